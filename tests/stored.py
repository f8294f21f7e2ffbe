"""A ledger in a file, and a world in which feeds bring to it what a test says."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from monitor import pipeline
from monitor.match import compile_topics
from monitor.model import (
    Entry,
    Failure,
    Fetched,
    FetchFailed,
    FetchRequest,
    Outlet,
    ParsedFeed,
    Poll,
    Validators,
)
from monitor.model import Feed as ListedFeed
from monitor.ports import World
from monitor.render import render
from monitor.stores import Ledger, open_ledger
from tests import builders
from tests.builders import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """The ledger at the path, closed at the end."""
    ledger = open_ledger(path)
    try:
        yield ledger
    finally:
        ledger.close()


def outlet(name: str = "Outlet", *urls: str) -> Outlet:
    """An outlet with one feed, or with these."""
    listed = urls or (f"https://{name.lower()}.example/feed",)
    return Outlet(name=name, feeds=tuple(ListedFeed(url=url, every=HOUR) for url in listed))


class Visits:
    """Plays the world for `collect`: what the next visit to each feed brings."""

    def __init__(self, ledger: Ledger, outlets: tuple[Outlet, ...]) -> None:
        self.ledger, self.outlets, self.now = ledger, outlets, NOW
        self.brings: dict[str, tuple[Entry, ...] | FetchFailed] = {}
        self.takes = timedelta()  # how long a visit lasts
        self.sync(outlets)

    def sync(self, outlets: tuple[Outlet, ...]) -> None:
        """Make these the outlets of feeds.yaml."""
        self.outlets = outlets
        with self.ledger.transaction() as transaction:
            transaction.sync_feeds(outlets, self.now)

    async def _fetch(self, request: FetchRequest) -> Fetched | FetchFailed:
        brought = self.brings.get(request.url)
        if brought is None:  # where a gap is looked into
            return FetchFailed(failure=Failure.MISSING, sentence="There is nothing at this address (404).")
        self.now += self.takes
        if isinstance(brought, FetchFailed):
            return brought
        body = repr((self.now, brought)).encode()
        return Fetched(
            url=request.url, status=200, body=body, content_type="", validators=Validators(), wire_bytes=len(body)
        )

    async def _parse(self, body: bytes, url: str, content_type: str, held: object) -> ParsedFeed:  # noqa: ARG002 - the port
        brought = self.brings[url]
        assert not isinstance(brought, FetchFailed)
        return ParsedFeed(format="RSS 2.0", title="", entries=brought)

    def visit(self, *urls: str) -> list[Poll]:
        """Visit these feeds (all listed ones when none is named)."""
        world = World(
            fetch=self._fetch,
            parse=self._parse,
            ledger=self.ledger,
            channels={},
            match=compile_topics(()),
            every={},
            proxies={},
            pace=timedelta(hours=1),
            languages={},
            tags={},
            render=lambda issue, _layout: render(issue),
            now=lambda: self.now,
        )
        with self.ledger.transaction() as transaction:
            due = [feed for feed in transaction.due_feeds(NOW, everything=True) if not urls or feed.url in urls]

        async def run() -> list[Poll]:
            return [await pipeline.collect(world, feed) for feed in due]

        return asyncio.run(run())


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    """What another program sees in the file."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def as_entry(guid: str, content: tuple[str, str]) -> Entry:
    """The entry of this id with this headline and text."""
    return builders.entry(id=guid, url=f"https://outlet.example/{guid}", title=content[0], text=content[1])
