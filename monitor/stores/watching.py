"""What the watch over ourselves reads, and the alarms that it keeps: told once, at most daily again, and closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, insert, select, true, update

from monitor.model import CANARY_FEED, Alarm, AlarmKind, AlarmNews, Canary, NewsKind, Outcome, TopicHabit, Volume
from monitor.stores.schema import Record, alarms, digests, entries, feeds, matches, polls, topics

_BAND_DAYS = 28
_TOPIC_DAYS = 180
_SETTLED = timedelta(days=1)  # after which a clock that went back is believed
_UNTOLD = timedelta(seconds=1)  # told before it was raised: not told since


class Watching:
    """The part of a transaction that the watch uses."""

    _connection: Connection

    def newest_visit(self, now: datetime) -> datetime | None:
        """The latest moment that a visit was written at, by the clock of then.

        Moments ahead of now count until feeds were visited for a day by the clock that went before them.
        """
        ahead = self._connection.execute(select(func.max(polls.c.id)).where(polls.c.at > now)).scalar()
        since = and_(polls.c.id > ahead, polls.c.at < now - _SETTLED) if ahead is not None else false()
        is_settled = self._connection.execute(select(polls.c.id).where(since).limit(1)).first() is not None
        counted = polls.c.at <= now if is_settled else true()
        return self._connection.execute(select(func.max(polls.c.at)).where(counted)).scalar()

    def volumes(self, now: datetime) -> tuple[Volume, ...]:
        """New items of each listed feed on the full days (UTC) of the last four weeks, its first day apart."""
        today = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
        period = today - timedelta(days=_BAND_DAYS + 1)
        # A day counts when the feed was read on it: what was published while nobody looked comes a day late.
        read = self._by_day(polls.c.at, polls.c.feed_id, and_(polls.c.at >= period, polls.c.at < today,
                                                              polls.c.outcome != Outcome.FAILED))  # fmt: skip
        new = self._by_day(
            entries.c.first_seen_at, entries.c.feed_id,
            and_(entries.c.first_seen_at >= period, entries.c.first_seen_at < today),
        )  # fmt: skip
        yesterday = (today - timedelta(days=1)).date()
        listed = self._connection.execute(select(feeds.c.id, feeds.c.url, feeds.c.added_at).where(feeds.c.listed))
        return tuple(
            Volume(
                url=feed.url,
                before=tuple(new[feed.id].get(day, 0) for day in sorted(read[feed.id])
                             if feed.added_at.date() < day < yesterday),
                yesterday=(new[feed.id].get(yesterday, 0),) if yesterday in read[feed.id] else (),
            )
            for feed in listed
        )  # fmt: skip

    def _by_day(
        self, moment: ColumnElement[Any], feed: ColumnElement[Any], condition: ColumnElement[bool]
    ) -> dict[int, dict[date, int]]:
        day = func.date(moment)
        rows = self._connection.execute(select(feed, day, func.count()).where(condition).group_by(feed, day))
        counts: dict[int, dict[date, int]] = defaultdict(dict)
        for feed_id, on, count in rows:
            counts[feed_id][date.fromisoformat(str(on))] = count
        return counts

    def topic_habits(self, names: Collection[str], now: datetime) -> tuple[TopicHabit, ...]:
        """How regularly something was found on each of the topics in the last half year."""
        recent = and_(matches.c.topic.in_(names), matches.c.at >= now - timedelta(days=_TOPIC_DAYS))
        days = func.count(func.distinct(func.date(matches.c.at)))
        found = {
            row[0]: row
            for row in self._connection.execute(
                select(matches.c.topic, days, func.min(matches.c.at), func.max(matches.c.at))
                .where(recent)
                .group_by(matches.c.topic)
            )
        }
        held = self._connection.execute(select(topics).where(topics.c.name.in_(names)).order_by(topics.c.name))
        return tuple(TopicHabit(name=row.name, since=row.since, **_habit(found.get(row.name))) for row in held)

    def canary(self) -> Canary | None:
        """How far the newest canary story came; None when feeds.yaml wants none."""
        feed = self._connection.execute(select(feeds).where(feeds.c.url == CANARY_FEED, feeds.c.listed)).first()
        if feed is None:
            return None
        newest = select(entries).where(entries.c.feed_id == feed.id).order_by(entries.c.id.desc()).limit(1)
        entry = self._connection.execute(newest).first()
        if entry is None:
            return Canary(expected_since=feed.added_at)
        name = entry.guid.removesuffix("-of-monitor")
        matched = select(func.min(matches.c.at)).where(matches.c.entry_id == entry.id)
        matched_at = self._connection.execute(matched).scalar()
        after = and_(~digests.c.urgent, digests.c.composed_at >= (matched_at or entry.first_seen_at))
        issued = self._connection.execute(select(func.min(digests.c.composed_at)).where(after)).scalar()
        tells = and_(digests.c.composed_at >= entry.first_seen_at, digests.c.data.contains(name))
        told = self._connection.execute(select(func.min(digests.c.composed_at)).where(tells)).scalar()
        return Canary(expected_since=feed.added_at, name=name, read_at=entry.first_seen_at, matched_at=matched_at,
                      due_at=issued, told_at=told)  # fmt: skip

    # --- alarms

    def open_alarms(self) -> tuple[tuple[Alarm, datetime | None], ...]:
        """Every alarm that was raised and not closed, the urgent ones first, with the time when it was last told.

        None for one that came back and was not told since.
        """
        rows = self._connection.execute(
            select(alarms).where(alarms.c.closed_at.is_(None)).order_by(~alarms.c.urgent, alarms.c.id)
        )
        return tuple((_alarm(row), row.told_at if row.told_at >= row.raised_at else None) for row in rows)

    def ended_alarms(self, since: datetime) -> Mapping[str, datetime]:
        """When each alarm that ended since then, by its key, was last told to be over."""
        was_told = and_(alarms.c.closed_at > since, alarms.c.told_at >= alarms.c.raised_at)
        rows = self._connection.execute(select(alarms).where(was_told).order_by(alarms.c.closed_at))
        return {_alarm(row).key: row.closed_at for row in rows}

    def keep_alarms(self, news: Iterable[AlarmNews], now: datetime) -> None:
        """Write what is said of alarms now."""
        for item in news:
            alarm = item.alarm
            words = {"sentence": alarm.sentence, "step": alarm.step, "told_at": now}
            if item.kind is NewsKind.RAISED:
                words["told_at"] = now - _UNTOLD if item.quiet else now
                row = {"kind": alarm.kind, "subject": alarm.subject, "urgent": alarm.urgent, "since": alarm.since}
                self._connection.execute(insert(alarms).values(**row, **words, raised_at=now))
                continue
            same = and_(alarms.c.kind == alarm.kind, alarms.c.subject == alarm.subject, alarms.c.closed_at.is_(None))
            change = {"closed_at": now} if item.kind is NewsKind.CLOSED else words
            self._connection.execute(update(alarms).where(same).values(**change))


def _habit(row: Record | None) -> dict[str, Any]:
    if row is None:
        return {"days": 0, "first": None, "last": None}
    return {"days": row[1], "first": row[2], "last": row[3]}


def _alarm(row: Record) -> Alarm:
    return Alarm(
        kind=AlarmKind(row.kind), subject=row.subject, sentence=row.sentence, step=row.step, since=row.since,
        urgent=row.urgent,
    )  # fmt: skip
