"""A person decides: what is one story, what is two, what is no copy. Every answer to a mistake says what to do next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import product

from monitor import articles
from monitor.errors import UsageError
from monitor.model import CarriedEntry, Correction, StoryAccount, StoryLink
from monitor.pipeline.recounting import account
from monitor.ports import Transaction
from monitor.text import cut

_HEADLINE = 80  # characters of one that is named in a sentence


def split(transaction: Transaction, story: int, named: Sequence[int], now: datetime) -> Correction:
    """Part articles from a story: they become one of their own, and never come together again by themselves."""
    held = _story(transaction, story, now)
    mine = {member.article for member in held.members}
    for article in named:
        if article not in mine:
            its = f"which has: {_numbers(mine)}. See: monitor stories show {story}"
            raise UsageError(f"Article {article} is not in story {story}, {its}")
    leaving = set(named)
    if leaving == mine:
        raise UsageError(f"Story {story} has no other articles than these; name those that are to leave it.")
    if story in leaving:  # a story is numbered after one of its articles, which keeps the number
        leaving = mine - leaving
    new = min(leaving)
    headlines = {member.article: member.title for member in held.members}
    decided = Correction(
        id=0, at=now, kind="split", stories=(story, new), articles=tuple(sorted(leaving)),
        sentence=f"Parted article {_numbers(leaving)} from story {story}, “{_short(headlines[min(mine - leaving)])}”, "
        f"as story {new}, “{_short(headlines[new])}”.",
        note=f"Parted by hand from “{_short(headlines[min(mine - leaving)])}”",
    )  # fmt: skip
    links = [*_links(leaving, mine - leaving, together=False), *_links({new}, leaving - {new}, together=True)]
    told = transaction.told_decisions(leaving)
    return transaction.correct(decided, links=links, homes=dict.fromkeys(told, new))


def merge(transaction: Transaction, one: int, other: int, now: datetime) -> Correction:
    """Make one story of two: the one that was told first keeps its number, else the smaller."""
    if one == other:
        raise UsageError(f"Story {one} is one already; name two stories.")
    first, second = _story(transaction, one, now), _story(transaction, other, now)
    kept, gone = sorted((first, second), key=lambda held: (not held.told_in, held.story))
    mine, its = ({member.article for member in held.members} for held in (kept, gone))
    decided = Correction(
        id=0, at=now, kind="merge", stories=(kept.story, gone.story), articles=tuple(sorted(its)),
        sentence=f"Put story {gone.story}, “{_short(gone.headline)}”, into story {kept.story}, "
        f"“{_short(kept.headline)}”.",
        note=f"Put together by hand with “{_short(kept.headline)}”",
    )  # fmt: skip
    told = transaction.told_decisions(its)
    pinned: dict[int, datetime | None] = {kept.story: now, gone.story: None} if gone.pinned else {}
    return transaction.correct(
        decided, links=_links(mine, its, together=True), homes=dict.fromkeys(told, kept.story), pinned=pinned
    )


def pin(transaction: Transaction, story: int, now: datetime) -> Correction:
    """Let a story take no more articles; those that it has stay together."""
    held = _story(transaction, story, now)
    if held.pinned:
        raise UsageError(f"Story {story} is pinned already. To let it grow again: monitor stories unpin {story}")
    mine = {member.article for member in held.members}
    decided = Correction(
        id=0, at=now, kind="pin", stories=(story,), articles=(),
        sentence=f"Pinned story {story}, “{_short(held.headline)}”: it takes no more articles.",
    )  # fmt: skip
    links = _links({min(mine)}, mine - {min(mine)}, together=True)
    return transaction.correct(decided, links=links, pinned={story: now})


def unpin(transaction: Transaction, story: int, now: datetime) -> Correction:
    """Let a pinned story take articles again."""
    held = _story(transaction, story, now)
    if not held.pinned:
        raise UsageError(f"Story {story} is not pinned; there is nothing to undo.")
    sentence = f"Unpinned story {story}, “{_short(held.headline)}”: it may grow again."
    decided = Correction(id=0, at=now, kind="unpin", stories=(story,), articles=(), sentence=sentence)
    return transaction.correct(decided, pinned={story: None})


def part(transaction: Transaction, named: Sequence[int], now: datetime) -> Correction:
    """Part entries from the article that they were taken for copies of; the next digest tells them by themselves."""
    article, held = _article(transaction, named)
    leaving, staying = set(named), {entry.entry for entry in held} - set(named)
    if not staying:
        raise UsageError(
            f"Article {article} is carried by no other entry"
            f"{' than these; name only those that are to leave it' if len(held) > 1 else ': there is nothing to part'}."
        )
    if held[0].entry in leaving:  # the first one keeps the article
        leaving, staying = staying, leaving
    kept = next(entry for entry in held if entry.entry in staying)
    decided = Correction(
        id=0, at=now, kind="part", stories=(), articles=(article,),
        sentence=f"Entry {_numbers(leaving)} is no copy of entry {kept.entry}, “{_short(kept.title)}” ({kept.outlet}): "
        "an article of its own.",
        note=f"By hand no longer taken for a copy of “{_short(kept.title)}” ({kept.outlet})",
    )  # fmt: skip
    keys = _keys(transaction, leaving) - _keys(transaction, staying)
    mine = {key for key, (its, _) in transaction.held_articles(keys).items() if its == article}
    return transaction.part(decided, article, sorted(leaving), mine)


def undo(transaction: Transaction, now: datetime) -> Correction:
    """Take back the newest decision that still holds."""
    decided = next(iter(transaction.corrections()), None)
    if decided is None:
        raise UsageError("No decision was made by hand, or all were taken back; there is nothing to undo.")
    transaction.undo(decided.id, now)
    return decided


def _story(transaction: Transaction, story: int, now: datetime) -> StoryAccount:
    found = account(transaction, story, now)
    if found is None:
        raise UsageError(f"There is no story {story}. `monitor stories` lists the recent ones with their numbers.")
    return found


def _article(transaction: Transaction, named: Sequence[int]) -> tuple[int, Sequence[CarriedEntry]]:
    """The one article that all named entries are of, and everyone who carries it."""
    homes = transaction.articles_of(named)
    for entry in named:
        if entry not in homes:
            raise UsageError(f"There is no entry {entry}. `monitor why WORDS` tells the number of an entry.")
    found = set(homes.values())
    if len(found) > 1:
        raise UsageError(f"Entries {_numbers(named)} are of different articles; part those of one at a time.")
    (article,) = found
    return article, transaction.carried([article])[article]


def _keys(transaction: Transaction, entries: Collection[int]) -> set[str]:
    """What identifies the texts that entries ever had."""
    held = [transaction.held(entry) for entry in entries]
    return {key for one in held for version in one.versions for key in articles.keys(one.outlet, version.entry)}


def _links(some: Collection[int], others: Collection[int], *, together: bool) -> list[StoryLink]:
    pairs = product(sorted(some), sorted(others))
    return [StoryLink(one=min(pair), other=max(pair), together=together) for pair in pairs]


def _numbers(numbers: Collection[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))


def _short(headline: str) -> str:
    return cut(headline or "(no headline)", _HEADLINE)
