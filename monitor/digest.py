"""What goes into this issue, in what order. Nothing that was found is left out: it is told, or told before."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import (
    Coverage,
    Digest,
    DigestStory,
    Edit,
    Finding,
    LaterCopy,
    Match,
    Publication,
    Section,
    Slot,
    Subscription,
)
from monitor.text import highlight, searchable, snippet

OLD = timedelta(days=7)
_AHEAD = timedelta(hours=48)


def digest_id(subscription: str, slot: Slot) -> str:
    """Derived from subscription and slot: composing the same issue twice gives the same name."""
    return hashlib.blake2b(f"{subscription}\0{slot.key}".encode(), digest_size=12).hexdigest()


def compose(
    subscription: Subscription,
    slot: Slot,
    findings: Sequence[Finding],
    carriers: Mapping[int, tuple[Publication, ...]],
    edits: Sequence[Edit],
    coverage: Coverage,
    now: datetime,
) -> Digest:
    """One issue: each article once, in the section of its first topic, with every outlet that carries it."""
    by_article: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_article[finding.article].append(finding)
    new = [told for told in by_article.values() if told[0].told_in is None]
    stories = [_story(told, carriers[told[0].article], subscription.topics) for told in new]
    sections = tuple(
        section for topic in subscription.topics if (section := _section(topic, stories, now)).stories or section.older
    )
    return Digest(
        id=digest_id(subscription.name, slot),
        subscription=subscription.name,
        slot=slot,
        zone=subscription.schedule.zone,
        composed_at=now,
        sections=sections,
        later=tuple(
            _later(told, carriers[told[0].article]) for told in by_article.values() if told[0].told_in is not None
        ),
        edits=tuple(edits),
        quiet_topics=_quiet(subscription.topics, findings),
        coverage=coverage,
    )


def _quiet(topics: Sequence[str], findings: Sequence[Finding]) -> tuple[str, ...]:
    """The topics that nothing in this issue is on."""
    found = {finding.match.topic for finding in findings}
    return tuple(topic for topic in topics if topic not in found)


def _section(topic: str, stories: Sequence[DigestStory], now: datetime) -> Section:
    mine = sorted((story for story in stories if story.topics[0] == topic), key=_rank)
    fresh = tuple(story for story in mine if now - story.lead.at <= OLD)
    return Section(topic=topic, stories=fresh, older=tuple(story for story in mine if story not in fresh))


def _rank(story: DigestStory) -> tuple[int, float, int]:
    """More outlets first, then the newer; the article's number makes the order the same every time."""
    outlets = {story.lead.outlet, *(publication.outlet for publication in story.also_in)}
    return -len(outlets), -story.lead.at.timestamp(), story.article


def _story(told: Sequence[Finding], carriers: Sequence[Publication], topics: Sequence[str]) -> DigestStory:
    lead = min(told, key=lambda f: (plausible_time(f.entry.published, f.first_seen), f.match_id))
    spans = [span for finding in told if finding.entry_id == lead.entry_id for span in finding.match.spans]
    in_title = [span for span in spans if span.field == "title"]
    in_text = [span for span in spans if span.field == "text"]
    at = plausible_time(lead.entry.published, lead.first_seen)
    mine = Publication(outlet=lead.outlet, title=lead.entry.title, url=lead.entry.url, at=at)
    found = {finding.match.topic for finding in told}
    return DigestStory(
        article=lead.article,
        headline=highlight(lead.entry.title or "(no headline)", in_title if lead.entry.title else ()),
        snippet=snippet(lead.entry.text, in_text),
        lead=mine,
        also_in=_others(carriers, mine),
        language=lead.entry.language,
        topics=tuple(topic for topic in topics if topic in found),
        terms=_terms(told),
        notes=_notes(lead, spans),
        match_ids=tuple(finding.match_id for finding in told),
    )


def _terms(told: Sequence[Finding]) -> tuple[str, ...]:
    """The terms that hit, as the desk wrote them; two ways to write the same are one."""
    terms = (span.term for finding in told for span in finding.match.spans)
    return tuple({searchable(term): term for term in reversed(tuple(terms))}.values())[::-1]


def _others(carriers: Sequence[Publication], lead: Publication) -> tuple[Publication, ...]:
    """Every other entry that carries the article, one per outlet and address."""
    seen = {(lead.outlet, lead.url)}
    others = []
    for publication in carriers:
        if (publication.outlet, publication.url) not in seen:
            seen.add((publication.outlet, publication.url))
            others.append(publication)
    return tuple(others)


def _later(told: Sequence[Finding], carriers: Sequence[Publication]) -> LaterCopy:
    first = carriers[0]
    new = [
        Publication(outlet=finding.outlet, title=finding.entry.title, url=finding.entry.url, at=finding.first_seen)
        for finding in told
    ]
    return LaterCopy(
        headline=first.title or "(no headline)",
        url=first.url,
        told_in=told[0].told_in or "",
        also_in=tuple(dict.fromkeys(publication for publication in new if publication != first)),
        match_ids=tuple(finding.match_id for finding in told),
    )


def _notes(lead: Finding, spans: Sequence[object]) -> tuple[str, ...]:
    """What a reader should know of the entry, in words."""
    notes = []
    if lead.earlier_title is not None:
        notes.append(f"Headline edited; it was: “{lead.earlier_title}”")
    if not spans:
        notes.append("Edited since it was found: the words that matched are gone")
    if lead.entry.published is not None and not _is_plausible(lead.entry.published, lead.first_seen):
        notes.append(
            f"The feed dates it {lead.entry.published:%d %b %Y}, which is not plausible; shown: when it was found"
        )
    if not lead.entry.url:
        notes.append("The feed gives no usable link")
    return tuple(notes)


def plausible_time(published: datetime | None, first_seen: datetime) -> datetime:
    """When the story came out as far as we can tell: the feed's date unless it is missing or absurd."""
    if published is None or not _is_plausible(published, first_seen):
        return first_seen
    return min(published, first_seen)


def _is_plausible(published: datetime, first_seen: datetime) -> bool:
    """Not far ahead, and not from before there were feeds: an old date on a new find may well be true."""
    return published - first_seen <= _AHEAD and published.year >= 1995


def with_places(finding: Finding, matches: Sequence[Match]) -> Finding:
    """The finding with its places in the newest version of an edited entry, if that still matches."""
    fresh = next((match for match in matches if match.topic == finding.match.topic), finding.match)
    return replace(finding, match=fresh)
