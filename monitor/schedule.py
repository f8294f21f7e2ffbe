"""When to poll, compose and retry next. Pure: `now` is an argument, all results are aware UTC."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from monitor.model import Failure, FeedState, Fetched, FetchFailed, Habit, NotModified, Schedule, Slot

DAY = timedelta(days=1)
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

SHORTEST = timedelta(minutes=3)
LONGEST = timedelta(hours=23)  # below a day, so that a daily run finds every feed due
REFRESH = timedelta(days=7)
AFTER_GAP = timedelta(minutes=10)
_UNKNOWN = 8.0  # items a day that a feed is taken to publish until more is known
_RATE_FROM, _HOURS_FROM = 20, 60
_INSIDE_WINDOW = 0.35  # at most this part of the time in which everything shown now scrolls out of the feed
_LONGEST_WISH = timedelta(hours=5)  # how far a cache lifetime is honoured
_RATE_LIMIT_PAUSE = timedelta(minutes=15)


def learn(times: Sequence[datetime], window: int) -> Habit | None:
    """How often a feed publishes, from the times of its items, given in any order."""
    if not times:
        return None
    ordered = sorted(times)
    recent = ordered[-_RATE_FROM:]
    hours = _hours(ordered) if len(ordered) >= _HOURS_FROM else ()
    return Habit(count=len(recent), since=recent[0], window=window, hours=hours, pause=_pause(ordered))


def _pause(times: Sequence[datetime]) -> timedelta:
    """The longest pause but one: a feed's weekends and holidays, but not the one old item that it keeps on top."""
    pauses = sorted(later - earlier for earlier, later in pairwise(times))
    return pauses[-2] if len(pauses) > 1 else timedelta()


def _hours(times: Sequence[datetime]) -> tuple[float, ...]:
    """The weight of each hour of the day, smoothed with its neighbours, mean 1, never below a quarter."""
    counts = Counter(moment.hour for moment in times)
    smooth = [counts[(h - 1) % 24] + 2 * counts[h] + counts[(h + 1) % 24] for h in range(24)]
    mean = sum(smooth) / 24
    weights = [max(0.25, count / mean) for count in smooth]
    return tuple(round(weight * 24 / sum(weights), 3) for weight in weights)


def rate(habit: Habit | None, now: datetime) -> float:
    """Items a day that a feed publishes; the silence since the last one counts."""
    if habit is None:
        return _UNKNOWN
    days = max((now - habit.since) / DAY, 1 / 24)
    return max(habit.count / days, 1 / 30)


def pace(feeds: Sequence[FeedState], average: timedelta, now: datetime) -> timedelta:
    """The interval of a feed with one item a day, such that all feeds together are visited as often as if each
    were visited once per `average`.

    With a given number of visits the mean delay is least when intervals go with 1/√rate.
    """
    if not feeds:
        return average
    return average * (sum(math.sqrt(rate(feed.habit, now)) for feed in feeds) / len(feeds))


def interval(habit: Habit | None, unit: timedelta, now: datetime) -> timedelta:
    """How long to wait after a visit at `now`; `unit` is what `pace` gives."""
    items = rate(habit, now)
    wanted = unit / math.sqrt(items)
    if habit is not None and habit.hours:
        wanted /= math.sqrt(habit.hours[(now + wanted / 2).hour])
    if habit is not None and habit.window:
        wanted = min(wanted, _INSIDE_WINDOW * habit.window / items * DAY)
    return min(max(wanted, SHORTEST), LONGEST)


def next_poll(
    url: str, wanted: timedelta, failures: float, now: datetime, at_least: timedelta | None = None
) -> datetime:
    """When to visit a feed again: its interval, stretched by each failure in a row, by its weight, to at most a day.

    A feed is never switched off. `at_least` is what the server asks for, honoured up to a day. Jitter of ±10 %
    comes from the address, so that a thousand feeds of one interval do not fall on one second.
    """
    longest = max(wanted, LONGEST)
    waiting = min(wanted * (1 + failures) * (0.9 + 0.2 * _fraction(url)), longest)
    return now + max(waiting, min(at_least or timedelta(), DAY))


def at_least(answer: Fetched | NotModified | FetchFailed) -> timedelta | None:
    """How long the server wants to be left alone."""
    if isinstance(answer, FetchFailed):
        pause = _RATE_LIMIT_PAUSE if answer.failure is Failure.RATE_LIMITED else None
        return answer.retry_after or pause
    return min(answer.fresh_for, _LONGEST_WISH) if answer.fresh_for else None


def wants_whole_body(feed: FeedState, now: datetime) -> bool:
    """Whether to ask without validators: some servers say "unchanged" for ever.

    Once a week, and once a day when the feed has been silent for five times its usual gap.
    """
    if feed.last_full_at is None:
        return True
    age = now - feed.last_full_at
    return age >= REFRESH or (age >= DAY and _is_overdue(feed, now))


def _is_overdue(feed: FeedState, now: datetime) -> bool:
    usual = feed.usual_gap
    return usual is not None and feed.last_new_at is not None and now - feed.last_new_at > 5 * usual


def _fraction(url: str) -> float:
    """A number in 0…1 that is always the same for an address."""
    return int.from_bytes(hashlib.blake2b(url.encode(), digest_size=4).digest()) / 2**32


# --- deliveries -------------------------------------------------------------------------------------------


def next_attempt(attempts: int, created_at: datetime, now: datetime) -> datetime | None:
    """When to try a deferred delivery again, or None when it is time to give up and say so."""
    if now - created_at >= GIVE_UP_AFTER:
        return None
    return now + (_RETRIES[attempts - 1] if attempts <= len(_RETRIES) else _HOURLY)
