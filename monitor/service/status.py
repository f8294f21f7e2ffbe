"""A few pages over HTTP: /healthz, /readyz and /metrics for the machines that look after this one, and for hubs the
addresses that they push to.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Protocol

import h11

from monitor.config import Listening
from monitor.errors import ServiceError

_PATIENCE, _PATIENCE_WITH_HUBS = 5.0, 30.0  # seconds for a request and its answer
_LONGEST_HEAD, _AT_ONCE = 8192, 64 * 1024  # bytes
_MOST_CONNECTIONS = 64
_REASONS = {200: "OK", 202: "Accepted", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
            405: "Method Not Allowed", 410: "Gone", 413: "Content Too Large", 415: "Unsupported Media Type",
            429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable"}  # fmt: skip
_COMMON = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Connection", "close")]
Page = tuple[int, str, bytes]  # status, content type, body
Pages = Mapping[str, Callable[[], Awaitable[Page]]]


def as_json(status: int, facts: Mapping[str, object]) -> Page:
    """A page of facts."""
    return status, "application/json", json.dumps(facts).encode() + b"\n"


class TooMuch(Exception):
    """The body of a request is larger than it may be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A request: `body` reads what comes with it, at most so many bytes, and only when it is wanted."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]  # names in lower case
    body: Callable[[int], Awaitable[bytes]] = field(repr=False)


class Below(Protocol):
    """Answers everything below a path."""

    path: str

    async def __call__(self, asked: Asked) -> Page: ...


@asynccontextmanager
async def status_pages(at: Listening | None, pages: Pages, below: Below | None = None) -> AsyncIterator[None]:
    """Serve the pages while the block runs; nothing when no address is given."""
    if at is None:
        yield
        return
    serving = _Serving(pages, below, at.host)
    try:
        server = await asyncio.start_server(serving.converse, at.host, at.port)
    except OSError as error:
        raise ServiceError(
            f"The address {at.host}:{at.port} for the status pages cannot be used ({error.strerror or error}). "
            "Stop what uses it, or change http: in feeds.yaml."
        ) from error
    async with server:
        yield


class _Serving:
    """One request, one answer, and the connection ends; so many at a time."""

    def __init__(self, pages: Pages, below: Below | None, host: str) -> None:
        self._pages, self._below, self._host = pages, below, host
        self._open = 0

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer, within the time there is; whoever sends what is no HTTP gets no answer."""
        self._open += 1
        try:
            if self._open <= _MOST_CONNECTIONS:
                conversation = _Conversation(reader, writer)
                async with asyncio.timeout(_PATIENCE) as clock:
                    await conversation.answer(await self._answered(await conversation.asked(), clock))
        except (OSError, TimeoutError, EOFError, h11.ProtocolError):
            pass
        finally:
            self._open -= 1
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answered(self, asked: Asked, clock: asyncio.Timeout) -> Page:
        if self._below is not None and asked.path.startswith(self._below.path):
            clock.reschedule(asyncio.get_running_loop().time() + _PATIENCE_WITH_HUBS)
            try:
                return await self._below(asked)
            except TooMuch:
                return as_json(413, {"error": "too large"})
        if asked.method not in ("GET", "HEAD"):
            return as_json(405, {"error": "only GET"})
        if not _is_for_us(asked.headers.get("host", ""), self._host):
            return as_json(403, {"error": "another host was asked for"})
        if asked.path not in self._pages:
            return as_json(404, {"pages": sorted(self._pages)})
        return await self._pages[asked.path]()


class _Conversation:
    """HTTP/1.1 on a connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=_LONGEST_HEAD)
        self._is_head = False

    async def asked(self) -> Asked:
        """The head of the request."""
        event = await self._next()
        if not isinstance(event, h11.Request):
            raise EOFError  # noqa: TRY004 - the connection ended, or speaks something else
        path, _, query = event.target.decode("latin-1").partition("?")
        method = event.method.decode("latin-1")
        self._is_head = method == "HEAD"
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in event.headers}
        return Asked(method=method, path=path, query=query, headers=headers, body=self._body)

    async def answer(self, page: Page) -> None:
        """Send the page."""
        status, kind, body = page
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), *_COMMON]
        self._send(h11.Response(status_code=status, reason=_REASONS[status].encode(), headers=headers))
        if body and not self._is_head:
            self._send(h11.Data(data=body))
        await self._writer.drain()

    async def _body(self, most: int) -> bytes:
        if self._http.they_are_waiting_for_100_continue:
            self._send(h11.InformationalResponse(status_code=100, headers=[]))
        parts, size = [], 0
        while not isinstance(event := await self._next(), h11.EndOfMessage):
            if not isinstance(event, h11.Data):
                raise EOFError  # noqa: TRY004 - the connection ended
            size += len(event.data)
            if size > most:
                raise TooMuch
            parts.append(bytes(event.data))
        return b"".join(parts)

    async def _next(self) -> h11.Event:
        while True:
            event = self._http.next_event()
            if not isinstance(event, type):
                return event
            if event is h11.PAUSED:
                raise EOFError
            self._http.receive_data(await self._reader.read(_AT_ONCE))

    def _send(self, event: h11.Event) -> None:
        self._writer.write(self._http.send(event) or b"")


def _is_for_us(asked: str, host: str) -> bool:
    """Whether the Host header names this machine: a web page that rebinds its name to us must read nothing."""
    name = asked.strip()
    name = (name.rpartition(":")[0] or name) if not name.endswith("]") else name
    name = name.strip("[]").lower()
    if name in ("", "localhost", host):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
