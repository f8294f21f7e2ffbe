"""A feed shows a window of its newest entries. One that left it before its turn was taken down: noted, never believed
to be a deletion of what we hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from monitor.model import Entry, KnownEntry, ParsedFeed
from monitor.ports import Transaction

_FEWEST = 3  # entries that stood behind it and are still there
_IN_ORDER = 0.8  # share of neighbours whose dates are in order, from which a feed is a window by time
_MOST_TAKEN = 0.2  # share of a window: when more is gone, the feed has changed its kind, not lost entries
_SPOILS = ("malformed", "flood")  # problems after which absence means nothing


def note(
    transaction: Transaction,
    feed_id: int,
    parsed: ParsedFeed,
    known: Mapping[str, KnownEntry],
    added: Mapping[str, int],
    now: datetime,
) -> None:
    """Remember what the feed shows, and what left it before its turn; `added` are the rows of its new entries."""
    direction = _direction(parsed.entries)
    if direction == 0 or any(problem.code in _SPOILS for problem in parsed.problems):
        return
    rows = {guid: held.id for guid, held in known.items()} | dict(added)
    shown = [rows[entry.id] for entry in parsed.entries[::direction] if entry.id in rows]
    before = transaction.window(feed_id)
    if shown != before:
        transaction.note_window(feed_id, shown, left_early(before, shown), now)


def left_early(before: Sequence[int], shown: Sequence[int]) -> tuple[int, ...]:
    """Which entries of the last window are gone though several that stood behind them, and go first, are still there.

    Both are newest first.
    """
    still = set(shown)
    staying = [place for place, entry in enumerate(before) if entry in still]
    if len(staying) < _FEWEST:
        return ()
    taken = tuple(entry for entry in before[: staying[-_FEWEST]] if entry not in still)
    return taken if len(taken) <= max(1, _MOST_TAKEN * len(before)) else ()


def _direction(entries: Sequence[Entry]) -> int:
    """1 when the newest entry comes first, -1 when it comes last, 0 when neither can be said."""
    dates = [date for entry in entries if (date := entry.dated)]
    pairs = list(pairwise(dates))
    if len(pairs) < _FEWEST:
        return 0
    falling, rising = (sum(wanted(a, b) for a, b in pairs) for wanted in (datetime.__ge__, datetime.__le__))
    if falling >= _IN_ORDER * len(pairs):
        return 1
    return -1 if rising >= _IN_ORDER * len(pairs) else 0
