"""due feed → fetch → parse → match → article → next poll, in one transaction."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor import articles, pages, schedule, websub
from monitor.model import (
    ArticleDecision,
    Entry,
    Failure,
    FeedState,
    Fetched,
    FetchFailed,
    FetchRequest,
    FullText,
    Habit,
    HeldText,
    HubOffer,
    KnownEntry,
    NewEntry,
    NotModified,
    Outcome,
    ParsedFeed,
    Poll,
    Problem,
    Unreadable,
    Validators,
)
from monitor.pipeline import window
from monitor.pipeline.copying import Copying, look
from monitor.pipeline.refill import Gap, refill
from monitor.ports import Transaction, World
from monitor.sites import site

MOVED_AFTER, MOVED_ANSWERS = schedule.REFRESH, 5  # how long and how often a server must say that a feed moved


@dataclass(frozen=True, kw_only=True, slots=True)
class _Visit:
    """What a visit brought, before anything is written."""

    at: datetime
    seconds: float
    answer: Fetched | NotModified | FetchFailed
    parsed: ParsedFeed | Unreadable | None = None
    body_hash: str | None = None
    gap: Gap = Gap.NONE
    window: int = 0  # entries on the feed's first page

    @property
    def feed(self) -> ParsedFeed | None:
        """What was read, if it was a feed."""
        return self.parsed if isinstance(self.parsed, ParsedFeed) else None

    @property
    def failure(self) -> FetchFailed | Unreadable | None:
        """Why the visit brought nothing, if it did not."""
        if isinstance(self.answer, FetchFailed):
            return self.answer
        return self.parsed if isinstance(self.parsed, Unreadable) else None

    @property
    def is_partial(self) -> bool:
        """Whether the server sent only what is new."""
        return isinstance(self.answer, Fetched) and self.answer.partial


async def collect(world: World, feed: FeedState) -> Poll:
    """Visit one feed and write everything it brought, or why it brought nothing."""
    visit = await _visit(world, feed)
    return await world.ledger.run(lambda transaction: _record(world, transaction, feed, visit))


async def _visit(world: World, feed: FeedState) -> _Visit:
    at, began = world.now(), time.monotonic()
    validators = Validators() if schedule.wants_whole_body(feed, at) else feed.validators
    answer = await world.fetch(FetchRequest(url=feed.address, validators=validators, proxy=world.proxies.get(feed.url)))
    parsed, body_hash = None, None
    if isinstance(answer, Fetched):
        body_hash = hashlib.sha256(answer.body).hexdigest()
        if body_hash != feed.body_hash:
            parsed = await world.parse(answer.body, answer.url, answer.content_type, await _held(world, feed))
    gap, window = Gap.NONE, len(parsed.entries) if isinstance(parsed, ParsedFeed) else 0
    if isinstance(parsed, ParsedFeed) and isinstance(answer, Fetched) and not answer.partial:
        parsed, gap = await refill(world, feed, parsed)
    seconds = time.monotonic() - began
    return _Visit(at=at, seconds=seconds, answer=answer, parsed=parsed, body_hash=body_hash, gap=gap, window=window)


async def _held(world: World, feed: FeedState) -> Mapping[str, HeldText]:
    """The texts of what the feed showed of late."""
    if feed.habit is None:
        return {}
    most = 2 * feed.habit.window
    return await world.ledger.run(lambda transaction: transaction.held_texts(feed.id, most))


async def collect_pushed(world: World, feed: FeedState, body: bytes, content_type: str, until: datetime | None) -> Poll:
    """Write what a hub pushed of a feed, as a visit would; what is not in it means nothing."""
    began = time.monotonic()
    parsed = await world.parse(body, feed.address, content_type, await _held(world, feed))
    answer = Fetched(url=feed.address, status=200, body=b"", content_type=content_type, validators=Validators(),
                     wire_bytes=len(body), partial=True)  # fmt: skip
    visit = _Visit(at=world.now(), seconds=time.monotonic() - began, answer=answer, parsed=parsed)
    return await world.ledger.run(lambda transaction: _record_pushed(world, transaction, feed, visit, until))


def _record_pushed(
    world: World, transaction: Transaction, feed: FeedState, visit: _Visit, until: datetime | None
) -> Poll:
    poll = replace(_poll(world, transaction, feed, replace(visit, at=world.now())), pushed=True)
    transaction.record_push(feed.id, poll, until)
    return poll


def _record(world: World, transaction: Transaction, feed: FeedState, visit: _Visit) -> Poll:
    # The time of writing counts, not that of asking: a digest composed in between did not see this visit.
    visit = replace(visit, at=world.now())
    poll = _poll(world, transaction, feed, visit)
    if poll.new and feed.offer is not None:
        transaction.rely_on_no_hub(feed.id)  # it should have told us; its next good push makes up for it
    if visit.feed is not None:
        feed = replace(feed, habit=_habit(transaction, feed, visit), rhythm=visit.feed.rhythm)
    transaction.record_poll(feed.id, poll, _state_after(world, feed, visit, poll))
    if poll.quiet_until is not None:
        for address in {feed.address, visit.answer.url or feed.address}:
            transaction.leave_alone(site(address), poll.quiet_until)
    return poll


def _poll(world: World, transaction: Transaction, feed: FeedState, visit: _Visit) -> Poll:
    poll = Poll(outlet=feed.outlet, url=feed.url, at=visit.at, seconds=visit.seconds, outcome=Outcome.UNCHANGED)
    if visit.failure is not None:
        wait = _quiet(visit.answer)
        poll = replace(poll, failure=visit.failure.failure, sentence=visit.failure.sentence)
        return replace(poll, outcome=Outcome.FAILED, quiet_until=visit.at + wait if wait else None)
    if isinstance(visit.answer, Fetched):
        poll = replace(poll, wire_bytes=visit.answer.wire_bytes)
    if visit.feed is None:
        return poll
    poll = _keep_entries(world, transaction, feed, visit, visit.feed, poll)
    return replace(poll, known=poll.entries - poll.new, rejected=visit.feed.beyond)


def _quiet(answer: Fetched | NotModified | FetchFailed) -> timedelta | None:
    """How long the whole site wants to be left alone, if it said so."""
    if not isinstance(answer, FetchFailed):
        return None
    complained = answer.failure is Failure.RATE_LIMITED or answer.retry_after is not None
    return schedule.at_least(answer) if complained else None


def _keep_entries(
    world: World, transaction: Transaction, feed: FeedState, visit: _Visit, parsed: ParsedFeed, poll: Poll
) -> Poll:
    """Store what is new or changed of a feed's entries; the poll with its counts."""
    shared = articles.shared_urls(parsed.entries)
    # Feeds list the newest first: taken from the end, the older entry is the one seen first.
    listed = [_in_outlets_language(world, feed, entry) for entry in reversed(parsed.entries)]
    known = transaction.known_entries(feed.id, [entry.id for entry in listed])
    overlap = transaction.overlap(feed.id, known) if known else 0
    listed, known, reused = _recognised(transaction, feed, listed, known, shared)
    new = [entry for entry in listed if entry.id not in known]
    added, rows = _add(world, transaction, feed, new, shared, poll.at)
    changed = [entry for entry in listed if entry.id in known and known[entry.id].hash != entry.content_hash]
    more = sum(_change(world, transaction, feed, known[entry.id], entry, shared, poll.at) for entry in changed)
    transaction.mark_entries(_new_marks(listed, known))
    transaction.touch_entries([held.id for held in known.values()], poll.at)
    if visit.gap is Gap.NONE and not visit.is_partial and not reused:
        window.note(transaction, feed.id, parsed, known, rows, poll.at)
    return replace(
        poll,
        outcome=Outcome.READ,
        problems=parsed.problems + ((_reused_ids(reused),) if reused else ()),
        entries=len(parsed.entries),
        overlap=overlap,
        new=len(new),
        changed=len(changed),
        matches=sum(len(entry.matches) for entry in added) + more,
        folded=sum(entry.reason != articles.BEGUN for entry in added),
        gap_suspected=visit.gap is not Gap.NONE,
        gap_closed=visit.gap is Gap.CLOSED,
    )


def _recognised(
    transaction: Transaction,
    feed: FeedState,
    listed: list[Entry],
    known: Mapping[str, KnownEntry],
    shared: Collection[str],
) -> tuple[list[Entry], Mapping[str, KnownEntry], int]:
    """The entries under the ids that they shall have, those that are known, and how many ids were given to others."""
    if names := _new_names(transaction, feed, listed, known, shared):
        transaction.rename_entries(feed.id, names)
        known = transaction.known_entries(feed.id, [entry.id for entry in listed])
    reused = {entry.id: own for entry in listed if (own := articles.own_id(entry, known.get(entry.id))) != entry.id}
    if reused:
        listed = [replace(entry, id=reused.get(entry.id, entry.id)) for entry in listed]
        known = transaction.known_entries(feed.id, [entry.id for entry in listed])
    return listed, known, len(reused)


def _new_names(
    transaction: Transaction,
    feed: FeedState,
    listed: Sequence[Entry],
    known: Mapping[str, KnownEntry],
    shared: Collection[str],
) -> dict[str, str]:
    """The entries that came under new ids, if most did: looked for by address."""
    if not articles.are_mostly_strange(listed, known):
        return {}
    own = {entry.url for entry in listed if entry.url and articles.canonical_url(entry.url) not in shared}
    return articles.renamed(listed, known, transaction.entries_at(feed.id, own)) if own else {}


def _new_marks(listed: Sequence[Entry], known: Mapping[str, KnownEntry]) -> dict[int, str]:
    """What the items of known entries look like now, where that differs."""
    return {held.id: entry.mark for entry in listed if (held := known.get(entry.id)) and held.mark != entry.mark}


def _reused_ids(count: int) -> Problem:
    sentence = f"{count} id(s) of older entries were given to other stories, which are kept as new."
    return Problem(code="reused-id", sentence=sentence)


def _in_outlets_language(world: World, feed: FeedState, entry: Entry) -> Entry:
    """What feeds.yaml says of an outlet's language goes before what its feed says."""
    language = world.languages.get(feed.outlet, entry.language)
    return entry if language == entry.language else replace(entry, language=language)


def _add(
    world: World,
    transaction: Transaction,
    feed: FeedState,
    new: Sequence[Entry],
    shared: Collection[str],
    now: datetime,
) -> tuple[tuple[NewEntry, ...], dict[str, int]]:
    """Store new entries with their matches, each in its article; and their rows by id."""
    fulltext = world.fulltext.get(feed.outlet, FullText.NEVER)
    keys = [articles.keys(feed.outlet, entry, shared) for entry in new]
    held = transaction.held_articles({key for entry_keys in keys for key in entry_keys})
    by_keys = articles.decide(keys, held, now)
    joined = {place for place, one in enumerate(by_keys) if one.reason != articles.BEGUN}
    copying = look(transaction, feed.outlet, new, joined, now)
    decisions = articles.decide(keys, held, now, copying.found) if any(copying.found) else by_keys
    begun = transaction.add_articles(sum(decision.reason == articles.BEGUN for decision in decisions), now)
    added = tuple(
        NewEntry(
            entry=entry,
            article=decision.article if decision.article > 0 else begun[-decision.article - 1],
            method=decision.method,
            reason=decision.reason,
            keys=entry_keys,
            matches=matches,
            wants_page=pages.is_wanted(fulltext, entry, now, matched=bool(matches)),
        )
        for entry, entry_keys, decision, matches in zip(
            new, keys, decisions, world.match.batch(new, feed.outlet), strict=True
        )
    )
    rows = transaction.add_entries(feed.id, added, now)
    _keep_copies(transaction, rows, decisions, copying)
    transaction.add_keys({key: entry.article for entry in added for key in entry.keys}, held, now)
    return added, {entry.id: row for entry, row in zip(new, rows, strict=True)}


def _keep_copies(
    transaction: Transaction, ids: Sequence[int], decisions: Sequence[ArticleDecision], copying: Copying
) -> None:
    """Store why entries are copies, and by what later ones find them."""
    transaction.add_sketches(
        (value, entry) for entry, found in zip(ids, copying.sketches, strict=True) for value in found
    )
    found = {
        entry: decision.copy if decision.copy.of > 0 else replace(decision.copy, of=ids[-1 - decision.copy.of])
        for entry, decision in zip(ids, decisions, strict=True)
        if decision.copy is not None
    }
    transaction.add_copies(found)


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
    return transaction.add_matches(known.id, version, world.match(entry, feed.outlet), now)


# --- what is known of the feed after the visit ------------------------------------------------------------


def _habit(transaction: Transaction, feed: FeedState, visit: _Visit) -> Habit | None:
    window = feed.habit.window if visit.is_partial and feed.habit else visit.window
    return schedule.learn(transaction.item_times(feed.id), window)


def _state_after(world: World, feed: FeedState, visit: _Visit, poll: Poll) -> FeedState:
    """What the ledger shall know of the feed now. Validators are only kept with what was read under them."""
    failures = feed.failures + 1 if visit.failure else 0
    weight = visit.failure.failure.weight if visit.failure else 0
    wanted = world.every.get(feed.url) or schedule.interval(feed.habit, world.pace, visit.at)
    fixed = feed.url in world.every and visit.failure is None
    if feed.pushed_until is not None and visit.at < feed.pushed_until and not poll.new and feed.url not in world.every:
        wanted = schedule.beside_a_hub(wanted, feed.habit, visit.at)
    at_least = None if fixed else schedule.at_least(visit.answer, feed, visit.at)
    if poll.gap_suspected and not poll.gap_closed:
        wanted = min(wanted, schedule.AFTER_GAP)
    state = replace(
        feed,
        next_poll_at=schedule.next_poll(feed.url, wanted, failures * weight, visit.at, at_least),
        last_poll_at=visit.at,
        failures=failures,
        failure=poll.failure,
        sentence=poll.sentence,
    )
    if visit.failure is not None:
        return _after_failure(state, visit)
    state = replace(state, last_read_at=visit.at, failing_since=None)
    return _after_reading(_after_move(state, visit), visit, poll)


def _after_failure(state: FeedState, visit: _Visit) -> FeedState:
    state = replace(state, failing_since=state.failing_since or visit.at)
    if visit.failure is not None and visit.failure.failure.leads_back:
        state = replace(state, poll_url=None, moved_count=0)
    if isinstance(visit.parsed, Unreadable):
        return replace(state, validators=Validators(), body_hash=None)
    return state


def _after_reading(state: FeedState, visit: _Visit, poll: Poll) -> FeedState:
    if isinstance(visit.answer, Fetched):
        state = replace(state, validators=visit.answer.validators, body_hash=visit.body_hash)
        if not visit.is_partial:
            state = replace(state, last_full_at=visit.at)
    if visit.feed is not None:
        state = replace(state, format=visit.feed.format, problems=visit.feed.problems, offer=_offer(visit))
    return replace(state, last_new_at=visit.at) if poll.new else state


def _offer(visit: _Visit) -> HubOffer | None:
    """The hub that the answer names, in its headers or else in the feed."""
    told = visit.answer.offer if isinstance(visit.answer, Fetched) else None
    offer = told or (visit.feed.offer if visit.feed is not None else None)
    return websub.protected(offer, visit.answer.url) if offer is not None else None


def _after_move(state: FeedState, visit: _Visit) -> FeedState:
    """Follow a permanent redirect at once, but ask the new address itself only after it was said often and long
    enough: hotels and captive portals say it too. The feed was read there, or this would be a failure.
    """
    moved_to = visit.answer.moved_to if isinstance(visit.answer, Fetched | NotModified) else None
    if moved_to is None:
        return replace(state, moved_to=state.poll_url, moved_since=None, moved_count=0)
    if moved_to != state.moved_to:
        return replace(state, moved_to=moved_to, moved_since=visit.at, moved_count=1)
    since, count = state.moved_since or visit.at, state.moved_count + 1
    read_there = isinstance(visit.answer, Fetched) or site(moved_to) == site(state.url)
    settled = count >= MOVED_ANSWERS and visit.at - since >= MOVED_AFTER and read_there
    return replace(state, moved_since=since, moved_count=count, poll_url=moved_to if settled else state.poll_url)
