"""What belongs together: the articles that tell one event, with the reasons, and what a person said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class CarriedText:
    """What an entry says, as copies are told by it."""

    entry: int  # negative while it has no row
    article: int
    outlet: str
    title: str
    text: str
    at: datetime  # first seen
    dated: datetime | None = None  # what its feed says, where that may be true


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyFound:
    """The entry that another one is a copy of: the share of three-word runs in common, and the longest passage."""

    of: int
    article: int
    score: float
    runs: int  # of the shorter text
    passage: str
    agency: str = ""  # that either text names as its source


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryArticle:
    """An article as stories are told apart by it: what its first entry says, and the story that was told of it."""

    article: int
    outlet: str
    title: str
    text: str
    at: datetime
    story: int | None = None  # the story it was told in: it stays there, and that story is never fused with another


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryDecision:
    """Which story an article belongs to, and why: the article that is most like it, how much, and by which words."""

    article: int
    story: int
    method: str
    reason: str
    partner: int | None = None
    score: float | None = None
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryLink:
    """What a person said of two articles: one story, or two. No machine undoes it."""

    one: int
    other: int
    together: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CarriedEntry:
    """One outlet's entry of an article, and why it is taken for the same text; `of` is the entry that it copies."""

    entry: int
    outlet: str
    title: str
    url: str
    at: datetime
    method: str
    reason: str
    of: int | None = None
    score: float | None = None  # share of the shorter text's runs of three words that stand in both
    runs: int | None = None
    passage: str = ""
    agency: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryMember:
    """An article in its story, for showing: who carries it, why it is there, and which digests told it."""

    article: int
    at: datetime
    method: str
    reason: str
    partner: int | None
    score: float | None
    shared: tuple[str, ...]
    told_in: tuple[str, ...]  # digest and slot
    entries: tuple[CarriedEntry, ...]

    @property
    def title(self) -> str:
        """The headline of the entry that was first."""
        return self.entries[0].title


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryAccount:
    """A story with everything that is known of it, as it stands now."""

    story: int
    headline: str  # of the article in most outlets
    first: str  # the outlet that was first
    began_at: datetime
    last_at: datetime
    outlets: tuple[str, ...]
    sources: int  # outlets that tell it independently: copies count once
    days: tuple[tuple[str, int], ...]  # articles on each day
    told_in: tuple[str, ...]
    pinned: bool
    members: tuple[StoryMember, ...]
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What a person decided of stories or copies, in a sentence; no machine undoes it."""

    id: int
    at: datetime
    kind: str  # split, merge, pin, unpin or part
    stories: tuple[int, ...]
    articles: tuple[int, ...]  # that stand elsewhere by it
    sentence: str
    note: str = ""  # what the next digest says of these articles
    undone_at: datetime | None = None
