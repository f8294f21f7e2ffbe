"""The invented news of tests/news, and a desk that reads them: the real recipe and ledger, without fetch and parse."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from monitor import pipeline
from monitor.model import (
    Digest,
    Entry,
    Feed,
    Fetched,
    FetchRequest,
    Layout,
    Match,
    Message,
    Outlet,
    ParsedFeed,
    Span,
    Topic,
    Validators,
)
from monitor.ports import World
from monitor.stores import Ledger, open_ledger
from tests.builders import NOW, subscription

FOLDER = Path(__file__).parent / "news"
_SPACED = re.compile(r"\{(\w+)(?::(\d+)(-?))?\}")


@dataclass(frozen=True, kw_only=True)
class Told:
    """An invented entry, and what it is."""

    name: str  # language and line
    article: str
    story: str
    at: datetime
    outlet: str
    entry: Entry
    beyond: Mapping[str, str] = field(default_factory=dict)  # what is out of reach, and why


def news(*languages: str) -> tuple[Told, ...]:
    """The entries of these languages, or of all."""
    files = [FOLDER / f"{name}.txt" for name in languages] if languages else sorted(FOLDER.glob("*.txt"))
    return tuple(told for file in files for told in _read(file))


def _read(file: Path) -> Iterable[Told]:
    first: dict[str, str] = {}
    beyond: dict[str, str] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            what, reason = line.removeprefix("# ? ").split(": ", 1)
            beyond[what] = reason
            continue
        head, title, text = line.split(" | ", 2)
        article, story, hours, outlet = head.split(" ", 3)
        text = _SPACED.sub(lambda found: _part(first[found[1]], found[2], found[3]), text)
        first.setdefault(article, text)
        name, address = f"{file.stem}:{number}", f"https://{file.stem}-{number}.example/{number}"
        at = NOW + timedelta(hours=int(hours))
        entry = Entry(id=address, url=address, title=title, text=text, published=at, language=file.stem)
        yield Told(name=name, article=f"{file.stem} {article}", story=f"{file.stem} {story}", at=at,
                   outlet=outlet, entry=entry, beyond=beyond)  # fmt: skip
        beyond = {}


def _part(text: str, number: str | None, rest: str) -> str:
    if number is None:
        return text
    parts, joint = (text.split(" "), " ") if text.count(" ") > len(text) // 20 else (list(text), "")
    return joint.join(parts[int(number) :] if rest else parts[: int(number)])


class Everything:
    """Every entry is on the topic: what is one article and what is one story is all that is asked here."""

    def __call__(self, entry: Entry, outlet: str = "") -> tuple[Match, ...]:  # noqa: ARG002 - the port
        word = entry.title.split()[0]
        return (Match(topic="News", spans=(Span(field="title", start=0, end=len(word), term=word),)),)

    def batch(self, entries: Sequence[Entry], outlet: str | Sequence[str] = "") -> Sequence[tuple[Match, ...]]:  # noqa: ARG002 - the face of a matcher or parser
        return [self(entry) for entry in entries]

    def of(self, topics: Sequence[Topic]) -> Everything:  # noqa: ARG002 - the face of a matcher or parser
        return self


@dataclass(frozen=True)
class Arranged:
    """Where each entry ended: its article and its story, by the entry's id."""

    article: Mapping[str, int]
    story: Mapping[str, int]

    def parted(self, kind: str) -> frozenset[frozenset[str]]:
        """The articles, or the stories, as groups of ids: numbers aside."""
        groups: dict[int, set[str]] = {}
        for entry, number in getattr(self, kind).items():
            groups.setdefault(number, set()).add(entry)
        return frozenset(map(frozenset, groups.values()))


class Desk:
    """Reads invented news into a ledger."""

    def __init__(self, path: Path, outlets: Iterable[str]) -> None:
        self.path, self.now, self.shown = path, NOW, dict[str, ParsedFeed]()
        self.ledger: Ledger = open_ledger(path)
        listed = [Outlet(name=name, feeds=(Feed(url=_feed(name)),)) for name in sorted(set(outlets))]
        with self.ledger.transaction() as transaction:
            transaction.sync_feeds(listed, NOW)

    def world(self) -> World:
        """Servers that show what they were given; a look that is the digest's own words."""
        return World(
            fetch=self._fetch, parse=self._parse, ledger=self.ledger, channels={}, match=Everything(), every={},
            proxies={}, pace=timedelta(hours=1), languages={}, tags={}, render=_plain, now=lambda: self.now,
        )  # fmt: skip

    async def _fetch(self, request: FetchRequest) -> Fetched:
        body = f"{request.url} {self.now}".encode()
        return Fetched(url=request.url, status=200, body=body, content_type="", validators=Validators(), wire_bytes=1)

    async def _parse(self, body: bytes, url: str, content_type: str, held: object) -> ParsedFeed:  # noqa: ARG002 - the face of a matcher or parser
        return self.shown[url]

    def reads(self, told: Sequence[Told]) -> int:
        """Each entry at its hour, in the order given within the hour; how many were new."""
        return asyncio.run(self._reads(told))

    async def _reads(self, told: Sequence[Told]) -> int:
        world, new = self.world(), 0
        with self.ledger.transaction() as transaction:
            feeds = {feed.outlet: feed for feed in transaction.feed_states()}
        for moment in sorted({one.at for one in told}):
            self.now = max(self.now, moment)
            here = [one for one in told if one.at == moment]
            for outlet in dict.fromkeys(one.outlet for one in here):
                entries = tuple(one.entry for one in reversed(here) if one.outlet == outlet)
                self.shown[_feed(outlet)] = ParsedFeed(format="", title="", entries=entries)
                new += (await pipeline.collect(world, feeds[outlet])).new
        return new

    def issues(self, at: datetime) -> Digest | None:
        """The digest that is due."""
        self.now = max(self.now, at)
        return asyncio.run(pipeline.compose(self.world(), subscription("News")))

    def arranged(self) -> Arranged:
        """Where every entry is now."""
        with self.ledger.transaction() as transaction:
            accounts = pipeline.recount(transaction, NOW - timedelta(days=30), self.now)
        members = [(account.story, member) for account in accounts for member in account.members]
        ids = {entry.entry: entry.url for _, member in members for entry in member.entries}
        return Arranged(
            {ids[entry.entry]: member.article for _, member in members for entry in member.entries},
            {ids[entry.entry]: story for story, member in members for entry in member.entries},
        )

    def restarts(self) -> None:
        """Close the ledger and open it again."""
        self.ledger.close()
        self.ledger = open_ledger(self.path)


def _feed(outlet: str) -> str:
    return f"https://{outlet.lower().replace(' ', '-')}.example/feed"


def _plain(digest: Digest, layout: Layout) -> Message:
    return Message(digest_id=digest.id, subscription=digest.subscription, slot=digest.slot.key, at=digest.composed_at,
                   subject="News", text="", html="", data=repr(digest.stories))  # fmt: skip
