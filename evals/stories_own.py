"""Monitor's own decisions on labelled sets: its copies as entries come in, its stories as a digest is composed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import cast

from stories_sets import Labelled

from monitor import articles, stories
from monitor.articles import copies
from monitor.model import CarriedText, Entry, StoryArticle
from monitor.pipeline import copying
from monitor.ports import Transaction

Labels = list[int]
STREAM = 3_000  # newest texts that the use of words is learnt from, as when a digest is composed


class Held:
    """What the ledger holds of entries, in memory: as much as telling copies asks for."""

    def __init__(self) -> None:
        self.keys: dict[str, tuple[int, datetime]] = {}
        self.entries: dict[int, CarriedText] = {}
        self._sketches: dict[int, list[int]] = defaultdict(list)
        self._of: dict[str, list[CarriedText]] = defaultdict(list)

    def sketched(self, hashes: Collection[int]) -> dict[int, list[int]]:
        """The entries of the window that are found under each of the hashes."""
        return {value: held for value in hashes if (held := self._sketches.get(value))}

    def texts(self, entry_ids: Collection[int]) -> dict[int, CarriedText]:
        """What these entries say."""
        return {entry: self.entries[entry] for entry in entry_ids}

    def texts_of(self, outlet: str, most: int, head: int) -> list[tuple[str, str]]:
        """Headline and beginning of the newest entries of an outlet."""
        return [(one.title, one.text[:head]) for one in self._of[outlet][: -most - 1 : -1]]

    def add(self, one: CarriedText, sketch: Collection[int]) -> None:
        """Hold an entry."""
        self.entries[one.entry] = one
        self._of[one.outlet].append(one)
        for value in sketch:
            kept = [entry for entry in self._sketches[value] if one.at - self.entries[entry].at <= copies.WINDOW]
            self._sketches[value] = [*kept, one.entry]


def copy_groups(texts: Sequence[Labelled]) -> Labels:
    """The article of each text, each fetched by itself in the order of time."""
    held = Held()
    found: Labels = []
    for number, one in enumerate(texts, start=1):
        entry = Entry(id="", url=one.url, title=one.title, text=one.text)
        keys = [articles.keys(one.outlet, entry)]
        known = {key: held.keys[key] for key in keys[0] if key in held.keys}
        joined = [0] if articles.decide(keys, known, one.at)[0].reason != articles.BEGUN else []
        looked = copying.look(cast(Transaction, held), one.outlet, [entry], joined, one.at)
        [decision] = articles.decide(keys, known, one.at, looked.found)
        article = decision.article if decision.article > 0 else number
        held.keys.update((key, (article, one.at)) for key in keys[0])
        held.add(
            CarriedText(entry=number, article=article, outlet=one.outlet, title=one.title, text=one.text, at=one.at),
            looked.sketches[0],
        )
        found.append(article)
    return found


def story_groups(texts: Sequence[Labelled]) -> Labels:
    """The story of each text, all decided at once."""
    decisions = stories.assign([_article(number, one) for number, one in enumerate(texts, start=1)])
    return [decision.story for decision in decisions]


def frozen_groups(texts: Sequence[Labelled], every: timedelta) -> Labels:
    """The story of each text when a digest is sent after each such time and what it told never changes."""
    told: dict[int, StoryArticle] = {}
    ordered = sorted(enumerate(texts, start=1), key=lambda numbered: (numbered[1].at, numbered[0]))
    begun = ordered[0][1].at
    seen: list[tuple[str, str]] = []
    for _, batch in groupby(ordered, key=lambda numbered: (numbered[1].at - begun) // every):
        new = [_article(number, one) for number, one in batch]
        seen = [*seen, *((one.title, one.text) for one in new)][-STREAM:]
        since = new[0].at - stories.WINDOW
        window = [*(one for one in told.values() if one.at >= since), *new]
        home = {one.article: one.story for one in stories.assign(window, stream=stories.learn(seen))}
        told.update((one.article, replace(one, story=home[one.article])) for one in window)
    return [told[number].story or 0 for number in range(1, len(texts) + 1)]


def _article(number: int, one: Labelled) -> StoryArticle:
    return StoryArticle(article=number, outlet=one.outlet, title=one.title, text=one.text, at=one.at)
