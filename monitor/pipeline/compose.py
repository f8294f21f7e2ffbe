"""due slot → findings → digest → rendered bytes, in one transaction."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor import digest, schedule
from monitor.articles import copies
from monitor.dated import plausible_time
from monitor.model import (
    Delivery,
    Destination,
    Digest,
    Finding,
    Material,
    Message,
    Slot,
    StoryDecision,
    Subscription,
    Suggestion,
    Topic,
)
from monitor.pipeline.grouping import group
from monitor.pipeline.near import near_misses
from monitor.pipeline.watch import covered
from monitor.ports import Ledger, Matching, Render, Suggest, Transaction, World

DAYS = 14  # how far back a digest shows how many stories a topic had

_Issue = tuple[Digest, Sequence[StoryDecision]]  # with the stories that it is the first to tell
Compose = Callable[[Transaction, "Reading", Subscription, datetime], _Issue | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What the configuration says of entries as they are put together: their topics, and the tags of outlets."""

    match: Matching
    tags: Mapping[str, tuple[str, ...]]
    near_misses: tuple[Suggestion, ...] = ()


async def compose(world: World, subscription: Subscription) -> Digest | None:
    """Issue the digest that is due, with its deliveries; None when none is due."""
    return await asyncio.to_thread(_composed, _scheduled, world, subscription)


async def compose_urgent(world: World, subscription: Subscription) -> Digest | None:
    """Issue what does not wait for the schedule; None when there is nothing, or was too much within the hour."""
    return await asyncio.to_thread(_composed, _urgent, world, subscription)


async def clock_is_behind(world: World) -> bool:
    """Whether an issue in the ledger was composed more than a day after now: then or now the clock is wrong."""
    return await asyncio.to_thread(_is_behind, world)


def _is_behind(world: World) -> bool:
    with world.ledger.transaction() as transaction:
        newest = transaction.newest_composed()
    return newest is not None and newest > world.now() + schedule.WRONG_CLOCK


def _composed(how: Compose, world: World, subscription: Subscription) -> Digest | None:
    now = world.now()
    missed = _near_misses(world, subscription, now) if how is _scheduled else ()
    with world.ledger.transaction() as transaction:
        reading = Reading(match=world.match, tags=world.tags, near_misses=missed)
        composed = how(transaction, reading, subscription, now)
        if composed is None:
            return None
        issue, decided = composed
        message = world.render(issue, subscription.layout)
        to_send = [delivery_to(world, message, destination, now) for destination in subscription.destinations]
        transaction.keep_stories(decided, now)
        transaction.record_digest(issue, message, to_send)
        if transaction.clock_is_proven(now):
            transaction.forget_sketches(now - copies.WINDOW)
        return issue


def _near_misses(world: World, subscription: Subscription, now: datetime) -> tuple[Suggestion, ...]:
    def is_due(transaction: Transaction) -> bool:
        return _due_slot(transaction, subscription, now) is not None

    return near_misses(world.ledger, world.suggest, subscription, now, is_due)


def _scheduled(transaction: Transaction, reading: Reading, subscription: Subscription, now: datetime) -> _Issue | None:
    slot = _due_slot(transaction, subscription, now)
    if slot is None:
        return None
    issue, decided = _issue(transaction, reading, subscription, slot, now)
    if issue.coverage.since is None and not issue.coverage.feeds_read:
        return None  # nothing was ever read: a first digest of nothing would spend its slot
    return issue, decided


def _urgent(transaction: Transaction, reading: Reading, subscription: Subscription, now: datetime) -> _Issue | None:
    """Only an article that was not told before makes an urgent issue; copies that came with it are told in it too."""
    issued = transaction.urgent_issues(subscription.name, now - timedelta(days=1))
    slot = schedule.urgent_slot(subscription.schedule.zone, issued, now)
    if slot is None or not subscription.urgent:
        return None
    findings = transaction.findings(subscription.name, subscription.urgent)
    if all(finding.told_in for finding in findings):
        return None
    asked = replace(subscription, topics=subscription.urgent)
    issue, decided = _told(transaction, reading, asked, slot, findings, now)
    return (issue, decided) if issue.stories else None  # what is new may be excluded, or wait


def _due_slot(transaction: Transaction, subscription: Subscription, now: datetime) -> Slot | None:
    """The slot to issue. One that a wrong clock spent gets a second key: its day must not pass in silence."""
    wrong = now + schedule.WRONG_CLOCK
    slot = schedule.due_slot(subscription.schedule, now, transaction.newest_slot(subscription.name, wrong))
    if slot is None or (issued := transaction.issued_at(subscription.name, slot.key)) is None:
        return slot
    again = replace(slot, key=f"{slot.key}:01")
    return again if issued > wrong and transaction.issued_at(subscription.name, again.key) is None else None


def preview(
    ledger: Ledger, reading: Reading, suggest: Suggest, subscription: Subscription, now: datetime, render: Render
) -> Message:
    """The next digest as it would be issued now. Sends nothing, marks nothing."""
    reading = replace(reading, near_misses=near_misses(ledger, suggest, subscription, now))
    with ledger.transaction() as transaction:
        slot = _due_slot(transaction, subscription, now) or schedule.next_slot(subscription.schedule, now)
        issue, _ = _issue(transaction, reading, subscription, slot, now)
        return render(issue, subscription.layout)


def _issue(transaction: Transaction, reading: Reading, subscription: Subscription, slot: Slot, now: datetime) -> _Issue:
    findings = transaction.findings(subscription.name, subscription.topics)
    if slot.due < schedule.latest_slot(subscription.schedule, now).due:  # one of several that were slept through
        findings = tuple(f for f in findings if plausible_time(f.entry.dated, f.first_seen) <= slot.due)
    return _told(transaction, reading, subscription, slot, findings, now)


def _told(
    transaction: Transaction,
    reading: Reading,
    subscription: Subscription,
    slot: Slot,
    found: Sequence[Finding],
    now: datetime,
) -> _Issue:
    findings, decided = group(transaction, subscription.name, found, now)
    since = transaction.last_composed(subscription.name, now)
    mornings = digest.midnights(subscription.schedule.zone, now, DAYS)
    material = Material(
        findings=tuple(_with_places(reading.match, finding) for finding in findings),
        carriers=transaction.carriers({finding.article for finding in findings}),
        coverage=covered(transaction, since, now, subscription.topics),
        # Told once, by the time of the last scheduled issue: an urgent one leaves what was edited to the next.
        edits=() if slot.urgent else transaction.edits(subscription.name, since),
        trends=digest.trends(subscription.topics, transaction.story_days(subscription.topics, mornings[0]), mornings),
        excluded=_excluded(reading.match, subscription, findings),
        tags=reading.tags,
        near_misses=reading.near_misses,
        begun=transaction.begun(),
    )
    return digest.compose(subscription, slot, material, now), decided


def _excluded(match: Matching, subscription: Subscription, findings: Iterable[Finding]) -> frozenset[int]:
    """The entries that an exclusion of the subscription holds for."""
    if not subscription.selection.exclusions:
        return frozenset()
    holds = match.of((Topic(name="exclude", queries=subscription.selection.exclusions),))
    return frozenset(finding.entry_id for finding in findings if holds(finding.entry, finding.outlet))


def _with_places(match: Matching, finding: Finding) -> Finding:
    """An entry edited since it matched is matched again, to show where."""
    return finding if finding.match.spans else digest.with_places(finding, match(finding.entry, finding.outlet))


def delivery_to(world: World, message: Message, destination: Destination, now: datetime) -> Delivery:
    """A message to one destination, frozen; its id is derived, so that making it twice makes the same one."""
    name = hashlib.blake2b(f"{message.digest_id}\0{destination.kind}\0{destination.address}".encode(), digest_size=16)
    return Delivery(
        id=name.hexdigest(),
        digest_id=message.digest_id,
        destination=destination,
        payload=world.channels[destination.kind].freeze(message, destination, name.hexdigest()),
        created_at=now,
    )
