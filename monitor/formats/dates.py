"""Dates as feeds write them: the two usual forms at once, every other through feedparser's readers of dates."""

from __future__ import annotations

import calendar
import re
import time
from datetime import UTC, datetime, timedelta

from feedparser.datetimes import _parse_date

_RFC822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?([0-9]{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([0-9]{4})"
    r" ([0-9]{2}):([0-9]{2}):([0-9]{2}) (?:GMT|UTC|Z|([+-])([0-9]{2})([0-9]{2}))"
)
_W3CDTF = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,9})?(?:Z|([+-])([0-9]{2}):([0-9]{2}))"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
    )
}


def instant(written: str) -> datetime | None:
    """The moment a feed names, in UTC; None when feedparser would not read it either."""
    try:
        if found := _RFC822.fullmatch(written):
            day, month, year, hour, minute, second, *zone = found.groups()
            return _moment(int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second), zone)
        if found := _W3CDTF.fullmatch(written):
            year, month, day, hour, minute, second, *zone = found.groups()
            return _moment(int(year), int(month), int(day), int(hour), int(minute), int(second), zone)
    except (ValueError, OverflowError):
        pass  # no such day or hour: feedparser decides what was meant
    return from_struct(_parse_date(written))


def _moment(year: int, month: int, day: int, hour: int, minute: int, second: int, zone: list[str | None]) -> datetime:
    moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    sign, hours, minutes = zone
    if sign is None:
        return moment
    away = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return moment + away if sign == "-" else moment - away


def from_struct(value: object) -> datetime | None:
    """feedparser's UTC struct as an instant; None for what no calendar holds."""
    if not isinstance(value, time.struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None
