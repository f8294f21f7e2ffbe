"""Hungarian: cases, plural and possessor; lengths and rounds of vowels are folded with the text (á = a, ö = o, ő = o).

So -hoz, -hez, -höz need two forms only. Source of the rules: the suffix tables of the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made

_CASES = "t ban ben ba be bol nak nek ra re n on en rol tol nal nel hoz hez ig ert ul kent kor os es i".split()
_PLURAL = "k kat ket kban kben kba kbe kbol knak knek kra kre kon ken krol ktol knal knel khoz khez kert kkal kkel kig kent kke kka".split()
_OWN = "ja je a e jat jet at et janak jenek anak enek jaban jeben aban eben ai ei jai jei aik eik aival eivel ait eit ainak einek javal jevel aval evel uk juk unk nk jarol jerol atol etol jabol ara jara ere jere abol ebol erol arol ik it inak inek im in".split()
_LINKS = ("", "a", "e", "o")
_NO_PLURALS = frozenset("gyerek gyermek farok bokor titok vétek érdek ének patak lélek".split())
# What follows a verb: he, they, now and then, with and without an object; the infinitive and the participles.
_VERB = "t ta te tak tek tuk ott ett otta ette ottak ettek ottuk ettuk tt tta tte ttak ttek ja jak i ik juk nak nek ni ani eni o va ve na ne hat het".split()
# Stems before a plural or an ending with a vowel.
_OTHER_STEMS = {"szó": "szava", "ló": "lova", "falu": "falva", "hó": "hava", "kő": "köve", "tó": "tava", "fű": "füve", "mű": "műve",
                "férfi": "férfia", "daru": "darva", "cső": "csöve", "lé": "leve", "bíró": "bírá"}  # fmt: skip
_VOWELS = "aeiouáéíóúöőüű"


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms with every vowel that may link, as folding leaves them."""
    if len(word) < 2:
        return
    if not name and len(word) > 5 and word.endswith("ni"):
        infinitive = word[:-3] if word.endswith(("ani", "eni")) else word[:-2]
        yield from ((infinitive + ending, "verb") for ending in ("", *_VERB))
    stems = [word]
    if not name and len(word) > 3 and word[-1] not in _VOWELS:
        yield from ((base + ending, "verb") for base in (word, *_shortened(word)) for ending in _VERB)
    if word.endswith(("ok", "ek", "ak", "ök")) and len(word) > 5 and word not in _NO_PLURALS:
        stems.append(word[:-2])
        yield word[:-2], "singular of the plural"
    elif word.endswith(("ák", "ék", "ók", "ik", "ők", "úk", "ük")) and len(word) > 4:
        single = word[:-2] + {"á": "a", "é": "e"}.get(word[-2], word[-2])
        stems.append(single)
        yield single, "singular of the plural"
    for stem in stems:
        yield from _noun(stem)


def _noun(stem: str) -> Iterator[Made]:
    open_end = stem[-1] in _VOWELS
    for base in (stem, *_shortened(stem)):
        for link in ("",) if open_end else _LINKS:
            yield from ((base + link + "t", "object"), (base + link + "n", "on it"))
            yield from ((base + link + ending, "plural") for ending in _PLURAL)
    if other := _OTHER_STEMS.get(stem):
        yield from ((other + ending, "irregular") for ending in ("t", "n", "val", "ik", "i", "inak", *_PLURAL))
    yield from ((stem + case, "case") for case in _CASES if open_end or case != "n")
    yield from ((stem + own, "possessed") for own in _OWN)
    if open_end:
        yield from (
            (stem + ending, "with, into") for ending in ("val", "vel", "va", "ve", "ja", "je", "jat", "jet", "i", "s")
        )
        return
    last = stem[-2:] if stem.endswith(("sz", "cs", "zs", "gy", "ny", "ty", "ly")) else stem[-1]
    doubled = stem[: -len(last)] + last[0] + last
    yield from ((doubled + ending, "with, into") for ending in ("al", "el", "a", "e"))
    yield from ((base + ending, "possessed") for base in _shortened(stem) for ending in _OWN)


def _shortened(stem: str) -> Iterator[str]:
    """terem → term-, fogoly → fogly-; tél → tel- is folded anyway."""
    if len(stem) > 4 and stem[-1] not in _VOWELS:
        last = 2 if stem.endswith(("sz", "gy", "ny", "ly")) else 1
        if stem[-last - 1] in "eoöa" and stem[-last - 2] not in _VOWELS:
            yield stem[: -last - 1] + stem[-last:]
