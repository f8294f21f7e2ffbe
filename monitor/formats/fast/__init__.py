"""The fast strict reader: most feeds, in a fiftieth of feedparser's time, to the same entries.

What it cannot read exactly as feedparser does, it does not read: the answer is None. Its cost is linear in the
document, it follows no entity declaration and opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import NamedTuple
from xml.parsers import expat

from monitor.formats import dates
from monitor.formats.fast import repairs
from monitor.formats.fast.reader import Reader
from monitor.formats.fast.records import Record
from monitor.formats.fast.state import Unsure
from monitor.formats.shape import FORMATS, link_of, text_of
from monitor.model import Entry, HeldText, ParsedFeed, Problem
from monitor.text import easily_plain, one_line, thoroughly_plain, toil

QUICK = 500_000_000  # of `toil`: at the worst half a second, and 200 MB
NOTHING: Mapping[str, HeldText] = {}
MAKING = "1"  # one more whenever plain text is made in another way, so that what is held is made again
PATIENT = 10 * QUICK  # where a document that proves so bad can be stopped; most take a hundredth of it


class Reading(NamedTuple):
    """A feed with at most as many entries as asked for, and how many came after them."""

    feed: ParsedFeed
    beyond: int


def parse(body: bytes, limit: int, patience: int = QUICK, held: Mapping[str, HeldText] = NOTHING) -> Reading | None:
    """Read an XML feed given as UTF-8; None for one that feedparser should read."""
    try:
        return _parse(body, limit, patience, held)
    except Unsure:
        return None


def _parse(body: bytes, limit: int, patience: int, held: Mapping[str, HeldText]) -> Reading:
    reader, done = read(body, limit)
    version, plain = reader.version, _Patience(patience).plain
    language, atom = reader.feed.language or None, version.startswith("atom")
    feed = ParsedFeed(
        format=FORMATS.get(version, version or "unknown"),
        title=plain(reader.feed.title or ""),
        entries=tuple(_entry(record, language, plain, held, atom=atom) for record in reader.entries),
        problems=tuple(Problem(code="malformed", sentence=f"The XML was repaired: {what}.") for what in done),
    )
    return Reading(feed, reader.beyond)


def read(body: bytes, limit: int) -> tuple[Reader, list[str]]:
    """The values in a document, and the repairs it took; Unsure when feedparser should read it."""
    body, netscape = repairs.without_doctype(body)
    reader, done = _as_it_is_or_repaired(body, limit)
    reader.version = "rss091n" if netscape else reader.version
    if not reader.rooted or not (reader.version or reader.entries):
        raise Unsure("a document that is no feed we know")
    return reader, done


def _as_it_is_or_repaired(body: bytes, limit: int) -> tuple[Reader, list[str]]:
    done: list[str] = []
    for repair in (None, repairs.without_junk_before, repairs.well_formed, repairs.with_prefixes):
        if repair is not None:
            body, what = repair(body)
            if not what:
                continue
            done += what
        reader = Reader(body, limit)
        try:
            reader.read()
        except expat.ExpatError as error:
            if reader.has_ended:
                done.append(repairs.AFTER)
            elif reader.rooted and repairs.is_cut(error.code, reader.rest):
                done.append(repairs.CUT)
            else:
                continue
            _check_rest(reader)
        return reader, done
    raise Unsure("XML that is broken otherwise")


def _check_rest(reader: Reader) -> None:
    """What is not read must hold no entry, and nothing that feedparser would have kept of an element left open."""
    if b"<item" in reader.rest or b"<entry" in reader.rest:
        raise Unsure("entries after the end of the feed")
    if reader.author:
        raise Unsure("an author that is cut")


class _Patience:
    """Makes plain text as long as a document's markup costs no more than it may."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def plain(self, source: str) -> str:
        easily = easily_plain(source)
        if easily is not None:
            return easily
        self._left -= toil(source)
        if self._left < 0:
            raise Unsure("markup that may cost more than it is long")
        return thoroughly_plain(source)


def _entry(
    record: Record, feed_language: str | None, plain: Callable[[str], str], held: Mapping[str, HeldText], *, atom: bool
) -> Entry:
    entry_id = record.id or ""
    mark, before = _mark(record), held.get(entry_id)
    if before is not None and before.mark == mark:
        title, text = before.title, before.text
    else:
        title, text = plain(record.title or ""), text_of(record.summary or "", record.contents, plain)
    published = dates.instant(record.published) if record.published else None
    updated = dates.instant(record.updated) if record.updated else None
    return Entry(
        id=entry_id,
        url=link_of(record.link or "", entry_id),
        title=title,
        text=text,
        author=plain(record.author or ""),
        published=published or (None if atom else updated),
        updated=updated if atom else None,
        language=record.title_language or record.language or feed_language,
        tags=tuple(term for tag in record.tags if (term := one_line(tag[0] or ""))),
        mark=mark,
    )


def _mark(record: Record) -> str:
    """Equal for items of which the same title and text are made."""
    parts = (MAKING, record.title or "", record.summary or "", *record.contents)
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
