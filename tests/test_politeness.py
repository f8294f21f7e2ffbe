"""Intervals are learnt, servers' wishes honoured, lies of "unchanged" found out. With real servers and ledgers."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import schedule, service
from monitor.config import Config
from monitor.model import Account, Failure, FeedState, FetchFailed, Habit, NotModified
from monitor.screen import Screen
from monitor.sites import site
from tests import builders
from tests.builders import NOW
from tests.servers import Answer, Outlets

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def rss(*items: tuple[str, str]) -> str:
    """A feed with items of an id and a headline."""
    told = "".join(
        f"<item><guid isPermaLink='false'>{name}</guid><link>https://outlet.example/{name}</link><title>{title}</title>"
        f"<description>{title}, and a sentence that belongs to {name} alone and to no other.</description></item>"
        for name, title in items
    )
    return f'<rss version="2.0"><channel><title>Outlet</title>{told}</channel></rss>'


def config(tmp_path: Path, *urls: str) -> Config:
    outlets = "".join(f'\n  Outlet {number}: "{url}"' for number, url in enumerate(urls))
    return builders.config(
        tmp_path, f"keywords: [Chechnya]\noutlets:{outlets}\nnetwork: {{allow_private: [127.0.0.0/8]}}\n"
    )


def run(loaded: Config, now: datetime, *, everything: bool = True) -> Account:
    return asyncio.run(service.run_once(loaded, Screen(quiet=True), everything=everything, now=lambda: now))


# --- intervals


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://feeds.bbci.co.uk/news/rss.xml", "bbci.co.uk"),
        ("https://a.b.example.com:8443/x", "example.com"),
        ("http://127.0.0.1:8080/feed", "127.0.0.1"),
        ("http://[::1]/feed", "::1"),
        ("http://feeds.intranet/", "feeds.intranet"),
        ("http://localhost/", "localhost"),
        ("https://someone.github.io/feed", "someone.github.io"),
    ],
)
def test_a_site_is_the_registrable_domain(url: str, expected: str) -> None:
    assert site(url) == expected


def test_a_busy_feed_is_visited_more_often_than_a_quiet_one() -> None:
    busy = schedule.learn([NOW - HOUR * n for n in range(30)], window=50)
    quiet = schedule.learn([NOW - DAY * n for n in range(30)], window=50)
    unit = timedelta(hours=4)
    assert schedule.interval(busy, unit, NOW) * 3 < schedule.interval(quiet, unit, NOW)


def test_no_interval_lets_items_scroll_out_of_the_feed() -> None:
    habit = schedule.learn([NOW - timedelta(minutes=10) * n for n in range(20)], window=6)
    assert schedule.interval(habit, timedelta(days=3), NOW) <= timedelta(minutes=60) * 0.36


def test_intervals_stay_between_minutes_and_a_day() -> None:
    flood = Habit(count=20, since=NOW - timedelta(minutes=1), window=2000)
    silent = Habit(count=1, since=NOW - 900 * DAY, window=20)
    assert schedule.interval(flood, timedelta(seconds=1), NOW) == schedule.SHORTEST
    assert schedule.interval(silent, timedelta(days=9), NOW) == schedule.LONGEST < DAY


def test_the_hours_a_feed_sleeps_are_visited_less() -> None:
    mornings = [NOW.replace(hour=6 + n % 4, minute=n % 60) - DAY * (n // 4) for n in range(120)]
    habit = schedule.learn(mornings, window=50)
    assert habit is not None
    assert len(habit.hours) == 24
    awake, asleep = NOW.replace(hour=6), NOW.replace(hour=20)
    unit = timedelta(hours=1)
    assert schedule.interval(habit, unit, awake) < schedule.interval(habit, unit, asleep)


def test_the_pace_keeps_the_number_of_visits_whatever_the_feeds_are_like() -> None:
    habits = [schedule.learn([NOW - timedelta(minutes=gap) * n for n in range(1, 21)], 2000) for gap in (30, 300, 3000)]
    feeds = [FeedState(id=n, outlet="o", url="u", habit=habit) for n, habit in enumerate(habits)]
    unit = schedule.pace(feeds, HOUR, NOW)
    visits_a_day = sum(DAY / schedule.interval(habit, unit, NOW) for habit in habits)
    assert visits_a_day == pytest.approx(24 * len(habits), rel=0.02)


def test_what_a_server_asks_for_is_honoured_within_reason() -> None:
    refused = FetchFailed(failure=Failure.RATE_LIMITED, sentence="")
    assert schedule.at_least(refused) == timedelta(minutes=15)
    assert schedule.at_least(NotModified(url="u", fresh_for=timedelta(days=3000))) == timedelta(hours=5)
    assert schedule.at_least(NotModified(url="u")) is None


# --- with a server


def test_a_site_that_says_429_is_left_alone_with_all_its_feeds(served: Outlets, tmp_path: Path) -> None:
    urls = [served.url(f"/feed{number}") for number in range(5)]
    for number in range(5):
        served.answers[f"/feed{number}"] = Answer(status=429, headers={"Retry-After": "7200"})
    loaded = config(tmp_path, *urls)
    run(loaded, NOW)
    assert len(served.asked) == 1
    run(loaded, NOW + timedelta(minutes=119))
    assert len(served.asked) == 1, "asked inside Retry-After"
    run(loaded, NOW + timedelta(minutes=121))
    assert len(served.asked) == 2


def test_a_fixed_interval_goes_before_what_is_learnt(served: Outlets, tmp_path: Path) -> None:
    url = served.say("/feed", rss(("a", "One")))
    text = f'keywords: [x]\noutlets: {{O: {{feed: "{url}", every: 2h}}}}\nnetwork: {{allow_private: [127.0.0.1]}}\n'
    loaded = builders.config(tmp_path, text)
    run(loaded, NOW)
    state = service.health(loaded, lambda: NOW).feeds[0]
    assert state.next_poll_at is not None
    assert timedelta(hours=1.79) <= state.next_poll_at - NOW <= timedelta(hours=2.21)


def test_a_cache_lifetime_puts_the_next_visit_off(served: Outlets, tmp_path: Path) -> None:
    slow = builders.rss(*(builders.item(f"i{n}", f"Headline {n}", age=3 * n) for n in range(30)))
    url = served.say("/feed", slow, Cache_Control="max-age=14400")
    loaded = config(tmp_path, url)
    run(loaded, NOW)
    state = service.health(loaded, lambda: NOW).feeds[0]
    assert state.next_poll_at is not None
    assert state.next_poll_at - NOW >= timedelta(hours=4)


def test_a_server_that_says_unchanged_for_ever_is_found_out_within_a_week(served: Outlets, tmp_path: Path) -> None:
    loaded = config(tmp_path, served.say("/feed", rss(("a", "One")), ETag='"for ever"'))
    run(loaded, NOW)
    served.say("/feed", rss(("b", "Arrests in Chechnya"), ("a", "One")), ETag='"for ever"')
    found = [run(loaded, NOW + DAY * day).polls[0].new for day in range(1, 9)]
    assert sum(found) == 1
    full = [headers for _, headers in served.asked if "if-none-match" not in headers]
    assert 2 <= len(full) <= 4


def test_a_move_is_followed_at_once_but_settled_only_after_a_week(served: Outlets, tmp_path: Path) -> None:
    served.answers["/old"] = Answer(status=301, headers={"Location": "/new"})
    served.say("/new", rss(("a", "One")))
    loaded = config(tmp_path, served.url("/old"))
    for day in range(9):
        run(loaded, NOW + DAY * day)
    paths = [path for path, _ in served.asked]
    assert paths[0:2] == ["/old", "/new"]
    assert paths[-1] == "/new"
    assert paths.count("/old") == 8
    assert service.health(loaded, lambda: NOW).feeds[0].moved_to == served.url("/new")


def test_a_new_address_that_dies_leads_back_to_the_old_one(served: Outlets, tmp_path: Path) -> None:
    served.answers["/old"] = Answer(status=301, headers={"Location": "/new"})
    served.say("/new", rss(("a", "One")))
    loaded = config(tmp_path, served.url("/old"))
    for day in range(9):
        run(loaded, NOW + DAY * day)
    del served.answers["/new"]
    served.say("/old", rss(("b", "Two"), ("a", "One")))
    run(loaded, NOW + DAY * 10)
    assert run(loaded, NOW + DAY * 11).polls[0].new == 1


def test_an_id_given_to_another_story_is_a_new_story_every_time_it_is_read(served: Outlets, tmp_path: Path) -> None:
    def feed(link: str, title: str) -> str:
        item = f"<guid isPermaLink='false'>top-story</guid><link>https://outlet.example/{link}</link>"
        return f'<rss version="2.0"><channel><item>{item}<title>{title}</title></item></channel></rss>'

    url = served.say("/feed", feed("one", "Harvest festival opens in the valley"))
    loaded = config(tmp_path, url)
    run(loaded, NOW)
    served.say("/feed", feed("two", "Dozens detained in Chechnya, families say"))
    second = run(loaded, NOW + HOUR)
    assert (second.polls[0].new, second.polls[0].changed, second.polls[0].matches) == (1, 0, 1)
    assert [problem.code for problem in second.polls[0].problems] == ["reused-id"]
    served.say("/feed", feed("two", "Dozens detained in Chechnya, their families say"))
    third = run(loaded, NOW + 2 * HOUR)
    assert (third.polls[0].new, third.polls[0].changed) == (0, 1)


def test_an_edited_headline_at_a_new_address_is_an_edit(served: Outlets, tmp_path: Path) -> None:
    url = served.say("/feed", rss(("a", "Dozens detained in Chechnya, families say")))
    loaded = config(tmp_path, url)
    run(loaded, NOW)
    edited = rss(("a", "Dozens detained in Chechnya, their lawyers say")).replace(
        "outlet.example/a", "outlet.example/a-2"
    )
    served.say("/feed", edited)
    poll = run(loaded, NOW + HOUR).polls[0]
    assert (poll.new, poll.changed) == (0, 1)


def test_a_live_article_that_rewrites_its_address_round_its_number_is_one_entry(
    served: Outlets, tmp_path: Path
) -> None:
    def feed(slug: str, title: str) -> str:
        item = f"<guid isPermaLink='false'>451824</guid><link>https://outlet.example/news/451824/{slug}</link>"
        return f'<rss version="2.0"><channel><item>{item}<title>{title}</title></item></channel></rss>'

    loaded = config(tmp_path, served.say("/feed", feed("minister-speaks-live", "Minister speaks live")))
    run(loaded, NOW)
    served.say("/feed", feed("briefing-ends-in-uproar", "Briefing ends in uproar over arrests"))
    poll = run(loaded, NOW + HOUR).polls[0]
    assert (poll.new, poll.changed) == (0, 1)


def test_the_habit_survives_a_restart(served: Outlets, tmp_path: Path) -> None:
    loaded = config(tmp_path, served.say("/feed", rss(*((f"i{n}", f"Headline {n}") for n in range(30)))))
    run(loaded, NOW)
    habit = service.health(loaded, lambda: NOW).feeds[0].habit
    assert habit is not None
    assert (habit.count, habit.window, habit.since.tzinfo) == (20, 30, UTC)
    with sqlite3.connect(loaded.ledger) as rows:
        assert rows.execute("SELECT site FROM feeds").fetchall() == [("127.0.0.1",)]


def test_a_feed_that_gives_all_its_entries_new_ids_announces_only_what_is_new(served: Outlets, tmp_path: Path) -> None:
    items = [(f"story-{n}", f"Headline of story {n} in Chechnya") for n in range(10)]
    loaded = config(tmp_path, served.say("/feed", rss(*items)))
    run(loaded, NOW)
    again = rss(("story-new", "Another one in Chechnya"), *items).replace(
        "isPermaLink='false'>", "isPermaLink='false'>v2:"
    )
    served.say("/feed", again)
    poll = run(loaded, NOW + DAY).polls[0]
    assert (poll.new, poll.changed, poll.matches, poll.gap_suspected) == (1, 0, 1, False)
    assert run(loaded, NOW + 2 * DAY).polls[0].new == 0


def test_a_few_new_ids_are_new_entries_even_at_known_addresses(served: Outlets, tmp_path: Path) -> None:
    items = [(f"story-{n}", f"Headline {n}") for n in range(10)]
    loaded = config(tmp_path, served.say("/feed", rss(*items)))
    run(loaded, NOW)
    served.say("/feed", rss(*items).replace("'false'>story-1<", "'false'>other-1<"))
    assert run(loaded, NOW + HOUR).polls[0].new == 1


def test_a_feed_that_is_silent_beyond_its_habit_is_asked_for_its_whole_body_within_a_day(
    served: Outlets, tmp_path: Path
) -> None:
    hourly = builders.rss(*(builders.item(f"i{n}", f"Headline {n}", age=n) for n in range(30)))
    loaded = config(tmp_path, served.say("/feed", hourly, ETag='"for ever"'))
    run(loaded, NOW)
    served.say("/feed", hourly.replace("i0", "i99"), ETag='"for ever"')
    found = [run(loaded, NOW + HOUR * hour).polls[0].new for hour in (6, 12, 18, 25)]
    assert found == [0, 0, 0, 1]


def test_failures_that_pass_by_themselves_stretch_the_interval_less_than_those_that_do_not(
    served: Outlets, tmp_path: Path
) -> None:
    for path, status in (("/down", 500), ("/empty", 204), ("/gone", 410)):
        served.answers[path] = Answer(status=status)
    loaded = config(tmp_path, *(served.url(path) for path in ("/down", "/empty", "/gone")))
    for hour in (0, 24, 48, 72):
        run(loaded, NOW + HOUR * hour)
    feeds = {feed.url.rpartition("/")[2]: feed for feed in service.health(loaded, lambda: NOW).feeds}
    waits = {
        name: feed.next_poll_at - feed.last_poll_at
        for name, feed in feeds.items()
        if feed.next_poll_at and feed.last_poll_at
    }
    assert waits["down"] * 1.2 < waits["empty"] * 1.1 < waits["gone"]
    assert max(waits.values()) <= DAY
    assert all(feed.failures == 4 for feed in feeds.values())


def test_a_move_to_another_site_is_settled_only_when_the_feed_was_read_there(served: Outlets, tmp_path: Path) -> None:
    """A new owner of a domain that answers "unchanged" to everything must not inherit the feed."""
    elsewhere = served.address.replace("127.0.0.1", "localhost")
    served.answers["/old"] = Answer(status=301, headers={"Location": f"{elsewhere}/new"})
    served.say("/new", rss(("a", "One")), ETag='"1"')
    text = (
        f'keywords: [x]\noutlets: {{O: "{served.url("/old")}"}}\nnetwork: {{allow_private: [127.0.0.1, localhost]}}\n'
    )
    loaded = builders.config(tmp_path, text)
    settled = []
    for day in range(10):
        run(loaded, NOW + DAY * day)
        (feed,) = service.health(loaded, lambda: NOW).feeds
        settled.append(feed.poll_url is not None)
        whole = "if-none-match" not in served.asked[-1][1]
        assert settled[-1] is False or whole or settled[-2], "settled by a visit that read nothing"
    assert settled[-1]
