"""Does it keep up for hours? The service as a process, under the load of a desk: lateness, memory, descriptors, growth.

    python benchmarks/soak.py [--minutes 30] [--feeds 2000] [--rate 5] [--write]

A server of our own on loopback gives invented feeds of 25 items; four of five visits find nothing changed (304). Each
feed is visited at a fixed interval, feeds / rate seconds. Lateness is counted from the ledger: when a visit was written,
less when it was due. Linux only: memory, descriptors and CPU are read from /proc. `--write` puts the table into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen  # noqa: TID251 - our own status page

from monitor import schedule

ROOT = Path(__file__).resolve().parent.parent
HOSTS, WINDOW, UNCHANGED = 64, 25, 0.8
SETTLE = 120  # seconds after the first round until "start" is measured
WORDS = ["court", "parliament", "river", "harvest", "minister", "border", "school", "strike", "film", "museum", "doctor", "winter", "railway", "bakery", "coast", "festival", "engine", "island", "library", "teacher", "forest", "market", "bridge", "council", "orchestra", "camera", "valley", "garden"]  # fmt: skip
NAMED = "Chechnya"  # in one item of fifty
_SIZES = ("page_count", "freelist_count", "page_size")


# --- the outlets ------------------------------------------------------------------------------------------


class Feed:
    """One invented feed: a window of items that moves on."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number, self.chance, self.made, self.items = number, chance, 0, list[str]()
        for _ in range(WINDOW):
            self.publish()

    def say(self, count: int) -> str:
        """So many words."""
        return " ".join(self.chance.choices(WORDS, k=count)).capitalize()

    def publish(self) -> None:
        """One more item, the oldest goes."""
        self.made += 1
        title = self.say(8) + (f" in {NAMED}" if self.chance.random() < 0.02 else "")
        name = f"https://outlet-{self.number}.example/{self.made}"
        at = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
        text = " ".join(f"{self.say(14)}." for _ in range(self.chance.randint(2, 9)))
        self.items.insert(0, f"<item><guid>{name}</guid><link>{name}</link><title>{title}</title>"
                             f"<pubDate>{at}</pubDate><description>{text}</description></item>")  # fmt: skip
        del self.items[WINDOW:]

    def answer(self, head: bytes) -> bytes:
        """What this visit gets: unchanged in four of five, else one to three new items."""
        etag = f'"{self.number}-{self.made}"'.encode()
        if etag in head and self.chance.random() < UNCHANGED:
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + etag + b"\r\nConnection: close\r\n\r\n"
        for _ in range(self.chance.randint(1, 3) if etag in head else 0):
            self.publish()
        body = f"<rss version='2.0'><channel><title>Outlet {self.number}</title>{''.join(self.items)}</channel></rss>"
        content = body.encode()
        return (
            f'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: "{self.number}-{self.made}"\r\n'
            f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        ).encode() + content


def serve(count: int, port: int) -> None:
    """Answer `/N` until killed."""
    feeds = [Feed(number, random.Random(number)) for number in range(count)]  # noqa: S311 - invented news

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            writer.write(feeds[int(head.split(b" ", 2)[1].lstrip(b"/"))].answer(head))
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ValueError, IndexError):
            pass
        finally:
            writer.close()

    async def forever() -> None:
        servers = [await asyncio.start_server(handle, f"127.0.0.{n + 1}", port) for n in range(HOSTS)]
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(forever())


# --- what is measured -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Look:
    """The service at one moment."""

    at: float
    memory: float  # MB of the main process
    children: float  # MB of its children
    descriptors: int
    cpu: float  # seconds of the main process
    ledger: int  # bytes in use; the file is larger by what is free in it
    entries: int


def look(pid: int, ledger: Path) -> Look:
    """Read it from /proc and from the files."""
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    clock = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as rows:
        entries = rows.execute("SELECT count(*) FROM entries").fetchone()[0]
        pages, free, page = (rows.execute(f"PRAGMA {name}").fetchone()[0] for name in _SIZES)
    ticks = os.sysconf("SC_CLK_TCK")
    return Look(
        at=time.monotonic(),
        memory=resident(pid),
        children=sum(resident(child) for child in children),
        descriptors=len(list(Path(f"/proc/{pid}/fd").iterdir())),
        cpu=(int(clock[11]) + int(clock[12])) / ticks,
        ledger=(pages - free) * page,
        entries=entries,
    )


def resident(pid: int) -> float:
    """Resident memory in MB; 0 for a process that is gone."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def lateness(ledger: Path, interval: timedelta, since: datetime) -> list[float]:
    """Seconds that each visit was written after it was due, in order of size."""
    visits: dict[str, list[datetime]] = defaultdict(list)
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as rows:
        for url, at in rows.execute(
            "SELECT url, at FROM polls JOIN feeds ON feeds.id = feed_id WHERE outcome != 'failed' ORDER BY at"
        ):
            visits[url].append(datetime.fromisoformat(at).replace(tzinfo=UTC))
    return sorted(
        (later - schedule.next_poll(url, interval, 0, before)).total_seconds()
        for url, times in visits.items()
        for before, later in pairwise(times)
        if later > since
    )


# --- the run ----------------------------------------------------------------------------------------------


def soak(want: argparse.Namespace, folder: Path, port: int, pages: int) -> str:
    """Run the service for the time asked; the table."""
    interval = timedelta(seconds=round(want.feeds / want.rate))
    outlets = "".join(
        f'  Outlet {n}: {{feed: "http://127.0.0.{1 + n % HOSTS}:{port}/{n}", every: {interval.seconds}s}}\n'
        for n in range(want.feeds)
    )
    times = ", ".join(f'"{hour:02}:{minute:02}"' for hour in range(24) for minute in (0, 20, 40))
    (folder / "feeds.yaml").write_text(
        f"keywords: [{NAMED}, 'harvest AND minister NOT film']\noutlets:\n{outlets}digest: {{at: [{times}]}}\n"
        f"network: {{allow_private: [127.0.0.0/8]}}\nhttp: {pages}\n"
    )
    command = [sys.executable, "-m", "monitor", "run"]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=log) as service,
    ):
        try:
            looks = watched(service, folder / "monitor.sqlite3", pages, want.minutes)
            since = datetime.now(UTC) - timedelta(seconds=looks[-1].at - looks[0].at)
        finally:
            service.send_signal(signal.SIGTERM)
            ended = service.wait(timeout=60)
    late = lateness(folder / "monitor.sqlite3", interval, since)
    troubles = (folder / "log").read_bytes().count(b'"trouble"')
    return table(looks, late, since, ended, troubles, want, folder / "monitor.sqlite3")


def watched(service: subprocess.Popen[bytes], ledger: Path, pages: int, minutes: float) -> list[Look]:
    """A look at the start, when the first round is over and things have settled, then one each minute."""
    until_ready(service, pages)
    time.sleep(SETTLE)
    looks = [look(service.pid, ledger)]
    while looks[-1].at < looks[0].at + minutes * 60:
        time.sleep(60)
        looks.append(look(service.pid, ledger))
        now = looks[-1]
        print(f"{(now.at - looks[0].at) / 60:5.0f} min  {now.memory:6.1f} MB  {now.descriptors} descriptors  "
              f"{now.entries:,} entries  {now.ledger / 2**20:.0f} MB", flush=True)  # fmt: skip
    return looks


def until_ready(service: subprocess.Popen[bytes], pages: int) -> None:
    """Wait until the first round of visits is over."""
    for _ in range(900):
        time.sleep(1)
        if service.poll() is not None:
            raise SystemExit("the service ended before it was ready")
        try:
            with urlopen(f"http://127.0.0.1:{pages}/readyz", timeout=10) as answer:
                if json.load(answer)["ready"]:
                    return
        except OSError:
            continue
    raise SystemExit("the service was not ready after 15 minutes")


def table(
    looks: list[Look],
    late: list[float],
    since: datetime,
    ended: int,
    troubles: int,
    want: argparse.Namespace,
    ledger: Path,
) -> str:
    """What came out, in Markdown."""
    first, last = looks[0], looks[-1]
    hours = (last.at - first.at) / 3600
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as rows:
        unchanged, all_of_them = rows.execute(
            "SELECT sum(outcome = 'unchanged'), count(*) FROM polls WHERE at > ?", (f"{since:%Y-%m-%d %H:%M:%S}",)
        ).fetchone()
        digests = rows.execute("SELECT count(*) FROM digests").fetchone()[0]
    grown = last.ledger - first.ledger
    lines = [
        ("visits", f"{len(late):,}, {len(late) / hours / 3600:.1f} a second"),
        ("unchanged", f"{unchanged / all_of_them:.0%}"),
        ("lateness: median, p99, longest", f"{percentile(late, 0.5):.0f} s, {percentile(late, 0.99):.0f} s, {late[-1]:.0f} s"),
        ("main process: memory at start, at most, at end",
         f"{first.memory:.0f} MB, {max(one.memory for one in looks):.0f} MB, {last.memory:.0f} MB"),
        ("its children: memory at end", f"{last.children:.0f} MB"),
        ("descriptors at start, at most, at end",
         f"{first.descriptors}, {max(one.descriptors for one in looks)}, {last.descriptors}"),
        ("CPU of one core", f"{(last.cpu - first.cpu) / (last.at - first.at):.0%}"),
        ("ledger at start, at end", f"{first.ledger / 2**20:.0f} MB, {last.ledger / 2**20:.0f} MB"),
        ("entries that came", f"{last.entries - first.entries:,}"),
        ("growth of the ledger", f"{grown / 2**20 / hours * 24:.0f} MB a day at this rate, "
                                 f"{grown / max(1, last.entries - first.entries) / 1024:.1f} KB an entry"),
        ("digests issued", f"{digests}"),
        ("troubles in the log, exit code after SIGTERM", f"{troubles}, {ended}"),
    ]  # fmt: skip
    head = (
        f"`python benchmarks/soak.py --minutes {want.minutes:g} --feeds {want.feeds} --rate {want.rate:g} --write`, "
        f"{datetime.now(UTC):%Y-%m-%d}, {(last.at - first.at) / 60:.0f} minutes after the first round:"
    )
    return "\n".join(
        [head, "", "| what | measured |", "|---|---|", *(f"| {name} | {value} |" for name, value in lines)]
    )


def percentile(ordered: list[float], part: float) -> float:
    """The value below which this part of them lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    """Print the table, and write it where it belongs."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=30)
    ask.add_argument("--feeds", type=int, default=2000)
    ask.add_argument("--rate", type=float, default=5.0, help="visits a second")
    ask.add_argument("--write", action="store_true")
    want = ask.parse_args()
    if not Path("/proc/self/status").exists():
        print("There is no /proc here: nothing was measured.")
        return 1
    port = free_port()
    server = multiprocessing.Process(target=serve, args=(want.feeds, port), daemon=True)
    server.start()
    time.sleep(2)
    try:
        with tempfile.TemporaryDirectory() as folder:
            told = soak(want, Path(folder), port, free_port())
    finally:
        server.terminate()
    print(told)
    if want.write:
        page = ROOT / "docs/benchmarks.md"
        marks = r"(<!-- soak: written by benchmarks/soak.py -->\n).*?(\n<!-- /soak -->)"
        page.write_text(
            re.sub(marks, lambda found: found[1] + told + found[2], page.read_text(encoding="utf-8"), flags=re.DOTALL),
            encoding="utf-8",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
