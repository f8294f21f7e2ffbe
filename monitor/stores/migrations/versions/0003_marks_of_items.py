"""Entries remember what their items look like; the newest entries of a feed are found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A mark for each entry, and an index."""
    op.add_column("entries", sa.Column("mark", sa.Text(), nullable=False, server_default=""))
    op.create_index(op.f("ix_entries_feed_id"), "entries", ["feed_id"], unique=False)
