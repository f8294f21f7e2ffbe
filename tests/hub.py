"""A WebSub hub on loopback that does what a test tells it, and a service that it can reach."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlencode, urlsplit

from monitor import service
from monitor.engines import LocalEngine
from monitor.model import FeedState, HubSubscription, Poll
from monitor.screen import Screen
from monitor.service import parts
from monitor.service.hubs import Hubs
from monitor.service.status import status_pages
from tests import builders
from tests.builders import NOW
from tests.servers import free_port

Reply = tuple[int, str]


@dataclass
class Hub:
    """The hub's face: what it was asked, how it answers, whether and for how long it agrees."""

    url: str
    asked: list[dict[str, str]] = field(default_factory=list)
    verified: list[Reply] = field(default_factory=list)  # what our callback answered to its checks
    status: int = 202
    checks: bool = True
    lease: str = "864000"
    sends_on_to: str = ""

    @property
    def last(self) -> dict[str, str]:
        """The newest request for a subscription that brought a secret."""
        return next(form for form in reversed(self.asked) if "hub.secret" in form)

    def check(self, form: dict[str, str], **more: str) -> Reply:
        """Ask the callback whether it meant it, as hubs do."""
        said = {"hub.mode": form["hub.mode"], "hub.topic": form["hub.topic"], "hub.challenge": "a challenge?&=",
                "hub.lease_seconds": self.lease, **more}  # fmt: skip
        self.verified.append(call("GET", f"{form['hub.callback']}?{urlencode(said)}"))
        return self.verified[-1]

    def push(self, body: str | bytes, method: str = "sha256", **headers: str) -> Reply:
        """Deliver a body with its signature."""
        content = body.encode() if isinstance(body, str) else body
        signed = hmac.new(self.last["hub.secret"].encode(), content, getattr(hashlib, method)).hexdigest()
        named = {"X-Hub-Signature": f"{method}={signed}", "Content-Type": "application/rss+xml"}
        return call("POST", self.last["hub.callback"], content, {**named, **headers})


def call(method: str, url: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Reply:
    """Status and text of an answer."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request(method, f"{parts.path}?{parts.query}" if parts.query else parts.path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        hub: Hub = cast(Any, self.server).hub
        length = int(self.headers["Content-Length"])
        form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
        hub.asked.append(form)
        if hub.checks and hub.status == 202 and not hub.sends_on_to:
            hub.check(form)
        self.send_response(307 if hub.sends_on_to else hub.status)
        self.send_header("Content-Length", "0")
        if hub.sends_on_to:
            self.send_header("Location", hub.sends_on_to)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def hub() -> Iterator[Hub]:
    """A running hub."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.hub = Hub(url=f"http://127.0.0.1:{server.server_address[1]}/")  # type: ignore[attr-defined]  # what a handler asks its server for
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.hub  # type: ignore[attr-defined]  # what a handler asks its server for
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Desk:
    """A service whose clock stands still until it is told to go on."""

    engine: LocalEngine
    parts: parts.Parts
    accounting: service.Accounting
    port: int
    now: datetime = NOW

    async def visit(self) -> Poll:
        """Visit the one feed, whether it is due or not."""
        async with self.engine._visitors():
            await self.engine._add_due(everything=True)
            await self.engine._lanes.empty()
        return self.accounting.account().polls[-1]

    async def ask_hubs(self, after: timedelta = timedelta()) -> None:
        """Let time pass, and do what is due at hubs."""
        self.now += after
        await self.engine._ask_hubs()

    async def push(self, hub: Hub, body: str | bytes, **more: Any) -> Reply:
        """Have the hub push, and wait for our answer."""
        return await asyncio.to_thread(lambda: hub.push(body, **more))

    @property
    def feed(self) -> FeedState:
        """The one feed as the ledger has it."""
        with self.parts.ledger.transaction() as transaction:
            return transaction.feed_states()[0]

    @property
    def held(self) -> tuple[HubSubscription, ...]:
        """What is agreed with hubs."""
        with self.parts.ledger.transaction() as transaction:
            return transaction.hub_subscriptions()

    @property
    def polls(self) -> tuple[Poll, ...]:
        """Every visit and every push so far."""
        return self.accounting.account().polls


def settings(url: str, port: int, *, public: bool = True, more: str = "") -> str:
    """A feeds.yaml with one outlet, which hubs of this machine can reach."""
    at = f"{{listen: {port}, public: 'http://127.0.0.1:{port}'}}" if public else str(port)
    network = f"network: {{allow_private: [127.0.0.0/8]}}\n{more}" if "network:" not in more else more
    return f"keywords: [story]\noutlets:\n  Gazette:\n    feed: {url}\nhttp: {at}\n{network}\n"


@asynccontextmanager
async def desk(folder: Path, url: str, **given: Any) -> AsyncIterator[Desk]:
    """A service on this folder's feeds.yaml and ledger."""
    port = free_port()
    config = builders.config(folder, settings(url, port, **given))
    accounting = service.Accounting(Screen(quiet=True))
    clock: list[Desk] = []

    def now() -> datetime:
        return clock[0].now if clock else NOW

    async with parts.opened(config, accounting, now) as opened:
        engine = LocalEngine(opened.work(config, is_served=True))
        clock.append(Desk(engine=engine, parts=opened, accounting=accounting, port=port))
        async with status_pages(config.http, {}, Hubs(engine)):
            yield clock[0]
