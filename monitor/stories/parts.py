"""What is compared at once when there is very much: articles in the order of time, each part with those before it.

Time and memory grow with the square of what is compared; in parts, they grow with the number of parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from monitor.model import StoryArticle, StoryLink

AT_ONCE = 10_000  # articles that are compared with one another
_BESIDE = 0.2  # of them: the newest of the parts before, which a story may go on from


def parts(
    articles: Iterable[StoryArticle], links: Iterable[StoryLink], at_once: int = AT_ONCE
) -> Iterator[list[StoryArticle]]:
    """All articles, part by part; one part as long as they are few.

    What a person linked, or a digest told together, is in one part however far it lies apart; so some are in several.
    """
    ordered = sorted(articles, key=lambda article: (article.at, article.article))
    if len(ordered) <= at_once:
        yield ordered
        return
    beside, tied = int(_BESIDE * at_once), _tied(ordered, links)
    by_number = {one.article: one for one in ordered}
    step = at_once - beside
    for start in range(0, len(ordered), step):
        near = ordered[max(0, start - beside) : start + step]
        yield [by_number[number] for number in _with_all_tied([one.article for one in near], tied)]


def _tied(articles: Sequence[StoryArticle], links: Iterable[StoryLink]) -> Mapping[int, set[int]]:
    """Which articles belong into one part with each: by a link, or by the story that was told of them."""
    there = {one.article for one in articles}
    pairs = [(link.one, link.other) for link in links]
    pairs += _of_one_story(articles)
    tied: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        if one in there and other in there:
            tied[one].add(other)
            tied[other].add(one)
    return tied


def _of_one_story(articles: Sequence[StoryArticle]) -> Iterator[tuple[int, int]]:
    """Each told article with the first of its story, and with the one that the story is numbered after."""
    first: dict[int, int] = {}
    for one in articles:
        if one.story is not None:
            yield first.setdefault(one.story, one.article), one.article
            yield one.story, one.article


def _with_all_tied(numbers: Sequence[int], tied: Mapping[int, set[int]]) -> set[int]:
    """These articles and all that is tied to them, however long the chain."""
    seen, waiting = set(numbers), list(numbers)
    while waiting:
        for far in tied.get(waiting.pop(), ()):
            if far not in seen:
                seen.add(far)
                waiting.append(far)
    return seen
