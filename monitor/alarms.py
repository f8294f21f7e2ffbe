"""Signs → alarms: what a person should know of the watch itself, each in a sentence with its next step. Pure.

Silence must be an alarm: a feed, a topic, the mail or the machine that stops says nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from monitor.model import (
    Alarm,
    AlarmKind,
    AlarmNews,
    Canary,
    Delivery,
    DeliveryState,
    Failure,
    FeedState,
    NewsKind,
    Signs,
    Silence,
    TopicHabit,
    Volume,
)

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DOWN_FAILURES, DOWN_AFTER = 3, timedelta(hours=6)
PLAIN_FAILURES = 2  # of a feed whose server says that it is gone for good: said twice is meant
MANY_FEEDS = 5  # of so many feeds and more, half of them failing at once is our own network
STUCK_GAPS, STUCK_PAUSES, STUCK_AFTER = 5, 1.5, DAY
QUIET_TOPIC, QUIET_GAPS = timedelta(days=7), 5
FEW_BYTES, FEW_PART = 500 * 2**20, 0.02
CLOCK_STEP = timedelta(minutes=5)
LATE_DELIVERY, GIVEN_UP = HOUR, timedelta(days=2)
CANARY_AFTER = timedelta(hours=26)
FEWEST_DAYS, BUSY = 14, 10  # days that a band is taken from; items a day from which too few says something
REPEAT, BACK_AGAIN = DAY, 4 * HOUR  # how long nothing is said of what holds, and of what was over and is back
_WALLS = frozenset((
    Failure.BOT_WALL, Failure.CAPTCHA, Failure.LOGIN, Failure.BLOCKED, Failure.HTML, Failure.FORBIDDEN,
    Failure.PASSWORD, Failure.LEGAL,
))  # fmt: skip


def find(signs: Signs) -> tuple[Alarm, ...]:
    """Every alarm that the signs give, the urgent ones first."""
    found = [alarm for rule in _RULES for alarm in rule(signs)]
    return tuple(sorted(found, key=lambda alarm: (not alarm.urgent, alarm.kind, alarm.sentence.casefold())))


def news(
    held: Sequence[tuple[Alarm, datetime | None]],
    found: Sequence[Alarm],
    now: datetime,
    ended: Mapping[str, datetime] = MappingProxyType({}),
) -> tuple[AlarmNews, ...]:
    """What to say now: what is new, what was said a day ago and still holds, what is over.

    `held` are the open alarms, each with the time when it was last told, None when it was not told since it came back.
    `ended` says when an alarm was last told to be over: one that comes back soon after is kept, and told if it stays.
    """
    current = {alarm.key: alarm for alarm in found}
    told = {alarm.key: (alarm, at) for alarm, at in held}
    raised = [
        AlarmNews(kind=NewsKind.RAISED, alarm=alarm, quiet=_is_soon(ended.get(key), now, BACK_AGAIN))
        for key, alarm in current.items()
        if key not in told
    ]
    repeated = [
        AlarmNews(kind=NewsKind.REPEATED, alarm=replace(alarm, since=min(alarm.since, told[key][0].since)))
        for key, alarm in current.items()
        if key in told and not _was_said(told[key][1], ended.get(key), now)
    ]
    closed = [
        AlarmNews(kind=NewsKind.CLOSED, alarm=alarm, quiet=at is None) for alarm, at in held if alarm.key not in current
    ]
    return (*raised, *repeated, *closed)


def _was_said(at: datetime | None, ended: datetime | None, now: datetime) -> bool:
    """Whether enough was said of an alarm that holds: a day ago at most, or that it was over, some hours ago."""
    return _is_soon(ended, now, BACK_AGAIN) if at is None else _is_soon(at, now, REPEAT)


def _is_soon(after: datetime | None, now: datetime, pause: timedelta) -> bool:
    """Whether less than the pause has passed; a clock that went back says nothing."""
    return after is not None and timedelta() <= now - after < pause


def silences(feeds: Sequence[FeedState], now: datetime) -> tuple[Silence, ...]:
    """The feeds that answer, but show nothing new for much longer than they use to."""
    return tuple(
        Silence(outlet=feed.outlet, url=feed.url, since=feed.last_new_at, usual=usual)
        for feed in feeds
        if feed.failing_since is None and feed.last_new_at is not None and feed.habit is not None
        and (usual := feed.usual_gap) is not None
        and now - feed.last_new_at > max(STUCK_GAPS * usual, STUCK_PAUSES * feed.habit.pause, STUCK_AFTER)
        and feed.last_read_at is not None and now - feed.last_read_at < STUCK_AFTER
    )  # fmt: skip


# --- feeds that cannot be read ----------------------------------------------------------------------------


def _unread(signs: Signs) -> Iterator[Alarm]:
    """Feeds that fail: each by its reason, or all in one when it must be us."""
    failing = [feed for feed in signs.feeds if feed.failing_since is not None]
    ours = [feed for feed in failing if feed.failure in (Failure.DNS, Failure.REFUSED, Failure.CONNECTION,
                                                        Failure.TIMEOUT)]  # fmt: skip
    if len(signs.feeds) >= MANY_FEEDS and 2 * len(ours) > len(signs.feeds):
        yield _offline(signs, ours)
        failing = [feed for feed in failing if feed not in ours]
    for feed in failing:
        alarm = _failing(feed, signs.now)
        if alarm is not None:
            yield alarm


def _offline(signs: Signs, failing: Sequence[FeedState]) -> Alarm:
    return Alarm(
        kind=AlarmKind.DOWN,
        subject="",
        sentence=f"{len(failing)} of {len(signs.feeds)} feeds cannot be reached: most likely this machine's network.",
        step="Check this machine's connection, its name server and its proxy.",
        since=min(feed.failing_since or signs.now for feed in failing),
        urgent=True,
    )


def _failing(feed: FeedState, now: datetime) -> Alarm | None:
    since, failure = feed.failing_since or now, feed.failure
    plain = feed.failures >= PLAIN_FAILURES
    if failure is Failure.GONE and plain:
        kind, what = AlarmKind.GONE, f"{feed.outlet} says that its feed is gone for good."
    elif failure is Failure.MISSING and _is_down(feed, now):
        length = _length(now - since)
        kind, what = (
            AlarmKind.DOWN,
            f"{feed.outlet} has had no feed at its address for {length} (404); it may have moved.",
        )
    elif failure in _WALLS and feed.failures >= DOWN_FAILURES:
        kind, what = AlarmKind.WALLED, f"{feed.outlet} shows something else than its feed. {feed.sentence}"
    elif _is_down(feed, now):
        kind, what = AlarmKind.DOWN, f"{feed.outlet} could not be read for {_length(now - since)}. {feed.sentence}"
    else:
        return None
    step = failure.next_step if failure is not None else ""
    find = " See what the site offers: monitor feeds find --dead."
    is_elsewhere = kind is not AlarmKind.DOWN or failure is Failure.MISSING or now - since >= 7 * DAY
    return Alarm(
        kind=kind, subject=feed.url, sentence=what, step=f"{step}{find if is_elsewhere else ''}".strip(), since=since
    )


def _is_down(feed: FeedState, now: datetime) -> bool:
    """Whether a feed has failed often and for long enough that it will hardly mend itself."""
    return feed.failures >= DOWN_FAILURES and now - (feed.failing_since or now) >= DOWN_AFTER


def _moved(signs: Signs) -> Iterator[Alarm]:
    for feed in signs.feeds:
        if feed.poll_url is not None and feed.poll_url != feed.url:
            yield Alarm(
                kind=AlarmKind.MOVED,
                subject=feed.url,
                sentence=f"{feed.outlet} moved its feed for good; it is read at the new address.",
                step=f"In feeds.yaml, replace {feed.url} by {feed.poll_url}.",
                since=feed.moved_since or feed.last_read_at or signs.now,
            )


# --- feeds, topics and days that are not as usual ---------------------------------------------------------


def _stuck(signs: Signs) -> Iterator[Alarm]:
    for silence in silences(signs.feeds, signs.now):
        length, usual = _length(signs.now - silence.since), _length(silence.usual)
        yield Alarm(
            kind=AlarmKind.STUCK,
            subject=silence.url,
            sentence=f"{silence.outlet} answers, but showed nothing new for {length}; one item in {usual} is usual.",
            step="Open the site: if it has news, the feed is stuck; look for another: monitor feeds find.",
            since=silence.since,
        )


def _volume(signs: Signs) -> Iterator[Alarm]:
    by_url = {feed.url: feed for feed in signs.feeds}
    for volume in signs.volumes:
        feed = by_url.get(volume.url)
        band = usual_band(volume)
        if feed is None or band is None or feed.failing_since is not None:
            continue
        low, high = band
        if not volume.yesterday or low <= volume.yesterday[0] <= high:
            continue
        few = volume.yesterday[0] < low
        step = "Compare with the site; a part of the feed may be missing." if few else "Look whether it repeats itself."
        yield Alarm(
            kind=AlarmKind.VOLUME,
            subject=feed.url,
            sentence=f"{feed.outlet} published {volume.yesterday[0]} items yesterday; {low} to {high} are usual.",
            step=step,
            since=signs.now.replace(hour=0, minute=0, second=0, microsecond=0) - DAY,
        )


def usual_band(volume: Volume) -> tuple[int, int] | None:
    """The least and the most items a day that are no news, from the days before; None while too few are known.

    Half of the tenth weakest day of a hundred (weekends are in it), and twice the strongest day, twenty more at least.
    """
    days = sorted(volume.before)
    if len(days) < FEWEST_DAYS:
        return None
    weak, middle = days[len(days) // 10], days[len(days) // 2]
    return (-(-weak // 2) if middle >= BUSY else 0), max(2 * days[-1], days[-1] + 20)


def _quiet_topics(signs: Signs) -> Iterator[Alarm]:
    for topic in signs.topics:
        since = topic.last or topic.since
        if signs.now - since <= _patience(topic):
            continue
        length = _length(signs.now - since)
        never = f"Nothing was ever found on {topic.name}, which is watched for {length}."
        yield Alarm(
            kind=AlarmKind.TOPIC_SILENT,
            subject=topic.name,
            sentence=never if topic.last is None else f"Nothing was found on {topic.name} for {length}.",
            step=f"Try its words on what is held: monitor search, or monitor why, with a headline on {topic.name}.",
            since=since,
        )


def _patience(topic: TopicHabit) -> timedelta:
    """How long a topic may be silent: a week, or five times its usual gap."""
    if topic.first is None or topic.last is None or topic.days < 2:
        return QUIET_TOPIC
    return max(QUIET_TOPIC, QUIET_GAPS * (topic.last - topic.first) / (topic.days - 1))


# --- this machine, the mail, the canary -------------------------------------------------------------------


def _disk(signs: Signs) -> Iterator[Alarm]:
    if signs.free_bytes is None or signs.disk_bytes is None:
        return
    if signs.free_bytes < FEW_BYTES and signs.free_bytes < max(FEW_PART * signs.disk_bytes, FEW_BYTES / 5):
        yield Alarm(
            kind=AlarmKind.DISK,
            subject="",
            sentence=f"The disk of the ledger is nearly full: {signs.free_bytes // 2**20} MB are free.",
            step="Make room; when it is full, nothing new can be kept.",
            since=signs.now,
            urgent=True,
        )


def _clock(signs: Signs) -> Iterator[Alarm]:
    back = signs.newest - signs.now if signs.newest is not None else timedelta()
    step = -back if back >= CLOCK_STEP else signs.clock_step
    if abs(step) >= CLOCK_STEP:
        way = "back" if step < timedelta() else "ahead"
        yield Alarm(
            kind=AlarmKind.CLOCK,
            subject="",
            sentence=f"The clock of this machine jumped {way} by {_length(abs(step))}.",
            step="Check its time and its time service; slots are never issued twice, but may come late.",
            since=signs.now,
            urgent=True,
        )


def _deliveries(signs: Signs) -> Iterator[Alarm]:
    """Whom nothing reaches: the oldest delivery of each destination speaks for it."""
    seen = set()
    for delivery in sorted((*signs.failed, *signs.waiting), key=lambda one: (one.created_at, one.id)):
        where = f"{delivery.destination.kind} {delivery.destination.address}"
        if where in seen or not _is_late(delivery, signs.now):
            continue
        seen.add(where)
        given_up = delivery.state is DeliveryState.FAILED
        how = "was given up" if given_up else f"has not been taken for {_length(signs.now - delivery.asked_at)}"
        yield Alarm(
            kind=AlarmKind.MAIL,
            subject=where,
            sentence=f"A digest to {where} {how}: {delivery.detail or 'no attempt was made'}".rstrip(".") + ".",
            step="Check the smtp: block and the address." if delivery.destination.kind == "mail" else
                 "Check the destination in feeds.yaml.",
            since=delivery.asked_at,
            urgent=True,
        )  # fmt: skip


def _is_late(delivery: Delivery, now: datetime) -> bool:
    if delivery.state is DeliveryState.FAILED:
        return now - delivery.created_at < GIVEN_UP * 2
    return now - delivery.asked_at >= LATE_DELIVERY and delivery.state is not DeliveryState.SENDING


def _canary(signs: Signs) -> Iterator[Alarm]:
    canary = signs.canary
    if canary is None or (missing := lost_at(canary, signs.now)) is None:
        return
    yield Alarm(
        kind=AlarmKind.CANARY,
        subject="",
        sentence=f"The daily canary story did not arrive: {missing}.",
        step="See the log for the hour in which it should have come, and run: monitor why canary.",
        since=canary.expected_since,
        urgent=True,
    )


def lost_at(canary: Canary, now: datetime) -> str | None:
    """Where the canary stopped on its way, or None while it is in time."""
    if now - (canary.read_at or canary.expected_since) > CANARY_AFTER:
        return "it was not read"
    if canary.read_at is not None and canary.matched_at is None and now - canary.read_at > HOUR:
        return "it was read, but not matched"
    if canary.due_at is not None and canary.told_at is None and now - canary.due_at > HOUR:
        return "it was matched, but no digest that was due since tells it"
    return None


def _sums(signs: Signs) -> Iterator[Alarm]:
    if signs.disagreements:  # one alarm while they disagree, whatever the numbers
        sentence = " ".join(signs.disagreements)
        step = "Run: monitor coverage --since 7d; please report it, this is a fault of Monitor."
        yield Alarm(kind=AlarmKind.SUMS, subject="", sentence=sentence, step=step, since=signs.now)


def _held_back(signs: Signs) -> Iterator[Alarm]:
    """What a person has to mend or release: an edit that cannot be used, mail on hold after a restore."""
    if signs.config_refused:
        yield Alarm(kind=AlarmKind.CONFIG, subject="", sentence=signs.config_refused, step="", since=signs.now)
    if signs.held_since is not None:
        yield Alarm(
            kind=AlarmKind.OUTBOX,
            subject="",
            sentence="Nothing is sent: the outbox is on hold since a backup was restored.",
            step="Send what waits with monitor release, or give it up with monitor release --discard.",
            since=signs.held_since,
            urgent=True,
        )


def _length(length: timedelta) -> str:
    hours = length / HOUR
    if hours < 2:
        return f"{max(1, round(hours * 60))} minutes"
    return f"{round(hours)} hours" if hours < 48 else f"{round(hours / 24)} days"


_RULES = (_unread, _moved, _stuck, _volume, _quiet_topics, _disk, _clock, _deliveries, _canary, _sums, _held_back)
