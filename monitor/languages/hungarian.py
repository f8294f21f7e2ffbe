"""Hungarian: cases, plural and possessor; lengths and rounds of vowels are folded with the text (á = a, ö = o, ő = o).

So -hoz, -hez, -höz need two forms only. Source of the rules: the suffix tables of the school grammar.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.languages import hungarian_verbs
from monitor.languages.hungarian_verbs import VOWELS
from monitor.languages.paradigm import Made

# By the vowels of the word: a after back vowels, e after front ones. Cases without those that link or double.
_CASES = {
    "a": "ban ba bol nak ra rol tol nal hoz ig ert ul kent kor i".split(),
    "e": "ben be bol nek re rol tol nel hez hoz ig ert ul kent kor i".split(),
}
_OF_PLURALS = {
    "a": " at nak kal ban ba bol ra on rol nal hoz tol ig ert kent ka".split(" "),
    "e": " et nek kel ben be bol re en on rol nel hez hoz tol ig ert kent ke".split(" "),
}
# After what is possessed: a child's, my child's, our children's.
_OF_HIS = {
    "a": " t nak val ban ba bol ra n rol nal hoz tol ig ert va kent".split(" "),
    "e": " t nek vel ben be bol re n rol nel hez tol ig ert ve kent".split(" "),
}
_OF_THEIRS = {"a": " at nak kal ban ra rol tol ert".split(" "), "e": " et nek kel ben re rol tol ert".split(" ")}
_OF_MINE = {"a": " at mal nak".split(" "), "e": " et mel nek".split(" ")}
_RARE = frozenset(("va", "ve", "kent", "ig"))  # not with more than one thing of his
_NO_PLURALS = frozenset("gyerek gyermek farok bokor titok vétek érdek ének patak lélek".split())
# What a form must not be by chance: words much too common to be meant.
_COMMON = frozenset(
    """nagyon mind minden mert mar meg el ki be fel le nem nemet van volt voltak lesz lett lenne mindig amikor ami aki ez az ezt azt en te mi ti ok
    most csak igen vagy hogy ha is sem itt ott ide oda jo jol kell lehet vele neki talan soran mondta mas masik magat maga tett tette fele rajta elott
    utan utana alatt annak szamara szerint szinte altal altala ugyan erte ellen miatt kozott mellett kene szoval elet ezen azon arra erre vissza ossze korul benne hozza nala tole rola nekem nekik velem reggel legalabb
    ebben ebbol errol arrol abban hiszen kerul alig inkabb illetve peldaul""".split()
)
# What the forms of a word begin with, or are, that are others by the fold: a room, a novel, Gaza, the Pope, Iran and Iraq.
_OTHER_WORDS = {
    "szó": ("szoba$",), "roma": ("roman$", "romai", "romaba", "romabol"), "róma": ("roman$",), "gáz": ("gaza",), "pap": ("papa",), "kor": ("korona",),
    "ír": ("iran", "irak", "irat", "iron", "iren", "ira$"), "angol": ("angola",), "tör": ("torok",), "dal": ("dalai",), "pár": ("part",),
    "ár": ("arok", "aram", "arab"), "por": ("porn",), "elem": ("elme",), "kúp": ("kupa",), "tanú": ("tanul",), "hír": ("hires",), "ló": ("loni",),
    "per": ("perel", "perem", "perec"), "kiss": ("kisse$",), "szír": ("sziria",), "út": ("utobb", "legutobb", "utal"), "új": ("ujra$", "ujjal$"), "nő": ("non$",), "nők": ("non$",),
    "ház": ("hazai$", "hazam$"), "nagy": ("nagyi$",), "vád": ("vadon$",), "szén": ("szent$",), "tiszt": ("tiszta",), "kész": ("keszul",),
}  # fmt: skip
_PLAIN = str.maketrans("áéíóöőúüű", "aeiooouuu")
# Stems before a plural or an ending with a vowel.
_OTHER_STEMS = {"szó": "szava", "ló": "lova", "falu": "falva", "hó": "hava", "kő": "köve", "tó": "tava", "fű": "füve", "mű": "műve", "teher": "terhe",
                "férfi": "férfia", "apa": "apja", "anya": "anyja", "idő": "ideje", "tető": "teteje", "daru": "darva", "cső": "csöve", "lé": "leve",
                "bíró": "bírá", "fiú": "fia", "erő": "ereje", "mező": "mezeje", "ajtó": "ajtaja", "zászló": "zászlaja"}  # fmt: skip
_IN_COMPOUNDS = ("mű", "szó", "kő", "férfi", "idő", "cső", "falu", "bíró", "erő", "apa", "anya", "tó", "ajtó", "fiú")
# Words, and the ends of words, of which the last vowel goes before one.
_VOWEL_GOES = tuple(
    """fogoly titok bokor terem torony álom alom szobor sátor köröm majom járom cukor ökör tükör iker gödör csokor féreg lélek átok vétek méreg
    kéreg három farok piszok árok kölyök marok szurok öböl gyomor vödör nyomor bátor lator mocsok izom ezer eper ólom üszök pokol vászon haszon
    dolog nyereg tücsök fészek torok verem elem selyem kebel meder keserű tízezer csülök ocsok ünnepély""".split()
)
_NOT_COMPARED = ("ság", "ség", "szág", "ás", "és", "ista", "at", "et", "alom", "elem")
_FRONT = ("víz", "hír", "szín", "cím", "íz", "dísz", "rím")  # vize; but hídja
# Verbs by their end, of which an object would be another word: szavaz, szavazat; and the nouns that end so.
_VERB_ONLY, _NOUNS = re.compile(".{3,}(?:[aeoö]z|[uü]l)"), ("doboz", "igaz", "száraz", "konzul", "modul", "köz")
_DIGRAPHS = ("sz", "cs", "zs", "gy", "ny", "ty", "ly", "dz")


class _Kind(NamedTuple):
    """What the endings of a word depend on."""

    kinds: tuple[str, ...]  # its vowels
    rounded: bool
    open_end: bool
    is_name: bool
    has_j: bool  # whether what is his may be -ja; never after s, sz, gy and their like


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms with every vowel that may link, as folding leaves them."""
    if len(word) < 2:
        return
    made = itertools.chain(
        hungarian_verbs.made(word, _vowels(word)) if not name else (), _made_of_nouns(word, name=name)
    )
    others = _OTHER_WORDS.get(word, ())
    if len(word) > 5 and not others:
        yield from made
        return
    for form, rule in made:
        plain = form.translate(_PLAIN)
        if (rule == "irregular verb" or plain not in _COMMON) and not (others and f"{plain}$".startswith(others)):
            yield form, rule


def _vowels(word: str) -> tuple[str, ...]:
    """Whether back or front vowels follow, or either: typed without accents a word does not tell."""
    met = [letter for letter in word if letter in VOWELS]
    last, back = (met[-1] if met else "i"), any(letter in "aáoóuú" for letter in met)
    if last in "öőüű":
        return ("e",)
    if last in "aáóú" or (last in "ou" and any(letter in "áéíóúöőüű" for letter in word)):
        return ("a",)
    if last in "oui" or back or (last == "í" and word not in _FRONT) or word in ("cél", "héj"):
        return ("a", "e")
    return ("e",)


def _made_of_nouns(word: str, *, name: bool) -> Iterator[Made]:
    if not name and _VERB_ONLY.fullmatch(word) and not word.endswith(_NOUNS):
        return
    yield from _noun(word, name=name)
    for single in _singles(word) if not (name and word.endswith("ák")) else ():
        yield single, "singular of the plural"
        yield from _noun(single, name=name)


def _singles(word: str) -> Iterator[str]:
    if len(word) > 7 and word.endswith(("nak", "nek")) and word[-4] not in VOWELS:  # Kovácsnak
        yield word[:-3]
        yield from _singles(word[:-3])
    elif word.endswith(("ok", "ek", "ak", "ök")) and len(word) > 5 and word not in _NO_PLURALS:
        yield word[:-2]
        last = _last_of(word[:-2])
        whole = (word[: -2 - len(last)] + vowel + last for vowel in "oeö")
        yield from (one for one in whole if one.endswith(_VOWEL_GOES))
    elif word.endswith(("ák", "ék", "ók", "ik", "ők", "úk", "ük")) and (len(word) > 4 or word == "nők"):
        yield word[:-2] + {"á": "a", "é": "e"}.get(word[-2], word[-2])
    elif len(word) > 6 and (found := re.fullmatch("(.+)(?:b[ae]n?|b[óő]l)", word)):
        yield found[1]


def _last_of(stem: str) -> str:
    """The last sound as it is written."""
    return stem[-2:] if stem.endswith(_DIGRAPHS) else stem[-1]


def _noun(stem: str, *, name: bool) -> Iterator[Made]:
    kinds = _vowels(stem) if not stem.endswith("férfi") else ("a",)
    rounded = any(letter in "oöőuüű" for letter in stem)
    open_end = stem[-1] in VOWELS or (stem[-1] == "y" and not stem.endswith(_DIGRAPHS))  # Horthyval, Kennedyvel
    kind = _Kind(kinds, rounded, open_end, name, has_j=not re.search("[szvhj]$|(?:cs|[gnlt]y)$", stem))
    if open_end:
        yield from ((stem + ending, rule) for ending, rule in _endings(kind))
    else:
        twice = stem[-1] if stem[-1] == stem[-2:-1] else "-"
        for ending, rule in (*_bare_endings(kind), *_endings(kind)):
            yield (stem if ending[:1] != twice else stem[:-1]) + ending, rule  # halottól
        yield from _with(stem, kinds)
        if short := _shortened(stem):
            yield from ((short + ending, rule) for ending, rule in _endings(kind))
    if not name and not stem.endswith(_NOT_COMPARED):
        for one in kinds:
            yield from (
                ("leg" + stem + link + ending, rule) for link in _links(kind, one) for ending, rule in _more(one)
            )
        if short := "" if open_end else _shortened(stem):
            yield from (("leg" + short + one + "bb", "compared") for one in kinds)
    if other := next((stem.removesuffix(key) + _OTHER_STEMS[key] for key in _keys(stem)), ""):
        yield other, "irregular"
        closed = other[-1] in "ae"
        before = kind._replace(open_end=not closed, kinds=_vowels(other) if stem[-1] not in "aá" else ("a",))
        base, ends = other[:-1] if closed else other, (ending for ending, _ in _endings(before))
        yield from ((base + ending, "irregular") for ending in ends if ending == "on" or ending[:1] != "o")  # not fiok


def _with(stem: str, kinds: tuple[str, ...]) -> Iterator[Made]:
    """The last consonant doubles: Kováccsal, áldozattá; Tóthtal; modellel."""
    last = _last_of(stem)
    doubled = stem + "t" if stem.endswith("th") else stem[: -len(last)] + last[0] + last
    doubled = stem if stem[-1] == stem[-2] else doubled
    yield from ((doubled + ending, "with, into") for kind in kinds for ending in (kind + "l", kind))


@functools.cache
def _bare_endings(kind: _Kind) -> tuple[Made, ...]:
    """Those that a consonant takes with no vowel before them."""
    return tuple(dict.fromkeys((case, "case") for one in kind.kinds for case in ("t", *_CASES[one])))


@functools.cache
def _endings(kind: _Kind) -> tuple[Made, ...]:
    """Those that a vowel takes, or a consonant with a vowel that links."""
    made = [
        made for one in kind.kinds for made in (_of_vowel(one, kind) if kind.open_end else _of_consonant(one, kind))
    ]
    if kind.is_name:
        made += [("e" + "k" + case, "family") for one in kind.kinds for case in _OF_PLURALS[one]]
        made += [("e", "of him")]
    else:
        made += [(link + more, rule) for one in kind.kinds for link in _links(kind, one) for more, rule in _more(one)]
    return tuple(dict.fromkeys(made))


def _links(kind: _Kind, one: str) -> tuple[str, ...]:
    if kind.open_end:
        return ("",)
    return ("o", "a") if one == "a" else ("e", "o") if kind.rounded else ("e",)


def _of_vowel(one: str, kind: _Kind) -> Iterator[Made]:
    yield from (
        (case, "case") for case in ("t", "n", *_CASES[one], "v" + one + "l", "v" + one, "lag" if one == "a" else "leg")
    )
    yield from (("k" + case, "plural") for case in _OF_PLURALS[one])
    yield from _possessed("j" + one, one, kind)
    yield from _possessed("", one, kind)
    # Those of words in -i: nemzetiek
    yield from ((one + "k" + case, "plural") for case in ("", one + "t", "n" + one + "k", "k" + one + "l"))


def _of_consonant(one: str, kind: _Kind) -> Iterator[Made]:
    for link in _links(kind, one):
        yield from ((link + "t", "object"), (link + "n", "on it"))
        yield from ((link + "k" + case, "plural") for case in _OF_PLURALS[one])
        if kind.is_name:
            yield link + "tt", "in it"  # Győrött
        else:
            yield from ((link + "m" + case, "possessed") for case in _OF_MINE[one])
    yield from _possessed(one, one, kind)
    if kind.has_j:
        yield from _possessed("j" + one, one, kind)


def _possessed(his: str, one: str, kind: _Kind) -> Iterator[Made]:
    """háza, háza + case; házai; házunk, házuk, házaink, házaik, each with its cases. `his` is what makes it his."""
    begun = his.removesuffix(one)
    ends = [his + case for case in _OF_HIS[one]] if his else []
    if kind.is_name:  # one of a kind: its, ours
        return ((ending, "possessed") for ending in (*ends, ("u" if his else "") + "nk", begun + "uk" if his else "i"))
    ends += [his + "i" + case for case in _OF_HIS[one] if case not in _RARE]
    ends += [his + "i" + whose + case for whose in ("k", "nk") for case in _OF_THEIRS[one]]
    ends += [his + "im" + case for case in ("", one + "t")]
    if not begun:
        ends += [("u" if his else "") + "nk" + case for case in _OF_THEIRS[one]]
    if his:
        ends += [begun + "uk" + case for case in _OF_THEIRS[one]]
    else:
        ends += ["m" + case for case in _OF_MINE[one]]
    return ((ending, "possessed") for ending in ends)


def _more(one: str) -> Iterator[Made]:
    """szabadabb, szabadabbak."""
    ends = ("", one + "k", one + "n", one + "t", one + "k" + one + "t")
    return (("bb" + ending, "compared") for ending in ends)


def _keys(stem: str) -> Iterator[str]:
    """The irregular stems that a word is, or is made with: jármű has that of mű."""
    return (key for key in _OTHER_STEMS if key == stem or (key in _IN_COMPOUNDS and stem.endswith(key)))


def _shortened(stem: str) -> str:
    """terem → term-, fogoly → fogly-; tél → tel- is folded anyway."""
    last = _last_of(stem)
    return stem[: -len(last) - 1] + last if len(stem) > 3 and stem.endswith(_VOWEL_GOES) and stem != "elem" else ""
