"""Numbers, dates and names in words, as a reader in the digest's zone says them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.languages.names import NAMES
from monitor.model import Coverage, Digest, DigestStory, Gap, Grouping, Outage, Slot
from monitor.text import cut, one_line, searchable

_HEADLINE_IN_PREHEADER, _SUBJECT = 90, 120
_OPENINGS = ("The", "A", "An", "No", "It", "Its", "This", "There")
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ps", "yi", "ckb", "dv", "ug", "sd")


def language_name(code: str) -> str:
    """What readers call a language; "" for a code that names none, as feeds sometimes have."""
    return NAMES.get(code.lower().split("-")[0], "")


def section_name(name: str, grouping: Grouping) -> str:
    """What a section is called: languages by their names."""
    if grouping is not Grouping.LANGUAGE:
        return name
    return language_name(name) or (f"Language “{name}”" if name else "Language unknown")


def direction(language: str | None) -> str:
    """Which way text in a language runs; `auto` leaves it to its first letter."""
    return "rtl" if (language or "").lower().split("-")[0] in RIGHT_TO_LEFT else "auto"


def runs_right_to_left(language: str | None, source: str) -> bool:
    """Whether a text runs from right to left: its first letter does, or its language and any of its letters."""
    if direction(language) == "rtl":
        return any(unicodedata.bidirectional(character) in ("R", "AL") for character in source)
    return first_strong(source) in ("R", "AL")


def first_strong(source: str) -> str:
    """The direction of the first letter that has one."""
    kinds = (unicodedata.bidirectional(character) for character in source)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "")


def stories(count: int) -> str:
    """So many stories."""
    return {0: "No new stories", 1: "1 story"}.get(count, f"{count:,} stories")


def plural(count: int, noun: str) -> str:
    """A number with its noun."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(names: Sequence[str], limit: int) -> str:
    """Names in a row, the last ones counted."""
    shown = list(names[:limit])
    if len(names) > limit:
        shown.append(f"{len(names) - limit} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


# --- times ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """How moments are told: on the clock of a zone, as seen on the day of an issue."""

    zone: ZoneInfo
    now: datetime

    def when(self, moment: datetime) -> str:
        """`Sun 22 Nov, 09:00`, with the year when it is another one."""
        local = moment.astimezone(self.zone)
        year = "" if local.year == self.now.astimezone(self.zone).year else f" {local.year}"
        return f"{local:%a} {local.day} {local:%b}{year}, {local:%H:%M}"

    def exactly(self, moment: datetime) -> str:
        """With the year."""
        local = moment.astimezone(self.zone)
        return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"

    def since(self, moment: datetime) -> str:
        """`07:00` today, `yesterday`, `Tuesday`, then the date."""
        local, today = moment.astimezone(self.zone), self.now.astimezone(self.zone).date()
        return f"{local:%H:%M}" if local.date() == today else self._day(local, today)

    def day(self, slot: str) -> str:
        """The day of another issue: `today`, `yesterday`, `Tuesday`, `3 Nov`."""
        told = datetime.fromisoformat(slot)
        today = self.now.astimezone(self.zone).date()
        return f"{told:%H:%M}" if told.date() == today else self._day(told, today)

    def update(self, slot: str) -> str:
        """`Update to Tuesday’s story`."""
        day = self.day(slot)
        return f"Update to {day}’s story" if day.isalpha() else f"Update to the story of {day}"

    def _day(self, told: datetime, today: dt.date) -> str:
        ago = today - told.date()
        if ago == timedelta(days=1):
            return "yesterday"
        if timedelta() < ago < timedelta(days=7):
            return f"{told:%A}"
        return f"{told.day} {told:%b}" if told.year == today.year else f"{told.day} {told:%b %Y}"


def late(slot: Slot) -> str:
    """What a late issue says of the times that were slept through; empty for one in time."""
    if not slot.missed:
        return ""
    days = [f"{date(key)}, {datetime.fromisoformat(key):%H:%M}" for key in slot.missed]
    return f"This issue is late and stands for {plural(len(days), 'earlier one')} too: {listed(days, 5)}"


def date(slot: str) -> str:
    """`Sun 22 Nov`."""
    told = datetime.fromisoformat(slot)
    return f"{told:%a} {told.day} {told:%b}"


# --- the head ---------------------------------------------------------------------------------------------


def summary(digest: Digest, calendar: Calendar) -> str:
    """`12 stories, 3 new since yesterday`."""
    told = digest.stories
    fresh = sum(story.told_in is None for story in told)
    since = f" since {calendar.since(digest.coverage.since)}" if digest.coverage.since else ""
    if not told:
        return f"No new stories{since}"
    if fresh == len(told):
        return f"{stories(len(told))}{', all new' if since else ''}{since}".replace("1 story, all new", "1 story, new")
    return f"{stories(len(told))}, {fresh or 'none'} new{since}"


def subject(digest: Digest, calendar: Calendar, *, discreet: bool) -> str:
    """What the issue brings, which digest it is, its day; discreetly without topics and keywords."""
    name = one_line(digest.subscription)
    says = f"{'Urgent: ' if digest.slot.urgent else ''}{summary(digest, calendar)}"
    day = date(digest.slot.key)
    if discreet:
        return f"{says} – {day}" if _tells(name, digest) else f"{says} – {name}, {day}"
    topics = ", ".join(
        f"{section_name(section.name, digest.grouping)} {len(section.stories) + len(section.older)}"
        for section in digest.sections[:3]
    )
    full = f"{says}: {one_line(topics)} – {name}, {day}"
    short = f"{says} – {name}, {day}"
    return full if len(digest.sections) > 1 and topics and len(full) <= _SUBJECT else short


def _tells(name: str, digest: Digest) -> bool:
    """Whether the name of a digest has a word of its topics or of what was found."""
    topics = {section.name for section in digest.sections} | set(digest.quiet_topics)
    topics |= {trend.topic for trend in digest.trends}
    told = {word for term in _terms(digest) | topics for word in searchable(term).split()}
    return bool(told & set(searchable(name).split()))


def _terms(digest: Digest) -> set[str]:
    return {term for story in digest.stories for term in (*story.terms, *story.topics)}


def preheader(digest: Digest, told: Sequence[DigestStory], *, discreet: bool) -> str:
    """What mail programs show beside the subject: the headlines that lead, and what was read."""
    read = covered(digest.coverage)
    if discreet:
        return read
    leads = [headline(story) for story in told[:2]]
    return " · ".join((*(cut(lead, _HEADLINE_IN_PREHEADER) for lead in leads), read))


def headline(story: DigestStory) -> str:
    """The words of the headline that leads a story."""
    return "".join(piece.text for piece in story.lead.headline)


# --- the foot ---------------------------------------------------------------------------------------------


def covered(coverage: Coverage) -> str:
    """`412 of 415 outlets read`."""
    return f"{coverage.outlets_read:,} of {coverage.outlets:,} outlets read"


def coverage_line(coverage: Coverage, calendar: Calendar) -> str:
    """What was read and what was not, in one line."""
    parts = [covered(coverage)]
    if coverage.gaps:
        when = f" {_between(coverage.gaps[0], calendar)}" if len(coverage.gaps) == 1 else ""
        parts.append(f"{len(_outlets(coverage.gaps)):,} with a possible gap{when}")
    if coverage.unvisited:
        parts.append(f"{len(coverage.unvisited):,} not visited yet")
    if coverage.outages:
        parts.append(_down(coverage.outages, calendar))
    return "; ".join(parts)


def _down(outages: Sequence[Outage], calendar: Calendar) -> str:
    """`1 down since Tuesday: Novaya Gazeta, certificate expired`."""
    if len(outages) == 1:
        (one,) = outages
        return f"1 down since {calendar.since(one.since)}: {one.outlet}, {_reason(one.sentence)}"
    return f"{len(outages):,} down: {listed(_outlets(outages), 3)}"


def _reason(sentence: str) -> str:
    """The first sentence of a reason, as the end of ours."""
    first = one_line(sentence).split(". ")[0].rstrip(".")
    opening = first.split(" ", 1)[0]
    return cut(opening.lower() + first[len(opening) :] if opening in _OPENINGS else first, 120)


def _outlets(named: Collection[Outage | Gap]) -> list[str]:
    return list(dict.fromkeys(each.outlet for each in named))


def gap(told: Gap, calendar: Calendar) -> str:
    """`TASS, 03:10–04:40`."""
    return f"{told.outlet}, {_between(told, calendar)}"


def _between(told: Gap, calendar: Calendar) -> str:
    """`03:10–04:40` for a gap of today, with the days for others."""
    if told.since is None:
        return f"before {calendar.when(told.until)}"
    since, until, today = (moment.astimezone(calendar.zone) for moment in (told.since, told.until, calendar.now))
    if since.date() == until.date() == today.date():
        return f"{since:%H:%M}–{until:%H:%M}"
    return f"{calendar.when(told.since)} – {calendar.when(told.until)}"
