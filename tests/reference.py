"""What the query language means, said as plainly and slowly as possible: every range of words is tried for every node.

Written from docs/queries.md and apart from `monitor.match`, which must always agree with it.
"""

from __future__ import annotations

import fnmatch
import itertools
import re
import unicodedata
from functools import cache

from monitor.languages import BY_LETTERS, LANGUAGES, forms, guess
from monitor.languages.recognised import language_of
from monitor.model import Entry
from monitor.query import (
    AllOf,
    AnyOf,
    AtLeast,
    Boosted,
    Count,
    Kind,
    Near,
    NoneOf,
    NotIn,
    Query,
    Regex,
    Term,
    Within,
    Word,
)
from monitor.text import words

Range = tuple[str, int, int]  # field, first word, after the last


class Reference:
    """One entry, asked about any query."""

    def __init__(self, entry: Entry, outlet: str = "") -> None:
        self.sources = {"title": entry.title, "text": entry.text, "outlet": outlet, "author": entry.author,
                        "lang": entry.language or language_of(entry.title, entry.text), "url": entry.url}  # fmt: skip
        self.words = {name: words(source) for name, source in self.sources.items()}

    def holds(self, query: Query, fields: tuple[str, ...] = ("title", "text")) -> bool:
        """Whether the query holds."""
        match query:
            case AllOf(parts=parts):
                return all(self.holds(part, fields) for part in parts)
            case AnyOf(parts=parts):
                return any(self.holds(part, fields) for part in parts)
            case AtLeast(count=count, parts=parts):
                return len([part for part in parts if self.holds(part, fields)]) >= count
            case NoneOf(part=part):
                return not self.holds(part, fields)
            case Within(field=field, part=part):
                return self.holds(part, (field,))
            case Boosted(part=part):
                return self.holds(part, fields)
            case Count(count=count, part=part):
                return len(self.ranges(part, fields)) >= count
        return bool(self.ranges(query, fields))

    def ranges(self, query: Query, fields: tuple[str, ...]) -> set[Range]:  # noqa: C901 - one arm a node
        """Every range of words that the query stands at."""
        match query:
            case Term():
                return {place for place in self._all(fields) if self._is(query, place)}
            case Regex(pattern=pattern):
                return {place for field in fields for place in self._regex(pattern, field)}
            case AnyOf(parts=parts):
                return {place for part in parts for place in self.ranges(part, fields)}
            case Within(field=field, part=part):
                return self.ranges(part, (field,))
            case Boosted(part=part):
                return self.ranges(part, fields)
            case NotIn(part=part, inside=inside):
                around = self.ranges(inside, fields)
                return {one for one in self.ranges(part, fields) if not any(_inside(one, other) for other in around)}
            case Near(parts=(left, right), distance=distance, ordered=ordered):
                pairs = list(itertools.product(self.ranges(left, fields), self.ranges(right, fields)))
                if not ordered:
                    pairs += [(b, a) for a, b in pairs]
                return {(a[0], a[1], b[2]) for a, b in pairs if a[0] == b[0] and 0 <= b[1] - a[2] <= distance}
        raise AssertionError(query)

    def _all(self, fields: tuple[str, ...]) -> list[Range]:
        sizes = ((field, len(self.words[field])) for field in fields)
        return [(field, i, j) for field, size in sizes for i in range(size) for j in range(i + 1, size + 1)]

    def _is(self, term: Term, place: Range) -> bool:
        """Whether a term covers exactly these words: any way to share them among its words."""
        field, start, end = place
        if len(term.words) == 1:
            return self._word(term.words[0], field, start, end)
        head, rest = term.words[0], Term(words=term.words[1:])
        cuts = range(start + 1, end)
        return any(self._word(head, field, start, cut) and self._is(rest, (field, cut, end)) for cut in cuts)

    def _word(self, word: Word, field: str, start: int, end: int) -> bool:
        found = self.words[field][start:end]
        folded = tuple(one.folded for one in found)
        written = [self.sources[field][one.start : one.end] for one in found]
        if word.kind is Kind.WILDCARD:
            parts = word.folded
            return len(parts) == len(folded) and all(
                fnmatch.fnmatchcase(one, part) for one, part in zip(folded, parts, strict=True)
            )
        if word.kind is Kind.EXACT:
            typed = words(word.text)
            return written == [word.text[one.start : one.end] for one in typed]
        if word.kind is Kind.CAPITALS:
            joined = "".join(written)
            return folded == word.folded and joined.upper() == joined and joined.lower() != joined
        if folded == word.folded:
            return True
        return field in ("title", "text") and " ".join(folded) in _forms(word.text)

    def _regex(self, pattern: str, field: str) -> set[Range]:
        places = set()
        for found in re.finditer(pattern, self.sources[field], re.IGNORECASE):
            touched = [
                number
                for number, word in enumerate(self.words[field])
                if word.start < found.end() and found.start() < word.end
            ]
            if touched:
                places.add((field, touched[0], touched[-1] + 1))
        return places


def _inside(one: Range, other: Range) -> bool:
    return one[0] == other[0] and other[1] <= one[1] and one[2] <= other[2]


@cache
def _forms(typed: str) -> frozenset[str]:
    typed = typed.strip(",.;:!'\"")
    among = guess(typed, ("en",) if typed.isascii() else BY_LETTERS) or guess(typed, LANGUAGES)  # no outlet names one
    return frozenset(form.text for form in forms(unicodedata.normalize("NFC", typed), among))
