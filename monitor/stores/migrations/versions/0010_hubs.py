"""Hubs push what feeds publish: what feeds name, what is agreed, what came."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All visits until now were visits."""
    op.add_column("feeds", sa.Column("hub", sa.Text(), server_default="", nullable=False))
    op.add_column("feeds", sa.Column("topic", sa.Text(), server_default="", nullable=False))
    op.add_column("feeds", sa.Column("pushed_at", sa.DateTime(), nullable=True))
    op.add_column("feeds", sa.Column("pushed_until", sa.DateTime(), nullable=True))
    op.add_column("polls", sa.Column("pushed", sa.Boolean(), server_default=sa.text("0"), nullable=False))
    op.create_table(
        "hub_subscriptions",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("hub", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("callback", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("next_try_at", sa.DateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_hub_subscriptions_feed_id")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_hub_subscriptions")),
    )
    op.create_index(op.f("ix_hub_subscriptions_feed_id"), "hub_subscriptions", ["feed_id"])
