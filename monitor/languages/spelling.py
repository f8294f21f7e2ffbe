"""A name as the press of each language writes it: from Cyrillic, or from Latin letters by way of Cyrillic.

Each table says what a Russian letter becomes by the usual transcription of that language; where two spellings are about
(Kadyrow and Kadirov, قديروف and كاديروف), both are made. `^` and `$` stand for the ends of the name, `_` before a letter
for "at the beginning or after a vowel", `~` before a letter for "between vowels". Names are listed to the user, never
used for plain words.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from monitor.text import searchable

_MOST = 24  # spellings of one name in one language
_VOWELS = "аеёиоуыэюя"
# What most tables in Latin letters have in common; a table's own entries go first.
_LATIN = "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=u"
_SAME = {
    "en": "ий$=y,iy,i ый$=y х=kh,h _е=e,ye ё=yo,e й=y,i ю=yu,iu я=ya,ia ия$=ia,iya",
    "de": "ий$=i,ij,y ый$=y в=w,v з=s,z ж=sch,sh х=ch,kh ц=z,ts ч=tsch,ch ш=sch,sh щ=schtsch _е=je,e ё=jo й=i,j ю=ju я=ja ~с=s,ss",
    "fr": "ий$=i,y ый$=y ин$=ine,in ж=j х=kh,h ч=tch ш=ch щ=chtch у=ou ю=iou я=ia,ya й=ï,i ~с=ss,s ге=gue ги=gui",
    "pl": "ий$=ij,i,y ый$=y в=w ж=ż х=ch ц=c ч=cz ш=sz щ=szcz ла=ła ло=ło лу=łu _е=je ё=jo,io й=j ю=ju я=ja ~е=ie,e",
    "es": "ий$=i,y,iy ый$=y,i х=j,kh ч=ch ш=sh щ=sch ы=i,y й=i,y ю=iu,yu я=ia,ya ж=zh,y",
    "pt": "ий$=i,y ый$=y,i х=kh,j ч=ch,tch ш=ch,sh ы=i,y й=i,y ю=iu,yu я=ia,ya ж=j,zh",
    "it": "ий$=ij,y,i ый$=yj,y х=kh,ch ч=č,ch ш=š,sh щ=šč ж=ž,zh ц=c,ts ю=ju,yu я=ja,ya й=j,y",
    "tr": "ий$=iy,i ый$=ıy,y ж=j х=h ц=ts ч=ç ш=ş щ=şç ы=ı,i й=y ю=yu я=ya ё=yo _е=ye,e",
    "az": "ий$=i ж=j х=x ц=ts ч=ç ш=ş щ=şç ы=ı й=y ю=yu я=ya к=k,q а=a,ə",
    "cs": "ий$=ij ый$=yj ж=ž х=ch ц=c ч=č ш=š щ=šč ы=y й=j ю=ju я=ja _е=je,e",
    "sr": "ий$=i ый$=i ж=ž х=h ц=c ч=č ш=š щ=šč ы=i й=j ю=ju я=ja _е=je,e",
    "hu": "ий$=ij ый$=ij с=sz ж=zs х=h ц=c ч=cs ш=s щ=scs ы=i й=j ю=ju я=ja",
    "ro": "ий$=i ж=j х=h ц=ț ч=ci ш=ș щ=șci ы=î,y й=i ю=iu я=ia",
    "nl": "ий$=i,y ый$=y в=v ж=zj,zh х=ch,kh ч=tsj,ch ш=sj,sh щ=sjtsj у=oe,u ю=joe,yu я=ja,ya й=j",
    "sv": "ий$=ij,y ый$=yj,y ж=zj х=ch ч=tj ш=sj щ=sjtj ю=ju я=ja й=j",
    "fi": "ий$=i ый$=yi ж=ž х=h ч=tš ш=š щ=štš ю=ju я=ja й=i _е=je",
}
_CYRILLIC = {"ru": "і=и ї=и є=е ґ=г ў=в", "uk": "ий$=ий ый$=ий ы=и э=е,є ё=йо,ьо _е=є,е и=і,и ъ=", "bg": "ы=и э=е ё=ьо ий$=и ый$=и",
             "sr-cyrl": "ий$=и ый$=и ы=и э=е ё=јо й=ј ю=ју я=ја щ=шч ь= ъ= _е=је,е"}  # fmt: skip
_OTHER = {
    "ar": "ий$=ي ый$=ي аев$=ايف,اييف ^а=أ ^о=أو ^э=إ ^е=ي,إ ^и=إ ^у=أو а=ا, б=ب в=ف г=غ,ج д=د е=ي, ё=يو ж=ج з=ز и=ي й=ي к=ك,ق л=ل м=م н=ن о=و п=ب р=ر с=س т=ت у=و ф=ف х=خ ц=تس ч=تش ш=ش щ=شتش ъ= ы=ي ь= э=ي ю=يو я=يا",
    "fa": "ий$=ی ый$=ی ^а=آ ^о=ا ^э=ا ^е=ی ^и=ای ^у=او ов$=وف ев$=یف,ف а=ا, б=ب в=و г=گ д=د е=, ё=یو ж=ژ з=ز и=ی й=ی к=ک,ق л=ل м=م н=ن о=و, п=پ р=ر с=س т=ت у=و ф=ف х=خ ц=تس ч=چ ш=ش щ=شچ ъ= ы=ی ь= э=ه ю=یو я=یا",
    "he": "ий$=י ый$=י ^а=א ^о=או ^э=א ^е=י ^и=אי ^у=או н$=ן м$=ם а=,א б=ב в=ב г=ג д=ד е=,י ё=יו ж=ז' з=ז и=י й=י к=ק л=ל м=מ н=נ о=ו п=פ р=ר с=ס т=ט у=ו ф=פ х=ח ц=צ ч=צ' ш=ש щ=שצ' ъ= ы=י ь= э=א ю=יו я=יה",
    "el": "в$=φ,β ий$=ι ый$=ι ^б=Μπ ^д=Ντ ^г=Γκ а=α б=μπ в=β г=γκ д=ντ е=ε ё=ιο ж=ζ з=ζ и=ι й=ι к=κ л=λ м=μ н=ν о=ο п=π р=ρ с=σ т=τ у=ου ф=φ х=χ ц=τσ ч=τσ ш=σ щ=στσ ъ= ы=ι ь= э=ε ю=ιου я=ια",
}
# Latin letters → Russian ones, the longest first: what any of the spellings above goes back to.
_BACK = "shch=щ schtsch=щ szcz=щ tsch=ч zh=ж kh=х ts=ц ch=ч sh=ш sch=ш cz=ч sz=ш yu=ю iu=ю ya=я ia=ия yo=ё ye=е ju=ю ja=я jo=ё ck=к ph=ф th=т oo=у ee=и qu=кв ç=ч č=ч ş=ш š=ш ș=ш ž=ж ż=ж ğ=г ı=ы ł=л ö=ё ü=ю ə=е ț=ц iy$=ий (?<=[bdlmnprstvwz])y$=ый (?<=[^aeiouy])y$=ий (?<=[aeiou])y=й l(?=ny|nyi|tsin)=ль (?<=[^aeiouy])y(?=[^aeiouy])=ы y=й ^e=э a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=дж k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в x=кс z=з á=а é=е í=и ó=о ú=у"


@functools.cache
def _entries(table: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in table.split():
        letters, _, made = entry.rpartition("=")
        found.setdefault(letters, tuple(made.split(",")))
    return tuple((re.compile(_pattern(letters)), made) for letters, made in found.items())


def _pattern(letters: str) -> str:
    if letters[0] == "_":
        return rf"(?:^|(?<=[{_VOWELS}]))" + letters[1:]
    if letters[0] == "~":
        return (
            rf"(?<=[{_VOWELS}]){letters[1:]}(?=[{_VOWELS}])"
            if letters[1:] == "с"
            else rf"(?<=[^{_VOWELS}]){letters[1:]}"
        )
    return letters


def _spelled(name: str, table: str) -> Iterator[str]:
    """Every way to write a name by a table, the usual one first."""
    choices: list[tuple[str, ...]] = []
    position = 0
    while position < len(name):
        found = next(((m, made) for pattern, made in _entries(table) if (m := pattern.match(name, position))), None)
        choices.append(found[1] if found else (name[position],))
        position = found[0].end() if found else position + 1
    seen: dict[str, None] = {}
    for spelling in itertools.islice(itertools.product(*choices), 4 * _MOST):
        seen.setdefault("".join(spelling))
    yield from itertools.islice(seen, _MOST)


# --- syllables --------------------------------------------------------------------------------------------

_KANA = {
    "": "アイウエオ", "б": "バビブベボ", "г": "ガギグゲゴ", "д": "ダディドゥデド", "з": "ザジズゼゾ", "к": "カキクケコ",
    "л": "ラリルレロ", "м": "マミムメモ", "н": "ナニヌネノ", "п": "パピプペポ", "р": "ラリルレロ", "с": "サシスセソ",
    "т": "タチトゥテト", "х": "ハヒフヘホ",
}  # fmt: skip
_SMALL = {"в": ("ヴァ", "ヴィ", "ヴ", "ヴェ", "ヴォ"), "ф": ("ファ", "フィ", "フ", "フェ", "フォ"), "ж": ("ジャ", "ジ", "ジュ", "ジェ", "ジョ"),
          "ц": ("ツァ", "ツィ", "ツ", "ツェ", "ツォ"), "ч": ("チャ", "チ", "チュ", "チェ", "チョ"), "ш": ("シャ", "シ", "シュ", "シェ", "ショ"),
          "щ": ("シャ", "シ", "シュ", "シェ", "ショ"), "д": ("ダ", "ディ", "ドゥ", "デ", "ド"), "т": ("タ", "ティ", "トゥ", "テ", "ト")}  # fmt: skip
_ALONE = {"б": "ブ", "в": "フ", "г": "グ", "д": "ド", "ж": "ジ", "з": "ズ", "й": "イ", "к": "ク", "л": "ル", "м": "ム", "н": "ン", "п": "プ",
          "р": "ル", "с": "ス", "т": "ト", "ф": "フ", "х": "フ", "ц": "ツ", "ч": "チ", "ш": "シュ", "щ": "シュ", "ь": "", "ъ": ""}  # fmt: skip
_ROW = dict(zip("аиуеоыэ", (0, 1, 2, 3, 4, 1, 3), strict=True))


def _katakana(name: str) -> str:
    name = name.replace("я", "йа").replace("ю", "йу").replace("ё", "йо")
    name = re.sub("(ий|ый)$", "и", name)
    made, position = "", 0
    while position < len(name):
        letter, after = name[position], name[position + 1 : position + 2]
        if letter in _ROW:
            made, position = made + _KANA[""][_ROW[letter]], position + 1
        elif letter == "й" and after in ("а", "у", "о"):
            made, position = made + {"а": "ヤ", "у": "ユ", "о": "ヨ"}[after], position + 2
        elif after in _ROW and (letter in _SMALL or letter in _KANA):
            row = _SMALL[letter] if letter in _SMALL else tuple(_KANA[letter])
            made, position = made + row[_ROW[after]], position + 2
        else:
            made, position = made + _ALONE.get(letter, ""), position + 1
    return made


_LEADS = {"к": 15, "г": 0, "н": 2, "д": 3, "р": 5, "л": 5, "м": 6, "б": 7, "в": 7, "с": 9, "з": 12, "ж": 12, "ч": 14, "ц": 14,
          "х": 18, "т": 16, "п": 17, "ф": 17, "ш": 9, "щ": 9}  # fmt: skip
_HANGUL_VOWELS = {"а": 0, "я": 2, "э": 5, "е": 5, "о": 8, "ё": 12, "у": 13, "ю": 17, "ы": 20, "и": 20}
_TAILS = {"н": 4, "л": 8, "м": 16, "к": 1, "т": 19, "п": 17}
_SILENT_VOWEL = 18  # eu: what a consonant alone is said with


def _hangul(name: str) -> str:
    name = re.sub("(ий|ый)$", "и", re.sub("[ьъ]", "", name)).replace("й", "и")
    made, position = "", 0
    while position < len(name):
        lead = 11
        if name[position] in _LEADS:
            hard = name[position] == "в" and (position + 1 == len(name) or name[position + 1] not in _HANGUL_VOWELS)
            lead, position = (17 if hard else _LEADS[name[position]]), position + 1
        vowel = _HANGUL_VOWELS.get(name[position : position + 1])
        position += vowel is not None
        tail = 0
        following = name[position : position + 1]
        if vowel is not None and following in _TAILS and name[position + 1 : position + 2] not in _HANGUL_VOWELS:
            tail, position = _TAILS[following], position + 1
        if vowel is None and lead == 11:
            position += 1
            continue
        made += chr(0xAC00 + (lead * 21 + (_SILENT_VOWEL if vowel is None else vowel)) * 28 + tail)
    return made


# --- the face ---------------------------------------------------------------------------------------------


def spelled(name: str) -> Iterator[tuple[str, str]]:
    """Language and spelling, for a name of one word or several: Cyrillic or Latin."""
    parts = [part for part in re.split(r"[\s-]+", name.strip().lower()) if part]
    for language, ways in _ways(parts):
        yield from (
            (language, " ".join(way))
            for way in itertools.islice(zip(*ways, strict=False) if len(ways) > 1 else ((w,) for w in ways[0]), _MOST)
        )


def _ways(parts: list[str]) -> Iterator[tuple[str, list[list[str]]]]:
    cyrillic = [part if re.search("[а-яё]", part) else next(_spelled(part, _BACK)) for part in parts]
    tables = {language: f"{table} {_LATIN}" for language, table in _SAME.items()} | _CYRILLIC | _OTHER
    for language, table in tables.items():
        yield language.partition("-")[0], _evened([list(_spelled(part, table)) for part in cyrillic])
    yield "ja", [[_katakana(part)] for part in cyrillic]
    yield "ko", [[_hangul(part)] for part in cyrillic]


def _evened(ways: list[list[str]]) -> list[list[str]]:
    """Each part of a name in as many ways as the richest part has, so that they may be put together."""
    most = max((len(way) for way in ways), default=0)
    return [way + [way[0]] * (most - len(way)) for way in ways]


def folded(name: str) -> Iterator[tuple[str, str]]:
    """The same, folded as texts are, each spelling once."""
    seen: set[str] = set()
    for language, text in spelled(name):
        found = searchable(text)
        if found and found not in seen:
            seen.add(found)
            yield language, found
