"""Assembles the parts, runs them, and stops them cleanly. The only place that knows who stands behind a port."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import timedelta

from monitor import channels, fetch, formats, schedule
from monitor.config import Config
from monitor.engines import LocalEngine, Work
from monitor.errors import Interrupted
from monitor.match import compile_topics
from monitor.model import (
    Account,
    Delivery,
    Digest,
    Failure,
    ParsedFeed,
    Poll,
    Receipt,
    Unreadable,
)
from monitor.ports import Report, World
from monitor.sandbox import Sandbox, Stopped
from monitor.service.clock import Clock, utc_now
from monitor.stores import Ledger, open_ledger

PARSERS = 2
INLINE = 200_000  # bytes of a feed read at once; a larger one would hold up the loop
SPARE_THREADS = 8  # beside one for each visit: names to resolve never wait behind the ledger


class Accounting:
    """Keeps the account of a run and passes everything on."""

    def __init__(self, to: Report) -> None:
        self._to = to
        self._polls: list[Poll] = []
        self._digests: list[Digest] = []
        self._attempts: list[tuple[Delivery, Receipt]] = []
        self._rematched = 0
        self._troubles: list[str] = []

    def account(self) -> Account:
        return Account(
            polls=tuple(self._polls),
            digests=tuple(self._digests),
            attempts=tuple(self._attempts),
            rematched=self._rematched,
            troubles=tuple(self._troubles),
        )

    def polling(self, feeds: int) -> None:
        self._to.polling(feeds)

    def polled(self, poll: Poll) -> None:
        self._polls.append(poll)
        self._to.polled(poll)

    def rematched(self, matches: int) -> None:
        self._rematched += matches
        self._to.rematched(matches)

    def issued(self, digest: Digest) -> None:
        self._digests.append(digest)
        self._to.issued(digest)

    def delivered(self, delivery: Delivery, receipt: Receipt) -> None:
        self._attempts.append((delivery, receipt))
        self._to.delivered(delivery, receipt)

    def trouble(self, what: str, error: Exception) -> None:
        self._troubles.append(f"{what}: {error}")
        self._to.trouble(what, error)


async def run_once(config: Config, report: Report, *, everything: bool = False, now: Clock = utc_now) -> Account:
    """Poll what is due, issue what is due, deliver what is due, and stop. A signal ends it early, cleanly."""
    accounting = Accounting(report)
    async with _stopped_by_signals() as stop, assembled(config, accounting, now) as engine:
        stop.append(engine.stop)
        finished = await engine.once(everything=everything)
    if not finished:
        raise Interrupted("Stopped on request. What was read is kept; start again to go on.")
    return accounting.account()


async def serve(config: Config, report: Report, *, now: Clock = utc_now) -> None:
    """Run until SIGTERM or SIGINT; work in progress is finished first."""
    async with _stopped_by_signals() as stop, assembled(config, report, now) as engine:
        stop.append(engine.stop)
        await engine.serve()


@asynccontextmanager
async def assembled(config: Config, report: Report, now: Clock) -> AsyncIterator[LocalEngine]:
    """An engine with all its parts, closed at the end."""
    threads = ThreadPoolExecutor(config.network.concurrency + SPARE_THREADS)
    asyncio.get_running_loop().set_default_executor(threads)
    ledger = await asyncio.to_thread(open_ledger, config.ledger)
    fetcher = fetch.Fetcher(config.network)
    sandbox = Sandbox("monitor.formats:parse", workers=PARSERS)
    try:
        with ledger.transaction() as transaction:
            transaction.sync_feeds(config.outlets, now())
            pace = schedule.pace(transaction.feed_states(), config.every, now())
        world = _world(config, ledger, now, pace, fetcher, sandbox)
        yield LocalEngine(
            Work(
                world=world,
                topics=config.topics,
                subscriptions=config.subscriptions,
                average=config.every,
                concurrency=config.network.concurrency,
                pause=fetcher.pause,
                safely=_Safely(report),
                report=report,
            )
        )
    finally:
        await sandbox.close()
        await fetcher.close()
        ledger.close()


def _world(
    config: Config, ledger: Ledger, now: Clock, pace: timedelta, fetcher: fetch.Fetcher, sandbox: Sandbox
) -> World:
    async def parse(body: bytes, url: str, content_type: str) -> ParsedFeed | Unreadable:
        if len(body) > INLINE:
            quick = await asyncio.to_thread(formats.parse_fast, body, url, content_type)
        else:
            quick = formats.parse_fast(body, url, content_type)
        if quick is not None:
            return quick
        try:
            parsed: ParsedFeed | Unreadable = await sandbox(body, url, content_type)
        except Stopped as stopped:
            sentence = f"The feed was too costly to read: {stopped}."
            return Unreadable(failure=Failure.TOO_COSTLY, sentence=sentence)
        return parsed

    return World(
        fetch=fetcher.fetch,
        parse=parse,
        ledger=ledger,
        channels=channels.channels(config.mail),
        match=compile_topics(config.topics),
        every={feed.url: feed.every for feed in config.feeds if feed.every},
        proxies={feed.url: feed.proxy for feed in config.feeds if feed.proxy},
        pace=pace,
        languages={outlet.name: outlet.language for outlet in config.outlets if outlet.language},
        now=now,
    )


class _Safely:
    """Awaits one piece of work; whatever goes wrong in it is told, and the rest goes on."""

    def __init__(self, report: Report) -> None:
        self._report = report

    async def __call__(self, work: Awaitable[None], what: str) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - the one place: a fault in one feed must not stop the others
            self._report.trouble(what, error)


@asynccontextmanager
async def _stopped_by_signals() -> AsyncIterator[list[Callable[[], None]]]:
    """The first SIGTERM or SIGINT calls what is in the list, so that work in progress can end; the second ends it.

    Held until everything is closed: a signal in the last moment must not tear a closing ledger.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    stop: list[Callable[[], None]] = []
    asked = 0

    def ask() -> None:
        nonlocal asked
        asked += 1
        for call in stop:
            call()
        if task is not None and (asked > 1 or not stop):
            task.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ask)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
