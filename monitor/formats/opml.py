"""OPML, the list of feeds that every reader imports and exports: text ⇄ outlets. Bounded, and without entities."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from monitor.model import Feed, Outlet
from monitor.text import cut, one_line

MOST_BYTES, MOST_FEEDS, DEEPEST = 5 * 2**20, 5_000, 20
_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?:)|^feed(?=://)")  # feed://outlet.example, feed:https://…
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_LONGEST_NAME = 120


class NoOpml(ValueError):
    """The document is no OPML that can be read; the sentence says why."""


class Subscriptions(NamedTuple):
    """What an OPML document lists: the outlets, and the feeds whose address no feed reader could visit."""

    outlets: tuple[Outlet, ...]
    unusable: tuple[str, ...] = ()


def read(body: bytes) -> Subscriptions:
    """The outlets of an OPML document: outlines of one name are one outlet, folders and categories are tags."""
    if len(body) > MOST_BYTES:
        raise NoOpml(f"The file is larger than {MOST_BYTES // 2**20} MB.")
    if b"<!ENTITY" in body or b"<!\0E\0N\0T\0I\0T\0Y" in body:
        raise NoOpml("The file declares entities, which a list of feeds has no need for.")
    try:
        root = ET.fromstring(body)  # noqa: S314 - bounded, and entities are refused above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise NoOpml(f"The file is not well-formed XML ({error}).") from error
    if root.tag.rpartition("}")[2].lower() != "opml":
        raise NoOpml(f"The file is no OPML: its root is <{cut(root.tag, 40)}>.")
    found, unusable = _feeds(root)
    return Subscriptions(_joined(found), tuple(unusable))


def _feeds(root: ET.Element) -> tuple[list[Outlet], list[str]]:
    """Every outline with a feed, as an outlet of its own, in the order of the file; and those without a web address."""
    found: list[Outlet] = []
    unusable: list[str] = []
    waiting: list[tuple[ET.Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folders = waiting.pop()
        inner = folders
        if element.tag.rpartition("}")[2].lower() == "outline":
            said = {name.lower(): one_line(value) for name, value in element.attrib.items()}
            outlet = _outlet(said, folders)
            if outlet is not None:
                found.append(outlet)
            elif said.get("xmlurl"):
                unusable.append(cut(f"{_name(said)}: {said['xmlurl']}".removeprefix(": "), 2 * _LONGEST_NAME))
            elif name := said.get("text") or said.get("title"):
                inner = (*folders, cut(name, _LONGEST_NAME))
        if len(found) + len(unusable) > MOST_FEEDS or len(inner) > DEEPEST:
            raise NoOpml(f"The file has more than {MOST_FEEDS} feeds, or folders in folders without end.")
        waiting += [(child, inner) for child in reversed(element)]
    return found, unusable


def _outlet(said: dict[str, str], folders: tuple[str, ...]) -> Outlet | None:
    url = _FEED_SCHEME.sub(lambda found: "http" if found[0] == "feed" else "", said.get("xmlurl", ""))
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)
        _ = parts.port  # a port that is no port raises here, not when feeds.yaml is read
    except ValueError:
        usable = False
    if not usable:
        return None
    name = _name(said) or parts.hostname or url
    language = said.get("language", "")
    categories = (part for value in said.get("category", "").split(",") for part in value.split("/"))
    tags = dict.fromkeys(tag for tag in (*folders, *map(str.strip, categories)) if tag)
    return Outlet(
        name=cut(name, _LONGEST_NAME),
        feeds=(Feed(url=url),),
        language=language.replace("_", "-").lower() if _LANGUAGE.fullmatch(language) else None,
        tags=tuple(tags),
    )


def _name(said: dict[str, str]) -> str:
    return said.get("title") or said.get("text") or ""


def _joined(found: list[Outlet]) -> tuple[Outlet, ...]:
    """One outlet for each name, with all its feeds, each feed once."""
    outlets: dict[str, Outlet] = {}
    seen: set[str] = set()
    for one in found:
        fresh = tuple(feed for feed in one.feeds if feed.url not in seen)
        seen.update(feed.url for feed in fresh)
        before = outlets.get(one.name)
        if before is None and fresh:
            outlets[one.name] = one
        elif before is not None:
            outlets[one.name] = Outlet(
                name=one.name, feeds=before.feeds + fresh, language=before.language or one.language,
                tags=tuple(dict.fromkeys((*before.tags, *one.tags))),
            )  # fmt: skip
    return tuple(outlets.values())


def write(outlets: tuple[Outlet, ...], title: str) -> str:
    """An OPML 2.0 document with every feed; what it has no words for (intervals, proxies) is left out."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += ["  <head>", f"    <title>{_escaped(title)}</title>", "  </head>", "  <body>"]
    lines += [f"    {_outline(outlet, feed)}" for outlet in outlets for feed in outlet.feeds]
    return "\n".join((*lines, "  </body>", "</opml>", ""))


def _outline(outlet: Outlet, feed: Feed) -> str:
    said = {"type": "rss", "text": outlet.name, "title": outlet.name, "xmlUrl": feed.url}
    if outlet.language:
        said["language"] = outlet.language
    if outlet.tags:
        said["category"] = ",".join(tag.replace(",", " ").replace("/", " ") for tag in outlet.tags)
    return "<outline " + " ".join(f"{name}={quoteattr(value)}" for name, value in said.items()) + "/>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
