"""Every noun of the pipeline, frozen: asked, observed, decided, sent.

Times are aware UTC datetimes, collections are tuples, plain text is NFC without markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from hashlib import blake2b

# --- asked: what feeds.yaml says ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or token that no log, error or print shows."""

    value: str = field(repr=False)

    def __str__(self) -> str:
        return "********"


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """One address that an outlet publishes entries at."""

    url: str
    every: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlet:
    """A publisher, with its feeds."""

    name: str
    feeds: tuple[Feed, ...]
    language: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A named query: an entry is on the topic when any of the queries holds."""

    name: str
    queries: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """When a digest is due: wall-clock times on weekdays (0 = Monday) in a zone."""

    times: tuple[time, ...]
    days: frozenset[int]
    zone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Destination:
    """Where a digest goes: `kind` names the channel, `address` is what that channel needs."""

    kind: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """A digest somebody asked for: which topics, when, to whom."""

    name: str
    topics: tuple[str, ...]
    schedule: Schedule
    destinations: tuple[Destination, ...]


class Security(StrEnum):
    """How a connection to the mail server is protected."""

    IMPLICIT = "implicit"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class MailServer:
    """The relay that takes our mail."""

    host: str = "localhost"
    port: int = 25
    security: Security = Security.NONE
    user: str | None = None
    password: Secret | None = None
    sender: str = "Monitor <monitor@localhost>"


@dataclass(frozen=True, kw_only=True, slots=True)
class NetworkRules:
    """What outgoing requests may do and cost. Sizes in bytes."""

    user_agent: str
    allow_private: tuple[str, ...] = ()
    deadline: timedelta = timedelta(seconds=30)
    max_wire: int = 10 * 2**20
    max_body: int = 20 * 2**20
    max_redirects: int = 5
    per_host: int = 2
    concurrency: int = 32


# --- observed: what one visit to a feed brought -----------------------------------------------------------


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


@dataclass(frozen=True, kw_only=True, slots=True)
class NotModified:
    """The server says that nothing changed since our validators."""

    url: str


class Failure(StrEnum):
    """Why a visit brought nothing, by what a person would do about it."""

    DNS = "dns"
    REFUSED = "refused"
    CONNECTION = "connection"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_LARGE = "too-large"
    PRIVATE = "private-address"
    REDIRECT = "redirect"
    ENCODING = "encoding"
    RATE_LIMITED = "rate-limited"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    HTTP = "http-status"
    EMPTY = "empty"
    HTML = "html-page"
    NOT_A_FEED = "not-a-feed"
    BROKEN = "broken"
    TOO_COSTLY = "too-costly"


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchFailed:
    """A visit that brought nothing, in a sentence a person understands."""

    failure: Failure
    sentence: str
    status: int | None = None
    retry_after: timedelta | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Something odd in a feed that could still be read."""

    code: str
    sentence: str


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

    @property
    def content_hash(self) -> str:
        """What makes a version: address, title and text. A touched date or a new tag is no new text."""
        return blake2b("\0".join((self.url, self.title, self.text)).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownEntry:
    """An entry that the ledger holds: its row, its article, and its newest version."""

    id: int
    article: int
    latest: int
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ParsedFeed:
    """A feed document, read."""

    format: str
    title: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A document that is no feed, or one we could not read, and why."""

    failure: Failure
    sentence: str


# --- decided ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A place where a term stands: characters `start` to `end` of the entry's `field` (title or text)."""

    field: str
    start: int
    end: int
    term: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """An entry is on a topic, with every place that says so."""

    topic: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleDecision:
    """Which article an entry belongs to, and why; a negative number is an article begun in the same batch."""

    article: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEntry:
    """An entry seen for the first time, with all that was decided of it."""

    entry: Entry
    article: int
    method: str
    reason: str
    keys: tuple[str, ...]
    matches: tuple[Match, ...]


class Outcome(StrEnum):
    """How a poll ended."""

    READ = "read"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Poll:
    """What one visit to a feed yielded."""

    outlet: str
    url: str
    at: datetime
    outcome: Outcome
    seconds: float
    failure: Failure | None = None
    sentence: str = ""
    entries: int = 0
    new: int = 0
    changed: int = 0
    matches: int = 0
    folded: int = 0
    wire_bytes: int = 0
    gap_suspected: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedState:
    """What the ledger knows of a feed."""

    id: int
    outlet: str
    url: str
    validators: Validators = Validators()
    body_hash: str | None = None
    next_poll_at: datetime | None = None
    last_poll_at: datetime | None = None
    last_read_at: datetime | None = None
    last_new_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    failure: Failure | None = None
    sentence: str = ""
    moved_to: str | None = None
    entries: int = 0
    format: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outage:
    """A feed that could not be read at the end of the period, and since when."""

    outlet: str
    url: str
    since: datetime
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What a period covered, so that a digest proves it."""

    since: datetime | None
    until: datetime
    outlets: int
    outlets_read: int
    feeds: int
    feeds_read: int
    polls: int
    entries: int
    entries_new: int
    outages: tuple[Outage, ...] = ()
    gaps: tuple[str, ...] = ()
    unvisited: tuple[str, ...] = ()


# --- sent -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """One moment a subscription is due at; the key is its local date and time."""

    key: str
    due: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A match that no digest of the subscription has told yet, with all that is needed to tell it."""

    match_id: int
    match: Match
    entry_id: int
    entry: Entry
    outlet: str
    first_seen: datetime
    article: int
    story: int
    earlier_title: str | None = None
    told_in: str | None = None  # the slot of the digest that told this article before, if one did


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A run of text that is highlighted or not."""

    text: str
    hit: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """Where an article stands: one outlet's entry."""

    outlet: str
    title: str
    url: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestStory:
    """One article in a digest: told once, with every outlet that carries it."""

    article: int
    headline: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    lead: Publication
    also_in: tuple[Publication, ...]
    language: str | None
    topics: tuple[str, ...]
    terms: tuple[str, ...]
    notes: tuple[str, ...]
    match_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LaterCopy:
    """An article told in an earlier digest that more outlets carry since."""

    headline: str
    url: str
    told_in: str
    also_in: tuple[Publication, ...]
    match_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """A headline told in an earlier digest that its outlet has changed since."""

    outlet: str
    url: str
    before: str
    after: str
    at: datetime
    told_in: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """The stories of one topic; `older` were already old when their feed was first read."""

    topic: str
    stories: tuple[DigestStory, ...]
    older: tuple[DigestStory, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """One issue of a subscription for one slot: frozen once composed."""

    id: str
    subscription: str
    slot: Slot
    zone: str
    composed_at: datetime
    sections: tuple[Section, ...]
    later: tuple[LaterCopy, ...]
    edits: tuple[Edit, ...]
    quiet_topics: tuple[str, ...]
    coverage: Coverage

    @property
    def stories(self) -> tuple[DigestStory, ...]:
        """Every story of every section, in the order told."""
        return tuple(story for section in self.sections for story in (*section.stories, *section.older))


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A digest, rendered: what a channel turns into its own bytes."""

    digest_id: str
    subscription: str
    slot: str
    at: datetime
    subject: str
    text: str
    html: str
    data: str


class DeliveryState(StrEnum):
    """Where a delivery stands; it only ever moves forward."""

    READY = "ready"
    SENDING = "sending"
    DEFERRED = "deferred"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One message to one destination; id and bytes are frozen before the first attempt."""

    id: str
    digest_id: str
    destination: Destination
    payload: bytes
    state: DeliveryState = DeliveryState.READY
    attempts: int = 0
    created_at: datetime
    next_attempt_at: datetime | None = None
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """How one attempt ended: sent, deferred, unknown or failed, with the other side's words."""

    state: DeliveryState
    detail: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One result of a search in the ledger."""

    outlet: str
    title: str
    url: str
    first_seen: datetime
    snippet: tuple[Piece, ...]
    topics: tuple[str, ...] = ()


# --- told to people ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """What one run did."""

    polls: tuple[Poll, ...]
    digests: tuple[Digest, ...]
    attempts: tuple[tuple[Delivery, Receipt], ...]
    rematched: int
    troubles: tuple[str, ...]

    @property
    def failed_polls(self) -> tuple[Poll, ...]:
        """The visits that brought nothing, with their reasons."""
        return tuple(poll for poll in self.polls if poll.outcome is Outcome.FAILED)

    @property
    def unsent(self) -> tuple[tuple[Delivery, Receipt], ...]:
        """The attempts that did not end with "sent"."""
        return tuple(attempt for attempt in self.attempts if attempt[1].state is not DeliveryState.SENT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """The state of all feeds, and of what is waiting to be sent or was given up."""

    feeds: tuple[FeedState, ...]
    waiting: tuple[Delivery, ...]
    failed: tuple[Delivery, ...]
