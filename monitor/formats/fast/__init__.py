"""The fast strict reader: most feeds, in a fiftieth of feedparser's time, to the same entries.

What it cannot read exactly as feedparser does, it does not read: the answer is None. Its cost is linear in the
document, it follows no entity declaration and opens nothing.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

from monitor.formats import dates
from monitor.formats.fast import repairs
from monitor.formats.fast.reader import Reader
from monitor.formats.fast.records import Record
from monitor.formats.fast.state import Unsure
from monitor.formats.shape import FORMATS, text_of
from monitor.model import Entry, ParsedFeed, Problem
from monitor.text import one_line, plain


class Reading(NamedTuple):
    """A feed with at most as many entries as asked for, and how many came after them."""

    feed: ParsedFeed
    beyond: int


def parse(body: bytes, url: str, limit: int) -> Reading | None:
    """Read an XML feed given as UTF-8; None for one that feedparser should read."""
    try:
        body, netscape = repairs.without_doctype(body)
        reader, done = _read(body, url, limit)
    except Unsure:
        return None
    version = "rss091n" if netscape else reader.version
    if not reader.rooted or not (version or reader.entries):
        return None
    language = reader.feed.language or None
    feed = ParsedFeed(
        format=FORMATS.get(version, version or "unknown"),
        title=plain(reader.feed.title or ""),
        entries=tuple(_entry(record, language) for record in reader.entries),
        problems=tuple(Problem(code="repaired", sentence=f"The XML was repaired: {what}.") for what in done),
    )
    return Reading(feed, reader.beyond)


def _read(body: bytes, url: str, limit: int) -> tuple[Reader, list[str]]:
    """The document read as it is, or once more with its repairs; Unsure when they do not help."""
    reader, done = _attempt(body, url, limit)
    if reader is not None:
        return reader, done
    body, cut = repairs.without_junk_before(body)
    body, mended = repairs.well_formed(body)
    if not cut and not mended:
        raise Unsure("XML that is broken otherwise")
    reader, done = _attempt(body, url, limit)
    if reader is None:
        raise Unsure("XML that is still broken")
    return reader, cut + mended + done


def _attempt(body: bytes, url: str, limit: int) -> tuple[Reader | None, list[str]]:
    reader = Reader(url, limit)
    try:
        reader.read(body)
    except expat.ExpatError:
        if reader.tail is None:
            return None, []
        rest = body[reader.tail :]
        if b"<item" in rest or b"<entry" in rest:
            raise Unsure("entries after the end of the feed") from None
        return reader, [repairs.AFTER]
    return reader, []


def _entry(record: Record, feed_language: str | None) -> Entry:
    published = dates.instant(record.published) if record.published else None
    return Entry(
        id=record.id or "",
        url=record.link or "",
        title=plain(record.title or ""),
        text=text_of(record.summary or "", record.contents),
        author=plain(record.author or ""),
        published=published,
        updated=published if record.updated is None else dates.instant(record.updated),
        language=record.title_language or record.language or feed_language,
        tags=tuple(term for tag in record.tags if (term := one_line(tag[0] or ""))),
    )
