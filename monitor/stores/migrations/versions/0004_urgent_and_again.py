"""Digests outside the schedule; deliveries that a person asked for again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two columns."""
    op.add_column("digests", sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.text("0")))
    op.add_column("deliveries", sa.Column("again_at", sa.DateTime(), nullable=True))
