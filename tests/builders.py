"""Nouns with defaults: a test states only what matters to it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.config import Config, load
from monitor.model import Destination, Entry, FeedState, Schedule, Subscription, Topic
from monitor.stores import open_ledger

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def entry(**given: object) -> Entry:
    """An entry with an id, a link, a headline and a text."""
    defaults: dict[str, object] = {
        "id": "https://outlet.example/story-1",
        "url": "https://outlet.example/story-1",
        "title": "A headline about nothing",
        "text": "A first sentence that says a little, and a second one that says no more than the first.",
        "published": NOW - timedelta(hours=2),
    }
    return Entry(**{**defaults, **given})  # type: ignore[arg-type]  # keywords pass through


def topic(name: str, *queries: str) -> Topic:
    """A topic; without queries its name is the query."""
    return Topic(name=name, queries=queries or (name,))


def schedule(at: str = "07:00", zone: str = "UTC", days: str = "0123456") -> Schedule:
    """A daily schedule."""
    times = tuple(time.fromisoformat(part) for part in at.split())
    return Schedule(times=times, days=frozenset(int(day) for day in days), zone=zone)


def subscription(*topics: str, name: str = "daily", to: tuple[Destination, ...] = ()) -> Subscription:
    """A digest on the topics, at seven."""
    return Subscription(name=name, topics=topics, schedule=schedule(), destinations=to)


def feed_state(**given: object) -> FeedState:
    """A feed as the ledger knows it before its first visit."""
    defaults: dict[str, object] = {"id": 1, "outlet": "Outlet", "url": "https://outlet.example/feed"}
    return FeedState(**{**defaults, **given})  # type: ignore[arg-type]  # keywords pass through


def config(folder: Path, text: str, **environment: str) -> Config:
    """The configuration that this feeds.yaml in this folder gives; beside it an empty ledger, if there is none."""
    path = folder / "feeds.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load(path, environment)
    if loaded.ledger.parent == folder and not loaded.ledger.exists():
        loaded.ledger.write_bytes(empty_ledger())
    return loaded


@cache
def empty_ledger() -> bytes:
    """A ledger in which nothing is yet: written down once, its migrations would cost every test the same again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "monitor.sqlite3"
        open_ledger(path).close()
        return path.read_bytes()


def item(name: str, title: str, text: str | None = None, *, link: str | None = None, age: float = 2) -> str:
    """An RSS item; `age` in hours before NOW. Without a text it gets one of its own, long enough to be compared."""
    told = f"{title}: what is known of it so far was told to our reporter for {name} today." if text is None else text
    address = f"https://outlet.example/{name}" if link is None else link
    return (
        f"<item><guid isPermaLink='false'>{escape(name)}-of-the-outlet</guid><link>{escape(address)}</link>"
        f"<title>{escape(title)}</title><description>{escape(told)}</description>"
        f"<pubDate>{format_datetime(NOW - timedelta(hours=age))}</pubDate></item>"
    )


def rss(*items: str) -> str:
    """An RSS document with these items."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet</title>{"".join(items)}</channel></rss>'
