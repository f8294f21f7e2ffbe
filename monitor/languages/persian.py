"""Persian: plurals, the indefinite -ی, pronouns at the end, verbs; with or without the joiner, which is folded away.

Source of the rules: the school grammar and the spelling rules of the Academy.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages import persian_verbs
from monitor.languages.paradigm import Made, Table, led_back
from monitor.text import searchable

_OWN = ["م", "ت", "ش", "مان", "تان", "شان"]
_SHORT_NOUNS = frozenset(("حق", "زن", "دل"))  # that take pronouns
_KIN = frozenset(map(searchable, "پدر مادر برادر خواهر پسر دختر همسر شوهر فرزند دوست نام خانه".split()))
# Short words that a letter at the end makes another word of: خانم, روش, باران.
_NOT_WITH = frozenset(map(searchable, """
خانم مردم مردمان مهرم چشمم قلم بخشش روش خورش باران آبان چندان همان همین کمان دفتر دختر متر درمان زبان جهان خاتم عالم سالم لازم محرم حاکم
پرچم پایان دیدار مهمان آسمان کلان دهان آسان دوران ساختمان میان همچنان همانند انتخابات واردات صادرات خاطرات توان جوان گران روان
فیلم سازمان ارزش میزان زندان آرامش پوشش نمایش خواهش پذیرش آموزش برای مریم خواهم خواهند سیستم نظارت کردم کرده‌اند کوهان گروهان
""".split()))  # fmt: skip
# Plurals that are words of their own: no تظاهر is sought with تظاهرات.
_WHOLE = frozenset(
    map(
        searchable,
        "تظاهرات انتخابات مالیات ملاقات مجازات ادبیات عملیات امکانات صادرات واردات تلفات تسلیحات تأسیسات امارات "
        "مسلمان تنها آنها اینها گروگان بازرگان رایگان پادگان همگان دیدگان سیستان بلوچستان خوزستان گلستان".split(),
    )
)
_BROKEN_PLURALS = """
حق حقوق
وکیل وکلا وکیلان
قاضی قضات قاضیان
عالم علما عالمان
فقیه فقها فقیهان
شاعر شعرا شاعران
سفیر سفرا سفیران
امیر امرا امیران
رقیب رقبا رقیبان
شریک شرکا شریکان
رفیق رفقا رفیقان
حاکم حکام حاکمان
عامل عوامل عاملان عاملین
سرباز سربازان
متهم متهمین متهمان
مسیول مسیولین مسیولان
محکوم محکومین محکومان
مهاجر مهاجرین مهاجران
فعال فعالین فعالان
معلم معلمین معلمان
روحانی روحانیون روحانیان
انقلابی انقلابیون
مقتول مقتولین مقتولان
مجروح مجروحین مجروحان
مظنون مظنونین مظنونان
ساکن ساکنین ساکنان
مدرسه مدارس
مسجد مساجد
منطقه مناطق
مرکز مراکز
مورد موارد
مدرک مدارک
کتاب کتب
حادثه حوادث
حقیقت حقایق
جنایت جنایات
سند اسناد
حزب احزاب
قوم اقوام
طفل اطفال
شیعه شیعیان
سنی سنیان
حد حدود
شاهد شهود شاهدان شاهدین
مجرم مجرمین مجرمان
خبر اخبار
شهید شهدا شهیدان
مامور مامورین ماموران
معترض معترضین معترضان
فرد افراد
قانون قوانین
حکم احکام
جرم جرایم
شخص اشخاص
عضو اعضا
رییس روسا
وزیر وزرا وزیران
ملت ملل
دولت دول دولتها
مذهب مذاهب
دین ادیان
دلیل دلایل ادله
رابطه روابط
ضابطه ضوابط
هدف اهداف
نتیجه نتایج
مسیله مسایل مساله
مساله مسایل مسیله
وظیفه وظایف
اثر آثار اثرات
خطر خطرات
نفر نفرات
نظر نظرات
ضرر ضررات
ضربه ضربات
نظریه نظریات
جامعه جوامع
وسیله وسایل
قبیله قبایل
طایفه طوایف
عقیده عقاید
ذخیره ذخایر
جزیره جزایر
سانحه سوانح
فاجعه فجایع
واقعه وقایع
شایعه شایعات
ضایعه ضایعات
مصاحبه مصاحبات
مذاکره مذاکرات
مبارزه مبارزات
معامله معاملات
محاسبه محاسبات
مطالبه مطالبات
منبع منابع
موقع مواقع
مانع موانع
مرجع مراجع
مجلس مجالس
محفل محافل
مقبره مقابر
قبر قبور
معبر معابر
مکتب مکاتب
منزل منازل
مفهوم مفاهیم
مضمون مضامین
مصوبه مصوبات
تصویر تصاویر
تدبیر تدابیر
تشکیل تشکیلات
تصمیم تصمیمات
تفسیر تفاسیر
تکلیف تکالیف
جزء اجزا
جسد اجساد
جسم اجسام
روح ارواح
رقم ارقام
رکن ارکان
رای آرا
زعیم زعما
شیخ شیوخ
شی اشیا
شرط شرایط
طرف اطراف
طریق طرق
عمل اعمال
عرب اعراب
کرد اکراد
ترک اتراک
فعل افعال
فکر افکار
فصل فصول
قاتل قاتلان قاتلین قتله
کافر کفار کافران
مومن مومنین مومنان
مسلم مسلمین
مشرک مشرکین مشرکان
منافق منافقین منافقان
مال اموال
ملک املاک
مرض امراض
مریض مرضا مریضان
ضعیف ضعفا ضعیفان
فقیر فقرا فقیران
غنی اغنیا
نبی انبیا
امام ائمه امامان
ولی اولیا
والد والدین
طلبه طلاب
تاجر تجار تاجران
زایر زوار زایران
ناظر ناظرین ناظران نظار
عنصر عناصر
غذا اغذیه
سلاح اسلحه سلاح‌ها
دوا ادویه
لباس البسه
لفظ الفاظ
لحظه لحظات
لقب القاب
نسل انسال
نوع انواع
نقطه نقاط
نقش نقوش
وضع اوضاع
وقت اوقات
وجه وجوه
ورق اوراق
ورزشکار ورزشکاران
شعار شعایر شعارها
شکل اشکال
شعر اشعار
صاحب صاحبان
صف صفوف
صنعت صنایع
صنف اصناف
عاقبت عواقب
عضله عضلات
علت علل
علم علوم
عهد عهود
فاصله فواصل
قضیه قضایا
قطعه قطعات
قید قیود
کارخانه کارخانجات
اداره ادارات اداره‌جات
لشکر لشکریان
سپاهی سپاهیان
امر امور اوامر
اسیر اسرا اسیران
اصل اصول
اسلوب اسالیب
اسم اسامی
استاد اساتید استادان
بحث مباحث
بیت ابیات
بقیه بقایا
حس حواس
حاشیه حواشی
حمله حملات
خط خطوط
خاطره خاطرات
خدمت خدمات
دفتر دفاتر
دقیقه دقایق
ذره ذرات
سلطان سلاطین
سال سال‌ها سالیان
سبب اسباب
سر اسرار
ساحل سواحل
عادت عادات
مبلغ مبالغ
مرحله مراحل
مقام مقامات
مقصد مقاصد
مقدار مقادیر
محصول محصولات
موضوع موضوعات مواضع
میدان میادین
ناحیه نواحی
آخر اواخر
اول اوایل
وسط اواسط
جهت جهات
حرکت حرکات
سهم سهام
حسن محاسن
مصرف مصارف
قول اقوال
مکان اماکن
نفس نفوس انفاس
باغ باغات
لطف الطاف
موج امواج
مجمع مجامع
میل امیال
قسم اقسام
عمق اعماق
منفعت منافع
بندر بنادر
زحمت زحمات
روز روزها ایام
علامت علائم علایم
لازمه لوازم
معدن معادن
شعبه شعب شعبات
ادب آداب
رسم رسوم مراسم
اهل اهالی
ظلم مظالم
فتنه فتن
فرمان فرامین
قاعده قواعد
قرن قرون
قلب قلوب
کنیسه کنایس
لایحه لوایح
ماده مواد
ماهیت ماهیات
مجله مجلات
مخزن مخازن
مدیر مدیران مدرا
مسوول مسوولین مسوولان
مشکل مشکلات مشاکل
مصیبت مصایب
مطلب مطالب
معیار معاییر
معضل معضلات
مقاله مقالات
مقرر مقررات
مکاتبه مکاتبات
منصب مناصب
منظره مناظر
میثاق مواثیق
نسخه نسخ
نشریه نشریات
نکته نکات
ولایت ولایات
ایالت ایالات
اقلیم اقالیم
خوب بهتر بهترین خوب‌تر خوب‌ترین
بد بدتر بدترین
کم کمتر کمترین
بیش بیشتر بیشترین
"""
_BROKEN = Table("", "\n".join(" ".join(map(searchable, line.split())) for line in _BROKEN_PLURALS.strip().splitlines()))
_LED_BACK = led_back("""
    (.*)گان → 1ه
    (.*[او])يان → 1
    (.*)(?:ان|ين) → 1
    (.*ي)ون → 1
    (.*)ات → 1ه 1
""")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """The word and its plurals, each with what may follow; of a verb all its forms."""
    bare = searchable(word)
    if len(bare) < 2 or " " in bare:
        return
    yield from ((form, "verb") for form in persian_verbs.forms(bare))
    stems: dict[str, str] = {}
    for stem, rule in (*_stems(bare, name=name), *_after_consonant(bare)):
        stems.setdefault(stem, rule)
    for stem, rule in stems.items():
        made = (stem + after for after in ("", *_after(stem, rule)))
        yield from (
            (form, f"{rule}, ending" if form != stem else rule)
            for form in made
            if form not in _NOT_WITH or rule == "singular"
        )


def first(word: str) -> Iterator[Made]:
    """What the first of several words becomes in the plural: زندانیان سیاسی، زندانی‌های سیاسی."""
    bare = searchable(word)
    for stem, rule in dict(_stems(bare, name=False)).items():
        if rule != "as it is":
            yield stem, rule
        if stem.endswith(("ا", "و", "ه")):
            yield stem + "ي", f"{rule}, before another word"


def _stems(word: str, *, name: bool) -> Iterator[Made]:
    yield word, "as it is"
    for form, _ in _BROKEN.inflect(word):
        yield form, "plural"
        yield from ((form + ending, "plural in -ها") for ending in ("ها", "هاي"))
    yield from _plurals(word)
    for singular in dict.fromkeys(_singulars(word, name=name)):
        yield singular, "singular"
        yield from _plurals(singular)
        yield from ((form, "plural") for form, _ in _BROKEN.inflect(singular))


def _plurals(word: str) -> Iterator[Made]:
    yield word + "ها", "plural in -ها"
    yield word + "هاي", "plural in -ها"
    if word.endswith("ه"):
        if not word.endswith(("اه", "وه")):
            yield word[:-1] + "گان", "plural in -گان"
        yield word[:-1] + "ات", "plural in -ات"
        yield word + "ان", "plural in -ان"
    elif word.endswith(("ا", "و")):
        yield word + "يان", "plural in -یان"
        yield word + "ان", "plural in -ان"
    elif len(word) > 2 or word == "زن":
        yield word + "ان", "plural in -ان"
    if len(word) > 3 and (word.startswith("م") or word[1] == "ا") and not word.endswith(("ا", "ه", "و")):
        yield word + "ين", "plural in -ین"
    if len(word) > 4 and word.endswith("ي"):
        yield word + "ون", "plural in -ون"


def _singulars(word: str, *, name: bool) -> Iterator[str]:
    if word in _WHOLE:
        return
    for plural in ("هايي", "هاي", "ها"):
        if word.endswith(plural) and len(word) > len(plural) + 1:
            yield word[: -len(plural)]
            return
    if len(word) <= 5 or name:
        return
    yield from _LED_BACK(word)


def _after_consonant(word: str) -> Iterator[Made]:
    """چچن → چچنی‌ها، مقام → مقامات."""
    if not word.endswith(("ي", "ه", "ا", "و")):
        yield from ((word + ending, "of it, plural") for ending in ("يها", "يهاي", "يان"))
        yield from ((word + ending, "plural in -ات") for ending in ("ات", "شده", "شدگان") if len(word) > 3)
        if word.endswith("ت") and len(word) > 4:
            yield word[:-1] + "ات", "plural in -ات"


def _after(stem: str, rule: str) -> Iterator[str]:
    if stem.endswith(("اه", "وه")):  # spoken h: دادگاهش
        yield from ("ي", *_OWN)
    if stem.endswith("ه"):
        yield from ("اي", "ي", "ام", "ات", "اش", "مان", "تان", "شان", "اند", "گي")
    elif stem.endswith(("ا", "و")):
        yield from ("ست",) if len(stem) > 2 else ()
        yield from ("يت",) if stem.endswith("ها") else ()  # رضایت is another word than رضا
        yield from ("ي", "يي", "ييها", "يم", "يش", "يمان", "يتان", "يشان", "مان", "تان", "شان")
    else:
        yield "ي"
        yield from _own(stem, rule)
    if len(stem) > 2:
        yield from ("تر", "ترين", "ترينها", "ترينهاي", "ترها")
    if stem.endswith("ي"):
        yield from ("اي", "اش")
    if len(stem) > 3:
        yield from ("ند", "اند", "است")


def _own(stem: str, rule: str) -> Iterator[str]:
    """Pronouns: not ت on every word, for موافق and موافقت are two; of short words the surest only."""
    if rule != "as it is" or stem in _KIN:
        yield from _OWN
    elif len(stem) > 2 or stem in _SHORT_NOUNS:
        yield from ("ش", "شان", "م", "مان")
        if len(stem) > 3:
            yield "تان"
