"""Which event does an article tell? Articles become stories, each with the reason.

Pure: the articles of a window, what was told of them, what a person said, and how often words are used go in;
a decision for each article comes out, the same in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.model import StoryArticle, StoryDecision, StoryLink
from monitor.stories.abroad import Abroad
from monitor.stories.clusters import THRESHOLD, Clusters
from monitor.stories.likeness import Graph, graph, series
from monitor.stories.parts import AT_ONCE, parts
from monitor.stories.terms import LEAD_WORDS, Frequencies, Vector, learn, shared, terms, vectors

__all__ = ["LEAD_WORDS", "METHOD", "THRESHOLD", "WINDOW", "Frequencies", "assign", "learn", "terms"]

METHOD = "words/8"
WINDOW = timedelta(days=14)  # how long a story may rest before the next article begins a new one
BY_HAND = "put together by hand"
FIRST, ALIKE = "first article", "tells the same event"
ALIKE_ABROAD = "tells the same in another language"


def assign(
    articles: Sequence[StoryArticle],
    links: Iterable[StoryLink] = (),
    stream: Frequencies | None = None,
    pinned: Collection[int] = (),
    at_once: int = AT_ONCE,
) -> tuple[StoryDecision, ...]:
    """The story of each article, in the order of their numbers.

    An article that was told stays where it is; a pinned story takes none. A new story has the smallest number of the
    articles that begin it. Of more than `at_once`, later ones are told apart after earlier ones, by what these became.
    """
    said = tuple(links)
    decided: dict[int, StoryDecision] = {}
    for part in parts(articles, said, at_once):
        known = [replace(one, story=decided[one.article].story) if one.article in decided else one for one in part]
        found = _told_apart(known, said, stream or Frequencies(), pinned)
        decided |= {decision.article: decision for decision in found if decision.article not in decided}
    return tuple(decided[article] for article in sorted(decided))


def _told_apart(
    articles: Sequence[StoryArticle], links: Iterable[StoryLink], stream: Frequencies, pinned: Collection[int]
) -> list[StoryDecision]:
    """The decisions on articles that are all compared with one another."""
    ordered = sorted(articles, key=lambda article: article.article)
    across = Abroad(ordered, stream)
    spoken = [terms(article.title, article.text) for article in ordered]
    found = vectors(spoken, stream, are_mixed=across.are_mixed)
    alike = graph(ordered, found, across)
    together, apart = _said(ordered, links)
    clusters = Clusters(alike, [one.at for one in ordered], [one.story for one in ordered])
    clusters.keep_apart([*apart, *(pair for pair in series(ordered) if pair not in together)])
    _begin(clusters, ordered, together, pinned)
    clusters.run()
    decided: list[StoryDecision] = []
    for members in filter(None, clusters.members):
        in_time = sorted(members, key=lambda i: (ordered[i].story is None, ordered[i].at, ordered[i].article))
        told = [story for i in in_time if (story := ordered[i].story) is not None]
        story = told[0] if told else ordered[min(members)].article
        decided += (
            _decision(ordered, found, across, alike, together, in_time[: n + 1], story) for n in range(len(in_time))
        )
    return decided


def _decision(
    ordered: Sequence[StoryArticle],
    found: Sequence[Vector],
    across: Abroad,
    alike: Graph,
    together: Collection[tuple[int, int]],
    so_far: Sequence[int],
    story: int,
) -> StoryDecision:
    """Why the last of these articles is in the story: the earlier one it is most like."""
    *before, place = so_far
    article = ordered[place].article
    if not before:
        return StoryDecision(article=article, story=story, method=METHOD, reason=FIRST)
    by_hand = [other for other in before if (min(other, place), max(other, place)) in together]
    partner = max(by_hand or before, key=lambda other: (alike[place].get(other, 0.0), -ordered[other].article))
    is_abroad = across.apart(place, partner)
    return StoryDecision(
        article=article,
        story=story,
        method=METHOD,
        reason=BY_HAND if by_hand else ALIKE_ABROAD if is_abroad else ALIKE,
        partner=ordered[partner].article,
        score=round(alike[place].get(partner, 0.0), 3),
        shared=across.shared(place, partner) if is_abroad else shared(found[place], found[partner]),
    )


def _said(
    ordered: Sequence[StoryArticle], links: Iterable[StoryLink]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """What a person said, by place in the list."""
    places = {article.article: place for place, article in enumerate(ordered)}
    together: set[tuple[int, int]] = set()
    apart: set[tuple[int, int]] = set()
    for link in links:
        if link.one in places and link.other in places:
            pair = (min(places[link.one], places[link.other]), max(places[link.one], places[link.other]))
            (together if link.together else apart).add(pair)
    return together, apart


def _begin(
    clusters: Clusters, ordered: Sequence[StoryArticle], together: Iterable[tuple[int, int]], pinned: Collection[int]
) -> None:
    """Put together what was told together and what a person put together."""
    home = list(range(len(ordered)))
    first: dict[int, int] = {}  # of each story that was told, its first place in the list
    for place, article in enumerate(ordered):
        if article.story is not None:
            first.setdefault(article.story, place)
    # The article that a story is numbered after belongs to it, also when the digest that told it left that one out.
    told = [(first[story], place) for place, one in enumerate(ordered) if (story := one.story or one.article) in first]
    for one, other in (*told, *sorted(together)):
        here, there = home[one], home[other]
        if here != there and clusters.may_join(here, there):
            kept = clusters.join(here, there)
            for place in clusters.members[kept]:
                home[place] = kept
    numbered = {article.article: place for place, article in enumerate(ordered)}
    for story in pinned:
        if story in (found := numbered | first):  # one that no digest told yet is where its first article is
            clusters.close(home[found[story]])
