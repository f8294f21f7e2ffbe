"""Hungarian verbs: each person now and then, with and without an object; orders, wishes, what may be; participles.

Vowels are folded with the text, so an ending has two forms at most, after back and after front vowels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made

VOWELS = "aeiouáéíóúöőüű"
_NOW = {
    "a": "ja jak ik ok unk om od sz asz nak anak juk ni ani nia ania niuk aniuk va o ando".split(),
    "e": "i ik ek ok unk em om ed el sz esz nek enek juk uk ni eni nie enie niuk eniuk ve o endo".split(),
}
_PAST = {
    "a": " ak a am ad unk uk akat aknak akkal akrol aktol at nak rol".split(" "),
    "e": " ek e em ed unk uk eket eknek ekkel ekrol ektol et nek rol".split(" "),
}
_WISHES = {"a": "na nek nanak nank nam nad nak".split(), "e": "ne nek nenek nenk nem ned".split()}
_ORDERS = {"a": "on ak a anak unk uk am ad".split(), "e": "on en ek e enek unk uk em ed".split()}
_MAY = {
    "a": "hat hatnak hatja hatjak hatott hatta hattak hato hatna hatnanak".split(),
    "e": "het hetnek heti hetik hetett hette hettek heto hetne hetnenek".split(),
}
_PREFIXES = "meg el ki be fel le át vissza össze rá ide oda haza tönkre szét agyon végbe elő hozzá létre részt meg- tovább félre keresztül túl".split()
# As it is typed; the stem of now, of then, of wishes and the infinitive, of orders, of what may be; its vowels.
_IRREGULAR = [
    line.split()
    for line in """
tesz tesz tett tenn tegy tehet e
vesz vesz vett venn vegy vehet e
visz visz vitt vinn vigy vihet e
hisz hisz hitt hinn higgy hihet e
lesz lesz lett lenn legy lehet e
megy megy ment menn menj mehet e
jön jöv jött jönn jöjj jöhet e
lő löv lőtt lőn lőj lőhet e
nő növ nőtt nőn nőj nőhet e
alszik alsz aludt aludn aludj alhat a
fekszik feksz feküdt feküdn feküdj fekhet e
nyugszik nyugsz nyugodt nyugodn nyugodj nyughat a
eszik esz ett enn - ehet e
iszik isz ivott inn igy ihat a
""".strip().splitlines()
]
_THEIRS = {
    "tesz": "tesznek tesszük téve tevő teendő",
    "vesz": "vesznek vesszük véve vevő",
    "visz": "visznek visszük víve",
    "hisz": "hisznek hisszük",
    "lesz": "lesznek leendő",
    "megy": "mennek mész",
    "jön": "jönnek jössz gyere gyertek",
    "lő": "lőnek lősz lőjük lőve lövő",
    "nő": "nőnek nősz nőve növő",
    "alszik": "alszanak alvó aludva",
    "fekszik": "fekszenek feküsznek fekvő",
    "nyugszik": "nyugszanak nyugvó",
    "eszik": "esznek egyenek evő",
    "iszik": "isznak issza isszák itta itták ittak ivó",
}
_SHORT_PRESENT = {"a": "om ol unk a ak".split(), "e": "ek el unk em ed i ik ok om od".split()}
_SHORT_WISHES = {"a": "i a ek anak ank am".split(), "e": "i e ek enek enk em ie iuk iunk".split()}
# What a form of a short verb must not be: Lotte, horses, women; faith, individual.
_OTHER_WORDS = frozenset("lo love lovak no nok nom nod hittel egyen egyek ett ennek".split())
_SHORT_STEMS = frozenset(
    "öl ver lop üt kér vár él hal ír dob fog vág húz néz áll lát nyer ad tud hív vet köt fut jut int tép".split()
)
_NO_VERBS = ("ság", "ség", "szág", "ás", "és", "alom", "elem", "ész", "izmus", "um", "egylet")
_VOWEL_GOES = re.compile("(.*[^aáeéiíoóöőuúüű])[eoö]([lrgz])")  # rabol, rabló; érdemel, érdemli; őriz
# A verb typed in the past: megölték, letartóztatott; and the short past after a prefix: elítélt.
_TYPED_PAST = re.compile(
    "(.{4,}[^aáeéiíoóöőuúüű])j(?:a|ák)|(.{4,})[oeö]tt(?:[áé]k|[ae]k?|[uü]k)?|(.{3,}[^aáeéiíoóöőuúüű])t(?:[áé]k|a|e)|"
    "((?:meg|el|le|ki|be|fel|át|agyon|vissza|össze|szét).+[lrnyj]|.{3,}[oeö]z(?=t[ae]k))t(?:[ae]k)?"
)


def made(word: str, kinds: tuple[str, ...]) -> Iterator[Made]:
    """A verb is typed as it stands in a dictionary, or in the past, or as an infinitive; `kinds` are its vowels."""
    if irregular := next(_of_irregular(word), None):
        before, line = irregular
        yield from (
            (before + form, "irregular verb") for form in _irregular(line) if before or form not in _OTHER_WORDS
        )
        return
    for stem in dict.fromkeys(_stems(word)):
        yield stem, "verb"
        yield from _conjugated(stem, kinds)


_THEN = ("", "e", "ék", "ek", "a", "ák", "ak")
_TYPED = tuple(
    (typed, line) for line in _IRREGULAR for typed in (line[0], line[3] + "i", *(line[2] + end for end in _THEN))
)
_ENDS = tuple(typed for typed, _ in _TYPED)


def _of_irregular(word: str) -> Iterator[tuple[str, list[str]]]:
    """What stands before the verb, and its line: tenni, megtesz, elvitte."""
    for typed, line in _TYPED if word.endswith(_ENDS) else ():
        before = word.removesuffix(typed)
        if not word.endswith(typed) or (before and before not in _PREFIXES):
            continue
        if before or (typed == line[0] and typed != "nő") or typed == line[3] + "i":
            yield before, line


def _irregular(line: list[str]) -> Iterator[str]:
    verb, now, past, wish, order, may, kind = line
    yield from (verb, past, *_THEIRS[verb].split())
    yield from (now + ending for ending in _SHORT_PRESENT[kind])
    yield from (past + ending for ending in _PAST[kind][:7])
    yield from (wish + ending for ending in _SHORT_WISHES[kind])
    if order != "-":
        yield from (order + ending for ending in _ORDERS[kind])
    yield from (may.removesuffix("h" + kind + "t") + ending for ending in _MAY[kind])


def _stems(word: str) -> Iterator[str]:
    if len(word) > 3 and word.endswith("ni"):
        if len(word) > 5 and word.endswith(("ani", "eni")):
            yield word[:-3]
        elif len(word) > 5 or word[-3] not in VOWELS:
            yield word[:-2]
    elif len(word) > 4 and word.endswith("ik"):
        yield word[:-2]
    elif (len(word) > 3 or word in _SHORT_STEMS) and word[-1] not in VOWELS and not word.endswith(_NO_VERBS):
        yield word
    if len(word) > 7 and word.endswith(("tnak", "tnek", "lnak", "lnek", "znak", "znek")):
        yield word[:-3]  # tüntetnek
    if len(word) > 5 and (found := _TYPED_PAST.fullmatch(word)):
        yield next(filter(None, found.groups()))


def _conjugated(stem: str, kinds: tuple[str, ...]) -> Iterator[Made]:
    shorter = _VOWEL_GOES.fullmatch(stem) if len(stem) > 4 and stem.removesuffix("öl") not in _PREFIXES else None
    for base in (stem, shorter[1] + shorter[2]) if shorter else (stem,):
        for kind in kinds:
            yield from ((base + ending, "verb") for ending in (*_NOW[kind], *_MAY[kind]))
            open_end, after_t = base[-1] in VOWELS, base + "ett"
            pasts = [base + "tt"] if open_end else [base + "t", base + "ott", *([after_t] if kind == "e" else [])]
            yield from ((past + ending, "verb, past") for past in pasts for ending in _PAST[kind])
            yield from ((base + link + wish, "verb, wish") for link in ("", kind) for wish in _WISHES[kind])
    yield from ((root + ending, "verb, orders") for root in _orders(stem) for kind in kinds for ending in _ORDERS[kind])


def _orders(stem: str) -> Iterator[str]:
    """What a j becomes after s, sz, z and t: kínozza, letartóztassa, segítse."""
    if stem[-1] in "sz":
        yield stem + (stem[-1] if stem[-2:] not in ("sz", "zs") else stem[-2:])
        if stem.endswith("sz"):
            yield stem[:-2] + "ssz"
    elif stem.endswith("szt"):
        yield stem[:-3] + "ssz"
    elif stem[-1] == "t":
        yield from (stem[:-1] + "ss", stem + "s")
    else:
        yield stem + "j"
