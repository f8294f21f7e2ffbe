"""Which of a visit's new entries are copies of texts that are held? Few statements for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from monitor.articles import copies
from monitor.dated import plausible_date
from monitor.model import CarriedText, CopyFound, Entry
from monitor.ports import Transaction

_LEARNT_FROM = 30  # newest entries of a feed that its outlet's furniture is seen in


@dataclass(frozen=True, kw_only=True, slots=True)
class Copying:
    """For each new entry: what it is a copy of, if it is, and the hashes by which later copies find it."""

    found: tuple[CopyFound | None, ...]
    sketches: tuple[list[int], ...]


def look(
    transaction: Transaction, outlet: str, new: Sequence[Entry], joined: Collection[int], now: datetime
) -> Copying:
    """Look for copies among all but the `joined`, which are known to belong to an article by other means."""
    texts = [_text(-1 - place, outlet, one, now) for place, one in enumerate(new)]
    runs = [copies.runs(one.title, one.text) for one in new]
    probes = [copies.probes(found) for found in runs]
    held = transaction.sketched({value for found in probes for value in found})
    crowded = {value for value, entries in held.items() if len(entries) >= copies.CROWDED}
    sketches = tuple(copies.sketch(found, crowded) for found in probes)
    wanted = _wanted(probes, sketches, held, joined)
    known = (
        transaction.texts({entry for entries in wanted.values() for entry in entries if entry > 0}) if wanted else {}
    )
    known = {**known, **{one.entry: one for one in texts}}
    furniture = _Furniture(transaction, outlet, texts)
    found = tuple(
        _best(texts[place], [known[entry] for entry in wanted.get(place, ()) if entry in known], furniture)
        for place in range(len(new))
    )
    return Copying(found=found, sketches=sketches)


def _text(number: int, outlet: str, one: Entry, now: datetime) -> CarriedText:
    dated = plausible_date(one.published, now)
    return CarriedText(entry=number, article=0, outlet=outlet, title=one.title, text=one.text, at=now, dated=dated)


def _wanted(
    probes: Sequence[Sequence[int]],
    sketches: Sequence[Sequence[int]],
    held: dict[int, list[int]],
    joined: Collection[int],
) -> dict[int, list[int]]:
    """The entries worth comparing each new one with: held ones, and those before it in the visit."""
    under = {value: list(entries) for value, entries in held.items()}
    wanted: dict[int, list[int]] = {}
    for place, found in enumerate(probes):
        if place not in joined and (met := under.keys() & found):
            shared = Counter(chain.from_iterable(map(under.__getitem__, met)))
            wanted[place] = copies.worth_comparing(shared)
        for value in sketches[place]:
            under.setdefault(value, []).append(-1 - place)
    return wanted


def _best(new: CarriedText, candidates: Sequence[CarriedText], furniture: _Furniture) -> CopyFound | None:
    """The held text that the new one is most surely a copy of, furniture aside; the first seen when two are equal."""
    found = [copy for held in candidates if (copy := _copy(new, held, furniture))]
    return max(found, key=lambda copy: (copy.score, -abs(copy.of)), default=None)


def _copy(new: CarriedText, held: CarriedText, furniture: _Furniture) -> CopyFound | None:
    """The furniture of two outlets costs more than comparing does, and is in few texts."""
    copy = copies.compare(new, held, ())
    if copy is None:
        return None
    unsaid = furniture.of(new, held)
    both = (copies.runs(new.title, new.text), copies.runs(held.title, held.text))
    return copy if all(unsaid.isdisjoint(each) for each in both) else copies.compare(new, held, unsaid)


class _Furniture:
    """What outlets print under all their headlines; read when it is needed."""

    def __init__(self, transaction: Transaction, outlet: str, own: Sequence[CarriedText]) -> None:
        self._transaction, self._outlet, self._own = transaction, outlet, own
        self._known: dict[str, frozenset[int]] = {}

    def of(self, one: CarriedText, other: CarriedText) -> frozenset[int]:
        """The furniture of both outlets."""
        return self._at(one.outlet) | self._at(other.outlet)

    def _at(self, outlet: str) -> frozenset[int]:
        if outlet not in self._known:
            texts = self._transaction.texts_of(outlet, _LEARNT_FROM, copies.HEAD)
            own = self._own if outlet == self._outlet else ()
            self._known[outlet] = copies.furniture((*texts, *((one.title, one.text[: copies.HEAD]) for one in own)))
        return self._known[outlet]
