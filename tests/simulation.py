"""A month of a desk in a second or two, from a seed: outlets, mail and clock are made up, the rest is the product.

    python -m tests.simulation --seed 7           one seed, with what happened
    python -m tests.simulation --seeds 0-1999 --days 90

What happens in it: stories come and scroll away, visits fail, the process stops between any two steps, the machine
sleeps, its clock is set back and ahead, the relay is down, refuses, or takes a mail and loses the answer. At the end
all is well for some days, and a judge compares what the outlets showed with what the relay took. He reads nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import multiprocessing
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from monitor import formats, pipeline, schedule
from monitor.engines import Work
from monitor.engines.sending import Sending
from monitor.match import compile_topics
from monitor.model import (
    Delivery,
    DeliveryState,
    Destination,
    Digest,
    Failure,
    Feed,
    FeedState,
    Fetched,
    FetchFailed,
    FetchRequest,
    Layout,
    Message,
    Missed,
    NotModified,
    Outlet,
    ParsedFeed,
    Receipt,
    Schedule,
    Subscription,
    Topic,
    Unreadable,
    Validators,
)
from monitor.ports import Transaction, World
from monitor.screen import Screen
from monitor.stores import open_ledger
from monitor.stores.ledger import Ledger

T = TypeVar("T")
BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
DRAIN = timedelta(days=6)  # in which all is well: longer than any pause, retry and weekly slot takes
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
ZONES = ("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Tehran", "Pacific/Chatham")
WINDOW = 12  # stories that a feed shows
RARE = 9  # every so many stories one is of a law, which is urgent
TOPICS = (Topic(name="Arrests", queries=("arrest",)), Topic(name="Laws", queries=("law",)))
OUTLETS = ("https://one.example/feed", "https://two.example/feed")


class Stop(BaseException):
    """The power goes."""


@dataclass
class Steps:
    """Counts what the process does and stops it; after that nothing goes on."""

    left: int

    def step(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise Stop


class StoppingLedger:
    """The real ledger, with a stop before or after any transaction."""

    def __init__(self, ledger: Ledger, steps: Steps) -> None:
        self._ledger, self._steps = ledger, steps

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        self._steps.step()
        with self._ledger.transaction() as transaction:
            yield transaction
        self._steps.step()

    async def run(self, work: Callable[[Transaction], T]) -> T:
        with self.transaction() as transaction:
            return work(transaction)


@dataclass
class Clock:
    """What time it is, and what the machine believes."""

    true: datetime = BEGIN
    wrong_by: timedelta = timedelta()

    def now(self) -> datetime:
        return self.true + self.wrong_by

    def monotonic(self) -> float:
        return (self.true - BEGIN).total_seconds()


@dataclass
class Press:
    """The outlets: what they have published, and a log of everything they have shown."""

    chance: random.Random
    clock: Clock
    published: dict[str, list[tuple[str, datetime]]] = field(default_factory=lambda: defaultdict(list))
    shown: set[str] = field(default_factory=set)
    is_well: bool = False
    count: int = 0

    def publish(self, many: int) -> None:
        for _ in range(many):
            url = self.chance.choice(OUTLETS)
            self.count += 1
            self.published[url].append((f"story-{self.count}", self.clock.true))

    async def fetch(self, request: FetchRequest) -> Fetched | NotModified | FetchFailed:
        if request.url not in OUTLETS or (not self.is_well and self.chance.random() < 0.1):
            return FetchFailed(failure=Failure.REFUSED, sentence="The server refuses connections.")
        visible = self.published[request.url][-WINDOW:]
        etag = f'"{len(self.published[request.url])}"'
        if request.validators.etag == etag:
            return NotModified(url=request.url)
        self.shown.update(mark for mark, _ in visible)
        body = document(request.url, visible)
        validators = Validators(etag=etag)
        return Fetched(url=request.url, status=200, body=body, content_type="application/rss+xml",
                       validators=validators, wire_bytes=len(body))  # fmt: skip


def document(url: str, visible: list[tuple[str, datetime]]) -> bytes:
    """An RSS document; every story has words of its own, so that no two are taken for one."""
    items = []
    for mark, at in reversed(visible):
        number = int(mark.partition("-")[2])
        words = " ".join(f"w{(number * 7919 + n * 104729) % 99991}" for n in range(5))
        what = "An arrest" if number % RARE else "A law and an arrest" if number % 2 else "A law"
        items.append(
            f"<item><guid isPermaLink='false'>{mark}</guid><link>{url}/{mark}</link><title>{mark} {what} {words[:40]}</title>"
            f"<description>{words}.</description><pubDate>{format_datetime(at)}</pubDate></item>"
        )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


async def parse(body: bytes, url: str, content_type: str, held: object) -> ParsedFeed | Unreadable:
    """The parsers, without a process of their own."""
    return formats.parse(body, url, content_type)


@dataclass
class Relay:
    """The other side of a channel: `taken` is its log. What it answers is chance."""

    chance: random.Random
    steps: Steps
    is_well: bool = False
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)  # destination, id, bytes
    refused: list[tuple[str, str, bytes]] = field(default_factory=list)
    lost_answers: int = 0

    def freeze(self, message: Message, destination: Destination, delivery_id: str) -> bytes:
        return f"{delivery_id} {destination.address} {message.text}".encode()

    async def send(self, delivery: Delivery) -> Receipt:
        self.steps.step()
        kind = 1.0 if self.is_well else self.chance.random()
        if kind < 0.2:
            return Receipt(state=DeliveryState.DEFERRED, detail="450 later", needs_person=kind < 0.02)
        if kind < 0.21:
            self.refused.append((delivery.destination.address, delivery.id, delivery.payload))
            return Receipt(state=DeliveryState.FAILED, detail="550 no")
        self.taken.append((delivery.destination.address, delivery.id, delivery.payload))
        self.steps.step()
        if kind < 0.28:
            self.lost_answers += 1
            return Receipt(state=DeliveryState.UNKNOWN, detail="no answer")
        return Receipt(state=DeliveryState.SENT, detail="250 taken")


def render(digest: Digest, layout: Layout) -> Message:
    """What the judge needs to know of a digest."""
    told = [publication.title for story in digest.stories for article in story.articles
            for publication in (article.lead,)]  # fmt: skip
    told += [later.headline for later in digest.later]
    facts = {"subscription": digest.subscription, "slot": digest.slot.key, "urgent": digest.slot.urgent,
             "told": [title.split()[0] for title in told]}  # fmt: skip
    return Message(digest_id=digest.id, subscription=digest.subscription, slot=digest.slot.key, at=digest.composed_at,
                   subject="", text=json.dumps(facts), html="", data="{}")  # fmt: skip


class AtOnce(ThreadPoolExecutor):
    """Threads cost more than what is done in them here."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - an executor passes everything on
            done.set_exception(error)
        return done


class Desk:
    """One machine with the product on it, through all that happens."""

    def __init__(self, seed: int, ledger: Ledger, days: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - what happens, not secrets
        self.clock, self.days = Clock(), days
        self.has_wrong_clocks = self.chance.random() < 0.5
        self.press = Press(self.chance, self.clock)
        self.steps = Steps(10**9)
        self.mail, self.hook = Relay(self.chance, self.steps), Relay(self.chance, self.steps)
        self.ledger = ledger
        self.subscriptions = self._subscriptions()
        self.stops = 0
        self.diary: list[str] = []

    def _subscriptions(self) -> tuple[Subscription, ...]:
        zone, missed = self.chance.choice(ZONES), self.chance.choice([*Missed, Missed.ONE, Missed.SKIP])
        times = self.chance.choice(
            [*[(time(7),), (time(2, 30),)] * 2, (time(7), time(17)), (time(0), time(8), time(16))]
        )
        two = (Destination(kind="mail", address="editor"), Destination(kind="mail", address="desk"))
        daily = Schedule(times=times, days=frozenset(range(7)), zone=zone, missed=missed)
        weekly = Schedule(times=(time(7),), days=frozenset({0, 3}), zone=zone)
        return (
            Subscription(name="daily", topics=("Arrests", "Laws"), schedule=daily, destinations=two),
            Subscription(name="alerts", topics=("Laws",), schedule=weekly, urgent=("Laws",),
                         destinations=(Destination(kind="webhook", address="hook"),)),
        )  # fmt: skip

    # --- one life of the process

    async def live(self, until: datetime) -> None:
        """Start, tick until then or until the power goes."""
        world = self._world(StoppingLedger(self.ledger, self.steps))
        with self.ledger.transaction() as transaction:
            outlets = tuple(Outlet(name=url, feeds=(Feed(url=url),)) for url in OUTLETS)
            transaction.sync_feeds(outlets, self.clock.now())
        work = Work(world=world, topics=TOPICS, subscriptions=self.subscriptions, average=HOUR, concurrency=1,
                    pause=lambda _url: timedelta(), safely=self._safely, report=Diary(self))  # fmt: skip
        sending = Sending(lambda: work, lambda: world, asyncio.Event(), self.clock.monotonic)
        try:
            while self.clock.true < until:
                await self._tick(world, sending)
                self._time_goes_on()
        finally:
            sending.cut()
            with contextlib.suppress(BaseException):
                await sending.finished()

    async def _tick(self, world: World, sending: Sending) -> None:
        await sending.send_due()
        feeds = await world.ledger.run(lambda transaction: transaction.due_feeds(self.clock.now()))
        feeds = feeds or await self._forgotten(world)
        for feed in feeds:
            await pipeline.collect(world, feed)
        if await sending.clock_is_sure():
            await sending.issue_due()
            await sending.send_due()
        await sending.finished()

    async def _forgotten(self, world: World) -> tuple[FeedState, ...]:
        feeds = await world.ledger.run(lambda transaction: transaction.feed_states())
        return tuple(feed for feed in feeds if schedule.was_visited_in_the_future(feed, self.clock.now()))

    def _world(self, ledger: StoppingLedger) -> World:
        return World(
            fetch=self.press.fetch, parse=parse, ledger=ledger, channels={"mail": self.mail, "webhook": self.hook},
            match=compile_topics(TOPICS), every={}, proxies={}, pace=HOUR, languages={}, tags={}, render=render,
            now=self.clock.now,
        )  # fmt: skip

    async def _safely(self, work: Awaitable[None], _what: str) -> None:
        await work  # nothing may go wrong here that is not a value

    # --- what happens

    def _time_goes_on(self) -> None:
        """Half a minute to some hours pass; rarely the machine sleeps, or its clock is set."""
        if not self.press.is_well:
            self.press.publish(self.chance.choices([0, 1, 3, 9], [40, 30, 20, 10])[0])
        kind = self.chance.random()
        if kind < 0.04 and not self.press.is_well:
            self._pass(HOUR * self.chance.uniform(3, 70), "slept")
        else:
            self._pass(self._pause())
        if self.has_wrong_clocks and not self.press.is_well and self.chance.random() < 0.06:
            steps = [
                timedelta(),
                timedelta(),
                -MINUTE,
                HOUR,
                -HOUR,
                5 * HOUR,
                DAY,
                -DAY,
                -3 * DAY,
                40 * DAY,
                -400 * DAY,
            ]
            self.clock.wrong_by = self.chance.choice(steps)
            self.diary.append(f"{self.clock.true:%m-%d %H:%M} clock wrong by {self.clock.wrong_by}")

    def _pause(self) -> timedelta:
        """When all is well, a tick comes soon after each time: `skip` leaves out what is late."""
        if not self.press.is_well:
            return MINUTE * self.chance.choice([0.5, 12, 300, 1440, 2000, 2900, 2900])
        slot = schedule.next_slot(self.subscriptions[0].schedule, self.clock.true)
        return min(slot.due + MINUTE - self.clock.true, 20 * HOUR)

    def _pass(self, length: timedelta, what: str = "") -> None:
        self.clock.true += length
        if what:
            self.diary.append(f"{self.clock.true:%m-%d %H:%M} {what} {length}")

    async def run(self) -> None:
        """Some weeks of trouble, then some days in which all is well."""
        asyncio.get_running_loop().set_default_executor(AtOnce(1))
        end = BEGIN + self.days * DAY
        while self.clock.true < end:
            self.steps.left = int(self.chance.expovariate(1 / 150)) + 1
            await self._survive(end)
            self._pass(MINUTE * self.chance.uniform(0, 30))
        self.clock.wrong_by, self.steps.left = timedelta(), 10**9
        self.press.is_well = self.mail.is_well = self.hook.is_well = True
        await self._survive(self.clock.true + DRAIN)

    async def _survive(self, until: datetime) -> None:
        try:
            await self.live(until)
        except Stop:
            self.stops += 1
            self.diary.append(f"{self.clock.true:%m-%d %H:%M} stopped")


class Diary(Screen):
    """Notes what is issued."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(quiet=True)
        self._desk = desk

    def issued(self, digest: Digest) -> None:
        what = f"issued {digest.subscription} {digest.slot.key} with {len(digest.stories)}"
        self._desk.diary.append(f"{self._desk.clock.true:%m-%d %H:%M} {what}")


# --- the judge --------------------------------------------------------------------------------------------


def judged(desk: Desk) -> list[str]:
    """What is wrong, from the logs of the outlets and of the relay alone."""
    wrong = []
    laws = {mark for mark in desk.press.shown if int(mark.partition("-")[2]) % RARE == 0}
    marks = {"daily": desk.press.shown, "alerts": laws}
    for address, subscription, relay in (
        ("editor", "daily", desk.mail), ("desk", "daily", desk.mail), ("hook", "alerts", desk.hook),
    ):  # fmt: skip
        copies: dict[str, set[bytes]] = defaultdict(set)
        for to, name, payload in (*relay.taken, *relay.refused):
            if to == address:
                copies[name].add(payload)
        if any(len(different) > 1 for different in copies.values()):
            wrong.append(f"{address}: a message was repeated with other bytes")
        issues = [json.loads(payload.split(b" ", 2)[2]) for different in copies.values() for payload in different]
        told = Counter(mark for issue in issues for mark in issue["told"])
        lost, twice = marks[subscription] - set(told), [mark for mark, count in told.items() if count > 1]
        wrong += [f"{address}: {len(lost)} lost, such as {min(lost)}"] if lost else []
        wrong += [f"{address}: {len(twice)} told twice, such as {min(twice)}"] if twice else []
        slots = Counter(issue["slot"] for issue in issues)
        wrong += [f"{address}: slot {slot} issued {count} times" for slot, count in slots.items() if count > 1]
    for relay in (desk.mail, desk.hook):
        repeated = len(relay.taken) - len({(to, name) for to, name, _ in relay.taken})
        if repeated > desk.stops + relay.lost_answers:
            wrong.append(f"{repeated} repeated, but {desk.stops} stops and {relay.lost_answers} lost answers")
    return wrong + _missing_issues(desk)


def _missing_issues(desk: Desk) -> list[str]:
    """In the days after the trouble every local date has its issue."""
    slots = {json.loads(payload.split(b" ", 2)[2])["slot"][:10] for to, _, payload in desk.mail.taken if to == "desk"}
    last = BEGIN + desk.days * DAY + 3 * DAY
    dates = [f"{last + n * DAY:%Y-%m-%d}" for n in range(2)]
    return [f"no issue on {date}" for date in dates if date not in slots]


@contextmanager
def emptied() -> Iterator[Callable[[], Ledger]]:
    """The real ledger, as good as new at each call. Opened once: what it learns of its statements costs most."""
    memory = Path("/dev/shm")  # noqa: S108 - a disk that costs nothing, where there is one
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        path = Path(folder) / "ledger.sqlite3"
        open_ledger(path).close()
        new = Path(shutil.copy(path, path.with_name("new.sqlite3")))
        ledger = open_ledger(path)

        def empty() -> Ledger:
            with ledger._engine.connect() as connection, contextlib.closing(sqlite3.connect(new)) as source:
                source.backup(cast("sqlite3.Connection", connection.connection.driver_connection))
            return ledger

        try:
            yield empty
        finally:
            ledger.close()


def simulate(seed: int, days: int, ledger: Ledger, lose: int = 0) -> tuple[list[str], Desk]:
    """One seed: what is wrong, and all that happened."""
    desk = Desk(seed, ledger, days)
    asyncio.run(desk.run())
    del desk.mail.taken[:lose]
    return judged(desk), desk


def replay(seed: int, days: int) -> str:
    """The command that makes the same again."""
    return f"python -m tests.simulation --seed {seed} --days {days}"


def simulated(seeds: Sequence[int], days: int, lose: int = 0, *, aloud: bool = False) -> tuple[list[str], Counter[str]]:
    """Some seeds: what is to be said of those that fail, and what happened in all of them."""
    said, totals = [], Counter[str]()
    with emptied() as empty:
        for seed in seeds:
            wrong, desk = simulate(seed, days, empty(), lose)
            totals.update(stories=len(desk.press.shown), stops=desk.stops,
                          messages=len(desk.mail.taken) + len(desk.hook.taken),
                          lost_answers=desk.mail.lost_answers + desk.hook.lost_answers)  # fmt: skip
            said += desk.diary if aloud else []
            said += [f"seed {seed}: {'; '.join(wrong)}\n  replay: {replay(seed, days)}"] if wrong else []
            totals["failing"] += bool(wrong)
    return said, totals


def main() -> int:
    """Simulate what the command line asks for, with every processor."""
    parser = argparse.ArgumentParser(description="A desk's weeks of trouble, from seeds.")
    parser.add_argument("--seed", type=int, help="one seed, with its diary")
    parser.add_argument("--seeds", default="0-49", help="from-to")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument(
        "--lose", type=int, default=0, help="hide so many mails from the judge, to see that it finds out"
    )
    given = parser.parse_args()
    first, _, last = (str(given.seed) if given.seed is not None else given.seeds).partition("-")
    seeds, jobs = range(int(first), int(last or first) + 1), os.cpu_count() or 1
    work = partial(simulated, days=given.days, lose=given.lose, aloud=given.seed is not None)
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        parts = pool.map(work, [seeds[number::jobs] for number in range(jobs)])
    totals = sum((counted for _, counted in parts), Counter[str]())
    print("\n".join(line for said, _ in parts for line in said))
    print(f"{len(seeds)} seeds × {given.days} days, {totals['failing']} failing; {dict(totals)}")
    return bool(totals["failing"])


if __name__ == "__main__":
    sys.exit(main())
