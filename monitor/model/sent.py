"""What is told to people: digests, messages, deliveries, accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.model.asked import Destination, Grouping
from monitor.model.decided import FeedState, Match, Outcome, Poll
from monitor.model.observed import Entry
from monitor.model.pushed import HubSubscription
from monitor.model.tried import Suggestion
from monitor.model.watched import Coverage


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """One moment a subscription is due at; the key is its local date and time.

    `missed` are the keys of the times before it that were slept through and are told in this one; `urgent` is a
    moment outside the schedule, for what does not wait.
    """

    key: str
    due: datetime
    missed: tuple[str, ...] = ()
    urgent: bool = False


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
    gone_at: datetime | None = None  # when it left its feed before its turn: taken down, perhaps
    told_in: str | None = None  # the slot of the digest that told this article before, if one did
    story_told_in: str | None = None  # the slot of the latest digest that told its story before, if one did
    feed: str = ""  # address of the feed that publishes it
    page: str = ""  # the text of its page, when words were found there
    by_hand: str = ""  # what a person decided of where it belongs


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
    published: datetime | None = None  # what the feed says, as long as it has not been judged


class BadgeKind(StrEnum):
    """What a reader should know of an article."""

    EDITED = "edited"
    GONE = "gone"
    UNENCRYPTED = "unencrypted"
    DATE = "date"
    NO_LINK = "no-link"
    NO_MATCH = "no-match"
    ON_PAGE = "on-page"
    BY_HAND = "by-hand"


@dataclass(frozen=True, kw_only=True, slots=True)
class Badge:
    """Something a reader should know of an article: a word or two, and a sentence."""

    kind: BadgeKind
    label: str
    detail: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One article in a digest: told once, with every outlet that carries it."""

    article: int
    headline: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    lead: Publication
    also_in: tuple[Publication, ...]
    language: str | None
    badges: tuple[Badge, ...] = ()

    @property
    def outlets(self) -> frozenset[str]:
        """Every outlet that carries it."""
        return frozenset((self.lead.outlet, *(other.outlet for other in self.also_in)))


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestStory:
    """One event in a digest: the article that tells it first, then every other that tells it independently."""

    story: int
    articles: tuple[Telling, ...]
    topics: tuple[str, ...]
    terms: tuple[str, ...]
    match_ids: tuple[int, ...]
    told_in: str | None = None  # the slot of the digest that this is an update to

    @property
    def lead(self) -> Telling:
        """The article that is told in full."""
        return self.articles[0]

    @property
    def outlets(self) -> frozenset[str]:
        """Every outlet that carries any of its articles."""
        return frozenset(outlet for article in self.articles for outlet in article.outlets)


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
    """The stories of one topic, outlet, language or tag; `older` were already old when their feed was first read."""

    name: str
    stories: tuple[DigestStory, ...]
    older: tuple[DigestStory, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Trend:
    """How many stories a topic had on each of the last days, the newest last."""

    topic: str
    days: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """An article that matched and is not told, because the subscription does not want it."""

    headline: str
    outlet: str
    url: str
    reason: str
    match_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """What an issue is made of, as the ledger and the configuration give it."""

    findings: tuple[Finding, ...]
    carriers: Mapping[int, tuple[Publication, ...]]
    coverage: Coverage
    edits: tuple[Edit, ...] = ()
    trends: tuple[Trend, ...] = ()
    excluded: frozenset[int] = frozenset()  # entries that an exclusion holds for
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by outlet
    near_misses: tuple[Suggestion, ...] = ()
    begun: datetime | None = None  # when the ledger first listed a feed: what it issues is named by this


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
    grouping: Grouping = Grouping.TOPIC
    trends: tuple[Trend, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    waiting: int = 0  # stories that are not told yet, because too few outlets carry them
    near_misses: tuple[Suggestion, ...] = ()  # of the last seven days, in the first issue of a week

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
    chat: str = ""  # plain text, one paragraph for each story, the most important first
    page: str = ""  # the whole issue as HTML for the archive; empty when `html` has all of it


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
    again_at: datetime | None = None  # when somebody asked for it again
    next_attempt_at: datetime | None = None
    detail: str = ""

    @property
    def asked_at(self) -> datetime:
        """Since when it is to be sent."""
        return self.again_at or self.created_at


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """How one attempt ended: sent, deferred, unknown or failed, with the other side's words.

    `needs_person`: trying again helps only when somebody mends something, such as a password.
    """

    state: DeliveryState
    detail: str
    needs_person: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What came of one HTTP POST: a status, or the reason why there is none; `words` are the other side's or ours."""

    words: str
    status: int | None = None
    handed_over: bool = False  # the other side has it, or may have it
    sent_on_to: str = ""  # where it asks to be posted to instead (307, 308); not followed by itself


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One attempt as the ledger remembers it."""

    at: datetime
    number: int
    state: DeliveryState
    detail: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveryHistory:
    """A delivery with the issue it carries and every attempt made; its bytes stay in the ledger."""

    delivery: Delivery
    subscription: str
    slot: str
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One result of a search in the ledger."""

    outlet: str
    title: str
    url: str
    first_seen: datetime
    snippet: tuple[Piece, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """What one run did."""

    polls: tuple[Poll, ...]
    digests: tuple[Digest, ...]
    attempts: tuple[tuple[Delivery, Receipt], ...]
    rematched: int
    troubles: tuple[str, ...]
    unwritten: int = 0  # feeds that were due, and whose visit could not be written

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
    hubs: tuple[HubSubscription, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Volume:
    """New items of a feed on each full day (UTC): the last one, and those before; days without a visit are left out."""

    url: str
    before: tuple[int, ...]
    yesterday: tuple[int, ...]  # one number, or none when nothing was visited


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicHabit:
    """On how many days something was found on a topic, first and last when, and since when it is as it is."""

    name: str
    since: datetime
    days: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Canary:
    """How far the newest canary came: `due_at` is the first digest after it, `told_at` the first that tells it."""

    expected_since: datetime
    name: str = ""
    read_at: datetime | None = None
    matched_at: datetime | None = None
    due_at: datetime | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """Everything that alarms are found in."""

    now: datetime
    feeds: tuple[FeedState, ...] = ()
    volumes: tuple[Volume, ...] = ()
    topics: tuple[TopicHabit, ...] = ()
    waiting: tuple[Delivery, ...] = ()
    failed: tuple[Delivery, ...] = ()
    newest: datetime | None = None  # the latest moment that the ledger knows
    free_bytes: int | None = None  # on the ledger's disk
    disk_bytes: int | None = None
    clock_step: timedelta = timedelta()  # by which the clock jumped within the last day
    canary: Canary | None = None
    disagreements: tuple[str, ...] = ()
    config_refused: str = ""  # why an edited feeds.yaml is not in use
    held_since: datetime | None = None  # since when nothing is sent, after a restore
