"""What we know of our own watch: outages, gaps, silences, alarms, and what a period covered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# The canary: a story of our own, once a day. Its feed is in no list, its topic in no digest, its word in no language.
CANARY_FEED = "https://canary.monitor.invalid/feed"
CANARY_OUTLET, CANARY_TOPIC, CANARY_WORD = "(canary)", "(canary)", "monitorcanary"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outage:
    """A feed that could not be read, since when, and until when if it is over."""

    outlet: str
    url: str
    since: datetime
    sentence: str
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Entries may have come and gone unseen between two visits; `since` is None when the first one is forgotten."""

    outlet: str
    url: str
    since: datetime | None
    until: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Silence:
    """A feed that answers but shows nothing new for much longer than it uses to."""

    outlet: str
    url: str
    since: datetime
    usual: timedelta


class AlarmKind(StrEnum):
    """What an alarm is about, by what a person would do about it."""

    DOWN = "down"
    GONE = "gone"
    MOVED = "moved"
    WALLED = "walled"
    STUCK = "stuck"
    VOLUME = "volume"
    TOPIC_SILENT = "topic-silent"
    DISK = "disk"
    CLOCK = "clock"
    MAIL = "mail"
    CANARY = "canary"
    SUMS = "sums"
    CONFIG = "config"
    OUTBOX = "outbox"


@dataclass(frozen=True, kw_only=True, slots=True)
class Alarm:
    """Something that a person should know, and what to do next. Kind and subject say which alarm it is."""

    kind: AlarmKind
    subject: str  # an outlet's feed address, a topic, a destination, or ""
    sentence: str
    step: str
    since: datetime
    urgent: bool = False

    @property
    def key(self) -> str:
        """By which the same alarm is known again."""
        return f"{self.kind.value} {self.subject}".strip()


class Verdict(StrEnum):
    """How the answer to a question of the doctor is."""

    GOOD = "good"
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkup:
    """One question of the doctor: how it is, and what to do next."""

    what: str
    verdict: Verdict
    sentence: str
    step: str = ""


class NewsKind(StrEnum):
    """Why an alarm is spoken of now."""

    RAISED = "raised"
    REPEATED = "repeated"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True, slots=True)
class AlarmNews:
    """An alarm that is raised, repeated (at most daily) or closed; `quiet` when it comes and goes: kept, not sent."""

    kind: NewsKind
    alarm: Alarm
    quiet: bool = False

    @property
    def sentence(self) -> str:
        """What to say of it, in one line."""
        if self.kind is NewsKind.CLOSED:
            return f"Over: {self.alarm.sentence}"
        again = "Still: " if self.kind is NewsKind.REPEATED else ""
        return f"{again}{self.alarm.sentence} {self.alarm.step}".strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedCoverage:
    """What the visits to one feed brought in a period; `least_overlap` is the fewest entries shared by two visits."""

    outlet: str
    url: str
    visits: int
    failed: int
    entries_new: int
    least_overlap: int | None
    longest_pause: timedelta | None  # between two answered visits


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What a period covered, so that a digest proves it.

    Every entry seen has exactly one outcome: `matched` (on a topic, the first of its article), `copies` (on a topic,
    of an article held already) or `unmatched`; `rejected` is what feeds showed beyond what is kept.
    """

    since: datetime | None
    until: datetime
    outlets: int
    outlets_read: int
    feeds: int
    feeds_read: int
    polls: int
    entries: int
    entries_new: int
    entries_reported: int = 0  # new ones, by the visits' own account: must be entries_new
    matched: int = 0
    copies: int = 0
    unmatched: int = 0
    rejected: int = 0
    outages: tuple[Outage, ...] = ()  # at the end of the period
    recovered: tuple[Outage, ...] = ()  # over before its end
    gaps: tuple[Gap, ...] = ()
    silent: tuple[Silence, ...] = ()
    unvisited: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()  # open ones, each a sentence with its next step
    canary: str = ""  # how the daily canary story travelled; "" without one

    @property
    def disagreements(self) -> tuple[str, ...]:
        """Sums that do not agree, each in a sentence; none is how it must be."""
        told = self.matched + self.copies + self.unmatched
        wrong = []
        if told != self.entries:
            wrong.append(f"{self.entries:,} entries were seen, but {told:,} have an outcome.")
        if self.entries_reported != self.entries_new:
            wrong.append(f"{self.entries_new:,} new entries are held, but the visits report {self.entries_reported:,}.")
        return tuple(wrong)


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A feed that a site offers, and how it was found; `shown` is what stands in it, by which a twin is known."""

    url: str
    title: str
    format: str
    entries: int
    newest: datetime | None
    how: str
    shown: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a search for the feeds of a site brought; `refused` is why the first visit that failed did."""

    url: str
    visits: int
    offers: tuple[Offer, ...]
    refused: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Breach:
    """A promise that does not hold in a ledger: how many rows break it, and some of them."""

    promise: str
    count: int
    examples: tuple[str, ...]
