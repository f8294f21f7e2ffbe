"""Topics that were edited are matched against what is held: a better query finds what the old one missed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from monitor.model import Topic
from monitor.ports import World

REMATCH_WINDOW = timedelta(days=30)


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
