"""What goes into this issue, in what order. Nothing that was found is left out: it is told, told before, or named."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.digest.selecting import by_outlets, left_out, nearest, unwanted, waited_in_vain
from monitor.digest.telling import grouped, later_copy, story, with_places
from monitor.model import (
    Digest,
    DigestStory,
    Finding,
    Grouping,
    Layout,
    Material,
    Order,
    Section,
    Slot,
    Subscription,
    Trend,
)

__all__ = ["compose", "digest_id", "midnights", "trends", "with_places"]

OLD = timedelta(days=7)
_NO_TAG = "Other outlets"


def digest_id(begun: datetime | None, subscription: str, slot: Slot) -> str:
    """Derived, so that composing the same issue twice gives the same name; a ledger begun at another time, another."""
    ledger = begun.astimezone(UTC).isoformat() if begun else ""
    return hashlib.blake2b(f"{ledger}\0{subscription}\0{slot.key}".encode(), digest_size=12).hexdigest()


def midnights(zone: str, now: datetime, days: int) -> tuple[datetime, ...]:
    """Where the last days begin on the clock of a zone, the oldest first; the last one is today."""
    clock = ZoneInfo(zone)
    today = now.astimezone(clock).date()
    dates = (today - timedelta(days=ago) for ago in range(days - 1, -1, -1))
    return tuple(datetime.combine(date, time(), clock).astimezone(UTC) for date in dates)


def trends(
    topics: Sequence[str], came_out: Iterable[tuple[str, int, datetime]], mornings: Sequence[datetime]
) -> tuple[Trend, ...]:
    """How many stories each topic had on each day; a day ends where the next one begins."""
    counts = {topic: [0] * len(mornings) for topic in topics}
    for topic, _, at in came_out:
        day = bisect_right(mornings, at) - 1
        if day >= 0:
            counts[topic][day] += 1
    return tuple(Trend(topic=topic, days=tuple(days)) for topic, days in counts.items())


def compose(subscription: Subscription, slot: Slot, material: Material, now: datetime) -> Digest:
    """One issue: each story once, in its section, with every article and outlet that tells it."""
    selection, topics = subscription.selection, subscription.topics
    reasons = [(finding, unwanted(selection, finding, material)) for finding in material.findings]
    wanted = [finding for finding, reason in reasons if not reason]
    new = grouped((finding for finding in wanted if finding.told_in is None), "story")
    before = grouped((finding for finding in wanted if finding.told_in is not None), "article")
    stories = [story(told, material.carriers, topics) for told in new]
    chosen = by_outlets(stories, selection.minimum_outlets, now - OLD)
    return Digest(
        id=digest_id(material.begun, subscription.name, slot),
        subscription=subscription.name,
        slot=slot,
        zone=subscription.schedule.zone,
        composed_at=now,
        sections=_sections(subscription, chosen.told, material.tags, now),
        later=tuple(later_copy(told, material.carriers[told[0].article]) for told in before),
        edits=material.edits,
        quiet_topics=_quiet(topics, material.findings),
        coverage=material.coverage,
        grouping=subscription.layout.group_by,
        trends=material.trends,
        left_out=left_out([(finding, reason) for finding, reason in reasons if reason])
        + waited_in_vain(chosen.in_vain, selection.minimum_outlets),
        waiting=len(chosen.waiting),
        near_misses=nearest(material.near_misses),
    )


def _quiet(topics: Sequence[str], findings: Sequence[Finding]) -> tuple[str, ...]:
    """The topics that nothing was found for."""
    found = {finding.match.topic for finding in findings}
    return tuple(topic for topic in topics if topic not in found)


def _sections(
    subscription: Subscription, stories: Sequence[DigestStory], tags: Mapping[str, Sequence[str]], now: datetime
) -> tuple[Section, ...]:
    """The stories in their sections: topics in the subscription's order, all else by the first story in it."""
    layout = subscription.layout
    ranked = sorted(stories, key=_newest_first if layout.order is Order.NEWEST else _rank)
    names = [_name(each, layout, subscription, tags) for each in ranked]
    listed = subscription.topics if layout.group_by is Grouping.TOPIC else tuple(dict.fromkeys(names))
    return tuple(
        _section(name, [each for each, its in zip(ranked, names, strict=True) if its == name], now)
        for name in listed
        if name in names
    )


def _name(told: DigestStory, layout: Layout, subscription: Subscription, tags: Mapping[str, Sequence[str]]) -> str:
    """The section that a story stands in."""
    if layout.group_by is Grouping.TOPIC:
        return told.topics[0]
    if layout.group_by is Grouping.OUTLET:
        return told.lead.lead.outlet
    if layout.group_by is Grouping.LANGUAGE:
        return (told.lead.language or "").lower().split("-")[0]
    mine = tags.get(told.lead.lead.outlet, ())
    asked = [tag for tag in subscription.selection.tags if tag in mine]
    return next(iter((*asked, *mine)), _NO_TAG)


def _section(name: str, mine: Sequence[DigestStory], now: datetime) -> Section:
    fresh = tuple(each for each in mine if now - each.lead.lead.at <= OLD)
    older = tuple(each for each in mine if now - each.lead.lead.at > OLD)
    return Section(name=name, stories=fresh, older=older)


def _rank(told: DigestStory) -> tuple[int, int, bool, int, float, int]:
    """More independent outlets, more outlets, new before told, more that matched, newer; the number ends a tie."""
    independent = {article.lead.outlet for article in told.articles}
    return (
        -len(independent),
        -len(told.outlets),
        told.told_in is not None,
        -_strength(told),
        *_newest_first(told),
    )


def _newest_first(told: DigestStory) -> tuple[float, int]:
    return -max(article.lead.at for article in told.articles).timestamp(), told.story


def _strength(told: DigestStory) -> int:
    """How much of a story says that it is on the topic: each term found, and twice for a hit in a headline."""
    in_headline = any(piece.hit for article in told.articles for piece in article.headline)
    return len(told.terms) + 2 * in_headline
