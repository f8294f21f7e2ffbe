"""Real servers on loopback: outlets that answer as told, and a mail relay that keeps what it takes."""

from __future__ import annotations

import asyncio
import contextlib
import re
import secrets
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
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
    server.face = face  # type: ignore[attr-defined]  # what a handler asks its server for
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
    with mail_server(_Sink(box)) as box.port:
        yield box


@contextmanager
def mail_server(handler: object, **options: Any) -> Iterator[int]:
    """An aiosmtpd with this handler; its port."""
    controller = _Controller(handler, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


class _Controller(Controller):
    """Listens where it took a port before it began: nobody else can have taken it meanwhile."""

    def __init__(self, handler: object, **options: Any) -> None:
        self._taken = socket.create_server(("127.0.0.1", 0))
        super().__init__(handler, hostname="127.0.0.1", port=self._taken.getsockname()[1], **options)

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._taken, ssl=self.ssl_context)


# --- what else may stand at the other end -----------------------------------------------------------------

# Self-signed for localhost and 127.0.0.1, until 2126: nobody trusts it, which is what it is for.
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUYfssgPxiLPM+vuKlch3TlaI2kUYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzAyMjY0MFoYDzIxMjYxMDMw
MDIyNjQwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATVFrVfvvx10TgHdIAP5vRdSSVEJXBeV8YKNp8fthQRo3sGle5d7+Ug
THrY2ThFT3QrQ43q3vPWuherNYlTC4LVo28wbTAdBgNVHQ4EFgQUAs9SGfgQfFjx
kWKC2irFIMMLEeUwHwYDVR0jBBgwFoAUAs9SGfgQfFjxkWKC2irFIMMLEeUwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAOorgUY4podyWyyUiaZMZL8PGTxEL+JzbxNy1HZawshoAiA7
L899Z5uZtKK7lQwXvR56s+nV65p/eijgr6TFzwYpww==
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzqqcDTXz/kD10TQ6
89JvjQfXI0NJcBSk/9tkUIqfsAGhRANCAATVFrVfvvx10TgHdIAP5vRdSSVEJXBe
V8YKNp8fthQRo3sGle5d7+UgTHrY2ThFT3QrQ43q3vPWuherNYlTC4LV
-----END PRIVATE KEY-----
"""


def server_tls(folder: Path) -> ssl.SSLContext:
    """The server's side of TLS with a certificate that no client trusts."""
    path = folder / "self-signed.pem"
    path.write_text(CERTIFICATE, encoding="ascii")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


_CLOSED: list[socket.socket] = []  # bound and never listening: held, so that nobody else gets the port


def closed_port() -> int:
    """A port of 127.0.0.1 where nobody listens, nor will."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    _CLOSED.append(taken)
    return int(taken.getsockname()[1])


def free_port() -> int:
    """A port of 127.0.0.1 for a process to listen at; no system gives out ports of this range by itself."""
    while True:
        port = secrets.randbelow(10_000) + 20_000
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def reset(connection: socket.socket) -> None:
    """End a connection the rude way: the other side sees a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    connection.close()


@dataclass
class Listener:
    """Where it listens, and how many came."""

    host: str
    port: int
    connections: int = 0


@contextmanager
def listener(
    host: str = "127.0.0.1",
    talk: Callable[[socket.socket], None] | None = None,
    tls: ssl.SSLContext | None = None,
    port: int = 0,
) -> Iterator[Listener]:
    """A bare TCP server: every connection is counted, given to `talk`, and closed."""
    server = socket.create_server((host, port))
    server.settimeout(0.01)
    face = Listener(host=host, port=server.getsockname()[1])
    done = threading.Event()

    def serve(connection: socket.socket) -> None:
        face.connections += 1
        connection.settimeout(10)
        with (
            contextlib.suppress(OSError),
            connection if tls is None else tls.wrap_socket(connection, server_side=True) as stream,
        ):
            if talk is not None:
                talk(stream)

    def accept() -> None:
        while not done.is_set():
            with contextlib.suppress(TimeoutError):
                threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield face
    finally:
        done.set()
        thread.join()
        server.close()


@dataclass
class Script:
    """A relay that follows a script: `says[word]` answers that command, "" hangs up instead, SILENCE says nothing.

    The words are GREETING, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA and END (after the message). `raw` and
    `recipients` are what arrived whole, whatever was answered to it.
    """

    port: int = 0
    says: dict[str, str] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    before_the_answer: Callable[[], object] = lambda: None
    is_slow: bool = False  # answers letter by letter


@contextmanager
def scripted_relay(**says: str) -> Iterator[Script]:
    """A running relay with that script; what the script leaves out is answered like any relay does."""
    script = Script(says=says)
    with listener(talk=lambda connection: _converse(script, connection)) as listening:
        script.port = listening.port
        yield script


SILENCE = "silence"
_USUAL = {"GREETING": "220 ready", "EHLO": "250-relay\r\n250 8BITMIME", "DATA": "354 go on", "END": "250 taken"}


def _say(connection: socket.socket, words: bytes, at_once: int) -> None:
    for start in range(0, len(words), at_once):
        connection.sendall(words[start : start + at_once])
        time.sleep(0.002 if at_once < len(words) else 0)


def _converse(script: Script, connection: socket.socket) -> None:
    """One conversation, until the client or the script ends it."""
    recipient = ""

    def answer(word: str) -> bool:
        said = script.says.get(word, _USUAL.get(word, "250 fine"))
        if said not in ("", SILENCE):
            _say(connection, f"{said}\r\n".encode(), 1 if script.is_slow else len(said) + 2)
        return bool(said)

    with connection.makefile("rb") as lines:
        going = answer("GREETING")
        while going and (line := lines.readline()):
            word = re.split(rb"[ \r\n]", line, maxsplit=1)[0].decode("ascii", "replace").upper()
            script.heard.append(word)
            if word == "RCPT":
                recipient = line.decode().partition("<")[2].partition(">")[0]
            going = answer(word)
            if going and word == "DATA" and script.says.get("DATA", "354").startswith("354"):
                script.raw.append(b"".join(iter(lines.readline, b".\r\n")))
                script.recipients.append(recipient)
                script.before_the_answer()
                going = answer("END")
