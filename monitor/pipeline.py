"""The recipe: collect · compose · deliver. Each step begins and ends at the ledger.

collect   due feed → fetch → parse → match → article → next poll    one transaction
compose   due slot → findings → digest → rendered bytes             one transaction
deliver   due delivery → claim → send → settle                      marked after sending

Kill it between any two lines and nothing is lost.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor import articles, digest, schedule
from monitor.match import Matcher
from monitor.model import (
    Delivery,
    DeliveryState,
    Destination,
    Digest,
    Entry,
    FeedState,
    Fetched,
    FetchFailed,
    FetchRequest,
    Finding,
    KnownEntry,
    Message,
    NewEntry,
    NotModified,
    Outcome,
    ParsedFeed,
    Poll,
    Receipt,
    Slot,
    Subscription,
    Topic,
    Unreadable,
    Validators,
)
from monitor.ports import Ledger, Transaction, World
from monitor.render import render

REMATCH_WINDOW = timedelta(days=30)

# --- collect ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Visit:
    """What a visit brought, before anything is written."""

    at: datetime
    seconds: float
    answer: Fetched | NotModified | FetchFailed
    parsed: ParsedFeed | Unreadable | None = None
    body_hash: str | None = None


async def collect(world: World, feed: FeedState) -> Poll:
    """Visit one feed and write everything it brought, or why it brought nothing."""
    visit = await _visit(world, feed)
    return await asyncio.to_thread(_record, world, feed, visit)


async def _visit(world: World, feed: FeedState) -> _Visit:
    at, began = world.now(), time.monotonic()
    answer = await world.fetch(FetchRequest(url=feed.url, validators=feed.validators))
    parsed, body_hash = None, None
    if isinstance(answer, Fetched):
        body_hash = hashlib.sha256(answer.body).hexdigest()
        if body_hash != feed.body_hash:
            parsed = await world.parse(answer.body, answer.url, answer.content_type)
    return _Visit(at=at, seconds=time.monotonic() - began, answer=answer, parsed=parsed, body_hash=body_hash)


def _record(world: World, feed: FeedState, visit: _Visit) -> Poll:
    with world.ledger.transaction() as transaction:
        poll = _poll(world, transaction, feed, visit)
        transaction.record_poll(feed.id, poll, _state_after(world, feed, visit, poll))
        return poll


def _poll(world: World, transaction: Transaction, feed: FeedState, visit: _Visit) -> Poll:
    poll = Poll(outlet=feed.outlet, url=feed.url, at=visit.at, seconds=visit.seconds, outcome=Outcome.UNCHANGED)
    failed = visit.parsed if isinstance(visit.parsed, Unreadable) else visit.answer
    if isinstance(failed, FetchFailed | Unreadable):
        return replace(poll, outcome=Outcome.FAILED, failure=failed.failure, sentence=failed.sentence)
    if isinstance(visit.answer, Fetched):
        poll = replace(poll, wire_bytes=visit.answer.wire_bytes)
    if not isinstance(visit.parsed, ParsedFeed):
        return poll
    poll = replace(poll, outcome=Outcome.READ, entries=len(visit.parsed.entries), problems=visit.parsed.problems)
    return _keep_entries(world, transaction, feed, visit.parsed, poll)


def _keep_entries(world: World, transaction: Transaction, feed: FeedState, parsed: ParsedFeed, poll: Poll) -> Poll:
    """Store what is new or changed of a feed's entries; the poll with its counts."""
    seen_before = transaction.has_entries(feed.id)
    known = transaction.known_entries(feed.id, [entry.id for entry in parsed.entries])
    shared = articles.shared_urls(parsed.entries)
    # Feeds list the newest first: taken from the end, the older entry is the one seen first.
    listed = [_in_outlets_language(world, feed, entry) for entry in reversed(parsed.entries)]
    new = [entry for entry in listed if entry.id not in known]
    added = _add(world, transaction, feed, new, shared, poll.at)
    changed = [entry for entry in listed if entry.id in known and known[entry.id].hash != entry.content_hash]
    more = sum(_change(world, transaction, feed, known[entry.id], entry, shared, poll.at) for entry in changed)
    transaction.touch_entries([held.id for held in known.values()], poll.at)
    return replace(
        poll,
        new=len(new),
        changed=len(changed),
        matches=sum(len(entry.matches) for entry in added) + more,
        folded=sum(entry.reason != articles.BEGUN for entry in added),
        gap_suspected=bool(seen_before and parsed.entries and not known),
    )


def _in_outlets_language(world: World, feed: FeedState, entry: Entry) -> Entry:
    """What feeds.yaml says of an outlet's language goes before what its feed says."""
    return replace(entry, language=world.languages.get(feed.outlet, entry.language))


def _add(
    world: World,
    transaction: Transaction,
    feed: FeedState,
    new: Sequence[Entry],
    shared: Collection[str],
    now: datetime,
) -> tuple[NewEntry, ...]:
    """Store new entries with their matches, each in its article."""
    keys = [articles.keys(feed.outlet, entry, shared) for entry in new]
    held = transaction.held_articles({key for entry_keys in keys for key in entry_keys})
    decisions = articles.decide(keys, held, now)
    begun = transaction.add_articles(sum(decision.reason == articles.BEGUN for decision in decisions), now)
    added = tuple(
        NewEntry(
            entry=entry,
            article=decision.article if decision.article > 0 else begun[-decision.article - 1],
            method=articles.METHOD,
            reason=decision.reason,
            keys=entry_keys,
            matches=world.match(entry),
        )
        for entry, entry_keys, decision in zip(new, keys, decisions, strict=True)
    )
    transaction.add_entries(feed.id, added, now)
    transaction.add_keys({key: entry.article for entry in added for key in entry.keys}, held, now)
    return added


def _change(
    world: World,
    transaction: Transaction,
    feed: FeedState,
    known: KnownEntry,
    entry: Entry,
    shared: Collection[str],
    now: datetime,
) -> int:
    """Store a new version of a known entry; how many topics it is on that it was not on before."""
    version = transaction.change_entry(known, entry, now)
    keys = articles.keys(feed.outlet, entry, shared)
    held = transaction.held_articles(keys)
    transaction.add_keys({key: known.article for key in keys if key not in held}, held, now)
    return transaction.add_matches(known.id, version, world.match(entry), now)


def _state_after(world: World, feed: FeedState, visit: _Visit, poll: Poll) -> FeedState:
    """What the ledger shall know of the feed now. Validators are only kept with what was read under them."""
    failed = poll.outcome is Outcome.FAILED
    failures = feed.failures + 1 if failed else 0
    retry_after = visit.answer.retry_after if isinstance(visit.answer, FetchFailed) else None
    state = replace(
        feed,
        next_poll_at=schedule.next_poll(feed.url, world.every[feed.url], failures, visit.at, retry_after),
        last_poll_at=visit.at,
        last_read_at=feed.last_read_at if failed else visit.at,
        last_new_at=visit.at if poll.new else feed.last_new_at,
        failing_since=(feed.failing_since or visit.at) if failed else None,
        failures=failures,
        failure=poll.failure,
        sentence=poll.sentence,
    )
    if isinstance(visit.parsed, Unreadable):
        return replace(state, validators=Validators(), body_hash=None)
    if isinstance(visit.answer, Fetched):
        state = replace(
            state, validators=visit.answer.validators, body_hash=visit.body_hash, moved_to=visit.answer.moved_to
        )
    if isinstance(visit.parsed, ParsedFeed):
        state = replace(state, format=visit.parsed.format, problems=visit.parsed.problems)
    return state


async def rematch(world: World, topics: Sequence[Topic]) -> int:
    """Match topics that were edited since the last run against what is held; how many matches that brought."""
    return await asyncio.to_thread(_rematch, world, topics)


def _rematch(world: World, topics: Sequence[Topic]) -> int:
    now = world.now()
    with world.ledger.transaction() as transaction:
        changed = {topic.name for topic in transaction.changed_topics(topics, now)}
        if not changed:
            return 0
        return sum(
            transaction.add_matches(
                entry_id, version, [match for match in world.match(entry) if match.topic in changed], now
            )
            for entry_id, version, entry in transaction.entries_since(now - REMATCH_WINDOW)
        )


# --- compose ----------------------------------------------------------------------------------------------


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
    return digest.compose(subscription, slot, placed, carriers, edits, transaction.coverage(since, now), now)


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


# --- deliver ----------------------------------------------------------------------------------------------


async def deliver(world: World, delivery: Delivery) -> Receipt | None:
    """Make one attempt and write how it ended; None when the delivery is no longer waiting."""
    claimed = await asyncio.to_thread(_claim, world, delivery)
    if claimed is None:
        return None
    receipt = await world.channels[claimed.destination.kind].send(claimed)
    return await asyncio.to_thread(_settle, world, claimed, receipt)


def _claim(world: World, delivery: Delivery) -> Delivery | None:
    with world.ledger.transaction() as transaction:
        return transaction.claim(delivery, world.now())


def _settle(world: World, delivery: Delivery, receipt: Receipt) -> Receipt:
    now = world.now()
    receipt, next_attempt_at = _what_next(delivery, receipt, now)
    with world.ledger.transaction() as transaction:
        transaction.settle(delivery, receipt, next_attempt_at, now)
    return receipt


def _what_next(delivery: Delivery, receipt: Receipt, now: datetime) -> tuple[Receipt, datetime | None]:
    """When the next attempt is due; what has been tried for two days is given up and says so."""
    if receipt.state in (DeliveryState.SENT, DeliveryState.FAILED):
        return receipt, None
    again = schedule.next_attempt(delivery.attempts, delivery.created_at, now)
    if again is None:
        return Receipt(state=DeliveryState.FAILED, detail=f"Given up after two days: {receipt.detail}"), None
    unknown = receipt.state is DeliveryState.UNKNOWN
    return receipt, max(again, now + schedule.UNKNOWN_RETRY) if unknown else again
