"""Entries that came and went between two visits: suspected, fetched from older pages, said when they are nowhere."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path

import pytest

from monitor import service
from monitor.config import load
from monitor.formats import parse
from monitor.model import Account, ParsedFeed
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW
from tests.servers import Answer, Outlets

HOUR = timedelta(hours=1)


def page(first: int, last: int, head: str = "") -> str:
    """A feed with the items of these numbers, the newest first."""
    items = "".join(
        f"<item><guid isPermaLink='false'>item-number-{n}</guid><link>https://outlet.example/{n}</link>"
        f"<title>Headline {n}</title><description>What happened in story {n} and in no other one.</description></item>"
        for n in range(last, first - 1, -1)
    )
    return f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>{head}{items}</channel></rss>'


def visits(served: Outlets, tmp_path: Path, *bodies: str) -> Account:
    """The account of the last of some visits, a day apart."""
    url = served.say("/feed", bodies[0])
    loaded = builders.config(
        tmp_path, f'keywords: [story]\noutlets: {{O: "{url}"}}\nnetwork: {{allow_private: [127.0.0.0/8]}}\n'
    )
    for number, body in enumerate(bodies):
        served.say("/feed", body)
        clock = partial(NOW.__add__, timedelta(days=number))
        account = asyncio.run(service.run_once(loaded, Screen(quiet=True), everything=True, now=clock))
    return account


@pytest.mark.parametrize(
    ("head", "older"),
    [
        ('<atom:link rel="prev-archive" href="/archive/1"/>', "/archive/1"),
        ("<atom:link href='/page?a=1&amp;b=2' rel='next'/>", "/page?a=1&b=2"),
        ("<generator>https://wordpress.org/?v=6.8</generator>", "/feed?paged=2"),
    ],
    ids=["archived", "paged", "wordpress"],
)
def test_a_gap_is_closed_from_older_pages(served: Outlets, tmp_path: Path, head: str, older: str) -> None:
    served.say(older, page(8, 12))
    poll = visits(served, tmp_path, page(1, 10), page(13, 20, head)).polls[0]
    assert (poll.gap_suspected, poll.gap_closed, poll.new) == (True, True, 10)


def test_a_gap_that_no_page_closes_is_told_in_the_digest(served: Outlets, tmp_path: Path) -> None:
    account = visits(served, tmp_path, page(1, 10), page(21, 30))
    assert (account.polls[0].gap_suspected, account.polls[0].gap_closed) == (True, False)
    assert account.digests[0].coverage.gaps[0].outlet == "O"
    text = next((tmp_path / "digests/daily").glob("2026-11-23*.txt")).read_text()
    assert "Possible gaps" in text


def test_a_closed_gap_is_not_told(served: Outlets, tmp_path: Path) -> None:
    served.say("/older", page(8, 12))
    account = visits(served, tmp_path, page(1, 10), page(13, 20, '<atom:link rel="next" href="/older"/>'))
    assert account.digests[0].coverage.gaps == ()


def test_pages_that_lead_in_a_circle_or_on_for_ever_end(served: Outlets, tmp_path: Path) -> None:
    for number in range(20):
        head = f'<atom:link rel="next" href="/page{number + 1}"/>'
        served.say(f"/page{number}", page(1000 * number + 100, 1000 * number + 102, head))
    poll = visits(served, tmp_path, page(1, 2), page(50, 52, '<atom:link rel="next" href="/page1"/>')).polls[0]
    assert (poll.gap_suspected, poll.gap_closed) == (True, False)
    assert sum(path.startswith("/page") for path, _ in served.asked) == 5


def test_a_first_visit_and_an_overlapping_one_are_no_gap(served: Outlets, tmp_path: Path) -> None:
    head = '<atom:link rel="next" href="/older"/>'
    poll = visits(served, tmp_path, page(1, 10, head), page(5, 14, head)).polls[0]
    assert (poll.gap_suspected, poll.new) == (False, 4)
    assert "/older" not in [path for path, _ in served.asked]


def test_after_an_open_gap_the_next_visit_is_soon(served: Outlets, tmp_path: Path) -> None:
    visits(served, tmp_path, page(1, 10), page(21, 30))
    feed = service.health(load(tmp_path / "feeds.yaml", {}), lambda: NOW).feeds[0]
    assert feed.next_poll_at is not None
    assert feed.next_poll_at - (NOW + timedelta(days=1)) <= timedelta(minutes=11)


def test_an_answer_with_only_what_is_new_is_no_gap_and_nothing_is_gone(served: Outlets, tmp_path: Path) -> None:
    """RFC 3229: the server sends what came since the validators, and says so (226)."""
    visits(served, tmp_path, page(1, 10))
    loaded = load(tmp_path / "feeds.yaml", {})
    before = service.health(loaded, lambda: NOW).feeds[0]
    served.answers["/feed"] = Answer(status=226, headers={"IM": "feed", "ETag": '"2"'}, body=page(11, 12).encode())
    clock = partial(NOW.__add__, HOUR)
    poll = asyncio.run(service.run_once(loaded, Screen(quiet=True), everything=True, now=clock)).polls[0]
    assert (poll.entries, poll.new, poll.gap_suspected) == (2, 2, False)
    assert served.asked[-1][1]["a-im"] == "feed"
    after = service.health(loaded, lambda: NOW).feeds[0]
    assert after.last_full_at == before.last_full_at, "the weekly whole body is still due"
    assert before.habit is not None
    assert after.habit is not None
    assert after.habit.window == before.habit.window == 10
    served.say("/feed", page(3, 12))
    clock = partial(NOW.__add__, 2 * HOUR)
    poll = asyncio.run(service.run_once(loaded, Screen(quiet=True), everything=True, now=clock)).polls[0]
    assert (poll.new, poll.overlap, poll.gap_suspected) == (0, 2, False)


def test_json_feed_names_its_next_page() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [], "next_url": "/page/2"}
    parsed = parse(json.dumps(feed).encode(), "https://outlet.example/feed.json", "")
    assert isinstance(parsed, ParsedFeed)
    assert parsed.older == "https://outlet.example/page/2"


def test_a_link_inside_an_entry_is_not_the_feeds(served: Outlets) -> None:
    body = page(1, 1).replace("</item>", '<atom:link rel="next" href="/elsewhere"/></item>')
    parsed = parse(body.encode(), "https://outlet.example/feed", "")
    assert isinstance(parsed, ParsedFeed)
    assert parsed.older == ""


# --- from the site's news sitemap


def dated(*numbers: int) -> str:
    """A feed with the items of these numbers; number n came out n hours after the first visit."""
    items = "".join(
        f"<item><guid isPermaLink='false'>item-number-{n}</guid><link>{{home}}/{n}</link><title>Headline {n}</title>"
        f"<pubDate>{format_datetime(NOW + n * HOUR)}</pubDate></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


def sitemap(*numbers: int) -> str:
    """A news sitemap with the items of these numbers."""
    told = "".join(
        f"<url><loc>{{home}}/{n}</loc><n:news><n:title>Headline {n}</n:title>"
        f"<n:publication_date>{(NOW + n * HOUR).isoformat()}</n:publication_date></n:news></url>"
        for n in numbers
    )
    spaces = (
        "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"
    )
    return f"<urlset {spaces}>{told}</urlset>"


@pytest.mark.parametrize(
    ("listed", "closed", "new"),
    [(range(20, -3, -1), True, 20), (range(20, 8, -1), False, 12), (range(20, 17, -1), False, 3)],
    ids=["reaches back", "does not reach back", "tells only what the feed shows"],
)
def test_a_gap_is_closed_from_the_news_sitemap_as_far_as_it_reaches(
    served: Outlets, tmp_path: Path, listed: range, closed: bool, new: int
) -> None:
    home = served.url("")
    served.say("/robots.txt", f"User-agent: *\nSitemap: {home}/all.xml\nSitemap: {home}/news-sitemap.xml\n")
    served.say("/news-sitemap.xml", sitemap(*listed).replace("{home}", home))
    bodies = (dated(0, -1, -2), dated(20, 19, 18))
    poll = visits(served, tmp_path, *(body.replace("{home}", home) for body in bodies)).polls[0]
    assert (poll.gap_suspected, poll.gap_closed, poll.new) == (True, closed, new)
    assert "/all.xml" not in [path for path, _ in served.asked]


@pytest.mark.parametrize(
    ("first", "second", "suspected"),
    [
        ((-50, 0, -1, -2, -3), (-50, 20, 19, 18, 17), True),  # the old one on top is all that stayed
        ((-50, 0, -1, -2, -3), (-50, 3, 2, 1, 0), False),
        ((0, -1, -2, -3, -4), (4, 3, 2, 1, 0), False),  # the newest of then is the oldest of now
        ((0, -1, -2, -3, -4), (4, 3, 2, 1, -4), True),
        ((-50, 0, -1, -2, -3), (-50, 20, 19, -1, 17), False),  # others that we know are there too
    ],
)
def test_an_entry_that_a_feed_keeps_on_top_hides_no_gap(
    served: Outlets, tmp_path: Path, first: tuple[int, ...], second: tuple[int, ...], suspected: bool
) -> None:
    poll = visits(served, tmp_path, dated(*first), dated(*second)).polls[0]
    assert poll.gap_suspected is suspected


def test_a_sitemap_of_another_site_is_not_asked_for(served: Outlets, tmp_path: Path) -> None:
    served.say("/robots.txt", "Sitemap: https://elsewhere.example/news.xml\n")
    bodies = (dated(0, -1, -2), dated(20, 19, 18))
    poll = visits(served, tmp_path, *(body.replace("{home}", served.url("")) for body in bodies)).polls[0]
    assert (poll.gap_suspected, poll.gap_closed) == (True, False)
