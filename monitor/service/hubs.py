"""The addresses that hubs push to: bounded in size, in number and in time; nobody guesses them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from monitor import websub
from monitor.engines import LocalEngine
from monitor.errors import LedgerError
from monitor.pipeline import Pushed
from monitor.service.status import Asked, Page, as_json

LARGEST_PUSH = 4 * 2**20  # bytes
_AT_ONCE = 4  # pushes held in memory
_EVERY, _IN_A_ROW = 2.0, 30  # seconds for each push of a subscription, and how many may come at once
_MOST_REMEMBERED = 10_000


class Hubs:
    """Lets a hub check that we meant to subscribe, and takes what it pushes."""

    path = websub.PATH

    def __init__(self, engine: LocalEngine) -> None:
        self._engine = engine
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._rate = _Rate()

    async def __call__(self, asked: Asked) -> Page:
        """The answer to a hub; one that names no subscription of ours learns nothing."""
        token = asked.path.removeprefix(self.path)
        try:
            if asked.method == "GET":
                return await self._check(token, asked.query)
            if asked.method == "POST":
                return await self._take(token, asked)
        except LedgerError:
            return as_json(503, {"error": "not now"})
        return as_json(405, {"error": "only GET and POST"})

    async def _check(self, token: str, query: str) -> Page:
        answer = await self._engine.answer_hub(token, query)
        if answer is None:
            return as_json(404, {"error": "not asked for"})
        return 200, "text/plain; charset=utf-8", answer.encode()

    async def _take(self, token: str, asked: Asked) -> Page:
        """A push is answered when it is written. One that is not the hub's is answered like any other: who guesses
        at signatures learns nothing either.
        """
        if not await self._engine.awaits_push(token):
            return as_json(410, {"error": "not asked for"})
        if asked.headers.get("content-encoding", "identity").lower() != "identity":
            return as_json(415, {"error": "no content encoding"})
        if not self._rate.allows(token):
            return as_json(429, {"error": "too many"})
        async with self._places:
            pushed = Pushed(
                token=token,
                body=await asked.body(LARGEST_PUSH),
                content_type=asked.headers.get("content-type", ""),
                signature=asked.headers.get("x-hub-signature", ""),
            )
            taken = await self._engine.take(pushed)
        return as_json(202 if taken else 500, {"taken": taken})


class _Rate:
    """Lets each subscription have a push every two seconds, thirty of them at once."""

    def __init__(self) -> None:
        self._free_at: OrderedDict[str, float] = OrderedDict()  # when all of its pushes would have had their time

    def allows(self, token: str) -> bool:
        """Whether one more may come now."""
        now = asyncio.get_running_loop().time()
        free_at = max(self._free_at.get(token, now), now)
        if free_at - now > _EVERY * (_IN_A_ROW - 1):
            return False
        self._free_at[token] = free_at + _EVERY
        self._free_at.move_to_end(token)
        while len(self._free_at) > _MOST_REMEMBERED:
            self._free_at.popitem(last=False)
        return True
