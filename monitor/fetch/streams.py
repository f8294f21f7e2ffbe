"""Connections on asyncio itself for the client above, and how far the visit that uses them has come."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable
from contextvars import ContextVar
from enum import StrEnum

import httpx2

from monitor.fetch.diagnosis import Refused
from monitor.model import Failure

MAX_HEAD = 256 * 1024  # bytes before the body, interim answers included


class Phase(StrEnum):
    """What a visit is doing; the value says what was not done when the time ran out there."""

    NAME = "The name could not be looked up"
    CONNECT = "No connection could be made"
    TLS = "No secure connection could be made (TLS handshake)"
    ANSWER = "The server took the question but did not answer"
    BODY = "The server did not finish its answer"


class Progress:
    """How far a visit has come, and how much was read before its body."""

    __slots__ = ("head", "phase")

    def __init__(self) -> None:
        self.phase, self.head = Phase.NAME, 0

    def received(self, size: int) -> None:
        """Count bytes from the wire; a head without end is refused."""
        if self.phase is Phase.BODY:
            return
        self.head += size
        if self.head > MAX_HEAD:
            raise Refused(Failure.TOO_LARGE, f"The answer's headers are larger than {MAX_HEAD // 1024} KB.")


PROGRESS: ContextVar[Progress] = ContextVar("progress")


class Stream:
    """One connection. Timeouts are the visit's own: it has one deadline for all it does."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, progress: Progress) -> None:
        self._reader, self._writer, self._progress = reader, writer, progress

    @classmethod
    async def connect(cls, address: str, port: int, timeout: float | None) -> Stream:
        """A connection to an address that was checked."""
        progress = PROGRESS.get()
        progress.phase = Phase.CONNECT
        try:
            async with asyncio.timeout(timeout):
                reader, writer = await asyncio.open_connection(address, port)
        except TimeoutError as error:
            raise httpx2.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise httpx2.ConnectError(str(error)) from error
        progress.phase = Phase.ANSWER
        return cls(reader, writer, progress)

    async def read(self, most: int) -> bytes:
        """What has come, b"" at the end."""
        try:
            data = await self._reader.read(most)
        except OSError as error:  # also TLS errors
            raise httpx2.ReadError(str(error)) from error
        self._progress.received(len(data))
        return data

    async def write(self, question: bytes) -> None:
        """Send all of it."""
        try:
            self._writer.write(question)
            await self._writer.drain()
        except OSError as error:
            raise httpx2.WriteError(str(error)) from error

    async def start_tls(self, context: ssl.SSLContext, name: str, timeout: float | None) -> None:
        """The same connection, secured for the name of the server."""
        self._progress.phase = Phase.TLS
        try:
            await self._writer.start_tls(context, server_hostname=name, ssl_handshake_timeout=timeout)
        except ConnectionAbortedError as error:  # what asyncio raises when the handshake takes too long
            raise httpx2.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise httpx2.ConnectError(str(error)) from error
        self._progress.phase = Phase.ANSWER

    def close(self) -> None:
        """Hang up at once: every connection carries one answer, and a peer shall not keep it open."""
        self._writer.transport.abort()


async def connect_first(addresses: Iterable[str], port: int, timeout: float | None) -> Stream:
    """A connection to the first address that takes one."""
    *others, last = addresses
    for address in others:
        try:
            return await Stream.connect(address, port, timeout)
        except (httpx2.ConnectError, httpx2.ConnectTimeout):
            continue
    return await Stream.connect(last, port, timeout)
