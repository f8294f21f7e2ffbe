"""Every time zone, every change of its clocks: is there exactly one slot for each local date?

    python evals/zones.py            all zones, 2015 to 2035; some minutes
    python evals/zones.py --zones 20 a sample

Around each change the days before and after it are asked for their slots at every quarter of an hour. Wrong is a date
without slot, with two, a slot that is due before the wall shows its time, or later than the first instant that does.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from zoneinfo import available_timezones

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.clocks import QUARTERS, changes, wrong_around


def main() -> int:
    """Look at the zones that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zones", type=int, help="only so many, evenly chosen")
    given = parser.parse_args()
    zones = sorted(available_timezones())
    zones = zones[:: max(len(zones) // given.zones, 1)] if given.zones else zones
    counted, wrong = 0, []
    for zone in zones:
        for day in changes(zone):
            counted += 1
            wrong += wrong_around(zone, day)
    print("\n".join(wrong[:40]))
    print(f"{len(zones)} zones, {counted} changes of clocks, {len(QUARTERS)} times of day each: {len(wrong)} wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
