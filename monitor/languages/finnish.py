"""Finnish: the cases in singular and plural, consonant gradation, verbs (vowel harmony: umlauts are folded with the text).

Source of the rules: the types of nouns and verbs of the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.languages.paradigm import Made, Table

_CASES = "n t ssa sta lla lta lle tta ksi nsa nne mme".split()  # after the weak stem
_PLURAL = "issa ista illa ilta ille itta iksi ina ien iin ia ita ja jen iden itten ihin iensa ineen isiin".split()
# Strong and weak consonants, the longest first.
_GRADES = [("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"), ("ht", "hd"),
           ("lk", "l"), ("rk", "r"), ("hk", "h"), ("sk", "sk"), ("st", "st"), ("t", "d"), ("p", "v"), ("k", "")]  # fmt: skip
_IRREGULAR = Table("", """
mies miehen miehet miestä miehelle mieheltä miehellä miehenä miehestä mieheen miehiä miesten miehien miehille miehistä miehiltä
lapsi lapsen lapset lasta lapselle lapselta lapsella lapsena lapsesta lapseen lapsia lasten lapsien lapsille lapsista lapsilta
poika pojan pojat poikaa pojalle pojalta pojasta poikaan poikia poikien pojille pojista
tytär tyttären tyttäret tytärtä tyttäreltä tyttärelle tyttärellä tyttärestä tyttäriä tyttärien tyttärille
veli veljen veljet veljeä veljelle veljeltä veljiä veljien veljille
tyttö tytön tytöt tyttöä tytölle tytöltä tyttöjä tyttöjen tytöille
työ työn työt työtä työssä työstä työhön töitä töiden töihin töissä töistä
yö yön yöt yötä yöllä öitä öiden
tie tien tiet tietä tiellä tieltä tielle teitä teiden teillä
suu suun suut suuta suusta
maa maan maat maata maassa maasta maahan maita maiden maissa maista maihin
""")  # fmt: skip


class _Stems(NamedTuple):
    """What the endings of a noun are put to."""

    strong: str
    weak: str
    plurals: tuple[str, ...]
    rule: str
    consonant: str = ""  # the stem of the partitive and of the genitive plural, when it ends so


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms by the last letters of the word; infinitives have the forms of verbs too."""
    if len(word) < 3:
        return
    if _IRREGULAR.knows(word):
        yield from _IRREGULAR.inflect(word)
        return
    for single in _singles(word):
        yield single, "as typed, or singular of the plural"
        for stems in _nouns(single):
            yield from _declined(stems)
    if not name and len(word) > 4:
        for form, rule in _verb(word):
            yield form, rule
            if word.endswith("ä"):  # -nyt and -ty beside -nut and -tu
                yield form[:-7] + form[-7:].replace("u", "y"), rule


def _singles(word: str) -> dict[str, None]:
    """The word; of a plural in -t also what it may be the plural of."""
    return dict.fromkeys((word, word[:-1], _strong(word[:-1])) if word[-1] == "t" else (word,))


def _declined(stems: _Stems) -> Iterator[Made]:
    strong, weak, plurals, rule, consonant = stems
    if consonant:
        yield from ((consonant + ending, rule) for ending in ("ta", "ten", "na"))
    if not strong:
        return
    yield from ((weak + case, rule) for case in _CASES)
    vowel = strong[-1]
    yield from (
        (strong + ending, rule) for ending in ("na", "nsa", "a", "ta", vowel + "n", f"h{vowel}n", "tta", "seen")
    )
    for plural in plurals:
        yield from ((plural + ending, f"{rule}, plural") for ending in _PLURAL)


def _weak(stem: str) -> str:
    """The stem with its last consonants in the weak grade: poliittikko → poliitiko."""
    found = re.fullmatch(r"(.*?[aeiouyäöålnrmh])([kpt]{1,2}|nk|nt|mp|lt|rt|ht|lk|rk|hk)([aeiouyäö]+)", stem)
    if found is None:
        return stem
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


def _nouns(word: str) -> Iterator[_Stems]:  # noqa: C901 - one branch per ending
    end, base = word[-1], word[:-1]
    if word.endswith("nen"):
        yield _Stems(word[:-3] + "se", word[:-3] + "se", (word[:-3] + "s",), "in -nen", word[:-3] + "s")
    elif word.endswith(("us", "ys")):
        yield _Stems(base + "kse", base + "kse", (base + "ks",), "in -us", word)
        yield _Stems(base + "te", base + "de", (base + "ks",), "in -us, of a quality", base + "t")
    elif word.endswith(("os", "ös")):
        yield _Stems(base + "kse", base + "kse", (base + "ks",), "in -os", word)
    elif word.endswith(("as", "äs", "is", "es")):
        long = _strong(base) + base[-1]
        yield _Stems(long, long, (_strong(base),), "in -as", word)
        yield _Stems(base + "kse", base + "kse", (base + "ks",), "in -is", word)
        yield _foreign(word)
    elif word.endswith(("ton", "tön")):
        yield _Stems(word[:-3] + "ttoma", word[:-3] + "ttoma", (word[:-3] + "ttom",), "in -ton", word)
        yield _foreign(word)
    elif re.search("(?:n|ll|rr|ss)[uy]t$", word):
        yield _Stems(word[:-2] + "ee", word[:-2] + "ee", (word[:-2] + "e",), "in -nut", word)
    elif end == "e" and word[-2] != "e":
        for stem in dict.fromkeys((word, _strong(word))):
            yield _Stems(stem + "e", stem + "e", (stem,), "in -e", word + "t")
        yield _Stems(word, word, (word,), "in -e")
    elif end == "i":
        yield from _in_i(word)
    elif end in "aeiouyäö" and word[-2] == end:
        yield _Stems(word, word, (base,), "in a long vowel")
    elif end in "aä":
        yield _Stems(word, _weak(word), tuple(one[:-1] + o for one in (word, _weak(word)) for o in ("o", "")), "in -a")
    elif end in "ouyö":
        yield _Stems(word, _weak(word), (word, _weak(word)), "in a vowel")
    else:
        yield _foreign(word)
        if word.endswith("in"):
            yield _Stems(base + "me", base + "me", (base + "m",), "in -in", word)


def _foreign(word: str) -> _Stems:
    return _Stems(word + "i", word + "i", (word + "e",), "in a consonant")


def _in_i(word: str) -> Iterator[_Stems]:
    base = word[:-1]
    if word.endswith("mpi"):
        yield _Stems(base + "a", word[:-3] + "mma", (base, word[:-3] + "mm"), "comparative")
        return
    if word.endswith("si"):
        before = word[:-2]
        weak = before + (before[-1] if before[-1] in "lnr" else "d") + "e"
        yield _Stems(before + "te", weak, (base,), "in -si", before + "t")
    yield _Stems(word, _weak(word), (base + "e", _weak(word)[:-1] + "e"), "in -i")
    yield _Stems(base + "e", _weak(base + "e"), (base,), "in -i, old", base)


def _verb(word: str) -> Iterator[Made]:
    """By the type of the infinitive: pidättää; syödä; tulla; murhata, vangita, paeta."""
    if re.fullmatch(".*[aeiouyäö](?:a|ä)", word):
        yield from _conjugated(word[:-1], _weak(word[:-1]))
        if re.fullmatch(".*(?:[lnr]|[aeiouyäö]{2})t(?:aa|ää)", word):
            yield from _past(word[:-3] + "s")
    elif re.fullmatch(".*[aeiouyäö]t[aä]", word):
        yield from _contracted(word[:-2])
    elif word.endswith(("da", "dä")):
        base = word[:-2]
        yield base, "verb"
        yield from _conjugated(base, base, base, base + "nut")
        if base.endswith(("yö", "uo", "ie")):
            yield from _past(base[:-2] + base[-1])
    elif word.endswith(("lla", "llä", "nna", "nnä", "rra", "rrä", "sta", "stä")):
        base = word[:-2]
        for stem in dict.fromkeys((base, _strong(base[:-1]) + base[-1])):
            yield from _conjugated(stem + "e", stem + "e", base, base + word[-2].replace("t", "s") + "ut")


def _contracted(base: str) -> Iterator[Made]:
    """Before -ta: murhata → murhaa, murhasi; vangita → vangitsee, selvitä → selviää; paeta → pakenee."""
    if base[-1] == "i":
        yield from _conjugated(base + "tse", base + "tse", base + "t", base + "nnut")
    for stem in _stronger(base):
        if base[-1] == "e":
            yield from _conjugated(stem + "ne", stem + "ne", base + "t", base + "nnut")
        else:
            yield stem + "a", "verb"
            yield from _conjugated(stem + "a", stem + "a", base + "t", base + "nnut", past=(stem + "s",))


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
    yield from (
        (strong + ending, "verb")
        for ending in (strong[-1], "a", "e", "vat", "massa", "masta", "maan", "minen", "misen")
    )
    yield from ((strong + ending, "participle") for ending in ("va", "van", "via", "vien", "ville"))
    for stem in past or ((strong,) if strong[-1] in "ouyö" else (strong[:-1], strong[:-1] + "o")):
        yield from _past(stem)
    done = participle or strong + "nut"
    yield from ((form, "participle") for form in (done, done[:-2] + "eet", done[:-2] + "een", done[:-2] + "eita"))
    passive = passive or weak[:-1] + ("et" if weak[-1] in "aä" else weak[-1] + "t")
    yield from ((passive + ending, "passive") for ending in ("tiin", "taan", "aan", "iin", "tava", "ava", "aisiin"))
    for end in ("t", ""):
        yield from ((passive + end + ending, "passive participle") for ending in ("u", "ua", "uja", "ujen", "uina"))
    yield from ((passive + ending, "passive participle") for ending in ("un", "ut", "ulle", "uille", "uista", "usta"))
