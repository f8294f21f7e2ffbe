"""Which findings a subscription wants. What it does not want is named with its reason, never dropped silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.digest.telling import NO_HEADLINE, grouped
from monitor.languages.recognised import language_of, may_be
from monitor.model import DigestStory, Entry, Finding, LeftOut, Material, Selection, Suggestion

_NEAR_MISSES = 8  # told of one topic
_BY_ACCIDENT = 20  # entries that one part may have kept off a topic without being meant to


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Stories that wait for more outlets, and those that waited long enough."""

    told: tuple[DigestStory, ...]
    waiting: tuple[DigestStory, ...]
    in_vain: tuple[DigestStory, ...]


def unwanted(selection: Selection, finding: Finding, material: Material) -> str:
    """Why the subscription does not want a finding; empty when it does."""
    if finding.entry_id in material.excluded:
        return "exclude"
    if selection.languages and (language := _other_language(finding.entry, selection.languages)):
        return f"language {language}"
    if selection.tags and not set(selection.tags) & set(material.tags.get(finding.outlet, ())):
        return "outlet without the tag" if len(selection.tags) == 1 else "outlet without one of the tags"
    return ""


def _other_language(entry: Entry, wanted: Sequence[str]) -> str:
    """The language of an entry that is in none of these; one that nobody names counts when its words are sure of it."""
    named = (entry.language or "").lower()
    if not named:
        code = language_of(entry.title, entry.text)
        return "" if any(may_be(code, each) for each in wanted) else code
    if _speaks(named, wanted):
        return ""
    base = named.split("-")[0]
    return named if any(each.lower().startswith(f"{base}-") for each in wanted) else base


def _speaks(language: str, wanted: Sequence[str]) -> bool:
    """Whether a language is one of these; `pt` takes in `pt-br`."""
    return any(language == each.lower() or language.startswith(f"{each.lower()}-") for each in wanted)


def by_outlets(stories: Sequence[DigestStory], minimum: int, waits_since: datetime) -> Wanted:
    """A story waits until enough outlets carry it, or until it is old; an update to one told before never waits."""
    few = [story for story in stories if len(story.outlets) < minimum and story.told_in is None]
    too_few = {story.story for story in few}
    return Wanted(
        told=tuple(story for story in stories if story.story not in too_few),
        waiting=tuple(story for story in few if _newest(story) >= waits_since),
        in_vain=tuple(story for story in few if _newest(story) < waits_since),
    )


def _newest(story: DigestStory) -> datetime:
    return max(article.lead.at for article in story.articles)


def left_out(findings: Sequence[tuple[Finding, str]]) -> tuple[LeftOut, ...]:
    """The unwanted findings, each article once."""
    reasons = {finding.match_id: reason for finding, reason in findings}
    return tuple(
        LeftOut(
            headline=same[0].entry.title or NO_HEADLINE,
            outlet=same[0].outlet,
            url=same[0].entry.url,
            reason=reasons[same[0].match_id],
            match_ids=tuple(finding.match_id for finding in same),
        )
        for same in grouped((finding for finding, _ in findings), "article")
    )


def waited_in_vain(stories: Sequence[DigestStory], minimum: int) -> tuple[LeftOut, ...]:
    """The stories that too few outlets carried for too long."""
    return tuple(
        LeftOut(
            headline=story.lead.lead.title or NO_HEADLINE,
            outlet=story.lead.lead.outlet,
            url=story.lead.lead.url,
            reason=f"in fewer than {minimum} outlets for a week",
            match_ids=story.match_ids,
        )
        for story in stories
    )


def nearest(near_misses: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """The first few of each topic; a part that failed alone in many entries is what the topic is meant to leave out."""
    taken: dict[str, list[Suggestion]] = defaultdict(list)
    for one in near_misses:
        if len(taken[one.topic]) < _NEAR_MISSES and (one.word or one.entries <= _BY_ACCIDENT):
            taken[one.topic].append(one)
    return tuple(one for several in taken.values() for one in several)
