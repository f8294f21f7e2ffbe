"""Persian verbs: an infinitive and its present stem, which no rule tells; from these two all forms follow.

Without a stem beside it, an infinitive in -یدن has the rest of itself as its stem. Source: the school grammar.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from monitor.text import searchable

_VERBS = """
آزردن آزار; آزمودن آزمای; آسودن آسای; آشامیدن; آشفتن آشوب; آفریدن آفرین; آلودن آلای; آمدن آی; آموختن آموز; آمیختن آمیز; آوردن آور; آویختن آویز
ارزیدن; افتادن افت; افروختن افروز; افزودن افزای; افشاندن افشان; افکندن افکن; انداختن انداز; اندوختن اندوز; اندیشیدن; انگاشتن انگار; انگیختن انگیز
ایستادن ایست; باختن باز; باریدن; بافتن باف; بالیدن; بخشیدن; بردن بر; بریدن; بستن بند; بودن باش; بوسیدن; پاشیدن; پختن پز; پذیرفتن پذیر; پراکندن پراکن
پرداختن پرداز; پرستیدن; پرسیدن; پروردن پرور; پریدن; پسندیدن; پنداشتن پندار; پوسیدن; پوشیدن; پوشاندن پوشان; پیچیدن; پیمودن پیمای; پیوستن پیوند
تابیدن; تاختن تاز; تراشیدن; ترسیدن; ترساندن ترسان; ترکیدن; توانستن توان; جستن جوی; جنبیدن; جنگیدن; جهیدن; جوشیدن; جویدن جو; چرخیدن; چسبیدن; چشیدن
چیدن چین; خاستن خیز; خراشیدن; خروشیدن; خریدن; خزیدن; خفتن خواب; خوابیدن; خندیدن; خواستن خواه; خواندن خوان; خوردن خور; دادن ده; داشتن دار; دانستن دان
درخشیدن; دریدن; دزدیدن; دمیدن; دوختن دوز; دوشیدن; دویدن دو; دیدن بین; راندن ران; ربودن ربای; رساندن رسان; رسیدن; رفتن رو; رقصیدن; رمیدن; رنجیدن
روییدن; ریختن ریز; زادن زای; زاییدن; زدن زن; زدودن زدای; زیستن زی; ساختن ساز; سپردن سپار; ستودن ستای; ستیزیدن; سرودن سرای; سنجیدن; سوختن سوز
سوزاندن سوزان; شتافتن شتاب; شدن شو; شستن شوی; شکافتن شکاف; شکستن شکن; شکفتن شکف; شمردن شمار; شناختن شناس; شنیدن شنو; طلبیدن; غلتیدن; فرستادن فرست
فرسودن فرسای; فرمودن فرمای; فروختن فروش; فریفتن فریب; فشردن فشار; فهمیدن; قاپیدن; کاستن کاه; کاشتن کار; کاویدن; کردن کن; کشتن کش; کشیدن; کشاندن کشان
کندن کن; کوبیدن; کوچیدن; کوشیدن; گداختن گداز; گذاشتن گذار; گذشتن گذر; گذراندن گذران; گردیدن; گرداندن گردان; گراییدن; گرفتن گیر; گرویدن گرو; گریختن گریز
گریستن گری; افراشتن افراز; نوردیدن; گزیدن; گستردن گستر; گسستن گسل; گشتن گرد; گشودن گشای; گفتن گوی; گماشتن گمار; گنجیدن; لرزیدن; لرزاندن لرزان; لغزیدن; ماندن مان; مردن میر
نازیدن; نالیدن; نامیدن; نشستن نشین; نشاندن نشان; نگاشتن نگار; نگریستن نگر; نمودن نمای; نواختن نواز; نوشتن نویس; نوشیدن; نهادن نه; نهفتن; ورزیدن; وزیدن
هراسیدن; یافتن یاب; کشانیدن; رهانیدن; رهاندن رهان; چرخاندن چرخان; خنداندن خندان; ترکاندن ترکان; فهماندن فهمان; خوراندن خوران; خواباندن خوابان; گنجاندن گنجان
کوباندن کوبان; پراندن پران; شوراندن شوران; شوریدن; غریدن; بلعیدن; پاییدن; پیراستن پیرای; آراستن آرای; تپیدن; خمیدن; درویدن; رهیدن; سریدن; لیسیدن; مالیدن; مکیدن
"""
# Before a verb these make another: برگشتن، بازگشتن; می stands after them.
_BEFORE = "بر باز در فرا فرو وا".split()
_WITH_ONE_BEFORE = """
برگشتن بازگشتن برداشتن بازداشتن درگذشتن برخاستن برخوردن بازماندن برآمدن درآمدن درآوردن برآوردن فراگرفتن فراخواندن فرورفتن فروریختن واداشتن
واگذاشتن بازگفتن بازدیدن بازیافتن دریافتن برانگیختن برافراشتن درخواستن برکندن فروپاشیدن برگزیدن بازنشستن وارفتن درافتادن
برانداختن برافروختن برشمردن بازگرداندن برگرداندن بازنگریستن بازساختن درنوردیدن فروکشیدن
"""
_PAST = ("", "م", "یم", "ید", "ند")  # not ی: کشتی is a ship
_PERFECT = ("ه", "ه‌ام", "ه‌ای", "ه‌است", "ه‌اند", "ه‌ایم", "ه‌اید", "ه‌شد", "ه‌شدن", "ه‌بود")
_PRESENT = ("م", "ی", "د", "یم", "ید", "ند")
# What would be a form but is met as another word; and what is no verb where it is typed alone.
_OTHER_WORDS = frozenset(
    "مردم شدید روند برند رود دود زاید پرند گزند اید نزد نبرد ببر بدو نشان دوند بند گرد بارند".split()
)
_NOUNS = frozenset(
    "کرد مرد نشست شکست نهاد دید داد برداشت بازداشت درخواست برخورد بازگشت درگذشت دریافت "
    "درآمد برآورد زاد گزید مردم کردم چید پخت بافت دوخت برآمد بازدید".split()
)


def _after_a_vowel(stem: str) -> str:
    """What follows ب and ن: بیاید، بیندازد، but بایستد."""
    if stem[0] == "آ":
        return "یا" + stem[1:]
    return "ی" + stem[1:] if stem[0] == "ا" and stem[1] != "ی" else stem


def _past(past: str) -> Iterator[str]:
    negative = "ن" + _after_a_vowel(past)
    for person in _PAST:
        yield from (before + past + person for before in ("", "می‌", "نمی‌"))
        yield negative + person
    yield from ("می‌" + past + "ی", "نمی‌" + past + "ی")
    for after in _PERFECT:
        yield from (past + after, negative + after)
    yield past + "ن"


def _present(stem: str) -> Iterator[str]:
    inner = _after_a_vowel(stem)
    for person in _PRESENT:
        yield from ("می‌" + stem + person, "نمی‌" + stem + person, "ب" + inner + person, "ن" + inner + person)
    yield from (stem + "د", stem + "ند", "ب" + inner)
    if stem.endswith("ی") and len(stem) > 2:
        yield "ب" + inner[:-1]


def _of(infinitive: str, stem: str) -> Iterator[str]:
    yield from _past(infinitive[:-1])
    yield from _present(stem)
    if infinitive == "داشتن":
        yield from (before + "دار" + person for before in ("", "ن") for person in _PRESENT if person != "ی")
    elif infinitive == "بودن":
        yield from "است هست هستم هستیم هستید هستند نیست نیستم نیستیم نیستید نیستند".split()


def _with_before(before: str, infinitive: str, stem: str) -> Iterator[str]:
    """برگشتن: برگشت، برمی‌گردد، برنگشت."""
    plain = (form for made in (_past(infinitive[:-1]), _present(stem)) for form in made)
    taken = "ب" + (stem if stem[0] not in "آا" else "ی")
    yield from (before + form for form in plain if not form.startswith(taken))
    yield from (before + stem + person for person in _PRESENT if len(person) > 1)


@functools.cache
def _stems() -> dict[str, str]:
    """Infinitive → present stem."""
    found = {}
    for line in _VERBS.strip().replace("\n", ";").split(";"):
        infinitive, *stem = line.split()
        found[infinitive] = stem[0] if stem else infinitive.removesuffix("یدن").removesuffix("تن")
    return found


@functools.cache
def _families() -> dict[str, tuple[str, ...]]:
    """Folded infinitive → its folded forms."""
    found = {}
    for infinitive, stem in _stems().items():
        found[searchable(infinitive)] = _folded(_of(infinitive, stem))
    for infinitive in _WITH_ONE_BEFORE.split():
        before, rest = next(
            (b, infinitive[len(b) :]) for b in _BEFORE if infinitive.startswith(b) and infinitive[len(b) :] in _stems()
        )
        found[searchable(infinitive)] = _folded(_with_before(before, rest, _stems()[rest]))
    return found


def _folded(forms: Iterator[str]) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(map(searchable, forms)) if form not in _folded_others())


@functools.cache
def _folded_others() -> frozenset[str]:
    return frozenset(map(searchable, _OTHER_WORDS))


@functools.cache
def _infinitives() -> dict[str, tuple[str, ...]]:
    """A form that is plainly one of a verb → the infinitives it may be of."""
    found: dict[str, tuple[str, ...]] = {}
    nouns = frozenset(map(searchable, _NOUNS))
    for infinitive, forms in _families().items():
        past, perfect = infinitive[:-1], infinitive[:-1] + "ه"
        for form in forms:
            bare = not form.startswith(("مي", "نمي", past)) and not _after_before(form)
            if not bare and not form.startswith(perfect) and form not in nouns:
                found[form] = (*found.get(form, ()), infinitive)
    return found


def _after_before(form: str) -> bool:
    return any(form.startswith((before + "مي", before + "نمي")) for before in _BEFORE)


def forms(word: str) -> Iterator[str]:
    """All folded forms of a verb; a folded word that is none has no forms."""
    infinitives = (word,) if word in _families() else _infinitives().get(word, ())
    for infinitive in infinitives:
        yield from _families()[infinitive]
    if not infinitives and len(word) > 4 and word.endswith(("تن", "دن")):
        yield from _folded(_of(word, word.removesuffix("يدن"))) if word.endswith("يدن") else _folded(_past(word[:-1]))
