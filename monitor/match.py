"""Queries × Entry → Matches: which topics an entry is on, and every place that says so.

The face that the pipeline knows: `compile_topics(topics) → matcher`, `matcher(entry) → matches`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from monitor.model import Entry, Match, Span, Topic
from monitor.query import AllOf, AnyOf, NoneOf, Query, Term, parse
from monitor.text import Text

Matcher = Callable[[Entry], tuple[Match, ...]]


def compile_topics(topics: Sequence[Topic]) -> Matcher:
    """A matcher for all topics at once; QueryError when a query cannot be read."""
    compiled = [(topic.name, AnyOf(tuple(parse(query) for query in topic.queries))) for topic in topics]

    def match_entry(entry: Entry) -> tuple[Match, ...]:
        fields = {"title": Text(entry.title), "text": Text(entry.text)}
        return tuple(
            Match(topic=name, spans=_spans(query, fields)) for name, query in compiled if _holds(query, fields)
        )

    return match_entry


def _holds(query: Query, fields: Mapping[str, Text]) -> bool:
    match query:
        case Term():
            return any(text.contains(query.words) for text in fields.values())
        case AllOf(parts):
            return all(_holds(part, fields) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, fields) for part in parts)
        case NoneOf(part):
            return not _holds(part, fields)


def _spans(query: Query, fields: Mapping[str, Text]) -> tuple[Span, ...]:
    """The places of every term that speaks for the match; what must not be there has none."""
    found = {
        Span(field=name, start=start, end=end, term=term.text)
        for term in _positive_terms(query)
        for name, text in fields.items()
        for start, end in text.places(term.words)
    }
    return tuple(sorted(found, key=lambda span: (span.field != "title", span.start, -span.end, span.term)))


def _positive_terms(query: Query) -> list[Term]:
    match query:
        case Term():
            return [query]
        case AllOf(parts) | AnyOf(parts):
            return [term for part in parts for term in _positive_terms(part)]
        case NoneOf():
            return []
