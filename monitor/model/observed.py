"""What one visit to a feed brought. Failure is a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b

from monitor.model.failures import Failure
from monitor.model.pushed import HubOffer


@dataclass(frozen=True, kw_only=True, slots=True)
class Validators:
    """What the server gave us to ask "changed since?", verbatim: ETag and Last-Modified."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchRequest:
    """One GET to make."""

    url: str
    validators: Validators = Validators()
    proxy: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """A body, decoded from its transfer compression."""

    url: str
    status: int
    body: bytes
    content_type: str
    validators: Validators
    wire_bytes: int
    moved_to: str | None = None
    fresh_for: timedelta | None = None  # Cache-Control: how long asking again is useless, says the server
    partial: bool = False  # RFC 3229: only what is new since the validators; absence means nothing
    offer: HubOffer | None = None  # what its Link headers say of a hub


@dataclass(frozen=True, kw_only=True, slots=True)
class NotModified:
    """The server says that nothing changed since our validators."""

    url: str
    moved_to: str | None = None
    fresh_for: timedelta | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchFailed:
    """A visit that brought nothing, in a sentence a person understands."""

    failure: Failure
    sentence: str
    status: int | None = None
    retry_after: timedelta | None = None
    url: str = ""  # where a redirect led before it failed, if it was not where we asked


_NEXT_STEP = {
    "malformed": "Tell the outlet; entries may be missing if this lasts.",
    "flood": "Look for a smaller feed of this outlet, a section for example.",
    "no-entries": "Visited as usual; if this lasts, look for another feed: `monitor feeds find`.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Something odd in a feed that could still be read."""

    code: str
    sentence: str

    @property
    def next_step(self) -> str:
        """What a person does about it, as a sentence; "" when there is nothing to do."""
        return _NEXT_STEP.get(self.code, "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An item as one feed published it; the key is feed + id. Text fields are plain text."""

    id: str  # Atom id · RSS guid · RDF rdf:about · JSON Feed id; without one: the link, else a hash
    url: str  # Atom link rel=alternate · RSS link · JSON Feed url; "" when there is no http(s) link
    title: str  # Atom title · RSS title · JSON Feed title
    text: str  # Atom content/summary · RSS content:encoded/description · JSON Feed content_*/summary
    author: str = ""  # Atom author · RSS author/dc:creator · JSON Feed authors
    published: datetime | None = None  # Atom published · RSS pubDate/dc:date · JSON Feed date_published
    updated: datetime | None = None  # Atom updated · JSON Feed date_modified
    language: str | None = None  # xml:lang · RSS language · dc:language · JSON Feed language
    tags: tuple[str, ...] = ()  # Atom category term · RSS category · JSON Feed tags
    mark: str = field(default="", compare=False)  # of the item as its document has it; "" when that is not known

    @property
    def content_hash(self) -> str:
        """What makes a version: address, title and text. A touched date or a new tag is no new text."""
        return blake2b("\0".join((self.url, self.title, self.text)).encode(), digest_size=16).hexdigest()

    @property
    def dated(self) -> datetime | None:
        """The date that its feed gives it: when it came out, else when it was changed."""
        return self.published or self.updated


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldText:
    """The plain text that the ledger holds of an item, and the mark of the item it was made from."""

    mark: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownEntry:
    """An entry that the ledger holds: its row, its article, and its newest version."""

    id: int
    article: int
    latest: int
    hash: str
    title: str
    url: str
    mark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldEntry:
    """The newest version of an entry that the ledger holds."""

    id: int
    version: int
    entry: Entry
    outlet: str
    first_seen: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythm:
    """What a feed says of when to ask it again: hints, not orders."""

    every: timedelta | None = None  # RSS ttl · sy:updatePeriod and sy:updateFrequency
    hours: tuple[int, ...] = ()  # RSS skipHours: hours of the day (UTC) in which nothing is published
    days: tuple[int, ...] = ()  # RSS skipDays: days of the week, 0 = Monday


@dataclass(frozen=True, kw_only=True, slots=True)
class PageDue:
    """A page behind an entry that is to be read: the entry's row, its newest version, and how often it was tried."""

    id: int
    outlet: str
    feed: str  # address of the feed
    entry: Entry
    version: int
    tries: int

    @property
    def address(self) -> str:
        """Where to ask."""
        return self.entry.url


@dataclass(frozen=True, kw_only=True, slots=True)
class ParsedFeed:
    """A feed document, read."""

    format: str
    title: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    rhythm: Rhythm | None = None
    beyond: int = 0  # entries that the document has beyond those read
    older: str = ""  # address of the page with older entries, if the feed names one
    offer: HubOffer | None = None  # the hub that the feed names


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A document that is no feed, or one we could not read, and why."""

    failure: Failure
    sentence: str
