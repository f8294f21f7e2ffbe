"""What feeds.yaml says; never changes during a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or token that no log, error or print shows."""

    value: str = field(repr=False)

    def __str__(self) -> str:
        return "********"


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """One address that an outlet publishes entries at; `every` is a fixed interval, None lets it be learnt."""

    url: str
    every: timedelta | None = None
    proxy: str | None = None


class FullText(StrEnum):
    """Whether the pages of an outlet are read beside its feed."""

    NEVER = "never"
    AUTO = "auto"  # when a short summary matched nothing
    ALWAYS = "always"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlet:
    """A publisher, with its feeds."""

    name: str
    feeds: tuple[Feed, ...]
    language: str | None = None
    tags: tuple[str, ...] = ()
    fulltext: FullText = FullText.NEVER


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A named query: an entry is on the topic when any of the queries holds."""

    name: str
    queries: tuple[str, ...]


class Missed(StrEnum):
    """What becomes of the times that were slept through."""

    ONE = "one"  # one late issue tells all that waits
    EACH = "each"  # one issue for each of them
    SKIP = "skip"  # none: what waits comes at the next time


@dataclass(frozen=True, kw_only=True, slots=True)
class ConceptTerm:
    """One way to say it: a small query, and the language its words are in ("" when in none or several)."""

    query: str
    language: str = ""


DEEPEST_CONCEPT = 6  # so many concepts may stand inside one another


@dataclass(frozen=True, kw_only=True, slots=True)
class Concept:
    """One idea in many languages and scripts: `@name` in a query. What stands inside an exclusion does not count."""

    name: str
    terms: tuple[ConceptTerm, ...]
    exclusions: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """When a digest is due: wall-clock times on weekdays (0 = Monday) in a zone."""

    times: tuple[time, ...]
    days: frozenset[int]
    zone: str
    missed: Missed = Missed.ONE


@dataclass(frozen=True, kw_only=True, slots=True)
class Destination:
    """Where a digest goes: `kind` names the channel, `address` is what that channel needs: a mail address, a folder,
    or for a chat and a webhook a name in feeds.yaml, because their own addresses hold secrets.
    """

    kind: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Which of the matches on its topics a subscription wants; empty means all."""

    exclusions: tuple[str, ...] = ()  # queries: what they hold for is left out
    languages: tuple[str, ...] = ()  # entries without a language are always wanted
    tags: tuple[str, ...] = ()  # of outlets
    minimum_outlets: int = 1  # a story waits until so many carry it


class Grouping(StrEnum):
    """What the sections of a digest stand for."""

    TOPIC = "topic"
    OUTLET = "outlet"
    LANGUAGE = "language"
    TAG = "tag"


class Order(StrEnum):
    """What comes first in a section."""

    WEIGHT = "weight"  # independent outlets, all outlets, new before told, strength of the match, recency
    NEWEST = "newest"


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How a digest is laid out: its look, its sections, and what may stand in its subject."""

    look: str = "briefing"
    group_by: Grouping = Grouping.TOPIC
    order: Order = Order.WEIGHT
    limit: int | None = None  # stories told in a section; the archive has all
    discreet: bool = False  # topics and keywords stay out of the subject and of the line shown beside it


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """A digest somebody asked for: which topics, when, to whom."""

    name: str
    topics: tuple[str, ...]
    schedule: Schedule
    destinations: tuple[Destination, ...]
    selection: Selection = Selection()
    layout: Layout = Layout()
    urgent: tuple[str, ...] = ()  # topics that do not wait for the schedule
    near_misses: bool = False  # whether the first issue of a week tells what was just missed


@dataclass(frozen=True, kw_only=True, slots=True)
class Chat:
    """A chat service in Apprise's form of an address, which holds tokens."""

    address: Secret


@dataclass(frozen=True, kw_only=True, slots=True)
class Webhook:
    """A program that is handed digests as JSON, signed when there is a secret."""

    address: Secret
    secret: Secret | None = None


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
    unsubscribe: str | None = None  # an https or e-mail address; the sender's when there is none
    program: str | None = None  # a sendmail program of this machine, instead of a relay


WEB_PORTS = (80, 443, 8080, 8443)


@dataclass(frozen=True, kw_only=True, slots=True)
class NetworkRules:
    """What outgoing requests may do and cost. Sizes in bytes."""

    user_agent: str
    allow_private: tuple[str, ...] = ()
    ports: tuple[int, ...] = WEB_PORTS  # of public hosts; private ones that are allowed have any
    deadline: timedelta = timedelta(seconds=30)
    max_wire: int = 10 * 2**20
    max_body: int = 20 * 2**20
    max_redirects: int = 5
    per_host: int = 1
    spacing: timedelta = timedelta(seconds=1)  # between two visits to one site
    concurrency: int = 32
