"""The pages behind entries."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Pages that wait, were read, or were given up."""
    op.create_table(
        "pages",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_pages_entry_id_entries")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_pages")),
    )
    op.create_index(op.f("ix_pages_next_try_at"), "pages", ["next_try_at"], unique=False)
    op.create_index(op.f("ix_pages_read_at"), "pages", ["read_at"], unique=False)
