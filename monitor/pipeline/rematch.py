"""Topics that were edited are matched against what is held: a better query finds what the old one missed."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import islice

from monitor import pages
from monitor.model import Topic
from monitor.ports import Transaction, World

REMATCH_WINDOW = timedelta(days=30)
_BATCH = 1_000


async def rematch(world: World, topics: Sequence[Topic]) -> int:
    """Match topics that were edited since the last run against what is held; how many matches that brought."""
    return await asyncio.to_thread(_rematch, world, topics)


def _rematch(world: World, topics: Sequence[Topic]) -> int:
    now = world.now()
    with world.ledger.transaction() as transaction:
        changed = {topic.name for topic in transaction.changed_topics(topics, now)}
        if not changed:
            return 0
        brought, held = 0, transaction.entries_since(now - REMATCH_WINDOW)
        while several := tuple(islice(held, _BATCH)):
            found = world.match.batch([one.entry for one in several], [one.outlet for one in several])
            for one, matches in zip(several, found, strict=True):
                wanted = [match for match in matches if match.topic in changed]
                brought += transaction.add_matches(one.id, one.version, wanted, now) if wanted else 0
        return brought + _rematch_pages(world, transaction, changed, now)


def _rematch_pages(world: World, transaction: Transaction, changed: Collection[str], now: datetime) -> int:
    brought = 0
    for one, page in transaction.pages_since(now - REMATCH_WINDOW):
        found = pages.placed(world.match(pages.with_page(one.entry, page), one.outlet), one.entry)
        wanted = [match for match in found if match.topic in changed]
        brought += transaction.add_matches(one.id, one.version, wanted, now) if wanted else 0
    return brought
