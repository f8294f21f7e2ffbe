"""What the visits of a period covered, counted from what they wrote: nothing here is remembered, all is proved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, bindparam, func, select, true

from monitor.model import CANARY_FEED, Coverage, FeedCoverage, Gap, Outage, Outcome
from monitor.stores import bulk
from monitor.stores.schema import Record, entries, feeds, matches, polls

_CANARY = select(feeds.c.id).where(feeds.c.url == CANARY_FEED)  # not news: it is counted nowhere
_VISIT = ~polls.c.pushed  # what a hub brings says nothing of how the feed itself answers
_INSTANT = timedelta(microseconds=1)
_LAST_READ = bulk.Ready(
    select(polls.c.at)
    .where(polls.c.feed_id == bindparam("feed"), polls.c.outcome == Outcome.READ, _VISIT)
    .order_by(polls.c.at.desc())
    .limit(1)
)
_SHOWN_AT = bulk.Ready(
    select(func.count())
    .select_from(entries)
    .where(entries.c.feed_id == bindparam("feed"), entries.c.guid.in_(bulk.listed("guids")))
    .where(entries.c.first_seen_at <= bindparam("at"), entries.c.last_seen_at >= bindparam("at"))
)
_TOLD_FROM = timedelta(hours=1)  # a shorter outage that is over is no news


class Covering:
    """The part of a transaction that says what was covered."""

    _connection: Connection

    def coverage(
        self,
        since: datetime | None,
        until: datetime,
        topics: Collection[str] | None = None,
        outlet: str | None = None,
    ) -> Coverage:
        """What the visits of the period brought: all topics or these, all outlets listed or this one."""
        listed = self._listed(outlet)
        in_period = and_(_within(polls.c.at, since, until), polls.c.feed_id.not_in(_CANARY))
        if outlet is not None:
            in_period = and_(in_period, polls.c.feed_id.in_([row.id for row in listed]))
        answered = self._connection.execute(
            select(polls.c.feed_id).where(in_period, _VISIT, polls.c.outcome != Outcome.FAILED).distinct()
        )
        read = set(answered.scalars())
        return Coverage(
            since=since,
            until=until,
            outlets=len({row.outlet for row in listed}),
            outlets_read=len({row.outlet for row in listed if row.id in read}),
            feeds=len(listed),
            feeds_read=sum(row.id in read for row in listed),
            outages=tuple(_outage(row) for row in listed if row.failing_since is not None),
            recovered=self._recovered(listed, since, until),
            gaps=self._gaps(listed, in_period),
            unvisited=tuple(dict.fromkeys(row.outlet for row in listed if row.last_poll_at is None)),
            **self._counts(since, until, in_period, topics, [row.id for row in listed] if outlet else None),
        )

    def overlap(self, feed_id: int, guids: Collection[str]) -> int:
        """How many of the entries the feed showed at its last reading too."""
        last = _LAST_READ.value(self._connection, feed=feed_id)
        if last is None:
            return 0
        return int(_SHOWN_AT.value(self._connection, feed=feed_id, guids=sorted(guids), at=last))

    def _listed(self, outlet: str | None) -> Sequence[Record]:
        mine = feeds.c.outlet == outlet if outlet is not None else true()
        mine = and_(mine, feeds.c.url != CANARY_FEED)
        return self._connection.execute(select(feeds).where(feeds.c.listed, mine).order_by(feeds.c.outlet)).all()

    # --- entries: each seen one has one outcome

    def _counts(
        self,
        since: datetime | None,
        until: datetime,
        in_period: ColumnElement[bool],
        topics: Collection[str] | None,
        only: Sequence[int] | None,
    ) -> dict[str, Any]:
        """Every count of a coverage. The outcomes are counted one by one, so that their sum proves something."""
        mine = entries.c.feed_id.in_(only) if only is not None else entries.c.feed_id.not_in(_CANARY)
        seen = and_(mine, _after(entries.c.last_seen_at, since), entries.c.first_seen_at <= until)
        matched, on_topic = self._on_topic(seen, topics)
        visits = self._connection.execute(
            select(func.count().filter(_VISIT), func.coalesce(func.sum(polls.c.new), 0)).where(in_period)
        ).one()
        return {
            "polls": visits[0],
            "entries_reported": visits[1],
            "entries": self._count(entries, seen),
            "entries_new": self._count(entries, and_(mine, _within(entries.c.first_seen_at, since, until))),
            "matched": matched,
            "copies": on_topic - matched,
            "unmatched": self._count(entries, and_(seen, ~_has_match(entries.c.id, topics))),
            "rejected": self._rejected(in_period),
        }

    def _on_topic(self, seen: ColumnElement[bool], topics: Collection[str] | None) -> tuple[int, int]:
        """Of the entries seen: how many are on a topic as the first of their article, and how many at all."""
        earlier = entries.alias()
        of_its_article = and_(earlier.c.article_id == entries.c.article_id, earlier.c.id < entries.c.id)
        is_later = select(earlier.c.id).where(of_its_article, _has_match(earlier.c.id, topics)).exists()
        rows = self._connection.execute(
            select(~is_later, func.count()).where(seen, _has_match(entries.c.id, topics)).group_by(~is_later)
        )
        counts: dict[bool, int] = {bool(is_first): count for is_first, count in rows}
        return counts.get(True, 0), sum(counts.values())

    def _rejected(self, in_period: ColumnElement[bool]) -> int:
        """Entries that feeds showed beyond what is kept: of each feed the most at once, as visits repeat them."""
        most = select(func.max(polls.c.rejected).label("most")).where(in_period).group_by(polls.c.feed_id).subquery()
        return int(self._connection.execute(select(func.coalesce(func.sum(most.c.most), 0))).scalar_one())

    def _count(self, table: FromClause, condition: ColumnElement[bool]) -> int:
        return int(self._connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one())

    # --- what is missing

    def _gaps(self, listed: Sequence[Record], in_period: ColumnElement[bool]) -> tuple[Gap, ...]:
        """Every gap that is still open, between the visit that found it and the last answered one before."""
        by_id = {row.id: row for row in listed}
        found = self._connection.execute(
            select(polls.c.feed_id, polls.c.at)
            .where(in_period, polls.c.gap_suspected, ~polls.c.gap_closed)
            .order_by(polls.c.at)
        ).all()
        return tuple(
            Gap(outlet=by_id[row.feed_id].outlet, url=by_id[row.feed_id].url,
                since=self._answered_before(row.feed_id, row.at - _INSTANT), until=row.at)
            for row in found if row.feed_id in by_id
        )  # fmt: skip

    def _answered_before(self, feed_id: int, moment: datetime) -> datetime | None:
        before = and_(polls.c.feed_id == feed_id, polls.c.at <= moment, polls.c.outcome != Outcome.FAILED, _VISIT)
        return self._connection.execute(select(func.max(polls.c.at)).where(before)).scalar()

    def _recovered(self, listed: Sequence[Record], since: datetime | None, until: datetime) -> tuple[Outage, ...]:
        """The outages that an answer within the period ended, from their first failure, which may be before it."""
        in_period = _within(polls.c.at, since, until)
        failed = select(polls.c.feed_id).where(in_period, _VISIT, polls.c.outcome == Outcome.FAILED).distinct()
        troubled = {*self._connection.execute(failed).scalars(), *self._failing_at(since)}
        over = [
            Outage(outlet=feed.outlet, url=feed.url, since=first.at, sentence=last.sentence, until=end)
            for feed in listed if feed.id in troubled
            for first, last, end in _ended(self._visits_around(feed.id, since, until))
        ]  # fmt: skip
        return tuple(sorted(over, key=lambda outage: (outage.outlet.casefold(), outage.since)))

    def _failing_at(self, moment: datetime | None) -> list[int]:
        """The feeds whose last visit until then failed."""
        if moment is None:
            return []
        before = and_(polls.c.feed_id == feeds.c.id, polls.c.at <= moment, _VISIT)
        last = select(polls.c.outcome).where(before).order_by(polls.c.at.desc(), polls.c.id.desc()).limit(1)
        found = select(feeds.c.id).where(last.scalar_subquery() == Outcome.FAILED)
        return list(self._connection.execute(found).scalars())

    def _visits_around(self, feed_id: int, since: datetime | None, until: datetime) -> Sequence[Record]:
        """The visits to a feed in the period, and before it back to the last answered one."""
        begin = self._answered_before(feed_id, since) if since is not None else None
        return self._connection.execute(
            select(polls.c.at, polls.c.outcome, polls.c.sentence)
            .where(polls.c.feed_id == feed_id, _VISIT, _within(polls.c.at, begin, until))
            .order_by(polls.c.at, polls.c.id)
        ).all()

    # --- feed by feed

    def feed_coverage(self, since: datetime | None, until: datetime, outlet: str | None) -> tuple[FeedCoverage, ...]:
        """What each listed feed's visits brought in the period."""
        return tuple(self._feed_coverage(row, since, until) for row in self._listed(outlet))

    def _feed_coverage(self, feed: Record, since: datetime | None, until: datetime) -> FeedCoverage:
        mine = and_(polls.c.feed_id == feed.id, _within(polls.c.at, since, until))
        columns = (polls.c.at, polls.c.outcome, polls.c.new, polls.c.known, polls.c.overlap, polls.c.pushed)
        found = self._connection.execute(select(*columns).where(mine).order_by(polls.c.at, polls.c.id)).all()
        visits = [row for row in found if not row.pushed]
        answered = [visit for visit in visits if visit.outcome != Outcome.FAILED]
        overlaps = [visit.overlap for visit in answered if visit.outcome == Outcome.READ and visit.known]
        pauses = [later.at - earlier.at for earlier, later in pairwise(answered)]
        return FeedCoverage(
            outlet=feed.outlet,
            url=feed.url,
            visits=len(visits),
            failed=len(visits) - len(answered),
            entries_new=sum(row.new for row in found),
            least_overlap=min(overlaps, default=None),
            longest_pause=max(pauses, default=None),
        )


def _ended(visits: Sequence[Record]) -> list[tuple[Record, Record, datetime]]:
    """The runs of failures that an answer ended and that lasted: first failure, last failure, answer."""
    found, run = [], list[Any]()
    for visit in visits:
        if visit.outcome == Outcome.FAILED:
            run.append(visit)
            continue
        if run and visit.at - run[0].at >= _TOLD_FROM:
            found.append((run[0], run[-1], visit.at))
        run = []
    return found


def _outage(row: Record) -> Outage:
    return Outage(outlet=row.outlet, url=row.url, since=row.failing_since, sentence=row.sentence)


def _has_match(entry: ColumnElement[int], topics: Collection[str] | None) -> ColumnElement[bool]:
    on_topic = true() if topics is None else matches.c.topic.in_(topics)
    return select(matches.c.id).where(matches.c.entry_id == entry, on_topic).exists()


def _after(column: ColumnElement[Any], since: datetime | None) -> ColumnElement[bool]:
    return column > since if since is not None else true()


def _within(column: ColumnElement[Any], since: datetime | None, until: datetime) -> ColumnElement[bool]:
    return and_(column <= until, _after(column, since))
