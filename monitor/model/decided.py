"""What was concluded from what was observed, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.model.failures import Failure
from monitor.model.grouped import CopyFound
from monitor.model.observed import Entry, Problem, Rhythm, Validators
from monitor.model.pushed import HubOffer

FEWEST_FOR_A_HABIT = 5  # items: below, nothing can be said of how often a feed publishes


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A place where a term stands: characters `start` to `end` of the entry's `field` (title or text)."""

    field: str
    start: int
    end: int
    term: str
    form: str = ""  # the folded words that were found
    why: str = ""  # "as written" when the term itself stands there, else what makes it count
    late: str = ""  # the reading of a disguised text that showed it
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """An entry is on a topic, with every place that says so."""

    topic: str
    spans: tuple[Span, ...]

    @property
    def score(self) -> float:
        """How loudly it is on the topic: the weight of each term found, twice for the headline."""
        loudest: dict[str, float] = {}
        for span in self.spans:
            weight = span.weight * (2 if span.field == "title" else 1)
            loudest[span.term] = max(weight, loudest.get(span.term, 0))
        return sum(loudest.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """Whether a part of a query holds for an entry, where, or what came nearest."""

    query: str
    holds: bool
    places: tuple[Span, ...] = ()
    nearest: str = ""
    parts: tuple[Explained, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleDecision:
    """Which article an entry belongs to, and why; a negative number is an article begun in the same batch."""

    article: int
    method: str
    reason: str
    copy: CopyFound | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEntry:
    """An entry seen for the first time, with all that was decided of it."""

    entry: Entry
    article: int
    method: str
    reason: str
    keys: tuple[str, ...]
    matches: tuple[Match, ...]
    wants_page: bool = False


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
    entries: int = 0  # shown: known + new
    known: int = 0
    overlap: int = 0  # of them, shown at the last reading too: 0 after entries were known is a suspected gap
    new: int = 0
    changed: int = 0
    rejected: int = 0  # shown, but beyond what is kept
    matches: int = 0
    folded: int = 0
    wire_bytes: int = 0
    gap_suspected: bool = False  # no entry was known: some may have come and gone since the last visit
    gap_closed: bool = False  # … but older pages of the feed led back to what was known
    quiet_until: datetime | None = None  # the site asked to be left alone until then
    pushed: bool = False  # no visit: its hub sent it
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Habit:
    """How often a feed publishes, learnt from the times of its last items."""

    count: int  # items that the rate is taken from, at most 20
    since: datetime  # when the oldest of them came out
    window: int  # entries that the feed showed at last: older ones are gone from it
    hours: tuple[float, ...] = ()  # weight of each UTC hour, mean 1; empty until enough items are known
    pause: timedelta = timedelta()  # the longest pause between two items but one, as at weekends


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedState:
    """What the ledger knows of a feed."""

    id: int
    outlet: str
    url: str
    validators: Validators = field(default_factory=Validators)
    body_hash: str | None = None
    next_poll_at: datetime | None = None
    last_poll_at: datetime | None = None
    last_read_at: datetime | None = None
    last_new_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    failure: Failure | None = None
    sentence: str = ""
    last_full_at: datetime | None = None  # when the server last sent a whole body
    moved_to: str | None = None
    moved_since: datetime | None = None
    moved_count: int = 0
    poll_url: str | None = None  # where it moved for good: asked instead of `url`
    habit: Habit | None = None
    rhythm: Rhythm | None = None
    offer: HubOffer | None = None  # the hub that it named last
    pushed_until: datetime | None = None  # how long its hub, which proved itself, is relied on
    entries: int = 0
    format: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def address(self) -> str:
        """Where to ask."""
        return self.poll_url or self.url

    @property
    def usual_gap(self) -> timedelta | None:
        """The usual time between two new items; None until enough of them are known."""
        if self.habit is None or self.last_new_at is None or self.habit.count < FEWEST_FOR_A_HABIT:
            return None
        return max(self.last_new_at - self.habit.since, timedelta(minutes=1)) / self.habit.count
