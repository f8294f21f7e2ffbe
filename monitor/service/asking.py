"""What a person asks of the ledger: answered without a running service, and without writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from monitor import pipeline, schedule
from monitor.config import Config
from monitor.errors import UsageError
from monitor.match import compile_topics
from monitor.model import Health, Hit, Message, Slot, Subscription
from monitor.service import looks
from monitor.service.clock import Clock, utc_now
from monitor.service.near import suggesting
from monitor.stores import Ledger, open_reader
from monitor.text import as_phrase

_RECENT = timedelta(days=7)


@contextmanager
def reading(config: Config) -> Iterator[Ledger]:
    """The ledger as it stands, for a moment; it may be in use."""
    ledger = open_reader(config.ledger)
    try:
        yield ledger
    finally:
        ledger.close()


def preview(config: Config, name: str, now: Clock = utc_now, look: str | None = None) -> Message:
    """The next issue of a digest as it would be now, in its look or in another."""
    subscription = subscription_named(config, name)
    if look is not None:
        looks.named(config.templates, look)
        subscription = replace(subscription, layout=replace(subscription.layout, look=look))
    matcher = compile_topics(config.topics, config.concepts, config.languages)
    how = pipeline.Reading(match=matcher, tags=config.tags)
    suggest = suggesting(config, matcher)
    with reading(config) as ledger:
        return pipeline.preview(ledger, how, suggest, subscription, now(), looks.renderer(config.templates))


def search(config: Config, words: Sequence[str], limit: int) -> tuple[Hit, ...]:
    """The newest entries with all of the words; several words in one item are a phrase."""
    wanted = tuple(phrase for phrase in map(as_phrase, words) if phrase)
    if not wanted:
        raise UsageError("There is no word to search for.")
    with reading(config) as ledger, ledger.transaction() as transaction:
        return transaction.search(wanted, limit)


def health(config: Config, now: Clock = utc_now) -> Health:
    """How every feed is doing, and every delivery that has not arrived."""
    with reading(config) as ledger, ledger.transaction() as transaction:
        return Health(
            feeds=transaction.feed_states(),
            waiting=transaction.open_deliveries(),
            failed=transaction.failed_deliveries(now() - _RECENT),
            hubs=transaction.hub_subscriptions(),
        )


def next_slots(config: Config, now: Clock = utc_now) -> dict[str, Slot]:
    """When each digest is due next."""
    return {s.name: schedule.next_slot(s.schedule, now()) for s in config.subscriptions}


def subscription_named(config: Config, name: str) -> Subscription:
    """The digest of this name, or a UsageError that lists the names there are."""
    for subscription in config.subscriptions:
        if subscription.name == name:
            return subscription
    names = ", ".join(subscription.name for subscription in config.subscriptions)
    raise UsageError(f"There is no digest {name!r}; feeds.yaml has: {names}.")
