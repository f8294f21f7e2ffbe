"""Visits are polite: one at a time per site, with pauses, and no site holds up another."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

from monitor.engines.lanes import AT_ONCE, Errand, Lanes
from monitor.model import FeedState


def feed(number: int, host: str) -> FeedState:
    return FeedState(id=number, outlet=host, url=f"https://{host}/{number}")


async def visited(
    feeds: list[FeedState], pause: float, length: float = 0.01, workers: int = 8
) -> list[tuple[str, float]]:
    """The address and moment of each visit."""
    visits: list[tuple[str, float]] = []
    at_once: Counter[str] = Counter()

    async def visit(one: Errand) -> bool:
        assert isinstance(one, FeedState)
        at_once[one.outlet] += 1
        assert at_once[one.outlet] == 1, "two visits to one site at the same time"
        visits.append((one.url, time.monotonic()))
        await asyncio.sleep(length)
        at_once[one.outlet] -= 1
        return "unwelcome" not in one.url

    lanes = Lanes(visit, lambda _url: timedelta(seconds=pause))
    tasks = [asyncio.create_task(lanes.work()) for _ in range(workers)]
    lanes.add(feeds)
    async with asyncio.timeout(10):
        await lanes.empty()
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    return visits


async def test_every_feed_is_visited_once() -> None:
    feeds = [feed(number, f"outlet{number % 7}.example") for number in range(50)]
    visits = await visited(feeds, pause=0)
    assert sorted(url for url, _ in visits) == sorted(one.url for one in feeds)


async def test_few_visits_begin_in_one_turn_of_the_loop() -> None:
    begun, turns = 0, list[int]()

    async def visit(_: Errand) -> bool:
        nonlocal begun
        begun += 1
        await asyncio.sleep(0.05)
        return True

    lanes = Lanes(visit, lambda _url: timedelta())
    tasks = [asyncio.create_task(lanes.work()) for _ in range(40)]
    lanes.add([feed(number, f"outlet{number}.example") for number in range(40)])
    while begun < 40:
        before = begun
        await asyncio.sleep(0)
        turns.append(begun - before)
    assert max(turns) == AT_ONCE
    for task in tasks:
        task.cancel()


async def test_a_site_rests_between_two_visits_and_its_hosts_count_as_one() -> None:
    feeds = [FeedState(id=n, outlet="example.org", url=f"https://feeds{n}.example.org/") for n in range(3)]
    moments = [moment for _, moment in await visited(feeds, pause=0.1)]
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(moments))


async def test_a_site_with_many_feeds_does_not_hold_up_the_others() -> None:
    many = [feed(number, "many.example") for number in range(20)]
    others = [feed(100 + number, f"other{number}.example") for number in range(20)]
    visits = await visited([*many, *others], pause=0.03, workers=2)
    last_other = max(moment for url, moment in visits if "other" in url)
    last_many = max(moment for url, moment in visits if "many" in url)
    assert last_other < last_many


async def test_a_site_that_wants_quiet_gets_it_at_once() -> None:
    feeds = [FeedState(id=n, outlet="strict.example", url=f"https://strict.example/unwelcome/{n}") for n in range(9)]
    assert len(await visited(feeds, pause=0)) == 1


async def test_a_feed_that_waits_is_not_added_twice() -> None:
    lanes = Lanes(lambda _feed: asyncio.sleep(0, result=True), lambda _url: timedelta())
    assert lanes.add([feed(1, "a.example"), feed(2, "a.example")]) == 2
    assert lanes.add([feed(1, "a.example"), feed(3, "a.example")]) == 1


async def test_what_was_given_back_may_come_again() -> None:
    lanes = Lanes(lambda _feed: asyncio.sleep(0, result=True), lambda _url: timedelta())
    lanes.add([feed(1, "a.example")])
    lanes.give_back()
    async with asyncio.timeout(1):
        await lanes.empty()
    assert lanes.add([feed(1, "a.example")]) == 1
