"""Digest + templates → Message: subject, plain text, HTML and data, without anything that loads or runs.

Templates get plain frozen data and run in Jinja2's sandbox; a missing variable is an error, not a gap.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import css_inline
from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from monitor.errors import RenderError
from monitor.model import (
    Coverage,
    Digest,
    DigestStory,
    Edit,
    Gap,
    LaterCopy,
    Message,
    Outage,
    Piece,
    Publication,
    Section,
    Telling,
)
from monitor.text import one_line

DATA_VERSION = 1
MAX_STORIES = 100  # a section shows this many in HTML and text; the data holds all, and the rest is counted
MAX_ALSO_IN = 40
_TEMPLATES = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ps", "yi", "ckb", "dv", "ug")


def render(digest: Digest) -> Message:
    """The digest as it will be sent and kept; the same digest always gives the same bytes."""
    context = _context(digest)
    try:
        page = _environment().get_template("briefing/digest.html").render(context)
        text = _environment().get_template("briefing/digest.txt").render(context)
        chat = _environment().get_template("briefing/chat.txt").render(context)
    except TemplateError as error:
        where = f"{getattr(error, 'filename', None) or 'template'}:{getattr(error, 'lineno', '?')}"
        raise RenderError(f"The digest template is wrong: {where}: {error}") from error
    return Message(
        digest_id=digest.id,
        subscription=digest.subscription,
        slot=digest.slot.key,
        at=digest.composed_at,
        subject=context["subject"],
        text=text,
        html=_inliner().inline(page),
        data=data(digest),
        chat=chat.strip(),
    )


def data(digest: Digest) -> str:
    """The whole digest as JSON, for other programs: nothing shortened."""
    document = {"version": DATA_VERSION, **asdict(digest)}
    return json.dumps(document, default=_plain_value, ensure_ascii=False, indent=1)


def _plain_value(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else str(value)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=lambda name: name is None or not name.endswith(".txt"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _inliner() -> css_inline.CSSInliner:
    """Mail clients drop style sheets: rules go into the elements, only @media rules stay."""
    return css_inline.CSSInliner(keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False)


# --- what templates see -----------------------------------------------------------------------------------


def _context(digest: Digest) -> dict[str, Any]:
    zone = ZoneInfo(digest.zone)
    sections = tuple(_section(section, zone) for section in digest.sections)
    count = sum(section["count"] for section in sections)
    day = datetime.fromisoformat(digest.slot.key)
    name = one_line(digest.subscription)
    return {
        "subject": f"{_stories(count)} – {name}, {_day(digest.slot.key)}",
        "preheader": _preheader(digest.sections, digest.coverage),
        "name": name,
        "day": f"{day:%A}, {day.day} {day:%B %Y}",
        "composed": _when(digest.composed_at, zone),
        "zone": digest.zone,
        "count": count,
        "count_words": _stories(count),
        "sections": sections,
        "later": tuple(_later(copy, zone) for copy in digest.later),
        "edits": tuple(_edit(edit, zone) for edit in digest.edits),
        "quiet_topics": digest.quiet_topics,
        "coverage": _coverage(digest.coverage, zone),
    }


def _stories(count: int) -> str:
    return {0: "No new stories", 1: "1 story"}.get(count, f"{count} stories")


def _preheader(sections: Sequence[Section], coverage: Coverage) -> str:
    topics = ", ".join(f"{section.topic} {len(section.stories) + len(section.older)}" for section in sections)
    read = f"{coverage.outlets_read} of {coverage.outlets} outlets read"
    return f"{topics} · {read}" if topics else read


def _section(section: Section, zone: ZoneInfo) -> dict[str, Any]:
    told = len(section.stories) + len(section.older)
    shown = section.stories[:MAX_STORIES]
    older = section.older[: MAX_STORIES - len(shown)]
    return {
        "topic": section.topic,
        "count": told,
        "stories": tuple(_story(story, zone) for story in shown),
        "older": tuple(_story(story, zone) for story in older),
        "more": told - len(shown) - len(older),
    }


def _story(story: DigestStory, zone: ZoneInfo) -> dict[str, Any]:
    return {
        **_telling(story.lead, zone),
        "topics": story.topics,
        "terms": story.terms,
        "outlets": len(story.outlets),
        "told_in": _day(story.told_in) if story.told_in else "",
        "others": tuple(_telling(other, zone) for other in story.articles[1:]),
    }


def _telling(article: Telling, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "headline": _pieces(article.headline),
        "headline_text": "".join(piece.text for piece in article.headline),
        "snippet": _pieces(article.snippet),
        "snippet_text": "".join(piece.text for piece in article.snippet),
        "url": _link(article.lead.url),
        "outlet": article.lead.outlet,
        "at": _when(article.lead.at, zone),
        "language": article.language or "",
        "direction": _direction(article.language),
        "badges": tuple({"label": badge.label, "detail": badge.detail} for badge in article.badges),
        "also_in": tuple(_publication(other, zone) for other in article.also_in[:MAX_ALSO_IN]),
        "also_more": max(0, len(article.also_in) - MAX_ALSO_IN),
    }


def _edit(edit: Edit, zone: ZoneInfo) -> dict[str, str]:
    return {
        "outlet": edit.outlet,
        "url": _link(edit.url),
        "before": edit.before,
        "after": edit.after,
        "at": _when(edit.at, zone),
        "told_in": _day(edit.told_in),
    }


def _day(slot: str) -> str:
    told = datetime.fromisoformat(slot)
    return f"{told:%a} {told.day} {told:%b}"


def _later(copy: LaterCopy, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "headline": copy.headline,
        "url": _link(copy.url),
        "told_in": _day(copy.told_in),
        "also_in": tuple(_publication(other, zone) for other in copy.also_in),
    }


def _publication(publication: Publication, zone: ZoneInfo) -> dict[str, str]:
    return {
        "outlet": publication.outlet,
        "title": publication.title,
        "url": _link(publication.url),
        "at": _when(publication.at, zone),
    }


def _link(url: str) -> str:
    """An address that may be followed: stored links are http(s) already, and are looked at again here."""
    return url if url.startswith(("https://", "http://")) else ""


def _direction(language: str | None) -> str:
    return "rtl" if (language or "").lower().split("-")[0] in _RIGHT_TO_LEFT else "auto"


def _pieces(pieces: Sequence[Piece]) -> tuple[dict[str, Any], ...]:
    return tuple({"text": piece.text, "hit": piece.hit} for piece in pieces)


def _coverage(coverage: Coverage, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "since": _when(coverage.since, zone) if coverage.since else "the first visit",
        "until": _when(coverage.until, zone),
        "outlets": coverage.outlets,
        "outlets_read": coverage.outlets_read,
        "feeds": coverage.feeds,
        "feeds_read": coverage.feeds_read,
        "polls": coverage.polls,
        "entries": f"{coverage.entries:,}",
        "entries_new": f"{coverage.entries_new:,}",
        "outages": tuple(_outage(outage, zone) for outage in coverage.outages),
        "gaps": tuple(_gap(gap, zone) for gap in coverage.gaps),
        "unvisited": coverage.unvisited,
    }


def _gap(gap: Gap, zone: ZoneInfo) -> str:
    before = f"between {_when(gap.since, zone)} and" if gap.since else "before"
    return f"{gap.outlet} {before} {_when(gap.until, zone)}"


def _outage(outage: Outage, zone: ZoneInfo) -> dict[str, str]:
    return {
        "outlet": outage.outlet,
        "url": outage.url,
        "since": _when(outage.since, zone),
        "sentence": outage.sentence,
    }


def _when(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
