"""Stopped at any instant, nothing is lost and nothing is told twice.

The judge reads what the outlets' server and the relay saw, and nothing else. What may repeat is one message for each
stop that was taken but not yet marked: the same Message-ID, the same bytes. The suite stops runs at a sample of their
steps and kills; CRASH=whole stops at every step and kills 300 times; CRASH_SEED chooses other moments.
"""

from __future__ import annotations

import json
import logging
import os
import random
import re
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.builders import item, rss
from tests.servers import Mailbox, Outlets, Script, mailbox, outlets, scripted_relay
from tests.stopping import Monitors, monitors

IS_WHOLE = os.environ.get("CRASH") == "whole"
SEED = os.environ.get("CRASH_SEED", "1")
KILLED = -9
EVERY = {"database": 1, "network": 1, "file": 1} if IS_WHOLE else {"database": 29, "network": 5, "file": 17}
KILLS, ROUNDS = (300, 10) if IS_WHOLE else (12, 6)
RECIPIENTS = ("editor@example.org", "desk@example.org")
MARK = re.compile(r"story-[a-z]+-\d+")
log = logging.getLogger(__name__)


@dataclass
class Desk:
    """A folder with feeds.yaml and all that its monitor talks to."""

    folder: Path
    served: Outlets
    relay: Mailbox | Script
    stops: int = 0

    @property
    def config(self) -> Path:
        return self.folder / "feeds.yaml"

    def publish(self, stories: int, digests: int) -> None:
        """Two outlets with so many stories, each on a topic of its own; a digest is due for each of the first ones."""
        topics = [f"Round{number}" for number in range(stories)]
        listed = {}
        for outlet in "ab":
            marks = {f"story-{outlet}-{number}": topic for number, topic in enumerate(topics)}
            items = (item(mark, f"{topic}: {mark}", f"Of {mark} this is told.") for mark, topic in marks.items())
            listed[f"Outlet {outlet}"] = self.served.say(f"/{outlet}", rss(*items))
        asked = {topic: {"at": "00:00", "topics": [topic], "to": list(RECIPIENTS)} for topic in topics[:digests]}
        self.config.write_text(
            f"""
topics: {json.dumps(dict(zip(topics, topics, strict=True)))}
outlets: {json.dumps(listed)}
{f"digests: {json.dumps(asked)}" if asked else ""}
unanswered: 0m
smtp: {{host: 127.0.0.1, port: {self.relay.port}, security: none, from: Monitor <monitor@example.org>}}
network: {{allow_private: [127.0.0.0/8]}}
""",
            encoding="utf-8",
        )

    def judge(self) -> int:
        """Every recipient got every story that the outlets showed exactly once; how many messages came again."""
        shown = {path for path, _ in self.served.asked}
        marks = {mark for path in shown for mark in MARK.findall(self.served.answers[path].body.decode())}
        copies: dict[tuple[str, str], list[bytes]] = {}
        for recipient, raw in zip(self.relay.recipients, self.relay.raw, strict=True):
            copies.setdefault((recipient, message_from_bytes(raw)["Message-ID"]), []).append(raw)
        assert all(len(set(raws)) == 1 for raws in copies.values()), "a repeated message has other bytes"
        repeated = sum(len(raws) - 1 for raws in copies.values())
        assert repeated <= self.stops, "more messages came twice than may"
        told = {recipient: Counter[str]() for recipient in RECIPIENTS}
        for (recipient, _), raws in copies.items():
            plain = message_from_bytes(raws[0], policy=default).get_body(("plain",))
            assert plain is not None
            told[recipient].update(set(MARK.findall(plain.get_content())))
        assert marks, "the outlets were never asked"
        assert told == {recipient: Counter(dict.fromkeys(marks, 1)) for recipient in RECIPIENTS}
        return repeated

    def archive(self) -> list[str]:
        """The marks in the texts of the archive."""
        texts = (path.read_text(encoding="utf-8") for path in self.folder.glob("digests/Round*/*.txt"))
        return sorted(mark for text in texts for mark in set(MARK.findall(text)))


@pytest.fixture(scope="module")
def started() -> Iterator[Monitors]:
    """Where runs are started from."""
    with monitors() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with outlets() as served, mailbox() as relay:
        yield Desk(folder=tmp_path, served=served, relay=relay)


# --- at every step ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVERY)
def test_stopped_at_any_step_of_composing_and_delivering_nothing_is_lost_or_told_twice(
    desk: Desk, started: Monitors, kind: str
) -> None:
    """Every third run is stopped again while it takes up what the first one left."""
    desk.publish(1, digests=0)
    assert started.run(desk.config, everything=True).code == 0
    collected = desk.folder / "collected"
    shutil.copy(desk.folder / "monitor.sqlite3", collected)
    desk.publish(1, digests=1)
    every, repeated, stops = EVERY[kind], 0, 0
    at = random.Random(f"{SEED} {kind}").randint(1, every)  # noqa: S311 - moments, not secrets
    while _stopped(desk, started, collected, (kind, at)):
        repeated, stops, at = repeated + desk.judge(), stops + desk.stops, at + every
    log.info("%s: %d steps, stopped %d times, %d messages repeated", kind, at - every, stops, repeated)
    assert at > 20, "the run has fewer steps than it had: are they still seen?"


def _stopped(desk: Desk, started: Monitors, collected: Path, stop: tuple[str, int]) -> bool:
    """A run from the same ledger, stopped, and what follows; False when it has fewer steps."""
    shutil.rmtree(desk.folder / "digests", ignore_errors=True)
    for rest in ("-wal", "-shm"):
        (desk.folder / f"monitor.sqlite3{rest}").unlink(missing_ok=True)
    shutil.copy(collected, desk.folder / "monitor.sqlite3")
    desk.relay.raw.clear()
    desk.relay.recipients.clear()
    if started.run(desk.config, stop=stop).code != KILLED:
        return False
    desk.stops = 1
    if stop[1] % 3 == 0:
        desk.stops += started.run(desk.config, stop=(stop[0], stop[1] * 5 % 17 + 1)).code == KILLED
    assert started.run(desk.config).code == 0
    assert desk.archive() == ["story-a-0", "story-b-0"]
    return True


def test_stopped_again_and_again_a_run_still_comes_to_its_end(desk: Desk, started: Monitors) -> None:
    desk.publish(2, digests=2)
    at = 23
    while started.run(desk.config, stop=("database", at), everything=not desk.stops).code == KILLED:
        desk.stops, at = desk.stops + 1, at + (7 if IS_WHOLE else 43)
    assert desk.stops > 3
    assert started.run(desk.config, everything=True).code == 0
    desk.judge()


# --- at any moment ----------------------------------------------------------------------------------------


def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_told_twice(tmp_path: Path, started: Monitors) -> None:
    """Each round has a digest that is due, so that every kill hits work; every fourth desk reads its feeds as well."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    kills, repeated, number = 0, 0, 0
    while kills < KILLS:
        folder = tmp_path / str(number)
        folder.mkdir()
        with outlets() as served, mailbox() as relay:
            desk = Desk(folder=folder, served=served, relay=relay)
            _killed(desk, started, chance, reads=number % 4 == 0)
            repeated += desk.judge()
        kills, number = kills + desk.stops, number + 1
    log.info("%d kills over %d ledgers, %d messages repeated", kills, number, repeated)


def _killed(desk: Desk, started: Monitors, chance: random.Random, *, reads: bool) -> None:
    """Some rounds, each killed at any moment of the time that a whole one takes; then one to the end."""
    if not reads:
        desk.publish(ROUNDS, digests=0)
        assert started.run(desk.config, everything=True).code == 0
    length = 0.1
    for number in range(1, ROUNDS + 1):
        desk.publish(number if reads else ROUNDS, digests=number)
        began = time.monotonic()
        run = started.start(desk.config, everything=reads)
        time.sleep(chance.uniform(0, length))
        was_killed = run.kill().code == KILLED
        desk.stops += was_killed
        length = length * 1.5 if was_killed else time.monotonic() - began
    assert started.run(desk.config, everything=True).code == 0


def test_a_kill_while_the_relay_has_mails_in_its_hands_repeats_one_of_them_at_most(
    tmp_path: Path, started: Monitors
) -> None:
    """The promise is one repeated message for each kill, however many recipients there are."""
    killed_now = threading.Event()
    with outlets() as served, scripted_relay() as relay:
        relay.before_the_answer = killed_now.wait
        desk = Desk(folder=tmp_path, served=served, relay=relay)
        desk.publish(1, digests=1)
        run = started.start(desk.config)
        deadline = time.monotonic() + 20
        while not relay.raw and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.3)  # time enough for the second mail, should it not wait for the first
        desk.stops = run.kill().code == KILLED
        killed_now.set()
        assert started.run(desk.config).code == 0
        assert desk.judge() == 1
