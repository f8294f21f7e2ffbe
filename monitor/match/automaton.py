"""Every place of many literals in one pass over a text. The one door to the libraries that do it.

daachorse takes half the time and is ready made for most machines; ahocorasick-rs is there for the others.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import ahocorasick_rs

try:
    import daachorse
except ImportError:  # no wheel for this machine
    daachorse = None  # type: ignore[assignment]  # a module, or none

Find = Callable[[bytes], list[tuple[int, int, int]]]  # a text → (start, end, number of the literal), overlapping too


def _double_array(literals: list[bytes]) -> Find:
    find: Find = daachorse.DoubleArrayAhoCorasick(literals).find_overlapping
    return find


def _plain(literals: list[bytes]) -> Find:
    found = ahocorasick_rs.BytesAhoCorasick(
        literals,
        matchkind=ahocorasick_rs.MatchKind.Standard,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    ).find_matches_as_indexes
    return lambda text: [(start, end, number) for number, start, end in found(text, overlapping=True)]


LIBRARIES = (_double_array, _plain) if daachorse is not None else (_plain,)  # the fastest first


def automaton(literals: list[bytes]) -> Find:
    """What finds the literals, all of them different and none empty."""
    return LIBRARIES[0](literals)


def give_back() -> None:
    """Building takes several times what is kept, and glibc would hold on to the rest while the process lives."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
