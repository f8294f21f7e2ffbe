"""One process: an asyncio loop, bounded work at a time, APScheduler for the ticks.

The scheduler only wakes us. What is due is decided by the ledger and the clock, so that a laptop that slept,
a clock that jumped or a tick that came late loses nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from monitor import pipeline, schedule
from monitor.model import Delivery, FeedState, Subscription, Topic
from monitor.ports import Report, Transaction, World

TICK = timedelta(seconds=30)
PATIENCE = timedelta(minutes=10)  # how long a digest that is due waits for a round of polls to end
DELIVERIES_AT_ONCE = 4

T = TypeVar("T")
Safely = Callable[[Awaitable[None], str], Awaitable[None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What the engine is given to do. `safely` awaits a piece of it and keeps its errors from the rest."""

    world: World
    topics: tuple[Topic, ...]
    subscriptions: tuple[Subscription, ...]
    concurrency: int
    safely: Safely
    report: Report


class LocalEngine:
    """Runs the recipe in this process."""

    def __init__(self, work: Work) -> None:
        self._work, self._world, self._report = work, work.world, work.report
        self._stop = asyncio.Event()
        self._round_began: datetime | None = None

    def stop(self) -> None:
        """Begin nothing new; what is in progress is finished."""
        self._stop.set()

    async def once(self, *, everything: bool = False) -> bool:
        """Poll what is due (or every feed), issue what is due, deliver what is due; False when stopped before.

        A stop during the polls issues nothing: a digest of half a round would spend its slot.
        """
        await self._begin()
        await self._poll_round(everything=everything)
        if not self._stop.is_set():
            await self._issue()
        await self._deliver()
        return not self._stop.is_set()

    async def serve(self) -> None:
        """Do what is due at every tick, until `stop`."""
        await self._begin()
        scheduler = AsyncIOScheduler(timezone=UTC)
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that finds the last one at work is no news
        jobs: tuple[Callable[[], Coroutine[Any, Any, None]], ...] = (self._poll_round, self._digest_tick)
        locks = {job: asyncio.Lock() for job in jobs}

        def ticking(job: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], Coroutine[Any, Any, None]]:
            async def tick() -> None:
                async with locks[job]:
                    if not self._stop.is_set():
                        await self._work.safely(job(), job.__name__)

            return tick

        self._round_began = self._world.now()  # the first digest waits for the first round
        for job in jobs:
            scheduler.add_job(ticking(job), "interval", seconds=TICK.total_seconds(), coalesce=True,
                              misfire_grace_time=None, max_instances=1, next_run_time=datetime.now(UTC))  # fmt: skip
        scheduler.start()
        await self._stop.wait()
        scheduler.pause()
        for lock in locks.values():
            async with lock:
                continue
        scheduler.shutdown(wait=False)

    async def _begin(self) -> None:
        """What the last run may have left, and topics that were edited since."""
        await self._ask(lambda transaction: transaction.recover_interrupted(self._world.now()))
        self._report.rematched(await pipeline.rematch(self._world, self._work.topics))

    # --- collect

    async def _poll_round(self, *, everything: bool = False) -> None:
        self._round_began = self._world.now()
        at = None if everything else self._world.now()
        feeds = await self._ask(lambda transaction: transaction.due_feeds(at))
        if feeds:
            self._report.polling(len(feeds))
        await self._each(schedule.spread(feeds), self._collect, self._work.concurrency)
        self._round_began = None

    async def _collect(self, feed: FeedState) -> None:
        self._report.polled(await pipeline.collect(self._world, feed))

    # --- compose and deliver

    async def _digest_tick(self) -> None:
        began = self._round_began
        if began is None or self._world.now() - began > PATIENCE:
            await self._issue()
        await self._deliver()

    async def _issue(self) -> None:
        for subscription in self._work.subscriptions:
            await self._work.safely(self._compose(subscription), f"digest {subscription.name}")

    async def _compose(self, subscription: Subscription) -> None:
        issued = await pipeline.compose(self._world, subscription)
        if issued is not None:
            self._report.issued(issued)

    async def _deliver(self) -> None:
        due = await self._ask(lambda transaction: transaction.due_deliveries(self._world.now()))
        await self._each(due, self._send, DELIVERIES_AT_ONCE)

    async def _send(self, delivery: Delivery) -> None:
        receipt = await pipeline.deliver(self._world, delivery)
        if receipt is not None:
            self._report.delivered(delivery, receipt)

    # --- how

    async def _each(self, items: Iterable[T], work: Callable[[T], Awaitable[None]], at_once: int) -> None:
        """Do the work for every item, a few at a time; one that fails does not stop the others."""
        waiting = iter(items)

        async def worker() -> None:
            for item in waiting:
                if self._stop.is_set():
                    return
                await self._work.safely(work(item), work.__name__)

        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(worker())

    async def _ask(self, question: Callable[[Transaction], T]) -> T:
        def inside() -> T:
            with self._world.ledger.transaction() as transaction:
                return question(transaction)

        return await asyncio.to_thread(inside)
