"""What a person or a probe asks of the watch itself: what was covered, which alarms there are. Writes nothing."""

from __future__ import annotations

from datetime import timedelta

from monitor import pipeline
from monitor.config import Config
from monitor.errors import UsageError
from monitor.match import explain
from monitor.model import Alarm, Coverage, FeedCoverage, Why
from monitor.service.asking import reading
from monitor.service.clock import Clock, utc_now
from monitor.service.machine import room


def coverage(
    config: Config, since: timedelta, outlet: str | None = None, now: Clock = utc_now
) -> tuple[Coverage, tuple[FeedCoverage, ...]]:
    """What was covered in the time before now, and feed by feed."""
    if outlet is not None:
        outlet = _outlet_named(config, outlet)
    moment = now()
    with reading(config) as ledger, ledger.transaction() as transaction:
        covered = pipeline.covered(transaction, moment - since, moment, outlet=outlet)
        return covered, transaction.feed_coverage(moment - since, moment, outlet)


def alarms(config: Config, now: Clock = utc_now) -> tuple[Alarm, ...]:
    """Every alarm that there is at this moment, the urgent ones first."""
    topics = [topic.name for topic in config.topics]
    with reading(config) as ledger, ledger.transaction() as transaction:
        return pipeline.found_alarms(transaction, topics, room(config.ledger.parent), now())


def why(config: Config, asked: str, now: Clock = utc_now) -> Why:
    """Everything that happened to an entry, or why it was never seen."""
    with reading(config) as ledger, ledger.transaction() as transaction:
        return pipeline.why(transaction, asked, config.topics, _explained_by(config), now())


def _explained_by(config: Config) -> pipeline.Explain:
    """How a topic of this feeds.yaml is explained, with its concepts."""
    return lambda topic, entry, outlet: explain(topic, entry, outlet, config.concepts, config.languages)


def _outlet_named(config: Config, wanted: str) -> str:
    """The outlet that is meant: its name, or a part of it that no other has."""
    names = [outlet.name for outlet in config.outlets]
    if wanted in names:
        return wanted
    found = [name for name in names if wanted.casefold() in name.casefold()]
    if len(found) == 1:
        return found[0]
    close = f"; meant is one of: {', '.join(found)}" if found else ""
    raise UsageError(f"There is no outlet {wanted!r} in feeds.yaml{close}.")
