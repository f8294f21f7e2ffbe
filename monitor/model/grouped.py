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
    at: datetime


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
class StoryMember:
    """An article in its story, for showing: who carries it, and why it is there."""

    article: int
    at: datetime
    method: str
    reason: str
    partner: int | None
    score: float | None
    shared: tuple[str, ...]
    told_in: tuple[str, ...]  # "subscription slot" of every digest that tells it
    entries: tuple[CarriedEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CarriedEntry:
    """One outlet's entry of an article, and why it is taken for the same text."""

    entry: int
    outlet: str
    title: str
    url: str
    at: datetime
    method: str
    reason: str
    score: float | None
    shared: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryAccount:
    """A story with everything that is known of it: copies count once among its sources."""

    story: int
    began_at: datetime
    pinned: bool
    members: tuple[StoryMember, ...]

    @property
    def sources(self) -> int:
        """How many independent texts tell it."""
        return len(self.members)
