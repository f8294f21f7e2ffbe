"""Endings whose vowels follow the last vowel of the word: Turkish, Azerbaijani, Kazakh.

In an ending, `A` is a or e, `I` one of ı i u ü, `D` d or t by the sound before it; what stands in parentheses is only there
after a consonant or only after a vowel: `(y)A` is a after a consonant, ya after a vowel; `<I>m` is ım after a consonant, m
after a vowel.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Vowels:
    """The vowels of a language, and which follow which."""

    low: dict[str, str]  # last vowel → what A is
    high: dict[str, str]  # last vowel → what I is
    voiceless: str = "çfhkpsşt"

    def last(self, word: str) -> str:
        """The vowel that decides; none in an acronym."""
        return next((letter for letter in reversed(word) if letter in self.low), "e")

    def attach(self, word: str, ending: str) -> str:
        """The word with the ending, as its last vowel and last sound ask."""
        open_end = word[-1:] in self.low
        ending = re.sub(r"\((.)\)", r"\1" if open_end else "", ending)
        ending = re.sub(r"<(.)>", "" if open_end else r"\1", ending)
        made = word
        for letter in ending:
            if letter == "A":
                made += self.low[self.last(made)]
            elif letter == "I":
                made += self.high[self.last(made)]
            elif letter == "D":
                made += "t" if made[-1:] in self.voiceless else "d"
            else:
                made += letter
        return made


class Endings(tuple[str, ...]):
    """Endings that are looked up as they are, not by all that is in them: much quicker."""

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__


def chains(vowels: Vowels, stems: Iterable[str], endings: Iterable[str]) -> Iterator[str]:
    """Each stem with each ending; an ending may be a chain with `+` between its parts."""
    known = endings if isinstance(endings, Endings) else tuple(endings)
    for stem in stems:
        last = "" if stem[-1:] in vowels.low else stem[-1:]
        yield from (stem + added for added in _added(vowels, vowels.last(stem) + last, known))


@functools.lru_cache(maxsize=2048)
def _added(vowels: Vowels, sounds: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """What the endings are after these sounds: the last vowel, and the consonant after it."""
    made = []
    for ending in endings:
        word = sounds
        for part in ending.split("+"):
            word = vowels.attach(word, part)
        made.append(word[len(sounds) :])
    return tuple(made)
