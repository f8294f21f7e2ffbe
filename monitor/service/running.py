"""One round of work, and the account of it; how signals stop us."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from monitor.config import Config
from monitor.engines import VISIT_TO, LocalEngine
from monitor.errors import Interrupted
from monitor.model import CANARY_OUTLET, Account, AlarmNews, Delivery, Digest, Poll, Receipt
from monitor.ports import Report
from monitor.service.care import tidy
from monitor.service.clock import Clock, utc_now
from monitor.service.parts import opened

AFTER_A_RUN = 20  # batches of old rows that a single run forgets, once it has issued a digest


class Accounting:
    """Keeps the account of a run and passes everything on."""

    def __init__(self, to: Report) -> None:
        self._to = to
        self._polls: list[Poll] = []
        self._digests: list[Digest] = []
        self._attempts: list[tuple[Delivery, Receipt]] = []
        self._rematched = self._unwritten = 0
        self._troubles: list[str] = []

    def account(self) -> Account:
        return Account(
            polls=tuple(self._polls),
            digests=tuple(self._digests),
            attempts=tuple(self._attempts),
            rematched=self._rematched,
            troubles=tuple(self._troubles),
            unwritten=self._unwritten,
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

    def alarmed(self, news: AlarmNews) -> None:
        self._to.alarmed(news)

    def overdue(self, delivery: Delivery, receipt: Receipt) -> None:
        self._to.overdue(delivery, receipt)

    def trouble(self, what: str, error: Exception) -> None:
        self._troubles.append(f"{what}: {error}")
        self._unwritten += what.startswith(VISIT_TO) and what != VISIT_TO + CANARY_OUTLET
        self._to.trouble(what, error)


async def run_once(config: Config, report: Report, *, everything: bool = False, now: Clock = utc_now) -> Account:
    """Poll what is due, issue what is due, deliver what is due, and stop. A signal ends it early, cleanly."""
    accounting = Accounting(report)
    async with stopped_by_signals() as stop, opened(config, accounting, now) as parts:
        engine = LocalEngine(parts.work(config))
        stop.append(engine.stop)
        finished = await engine.once(everything=everything)
        if accounting.account().digests:
            await tidy(parts.ledger, config.keep, now(), batches=AFTER_A_RUN)
    if not finished:
        raise Interrupted("Stopped on request. What was read is kept; start again to go on.")
    return accounting.account()


@asynccontextmanager
async def stopped_by_signals() -> AsyncIterator[list[Callable[[], None]]]:
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
