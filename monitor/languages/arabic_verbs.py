"""Arabic verbs: the forms of a verb from its past in the third person, which is what people type.

The shapes of the fifth to the tenth form tell themselves; the others, whose shapes nouns have too, are listed, weak verbs
with their present stem. Everything is folded: hamza seats are alif, ى is ي. Source of the rules: the school grammar.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

# The present has the same letters: قتل، يقتل.
_SAME = """
هاجر جاهر زاول ساوم عاون غازل كاتب قتل عذب خطف ضرب هاجم هدد حكم سجن طرد قصف فجر داهم حاكم عاقب حاصر لاحق رفض ندد
هرب كشف نشر دمر رحل نفذ منع حظر شنق ذبح دفن نقل سلم عثر جرح حرق هدم سرق نهب صادر فرض طالب شجب خرج دخل رجع ذهب كتب
قرر صرح ذكر ترك فتح غلق بحث عرف علم عمل فعل فقد فشل نجح نجم سقط سمح سمع صدر صوت ضبط طلب طعن ظهر عبر عرض عزل عقد غرق
غضب فحص فصل قبض قبل قدر قدم قطع قلق كسر كلف لجم لعب لقب مثل مزق ملك نزح نزل نسب نسف نسق نصب نصح نصر نظم نكر هبط هتف
هجر هزم واجه واصل وافق وزع وقع وصف وثق وجه وسع وفر وقف شارك ساعد ساهم ناقش نافس قاتل قاطع قاوم قابل غادر عارض عالج
ضاعف صدق شكل شهد شغل شرح شرد شجع شاهد سجل سحب سخر سيطر زعم ركز رحب رفع ربط راقب راجع دافع دفع درس درب دعم خطط خسر
خدع خدم خبا حقق حصل حضر حدث حدد حذر حجز حجب حبس حارب حاول جمع جمد جند جهز جدد جاهد ثبت توج بلغ برر بدل برا بايع
بادر اغتصب هجم غزل غسل غفر عرقل عطل عين غير طور طبق صنف صعد ضحك صرخ صرف صلح سكن سكت سقي سلب سلح سبق سال زود زور زرع
زحف رهن رصد ردد رسم رشح رسب رحم رجم دبر دهس دشن خنق خصص خفض خرق خرب خون حمل حلل حلق حلف حشد حرر حرض حرم حرك جلد جسد
ثار ترجم تبع بعث بكي برز اغلق ورط وبخ ورد وصل وجد وضع وعد ولد وقي همش هنا نبه نقض نقد نفق نهض نطق مول مهد مسح لمح
لفت لحق كرم كذب كثف جعل شمل ضمن نظر شعر قرب طرق ضغط شبه خلق هدف ندب نبذ نشب نشط همس هدر هلك هيمن مارس خاطب طارد
صارع جادل حاور خاصم خالف راسل راهن ساند صافح صالح ضايق عاتب عارك عاين لازم نازع ناصر ناضل واكب شيد صمم صنع ضلل طوق
غرد غرم قصر قوض قوم كبل كرر كفر لفق لوح لوث مكن نقب نكل نوه هول وضح وظف شوه شهر سوق سهل سمم رمم روع روج خيم خول خيب
خوف جوع جرف جرم بين بشر كافح كرس قلد قلل قلص قسم قيد قضم فند فكك فسر فضل فضح فرق فتش فاوض عوض عنف علق عقب عجز نزف
ندم خضع خطب خلع دحر ربح رسخ رشق رضخ ركب ركل زحم سحق سلك شتم شتت شحن شطب شكك شيع صارح صدم صرع صعق صفع صفق صلب صوب
ضيق طبع طلع طمس ظلم عاصر عاهد عزز عزم عزف عصف عكس عمم غلب غمر فتك فرز فكر قذف قصد قطف قفز قلب قمع قهر كبت كبح كتم
كدس كسب كمن لبس لزم لعن لفظ لمس ماطل مجد مدح مدد مرر مسك مكث منح مهل ميز ناوش نثر نزع نسخ نضج نفخ نقص نقش هدا هرول
وكل وفد وطد وثب وشك وحد وقر ودع
"""
# The present loses the alif: اعلن، يعلن.
_FOURTH = """
اعلن اعدم افرج اصدر اطلق اجبر اغلق ابعد اضرب احرق اكمل اسقط اسفر اسهم اشرف اصبح اضرم اعرب اعلم اغرق افسد افشل اقدم
اكرم الزم الغم امكن انجز انذر انزل انقذ انكر اهمل ابرم ابلغ اثبت احبط احدث اخبر اخرج اخضع اخلي ادخل ادرج ادرك اذعن
ارسل ارغم ارهق ازعج اسعف اشعل اصلح اضعف اعجب اعفي افلت اقحم اقسم اقنع اكتب الحق الهم امطر انتج انهك اودع اوقف اوضح
اورد اوقع اولي اوفد اوجد اوصل اوعز اقفل اعتم احكم اجمع احرز احضر اخفق ادمج ارجع ارعب ابدع اجهض افزع ابطل ابصر ابرز
اتلف اجل ارشد اسس اصر اعد احس اضر امد اقر احب اخل اتم ادهش افصح انعش انصف انضم انشق انحل اسند اخمد اخطر اهدر انفق
ارهب ازهق اشهر اقلع اغضب اعتق اطعم اسكت اسكن احزن افرز امهل اوجب اوشك
"""
# Those with hamza first: the present has it on waw (اكد، يؤكد) or on alif (اخذ، يأخذ).
_HAMZA_ON_WAW = "اكد ايد اجل اسس اثر"
_HAMZA_ON_ALIF = "اخذ اكل امر اسر"
_WITHOUT_WAW = "وقع وصل وجد وضع وعد وقف ولد وثق ورد وصف وهب ورث وزن وشي وقي"  # يقع
_DOUBLED = "رد مر ظل بث نص حل شن صد عد مد هز فر ضم شك سد دل حث كف جر قص ود حد خط ذم رش"
# Past and present stem: قال، يقول.
_HOLLOW = """
قال قول; مات موت; زار زور; عاد عود; قام قوم; كان كون; دار دور; خان خون; قاد قود; ذاق ذوق; طاف طوف; فاز فوز; نام نام; خاف خاف; نال نال; كاد كاد
باع بيع; عاش عيش; سار سير; صار صير; غاب غيب; ضاع ضيع; زاد زيد; طار طير; ساد سود; بات بيت; جاع جوع; ثار ثور; جاز جوز; حال حول; خاض خوض; عاق عوق; لام لوم
ادان دين; اراد ريد; اصاب صيب; اعاد عيد; ازال زيل; اذاع ذيع; اشار شير; اقام قيم; افاد فيد; اطاح طيح; اثار ثير; اجاب جيب; احال حيل; اباد بيد; اضاف ضيف
ادار دير; اتاح تيح; اعان عين; اهان هين; اقال قيل; اغار غير; اجاز جيز; احاط حيط; اعاق عيق; ابان بين; اطال طيل; اضاع ضيع; اخاف خيف; اراق ريق
انهار نهار; انحاز نحاز; انقاد نقاد; ازداد زداد; اصطاد صطاد
"""
# Those whose last letter is weak: the letters before it in past and present, and what the present ends in.
_DEFECTIVE = """
امضي مض ي; اقصي قص ي; اهدي هد ي; اودي ود ي; اضحي ضح ي; ارضي رض ي; اغري غر ي; افشي فش ي; امسي مس ي; ابكي بك ي; احصي حص ي; ادني دن ي; بري بر ي; سري سر ي; هوي هو ي
نفي نف ي; بني بن ي; رمي رم ي; بكي بك ي; قضي قض ي; حكي حك ي; جري جر ي; مضي مض ي; كفي كف ي; حمي حم ي; نعي نع ي; سعي سع ي; رعي رع ي; نهي نه ي; طغي طغ ي; مشي مش ي; شفي شف ي
بقي بق ي; لقي لق ي; نسي نس ي; رضي رض ي; خشي خش ي; دعا دع و; نجا نج و; شكا شك و; غزا غز و; بدا بد و; تلا تل و; عفا عف و; نما نم و; رجا رج و; خلا خل و
نادي ناد ي; عاني عان ي; عادي عاد ي; لاقي لاق ي; غطي غط ي; سمي سم ي; صلي صل ي; ربي رب ي; ضحي ضح ي; صفي صف ي; ادي ود ي; غني غن ي; نحي نح ي
القي لق ي; انهي نه ي; اعطي عط ي; اجري جر ي; ابدي بد ي; اخفي خف ي; ادلي دل ي; الغي لغ ي; افتي فت ي; اوصي وص ي; اعفي عف ي; ابقي بق ي; احيي حي ي; اخلي خل ي; ادمي دم ي; انجي نج ي
تولي تول ي; تبني تبن ي; تلقي تلق ي; تخلي تخل ي; تحدي تحد ي; توفي توف ي; تنحي تنح ي; تمني تمن ي; تعدي تعد ي; تفشي تفش ي; تصدي تصد ي; تلاشي تلاش ي
تعاطي تعاط ي; تفادي تفاد ي; توالي توال ي; تقاضي تقاض ي; تغاضي تغاض ي; ادعي دع ي; انقضي نقض ي
"""
_IRREGULAR = """
راي: رات راوا راينا رايت رايته راه راها راهم يري تري نري يرون ترون يريان رءوا رووا
جاء: جاءت جاءوا جاووا جاوا جينا يجيء تجيء يجييون جاءه جاءهم
شاء: شاءت يشاء تشاء
اساء: اساءت اساووا اساءوا يسيء تسيء يسييون
بدا: بدات بداوا بدووا يبدا تبدا يبداون يبدوون بدانا
قرا: قرات قراوا قرووا يقرا تقرا يقراون يقروون
لجا: لجات لجاوا لجووا يلجا تلجا يلجاون يلجوون
نشا: نشات نشاوا ينشا تنشا
انشا: انشات انشاوا انشووا ينشي تنشي ينشيون
اطفا: اطفات اطفاوا يطفي تطفي
فاجا: فاجات فاجاوا يفاجي تفاجي
اخطا: اخطات اخطاوا يخطي تخطي
ابتدا: ابتدات ابتداوا يبتدي تبتدي
ليس: ليست ليسوا
"""
_OBJECTS = ("ه", "ها", "هم", "نا", "ني", "ك", "كم")


def _past(stem: str, short: str) -> Iterator[str]:
    """قتل قتلت قتلوا قتلنا, and with objects: قتله قتلته قتلوه; `short` is the stem before consonants."""
    yield from (stem + ending for ending in ("", "ت", "وا", "ا", "تا"))
    yield from (short + ending for ending in ("نا", "ت", "تم"))
    yield from (stem + "ت" + whom for whom in ("ه", "ها", "هم", "نا", "ني", "ك"))
    yield from (stem + whom for whom in _OBJECTS)
    yield from (stem + "و" + whom for whom in ("ه", "ها", "هم", "نا"))
    yield from (short + "نا" + whom for whom in ("ه", "ها", "هم"))


def _present(stem: str) -> Iterator[str]:
    """يقتل تقتل، يقتلون، يقتلوا، يقتله."""
    yield from (person + stem for person in "يتن")
    yield from (person + stem + ending for person in "يت" for ending in ("ون", "وا", "ان", *_OBJECTS))
    yield from ("ي" + stem + ending for ending in ("ن", "ونه", "ونها", "ونهم", "وه", "وها", "وهم"))


Forms = tuple[list[str], list[str]]  # of the past and of the present


def _sound(past: str, present: str) -> Forms:
    passive = past[0] + "و" + past[2:] if len(past) == 4 and past[1] == "ا" else ""  # حوكم
    said = [passive + ending for ending in ("", "ت", "وا")] if passive else []
    return [*_past(past, past), *said], [*_present(present)]


_PEOPLE = frozenset("نجيب نصيب نزيل نصير نشيد نحيل نبيل نقيل نعيم".split())  # that would be forms: نجيب, we answer


def _hollow(past: str, present: str) -> Forms:
    """قال، قلت، يقول، لم يقل; the passive: قيل، يقال; أدين، يدان."""
    short = past[:-2] + past[-1]
    passive = past[:-2] + "ي" + past[-1]
    jussive = present[:-2] + present[-1]
    said = [*_past(past, short)]
    if len(past) > 3 or past in ("قال", "باع"):
        said += [passive, passive + "ت", passive + "وا"]
    stem = present[:-2] + "ا" + present[-1]
    return said, [
        *(form for form in _present(present) if form not in _PEOPLE),
        *(["ا" + present] if len(past) == 3 and present[1] == "و" else []),
        *(who + one for who in "يت" for one in (jussive, stem)),
        "ي" + stem + "ون",
    ]


def _defective(past: str, stem: str, weak: str) -> Forms:
    """نفى، نفت، نفوا، نفيت، نفاه; ينفي، ينفون، لم ينف; and the passive: نفي، ينفى."""
    root = past[:-1]
    said = [root + ending for ending in ("ي", "ا", "ت", "وا", "يا", "يت", "ينا", "وت", "تا")]
    said += [root + inner + whom for inner in ("ا", "ت", "و") for whom in ("ه", "ها", "هم", "نا")]
    now = [person + stem + weak for person in "يتن"] + [person + stem + "ون" for person in "يت"]
    now += [person + stem for person in "يت" if len(stem) > 2]
    now += ["ي" + stem + "وا", "ي" + stem + "ي", "ت" + stem + "ي"]
    now += [person + stem + weak + whom for person in "يت" for whom in ("ه", "ها", "هم", "نا")]
    return [form for form in said if form != root + ("ا" if past.endswith("ي") else "ي")], now


def _doubled(past: str) -> Forms:
    said, now = _sound(past, past)
    return [*said, past + past[-1] + "ت", past + past[-1] + "نا"], now


@functools.cache
def _listed() -> dict[str, list[Forms]]:
    """Past → forms, by every class that it is listed in: وقع is to fall and to sign."""
    found: dict[str, list[Forms]] = {}
    for verb, forms in (*_strong(), *_weak()):
        found.setdefault(verb, []).append(forms)
    return found


def _strong() -> Iterator[tuple[str, Forms]]:
    for listed, before, gone in (
        (_SAME, "", 0), (_FOURTH, "", 1), (_WITHOUT_WAW, "", 1), (_HAMZA_ON_WAW, "و", 1), (_HAMZA_ON_ALIF, "", 0),
    ):  # fmt: skip
        yield from ((verb, _sound(verb, before + verb[gone:])) for verb in listed.split())
    yield from ((verb, _doubled(verb)) for verb in _DOUBLED.split())


def _weak() -> Iterator[tuple[str, Forms]]:
    yield from ((past, _hollow(past, present)) for past, present in _pairs(_HOLLOW))
    yield from ((past, _defective(past, stem, weak)) for past, stem, weak in _pairs(_DEFECTIVE))
    for line in _IRREGULAR.strip().splitlines():
        past, *forms = line.replace(":", "").split()
        now = [form for form in forms if form[0] in "يتن"]
        yield past, ([past, *(form for form in forms if form not in now)], now)


def _pairs(table: str) -> Iterator[list[str]]:
    return (part.split() for part in table.strip().replace("\n", ";").split(";"))


_HOLLOW_SHAPE = re.compile("ا.تا[^هءي]|است.ا[^هءي]")
_DEFECTIVE_SHAPE = re.compile("ا.ت.ي|است..ي")
_SHAPE = re.compile(
    "ا[^ن]ت[^اوي][^اويه]|ا[^ن]ت[^اي]|ان[^اوي][^اوي][^اويهء]|انت[^ا][^اوي]|است[^ا][^اوي]?[^اويه]|ا(?:ص|ض)ط[^ا]?.|ات[^ا].|ازد..|اط[^ا][^اوي]"
    "|ت[^اهيء][^ايء][^اويهء]|ت[^اهء]ا[^ايء][^اويهء]"
)
_NO_VERB = frozenset(
    "انتم اتحاد تونس تركي تهمه انسان انباء انصار انظار انفاق انحاء انذار انواع اتجاه تجاه تجار تلال تراب ترات اتراك تحت تحته استاذ اساتذه "
    "انفلونزا اطنان اطفال اطراف اطار ازدهار تدابير تقرير تمثال تعليق تراث تماما تقريبا".split()
)


def _by_shape(verb: str) -> list[Forms]:
    """Verbs of the fifth to the tenth form: تعرض، تظاهر، انفجر، اعتقل، استخدم."""
    if verb in _NO_VERB:
        return []
    without = verb.removeprefix("ا")
    if _HOLLOW_SHAPE.fullmatch(verb):
        return [_hollow(verb, without[:-2] + "ي" + without[-1] if verb.startswith("است") else without)]
    if _DEFECTIVE_SHAPE.fullmatch(verb):
        return [_defective(verb, without[:-1], "ي")]
    return [_sound(verb, without)] if _SHAPE.fullmatch(verb) else []


_WEAK = re.compile("ت(?:.و.|..و)")


@functools.cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """What plainly is a form of a listed verb → the verbs it may be of."""
    found: dict[str, tuple[str, ...]] = {}
    for verb, ways in _listed().items():
        for said, now in ways:
            plain = {form for form in said if form.endswith(("وا", "ت"))} | {form for form in now if form[0] in "يت"}
            for form in plain:
                if len(form) > 3 and not (
                    form[0] == "ت" and len(form) == 4 and not _WEAK.fullmatch(form)
                ):  # تحكم is a noun of its own
                    found[form] = (*found.get(form, ()), verb)
    return found


_ENDED = re.compile("(ا.ت..|ان...|است[^ا]{2,3}|ت...|ت.ا..)(?:ت|وا)")
_PERSON = re.compile("س?[يت](?:([^ايت]ت..|ن...|ست[^ا]{2,3}|ت[^اي].)|(ت...|ت.ا..))(?:ون|وا)?")


def _led_back(form: str) -> Iterator[str]:
    """اعتقلت، يعتقل، سيعتقلون → اعتقل; يتعرض → تعرض; اغتيل → اغتال, اصيب → اصاب."""
    if found := re.fullmatch("(ا.ت?)ي(.)(?:ت|وا)?", form):
        yield f"{found[1]}ا{found[2]}"
    if found := _ENDED.fullmatch(form):
        yield found[1]
    if found := _PERSON.fullmatch(form):
        yield "ا" + found[1] if found[1] else found[2]


def forms(word: str) -> Iterator[str]:
    """The forms of a folded verb in the past, or in any plain form of it, with و and ف, س and ل before them."""
    verbs = (word,) if word in _listed() else (word, *_verbs().get(word, ()), *_led_back(word))
    for verb in dict.fromkeys(verbs):
        for said, now in _listed().get(verb) or _by_shape(verb):
            yield from (outer + form for outer in ("", "و", "ف") for form in said)
            yield from (outer + form for outer in ("", "و", "ف", "س", "وس", "ل", "ول") for form in now)
