"""What is sought → patterns for one scan of many texts, and one integer expression for each topic.

A bit stands for a text. For each topic there are an upper and a lower bound: bits of the lower one are surely on the
topic, bits between the two are looked at word by word. A phrase of inflected words, NEAR, exact case and the like have
upper bounds only; everything else is decided by the bits alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from monitor.match.sought import (
    Beside,
    Every,
    Forms,
    Leaf,
    Not,
    Often,
    Outside,
    Some,
    Sought,
    SoughtWord,
    plain_beginning,
)
from monitor.query import TEXT_FIELDS, Kind

ANYWHERE = "anywhere"  # headline and text in one string: where most words are looked for
_PRODUCTS = 32  # phrases of inflected words that are spelt out
_LINE, _APART = "\n", " \n "
_WIDE = 40  # parts of an expression before it is handed to a function
ALL, NONE = "A", "0"


class Bounds(NamedTuple):
    """Two expressions over slots. Equal for what bits alone decide."""

    upper: str
    lower: str


Key = Forms | bytes  # the literals of a word, or one literal: folded words with spaces around, in UTF-8


class Atom(NamedTuple):
    """Any of some words or literals in some scope."""

    scope: str
    keys: frozenset[Key]


Patterns = dict[str, dict[bytes, int]]  # scope → literal → slot


class Plan(NamedTuple):
    """All patterns by scope, the slots they set, and what the topics mean by them: their bounds and anchors.

    The patterns of thousands of topics are the largest part of it, and for the scanners only: `write` is called when
    these are made and the patterns cleared, so that what is kept does not lie between what is given back.
    """

    patterns: Patterns
    slots: int
    write: Callable[[], tuple[list[Bounds], list[frozenset[int] | None]]]


def plan(topics: Sequence[Sought]) -> Plan:
    """Two walks: which literals there are, then what they mean together."""
    shapes = [_shape(topic) for topic in topics]
    atoms: dict[Atom, int] = {}
    for shape in shapes:
        for atom in _atoms(shape):
            atoms.setdefault(atom, len(atoms))
    patterns, groups = _assign(list(atoms))
    writer = _Writer(atoms, _slots_of(groups, len(atoms)), _weights(patterns, len(groups)))

    def write() -> tuple[list[Bounds], list[frozenset[int] | None]]:
        return [writer.bounds(shape) for shape in shapes], [writer.anchors(shape) for shape in shapes]

    return Plan(patterns, len(groups), write)


# --- shapes: nodes cut down to what bits can say


@dataclass(frozen=True, slots=True)
class _Leafy:
    """All the atoms must be there; `exact` when that is enough."""

    atoms: tuple[Atom, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Joint:
    """At least `count` of the parts; `exact` is False when more than bits is asked (NEAR)."""

    parts: tuple[_Shape, ...]
    count: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Without:
    """The part, surely so where the other has no bit; without a part: where the other does not hold."""

    part: _Shape | None
    inside: _Shape


_Shape = _Leafy | _Joint | _Without


def _shape(node: Sought) -> _Shape:  # noqa: C901 - one arm a node
    match node:
        case Leaf():
            return _leaf(node)
        case Every():
            return _Joint(tuple(map(_shape, node.parts)), len(node.parts))
        case Some() if node.count == 1:
            return _either(list(map(_shape, node.parts)))
        case Some():
            return _Joint(tuple(map(_shape, node.parts)), node.count)
        case Not():
            return _Without(None, _shape(node.part))
        case Beside():
            return _Joint((_shape(node.left), _shape(node.right)), 2, exact=False)
        case Outside():
            return _Without(_shape(node.part), _shape(node.inside))
        case Often():
            return _Joint((_shape(node.part),), 1, exact=node.count == 1)


def _either(parts: list[_Shape]) -> _Shape:
    """OR of plain words is one atom: a list costs no more than a word."""
    merged: dict[str, set[Key]] = {}
    rest: list[_Shape] = []
    for part in parts:
        if isinstance(part, _Leafy) and part.exact and len(part.atoms) == 1:
            merged.setdefault(part.atoms[0].scope, set()).update(part.atoms[0].keys)
        elif isinstance(part, _Joint) and part.count == 1 and part.exact:
            rest += part.parts
        else:
            rest.append(part)
    rest += [_Leafy((Atom(scope, frozenset(keys)),), exact=True) for scope, keys in merged.items()]
    return rest[0] if len(rest) == 1 else _Joint(tuple(rest), 1)


def _leaf(leaf: Leaf) -> _Leafy:
    if leaf.regex:
        return _Leafy((), exact=False)
    scope = ANYWHERE if leaf.fields == TEXT_FIELDS else leaf.fields[0]
    is_strict = any(word.word.kind in (Kind.EXACT, Kind.CAPITALS) for word in leaf.words)
    spelt = _spelt_out(leaf.words)
    if spelt is not None:
        return _Leafy((Atom(scope, frozenset(spelt)),), exact=not is_strict)
    return _Leafy(tuple(dict.fromkeys(Atom(scope, frozenset([_key(word)])) for word in leaf.words)), exact=False)


def _spelt_out(words: Sequence[SoughtWord]) -> Sequence[Key] | None:
    """A term as all its literals, when these are few and say everything."""
    if len(words) == 1 and not words[0].wild:
        return [words[0].forms]
    count = 1
    for number, word in enumerate(words):
        if word.wild and (number + 1 < len(words) or not _is_prefix(word.wild)):
            return None
        count *= 1 if word.wild else len(word.forms.reasons)
    if len(words) > 1 and count > _PRODUCTS:
        return None
    ways = [[plain_beginning(" ".join(word.wild))] if word.wild else word.forms.lines.split("\n") for word in words]
    end = "" if words[-1].wild else " "
    return [f" {' '.join(way)}{end}".encode() for way in itertools.product(*ways)]


def _is_prefix(wild: Sequence[str]) -> bool:
    joined = " ".join(wild)
    return joined.find("*") == len(joined) - 1 and "?" not in joined


def _key(word: SoughtWord) -> Key:
    return b" " + plain_beginning(" ".join(word.wild)).encode() if word.wild else word.forms


def _literals(key: Key) -> Sequence[bytes]:
    return [key] if isinstance(key, bytes) else f" {key.lines.replace(_LINE, _APART)} ".encode().split(b"\n")


def _atoms(shape: _Shape) -> Iterable[Atom]:
    match shape:
        case _Leafy(atoms=atoms):
            return atoms
        case _Joint(parts=parts):
            return [atom for part in parts for atom in _atoms(part)]
        case _Without(part=part, inside=inside):
            return [*(_atoms(part) if part is not None else ()), *_atoms(inside)]


# --- slots: literals that always stand together share one


def _assign(atoms: Sequence[Atom]) -> tuple[Patterns, dict[tuple[int, ...], int]]:
    """The slot of every literal, and whose it is: what stands in the same atoms has one, so a word sets one bit."""
    made: Patterns = {}
    holders: dict[tuple[str, Key], list[int]] = {}
    for number, atom in enumerate(atoms):
        for key in atom.keys:
            holders.setdefault((atom.scope, key), []).append(number)
    groups: dict[tuple[int, ...], int] = {}
    several: dict[tuple[str, bytes], set[int]] = {}  # literals of words that do not stand in the same atoms
    for (scope, key), numbers in holders.items():
        together = tuple(numbers)
        slot, patterns = groups.setdefault(together, len(groups)), made.setdefault(scope, {})
        for literal in _literals(key):
            if patterns.setdefault(literal, slot) != slot:
                several.setdefault((scope, literal), set()).update(together)
    held = list(groups)
    for (scope, literal), others in several.items():
        together = tuple(sorted(others.union(held[made[scope][literal]])))
        made[scope][literal] = groups.setdefault(together, len(groups))
    return made, groups


def _slots_of(groups: Mapping[tuple[int, ...], int], count: int) -> list[tuple[int, ...]]:
    slots: list[list[int]] = [[] for _ in range(count)]
    for together, slot in groups.items():
        for number in together:
            slots[number].append(slot)
    return [tuple(found) for found in slots]


def _weights(scopes: Patterns, slots: int) -> list[float]:
    """How often a slot is likely to be set: short words are common."""
    weights = [0.0] * slots
    by_length = [3.0 ** -min(length, 16) for length in range(17)]
    for patterns in scopes.values():
        for literal, slot in patterns.items():
            weights[slot] += by_length[min(len(literal), 16)]
    return weights


class _Writer:
    """Writes the expressions. `H` holds the bits of every slot, `A` all bits."""

    def __init__(self, atoms: dict[Atom, int], slots: Sequence[tuple[int, ...]], weights: Sequence[float]) -> None:
        self._atoms, self._slots, self._weights = atoms, slots, weights

    def _of(self, atom: Atom) -> tuple[int, ...]:
        return self._slots[self._atoms[atom]]

    def bounds(self, shape: _Shape) -> Bounds:
        match shape:
            case _Leafy(atoms=atoms, exact=exact):
                upper = _both([_either_of([f"H[{slot}]" for slot in self._of(atom)]) for atom in atoms])
                return Bounds(upper, upper if exact else NONE)
            case _Joint(parts=parts, count=count, exact=exact):
                found = [self.bounds(part) for part in parts]
                upper = _some([part.upper for part in found], count)
                return Bounds(upper, _some([part.lower for part in found], count) if exact else NONE)
            case _Without(part=part, inside=inside):
                other = self.bounds(inside)
                if part is None:
                    return Bounds(_outside(ALL, other.lower), _outside(ALL, other.upper))
                bounds = self.bounds(part)
                return Bounds(bounds.upper, _outside(bounds.lower, other.upper))

    def anchors(self, shape: _Shape) -> frozenset[int] | None:
        """Slots of which one is set wherever the shape may hold; None when it may hold anywhere."""
        match shape:
            case _Leafy(atoms=atoms):
                return self._rarest([frozenset(self._of(atom)) for atom in atoms], 1)
            case _Joint(parts=parts, count=count):
                return self._rarest([self.anchors(part) for part in parts], len(parts) - count + 1)
            case _Without(part=part):
                return None if part is None else self.anchors(part)

    def _rarest(self, found: Sequence[frozenset[int] | None], needed: int) -> frozenset[int] | None:
        known = sorted(
            (one for one in found if one is not None), key=lambda one: sum(map(self._weights.__getitem__, one))
        )
        return frozenset().union(*known[:needed]) if len(known) >= needed else None


def _some(parts: Sequence[str], count: int) -> str:
    if count == 1:
        return _either_of(parts)
    if count == len(parts):
        return _both(parts)
    return f"some({count},({','.join(parts)},))"


def _either_of(parts: Sequence[str]) -> str:
    if ALL in parts:
        return ALL
    kept = [part for part in dict.fromkeys(parts) if part != NONE]
    if len(kept) < 2:
        return kept[0] if kept else NONE
    return f"({'|'.join(kept)})" if len(kept) <= _WIDE else f"either(({','.join(kept)},))"


def _both(parts: Sequence[str]) -> str:
    if NONE in parts:
        return NONE
    kept = [part for part in dict.fromkeys(parts) if part != ALL]
    if len(kept) < 2:
        return kept[0] if kept else ALL
    return f"({'&'.join(kept)})" if len(kept) <= _WIDE else f"both(({','.join(kept)},))"


def _outside(part: str, other: str) -> str:
    if NONE in (part, other):
        return part
    return NONE if other == ALL else f"({part}&~{other})"
