"""The stories as they stand: what digests told, and what waits as the next one would tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from monitor import stories
from monitor.model import CANARY_OUTLET, CarriedEntry, Correction, StoryAccount, StoryDecision, StoryMember
from monitor.pipeline.grouping import arrange
from monitor.ports import Transaction


def recount(transaction: Transaction, since: datetime, now: datetime) -> tuple[StoryAccount, ...]:
    """Every story on a topic with an entry seen since then, the newest first."""
    recent = transaction.matched_articles(since)
    decisions = standing(transaction, now, since)
    wanted = {one.story for one in decisions.values() if one.article in recent}
    found = _accounts(transaction, [one for one in decisions.values() if one.story in wanted])
    return tuple(sorted(found, key=lambda told: (told.last_at, told.story), reverse=True))


def account(transaction: Transaction, story: int, now: datetime) -> StoryAccount | None:
    """One story by its number, however long ago it was told; None when there is none."""
    decisions = standing(transaction, now, now - stories.WINDOW)
    decisions |= transaction.told_decisions(transaction.articles_told_in(story))
    found = _accounts(transaction, [one for one in decisions.values() if one.story == story])
    return found[0] if found else None


def standing(transaction: Transaction, now: datetime, since: datetime) -> dict[int, StoryDecision]:
    """Where each article of late stands: of one that was told, the reason of then."""
    decided, _ = arrange(transaction, transaction.matched_articles(min(since, now - stories.WINDOW)), now)
    decisions = {one.article: one for one in decided}
    return decisions | dict(transaction.told_decisions(decisions))


def _accounts(transaction: Transaction, decisions: Sequence[StoryDecision]) -> list[StoryAccount]:
    numbers = {one.article for one in decisions}
    carried, issues = transaction.carried(numbers), transaction.issues_telling(numbers)
    pinned, corrections = transaction.pinned_stories(), transaction.corrections()
    members: dict[int, list[StoryMember]] = {}
    for one in decisions:
        if any(entry.outlet != CANARY_OUTLET for entry in carried.get(one.article, ())):  # the canary is not news
            members.setdefault(one.story, []).append(_member(one, carried[one.article], issues))
    return [
        replace(
            _account(story, sorted(its, key=lambda member: (member.at, member.article))),
            pinned=story in pinned,
            corrections=_about(corrections, story, its),
        )
        for story, its in members.items()
    ]


def _about(corrections: Sequence[Correction], story: int, members: Sequence[StoryMember]) -> tuple[Correction, ...]:
    articles = {member.article for member in members}
    return tuple(one for one in corrections if story in one.stories or articles.intersection(one.articles))


def _member(
    one: StoryDecision, entries: tuple[CarriedEntry, ...], issues: Mapping[int, tuple[str, ...]]
) -> StoryMember:
    return StoryMember(
        article=one.article, at=min(entry.at for entry in entries), method=one.method, reason=one.reason,
        partner=one.partner, score=one.score, shared=one.shared, told_in=issues.get(one.article, ()), entries=entries,
    )  # fmt: skip


def _account(story: int, members: Sequence[StoryMember]) -> StoryAccount:
    """What a story's articles say of it as a whole, in the order of time."""
    entries = sorted(
        (entry for member in members for entry in member.entries), key=lambda entry: (entry.at, entry.entry)
    )
    lead = max(members, key=lambda member: (len({entry.outlet for entry in member.entries}), -member.at.timestamp()))
    return StoryAccount(
        story=story,
        headline=lead.title,
        first=entries[0].outlet,
        began_at=entries[0].at,
        last_at=entries[-1].at,
        outlets=tuple(dict.fromkeys(entry.outlet for entry in entries)),
        sources=len({member.entries[0].outlet for member in members}),
        days=tuple(sorted(Counter(f"{member.at:%Y-%m-%d}" for member in members).items())),
        told_in=tuple(sorted({issue for member in members for issue in member.told_in})),
        pinned=False,
        members=tuple(members),
    )
