"""What left a feed before its turn is noted, never deleted; what a feed says of its rhythm is heard within reason."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path

import pytest

from monitor import schedule, service
from monitor.config import Config
from monitor.formats import parse
from monitor.model import Habit, NotModified, ParsedFeed, Rhythm
from monitor.pipeline.window import left_early
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW, feed_state
from tests.servers import Outlets

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


# --- the window


@pytest.mark.parametrize(
    ("before", "shown", "taken"),
    [
        ([9, 8, 7, 6, 5, 4, 3], [9, 8, 7, 6, 5, 4, 3], ()),
        ([9, 8, 7, 6, 5, 4, 3], [11, 10, 9, 8, 7, 6, 5], ()),
        ([9, 8, 7, 6, 5, 4, 3], [10, 9, 7, 6, 5, 4, 3], (8,)),
        ([9, 8, 7, 6, 5, 4, 3], [8, 7, 6, 5, 4, 3], (9,)),
        ([9, 8, 7, 6, 5, 4, 3], [9, 8, 7, 6, 4, 3], ()),  # two behind it are too few to be sure
        ([9, 8, 7, 6, 5, 4, 3], [9, 5, 4, 3], ()),  # too many: another kind of feed now
        ([9, 8, 7], [20, 21, 22], ()),
        ([], [3, 2, 1], ()),
    ],
    ids=[
        "the same",
        "scrolled",
        "one taken",
        "the newest taken",
        "near the end",
        "most gone",
        "all new",
        "first visit",
    ],
)
def test_an_entry_is_taken_when_what_stood_behind_it_is_still_there(
    before: list[int], shown: list[int], taken: tuple[int, ...]
) -> None:
    assert left_early(before, shown) == taken


def items(*numbers: int, dated: bool = True) -> str:
    """A feed with these items, in this order; a higher number is newer."""
    told = "".join(
        f"<item><guid isPermaLink='false'>item-{n}</guid><link>https://outlet.example/{n}</link>"
        f"<title>Arrests in Chechnya, part {n}</title><description>What happened in {n} alone.</description>"
        + (f"<pubDate>{format_datetime(NOW - timedelta(hours=50 - n))}</pubDate>" if dated else "")
        + "</item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Outlet</title>{told}</channel></rss>'


def visited(served: Outlets, tmp_path: Path, *bodies: str, headers: dict[str, str] | None = None) -> Config:
    """The configuration of a feed that showed these bodies, an hour apart."""
    url = served.url("/feed")
    loaded = builders.config(
        tmp_path, f'keywords: [Chechnya]\noutlets: {{O: "{url}"}}\nnetwork: {{allow_private: [127.0.0.0/8]}}\n'
    )
    for number, body in enumerate(bodies):
        served.say("/feed", body, **(headers or {}))
        clock = partial(NOW.__add__, number * HOUR)
        asyncio.run(service.run_once(loaded, Screen(quiet=True), everything=True, now=clock))
    return loaded


def gone(loaded: Config) -> dict[str, str]:
    """The entries that are noted as gone, with the time."""
    with sqlite3.connect(loaded.ledger) as rows:
        return dict(rows.execute("SELECT guid, gone_at FROM entries WHERE gone_at IS NOT NULL").fetchall())


NEWEST_FIRST = tuple(range(20, 10, -1))


def without(*numbers: int) -> tuple[int, ...]:
    return tuple(n for n in NEWEST_FIRST if n not in numbers)


def test_an_entry_that_was_taken_down_is_noted_and_kept(served: Outlets, tmp_path: Path) -> None:
    loaded = visited(served, tmp_path, items(*NEWEST_FIRST), items(*without(18)))
    assert set(gone(loaded)) == {"item-18"}
    assert datetime.fromisoformat(gone(loaded)["item-18"]) == (NOW + HOUR).replace(tzinfo=None)
    with sqlite3.connect(loaded.ledger) as rows:
        assert rows.execute("SELECT count(*) FROM entries").fetchone() == (10,)


def test_an_entry_that_is_back_is_not_gone(served: Outlets, tmp_path: Path) -> None:
    loaded = visited(served, tmp_path, items(*NEWEST_FIRST), items(*without(18)), items(*NEWEST_FIRST))
    assert gone(loaded) == {}


@pytest.mark.parametrize(
    "then",
    [
        items(22, 21, *NEWEST_FIRST[:-2]),
        items(*without(18), dated=False),
        items(*without(18))[:-60],
        items(14, 11, 19, 12, 17, 13, 16, 15, 20),
        "<rss version='2.0'><channel></channel></rss>",
    ],
    ids=["scrolled out", "undated", "cut", "in no order", "empty for a while"],
)
def test_what_may_have_other_reasons_is_not_called_gone(served: Outlets, tmp_path: Path, then: str) -> None:
    assert gone(visited(served, tmp_path, items(*NEWEST_FIRST), then)) == {}


def test_a_feed_with_the_oldest_first_scrolls_the_other_way(served: Outlets, tmp_path: Path) -> None:
    loaded = visited(
        served, tmp_path, items(*range(11, 21)), items(*range(13, 23)), items(*range(14, 18), *range(19, 24))
    )
    assert set(gone(loaded)) == {"item-18"}


def test_a_failed_visit_says_nothing_of_what_is_gone(served: Outlets, tmp_path: Path) -> None:
    assert gone(visited(served, tmp_path, items(*NEWEST_FIRST), "", "<html><h1>Sorry</h1></html>")) == {}


# --- the rhythm


@pytest.mark.parametrize(
    ("head", "rhythm"),
    [
        ("<ttl>60</ttl>", Rhythm(every=HOUR)),
        ("<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
         Rhythm(every=HOUR / 4)),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", Rhythm(every=DAY)),
        ("<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", Rhythm(every=HOUR)),
        ("<skipHours><hour>23</hour><hour>0</hour><hour>24</hour></skipHours>", Rhythm(hours=(0, 23))),
        ("<skipDays><day>Saturday</day><day>sunday</day><day>Noday</day></skipDays>", Rhythm(days=(5, 6))),
        ("<ttl>0</ttl>", None),
        ("<ttl>often</ttl>", None),
        ("<description>ttl is not said</description>", None),
    ],
)  # fmt: skip
def test_what_a_feed_says_of_its_rhythm_is_read(head: str, rhythm: Rhythm | None) -> None:
    document = f"<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>{head}<item>"
    read = parse(
        (document + "<ttl>7</ttl><title>One</title></item></channel></rss>").encode(), "https://o.example/", ""
    )
    assert isinstance(read, ParsedFeed)
    assert read.rhythm == rhythm


def test_a_rhythm_is_heard_for_half_an_hour_and_silence_for_five() -> None:
    def wish(rhythm: Rhythm, now: datetime = NOW) -> timedelta | None:
        return schedule.at_least(NotModified(url="u"), feed_state(rhythm=rhythm), now)

    assert wish(Rhythm(every=timedelta(minutes=20))) == timedelta(minutes=20)
    assert wish(Rhythm(every=400 * DAY)) == timedelta(minutes=30)
    assert wish(Rhythm(hours=(8, 9))) == 2 * HOUR
    assert wish(Rhythm(hours=(8, 9)), NOW + timedelta(minutes=45)) == timedelta(minutes=75)
    assert wish(Rhythm(hours=(9,))) is None
    assert wish(Rhythm(hours=tuple(range(24)))) == 5 * HOUR
    assert wish(Rhythm(days=(NOW.weekday(),))) == 5 * HOUR


def test_no_wish_lets_anything_scroll_out_of_a_busy_feed() -> None:
    busy = Habit(count=20, since=NOW - 2 * HOUR, window=10)
    for answer in (NotModified(url="u"), NotModified(url="u", fresh_for=9 * DAY)):
        wish = schedule.at_least(answer, feed_state(rhythm=Rhythm(every=DAY), habit=busy), NOW)
        assert wish is not None
        assert wish < HOUR / 2


def test_a_rhythm_is_kept_and_heard_also_when_nothing_changed(served: Outlets, tmp_path: Path) -> None:
    body = items(*NEWEST_FIRST).replace("<title>Outlet</title>", "<skipHours><hour>9</hour></skipHours>")
    loaded = visited(served, tmp_path, body, body, headers={"ETag": '"1"'})
    (feed,) = service.health(loaded, lambda: NOW).feeds
    assert feed.rhythm == Rhythm(hours=(9,))
    assert feed.next_poll_at is not None
    assert feed.next_poll_at >= NOW + 2 * HOUR


def test_a_fixed_interval_is_kept_whatever_cache_and_feed_say(served: Outlets, tmp_path: Path) -> None:
    url = served.say("/feed", items(*NEWEST_FIRST), Cache_Control="max-age=14400")
    loaded = builders.config(
        tmp_path,
        f'keywords: [x]\noutlets: {{O: {{feed: "{url}", every: 20m}}}}\nnetwork: {{allow_private: [127.0.0.1]}}\n',
    )
    asyncio.run(service.run_once(loaded, Screen(quiet=True), everything=True, now=lambda: NOW))
    (feed,) = service.health(loaded, lambda: NOW).feeds
    assert feed.next_poll_at is not None
    assert feed.next_poll_at <= NOW + timedelta(minutes=22)
