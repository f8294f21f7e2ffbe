"""/healthz, /readyz and /metrics: a few pages over HTTP for the machines that look after this one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from ipaddress import ip_address

from monitor.config import Listening
from monitor.errors import ServiceError

_PATIENCE, _LONGEST = 5.0, 8192
_REASONS = {200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
            503: "Service Unavailable"}  # fmt: skip
Page = tuple[int, str, bytes]  # status, content type, body
Pages = Mapping[str, Callable[[], Awaitable[Page]]]


def as_json(status: int, facts: Mapping[str, object]) -> Page:
    """A page of facts."""
    return status, "application/json", json.dumps(facts).encode() + b"\n"


@asynccontextmanager
async def status_pages(at: Listening | None, pages: Pages) -> AsyncIterator[None]:
    """Serve the pages while the block runs; nothing when no address is given."""
    if at is None:
        yield
        return
    try:
        server = await asyncio.start_server(lambda r, w: _answer(pages, at.host, r, w), at.host, at.port)
    except OSError as error:
        raise ServiceError(
            f"The address {at.host}:{at.port} for the status pages cannot be used ({error.strerror or error}). "
            "Stop what uses it, or change http: in feeds.yaml."
        ) from error
    async with server:
        yield


async def _answer(pages: Pages, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request, one answer, and the connection ends."""
    try:
        async with asyncio.timeout(_PATIENCE):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            status, kind, body = await _page(pages, host, head)
            begin = f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
            common = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
            writer.write((begin + common).encode() + (b"" if head.startswith("HEAD ") else body))
            await writer.drain()
    except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        pass
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _page(pages: Pages, host: str, head: str) -> Page:
    if len(head) > _LONGEST:
        return as_json(400, {"error": "too long"})
    method, _, rest = head.partition(" ")
    path = rest.partition(" ")[0].partition("?")[0]
    if method not in ("GET", "HEAD"):
        return as_json(405, {"error": "only GET"})
    if not _is_for_us(head, host):
        return as_json(403, {"error": "another host was asked for"})
    if path not in pages:
        return as_json(404, {"pages": sorted(pages)})
    return await pages[path]()


def _is_for_us(head: str, host: str) -> bool:
    """Whether the Host header names this machine: a web page that rebinds its name to us must read nothing."""
    named = [line[5:].strip() for line in head.split("\r\n") if line.lower().startswith("host:")]
    name = named[0].rpartition(":")[0] or named[0] if named and not named[0].endswith("]") else "".join(named)
    name = name.strip("[]").lower()
    if name in ("", "localhost", host):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
