"""Average-link clustering of a sparse graph: free of order, bound by what was told and by what a person said.

Two clusters are as alike as their members are on average, with some weight on the two most alike.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from monitor.stories.likeness import Graph

THRESHOLD = 0.12
_BEST_SHARE = 0.15  # of the best pair in the score; the rest is the average
_FRESH, _STALE = timedelta(hours=36), timedelta(hours=72)
_STALE_FACTOR = 0.6  # after three days, only what is very much alike goes on with a story

_Queue = list[tuple[float, int, int, int, int]]


class Clusters:
    """Clusters of articles, merged the most alike first until nothing is alike enough."""

    def __init__(self, likeness: Graph, times: Sequence[datetime], fixed: Sequence[int | None]) -> None:
        number = len(likeness)
        self._sums = [dict(near) for near in likeness]
        self._best = [dict(near) for near in likeness]
        self._span = [(time, time) for time in times]
        self._fixed = list(fixed)
        self._apart: list[set[int]] = [set() for _ in likeness]
        self._changes = [0] * number
        self._closed: set[int] = set()
        self.members: list[list[int]] = [[index] for index in range(number)]

    def keep_apart(self, pairs: Iterable[tuple[int, int]]) -> None:
        """These never come together, nor what they are merged with."""
        for one, other in pairs:
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def close(self, one: int) -> None:
        """Nothing more comes into this cluster."""
        self._closed.add(one)

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing forbids it: two stories that were told are never fused."""
        if one in self._closed or other in self._closed:
            return False
        both_told = self._fixed[one] is not None and self._fixed[other] is not None
        return other not in self._apart[one] and (not both_told or self._fixed[one] == self._fixed[other])

    def run(self) -> None:
        """Merge until no two clusters are alike enough."""
        queue: _Queue = []
        for one in range(len(self.members)):
            self._offer(queue, one, (other for other in self._sums[one] if one < other))
        while queue:
            _, one, other, changes, its_changes = heapq.heappop(queue)
            if (self._changes[one], self._changes[other]) == (changes, its_changes) and self.may_join(one, other):
                self._offer(queue, kept := self.join(one, other), self._sums[kept])

    def _offer(self, queue: _Queue, one: int, near: Iterable[int]) -> None:
        for other in near:
            # No average is above the best.
            if self._best[one][other] >= THRESHOLD and (score := self.score(one, other)) >= THRESHOLD:
                first, second = min(one, other), max(one, other)
                heapq.heappush(queue, (-score, first, second, self._changes[first], self._changes[second]))

    def score(self, one: int, other: int) -> float:
        """How alike two clusters are."""
        size, its_size = len(self.members[one]), len(self.members[other])
        average = self._sums[one].get(other, 0.0) / (size * its_size)
        best = self._best[one].get(other, 0.0)
        alike: float = (1 - _BEST_SHARE) * average + _BEST_SHARE * best
        return alike * _freshness(self._span[one], self._span[other])

    def join(self, one: int, other: int) -> int:
        """Make one of two clusters; the one that stays is returned."""
        keep, gone = (one, other) if len(self._sums[one]) >= len(self._sums[other]) else (other, one)
        self.members[keep] += self.members[gone]
        self._span[keep] = _together(self._span[keep], self._span[gone])
        if self._fixed[keep] is None:
            self._fixed[keep] = self._fixed[gone]
        self.members[gone] = []
        for moved in (keep, gone):
            self._changes[moved] += 1
        self._rewire(keep, gone)
        return keep

    def _rewire(self, keep: int, gone: int) -> None:
        for far in self._apart[gone]:
            self._apart[far].discard(gone)
            self._apart[far].add(keep)
        self._apart[keep] |= self._apart[gone]
        for near, total in self._sums[gone].items():
            best = self._best[gone][near]
            del self._sums[near][gone], self._best[near][gone]
            if near != keep:
                total += self._sums[keep].get(near, 0.0)
                self._sums[keep][near] = self._sums[near][keep] = total
                best = max(best, self._best[keep].get(near, 0.0))
                self._best[keep][near] = self._best[near][keep] = best
        self._sums[gone], self._best[gone], self._apart[gone] = {}, {}, set()


def _together(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> tuple[datetime, datetime]:
    return min(one[0], other[0]), max(one[1], other[1])


def _freshness(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> float:
    """1 while one follows the other within a day and a half; less and less until three days after."""
    gap = max(one[0] - other[1], other[0] - one[1])
    if gap <= _FRESH:
        return 1.0
    return max(_STALE_FACTOR, 1.0 - (1.0 - _STALE_FACTOR) * ((gap - _FRESH) / (_STALE - _FRESH)))
