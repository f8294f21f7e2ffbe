"""Text → tokens. What only the letters decide is decided here; what the neighbours decide, in the parser."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import NamedTuple

from monitor.errors import QueryError
from monitor.query.nodes import FIELDS

QUOTES = '"“”„‟«»‹›「」『』'
_STOPS = rf"\s(){'（）'}{QUOTES}"
_SPACE = re.compile(r"(?:\s|(?:(?<=\s)|^)#(?=\s|#|$)[^\n]*)+", re.MULTILINE)
_REGEX = re.compile(r"/((?:[^/\\\n]|\\.)+)/(?=[\s)）,;^]|$)")
_COUNTED = re.compile(r"(NEAR|BEFORE|ATLEAST|COUNT)/(\d+)(?=[\s(（\"“”„«=]|$)", re.IGNORECASE)
_BARE_COUNTED = re.compile(rf"(NEAR|BEFORE|ATLEAST|COUNT)(/[^{_STOPS}]*)?(?=[{_STOPS}]|$)")
_FIELD = re.compile(r"([A-Za-z]+):(?=(\s*)(\S?))")
_CONCEPT = re.compile(r"@([\w-]+)")
_BOOST, _SLOP = re.compile(r"\^(\d+(?:\.\d+)?)"), re.compile(r"~(\d+)")
_WORD = re.compile(rf"[^{_STOPS}]+")
_LISTED = re.compile(rf"[^{_STOPS},;，、；،]+")
_OTHER_NAMES = {"summary": "text", "body": "text", "source": "outlet", "language": "lang", "site": "url",
                "intitle": "title", "headline": "title", "tags": "tag", "by": "author", "content": "text",
                "description": "text", "inurl": "url", "domain": "url"}  # fmt: skip
# How other search languages write it, and what is written here. None of it is a word that anybody looks for.
_HABITS = tuple(
    (re.compile(rf"(?:{pattern})"), advice)
    for pattern, advice in (
        (r"&&(?=\s|$)", "write AND"),
        (r"\|\|?(?=\s|$)", "write OR"),
        (rf"!(?=[^\W\d]|[(@{QUOTES}])", "write NOT"),
        (rf"\+(?=[^\W\d]|[(@{QUOTES}])", "leave it out, and write AND between what must be there"),
        (r"(?:AND-?NOT|BUT-?NOT|AND_NOT)(?=\s|$)", "write AND NOT"),
        (r"XOR(?=\s|$)", "write (a OR b) AND NOT (a AND b)"),
        (r"(?:[WN]/|NEAR[:(]?|AROUND[:(]?)\d+\)?(?=\s|$)", "write NEAR/5, or BEFORE/5 for this order"),
        (r"(?:ONEAR|PRE)/?\d+(?=\s|$)", "write BEFORE/5"),
        (r"ATLEAST[:(]?\d+\)?(?=[\s(]|$)", "write ATLEAST/2 (a, b, c)"),
        (r"COUNT[:(]?\d+\)?(?=[\s(]|$)", "write COUNT/2 word"),
    )
)
_ANY_HABIT = re.compile("|".join(pattern.pattern for pattern, _ in _HABITS))
_COMMAS = ",;，、；،"


class Token(NamedTuple):
    """A piece of a query. kind: word phrase regex concept AND OR NOT near before atleast count minus equals allcaps
    field open close comma boost slop end."""

    kind: str
    text: str  # as typed, without its marks
    start: int
    end: int
    number: float = 0


def tokens(text: str) -> list[Token]:
    """All tokens of a query, the end as a token of its own."""
    return _Lexer(text).all()


class _Lexer:
    """Goes through the text once. Knows which parentheses hold a list, where commas part."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._found = text, 0, list[Token]()
        self._lists: list[bool] = []

    def all(self) -> list[Token]:
        while True:
            if space := _SPACE.match(self._text, self._at):
                self._at = space.end()
            if self._at >= len(self._text):
                return [*self._found, Token("end", "", len(self._text), len(self._text))]
            self._one()

    def _add(self, kind: str, text: str, end: int, number: float = 0) -> None:
        self._found.append(Token(kind, text, self._at, end, number))
        self._at = end

    def _fail(self, what: str, advice: str, end: int | None = None) -> QueryError:
        return QueryError(self._text, self._at, what, advice, (end or self._at + 1) - self._at)

    def _one(self) -> None:
        character = self._text[self._at]
        if character in "(（":
            self._lists.append(bool(self._found) and self._found[-1].kind == "atleast")
            self._add("open", character, self._at + 1)
        elif character in ")）":
            if self._lists:
                self._lists.pop()
            self._add("close", character, self._at + 1)
        elif character in QUOTES:
            self._phrase()
        elif character in _COMMAS and self._lists and self._lists[-1]:
            self._add("comma", character, self._at + 1)
        elif not self._mark(character) and not self._operator():
            self._word()

    def _phrase(self) -> None:
        for position in range(self._at + 1, len(self._text)):
            if self._text[position] in QUOTES:
                self._add("phrase", self._text[self._at + 1 : position], position + 1)
                return
        raise self._fail("this quotation mark is never closed", "close the phrase with a second one")

    def _mark(self, character: str) -> bool:
        """What is told by its first character: = - / @ and what follows a term, ^3 and ~3."""
        before = self._text[self._at - 1] if self._at else " "
        after = self._text[self._at + 1 : self._at + 2]
        if character == "=" and after and not after.isspace() and after != "=":
            self._add("equals", "=", self._at + 1)
        elif (
            character == "-"
            and after
            and not after.isspace()
            and after != "-"
            and (before.isspace() or before in "(（")
        ):
            self._add("minus", "-", self._at + 1)
        elif character == "@" and (found := _CONCEPT.match(self._text, self._at)):
            self._add("concept", found[1], found.end())
        elif character == "/" and after and not after.isspace():
            self._regex()
        elif character in "^~" and after.isdigit() and not self._found:
            raise self._fail(f"{character}{after} stands after no word", "write word^3")
        elif self._found and self._found[-1].end == self._at and character in "^~":
            self._after_term(character)
        else:
            return False
        return True

    def _regex(self) -> None:
        found = _REGEX.match(self._text, self._at)
        if found is None:
            advice = 'end it with a second / and a space, or put a word with a stroke in quotes: "/word"'
            raise self._fail("this /regular expression/ is never closed", advice)
        self._add("regex", found[1], found.end())

    def _after_term(self, character: str) -> None:
        kind, pattern = ("boost", _BOOST) if character == "^" else ("slop", _SLOP)
        found = pattern.match(self._text, self._at)
        if found is None or self._found[-1].kind not in ("word", "phrase", "close", "regex", "concept", "slop"):
            example = "word^3" if kind == "boost" else '"two words"~3'
            raise self._fail(f"a number is missing after {character}", f"write {example}")
        self._add(kind, found[0], found.end(), float(found[1]))

    def _habit(self) -> None:
        """Refuse what is an operator elsewhere: as a word of a phrase it would never be found."""
        for pattern, advice in _HABITS if _ANY_HABIT.match(self._text, self._at) else ():
            if found := pattern.match(self._text, self._at):
                is_word = any(sign.isalpha() for sign in found[0])
                quoted = f'{advice}, or put it in quotes: "{found[0]}"' if is_word else advice
                raise self._fail(f"{found[0]} is no operator here", quoted, found.end())

    def _operator(self) -> bool:
        """Words that are operators by their spelling, and names of fields."""
        self._habit()
        if found := _COUNTED.match(self._text, self._at):
            self._add(found[1].lower(), found[0], found.end(), float(found[2]))
        elif found := _BARE_COUNTED.match(self._text, self._at):
            advice = f'write {found[1]}/5, or "{found[1].lower()}" in quotes if you mean the word'
            raise self._fail(f"{found[1]} needs a number", advice, found.end())
        elif found := _FIELD.match(self._text, self._at):
            return self._field(found)
        else:
            return False
        return True

    def _field(self, found: re.Match[str]) -> bool:
        name = found[1].lower()
        name = _OTHER_NAMES.get(name, name)
        if name == "allcaps" and not found[2]:
            self._add("allcaps", found[0], found.end())
        elif name in FIELDS:
            self._add("field", name, found.end())
        elif found[2] or found[3] in ("", "/"):
            return False  # "Breaking: news" and https://… are words
        else:
            close = difflib.get_close_matches(name, [*FIELDS, *_OTHER_NAMES, "allcaps"], n=1, cutoff=0.5)
            known = f"did you mean {close[0]}:?" if close else f"the fields are {', '.join(FIELDS)}"
            advice = f"{known} Put it in quotes if you mean the words"
            raise self._fail(f"there is no field {found[1]!r}", advice, found.end() - 1)
        return True

    def _word(self) -> None:
        found = (_LISTED if self._lists and self._lists[-1] else _WORD).match(self._text, self._at)
        if found is None:  # a comma at the beginning of a word outside a list
            raise self._fail("this character cannot be read", "remove it")
        word = found[0]
        plain = unicodedata.normalize("NFKC", word)  # ＡＮＤ
        if plain in ("AND", "OR", "NOT"):
            self._add(plain, word, found.end())
            return
        marked = re.search(r"[\^~]\d*(\.\d+)?$", word)
        if marked and marked.start() and (word[marked.start() - 1].isalnum() or word[marked.start() - 1] == "*"):
            if word[marked.start()] == "~":
                self._at += marked.start()
                raise self._fail(
                    "words are not matched vaguely", "list the spellings with OR, or write a wildcard: chechn*"
                )
            word = word[: marked.start()]
        self._add("word", word, self._at + len(word))
