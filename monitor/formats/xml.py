"""RSS 0.9x, 1.0, 2.0, Atom and CDF through feedparser, the reference for what real feeds mean.

feedparser can be stalled by a small hostile document and raises on some: callers run this in a process that
can be killed (`sandbox`). Its sanitiser is off: nothing here leaves as HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import feedparser
from feedparser.mixin import _FeedParserMixin

from monitor.formats import sniff
from monitor.formats.dates import from_struct
from monitor.formats.shape import FORMATS, link_of, text_of
from monitor.model import Entry, Failure, ParsedFeed, Problem, Unreadable
from monitor.text import one_line, plain

_as_shipped = _FeedParserMixin.unknown_endtag


def _leaving_scopes(parser: Any, tag: str) -> None:
    """As shipped, but an xml:base ends with its element even when none was given above it: else one entry's base
    makes the links of all that follow wrong.
    """
    _as_shipped(parser, tag)
    if parser.basestack:
        parser.baseuri = parser.basestack[-1]


_FeedParserMixin.unknown_endtag = _leaving_scopes
_HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")


def parse(body: bytes) -> ParsedFeed | Unreadable:
    """Read an XML feed given as UTF-8. Broken XML is read as far as it goes, and the problem is named."""
    try:
        read = feedparser.parse(
            body,
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # noqa: BLE001 - feedparser raises anything on hostile input (kurtmckee/feedparser#591)
        return Unreadable(failure=Failure.BROKEN, sentence=f"The feed broke the parser ({type(error).__name__}).")
    version, entries = read.get("version") or "", read.get("entries") or []
    broken = _broken(read)
    if not version and not entries:
        return _unreadable(body, broken)
    language = _text(read["feed"].get("language")) or None
    return ParsedFeed(
        format=FORMATS.get(version, version or "unknown"),
        title=plain(_text(read["feed"].get("title"))),
        entries=tuple(_entry(entry, language, atom=version.startswith("atom")) for entry in entries),
        problems=(Problem(code="malformed", sentence=f"The XML is broken ({broken}); read as far as it goes."),)
        if broken
        else (),
    )


def _unreadable(body: bytes, broken: str) -> Unreadable:
    if broken and sniff.kind(body) == "xml" and b"<rss" in body[:4096].lower():
        return Unreadable(failure=Failure.BROKEN, sentence=f"The feed's XML is broken beyond reading ({broken}).")
    return Unreadable(failure=Failure.NOT_A_FEED, sentence=sniff.describe(body))


def _broken(read: Mapping[str, Any]) -> str:
    error = read.get("bozo_exception")
    if error is None or type(error).__name__ in _HARMLESS:
        return ""
    return one_line(str(error)).rstrip(".").removeprefix("<unknown>:")


def _entry(entry: Mapping[str, Any], feed_language: str | None, *, atom: bool) -> Entry:
    detail = entry.get("title_detail") or {}
    return Entry(
        id=_text(entry.get("id")),
        url=link_of(_text(entry.get("link")), _text(entry.get("id"))),
        title=plain(_text(entry.get("title"))),
        text=text_of(
            _text(entry.get("summary")), [_text(content.get("value")) for content in entry.get("content") or ()]
        ),
        author=plain(_text(entry.get("author"))),
        published=_time(entry, "published_parsed") or (None if atom else _time(entry, "updated_parsed")),
        updated=_time(entry, "updated_parsed") if atom else None,
        language=_text(detail.get("language")) or _text(entry.get("language")) or feed_language,
        tags=tuple(term for tag in entry.get("tags") or () if (term := one_line(_text(tag.get("term"))))),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _time(entry: Mapping[str, Any], key: str) -> datetime | None:
    """The date of exactly this name: asked for a missing one, feedparser would answer with another."""
    return from_struct(entry[key]) if key in entry else None
