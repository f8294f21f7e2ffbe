"""Articles in different languages: what makes them alike is whom and what they name.

Words are not translated. A name is compared by its first letters in Latin script, so that endings do not matter, and
counts more in a headline; what many articles name tells no events apart. Careful: two names are never enough.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.languages.recognised import language_of
from monitor.model import StoryArticle
from monitor.stories.romanised import romanised
from monitor.stories.terms import Frequencies, Vector, unit, weights
from monitor.text import searchable

_WORDS = 120  # of headline and text: further than words are compared, for names come late
_SHORTEST, _COMPARED = 3, 6  # letters of a name, and how many of them are compared
_IN_HEADLINE = 2.0
_FEWEST, _EVIDENCE = 3, 10.0  # names that two articles must share, and what these must say together
_SCALE = 0.4  # of the likeness of names, to stand beside the likeness of words: .3 of the one is .12 of the other
_COMMON = 200  # articles: a name that more of them have leads to no pair
_PIECE = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    (
        "the",
        "and",
        "this",
        "that",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "les",
        "des",
        "une",
        "los",
        "las",
        "una",
        "del",
        "gli",
    )
)


@dataclass(frozen=True, slots=True)
class Abroad:
    """The languages of articles, and the names in them as they are written; nothing when all are in one language."""

    languages: Sequence[str]
    vectors: Sequence[Vector]
    written: Sequence[Mapping[str, str]]
    weights: Mapping[str, float]

    def apart(self, one: int, other: int) -> bool:
        """Whether two articles are in different languages, for certain."""
        mine, its = self.languages[one], self.languages[other]
        return bool(mine) and bool(its) and mine != its

    def alike(self) -> Iterator[tuple[int, int, float]]:
        """Every two articles in different languages that share names, and how alike these make them."""
        postings: dict[str, list[int]] = defaultdict(list)
        for index, vector in enumerate(self.vectors):
            shared = Counter(other for key in vector if len(postings[key]) <= _COMMON for other in postings[key])
            for other, count in sorted(shared.items()):
                if count >= _FEWEST and self.apart(index, other):
                    its = self.vectors[other]
                    both = vector.keys() & its.keys()
                    if math.fsum(self.weights[key] for key in both) >= _EVIDENCE:
                        yield index, other, _SCALE * math.fsum(vector[key] * its[key] for key in both)
            for key in vector:
                postings[key].append(index)

    def shared(self, one: int, other: int, most: int = 5) -> tuple[str, ...]:
        """The names that two articles share, as the first has them, the strongest first."""
        mine, its = self.vectors[one], self.vectors[other]
        keys = sorted(mine.keys() & its.keys(), key=lambda key: (-mine[key] * its[key], key))
        return tuple(self.written[one][key] for key in keys[:most])


def abroad(articles: Sequence[StoryArticle], stream: Frequencies) -> Abroad:
    """What is needed to compare articles across languages."""
    languages = [language_of(one.title, one.text) for one in articles]
    if len(set(languages) - {""}) < 2:
        return Abroad(languages, [{} for _ in articles], [{} for _ in articles], {})
    written = [
        names(one.title, one.text) if language else {} for one, language in zip(articles, languages, strict=True)
    ]
    counts: Counter[str] = Counter()
    for key, name in {(key, name) for one in written for key, name in one.items()}:
        counts[key] = max(counts[key], stream.counts.get(romanised(searchable(name).strip()), 0))
    found = [
        {key: _IN_HEADLINE if key in headline else 1.0 for key in one}
        for one, headline in zip(written, (names(article.title, "") for article in articles), strict=True)
    ]
    weighed = weights(found, Frequencies(stream.texts, counts))
    vectors = [unit({key: weight * weighed[key] for key, weight in one.items()}) for one in found]
    return Abroad(languages, vectors, written, weighed)


def names(title: str, text: str) -> dict[str, str]:
    """What is written with a capital, by the letters that are compared."""
    found: dict[str, str] = {}
    for word in (*title.split(), *text[: 12 * _WORDS].split())[:_WORDS]:
        for part in _PIECE.findall(word):
            if len(part) >= _SHORTEST and part[0].isupper() and (key := _key(part)):
                found.setdefault(key, part)
    return found


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    folded = romanised(searchable(word).strip())
    return "" if " " in folded or folded in _FUNCTION_WORDS else folded[:_COMPARED]
