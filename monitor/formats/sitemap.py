"""Google news sitemaps: what an outlet published in the last two days, with headlines and times, but without texts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.parsers import expat

from monitor.formats import dates
from monitor.model import Entry, Failure, ParsedFeed, Problem, Unreadable
from monitor.text import cut, one_line

FORMAT = "News sitemap"
_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]")
_HEAD = 4096
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9 "
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9 "
_KEPT = {
    f"{_SITEMAP}loc": "loc", f"{_NEWS}title": "title", f"{_NEWS}publication_date": "date", f"{_NEWS}keywords": "tags",
    f"{_NEWS}language": "language", f"{_NEWS}name": "name",
}  # fmt: skip
_LONGEST_AGO = datetime.min.replace(tzinfo=UTC)


def is_one(body: bytes) -> bool:
    """Whether an XML document is a sitemap or a list of sitemaps."""
    return _ROOT.search(body[:_HEAD]) is not None


def parse(body: bytes) -> ParsedFeed | Unreadable:
    """Read a news sitemap given as UTF-8, newest first; any other sitemap has no headlines and is no feed."""
    reader = _Reader()
    broken = reader.read(body)
    if reader.sitemaps:
        return Unreadable(failure=Failure.NOT_A_FEED, sentence=_names(reader.sitemaps))
    told = [item for item in reader.items if item.get("title")]
    if not told:
        sentence = "The document is a sitemap (<urlset>) without news in it; news sitemaps carry headlines."
        return Unreadable(failure=Failure.BROKEN if broken else Failure.NOT_A_FEED, sentence=broken or sentence)
    entries = sorted(map(_entry, told), key=lambda entry: entry.published or _LONGEST_AGO, reverse=True)
    problems = (Problem(code="malformed", sentence=broken),) if broken else ()
    return ParsedFeed(format=FORMAT, title=one_line(told[0].get("name", "")), entries=tuple(entries), problems=problems)


def _entry(item: dict[str, str]) -> Entry:
    address = one_line(item.get("loc", ""))
    return Entry(
        id=address,
        url=address,
        title=one_line(item["title"]),
        text="",
        published=dates.instant(item.get("date", "").strip()) if item.get("date") else None,
        language=item.get("language") or None,
        tags=tuple(tag for part in item.get("tags", "").split(",") if (tag := one_line(part))),
    )


def _names(addresses: list[str]) -> str:
    """What to write instead of a list of sitemaps."""
    news = [address for address in addresses if "news" in address.lower()]
    advice = f"write {cut(news[0], 200)} instead" if news else "none of them is called one for news"
    return f"The document is a list of {len(addresses)} sitemaps, not a feed; {advice}."


class _Reader:
    """The values of a sitemap; its cost is linear, and it follows no entity."""

    def __init__(self) -> None:
        self.items: list[dict[str, str]] = []
        self.sitemaps: list[str] = []
        self._pieces: list[str] = []
        self._in_index = False

    def read(self, body: bytes) -> str:
        """Read as far as it goes; what is wrong with the rest, as a sentence."""
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.EntityDeclHandler = self._pieces.append, _refuse
        try:
            parser.Parse(body, True)
        except expat.ExpatError as error:
            return (
                f"The sitemap is broken ({expat.ErrorString(error.code)}, line {error.lineno}); read as far as it goes."
            )
        except _Entities:
            return "The sitemap declares entities, which no sitemap needs; it is not read further."
        return ""

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._pieces.clear()
        if name.endswith("sitemapindex"):
            self._in_index = True
        elif name == f"{_SITEMAP}url":
            self.items.append({})

    def _end(self, name: str) -> None:
        kept = _KEPT.get(name)
        if kept == "loc" and self._in_index:
            self.sitemaps.append("".join(self._pieces).strip())
        elif kept and self.items:
            self.items[-1].setdefault(kept, "".join(self._pieces))
        self._pieces.clear()


class _Entities(Exception):
    """The document declares entities."""


def _refuse(*_declaration: object) -> None:
    raise _Entities
