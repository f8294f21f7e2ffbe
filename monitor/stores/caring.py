"""What keeps the ledger in good order: the outbox on hold after a restore, and what is old forgotten bit by bit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    delete,
    exists,
    insert,
    or_,
    select,
    text,
    update,
)

from monitor.model import Breach, DeliveryState, Outcome, Receipt
from monitor.stores import search, verifying
from monitor.stores.schema import (
    OUTBOX,
    articles,
    deliveries,
    digests,
    entries,
    feeds,
    holds,
    matches,
    members,
    metadata,
    polls,
    receipts,
    stories,
    story_articles,
    versions,
)

_YESTERDAY, _WEEKS_AGO = timedelta(hours=20), timedelta(days=35)
LONGER = 5  # matches and digests are kept so many times as long as the rest
_WAITING = (DeliveryState.READY, DeliveryState.DEFERRED, DeliveryState.UNKNOWN, DeliveryState.SENDING)


class Caring:
    """The part of a transaction that looks after the ledger itself."""

    _connection: Connection

    # --- the outbox on hold

    def hold_outbox(self, now: datetime) -> None:
        """Send nothing until `release_outbox`."""
        self._connection.execute(delete(holds).where(holds.c.name == OUTBOX))
        self._connection.execute(insert(holds).values(name=OUTBOX, since=now))

    def held_since(self) -> datetime | None:
        """Since when nothing is sent; None when all is as usual."""
        return self._connection.execute(select(holds.c.since).where(holds.c.name == OUTBOX)).scalar()

    def release_outbox(self) -> None:
        """Send again what waits."""
        self._connection.execute(delete(holds).where(holds.c.name == OUTBOX))

    def give_up_waiting(self, why: str, now: datetime) -> int:
        """Mark everything that waits as given up, with the reason; how many deliveries that were."""
        waiting = deliveries.c.state.in_(_WAITING)
        rows = self._connection.execute(select(deliveries.c.id, deliveries.c.attempts).where(waiting)).all()
        receipt = Receipt(state=DeliveryState.FAILED, detail=why)
        for row in rows:
            given_up = {"state": receipt.state, "detail": why, "next_attempt_at": None}
            self._connection.execute(update(deliveries).where(deliveries.c.id == row.id).values(**given_up))
            told = {"delivery_id": row.id, "at": now, "attempt": row.attempts, "state": receipt.state, "detail": why}
            self._connection.execute(insert(receipts).values(**told))
        return len(rows)

    # --- forgetting

    def clock_is_proven(self, now: datetime) -> bool:
        """Whether feeds were visited in the weeks before yesterday by this clock: not by one that just jumped ahead.

        Before anything is deleted for its age this must hold, as a wrong clock makes everything old.
        """
        days = polls.c.at.between(now - _WEEKS_AGO, now - _YESTERDAY)
        return bool(self._connection.execute(select(exists().where(days))).scalar())

    def forget(self, now: datetime, keep: timedelta, at_most: int) -> int:
        """Delete a bounded number of rows that are older than `keep`; how many there were, 0 when all is done.

        Matches, with their entries, and digests, with their deliveries, are kept five times as long; what stands
        in a feed still, and the newest digest of each name, for ever.
        """
        if not self.clock_is_proven(now):
            return 0
        old, very_old = now - keep, now - keep * LONGER
        for table, wanted in (
            (polls, select(polls.c.id).where(polls.c.at < old)),  # before the entries: their sums are checked
            (matches, _old_matches(very_old)),  # before the digests: a match whose digest is gone would be told again
            (digests, _old_digests(very_old)),
            (entries, _old_entries(old)),
            (articles, _without(articles, entries.c.article_id)),
            (stories, _without(stories, story_articles.c.story_id)),
            (feeds, _left_feeds()),
        ):
            ids = self._connection.execute(wanted.order_by(table.c.id).limit(at_most)).scalars().all()
            if ids:
                self._cut(table, ids)
                return len(ids)
        return 0

    def _cut(self, table: Table, ids: Sequence[object]) -> None:
        """Delete rows and whatever refers to them, whichever table it stands in."""
        for child in metadata.sorted_tables:
            for column in child.columns:
                if any(key.column.table is table for key in column.foreign_keys):
                    self._cut_children(child, column, ids)
        if table is versions:
            rows = select(versions.c.id, versions.c.title, versions.c.text).where(versions.c.id.in_(ids))
            search.forget(self._connection, [(row.id, row.title, row.text) for row in self._connection.execute(rows)])
        for start in range(0, len(ids), 500):
            self._connection.execute(delete(table).where(table.c.id.in_(ids[start : start + 500])))

    def _cut_children(self, child: Table, column: Column[object], ids: Sequence[object]) -> None:
        for start in range(0, len(ids), 500):
            mine = column.in_(ids[start : start + 500])
            if "id" in child.c:
                children = self._connection.execute(select(child.c.id).where(mine)).scalars().all()
                if children:
                    self._cut(child, children)
            else:
                self._connection.execute(delete(child).where(mine))

    def quick_check(self) -> str:
        """What is wrong with the file at first sight; "" when nothing is."""
        said = self._connection.execute(text("PRAGMA quick_check(1)")).scalar()
        return "" if said == "ok" else str(said)

    def breaches(self) -> tuple[Breach, ...]:
        """Every promise that does not hold, with examples."""
        return tuple(verifying.breaches(self._connection))


def _old_digests(before: datetime) -> Select[tuple[str]]:
    later = digests.alias()
    superseded = exists().where(later.c.subscription == digests.c.subscription, later.c.due_at > digests.c.due_at)
    waits = exists().where(deliveries.c.digest_id == digests.c.id, deliveries.c.state.in_(_WAITING))
    tells = exists().where(members.c.digest_id == digests.c.id)
    return select(digests.c.id).where(digests.c.composed_at < before, superseded, ~waits, ~tells)


def _old_matches(before: datetime) -> Select[tuple[int]]:
    """Matches whose digests are old, or that no digest ever asked for."""
    telling = and_(members.c.match_id == matches.c.id, members.c.digest_id == digests.c.id)
    told = exists().where(telling, digests.c.composed_at >= before)
    gone = exists().where(entries.c.id == matches.c.entry_id, entries.c.last_seen_at < before, _has_left())
    return select(matches.c.id).where(matches.c.at < before, gone, ~told)


def _old_entries(before: datetime) -> Select[tuple[int]]:
    matched = exists().where(matches.c.entry_id == entries.c.id)
    old = and_(entries.c.first_seen_at < before, entries.c.last_seen_at < before)
    return select(entries.c.id).where(old, ~matched, _has_left())


def _has_left() -> ColumnElement[bool]:
    """Whether an entry stands in its feed no more: a later reading did not show it, or the feed itself was taken out.

    A feed that says "unchanged" for a year still shows what it showed; forgotten, it would all be news again.
    """
    later = and_(polls.c.feed_id == entries.c.feed_id, polls.c.at > entries.c.last_seen_at)
    shown_without_it = exists().where(later, polls.c.outcome == Outcome.READ, ~polls.c.pushed)
    return or_(shown_without_it, exists().where(feeds.c.id == entries.c.feed_id, ~feeds.c.listed))


def _without(table: Table, reference: Column[int]) -> Select[tuple[int]]:
    return select(table.c.id).where(~exists().where(reference == table.c.id))


def _left_feeds() -> Select[tuple[int]]:
    """Feeds that are no longer listed and of which nothing is left."""
    kept = or_(exists().where(entries.c.feed_id == feeds.c.id), exists().where(polls.c.feed_id == feeds.c.id))
    return select(feeds.c.id).where(~feeds.c.listed, ~kept)
