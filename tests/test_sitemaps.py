"""A sitemap of news is read as a feed, and any other is said to be none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.formats import parse
from monitor.model import Failure, ParsedFeed, Unreadable

# feedparser warns of a fallback between dates; one test below holds us to not using it.


def news(*items: str) -> bytes:
    """A news sitemap of these addresses, each an hour older than the one before."""
    told = "".join(
        f"<url><loc>https://outlet.example/{name}</loc><news:news><news:publication><news:name>Outlet</news:name>"
        f"<news:language>ru</news:language></news:publication><news:title>News of {name} &amp; more</news:title>"
        f"<news:publication_date>2026-11-22T{20 - n:02}:00:00+03:00</news:publication_date>"
        f"<news:keywords>arrests, {name}</news:keywords></news:news></url>"
        for n, name in enumerate(items)
    )
    spaces = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {spaces}>{told}</urlset>'.encode()


def test_a_news_sitemap_is_read_as_a_feed() -> None:
    read = parse(news("one", "two"), "https://outlet.example/news.xml", "application/xml")
    assert isinstance(read, ParsedFeed)
    assert (read.format, read.title, len(read.entries)) == ("News sitemap", "Outlet", 2)
    first = read.entries[0]
    assert (first.id, first.url) == ("https://outlet.example/one", "https://outlet.example/one")
    assert (first.title, first.language, first.tags) == ("News of one & more", "ru", ("arrests", "one"))
    assert first.published == datetime(2026, 11, 22, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "failure", "words"),
    [
        (news("one", "two")[:-200], None, "broken"),
        (news("one")[:150], Failure.BROKEN, "broken"),
        (b'<!DOCTYPE urlset [<!ENTITY a "b">]>' + news("one"), Failure.BROKEN, "entities"),
        (
            b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://o.example/a.xml'
            b"</loc></sitemap><sitemap><loc>https://o.example/news.xml</loc></sitemap></sitemapindex>",
            Failure.NOT_A_FEED,
            "list of 2 sitemaps, not a feed; write https://o.example/news.xml instead",
        ),
    ],
    ids=["cut", "cut before anything is told", "entities", "list of sitemaps"],
)
def test_a_sitemap_that_is_no_feed_or_broken_says_so(body: bytes, failure: Failure | None, words: str) -> None:
    read = parse(body, "https://outlet.example/news.xml", "")
    if isinstance(read, Unreadable):
        assert read.failure is failure
        assert words in read.sentence
    else:
        assert failure is None
        assert [problem.code for problem in read.problems] == ["malformed"]
