"""Where the feeds of a site may be: what its pages name, what its sitemaps list, and where they usually are."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from monitor.formats.links import web_address
from monitor.formats.page import feeds

_LOOKED_AT = 1_000_000  # characters of a page or a sitemap
_ANCHOR = re.compile(r"<a\s[^>]{0,1000}?href\s*=\s*[\"']([^\"'\s]{1,1000})[\"']", re.IGNORECASE)
_FEEDLIKE = re.compile(
    r"(?:^|[/._?=&-])(?:rss|atom|feeds?|rdf|syndication)(?:[/._?=&0-9-]|$)|\.(?:rss|atom|rdf)$", re.IGNORECASE
)
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S{1,1000})", re.IGNORECASE | re.MULTILINE)
_LOCATION = re.compile(r"<loc>\s*([^<\s]{1,1000})\s*</loc>", re.IGNORECASE)
_USUAL = (
    "feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feeds", "rss/all", "feed.json",
    "feeds/posts/default", "?feed=rss2",
)  # fmt: skip


def of_page(body: bytes, url: str) -> tuple[list[str], list[str]]:
    """The feeds that a page declares, and the addresses in its links that look like feeds or pages about them."""
    text = body[:_LOOKED_AT].decode("utf-8", "replace")
    declared = feeds(text, url)
    linked = (web_address(html.unescape(target), url) for target in _ANCHOR.findall(text))
    return declared, _distinct(address for address in linked if _is_feedlike(address) and address not in declared)


def usual(url: str) -> list[str]:
    """The addresses at which sites of common makes have a feed: below the address itself, then below its host."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    folder = f"{root}{parts.path.strip('/')}/" if parts.path.strip("/") else root
    below = [urljoin(folder, name) for name in _USUAL[:2]] if folder != root else []
    return _distinct([*below, *(urljoin(root, name) for name in _USUAL)])


def sitemaps(robots: bytes) -> list[str]:
    """The sitemaps that a robots.txt names."""
    return _distinct(_SITEMAP_LINE.findall(robots[:_LOOKED_AT].decode("utf-8", "replace")))


def in_sitemap(body: bytes) -> list[str]:
    """The addresses in a sitemap that look like feeds."""
    found = (html.unescape(place) for place in _LOCATION.findall(body[:_LOOKED_AT].decode("utf-8", "replace")))
    return _distinct(place for place in found if _is_feedlike(place))


def _is_feedlike(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(_FEEDLIKE.search(f"{parts.path}?{parts.query}"))


def _distinct(addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(address.partition("#")[0] for address in addresses))
