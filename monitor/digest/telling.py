"""One story as it is told: the article that leads, the others, and what a reader should know of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from monitor.dated import is_plausible, plausible_time
from monitor.languages.recognised import language_of
from monitor.model import (
    Badge,
    BadgeKind,
    DigestStory,
    Finding,
    LaterCopy,
    Match,
    Publication,
    Span,
    Telling,
)
from monitor.text import highlight, searchable, snippet

NO_HEADLINE = "(no headline)"
Carriers = Mapping[int, tuple[Publication, ...]]


def grouped(findings: Iterable[Finding], name: str) -> list[list[Finding]]:
    """The findings of each `story`, or of each `article`, in the order met."""
    groups: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[getattr(finding, name)].append(finding)
    return list(groups.values())


def story(told: Sequence[Finding], carriers: Carriers, topics: Sequence[str]) -> DigestStory:
    """All that was found of one event, told once."""
    articles = [_telling(same, carriers[same[0].article]) for same in grouped(told, "article")]
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
    lead = min(told, key=lambda f: (plausible_time(f.entry.dated, f.first_seen), f.match_id))
    spans = [span for finding in told if finding.entry_id == lead.entry_id for span in finding.match.spans]
    in_title = [span for span in spans if span.field == "title"]
    in_text = [span for span in spans if span.field == "text"]
    in_page = [span for span in spans if span.field == "page"]
    at = plausible_time(lead.entry.dated, lead.first_seen)
    mine = Publication(outlet=lead.outlet, title=lead.entry.title, url=lead.entry.url, at=at)
    return Telling(
        article=lead.article,
        headline=highlight(lead.entry.title or NO_HEADLINE, in_title if lead.entry.title else ()),
        snippet=snippet(lead.entry.text, in_text) if in_text or not in_page else snippet(lead.page, in_page),
        lead=mine,
        also_in=_others(carriers, mine),
        language=lead.entry.language or language_of(lead.entry.title, lead.entry.text) or None,
        badges=_badges(lead, spans),
    )


def _terms(told: Sequence[Finding]) -> tuple[str, ...]:
    """The terms that hit, as the desk wrote them; two ways to write the same are one."""
    places: dict[tuple[object, ...], list[Span]] = defaultdict(list)
    for finding in told:
        for span in finding.match.spans:
            places[finding.entry_id, span.field, span.start, span.end, span.form].append(span)
    terms = [span.term for there in places.values() for span in _telling_terms(there)]
    return tuple({searchable(term): term for term in reversed(terms)}.values())[::-1]


def _telling_terms(there: Sequence[Span]) -> Sequence[Span]:
    """Of the terms that stand at one place: the one that stands there itself, else the first that it is a form of."""
    form = there[0].form
    return [span for span in there if searchable(span.term) == form] or (there[:1] if form else there)


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


def later_copy(told: Sequence[Finding], carriers: Sequence[Publication]) -> LaterCopy:
    """What is new of an article that was told before: more outlets carry it."""
    first = carriers[0]
    new = [
        Publication(outlet=finding.outlet, title=finding.entry.title, url=finding.entry.url, at=finding.first_seen)
        for finding in told
        if (finding.outlet, finding.entry.url) != (first.outlet, first.url)
    ]
    return LaterCopy(
        headline=first.title or NO_HEADLINE,
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
            _on_page(spans),
            _gone(lead),
            _misdated(lead),
            _linked(lead.entry.url, lead.feed),
            _placed(lead),
        )
        if badge is not None
    )  # fmt: skip


def _edited(lead: Finding) -> Badge | None:
    if lead.earlier_title is None:
        return None
    return Badge(kind=BadgeKind.EDITED, label="Headline edited", detail=f"It was: “{lead.earlier_title}”")


def _placed(lead: Finding) -> Badge | None:
    return Badge(kind=BadgeKind.BY_HAND, label="Placed by hand", detail=lead.by_hand) if lead.by_hand else None


def _on_page(spans: Sequence[Span]) -> Badge | None:
    if not spans or any(span.field != "page" for span in spans):
        return None
    return Badge(
        kind=BadgeKind.ON_PAGE, label="In the full text", detail="The words stand on the page, not in the feed"
    )


def _gone(lead: Finding) -> Badge | None:
    if lead.gone_at is None:
        return None
    return Badge(
        kind=BadgeKind.GONE,
        label="No longer in feed",
        detail="The outlet has taken it out of its feed, where older entries still stand",
    )


def _misdated(lead: Finding) -> Badge | None:
    """What is shown is no date of the feed: it gives none that can be, or only that of a change after it was found."""
    said, published = lead.entry.dated, lead.entry.published
    if said is not None and is_plausible(said, lead.first_seen):
        return None
    if published is None:
        detail = "The feed does not say when it came out; shown is when it was found"
        return Badge(kind=BadgeKind.DATE, label="No date", detail=detail)
    detail = f"The feed dates it {published.day} {published:%b %Y}, which is not plausible; shown is when it was found"
    return Badge(kind=BadgeKind.DATE, label="Date implausible", detail=detail)


def _linked(entry_url: str, feed_url: str) -> Badge | None:
    """What the address says of the source: none at all, or one that others on the way can read and change."""
    if not entry_url:
        return Badge(kind=BadgeKind.NO_LINK, label="No link", detail="The feed gives no usable link")
    if entry_url.startswith("http://"):
        detail = "The link is not encrypted: others on the way can see and change what you read"
    elif feed_url.startswith("http://") and not _is_here(feed_url):
        detail = "The feed is not encrypted: others on the way could have changed this"
    else:
        return None
    return Badge(kind=BadgeKind.UNENCRYPTED, label="Unencrypted", detail=detail)


def _is_here(url: str) -> bool:
    """Whether an address is on this machine: nobody is on the way."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def with_places(finding: Finding, matches: Sequence[Match]) -> Finding:
    """The finding with its places in the newest version of an edited entry, if that still matches."""
    fresh = next((match for match in matches if match.topic == finding.match.topic), finding.match)
    return replace(finding, match=fresh)
