"""Finnish: the cases in singular and plural, consonant gradation, verbs (vowel harmony: umlauts are folded with the text).

Source of the rules: the types of nouns and verbs of the school grammar.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.languages.paradigm import Made, Table, led_back

_CASES = "n t ssa sta lla lta lle tta ksi nsa nne mme ssaan staan llaan lleen kseen".split()  # after the weak stem
_PLURAL = "issa ista illa ilta ille itta iksi ina ien iin ia ita ja jen iden itten ihin iensa ineen isiin issaan istaan illaan illeen iaan jaan jensa".split()
# Strong and weak consonants, the longest first.
_GRADES = [("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"), ("ht", "hd"),
           ("lk", "l"), ("rk", "r"), ("hk", "h"), ("sk", "sk"), ("st", "st"), ("tk", "tk"), ("t", "d"), ("p", "v"), ("k", "")]  # fmt: skip
_IRREGULAR = Table("", """
työ työn työt työtä työssä työstä työhön töitä töiden töihin töissä töistä työllä työltä työlle työnsä työksi töiltä töille töillä
yö yön yöt yötä yöllä öitä öiden yönä yöksi yöhön öinä
tie tien tiet tietä tiellä tieltä tielle tiessä tiestä tiehen tienä teitä teiden teillä teille teihin teistä
suu suun suut suuta suusta suussa suuhun suulla suita suiden
maa maan maat maata maassa maasta maahan maita maiden maissa maista maihin maalle maalla maalta maaksi maana maansa maamme maille mailla mailta
""")  # fmt: skip
# Nouns whose stems no rule makes: strong, weak, in the plural, and the one that ends in a consonant.
_STEMS = {
    "mies": "miehe miehe mieh mies", "lapsi": "lapse lapse laps las", "poika": "poika poja poik,poj", "tytär": "tyttäre tyttäre tyttär tytär",
    "veli": "velje velje velj", "tyttö": "tyttö tytö tyttö,tytö", "aika": "aika aja aiko,ajo", "ruoka": "ruoka ruoa ruok,ruo",
}  # fmt: skip
# Verbs: the strong and the weak stem, that of the passive, the participle, the past.
_VERBS = {
    "nähdä": "näke näe näh nähnut näk", "tehdä": "teke tee teh tehnut tek", "juosta": "juokse juokse juos juossut juoks",
    "käydä": "käy käy käy käynut käv",
}  # fmt: skip


_VOWELS = "aeiouyäöå"
# What a form must not be by chance: words much too common to be meant.
_COMMON = frozenset(
    """tai vain vaan siita siina noin vahan saa mitaan juuri vastaan siella muuta jos josta voit voin kun ne se he han on ei ole oli nyt niin myos
    mutta kuin mita mika joka jota jossa joissa joista ja en et jo ala alla alan paljon viela sitten koska kuten kanssa pian tuo tuota toi lisaa
    meni takia takaisin vaikka hyvin paljon sama
    varten paitsi tilanne eteen tehdaan nain viisi""".split()
)
_PLAIN = str.maketrans("äö", "ao")
_LAST_PARTS = ("mies", "poika", "tyttö", "tytär", "lapsi", "veli", "aika", "ruoka", "työ")  # of compounds
_PLURALS = led_back("""
    (.*[uy])det → 1s
    (.*[aeiouyäö])kset → 1s
    (.*)set → 1nen
    (.*[aä])[aä]t → 1s
    (.*)eet → 1e
    (.*i)met → 1n
    (.*)mm[aä]t → 1mpi
    (.*[lrnhksvtmp])et → 1i
""")
# A verb typed in the past or in the passive → its infinitive.
_INFINITIVES = led_back("""
    näki|näkivät|näkee|näkevät|nähtiin|nähnyt|nähneet → nähdä
    teki|tekivät|tekee|tekevät|tehtiin|tehnyt|tehneet → tehdä
    juoksi|juoksivat|juoksee|juoksevat|juostiin|juossut|juosseet → juosta
    kävi|kävivät|käyvät|käytiin|käynyt|käyneet → käydä
    (.*[^s]t)et(?:tiin|aan) → 1taa
    (.*)et(?:tiin|aan) → 1aa
    (.*)mm(?:uttiin|utaan) → 1mpua
    (.*[aeiouyäö])(?:ttiin|taan) → 1ta
    (.*)([lnr])tiin → 122a
    (.*s)tiin → 1ta
    (.*(?:yö|uo|ie|oi|aa|ää))tiin → 1da
    (.*)tsee → 1ta
    (.*)([lnr])ee → 122a
    (.*s)ee → 1ta
    kuoli → kuolla
    (.{2,}t)tel(?:i|ee|ivat|ivät|evat|evät) → 1ella
    (.{2,}st)el(?:i|ee|ivat|ivät|evat|evät) → 1ella
    (.*)([lnr])(?:ivat|ivät|evat|evät) → 122a
    (.*[^aä][aä])(?:vat|vät) → 1a
    (?!.*kuu$)(.*)([ouyöi])\\2 → 12a
    (.*[ouyö])(?:i|ivat|ivät|vat|vät) → 1a
    (.{3,}[ln])si(?:vat|vät)? → 1taa
    (.*)sti(?:vat|vät)? → 1staa
    (.*)tti(?:vat|vät)? → 1ttaa
    (.{2,}i)tsi(?:vat|vät)? → 1ta
    (.*[aouäöye])si(?:vat|vät) → 1ta
    (.{3,}[aouäöy])si → 1ta
    (.*[tkp])(?:ivat|ivät) → 1ia 1aa 1ea
    (.*[aeiouyäö])n(?:nut|nyt|neet) → 1ta
    (.*[aeiouyäö])n(?:ut|yt|eet) → 1a
""")


class _Stems(NamedTuple):
    """What the endings of a noun are put to."""

    strong: str
    weak: str
    plurals: tuple[str, ...]
    rule: str
    consonant: str = ""  # the stem of the partitive and of the genitive plural, when it ends so


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms by the last letters of the word; infinitives have the forms of verbs too."""
    made = _inflected(word, name=name)
    if len(word) > 7:
        return made
    return ((form, rule) for form, rule in made if rule == "irregular verb" or form.translate(_PLAIN) not in _COMMON)


def _inflected(word: str, *, name: bool) -> Iterator[Made]:
    if len(word) < 3:
        return
    if end := next((end for end in (word, *_LAST_PARTS) if word.endswith(end) and _IRREGULAR.knows(end)), ""):
        yield from ((word.removesuffix(end) + form, rule) for form, rule in _IRREGULAR.inflect(end))
        return
    for single in _singles(word):
        yield single, "as typed, or singular of the plural"
        if end := next((end for end in (single, *_LAST_PARTS) if single.endswith(end) and end in _STEMS), ""):
            yield from _irregular(single.removesuffix(end), end)
            continue
        for stems in _nouns(single):
            yield from _declined(stems)
    if name and word[-1] in _VOWELS:  # names may stay as they are: Orpo, Orpon
        yield from _declined(_Stems(word, word, (), "a name"))
    if not name and len(word) > 4:
        yield from _verbs(word)


@functools.cache
def _listed() -> dict[str, str]:
    """A form of an irregular noun, where it is long enough to be no other word → the noun."""
    return {form: noun for noun in _STEMS for form, _ in _irregular("", noun) if len(form) > 4}


def _irregular(before: str, end: str) -> Iterator[Made]:
    """lapsi, lapsen, lasta, lapsia; kansanmies."""
    strong, weak, plurals, *consonant = (_STEMS[end] + " ").split(" ")[:4]
    stems = tuple(before + plural for plural in plurals.split(","))
    made = _declined(
        _Stems(before + strong, before + weak, stems, "irregular", before + consonant[0] if consonant[0] else "")
    )
    yield from ((form, rule) for form, rule in made if rule != "compared")


def _verbs(word: str) -> Iterator[Made]:
    infinitives = [word] if word[-1] in "aä" else [*_graded_infinitives(word), *_INFINITIVES(word)]
    for infinitive in infinitives:
        lemma = (
            infinitive if infinitive == word or re.search("[aou]", infinitive[:-2]) else infinitive.replace("a", "ä")
        )
        if lemma != word:
            yield lemma, "infinitive"
        if lemma in _VERBS:
            yield from _irregular_verb(lemma)
            continue
        for form, rule in _verb(lemma):
            yield form, rule
            if lemma.endswith("ä"):  # -nyt and -ty beside -nut and -tu
                yield form[:-7] + form[-7:].replace("u", "y"), rule


def _singles(word: str) -> dict[str, None]:
    """The word; of a plural in -t also what it may be the plural of; the noun of an irregular form."""
    if word in _listed():
        return {_listed()[word]: None}
    if word[-1] != "t":
        return {word: None}
    if end := next(
        (end for end in ("miehet", "lapset", "pojat", "tytöt", "tyttäret", "veljet") if word.endswith(end)), ""
    ):
        return {word.removesuffix(end) + _listed()[end]: None}
    return dict.fromkeys(one for one in (word, word[:-1], _strong(word[:-1]), *_PLURALS(word)) if len(one) > 1)


def _declined(stems: _Stems) -> Iterator[Made]:
    strong, weak, plurals, rule, consonant = stems
    if consonant:
        yield from ((consonant + ending, rule) for ending in ("ta", "ten", "na"))
    if not strong:
        return
    for graded in dict.fromkeys((weak, strong) if strong[-3:-1] == "hk" else (weak,)):
        yield from ((graded + case, rule) for case in _CASES)
    yield from ((form, "compared") for form in _compared(weak))
    vowel = strong[-1]
    yield from (
        (strong + ending, rule)
        for ending in (
            "na",
            "nsa",
            "ni",
            "mme",
            "a",
            "ta",
            vowel + "n",
            f"h{vowel}n",
            "tta",
            "seen",
            "aan",
            "naan",
            vowel + "nsa",
            f"h{vowel}nsa",
        )
    )
    for plural in plurals:
        yield from ((plural + ending, f"{rule}, plural") for ending in _PLURAL)


def _compared(weak: str) -> Iterator[str]:
    """vahva → vahvempi, vahvin; vapaa → vapaampi."""
    short = len(re.findall("[aeiouyäö]+", weak)) < 3 and weak[-1] in "aä" and weak[-2] not in _VOWELS
    root = weak[:-1] + "e" if short else weak
    yield from (
        root + ending for ending in ("mpi", "mman", "mpaa", "mmat", "mpia", "mpien", "mmin", "mmassa", "mmaksi")
    )
    yield weak + "sti"
    if weak.endswith(("ea", "eä", "se", "va", "vä", "ha", "aa", "ra", "re")):
        root = weak[:-1] + "i"
        yield from (root + ending for ending in ("n", "mman", "mpaa", "mmat", "mpia", "mpien", "mmaksi", "mmassa"))


def _weak(stem: str) -> str:
    """The stem with its last consonants in the weak grade: poliittikko → poliitiko."""
    found = re.fullmatch(r"(.*?[aeiouyäöålnrmh])([kpt]{1,2}|nk|nt|mp|lt|rt|ht|lk|rk|hk)([aeiouyäö])", stem)
    if found is None:
        return stem
    if stem.endswith(("uku", "yky")):
        return stem[:-2] + "v" + stem[-1]
    if found[3] == "e" and found[2] in ("lk", "rk", "hk"):
        return stem[:-2] + "je"
    for strong, weak in _GRADES:
        if stem[: found.start(3)].endswith(strong):
            return stem[: found.start(3) - len(strong)] + weak + found[3]
    return stem


def _strong(stem: str) -> str:
    """Before -as and -e the weak grade stands: rikas → rikkaan, sade → sateen; perhe stays."""
    for strong, weak in _GRADES:
        if weak not in ("", "h", "l", "r") and stem[:-1].endswith(weak) and strong != weak:
            return stem[: -1 - len(weak)] + strong + stem[-1]
    return stem


def _nouns(word: str) -> Iterator[_Stems]:
    end, base = word[-1], word[:-1]
    if end not in _VOWELS:
        yield from _in_consonant(word)
    elif end == "e" and word[-2] != "e":
        for stem in dict.fromkeys((word, _strong(word))):
            yield _Stems(stem + "e", stem + "e", (stem,), "in -e", word + "t")
        yield _Stems(word, word, (word,), "in -e")
    elif end == "i":
        yield from _in_i(word)
    elif word[-2] == end:
        yield _Stems(word, word, (base,), "in a long vowel")
    elif end in "aä":
        yield _Stems(word, _weak(word), tuple(one[:-1] + o for one in (word, _weak(word)) for o in ("o", "")), "in -a")
    else:
        yield _Stems(word, _weak(word), (word, _weak(word)), "in a vowel")


def _in_consonant(word: str) -> Iterator[_Stems]:
    base = word[:-1]
    if word.endswith("nen"):
        yield _Stems(word[:-3] + "se", word[:-3] + "se", (word[:-3] + "s",), "in -nen", word[:-3] + "s")
    elif re.search("(?:n|ll|rr|ss)[uy]t$", word):
        yield _Stems(word[:-2] + "ee", word[:-2] + "ee", (word[:-2] + "e",), "in -nut", word)
    elif word.endswith(("ut", "yt")):
        yield _Stems(base + "e", base + "e", (base,), "in -ut", word)
    elif word.endswith(("mmen", "mmän")):
        yield _Stems(word + "e", word + "e", (word,), "in -en", word)
    elif word.endswith(("us", "ys", "os", "ös")):
        yield _Stems(base + "kse", base + "kse", (base + "ks",), "in -us", word)
        if base[-1] in "uy":
            yield _Stems(base + "te", base + "de", (base + "ks",), "in -us, of a quality", base + "t")
    else:
        yield from _in_s(word) if word.endswith(("as", "äs", "is", "es")) else _in_n(word)
        yield _foreign(word)


def _in_s(word: str) -> Iterator[_Stems]:
    """rikas, rikkaan; Kallas, Kallaksen."""
    base = word[:-1]
    for stem in dict.fromkeys((base, _strong(base))):
        yield _Stems(stem + base[-1], stem + base[-1], (stem,), "in -as", word)
    yield _Stems(base + "kse", base + "kse", (base + "ks",), "in -is", word)


def _in_n(word: str) -> Iterator[_Stems]:
    """työtön, työttömän; puhelin, puhelimen; tärkein, tärkeimmän; kaunotar, kaunottaren."""
    base = word[:-1]
    if word.endswith(("ton", "tön")):
        yield _Stems(word[:-3] + "ttoma", word[:-3] + "ttoma", (word[:-3] + "ttom",), "in -ton", word)
    elif word.endswith("in"):
        for stem in dict.fromkeys((base, _strong(base))):
            yield _Stems(stem + "me", stem + "me", (stem + "m",), "in -in", word)
        yield _Stems(base + "mpa", base + "mma", (base + "mp", base + "mm"), "superlative", base + "n")
    elif word.endswith(("tar", "tär")):
        yield _Stems(base[:-2] + "ttare", base[:-2] + "ttare", (base[:-2] + "ttar",), "in -tar", word)


def _foreign(word: str) -> _Stems:
    return _Stems(word + "i", word + "i", (word + "e",), "in a consonant")


def _in_i(word: str) -> Iterator[_Stems]:
    base = word[:-1]
    if word.endswith("mpi"):
        yield _Stems(base + "a", word[:-3] + "mma", (base, word[:-3] + "mm"), "comparative")
        return
    if word.endswith("si") and len(word) > 2:
        before = word[:-2]
        weak = before + (before[-1] if before[-1] in "lnr" else "d") + "e"
        yield _Stems(before + "te", weak, (base,), "in -si", before + "t")
    yield _Stems(word, _weak(word), (base + "e", _weak(word)[:-1] + "e"), "in -i")
    yield _Stems(base + "e", _weak(base + "e"), (base,), "in -i, old", base)


# A form in the weak grade of what has the strong one, or the other way round.
_OF_STRONG = re.compile("(.+)e(?:ttiin|taan)|(.+[ouyö])(?:ttiin|taan)")
_OF_WEAK = re.compile("(.+e)n(?:ee|evat|evät|ivat|ivät)|(.+[aä])[aä](?:vat|vät)")


def _graded_infinitives(word: str) -> Iterator[str]:
    """tapettiin → tappaa; kerrottiin → kertoa; pakenevat → paeta; hyökkäävät → hyökätä."""
    if found := _OF_STRONG.fullmatch(word):
        yield _strong(found[1] + "a") + "a" if found[1] else _strong(found[2]) + "a"
    elif found := _OF_WEAK.fullmatch(word):
        yield _weak(found[1] or found[2]) + "ta"


def _irregular_verb(word: str) -> Iterator[Made]:
    """nähdä, näkee, näki, nähnyt."""
    strong, weak, passive, participle, past = _VERBS[word].split()
    forms = [
        weak,
        word + word[-1] + "n",
        *(form for form, _ in _conjugated(strong, weak, passive, participle, (past,))),
    ]
    yield from ((form, "irregular verb") for form in forms)
    yield from (
        (form[:-6] + form[-6:].replace("u", "y"), "irregular verb")
        for form in forms
        if "nut" in form or "ut" in form or "tu" in form
    )


def _verb(word: str) -> Iterator[Made]:
    """By the type of the infinitive: pidättää; syödä; tulla; murhata, vangita, paeta."""
    root = word[:-2] + "i" if word[-2] == "e" else word[:-1]
    yield from ((root + ending, "verb") for ending in ("essa", "en"))
    yield word + "kseen", "verb"
    if re.fullmatch(".*[aeiouyäö](?:a|ä)", word):
        yield from _conjugated(word[:-1], _weak(word[:-1]))
        if re.fullmatch(".*(?:[lnr]|[aeiouyäö]{2})t(?:aa|ää)", word):
            yield from _past(word[:-3] + "s")
    elif re.fullmatch(".*[aeiouyäö]t[aä]", word):
        yield from _contracted(word[:-2])
    elif word.endswith(("da", "dä")):
        yield from _in_da(word[:-2])
    elif word.endswith(("lla", "llä", "nna", "nnä", "rra", "rrä", "sta", "stä")):
        base = word[:-2]
        for stem in dict.fromkeys((base, _strong(base[:-1]) + base[-1])):
            yield from _conjugated(stem + "e", stem + "e", base, base + word[-2].replace("t", "s") + "ut")


def _in_da(base: str) -> Iterator[Made]:
    """Before -da: voida; syödä, söi; myydä, myi."""
    yield base, "verb"
    yield from _conjugated(base, base, base, base + "nut")
    if base.endswith(("yö", "uo", "ie")):
        yield from _past(base[:-2] + base[-1])
    elif base[-1] == base[-2:-1]:
        yield from _past(base[:-1])


def _contracted(base: str) -> Iterator[Made]:
    """Before -ta: murhata → murhaa, murhasi; vangita → vangitsee, selvitä → selviää; paeta → pakenee."""
    if base[-1] == "i":
        yield from _conjugated(base + "tse", base + "tse", base + "t", base + "nnut")
    for stem in _stronger(base):
        if base[-1] == "e":
            yield from _conjugated(stem + "ne", stem + "ne", base + "t", base + "nnut")
        if base[-1] != "i" and (base[-1] != "e" or stem in (base, _strong(base))):
            yield stem + "a", "verb"
            yield from _conjugated(stem + "a", stem + "a", base + "t", base + "nnut", past=(stem + "s",))


_INFINITIVE_CASES = "massa masta maan malla matta ma man mat minen misen mista misesta miseen miset".split()
_ACTIVE = "va van via vien ville vista vaa vana valle valta vilta".split()
_DONE = "eet een eita eiden eille eista eelle eelta".split()


def _past(stem: str) -> Iterator[Made]:
    return ((stem + ending, "verb, past") for ending in ("i", "ivat", "in", "imme", "isi", "isivat"))


def _stronger(stem: str) -> dict[str, None]:
    """The stem before -ta: as it is, in the strong grade, and with the k that goes between vowels and after h."""
    return dict.fromkeys((stem, _strong(stem), stem[:-1] + "k" + stem[-1]))


def _conjugated(
    strong: str, weak: str, passive: str = "", participle: str = "", past: tuple[str, ...] = ()
) -> Iterator[Made]:
    """Now and then, active and passive, the participles with their cases."""
    yield from ((weak + ending, "verb") for ending in ("n", "t", "mme", "tte"))
    yield from ((strong + ending, "verb") for ending in (strong[-1], "a", "e", "vat", *_INFINITIVE_CASES))
    yield from ((strong + ending, "participle") for ending in _ACTIVE)
    wishing = strong[:-1] if strong[-1] in "ei" or strong[-2:-1] == strong[-1] else strong
    yield from ((wishing + ending, "conditional") for ending in ("isi", "isivat", "isin", "isimme"))
    for stem in past or ((strong,) if strong[-1] in "ouyö" else (strong[:-1], strong[:-1] + "o")):
        yield from _past(stem)
    if not past:
        stems = (weak,) if weak[-1] in "ouyö" else (weak[:-1], weak[:-1] + "o")
        yield from ((stem + ending, "verb, past") for stem in stems for ending in ("in", "it", "imme"))
    done = participle or strong + "nut"
    yield from ((form, "participle") for form in (done, *(done[:-2] + ending for ending in _DONE), done + "ta"))
    passive = passive or weak[:-1] + ("et" if weak[-1] in "aä" else weak[-1] + "t")
    yield from (
        (passive + ending, "passive")
        for ending in ("tiin", "taan", "aan", "iin", "tava", "ava", "tavan", "tavat", "aisiin", "taisiin")
    )
    for end in ("t", ""):
        yield from (
            (passive + end + ending, "passive participle") for ending in ("u", "ua", "uja", "ujen", "uina", "una")
        )
    yield from (
        (passive + ending, "passive participle")
        for ending in ("un", "ut", "ulle", "ulta", "uille", "uilta", "uista", "usta")
    )
