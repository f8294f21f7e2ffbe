"""What a query finds in what is held, and what it looks for: the answers of `monitor topics`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from monitor.model.decided import Match
from monitor.model.observed import Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class SoughtTerm:
    """A word as typed, and everything that counts for it: folded, with the reason."""

    term: str
    concept: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedHit:
    """An entry that a query holds for."""

    outlet: str
    first_seen: datetime
    entry: Entry
    match: Match


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """A query tried on what is held: how much of it, and the hits, newest first."""

    query: str
    since: datetime
    tried: int
    hits: tuple[TriedHit, ...]
    days: tuple[tuple[date, int], ...]
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """What a topic gains and loses when one file replaces another."""

    topic: str
    gained: tuple[TriedHit, ...]
    lost: tuple[TriedHit, ...]


class NearMiss(StrEnum):
    """How an entry missed a topic."""

    LIKE = "like"
    SPELLING = "spelling"
    MISSING = "missing"
    KEPT_OUT = "kept-out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """A word that stands in entries off a topic and is almost one of its words, or the one part that failed."""

    topic: str
    kind: NearMiss
    near: str  # the word of the topic, or the part that failed
    word: str  # the word that was found; "" when a part failed
    entries: int
    headline: str  # of the newest of them, with its outlet and address
    outlet: str = ""
    url: str = ""

    @property
    def said(self) -> str:
        """What was near what, in words."""
        return {
            NearMiss.LIKE: f"“{self.word}” is like {self.near}",
            NearMiss.SPELLING: f"“{self.word}” is another spelling of {self.near}",
            NearMiss.MISSING: f"only {self.near} was missing",
            NearMiss.KEPT_OUT: f"only {self.near} kept it out",
        }[self.kind]
