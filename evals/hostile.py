"""Do two hundred good feeds suffer from more than a hundred hostile ones? The real engine, ledger and children, loopback.

    python evals/hostile.py [--seconds 60] [--write]

A process of its own serves good feeds and hostile ones, each at its own address. The engine visits the good ones alone,
then all together, each feed every minute of a clock that runs ten times as fast. Compared: visits to good feeds.
Checked: what each hostile feed is called, the memory of this process, requests at the same time to a host, requests
inside Retry-After. Invented input only.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hostility import READ, behaviours

from monitor import config, service
from monitor.model import FeedState, Outcome, Poll
from monitor.screen import Screen
from tests import certificates

ROOT = Path(__file__).resolve().parent.parent
GOOD, SPEED = 200, 10


@dataclass
class Visits:
    """A report that counts."""

    good: int = 0
    failed: int = 0
    memory: float = 0  # MiB of this process at most until the end of the run
    troubles: list[str] = field(default_factory=list)

    def polled(self, poll: Poll) -> None:
        """A visit ended."""
        if poll.outlet.startswith("good"):
            self.good += poll.outcome is not Outcome.FAILED
            self.failed += poll.outcome is Outcome.FAILED

    def trouble(self, what: str, error: Exception) -> None:
        """What should not happen."""
        self.troubles.append(f"{what}: {error!r}")

    def __getattr__(self, _name: str) -> Any:
        return lambda *_facts, **_more: None


class Clock:
    """Runs faster than the machine's."""

    def __init__(self) -> None:
        self.began, self.from_here = time.monotonic(), datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.from_here + SPEED * timedelta(seconds=time.monotonic() - self.began)


def configured(folder: Path, outlets: dict[str, str]) -> config.Config:
    """Every feed once a minute."""
    listed = {name: {"feed": url, "every": "1m"} for name, url in outlets.items()}
    network = "{allow_private: [127.0.0.0/8]}"
    text = f"keywords: [Headline]\noutlets: {json.dumps(listed)}\nnetwork: {network}\n"
    (folder / "feeds.yaml").write_text(text, encoding="utf-8")
    return config.load(folder / "feeds.yaml")


async def visit(outlets: dict[str, str], seconds: float) -> tuple[Visits, dict[str, FeedState]]:
    """The engine at work for so long; its visits, and what it thinks of each feed."""
    with tempfile.TemporaryDirectory() as home:
        loaded, visits, clock = configured(Path(home), outlets), Visits(), Clock()
        async with service.assembled(loaded, visits, clock) as engine, engine._visitors():  # noqa: SLF001 - how it stands inside is what is measured
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                await engine._add_due()  # noqa: SLF001 - how it stands inside is what is measured
                await asyncio.sleep(0.2)
            engine.stop()
            await engine._lanes.empty()  # noqa: SLF001 - how it stands inside is what is measured
        visits.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return visits, {feed.outlet: feed for feed in service.health(loaded, clock).feeds}


def rightly_named(expected: tuple[str, ...], feed: FeedState) -> bool:
    """Whether a feed is called what it is, with a sentence and a next step."""
    if feed.failure is None:
        return READ in expected and feed.last_read_at is not None
    return feed.failure in expected and feed.sentence.endswith((".", "?")) and feed.failure.next_step.endswith(".")


def inside_retry_after(asked: list[float], seconds: float) -> int:
    """How many requests came sooner after the one before than the server had asked, by the fast clock."""
    return sum(later - earlier < seconds / SPEED for earlier, later in pairwise(asked))


def measure(seconds: float) -> tuple[str, bool]:
    """Both runs; the table, and whether all targets are met."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "evals" / "hostility.py"), str(port)]
    with tempfile.TemporaryDirectory() as home:
        os.environ["SSL_CERT_FILE"] = certificates.trusted(Path(home))
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        assert server.stdin is not None
        assert server.stdout is not None
        found = json.loads(server.stdout.readline())
        good = {f"good {n}": f"http://127.1.{n // 250}.{n % 250 + 1}:{port}/" for n in range(GOOD)}
        alone, _ = asyncio.run(visit(good, seconds))
        mixed, feeds = asyncio.run(visit({**good, **found}, seconds))
        server.stdin.write("\n")
        counted = json.loads(server.stdout.readline())
        server.terminate()
        server.wait()
    return report(port, alone, mixed, feeds, counted)


def report(
    port: int, alone: Visits, mixed: Visits, feeds: dict[str, FeedState], counted: dict[str, Any]
) -> tuple[str, bool]:
    """The table."""
    bad = behaviours(port)
    wrong = [one for one in bad if not rightly_named(one.expected, feeds[one.name])]
    for one in wrong:
        feed = feeds[one.name]
        expected = ", ".join(one.expected)
        print(f"   {one.name}: {feed.failure or READ}, expected {expected}. {feed.sentence} {feed.last_poll_at}")
    for trouble in (*alone.troubles, *mixed.troubles)[:10]:
        print("   trouble:", trouble)
    waits = {"429 for an hour": 3600, "429 until a date": 3000, "503 for two minutes": 120, "429 for ever": 86400}
    places = {one.name: f"127.2.{n // 250}.{n % 250 + 1}" for n, one in enumerate(bad)}
    early = sum(inside_retry_after(counted["asked"].get(places[name], []), wait) for name, wait in waits.items())
    rate = mixed.good / alone.good
    kinds = Counter(str(feed.failure or READ) for name, feed in feeds.items() if not name.startswith("good"))
    rows = [
        ("good feeds: visits, alone", f"{alone.good:,}", ""),
        ("good feeds: visits, beside the hostile ones", f"{mixed.good:,} ({rate:.1%})", "≥ 95 %"),
        ("good feeds: visits that failed", f"{alone.failed + mixed.failed}", "0"),
        (f"hostile feeds named rightly, of {len(bad)}", f"{len(bad) - len(wrong)}", "all"),
        ("exceptions", f"{len(alone.troubles) + len(mixed.troubles)}", "0"),
        ("peak memory of the main process, MiB", f"{mixed.memory:.0f} ({alone.memory:.0f} alone)", "≤ 300"),
        ("most requests to a host at the same time", f"{counted['most']}", "1"),
        ("requests inside Retry-After", f"{early}", "0"),
    ]
    table = "| | measured | target |\n|---|---|---|\n" + "".join(f"| {a} | {b} | {c} |\n" for a, b, c in rows)
    named = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    met = rate >= 0.95 and not wrong and mixed.memory <= 300 and counted["most"] == 1 and not early and not mixed.failed
    return f"{table}\nWhat the hostile ones are called: {named}.\n", met


def write(table: str) -> None:
    """Put the table into docs/quality.md, between its markers."""
    page = ROOT / "docs" / "quality.md"
    head = f"`python evals/hostile.py --write`, {datetime.now(UTC):%Y-%m-%d}:"
    told = f"<!-- hostile: written by evals/hostile.py -->\n{head}\n\n"
    text = re.sub(
        r"<!-- hostile: .*?<!-- /hostile -->",
        lambda _found: f"{told}{table}<!-- /hostile -->",
        page.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    page.write_text(text, encoding="utf-8")


def main() -> int:
    """Measure, print, and write if asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--seconds", type=float, default=60)
    ask.add_argument("--write", action="store_true")
    want = ask.parse_args()
    Screen(quiet=True)
    table, met = measure(want.seconds)
    print(table)
    if want.write:
        write(table)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
