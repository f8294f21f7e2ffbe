"""Kazakh in Cyrillic letters: number, possessor and case by vowel harmony and the last sound."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made

_BACK, _FRONT = "аоұыуяюё", "әөүіеэи"
_VOICELESS, _NASAL = "кқпстфхцчшщ", "мнң"


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms of a noun in all cases, plural and possessed."""
    last = next((letter for letter in reversed(word) if letter in _BACK + _FRONT), "а")
    back = last in _BACK
    for stem, rule in ((word, "singular"), (_plural(word, back=back), "plural")):
        if stem != word:
            yield stem, rule
        yield from ((form, f"{rule}, case") for form in _cases(stem, back=back))
    vowel = "ы" if back else "і"
    own = word + ("с" + vowel if word[-1] in _BACK + _FRONT else vowel)
    soft = {"к": "г", "қ": "ғ", "п": "б"}.get(word[-1])
    for possessed in filter(None, (own, word[:-1] + soft + vowel if soft else "", _plural(word, back=back) + vowel)):
        yield possessed, "possessed"
        for ending in ("н", "на нда нан ның мен" if back else "не нде нен нің мен"):
            yield from ((possessed + part, "possessed, case") for part in ending.split())


def _plural(word: str, *, back: bool) -> str:
    first = "т" if word[-1] in _VOICELESS + "бвгд" else "д" if word[-1] in _NASAL + "лзж" else "л"
    return word + first + ("ар" if back else "ер")


def _cases(word: str, *, back: bool) -> Iterator[str]:
    end = word[-1]
    hard = end in _VOICELESS + "бвгд"
    low, high = ("а", "ы") if back else ("е", "і")
    yield word + ("т" if hard else "н" if end in _NASAL + _BACK + _FRONT else "д") + high + "ң"
    yield word + (("қ" if back else "к") if hard else ("ғ" if back else "г")) + low
    yield word + ("т" if hard else "н" if end in _BACK + _FRONT else "д") + high
    yield word + ("т" if hard else "д") + low
    yield word + ("т" if hard else "н" if end in _NASAL else "д") + low + "н"
    yield word + ("пен" if hard else "бен" if end in "зж" else "мен")
    yield word + ("т" if hard else "д") + low + ("ғы" if back else "гі")
