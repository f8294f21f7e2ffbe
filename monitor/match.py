"""Queries × Entry → Matches: which topics an entry is on, and every place that says so.

The face that the pipeline knows: `compile_topics(topics) → matcher`, `matcher(entry) → matches`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from monitor.model import Entry, Match, Span, Topic
from monitor.query import AllOf, AnyOf, NoneOf, Query, Term, parse
from monitor.text import Word, words

Matcher = Callable[[Entry], tuple[Match, ...]]


def compile_topics(topics: Sequence[Topic]) -> Matcher:
    """A matcher for all topics at once; QueryError when a query cannot be read."""
    compiled = [(topic.name, AnyOf(tuple(parse(query) for query in topic.queries))) for topic in topics]

    def match_entry(entry: Entry) -> tuple[Match, ...]:
        fields = (_Field("title", entry.title), _Field("text", entry.text))
        return tuple(
            Match(topic=name, spans=_spans(query, fields)) for name, query in compiled if _holds(query, fields)
        )

    return match_entry


class _Field:
    """One field of an entry, ready to be searched: its words joined, with a space on either side."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.words: tuple[Word, ...] = words(source)
        self.joined = f" {' '.join(word.folded for word in self.words)} "
        self._starts: list[int] | None = None

    def contains(self, term: Term) -> bool:
        return _needle(term) in self.joined

    def places(self, term: Term) -> list[Span]:
        found, needle = [], _needle(term)
        position = self.joined.find(needle)
        while position >= 0:
            first = bisect_right(self._word_starts(), position + 1) - 1
            last = first + len(term.words) - 1
            start, end = self.words[first].start, self.words[last].end
            found.append(Span(field=self.name, start=start, end=end, term=term.text))
            position = self.joined.find(needle, position + 1)
        return found

    def _word_starts(self) -> list[int]:
        """Where each word begins in `joined`."""
        if self._starts is None:
            lengths = (len(word.folded) + 1 for word in self.words[:-1])
            self._starts = list(accumulate(lengths, initial=1))
        return self._starts


def _needle(term: Term) -> str:
    return f" {' '.join(term.words)} "


def _holds(query: Query, fields: Sequence[_Field]) -> bool:
    match query:
        case Term():
            return any(field.contains(query) for field in fields)
        case AllOf(parts):
            return all(_holds(part, fields) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, fields) for part in parts)
        case NoneOf(part):
            return not _holds(part, fields)


def _spans(query: Query, fields: Sequence[_Field]) -> tuple[Span, ...]:
    """The places of every term that speaks for the match; what must not be there has none."""
    found = {span for term in _positive_terms(query) for field in fields for span in field.places(term)}
    return tuple(sorted(found, key=lambda span: (span.field != "title", span.start, -span.end, span.term)))


def _positive_terms(query: Query) -> list[Term]:
    match query:
        case Term():
            return [query]
        case AllOf(parts) | AnyOf(parts):
            return [term for part in parts for term in _positive_terms(part)]
        case NoneOf():
            return []
