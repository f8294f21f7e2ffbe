"""Hebrew: particles written onto the word (ו ה ב ל מ ש כ), plurals, the construct, pronouns; verbs by their binyan.

Source of the rules: the school grammar; a letter has its closing shape only at the end of the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages import hebrew_verbs
from monitor.languages.paradigm import Made, Table, led_back
from monitor.text import searchable

_OPEN = str.maketrans("םןץףך", "מנצפכ")
_CLOSED = dict(zip("מנצפכ", "םןץףך", strict=True))
# What may stand before a word, before one that has no article (a construct, a pronoun after it), and before a verb.
_BEFORE = "ה ב ל מ כ ש ו וה וב ול ומ וכ וש שה שב של שמ מה כש כשה ושה ומה לכ בכ ככ ושב ושל שמה וכש שכ".split()
_WITHOUT_ARTICLE = "ב ל מ כ ש ו וב ול ומ וכ וש שב של שמ כש".split()
_BEFORE_A_VERB = "ו ש כש וש וכש".split()
_BEFORE_A_PARTICIPLE = "ו ש ה וה שה כש כשה ל מ מה ב וש ושה ול".split()
_BEFORE_SHORT = 8  # of the first, those before a word of two letters

_IRREGULAR_NOUNS = """
איש אנשים אנשי אנשיו אנשיה אנשיהם אנשינו
שר שרים שרי שרה שרות שרת שריו
עד עדים עדי עדה עדות עדיו
יד ידיים ידי ידו ידה ידיו ידיה ידיהם ידית
אב אבות אבי אבא אביו אביה אביהם אבינו אבותיו אבותיהם אבותינו
אבא אבות אבי אב אביו אביה אביהם
אם אמהות אימהות אימא אמא אמו אימו אמה אימה אמם אימם אמותיהם אימהותיהם
אמא אימא אם אמהות אימהות אמו אימו אמה אימה
אימא אמא אם אמהות אימהות אמו אימו אמה אימה
עם עמים עמי עמו עמה עמנו
אישה נשים נשי אשת נשות אשה אשתו נשותיו נשותיהם נשיו
אשה נשים נשי אשת נשות אישה אשתו
בן בנים בני בנו בנה בנם בניו בניה בניהם בנינו
בת בנות בתו בתה בתם בתי בנותיו בנותיה בנותיהם
בנות בת בתו בתה בנותיו בנותיה בנותיהם
ילד ילדים ילדי ילדה ילדות ילדו ילדיו ילדיה ילדיהם ילדינו ילדת ילדותיו
עיר ערים ערי עירו עירם ערינו
ארץ ארצות ארצו ארצם ארצנו ארצותיהם
בית בתים בתי ביתו ביתה ביתם ביתנו בתיהם בתיו
אח אחים אחי אחיו אחיה אחיהם אחינו
אחות אחיות אחותו אחותה אחותם אחיותיו אחיותיה
יום ימים ימי יומיים ימיו יומו
חודש חודשים חודשי חודשיים
שנה שנים שנות שנת שנתיים שנותיו
שבוע שבועות שבועיים שבועותיו
שעה שעות שעת שעתיים שעותיו
זכות זכויות זכותו זכותה זכותם זכויותיו זכויותיה זכויותיהם זכויותינו
שוטר שוטרים שוטרי שוטרת שוטרות שוטריו
רצח רציחות
הומו הומואים הומואי הומואית
חוק חוקים חוקי חוקיו חוקיהם
ראש ראשים ראשי ראשו ראשה ראשם ראשיו ראשיהם
שם שמות שמו שמה שמם שמותיהם שמותיו
דם דמים דמו דמה דמם דמי
רב רבנים רבני רבנית רבניות רבו רבניו
רבנים רב רבני
מוות מות מותו מותה מותם
אש אשות
פה פיות פיו פיה
לב לבבות לבו ליבו לבה לבם לבי
שוק שווקים שוקי שווקי
רחוב רחובות רחובותיה
מקום מקומות מקומו מקומה מקומם
דרך דרכים דרכי דרכו דרכה דרכם דרכיו
צד צדדים צדדי צדו צדם
הר הרים הרי
ים ימים ימי
גג גגות
קו קווים קווי
צו צווים צווי
חץ חצים חיצים חצי
מס מסים מיסים מסי מיסי
מיסים מס מסים מסי מיסי
אסון אסונות אסונו
ארון ארונות
שולחן שולחנות
מנורה מנורות
מחנה מחנות מחנהו
מכונה מכונות מכונת
קצה קצוות
מורה מורים מורות מורי
חוזה חוזים חוזי
קונה קונים קונות
חולה חולים חולי חולות חולת חוליו
עולה עולים עולי עולות עולי
רוצה רוצים רוצות
מוחה מוחים מוחות
זוכה זוכים זוכות
שוהה שוהים שוהות
רועה רועים רועי
תועה תועים
מפונה מפונים מפונות מפוני
מעונה מעונים מעונות
מנוסה מנוסים מנוסות
מגונה מגונים מגונות
מכוסה מכוסים מכוסות
משוהה משוהים
מושעה מושעים מושעות
קשה קשים קשות קשי
יפה יפים יפות
רזה רזים רזות
שדה שדות שדותיו
מקרה מקרים מקרי
מבנה מבנים מבני
מעשה מעשים מעשי מעשיו מעשיה מעשיהם
מחזה מחזות
מטה מטות מטהו
משה משה
מנהיגה מנהיגות מנהיגת
צבא צבאות צבאו צבאנו
נביא נביאים נביאי
אויב אויבים אויבי אויביו אויבת אויבות
תאונה תאונות תאונת
פיגוע פיגועים פיגועי
כוח כוחות כוחו כוחם כוחותיו כוחותינו כוחותיהם
נהג נהגים נהגי נהגת נהגות
סוד סודות סודי סודו
מקור מקורות מקורותיו
קול קולות קולו קולה קולם
גורל גורלות גורלו גורלה גורלם
חלום חלומות חלומו
רצון רצונות רצונו רצונם
חשבון חשבונות חשבונו
רישיון רישיונות רישיונו
רעיון רעיונות רעיונותיו
ריאיון ראיון ראיונות ריאיונות
ראיון ריאיון ראיונות ריאיונות
ביטחון בטחון ביטחונו ביטחונה ביטחונם
עיתון עיתונים עיתוני עתון עתונים
עתון עיתון עיתונים עיתוני עתונים
קורבן קורבנות קרבן קרבנות קורבנותיו קורבנותיהם
קרבן קורבנות קורבן קרבנות
תוכנית תוכניות תכנית תכניות תוכניתו תוכניותיו
תכנית תוכניות תוכנית תכניות
ועדה ועדות ועדת וועדה וועדת וועדות
וועדה ועדות ועדת ועדה וועדת וועדות
ועידה ועידות ועידת וועידה וועידת
צלב צלבים
אי איים איי
דג דגים
שן שיניים
צופה צופים צופות צופי
בונה בונים
מנחה מנחים מנחות מנחי
שותף שותפה שותפות שותפת
עמית עמיתים עמיתיו עמיתה
תא תאים תאי תאו תאיו
עץ עצים עצי
דת דתות דתו דתם
קל קלה קלים קלות
רע רעה רעים רעות
חד חדה חדים חדות
זר זרה זרים זרות זרי
סם סמים סמי
גז גזים
גל גלים גלי
חם חמה חמים חמות
כת כתות
עז עזים
פרי פירות
תאריך תאריכים תאריכי
מסגד מסגדים מסגדי
כנסייה כנסיות כנסיית כנסיה
דוח דוחות
מסך מסכים מסכי
פגז פגזים פגזי
טיל טילים טילי
נשק נשקים נשקו נשקם
חבר חברים חברי חברה חברת חברות חברו חבריו חבריה חבריהם חברתו
חברה חברות חברת חברתה חברותיה
אלוף אלופים אלופי אלופה אלופת אלופות
בגיר בגירים בגירה בגירות
כתב כתבים כתבי כתבת כתבות כתבנו כתבתנו
סוכן סוכנים סוכני סוכנת סוכנות סוכניו
אזור אזורים אזורי אזורית איזור איזורים אזוריות
איזור איזורים אזור אזורים אזורי
מדריך מדריכים מדריכי מדריכה מדריכות
קדוש קדושים קדושי קדושה
חג חגים חגי
קבר קברים קברי קברו קברה קברם
קהל קהלים
ממשל ממשלים ממשלי ממשלו
משטר משטרים משטרי משטרו
מספר מספרים מספרי מספרו
מצרי מצרית מצרים מצריים מצריות
עימות עימותים עימותי עימותיו
צוות צוותים צוותי צוותו צוותיו
טעות טעויות
"""
_IRREGULAR = Table("", _IRREGULAR_NOUNS)
_LISTED = frozenset(line.split()[0] for line in _IRREGULAR_NOUNS.strip().splitlines())
# What would be a form but is met as another word.
_OTHER_WORDS = frozenset(
    "הרבה משהו גברת עובדה ועדה מלאך אורך מחלה הודו אישה ספרות ראשית שמים מצבה מצרים חיה מדיניות הורות אמת "
    "מבנה הבנה לבן בשר כשר משרה משרת מספר ומספר למספר בירה שמירה מהירה מאמר כניסת לכן מכן תמונה אמונה תקנה תקופה תשובה תודה מתנה שנית ערבה דרכון מחיר סיפור אחרת אבל אולי מאה".split()
)
_SURE = ("as it is", "irregular", "singular")
# The beginnings of words that are written with and without a letter that only shows a vowel.
_SPELLINGS = [pair.split() for pair in """
עיתונ עתונ; ביטחונ בטחונ; קורבנ קרבנ; תוכני תכני; זיכרונ זכרונ; פיתרונ פתרונ; ניסיונ נסיונ; ריאיונ ראיונ; רישיונ רשיונ; איזור אזור
חיסרונ חסרונ; סיכסוכ סכסוכ; שיחרור שחרור; פירסומ פרסומ; אירגונ ארגונ; מיתקפ מתקפ; מינהל מנהל; וועד ועד; וועיד ועיד
דיווח דווח; שיוויונ שוויונ; פלשתינ פלסטינ; ייבוא יבוא; ייצוא יצוא; צוהריי צהריי; ייצוג יצוג; עינוי ענוי; תוקפנ תקפנ
עיכוב עכוב; שילטונ שלטונ
""".replace("\n", ";").split(";") if pair.strip()]  # fmt: skip
_WHOLE = frozenset(  # what only seems to be a plural
    "ירושלים מצרים חיים מים שמיים שמים אלוהים פנים צהריים צוהריים שניים מאתיים אפרים מרים רמות "
    "עדות סמכות אלימות אחריות שחיתות עצמאות מדיניות ריבונות מנהיגות תרבות אמנות בריאות אזרחות עבדות ידידות נאמנות יהדות ערבות ילדות שגרירות "
    "פשיסטיות אנטישמיות גזענות עיתונות מחויבות רשות זהות מהות מוות צוות".split()
)
_NOUN_OF_A_VERB = re.compile(
    "ה[^וי]{3}ה|הת.*ות|ה[^ו]+י[^י]|הודעה|הופעה|הוראה|הוצאה|הודאה|הולדת|הוכחה"
)  # their ה is no article
_PLURALS = led_back("""
    (.*)ויות → 1ות
    (.*י)יות → 1ה 1ית 1
    (.*)יות → 1ית 1יה 1י
    (.*)ות → 1ה 1ת 1
    (.*א)ים → 1י
    (.*..)ים → 1 1י
    (.*)ים → 1
""")


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """The word, its plurals and its construct, with what may be written before them; of a verb all its forms."""
    bare = searchable(word)
    if len(bare) < 2:
        return
    if not hebrew_verbs.is_only_a_verb(bare.translate(_OPEN)):
        for stem, rule in _all_stems(bare).items():
            if stem not in _OTHER_WORDS or rule.endswith(_SURE):
                yield from _with_particles(stem, rule)
    yield from _conjugated(bare)


def _with_particles(stem: str, rule: str) -> Iterator[Made]:
    yield stem, rule
    made = (particle + stem for particle in _before(stem, rule))
    yield from ((form, f"{rule}, particle before it") for form in made if form not in _OTHER_WORDS)


def first(word: str) -> Iterator[Made]:
    """What the first of several words takes: בבית משפט, בתי משפט."""
    bare = searchable(word)
    for stem, rule in _all_stems(bare).items():
        if rule.endswith(("as it is", "construct", "irregular")):
            yield from _with_particles(stem, rule)


def _all_stems(word: str) -> dict[str, str]:
    """Of the word, of it spelled otherwise, and of what is left without an article."""
    found: dict[str, str] = {}
    for stem, rule in _stems(word):
        found.setdefault(stem, rule)
    for spelled in _spelled(word):
        for stem, _ in _stems(spelled):
            found.setdefault(stem, "spelling")
    if word[0] == "ה" and len(word) > 4 and not _NOUN_OF_A_VERB.fullmatch(word):
        for stem, rule in _stems(word[1:]):
            found.setdefault(stem, f"without ה, {rule}")
    return found


def _spelled(word: str) -> Iterator[str]:
    opened = word.translate(_OPEN)
    for pair in _SPELLINGS:
        for one, other in (pair, pair[::-1]):
            if opened.startswith(one):
                yield _closed(other + opened.removeprefix(one))


def _before(stem: str, rule: str) -> list[str]:
    if rule.endswith(("construct", "pronoun after it")):
        return _WITHOUT_ARTICLE
    return _BEFORE if len(stem) > 2 else _BEFORE[:_BEFORE_SHORT]


def _conjugated(word: str) -> Iterator[Made]:
    for form, tense in hebrew_verbs.forms(word.translate(_OPEN)):
        closed, rule = _closed(form), f"verb, {tense}"
        if closed in _OTHER_WORDS:
            continue
        yield closed, rule
        before = _BEFORE_A_PARTICIPLE if tense == "participle" else _BEFORE_A_VERB
        yield from ((particle + closed, f"{rule}, particle before it") for particle in before)


def _closed(stem: str) -> str:
    return stem[:-1] + _CLOSED[stem[-1]] if stem[-1:] in _CLOSED else stem


def _stems(word: str) -> Iterator[Made]:
    yield word, "as it is"
    if len(word) > 3 or word in _LISTED:  # not בנה: her son, and he built
        yield from ((form, "irregular") for form, _ in _IRREGULAR.inflect(word))
    if len(word) < 3 or (len(word) == 3 and word in _LISTED):
        return
    if word.endswith(("ים", "ות")) and len(word) > 4 and word not in _WHOLE and not _NOUN_OF_A_VERB.fullmatch(word):
        for singular in _PLURALS(word):
            if len(singular) > 1:
                yield _closed(singular), "singular"
                yield from _declined(singular)
    if word.endswith("ים"):
        yield from ((word[:-1] + ending, "feminine") for ending in ("מה", "מות", "מים"))
    else:
        yield from _declined(word.translate(_OPEN))


def _declined(base: str) -> Iterator[Made]:
    """The forms of a singular without closing letters."""
    if base.endswith(("ה", "ת")) and len(base) > 3:
        yield from _feminine(base)
    elif base.endswith("י"):
        yield from ((base + ending, "plural") for ending in ("ם", "ים", "ות", "יות"))
        yield from ((base + ending, "feminine") for ending in (("ת", "ה") if base.endswith("וי") else "ת"))
        yield base + "י", "construct"
        yield from ((base + ending, "pronoun after it") for ending in ("יו", "יה", "יהם"))
    else:
        yield from ((base + "ים", "plural in -ים"), (base + "ות", "plural in -ות"), (base + "י", "construct"))
        yield from ((base + ending, "feminine") for ending in _feminine_of(base))
        yield from ((base + ending, "pronoun after it") for ending in _HIS if len(base) > 3 or ending not in "ןך")


def _feminine_of(base: str) -> Iterator[str]:
    """אסירה, שוטרת, עבריינית: by the shape of the word."""
    participle = re.fullmatch(".ו[^וי].", base)
    if not participle:
        yield "ה"
    if len(base) > 3 or base in _WITH_T:
        yield "ת"
    if " " in base or base in _WITH_IT or (base.endswith("נ") and not base.endswith("ונ")) or _FOREIGN.fullmatch(base):
        yield from ("ית", "יות")


_PEOPLE = frozenset("פעיל אסיר בכיר קטין צעיר נציג פליט נשיא יליד בגיר מנהיג מפגין מדריך מזכיר".split())
_WITH_T = frozenset("צלמ זמר גנב נהג כתב טבח שדר אלמ".split())
_WITH_IT = frozenset("אזרח נגר ספר מלצר קצב כימאי".split())
_FOREIGN = re.compile("[^מתה].{4,}(?<!ונ)(?<!ור)(?<!וק)|.{7,}")
_HIS = "ו ם ן נו ך כם יו יה יך יהם יהן ינו יכם ותיו ותיה ותיהם".split()
_HIS_FEMININE = "תו תה תם תן תנו תי תך תכם ותיו ותיה ותיהם ותיהן ותינו ותיי ותיך".split()


def _feminine(base: str) -> Iterator[Made]:
    stem = base[:-1]
    yield from ((stem + "ת", "construct"), (stem + "ות", "plural"))
    if base.endswith("ת"):
        yield stem + "יות", "plural"
    elif _closed(stem) in _PEOPLE or re.fullmatch("[^ו]{2}ו[^ו]", stem):
        yield from ((_closed(stem), "masculine"), (stem + "ים", "plural"), (stem + "י", "construct"))
    yield from ((stem + ending, "pronoun after it") for ending in _HIS_FEMININE)
    if base.endswith("ות"):
        yield from ((stem + "יותי" + ending, "pronoun after it") for ending in ("ו", "ה", "הם", "הן", "נו"))
    elif base.endswith("ית"):
        yield from ((stem, "masculine"), (stem + "ם", "plural"), (stem + "ים", "plural"), (base + "ה", "feminine"))
        yield from ((stem + "ותי" + ending, "pronoun after it") for ending in ("ו", "ה", "הם"))
    elif base.endswith("ייה"):
        yield from ((base[:-2] + "ות", "plural"), (base[:-2] + "ת", "construct"), (base[:-2] + "ה", "spelling"))
    elif base.endswith("יה"):
        yield from ((stem + "ית", "construct"), (stem + "יה", "spelling"))
    elif base.endswith("ת") and re.fullmatch("מ?.ו..ת|נ...ת|מ(?:ת|שת|סת|צט)...ת", base):
        yield from ((_closed(stem), "masculine"), (stem + "ים", "plural"), (stem + "י", "construct"))
