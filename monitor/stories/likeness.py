"""How like two articles are: the terms they share, set against what tells look-alikes apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from math import fsum

from monitor.languages.rivals import WEEKDAYS
from monitor.model import StoryArticle
from monitor.stories.abroad import Abroad
from monitor.stories.lookalikes import ANOTHER_DAY, Marks, doubt
from monitor.stories.terms import PIECE_MARK, Vector, pieces
from monitor.text import searchable

LEAST = 0.04  # below, two articles have nothing to do with each other
_COMMON, _COMMON_SHARE = 400, 0.1  # texts, and their share: a term that more of them have leads to no pair
_STRONGEST, _FEWEST_STRONG = 50, 4  # terms of a text that lead to others, and how many two must share
_TELLING = 0.1  # from here on it matters whether more than one word makes two articles alike
_ONE_WORD, _ONE_WORD_FACTOR = 0.8, 0.7  # share of the likeness that comes from one word and its pieces
_NUMBER = re.compile(r"\d+")

Graph = list[dict[int, float]]


def graph(articles: Sequence[StoryArticle], vectors: Sequence[Vector], across: Abroad) -> Graph:
    """The likeness of every two articles that share enough, both ways: by words, across languages by what is named."""
    found: Graph = [{} for _ in articles]
    for here, there, likeness in across.alike():
        found[here][there] = found[there][here] = likeness
    marks = [Marks(article) for article in articles]
    sets = [frozenset(vector) for vector in vectors]
    for index, candidates in enumerate(_candidates(vectors)):
        one = vectors[index]
        for other in candidates:
            if across.apart(index, other):
                continue
            its = vectors[other]
            # A sum that is exact is the same in whatever order a set gives its terms.
            product = fsum([one[term] * its[term] for term in sets[index] & sets[other]])
            if product >= LEAST:
                alike = product * doubt(marks[index], marks[other])
                if alike >= _TELLING and _is_one_word(one, its, product):
                    alike *= _ONE_WORD_FACTOR
                found[index][other] = found[other][index] = alike
    return found


def _candidates(vectors: Sequence[Vector]) -> Iterator[list[int]]:
    """For each vector those before it that it shares some of the strongest terms of both with."""
    counts = Counter(chain.from_iterable(vectors))
    most = max(_COMMON, _COMMON_SHARE * len(vectors))
    # What stands in one text alone leads nowhere, however strong.
    postings: dict[str, list[int]] = {term: [] for term, count in counts.items() if 2 <= count <= most}
    for index, vector in enumerate(vectors):
        held = list(islice((postings[term] for term in vector if term in postings), _STRONGEST))
        shared = Counter(chain.from_iterable(held))
        yield sorted([other for other, count in shared.items() if count >= _FEWEST_STRONG])
        for places in held:
            places.append(index)


def _is_one_word(one: Vector, other: Vector, product: float) -> bool:
    """Whether hardly more than one word, with its pieces, makes two texts alike: a person or a place is no event."""
    common = {term: weight * other[term] for term, weight in one.items() if term in other}
    words = [term for term in common if not term.startswith(PIECE_MARK)]
    strongest = max(words, key=lambda word: (common[word], word), default="")
    mine = common.get(strongest, 0.0) + sum(common.get(piece, 0.0) for piece in pieces(strongest))
    return mine > _ONE_WORD * product


def series(articles: Sequence[StoryArticle]) -> list[tuple[int, int]]:
    """Pairs of one outlet's articles that bear one headline, weekdays and numbers aside, on different days.

    The weather, the live page of the day, the market report: each issue is a story of its own.
    """
    stems: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        words = _NUMBER.sub("", searchable(article.title)).split()
        stem = " ".join(word for word in words if word not in WEEKDAYS)
        if stem:
            stems[article.outlet, stem].append(index)
    pairs = []
    for same in stems.values():
        same.sort(key=lambda index: articles[index].at)
        pairs += [
            (one, other)
            for place, one in enumerate(same)
            for other in same[place + 1 :]
            if articles[other].at - articles[one].at >= ANOTHER_DAY
        ]
    return pairs
