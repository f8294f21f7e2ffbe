"""due slot → findings → digest → rendered bytes, in one transaction."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime

from monitor import digest, schedule
from monitor.match import Matcher
from monitor.model import Delivery, Destination, Digest, Finding, Message, Slot, Subscription
from monitor.pipeline.watch import covered
from monitor.ports import Ledger, Transaction, World
from monitor.render import render


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
        issue = _issue(transaction, world.match, subscription, slot, now)
        if newest is None and not issue.coverage.feeds_read:
            return None  # nothing was ever read: a first digest of nothing would spend its slot
        message = render(issue)
        to_send = [_delivery(world, message, destination, now) for destination in subscription.destinations]
        transaction.record_digest(issue, message, to_send)
        return issue


def preview(ledger: Ledger, match: Matcher, subscription: Subscription, now: datetime) -> Message:
    """The next digest as it would be issued now. Sends nothing, marks nothing."""
    with ledger.transaction() as transaction:
        slot = schedule.due_slot(subscription.schedule, now, transaction.newest_slot(subscription.name))
        slot = slot or schedule.next_slot(subscription.schedule, now)
        return render(_issue(transaction, match, subscription, slot, now))


def _issue(transaction: Transaction, match: Matcher, subscription: Subscription, slot: Slot, now: datetime) -> Digest:
    findings = transaction.findings(subscription.name, subscription.topics)
    placed = [_with_places(match, finding) for finding in findings]
    carriers = transaction.carriers({finding.article for finding in findings})
    since = transaction.last_composed(subscription.name)
    edits = transaction.edits(subscription.name, since)
    coverage = covered(transaction, since, now, subscription.topics)
    return digest.compose(subscription, slot, placed, carriers, edits, coverage, now)


def _with_places(match: Matcher, finding: Finding) -> Finding:
    """An entry edited since it matched is matched again, to show where."""
    return finding if finding.match.spans else digest.with_places(finding, match(finding.entry))


def _delivery(world: World, message: Message, destination: Destination, now: datetime) -> Delivery:
    name = hashlib.blake2b(f"{message.digest_id}\0{destination.kind}\0{destination.address}".encode(), digest_size=16)
    return Delivery(
        id=name.hexdigest(),
        digest_id=message.digest_id,
        destination=destination,
        payload=world.channels[destination.kind].freeze(message, destination, name.hexdigest()),
        created_at=now,
    )
