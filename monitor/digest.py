"""What goes into this issue, in what order. Nothing that was found is left out: it is told, or told before."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import (
    Badge,
    BadgeKind,
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
    Span,
    Subscription,
    Telling,
)
from monitor.text import highlight, searchable, snippet

OLD = timedelta(days=7)
_AHEAD = timedelta(hours=48)
Carriers = Mapping[int, tuple[Publication, ...]]


def digest_id(subscription: str, slot: Slot) -> str:
    """Derived from subscription and slot: composing the same issue twice gives the same name."""
    return hashlib.blake2b(f"{subscription}\0{slot.key}".encode(), digest_size=12).hexdigest()


def compose(
    subscription: Subscription,
    slot: Slot,
    findings: Sequence[Finding],
    carriers: Carriers,
    edits: Sequence[Edit],
    coverage: Coverage,
    now: datetime,
) -> Digest:
    """One issue: each story once, in the section of its first topic, with every article and outlet that tells it."""
    new = [finding for finding in findings if finding.told_in is None]
    stories = [_story(told, carriers, subscription.topics) for told in _by(new, "story")]
    sections = tuple(
        section for topic in subscription.topics if (section := _section(topic, stories, now)).stories or section.older
    )
    before = [finding for finding in findings if finding.told_in is not None]
    return Digest(
        id=digest_id(subscription.name, slot),
        subscription=subscription.name,
        slot=slot,
        zone=subscription.schedule.zone,
        composed_at=now,
        sections=sections,
        later=tuple(_later(told, carriers[told[0].article]) for told in _by(before, "article")),
        edits=tuple(edits),
        quiet_topics=_quiet(subscription.topics, findings),
        coverage=coverage,
    )


def _by(findings: Iterable[Finding], name: str) -> list[list[Finding]]:
    """The findings of each story, or of each article, in the order met."""
    groups: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[getattr(finding, name)].append(finding)
    return list(groups.values())


def _quiet(topics: Sequence[str], findings: Sequence[Finding]) -> tuple[str, ...]:
    """The topics that nothing in this issue is on."""
    found = {finding.match.topic for finding in findings}
    return tuple(topic for topic in topics if topic not in found)


def _section(topic: str, stories: Sequence[DigestStory], now: datetime) -> Section:
    mine = sorted((story for story in stories if story.topics[0] == topic), key=_rank)
    fresh = tuple(story for story in mine if now - story.lead.lead.at <= OLD)
    return Section(topic=topic, stories=fresh, older=tuple(story for story in mine if story not in fresh))


def _rank(story: DigestStory) -> tuple[int, int, bool, int, float, int]:
    """More independent outlets, more outlets, new before told, more that matched, newer; the number ends a tie."""
    independent = {article.lead.outlet for article in story.articles}
    newest = max(article.lead.at for article in story.articles)
    return (
        -len(independent),
        -len(story.outlets),
        story.told_in is not None,
        -_strength(story),
        -newest.timestamp(),
        story.story,
    )


def _strength(story: DigestStory) -> int:
    """How much of a story says that it is on the topic: each term found, and twice for a hit in a headline."""
    in_headline = any(piece.hit for article in story.articles for piece in article.headline)
    return len(story.terms) + 2 * in_headline


# --- one story --------------------------------------------------------------------------------------------


def _story(told: Sequence[Finding], carriers: Carriers, topics: Sequence[str]) -> DigestStory:
    articles = [_telling(same, carriers[same[0].article]) for same in _by(told, "article")]
    found = {finding.match.topic for finding in told}
    return DigestStory(
        story=told[0].story,
        articles=tuple(sorted(articles, key=_precedence)),
        topics=tuple(topic for topic in topics if topic in found),
        terms=_terms(told),
        match_ids=tuple(finding.match_id for finding in told),
        told_in=max((finding.story_told_in for finding in told if finding.story_told_in is not None), default=None),
    )


def _precedence(article: Telling) -> tuple[int, datetime, int]:
    """Which article tells the story: the one in most outlets, then the earliest."""
    return -len(article.outlets), article.lead.at, article.article


def _telling(told: Sequence[Finding], carriers: Sequence[Publication]) -> Telling:
    lead = min(told, key=lambda f: (plausible_time(f.entry.published, f.first_seen), f.match_id))
    spans = [span for finding in told if finding.entry_id == lead.entry_id for span in finding.match.spans]
    in_title = [span for span in spans if span.field == "title"]
    in_text = [span for span in spans if span.field == "text"]
    at = plausible_time(lead.entry.published, lead.first_seen)
    mine = Publication(outlet=lead.outlet, title=lead.entry.title, url=lead.entry.url, at=at)
    return Telling(
        article=lead.article,
        headline=highlight(lead.entry.title or "(no headline)", in_title if lead.entry.title else ()),
        snippet=snippet(lead.entry.text, in_text),
        lead=mine,
        also_in=_others(carriers, mine),
        language=lead.entry.language,
        badges=_badges(lead, spans),
    )


def _terms(told: Sequence[Finding]) -> tuple[str, ...]:
    """The terms that hit, as the desk wrote them; two ways to write the same are one."""
    terms = (span.term for finding in told for span in finding.match.spans)
    return tuple({searchable(term): term for term in reversed(tuple(terms))}.values())[::-1]


def _others(carriers: Sequence[Publication], lead: Publication) -> tuple[Publication, ...]:
    """Every other entry that carries the article, one for each outlet and address, the earliest first."""
    seen = {(lead.outlet, lead.url)}
    others = []
    for publication in carriers:
        if (publication.outlet, publication.url) not in seen:
            seen.add((publication.outlet, publication.url))
            others.append(_dated(publication))
    return tuple(sorted(others, key=lambda publication: publication.at))


def _dated(publication: Publication) -> Publication:
    """The publication at the time that may be told."""
    return replace(publication, at=plausible_time(publication.published, publication.at), published=None)


def _later(told: Sequence[Finding], carriers: Sequence[Publication]) -> LaterCopy:
    first = carriers[0]
    new = [
        Publication(outlet=finding.outlet, title=finding.entry.title, url=finding.entry.url, at=finding.first_seen)
        for finding in told
        if (finding.outlet, finding.entry.url) != (first.outlet, first.url)
    ]
    return LaterCopy(
        headline=first.title or "(no headline)",
        url=first.url,
        told_in=told[0].told_in or "",
        also_in=tuple(dict.fromkeys(new)),
        match_ids=tuple(finding.match_id for finding in told),
    )


def _badges(lead: Finding, spans: Sequence[Span]) -> tuple[Badge, ...]:
    """What a reader should know of the entry, in words."""
    return tuple(
        badge
        for badge in (
            _edited(lead),
            None if spans else Badge(
                kind=BadgeKind.NO_MATCH, label="Words gone",
                detail="Edited since it was found: the words that matched are gone",
            ),
            _gone(lead),
            _misdated(lead),
            _linked(lead.entry.url),
        )
        if badge is not None
    )  # fmt: skip


def _edited(lead: Finding) -> Badge | None:
    if lead.earlier_title is None:
        return None
    return Badge(kind=BadgeKind.EDITED, label="Headline edited", detail=f"It was: “{lead.earlier_title}”")


def _gone(lead: Finding) -> Badge | None:
    if lead.gone_since is None:
        return None
    return Badge(
        kind=BadgeKind.GONE,
        label="No longer in feed",
        detail="The outlet has taken it out of its feed, where older entries still stand",
    )


def _misdated(lead: Finding) -> Badge | None:
    said = lead.entry.published
    if said is None or _is_plausible(said, lead.first_seen):
        return None
    detail = f"The feed dates it {said.day} {said:%b %Y}, which is not plausible; shown is when it was found"
    return Badge(kind=BadgeKind.DATE, label="Date implausible", detail=detail)


def _linked(url: str) -> Badge | None:
    if not url:
        return Badge(kind=BadgeKind.NO_LINK, label="No link", detail="The feed gives no usable link")
    if url.startswith("http://"):
        return Badge(
            kind=BadgeKind.UNENCRYPTED,
            label="Unencrypted",
            detail="The link is not encrypted: others on the way can see and change what you read",
        )
    return None


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
