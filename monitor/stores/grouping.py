"""What telling copies and stories apart reads and writes: sketches, texts, stories with their reasons, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import itemgetter

from sqlalchemy import Connection, Select, and_, delete, func, select

from monitor.dated import plausible_date, plausible_time
from monitor.model import CarriedText, CopyFound, StoryArticle, StoryDecision, StoryLink
from monitor.stores import bulk
from monitor.stores.schema import (
    Record,
    copies,
    entries,
    feeds,
    matches,
    members,
    sketches,
    stories,
    story_articles,
    story_links,
    versions,
)

_ASKED = bulk.each("hashes")
_HELD = bulk.Ready(
    select(sketches.c.hash, sketches.c.entry_id).join_from(_ASKED, sketches, sketches.c.hash == _ASKED.c.value)
)
_NEWEST = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest)
_TEXT = (
    select(entries.c.id, entries.c.article_id, feeds.c.outlet, versions.c.title, versions.c.text)
    .add_columns(entries.c.first_seen_at, versions.c.published_at)
    .join_from(entries, feeds, feeds.c.id == entries.c.feed_id)
    .join(versions, _NEWEST)
)
_TEXTS = bulk.Ready(_TEXT.where(entries.c.id.in_(bulk.listed("ids"))))
_NEWEST_OF = (
    "SELECT versions.title, substr(versions.text, 1, ?) FROM entries JOIN versions ON versions.entry_id = entries.id "
    "AND versions.number = entries.latest WHERE entries.feed_id = ? ORDER BY entries.id DESC LIMIT ?"
)


class Grouping:
    """The part of a transaction that copies and stories use."""

    _connection: Connection

    # --- copies

    def sketched(self, hashes: Collection[int]) -> dict[int, list[int]]:
        """The entries that are to be found under each of the hashes."""
        found: dict[int, list[int]] = defaultdict(list)
        for value, entry in _HELD.rows(self._connection, hashes=sorted(hashes)):
            found[value].append(entry)
        return found

    def add_sketches(self, found: Iterable[tuple[int, int]]) -> None:
        """Let entries be found: pairs of hash and entry."""
        bulk.add_rows(self._connection, sketches, ("hash", "entry_id"), sorted(found, key=itemgetter(0)))

    def forget_sketches(self, before: datetime) -> None:
        """Entries first seen before then are no longer looked for."""
        oldest = select(func.min(entries.c.id)).where(entries.c.first_seen_at >= before)
        first = self._connection.execute(oldest).scalar()
        if first is not None:
            self._connection.execute(delete(sketches).where(sketches.c.entry_id < first))

    def texts(self, entry_ids: Collection[int]) -> dict[int, CarriedText]:
        """What these entries say now."""
        return {row[0]: _text(row) for row in _TEXTS.rows(self._connection, ids=sorted(entry_ids))}

    def texts_of(self, outlet: str, most: int, head: int) -> list[tuple[str, str]]:
        """The headlines of the newest entries of an outlet and the beginning of what they say, feed by feed."""
        found: list[tuple[str, str]] = []
        for (feed,) in self._connection.exec_driver_sql("SELECT id FROM feeds WHERE outlet = ?", (outlet,)):
            rows = self._connection.exec_driver_sql(_NEWEST_OF, (head, feed, most))
            found += ((title, text) for title, text in rows)
        return found

    def add_copies(self, found: Mapping[int, CopyFound]) -> None:
        """Why entries are copies."""
        rows = [
            {"entry_id": entry, "of_entry": copy.of, "score": copy.score, "runs": copy.runs, "passage": copy.passage,
             "agency": copy.agency}
            for entry, copy in found.items()
        ]  # fmt: skip
        bulk.add(self._connection, copies, rows)

    # --- stories

    def story_articles(self, fresh: Collection[int], since: datetime) -> tuple[StoryArticle, ...]:
        """These articles, and every article first seen since then that a digest tells, as their first entry tells
        them.
        """
        telling = (
            select(entries.c.article_id)
            .join_from(members, matches, matches.c.id == members.c.match_id)
            .join(entries, entries.c.id == matches.c.entry_id)
        )
        recent = set(self._connection.execute(telling.where(entries.c.first_seen_at >= since)).scalars())
        told = recent.union(
            article for part in bulk.parts(sorted(fresh))
            for article in self._connection.execute(telling.where(entries.c.article_id.in_(part))).scalars()
        )  # fmt: skip
        wanted = sorted(told.union(fresh))
        homes = self._homes(told)
        found: dict[int, StoryArticle] = {}
        first = _TEXT.order_by(entries.c.id)
        for row in self._in(first, wanted):
            if row.article_id not in found:
                found[row.article_id] = StoryArticle(
                    article=row.article_id, story=homes.get(row.article_id), outlet=row.outlet, title=row.title,
                    text=row.text, at=plausible_time(row.published_at, row.first_seen_at),
                )  # fmt: skip
        return tuple(found.values())

    def _homes(self, articles: Collection[int]) -> dict[int, int]:
        """The stories that articles are in."""
        home = select(story_articles.c.article_id, story_articles.c.story_id)
        found: dict[int, int] = {}
        for part in bulk.parts(sorted(articles)):
            rows = self._connection.execute(home.where(story_articles.c.article_id.in_(part)))
            found.update((article, story) for article, story in rows)
        return found

    def _in(self, statement: Select[tuple[object, ...]], articles: Sequence[int]) -> Iterator[Record]:
        for part in bulk.parts(articles):
            yield from self._connection.execute(statement.where(entries.c.article_id.in_(part)))

    def stream_texts(self, most: int) -> list[tuple[str, str]]:
        """The headlines and texts of the newest entries, matched or not."""
        newest = select(versions.c.title, versions.c.text).join_from(entries, versions, _NEWEST)
        rows = self._connection.execute(newest.order_by(entries.c.id.desc()).limit(most))
        return [(title, text) for title, text in rows]

    def story_links(self) -> tuple[StoryLink, ...]:
        """Everything a person said of articles."""
        return tuple(
            StoryLink(one=row.one, other=row.other, together=row.together)
            for row in self._connection.execute(select(story_links).order_by(story_links.c.one, story_links.c.other))
        )

    def pinned_stories(self) -> frozenset[int]:
        """The stories that take no more articles."""
        pinned = select(stories.c.id).where(stories.c.pinned_at.is_not(None))
        return frozenset(self._connection.execute(pinned).scalars())

    def keep_stories(self, decisions: Sequence[StoryDecision], now: datetime) -> None:
        """Write the stories of articles, each with its reason; what was decided of an article before is replaced."""
        wanted = sorted({decision.story for decision in decisions})
        held = {
            story for part in bulk.parts(wanted)
            for story in self._connection.execute(select(stories.c.id).where(stories.c.id.in_(part))).scalars()
        }  # fmt: skip
        bulk.add(self._connection, stories, [{"id": story, "began_at": now} for story in wanted if story not in held])
        for part in bulk.parts([decision.article for decision in decisions]):
            self._connection.execute(delete(story_articles).where(story_articles.c.article_id.in_(part)))
        rows = [
            {"article_id": one.article, "story_id": one.story, "at": now, "method": one.method, "reason": one.reason,
             "partner": one.partner, "score": one.score, "shared": list(one.shared)}
            for one in decisions
        ]  # fmt: skip
        bulk.add(self._connection, story_articles, rows)


def _text(row: bulk.Row) -> CarriedText:
    entry, article, outlet, title, text, seen, published = row
    dated = plausible_date(published, seen)
    return CarriedText(entry=entry, article=article, outlet=outlet, title=title, text=text, at=seen, dated=dated)
