"""The daily canary: a story of our own, fetched, read, matched and told like any other, so that silence speaks.

A small server on this machine's loopback offers it, and only its own fetcher may go there.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC

from monitor import fetch
from monitor.config import Config
from monitor.model import (
    CANARY_FEED,
    CANARY_OUTLET,
    CANARY_TOPIC,
    CANARY_WORD,
    Feed,
    Fetched,
    FetchFailed,
    FetchRequest,
    NotModified,
    Outlet,
    Topic,
)
from monitor.ports import Fetch
from monitor.service.clock import Clock

OUTLETS = (Outlet(name=CANARY_OUTLET, feeds=(Feed(url=CANARY_FEED),)),)
TOPICS = (Topic(name=CANARY_TOPIC, queries=(CANARY_WORD,)),)


class Canary:
    """Where the canary sits, and the way to it."""

    def __init__(self, config: Config, port: int) -> None:
        rules = replace(config.network, allow_private=("127.0.0.1/32",), ports=(*config.network.ports, port))
        self._fetcher, self._address = fetch.Fetcher(rules), f"http://127.0.0.1:{port}/canary.xml"

    def fetched_by(self, others: Fetch) -> Fetch:
        """A fetch that knows the way to the canary, and leaves every other address to the others."""

        async def visit(request: FetchRequest) -> Fetched | NotModified | FetchFailed:
            if request.url != CANARY_FEED:
                return await others(request)
            answer = await self._fetcher.fetch(replace(request, url=self._address))
            return answer if isinstance(answer, FetchFailed) else replace(answer, url=CANARY_FEED)

        return visit

    async def close(self) -> None:
        """Close the way."""
        await self._fetcher.close()


@asynccontextmanager
async def singing(config: Config, now: Clock) -> AsyncIterator[Canary | None]:
    """A canary on its perch, or None when feeds.yaml wants none."""
    if not config.canary:
        yield None
        return

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            async with asyncio.timeout(5):
                await reader.readuntil(b"\r\n\r\n")
                writer.write(_response(now))
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    canary = Canary(config, server.sockets[0].getsockname()[1])
    try:
        yield canary
    finally:
        server.close()
        await canary.close()


def _response(now: Clock) -> bytes:
    day = now().astimezone(UTC).date()
    name = f"canary-{day.isoformat()}"
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{CANARY_OUTLET}</title>'
        f"<item><guid isPermaLink='false'>{name}-of-monitor</guid><title>{CANARY_WORD} {name}</title>"
        f"<description>The canary of {day.isoformat()} sings, so that its silence would be heard.</description>"
        "</item></channel></rss>"
    ).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Connection: close\r\n\r\n".encode() + body
