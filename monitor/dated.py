"""When did it come out? A feed's date against our first sight of the entry."""

from __future__ import annotations

from datetime import datetime, timedelta

_AHEAD = timedelta(hours=48)


def plausible_time(published: datetime | None, first_seen: datetime) -> datetime:
    """When an entry came out as far as we can tell: the feed's date unless it is missing or absurd."""
    return min(plausible_date(published, first_seen) or first_seen, first_seen)


def plausible_date(published: datetime | None, first_seen: datetime) -> datetime | None:
    """The feed's date unless it is missing or absurd."""
    return published if published is not None and is_plausible(published, first_seen) else None


def is_plausible(published: datetime, first_seen: datetime) -> bool:
    """Not far ahead, and not from before there were feeds: an old date on a new find may well be true."""
    return published - first_seen <= _AHEAD and published.year >= 1995
