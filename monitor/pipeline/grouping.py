"""Which story does each finding tell? Decided as a digest is composed, from the articles of the window."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from monitor import stories
from monitor.model import Finding, StoryDecision
from monitor.ports import Transaction

_STREAM = 3_000  # newest entries that the use of words is learnt from, matched or not


def group(
    transaction: Transaction, subscription: str, findings: Sequence[Finding], now: datetime
) -> tuple[tuple[Finding, ...], tuple[StoryDecision, ...]]:
    """The findings with their stories, and what was decided of articles that no digest told before.

    Reads only, so that a preview shows what an issue would.
    """
    if not findings:
        return (), ()
    decisions, settled = arrange(transaction, {finding.article for finding in findings}, now)
    home = {decision.article: decision.story for decision in decisions}
    told: dict[int, str] = {}
    for article, slot in transaction.stories_told(subscription, home).items():
        told[home[article]] = max(slot, told.get(home[article], ""))
    notes = {article: one.note for one in reversed(transaction.corrections()) if one.note for article in one.articles}
    grouped = tuple(
        replace(
            finding,
            story=home[finding.article],
            story_told_in=told.get(home[finding.article]),
            by_hand=notes.get(finding.article, ""),
        )
        for finding in findings
    )
    return grouped, tuple(decision for decision in decisions if decision.article not in settled)


def arrange(
    transaction: Transaction, fresh: Collection[int], now: datetime
) -> tuple[tuple[StoryDecision, ...], frozenset[int]]:
    """The stories of these articles among those that were told of late, and which articles were told in one."""
    held = transaction.story_articles(fresh, now - stories.WINDOW)
    stream = stories.learn(transaction.stream_texts(_STREAM))
    decisions = stories.assign(held, transaction.story_links(), stream, transaction.pinned_stories())
    return decisions, frozenset(one.article for one in held if one.story is not None)
