"""What `why` answers with: everything that happened to an entry, from the visit that brought it to the receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.model.decided import Explained
from monitor.model.observed import Entry
from monitor.model.sent import Attempt, DeliveryState
from monitor.model.watched import Gap, Outage


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """The visit that showed an entry first."""

    at: datetime
    entries: int
    new: int
    overlap: int
    gap_suspected: bool
    pushed: bool = False  # by the feed's hub, not found at a visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One text that an entry had, and since when."""

    number: int
    seen_at: datetime
    entry: Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """The article or the story that an entry belongs to: by which method, why, and who else does."""

    id: int
    method: str
    reason: str
    others: tuple[str, ...] = ()  # outlets, or headlines of other articles
    like: str = ""  # the entry or article that it was joined for, by outlet and headline
    score: float | None = None
    shared: tuple[str, ...] = ()  # words, or the longest passage, that both have
    runs: int | None = None  # of three words in the shorter text
    agency: str = ""
    by_hand: tuple[str, ...] = ()  # what a person decided of it


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """One delivery of a digest, with every receipt."""

    kind: str
    address: str
    state: DeliveryState
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """A digest that tells the entry."""

    subscription: str
    slot: str
    composed_at: datetime
    topics: tuple[str, ...]
    deliveries: tuple[Sent, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """An entry with everything the ledger knows of it; `explained` is what today's topics say of its newest text."""

    id: int
    outlet: str
    feed: str
    first_seen: datetime
    last_seen: datetime
    brought: Brought | None
    versions: tuple[Version, ...]
    matched: tuple[tuple[str, int, datetime], ...]  # topic, version, when
    article: Joined
    story: Joined | None
    issues: tuple[Issue, ...]
    explained: tuple[Explained, ...] = ()
    recognised: str = ""  # the language by its words, when neither its outlet nor its feed names one

    @property
    def newest(self) -> Entry:
        """The entry as it is now."""
        return self.versions[-1].entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """A feed that should have shown what was asked for, and what its visits say of the last weeks."""

    outlet: str
    url: str
    visits: int
    failed: int
    gaps: tuple[Gap, ...]
    outages: tuple[Outage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """The answer: the entry that was meant, or the feeds that may have missed it, and a verdict in a sentence."""

    asked: str
    verdict: str
    step: str = ""
    held: Held | None = None
    others: tuple[tuple[int, str, str], ...] = ()  # further entries that fit: number, outlet, headline
    near: tuple[Near, ...] = ()
    since: datetime | None = None  # how far back `near` looks
