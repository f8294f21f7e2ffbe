"""A web page where a feed was expected: what it is, and the feeds that it names (autodiscovery)."""

from __future__ import annotations

import html
import re

from monitor import walls
from monitor.formats.links import web_address
from monitor.model import Failure, Unreadable
from monitor.text import cut, plain

_TITLE = re.compile(r"<title[^>]{0,500}>(.{1,300}?)</title>", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"<link\s[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_MOST_NAMED = 3


def describe(body: bytes, url: str) -> Unreadable:
    """What the page is and what to write instead, as a reason. The page is given as UTF-8."""
    text = body[: walls.LOOKED_AT].decode("utf-8", "replace")
    found = _TITLE.search(text)
    title = cut(plain(found[1]), 80) if found else ""
    named = f" “{title}”" if title else ""
    wall, instead = walls.of_page(text), feeds(text, url)
    if instead and wall in (Failure.LOGIN, Failure.CAPTCHA):
        wall = None  # a home page with a form in it
    what = walls.CALLED[wall] if wall else "a domain that is for sale" if walls.is_for_sale(text) else "a web page"
    advice = f" {_advice(instead)}" if instead else ""
    return Unreadable(failure=wall or Failure.HTML, sentence=f"The address gives {what}{named}, not a feed.{advice}")


def feeds(text: str, url: str) -> list[str]:
    """The addresses of the feeds that a page names in its links."""
    found = []
    for link in _LINK.findall(text):
        said = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(link)}
        if "alternate" in said.get("rel", "").lower().split() and said.get("type", "").lower() in _FEED_TYPES:
            address = web_address(said.get("href", ""), url)
            if address and address not in found:
                found.append(address)
    return found


def _advice(named: list[str]) -> str:
    return f"The page names {' and '.join(cut(address, 200) for address in named[:_MOST_NAMED])}: write that instead."
