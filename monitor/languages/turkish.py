"""Turkish: number, possessor and case by vowel harmony, softened and doubled consonants, moderately verbs.

After an apostrophe the ending is a word of its own in our texts; here are the forms written without one. Source of the
rules: the suffix tables of the school grammar.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from monitor.languages.harmony import Vowels, chains
from monitor.languages.paradigm import Made

_VOWELS = Vowels(
    low=dict.fromkeys("aıouâû", "a") | dict.fromkeys("eiöüî", "e"),
    high=dict(zip("aıâouûeiîöü", "ıııuuuiiiüü", strict=True)),
)
_CASES = ["", "(y)I", "(y)A", "DA", "DAn", "(n)In", "(y)lA", "DAki", "cA"]
_AFTER_POSSESSOR = ["", "nI", "nA", "nDA", "nDAn", "nIn", "ylA", "nDAki", "ncA"]
_SINGULAR = [*_CASES, *(f"(s)I+{case}" for case in _AFTER_POSSESSOR),
             *(f"<I>m+{case}" for case in ("", "I", "A", "DA", "DAn", "In", "lA")),
             *(f"<I>mIz+{case}" for case in ("", "I", "A", "DA", "DAn", "In", "lA"))]  # fmt: skip
_PLURAL = ["lAr", *(f"lAr+{case}" for case in ("I", "A", "DA", "DAn", "In", "lA", "DAki", "cA")),
           *(f"lArI+{case}" for case in _AFTER_POSSESSOR), "lArIm", "lArImIz", *(f"lArImIz+{c}" for c in ("I", "A", "DA", "DAn", "In"))]  # fmt: skip
_COPULA = ["DIr", "lArDIr", "(y)DI", "(y)mIş", "(y)sA", "DAdIr"]
_SOFT = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}
_FIRM = frozenset("hukuk avukat devlet millet hükümet siyaset sanat hayat saat şirket hareket cumhuriyet adalet hapis kıyamet "
                  "ticaret ziyaret servet diyet surat sepet bilet market ceket internet robot pilot bot at et ot süt it".split())  # fmt: skip
# Words of which a vowel goes before an ending that begins with one; words whose last consonant doubles.
_SHORTENED = {"şehir": "şehr", "oğul": "oğl", "isim": "ism", "ağız": "ağz", "boyun": "boyn", "burun": "burn", "karın": "karn", "akıl": "akl",
              "fikir": "fikr", "nehir": "nehr", "resim": "resm", "zulüm": "zulm", "ölüm": "ölüm", "hapis": "haps", "vakit": "vakt", "keyif": "keyf",
              "kayıp": "kayb", "metin": "metn", "nesil": "nesl", "ömür": "ömr", "sınıf": "sınıf", "emir": "emr", "göğüs": "göğs", "alın": "aln",
              "şekil": "şekl", "devir": "devr", "kısım": "kısm", "izin": "izn", "suç": "suç", "nutuk": "nutk", "cürüm": "cürm", "seyir": "seyr",
              "katil": "katil", "katl": "katl", "şehit": "şehid", "zehir": "zehr", "beyin": "beyn", "omuz": "omz", "azim": "azm", "küfür": "küfr"}  # fmt: skip
_DOUBLED = {"hak": "hakk", "af": "aff", "his": "hiss", "sır": "sırr", "hat": "hatt", "tıp": "tıbb", "ret": "redd", "zan": "zann", "hac": "hacc",
            "şık": "şıkk", "had": "hadd", "cer": "cerr", "zıt": "zıdd", "muhik": "muhikk", "red": "redd"}  # fmt: skip
# A form that is another word: the first half of what is typed decides.
_OTHER_WORDS = {"türk": {"türkü", "türküm", "türkümüz", "türküler", "türküsü"}, "kürt": {"kürtaj"}, "gey": {"geyik"}, "kara": {"karın"},
                "rus": {"rusya"}, "asya": set(), "alman": {"almanı"}, "el": {"elden"}}  # fmt: skip
_IRREGULAR = {"su": ["suyu", "suya", "suda", "sudan", "suyun", "sular", "suları", "sulara"], "ne": []}
_VERB = ["", "DI", "DIlAr", "DIm", "DIk", "mIş", "mIştI", "Iyor", "IyorlAr", "IyordU", "AcAk", "AcAklAr", "AcAğI", "mAlI", "sA", "Ar", "Ir", "An", "AnlAr",
         "AnlArI", "AnlArIn", "AnI", "AnA", "DIğI", "DIğInI", "DIğInA", "DIklArI", "mAk", "mAktA", "mAktAn", "mA", "mAsI", "mAsInI", "mAsInA", "mAsInIn",
         "mAlArI", "mAyA", "mAdI", "mAdAn", "mAz", "mIyor", "mAyAcAk", "ArAk", "Ip", "IncA", "mIşlAr", "mAktAdIr", "mAyI", "mAlArInI", "mAlArInA"]  # fmt: skip
_VOICES = ["", "Il", "In", "n", "DIr", "t"]


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms of a noun, and of a verb for what ends in -mak, -mek; a plural first goes back to its singular."""
    word = word.replace("i̇", "i")
    if len(word) < 2 or not any(letter in _VOWELS.low for letter in word):
        return
    never = _OTHER_WORDS.get(word, set())
    if word in _IRREGULAR:
        yield from ((form, "irregular") for form in _IRREGULAR[word])
    stems = [word]
    if word.endswith(("lar", "ler")) and len(word) > 5:
        stems.append(word[:-3])
        yield word[:-3], "singular of the plural"
    for stem in stems:
        yield from ((form, rule) for form, rule in _noun(stem, name=name) if form not in never)
    if word.endswith(("mak", "mek")) and len(word) > 4:
        yield from _verb(word[:-3])


def _noun(word: str, *, name: bool) -> Iterator[Made]:
    for form in chains(_VOWELS, [word], _SINGULAR + _COPULA):
        yield form, "case and possessor"
    for form in chains(_VOWELS, [word], _PLURAL):
        yield form, "plural"
    opened = [ending for ending in _SINGULAR if ending[:1] in "(<" and not ending.startswith("(y)l")]
    for stem in _before_vowels(word):
        for form in chains(_VOWELS, [stem], opened):
            yield form, "consonant changed before a vowel"
    derived = ["lI", "lIlAr", "lIlArIn", "lIlArA", "lIlArI", "sIz"] if name else ["sIz", "CI"[:0] or "lI"]
    for form in chains(_VOWELS, [word], derived):
        yield form, "of, with or without it"
    if word.endswith(("sı", "si", "su", "sü", "ı", "i", "u", "ü")) and len(word) > 4:
        for form in chains(_VOWELS, [word], _AFTER_POSSESSOR):
            yield form, "case after the possessor"


def _before_vowels(word: str) -> Iterator[str]:
    """What becomes of the end of a word before a vowel: kitap → kitab-, hak → hakk-, şehir → şehr-."""
    if word in _SHORTENED:
        yield _SHORTENED[word]
    if word in _DOUBLED:
        yield _DOUBLED[word]
        return
    if word[-1] in _SOFT and word not in _FIRM and len(word) > 2:
        yield word[:-1] + ("g" if word.endswith("nk") else _SOFT[word[-1]])
    if word.endswith("g"):
        yield word[:-1] + "ğ"


def _verb(stem: str) -> Iterator[Made]:  # noqa: C901 - one branch per ending
    """Tenses, participles and verbal nouns of the stem, its passive and its causative."""
    stems = [stem]
    if stem[-1] in "te" and len(stem) > 2 and stem.endswith(("et", "it", "üt", "git")):
        stems.append(stem[:-1] + "d")
    for base, voice in itertools.product(stems, _VOICES):
        if base.endswith("d") and voice not in ("", "Il"):
            continue
        if voice in ("n", "t") and base[-1] not in _VOWELS.low:
            continue
        if voice in ("Il", "In") and base[-1] in _VOWELS.low:
            continue
        spoken = _VOWELS.attach(base, voice) if voice else base
        for ending in _VERB:
            open_end = spoken[-1] in _VOWELS.low
            if ending.startswith("Iyor") and open_end:
                yield from ((form, "verb") for form in chains(_VOWELS, [spoken[:-1]], [ending]))
                continue
            buffer = "(y)" if ending[:1] in ("A", "I") and ending not in ("Ar", "Ir") else ""
            if ending in ("Ar", "Ir") and open_end:
                ending = "r"
            yield from ((form, "verb") for form in chains(_VOWELS, [spoken], [buffer + ending]))
