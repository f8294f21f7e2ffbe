"""Does any recorded document, whole, cut or changed, stop the reading? Every file of the corpus, as a visit reads it.

    python evals/corpus.py --data FOLDER [--seed 1] [--variants 4]      (or MONITOR_DATA)

FOLDER holds `feeds/MANIFEST.tsv`. Each file is read as it is, cut at random places, and with random bytes changed,
doubled and dropped: first by the fast reader in this process, then, where that hands over, by feedparser in a child with
limits. Counted: answers by kind, exceptions (none may come), readings over a second, children that had to be stopped.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

from monitor import formats
from monitor.model import Unreadable
from monitor.sandbox import Sandbox, Stopped

URL = "https://outlet.example/feed"
SLOW = 1.0


def files(root: Path) -> list[Path]:
    """Every file that the manifest names."""
    with (root / "feeds" / "MANIFEST.tsv").open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [path for row in rows if (path := root / "feeds" / row["file"]).is_file()]


def variants(body: bytes, chance: random.Random, count: int) -> list[bytes]:
    """The document, cut, and with bytes changed."""
    made = [body]
    for _ in range(count):
        if not body:
            break
        cut = body[: chance.randrange(len(body))]
        changed = bytearray(body)
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(changed))
            kind = chance.randrange(3)
            if kind == 0:
                changed[place] = chance.randrange(256)
            elif kind == 1:
                changed[place:place] = changed[place : place + chance.randint(1, 200)]
            else:
                del changed[place : place + chance.randint(1, 50)]
            if not changed:
                break
        made.append(cut if chance.random() < 0.5 else bytes(changed))
    return made


class Reading:
    """Reads as the service does, and keeps the account."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox, self.kinds = sandbox, Counter[str]()
        self.slow: list[str] = []
        self.raised: list[str] = []

    async def read(self, name: str, body: bytes) -> None:
        """One document."""
        began = time.perf_counter()
        try:
            quick = formats.parse_fast(body, URL, "")
            self._time(name, "fast", began)
            if quick is not None:
                self.kinds["fast: not a feed" if isinstance(quick, Unreadable) else "fast: read"] += 1
                return
            began = time.perf_counter()
            answer = await self.sandbox(body, URL, "")
            self.kinds["feedparser: not a feed" if isinstance(answer, Unreadable) else "feedparser: read"] += 1
        except Stopped as stopped:
            self.kinds[f"stopped: {stopped}"] += 1
            self.raised += [f"{name}: {stopped}"] if "failed" in str(stopped) else []
        except Exception as error:  # noqa: BLE001 - what is looked for
            self.raised.append(f"{name}: {type(error).__name__}: {error}")
        self._time(name, "feedparser", began)

    def _time(self, name: str, reader: str, began: float) -> None:
        seconds = time.perf_counter() - began
        if seconds > SLOW:
            self.slow.append(f"{reader} took {seconds:.1f} s for {name}")


async def run(root: Path, seed: int, count: int) -> int:
    """Read everything and print the account."""
    chance = random.Random(seed)  # noqa: S311 - for tests
    sandbox = Sandbox("monitor.formats:parse", workers=1)
    reading = Reading(sandbox)
    found = files(root)
    for path in found:
        for number, body in enumerate(variants(path.read_bytes(), chance, count)):
            await reading.read(f"{path.name} (variant {number})", body)
    await sandbox.close()
    print(
        f"{len(found)} files, {sum(reading.kinds.values())} documents, seed {seed}\n\n| answer | documents |\n|---|---|"
    )
    for kind, times in reading.kinds.most_common():
        print(f"| {kind} | {times} |")
    print(f"| exceptions | {len(reading.raised)} |\n| over a second | {len(reading.slow)} |")
    for line in (*reading.raised[:20], *reading.slow[:20]):
        print("   ", line)
    return 1 if reading.raised else 0


def main() -> int:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", default=os.environ.get("MONITOR_DATA"))
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--variants", type=int, default=4)
    want = ask.parse_args()
    if not want.data or not (Path(want.data) / "feeds" / "MANIFEST.tsv").is_file():
        print("No data: give --data FOLDER or MONITOR_DATA with feeds/MANIFEST.tsv in it. Nothing was measured.")
        return 1
    return asyncio.run(run(Path(want.data), want.seed, want.variants))


if __name__ == "__main__":
    sys.exit(main())
