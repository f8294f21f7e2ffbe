"""The pages behind entries: which are to be read, and what stood there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from monitor.model import HeldEntry, PageDue
from monitor.stores import bulk
from monitor.stores.reading import entry_from
from monitor.stores.schema import Record, entries, feeds, pages, versions

_MOST_AT_ONCE = 500
_NEWEST = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest)
_DUE = (
    select(pages.c.tries, entries.c.id.label("row"), entries.c.guid, entries.c.latest, feeds.c.outlet)
    .add_columns(feeds.c.url.label("feed"), versions)
    .join_from(pages, entries)
    .join(feeds)
    .join(versions, _NEWEST)
    .where(pages.c.next_try_at <= bindparam("now"), feeds.c.listed)
    .where(or_(feeds.c.quiet_until.is_(None), feeds.c.quiet_until <= bindparam("now")))
    .order_by(pages.c.next_try_at, pages.c.entry_id)
    .limit(_MOST_AT_ONCE)
)
_READ = (
    select(entries.c.id.label("row"), entries.c.guid, entries.c.latest, entries.c.first_seen_at)
    .add_columns(feeds.c.outlet, pages.c.text.label("page"), versions)
    .join_from(pages, entries)
    .join(feeds)
    .join(versions, _NEWEST)
    .where(pages.c.read_at >= bindparam("since"))
)


class Pages:
    """The part of a transaction that reading pages uses."""

    _connection: Connection

    def want_pages(self, entry_ids: Sequence[int], now: datetime) -> None:
        """Let the pages of these entries be read."""
        rows = [{"entry_id": entry, "tries": 0, "next_try_at": now, "sentence": ""} for entry in entry_ids]
        bulk.add(self._connection, pages, rows)

    def due_pages(self, now: datetime) -> tuple[PageDue, ...]:
        """The pages that are to be read now, the longest waiting first."""
        return tuple(
            PageDue(
                id=row.row, outlet=row.outlet, feed=row.feed, entry=entry_from(row), version=row.latest, tries=row.tries
            )
            for row in self._connection.execute(_DUE, {"now": now})
        )

    def keep_page(self, entry_id: int, text: str, now: datetime) -> None:
        """What stands on the page; it is not asked for again."""
        row = update(pages).where(pages.c.entry_id == entry_id)
        self._connection.execute(row.values(text=text, read_at=now, next_try_at=None, sentence=""))

    def page_failed(self, entry_id: int, sentence: str, next_try_at: datetime | None) -> None:
        """Why the page could not be read, and when it is tried again, if it is."""
        row = update(pages).where(pages.c.entry_id == entry_id)
        self._connection.execute(row.values(sentence=sentence, next_try_at=next_try_at, tries=pages.c.tries + 1))

    def pages_since(self, since: datetime) -> Iterator[tuple[HeldEntry, str]]:
        """Every page read since then, with its entry."""
        for row in self._connection.execute(_READ, {"since": since}):
            one = HeldEntry(
                id=row.row, version=row.latest, entry=entry_from(row), outlet=row.outlet, first_seen=row.first_seen_at
            )
            yield one, row.page

    def page_texts(self, entry_ids: Collection[int]) -> dict[int, str]:
        """What stands on the pages of these entries."""
        wanted = select(pages.c.entry_id, pages.c.text).where(pages.c.text.is_not(None))
        found: dict[int, str] = {}
        for part in bulk.parts(sorted(entry_ids)):
            rows: Sequence[Record] = self._connection.execute(wanted.where(pages.c.entry_id.in_(part))).all()
            found.update((row.entry_id, row.text) for row in rows)
        return found
