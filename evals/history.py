"""Is every entry of a feed's recorded history kept, once, with all its versions, and every gap seen?

    python evals/history.py --data FOLDER      (or MONITOR_DATA)

FOLDER holds `feed-history/*/NAME/<unix time>-<hash>`. Each feed is visited at the time of each of its recorded versions,
by the real pipeline with a real ledger; only the network is played. The truth is counted from the documents themselves.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor import formats, pipeline
from monitor.match import compile_topics
from monitor.model import (
    Entry,
    Feed,
    Fetched,
    FetchFailed,
    FetchRequest,
    HeldText,
    NotModified,
    Outlet,
    ParsedFeed,
    Unreadable,
    Validators,
)
from monitor.pipeline.refill import FEWEST_LEFT, MOST_PINNED
from monitor.ports import World
from monitor.render import render
from monitor.stores import Ledger, open_ledger

URL = "https://outlet.example/feed"


@dataclass
class Truth:
    """What the documents say: entries by id, the texts each had in a row, and the visits before which some were missed:
    they showed nothing known, or of the known only what the feed keeps, while younger ones had left.
    """

    last: dict[str, str] = field(default_factory=dict)
    texts: int = 0
    gaps: list[bool] = field(default_factory=list)
    times: dict[str, datetime] = field(default_factory=dict)  # when each entry came out, by its first document

    def see(self, parsed: ParsedFeed, at: datetime) -> None:
        """Count one document, shown at this time."""
        known = [entry for entry in parsed.entries if entry.id in self.last]
        self.gaps.append(bool(self.last and parsed.entries) and (not known or self._is_kept(known, parsed)))
        for entry in parsed.entries:
            self.times.setdefault(entry.id, min(entry.published or at, at))
        for entry in parsed.entries:
            if self.last.get(entry.id) != entry.content_hash:
                self.texts += 1
            self.last[entry.id] = entry.content_hash

    def _is_kept(self, known: list[Entry], parsed: ParsedFeed) -> bool:
        """Whether these few are old ones on a page that otherwise begins after all that was seen before."""
        new = [entry.published for entry in parsed.entries if entry.id not in self.last]
        dates = [entry.published for entry in known if entry.published]
        if len(known) > MOST_PINNED or len(dates) < len(known) or not new or None in new:
            return False
        begins_later = min(date for date in new if date) > max(self.times.values())
        return begins_later and sum(time > max(dates) for time in self.times.values()) >= FEWEST_LEFT


class Replay:
    """A feed whose server shows one recorded version after the other."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.body, self.now = ledger, b"", datetime(2020, 1, 1, tzinfo=UTC)

    async def fetch(self, request: FetchRequest) -> Fetched | NotModified | FetchFailed:
        """What the server shows now."""
        return Fetched(
            url=request.url, status=200, body=self.body, content_type="", validators=Validators(), wire_bytes=0
        )

    async def parse(
        self, body: bytes, url: str, content_type: str, held: Mapping[str, HeldText]
    ) -> ParsedFeed | Unreadable:
        """As the service does, without the child."""
        return formats.parse_fast(body, url, content_type, held) or formats.parse(body, url, content_type)

    def world(self) -> World:
        """The world of the pipeline."""
        return World(
            fetch=self.fetch, parse=self.parse, ledger=self.ledger, channels={}, match=compile_topics(()), every={},
            proxies={}, pace=timedelta(hours=1), languages={}, tags={},
            render=lambda issue, _layout: render(issue), now=lambda: self.now,
        )  # fmt: skip

    def visit(self, body: bytes, now: datetime) -> bool:
        """One visit; whether a gap was suspected."""
        self.body, self.now = body, now
        with self.ledger.transaction() as transaction:
            (feed,) = transaction.due_feeds(now, everything=True)
        return asyncio.run(pipeline.collect(self.world(), feed)).gap_suspected


def replay(folder: Path) -> tuple[Truth, list[bool], int, int, int, int]:
    """The truth, the gaps we saw, entries and versions in the ledger, ids taken for reused, entries taken down."""
    truth, gaps = Truth(), []
    with tempfile.TemporaryDirectory() as home:
        ledger = open_ledger(Path(home) / "ledger.sqlite3")
        outlet = Outlet(name=folder.name, feeds=(Feed(url=URL),))
        with ledger.transaction() as transaction:
            transaction.sync_feeds((outlet,), datetime(2020, 1, 1, tzinfo=UTC))
        play = Replay(ledger)
        for version in sorted(folder.iterdir()):
            body = version.read_bytes()
            parsed = formats.parse(body, URL, "")
            seen = play.visit(body, datetime.fromtimestamp(int(version.name.split("-")[0]), UTC))
            if isinstance(parsed, ParsedFeed):
                truth.see(parsed, play.now)
                gaps.append(seen)
        ledger.close()
        with sqlite3.connect(Path(home) / "ledger.sqlite3") as rows:
            (entries,) = rows.execute("SELECT count(*) FROM entries").fetchone()
            (versions,) = rows.execute("SELECT count(*) FROM versions").fetchone()
            (reused,) = rows.execute("SELECT count(*) FROM entries WHERE guid LIKE '%#____________'").fetchone()
            (gone,) = rows.execute("SELECT count(*) FROM entries WHERE gone_at IS NOT NULL").fetchone()
    return truth, gaps, entries, versions, reused, gone


def main() -> int:
    """Print a row for each feed, and whether all agree."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", default=os.environ.get("MONITOR_DATA"))
    root = Path(ask.parse_args().data or "")
    if not (root / "feed-history").is_dir():
        print("No data: give --data FOLDER or MONITOR_DATA with a folder feed-history in it. Nothing was measured.")
        return 1
    print(
        "| feed | visits | entries: truth / kept | texts: truth / kept | gaps: truth / seen | reused ids | taken down |\n|"
        + "---|" * 7
    )
    wrong = 0
    for folder in sorted(path for path in (root / "feed-history").glob("*/*") if path.is_dir()):
        truth, gaps, entries, versions, reused, gone = replay(folder)
        agrees = (entries - reused, truth.gaps) == (len(truth.last), gaps) and abs(versions - truth.texts) <= reused
        wrong += not agrees
        print(
            f"| {folder.name}{'' if agrees else ' **differs**'} | {len(gaps)} | {len(truth.last)} / {entries} "
            f"| {truth.texts} / {versions} | {sum(truth.gaps)} / {sum(gaps)} | {reused} | {gone} |",
            flush=True,
        )
    print(f"\n{wrong} feed(s) differ.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
