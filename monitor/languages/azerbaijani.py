"""Azerbaijani in Latin letters: number, possessor and case by vowel harmony."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.harmony import Vowels, chains
from monitor.languages.paradigm import Made

_VOWELS = Vowels(
    low=dict.fromkeys("aıou", "a") | dict.fromkeys("eəiöü", "ə"),
    high=dict(zip("aıoueəiöü", "ııuuiiiüü", strict=True)),
    voiceless="",
)
_AFTER_POSSESSOR = ["", "nI", "nA", "nDA", "nDAn", "nIn", "ylA"]
_ENDINGS = ["(n)I", "(y)A", "DA", "DAn", "(n)In", "lA", "DAkI", *(f"(s)I+{case}" for case in _AFTER_POSSESSOR), "<I>m", "<I>mIz", "lI", "sIz",
            "lAr", "lArI", "lArA", "lArDA", "lArDAn", "lArIn", "lArInI", "lArInA", "lArInIn", "lArlA", "lIlAr", "lArImIz", "DIr"]  # fmt: skip
_SOFT = {"q": "ğ", "k": "y"}


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms of a noun; a plural first goes back to its singular."""
    word = word.replace("i̇", "i")
    stems = [word]
    if word.endswith(("lar", "lər")) and len(word) > 5:
        stems.append(word[:-3])
        yield word[:-3], "singular of the plural"
    for stem in stems:
        yield from ((form, "number, possessor and case") for form in chains(_VOWELS, [stem], _ENDINGS))
        if stem[-1:] in _SOFT:
            soft = stem[:-1] + _SOFT[stem[-1]]
            opened = [ending for ending in _ENDINGS if ending[:1] in "(<"]
            yield from ((form, "consonant softened") for form in chains(_VOWELS, [soft], opened))
    if word.endswith(("maq", "mək")):
        endings = "DI dIlAr Ir IrlAr Ib AcAq An AnlAr mAsI mAsInI IlDI Ilıb Ilib IlAn mIş mA".split()
        yield from ((form, "verb") for form in chains(_VOWELS, [word[:-3]], endings))
