"""Copies are found by sketches, stories are told apart by content; both say why."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Sketches, copies, links; stories are numbered after their first article, and only told ones are kept."""
    op.create_table(
        "sketches",
        sa.Column("hash", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("hash", "entry_id", name=op.f("pk_sketches")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("entry_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("of_entry", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_copies_entry_id")),
        sa.ForeignKeyConstraint(["of_entry"], ["entries.id"], name=op.f("fk_copies_of_entry")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_copies")),
    )
    op.create_table(
        "story_links",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("other", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["articles.id"], name=op.f("fk_story_links_one")),
        sa.ForeignKeyConstraint(["other"], ["articles.id"], name=op.f("fk_story_links_other")),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_story_links")),
    )
    op.execute("DELETE FROM story_articles")
    op.execute("DELETE FROM stories")
    op.add_column("stories", sa.Column("pinned_at", sa.DateTime(), nullable=True))
    op.add_column("story_articles", sa.Column("partner", sa.Integer(), nullable=True))
    op.add_column("story_articles", sa.Column("score", sa.Float(), nullable=True))
    op.add_column("story_articles", sa.Column("shared", sa.JSON(), nullable=False, server_default="[]"))
    told = (
        "SELECT DISTINCT a.id, a.first_seen_at FROM members JOIN matches m ON m.id = members.match_id "
        "JOIN entries e ON e.id = m.entry_id JOIN articles a ON a.id = e.article_id"
    )
    op.execute(f"INSERT INTO stories (id, began_at) {told}")
    op.execute(
        "INSERT INTO story_articles (article_id, story_id, at, method, reason) "  # noqa: S608 - constants of this file
        f"SELECT id, id, first_seen_at, 'alone/1', 'first article' FROM ({told})"
    )
