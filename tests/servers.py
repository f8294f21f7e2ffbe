"""Real servers on loopback: outlets that answer as told, and a mail relay that keeps what it takes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from aiosmtpd.controller import Controller


@dataclass
class Answer:
    """What the server says at one path. `act` may take the connection over: it gets the raw socket."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[socket.socket], None] | None = None


@dataclass
class Outlets:
    """The server's face: set `answers[path]`, read `asked` (path and headers of every request)."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """The full address of a path."""
        return f"{self.address}{path}"

    def say(self, path: str, body: bytes | str, **headers: str) -> str:
        """Answer with this body; header names are written with underscores. The full address."""
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(body=content, headers={"Content-Type": "application/xml", **named})
        return self.url(path)


@contextmanager
def outlets() -> Iterator[Outlets]:
    """A running server; conditional requests are answered from the ETag of the answer."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    face = Outlets(address=f"http://127.0.0.1:{server.server_address[1]}")
    server.face = face  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield face
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        face: Outlets = cast(Any, self.server).face
        face.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = face.answers.get(self.path, Answer(status=404))
        self.close_connection = True
        if answer.act is not None:
            answer.act(self.connection)
            return
        etag = answer.headers.get("ETag")
        same = etag is not None and self.headers.get("If-None-Match") == etag
        self.send_response(304 if same else answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0" if same else str(len(answer.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        if not same:
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass
class Mailbox:
    """The relay's face: what it took, and what it shall answer."""

    port: int = 0
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answer_to_recipient: str = ""
    answer_to_data: str = "250 Message taken"

    @property
    def messages(self) -> list[EmailMessage]:
        """What was taken, parsed."""
        return [message_from_bytes(raw, policy=default) for raw in self.raw]


class _Sink:
    def __init__(self, box: Mailbox) -> None:
        self._box = box

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self._box.answer_to_recipient:
            return self._box.answer_to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        if self._box.answer_to_data.startswith("2"):
            self._box.raw.append(envelope.original_content)
            self._box.recipients.extend(envelope.rcpt_tos)
        return self._box.answer_to_data


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A running relay on a port of its own."""
    box = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        box.port = probe.getsockname()[1]
    controller = Controller(_Sink(box), hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
