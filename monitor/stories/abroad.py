"""Articles in different languages: what makes them alike is whom they name, what they count and what happens in them.

Texts are not translated. Each name, number or happening that stands in both is a witness, and weighs by its rarity in
either language: what many articles of a desk name tells no events apart. Careful: two names are never enough.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.languages.recognised import language_of
from monitor.model import StoryArticle
from monitor.stories.anchors import Anchors, anchors, folded, is_one_name
from monitor.stories.romanised import romanised
from monitor.stories.terms import Frequencies

_KNOWN = 200  # texts: with fewer, nothing is known of how common a name is
_TRUST = 30  # texts: as if so many more had been seen without it
_NOTHING_BELOW = 1.5  # what every fourth or fifth text says is no witness
_BESIDE = 0.3  # of its weight that a further word of a name that was counted has
_COMMON = 60  # articles: a name that more of them have leads to no pair
_STRONGEST = 25  # names and numbers of an article that its share is measured by
_LEAST_NAMED, _LEAST_SHARE = 4.5, 0.08  # names and numbers: what they weigh together, and of all that both name
_SHARE, _MOST_HAPPENS = 45, 8.0  # what a share counts beside happenings, and how much these count at most
_EVIDENCE = 9.0  # share and happenings together
_SCALE = 0.12 / _EVIDENCE  # to stand beside the likeness of words

_NAME, _NUMBER, _HAPPENING = "n", "#", "@"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What two articles share, the strongest first, and how alike that makes them; 0 when it is not enough."""

    likeness: float
    shared: tuple[str, ...]


class Abroad:
    """The languages of articles, and what they name; nothing when all are in one language."""

    def __init__(self, articles: Sequence[StoryArticle], stream: Frequencies) -> None:
        self._languages = [language_of(one.title, one.text) for one in articles]
        self._stream = stream
        are_several = len(set(self._languages) - {""}) > 1 and len(articles) + stream.texts >= _KNOWN
        self._found = [
            anchors(one, language) if are_several and language else _NOTHING
            for one, language in zip(articles, self._languages, strict=True)
        ]
        self._texts = Counter(self._languages)
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        for language, one in zip(self._languages, self._found, strict=True):
            for key in (*_named(one), *(_HAPPENING + happening for happening in one.happenings)):
                self._counts[key][language] += 1
        self._sizes = [self._size(one) for one in self._found]

    @property
    def are_mixed(self) -> bool:
        """Whether no language has half of the articles whose language is known."""
        known = self._texts.total() - self._texts[""]
        return 2 * max((count for language, count in self._texts.items() if language), default=known) < known

    def apart(self, one: int, other: int) -> bool:
        """Whether two articles are in different languages, for certain."""
        mine, its = self._languages[one], self._languages[other]
        return bool(mine) and bool(its) and mine != its

    def alike(self) -> Iterator[tuple[int, int, float]]:
        """Every two articles in different languages that share enough, and how alike that makes them."""
        postings: dict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(self._found):
            leading = [key for key in _named(one) if 1 < self._counts[key].total() <= _COMMON]
            # One name or number is never enough, so two lead to a pair.
            met = Counter(other for key in leading for other in postings[key])
            for other in sorted(other for other, count in met.items() if count > 1 and self.apart(index, other)):
                if likeness := self.evidence(index, other).likeness:
                    yield index, other, likeness
            for key in leading:
                postings[key].append(index)

    def shared(self, one: int, other: int, most: int = 5) -> tuple[str, ...]:
        """What two articles share, names as the first has them: the strongest names and numbers, then what happens."""
        return self.evidence(one, other).shared[:most]

    def evidence(self, one: int, other: int) -> Evidence:
        """Names and numbers, of which several must be there, with what happens to support them."""
        mine, its = self._found[one], self._found[other]
        named = sorted(self._witnesses(one, other), key=lambda found: (-found[0], found[1]))
        weight = math.fsum(self._independent(named, mine, its))
        share = weight / (math.sqrt(self._sizes[one] * self._sizes[other]) or 1.0)
        happened = sorted(mine.happenings & its.happenings)
        support = min(_MOST_HAPPENS, math.fsum(self._weight(_HAPPENING + each, "", one, other) for each in happened))
        said = _SHARE * share + support
        enough = weight >= _LEAST_NAMED and share >= _LEAST_SHARE and said >= _EVIDENCE
        shown = [mine.names.get(key[1:], key[1:]) if key[0] == _NAME else key[1:] for found, key in named if found]
        return Evidence(likeness=min(1.0, _SCALE * said) if enough else 0.0, shared=(*shown[:3], *happened, *shown[3:]))

    def _witnesses(self, one: int, other: int) -> Iterator[tuple[float, str]]:
        """The names and numbers of both, each with its weight."""
        mine, its = self._found[one], self._found[other]
        for key in mine.names.keys() & its.names.keys():
            if is_one_name(mine.names[key], its.names[key]):
                weight = self._weight(_NAME + key, romanised(folded(mine.names[key])), one, other)
                yield max(0.0, weight - _NOTHING_BELOW), _NAME + key
        for number in mine.numbers & its.numbers:
            yield max(0.0, self._weight(_NUMBER + number, number, one, other) - _NOTHING_BELOW), _NUMBER + number

    @staticmethod
    def _independent(named: Sequence[tuple[float, str]], mine: Anchors, its: Anchors) -> Iterator[float]:
        """The weight of each, less when the same name was counted by another word."""
        counted: set[tuple[bool, int]] = set()
        for weight, key in named:
            runs = {(here, one.runs[key[1:]]) for here, one in ((True, mine), (False, its)) if key[0] == _NAME}
            yield weight * (_BESIDE if runs & counted else 1.0)
            counted |= runs

    def _weight(self, key: str, word: str, one: int, other: int) -> float:
        """What it tells between the languages of two articles: as little as in the one where it is more common.

        That these two have it makes it no more common.
        """
        counts = self._counts[key]
        shares = [
            max(1, counts[language] - 1) / (self._texts[language] + _TRUST)
            for language in (self._languages[one], self._languages[other])
        ]
        shares.append(max(1, counts.total() - 2) / (len(self._found) + _TRUST))
        shares.append(self._stream.counts.get(word, 0) / max(1, self._stream.texts))
        return -math.log(max(shares))

    def _size(self, one: Anchors) -> float:
        """What an article names, by which the share of it is measured."""
        weights = (-math.log(self._counts[key].total() / (len(self._found) + _TRUST)) for key in _named(one))
        return math.fsum(sorted(weights, reverse=True)[:_STRONGEST])


_NOTHING = Anchors(names={}, runs={}, numbers=frozenset(), happenings=frozenset())


def _named(one: Anchors) -> Iterator[str]:
    """Names and numbers under one roof, each kind with its mark."""
    yield from (_NAME + key for key in one.names)
    yield from (_NUMBER + number for number in one.numbers)
