"""What came out during a gap, from the outlet's news sitemap: the last two days of it, where one is offered."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from monitor.model import Entry, FeedState, Fetched, FetchRequest, ParsedFeed
from monitor.ports import World
from monitor.sites import site

_LISTED = re.compile(r"^\s*sitemap:\s*(https?://\S{1,500})\s*$", re.IGNORECASE | re.MULTILINE)
_MOST = 2
_LOOKED_AT = 100_000


async def published_in(world: World, feed: FeedState, page: ParsedFeed) -> tuple[tuple[Entry, ...], bool]:
    """The entries that a news sitemap tells between our last reading and the oldest entry of the page; and whether it
    reaches back so far that nothing can be missing.
    """
    dates = [entry.published for entry in page.entries if entry.published]
    since, until = feed.last_read_at, min(dates, default=None)
    if since is None or until is None:
        return (), False
    for address in await _offered(world, feed, page):
        told = await _read(world, feed, address)
        times = [entry.published for entry in told if entry.published]
        if times and min(times) < until:
            found = [entry for entry in told if entry.published and since <= entry.published < until and entry.url]
            return tuple(found), min(times) <= since
    return (), False


async def _offered(world: World, feed: FeedState, page: ParsedFeed) -> list[str]:
    """The addresses of news sitemaps that the site names in its robots.txt."""
    linked = next((entry.url for entry in page.entries if entry.url), feed.address)
    home = linked if site(linked) == site(feed.address) else feed.address
    answer = await world.fetch(FetchRequest(url=urljoin(home, "/robots.txt"), proxy=world.proxies.get(feed.url)))
    if not isinstance(answer, Fetched):
        return []
    listed = _LISTED.findall(answer.body[:_LOOKED_AT].decode("utf-8", "replace"))
    return [address for address in listed if "news" in address.lower() and site(address) == site(home)][:_MOST]


async def _read(world: World, feed: FeedState, address: str) -> tuple[Entry, ...]:
    answer = await world.fetch(FetchRequest(url=address, proxy=world.proxies.get(feed.url)))
    if not isinstance(answer, Fetched):
        return ()
    read = await world.parse(answer.body, answer.url, answer.content_type, {})
    return read.entries if isinstance(read, ParsedFeed) and read.format == "News sitemap" else ()
