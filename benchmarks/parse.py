"""What does reading a feed cost? CPU of feedparser against ours, on recorded real feeds, broken ones included.

    python benchmarks/parse.py --data FOLDER [--rounds 2] [--write]     (or MONITOR_DATA)

FOLDER holds `feeds/MANIFEST.tsv` and recorded feeds. Every reader reads every feed in one run, `--rounds` times; the
best round counts. `--write` renews the table in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import csv
import gc
import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import feedparser

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import page
from monitor import formats
from monitor.formats import decode, fast, sniff
from monitor.formats.fast.state import Unsure
from monitor.model import HeldText, ParsedFeed

URL = "https://outlet.example/feed"


def real_feeds(root: Path) -> list[bytes]:
    """Every recorded real feed that is not JSON: feedparser reads none of those."""
    with (root / "feeds" / "MANIFEST.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    files = {row["file"] for row in rows if row["origin"] == "real"}
    bodies = [path.read_bytes() for file in sorted(files) if (path := root / "feeds" / file).is_file()]
    return [body for body in bodies if sniff.kind(decode.to_utf8(body, "")) == "xml"]


def as_shipped(body: bytes) -> object:
    """feedparser with its defaults."""
    return feedparser.parse(body)


def bare(body: bytes) -> object:
    """feedparser without sanitising and without resolving addresses inside texts."""
    return feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)


def values(body: bytes) -> object:
    """Our reader: the values in the feed, markup as it stands; feedparser for what it does not read."""
    body = decode.to_utf8(body, "")
    try:
        return fast.read(body, formats.MAX_ENTRIES)
    except Unsure:
        return bare(body)


def entries(body: bytes) -> object:
    """All that a visit does: values, every text of every entry to plain text, bounds, ids and links."""
    return formats.parse(body, URL, "")


def again(bodies: list[bytes]) -> Callable[[bytes], object]:
    """The same on a later visit that finds every entry as it was: no text is made."""
    held: dict[bytes, dict[str, HeldText]] = {}
    for body in bodies:
        read = formats.parse(body, URL, "")
        found = read.entries if isinstance(read, ParsedFeed) else ()
        held[body] = {entry.id: HeldText(mark=entry.mark, title=entry.title, text=entry.text) for entry in found}
    return lambda body: formats.parse_fast(body, URL, "", held[body]) or formats.parse(body, URL, "")


READERS: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("feedparser as shipped", as_shipped),
    ("feedparser, sanitising and resolving off", bare),
    ("ours: the reader, feedparser where it gives up", values),
    ("ours: the whole parse, to plain-text entries", entries),
)


def cpu(reader: Callable[[bytes], object], bodies: list[bytes], rounds: int) -> float:
    """CPU seconds of the best round."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        for body in bodies:
            reader(body)
        best = min(best, time.process_time() - began)
    return best


def table(bodies: list[bytes], rounds: int) -> str:
    """The measurements as Markdown."""
    megabytes = sum(map(len, bodies)) / 1e6
    tolerant = sum(formats.parse_fast(body, URL, "") is None for body in bodies)
    lines = ["| reader | MB/s CPU | ms/feed | × feedparser |", "|---|---|---|---|"]
    shipped = 0.0
    for name, reader in (*READERS, ("ours: the whole parse, no entry changed", again(bodies))):
        seconds = cpu(reader, bodies, rounds)
        shipped = shipped or seconds
        per_feed = seconds / len(bodies) * 1e3
        lines.append(f"| {name} | {megabytes / seconds:.1f} | {per_feed:.2f} | {shipped / seconds:.1f} |")
        print(lines[-1], flush=True)
    lines += ["", f"{len(bodies)} real feeds, {megabytes:.1f} MB; {tolerant} of them went to the tolerant path."]
    return "\n".join(lines)


def main() -> int:
    """Measure and print; with --write, into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default=os.environ.get("MONITOR_DATA"), type=Path)
    options.add_argument("--rounds", default=2, type=int)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    if given.data is None or not (given.data / "feeds" / "MANIFEST.tsv").is_file():
        print("There is no data: give the folder with feeds/MANIFEST.tsv by --data or MONITOR_DATA. Nothing measured.")
        return 2
    warnings.simplefilter("ignore")
    made = table(real_feeds(given.data), given.rounds)
    print(made)
    if given.write:
        page.write("parse", "python benchmarks/parse.py --data …", made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
