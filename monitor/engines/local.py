"""One process: an asyncio loop, bounded work at a time, APScheduler for the ticks.

The scheduler only wakes us. What is due is decided by the ledger and the clock, so that a laptop that slept,
a clock that jumped or a tick that came late loses nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from monitor import pipeline, schedule
from monitor.engines.lanes import Errand, Lanes
from monitor.engines.sending import Sending
from monitor.engines.work import Work
from monitor.model import CANARY_FEED, FeedState, PageDue
from monitor.pipeline import Pushed

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK, HOURLY = timedelta(seconds=30), timedelta(hours=1)
WATCH = timedelta(minutes=15)
AFTER_TROUBLE = timedelta(minutes=10)
PATIENCE = timedelta(minutes=10)  # how long the first digests wait for the first visits
LONGEST_TICK, LONGEST_VISIT = timedelta(minutes=5), timedelta(minutes=30)  # longer than anything honest takes

VISIT_TO = "visit to "  # how the trouble with a visit begins
Job = Callable[[], Coroutine[Any, Any, None]]


class LocalEngine:
    """Runs the recipe in this process."""

    def __init__(self, work: Work) -> None:
        self._work, self._world, self._report = work, work.world, work.report
        self._stop = asyncio.Event()
        self._lanes = Lanes(self._run, lambda url: self._work.pause(url))
        self._sending = Sending(lambda: self._work, lambda: self._world, self._stop)
        self._first_round: asyncio.Task[None] | None = None
        self._unwritten: dict[int, float] = {}  # feeds whose visit is not written yet, and when to try again
        self._visits: dict[asyncio.Future[None], float] = {}  # in progress, and when each began
        self._ticked: float | None = None  # when we last looked what is due, by the clock of the loop

    def stop(self) -> None:
        """Begin nothing new; what is in progress is finished."""
        self._stop.set()
        self._lanes.give_back()

    async def adopt(self, work: Work) -> None:
        """Go on with this work; back when what was in progress has ended under the old one.

        Only then edited topics are matched again: a visit that ends late under the old topics is included.
        """
        in_progress = set(self._visits)
        self._work, self._world = work, work.world
        listed = {feed.url for feed in await self._world.ledger.run(lambda transaction: transaction.feed_states())}
        self._lanes.keep(lambda errand: (errand.feed if isinstance(errand, PageDue) else errand.url) in listed)
        if in_progress:
            await asyncio.wait(in_progress)
        await self._begin()
        await self._add_due()

    @property
    def stalled(self) -> str:
        """What no longer goes on, as a sentence; "" while all is well."""
        now = asyncio.get_running_loop().time()
        if self._ticked is not None and now - self._ticked > LONGEST_TICK.total_seconds():
            return f"The ledger was last asked for due feeds {now - self._ticked:.0f} seconds ago."
        longest = now - min(self._visits.values(), default=now)
        if longest > LONGEST_VISIT.total_seconds():
            return f"A visit has been going on for {longest:.0f} seconds."
        return ""

    @property
    def is_ready(self) -> bool:
        """Whether the first round of visits is over, so that digests are issued."""
        return self._first_round is not None and self._first_round.done()

    @property
    def visiting(self) -> int:
        """How many visits are in progress."""
        return len(self._visits)

    async def once(self, *, everything: bool = False) -> bool:
        """Poll what is due (or every feed), issue what is due, deliver what is due; False when stopped before.

        A stop during the polls issues nothing: a digest of half a round would spend its slot.
        """
        await self._begin()
        await self._work.safely(pipeline.start_with_hubs(self._world), "asking hubs")
        async with self._visitors():
            await self._add_due(everything=everything)
            await self._lanes.empty()
            await self._add_pages()
            await self._lanes.empty()
        if not self._stop.is_set():
            await self._work.safely(self._watch(), "watch")
            await self._sending.issue_due()
        await self._sending.send_due()
        await self._sending.finished()
        return not self._stop.is_set()

    async def serve(self) -> None:
        """Do what is due at every tick, until `stop`."""
        await self._begin()
        await self._work.safely(pipeline.start_with_hubs(self._world), "asking hubs")
        async with self._visitors():
            await self._add_due()
            # Until the first visits are over, or for ten minutes: a digest of nothing would spend its slot.
            self._first_round = asyncio.create_task(asyncio.wait_for(self._lanes.empty(), PATIENCE.total_seconds()))
            jobs = {self._add_due: TICK, self._add_pages: TICK, self._digests: TICK, self._set_pace: HOURLY,
                    self._begin: HOURLY, self._watch: WATCH, self._ask_hubs: TICK}  # fmt: skip
            scheduler, locks = self._scheduler(jobs)
            scheduler.start()
            try:
                await self._stop.wait()
                scheduler.pause()
                for lock in locks:
                    async with lock:
                        continue
                await self._lanes.empty()
                await self._sending.finished()
            finally:
                scheduler.shutdown(wait=False)
                self._first_round.cancel()
                self._sending.cut()

    def _scheduler(self, jobs: dict[Job, timedelta]) -> tuple[AsyncIOScheduler, list[asyncio.Lock]]:
        """Ticks for the jobs, and a lock for each that is held while it works."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # a single round needs none: it starts sooner

        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # what goes wrong in a tick is told by `safely`
        scheduler, locks = AsyncIOScheduler(timezone=UTC), []
        for job, every in jobs.items():
            lock = asyncio.Lock()
            locks.append(lock)
            scheduler.add_job(self._tick, "interval", args=(job, lock), seconds=every.total_seconds(), coalesce=True,
                              misfire_grace_time=None, max_instances=1, next_run_time=datetime.now(UTC))  # fmt: skip
        return scheduler, locks

    async def _tick(self, job: Job, lock: asyncio.Lock) -> None:
        async with lock:
            if not self._stop.is_set():
                await self._work.safely(job(), job.__name__)

    async def _begin(self) -> None:
        """Topics that were edited since the last run find what they would have found."""
        self._report.rematched(await pipeline.rematch(self._world, self._work.topics))

    # --- collect

    @contextlib.asynccontextmanager
    async def _visitors(self) -> AsyncIterator[None]:
        """Workers for the lanes; one that dies ends the run instead of leaving its feeds waiting for ever."""
        async with asyncio.TaskGroup() as group:
            visitors = [group.create_task(self._lanes.work()) for _ in range(self._work.concurrency)]
            try:
                yield
            finally:
                for visitor in visitors:
                    visitor.cancel()

    async def _add_due(self, *, everything: bool = False) -> None:
        due = self._world.now()
        try:
            feeds = await self._world.ledger.run(lambda transaction: transaction.due_feeds(due, everything=everything))
        finally:
            self._ticked = asyncio.get_running_loop().time()  # refused is an answer too; silence is none
        now = self._ticked
        able = [feed for feed in feeds if self._unwritten.get(feed.id, now) <= now]
        if self._stop.is_set():
            return
        self._lanes.add(feed for feed in able if feed.url == CANARY_FEED)  # counted nowhere
        if added := self._lanes.add(feed for feed in able if feed.url != CANARY_FEED):
            self._report.polling(added)

    async def _add_pages(self) -> None:
        """Let the pages be read that are due."""
        now = self._world.now()
        due = await self._world.ledger.run(lambda transaction: transaction.due_pages(now))
        if not self._stop.is_set():
            self._lanes.add(due)

    async def _run(self, errand: Errand) -> bool:
        with self._at_work():
            return await (self._read(errand) if isinstance(errand, PageDue) else self._visit(errand))

    @contextlib.contextmanager
    def _at_work(self) -> Iterator[None]:
        """What happens inside is waited for before edited topics are matched again."""
        loop = asyncio.get_running_loop()
        visit: asyncio.Future[None] = loop.create_future()
        self._visits[visit] = loop.time()
        try:
            yield
        finally:
            del self._visits[visit]
            visit.set_result(None)

    async def _read(self, page: PageDue) -> bool:
        welcome = True

        async def read() -> None:
            nonlocal welcome
            welcome = await pipeline.read_page(self._world, page)

        await self._work.safely(read(), f"page of {page.outlet}")
        return welcome

    async def _visit(self, feed: FeedState) -> bool:
        """Collect one feed; False when its site wants quiet. A visit that could not be written is not made again
        at every tick: when the disk is full, the outlets must not suffer for it.
        """
        welcome = True
        self._unwritten[feed.id] = asyncio.get_running_loop().time() + AFTER_TROUBLE.total_seconds()
        if feed.next_poll_at is not None:
            self._work.late(self._world.now() - feed.next_poll_at)

        async def collect() -> None:
            nonlocal welcome
            poll = await pipeline.collect(self._world, feed)
            welcome = poll.quiet_until is None
            del self._unwritten[feed.id]
            if feed.url != CANARY_FEED:
                self._report.polled(poll)

        await self._work.safely(collect(), f"{VISIT_TO}{feed.outlet}")
        return welcome

    async def _set_pace(self) -> None:
        """Spread the visits again over feeds whose habits are known better now."""
        feeds = await self._world.ledger.run(lambda transaction: transaction.feed_states())
        now = self._world.now()
        self._world = replace(self._world, pace=schedule.pace(feeds, self._work.average, now))
        self._lanes.add(feed for feed in feeds if schedule.was_visited_in_the_future(feed, now))

    async def _watch(self) -> None:
        """Look at ourselves, and say what is wrong: after the first visits, as nothing is new before them."""
        if self._first_round is not None:
            await asyncio.wait({self._first_round})
        for news in await pipeline.watch(self._world, [topic.name for topic in self._work.topics]):
            self._report.alarmed(news)

    # --- hubs

    async def _ask_hubs(self) -> None:
        await pipeline.ask_hubs(self._world)

    async def answer_hub(self, token: str, query: str) -> str | None:
        """What to answer a hub that calls, None when it is not meant."""
        return await pipeline.answer_hub(self._world, token, query)

    async def awaits_push(self, token: str) -> bool:
        """Whether a push under this token would be read."""
        return not self._stop.is_set() and await pipeline.awaits_push(self._world, token)

    async def take(self, pushed: Pushed) -> bool:
        """Read what a hub pushed; whether it is written, or was found not to be the hub's."""
        is_done = False

        async def read() -> None:
            nonlocal is_done
            poll = await pipeline.take(self._world, pushed)
            is_done = True
            if poll is not None:
                self._report.polled(poll)

        with self._at_work():
            await self._work.safely(read(), "push of a hub")
        return is_done

    # --- compose and deliver

    async def _digests(self) -> None:
        await self._sending.send_due()
        if self._first_round is not None:
            await asyncio.wait({self._first_round})
        if not self._stop.is_set() and await self._sending.clock_is_sure():
            await self._sending.issue_due()
            await self._sending.send_due()
