"""Stopped at any instant, nothing is lost and nothing is told twice; judged only by what the relay received.

What may repeat is one message that was taken but not yet marked: the same Message-ID, the same bytes.
CRASH_SEED chooses other moments for the random kills.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from monitor import formats, service
from monitor.config import Config
from monitor.engines import LocalEngine
from monitor.model import Delivery, Destination, Message, ParsedFeed, Receipt, Unreadable
from monitor.ports import Channel, Ledger, T, Transaction
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW, item, rss
from tests.processes import ENVIRONMENT
from tests.servers import Mailbox, Outlets, mailbox, outlets, scripted_relay

# feedparser warns of a mapping of its own when a feed dates an entry once; in a parser process nobody sees it.
pytestmark = pytest.mark.filterwarnings("ignore:To avoid breaking existing software:DeprecationWarning")

ROOT = Path(__file__).parent.parent
RECIPIENTS = ("editor@example.org", "desk@example.org")
MARK = re.compile(r"story-[a-z]+-\d+")


def feeds(served: Outlets, count: int) -> tuple[dict[str, str], set[str]]:
    """Outlets with four stories each, every one with a mark of its own; and all the marks."""
    listed, marks = {}, set()
    for number in range(count):
        names = [f"story-{'abcdefgh'[number]}-{n}" for n in range(4)]
        marks |= set(names)
        listed[f"Outlet {number}"] = served.say(
            f"/{number}", rss(*(item(name, f"Chechnya: {name}", f"Of {name} this is told.") for name in names))
        )
    return listed, marks


def settings(listed: Mapping[str, str], port: int, topics: tuple[str, ...] = ("Chechnya",)) -> str:
    """A feeds.yaml with a digest for two recipients for each topic."""
    digests = {topic: {"at": "00:00", "topics": [topic], "to": list(RECIPIENTS)} for topic in topics}
    return f"""
topics: {json.dumps(dict(zip(topics, topics, strict=True)))}
outlets: {json.dumps(listed)}
digests: {json.dumps(digests)}
unanswered: 0m
smtp: {{host: 127.0.0.1, port: {port}, security: none, from: Monitor <monitor@example.org>}}
network: {{allow_private: [127.0.0.0/8]}}
"""


def publish(folder: Path, served: Outlets, port: int, rounds: int) -> set[str]:
    """Two outlets with a new story for every round so far, and for each round a digest that is due; all the marks."""
    words = tuple(f"Round{number}" for number in range(rounds))
    listed, marks = {}, set()
    for outlet in "ab":
        names = {f"story-{outlet}-{number}": word for number, word in enumerate(words)}
        marks |= set(names)
        stories = (item(name, f"{word}: {name}", f"Of {name} this is told.") for name, word in names.items())
        listed[f"Outlet {outlet}"] = served.say(f"/{outlet}", rss(*stories))
    (folder / "feeds.yaml").write_text(settings(listed, port, words), encoding="utf-8")
    return marks


def judge(log: list[tuple[str, bytes]], marks: set[str], *, repeated: int) -> None:
    """Every recipient got every story exactly once, but for whole messages that came again as they were."""
    copies: dict[tuple[str, str], list[bytes]] = {}
    for recipient, raw in log:
        copies.setdefault((recipient, message_from_bytes(raw)["Message-ID"]), []).append(raw)
    assert all(len(set(raws)) == 1 for raws in copies.values()), "a repeated message has other bytes"
    assert sum(len(raws) - 1 for raws in copies.values()) <= repeated, "more messages came twice than may"
    told = {recipient: Counter[str]() for recipient in RECIPIENTS}
    for (recipient, _), raws in copies.items():
        plain = message_from_bytes(raws[0], policy=default).get_body(("plain",))
        assert plain is not None
        told[recipient].update(set(MARK.findall(plain.get_content())))
    assert told == {recipient: Counter(dict.fromkeys(marks, 1)) for recipient in RECIPIENTS}


def log_of(relay: Mailbox) -> list[tuple[str, bytes]]:
    """What the relay took, with the recipient of each."""
    assert len(relay.recipients) == len(relay.raw)
    return list(zip(relay.recipients, relay.raw, strict=True))


# --- a real process, killed at random moments -------------------------------------------------------------


def start(folder: Path) -> subprocess.Popen[str]:
    """`monitor run --once` as a process of its own."""
    command = [sys.executable, "-m", "monitor", "--config", str(folder / "feeds.yaml"), "run", "--once", "--all"]
    return subprocess.Popen(
        command, cwd=ROOT, env=ENVIRONMENT, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def killed(folder: Path, chance: random.Random) -> bool:
    """Start, and kill at a random moment: mostly while it works, sometimes while it starts. Was it in time?"""
    with start(folder) as process:
        assert process.stdout is not None
        if chance.random() < 0.8:
            process.stdout.readline()  # it has begun to visit feeds, or is about to send what waits
            time.sleep(chance.uniform(0, 0.4))
        else:
            time.sleep(chance.uniform(0.2, 0.7))
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def finished(folder: Path) -> None:
    """Run to the end."""
    with start(folder) as process:
        told, _ = process.communicate(timeout=60)
    assert process.returncode == 0, told


@pytest.mark.parametrize("episode", range(4))
def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_told_twice(tmp_path: Path, episode: int) -> None:
    """Each of the six rounds has new stories and a digest that is due, so that every kill hits work."""
    chance = random.Random(f"{os.environ.get('CRASH_SEED', '1')} {episode}")  # noqa: S311 - moments, not secrets
    kills = 0
    with outlets() as served, mailbox() as relay:
        for number in range(6):
            marks = publish(tmp_path, served, relay.port, number + 1)
            kills += killed(tmp_path, chance)
        finished(tmp_path)
        judge(log_of(relay), marks, repeated=kills)
        if episode == 0:
            before = len(relay.raw)
            finished(tmp_path)
            assert len(relay.raw) == before


def test_a_kill_while_the_relay_has_mails_in_its_hands_repeats_one_of_them_at_most(tmp_path: Path) -> None:
    """The promise is one repeated message for each kill, however many recipients there are."""
    killed_now = threading.Event()
    with outlets() as served, scripted_relay() as relay:
        relay.before_the_answer = killed_now.wait
        listed, marks = feeds(served, 1)
        (tmp_path / "feeds.yaml").write_text(settings(listed, relay.port), encoding="utf-8")
        with start(tmp_path) as process:
            deadline = time.monotonic() + 20
            while not relay.raw and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(0.5)  # time enough for the second mail, should it not wait for the first
            process.kill()
        killed_now.set()
        finished(tmp_path)
        judge(list(zip(relay.recipients, relay.raw, strict=True)), marks, repeated=1)


# --- the same in this process, at every step --------------------------------------------------------------


class Stop(BaseException):
    """The power goes."""


class Steps:
    """Counts the steps of a run and stops it at one of them; after that nothing goes on."""

    def __init__(self, last: int) -> None:
        self.last, self.taken = last, 0

    def step(self) -> None:
        self.taken += 1
        if self.taken >= self.last:
            raise Stop


class StoppingLedger:
    """A ledger that may stop before and after each transaction."""

    def __init__(self, ledger: Ledger, steps: Steps) -> None:
        self._ledger, self._steps, self._turn = ledger, steps, threading.Lock()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with self._turn:  # who waits for a turn when the power goes does not get it
            self._steps.step()
            with self._ledger.transaction() as transaction:
                yield transaction
            self._steps.step()

    async def run(self, work: Callable[[Transaction], T]) -> T:
        def inside() -> T:
            with self.transaction() as transaction:
                return work(transaction)

        return await asyncio.to_thread(inside)


class StoppingChannel:
    """A channel that may stop before and after each attempt."""

    def __init__(self, channel: Channel, steps: Steps) -> None:
        self._channel, self._steps = channel, steps

    def freeze(self, message: Message, destination: Destination, delivery_id: str) -> bytes:
        return self._channel.freeze(message, destination, delivery_id)

    async def send(self, delivery: Delivery) -> Receipt:
        self._steps.step()
        receipt = await self._channel.send(delivery)
        self._steps.step()
        return receipt


async def parse(body: bytes, url: str, content_type: str, held: object) -> ParsedFeed | Unreadable:
    """The parsers, without a process of their own."""
    return formats.parse(body, url, content_type)


async def once(loaded: Config, steps: Steps, now: datetime) -> tuple[str, ...]:
    """One run of the engine that the service makes, over a ledger and channels that may stop; its troubles."""
    accounting = service.Accounting(Screen(quiet=True))
    async with service.assembled(loaded, accounting, lambda: now) as engine:
        world = replace(
            engine._world,
            parse=parse,
            ledger=StoppingLedger(engine._world.ledger, steps),
            channels={kind: StoppingChannel(channel, steps) for kind, channel in engine._world.channels.items()},
        )
        await LocalEngine(replace(engine._work, world=world)).once()
    return accounting.account().troubles


def stops(loaded: Config, at: int, now: datetime = NOW) -> Steps:
    """Run until the step `at`, or to the end when there are not so many; the steps taken."""
    steps = Steps(at)
    try:
        assert asyncio.run(once(loaded, steps, now)) == ()
    except Stop:
        return steps
    except BaseExceptionGroup as group:
        if group.subgroup(Stop) is None or group.subgroup(Exception) is not None:
            raise
    return steps


FOR_EVER = 10**9


@pytest.mark.parametrize("twice", [False, True], ids=["once", "twice"])
def test_stopped_before_and_after_every_transaction_and_every_sending_nothing_is_lost_or_told_twice(
    tmp_path: Path, served: Outlets, twice: bool
) -> None:
    listed, marks = feeds(served, 2)
    at, done = 0, False
    while not done:
        at += 3 if twice else 1
        folder = tmp_path / str(at)
        folder.mkdir()
        with mailbox() as relay:
            loaded = builders.config(folder, settings(listed, relay.port))
            steps = stops(loaded, at)
            done = steps.taken < at
            stops(loaded, at * 5 % 17 + 1 if twice else FOR_EVER, NOW + timedelta(minutes=1))
            stops(loaded, FOR_EVER, NOW + timedelta(minutes=12))
            # The mail in flight may have been taken and not marked: one for each stop.
            judge(log_of(relay), marks, repeated=(not done) + twice)
    assert at > 20, "the run has fewer steps than it had: is it still wrapped?"


def test_stopped_again_and_again_a_run_still_comes_to_its_end(tmp_path: Path, served: Outlets) -> None:
    listed, marks = feeds(served, 2)
    with mailbox() as relay:
        loaded = builders.config(tmp_path, settings(listed, relay.port))
        now, last, stopped = NOW, 1, 0
        while (steps := stops(loaded, last, now)).taken >= last:
            now, last, stopped = now + timedelta(minutes=1), last + 1, stopped + 1
        stops(loaded, FOR_EVER, now + timedelta(minutes=12))
        assert steps.taken > 0
        judge(log_of(relay), marks, repeated=stopped)
