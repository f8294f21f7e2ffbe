"""A web page → the text of the article on it: by trafilatura where it is installed, else by its paragraphs.

Run it where it can be stopped, as the parsers of feeds.
"""

from __future__ import annotations

import importlib
import re

from monitor import walls
from monitor.formats import decode, sniff
from monitor.model import Failure, Unreadable
from monitor.text import cut, one_line, paragraphs

MAX_TEXT = 100_000
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_ARTICLE = re.compile(r"<(article|main)(?=[\s>]).*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def extract(body: bytes, url: str, content_type: str, fewest: int) -> str | Unreadable:
    """The article's text in one line; a page without so many characters of it is a reason instead."""
    if "charset" not in content_type.lower() and (named := _META.search(body[:4096])):
        content_type = f"text/html; charset={named[1].decode('ascii', 'replace')}"
    html = decode.to_utf8(body, content_type).decode("utf-8", "replace")
    if sniff.kind(body) not in ("html", "xml") and "<" not in html[:4096]:
        return Unreadable(failure=Failure.NOT_A_FEED, sentence="The address gives no web page.")
    text = cut(one_line(_by_trafilatura(html, url) or _by_paragraphs(html)), MAX_TEXT)
    if len(text) >= fewest:
        return text
    wall = walls.of_page(html[: walls.LOOKED_AT])
    what = walls.CALLED[wall] if wall else "a page without an article"
    return Unreadable(failure=wall or Failure.EMPTY, sentence=f"The address gives {what}.")


def _by_trafilatura(html: str, url: str) -> str:
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError:
        return ""
    try:
        found = trafilatura.extract(html, url=url, include_comments=False, include_tables=False, favor_recall=True)
    except Exception:  # noqa: BLE001 - a library that meets a hostile page; the paragraphs are left
        return ""
    return str(found or "")


def _by_paragraphs(html: str) -> str:
    """The paragraphs of the longest article on the page, or of the page."""
    inside = max((found[0] for found in _ARTICLE.finditer(html)), key=len, default="")
    return "\n".join(paragraphs(inside) or paragraphs(html))
