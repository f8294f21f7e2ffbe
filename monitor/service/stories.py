"""The stories as they stand, and what a person decides of them; works beside a running monitor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from monitor import pipeline
from monitor.config import Config
from monitor.errors import UsageError
from monitor.model import Correction, StoryAccount
from monitor.ports import Transaction
from monitor.service.asking import reading
from monitor.service.clock import Clock, utc_now
from monitor.stores import open_beside


def stories(config: Config, since: timedelta, now: Clock = utc_now) -> tuple[StoryAccount, ...]:
    """The stories on a topic with an entry of late, the newest first: told, or as the next digest would tell them."""
    with reading(config) as ledger, ledger.transaction() as transaction:
        return pipeline.recount(transaction, now() - since, now())


def story(config: Config, number: int, now: Clock = utc_now) -> StoryAccount:
    """One story with all its articles, or a UsageError."""
    with reading(config) as ledger, ledger.transaction() as transaction:
        found = pipeline.account(transaction, number, now())
    if found is None:
        raise UsageError(f"There is no story {number}. `monitor stories` lists the recent ones with their numbers.")
    return found


def decisions(config: Config) -> tuple[Correction, ...]:
    """What was decided by hand, the newest first, with what was taken back."""
    with reading(config) as ledger, ledger.transaction() as transaction:
        return tuple(transaction.corrections(undone=True))


def split_story(config: Config, number: int, articles: Sequence[int], now: Clock = utc_now) -> Correction:
    """Part articles from a story."""
    return _decided(config, lambda transaction: pipeline.split(transaction, number, articles, now()))


def merge_stories(config: Config, one: int, other: int, now: Clock = utc_now) -> Correction:
    """Make one story of two."""
    return _decided(config, lambda transaction: pipeline.merge(transaction, one, other, now()))


def pin_story(config: Config, number: int, now: Clock = utc_now) -> Correction:
    """Let a story take no more articles."""
    return _decided(config, lambda transaction: pipeline.pin(transaction, number, now()))


def unpin_story(config: Config, number: int, now: Clock = utc_now) -> Correction:
    """Let a pinned story take articles again."""
    return _decided(config, lambda transaction: pipeline.unpin(transaction, number, now()))


def part_copies(config: Config, entries: Sequence[int], now: Clock = utc_now) -> Correction:
    """Part entries from the article that they were taken for copies of."""
    return _decided(config, lambda transaction: pipeline.part(transaction, entries, now()))


def undo_decision(config: Config, now: Clock = utc_now) -> Correction:
    """Take back the newest decision."""
    return _decided(config, lambda transaction: pipeline.undo(transaction, now()))


def _decided(config: Config, decide: Callable[[Transaction], Correction]) -> Correction:
    ledger = open_beside(config.ledger)
    try:
        with ledger.transaction() as transaction:
            return decide(transaction)
    finally:
        ledger.close()
