"""Finnish: the cases in singular and plural, consonant gradation, vowel harmony (umlauts are folded with the text)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made

_CASES = "n ssa sta lla lta lle na ksi tta nsa".split()
_PLURAL = "issa ista illa ilta ille ina iksi itta".split()
# Strong and weak consonants, the longest first.
_GRADES = [("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"), ("ht", "hd"),
           ("lk", "l"), ("rk", "r"), ("hk", "h"), ("sk", "sk"), ("st", "st"), ("t", "d"), ("p", "v"), ("k", "")]  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms by the last letters of the word."""
    if len(word) < 3:
        return
    for strong, weak, plurals, rule in _declensions(word):
        yield from ((weak + case, rule) for case in (*_CASES, "t"))
        yield strong + "na", rule
        yield strong + "nsa", rule
        yield from ((strong + ending, rule) for ending in _partitive_and_into(strong))
        for plural in plurals:
            yield from ((plural + case, f"{rule}, plural") for case in _PLURAL)
            yield from (
                (plural + ending, f"{rule}, plural")
                for ending in ("ien", "iin", "ia", "ita", "iden", "itten", "jen", "ja", "ihin", "iensa")
            )
    if re.fullmatch(".*[aeiouy](?:a|ä)|.*[ae]ä", word):
        return


def _partitive_and_into(stem: str) -> tuple[str, ...]:
    vowel = stem[-1:]
    return ("a", "ta", vowel + "n", "h" + vowel + "n", "tta", "seen")


def _weak(stem: str) -> str:
    """The stem with its last consonants in the weak grade: poliittikko → poliitiko."""
    found = re.fullmatch(r"(.*?[aeiouyäöålnrmh])([kpt]{1,2}|nk|nt|mp|lt|rt|ht|lk|rk|hk)([aeiouyäö]+)", stem)
    if found is None:
        return stem
    for strong, weak in _GRADES:
        if stem[: found.start(3)].endswith(strong):
            return stem[: found.start(3) - len(strong)] + weak + found[3]
    return stem


def _declensions(word: str) -> Iterator[tuple[str, str, list[str], str]]:  # noqa: C901 - one branch per ending
    """Strong stem, weak stem, stems of the plural, rule."""
    end = word[-1]
    if end in "sntr":
        yield word, word, [], "on a consonant"
    if word.endswith("nen"):
        stem = word[:-3] + "se"
        yield stem, stem, [word[:-3] + "s"], "in -nen"
        yield word[:-3] + "s", word[:-3] + "se", [], "in -nen"
    elif word.endswith(("us", "ys", "os", "ös")):
        yield word[:-1] + "kse", word[:-1] + "kse", [word[:-1] + "ks"], "in -us"
        yield word[:-1] + "ude", word[:-1] + "ude", [word[:-1] + "uks"], "in -uus"
        yield word[:-1] + "ut", word[:-1] + "ude", [], "in -uus"
    elif word.endswith(("as", "äs", "is", "es")):
        yield word[:-1] + word[-2], _strong(word[:-1]) + word[-2], [_strong(word[:-1])], "in -as"
        yield word[:-1] + "kse", word[:-1] + "kse", [word[:-1] + "ks"], "in -is"
        yield word + "i", word + "i", [word + "e"], "foreign, in a consonant"
    elif end == "e":
        yield word + "e", _strong(word) + "e", [_strong(word)], "in -e"
        yield word, word, [word], "in -e"
    elif end == "i":
        yield word, _weak(word), [word[:-1] + "e", _weak(word)[:-1] + "e"], "in -i"
        yield word[:-1] + "e", _weak(word[:-1] + "e"), [word[:-1]], "in -i, old"
    elif end in "aä":
        yield word, _weak(word), [word[:-1] + "o", word[:-1], _weak(word)[:-1] + "o", _weak(word)[:-1]], "in -a"
    elif end in "ouyö":
        yield word, _weak(word), [word, _weak(word)], "in a vowel"
    else:
        yield word + "i", word + "i", [word + "e"], "in a consonant"
        if word.endswith("in"):
            yield word[:-1] + "me", word[:-1] + "me", [word[:-1] + "m"], "in -in"


def _strong(stem: str) -> str:
    """Before -as and -e the weak grade stands: vangi- …, rikas → rikkaan, sade → sateen."""
    for strong, weak in _GRADES:
        if weak and stem[:-1].endswith(weak) and strong != weak:
            return stem[: -1 - len(weak)] + strong + stem[-1]
    return stem
