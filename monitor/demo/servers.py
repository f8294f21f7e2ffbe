"""The world of the demo on loopback: a web server that plays the outlets, a mail relay that keeps what it takes."""

from __future__ import annotations

import asyncio
import hashlib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiosmtpd.smtp import SMTP

Document = tuple[bytes, str]


@asynccontextmanager
async def web(answer: Callable[[str], Document | None]) -> AsyncIterator[int]:
    """Serve what `answer` gives for a path (None is 404), with ETags; yields the port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        found = answer(head.split(" ", 2)[1].lstrip("/"))
        writer.write(_response(found, head))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def _response(found: Document | None, head: str) -> bytes:
    if found is None:
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    body, content_type = found
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    if etag in head:
        return f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\nConnection: close\r\n\r\n".encode()
    lines = ("HTTP/1.1 200 OK", f"Content-Type: {content_type}", f"Content-Length: {len(body)}", f"ETag: {etag}")
    return "\r\n".join((*lines, "Connection: close", "", "")).encode() + body


@asynccontextmanager
async def mail(taken: list[bytes]) -> AsyncIterator[int]:
    """A relay that puts every message into `taken`; yields the port."""

    class Keep:
        async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
            taken.append(envelope.original_content)
            return "250 Message taken by the sink"

    def relay() -> SMTP:
        return SMTP(Keep(), hostname="demo.example")

    server = await asyncio.get_running_loop().create_server(relay, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def closed_port() -> tuple[socket.socket, int]:
    """A port that refuses connections for as long as the socket is held."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    return held, held.getsockname()[1]
