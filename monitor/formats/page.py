"""A web page where a feed was expected: what it is, and the feeds that it names (autodiscovery)."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

from monitor.model import Failure, Unreadable
from monitor.text import cut, plain

_TITLE = re.compile(r"<title[^>]{0,500}>(.{1,300}?)</title>", re.IGNORECASE | re.DOTALL)
_LOGIN = re.compile(r"type\s*=\s*[\"']?password", re.IGNORECASE)
_BOT_WALL = re.compile(
    r"captcha|cf-chl|challenge-platform|just a moment\.\.\.|are you (?:a )?human|ddos-guard", re.IGNORECASE
)
_LINK = re.compile(r"<link\s[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_LOOKED_AT = 300_000
_MOST_NAMED = 3


def describe(body: bytes, url: str) -> Unreadable:
    """What the page is and what to write instead, as a reason. The page is given as UTF-8."""
    text = body[:_LOOKED_AT].decode("utf-8", "replace")
    found = _TITLE.search(text)
    title = cut(plain(found[1]), 80) if found else ""
    named = f" “{title}”" if title else ""
    sentence = f"The address gives {_what(text)}{named}, not a feed. {_advice(feeds(text, url))}"
    return Unreadable(failure=Failure.HTML, sentence=sentence)


def feeds(text: str, url: str) -> list[str]:
    """The addresses of the feeds that a page names in its links."""
    found = []
    for link in _LINK.findall(text):
        said = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(link)}
        if "alternate" in said.get("rel", "").lower().split() and said.get("type", "").lower() in _FEED_TYPES:
            address = urljoin(url, said.get("href", ""))
            if urlsplit(address).scheme in ("http", "https") and address not in found:
                found.append(address)
    return found


def _what(text: str) -> str:
    if _LOGIN.search(text):
        return "a login page"
    return "a page that asks for a person (captcha)" if _BOT_WALL.search(text) else "a web page"


def _advice(named: list[str]) -> str:
    if not named:
        return "Look for the site's RSS link."
    return f"The page names {' and '.join(cut(address, 200) for address in named[:_MOST_NAMED])}: write that instead."
