"""How well clusters agree with those of people: pairs, and BCubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(truth: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """Of the pairs put together, how many belong together; and the other way round."""
    both = _pairs(list(zip(truth, found, strict=True)))
    return Score(both / max(1, _pairs(found)), both / max(1, _pairs(truth)))


def _pairs(labels: Sequence[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def bcubed(truth: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """For each text: how much of its cluster belongs with it, and how much of what belongs with it is there."""
    whole, made = Counter(truth), Counter(found)
    precision = recall = 0.0
    for (true, given), both in Counter(zip(truth, found, strict=True)).items():
        precision += both * both / made[given]
        recall += both * both / whole[true]
    return Score(precision / max(1, len(truth)), recall / max(1, len(truth)))


def joined_earlier(truth: Sequence[Hashable], found: Sequence[Hashable], kinds: Sequence[str]) -> dict[str, float]:
    """By kind: the share of texts that were put with an earlier one of their cluster, where there is one."""
    seen: dict[Hashable, set[Hashable]] = defaultdict(set)
    hits: dict[str, list[bool]] = defaultdict(list)
    for true, given, kind in zip(truth, found, kinds, strict=True):
        if seen[true]:
            hits[kind].append(given in seen[true])
        seen[true].add(given)
    return {kind: sum(one) / len(one) for kind, one in hits.items()}
