"""How like two articles are: the terms they share, set against what tells look-alikes apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from monitor.languages.rivals import WEEKDAYS
from monitor.model import StoryArticle
from monitor.stories.terms import Vector
from monitor.text import searchable

LEAST = 0.04  # below, two articles have nothing to do with each other
_COMMON = 400  # texts: a term that more of them have leads to no pair, though it counts in one found otherwise
_OTHER_NUMBERS = 0.85  # the same words with other numbers: another detention, another verdict, another match
_SERIES_AFTER = timedelta(hours=18)
_NUMBER = re.compile(r"\d+")

Graph = list[dict[int, float]]


def graph(articles: Sequence[StoryArticle], vectors: Sequence[Vector]) -> Graph:
    """The likeness of every two articles that share enough, both ways."""
    found: Graph = [{} for _ in articles]
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    numbers = [numbers_of(article.title) for article in articles]
    for index, vector in enumerate(vectors):
        products: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            places = postings[term]
            if len(places) <= _COMMON:
                for other, its in places:
                    products[other] += weight * its
                places.append((index, weight))
        for other, product in products.items():
            if product >= LEAST:
                alike = product * _OTHER_NUMBERS if _disagree(numbers[index], numbers[other]) else product
                found[index][other] = found[other][index] = alike
    return found


def numbers_of(title: str) -> frozenset[str]:
    """The numbers that a headline names."""
    return frozenset(_NUMBER.findall(searchable(title)))


def _disagree(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


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
            if articles[other].at - articles[one].at >= _SERIES_AFTER
        ]
    return pairs
