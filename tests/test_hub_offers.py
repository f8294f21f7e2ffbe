"""Where hubs are named: in feeds of every format, and in the headers they come with."""

from __future__ import annotations

import pytest

from monitor import formats
from monitor.fetch.offers import hub_offer
from monitor.model import HubOffer, ParsedFeed
from tests.builders import item, rss

_ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


@pytest.mark.parametrize(
    ("document", "hub", "topic"),
    [
        (f'<feed {_ATOM}><link rel="hub" href="https://h.example/"/><link rel="self" href="/f"/></feed>',
         "https://h.example/", "https://o.example/f"),
        (f'<rss version="2.0"><channel><link>https://o.example</link><atom:link {_ATOM.replace("xmlns", "xmlns:atom")} '
         "rel='hub' href='https://h.example/?a=1&amp;b=2'/></channel></rss>",
         "https://h.example/?a=1&b=2", "https://o.example/feed"),
        (f'<feed {_ATOM}><link rel="hub" href="http://a.example/"/><link rel="hub" href="https://b.example/"/></feed>',
         "https://b.example/", "https://o.example/feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "feed_url": "https://o.example/j", "items": [], '
         '"hubs": [{"type": "rssCloud", "url": "https://c.example"}, {"type": "WebSub", "url": "https://h.example/"}]}',
         "https://h.example/", "https://o.example/j"),
    ],
    ids=["atom", "rss", "encrypted-first", "json"],
)  # fmt: skip
def test_a_hub_is_found_in_the_feed(document: str, hub: str, topic: str) -> None:
    read = formats.parse(document.encode(), "https://o.example/feed", "")
    assert isinstance(read, ParsedFeed)
    assert read.offer == HubOffer(hub=hub, topic=topic)


@pytest.mark.parametrize(
    "document",
    [
        rss(item("a", "A hub of trade"), '<atom:link rel="hub" href="https://h.example/"/>'),
        f'<feed {_ATOM}><link rel="hub" href="javascript:x"/></feed>',
        '{"version": "https://jsonfeed.org/version/1", "items": [], "hubs": "https://h.example"}',
    ],
    ids=["inside-an-item", "no-address", "no-list"],
)
def test_what_names_no_hub_offers_none(document: str) -> None:
    read = formats.parse(document.encode(), "https://o.example/feed", "")
    assert isinstance(read, ParsedFeed)
    assert read.offer is None


@pytest.mark.parametrize(
    ("link", "offer"),
    [
        ('<https://h.example/>; rel="hub", <https://o.example/t>; rel="self"', ("https://h.example/", "https://o.example/t")),
        ("<https://h.example/?a,b>; title=\"x, y\"; rel=hub", ("https://h.example/?a,b", "https://o.example/feed")),
        ('</hub>;rel="alternate Hub"', ("https://o.example/hub", "https://o.example/feed")),
        ('<https://h.example/>; rel="hubbub"', None),
        ('<ftp://h.example/>; rel="hub"', None),
        ("", None),
        ("<" * 50_000 + "hub", None),
    ],
)  # fmt: skip
def test_a_hub_is_found_in_the_headers(link: str, offer: tuple[str, str] | None) -> None:
    found = hub_offer(link, "https://o.example/feed")
    assert (found and (found.hub, found.topic)) == offer
