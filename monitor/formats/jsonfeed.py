"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from monitor.formats import hubs
from monitor.model import Entry, Failure, HubOffer, ParsedFeed, Problem, Unreadable
from monitor.text import one_line, plain

_MALFORMED = Problem(code="malformed", sentence="The JSON is not quite a JSON Feed; read as far as it goes.")


def parse(body: bytes, url: str) -> ParsedFeed | Unreadable:
    """Read a JSON Feed; any other JSON is not a feed."""
    text = body.decode("utf-8", "replace").strip()
    try:
        document, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as error:
        return Unreadable(failure=Failure.BROKEN, sentence=f"The document looks like JSON but is broken: {error}.")
    if not isinstance(document, dict) or "jsonfeed.org/version" not in str(document.get("version", "")):
        return Unreadable(failure=Failure.NOT_A_FEED, sentence="The document is JSON, but not a JSON Feed.")
    items = document.get("items")
    listed = items if isinstance(items, list) else []
    language = _string(document, "language") or None
    entries = tuple(_entry(item, language) for item in listed if isinstance(item, dict))
    broken = end < len(text) or len(entries) < len(listed) or not isinstance(items, list)
    return ParsedFeed(
        format="JSON Feed",
        title=plain(_string(document, "title")),
        entries=entries,
        offer=_hub(document, url),
        problems=(_MALFORMED,) if broken else (),
    )


def _hub(document: Mapping[str, object], url: str) -> HubOffer | None:
    listed = document.get("hubs")
    told = [hub for hub in listed if isinstance(hub, dict)] if isinstance(listed, list) else []
    named = [_string(hub, "url") for hub in told if _string(hub, "type").lower() == "websub"]
    return hubs.offer(named, [_string(document, "feed_url")], url)


def _entry(item: Mapping[str, object], feed_language: str | None) -> Entry:
    text = plain(_string(item, "content_html")) or one_line(_string(item, "content_text"))
    authors = item.get("authors") or [item.get("author")]
    names = [_string(a, "name") for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    tags = item.get("tags")
    return Entry(
        id=_string(item, "id"),
        url=_string(item, "url") or _string(item, "external_url"),
        title=one_line(_string(item, "title")),
        text=text or one_line(_string(item, "summary")),
        author=one_line(", ".join(name for name in names if name)),
        published=_time(_string(item, "date_published")),
        updated=_time(_string(item, "date_modified")),
        language=_string(item, "language") or feed_language,
        tags=tuple(one_line(str(tag)) for tag in tags) if isinstance(tags, list) else (),
    )


def _string(item: Mapping[str, object], name: str) -> str:
    """The member as text: numbers are accepted where publishers write them for ids."""
    value = item.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _time(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
