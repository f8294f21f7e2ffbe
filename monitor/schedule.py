"""When to poll, compose and retry next. Pure: `now` is an argument, all results are aware UTC."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from monitor.model import FeedState, Schedule, Slot

DAY = timedelta(days=1)
_LONGEST_INTERVAL = DAY
_RETRIES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30))
_HOURLY = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(hours=48)
UNKNOWN_RETRY = timedelta(minutes=10)


# --- slots ------------------------------------------------------------------------------------------------


def latest_slot(schedule: Schedule, now: datetime) -> Slot:
    """The newest slot that is due at `now`."""
    return max(_due_by(schedule, now), key=lambda slot: slot.due)


def next_slot(schedule: Schedule, now: datetime) -> Slot:
    """The first slot that is not due yet."""
    return min((slot for slot in _around(schedule, now) if slot.due > now), key=lambda slot: slot.due)


def due_slot(schedule: Schedule, now: datetime, newest_issued: datetime | None) -> Slot | None:
    """The slot to issue now, or None: the latest one, unless it or a later one has been issued.

    Slots that were slept through are not issued one by one: one issue tells all that waits. A clock set
    back never opens a slot again.
    """
    slot = latest_slot(schedule, now)
    return slot if newest_issued is None or slot.due > newest_issued else None


def _due_by(schedule: Schedule, now: datetime) -> list[Slot]:
    return [slot for slot in _around(schedule, now) if slot.due <= now]


def _around(schedule: Schedule, now: datetime) -> list[Slot]:
    """Every slot from nine days before to nine days after `now`: at least one on each side."""
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    days = (today + DAY * offset for offset in range(-9, 10))
    return [_slot(day, at, schedule.zone) for day in days if day.weekday() in schedule.days for at in schedule.times]


def _slot(day: date, at: time, zone: str) -> Slot:
    """A local date and time as a slot, due at the first instant whose local time is not before it.

    In the doubled hour of autumn the first one counts; a time that spring skips is due when the gap ends.
    """
    local = datetime.combine(day, at, ZoneInfo(zone))
    due = local.astimezone(UTC)
    if due.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        due = _end_of_gap(local)
    return Slot(key=f"{day.isoformat()}T{at:%H:%M}", due=due)


def _end_of_gap(local: datetime) -> datetime:
    """The instant at which the clock jumps over a local time that does not exist."""
    before = local.replace(fold=0).utcoffset() or timedelta()
    after = local.replace(fold=1).utcoffset() or timedelta()
    low = local.replace(tzinfo=UTC) - max(before, after)
    high = local.replace(tzinfo=UTC) - min(before, after)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(local.tzinfo).replace(tzinfo=None) >= local.replace(tzinfo=None):
            high = middle
        else:
            low = middle
    return high.replace(microsecond=0)


# --- polls ------------------------------------------------------------------------------------------------


def next_poll(
    url: str, every: timedelta, failures: int, now: datetime, retry_after: timedelta | None = None
) -> datetime:
    """When to visit a feed again: its interval, stretched by each failure in a row to at most a day.

    A feed is never switched off. The server's wish to be left alone is honoured up to a day. Jitter of
    ±10 % comes from the address, so that a thousand feeds of one interval do not fall on one second.
    """
    interval = min(every * (1 + failures), max(every, _LONGEST_INTERVAL))
    interval = max(interval, min(retry_after or timedelta(), _LONGEST_INTERVAL))
    return now + interval * (0.9 + 0.2 * _fraction(url))


def spread(feeds: Sequence[FeedState]) -> list[FeedState]:
    """The feeds in turns by host, so that one slow host with many feeds does not hold up all others."""
    turns: Counter[str] = Counter()
    order: list[tuple[int, int]] = []
    for position, feed in enumerate(feeds):
        host = urlsplit(feed.url).netloc
        order.append((turns[host], position))
        turns[host] += 1
    return [feeds[position] for _, position in sorted(order)]


def _fraction(url: str) -> float:
    """A number in 0…1 that is always the same for an address."""
    return int.from_bytes(hashlib.blake2b(url.encode(), digest_size=4).digest()) / 2**32


# --- deliveries -------------------------------------------------------------------------------------------


def next_attempt(attempts: int, created_at: datetime, now: datetime) -> datetime | None:
    """When to try a deferred delivery again, or None when it is time to give up and say so."""
    if now - created_at >= GIVE_UP_AFTER:
        return None
    return now + (_RETRIES[attempts - 1] if attempts <= len(_RETRIES) else _HOURLY)
