"""Persian: plurals, the indefinite -ی, pronouns at the end; with or without the joiner, which is folded away.

Source of the rules: the school grammar and the spelling rules of the Academy.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table
from monitor.text import searchable

_OWN = ["م", "ت", "ش", "مان", "تان", "شان"]
_BROKEN = Table("", """
حق حقوق
وکیل وکلا وکیلان
قاضی قضات قاضیان
عالم علما
فقیه فقها
شاعر شعرا شاعران
سفیر سفرا سفیران
امیر امرا امیران
رقیب رقبا رقیبان
حاکم حکام حاکمان
عامل عوامل عاملان
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
تلفات
سند اسناد
حزب احزاب
قوم اقوام
طفل اطفال
حد حدود
شاهد شهود شاهدان
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
""")  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:
    """The word and its plurals, each with what may follow."""
    bare = searchable(word)
    if len(bare) < 2 or " " in bare:
        return
    if len(bare) > 3 and bare.endswith(("تن", "دن")):
        yield from _verb(bare[:-1])
    for stem, rule in dict([*_stems(bare, name=name), *_after_consonant(bare)]).items():
        yield stem, rule
        yield from ((stem + after, f"{rule}, ending") for after in _after(stem, rule))


def _stems(word: str, *, name: bool) -> Iterator[Made]:
    yield word, "as it is"
    yield word + "ها", "plural in -ها"
    yield word + "هاي", "plural in -ها"
    yield from ((searchable(form), "plural") for form, _ in _BROKEN.inflect(word.replace("ي", "ی").replace("ك", "ک")))
    for plural in ("هايي", "هاي", "ها"):
        if word.endswith(plural) and len(word) > len(plural) + 2:
            yield word[: -len(plural)], "singular"
    if word.endswith("گان") and len(word) > 5:
        yield word[:-3] + "ه", "singular"
    elif word.endswith("يان") and len(word) > 5:
        yield word[:-3], "singular"
        yield word[:-2], "singular"
    elif word.endswith("ان") and len(word) > 5 and not name:
        yield word[:-2], "singular"
    if word.endswith("ه"):
        yield word[:-1] + "گان", "plural in -گان"
    elif word.endswith(("ا", "و")):
        yield word + "يان", "plural in -یان"
    else:
        yield word + "ان", "plural in -ان"


def _after_consonant(word: str) -> Iterator[Made]:
    """چچن → چچنی‌ها، مقام → مقامات."""
    if not word.endswith(("ي", "ه", "ا", "و")):
        yield from ((word + ending, "of it, plural") for ending in ("يها", "يهاي", "يان"))
        yield from ((word + ending, "plural in -ات") for ending in ("ات", "شده", "شدگان") if len(word) > 3)
        if word.endswith("ت") and len(word) > 4:
            yield word[:-1] + "ات", "plural in -ات"


def _verb(past: str) -> Iterator[Made]:
    """کشتن → کشت، کشتند، می‌کشت، نکشت، کشته."""
    for person in ("", "م", "يم", "يد", "ند"):  # not ي: کشتی is a ship
        yield from ((before + past + person, "verb") for before in ("", "مي", "ن", "نمي"))
    yield from ((past + after, "participle") for after in ("ه", "هاند", "هاست", "هشد", "هشدن"))


def _after(stem: str, rule: str) -> Iterator[str]:
    if stem.endswith(("اه", "وه")):  # spoken h: دادگاهش
        yield from ("ي", *_OWN)
    if stem.endswith("ه"):
        yield from ("اي", "ي", "ام", "ات", "اش", "مان", "تان", "شان", "اند", "گي")
    elif stem.endswith(("ا", "و")):
        yield from ("ي", "يي", "يم", "يت", "يش", "يمان", "يتان", "يشان", "مان", "تان", "شان")
    else:
        yield "ي"
        if len(stem) > 3 or rule != "as it is":
            yield from _OWN if rule != "as it is" else _OWN[2:]  # موافق + ت is another word
    if len(stem) > 3:
        yield from ("تر", "ترين")
    if stem.endswith("ي"):
        yield "اي"
