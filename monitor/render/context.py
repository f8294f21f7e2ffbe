"""What templates see: plain text, numbers and tuples, in the words of docs/templates.md. VERSION names this promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any
from zoneinfo import ZoneInfo

from monitor.model import (
    Coverage,
    Digest,
    DigestStory,
    Edit,
    Grouping,
    LaterCopy,
    Layout,
    Outage,
    Piece,
    Publication,
    Section,
    Suggestion,
    Telling,
    Trend,
)
from monitor.render import words
from monitor.render.words import Calendar
from monitor.text import one_line

VERSION = 1
CONTENTS_FROM = 11  # stories from which a digest has a table of contents
MAX_ALSO_IN = 40
_IN_CONTENTS = 3  # headlines of each section
_LEVELS = 8  # heights of a bar
_BLOCKS = "▁▂▃▄▅▆▇█"  # the lowest for none


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """How much may be told: stories in full, then stories in one line; the rest is counted."""

    full: int
    brief: int = 0
    section: int | None = None  # in one section


def by_importance(sections: Sequence[Section]) -> list[DigestStory]:
    """The first story of each section, then the second of each, and so on; older ones last."""
    fresh = zip_longest(*(section.stories for section in sections))
    older = zip_longest(*(section.older for section in sections))
    return [told for row in (*fresh, *older) for told in row if told is not None]


def context(digest: Digest, layout: Layout, room: Room, notice: str = "") -> dict[str, Any]:
    """Everything a template may show of a digest, as much as there is room for."""
    calendar = Calendar(zone=ZoneInfo(digest.zone), now=digest.composed_at)
    ranked = by_importance(digest.sections)
    numbers = {told.story: number for number, told in enumerate(_in_order(digest.sections), 1)}
    sections = _Sections(digest, calendar, room, numbers)
    listed = tuple(sections.section(number, section) for number, section in enumerate(digest.sections, 1))
    return {
        "version": VERSION,
        "look": layout.look,
        "notice": notice,
        **_head(digest, layout, calendar, ranked),
        "sections": listed,
        "contents": listed if len(ranked) >= CONTENTS_FROM else (),
        "important": tuple(sections.story(told) for told in ranked[: room.full]),
        "trends": tuple(_trend(trend, listed, digest) for trend in digest.trends),
        "later": tuple(_later(copy, calendar) for copy in digest.later),
        "edits": tuple(_edit(edit, calendar) for edit in digest.edits),
        "quiet_topics": digest.quiet_topics,
        "left_out": _left_out(digest),
        "waiting": digest.waiting,
        "near_misses": tuple(_near_miss(one) for one in digest.near_misses),
        "coverage": _coverage(digest.coverage, calendar),
        "archive_name": digest.slot.key.replace("T", "-").replace(":", ""),
    }


def _head(digest: Digest, layout: Layout, calendar: Calendar, ranked: Sequence[DigestStory]) -> dict[str, Any]:
    told = digest.stories
    return {
        "subject": words.subject(digest, calendar, discreet=layout.discreet),
        "preheader": words.preheader(digest, ranked, discreet=layout.discreet),
        "name": one_line(digest.subscription),
        "day": _long_day(digest.slot.key),
        "slot": digest.slot.key,
        "late": words.late(digest.slot),
        "urgent": digest.slot.urgent,
        "zone": digest.zone,
        "composed": calendar.exactly(digest.composed_at),
        "summary": words.summary(digest, calendar),
        "count": len(told),
        "new": sum(story.told_in is None for story in told),
        "grouping": digest.grouping.value,
    }


def _long_day(slot: str) -> str:
    day = datetime.fromisoformat(slot)
    return f"{day:%A}, {day.day} {day:%B %Y}"


def _in_order(sections: Sequence[Section]) -> list[DigestStory]:
    return [told for section in sections for told in (*section.stories, *section.older)]


# --- sections and stories ---------------------------------------------------------------------------------


class _Sections:
    """The sections of a digest, each story in full, in one line, or counted, as there is room."""

    def __init__(self, digest: Digest, calendar: Calendar, room: Room, numbers: Mapping[int, int]) -> None:
        self._calendar, self._numbers, self._grouping = calendar, numbers, digest.grouping
        allowed = {told.story for section in digest.sections for told in _first(section, room.section)}
        ranked = [told for told in by_importance(digest.sections) if told.story in allowed]
        fresh = {told.story for section in digest.sections for told in section.stories}
        new = [told.story for told in ranked if told.story in fresh]
        old = [told.story for told in ranked if told.story not in fresh]
        self._leading = {section.stories[0].story for section in digest.sections if section.stories}
        self._full = set(new[: room.full])
        self._brief = set(new[room.full : room.full + room.brief])
        self._older = set(old[: max(0, room.full + room.brief - len(new))])

    def section(self, number: int, section: Section) -> dict[str, Any]:
        count = len(section.stories) + len(section.older)
        full = [told for told in section.stories if told.story in self._full]
        brief = [told for told in section.stories if told.story in self._brief]
        older = [told for told in section.older if told.story in self._older]
        return {
            "name": words.section_name(section.name, self._grouping),
            "anchor": f"section-{number}",
            "count": count,
            "stories": tuple(self.story(told) for told in full),
            "brief": tuple(self.story(told) for told in brief),
            "older": tuple(self.story(told) for told in older),
            "more": count - len(full) - len(brief) - len(older),
            "headlines": tuple(self._line(told) for told in (*section.stories, *section.older)[:_IN_CONTENTS]),
        }

    def _line(self, told: DigestStory) -> dict[str, Any]:
        """A story in the table of contents: linked when it is told further down."""
        shown = told.story in self._full | self._brief | self._older
        article = told.lead
        return {
            "headline": words.headline(told),
            "anchor": f"story-{self._numbers[told.story]}" if shown else "",
            "language": article.language or "",
            "direction": _direction(article),
        }

    def story(self, told: DigestStory) -> dict[str, Any]:
        calendar = self._calendar
        return {
            **_telling(told.lead, calendar),
            "number": self._numbers[told.story],
            "anchor": f"story-{self._numbers[told.story]}",
            "leads": told.story in self._leading,
            "topics": told.topics,
            "terms": told.terms,
            "outlets": len(told.outlets),
            "follows": calendar.update(told.told_in) if told.told_in else "",
            "others": tuple(_telling(other, calendar) for other in told.articles[1:]),
        }


def _first(section: Section, limit: int | None) -> Sequence[DigestStory]:
    stories = (*section.stories, *section.older)
    return stories if limit is None else stories[:limit]


def _telling(article: Telling, calendar: Calendar) -> dict[str, Any]:
    first = min((article.lead, *article.also_in), key=lambda publication: publication.at)
    return {
        "headline": _pieces(article.headline),
        "headline_text": "".join(piece.text for piece in article.headline),
        "snippet": _pieces(article.snippet),
        "snippet_text": "".join(piece.text for piece in article.snippet),
        "url": _link(article.lead.url),
        "outlet": article.lead.outlet,
        "at": calendar.when(article.lead.at),
        "language": article.language or "",
        "language_name": words.language_name(article.language or ""),
        "direction": _direction(article),
        "badges": tuple(
            {"kind": badge.kind.value, "label": badge.label, "detail": badge.detail} for badge in article.badges
        ),
        "first": first.outlet,
        "also_in": tuple(_publication(other, calendar) for other in article.also_in[:MAX_ALSO_IN]),
        "also_more": max(0, len(article.also_in) - MAX_ALSO_IN),
    }


def _direction(article: Telling) -> str:
    """A headline that begins in Latin letters may still be Arabic: its language goes first."""
    says = "".join(piece.text for piece in article.headline)
    return "rtl" if words.runs_right_to_left(article.language, says) else "auto"


def _pieces(pieces: Sequence[Piece]) -> tuple[dict[str, Any], ...]:
    return tuple({"text": piece.text, "hit": piece.hit} for piece in pieces)


def _publication(publication: Publication, calendar: Calendar) -> dict[str, str]:
    return {
        "outlet": publication.outlet,
        "title": publication.title,
        "url": _link(publication.url),
        "at": calendar.when(publication.at),
    }


def _link(url: str) -> str:
    """An address that may be followed: stored links are http(s) already, and are looked at again here."""
    return url if url.startswith(("https://", "http://")) else ""


# --- beside the stories -----------------------------------------------------------------------------------


def _trend(trend: Trend, sections: Sequence[Mapping[str, Any]], digest: Digest) -> dict[str, Any]:
    most = max((*trend.days, 1))
    levels = tuple(-(-count * _LEVELS // most) for count in trend.days)
    mine = [] if digest.grouping is not Grouping.TOPIC else [each for each in sections if each["name"] == trend.topic]
    return {
        "topic": trend.topic,
        "days": tuple({"count": count, "level": level} for count, level in zip(trend.days, levels, strict=True)),
        "blocks": "".join(_BLOCKS[level and 1 + (level * 6 + 4) // 8] for level in levels),
        "total": sum(trend.days),
        "count": sum(trend.topic in told.topics for told in digest.stories),
        "anchor": mine[0]["anchor"] if mine else "",
    }


def _later(copy: LaterCopy, calendar: Calendar) -> dict[str, Any]:
    return {
        "headline": copy.headline,
        "url": _link(copy.url),
        "told_in": calendar.day(copy.told_in),
        "also_in": tuple(_publication(other, calendar) for other in copy.also_in),
    }


def _edit(edit: Edit, calendar: Calendar) -> dict[str, str]:
    return {
        "outlet": edit.outlet,
        "url": _link(edit.url),
        "before": edit.before,
        "after": edit.after,
        "at": calendar.when(edit.at),
        "told_in": calendar.day(edit.told_in),
    }


def _left_out(digest: Digest) -> tuple[dict[str, Any], ...]:
    """How many articles were left out for which reason."""
    counts: dict[str, int] = {}
    for each in digest.left_out:
        counts[each.reason] = counts.get(each.reason, 0) + 1
    return tuple({"reason": reason, "count": count} for reason, count in counts.items())


def _near_miss(one: Suggestion) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "said": one.said,
        "kind": one.kind.value,
        "near": one.near,
        "word": one.word,
        "entries": one.entries,
        "headline": one.headline,
        "outlet": one.outlet,
        "url": _link(one.url),
    }


def _coverage(coverage: Coverage, calendar: Calendar) -> dict[str, Any]:
    return {
        "line": words.coverage_line(coverage, calendar),
        "since": calendar.exactly(coverage.since) if coverage.since else "the first visit",
        "until": calendar.exactly(coverage.until),
        "outlets": coverage.outlets,
        "outlets_read": coverage.outlets_read,
        "feeds": f"{coverage.feeds:,}",
        "feeds_read": f"{coverage.feeds_read:,}",
        "polls": f"{coverage.polls:,}",
        "entries": f"{coverage.entries:,}",
        "entries_new": f"{coverage.entries_new:,}",
        "matched": f"{coverage.matched:,}",
        "copies": f"{coverage.copies:,}",
        "unmatched": f"{coverage.unmatched:,}",
        "outages": tuple(_outage(outage, calendar) for outage in coverage.outages),
        "recovered": tuple(_outage(outage, calendar) for outage in coverage.recovered),
        "gaps": tuple(words.gap(gap, calendar) for gap in coverage.gaps),
        "silent": tuple({"outlet": each.outlet, "since": calendar.when(each.since)} for each in coverage.silent),
        "unvisited": coverage.unvisited,
        "alarms": coverage.alarms,
        "canary": coverage.canary,
        "disagreements": coverage.disagreements if coverage.matched + coverage.copies + coverage.unmatched else (),
    }


def _outage(outage: Outage, calendar: Calendar) -> dict[str, str]:
    return {
        "outlet": outage.outlet,
        "url": outage.url,
        "since": calendar.when(outage.since),
        "until": calendar.when(outage.until) if outage.until else "",
        "sentence": outage.sentence,
    }
