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
from monitor.formats.shape import FORMATS, link_of, text_of
from monitor.model import Entry, ParsedFeed, Problem
from monitor.text import one_line, quickly_plain

_MOST_TAGS = 1_000


class Reading(NamedTuple):
    """A feed with at most as many entries as asked for, and how many came after them."""

    feed: ParsedFeed
    beyond: int


def parse(body: bytes, limit: int) -> Reading | None:
    """Read an XML feed given as UTF-8; None for one that feedparser should read."""
    try:
        return _parse(body, limit)
    except Unsure:
        return None


def _parse(body: bytes, limit: int) -> Reading:
    body, netscape = repairs.without_doctype(body)
    reader, done = _read(body, limit)
    version = "rss091n" if netscape else reader.version
    if not reader.rooted or not (version or reader.entries):
        raise Unsure("a document that is no feed we know")
    language, atom = reader.feed.language or None, version.startswith("atom")
    feed = ParsedFeed(
        format=FORMATS.get(version, version or "unknown"),
        title=_plain(reader.feed.title or ""),
        entries=tuple(_entry(record, language, atom=atom) for record in reader.entries),
        problems=tuple(Problem(code="malformed", sentence=f"The XML was repaired: {what}.") for what in done),
    )
    return Reading(feed, reader.beyond)


def _read(body: bytes, limit: int) -> tuple[Reader, list[str]]:
    """The document read as it is or, when it is broken, with the repairs that help; Unsure when none does."""
    done: list[str] = []
    for repair in (None, repairs.without_junk_before, repairs.well_formed):
        if repair is not None:
            body, what = repair(body)
            if not what:
                continue
            done += what
        reader = Reader(body, limit)
        try:
            reader.read()
        except expat.ExpatError:
            if reader.rest is None:
                continue
            if b"<item" in reader.rest or b"<entry" in reader.rest:
                raise Unsure("entries after the end of the feed") from None
            done.append(repairs.AFTER)
        return reader, done
    raise Unsure("XML that is broken otherwise")


def _plain(source: str) -> str:
    text = quickly_plain(source, tags=_MOST_TAGS)
    if text is None:
        raise Unsure("markup that may cost more than it is long")
    return text


def _entry(record: Record, feed_language: str | None, *, atom: bool) -> Entry:
    entry_id = record.id or ""
    published = dates.instant(record.published) if record.published else None
    updated = dates.instant(record.updated) if record.updated else None
    return Entry(
        id=entry_id,
        url=link_of(record.link or "", entry_id),
        title=_plain(record.title or ""),
        text=text_of(record.summary or "", record.contents, _plain),
        author=_plain(record.author or ""),
        published=published or (None if atom else updated),
        updated=updated if atom else None,
        language=record.title_language or record.language or feed_language,
        tags=tuple(term for tag in record.tags if (term := one_line(tag[0] or ""))),
    )
