"""What a feed shows, what left it before its turn, and what it says of when to ask again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table of windows, and two columns."""
    op.create_table(
        "windows",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_windows_feed_id_feeds")),
        sa.PrimaryKeyConstraint("feed_id", name=op.f("pk_windows")),
    )
    op.add_column("entries", sa.Column("gone_at", sa.DateTime(), nullable=True))
    op.add_column("feeds", sa.Column("rhythm", sa.JSON(), nullable=True))
