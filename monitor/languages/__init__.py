"""The forms a word takes: made by rule when a query is compiled, so that a person can see every one and its reason.

One file per language, each with `inflect(word, name)`. Forms are folded as `text.searchable` folds.
"""

from __future__ import annotations

import functools
import importlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from monitor.languages import dictionary, spelling
from monitor.languages.everyday import is_of_another
from monitor.languages.paradigm import Inflect, Made
from monitor.text import LETTER_APOSTROPHES, fold, searchable

AS_TYPED = "as typed"
_NONE: frozenset[str] = frozenset()
_SHORT = 5  # letters: below, a word may be a name in another language
_APART = re.compile("[^\\w'׳’\"״]")  # what sets words apart in Hebrew, where a geresh is part of a letter: צ'צ'ניה
# Code → file, and the letters a word of the language is written with.
_LATIN, _CYRILLIC, _ARABIC = "a-z", "а-я", "\u0621-\u063a\u0641-\u0652\u0670\u0671ٹپچڈڑژکگںھہۀۂۃیېےە\u200c\u200d"
_FILES = {
    "en": ("english", _LATIN + "éèêëïöôñçá"),
    "ru": ("russian", _CYRILLIC + "ё"),
    "uk": ("ukrainian", "а-щьюяєіїґ'’ʼ"),
    "be": ("belarusian", "а-зй-шы-яёіў'’ʼ"),
    "bg": ("bulgarian", "а-ъьюя"),
    "sr": ("serbian", "абвгдђежзијклљмнњопрстћуфхцчџшa-pr-vzčćšžđ"),
    "pl": ("polish", "a-prstuwyzvxąćęłńóśźż"),
    "cs": ("czech", _LATIN + "áčďéěíňóřšťúůýžľĺŕôä"),
    "de": ("german", _LATIN + "äöüßéè"),
    "fr": ("french", _LATIN + "àâæçéèêëîïôœùûüÿ"),
    "es": ("spanish", _LATIN + "áéíñóúü"),
    "pt": ("portuguese", _LATIN + "áâãàçéêíóôõúü"),
    "it": ("italian", _LATIN + "àèéìíîòóùú"),
    "nl": ("dutch", _LATIN + "áéëïíóöúüè"),
    "sv": ("swedish", _LATIN + "åäöéæøü"),
    "da": ("swedish", _LATIN + "åäöéæøü"),
    "no": ("swedish", _LATIN + "åäöéæøü"),
    "ro": ("romanian", _LATIN + "ăâîșşțţ"),
    "fi": ("finnish", _LATIN + "åäöšž"),
    "hu": ("hungarian", _LATIN + "áéíóöőúüű"),
    "tr": ("turkish", "a-prstuvyzçğıöşüâîû\u0307"),
    "az": ("azerbaijani", "a-vxyzçəğıöşü\u0307"),
    "kk": ("kazakh", _CYRILLIC + "ёәғқңөұүһі"),
    "el": ("greek", "\u0370-\u03ff"),
    "ka": ("georgian", "\u10d0-\u10ff"),
    "hy": ("armenian", "\u0561-\u0587"),
    "ko": ("korean", "\uac00-\ud7a3"),
    "ar": ("arabic", _ARABIC),
    "fa": ("persian", _ARABIC),
    "he": ("hebrew", "\u05d0-\u05ea\u0591-\u05c7"),
}
_ALIASES = {"hr": "sr", "bs": "sr", "sh": "sr", "cnr": "sr", "nb": "no", "nn": "no", "sk": "cs", "iw": "he", "mo": "ro"}
LANGUAGES = tuple(_FILES)
# Kazakh has all letters of Russian, and thirty forms of every word: it is meant where a desk reads it, or a letter tells it.
BY_LETTERS = tuple(code for code in LANGUAGES if code != "kk")
Reason = tuple[str, str]  # the rule that makes a form, and its language


class Form(NamedTuple):
    """One form of a word: folded, with the language and the rule that it comes from."""

    text: str
    language: str
    rule: str


def forms(word: str, languages: Collection[str], looked_up: Collection[str] = ()) -> tuple[Form, ...]:
    """Every form of a word as it is typed, the word itself first; languages without rules add none.

    In the languages `looked_up` the tables of the extra are asked too, where it is installed.
    """
    return tuple(Form(text, language, rule) for text, (rule, language) in reasoned(word, languages, looked_up).items())


def reasoned(
    word: str, languages: Collection[str], looked_up: Collection[str] = (), beside: Collection[str] | None = None
) -> Mapping[str, Reason]:
    """The same as a table of texts, for those who make hundreds of thousands of them.

    `beside` are all languages that are read, where a word is of one of them: forms that are everyday words of another
    do not count.
    """
    typed = unicodedata.normalize("NFC", word.strip()).translate(_AS_SIGNS)
    among = _codes(tuple(languages))
    tables = frozenset(map(_code, looked_up)).intersection(among) if looked_up and dictionary.is_installed() else _NONE
    read = among if beside is None else _codes(tuple(beside))
    return _forms(typed, among, tables, read)


@functools.lru_cache(maxsize=32)
def _forms(
    word: str, languages: tuple[str, ...], tables: frozenset[str], beside: tuple[str, ...]
) -> Mapping[str, Reason]:
    itself, written = searchable(word), _languages(word)
    found = {itself: (AS_TYPED, languages[0] if len(languages) == 1 else "")}
    spaces, long = itself.count(" "), len(languages) == 1 or len(itself) >= _SHORT
    for language in languages:
        if language not in written:
            continue
        made = tuple(_inflected(language, word))
        if language in tables and word.isalpha() and not word.isupper():
            made += tuple(dictionary.forms_of(language, word))
        for (text, rule), folded in zip(made, _folded([text for text, _ in made]), strict=True):
            if folded in found or not folded or is_of_another(folded, language, beside):
                continue
            if (spaces or " " in folded) and not _breaks_alike(text, folded, word, itself, language):
                continue
            if long or not _is_another_name(itself, folded):
                found[folded] = (rule, language)
    return found


def _breaks_alike(text: str, folded: str, word: str, itself: str, language: str) -> bool:
    """Whether a form is of as many words as the typed one."""
    return folded.count(" ") == itself.count(" ") or (
        _breaks(text, folded, language) == _breaks(word, itself, language)
    )


def _breaks(text: str, folded: str, language: str) -> int:
    """The spaces in what is folded, but for those an apostrophe left within a word: сім'я, сімей."""
    within = sum(map(text.count, "'’ʼ`")) if language in _APOSTROPHE else 0
    return folded.count(" ") - within


def _folded(texts: Sequence[str]) -> Sequence[str]:
    """Every text folded: those of letters only, nearly all, in one go."""
    joined = "\n".join(texts)
    if joined.replace("\n", "").isalpha():
        return (joined.lower() if joined.isascii() else fold(joined)).split("\n")
    return [fold(text) if text.isalpha() else searchable(text) for text in texts]


def _is_another_name(word: str, form: str) -> bool:
    """Of a short Latin word that may be of any language, one vowel more makes another: gay, Gaye; Mark, Marko."""
    return len(word) < _SHORT and len(form) == len(word) + 1 and form[:-1] == word and form[-1] in "aeiouy"


def spellings(name: str) -> tuple[Form, ...]:
    """A name as the press of each language spells it, as typed first; for concepts, never for every word."""
    itself = searchable(unicodedata.normalize("NFC", name))
    made = (Form(text, language, "transliteration") for language, text in spelling.folded(name) if text != itself)
    return (Form(itself, "", AS_TYPED), *made)


def guess(word: str, among: Collection[str]) -> tuple[str, ...]:
    """The languages, of those given, that a typed word may be in: by its script and its letters."""
    written = _languages(unicodedata.normalize("NFC", word))
    return tuple([code for code in among if _code(code) in written])


@functools.lru_cache(maxsize=512)
def _codes(languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_code, languages)))


@functools.cache
def _code(language: str) -> str:
    base = re.split("[-_]", language.lower())[0]
    return _ALIASES.get(base, base)


@functools.lru_cache(maxsize=512)
def _languages(word: str) -> frozenset[str]:
    """The languages that have all letters of a word; signs and digits are of all of them."""
    return _EVERY.intersection(*map(_languages_of, word.lower()))


_EVERY = frozenset(_FILES)
_AS_SIGNS = str.maketrans(dict.fromkeys(LETTER_APOSTROPHES, "'"))
_APOSTROPHE = frozenset(("uk", "be"))  # where an apostrophe is a letter of the word
_WITH_MARKS = frozenset(("ar", "fa"))
_VOWEL_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")  # written now and then; they would part a word: قُتلوا
_JOINER = "\u200c"  # within a word of Persian: می‌گوید
_WHOLE = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)+")


@functools.lru_cache(maxsize=4_096)
def _languages_of(character: str) -> frozenset[str]:
    found = [language for language in _FILES if _alphabet(language).fullmatch(character)]
    return _EVERY if len(found) == len(_FILES) else frozenset(found)


@functools.cache
def _alphabet(language: str) -> re.Pattern[str]:
    return re.compile(rf"[{_FILES[language][1]}]|[^\w]|[\d_\u0300-\u036f]")


@functools.cache
def _inflect(language: str) -> Inflect:
    made: Inflect = importlib.import_module(f"monitor.languages.{_FILES[language][0]}").inflect
    return made


def _inflected(language: str, word: str) -> Iterable[Made]:
    """The last part of a word with hyphens changes; the parts before it stay."""
    if language in _WITH_MARKS:
        word = _VOWEL_MARKS.sub("", word)
    if (
        word.isalpha()
        or (language == "he" and not _APART.search(word))
        or (language in _APOSTROPHE and _WHOLE.fullmatch(word))
        or (language == "fa" and word.replace(_JOINER, "").isalpha())
    ):
        return _of_one(language, word) if len(word) > 1 else ()
    parts = re.split(r"([\W_]+)", word)
    last = next((index for index in range(len(parts) - 1, -1, -1) if parts[index].isalpha()), None)
    if last is None or len(parts[last]) < 2:
        return ()
    before, after = "".join(parts[:last]), "".join(parts[last + 1 :])
    made = ((before + text + after, rule) for text, rule in _of_one(language, parts[last]))
    return chain(made, _first_changed(language, parts)) if last else made


def _first_changed(language: str, parts: list[str]) -> Iterable[Made]:
    """What is written onto the first of several words, in the languages that say so in their `first`."""
    change = getattr(importlib.import_module(f"monitor.languages.{_FILES[language][0]}"), "first", None)
    if change is None or " " not in parts or not parts[0].isalpha():
        return ()
    return ((text + "".join(parts[1:]), rule) for text, rule in change(parts[0]))


def _of_one(language: str, word: str) -> Iterable[Made]:
    if word.isupper() and len(word) > 1:
        return _of_acronym(language, word)
    return _inflect(language)(word.lower(), word[:1].isupper())


def _of_acronym(language: str, word: str) -> Iterable[Made]:
    """Acronyms change only as they really do; a language says so in its `acronym`."""
    module = importlib.import_module(f"monitor.languages.{_FILES[language][0]}")
    change = getattr(module, "acronym", None)
    return change(word.lower()) if change is not None else ()
