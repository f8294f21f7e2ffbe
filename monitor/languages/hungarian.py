"""Hungarian: cases, plural and possessor; lengths and rounds of vowels are folded with the text (á = a, ö = o, ő = o).

So -hoz, -hez, -höz need two forms only. Source of the rules: the suffix tables of the school grammar.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made

_CASES = "t ban ben ba be bol nak nek ra re n on en rol tol nal nel hoz hez ig ert ul kent kor os es i".split()
_PLURAL = "k kat ket kban kben kba kbe kbol knak knek kra kre kon ken krol ktol knal knel khoz khez kert kkal kkel kig kent kke kka".split()
_OWN = "ja je a e jat jet at et janak jenek anak enek jaban jeben aban eben ai ei jai jei aik eik aival eivel ait eit ainak einek javal jevel aval evel uk juk unk nk jarol jerol atol etol jabol ara jara ere jere abol ebol erol arol ik it inak inek im in aba ebe jaba jebe an en jan jen ahoz ehez jahoz jehez aig eig ukat uknak ukban ukrol unkat jaival jeivel jara jere jatol jetol unknak aira eire airol eirol".split()
_AFTER_VOWEL = "val vel va ve ja je jat jet i s ak ek akat eket an en lag leg".split()
_LINKS = ("", "a", "e", "o")
_NO_PLURALS = frozenset("gyerek gyermek farok bokor titok vétek érdek ének patak lélek".split())
# What follows a verb: now and then, with and without an object; orders, wishes, what may be; the infinitive and participles.
_PAST = " ak ek a e uk am em unk akat eket aknak eknek".split(" ")
_VERB = """ja i jak ik juk nak nek anak enek ok ek unk om em od ed sz asz esz ni ani eni nia nie niuk o ok ot oknak okat va ve na ne ana ene nanak nenek
    janak jenek jon jen je jek junk hat het hatnak hetnek hatja heti hatjak hetik hatott hetett hato heto ando endo""".split()
_PREFIXES = "meg el ki be fel le át vissza össze rá ide oda haza tönkre szét agyon végbe elő hozzá létre részt".split()
_SHORT_VERBS = {
    "tesz": "tett tettek tette tették tesznek teszi teszik tegye tegyen tegyenek tegyék tenni téve tenne tevő tehet teheti tettem",
    "vesz": "vett vettek vette vették vesznek veszi veszik vegye vegyen vegyenek vegyék venni véve venne vevő vehet vettem",
    "visz": "vitt vittek vitte vitték visznek viszi viszik vigye vigyen vigyék vinni vinne vihet vittem",
    "hisz": "hitt hittek hitte hitték hisznek hiszi hiszik higgye hinni hinne hihet hittem",
    "lesz": "lett lettek lesznek legyen legyenek lenni lenne lehet",
    "megy": "ment mentek mennek menjen menjenek menni menne mehet mentem",
    "jön": "jött jöttek jönnek jöjjön jöjjenek jönni jönne jöhet jöttem",
    "lő": "lőtt lőttek lőtte lőtték lőnek lövi lövik lőjön lőjenek lőni lőve lövő lövök",
    "alszik": "aludt aludtak alszanak aludni",
    "eszik": "ett ettek ette ették esznek eszi egyen enni",
    "iszik": "ivott ittak itta ittak isznak issza igyon inni",
}
_SHORT_STEMS = frozenset("öl ver lop üt kér vár él hal ír dob fog vág húz néz áll lát nyer".split())
# A verb typed in the past: megölték, letartóztatott; and the short past after a prefix: elítélt.
_TYPED_PAST = re.compile(
    "(.{4,}[^aáeéiíoóöőuúüű])j(?:a|ák)|(.{4,})[oeö]tt(?:[áé]k|[ae]k?|[uü]k)?|(.{3,}[^aáeéiíoóöőuúüű])t(?:[áé]k|a|e)|((?:meg|el|le|ki|be|fel|át|agyon|vissza|össze|szét).+[lrnyj]|.{3,}[oeö]z(?=t[ae]k))t(?:[ae]k)?"
)
# What a form must not be by chance: words much too common to be meant.
_COMMON = frozenset(
    """nagyon mind minden mert mar meg el ki be fel le nem nemet van volt voltak lesz lett lenne mindig amikor ami aki ez az ezt azt en te mi ti ok
    most csak igen vagy hogy ha is sem itt ott ide oda jo jol kell lehet vele neki talan soran mondta mas masik magat maga tett tette fele rajta elott
    utan utana alatt annak szamara szerint szinte altal altala ugyan erte ellen miatt kozott mellett kene szoval elet ezen azon arra erre""".split()
)
_PLAIN = str.maketrans("áéíóöőúüű", "aeiooouuu")
# Stems before a plural or an ending with a vowel.
_OTHER_STEMS = {"szó": "szava", "ló": "lova", "falu": "falva", "hó": "hava", "kő": "köve", "tó": "tava", "fű": "füve", "mű": "műve",
                "férfi": "férfia", "apa": "apja", "anya": "anyja", "idő": "ideje", "tető": "teteje", "daru": "darva", "cső": "csöve", "lé": "leve", "bíró": "bírá"}  # fmt: skip
_IN_COMPOUNDS = ("mű", "szó", "kő", "férfi", "idő", "cső")
_VOWELS = "aeiouáéíóúöőüű"


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms with every vowel that may link, as folding leaves them."""
    if len(word) < 2:
        return
    made = itertools.chain(_made_of_verbs(word) if not name else (), _made_of_nouns(word))
    if len(word) > 5:
        yield from made
    else:
        yield from ((form, rule) for form, rule in made if form.translate(_PLAIN) not in _COMMON)


def _made_of_nouns(word: str) -> Iterator[Made]:
    yield from _noun(word)
    for single in _singles(word):
        yield single, "singular of the plural"
        yield from _noun(single)
        if len(single) > 3 and not set(single[-3:]) & set(_VOWELS):
            yield from ((single[:-2] + vowel + single[-2:], "singular of the plural") for vowel in "oeö")


def _singles(word: str) -> Iterator[str]:
    if word.endswith(("ok", "ek", "ak", "ök")) and len(word) > 5 and word not in _NO_PLURALS:
        yield word[:-2]
    elif word.endswith(("ák", "ék", "ók", "ik", "ők", "úk", "ük")) and (len(word) > 4 or word == "nők"):
        yield word[:-2] + {"á": "a", "é": "e"}.get(word[-2], word[-2])
    elif len(word) > 6 and word.islower() and (found := re.fullmatch("(.+)(?:b[ae]n?|b[óő]l)", word)):
        yield found[1]


def _made_of_verbs(word: str) -> Iterator[Made]:
    """A verb is typed as it stands in a dictionary, or in the past, or as an infinitive."""
    for short, forms in _SHORT_VERBS.items():
        prefix = word.removesuffix(short)
        if word.endswith(short) and (prefix in _PREFIXES or not prefix):
            yield from ((prefix + form, "irregular verb") for form in forms.split())
    for stem in dict.fromkeys(_verb_stems(word)):
        yield stem, "verb"
        yield from _conjugated(stem)


def _verb_stems(word: str) -> Iterator[str]:
    if len(word) > 5 and word.endswith("ni"):
        yield word[:-3] if word.endswith(("ani", "eni")) else word[:-2]
    elif len(word) > 4 and word.endswith("ik"):
        yield word[:-2]
    elif (len(word) > 3 or word in _SHORT_STEMS) and word[-1] not in _VOWELS:
        yield word
    if len(word) > 5 and (found := _TYPED_PAST.fullmatch(word)):
        yield next(filter(None, found.groups()))


def _conjugated(stem: str) -> Iterator[Made]:
    for base in (stem, *_shortened(stem)):
        yield from ((base + ending, "verb") for ending in _VERB)
        pasts = (base + "tt",) if base[-1] in _VOWELS else (base + "t", base + "ott", base + "ett")
        yield from ((past + ending, "verb, past") for past in pasts for ending in _PAST)
    yield from (
        (root + ending, "verb, orders") for root in _orders(stem) for ending in "a e ak ek on en anak enek uk".split()
    )


def _orders(stem: str) -> Iterator[str]:
    """What a j becomes after s, sz, z and t: kínozza, letartóztassa, segítse."""
    if stem[-1] in "sz":
        yield stem + (stem[-1] if stem[-2:] not in ("sz", "zs") else stem[-2:])
    elif stem.endswith("szt"):
        yield stem[:-3] + "ssz"
    elif stem[-1] == "t":
        yield from (stem[:-1] + "ss", stem + "s")


def _noun(stem: str) -> Iterator[Made]:
    open_end = stem[-1] in _VOWELS
    for base in (stem, *_shortened(stem)):
        yield from _compared(base, ("",) if open_end else _LINKS)
    for base in (stem, *_shortened(stem)):
        for link in ("",) if open_end else _LINKS:
            yield from ((base + link + "t", "object"), (base + link + "n", "on it"))
            yield from ((base + link + ending, "plural") for ending in _PLURAL)
    if other := next((stem.removesuffix(key) + _OTHER_STEMS[key] for key in _keys(stem)), ""):
        yield from (
            (other + ending, "irregular")
            for ending in ("", "t", "n", "val", "vel", "nak", "nek", "ik", "i", "inak", *_PLURAL)
        )
    yield from ((stem + case, "case") for case in _CASES if open_end or case != "n")
    yield from ((stem + own, "possessed") for own in _OWN)
    if open_end:
        yield from ((stem + ending, "with, into") for ending in _AFTER_VOWEL)
        return
    last = stem[-2:] if stem.endswith(("sz", "cs", "zs", "gy", "ny", "ty", "ly")) else stem[-1]
    doubled = stem + "t" if stem.endswith("th") else stem[: -len(last)] + last[0] + last
    doubled = stem if stem[-1] == stem[-2] else doubled  # Tóthtal; modellel
    yield from ((doubled + ending, "with, into") for ending in ("al", "el", "a", "e"))
    yield from ((base + ending, "possessed") for base in _shortened(stem) for ending in _OWN)


def _compared(stem: str, links: tuple[str, ...]) -> Iterator[Made]:
    """szabadabb, legszabadabb."""
    yield "leg" + stem, "compared"
    more = [stem + link + "bb" for link in links if link or stem[-1] in _VOWELS]
    yield from (
        (before + form + ending, "compared")
        for form in more
        for before in ("", "leg")
        for ending in ("", "ak", "ek", "an", "en")
    )


def _keys(stem: str) -> Iterator[str]:
    """The irregular stems that a word is, or is made with: jármű has that of mű."""
    return (key for key in _OTHER_STEMS if key == stem or (key in _IN_COMPOUNDS and stem.endswith(key)))


def _shortened(stem: str) -> Iterator[str]:
    """terem → term-, fogoly → fogly-; tél → tel- is folded anyway."""
    if len(stem) > 3 and stem[-1] not in _VOWELS:
        last = 2 if stem.endswith(("sz", "gy", "ny", "ly")) else 1
        if stem[-last - 1] in "eoöa" and stem[-last - 2] not in _VOWELS:
            yield stem[: -last - 1] + stem[-last:]
