"""What do copies and stories cost? Entries a second with many held, composing, restarting; the peers in the same run.

    python benchmarks/stories.py [--held 100000] [--most 1000000] [--minutes 10] [--write]

All texts are invented from a seed: headlines and summaries of words as frequent as words are, a quarter of them copies
that were cut, led or headed anew. Entries come in visits of 25 through the recipe that the service runs, into a ledger on
disk, every commit durable; fetching, parsing and matching are left out. Seconds are those of the process, not of the
clock. Each measurement has a process of its own, so that its memory is its own. Filling stops after `--minutes`; the table
says how far it came. Peers that are not installed (`pip install datasketch rapidfuzz`) are said to be absent. `--write`
renews the table in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any

from monitor import articles
from monitor.articles import copies
from monitor.model import (
    Entry,
    Feed,
    FeedState,
    Fetched,
    FetchRequest,
    Match,
    NewEntry,
    Outlet,
    ParsedFeed,
    Topic,
    Validators,
)
from monitor.pipeline.collect import collect
from monitor.pipeline.grouping import arrange
from monitor.ports import World
from monitor.stores import Ledger, open_ledger

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
START, END = "<!-- stories: written by benchmarks/stories.py -->", "<!-- /stories -->"
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
FEEDS, VISIT, AT_ONCE, COPIED, RECENT = 500, 25, 8, 0.25, 2_000
FILLED_AT_ONCE = 2_000
WORDS = 60_000


# --- invented news


class Newsroom:
    """Entries without end, the same from the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - invented texts
        makers = [*"bdfgklmnprstvz", "ch", "sh", "st", "tr"]
        self._words = sorted({self._word(makers) for _ in range(WORDS)})
        self._chance.shuffle(self._words)
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self._words))))
        self._recent: list[tuple[str, str]] = []
        self._number = 0

    def _word(self, makers: Sequence[str]) -> str:
        return "".join(
            self._chance.choice(makers) + self._chance.choice("aeiou") for _ in range(self._chance.choice((1, 2, 2, 3)))
        )

    def _said(self, number: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=number)

    def entries(self, number: int, copied: float = COPIED) -> list[Entry]:
        """The next entries; so many of them copies."""
        made = []
        for _ in range(number):
            title, text = self._copied() if self._recent and self._chance.random() < copied else self._new()
            self._recent.append((title, text))
            made.append(self._entry(title, text))
        del self._recent[:-RECENT]
        return made

    def _new(self) -> tuple[str, str]:
        said = self._said(55)
        return " ".join(said[:9]).capitalize(), " ".join(said[9:]).capitalize() + "."

    def _copied(self) -> tuple[str, str]:
        title, text = self._chance.choice(self._recent)
        words = text.split()
        way = self._chance.randrange(4)
        if way == 0:
            return title, text
        if way == 1:
            return title, " ".join(words[: len(words) * 2 // 3])
        if way == 2:
            return " ".join(self._said(8)).capitalize(), text
        return title, " ".join([*self._said(6), *words[6:]])

    def _entry(self, title: str, text: str) -> Entry:
        self._number += 1
        address = f"https://outlet-{self._number % FEEDS}.example/world/2026/{self._number}-story"
        return Entry(id=address, url=address, title=title, text=text, published=NOW)


# --- the recipe with the world left out


class Nothing:
    """No topic matches."""

    def __call__(self, entry: Entry, outlet: str = "") -> tuple[Match, ...]:  # noqa: ARG002 - the port
        return ()

    def batch(self, entries: Sequence[Entry], outlet: str | Sequence[str] = "") -> Sequence[tuple[Match, ...]]:  # noqa: ARG002 - the face of a matcher or parser
        return [()] * len(entries)

    def of(self, topics: Sequence[Topic]) -> Nothing:  # noqa: ARG002 - the face of a matcher or parser
        return self


@dataclass
class Desk:
    """A ledger with its feeds, into which visits bring entries."""

    ledger: Ledger
    feeds: Sequence[FeedState]
    shown: dict[str, ParsedFeed]
    at: datetime = NOW

    @classmethod
    def opened(cls, path: Path) -> Desk:
        """A desk on the ledger at this path."""
        ledger = open_ledger(path)
        outlets = [
            Outlet(name=f"Outlet {n}", feeds=(Feed(url=f"https://outlet-{n}.example/feed"),)) for n in range(FEEDS)
        ]
        with ledger.transaction() as transaction:
            transaction.sync_feeds(outlets, NOW)
            feeds = transaction.feed_states()
        return cls(ledger, feeds, {})

    def world(self) -> World:
        """Servers that show at once what they were given, and topics that nothing is on."""
        return World(
            fetch=self._fetch, parse=self._parse, ledger=self.ledger, channels={}, match=Nothing(), every={}, proxies={},
            pace=timedelta(hours=1), languages={}, tags={}, render=None, now=lambda: self.at,  # type: ignore[arg-type]  # nothing is rendered here
        )  # fmt: skip

    async def _fetch(self, request: FetchRequest) -> Fetched:
        body = f"{request.url} {self.at.isoformat()}".encode()
        return Fetched(
            url=request.url, status=200, body=body, content_type="", validators=Validators(), wire_bytes=len(body),
            partial=True,
        )  # fmt: skip

    async def _parse(self, body: bytes, url: str, content_type: str, held: Mapping[str, object]) -> ParsedFeed:  # noqa: ARG002 - the face of a matcher or parser
        return self.shown[url]

    async def visit(self, newsroom: Newsroom, visits: int) -> tuple[int, float, int]:
        """So many visits, a few at once as the service makes them: entries, CPU seconds, copies found."""
        world, spent, entries, folded = self.world(), 0.0, 0, 0
        for start in range(0, visits, AT_ONCE):
            self.at += timedelta(seconds=10)
            feeds = [self.feeds[(start + n) % len(self.feeds)] for n in range(min(AT_ONCE, visits - start))]
            for feed in feeds:
                self.shown[feed.url] = ParsedFeed(format="", title="", entries=tuple(newsroom.entries(VISIT)))
            began = time.process_time()
            polls = await asyncio.gather(*(collect(world, feed) for feed in feeds))
            spent += time.process_time() - began
            entries += sum(poll.new for poll in polls)
            folded += sum(poll.folded for poll in polls)
        return entries, spent, folded

    def fill(self, newsroom: Newsroom, number: int, until: float = float("inf")) -> int:
        """Hold so many more entries, without looking for copies among them; how many there was time for."""
        wanted = number
        while number > 0 and time.monotonic() < until:
            new = newsroom.entries(min(number, FILLED_AT_ONCE), 0)
            number -= len(new)
            with self.ledger.transaction() as transaction:
                begun = transaction.add_articles(len(new), self.at)
                added = [
                    NewEntry(
                        entry=one, article=article, method=articles.METHOD, reason=articles.BEGUN,
                        keys=articles.keys("", one), matches=(),
                    )
                    for one, article in zip(new, begun, strict=True)
                ]  # fmt: skip
                rows = [
                    row
                    for start in range(0, len(added), VISIT)
                    for row in transaction.add_entries(
                        self.feeds[(number + start) // VISIT % FEEDS].id, added[start : start + VISIT], self.at
                    )
                ]
                transaction.add_sketches(
                    (value, row)
                    for row, one in zip(rows, new, strict=True)
                    for value in copies.sketch(copies.probes(copies.runs(one.title, one.text)), ())
                )
                transaction.add_keys({key: one.article for one in added for key in one.keys}, {}, self.at)
        return wanted - number


# --- what is measured, each in a process of its own


def collecting(folder: Path, held: int, minutes: float) -> dict[str, float]:
    """Entries a second, durable, with so many held or as many as there was time for."""
    newsroom, desk = Newsroom(1), Desk.opened(folder / "ledger.sqlite3")
    reached = desk.fill(newsroom, held, time.monotonic() + 60 * minutes)
    asyncio.run(desk.visit(newsroom, 40))  # warm
    entries, spent, folded = asyncio.run(desk.visit(newsroom, 80))
    size = desk_size(folder)
    desk.ledger.close()
    return {"held": reached, "rate": entries / spent, "folded": folded / entries, "megabytes": size}


def desk_size(folder: Path) -> float:
    """What the ledger takes on disk, in MB."""
    return (folder / "ledger.sqlite3").stat().st_size / 1e6


def composing(folder: Path, matched: int, _minutes: float) -> dict[str, float]:
    """Seconds to tell the stories of so many matched entries apart, read from the ledger."""
    desk = Desk.opened(folder / "ledger.sqlite3")
    desk.fill(Newsroom(1), matched)
    gc.collect()
    base = memory()
    began = time.process_time()
    with desk.ledger.transaction() as transaction:
        decisions, _ = arrange(transaction, range(1, matched + 1), desk.at)
    spent = time.process_time() - began
    desk.ledger.close()
    return {"seconds": spent, "stories": len({one.story for one in decisions}), "more": memory() - base}


def restarting(folder: Path, held: int, minutes: float) -> dict[str, float]:
    """Seconds from a closed ledger to the decisions on 200 entries, and whether they are those of one left open."""
    desk = Desk.opened(folder / "ledger.sqlite3")
    desk.fill(Newsroom(1), held, time.monotonic() + 60 * minutes)
    desk.ledger.close()
    shutil.copy(folder / "ledger.sqlite3", folder / "other.sqlite3")
    spent, found = read_on(folder / "ledger.sqlite3", restart=True)
    _, expected = read_on(folder / "other.sqlite3", restart=False)
    return {"seconds": spent, "same": found == expected}


def read_on(path: Path, *, restart: bool) -> tuple[float, list[tuple[str, int]]]:
    """Two rounds of visits, with a restart between them or without: seconds from there, and every entry's article."""
    newsroom, desk = Newsroom(2), Desk.opened(path)
    asyncio.run(desk.visit(newsroom, AT_ONCE))
    began, at = time.process_time(), desk.at
    if restart:
        desk.ledger.close()
        desk = Desk.opened(path)
        desk.at = at
    asyncio.run(desk.visit(newsroom, AT_ONCE))
    spent = time.process_time() - began
    desk.ledger.close()
    return spent, homes(path)


def homes(path: Path) -> list[tuple[str, int]]:
    """The article of every entry."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT guid, article_id FROM entries ORDER BY id").fetchall()
    finally:
        connection.close()


def memory() -> float:
    """The most memory that this process had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# --- peers: probes a second with as many held as there was time for


def datasketch_probes(_folder: Path, held: int, minutes: float) -> dict[str, float]:
    """MinHash-LSH at 0.3 over runs of three words, in memory."""
    datasketch: Any = import_module("datasketch")

    def signed(entry: Entry) -> Any:
        made = datasketch.MinHash(num_perm=64)
        made.update_batch([run.encode() for run in copies.grams(entry.title, entry.text).values()])
        return made

    newsroom, index, until, number = (
        Newsroom(1),
        datasketch.MinHashLSH(threshold=0.3, num_perm=64),
        until_after(minutes),
        0,
    )
    while number < held and time.monotonic() < until:
        for entry in newsroom.entries(500, 0):
            index.insert(entry.id, signed(entry))
            number += 1
    return probed(newsroom, number, lambda entry: index.query(signed(entry)))


def fts_probes(folder: Path, held: int, minutes: float) -> dict[str, float]:
    """SQLite's FTS5: any of the eight rarest words, the best six."""
    connection, until, number = sqlite3.connect(folder / "fts.sqlite3"), until_after(minutes), 0
    connection.execute("CREATE VIRTUAL TABLE held USING fts5 (text)")
    newsroom, counts = Newsroom(1), dict[str, int]()
    while number < held and time.monotonic() < until:
        texts = [f"{entry.title} {entry.text}".lower().rstrip(".") for entry in newsroom.entries(1_000, 0)]
        connection.executemany("INSERT INTO held VALUES (?)", [(text,) for text in texts])
        connection.commit()
        for word in (word for text in texts for word in text.split()):
            counts[word] = counts.get(word, 0) + 1
        number += len(texts)

    def probe(entry: Entry) -> object:
        words = sorted(set(f"{entry.title} {entry.text}".lower().rstrip(".").split()), key=lambda w: counts.get(w, 0))
        asked = " OR ".join(words[:8])
        return connection.execute(
            "SELECT rowid FROM held WHERE held MATCH ? ORDER BY rank LIMIT 6", (asked,)
        ).fetchall()

    return probed(newsroom, number, probe)


def rapidfuzz_probes(_folder: Path, held: int, minutes: float) -> dict[str, float]:
    """A scan of all headlines with token_set_ratio."""
    process, fuzz = (import_module(f"rapidfuzz.{name}") for name in ("process", "fuzz"))

    newsroom, titles, until = Newsroom(1), list[str](), until_after(minutes)
    while len(titles) < held and time.monotonic() < until:
        titles += [entry.title for entry in newsroom.entries(2_000, 0)]
    return probed(
        newsroom,
        len(titles),
        lambda entry: process.extractOne(entry.title, titles, scorer=fuzz.token_set_ratio, score_cutoff=85),
    )


def until_after(minutes: float) -> float:
    """The moment when filling has to end."""
    return time.monotonic() + 60 * minutes


def probed(newsroom: Newsroom, held: int, probe: Callable[[Entry], object]) -> dict[str, float]:
    """How many probes a second, from ten seconds of them or two thousand."""
    entries, done, began = newsroom.entries(2_000), 0, time.process_time()
    for entry in entries:
        probe(entry)
        done += 1
        if time.process_time() - began > 10:
            break
    return {"held": held, "rate": done / (time.process_time() - began)}


PHASES: Mapping[str, Callable[[Path, int, float], dict[str, float]]] = {
    "collecting": collecting,
    "composing": composing,
    "restarting": restarting,
    "datasketch": datasketch_probes,
    "fts": fts_probes,
    "rapidfuzz": rapidfuzz_probes,
}


def measured(phase: str, number: int, minutes: float) -> dict[str, float] | None:
    """One measurement in its own process; None when a library is not there."""
    command = [sys.executable, __file__, "--phase", phase, "--held", str(number), "--minutes", str(minutes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        if "ModuleNotFoundError" in done.stderr:
            return None
        raise SystemExit(f"{phase} ended with:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout)
    print(phase, number, found, flush=True)
    return found


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for ledgers, beside nothing else."""
    with tempfile.TemporaryDirectory(prefix="stories-") as made:
        yield Path(made)


# --- the table


def table(held: int, most: int, minutes: float) -> str:
    """The measurements as Markdown."""
    lines = ["| what | held | measured | memory |", "|---|---|---|---|"]
    for number in dict.fromkeys((held, most)):
        found = measured("collecting", number, minutes) or {}
        lines.append(
            f"| **Monitor**: entries stored, indexed and decided, durable | {found['held']:,.0f} | "
            f"{found['rate']:,.0f}/s, {found['megabytes']:,.0f} MB on disk | {found['peak']:,.0f} MB |"
        )
    for name, phase in (
        ("datasketch MinHash-LSH 0.3, in memory, probes only", "datasketch"),
        ("SQLite FTS5, any of the eight rarest words, probes only", "fts"),
        ("rapidfuzz, scan of all headlines, probes only", "rapidfuzz"),
    ):
        peer = measured(phase, held, min(minutes, 2))
        told = (
            f"{peer['held']:,.0f} | {peer['rate']:,.0f}/s | {peer['peak']:,.0f} MB" if peer else "– | not installed | –"
        )
        lines.append(f"| {name} | {told} |")
    for number in (5_000, 10_000):
        found = measured("composing", number, minutes) or {}
        lines.append(
            f"| **Monitor**: stories of matched entries told apart | {number:,} | {found['seconds']:.1f} s, "
            f"{found['stories']:,.0f} stories | {found['more']:,.0f} MB more |"
        )
    found = measured("restarting", held, minutes) or {}
    same = "the same decisions" if found["same"] else "OTHER DECISIONS"
    lines.append(f"| **Monitor**: opened again | {held:,} | {found['seconds']:.2f} s, {same} | – |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print; with --write, into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--held", default=100_000, type=int)
    options.add_argument("--most", default=1_000_000, type=int)
    options.add_argument("--minutes", default=10.0, type=float)
    options.add_argument("--phase", choices=sorted(PHASES), help="only this one, as JSON")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    if given.phase:
        with folder() as place:
            found = PHASES[given.phase](place, given.held, given.minutes)
        print(json.dumps({**found, "peak": memory()}))
        return 0
    made = table(given.held, given.most, given.minutes)
    print(made)
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(START, 1)
        dated = f"`python benchmarks/stories.py --write`, {datetime.now(UTC):%Y-%m-%d}:"
        PAGE.write_text(f"{before}{START}\n{dated}\n\n{made}\n{END}{rest.split(END, 1)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
