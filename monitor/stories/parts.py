"""What is compared at once when there is very much: articles in the order of time, each part with those before it.

Time and memory grow with the square of what is compared; in parts, they grow with the number of parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from monitor.model import StoryArticle, StoryLink

AT_ONCE = 10_000  # articles that are compared with one another
_BESIDE = 0.2  # of them: the newest of the parts before, which a story may go on from

Part = tuple[Sequence[StoryArticle], Sequence[StoryArticle]]  # what is to be decided, and what was before


def parts(articles: Iterable[StoryArticle], links: Sequence[StoryLink], at_once: int = AT_ONCE) -> Iterator[Part]:
    """All articles, part by part; one part as long as they are few. A part knows what a person linked with it."""
    ordered = sorted(articles, key=lambda article: (article.at, article.article))
    if len(ordered) <= at_once:
        yield ordered, ()
        return
    beside = int(_BESIDE * at_once)
    step = at_once - beside
    for start in range(0, len(ordered), step):
        fresh = ordered[start : start + step]
        near = ordered[max(0, start - beside) : start]
        linked = _linked({one.article for one in fresh}, links)
        yield fresh, [*(one for one in ordered[: max(0, start - beside)] if one.article in linked), *near]


def _linked(fresh: set[int], links: Iterable[StoryLink]) -> set[int]:
    """The articles that a person put together with, or apart from, one of these."""
    return {far for link in links for far in (link.one, link.other) if {link.one, link.other} & fresh} - fresh
