"""Arabic: particles written onto the word (و ف ب ك ل ال), pronouns after it, sound plurals, common broken plurals.

Spelling is folded as texts are: hamza seats are alif, ة is ه, ى is ي. Source of the rules: the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages import arabic_verbs
from monitor.languages.arabic_plurals import BROKEN
from monitor.languages.paradigm import Made, Table
from monitor.text import searchable

_PRONOUNS = ["ه", "ها", "هم", "هن", "نا", "ك", "كم", "ي"]
_RARE = ("ال", "و", "وال", "ب", "بال", "ل", "لل")  # what stands before a form that is seldom met
# What ه makes another word of: شرط is a condition, شرطة the police; مكتب an office, مكتبة a library.
_NOT_WITH_HIM = frozenset(
    """
عاد باع شرط حكم ملك طفل جمل قصر قطع قوم صور صحف غرف شعل جبه حمل ضحي نسب نسخ خدم حرف عمل ضرب نشر نقل رحل نظر فتح دفع حرك صدم شهر قبض لعب وقف وجه هجم
مكتب طريق كتاب رياض مقابل حال جامع جمع بلد وحد وزار سفار شهاد ولاي اقام تجار زراع صناع سياح ثقاف محكم مكان دور شرك حر مر كلم ليل حجر بشر ثور
خيم قاعد فرق حلق ورق حزم سلط رسال مدرس محاكم رغب جلس حاج عاصم صف سور طاق
""".split()
)
_NO_DUAL = frozenset("سلم سليم عدن شعب بحر لبن عمر سود حسن برل نيس شيط سلط عثم رمض".split())  # بحرين is a country
# Broken plurals whose singular tells them: سفير سفراء، جريمة جرائم، قاعدة قواعد، تقرير تقارير، قانون قوانين.
_BY_PATTERN = Table("""
of a person : ([^اتم])([^اوي])ي([^اويه]) : 123اء -
of a feminine in -يلة : (.)([^اوي])ي([^اوي])ه : 12اي3 -
of a feminine in -اعلة : ([^م])ا([^اوي])([^اوي])ه : 1وا23 -
of a place : م([^اوي])([^اوي])([^اوي])ه : م1ا23 -
of four letters and a long vowel : ([^ا])([^اوي])([^اوي])[وي]([^هاوي]) : 12ا3ي4 -
of a long vowel twice : ([^ا])ا([^اوي])و([^هاوي]) : 1وا2ي3 -
""")
_OWNED = ("as it is", "plural", "spelling")
_SHORT_NOUNS = frozenset("حق سر حد نص يد دم فن".split())  # that take pronouns: حقه، حقوقها
_WOMAN = "مراه"  # only with its article: without it, a mirror
_VERBS_ONLY = frozenset(("رأى", "راى"))  # folded they are راي, an opinion
# What would be a form but is met as another word: he visited him and a ministry, Syrian and Syria.
_OTHER_WORDS = frozenset(
    """
وزاره دعوه القوه سوريا روسيا ليبيا تركيا ايطاليا اسبانيا بريطانيا المانيا اوكرانيا جورجيا نيجيريا اثيوبيا موريتانيا كوريا ماليزيا اندونيسيا
استراليا رومانيا بلغاريا افريقيا بولونيا كولومبيا صربيا البانيا كرواتيا ارمينيا غينيا تنزانيا كينيا
""".split()
)
_SPELLINGS = [
    pair.split() for pair in "امريك اميرك; مسيول مسوول; شيون شوون; امريكان اميركان; صحفي صحافي; موتمر مءتمر".split("; ")
]


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """The word and its plurals, with what may be written onto them before and after; of a verb all its forms."""
    bare = _without_article(searchable(word))
    if len(bare) < 2 or " " in bare:
        return
    stems: dict[str, str] = {}
    for stem, rule in (*_stems(bare), *_with_alif(word, bare), *_spelled(bare)):
        stems.setdefault(stem, rule)
    for stem, rule in stems.items() if word not in _VERBS_ONLY else ():
        if stem not in _OTHER_WORDS or rule == "as it is":
            made = _written_onto(stem, rule)
            yield from ((form, why) for form, why in made if form not in _OTHER_WORDS or form == bare)
    if bare != searchable(word):
        return
    kept_apart = _OTHER_WORDS | ({bare + "ه"} if bare in _NOT_WITH_HIM else set())
    yield from ((form, "verb") for form in arabic_verbs.forms(bare) if form not in kept_apart)


def _written_onto(stem: str, rule: str) -> Iterator[Made]:
    """The stem with what may stand before and after it."""
    if stem == _WOMAN:
        yield from ((before + stem, f"{rule}, particle before it") for before in _WITH_ARTICLE)
        return
    yield stem, rule
    yield from ((before + stem, f"{rule}, particle before it") for before in _before(stem, rule))
    if (len(stem) > 2 or stem in _SHORT_NOUNS) and (rule in _OWNED or rule.endswith("-ات")):
        for after in _after(stem):
            yield after, f"{rule}, pronoun after it"
            yield from ((before + after, f"{rule}, particle and pronoun") for before in _BEFORE_WITH_PRONOUN)


def first(word: str) -> Iterator[Made]:
    """What the first of several words takes: وحقوق الإنسان، للأمم المتحدة، سجناء سياسيين."""
    bare = searchable(word)
    plain = _without_article(bare)
    for stem, rule in [(plain, "as it is"), *((form, "plural") for form, _ in BROKEN.inflect(plain))]:
        if stem == bare or rule == "plural":
            yield stem, rule
            yield from (
                (particle + stem, f"{rule}, particle before it") for particle in ("و", "ف", "ب", "ل", "ك", "وب", "ول")
            )
        if plain != bare:
            yield from ((particle + stem, f"{rule}, particle before it") for particle in _WITH_ARTICLE)


_WITH_ARTICLE = ("ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل")


_BEFORE_WITH_PRONOUN = ("و", "ب", "ل", "ف", "وب", "ول")
_CONSTRUCT = ("و", "ب", "ل", "ف", "وب", "ول", "ك")


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _with_alif(word: str, bare: str) -> Iterator[Made]:
    """مستوى → مستواهم: ى is alif before a pronoun."""
    if word.endswith("ى"):
        yield from ((bare[:-1] + "ا" + whose, "construct") for whose in ("ه", "ها", "هم", "نا", "هن"))


def _spelled(word: str) -> Iterator[Made]:
    for pair in _SPELLINGS:
        for one, other in (pair, pair[::-1]):
            if word.startswith(one):
                yield from ((form, "spelling") for form, _ in _stems(other + word.removeprefix(one)))


def _before(stem: str, rule: str) -> Iterator[str]:
    """و ف, then ب ك ل, then ال; ل and ال are لل."""
    if rule in ("dual", "adverbial"):
        yield from _RARE
        return
    if rule == "construct":
        yield from _CONSTRUCT
        return
    inner = ["", "ب", "ل", "ال", "بال", "لل", "كال"] + (["ك"] if len(stem) > 3 else [])
    for outer in ("", "و", "ف"):
        yield from (outer + particle for particle in inner if outer + particle)
    if stem[0] == "ل":
        yield from ("ل", "ول")


def _stems(word: str) -> Iterator[Made]:
    yield word, "as it is"
    family = [form for form, _ in (BROKEN if BROKEN.knows(word) else _BY_PATTERN).inflect(word)]
    for form in family:
        yield form, "plural"
        yield from _of_a_plural(form)
    if BROKEN.knows(word) and family[0] != word and len(family[0]) > 2:  # ضحايا, typed: ضحيتان
        yield from ((form, rule) for form, rule in _declined(family[0]) if rule in ("dual", "plural in -ين"))
    if len(word) < 3:
        return
    for plain in [word[:-2]] if word.endswith(("ون", "ين", "ات")) and len(word) > 5 else []:
        yield plain, "singular"
        yield from ((plain + ending, "plural") for ending in ("ون", "ين", "ات", "ه"))
        yield from ((form, "plural") for form, _ in BROKEN.inflect(plain))
    if word.endswith("يات"):
        yield word[:-1], "singular"
    if re.fullmatch("مت.{4,}ه|م.ت..ه", word):
        yield from ((word[:-1] + ending, "masculine") for ending in ("", "ون", "ين"))
    yield from _declined(word)


def _of_a_plural(form: str) -> Iterator[Made]:
    if len(form) > 3 and form[-1] not in "هءاي" and not form.endswith(("ون", "ين", "ات")):
        yield form + "ا", "adverbial"
    elif form.endswith("ون") and len(form) > 4:
        yield form[:-1], "construct"


def _declined(word: str) -> Iterator[Made]:
    """Feminine, sound plurals, duals, and the accusative in -ا, by the last letter."""
    if word.endswith("ه"):
        yield word[:-1] + "ات", "plural in -ات"
        yield from ((word[:-1] + ending, "dual") for ending in ("تين", "تان"))
        yield from ((word[:-1] + ending, "construct") for ending in ("تي", "تا"))
    elif word.endswith("ي"):
        if len(word) == 4 and word[1] == "ا":  # ناجٍ: the last letter goes
            yield from ((word[:-1] + ending, "plural") for ending in ("ون", "ين"))
        yield from ((word + ending, "from a name") for ending in ("ه", "ون", "ين", "ات", "ا"))
        yield from ((word + ending, "dual") for ending in ("ان", "تين", "تان"))
        yield word + "و", "construct"
    elif word.endswith("ا"):
        yield word + "ت", "plural in -ات"
    elif word.endswith("و") and len(word) > 4:
        yield word + "هات", "plural in -ات"
    elif len(word) > 3:
        yield from ((word + ending, rule) for ending, rule in _ENDINGS.items() if _may_be(word, ending))
        yield from ((word + ending, "construct") for ending in ("ا", "تي", *(("و", "ي") if _of_people(word) else ())))
    else:
        yield word + "ا", "adverbial"
        yield from ((word + ending, "dual") for ending in ("ان", "ين") if _may_be(word, ending))


def _of_people(word: str) -> bool:
    """Participles and the like, whose plural is معتقلو and معتقلي before a noun; قانوني is another word than قانون."""
    if BROKEN.knows(word):
        return any(form.endswith("ون") for form, _ in BROKEN.inflect(word))
    return word[0] == "م" or "ا" in word[1:3]


_ENDINGS = {
    "ه": "feminine",
    "ون": "plural in -ون",
    "ين": "plural in -ين",
    "ات": "plural in -ات",
    "ان": "dual",
    "تين": "dual",
    "تان": "dual",
    "ا": "adverbial",
}


def _may_be(stem: str, ending: str) -> bool:
    if ending in ("ان", "ين"):
        return stem not in _NO_DUAL
    return ending != "ه" or stem not in _NOT_WITH_HIM


def _after(stem: str) -> Iterator[str]:
    joined = stem[:-1] + "ت" if stem.endswith("ه") else stem
    joined = joined[:-1] if stem.endswith(("ون", "ين")) and len(stem) > 4 else joined
    if len(stem) > 3 or stem.endswith("ه"):
        yield from (
            joined + pronoun for pronoun in _PRONOUNS if _may_be(stem, pronoun) and (pronoun != "ي" or joined != stem)
        )
    else:
        yield from (joined + pronoun for pronoun in _PRONOUNS[:-1] if pronoun != "ك" and _may_be(stem, pronoun))
    if stem.endswith("اء"):  # وزراؤه، وزرائه
        yield from (stem[:-1] + seat + pronoun for seat in "وي" for pronoun in _PRONOUNS)
