"""What a text says, as weighted terms: words, pieces of words, and names in one script.

Pieces of four letters stand for inflection and compounds in any language, so that no stemmer and no stop list is
needed; how much a term says is learnt from the stream.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from monitor.languages.recognised import LITTLE_WORDS
from monitor.stories.romanised import romanised
from monitor.text import searchable

Terms = Mapping[str, float]
Vector = dict[str, float]

LEAD_WORDS = 40  # of the text: what follows is background
PIECE, PIECE_WEIGHT = 4, 0.5
_LITTLE_FACTOR = 0.3  # of the words that every sentence has: where texts are mixed, these seem rare
PIECE_MARK = "P"  # words are folded: no word begins with it
KEPT = 120  # the strongest terms of a text; the weak ones cost most and say least
_TRUST_STREAM = 30  # texts: with fewer here, the stream says better how common a term is
_POWER = 0.8  # of the information a term carries: rare words alone must not decide


def terms(title: str, text: str) -> dict[str, float]:
    """The terms of a headline and of the beginning of its text, with their weights before frequency is known."""
    found: dict[str, float] = {}
    for word in (*words(title), *words(text, LEAD_WORDS)):
        if word not in found:
            found[word] = 1.0
            for piece in pieces(word):
                found.setdefault(piece, PIECE_WEIGHT)
    return found


def words(source: str, limit: int | None = None) -> list[str]:
    """The folded words in Latin letters where that can be done; two characters where words are not parted."""
    found: list[str] = []
    previous = ""
    for word in searchable(source).split()[:limit]:
        alone = len(word) == 1 and word > "\u0e00"
        if alone and previous:
            found.append(previous + word)
        elif not alone:
            found.append(romanised(word))
        previous = word if alone else ""
    return found


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[str, ...]:
    """The runs of four characters of a word with its ends marked; a piece is told from a word by its mark."""
    marked = f"_{word}_"
    return tuple(f"{PIECE_MARK}{marked[i : i + PIECE]}" for i in range(len(marked) - PIECE + 1))


_LITTLE = frozenset(chain.from_iterable(map(words, LITTLE_WORDS)))
_LITTLE_TERMS = _LITTLE.union(*map(pieces, _LITTLE))


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many texts of the stream each term stands."""

    texts: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def learn(texts: Iterable[tuple[str, str]]) -> Frequencies:
    """How often the terms of these headlines and texts are used."""
    counts: Counter[str] = Counter()
    number = 0
    for title, text in texts:
        counts.update(terms(title, text).keys())
        number += 1
    return Frequencies(number, counts)


def vectors(found: Sequence[Terms], stream: Frequencies, *, are_mixed: bool = False) -> list[Vector]:
    """Each text as a vector of length one, its strongest term first; mixed are texts of which no language has most."""
    weighed = _weights(found, stream)
    if are_mixed:
        weighed |= {term: _LITTLE_FACTOR * weighed[term] for term in _LITTLE_TERMS & weighed.keys()}
    return [_unit({term: weight * weighed[term] for term, weight in one.items()}) for one in found]


def _weights(found: Sequence[Terms], stream: Frequencies) -> dict[str, float]:
    """What each term says: more when it is rare in the stream and here.

    What a desk looks for stands in most of these texts, however rare it is in the stream: it tells no events apart.
    """
    counts = Counter(term for one in found for term in one)
    number = len(found) + stream.texts + 1
    weighed = {}
    for term, count in counts.items():
        everywhere = (count + stream.counts.get(term, 0)) / number
        # The share among these texts, as far as they are enough to know it; two that tell one event make no topic.
        here = (max(0, count - 2) + _TRUST_STREAM * everywhere) / (len(found) + _TRUST_STREAM)
        weighed[term] = math.log(1 / max(everywhere, here)) ** _POWER
    return weighed


def _unit(vector: Vector) -> Vector:
    """The strongest terms of a text, at length one."""
    strongest = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    length = math.sqrt(sum([weight * weight for _, weight in strongest])) or 1.0
    return {term: weight / length for term, weight in strongest}


def shared(one: Vector, other: Vector, most: int = 5) -> tuple[str, ...]:
    """The words that make two texts alike, the strongest first."""
    common = [(one[term] * other[term], term) for term in one.keys() & other.keys() if not term.startswith(PIECE_MARK)]
    return tuple(term for _, term in sorted(common, key=lambda item: (-item[0], item[1]))[:most])
