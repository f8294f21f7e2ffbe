"""Arabic: particles written onto the word (و ف ب ك ل ال), pronouns after it, sound plurals, common broken plurals.

Spelling is folded as texts are: hamza seats are alif, ة is ه, ى is ي. Source of the rules: the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table
from monitor.text import searchable

_PRONOUNS = ["ه", "ها", "هم", "هن", "نا", "ك", "كم", "ي"]
_VERB = re.compile("ا.ت..|ان...|است...|ا.ط..")  # the shapes of verbs that no noun has
_RARE = ("ال", "و", "وال", "ب", "بال", "ل", "لل")  # what stands before a form that is seldom met
# Verbs of the news whose shape a noun may have too: what goes before and after them is made for these only.
_PLAIN_VERBS = frozenset(
    "قتل عذب خطف ضرب هاجم هدد حكم سجن طرد قصف فجر داهم حاكم عاقب حاصر لاحق رفض ندد هرب كشف نشر وصل دمر رحل نفذ منع حظر شنق ذبح دفن "
    "نقل سلم عثر جرح حرق هدم سرق نهب صادر احرق اعلن اعدم ادان افرج اصدر اطلق اكد اصيب اوقف احال اجبر اغلق انهي ابعد القي اعاد اضرب "
    "تعرض تظاهر توفي تعذب اتهم احتج اختفي فرض طالب نفي شجب".split()
)
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
شاب شباب شبان
ضابط ضباط
مراه نساء
امراه نساء مراه نسوه
تهمه تهم
اسير اسري اساري
مريض مرضي
قتله قتله
رهينه رهاين
خبير خبراء
سفير سفراء
زعيم زعماء
امير امراء
عميل عملاء
شريك شركاء
شاهد شهود
خليفه خلفاء
عالم علماء
شاعر شعراء
سفينه سفن
قنبله قنابل
قذيفه قذايف
صاروخ صواريخ
مسجد مساجد
كنيسه كنايس
مدرسه مدارس
مستشفي مستشفيات
مركز مراكز
مكتب مكاتب
منزل منازل
بيت بيوت
شارع شوارع
قريه قري
منطقه مناطق
حي احياء
مخيم مخيمات
سلاح اسلحه
دبابه دبابات
طايره طايرات
جيش جيوش
قوه قوات قوي
سلطه سلطات
جماعه جماعات
جمعيه جمعيات
نقابه نقابات
برلمان برلمانات
نايب نواب
نظام انظمه نظم
مجلس مجالس
ملك ملوك
زوجه زوجات
زوج ازواج
ابن ابناء
بنت بنات
اخ اخوه اخوان
اخت اخوات
ام امهات
اب اباء
اسره اسر
عايله عايلات
عدو اعداء
صديق اصدقاء
قبيله قبايل
شيخ شيوخ
صحيفه صحف
كتاب كتب
مقال مقالات
صوره صور
فيلم افلام
موقع مواقع
راي اراء
خطر اخطار مخاطر
سبب اسباب
شهر اشهر شهور
يوم ايام
سنه سنوات سنين
عام اعوام
حادث حوادث
حدث احداث
عمل اعمال
فعل افعال
امر اوامر امور
دليل ادله
سر اسرار
حد حدود
طريق طرق
بلد بلاد بلدان
وطن اوطان
نازح نازحون نازحين نازحات
مهاجر مهاجرون مهاجرين مهاجرات
ثاير ثوار
مقاتل مقاتلون مقاتلين
متمرد متمردون متمردين
ارهابي ارهابيون ارهابيين
متطرف متطرفون متطرفين
مجرم مجرمون مجرمين
قاتل قتله
سارق سارقون سارقين
حارس حراس
سجان سجانون سجانين
جلاد جلادون جلادين
محقق محققون محققين
طبيب اطباء
مهندس مهندسون مهندسين
معلم معلمون معلمين
استاذ اساتذه
تاجر تجار
فلاح فلاحون فلاحين
نجم نجوم
قلب قلوب
يد ايدي ايادي
راس رووس
عين عيون
جسد اجساد
دم دماء
نفس نفوس انفس
روح ارواح
قصر قصور
باب ابواب
جسر جسور
بحر بحار
نهر انهار
جبل جبال
حقل حقول
قبر قبور
سجل سجلات
ملف ملفات
وثيقه وثايق
رساله رسايل
حزب احزاب
فرد افراد
فريق فرق
لجنه لجان
هييه هييات
خطه خطط
ازمه ازمات
فتنه فتن
ثوره ثورات
معركه معارك
غاره غارات
جبهه جبهات
حصار حصارات
عقيد عقداء
لواء الويه
عميد عمداء
رقيب رقباء
حقيقه حقايق
فضيحه فضايح
خساره خساير
مشكله مشاكل
مصلحه مصالح
مظاهره مظاهرات
اقليه اقليات
طايفه طوايف
مذهب مذاهب
قديس قديسون قديسين
راهب رهبان
كاهن كهنه
عبد عبيد
رجل رجال
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
قاض قاضي قضاه
قاضي قضاه
محام محامي محامون محامين
محامي محامون محامين محامين
كاتب كتاب
طالب طلاب طلبه
عامل عمال
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
        if (
            len(stem) > (2 if stem.endswith("ه") else 3)
            and not rare
            and (rule in ("as it is", "plural") or rule.endswith("-ات"))
        ):
            for after in _after(stem):
                yield after, f"{rule}, pronoun after it"
                yield from ((before + after, f"{rule}, particle and pronoun") for before in "وبل")
    if bare in _PLAIN_VERBS or _VERB.fullmatch(bare):
        yield from _conjugated(bare)


def _conjugated(verb: str) -> Iterator[Made]:
    """اعتقل → اعتقلت، اعتقلوا، يعتقل، سيعتقل، واعتقلته."""
    now = verb.removeprefix("ا") if len(verb) > 3 and verb != "احرق" else verb
    past = [
        verb + after
        for after in ("", "ت", "وا", "ا", "نا", "تم", "ه", "ها", "هم", "ته", "تها", "تهم", "وه", "وها", "وهم")
    ]
    present = [
        tense + person + now + after
        for tense in ("", "س")
        for person in "يتنا"
        for after in ("", "ون", "وا", "ان", "ه", "ها", "هم")
    ]
    for form in (*past, *present):
        yield from ((outer + form, "verb") for outer in ("", "و", "ف"))


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
        if len(word) == 4 and word[1] == "ا":  # ناجٍ: the last letter goes
            yield from ((word[:-1] + ending, "plural") for ending in ("", "ون", "ين"))
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
