"""What the pipeline asks of the world. Whoever satisfies these by shape may stand behind them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from monitor.model import (
    Alarm,
    AlarmNews,
    Coverage,
    Delivery,
    Destination,
    Digest,
    Edit,
    Entry,
    FeedState,
    Fetched,
    FetchFailed,
    FetchRequest,
    Finding,
    HeldEntry,
    HeldText,
    KnownEntry,
    Layout,
    Match,
    Message,
    NewEntry,
    NotModified,
    ParsedFeed,
    Poll,
    Publication,
    Receipt,
    Topic,
    TopicHabit,
    Unreadable,
    Volume,
)

T = TypeVar("T")


class Fetch(Protocol):
    """One visit. Never raises for what a server does."""

    async def __call__(self, request: FetchRequest) -> Fetched | NotModified | FetchFailed: ...


class Parse(Protocol):
    """Bytes, address and content type to a feed, in bounded time and memory. Never raises for what the bytes are.

    Texts of items that are as they were when the ledger took them may be taken from `held` instead of made again.
    """

    async def __call__(
        self, body: bytes, url: str, content_type: str, held: Mapping[str, HeldText]
    ) -> ParsedFeed | Unreadable: ...


class Transaction(Protocol):
    """The ledger, inside one transaction: all of it happens, or nothing."""

    # collect
    def known_entries(self, feed_id: int, guids: Collection[str]) -> Mapping[str, KnownEntry]: ...
    def held_texts(self, feed_id: int, most: int) -> Mapping[str, HeldText]: ...
    def mark_entries(self, marks: Mapping[int, str]) -> None: ...
    def entries_at(self, feed_id: int, urls: Collection[str]) -> Mapping[str, str]: ...
    def overlap(self, feed_id: int, guids: Collection[str]) -> int: ...
    def rename_entries(self, feed_id: int, names: Mapping[str, str]) -> None: ...
    def has_entries(self, feed_id: int) -> bool: ...
    def held_articles(self, keys: Collection[str]) -> Mapping[str, tuple[int, datetime]]: ...
    def add_articles(self, count: int, now: datetime) -> Sequence[int]: ...
    def add_keys(self, keys: Mapping[str, int], held: Mapping[str, object], now: datetime) -> None: ...
    def add_entries(self, feed_id: int, new: Sequence[NewEntry], now: datetime) -> None: ...
    def change_entry(self, known: KnownEntry, entry: Entry, now: datetime) -> int: ...
    def touch_entries(self, ids: Collection[int], now: datetime) -> None: ...
    def add_matches(self, entry_id: int, version: int, found: Iterable[Match], now: datetime) -> int: ...
    def record_poll(self, feed_id: int, poll: Poll, state: FeedState) -> None: ...
    def changed_topics(self, wanted: Sequence[Topic], now: datetime) -> tuple[Topic, ...]: ...
    def entries_since(self, since: datetime) -> Iterator[HeldEntry]: ...

    def due_feeds(self, now: datetime, *, everything: bool = False) -> tuple[FeedState, ...]: ...
    def feed_states(self) -> tuple[FeedState, ...]: ...
    def item_times(self, feed_id: int) -> Sequence[datetime]: ...
    def leave_alone(self, site: str, until: datetime) -> None: ...

    # compose
    def newest_slot(self, subscription: str) -> datetime | None: ...
    def last_composed(self, subscription: str) -> datetime | None: ...
    def findings(self, subscription: str, topics: Sequence[str]) -> tuple[Finding, ...]: ...
    def edits(self, subscription: str, since: datetime | None) -> tuple[Edit, ...]: ...
    def carriers(self, articles: Collection[int]) -> Mapping[int, tuple[Publication, ...]]: ...
    def story_days(self, topics: Sequence[str], since: datetime) -> Sequence[tuple[str, int, datetime]]: ...
    def coverage(
        self, since: datetime | None, until: datetime, topics: Collection[str] | None = None, outlet: str | None = None
    ) -> Coverage: ...
    def record_digest(self, digest: Digest, message: Message, to_send: Iterable[Delivery]) -> None: ...

    # watch
    def newest_visit(self) -> datetime | None: ...
    def volumes(self, now: datetime) -> tuple[Volume, ...]: ...
    def topic_habits(self, names: Collection[str], now: datetime) -> tuple[TopicHabit, ...]: ...
    def open_deliveries(self) -> tuple[Delivery, ...]: ...
    def failed_deliveries(self, since: datetime) -> tuple[Delivery, ...]: ...
    def open_alarms(self) -> tuple[tuple[Alarm, datetime], ...]: ...
    def keep_alarms(self, news: Iterable[AlarmNews], now: datetime) -> None: ...

    # deliver
    def due_deliveries(self, now: datetime) -> tuple[Delivery, ...]: ...
    def recover_interrupted(self, now: datetime) -> int: ...
    def claim(self, delivery: Delivery, now: datetime) -> Delivery | None: ...
    def settle(self, delivery: Delivery, receipt: Receipt, next_attempt_at: datetime | None, now: datetime) -> None: ...


class Ledger(Protocol):
    """Where everything is kept. One transaction at a time; others wait.

    `run` does a piece of work in a transaction that it may share with other work; committed when it returns.
    """

    def transaction(self) -> AbstractContextManager[Transaction]: ...
    async def run(self, work: Callable[[Transaction], T]) -> T: ...


class Channel(Protocol):
    """A way to send. `freeze` is pure: the same digest for the same destination is always the same bytes.

    `send` may be called again with the same bytes after any ending but `sent`, and never raises for what the
    other side does: refused for now is `deferred`, for good is `failed`, nobody knows is `unknown`.
    """

    def freeze(self, message: Message, destination: Destination, delivery_id: str) -> bytes: ...
    async def send(self, delivery: Delivery) -> Receipt: ...


class Render(Protocol):
    """A digest in the look that is asked for; in a built-in one, with a note, when that look is broken."""

    def __call__(self, digest: Digest, layout: Layout) -> Message: ...


class Matching(Protocol):
    """All topics: those that one entry of an outlet is on, and those of many entries, which costs less for each."""

    def __call__(self, entry: Entry, outlet: str = "") -> tuple[Match, ...]: ...
    def batch(self, entries: Sequence[Entry], outlet: str | Sequence[str] = "") -> Sequence[tuple[Match, ...]]: ...
    def of(self, topics: Sequence[Topic]) -> Matching: ...  # the same for other topics, with the same concepts


class Report(Protocol):
    """Whoever wants to know what happens, as it happens: a log, a terminal."""

    def polling(self, feeds: int) -> None: ...
    def polled(self, poll: Poll) -> None: ...
    def rematched(self, matches: int) -> None: ...
    def issued(self, digest: Digest) -> None: ...
    def delivered(self, delivery: Delivery, receipt: Receipt) -> None: ...
    def alarmed(self, news: AlarmNews) -> None: ...
    def trouble(self, what: str, error: Exception) -> None: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Machine:
    """What the machine says of itself: room on the ledger's disk, and by how much its clock jumped within a day."""

    free_bytes: int | None = None
    disk_bytes: int | None = None
    clock_step: timedelta = timedelta()


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """Everything the pipeline is handed."""

    fetch: Fetch
    parse: Parse
    ledger: Ledger
    channels: Mapping[str, Channel]
    match: Matching
    every: Mapping[str, timedelta]  # fixed poll interval by feed address; the others are learnt
    proxies: Mapping[str, str]  # by feed address
    pace: timedelta  # poll interval of a feed with one item a day
    languages: Mapping[str, str]  # configured language by outlet
    tags: Mapping[str, tuple[str, ...]]  # configured tags by outlet
    render: Render
    now: Callable[[], datetime]
    machine: Callable[[], Machine] = Machine
