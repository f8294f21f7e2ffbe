"""Schedule: slots on wall clocks that jump, polls that back off, deliveries that give up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Delivery, DeliveryState, Destination, Missed, Receipt, Schedule, Slot
from monitor.schedule import GIVE_UP_AFTER, due_slot, latest_slot, next_attempt, next_poll, next_slot, urgent_slot
from tests.builders import NOW, schedule
from tests.clocks import changes, wrong_around

quick = settings(max_examples=150, deadline=None, database=None)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# --- slots ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "zone", "days", "now", "key", "due"),
    [
        ("07:00", "UTC", "0123456", "2026-11-22T08:00", "2026-11-22T07:00", "2026-11-22T07:00"),
        ("07:00", "UTC", "0123456", "2026-11-22T07:00", "2026-11-22T07:00", "2026-11-22T07:00"),
        ("07:00", "UTC", "0123456", "2026-11-22T06:59", "2026-11-21T07:00", "2026-11-21T07:00"),
        ("07:00 17:30", "UTC", "0123456", "2026-11-22T12:00", "2026-11-22T07:00", "2026-11-22T07:00"),
        ("07:00 17:30", "UTC", "0123456", "2026-11-22T17:30", "2026-11-22T17:30", "2026-11-22T17:30"),
        ("17:30 07:00", "UTC", "0123456", "2026-11-22T06:00", "2026-11-21T17:30", "2026-11-21T17:30"),
        ("07:00", "UTC", "0", "2026-11-22T08:00", "2026-11-16T07:00", "2026-11-16T07:00"),
        ("07:00", "UTC", "01234", "2026-11-22T08:00", "2026-11-20T07:00", "2026-11-20T07:00"),
        ("07:00", "Europe/Berlin", "0123456", "2026-11-22T08:00", "2026-11-22T07:00", "2026-11-22T06:00"),
        ("07:00", "Europe/Berlin", "0123456", "2026-07-22T08:00", "2026-07-22T07:00", "2026-07-22T05:00"),
        ("07:00", "Asia/Tokyo", "0123456", "2026-11-22T08:00", "2026-11-22T07:00", "2026-11-21T22:00"),
        ("07:00", "Asia/Kathmandu", "0123456", "2026-11-22T08:00", "2026-11-22T07:00", "2026-11-22T01:15"),
        ("00:00", "America/New_York", "0123456", "2026-11-22T05:00", "2026-11-22T00:00", "2026-11-22T05:00"),
        ("23:59", "Pacific/Kiritimati", "0123456", "2026-11-22T08:00", "2026-11-21T23:59", "2026-11-21T09:59"),
        ("02:30", "Europe/Berlin", "0123456", "2026-03-29T12:00", "2026-03-29T02:30", "2026-03-29T01:00"),
        ("02:00", "Europe/Berlin", "0123456", "2026-03-29T12:00", "2026-03-29T02:00", "2026-03-29T01:00"),
        ("03:00", "Europe/Berlin", "0123456", "2026-03-29T12:00", "2026-03-29T03:00", "2026-03-29T01:00"),
        ("02:30", "Europe/Berlin", "0123456", "2026-10-25T12:00", "2026-10-25T02:30", "2026-10-25T00:30"),
        ("03:00", "Europe/Berlin", "0123456", "2026-10-25T12:00", "2026-10-25T03:00", "2026-10-25T02:00"),
        ("00:00", "America/Sao_Paulo", "0123456", "2018-11-04T12:00", "2018-11-04T00:00", "2018-11-04T03:00"),
        ("02:15", "Australia/Lord_Howe", "0123456", "2026-10-04T12:00", "2026-10-04T02:15", "2026-10-03T15:30"),
        ("07:00", "Pacific/Apia", "0123456", "2011-12-30T12:00", "2011-12-30T07:00", "2011-12-30T10:00"),
        ("07:00", "Pacific/Apia", "4", "2011-12-31T12:00", "2011-12-30T07:00", "2011-12-30T10:00"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_the_latest_slot_is_the_newest_that_is_due(at: str, zone: str, days: str, now: str, key: str, due: str) -> None:
    slot = latest_slot(schedule(at, zone, days), utc(now))
    assert (slot.key, slot.due) == (key, utc(due))


@pytest.mark.parametrize(
    ("at", "zone", "days", "now", "key"),
    [
        ("07:00", "UTC", "0123456", "2026-11-22T06:59", "2026-11-22T07:00"),
        ("07:00", "UTC", "0123456", "2026-11-22T07:00", "2026-11-23T07:00"),
        ("07:00 17:30", "UTC", "0123456", "2026-11-22T08:00", "2026-11-22T17:30"),
        ("07:00", "UTC", "0", "2026-11-16T08:00", "2026-11-23T07:00"),
        ("02:30", "Europe/Berlin", "0123456", "2026-03-29T00:30", "2026-03-29T02:30"),
        ("02:30", "Europe/Berlin", "0123456", "2026-10-25T00:30", "2026-10-26T02:30"),
    ],
)
def test_the_next_slot_is_the_first_that_is_not_due(at: str, zone: str, days: str, now: str, key: str) -> None:
    assert next_slot(schedule(at, zone, days), utc(now)).key == key


def test_the_doubled_hour_of_autumn_is_one_slot() -> None:
    twice = schedule("02:30", "Europe/Berlin")
    first, second = utc("2026-10-25T00:30"), utc("2026-10-25T01:30")
    assert latest_slot(twice, first) == latest_slot(twice, second)
    assert due_slot(twice, second, first) is None


def test_a_time_that_spring_skips_is_still_told_that_day() -> None:
    skipped = schedule("02:30", "Europe/Berlin")
    slot = due_slot(skipped, utc("2026-03-29T01:00"), utc("2026-03-28T01:30"))
    assert slot is not None
    assert slot.key == "2026-03-29T02:30"


def test_two_times_inside_one_gap_are_one_issue() -> None:
    both = schedule("02:10 02:40", "Europe/Berlin")
    now = utc("2026-03-29T01:00")
    slot = due_slot(both, now, utc("2026-03-28T01:40"))
    assert slot is not None
    assert due_slot(both, now + MINUTE, slot.due) is None


def test_nothing_is_due_again_after_its_issue() -> None:
    daily = schedule("07:00")
    slot = due_slot(daily, NOW, None)
    assert slot is not None
    assert due_slot(daily, NOW, slot.due) is None
    assert due_slot(daily, slot.due + DAY - MINUTE, slot.due) is None
    assert due_slot(daily, slot.due + DAY, slot.due) is not None


def test_slots_that_were_slept_through_become_the_newest_one() -> None:
    daily = schedule("07:00 19:00")
    slot = due_slot(daily, NOW, NOW - 5 * DAY)
    assert slot is not None
    assert slot.key == "2026-11-22T07:00"
    assert due_slot(daily, NOW, slot.due) is None


def test_a_late_issue_names_the_times_that_it_tells_too() -> None:
    slot = due_slot(schedule("07:00 19:00"), NOW, utc("2026-11-20T07:00"))
    assert slot is not None
    assert slot.missed == ("2026-11-20T19:00", "2026-11-21T07:00", "2026-11-21T19:00")
    punctual = due_slot(schedule("07:00 19:00"), NOW, utc("2026-11-21T19:00"))
    assert punctual is not None
    assert punctual.missed == ()


def test_each_missed_time_gets_an_issue_when_that_is_asked_for() -> None:
    each, issued, keys = replace(schedule("07:00"), missed=Missed.EACH), utc("2026-11-18T07:00"), []
    while (slot := due_slot(each, NOW, issued)) is not None:
        assert slot.missed == ()
        keys.append(slot.key)
        issued = slot.due
    assert keys == [f"2026-11-{day}T07:00" for day in (19, 20, 21, 22)]


def test_a_year_of_missed_times_is_a_month_of_issues_at_most() -> None:
    each, issued, count = replace(schedule("07:00"), missed=Missed.EACH), NOW - 300 * DAY, 0
    while (slot := due_slot(each, NOW, issued)) is not None:
        issued, count = slot.due, count + 1
    assert count == 31
    assert due_slot(schedule("07:00"), NOW, NOW - 300 * DAY) is not None


def test_a_missed_time_is_skipped_when_that_is_asked_for_and_one_that_is_late_by_minutes_is_not() -> None:
    skip = replace(schedule("07:00"), missed=Missed.SKIP)
    assert due_slot(skip, utc("2026-11-22T08:01"), utc("2026-11-21T07:00")) is None
    assert due_slot(skip, utc("2026-11-22T07:59"), utc("2026-11-21T07:00")) is not None
    assert due_slot(skip, utc("2026-11-23T07:00"), utc("2026-11-21T07:00")) is not None
    assert due_slot(skip, utc("2026-11-22T08:01"), None) is not None, "the first digest comes at once"


def test_what_is_urgent_gets_a_slot_of_its_own_but_not_more_than_six_within_an_hour() -> None:
    issued: list[Slot] = []
    for minute in range(130):
        slot = urgent_slot("Europe/Berlin", issued, NOW + minute * MINUTE)
        if slot is not None:
            issued.append(slot)
    assert issued[0] == Slot(key="2026-11-22T09:00:00", due=NOW, urgent=True)
    assert [sum(hour <= (slot.due - NOW) / HOUR < hour + 1 for slot in issued) for hour in range(2)] == [6, 6]
    assert len({slot.key for slot in issued}) == len(issued)


def test_the_doubled_second_of_autumn_is_not_a_slot_twice() -> None:
    first = urgent_slot("Europe/Berlin", [], utc("2026-10-25T00:30"))
    assert first is not None
    assert urgent_slot("Europe/Berlin", [first], utc("2026-10-25T01:30")) is None
    assert urgent_slot("Europe/Berlin", [first], utc("2026-10-25T01:30") + timedelta(seconds=1)) is not None


def test_a_clock_set_back_never_opens_a_slot_again() -> None:
    daily = schedule("07:00")
    issued = latest_slot(daily, NOW).due
    for back in (MINUTE, timedelta(hours=5), DAY, 10 * DAY):
        assert due_slot(daily, NOW - back, issued) is None


def test_an_earlier_time_in_the_file_opens_no_slot_that_lies_before_the_last_issue() -> None:
    issued = latest_slot(schedule("07:00"), NOW).due
    assert due_slot(schedule("06:00"), NOW, issued) is None


ZONES = [
    "UTC", "Europe/Berlin", "Europe/London", "America/New_York", "America/Sao_Paulo", "America/St_Johns",
    "Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo", "Africa/Cairo", "Africa/Casablanca", "Australia/Lord_Howe",
    "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Chatham", "Antarctica/Troll", "Asia/Gaza",
]  # fmt: skip
_schedules = st.builds(
    Schedule,
    times=st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), min_size=1, max_size=3, unique=True)
    .map(sorted)
    .map(tuple),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    zone=st.sampled_from(ZONES),
)
_instants = st.datetimes(min_value=datetime(2011, 1, 1), max_value=datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - a strategy takes naive bounds


@given(_schedules, _instants)
@quick
def test_every_instant_lies_between_its_latest_and_its_next_slot(asked: Schedule, now: datetime) -> None:
    latest, coming = latest_slot(asked, now), next_slot(asked, now)
    assert latest.due <= now < coming.due
    assert latest_slot(asked, coming.due - timedelta(microseconds=1)).due == latest.due
    assert latest_slot(asked, coming.due).due == coming.due


@given(st.sampled_from(ZONES), st.times(), st.dates(min_value=date(2011, 1, 1), max_value=date(2036, 1, 1)))
@settings(max_examples=60, deadline=None, database=None)
def test_every_local_date_has_exactly_one_slot(zone: str, at: time, first: date) -> None:
    asked = Schedule(times=(at.replace(second=0, microsecond=0),), days=frozenset(range(7)), zone=zone)
    now = datetime.combine(first, time(), UTC)
    dates, slot = [], latest_slot(asked, now)
    for _ in range(12):
        dates.append(date.fromisoformat(slot.key[:10]))
        slot = next_slot(asked, slot.due)
    assert dates == [dates[0] + DAY * number for number in range(12)]


@given(_schedules, _instants)
@quick
def test_a_slot_is_due_when_the_wall_clock_first_reaches_it(asked: Schedule, now: datetime) -> None:
    slot = latest_slot(asked, now)
    wanted = datetime.fromisoformat(slot.key)
    zone = ZoneInfo(asked.zone)
    assert slot.due.astimezone(zone).replace(tzinfo=None) >= wanted
    assert (slot.due - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None) < wanted
    assert wanted.weekday() in asked.days


# --- polls ------------------------------------------------------------------------------------------------

URL = "https://outlet.example/feed"
_intervals = st.timedeltas(min_value=MINUTE, max_value=7 * DAY)


def _wait(every: timedelta, failures: int = 0, retry_after: timedelta | None = None, url: str = URL) -> timedelta:
    return next_poll(url, every, failures, NOW, retry_after) - NOW


@given(_intervals, st.integers(0, 5000), st.text(max_size=20))
@quick
def test_a_feed_is_visited_again_within_ten_percent_of_its_stretched_interval(
    every: timedelta, failures: int, url: str
) -> None:
    interval = min(every * (1 + failures), max(every, DAY))
    assert interval * 0.899 <= _wait(every, failures, url=url) <= interval * 1.101


@given(_intervals, st.integers(0, 100))
@quick
def test_one_more_failure_never_brings_the_next_visit_nearer(every: timedelta, failures: int) -> None:
    assert _wait(every, failures) <= _wait(every, failures + 1)


def test_a_failing_feed_is_never_left_alone_for_more_than_about_a_day() -> None:
    assert _wait(30 * MINUTE, 10_000) <= DAY * 1.1
    assert _wait(7 * DAY, 10_000) <= 7 * DAY * 1.1


@given(st.timedeltas(min_value=timedelta(), max_value=DAY), st.text(max_size=20))
@quick
def test_a_server_that_asks_for_time_gets_at_least_that_time(retry_after: timedelta, url: str) -> None:
    assert _wait(30 * MINUTE, 1, retry_after, url) >= retry_after


@pytest.mark.parametrize("asked", [2 * DAY, 365 * DAY, timedelta.max])
def test_a_server_that_asks_for_ever_is_visited_within_about_a_day(asked: timedelta) -> None:
    assert DAY * 0.9 <= _wait(30 * MINUTE, 0, asked) <= DAY * 1.1


def test_a_short_wish_of_the_server_does_not_shorten_the_interval() -> None:
    assert _wait(DAY, 0, MINUTE) == _wait(DAY)
    assert _wait(DAY, 0, timedelta(seconds=-5)) == _wait(DAY)


def test_the_jitter_comes_from_the_address_alone() -> None:
    waits = {_wait(timedelta(hours=1), url=f"https://outlet{number}.example/feed") for number in range(200)}
    assert len(waits) == 200
    assert max(waits) - min(waits) > timedelta(minutes=9)
    assert _wait(timedelta(hours=1)) == _wait(timedelta(hours=1))


# --- deliveries -------------------------------------------------------------------------------------------

HOUR = timedelta(hours=1)
DEFERRED = Receipt(state=DeliveryState.DEFERRED, detail="busy")


def _delivery(attempts: int, age: timedelta = HOUR, name: str = "d") -> Delivery:
    to = Destination(kind="mail", address="editor@example.org")
    return Delivery(
        id=name, digest_id="digest", destination=to, payload=b"", attempts=attempts, created_at=NOW - age
    )  # fmt: skip


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 30), (5, 60), (6, 60), (40, 60)])
def test_a_deferred_delivery_is_tried_again_at_growing_distances_a_fifth_more_or_less(
    attempts: int, minutes: int
) -> None:
    waits = [next_attempt(_delivery(attempts, name=str(n)), DEFERRED, NOW) for n in range(100)]
    lengths = [(at - NOW) / MINUTE for at in waits if at is not None]
    assert len(lengths) == 100
    assert minutes * 0.8 <= min(lengths) < minutes * 0.85
    assert minutes * 1.15 < max(lengths) <= minutes * 1.2
    assert next_attempt(_delivery(attempts), DEFERRED, NOW) == next_attempt(_delivery(attempts), DEFERRED, NOW)


def test_what_a_person_has_to_mend_is_not_hurried() -> None:
    """A login that is refused five times in a minute is locked."""
    again = next_attempt(_delivery(1), replace(DEFERRED, needs_person=True), NOW)
    assert again is not None
    assert again - NOW >= 48 * MINUTE


def test_what_may_have_been_taken_is_repeated_after_the_wait_that_was_asked_for() -> None:
    unknown = Receipt(state=DeliveryState.UNKNOWN, detail="no answer")
    for attempts in range(1, 5):
        assert next_attempt(_delivery(attempts), unknown, NOW, 10 * MINUTE) == NOW + 10 * MINUTE
    later = next_attempt(_delivery(5), unknown, NOW, 10 * MINUTE)
    assert later is not None
    assert later - NOW >= 48 * MINUTE


@pytest.mark.parametrize("attempts", [8, 60])
def test_a_delivery_is_given_up_after_two_days_and_not_before(attempts: int) -> None:
    assert timedelta(hours=48) == GIVE_UP_AFTER
    assert next_attempt(_delivery(attempts, GIVE_UP_AFTER - timedelta(seconds=1)), DEFERRED, NOW) is not None
    assert next_attempt(_delivery(attempts, GIVE_UP_AFTER), DEFERRED, NOW) is None
    assert next_attempt(_delivery(attempts, 30 * DAY), DEFERRED, NOW) is None


def test_a_machine_that_slept_for_days_has_not_tried_for_days() -> None:
    """The test failed: a mail deferred on Friday was given up on Monday, before there was a network."""
    for attempts in range(1, 8):
        assert next_attempt(_delivery(attempts, 3 * DAY), DEFERRED, NOW) is not None


def test_what_was_asked_for_again_gets_two_days_again() -> None:
    again = replace(_delivery(60, 30 * DAY), again_at=NOW - HOUR)
    assert next_attempt(again, DEFERRED, NOW) is not None
    assert next_attempt(replace(again, again_at=NOW - GIVE_UP_AFTER), DEFERRED, NOW) is None


SAMPLE = (
    "Africa/Casablanca",
    "America/Santiago",
    "Asia/Gaza",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Pacific/Chatham",
)


@pytest.mark.parametrize("zone", SAMPLE)
def test_around_each_change_of_clocks_every_local_date_has_one_slot(zone: str) -> None:
    """A sample of evals/zones.py, which looks at all zones."""
    times = tuple(time(hour, minute) for hour in (0, 1, 2, 3, 7, 23) for minute in (0, 30))
    days = list(changes(zone))[::6]
    assert days
    assert [sentence for day in days for sentence in wrong_around(zone, day, times)] == []
