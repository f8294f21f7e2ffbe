"""Is this a text we hold already? An entry becomes part of an article, with the reason.

Three things make two entries one article: the same id inside an outlet, the same address, the same words.
A headline alone never does. No source is lost by it: an article lists every entry that carries it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import zip_longest

from monitor.articles.addresses import canonical_url
from monitor.articles.copies import METHOD as COPIES
from monitor.model import ArticleDecision, CopyFound, Entry, KnownEntry
from monitor.text import searchable

METHOD = "keys/1"
BEGUN, COPIED = "first seen here", "same text elsewhere"

# How long a key speaks for identity, by kind. The same words after a week are a new edition.
_LIFETIMES = {"id": timedelta(days=365), "url": timedelta(days=30), "text": timedelta(days=7)}
_REASONS = {"id": "same id at the same outlet", "url": "same address", "text": "same headline and text"}
_MIN_TEXT_WORDS = 8
_FEWEST_TO_RENAME, _MOST_NEW = 5, 0.6


def keys(outlet: str, entry: Entry, shared_urls: Collection[str] = ()) -> tuple[str, ...]:
    """What identifies the entry's text, strongest first: `id:…`, `url:…`, `text:…`.

    `shared_urls` are addresses that several entries of one feed carry: live pages and home pages, which
    identify nothing.
    """
    found = []
    if len(entry.id) >= 12:
        found.append(f"id:{_digest(outlet, entry.id)}")
    url = canonical_url(entry.url)
    if url and url not in shared_urls:
        found.append(f"url:{url}")
    text = searchable(entry.text)
    if text.count(" ") + 1 >= _MIN_TEXT_WORDS:
        found.append(f"text:{_digest(searchable(entry.title), text)}")
    return tuple(found)


def own_id(entry: Entry, known: KnownEntry | None) -> str:
    """The entry's id; another one when its feed gave the id of an entry we know to a different story.

    Different is: another address without a number in common, and a headline that shares less than half of its
    words. Live articles change headline and address again and again, but keep their number.
    """
    if known is None or not _is_another_story(entry, known):
        return entry.id
    return f"{entry.id}#{_digest(canonical_url(entry.url))[:12]}"


def _numbers(url: str) -> set[str]:
    """The parts of an address that look like an article's number: outlets rewrite the words round it."""
    return {part for part in re.split(r"[^0-9a-z]+", url.lower()) if len(part) >= 5 and any(map(str.isdigit, part))}


def _is_another_story(entry: Entry, known: KnownEntry) -> bool:
    old, new = canonical_url(known.url), canonical_url(entry.url)
    if not old or not new or old == new or _numbers(old) & _numbers(new):
        return False
    before, after = set(searchable(known.title).split()), set(searchable(entry.title).split())
    return bool(before and after) and 2 * len(before & after) < min(len(before), len(after))


def are_mostly_strange(entries: Sequence[Entry], known: Collection[str]) -> bool:
    """Whether so few of a feed's ids are known that it may have given its entries new ones."""
    strange = sum(entry.id not in known for entry in entries)
    return len(entries) >= _FEWEST_TO_RENAME and strange > _MOST_NEW * len(entries)


def renamed(entries: Sequence[Entry], known: Collection[str], held: Mapping[str, str]) -> dict[str, str]:
    """Old id → new id, when a feed of mostly strange ids shows what we hold under others; else nothing.

    `known` are the ids we know among the entries', `held` the ids of what we hold at their addresses. An outlet
    that changes its software must not announce its whole feed again.
    """
    strange = [entry for entry in entries if entry.id not in known]
    current = {entry.id for entry in entries}
    names = {held[entry.url]: entry.id for entry in strange if entry.url in held and held[entry.url] not in current}
    return names if 2 * len(names) > len(strange) else {}


def shared_urls(entries: Collection[Entry]) -> frozenset[str]:
    """The canonical addresses that more than one of the entries carries."""
    seen: set[str] = set()
    shared: set[str] = set()
    for url in (canonical_url(entry.url) for entry in entries):
        (shared if url in seen else seen).add(url)
    return frozenset(shared)


def decide(
    batch: Sequence[tuple[str, ...]],
    held: Mapping[str, tuple[int, datetime]],
    now: datetime,
    copies: Sequence[CopyFound | None] = (),
) -> tuple[ArticleDecision, ...]:
    """For the keys of each entry of a batch: join the article that holds the strongest living key, or that of the
    text it is a copy of, or begin one.

    `held` maps keys to (article, when the key was last seen). Articles begun in this batch are numbered
    -1, -2, … so that later entries of the batch can join them before they have a row; a copy of the batch's entry n
    is a copy of -1 - n.
    """
    known = dict(held)
    decisions: list[ArticleDecision] = []
    begun = 0
    for entry_keys, copy in zip_longest(batch, copies):
        decision = _joined(entry_keys, known, now) or _copied(copy, decisions)
        if decision is None:
            begun += 1
            decision = ArticleDecision(article=-begun, method=METHOD, reason=BEGUN)
        decisions.append(decision)
        known.update((key, (decision.article, now)) for key in entry_keys)
    return tuple(decisions)


def _joined(
    entry_keys: tuple[str, ...], known: Mapping[str, tuple[int, datetime]], now: datetime
) -> ArticleDecision | None:
    for key in entry_keys:
        kind = key.partition(":")[0]
        article, seen = known.get(key, (None, now))
        if article is not None and now - seen <= _LIFETIMES[kind]:
            return ArticleDecision(article=article, method=METHOD, reason=_REASONS[kind])
    return None


def _copied(copy: CopyFound | None, before: Sequence[ArticleDecision]) -> ArticleDecision | None:
    if copy is None:
        return None
    article = copy.article if copy.of > 0 else before[-1 - copy.of].article
    return ArticleDecision(article=article, method=COPIES, reason=COPIED, copy=copy)


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x00".join(parts).encode(), digest_size=16).hexdigest()
