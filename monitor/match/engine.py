"""Bits by the thousand: one scan of each text, one expression for each topic."""

from __future__ import annotations

import functools
import itertools
import operator
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from monitor.match.automaton import automaton
from monitor.match.bits import ANYWHERE, NONE, Plan, plan
from monitor.match.sought import Sought
from monitor.query import TEXT_FIELDS

BATCH = 1_024  # texts whose bits stand in one integer
FEW = 48  # so few texts are matched by looking only at topics whose rarest word is there
BORDER = b"\x02"  # no word: between the headline and the text
_CHUNK = 250  # topics in one code object
_LINE, _BETWEEN = "\n", ","

_NO_SLOT = -1

Scopes = Mapping[
    str, bytes
]  # scope → folded words with spaces around; headline and text as one, with the border between
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
        made = plan(topics)
        self._slots = made.slots
        self._scanners = list(_scanners(made))
        made.patterns.clear()
        bounds, anchors_of = made.write()
        # Few and large things are kept: small ones would lie among what was needed to make them, and hold its memory.
        uppers = [one.upper for one in bounds]
        self._uppers = ["\n".join(uppers[start : start + _CHUNK]) for start in range(0, len(uppers), _CHUNK)]
        self._lowers = {number: one.lower for number, one in enumerate(bounds) if one.lower != one.upper}
        self.scopes = frozenset(scanner.scope for scanner in self._scanners)
        self._always = array("i", [number for number, anchors in enumerate(anchors_of) if anchors is None])
        self._anchored = _Anchored(anchors_of, made.slots)
        self._asked: dict[int, Expression] = {}
        self._written: dict[str, Expression] = {}

    def decide(self, texts: Sequence[Scopes]) -> list[tuple[int, int, int]]:
        """(topic, bits of the texts that surely are on it, bits of those that may be), where there is any."""
        bits, everything = [0] * self._slots, (1 << len(texts)) - 1
        found = (self._few if len(texts) <= FEW else self._many)(texts, bits, everything)
        lowers = self._lowers
        return [
            (number, upper, 0) if number not in lowers else self._parted(number, upper, bits, everything)
            for number, upper in found
        ]

    def _parted(self, number: int, upper: int, bits: Bits, everything: int) -> tuple[int, int, int]:
        sure = upper & self._run(self._lowers[number], bits, everything)
        return number, sure, upper ^ sure

    def candidates(self, texts: Sequence[Scopes]) -> set[int]:
        """Topics that may hold for any of the texts, however their words are spread over them."""
        return self._anchored_by({slot for scanner in self._scanners for slot in scanner.slots(texts)})

    def _many(self, texts: Sequence[Scopes], bits: Bits, everything: int) -> list[tuple[int, int]]:
        for scanner in self._scanners:
            scanner.scan(texts, bits)
        found: list[tuple[int, int]] = []
        for first, run in self._chunks:
            found += [one for one in enumerate(run(bits, everything), first) if one[1]]
        return found

    def _few(self, texts: Sequence[Scopes], bits: Bits, everything: int) -> list[tuple[int, int]]:
        """Only topics whose rarest words are there are looked at."""
        seen: set[int] = set()
        for number, text in enumerate(texts):
            found = {slot for scanner in self._scanners for slot in scanner.slots([text])}
            for slot in found:
                bits[slot] |= 1 << number
            seen |= found
        asked = sorted(self._anchored_by(seen))
        return [one for one in ((n, self._upper(n)(bits, everything)) for n in asked) if one[1]]

    def _upper(self, number: int) -> Expression:
        run = self._asked.get(number)
        if run is None:
            expression = self._uppers[number // _CHUNK].split("\n")[number % _CHUNK]
            run = self._asked[number] = _compiled(expression)
        return run

    def _anchored_by(self, slots: set[int]) -> set[int]:
        wanted = set(self._always)
        for slot in slots:
            wanted.update(self._anchored.by(slot))
        return wanted

    @functools.cached_property
    def _chunks(self) -> list[tuple[int, Expressions]]:
        """Written when the first large batch comes."""
        return [
            (number * _CHUNK, _compiled(f"[{expressions.replace(_LINE, _BETWEEN)}]"))
            for number, expressions in enumerate(self._uppers)
        ]

    def _run(self, expression: str, bits: Bits, everything: int) -> int:
        if expression == NONE:
            return 0
        run = self._written.get(expression)
        if run is None:
            run = self._written[expression] = _compiled(expression)
        return run(bits, everything)


Expression = Callable[[Bits, int], int]
Expressions = Callable[[Bits, int], Sequence[int]]


class _Anchored:
    """Slot → the topics that cannot hold without one of their rarest words. Two arrays for a million small objects."""

    def __init__(self, anchors_of: Sequence[Iterable[int] | None], slots: int) -> None:
        pairs = sorted((slot, number) for number, anchors in enumerate(anchors_of) for slot in anchors or ())
        self._topics = array("i", [number for _, number in pairs])
        counts = Counter(slot for slot, _ in pairs)
        self._ends = array("i", itertools.accumulate(map(counts.__getitem__, range(slots)), initial=0))

    def by(self, slot: int) -> Sequence[int]:
        """The topics of one slot."""
        return self._topics[self._ends[slot] : self._ends[slot + 1]]


def _compiled(expression: str) -> Callable[[Bits, int], Any]:
    """An expression as a function. Only our own signs and numbers are in it."""
    code = compile(f"lambda H,A:{expression}", "<topics>", "eval")
    run: Callable[[Bits, int], Any] = eval(code, _NAMES)  # noqa: S307 - ours
    return run


def _scanners(made: Plan) -> Iterator[_Scanner]:
    """Headline and text are scanned together; every other field by itself."""
    fielded: dict[bytes, dict[str, int]] = {}
    for field in TEXT_FIELDS:
        for literal, slot in made.patterns.get(field, {}).items():
            fielded.setdefault(literal, {})[field] = slot
    anywhere = made.patterns.get(ANYWHERE, {})
    if anywhere or fielded:
        yield _Scanner(ANYWHERE, anywhere, fielded)
    for scope, patterns in made.patterns.items():
        if scope not in (ANYWHERE, *TEXT_FIELDS):
            yield _Scanner(scope, patterns)


class _Scanner:
    """All literals of one scope in one automaton. A literal sets one slot, or others in headline and text."""

    def __init__(
        self, scope: str, anywhere: Mapping[bytes, int], fielded: Mapping[bytes, Mapping[str, int]] | None = None
    ) -> None:
        self.scope = scope
        fielded = fielded or {}
        literals = [*anywhere, *(literal for literal in fielded if literal not in anywhere)]
        self._find = automaton(literals)
        self._slot = array("i", anywhere.values())  # of one that has several: minus its number in the arrays of them
        self._slot.extend([_NO_SLOT] * (len(literals) - len(anywhere)))
        self._anywhere, self._in = array("i"), [array("i") for _ in TEXT_FIELDS]  # slots wherever it is, and by field
        numbers = (
            [(number, literal) for number, literal in enumerate(literals) if literal in fielded] if fielded else []
        )
        for number, literal in numbers:
            self._anywhere.append(self._slot[number])
            for field, slots in zip(TEXT_FIELDS, self._in, strict=True):
                slots.append(fielded[literal].get(field, _NO_SLOT))
            self._slot[number] = -len(self._anywhere)

    def scan(self, texts: Sequence[Scopes], bits: Bits) -> None:
        """Set the bits of everything found."""
        find, slots, scope = self._find, self._slot, self.scope
        bit = 1
        for text in texts:
            source = text[scope]
            for start, _, literal in find(source):
                slot = slots[literal]
                if slot >= 0:
                    bits[slot] |= bit
                else:
                    for one in self._told_apart(slot, source, start):
                        bits[one] |= bit
            bit <<= 1

    def slots(self, texts: Sequence[Scopes]) -> set[int]:
        """The slots that the texts together set."""
        found: set[int] = set()
        for text in texts:
            for start, _, literal in self._find(text.get(self.scope, b"")):
                slot = self._slot[literal]
                found.update((slot,) if slot >= 0 else self._told_apart(slot, text[self.scope], start))
        return found

    def _told_apart(self, number: int, source: bytes, start: int) -> tuple[int, ...]:
        here, there = self._anywhere[-number - 1], self._in[start > source.find(BORDER)][-number - 1]
        return (here, there) if here >= 0 and there >= 0 else (max(here, there),) if max(here, there) >= 0 else ()
