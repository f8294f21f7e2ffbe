"""Feeds in lanes by site: one visit at a time per site with a pause between two, many sites at once.

A worker never waits for a site: while a site rests, workers visit others. So one slow or strict site with a
thousand feeds costs the others nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

from monitor.model import FeedState, PageDue
from monitor.sites import site

Errand = FeedState | PageDue  # a feed to visit, a page to read
Visit = Callable[[Errand], Awaitable[bool]]  # False: the site wants quiet, go there no more now


AT_ONCE = 4  # visits that begin in one turn of the loop


class Lanes:
    """Visits what is added, politely; `pause` says how long a site rests after a visit to an address."""

    def __init__(self, visit: Visit, pause: Callable[[str], timedelta]) -> None:
        self._visit, self._pause = visit, pause
        self._lanes: dict[str, deque[Errand]] = {}
        self._held: set[tuple[str, int]] = set()
        self._ready: asyncio.Queue[str] = asyncio.Queue()
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._empty = asyncio.Event()
        self._empty.set()

    def add(self, errands: Iterable[Errand]) -> int:
        """Put what is not waiting already into its lane; how much that was."""
        added = 0
        for errand in errands:
            if _key(errand) in self._held:
                continue
            self._held.add(_key(errand))
            added += 1
            name = site(errand.address)
            if name not in self._lanes:
                self._lanes[name] = deque()
                self._ready.put_nowait(name)
            self._lanes[name].append(errand)
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
            await self._turn()
            if not self._lanes[name]:  # given back while it waited for a worker
                del self._lanes[name]
                continue
            errand = self._lanes[name].popleft()
            welcome = await self._visit(errand)
            self._held.discard(_key(errand))
            if not welcome:
                self.give_back(name)
            self._rest(name, errand)

    async def _turn(self) -> None:
        """Let few visits begin in one turn of the loop.

        Many at once would come to the same points together, and the loop be late for everything else each time.
        """
        await self._turns.acquire()
        asyncio.get_running_loop().call_soon(self._turns.release)

    def give_back(self, name: str | None = None) -> None:
        """Forget what waits, of one site or of all: it is due again later."""
        for lane in (self._lanes[name],) if name is not None else self._lanes.values():
            self._held.difference_update(map(_key, lane))
            lane.clear()
        if not self._held:
            self._empty.set()

    def keep(self, wanted: Callable[[Errand], bool]) -> None:
        """Forget what waits and is no longer wanted."""
        for name, lane in self._lanes.items():
            self._held.difference_update(_key(errand) for errand in lane if not wanted(errand))
            self._lanes[name] = deque(errand for errand in lane if wanted(errand))
        if not self._held:
            self._empty.set()

    def _rest(self, name: str, last: Errand) -> None:
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


def _key(errand: Errand) -> tuple[str, int]:
    return type(errand).__name__, errand.id
