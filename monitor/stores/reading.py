"""What people and re-matching read: search, and the entries held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, and_, func, select, true

from monitor.model import DeliveryState, Entry, HeldEntry, Hit
from monitor.stores import search
from monitor.stores.schema import Record, deliveries, digests, entries, feeds, matches, versions
from monitor.text import Phrase, snippet, spans_of

_BATCH, _NEWEST = 500, 20_000


class Reading:
    """The part of a transaction that only looks."""

    _connection: Connection

    def newest_tags(self) -> list[str]:
        """The tags that the newest entries have."""
        newest = select(versions.c.tags).order_by(versions.c.id.desc()).limit(_NEWEST).subquery()
        each = func.json_each(newest.c.tags).table_valued("value")
        return list(
            self._connection.execute(select(each.c.value).distinct().select_from(newest.join(each, true()))).scalars()
        )

    def search(self, phrases: tuple[Phrase, ...], limit: int) -> tuple[Hit, ...]:
        """The newest entries that contain every phrase, in whatever version."""
        found = search.find(self._connection, [" ".join(phrase) for phrase in phrases], limit)
        columns = (versions, entries.c.first_seen_at, feeds.c.outlet)
        rows = self._connection.execute(
            select(*columns)
            .join_from(versions, entries, entries.c.id == versions.c.entry_id)
            .join(feeds, feeds.c.id == entries.c.feed_id)
            .where(versions.c.id.in_(found))
            .order_by(entries.c.first_seen_at.desc(), entries.c.id.desc())
        ).all()
        return tuple(self._hit(row, phrases) for row in rows)

    def _hit(self, row: Record, phrases: tuple[Phrase, ...]) -> Hit:
        topics = select(matches.c.topic).where(matches.c.entry_id == row.entry_id).order_by(matches.c.id)
        return Hit(
            outlet=row.outlet,
            title=row.title,
            url=row.url,
            first_seen=row.first_seen_at,
            snippet=snippet(row.text, spans_of(row.text, phrases), 160),
            topics=tuple(self._connection.execute(topics).scalars()),
        )

    def last_times(self) -> dict[str, datetime | None]:
        """When a feed was last read, and a digest last issued."""
        ask = {"last_read": func.max(feeds.c.last_read_at), "last_digest": func.max(digests.c.composed_at)}
        return {name: self._connection.execute(select(moment)).scalar() for name, moment in ask.items()}

    def outbox(self) -> dict[str, int]:
        """How many deliveries wait, and how many were given up."""
        states = dict(map(tuple, self._connection.execute(select(deliveries.c.state, func.count()).group_by("state"))))
        over = {DeliveryState.SENT.value, DeliveryState.FAILED.value}
        waiting = sum(count for state, count in states.items() if state not in over)
        return {"deliveries_waiting": waiting, "deliveries_failed": states.get(DeliveryState.FAILED.value, 0)}

    def entries_since(self, since: datetime) -> Iterator[HeldEntry]:
        """Every entry still in its feed since then."""
        newest = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest)
        last = 0
        while True:
            rows = self._connection.execute(
                select(entries.c.guid, entries.c.latest, entries.c.first_seen_at, feeds.c.outlet, versions)
                .join_from(entries, versions, newest)
                .join(feeds, feeds.c.id == entries.c.feed_id)
                .where(entries.c.last_seen_at >= since, entries.c.id > last)
                .order_by(entries.c.id)
                .limit(_BATCH)
            ).all()
            for row in rows:
                yield HeldEntry(
                    id=row.entry_id,
                    version=row.latest,
                    entry=entry_from(row),
                    outlet=row.outlet,
                    first_seen=row.first_seen_at,
                )
            if len(rows) < _BATCH:
                return
            last = rows[-1].entry_id

    def topics_since(self, since: datetime) -> dict[int, frozenset[str]]:
        """The topics of every entry that is on any, of those still in their feeds since then, by their ids."""
        rows = self._connection.execute(
            select(matches.c.entry_id, matches.c.topic)
            .distinct()
            .join(entries, entries.c.id == matches.c.entry_id)
            .where(entries.c.last_seen_at >= since)
        )
        found: dict[int, set[str]] = defaultdict(set)
        for entry_id, topic in rows:
            found[entry_id].add(topic)
        return {entry_id: frozenset(topics) for entry_id, topics in found.items()}


def entry_from(row: Record) -> Entry:
    """An entry from a row with its guid and one version's columns."""
    return Entry(
        id=row.guid, url=row.url, title=row.title, text=row.text, author=row.author, published=row.published_at,
        updated=row.updated_at, language=row.language, tags=tuple(row.tags),
    )  # fmt: skip
