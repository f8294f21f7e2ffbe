"""Turkish: number, possessor and case by vowel harmony, softened and doubled consonants, moderately verbs.

After an apostrophe the ending is a word of its own in our texts; here are the forms written without one. Source of the
rules: the suffix tables of the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.harmony import Endings, Vowels, chains
from monitor.languages.paradigm import Made

_VOWELS = Vowels(
    low=dict.fromkeys("aıouâû", "a") | dict.fromkeys("eiöüî", "e"),
    high=dict(zip("aıâouûeiîöü", "ıııuuuiiiüü", strict=True)),
)
_CASES = ["", "(y)I", "(y)A", "DA", "DAn", "(n)In", "(y)lA", "DAki", "cA"]
_AFTER_POSSESSOR = Endings(("", "nI", "nA", "nDA", "nDAn", "nIn", "ylA", "nDAki", "ncA"))
_SINGULAR = [*_CASES, *(f"(s)I+{case}" for case in _AFTER_POSSESSOR), "(s)I+DIr", "(s)I+ylA", "<I>nIz", "<I>nIz+I", "<I>nIz+A",
             *(f"<I>m+{case}" for case in ("", "I", "A", "DA", "DAn", "In", "lA")),
             *(f"<I>mIz+{case}" for case in ("", "I", "A", "DA", "DAn", "In", "lA"))]  # fmt: skip
_PLURAL = ["lAr", *(f"lAr+{case}" for case in ("I", "A", "DA", "DAn", "In", "lA", "DAki", "cA")),
           *(f"lArI+{case}" for case in _AFTER_POSSESSOR), "lArI+DIr", "lArIm", "lArIm+I", "lArIm+A", "lArIm+In", "lArImIz", *(f"lArImIz+{c}" for c in ("I", "A", "DA", "DAn", "In"))]  # fmt: skip
_COPULA = ["DIr", "lArDIr", "(y)DI", "(y)mIş", "(y)sA", "(y)Iz", "DAdIr"]
_WHOLE = Endings((*_SINGULAR, *_COPULA, *_PLURAL))
_OPENED = Endings(ending for ending in _SINGULAR if ending[:1] in "(<" and not ending.startswith("(y)l"))
_THEIRS = Endings(ending for ending in _PLURAL if ending.startswith("lArI+"))
_OF_NAMES, _OF_WORDS = Endings(("lI", "lIlAr", "lIlArIn", "lIlArA", "lIlArI", "sIz")), Endings(("sIz", "lI"))
_SOFT = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}
_FIRM = frozenset("hukuk avukat devlet millet hükümet siyaset sanat hayat saat şirket hareket cumhuriyet adalet hapis kıyamet "
                  "ticaret ziyaret servet diyet surat sepet bilet market ceket internet robot pilot kent konut anıt yat kat boykot bot at et ot süt it".split())  # fmt: skip
# Words of which a vowel goes before an ending that begins with one; words whose last consonant doubles.
_SHORTENED = {"şehir": "şehr", "oğul": "oğl", "isim": "ism", "ağız": "ağz", "boyun": "boyn", "burun": "burn", "karın": "karn", "akıl": "akl",
              "fikir": "fikr", "nehir": "nehr", "resim": "resm", "zulüm": "zulm", "ölüm": "ölüm", "hapis": "haps", "vakit": "vakt", "keyif": "keyf",
              "kayıp": "kayb", "metin": "metn", "nesil": "nesl", "ömür": "ömr", "sınıf": "sınıf", "emir": "emr", "göğüs": "göğs", "alın": "aln",
              "şekil": "şekl", "devir": "devr", "kısım": "kısm", "izin": "izn", "suç": "suç", "nutuk": "nutk", "cürüm": "cürm", "seyir": "seyr",
              "katil": "katil", "katl": "katl", "şehit": "şehid", "zehir": "zehr", "beyin": "beyn", "omuz": "omz", "azim": "azm", "küfür": "küfr",
              "kayıt": "kayd", "akit": "akd", "cisim": "cism", "hüküm": "hükm", "kabir": "kabr", "vakıf": "vakf", "sabır": "sabr", "asıl": "asl",
              "ufuk": "ufk", "hacim": "hacm", "kutup": "kutb", "meyil": "meyl", "nabız": "nabz", "rahim": "rahm", "bağır": "bağr", "bahis": "bahs",
              "cebir": "cebr", "defin": "defn", "hasım": "hasm", "ilim": "ilm", "kasıt": "kasd", "lütuf": "lütf", "nakil": "nakl", "özür": "özr",
              "şahıs": "şahs", "tavır": "tavr", "vasıf": "vasf", "zihin": "zihn", "zikir": "zikr", "ayıp": "ayb", "gönül": "gönl", "kahır": "kahr",
              "şükür": "şükr"}  # fmt: skip
_DOUBLED = {"hak": "hakk", "af": "aff", "his": "hiss", "sır": "sırr", "hat": "hatt", "tıp": "tıbb", "ret": "redd", "zan": "zann", "hac": "hacc",
            "şık": "şıkk", "had": "hadd", "cer": "cerr", "zıt": "zıdd", "muhik": "muhikk", "red": "redd"}  # fmt: skip
# A form that is another word: the first half of what is typed decides.
_OTHER_WORDS = {"türk": {"türkü", "türküm", "türkümüz", "türküler", "türküsü"}, "kürt": {"kürtaj"}, "gey": {"geyik"}, "kara": {"karın"},
                "rus": {"rusya"}, "alman": {"almanı"}, "el": {"elden"}, "yasa": {"yasam", "yasama", "yasamı"}, "il": {"ile", "ilce"},
                "ada": {"adam", "adama", "adamı", "adamda"}, "oy": {"oyun", "oyunda"}, "kars": {"karsı", "karsın"}, "resim": {"resmi"},
                "iz": {"izin", "izle"}, "inşa": {"inşan", "inşanın"}, "sır": {"sıra"}, "doğu": {"doğum", "doğuma", "doğumu", "doğumda"},
                "ölü": {"ölüm", "ölüme", "ölümü", "ölümün", "ölümde", "ölümden"}, "yaş": {"yaşa", "yaşam"}, "baş": {"başın"}, "din": {"dinle"},
                "yarı": {"yarım"}, "kış": {"kışı", "kısa", "kışa"}, "has": {"hasta"}, "öl": {"ölümü"}}  # fmt: skip
# Borrowed words whose endings have front vowels after a back one: saati, rolü.
_FRONT = frozenset("saat dikkat hakikat cemaat itaat kanaat sadakat menfaat kabahat seyahat nasihat sürat ziraat şefkat festival kalp harp harf hal "
                   "ihlal işgal iptal ithal radikal ideal kristal general liberal federal terminal normal anormal sosyal moral mineral orijinal ihmal "
                   "hayal ihtimal kabul meşgul mahsul usul mesul konsül rol gol alkol petrol kontrol sembol protokol kemal cemal celal bilal istiklal "
                   "idrak iştirak infilak helak hilal emsal misal sual meal yerel şeytani amiral kardinal senatoryal marşal portal sinyal termal "
                   "istikbal ikmal intikal istihsal istihdal resital dekolte feodal".split())  # fmt: skip
_BACK_TO_FRONT = str.maketrans("aâıou", "eeiöü")
_IRREGULAR = {
    "su": """suyu suya suda sudan suyun suyla sular suları sulara suların sulardan sularda sularla suyunu suyuna suyunun suyunda suyundan suyumuz
        suyumuzu suyumuza sularını sularına sularında sularından sularının sudaki""".split()
}
# After the stem: as it stands; after (y) between vowels; the present, before which a last vowel goes; the aorist.
_AFTER_STEM = """- DI DIlAr DIm DIk DIn DInIz mIş mIştI mIştIr mIşlAr mIşlArdI mAlI mAlIdIr sA sIn sInlAr DIğI DIğInI DIğInA DIğIndA DIğIm DIğImIz
    DIklArI DIklArInI DIktAn DIkçA mAk mAktA mAktAn mAktAdIr mAktAydI mAmAk mA mAyA mAyI mAnIn mAlAr mAsI mAsInI mAsInA mAsInIn mAsIndA
    mAsIndAn mAlArI mAlArInI mAlArInA mAmAsI mAdI mAdIlAr mAdIğI mAdAn mAmIş mAz mIyor mAyAcAk mAyAn mAyAnlAr
    DIğIndAn DIğInIn DIğIylA DIklArInA DIklArIndA mIyorlAr mIyordu mAyAcAklAr mAmIştI mAdIğInI mAsIylA mAktAlAr mAmAsInI""".replace(
    "-", ""
).split()
_AFTER_BUFFER = """AcAk AcAklAr AcAktIr AcAğI AcAğInI AcAğIz An AnlAr AnlArI AnlArIn AnlArA AnI AnA AnIn AbilIr Abilecek AmAdI AmAz AlIm ArAk Ip
    IncA AcAğInA AcAklArI AcAklArInI Abiliyor AmIyor AmAyAcAk""".split()
_PRESENT_TENSE = Endings(("Iyor", "IyorlAr", "IyordU", "Iyordum", "Iyoruz", "Iyorum", "Iyormuş"))
_AORIST = ("", "lAr", "ken", "Im")
_CLOSED = Endings(
    (
        *_AFTER_STEM,
        *_AFTER_BUFFER,
        *_PRESENT_TENSE,
        *("Ar" + more for more in _AORIST),
        *("Ir" + more for more in _AORIST),
    )
)
_OPEN = Endings((*_AFTER_STEM, *("y" + ending for ending in _AFTER_BUFFER), *("r" + more for more in _AORIST)))
_SAID = {"de": "diyor diyorlar diyen diyenler diye diyecek diyerek", "ye": "yiyor yiyorlar yiyen yiyecek yiyerek"}
_AFTER_VOWEL, _AFTER_CONSONANT = ("", "n", "DIr", "t"), ("", "Il", "In", "DIr")


# A verb typed in the past or the present → its stem; a case after a possessor → what it is put to.
_PAST = re.compile(
    "(.+?)(?:(?:(?<=[çfhkpsşt])t|(?<![çfhkpsşt])d)[ıiuü](?:l[ae]r)?|m[ıiuü]ş(?:t[ıiuü]r?|l[ae]r)?|y?[ae]c[ae]kl[ae]r)"
)
_PRESENT = re.compile("(.+?)[ıiuü]yor(?:l[ae]r|du)?")
_NOUNS = frozenset(
    "ordu cadı yahudi efendi uydu çıktı geçmiş yetmiş kedi kendi şimdi yedi hindi kadı mahdi vadi gümüş kumaş".split()
)  # that look like a past
_PASSIVE = re.compile("(.+[^aeıioöuü])[ıiuü]l|(.+[aeıioöuü])n|(.+l)[ıiuü]n")
_CASE_OF_PLURAL = re.compile("(.{3,})(l[ae]r)(?:[ıi]n?|[ae]|d[ae]n?)")
_POSSESSED = re.compile("(.{5,}[ıiuü])n(?:[ae]|d[ae]n?|[ıiuü]n)")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms of a noun, and of a verb for what ends in -mak, -mek; a plural first goes back to its singular."""
    word = word.replace("i̇", "i")
    if len(word) < 2 or not any(letter in _VOWELS.low for letter in word):
        return
    never = _OTHER_WORDS.get(word, set())
    if word in _IRREGULAR:
        yield from ((form, "irregular") for form in _IRREGULAR[word])
        return
    yield from ((form, rule) for form, rule in _noun(word, name=name) if form not in never)
    for single, rule in _singles(word, name=name):
        yield single, rule
        yield from _noun(single, name=name)
    if word.endswith(("mak", "mek")) and len(word) > 4:
        yield from _verb(word[:-3])
    elif not name and len(word) > 3 and word not in _NOUNS:
        for stem in _verb_stems(word):
            yield stem + _VOWELS.attach(stem, "mAk")[len(stem) :], "infinitive"
            yield from _verb(stem)


def _singles(word: str, *, name: bool) -> Iterator[Made]:
    """What a plural, or a case after a possessor, is made of."""
    if word.endswith(("lar", "ler")) and len(word) > 5:
        yield word[:-3], "singular of the plural"
    elif not name and (found := _CASE_OF_PLURAL.fullmatch(word)):
        yield found[1], "singular of the plural"
        yield found[1] + found[2], "without its case"
    elif not name and (found := _POSSESSED.fullmatch(word)):
        yield found[1], "without its case"


def _verb_stems(word: str) -> Iterator[str]:
    """öldürüldü → öldürül, öldür; tutukluyor → tutukla."""
    if found := _PAST.fullmatch(word):
        yield found[1]
        if passive := _PASSIVE.fullmatch(found[1]):
            yield passive[1] or passive[2] or passive[3]
    elif found := _PRESENT.fullmatch(word):
        yield found[1]
        yield found[1] + _VOWELS.low[_VOWELS.last(found[1])]


def _noun(word: str, *, name: bool) -> Iterator[Made]:
    yield from ((form, "case and possessor") for form in _chained(word, word, _WHOLE))
    for stem in _before_vowels(word):
        yield from ((form, "consonant changed before a vowel") for form in _chained(stem, word, _OPENED))
    yield from ((form, "of, with or without it") for form in _chained(word, word, _OF_NAMES if name else _OF_WORDS))
    if word[-1] in "ıiuü" and len(word) > 4:
        yield from ((form, "case after the possessor") for form in chains(_VOWELS, [word], _AFTER_POSSESSOR))
        if len(word) > 6 and word[-2] not in _VOWELS.low:
            yield from ((form, "plural before the possessor") for form in chains(_VOWELS, [word[:-1]], _THEIRS))


def _chained(stem: str, word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """The stem with endings that follow the last vowel of the whole word: hapis, hapse; and that of saat, saati."""
    vowel = _VOWELS.last(word)
    sounds = vowel.translate(_BACK_TO_FRONT) if word in _FRONT else vowel
    like = "".join(sounds if letter in _VOWELS.low else letter for letter in stem[-3:])
    like = like if sounds in like else sounds + like
    return (stem + form[len(like) :] for form in chains(_VOWELS, [like], endings))


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


def _verb(stem: str) -> Iterator[Made]:
    """Tenses, participles and verbal nouns of the stem, its passive and its causative."""
    yield from ((form, "verb") for form in _SAID.get(stem, "").split())
    for spoken in _voices(stem):
        if spoken[-1] in _VOWELS.low:
            yield from ((form, "verb") for form in chains(_VOWELS, [spoken], _OPEN))
            yield from ((form, "verb") for form in chains(_VOWELS, [spoken[:-1]], _PRESENT_TENSE))
        else:
            yield from ((form, "verb") for form in chains(_VOWELS, [spoken], _CLOSED))


def _voices(stem: str) -> Iterator[str]:
    """The stem, its passive, its causative; gid- beside git-."""
    yield from (
        _VOWELS.attach(stem, voice) for voice in (_AFTER_VOWEL if stem[-1] in _VOWELS.low else _AFTER_CONSONANT)
    )
    if stem.endswith(("et", "it", "üt")):
        yield from (_VOWELS.attach(stem[:-1] + "d", voice) for voice in ("", "Il"))
