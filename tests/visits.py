"""Visits to the loopback servers, for the tests of fetching and of its guard."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from monitor.fetch import Fetcher
from monitor.model import Fetched, FetchFailed, FetchRequest, NetworkRules, NotModified, Validators
from tests.servers import Answer, Outlets, reset

AGENT = "Monitor-test/1 (news monitor)"
BODY = b"<rss><channel><title>Outlet</title></channel></rss>" * 20
Result = Fetched | NotModified | FetchFailed


def network(**given: Any) -> NetworkRules:
    """Rules that allow this machine and end a visit after five seconds."""
    defaults: dict[str, Any] = {"allow_private": ("127.0.0.0/8",), "deadline": timedelta(seconds=5)}
    return NetworkRules(user_agent=AGENT, **{**defaults, **given})


async def visit(url: str, validators: Validators | None = None, **rules: Any) -> Result:
    """One visit with a fetcher of its own."""
    fetcher = Fetcher(network(**rules))
    try:
        return await fetcher.fetch(FetchRequest(url=url, validators=validators or Validators()))
    finally:
        await fetcher.close()


async def fetched(url: str, **rules: Any) -> Fetched:
    """A visit that brings a body."""
    result = await visit(url, **rules)
    assert isinstance(result, Fetched), result
    return result


async def failed(url: str, **rules: Any) -> FetchFailed:
    """A visit that brings nothing, with a sentence that a person can read."""
    result = await visit(url, **rules)
    assert isinstance(result, FetchFailed), result
    assert result.sentence.endswith((".", "?", "]."))
    assert "Traceback" not in result.sentence
    return result


def says(answer: bytes, *, rudely: bool = False) -> Callable[[socket.socket], None]:
    """Send exactly these bytes and hang up."""

    def act(connection: socket.socket) -> None:
        connection.sendall(answer)
        if rudely:
            time.sleep(0.05)
            reset(connection)

    return act


def redirect(served: Outlets, path: str, to: str | None, status: int = 302, cookie: str | None = None) -> str:
    """Redirect from the path; None gives no Location at all."""
    headers = {"Location": to, "Set-Cookie": cookie}
    present = {name: value for name, value in headers.items() if value is not None}
    served.answers[path] = Answer(status=status, headers=present)
    return served.url(path)
