"""Signs → alarms, and what a digest says of its own coverage."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor import alarms
from monitor.model import Alarm, AlarmKind, Canary, Coverage, Signs
from monitor.ports import Machine, Transaction

_SUMS_OVER = timedelta(days=2)
_GIVEN_UP_IN = timedelta(days=4)
_TOLD_AS_FEEDS = frozenset((AlarmKind.DOWN, AlarmKind.STUCK))  # a coverage names these feeds anyway


def found_alarms(
    transaction: Transaction, topics: Collection[str], machine: Machine, now: datetime
) -> tuple[Alarm, ...]:
    """Every alarm that there is at this moment; nothing is written."""
    return alarms.find(
        Signs(
            now=now,
            feeds=transaction.feed_states(),
            volumes=transaction.volumes(now),
            topics=transaction.topic_habits(topics, now),
            waiting=transaction.open_deliveries(),
            failed=transaction.failed_deliveries(now - _GIVEN_UP_IN),
            newest=transaction.newest_visit(now),
            free_bytes=machine.free_bytes,
            disk_bytes=machine.disk_bytes,
            clock_step=machine.clock_step,
            canary=transaction.canary(),
            config_refused=machine.config_refused,
            held_since=transaction.held_since(),
            disagreements=transaction.coverage(now - _SUMS_OVER, now).disagreements,
        )
    )


def covered(
    transaction: Transaction,
    since: datetime | None,
    until: datetime,
    topics: Sequence[str] | None = None,
    outlet: str | None = None,
) -> Coverage:
    """What a period covered, with the feeds that are silent and the alarms that are open."""
    coverage = transaction.coverage(since, until, topics, outlet)
    feeds = [feed for feed in transaction.feed_states() if outlet is None or feed.outlet == outlet]
    mine = {feed.url for feed in feeds} if outlet is not None else None
    told = [
        f"{alarm.sentence} {alarm.step}".strip()
        for alarm, _ in transaction.open_alarms()
        if not (alarm.kind in _TOLD_AS_FEEDS and alarm.subject) and (mine is None or alarm.subject in mine)
    ]
    canary = _canary(transaction.canary(), until) if outlet is None else ""
    return replace(coverage, silent=alarms.silences(feeds, until), alarms=tuple(told), canary=canary)


def _canary(canary: Canary | None, now: datetime) -> str:
    """The line that tells the canary; its name in it is what proves that a digest was composed of what was read."""
    if canary is None:
        return ""
    lost = alarms.lost_at(canary, now)
    if lost is not None:
        return f"The daily canary did not arrive: {lost}."
    if canary.read_at is None or canary.matched_at is None:
        return "The daily canary is awaited."
    return f"The canary arrived: {canary.name}, read {canary.read_at:%H:%M} UTC, matched, and told here."
