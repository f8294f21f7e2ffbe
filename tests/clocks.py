"""What evals/zones.py asks of every zone and the suite of some: one slot for each local date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.model import Schedule
from monitor.schedule import due_slot, next_slot

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)
QUARTERS = tuple(time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 15))


def changes(zone: str) -> Iterator[date]:
    """The local dates on which the offset is another one than a day before."""
    info = ZoneInfo(zone)
    before = None
    for number in range((LAST - FIRST).days + 2):
        day = FIRST + number * DAY
        offset = datetime.combine(day, time(12), UTC).astimezone(info).utcoffset()
        if before is not None and offset != before:
            yield datetime.combine(day, time(12), UTC).astimezone(info).date()
        before = offset


def wrong_around(zone: str, day: date, times: tuple[time, ...] = QUARTERS) -> list[str]:
    """What is wrong from two days before a change to two days after it."""
    info, wrong = ZoneInfo(zone), []
    for at in times:
        asked = Schedule(times=(at,), days=frozenset(range(7)), zone=zone)
        issued, now, dates = None, datetime.combine(day - 3 * DAY, time(12), UTC), []
        for _ in range(5):
            slot = next_slot(asked, issued or now)
            if issued is not None and due_slot(asked, slot.due, issued) != slot:
                wrong.append(f"{zone} {slot.key}: not due when it is")
            wanted = datetime.fromisoformat(slot.key)
            shows, second_before = (
                moment.astimezone(info).replace(tzinfo=None) for moment in (slot.due, slot.due - SECOND)
            )
            if shows < wanted or (second_before >= wanted and second_before.date() >= wanted.date()):
                wrong.append(f"{zone} {slot.key}: due at {slot.due}, when the wall shows {shows}")
            dates.append(wanted.date())
            issued = slot.due
        if dates != [dates[0] + DAY * number for number in range(len(dates))]:
            wrong.append(f"{zone} {at}: dates {dates}")
    return wrong
