"""Which language a text is in: by its script, and by the little words that every sentence has.

Careful rather than complete: "" for a text that is too short, mixed, or in a language without a list.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain, islice

_MOST = 80  # words that are looked at
_ENOUGH, _MARGIN = 1.5, 1.5  # what its signs must come to, and how many times as much as those of any other language
_SCRIPTS = {"HANGUL": "ko", "HEBREW": "he", "GREEK": "el", "THAI": "th", "DEVANAGARI": "hi", "GEORGIAN": "ka",
            "ARMENIAN": "hy", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "BENGALI": "bn", "TAMIL": "ta"}  # fmt: skip
_MOSTLY = 0.4  # of the letters of a text that are in one of these scripts
_LITTLE = """
en the of and to in is for on that with as was by at from his he are has have be an it after their who which a no not so do this but we you will what how more about over out up when
de der die und den das von zu mit ist im auf ein eine nicht dem des für sich als auch bei nach aus wird wurde haben einen
fr le la les des et du en un une que dans est pour qui au par sur pas avec ont été aux ce son cette il ne se on a y ou mais aussi plus leur
es el la los las de que y en un una por con del se su para al es lo como fue más sus a no o ha
it il di che la e del per un una della con si non sono gli nel alla è da dei le ha delle a i si ma come anche più
pt o a os as de que e do da em um uma para com não por no na dos foi ao mais se das
nl de het een van en in is dat op te zijn met voor niet aan er om bij naar ook werd wordt
pl w i na z że się nie do jest o od za przez jak po dla ma są oraz został
cs a v na se je že s do z za ve i by pro po jako byl podle který ale
sk a v na sa je že s do z za vo aj by pre po ako bol podľa ktorý
sl v je in na se za da so z pri ki po ni s bi tudi od pa kot je
hr u je i na se za da su od s iz koji o kako nije će bio što
sr у је и на се за да су од с из који о како није ће био што
ro de și în la cu pe din a o nu care că a fost pentru sunt mai după prin au
hu a az és hogy nem is egy volt meg csak már azt el ki szerint még
fi ja on ei se että oli joka mutta ovat hän kuin myös sen mukaan
sv och att det som en på är för av med till den inte har ett om från var de
da og at det er en på som af til for den har med ikke de fra blev et
no og at det er en på som av til for den har med ikke de fra ble et
tr ve bir bu için ile da de olarak olan daha çok gibi ise sonra kadar olduğu
ru в и на не что с по из за как к от был это о для его у она они
uk в і у на не що з за та до як від це є для про його через які
be і ў на не што з за да як ад гэта па для пра яго якія
bg на и в за се да от с че не е са по до като който си ще
mk на и во за се да од со дека не е се по до како кој
ar في من على أن إلى عن مع التي الذي هذا بعد كان لا قال بين
fa در و به از که این را با است برای آن های می بر یک خود
ur کے میں کی اور سے ہے کو کا نے پر کہ ہیں
"""
# Letters that few languages have: a word with one is a sign too.
_LETTERS = """
ы ru be
э ru be
ё ru be
щ ru uk bg
ъ bg
і uk be
ї uk
є uk
ў be
љ sr mk
њ sr mk
ћ sr
ђ sr
ѓ mk
ќ mk
ѕ mk
ł pl
ę pl
ą pl
ś pl
ż pl
ő hu
ű hu
ğ tr
ı tr
ş tr ro
ã pt
õ pt
ñ es
ß de
ř cs
ě cs
ů cs
ľ sk
đ hr
ă ro
ș ro
ț ro
å sv da no
ä de sv fi sk
ø da no
æ da no
ê fr pt
ç fr pt tr
œ fr
"""


def _spoken(table: str, *, code_first: bool) -> dict[str, dict[str, float]]:
    """Each sign, and what it says for each language that has it: the fewer they are, the more."""
    having: dict[str, list[str]] = defaultdict(list)
    for line in table.strip().splitlines():
        first, *rest = line.split()
        for sign, code in ((one, first) for one in rest) if code_first else ((first, one) for one in rest):
            having[sign].append(code)
    return {sign: dict.fromkeys(codes, 1 / len(codes)) for sign, codes in having.items()}


_WORDS_OF, _LETTERS_OF = _spoken(_LITTLE, code_first=True), _spoken(_LETTERS, code_first=False)
LITTLE_WORDS = frozenset(_WORDS_OF)  # of all these languages
_NOTHING: dict[str, float] = {}
_KNOWN = frozenset(code for codes in _WORDS_OF.values() for code in codes) | frozenset(_SCRIPTS.values())
_ALIKE = {"hr": "sr", "zh": "ja"}  # Serbian in Latin letters is taken for Croatian, a headline all in kanji for Chinese
_NAMES = {"nb": "no", "nn": "no"}  # what a list stands for besides
# A letter alone is a word of some languages, but not in U.S. or McDonald's, nor as a capital: I, Plan B.
_WORD = re.compile(r"[^\W\d_]{2,}|(?<![\w.'’])[^\W\d_](?![\w.'’])")


def language_of(title: str, text: str = "") -> str:
    """The code of the language of a headline and its text, "" when it is not sure."""
    words = [found[0] for found in islice(chain(_WORD.finditer(title), _WORD.finditer(text)), _MOST)]
    script = _script_of("".join(words)[:400])
    if script:
        return script
    found: Counter[str] = Counter()
    for word in (written.lower() for written in words if len(written) > 1 or written.islower()):
        found.update(_WORDS_OF.get(word, _NOTHING))
        if not word.isascii():
            for letter in _LETTERS_OF.keys() & set(word):
                found.update(_LETTERS_OF[letter])
    (first, most), (_, next_most) = [*found.most_common(2), ("", 0.0), ("", 0.0)][:2]
    return first if most >= _ENOUGH and most >= _MARGIN * next_most else ""


def may_be(code: str, language: str) -> bool:
    """Whether a text recognised as `code` may be in this language: one without a list is taken for its neighbours."""
    base = language.lower().split("-")[0]
    asked = _NAMES.get(base, base)
    return asked == code or asked not in _KNOWN or asked == _ALIKE.get(code)


def _script_of(letters: str) -> str:
    """The language of a script that only one of them is written in, when most letters are in it."""
    if letters.isascii():
        return ""
    found = Counter(map(_language_of_letter, letters))
    if found["ja"] and (found["ja"] + found["zh"]) >= _MOSTLY * len(letters):
        return "ja"
    del found[""]
    code, most = max(found.items(), key=lambda item: item[1], default=("", 0))
    return code if most >= _MOSTLY * len(letters) else ""


@lru_cache(maxsize=8_192)
def _language_of_letter(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "")
