"""How soon are stories found? Interval rules on the publication times of recorded outlets, at equal numbers of visits.

    python evals/interval.py --data FOLDER [--polls 48]      (or MONITOR_DATA)

FOLDER holds `feed-history/*/NAME/<unix time>-<hash>`: dated versions of feeds. Every rule gets one scale, set so that
all outlets together are visited `--polls` times a day on average; then the mean delay between publication and the next
visit is compared. The rules of others are written down from their documentation.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor import formats, schedule
from monitor.model import FeedState, Habit, ParsedFeed

DAY = timedelta(days=1)
FROM, UNTIL = datetime(2020, 4, 24, tzinfo=UTC), datetime(2020, 5, 24, tzinfo=UTC)
WARM_UP = timedelta(days=3)
FEWEST_ITEMS = 100
Rule = Callable[["Outlet", Sequence[datetime], datetime, float], timedelta]


@dataclass(frozen=True)
class Outlet:
    """When a feed's items came out, and how many it shows at a time."""

    name: str
    times: tuple[datetime, ...]
    window: int


def outlets(root: Path) -> list[Outlet]:
    """Every recorded outlet with enough dated items in the period."""
    found = []
    for folder in sorted(path for path in (root / "feed-history").glob("*/*") if path.is_dir()):
        first: dict[str, datetime] = {}
        sizes = []
        for version in sorted(folder.iterdir()):
            seen = datetime.fromtimestamp(int(version.name.split("-")[0]), UTC)
            if not FROM - timedelta(days=5) <= seen <= UNTIL + timedelta(days=5):
                continue
            parsed = formats.parse(version.read_bytes(), "https://outlet.example/", "")
            if isinstance(parsed, ParsedFeed) and parsed.entries:
                sizes.append(len(parsed.entries))
                for entry in parsed.entries:
                    first.setdefault(entry.id, min(entry.published or seen, seen))
        times = tuple(sorted(time for time in first.values() if FROM <= time <= UNTIL))
        if len(times) >= FEWEST_ITEMS:
            found.append(Outlet(folder.name, times, round(statistics.median(sizes))))
    return found


# --- the rules: outlet, the times of its items known so far, now, scale → interval


def fixed(_outlet: Outlet, _known: Sequence[datetime], _now: datetime, scale: float) -> timedelta:
    """The same for all."""
    return timedelta(minutes=30) * scale


def linear(_outlet: Outlet, known: Sequence[datetime], now: datetime, scale: float) -> timedelta:
    """In proportion to the rate of the last week (Miniflux, entry_frequency): a week over its number of items."""
    week = len(known) - bisect_right(known, now - 7 * DAY)
    return bounded(7 * DAY / max(week, 1) * scale)


def half_gap(_outlet: Outlet, known: Sequence[datetime], now: datetime, scale: float) -> timedelta:
    """Half of the mean gap of the last items, the silence counted, between bounds (CommaFeed)."""
    recent = known[-20:]
    gap = (now - recent[0]) / len(recent) if recent else DAY
    return bounded(gap / 2 * scale, timedelta(minutes=5), timedelta(hours=4))


def bounded(wanted: timedelta, low: timedelta = timedelta(minutes=3), high: timedelta = DAY) -> timedelta:
    """The interval inside its bounds."""
    return min(max(wanted, low), high)


def ours(outlet: Outlet, known: Sequence[datetime], now: datetime, scale: float) -> timedelta:
    """What ships: `schedule.learn` and `schedule.interval`."""
    return schedule.interval(schedule.learn(known[-200:], outlet.window), timedelta(minutes=30) * scale, now)


def ours_without_hours(outlet: Outlet, known: Sequence[datetime], now: datetime, scale: float) -> timedelta:
    """The same without the profile of the day."""
    habit = schedule.learn(known[-200:], outlet.window)
    plain = Habit(count=habit.count, since=habit.since, window=habit.window) if habit else None
    return schedule.interval(plain, timedelta(minutes=30) * scale, now)


# --- simulation


@dataclass(frozen=True)
class Result:
    """What a rule gave: visits a day and outlet, delays in minutes, the share of items never seen."""

    polls: float
    mean: float
    median: float
    p90: float
    lost: float


def simulate(rule: Rule, outlets: Sequence[Outlet], scale: float) -> Result:
    """Visit every outlet through the period as the rule says."""
    delays, lost, polls = [], 0, 0
    for outlet in outlets:
        now, seen = FROM + DAY, bisect_right(outlet.times, FROM + DAY)
        while now < UNTIL:
            now += rule(outlet, outlet.times[:seen], now, scale)
            upto = bisect_right(outlet.times, now)
            if now >= FROM + WARM_UP:
                polls += 1
                gone = max(0, upto - seen - outlet.window)
                lost += gone
                delays += [(now - time) / timedelta(minutes=1) for time in outlet.times[seen + gone : upto]]
            seen = upto
    days = (UNTIL - FROM - WARM_UP) / DAY
    ordered = sorted(delays)
    return Result(
        polls=polls / days / len(outlets),
        mean=statistics.fmean(ordered),
        median=statistics.median(ordered),
        p90=ordered[int(len(ordered) * 0.9)],
        lost=lost / (lost + len(ordered)),
    )


def at_equal_polls(rule: Rule, outlets: Sequence[Outlet], wanted: float) -> Result:
    """The rule with the scale that gives the wanted number of visits."""
    low, high = 1e-3, 1e3
    result = simulate(rule, outlets, 1.0)
    for _ in range(16):
        scale = math.sqrt(low * high)
        result = simulate(rule, outlets, scale)
        if abs(result.polls - wanted) < wanted * 0.003:
            break
        low, high = (scale, high) if result.polls > wanted else (low, scale)
    return result


def main() -> int:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", default=os.environ.get("MONITOR_DATA"))
    ask.add_argument("--polls", type=float, default=48)
    want = ask.parse_args()
    if not want.data or not (Path(want.data) / "feed-history").is_dir():
        print("No data: give --data FOLDER or MONITOR_DATA with a folder feed-history in it. Nothing was measured.")
        return 1
    found = outlets(Path(want.data))
    print(
        f"{len(found)} outlets, {sum(len(outlet.times) for outlet in found)} items, {FROM:%Y-%m-%d} to {UNTIL:%Y-%m-%d}"
    )
    print(f"\n| rule | visits a day | mean delay, min | median | p90 | never seen |\n|{'---|' * 6}")
    rules = {"fixed": fixed, "linear in rate (Miniflux)": linear, "half the mean gap (CommaFeed)": half_gap,
             "1/√rate, without hours": ours_without_hours, "**Monitor**": ours}  # fmt: skip
    for name, rule in rules.items():
        r = at_equal_polls(rule, found, want.polls)
        print(f"| {name} | {r.polls:.1f} | {r.mean:.1f} | {r.median:.1f} | {r.p90:.1f} | {r.lost:.2%} |")
    print(f"\nPace over these outlets at 30 min on average: {pace_of(found)}")
    return 0


def pace_of(found: Sequence[Outlet]) -> timedelta:
    """What the shipped knob makes of them: the interval of a feed with one item a day."""
    feeds = [
        FeedState(id=n, outlet=outlet.name, url="", habit=schedule.learn(outlet.times[-200:], outlet.window))
        for n, outlet in enumerate(found)
    ]
    return schedule.pace(feeds, timedelta(minutes=30), UNTIL)


if __name__ == "__main__":
    sys.exit(main())
