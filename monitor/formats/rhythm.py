"""What a feed says of when to ask it again: RSS ttl, skipHours and skipDays, and the syndication module of RSS 1.0."""

from __future__ import annotations

import re
from datetime import timedelta

from monitor.formats import head
from monitor.model import Rhythm

_SAYS_SOMETHING = re.compile("<ttl|updatePeriod|<skip", re.IGNORECASE)
_TTL = re.compile(r"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_PERIOD = re.compile(r"<(?:\w+:)?updatePeriod>\s*(\w{4,8})\s*</", re.IGNORECASE)
_FREQUENCY = re.compile(r"<(?:\w+:)?updateFrequency>\s*(\d{1,4})\s*</", re.IGNORECASE)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(r"<day>\s*(\w{3,9})\s*</day>", re.IGNORECASE)
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 24 * 7, "monthly": 24 * 30, "yearly": 24 * 365}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def told(body: bytes) -> Rhythm | None:
    """The hints in the head of a feed (UTF-8), None when it gives none."""
    text = head.text(body)
    if not _SAYS_SOMETHING.search(text):
        return None
    hours = {int(hour) % 24 for hour in _HOUR.findall(text)}
    days = {_DAYS.index(day.lower()) for day in _DAY.findall(text) if day.lower() in _DAYS}
    rhythm = Rhythm(every=_every(text), hours=tuple(sorted(hours)), days=tuple(sorted(days)))
    return rhythm if rhythm != Rhythm() else None


def _every(text: str) -> timedelta | None:
    """The longer of what ttl (minutes) and updatePeriod with updateFrequency say."""
    ttl, period, frequency = _TTL.search(text), _PERIOD.search(text), _FREQUENCY.search(text)
    wanted = [timedelta(minutes=int(ttl[1]))] if ttl else []
    if period and period[1].lower() in _PERIODS:
        times = max(1, int(frequency[1])) if frequency else 1
        wanted.append(timedelta(hours=_PERIODS[period[1].lower()]) / times)
    return max(wanted, default=None) or None
