"""The service: works until it is stopped, tells systemd and the status pages how it is, takes edits over."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from monitor import __version__
from monitor.config import Config
from monitor.engines import LocalEngine, Work
from monitor.errors import LedgerError, ServiceError
from monitor.metrics import CONTENT_TYPE, Metrics
from monitor.model import FeedState
from monitor.service.care import is_quiet, tidy
from monitor.service.clock import Clock, utc_now
from monitor.service.hubs import Hubs
from monitor.service.memory import set_aside
from monitor.service.notify import Notify
from monitor.service.parts import Parts, opened
from monitor.service.reloading import Reloading, ServiceLog, hide
from monitor.service.running import stopped_by_signals
from monitor.service.status import Page, as_json, status_pages
from monitor.stores import Transaction

GUARD_EVERY, TIDY_EVERY = 3.0, 600.0  # seconds
DRAIN, CLOSING = 20.0, 8.0  # seconds that work in progress is given to end, and that closing may take after it


async def serve(config: Config, log: ServiceLog, *, now: Clock = utc_now, drain: float = DRAIN) -> None:
    """Run until SIGTERM or SIGINT; work in progress is finished first, for at most twenty seconds."""
    hide(log, config)
    metrics = Metrics(log)
    async with stopped_by_signals() as stop, opened(config, metrics, now) as parts:
        service = _Service(config, parts, metrics, log, now)
        set_aside()
        async with status_pages(config.http, service.pages, service.hubs), service.looked_after():
            serving = asyncio.create_task(service.engine.serve())
            stop.append(lambda: _drain(service, serving, log, drain))
            try:
                await serving
            except asyncio.CancelledError:
                if not service.is_cut:
                    raise
                log.warn("drained", sentence="Work that did not end in time was cut off; it is made again.")
            if service.fault:
                raise ServiceError(service.fault)


def _drain(service: _Service, serving: asyncio.Task[None], log: ServiceLog, seconds: float) -> None:
    """Begin nothing new, and see that the end comes: a hanging name server must not hold us for minutes."""
    service.notify.stopping()
    service.engine.stop()

    def cut() -> None:
        service.is_cut = True
        serving.cancel()

    def give_up() -> None:
        log.event("stopped", sentence="Something outside did not end; what was read is kept.")
        os._exit(0)

    if not serving.done():
        asyncio.get_running_loop().call_later(seconds, cut)
        last = threading.Timer(seconds + CLOSING, give_up)
        last.daemon = True
        last.start()


class _Service:
    """What is alive while the service runs, and what is to be known of it."""

    def __init__(self, config: Config, parts: Parts, metrics: Metrics, log: ServiceLog, now: Clock) -> None:
        self._parts, self._metrics, self._log, self._now = parts, metrics, log, now
        self.notify, self.is_cut, self.fault = Notify(), False, ""
        self.engine = LocalEngine(self._work(config))
        self.reloading = Reloading(config, self._work, self.engine, log, self.notify, self._parts.close_former)
        self.hubs = Hubs(self.engine)
        parts.tell_refused(lambda: self.reloading.refused)
        self.pages = {"/healthz": self._healthz, "/readyz": self._readyz, "/metrics": self._figures}

    def _work(self, config: Config) -> Work:
        return self._parts.work(config, self._metrics.late, is_served=True)

    @asynccontextmanager
    async def looked_after(self) -> AsyncIterator[None]:
        """Takes edits over and feeds the watchdog while the block runs."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self.reloading.ask)
        async with AsyncExitStack() as tasks:
            tasks.callback(loop.remove_signal_handler, signal.SIGHUP)
            watchdog = self.notify.watch(lambda: self.engine.stalled, self._stalled)
            for work in (self.reloading.watch(), watchdog, self._guard_the_file(), self._tidy_at_night()):
                tasks.push_async_callback(_ended, asyncio.create_task(work))
            self.notify.ready("Visits have begun.")
            yield

    def _stalled(self, sentence: str) -> None:
        self._log.warn("stalled", sentence=sentence)

    async def _guard_the_file(self) -> None:
        """A ledger that was deleted under us takes writes like any other, and all of them would be lost."""
        ledger = self._parts.ledger
        while True:
            await asyncio.sleep(GUARD_EVERY)
            if not await asyncio.to_thread(lambda: ledger.is_in_place):
                saved = await asyncio.to_thread(ledger.rescue)
                self.fault = f"The ledger was deleted or replaced while it was in use; all it held is saved as {saved}."
                self._log.warn("ledger-rescued", sentence=self.fault)
                self.engine.stop()
                return

    async def _tidy_at_night(self) -> None:
        """Once a night, while nobody waits, forget what is old."""
        last: date | None = None
        while True:
            now, config = self._now(), self.reloading.config
            night = now.astimezone(ZoneInfo(config.timezone)).date()
            if last != night and is_quiet(now, config.timezone):
                last = night
                forgotten = 0
                with suppress(LedgerError):  # a full disk or a closed ledger is told by the work itself
                    forgotten = await tidy(self._parts.ledger, config.keep, now)
                self._log.event("tidied", rows=forgotten)
            await asyncio.sleep(TIDY_EVERY)

    # --- the pages: no outlet, address, topic or keyword

    async def _healthz(self) -> Page:
        stalled = self.engine.stalled
        try:
            async with asyncio.timeout(4):
                raised = await asyncio.to_thread(self._ask_the_ledger, _alarms)
        except (LedgerError, TimeoutError):
            raised = {"ledger": 1}
        facts = {
            "status": "stalled" if stalled else "alarm" if raised else "ok",
            "alarms": raised,
            "version": __version__,
            "sentence": stalled,
            "config": self.reloading.refused or "in use",
            "visiting": self.engine.visiting,
        }
        return as_json(503 if stalled else 200, facts)

    async def _readyz(self) -> Page:
        try:
            async with asyncio.timeout(4):
                facts = await asyncio.to_thread(self._ask_the_ledger, _times)
        except (LedgerError, TimeoutError):
            return as_json(503, {"ready": False, "sentence": "The ledger does not answer."})
        ready = self.engine.is_ready and not self.engine.stalled
        return as_json(200 if ready else 503, {"ready": ready, **facts})

    async def _figures(self) -> Page:
        try:
            async with asyncio.timeout(4):
                state = await asyncio.to_thread(self._ask_the_ledger, _counts)
        except (LedgerError, TimeoutError):
            state = {"ledger_unusable": 1}
        refused = {"config_refused": int(bool(self.reloading.refused)), "visits_in_progress": self.engine.visiting}
        return 200, CONTENT_TYPE, self._metrics.page({"ledger_unusable": 0, **state, **refused})

    def _ask_the_ledger(self, question: Question) -> dict[str, Any]:
        with self._parts.ledger.transaction() as transaction:
            return question(transaction)


Question = Callable[[Transaction], dict[str, Any]]


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _times(transaction: Transaction) -> dict[str, Any]:
    def said(moment: datetime | None) -> str | None:
        return moment.isoformat() if moment is not None else None

    return {name: said(moment) for name, moment in transaction.last_times().items()}


def _alarms(transaction: Transaction) -> dict[str, Any]:
    """How many alarms of each kind are open; their sentences name outlets and topics, so they stay inside."""
    return dict(Counter(alarm.kind.value for alarm, _ in transaction.open_alarms()))


def _counts(transaction: Transaction) -> dict[str, Any]:
    feeds = transaction.feed_states()
    return {
        "feeds": len(feeds),
        "feeds_failing": sum(feed.failures > 0 for feed in feeds),
        "feeds_unvisited": sum(_is_unvisited(feed) for feed in feeds),
        "feeds_pushed": sum(feed.pushed_until is not None for feed in feeds),
        "alarms": len(transaction.open_alarms()),
        "outbox_on_hold": int(transaction.held_since() is not None),
        **transaction.outbox(),
    }


def _is_unvisited(feed: FeedState) -> bool:
    return feed.last_poll_at is None
