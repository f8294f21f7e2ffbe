"""Hebrew: particles written onto the word (ו ה ב ל מ ש כ), plurals and the construct, moderately pronouns.

Source of the rules: the school grammar; a letter has its closing shape only at the end of the word.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table
from monitor.text import searchable

_OPEN = str.maketrans("םןץףך", "מנצפכ")
_CLOSED = dict(zip("מנצפכ", "םןץףך", strict=True))
_BEFORE = [
    "ה",
    "ב",
    "ל",
    "מ",
    "כ",
    "ש",
    "ו",
    "וה",
    "וב",
    "ול",
    "ומ",
    "וכ",
    "וש",
    "שה",
    "שב",
    "של",
    "שמ",
    "מה",
    "כש",
    "כשה",
    "ושה",
    "שבה",
    "לכ",
    "ומה",
    "בכ",
    "ככ",
]
_IRREGULAR = Table("", """
איש אנשים אנשי
שר שרים שרי
עד עדים עדי עדה
יד ידיים ידי
אב אבות אבי
עם עמים
אישה נשים נשי אשת נשות
בן בנים בני
בת בנות
ילד ילדים ילדי
עיר ערים ערי
ארץ ארצות
בית בתים בתי
אח אחים אחי
יום ימים ימי
כלא בתי
זכות זכויות
שוטר שוטרים שוטרי שוטרת שוטרות
רצח רציחות
הומו הומואים הומואי
חוק חוקים חוקי
""")  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """The word, its plurals and its construct, with what may be written before them."""
    bare = searchable(word)
    if len(bare) < 2:
        return
    stems = dict(_stems(bare))
    if bare[0] == "ה" and len(bare) > 4:
        stems |= {stem: f"without ה, {rule}" for stem, rule in _stems(bare[1:]) if stem not in stems}
    for stem, rule in stems.items():
        yield stem, rule
        before = _BEFORE if len(stem) > 2 else _BEFORE[:8]
        yield from ((particle + stem, f"{rule}, particle before it") for particle in before)


def _closed(stem: str) -> str:
    return stem[:-1] + _CLOSED[stem[-1]] if stem[-1:] in _CLOSED else stem


def _stems(word: str) -> Iterator[Made]:
    yield word, "as it is"
    yield from ((form, "irregular") for form, _ in _IRREGULAR.inflect(word))
    if len(word) < 3:
        return
    base = word.translate(_OPEN)
    if word.endswith(("ים", "ות")) and len(word) > 4:
        base = base[:-2]
        yield from ((_closed(base), "singular"), (base + "ה", "singular"), (base + "ת", "singular"))
    elif base.endswith(("ה", "ת")) and len(word) > 3:
        yield from ((base[:-1] + "ת", "construct"), (base[:-1] + "ות", "plural"), (base[:-1] + "יות", "plural"))
        if base.endswith("ית"):
            yield from (
                (base[:-1], "masculine"),
                (base[:-1] + "ם", "plural"),
                (base[:-1] + "ים", "plural"),
                (base + "ה", "feminine"),
            )
        return
    elif base.endswith("י"):
        yield from ((base + "ם", "plural"), (base + "ים", "plural"), (base + "ת", "feminine"), (base + "ות", "plural"), (base + "יות", "plural"),
                    (base + "ה", "feminine"), (base + "י", "construct"))  # fmt: skip
        return
    yield from ((base + "ים", "plural in -ים"), (base + "ות", "plural in -ות"), (base + "י", "construct"), (base + "ה", "feminine"),
                (base + "ת", "feminine"), (base + "ית", "feminine"))  # fmt: skip
    yield from ((base + ending, "pronoun after it") for ending in ("ו", "ם", "יו", "יה", "יהם", "נו"))
