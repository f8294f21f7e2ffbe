"""When did it come out? A feed's date against our first sight of the entry."""

from __future__ import annotations

from datetime import datetime, timedelta

_AHEAD = timedelta(hours=48)


def plausible_time(published: datetime | None, first_seen: datetime) -> datetime:
    """When an entry came out as far as we can tell: the feed's date unless it is missing or absurd."""
    if published is None or not is_plausible(published, first_seen):
        return first_seen
    return min(published, first_seen)


def is_plausible(published: datetime, first_seen: datetime) -> bool:
    """Not far ahead, and not from before there were feeds: an old date on a new find may well be true."""
    return published - first_seen <= _AHEAD and published.year >= 1995
