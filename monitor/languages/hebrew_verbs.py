"""Hebrew verbs: the seven binyanim from the third person of the past, which most people would type.

The shapes of five binyanim tell themselves; for the plain one (qal) and pu'al, whose shapes nouns have too, the verbs
are listed. Letters have their open shape throughout. Source of the rules: the school grammar.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

Form = tuple[str, str]  # a form and its tense
_PAST = ("", "ה", "ו", "תי", "נו", "תמ", "תנ")
_PAST_HE = ("ה", "תה", "ו", "יתי", "ינו", "יתמ")  # of verbs in ה
_PARTICIPLE, _PARTICIPLE_HE = ("", "ת", "ימ", "ות", "י"), ("ה", "ימ", "ות")

_QAL = """
חשב פשע פתר בחנ שלל שנא טעמ עקב נעל בער שכנ שאפ יצר קדמ צבע שמח עצר הרג רצח תקפ פצע פגע חטפ אסר חשד שדד שרפ הרס חסמ
סגר פתח פרצ כבש ברח נהג לחמ דקר חנק טבח שחט אנס גנב גזל סחט רדפ חדר פשט עבר עמד עזב אמר דרש טענ כתב חתמ בחר מסר שלח
שאל שמע שמר פעל פסל פסק גזר דחק דחפ קבע קרא מצא כלא שפט תבע עתר חקר בדק תפס לכד אבד קרס כשל חזר חבל חשפ ספג סבל גרמ
הפכ משכ מנע זרק תקע ירק פלש הדפ הלמ חרג סטר בעט קטל גמר שתק למד עבד לבש שכב רכב גדל שכח שבר צעק קפא חתכ חגג חפר חצב
קבר מכר שלט משל מרד בגד כעס דאג פחד בטח לעג גער זעק צרח רגמ חמק ערק עקר פרש קלט קנס קרע רשמ שקר שרד תמכ תפר אהב אכל
אחז ארב בלע בלמ חבט חגר חטא חפש טרפ טבע יזמ כרת כרע לחצ נטש נקמ נטל נצר סחב סמכ סקר עלב עסק פגש פטר פרח צעד קטפ
רחצ רכש רמס שטפ שטח תפח תלש
"""
_QAL_WITH_A = frozenset("אמר אכל אבד אהב למד לבש שכב רכב גדל קרב רזה".split())  # no ו in the future
_WITH_PASSIVE = frozenset("עצר הרג פצע חטפ אסר חשד שדד שרפ הרס חסמ סגר נטש כבש כלא קטל רצח אנס דקר חתמ שבר".split())
_QAL_HE = "ירה מחה זכה קנה בנה גבה ראה רצה עלה פנה טעה שהה חזה תלה שבה גלה בזה בכה דחה חלה כבה לקה מנה נטה סטה ענה עשה פדה צפה קרה רעה שתה תעה חנה חצה הגה קשה"
_HOLLOW = "קמ רצ שב גר טס צד דנ נע זז נח צמ לנ סר חש עפ חג נס גז"
_NIFAL = """
נעצר נהרג נרצח נפצע נפגע נחטפ נאסר נחשד נשדד נשרפ נהרס נחסמ נסגר נפתח נפרצ נכבש נלחמ נדקר נאנס נגנב נסחט נרדפ נמסר נשלח נשאל נשמע
נבחר נדרש נכתב נחתמ נפסל נפסק נגזר נקבע נקרא נמצא נכלא נשפט נתבע נחקר נבדק נתפס נלכד נחשפ נמנע נזרק נגרמ נאמר נפגש נמלט נעלמ נכשל
נשבר נקבר נמכר נלקח נשמר נתמכ נענש נהדפ נבלמ נכנס נגמר נמשכ נחלצ נרשמ נפטר נשבע נאבק נאלצ נהנה נעשה נבנה נראה נדחה נגבה נקנה נתלה
נחנק נטבח נשחט נטבע נעדר נאשמ נקטל נקלט נגרר נקרע נפרס נפרש נחשב נאמנ נאלמ נתקע נתקפ נחטא נולד נודע נותר נוסד נורה נוצר
"""
_PIEL = """
גירש דיווח דיבר סיפר טיפל ביקש ביצע חיסל חיבל סיכל עיכב פיטר פיזר פירק ריגל גייס סייע איימ קיימ צייד קיבל שיקר תיאר סירב מיגר מימנ
ניהל ניתק ניצח ניסח ניצל ליבה ליווה ציווה עינה פינה מינה גילה ניסה כיסה זיכה פיצה חילה חיכה שינה תיקנ דיכא ביטל ביקר בירכ איחד איתר
איבד אילצ אימת אישר בישר גיבה גידפ דיכא הילל זיהה זיופ זייפ חידש חילצ חילק חימש חיפש חיסנ חיזק טיהר טיווח ייצג כיבד כיהנ לימד מילא
נימק סיכמ סיכנ סיימ סיימ סיבכ עידכנ עודד עורר פיקד פיקח פירסמ פיתח פיצצ פיענח צילמ צינזר קידמ קירב ריסס ריסק שיבש שיגר שידר שיחרר שיכנע
שיקמ שיתק שיתפ שילמ תיאמ תידרכ תיחקר הידק זירז חירפ נישק ניקמ קילל קיצצ קיפח רימה שיחד שיסה שיסע דיברר ריכז יירט פיתה סימנ טיהר
ניקה סילק נישל ויתר ויכח שירת ציינ עיינ ניצל
שחרר פרסמ תדרכ תחקר אבטח אפשר ארגנ תכננ תמרנ עדכנ שכנע פענח צנזר חבל
"""
_PUAL = """
גורש דווח טופל בוצע חוסל סוכל עוכב פוטר פוזר פורק גויס קוימ נוהל נותק נוצל פונה עונה מונה זוכה פוצה תוקנ דוכא בוטל
אוחד אותר אולצ אומת אושר זוהה זויפ חולצ יוצג סוכמ סוימ פוקד פוצצ צולמ צונזר קודמ רוסק שובש שוגר שודר שוחרר פורסמ
תודרכ תוחקר אובטח אורגנ תוכננ עודכנ שוכנע פוענח שוקמ שותק שולמ קופח רומה שוסע יורט סולק הופעל נושל
"""
_HIFIL = """
הסיר המיר הניח הדיח הזינ הגיה הקיא המשיל
הגיש הציע הביע הפיל הגיע הכיר הציל הקימ השיב הפיצ הטיס הביא הבינ הזיז הזיק החיש הכינ הכיל העיד העיר הפיק הריצ השיג הטיל הצית הציב הקיפ
הרימ הגיב הטיח הרשיע הודיע הוריד הוציא הושיב הוביל הוכיח הוסיפ הועיל הופיע הוקיע הושיט הוליד
הפנה הרשה השעה הודה הורה הגלה הכה הטה הלוה הלווה השווה העלה הראה המתה היכה הפלה השהה הונה התנה הקנה
הכחיש הפגינ הכריז הצהיר האשימ התקיפ הבטיח הזהיר החליט החרימ הסגיר הסתיר הפחיד הפעיל הפציצ הפריד הפסיק הקדימ הקריב הרחיב השמיד השתיק הסכימ
העמיד העניש המליצ המשיכ המית החזיק החזיר הזמינ הסביר האריכ הדליפ הדגיש הטריד היכה הכשיל הכניס הצטיינ הפגיז הבריח הדפיס הצביע הצליח הקליט הרעיל
התריע התחיל התיר הפליל הסית הגביל הגדיל הגדיר הגביר הכשיר המחיש הנחית הנפיק הסלימ העביר העדיפ הערימ העריכ הפקיע הפתיע הרגיע הרתיע השביע השפיל השפיע
"""
_HUFAL = """
הורשע הותקפ הואשמ הועמד הוחזק הוכרז הותקנ הוסגר הופגז הופצצ הומת הושמד הורחק הוגש הוצא הובא הופל הוצע הוצת הוקמ הושב הופצ הוטס הוצב הוכר הוטל הושג הוזז
הוחלט הוזהר הוחרמ הוזמנ הוגבל הוגדר הועבר הורעל הוכרע הופסק הופעל הוקרב הורחב הוקלט הודח הוחזר הובל הורד הוכח הוסר הונחת הומלצ הוכנס הוברח הודלפ
הותר הוצג הוסב הופר הוטמע הוזנק
הושעה הופנה הורה הוגלה הוכה הועלה הוטה
"""
# Everything that follows no rule, the past first; after a bar what is a participle.
_IRREGULAR = """
מת מתה מתו מתנו ימות תמות ימותו למות אמות | מת מתה מתימ מתות
בא באה באו באתי באנו יבוא תבוא יבואו לבוא נבוא | בא באה באימ באות
שמ שמה שמו שמתי ישימ תשימ ישימו לשימ | שמ שמה שמימ
היה הייתה היתה היו הייתי היינו יהיה תהיה יהיו להיות נהיה
חי חיה חיו חיתה יחיה תחיה יחיו לחיות | חיה חיימ חיות
נתנ נתנה נתנו נתתי ייתנ יתנ תיתנ ייתנו יתנו לתת | נותנ נותנת נותנימ נותנות
נפל נפלה נפלו נפלתי ייפול יפול תיפול ייפלו יפלו ליפול | נופל נופלת נופלימ נופלות
נסע נסעה נסעו נסעתי ייסע יסע תיסע ייסעו יסעו לנסוע | נוסע נוסעת נוסעימ נוסעות נוסעי
נשא נשאה נשאו נשאתי יישא ישא תישא יישאו לשאת | נושא נושאת נושאימ נושאות
נגע נגעה נגעו ייגע יגע תיגע ייגעו לגעת לנגוע | נוגע נוגעת נוגעימ נוגעות
יצא יצאה יצאו יצאתי ייצא יצא תצא ייצאו יצאו לצאת | יוצא יוצאת יוצאימ יוצאות
ישב ישבה ישבו ישבתי יישב ישב תשב יישבו לשבת | יושב יושבת יושבימ יושבות יושבי
ירד ירדה ירדו ירדתי יירד ירד תרד יירדו לרדת | יורד יורדת יורדימ יורדות
ידע ידעה ידעו ידעתי יידע ידע תדע יידעו לדעת | יודע יודעת יודעימ יודעות
ילד ילדה ילדו תלד ללדת | יולדת יולדות
ירש ירשה ירשו יירש תירש לרשת | יורש יורשת יורשימ
הלכ הלכה הלכו הלכתי ילכ תלכ ילכו ללכת | הולכ הולכת הולכימ הולכות
לקח לקחה לקחו לקחתי ייקח יקח תיקח ייקחו לקחת | לוקח לוקחת לוקחימ לוקחות
אמר אמרה אמרו אמרתי אמרנו יאמר תאמר יאמרו לומר לאמר | אומר אומרת אומרימ אומרות
עזר עזרה עזרו יעזור תעזור יעזרו לעזור | עוזר עוזרת עוזרימ עוזרות
יכול יכולה יכלו יכולנו יוכל תוכל יוכלו | יכול יכולה יכולימ יכולות
הפר הפרה הפרו הפרתי יפר תפר יפרו להפר | מפר מפרה מפרימ מפרות
החל החלה החלו יחל תחל יחלו להחל | מחל מחלה מחלימ
הגנ הגנה הגנו יגנ תגנ יגנו להגנ | מגנ מגנה מגינ מגינה מגינימ מגינות
הסב הסבה הסבו יסב תסב להסב | מסב מסבה מסבימ
הקל הקלה הקלו יקל תקל יקלו להקל | מקל מקלה מקלימ
נסוג נסוגה נסוגו ייסוג תיסוג ייסוגו לסגת להיסוג | נסוג נסוגה נסוגימ נסוגות
נידונ נידונה נידונו נדונ נדונה נדונו יידונ תידונ יידונו להידונ | נידונ נידונה נידונימ נידונות
ניצל ניצלה ניצלו יינצל תינצל יינצלו להינצל ינצל תנצל ינצלו לנצל | ניצל ניצלת ניצלימ מנצל מנצלת מנצלימ
ניתנ ניתנה ניתנו יינתנ תינתנ יינתנו להינתנ | ניתנ ניתנת ניתנימ ניתנות
ניגש ניגשה ניגשו ייגש תיגש ייגשו לגשת | ניגש ניגשת ניגשימ
נורה נורתה נורו ייורה ייירה | נורה נורית נורימ נורות
שהה שהה שהתה שהו שהיתי ישהה תשהה ישהו לשהות | שוהה שוהימ שוהות
"""
_NO_PIEL = frozenset("שיער עיקר היקפ היתר הישג ניתנ קיסר איבר מידע ניצל ניגש סיני נידנ מיכל ביתנ ציור".split())
_NO_NIFAL = frozenset("נשמה נקמה נערה נמלה נבלה נהגת נשקפ נגדי נחלת נגבי".split())
_NO_HUFAL = frozenset("הולנד הונגר הוואי".split())


def _tense(forms: Iterator[str] | list[str], tense: str) -> Iterator[Form]:
    return ((form, tense) for form in forms)


def _future(stem: str, before_ending: str, *, we: bool = True) -> Iterator[Form]:
    """יעצור תעצור נעצור, יעצרו תעצרו; not נרצח, which is another verb."""
    yield from ((person + stem, "future") for person in ("יתנ" if we else "ית"))
    yield from ((person + before_ending + "ו", "future") for person in "ית")


def _joined(stem: str, endings: tuple[str, ...], tense: str) -> Iterator[Form]:
    return ((stem + ending, tense) for ending in endings)


def _qal(verb: str) -> Iterator[Form]:
    first, middle, last = tuple(verb)
    with_a = last in "חעא" or middle in "אהחע" or verb in _QAL_WITH_A
    yield from _joined(verb, _PAST, "past")
    yield from _joined(first + "ו" + middle + last, _PARTICIPLE, "participle")
    yield from _future(first + middle + ("" if with_a else "ו") + last, verb, we=not with_a)
    yield "ל" + first + middle + "ו" + last, "infinitive"
    if verb in _WITH_PASSIVE:
        yield from _joined(first + middle + "ו" + last, ("", "ה", "ימ", "ות", "י"), "participle")


def _qal_he(verb: str) -> Iterator[Form]:
    stem = verb[:-1]
    yield from _joined(stem, _PAST_HE, "past")
    yield from _joined(verb[0] + "ו" + verb[1], _PARTICIPLE_HE, "participle")
    yield from _future(verb, stem)
    yield "ל" + stem + "ות", "infinitive"


def _hollow(verb: str) -> Iterator[Form]:
    stem = verb[0] + "ו" + verb[1]
    yield from _joined(verb, ("", "ה", "ו", "תי", "נו"), "past")
    yield from _joined(verb, ("ימ", "ות"), "participle")
    yield from _future(stem, stem)
    yield "ל" + stem, "infinitive"


def _nifal(verb: str) -> Iterator[Form]:
    root = verb[1:].replace("ו", "וו", 1) if verb[1] == "ו" else verb[1:]
    if verb.endswith("ה"):
        yield from _joined(verb[:-1], _PAST_HE, "past")
        yield from _joined(verb[:-1], ("ית", "ימ", "ות"), "participle")
        yield from _future("י" + root, "י" + root[:-1])
        yield "להי" + root[:-1] + "ות", "infinitive"
        return
    yield from _joined(verb, _PAST, "past")
    yield from _joined(verb, _PARTICIPLE, "participle")
    yield from _future("י" + root, "י" + root)
    yield from (("י" + root, "future"), ("י" + root + "ו", "future"))
    yield from (("להי" + root, "infinitive"), ("לה" + root, "infinitive"))


def _piel(verb: str) -> Iterator[Form]:
    stem = verb[0] + verb[2:] if verb[1] == "י" and verb[2] != "י" else verb
    if verb.endswith("ה"):
        yield from _joined(verb[:-1], _PAST_HE, "past")
        yield from _heavy_he(stem[:-1], "ל")
        return
    yield from _joined(verb, _PAST, "past")
    if len(stem) == 4 and verb == stem and "י" not in verb:  # שחרר, שיחרר
        yield from _joined(verb[0] + "י" + verb[1:], ("", "ה", "ו"), "past")
    yield from _joined("מ" + stem, _PARTICIPLE, "participle")
    yield from _future(stem, stem, we=False)
    yield "ל" + stem, "infinitive"


def _heavy_he(stem: str, to: str) -> Iterator[Form]:
    """What pi'el, hif'il and hitpa'el of verbs in ה have in common: מפנה, יפנה, לפנות."""
    yield from _joined("מ" + stem, _PARTICIPLE_HE, "participle")
    yield from _future(stem + "ה", stem)
    yield to + stem + "ות", "infinitive"


def _passive(verb: str, participle: str, future: str) -> Iterator[Form]:
    """Pu'al and huf'al: גורש, מגורש, יגורש; they have no infinitive."""
    if verb.endswith("ה"):
        yield from _joined(verb[:-1], _PAST_HE, "past")
        yield from _joined(participle[:-1], ("ה", "ית", "ימ", "ות", "י"), "participle")
        yield from _future(future, future[:-1])
        return
    yield from _joined(verb, _PAST, "past")
    yield from _joined(participle, _PARTICIPLE, "participle")
    yield from _future(future, future)


def _pual(verb: str) -> Iterator[Form]:
    return _passive(verb, "מ" + verb, verb)


def _hufal(verb: str) -> Iterator[Form]:
    return _passive(verb, "מ" + verb[1:], verb[1:])


def _hifil(verb: str) -> Iterator[Form]:
    stem = verb[1:]
    if verb.endswith("ה"):
        yield from _joined(verb[:-1], _PAST_HE, "past")
        yield from _heavy_he(stem[:-1], "לה")
        return
    yield from _joined(verb, ("", "ה", "ו"), "past")
    yield from _joined(verb[:-2] + verb[-1], ("תי", "נו", "תמ"), "past")
    yield from _joined("מ" + stem, ("", "ה", "ימ", "ות", "י"), "participle")
    yield from _future(stem, stem)
    yield "לה" + stem, "infinitive"


def _hitpael(verb: str) -> Iterator[Form]:
    stem = verb[1:]
    if verb.endswith("ה"):
        yield from _joined(verb[:-1], _PAST_HE, "past")
        yield from _heavy_he(stem[:-1], "לה")
        return
    yield from _joined(verb, _PAST, "past")
    yield from _joined("מ" + stem, _PARTICIPLE, "participle")
    yield from _future(stem, stem)
    yield "לה" + stem, "infinitive"


_Way = Callable[[str], Iterator[Form]]
_LISTED: tuple[tuple[_Way, str], ...] = (
    (_qal, _QAL), (_qal_he, _QAL_HE), (_hollow, _HOLLOW), (_nifal, _NIFAL), (_piel, _PIEL), (_pual, _PUAL),
    (_hifil, _HIFIL), (_hufal, _HUFAL),
)  # fmt: skip
_SHAPES: tuple[tuple[_Way, re.Pattern[str], frozenset[str]], ...] = (
    (_hitpael, re.compile("ה(?:ת[^ו]{3}|ת..?..|(?:שת|סת|צט|זד)[^ו]{2}|(?:שת|סת|צט|זד)[^ו]{3})(?<![התי])"), frozenset()),
    (_hitpael, re.compile("(?:התמנה|השתנה|התגלה|התפנה|התענה|הזדהה|התנקה|התבטא|השתהה|התחשבנ)"), frozenset()),
    (_hifil, re.compile("ה[^ויתה][^וי]י[^ויהת]"), frozenset()),
    (_hufal, re.compile("הו[^ויל][^וי][^ויהת]"), _NO_HUFAL),
    (_nifal, re.compile("נ[^ויה][^וי][^ויהת]"), _NO_NIFAL),
    (_piel, re.compile("[^ומה]י[^ויה][^ויהת]|[^ומ]ייש?[^ויהת]"), _NO_PIEL),
)


@functools.cache
def _ways() -> dict[str, _Way]:
    """The binyan of each verb of the lists."""
    return {verb: way for way, listed in _LISTED for verb in listed.split()}


@functools.cache
def _irregular() -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for line in _IRREGULAR.strip().splitlines():
        finite, _, participles = line.partition("|")
        forms = [*_joined("", tuple(finite.split()), "past"), *_joined("", tuple(participles.split()), "participle")]
        found[finite.split()[0]] = forms
    return found


@functools.cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """What is no participle → the verbs it may be of: people type נעצרו and לעצור too."""
    found: dict[str, tuple[str, ...]] = {}
    for verb in (*_irregular(), *_ways()):
        for form, tense in _of(verb):
            if len(form) > 3 and form != verb and _tells(form, tense):
                found[form] = (*found.get(form, ()), verb)
    return found


def _tells(form: str, tense: str) -> bool:
    """Whether a form is plainly one of a verb: not שאלה, which is a question too, nor תודה."""
    if tense == "past":
        return form.endswith(("ו", "תי", "נו")) or form.startswith(("ה", "נ")) or (form.endswith("ה") and len(form) > 4)
    return tense == "infinitive" or (tense == "future" and (form[0] == "י" or form.endswith("ו")))


def _of(verb: str) -> Iterator[Form]:
    if verb in _irregular():
        yield from _irregular()[verb]
    elif verb in _ways():
        yield from _ways()[verb](verb)
    else:
        for way, shape, but in _SHAPES:
            if shape.fullmatch(verb) and verb not in but:
                yield from way(verb)


_INFINITIVE = re.compile("ל(ה(?:ת|שת|סת|צט|זד).*|ה..י.)|להי(...)")
_ENDED = re.compile("(הת.{3,4}|ה(?:שת|סת|צט|זד)..|ה..י.)[הו]")


def _led_back(form: str) -> Iterator[str]:
    if found := _INFINITIVE.fullmatch(form):
        yield found[1] or "נ" + found[2]
    elif found := _ENDED.fullmatch(form):
        yield found[1]


_NOUNS_TOO = frozenset(
    "רצח הרג כתב מכר פשע קבר חשד כעס פחד טבח גזל לחצ צעד מרד שלט נהג גנב שטפ דקר אנס לחמ חלמ תקע ירק דאג קרע כרת בלע רצה עלה קשה שבה דחה "
    "קנה מנה עבד שבר חפר דיווח ריכוז בא חי שר מת חבט בעט חטא ספג חדר מחה קטל גזר ערק שתק קטפ יזמ כלא ילד צבע עקב יצר שמח פצע נעל פסק סבל "
    "שקר משל כבש חבל אכל קנס סקר עסק לקח נס גז חג צד שמ חנה הגה רעה חלה מסר רכב פסל חתכ עבר גמר שלל בגד שכנ שטח כשל נטל טבע פרש פעל חשב חפש למד "
    "נאשמ נפטר נבחר נעדר נתבע נאמנ נמלט נחקר נפגע נעצר נרצח נפצע".split()
)


def is_only_a_verb(word: str) -> bool:
    """Whether a word in its open letters is one of the lists, and no noun besides: מעצר is not of עצר."""
    return (word in _ways() or word in _irregular()) and word not in _NOUNS_TOO


def forms(word: str) -> Iterator[Form]:
    """The forms of a verb in any form but a participle; of what is no verb none."""
    verbs = (word,) if word in _ways() or word in _irregular() else (word, *_verbs().get(word, ()), *_led_back(word))
    for verb in dict.fromkeys(verbs):
        yield from _of(verb)
