"""Arabic: particles written onto the word (و ف ب ك ل ال), pronouns after it, sound plurals, common broken plurals.

Spelling is folded as texts are: hamza seats are alif, ة is ه, ى is ي. Source of the rules: the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table
from monitor.text import searchable

_PRONOUNS = ["ه", "ها", "هم", "هن", "نا", "ك", "كم", "ي"]
_RARE = ("ال", "و", "وال", "ب", "بال", "ل", "لل")  # what stands before a form that is seldom met
_BROKEN = Table("", """
سجين سجناء
سجن سجون
ناشط ناشطون ناشطين نشطاء
لاجي لاجيون لاجيين لاجيات
شرطي شرطيون شرطيين
صحفي صحفيون صحفيين صحفيات صحفيه
صحافي صحافيون صحافيين صحافيات صحافيه
قتيل قتلي
جريح جرحي
شهيد شهداء
ضحيه ضحايا
جندي جنود
حق حقوق
رجل رجال
امراه نساء
طفل اطفال
ولد اولاد
شخص اشخاص
قانون قوانين
محكمه محاكم
حكم احكام
حرب حروب
هجوم هجمات
مدينه مدن
دوله دول
شعب شعوب
رييس روساء
وزير وزراء
قاض قضاه
قاضي قضاه
محام محامون محامين
محامي محامون محامين محامين
كاتب كتاب
طالب طلاب طلبه
عامل عمال
حزب احزاب
خبر اخبار
مسيحي مسيحيون مسيحيين
عربي عرب
كردي اكراد كرد
روسي روس
تركي اتراك
شيشاني شيشانيون شيشانيين شيشانيات شيشانيه
يهودي يهود
مسلم مسلمون مسلمين
حر احرار
مثلي مثليون مثليين مثليات مثليه
مجزره مجازر
مذبحه مذابح
جريمه جرايم
عقوبه عقوبات
قضيه قضايا
منظمه منظمات
جثه جثث
تقرير تقارير
صحيفه صحف
معسكر معسكرات
حاكم حكام
قايد قاده
عضو اعضاء
سياسي سياسيون سياسيين ساسه
معتقل معتقلون معتقلين معتقلات معتقله
مواطن مواطنون مواطنين
مدني مدنيون مدنيين
""")  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """The word and its plurals, with what may be written onto them before and after."""
    bare = _without_article(searchable(word))
    if len(bare) < 2 or " " in bare:
        return
    for stem, rule in dict(_stems(bare)).items():
        rare = rule in ("dual", "adverbial")
        yield stem, rule
        yield from ((before + stem, f"{rule}, particle before it") for before in (_RARE if rare else _before(stem)))
        if len(stem) > 3 and not rare and (rule in ("as it is", "plural") or rule.endswith("-ات")):
            for after in _after(stem):
                yield after, f"{rule}, pronoun after it"
                yield from ((before + after, f"{rule}, particle and pronoun") for before in "وبل")


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _before(stem: str) -> Iterator[str]:
    """و ف, then ب ك ل, then ال; ل and ال are لل."""
    inner = ["", "ب", "ل", "ال", "بال", "لل", "كال"] + (["ك"] if len(stem) > 3 else [])
    for outer in ("", "و", "ف"):
        yield from (outer + particle for particle in inner if outer + particle)
    if stem[0] == "ل":
        yield from ("ل", "ول")


def _stems(word: str) -> Iterator[Made]:
    yield word, "as it is"
    yield from ((form, "plural") for form, _ in _BROKEN.inflect(word))
    if len(word) < 3:
        return
    for plain in [word[:-2]] if word.endswith(("ون", "ين", "ات")) and len(word) > 5 else []:
        yield plain, "singular"
        yield from ((plain + ending, "plural") for ending in ("ون", "ين", "ات", "ه"))
    if word.endswith("ه"):
        yield word[:-1] + "ات", "plural in -ات"
        yield word[:-1] + "تين", "dual"
        yield word[:-1] + "تان", "dual"
    elif word.endswith("ي"):
        yield from ((word + ending, "from a name") for ending in ("ه", "ون", "ين", "ات", "ا"))
    else:
        rules = {
            "ه": "feminine",
            "ون": "plural in -ون",
            "ين": "plural in -ين",
            "ات": "plural in -ات",
            "ان": "dual",
            "ا": "adverbial",
        }
        if len(word) > 3:
            yield from ((word + ending, rule) for ending, rule in rules.items())


def _after(stem: str) -> Iterator[str]:
    joined = stem[:-1] + "ت" if stem.endswith("ه") else stem
    joined = joined[:-1] if stem.endswith(("ون", "ين")) and len(stem) > 4 else joined
    yield from (joined + pronoun for pronoun in _PRONOUNS)
