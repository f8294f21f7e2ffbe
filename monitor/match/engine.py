"""Bits by the thousand: one scan of each text, one expression for each topic. The door to the automaton."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import ahocorasick_rs

from monitor.match.bits import NONE, plan
from monitor.match.sought import Sought

BATCH = 1_024  # texts whose bits stand in one integer
FEW = 48  # so few texts are matched by looking only at topics whose rarest word is there
EMPTY = "  "
_CHUNK = 250  # topics in one code object

Scopes = Mapping[str, str]  # scope → folded words of a text with spaces around
Bits = list[int]


def some(count: int, parts: Sequence[int]) -> int:
    """Bits that at least `count` of the parts have."""
    reached = [0] * count  # the n-th: bits that more than n parts had so far
    for part in parts:
        for level in range(count - 1, 0, -1):
            reached[level] |= reached[level - 1] & part
        reached[0] |= part
    return reached[-1]


_NAMES = {
    "some": some,
    "either": functools.partial(functools.reduce, operator.or_),
    "both": functools.partial(functools.reduce, operator.and_),
    "__builtins__": {},
}


class Engine:
    """Which texts are on which topics, by bits: surely, or perhaps."""

    def __init__(self, topics: Sequence[Sought]) -> None:
        self.made = made = plan(topics)
        self._bounds, self._slots, self.scopes = made.bounds, made.slots, tuple(made.patterns)
        self._scanners = [_Scanner(scope, patterns) for scope, patterns in made.patterns.items()]
        self._anchored: list[list[int]] = [[] for _ in range(made.slots)]
        self._always: list[int] = []
        for number, anchors in enumerate(made.anchors):
            for slot in anchors if anchors is not None else ():
                self._anchored[slot].append(number)
            if anchors is None:
                self._always.append(number)
        self._written: dict[str, Expression] = {}

    def decide(self, texts: Sequence[Scopes]) -> Iterator[tuple[int, int, int]]:
        """(topic, bits of the texts that may be on it, bits of those that surely are), where there is any."""
        bits, everything = [0] * self._slots, (1 << len(texts)) - 1
        look = self._few if len(texts) <= FEW else self._many
        for number, upper in look(texts, bits, everything):
            bounds = self._bounds[number]
            yield number, upper, upper if bounds.upper == bounds.lower else self._run(bounds.lower, bits, everything)

    def candidates(self, texts: Sequence[Scopes]) -> set[int]:
        """Topics that may hold for any of the texts, however their words are spread over them."""
        return self._anchored_by({slot for scanner in self._scanners for slot in scanner.slots(texts)})

    def _many(self, texts: Sequence[Scopes], bits: Bits, everything: int) -> Iterator[tuple[int, int]]:
        for scanner in self._scanners:
            scanner.scan(texts, bits)
        for first, run in self._chunks:
            for number, upper in enumerate(run(bits, everything), first):
                if upper:
                    yield number, upper

    def _few(self, texts: Sequence[Scopes], bits: Bits, everything: int) -> Iterator[tuple[int, int]]:
        """Only topics whose rarest words are there are looked at."""
        seen: set[int] = set()
        for number, text in enumerate(texts):
            found = {slot for scanner in self._scanners for slot in scanner.slots([text])}
            for slot in found:
                bits[slot] |= 1 << number
            seen |= found
        for number in sorted(self._anchored_by(seen)):
            upper = self._run(self._bounds[number].upper, bits, everything)
            if upper:
                yield number, upper

    def _anchored_by(self, slots: set[int]) -> set[int]:
        wanted = set(self._always)
        for slot in slots:
            wanted.update(self._anchored[slot])
        return wanted

    @functools.cached_property
    def _chunks(self) -> list[tuple[int, Expressions]]:
        """Written when the first large batch comes."""
        starts = range(0, len(self._bounds), _CHUNK)
        return [(start, _chunk([b.upper for b in self._bounds[start : start + _CHUNK]])) for start in starts]

    def _run(self, expression: str, bits: Bits, everything: int) -> int:
        if expression == NONE:
            return 0
        run = self._written.get(expression)
        if run is None:
            run = self._written[expression] = _compiled(expression)
        return run(bits, everything)


Expression = Callable[[Bits, int], int]
Expressions = Callable[[Bits, int], Sequence[int]]


def _chunk(expressions: Sequence[str]) -> Expressions:
    run: Expressions = _compiled(f"[{','.join(expressions)}]")
    return run


def _compiled(expression: str) -> Callable[[Bits, int], Any]:
    """An expression as a function. Only our own signs and numbers are in it."""
    code = compile(f"lambda H,A:{expression}", "<topics>", "eval")
    run: Callable[[Bits, int], Any] = eval(code, dict(_NAMES))  # noqa: S307 - ours
    return run


class _Scanner:
    """All literals of one scope in one automaton."""

    def __init__(self, scope: str, patterns: Mapping[str, int]) -> None:
        self._scope = scope
        self._slot = list(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(patterns),
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def scan(self, texts: Sequence[Scopes], bits: Bits) -> None:
        """Set the bits of everything found."""
        find, slots, scope = self._automaton.find_matches_as_indexes, self._slot, self._scope
        bit = 1
        for text in texts:
            source = text[scope]
            if len(source) > len(EMPTY):
                for pattern, _, _ in find(source, overlapping=True):
                    bits[slots[pattern]] |= bit
            bit <<= 1

    def slots(self, texts: Sequence[Scopes]) -> set[int]:
        """The slots that the texts together set."""
        find, slots = self._automaton.find_matches_as_indexes, self._slot
        return {
            slots[pattern] for text in texts for pattern, _, _ in find(text.get(self._scope, EMPTY), overlapping=True)
        }
