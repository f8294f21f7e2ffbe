"""What a digest only counts as left out is not told: a later digest may tell it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of older issues it is not known any more: all of theirs count as told."""
    op.add_column("members", sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.true()))
