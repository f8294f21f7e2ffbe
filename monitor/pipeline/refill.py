"""A poll that shows no known entry may have missed some: follow the feed's older pages back to what is known, or read
what its site's news sitemap says of the time between.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import Enum

from monitor import articles
from monitor.model import Entry, FeedState, Fetched, FetchRequest, ParsedFeed
from monitor.pipeline import sitemaps
from monitor.ports import Transaction, World

MOST_PAGES = 5
MOST_PINNED, FEWEST_LEFT = 3, 3  # entries that a feed keeps on top, and that must have left it from below them


class Gap(Enum):
    """Whether entries may have come and gone unseen since the last visit."""

    NONE = "none"
    CLOSED = "closed"  # suspected, but older pages or a news sitemap lead back to what was known
    OPEN = "open"


async def refill(world: World, feed: FeedState, parsed: ParsedFeed) -> tuple[ParsedFeed, Gap]:
    """The feed with the entries of its older pages, as far as they were needed, and what is left of the gap."""
    if not parsed.entries or not await _is_gap(world, feed, parsed):
        return parsed, Gap.NONE
    whole, page, seen = parsed, parsed, {feed.address}
    for _ in range(MOST_PAGES):
        if not page.older or page.older in seen:
            break
        seen.add(page.older)
        older = await _read(world, feed, page.older)
        if older is None or not older.entries:
            break
        whole, page = replace(whole, entries=_joined(whole, older)), older
        if not await _is_gap(world, feed, older):
            return whole, Gap.CLOSED
    missed, closed = await sitemaps.published_in(world, feed, whole)
    addresses = {entry.url for entry in missed}
    known = await world.ledger.run(lambda transaction: transaction.entries_at(feed.id, addresses)) if missed else {}
    missed = tuple(entry for entry in missed if entry.url not in known)
    return replace(whole, entries=_beside(whole, missed)), Gap.CLOSED if closed else Gap.OPEN


async def _is_gap(world: World, feed: FeedState, page: ParsedFeed) -> bool:
    """Whether we know entries of this feed, and none of these."""
    if feed.last_read_at is None:
        return False
    return await world.ledger.run(lambda transaction: _are_all_strange(transaction, feed, page))


def _are_all_strange(transaction: Transaction, feed: FeedState, page: ParsedFeed) -> bool:
    ids = [entry.id for entry in page.entries]
    last = feed.last_read_at
    if feed.offer is not None and last is not None and transaction.pushed_since(feed.id, last):
        # What a hub pushed since then may be only a part: the page must lead back to what a visit showed.
        return transaction.overlap(feed.id, ids) == 0
    known = transaction.known_entries(feed.id, ids)
    if known:
        return _are_only_pinned(transaction, feed, page, known)
    known_by_address = transaction.entries_at(feed.id, {entry.url for entry in page.entries if entry.url})
    return transaction.has_entries(feed.id) and not known_by_address


def _are_only_pinned(transaction: Transaction, feed: FeedState, page: ParsedFeed, known: Collection[str]) -> bool:
    """Whether what we know of a page was only kept on it: newer ones that we know have left, and the rest is newer."""
    dates = {entry.id: entry.published for entry in page.entries if entry.published}
    new = [dates[entry.id] for entry in page.entries if entry.id in dates and entry.id not in known]
    if len(known) > MOST_PINNED or len(new) < len(page.entries) - len(known) or not dates.keys() >= set(known):
        return False
    times = transaction.item_times(feed.id)
    left = sum(time > max(dates[one] for one in known) for time in times)
    return bool(new) and left >= FEWEST_LEFT and min(new) > max(times)


async def _read(world: World, feed: FeedState, url: str) -> ParsedFeed | None:
    answer = await world.fetch(FetchRequest(url=url, proxy=world.proxies.get(feed.url)))
    if not isinstance(answer, Fetched):
        return None
    page = await world.parse(answer.body, answer.url, answer.content_type, {})
    return page if isinstance(page, ParsedFeed) else None


def _joined(whole: ParsedFeed, older: ParsedFeed) -> tuple[Entry, ...]:
    ids = {entry.id for entry in whole.entries}
    return whole.entries + tuple(entry for entry in older.entries if entry.id not in ids)


def _beside(whole: ParsedFeed, missed: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """With what a sitemap tells of other addresses: its ids are addresses, those of the feed may be anything."""
    addresses = {articles.canonical_url(entry.url) for entry in whole.entries if entry.url}
    return whole.entries + tuple(entry for entry in missed if articles.canonical_url(entry.url) not in addresses)
