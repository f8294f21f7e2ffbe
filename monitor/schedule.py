"""When to poll, compose and retry next. Pure: `now` is an argument, all results are aware UTC."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from monitor.model import (
    Delivery,
    DeliveryState,
    Failure,
    FeedState,
    Fetched,
    FetchFailed,
    Habit,
    Missed,
    NotModified,
    Receipt,
    Rhythm,
    Schedule,
    Slot,
)

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


# --- slots ------------------------------------------------------------------------------------------------

ON_TIME = timedelta(hours=1)  # an issue that comes later than this after its slot is late, and says so
WRONG_CLOCK = timedelta(hours=24)  # what lies further ahead than this was written while the clock was wrong
_MOST_MISSED = 31
_URGENT_AN_HOUR = 6


def latest_slot(schedule: Schedule, now: datetime) -> Slot:
    """The newest slot that is due at `now`."""
    return next(reversed(_after(schedule, now, None)))


def next_slot(schedule: Schedule, now: datetime) -> Slot:
    """The first slot that is not due yet."""
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    for offset in range(-2, 10):
        coming = [slot for slot in _of_day(schedule, today + DAY * offset) if slot.due > now]
        if coming:
            return min(coming, key=lambda slot: slot.due)
    raise AssertionError("a week has every weekday")


def due_slot(schedule: Schedule, now: datetime, newest_issued: datetime | None) -> Slot | None:
    """The slot to issue now, or None. `newest_issued` is when the newest issue was due.

    Times that were slept through become one late issue that names them; or an issue each, the oldest first; or
    none. A clock set back opens no slot again, and neither does an earlier time written into the file.
    """
    due = _after(schedule, now, newest_issued)
    if not due:
        return None
    if newest_issued is None:
        return due[-1]
    if schedule.missed is Missed.EACH:
        return due[0]
    if schedule.missed is Missed.SKIP and now - due[-1].due > ON_TIME:
        return None
    return replace(due[-1], missed=tuple(slot.key for slot in due[:-1]))


def _after(schedule: Schedule, now: datetime, issued: datetime | None) -> list[Slot]:
    """What is due at `now` and after the newest issue, oldest first and bounded; the latest one if there is none."""
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    found: list[Slot] = []
    for offset in range(2, -370, -1):
        of_day = _of_day(schedule, today + DAY * offset)
        due = [slot for slot in of_day if slot.due <= now and (issued is None or slot.due > issued)]
        found = sorted({slot.due: slot for slot in reversed(due)}.values(), key=lambda slot: slot.due) + found
        passed = issued is not None and any(slot.due <= issued for slot in of_day)
        if passed or len(found) >= _MOST_MISSED or (found and issued is None):
            break
    return found[-_MOST_MISSED:] if issued is not None else found[-1:]


def _of_day(schedule: Schedule, day: date) -> list[Slot]:
    if day.weekday() not in schedule.days:
        return []
    return [_slot(day, at, schedule.zone) for at in schedule.times]


def urgent_slot(zone: str, issued: Collection[Slot], now: datetime) -> Slot | None:
    """A slot of its own for what does not wait, unless there were too many within the hour. `issued` are the last."""
    recent = [slot for slot in issued if timedelta() <= now - slot.due < HOUR]
    key = now.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M:%S")
    if len(recent) >= _URGENT_AN_HOUR or any(slot.key == key for slot in issued):
        return None  # the second time: the same second of the hour that autumn doubles
    return Slot(key=key, due=now, urgent=True)


@lru_cache(maxsize=4096)
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
BESIDE_A_HUB = timedelta(hours=6)  # between visits to a feed whose hub pushes what is new
_UNKNOWN = 8.0  # items a day that a feed is taken to publish until more is known
_RATE_FROM, _HOURS_FROM = 20, 60
_INSIDE_WINDOW = 0.35  # at most this part of the time in which everything shown now scrolls out of the feed
_LONGEST_WISH = timedelta(hours=5)  # how far a cache lifetime is honoured
_LONGEST_HINT = timedelta(minutes=30)
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
    return min(max(min(wanted, _inside_window(habit, now)), SHORTEST), LONGEST)


def beside_a_hub(wanted: timedelta, habit: Habit | None, now: datetime) -> timedelta:
    """How long to wait when a hub is relied on: never so long that something scrolls out unseen if it fails us."""
    return max(wanted, min(BESIDE_A_HUB, _inside_window(habit, now)))


def _inside_window(habit: Habit | None, now: datetime) -> timedelta:
    """How long one may stay away without anything scrolling out of the feed unseen."""
    if habit is None or not habit.window:
        return LONGEST
    return min(_INSIDE_WINDOW * habit.window / rate(habit, now) * DAY, LONGEST)


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


def at_least(
    answer: Fetched | NotModified | FetchFailed, feed: FeedState | None = None, now: datetime | None = None
) -> timedelta | None:
    """How long server and feed want to be left alone: a refusal as long as it says, all other wishes only as far as
    nothing can scroll out of the feed meanwhile.
    """
    if isinstance(answer, FetchFailed):
        pause = _RATE_LIMIT_PAUSE if answer.failure is Failure.RATE_LIMITED else None
        return answer.retry_after or pause
    wishes = [min(answer.fresh_for, _LONGEST_WISH)] if answer.fresh_for else []
    if feed is None or now is None:
        return max(wishes, default=None)
    wishes += _hints(feed.rhythm, now) if feed.rhythm else []
    return min(max(wishes), _inside_window(feed.habit, now)) if wishes else None


def _hints(rhythm: Rhythm, now: datetime) -> list[timedelta]:
    """What the feed itself says: few mean it, so it is heard for half an hour, and in hours without news for five."""
    asleep, until = 0, now
    while asleep < _LONGEST_WISH // HOUR and (until.hour in rhythm.hours or until.weekday() in rhythm.days):
        asleep, until = asleep + 1, until + HOUR
    silence = [until.replace(minute=0, second=0, microsecond=0) - now] if asleep else []
    return silence + ([min(rhythm.every, _LONGEST_HINT)] if rhythm.every else [])


def wants_whole_body(feed: FeedState, now: datetime) -> bool:
    """Whether to ask without validators: some servers say "unchanged" for ever.

    Once a week, and once a day when the feed has been silent for five times its usual gap.
    """
    if feed.last_full_at is None:
        return True
    age = now - feed.last_full_at
    return age >= REFRESH or (age >= DAY and _is_overdue(feed, now))


def was_visited_in_the_future(feed: FeedState, now: datetime) -> bool:
    """Whether the clock was ahead at its last visit: its next time would come too late by as much."""
    return feed.last_poll_at is not None and feed.last_poll_at > now + timedelta(hours=1)


def _is_overdue(feed: FeedState, now: datetime) -> bool:
    usual = feed.usual_gap
    return usual is not None and feed.last_new_at is not None and now - feed.last_new_at > 5 * usual


def _fraction(url: str) -> float:
    """A number in 0…1 that is always the same for an address."""
    return int.from_bytes(hashlib.blake2b(url.encode(), digest_size=4).digest()) / 2**32


# --- deliveries -------------------------------------------------------------------------------------------

_RETRIES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30))
_JITTER = 0.2
GIVE_UP_AFTER = timedelta(hours=48)
_FEWEST_ATTEMPTS = 8  # a machine that slept for two days has not tried for two days
LATE_AFTER = timedelta(hours=1)
LONGEST_PAUSE = HOUR * (1 + _JITTER)  # a next attempt further ahead than this was set by a wrong clock


def next_attempt(
    delivery: Delivery, receipt: Receipt, now: datetime, unknown_after: timedelta | None = None
) -> datetime | None:
    """When to try again what was neither sent nor refused; None when it is time to give up and say so.

    1, 5, 15, 30 minutes, then hourly, a fifth more or less. Nothing that a person has to mend is hurried. What may
    have been taken is repeated after `unknown_after`, and not sooner than an hour from the fifth time on.
    """
    if now - delivery.asked_at >= GIVE_UP_AFTER and delivery.attempts >= _FEWEST_ATTEMPTS:
        return None
    quick = delivery.attempts <= len(_RETRIES) and not receipt.needs_person
    pause = _RETRIES[max(delivery.attempts - 1, 0)] if quick else HOUR
    if receipt.state is DeliveryState.UNKNOWN and unknown_after is not None and quick:
        return now + unknown_after
    return now + pause * (1 - _JITTER + 2 * _JITTER * _fraction(f"{delivery.id} {delivery.attempts}"))


def is_late(asked_at: datetime, now: datetime) -> bool:
    """Whether what was to be sent at once has not arrived for so long that somebody should know."""
    return now - asked_at >= LATE_AFTER
