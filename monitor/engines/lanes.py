"""Feeds in lanes by site: one visit at a time per site with a pause between two, many sites at once.

A worker never waits for a site: while a site rests, workers visit others. So one slow or strict site with a
thousand feeds costs the others nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

from monitor.model import FeedState
from monitor.sites import site

Visit = Callable[[FeedState], Awaitable[bool]]  # False: the site wants quiet, visit none of its feeds now


class Lanes:
    """Visits what is added, politely; `pause` says how long a site rests after a visit to an address."""

    def __init__(self, visit: Visit, pause: Callable[[str], timedelta]) -> None:
        self._visit, self._pause = visit, pause
        self._lanes: dict[str, deque[FeedState]] = {}
        self._held: set[int] = set()
        self._ready: asyncio.Queue[str] = asyncio.Queue()
        self._empty = asyncio.Event()
        self._empty.set()

    def add(self, feeds: Iterable[FeedState]) -> int:
        """Put feeds that are not waiting already into their lanes; how many that were."""
        added = 0
        for feed in feeds:
            if feed.id in self._held:
                continue
            self._held.add(feed.id)
            added += 1
            name = site(feed.address)
            if name not in self._lanes:
                self._lanes[name] = deque()
                self._ready.put_nowait(name)
            self._lanes[name].append(feed)
        if added:
            self._empty.clear()
        return added

    async def empty(self) -> None:
        """Wait until every feed that was added has been visited or given back."""
        await self._empty.wait()

    async def work(self) -> None:
        """Visit, for ever; run as many of these as there shall be visits at the same time."""
        while True:
            name = await self._ready.get()
            if not self._lanes[name]:  # given back while it waited for a worker
                del self._lanes[name]
                continue
            feed = self._lanes[name].popleft()
            welcome = await self._visit(feed)
            self._held.discard(feed.id)
            if not welcome:
                self.give_back(name)
            self._rest(name, feed)

    def give_back(self, name: str | None = None) -> None:
        """Forget what waits, of one site or of all: it is due again later."""
        for lane in (self._lanes[name],) if name is not None else self._lanes.values():
            self._held.difference_update(feed.id for feed in lane)
            lane.clear()
        if not self._held:
            self._empty.set()

    def keep(self, wanted: Callable[[FeedState], bool]) -> None:
        """Forget the waiting feeds that are no longer wanted."""
        for name, lane in self._lanes.items():
            self._held.difference_update(feed.id for feed in lane if not wanted(feed))
            self._lanes[name] = deque(feed for feed in lane if wanted(feed))
        if not self._held:
            self._empty.set()

    def _rest(self, name: str, last: FeedState) -> None:
        """Let the site rest before its next feed; a lane without feeds ends."""
        pause = self._pause(last.address).total_seconds()
        if pause:
            asyncio.get_running_loop().call_later(pause, self._continue, name)
        else:
            self._continue(name)
        if not self._held:
            self._empty.set()

    def _continue(self, name: str) -> None:
        if self._lanes[name]:
            self._ready.put_nowait(name)
        else:
            del self._lanes[name]
