"""Bytes → ParsedFeed: one face for every format, chosen by what the bytes are, not by what they are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b

from monitor.formats import decode, fast, hubs, jsonfeed, links, older, page, rhythm, sitemap, sniff, xml
from monitor.model import Entry, Failure, HeldText, ParsedFeed, Problem, Unreadable
from monitor.text import cut, one_line

MAX_ENTRIES = 2_000
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}")
MAX_TITLE, MAX_TEXT, MAX_AUTHOR, MAX_ID, MAX_TAGS = 1_000, 50_000, 300, 2_000, 50


def parse(body: bytes, url: str, content_type: str) -> ParsedFeed | Unreadable:
    """Read a feed document of any known format; what cannot be read is a value with its reason.

    Run it where it can be stopped: a document may be made to cost seconds.

    `url` is the address the document came from: relative links are made absolute with it.
    """
    body = decode.to_utf8(body, content_type)
    read = _read_fast(body, url, fast.PATIENT)
    if read is not None:
        return read
    tolerant = xml.parse(body)
    return tolerant if isinstance(tolerant, Unreadable) else _finish(tolerant, body, url)


def parse_fast(
    body: bytes, url: str, content_type: str, held: Mapping[str, HeldText] = fast.NOTHING
) -> ParsedFeed | Unreadable | None:
    """The same without feedparser, safe to run anywhere; None for a document that needs it.

    `held` is what is known of entries by their ids: the text of an item that did not change is not made again.
    """
    return _read_fast(decode.to_utf8(body, content_type), url, fast.QUICK, held)


def _read_fast(
    body: bytes, url: str, patience: int, held: Mapping[str, HeldText] = fast.NOTHING
) -> ParsedFeed | Unreadable | None:
    kind = sniff.kind(body)
    if kind == "empty":
        return Unreadable(failure=Failure.EMPTY, sentence="The server sent an empty document.")
    if kind == "html":
        return page.describe(body, url)
    if kind == "other":
        return Unreadable(failure=Failure.NOT_A_FEED, sentence=sniff.describe(body))
    if kind == "json":
        read = jsonfeed.parse(body, url)
        return read if isinstance(read, Unreadable) else _finish(read, body, url)
    if sitemap.is_one(body):
        listed = sitemap.parse(body)
        return listed if isinstance(listed, Unreadable) else _finish(listed, body, url)
    reading = fast.parse(body, MAX_ENTRIES, patience, held)
    return None if reading is None else _finish(reading.feed, body, url, reading.beyond)


def _finish(feed: ParsedFeed, body: bytes, url: str, beyond: int = 0) -> ParsedFeed:
    """What holds for every format: bounds, ids, absolute links. Nothing is dropped without being said."""
    problems = list(feed.problems)
    found = len(feed.entries) + beyond
    if found > MAX_ENTRIES:
        over = found - MAX_ENTRIES
        sentence = f"The feed has {found} entries; the first {MAX_ENTRIES} are read, {over} are not."
        problems.append(Problem(code="flood", sentence=sentence))
    taken = feed.entries[:MAX_ENTRIES]
    bounded = [_bounded(entry, url) for entry in taken]
    removed = sum(bool(given.url) and not entry.url for given, entry in zip(taken, bounded, strict=True))
    if removed:
        sentence = f"{removed} link(s) were removed: not addresses of web pages."
        problems.append(Problem(code="unsafe-link", sentence=sentence))
    entries = _with_ids(bounded, problems)
    if not entries:
        problems.append(Problem(code="no-entries", sentence="The feed is readable but has no entries."))
    return replace(
        feed,
        title=cut(feed.title, MAX_TITLE),
        entries=entries,
        problems=tuple(problems),
        beyond=max(0, found - MAX_ENTRIES),
        older=links.web_address(older.address(body, url), url),
        rhythm=rhythm.told(body),
        offer=feed.offer or hubs.named(body, url),
    )


def _bounded(entry: Entry, base: str) -> Entry:
    return Entry(
        id=cut(one_line(entry.id), MAX_ID),
        url=links.web_address(entry.url, base),
        title=cut(entry.title, MAX_TITLE),
        text=cut(entry.text, MAX_TEXT),
        author=cut(entry.author, MAX_AUTHOR),
        published=entry.published,
        updated=entry.updated,
        language=_language(entry.language),
        tags=entry.tags[:MAX_TAGS],
        mark=entry.mark,
    )


@lru_cache(maxsize=256)
def _language(tag: str | None) -> str | None:
    """A language tag as BCP 47 writes it, in lower case; None for anything else."""
    if not tag:
        return None
    tag = tag.strip().replace("_", "-").lower()
    return tag if _LANGUAGE.fullmatch(tag) else None


def _with_ids(entries: Iterable[Entry], problems: list[Problem]) -> tuple[Entry, ...]:
    """Every entry with an id of its own: missing ones derived, shared ones told apart by content."""
    named = [entry if entry.id else replace(entry, id=entry.url or _fingerprint(entry)) for entry in entries]
    uses = Counter(entry.id for entry in named)
    distinct: dict[str, Entry] = {}
    for entry in named:
        own = entry.id if uses[entry.id] == 1 else f"{entry.id}#{_fingerprint(entry)}"
        distinct.setdefault(own, entry if own == entry.id else replace(entry, id=own))
    shared = sum(count for count in uses.values() if count > 1)
    if shared:
        sentence = f"{shared} entries share an id with another one; they are told apart by their content."
        problems.append(Problem(code="shared-id", sentence=sentence))
    return tuple(distinct.values())


def _fingerprint(entry: Entry) -> str:
    """A name for an entry without one, from what it says."""
    return blake2b("\0".join((entry.url, entry.title, entry.text[:500])).encode(), digest_size=12).hexdigest()
