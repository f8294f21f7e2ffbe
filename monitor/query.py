"""Text → Query: what a desk writes for a topic, read once and checked with the place of every mistake.

Words side by side are one phrase, so that `gay rights` and `"gay rights"` mean the same inside a YAML list.
OR, AND, NOT in capitals and parentheses combine them; AND and OR are never mixed without parentheses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from monitor.errors import QueryError
from monitor.text import as_phrase

_QUOTES = '"“”„‟«»'
_TOKEN = re.compile(rf"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<quote>[{_QUOTES}])|(?P<word>[^\s(){_QUOTES}]+)")
_JOINS = {"AND": "AND", "OR": "OR", "NOT": "AND"}  # "a NOT b" is "a AND NOT b"
_MAX_LENGTH = 2_000
_MAX_DEPTH = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word or phrase as typed, and the folded words to look for."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """The part does not hold."""

    part: Query


Query = Term | AllOf | AnyOf | NoneOf


class _Token(NamedTuple):
    kind: str  # word, phrase, AND, OR, NOT, open, close, end
    text: str
    start: int


def parse(text: str) -> Query:
    """Read one query; QueryError says where it is wrong and what to write."""
    if len(text) > _MAX_LENGTH:
        raise QueryError(text[:60] + "…", 0, f"the query has {len(text)} characters", "split it into several")
    query = _Parser(text, _tokens(text)).whole()
    if not _can_match_something(query):
        raise QueryError(text, 0, "the query only says what must not be there", "add what must be there")
    return query


def _tokens(text: str) -> list[_Token]:
    tokens, position = [], 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:  # pragma: no cover - the pattern covers every character
            raise QueryError(text, position, "this character cannot be read", "remove it")
        kind, position = str(found.lastgroup), found.end()
        if kind == "quote":
            position = _closing_quote(text, found.start())
            tokens.append(_Token("phrase", text[found.end() : position - 1], found.start()))
        elif kind == "word" and found[0] in ("AND", "OR", "NOT"):
            tokens.append(_Token(found[0], found[0], found.start()))
        elif kind != "space":
            tokens.append(_Token(kind, found[0], found.start()))
    return [*tokens, _Token("end", "", len(text))]


def _closing_quote(text: str, start: int) -> int:
    for position in range(start + 1, len(text)):
        if text[position] in _QUOTES:
            return position + 1
    raise QueryError(text, start, "this quotation mark is never closed", "close the phrase with a second one")


class _Parser:
    """Recursive descent over the tokens: either → every → not → atom."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self._text, self._tokens, self._at, self._depth = text, tokens, 0, 0

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _fail(self, token: _Token, what: str, advice: str) -> QueryError:
        return QueryError(self._text, token.start, what, advice)

    def whole(self) -> Query:
        query = self._either()
        if self._next.kind == "close":
            raise self._fail(self._next, "this parenthesis was never opened", "remove it")
        return query

    def _either(self) -> Query:
        parts = [self._operand()]
        operator = ""
        while self._next.kind in _JOINS:
            joins = _JOINS[self._next.kind]
            if operator not in ("", joins):
                advice = "put parentheses round one of the two, e.g. (a OR b) AND c"
                raise self._fail(self._next, f"{self._next.kind} after {operator}", advice)
            operator = joins
            if self._next.kind != "NOT":  # in "a NOT b" the NOT belongs to what follows
                self._at += 1
            parts.append(self._operand())
        if len(parts) == 1:
            return parts[0]
        return AllOf(tuple(parts)) if operator == "AND" else AnyOf(tuple(parts))

    def _operand(self) -> Query:
        token = self._next
        if token.kind == "NOT":
            self._at += 1
            return NoneOf(self._operand())
        if token.kind == "open":
            return self._group(token)
        if token.kind in ("word", "phrase"):
            return self._term()
        where = f"before {token.text}" if token.text else "at the end"
        raise self._fail(token, f"a word is missing {where}", "write a word or a phrase there")

    def _group(self, opening: _Token) -> Query:
        self._at += 1
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._fail(opening, "parentheses are nested too deep", "split the query")
        inner = self._either()
        if self._next.kind != "close":
            raise self._fail(opening, "this parenthesis is never closed", "close it with )")
        self._at += 1
        self._depth -= 1
        self._refuse_neighbour()
        return inner

    def _term(self) -> Query:
        start = self._next
        run = [start]
        self._at += 1
        if start.kind == "word":
            while self._next.kind == "word":
                run.append(self._next)
                self._at += 1
        text = " ".join(token.text for token in run)
        folded = as_phrase(text)
        if not folded:
            raise self._fail(start, "there is no letter or digit in this term", "write a word")
        self._refuse_neighbour()
        return Term(text=text, words=folded)

    def _refuse_neighbour(self) -> None:
        if self._next.kind in ("word", "phrase", "open"):
            raise self._fail(self._next, "an operator is missing here", "write AND or OR before it")


def _can_match_something(query: Query) -> bool:
    """False for a query that would hold for an entry with no words in it."""
    match query:
        case AllOf(parts):
            return any(_can_match_something(part) for part in parts)
        case AnyOf(parts):
            return all(_can_match_something(part) for part in parts)
        case NoneOf():
            return False
        case Term():
            return True
