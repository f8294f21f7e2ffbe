"""The sample outlets as feed documents: what each would serve at a given hour. Texts and names are invented."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

FILE = Path(__file__).parent / "outlets.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An entry as the outlet has it at one moment."""

    id: str
    url: str
    title: str
    html: str
    author: str
    tags: tuple[str, ...]
    published: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A sample outlet. `format` is rss2, rss1, atom, jsonfeed, html or down."""

    name: str
    path: str
    site: str
    language: str
    format: str
    encoding: str
    malformed: bool
    window: int | None  # how many entries its feed shows at a time
    entries: tuple[Mapping[str, Any], ...]

    def items(self, slot: datetime, now: datetime) -> list[Item]:
        """What the outlet lists at `now`, newest first; ages are hours before `slot`."""
        listed = []
        for entry in self.entries:
            published = slot - timedelta(hours=entry["hours"])
            if published <= now:
                listed.append(self._item(entry, published, edited=now >= slot))
        return sorted(listed, key=lambda item: item.published, reverse=True)[: self.window]

    def _item(self, entry: Mapping[str, Any], published: datetime, *, edited: bool) -> Item:
        said = {**entry, **(entry.get("edited", {}) if edited else {})}
        url = said["url"]
        return Item(
            id=f"{self.path}:{said['id']}",
            url=url if url.startswith("http") else self.site + url,
            title=said["title"],
            html=said["text"],
            author=said.get("author", ""),
            tags=tuple(said.get("tags", ())),
            published=published,
        )


def load() -> tuple[dict[str, list[str]], tuple[Sample, ...]]:
    """The topics of the demo and its outlets."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    samples = tuple(
        Sample(
            name=outlet["name"],
            path=outlet["path"],
            site=outlet["site"],
            language=outlet["language"],
            format=outlet["format"],
            encoding=outlet.get("encoding", "utf-8"),
            malformed=outlet.get("malformed", False),
            window=outlet.get("window"),
            entries=tuple(outlet["entries"]),
        )
        for outlet in told["outlets"]
    )
    return told["topics"], samples


def document(sample: Sample, slot: datetime, now: datetime) -> tuple[bytes, str]:
    """What the outlet's address serves at `now`, and the content type it claims."""
    items = sample.items(slot, now)
    if sample.format == "html":
        return _page(sample).encode(), "text/html; charset=utf-8"
    if sample.format == "jsonfeed":
        return _json_feed(sample, items), "application/feed+json"
    text = {"rss2": _rss2, "rss1": _rss1, "atom": _atom}[sample.format](sample, items)
    declared = f'<?xml version="1.0" encoding="{sample.encoding}"?>\n{text}'
    if sample.malformed:
        declared = declared.replace("&amp;", "&").replace("</channel>", "").replace("</rss>", "")
    return declared.encode(sample.encoding, "xmlcharrefreplace"), "application/xml"


def _page(sample: Sample) -> str:
    return (
        f"<!doctype html><html lang='{sample.language}'><head><title>{escape(sample.name)}</title></head>"
        f"<body><h1>{escape(sample.name)}</h1><p>Willkommen.</p></body></html>"
    )


def _rss2(sample: Sample, items: list[Item]) -> str:
    told = "".join(
        f"<item><title>{escape(item.title)}</title><link>{escape(item.url)}</link>"
        f'<guid isPermaLink="false">{escape(item.id)}</guid><pubDate>{format_datetime(item.published)}</pubDate>'
        f"{f'<dc:creator>{escape(item.author)}</dc:creator>' if item.author else ''}"
        f"{''.join(f'<category>{escape(tag)}</category>' for tag in item.tags)}"
        f"<description>{escape(item.html)}</description></item>\n"
        for item in items
    )
    return (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(sample.name)}</title><link>{sample.site}/</link><description>Sample</description>"
        f"<language>{sample.language}</language>\n{told}</channel></rss>\n"
    )


def _rss1(sample: Sample, items: list[Item]) -> str:
    told = "".join(
        f'<item rdf:about="{escape(item.url)}"><title>{escape(item.title)}</title><link>{escape(item.url)}</link>'
        f"<dc:date>{item.published.isoformat()}</dc:date><description>{escape(item.html)}</description></item>\n"
        for item in items
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{sample.site}/">'
        f"<title>{escape(sample.name)}</title><link>{sample.site}/</link><description>Sample</description>"
        f"<dc:language>{sample.language}</dc:language></channel>\n{told}</rdf:RDF>\n"
    )


def _atom(sample: Sample, items: list[Item]) -> str:
    told = "".join(
        f'<entry><title type="html">{escape(escape(item.title))}</title><link href="{escape(item.url)}"/>'
        f"<id>tag:{sample.path}.example,2026:{escape(item.id)}</id><published>{item.published.isoformat()}</published>"
        f"<updated>{item.published.isoformat()}</updated>"
        f"{f'<author><name>{escape(item.author)}</name></author>' if item.author else ''}"
        f'<summary type="html">{escape(item.html)}</summary></entry>\n'
        for item in items
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{sample.language}"><title>{escape(sample.name)}</title>'
        f'<link href="{sample.site}/"/><id>{sample.site}/</id><updated>2026-01-01T00:00:00Z</updated>\n{told}</feed>\n'
    )


def _json_feed(sample: Sample, items: list[Item]) -> bytes:
    told = [
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_html": item.html,
            "date_published": item.published.isoformat(),
            "authors": [{"name": item.author}] if item.author else [],
            "tags": list(item.tags),
        }
        for item in items
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": sample.name,
        "home_page_url": f"{sample.site}/",
        "language": sample.language,
        "items": told,
    }
    return json.dumps(feed, ensure_ascii=False).encode()
