"""Times, spans and counts in the words of a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago a moment was."""
    return f"{span(now - moment)} ago" if moment is not None else "never"


def until(moment: datetime | None, now: datetime) -> str:
    """How long it is until a moment."""
    return "now" if moment is None or moment <= now else f"in {span(moment - now)}"


def span(length: timedelta) -> str:
    """A length of time, roughly."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 1:
        return "<1 min"
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 72 * 60 else f"{minutes // 1440} d"


def local(moment: datetime, zone: str | None = None) -> str:
    """A moment on the clock of this machine, or of a zone."""
    local = moment.astimezone(ZoneInfo(zone) if zone else None)
    return f"{local:%a} {local.day} {local:%b %Y %H:%M}" + (f" ({zone})" if zone else "")


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def usual(length: timedelta) -> str:
    """How often something happens that happens once in this time."""
    hours = length.total_seconds() / 3600
    if hours < 1:
        return f"every {max(1, round(hours * 60))} min"
    return f"every {round(hours)} h" if hours < 48 else f"every {round(hours / 24)} days"
