"""due slot → findings → digest → rendered bytes, in one transaction."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor import digest, schedule
from monitor.model import Delivery, Destination, Digest, Finding, Material, Message, Slot, Subscription, Topic
from monitor.pipeline.watch import covered
from monitor.ports import Ledger, Matching, Render, Transaction, World

DAYS = 14  # how far back a digest shows how many stories a topic had


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What the configuration says of entries as they are put together: their topics, and the tags of outlets."""

    match: Matching
    tags: Mapping[str, tuple[str, ...]]


async def compose(world: World, subscription: Subscription) -> Digest | None:
    """Issue the digest that is due, with its deliveries; None when none is due."""
    return await asyncio.to_thread(_compose, world, subscription)


def _compose(world: World, subscription: Subscription) -> Digest | None:
    now = world.now()
    with world.ledger.transaction() as transaction:
        newest = transaction.newest_slot(subscription.name)
        slot = schedule.due_slot(subscription.schedule, now, newest)
        if slot is None:
            return None
        issue = _issue(transaction, Reading(match=world.match, tags=world.tags), subscription, slot, now)
        if newest is None and not issue.coverage.feeds_read:
            return None  # nothing was ever read: a first digest of nothing would spend its slot
        message = world.render(issue, subscription.layout)
        to_send = [_delivery(world, message, destination, now) for destination in subscription.destinations]
        transaction.record_digest(issue, message, to_send)
        return issue


def preview(ledger: Ledger, reading: Reading, subscription: Subscription, now: datetime, render: Render) -> Message:
    """The next digest as it would be issued now. Sends nothing, marks nothing."""
    with ledger.transaction() as transaction:
        slot = schedule.due_slot(subscription.schedule, now, transaction.newest_slot(subscription.name))
        slot = slot or schedule.next_slot(subscription.schedule, now)
        return render(_issue(transaction, reading, subscription, slot, now), subscription.layout)


def _issue(transaction: Transaction, reading: Reading, subscription: Subscription, slot: Slot, now: datetime) -> Digest:
    findings = transaction.findings(subscription.name, subscription.topics)
    since = transaction.last_composed(subscription.name)
    mornings = digest.midnights(subscription.schedule.zone, now, DAYS)
    material = Material(
        findings=tuple(_with_places(reading.match, finding) for finding in findings),
        carriers=transaction.carriers({finding.article for finding in findings}),
        coverage=covered(transaction, since, now, subscription.topics),
        edits=transaction.edits(subscription.name, since),
        trends=digest.trends(subscription.topics, transaction.story_days(subscription.topics, mornings[0]), mornings),
        excluded=_excluded(reading.match, subscription, findings),
        tags=reading.tags,
    )
    return digest.compose(subscription, slot, material, now)


def _excluded(match: Matching, subscription: Subscription, findings: Iterable[Finding]) -> frozenset[int]:
    """The entries that an exclusion of the subscription holds for."""
    if not subscription.selection.exclusions:
        return frozenset()
    holds = match.of((Topic(name="exclude", queries=subscription.selection.exclusions),))
    return frozenset(finding.entry_id for finding in findings if holds(finding.entry, finding.outlet))


def _with_places(match: Matching, finding: Finding) -> Finding:
    """An entry edited since it matched is matched again, to show where."""
    return finding if finding.match.spans else digest.with_places(finding, match(finding.entry, finding.outlet))


def _delivery(world: World, message: Message, destination: Destination, now: datetime) -> Delivery:
    name = hashlib.blake2b(f"{message.digest_id}\0{destination.kind}\0{destination.address}".encode(), digest_size=16)
    return Delivery(
        id=name.hexdigest(),
        digest_id=message.digest_id,
        destination=destination,
        payload=world.channels[destination.kind].freeze(message, destination, name.hexdigest()),
        created_at=now,
    )
