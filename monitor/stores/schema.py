"""The tables. A change here is a migration in `migrations/versions/`; a test holds the two together.

Rows of `polls`, `versions`, `matches`, `members`, `digests` and `receipts` are never updated; a person who parts a copy
takes its rows out of `members`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
    true,
)
from sqlalchemy.types import TypeDecorator

HEAD = "0011"  # the newest migration; opening an older ledger upgrades it, a newer one is refused


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime; the database holds it without zone."""

    impl = DateTime
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None]:  # noqa: ARG002 - its signature
        return _written

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None]:  # noqa: ARG002 - its signature
        return _read


@lru_cache(maxsize=4096)  # one visit writes the same moment a hundred times
def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


@lru_cache(maxsize=4096)
def _read(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written).replace(tzinfo=UTC)


OUTBOX = "outbox"  # what the hold on deliveries is called
Record = Any  # a row of a statement: its columns come from the tables, which the type checker cannot see

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)


# A feed and what we know of it: the state between two polls.
feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("outlet", Text, nullable=False),
    Column("listed", Boolean, nullable=False, default=True),  # still in feeds.yaml
    Column("added_at", Instant, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", Text),
    Column("format", Text, nullable=False, default=""),
    Column("next_poll_at", Instant),
    Column("last_poll_at", Instant),
    Column("last_read_at", Instant),
    Column("last_new_at", Instant),
    Column("failing_since", Instant),
    Column("failures", Integer, nullable=False, default=0),
    Column("failure", Text),
    Column("sentence", Text, nullable=False, default=""),
    Column("site", Text, nullable=False),  # registrable domain: what politeness is owed to
    Column("quiet_until", Instant),
    Column("last_full_at", Instant),
    Column("moved_to", Text),
    Column("moved_since", Instant),
    Column("moved_count", Integer, nullable=False, default=0),
    Column("poll_url", Text),
    Column("habit", JSON),
    Column("rhythm", JSON),
    Column("problems", JSON, nullable=False, default=list),
    Column("hub", Text, nullable=False, default="", server_default=""),  # that it named last, and by which address
    Column("topic", Text, nullable=False, default="", server_default=""),
    Column("pushed_at", Instant),  # when its hub last brought something new
    Column("pushed_until", Instant),
    Index(None, "next_poll_at"),
    Index(None, "site"),
)

# One visit to a feed.
polls = Table(
    "polls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("failure", Text),
    Column("sentence", Text, nullable=False, default=""),
    Column("seconds", Float, nullable=False),
    Column("entries", Integer, nullable=False, default=0),
    Column("known", Integer, nullable=False, default=0, server_default="0"),
    Column("overlap", Integer, nullable=False, default=0, server_default="0"),
    Column("rejected", Integer, nullable=False, default=0, server_default="0"),
    Column("new", Integer, nullable=False, default=0),
    Column("changed", Integer, nullable=False, default=0),
    Column("matches", Integer, nullable=False, default=0),
    Column("folded", Integer, nullable=False, default=0),
    Column("wire_bytes", Integer, nullable=False, default=0),
    Column("gap_suspected", Boolean, nullable=False, default=False),
    Column("gap_closed", Boolean, nullable=False, default=False),
    Column("pushed", Boolean, nullable=False, default=False, server_default=text("0")),  # no visit: its hub sent it
    Column("problems", JSON, nullable=False, default=list),
    Index(None, "feed_id", "at"),
    Index(None, "at"),
)

# What is agreed with a hub that pushes what a feed publishes.
hub_subscriptions = Table(
    "hub_subscriptions",
    metadata,
    Column("token", Text, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False, index=True),
    Column("hub", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("callback", Text, nullable=False),
    Column("secret", Text, nullable=False),  # ours alone: it only proves that a push is the hub's
    Column("state", Text, nullable=False),
    Column("until", Instant),
    Column("next_try_at", Instant),
    Column("failures", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
)

# A text, wherever it was published.
articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first_seen_at", Instant, nullable=False),
)

# What identifies an article: its addresses, ids and words.
article_keys = Table(
    "article_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("seen_at", Instant, nullable=False),
)

# By which runs of words copies are found: the smallest hashes of each entry's text, for a week.
sketches = Table(
    "sketches",
    metadata,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("entry_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Why an entry is a copy of another one.
copies = Table(
    "copies",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column("of_entry", ForeignKey("entries.id"), nullable=False),
    Column("score", Float, nullable=False),  # share of the shorter text's runs that stand in both
    Column("runs", Integer, nullable=False),
    Column("passage", Text, nullable=False),
    Column("agency", Text, nullable=False, default=""),
)

# An event in the news, numbered after its first article. An article that no digest told yet has none.
stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("began_at", Instant, nullable=False),
    Column("pinned_at", Instant),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("method", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("partner", Integer),
    Column("score", Float),
    Column("shared", JSON, nullable=False, default=list, server_default="[]"),
)

# What a person said of two articles: one story, or two.
story_links = Table(
    "story_links",
    metadata,
    Column("one", ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    Column("other", ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    Column("together", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

# What a person decided of stories and copies, with the rows as they were before, so that it can be taken back.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stories", JSON, nullable=False),
    Column("articles", JSON, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("before", JSON, nullable=False),
    Column("undone_at", Instant),
)

# An item as one feed publishes it. What it said, and when, is in `versions`.
entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False),
    Column("guid", Text, nullable=False),
    Column("first_seen_at", Instant, nullable=False, index=True),
    Column("last_seen_at", Instant, nullable=False),
    Column("latest", Integer, nullable=False, default=1),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("article_method", Text, nullable=False),
    Column("article_reason", Text, nullable=False),
    Column("mark", Text, nullable=False, server_default=""),  # of the item as its document had it last
    Column("gone_at", Instant),  # when it left its feed before its turn
    UniqueConstraint("feed_id", "guid"),
    Index(None, "feed_id"),  # holds the ids in order too: the newest entries of a feed are found at once
)

# What a feed showed last: the rows of its entries, newest first.
windows = Table(
    "windows",
    metadata,
    Column("feed_id", ForeignKey("feeds.id"), primary_key=True),
    Column("entries", JSON, nullable=False),
)

# Every text an entry ever had.
versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("hash", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("published_at", Instant),
    Column("updated_at", Instant),
    Column("language", Text),
    Column("tags", JSON, nullable=False),
    UniqueConstraint("entry_id", "number"),
)

# The page behind an entry, where its outlet asks for pages: waiting while it has a next time, else read or given up.
pages = Table(
    "pages",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("next_try_at", Instant, index=True),
    Column("read_at", Instant, index=True),
    Column("text", Text),
    Column("sentence", Text, nullable=False),
)

# The topics as last matched, so that an edited topic is matched against what is held.
topics = Table(
    "topics",
    metadata,
    Column("name", Text, primary_key=True),
    Column("queries", JSON, nullable=False),
    Column("since", Instant, nullable=False),
)

matches = Table(
    "matches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("topic", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("spans", JSON, nullable=False),
    UniqueConstraint("entry_id", "topic"),
    Index(None, "topic"),
)

# One issue of a subscription, frozen.
digests = Table(
    "digests",
    metadata,
    Column("id", Text, primary_key=True),
    Column("subscription", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("urgent", Boolean, nullable=False, default=False, server_default=text("0")),  # outside the schedule
    Column("composed_at", Instant, nullable=False),
    Column("subject", Text, nullable=False),
    Column("data", Text, nullable=False),
    UniqueConstraint("subscription", "slot"),
)

# Which matches a digest tells: each one in exactly one digest of a subscription.
members = Table(
    "members",
    metadata,
    Column("subscription", Text, primary_key=True),
    Column("match_id", ForeignKey("matches.id"), primary_key=True),
    Column("digest_id", ForeignKey("digests.id"), nullable=False, index=True),
    Column("told", Boolean, nullable=False, server_default=true()),  # or only counted, as left out
)

# One digest to one destination; id and payload are frozen before the first attempt.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest_id", ForeignKey("digests.id"), nullable=False),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("created_at", Instant, nullable=False),
    Column("again_at", Instant),  # when a person asked for it again
    Column("next_attempt_at", Instant),
    Column("detail", Text, nullable=False, default=""),
    UniqueConstraint("digest_id", "channel", "address"),
    CheckConstraint("state IN ('ready','sending','deferred','unknown','sent','failed')", name="state"),
    # A delivery that is not over always has a next time: nothing waits unseen.
    CheckConstraint("state IN ('sent','failed') OR next_attempt_at IS NOT NULL", name="next"),
    Index(None, "state", "next_attempt_at"),
)

# Every attempt's end, with the other side's words.
receipts = Table(
    "receipts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery_id", ForeignKey("deliveries.id"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

# What was said to be wrong, from when until when, so that it is said once, at most daily again, and taken back.
alarms = Table(
    "alarms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("since", Instant, nullable=False),
    Column("raised_at", Instant, nullable=False),
    Column("told_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Index(None, "closed_at"),
)

# What is held back until a person lets it go: the outbox after a restore.
holds = Table(
    "holds",
    metadata,
    Column("name", Text, primary_key=True),
    Column("since", Instant, nullable=False),
)
