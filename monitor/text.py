"""Text as the pipeline needs it: html → plain text, folding, words with their places."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple, cast

import nh3

from monitor.model import Piece, Span

_BLOCKS = {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "h1", "h2", "h3",
           "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}  # fmt: skip
_UNSEEN = {"iframe", "noembed", "noframes", "script", "style"}  # what stands in them is not for readers
_AROUND = _UNSEEN | {"aside", "button", "figure", "footer", "form", "header", "nav", "noscript", "svg", "template"}
_TAG = re.compile(r"</?[a-z0-9]+>")
_FORMATTING = re.compile(r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE)
_GAPS = re.compile("  +")
_BLANKS = "\n\t\r\xa0"  # the usual ones; looking for each is faster than looking at every character
# Characters that must not travel: controls, line separators, bidirectional overrides and isolates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_LOOKS_LIKE_MARKUP = re.compile(r"<(?:[a-zA-Z/!]|\?[a-zA-Z][^<>]{0,500}\?>)|&[a-zA-Z#][a-zA-Z0-9]*;")


def plain(source: str) -> str:
    """HTML to one line of safe plain text: no tags, no script, entities read, space between blocks."""
    easily = easily_plain(source)
    return thoroughly_plain(source) if easily is None else easily


def easily_plain(source: str) -> str | None:
    """The same at a cost in proportion to the length; None for markup that takes an HTML parser."""
    if ("<" not in source and "&" not in source) or not _LOOKS_LIKE_MARKUP.search(source):
        return one_line(source)
    easy = _without_easy_tags(source)
    return None if easy is None else one_line(easy)


def thoroughly_plain(source: str) -> str:
    """The same by an HTML parser; `toil` says beforehand what that may cost."""
    clean = nh3.clean(source, tags=_BLOCKS, clean_content_tags=_UNSEEN, attributes={"*": set()}, link_rel=None)
    return one_line(html.unescape(_TAG.sub(" ", clean)))


def paragraphs(source: str, fewest: int = 40) -> list[str]:
    """The paragraphs of a page that are text: long enough, and not in its navigation, margins or forms."""
    clean = nh3.clean(source, tags={"p"}, clean_content_tags=_AROUND, attributes={}, link_rel=None)
    found = (one_line(html.unescape(_TAG.sub(" ", part))) for part in clean.split("<p>")[1:])
    return [paragraph for paragraph in found if len(paragraph) >= fewest]


def toil(source: str) -> int:
    """An upper bound of what the parser has to do, in nanoseconds or so: not in proportion to the length.

    It may look through all open elements at each tag, and copy every open <font> and its like into every paragraph.
    """
    tags = source.count("<")
    return tags * (tags + 200 * len(_FORMATTING.findall(source)))


def one_line(source: str) -> str:
    """Text in NFC on one line, without control characters or bidirectional overrides."""
    if not source.isprintable() or "  " in source:
        for blank in _BLANKS:
            source = source.replace(blank, " ")
        source = _GAPS.sub(" ", source)
        if not source.isprintable():  # something that must not travel, or something rare that may
            source = " ".join(_UNSAFE.sub(" ", source).split())
    return unicodedata.normalize("NFC", source.strip(" "))


def cut(source: str, limit: int) -> str:
    """At most `limit` characters, cut between words where there are words, marked with an ellipsis."""
    if len(source) <= limit:
        return source
    head = source[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit // 2 else head).rstrip(" ,;:–-") + "…"


# --- easy markup ------------------------------------------------------------------------------------------
# Most entries are marked up with a few harmless tags. For these the answer of an HTML parser is known beforehand,
# and taking the tags out costs a tenth of parsing them. Whatever is not plainly easy goes to the parser.

_ATTRIBUTES = (
    r"(?:[^<>\"'=]*+=[ \t\n\f\r]*+(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\f\r\"'<>=`]++(?=[ \t\n\f\r>])))*+[^<>\"'=]*+"
)
_SCRIPT = r"(?:[^<]++|<(?![/!]))*+"  # nothing in it begins an end tag or a comment
_EASY_TAG = re.compile(
    rf"<(?:iframe(?=[ \t\n\f\r>]){_ATTRIBUTES}>[^<]*+</iframe|!--[^<>-][^<>]*--"
    rf"|script(?=[ \t\n\f\r>]){_ATTRIBUTES}>{_SCRIPT}</script|style(?=[ \t\n\f\r>]){_ATTRIBUTES}>{_SCRIPT}</style"
    rf"|(/?[a-zA-Z][a-zA-Z0-9]*+)(?=[ \t\n\f\r/>]){_ATTRIBUTES})>"
)
_UNSAID = None  # a comment, a script, a style, or a frame with nothing in it
_MARK = "\x01"  # where a tag stood that leaves no space: keeps what it parts from becoming one


def _tags(left: str, names: str) -> dict[str, str]:
    """Tags as they are usually written, with their end tags, and what they leave where they stood."""
    both = [slash + name for name in names.split() for slash in ("", "/")]
    return {written: left for name in both for written in (name, name.upper())}


_SILENT = _tags(_MARK, "aside center figure footer header main nav")  # no space of their own, but they end a paragraph
_TABLE = _tags(" ", "table tr td th") | _tags(_MARK, "thead tbody tfoot")
_NESTED = (
    _SILENT
    | _TABLE
    | _tags(" ", "address article blockquote div figcaption h1 h2 h3 h4 h5 h6 li ol pre section ul dl dt dd")
)
_PARAGRAPH = _tags(" ", "p")
_EASY: dict[str | None, str] = {_UNSAID: _MARK} | (
    _NESTED
    | _PARAGRAPH
    | _tags(" ", "br")
    | {"hr": " ", "HR": " "}
    | _tags(
        _MARK,
        "a abbr acronym b big bdi cite code del dfn em font i img ins kbd mark q s samp small source span strike "
        "strong sub sup time tt u var video audio picture wbr",
    )
)
_DEEP = 100
_GROUPS = ("thead", "tbody", "tfoot")
# What may stand around the parts of a table, and the tags that only white space and another part may follow.
_AROUND_PART = dict.fromkeys(("td", "th"), ("tr",)) | dict.fromkeys(_GROUPS, ("table",)) | {"tr": ("table", *_GROUPS)}
_NOT_IN_CELL = ("table", "tr", *_GROUPS)
_BETWEEN_CELLS = {tag for name in (*_NOT_IN_CELL, "/td", "/th", "/tr", *(f"/{group}" for group in _GROUPS))
                  for tag in (name, name.upper())}  # fmt: skip
_HTML_SPACE = " \t\n\f\r"
_LISTS = ("ul", "ol", "dl")
_ITEMS = {"li": "ul", "dt": "dl", "dd": "dl"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_TEXT = re.compile(r"<[a-zA-Z/!?]")
# A character by number that an HTML parser and Python's `html` read alike.
_UNCLEAR_NUMBER = re.compile(
    r"&#(?!0*(?:10|13|3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-6]|1[6-9][0-9]|[2-9][0-9]{2}|[1-9][0-9]{3}|[1-5][0-9]{4}"
    r"|12[0-9]{4});"
    r"|[xX]0*(?:[aAdD]|[2-6a-fA-F][0-9a-fA-F]|[1-9a-fA-F][0-9a-fA-F]{2}|[1-9a-eA-E][0-9a-fA-F]{3}"
    r"|1[fF][0-9a-eA-E][0-9a-fA-F]{2});)"
)


def _without_easy_tags(source: str) -> str | None:
    """The text of markup that is easy to read; None when only a parser knows."""
    if "\x00" in source or _MARK in source:
        return None
    parts: list[str | None] = _EASY_TAG.split(source)
    names, texts = parts[1::2], parts[2::2]
    try:
        parts[1::2] = map(_EASY.__getitem__, names)
    except KeyError:
        return None
    if not _NESTED.keys().isdisjoint(names) and not _well_nested(names):
        return None
    if not _TABLE.keys().isdisjoint(names) and not _only_cells(names, texts):
        return None
    text = "".join(cast(list[str], parts))
    if _NO_TEXT.search(text) or ("&#" in text and _UNCLEAR_NUMBER.search(text)):
        return None
    return html.unescape(text).replace(_MARK, "")


def _well_nested(names: Iterable[str | None]) -> bool:
    """Whether tags leave just the spaces they seem to: stray end tags leave none, and a paragraph may end unseen."""
    opened, paragraph = [""], False
    for name in names:
        if name in _PARAGRAPH:
            paragraph = name in "pP"
        elif name in _NESTED:
            if (paragraph and name in _SILENT) or not _fits(name.lower(), opened):
                return False
            paragraph = False
    return True


def _only_cells(names: list[str | None], texts: list[str | None]) -> bool:
    """Whether all text of tables is in their cells: a parser would move any other before the table."""
    followed = zip(names, texts, (*names[1:], None), strict=True)
    return all(
        after in _TABLE and not (text or "").strip(_HTML_SPACE)
        for name, text, after in followed
        if name in _BETWEEN_CELLS
    )


def _fits(name: str, opened: list[str]) -> bool:
    """Keep account of the open elements; False where a parser would have to decide."""
    top = opened[-1]
    if name[0] == "/":
        if top in _ITEMS and name[1:] in _LISTS:  # the last item of a list may end with it
            opened.pop()
        return opened.pop() == name[1:]
    if (name in _ITEMS and _ITEMS.get(name) == _ITEMS.get(top)) or (name in _HEADINGS and top in _HEADINGS):
        opened[-1] = name
        return True
    if top not in _AROUND_PART[name] if name in _AROUND_PART else top in _NOT_IN_CELL:
        return False
    opened.append(name)
    return len(opened) < _DEEP and (name not in _ITEMS or _is_item(name, opened))


def _is_item(name: str, opened: list[str]) -> bool:
    """Whether an item ends none that stands around it: it is the first in its list, or in no list at all."""
    return opened[-2] in _LISTS[:2] if name == "li" and "li" in opened[:-1] else name == "li" or opened[-2] == "dl"


# --- folding ----------------------------------------------------------------------------------------------

# Letters that no Unicode decomposition takes apart, but that readers type in their plain form.
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_LOOKALIKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
                             "ə": "e", "ɡ": "g", "ɑ": "a",
                             "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه",
                             "ە": "ه", "ۃ": "ه", "ٱ": "ا", "ں": "ن", "ـ": None, "װ": "וו", "ױ": "וי", "ײ": "יי"}
                            | _SMALL_CAPITALS)  # fmt: skip
LETTER_APOSTROPHES = "\u02bc\u02bb"  # of Ukrainian and Uzbek keyboards: letters to Unicode, signs to readers
# Letters in a disc, a square or parentheses, which are signs to Unicode.
_BOXED = {
    chr(first + index): chr(ord("a") + index)
    for first in (0x249C, 0x24B6, 0x24D0, 0x1F110, 0x1F130, 0x1F150, 0x1F170)
    for index in range(26)
}
# Letters that nothing is drawn for.
_FILLERS = "\u115f\u1160\u3164\uffa0"
# Marks that are accents. Marks that are letters (Indic vowels, Thai vowels, kana voicing) stay.
_ACCENTS = (range(0x0300, 0x0370), range(0x0483, 0x048A), range(0x0591, 0x05C8), range(0x0610, 0x061B),
            range(0x064B, 0x0660), range(0x0670, 0x0671), range(0x06D6, 0x06EE), range(0x08D3, 0x0900),
            range(0x1AB0, 0x1B00), range(0x1DC0, 0x1E00), range(0x20D0, 0x2100), range(0xFE00, 0xFE10),
            range(0xFE20, 0xFE30), range(0xE0100, 0xE01F0))  # fmt: skip
_KEPT = {"й": "й", "Й": "й"}  # й is a letter of its own; ё is е with dots


def _fold_character(character: str) -> str:
    if character in _KEPT:
        return _KEPT[character]
    if unicodedata.category(character) == "Cf" or character in _FILLERS:
        return ""
    if character in _BOXED:
        return _BOXED[character]
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = (c for c in folded if not any(ord(c) in accents for accents in _ACCENTS))
    return "".join(kept).translate(_LOOKALIKES)


class _Table(dict[int, str]):
    """A translation that is filled as characters are met, so that using it is one `str.translate`."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        super().__init__()
        self._translate = translate

    def __missing__(self, codepoint: int) -> str:
        found = self[codepoint] = self._translate(chr(codepoint))
        return found


_FOLD = _Table(_fold_character)


def fold(source: str) -> str:
    """The form in which texts are compared: case, width, accents and ё set aside. Expects NFC."""
    return source.translate(_FOLD)


# --- words ------------------------------------------------------------------------------------------------

# Scripts written without spaces: each character is a word, so that a term is found inside a sentence.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class Word(NamedTuple):
    """A folded word and its place in the text it was read from."""

    folded: str
    start: int
    end: int


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _word_part(character: str) -> str:
    """What a character adds to the words of a text: folded letters, a space between words, or nothing.

    Marks belong to the word they stand in: a word does not end at an Indic vowel sign.
    """
    category = unicodedata.category(character)
    if category == "Cf" or character in _FILLERS:
        return ""
    if category[0] == "M":
        return fold(character)
    if (not character.isalnum() and character not in _BOXED) or character in LETTER_APOSTROPHES:
        return " "
    folded = "".join(part if part.isalnum() or _is_mark(part) else " " for part in fold(character))
    return f" {folded} " if _UNSPACED.match(character) or " " in folded else folded


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script written without spaces."""
    return bool(_UNSPACED.match(character))


_WORDS = _Table(_word_part)
_ASCII_WORDS = bytes(ord(_word_part(chr(code))) if code < 128 else 32 for code in range(256))
_FOREIGN = re.compile("[^\x00-\x7f]")
_MOSTLY = 8  # a text with one such character among so many is worth taking apart
_REMEMBERED = 50_000  # characters: no text that came in is longer


def searchable(source: str) -> str:
    """The folded words of a text with single spaces between: what is matched, indexed and compared."""
    return _searchable_again(source) if len(source) <= _REMEMBERED else _searchable(source)


@lru_cache(maxsize=512)
def _searchable_again(source: str) -> str:
    """A text is asked for three times as it comes in: to compare, to match, to index."""
    return _searchable(source)


def _searchable(source: str) -> str:
    if not source.isascii() and _MOSTLY * (len(source.encode(errors="surrogatepass")) - len(source)) < len(source):
        source = _in_ascii(source)
    if source.isascii():
        return b" ".join(source.encode().translate(_ASCII_WORDS).split()).decode()
    return " ".join(source.translate(_WORDS).split())


def _in_ascii(source: str) -> str:
    """The text with its few other characters as what they add to words, if that is ASCII for all; else as it is."""
    parts = {character: _WORDS[ord(character)] for character in set(_FOREIGN.findall(source))}
    if all(map(str.isascii, parts.values())):
        for character, part in parts.items():
            source = source.replace(character, part)
    return source


# What a character is to the places of words: part of one, a mark on one, unseen in one, one or more by itself, none.
_PART, _MARK_ON, _UNSEEN_IN, _ALONE, _SEVERAL, _BETWEEN = "wmiau "
_PLACE = re.compile(f"[{_ALONE}{_SEVERAL}]|{_PART}(?:[{_PART}{_MARK_ON}]|{_UNSEEN_IN}+(?=[{_PART}{_MARK_ON}]))*")


def _kind(character: str) -> str:
    part = _word_part(character)
    if not part:
        return _MARK_ON if _is_mark(character) else _UNSEEN_IN
    if part[0] != " ":
        return _PART
    return (_BETWEEN, _ALONE)[len(part.split())] if len(part.split()) < 2 else _SEVERAL


_KINDS = _Table(_kind)


def places_of_words(source: str) -> list[tuple[int, int]]:
    """Where each word of `searchable` stands in the text."""
    kinds = source.translate(_KINDS)
    found = [place.span() for place in _PLACE.finditer(kinds)]
    if _SEVERAL not in kinds:
        return found
    counts = (len(_WORDS[ord(source[start])].split()) if kinds[start] == _SEVERAL else 1 for start, _ in found)
    return [place for place, count in zip(found, counts, strict=True) for _ in range(count)]


def words(source: str) -> tuple[Word, ...]:
    """The same words, each with its place in the text. Slower: for texts that are shown."""
    return tuple(
        Word(folded, start, end)
        for folded, (start, end) in zip(searchable(source).split(), places_of_words(source), strict=True)
    )


# --- phrases ----------------------------------------------------------------------------------------------

Phrase = tuple[str, ...]  # folded words that stand side by side


class Text:
    """A text ready to be searched for phrases: its words joined, with a space on either side."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._joined = f" {searchable(source)} "

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return words(self._source)

    def contains(self, phrase: Phrase) -> bool:
        """Whether the words of the phrase stand side by side somewhere."""
        return _needle(phrase) in self._joined

    def places(self, phrase: Phrase) -> list[tuple[int, int]]:
        """Every place of the phrase, as start and end in the source."""
        found, needle = [], _needle(phrase)
        position = self._joined.find(needle)
        while position >= 0:
            first = self._joined.count(" ", 0, position + 1) - 1
            found.append((self._words[first].start, self._words[first + len(phrase) - 1].end))
            position = self._joined.find(needle, position + 1)
        return found


def _needle(phrase: Phrase) -> str:
    return f" {' '.join(phrase)} "


def as_phrase(source: str) -> Phrase:
    """What a person types, as a phrase to look for; empty when there is no letter or digit in it."""
    return tuple(searchable(unicodedata.normalize("NFC", source)).split())


def spans_of(source: str, wanted: Iterable[Phrase]) -> tuple[Span, ...]:
    """Where the phrases stand in a text, for showing it."""
    text = Text(source)
    return tuple(
        Span(field="text", start=start, end=end, term=" ".join(phrase))
        for phrase in wanted
        for start, end in text.places(phrase)
    )


# --- highlighting -----------------------------------------------------------------------------------------


def highlight(source: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The text as pieces, with the given places marked; overlapping places are joined."""
    pieces: list[Piece] = []
    position = 0
    for start, end in _joined((span.start, span.end) for span in spans):
        if start > position:
            pieces.append(Piece(text=source[position:start]))
        pieces.append(Piece(text=source[start:end], hit=True))
        position = end
    if position < len(source):
        pieces.append(Piece(text=source[position:]))
    return tuple(pieces)


def snippet(source: str, spans: Iterable[Span], width: int = 280) -> tuple[Piece, ...]:
    """About `width` characters around the first marked place, cut between words, with ellipses."""
    places = sorted(spans, key=lambda span: span.start)
    first = places[0].start if places else 0
    start = _word_start(source, max(0, first - width // 3)) if first > width // 2 else 0
    end = len(source) if len(source) - start <= width * 1.15 else _word_end(source, start + width)
    inside = [
        Span(field=s.field, start=s.start - start, end=s.end - start, term=s.term)
        for s in places
        if start <= s.start and s.end <= end
    ]
    pieces = highlight(source[start:end].rstrip(), inside)
    before = (Piece(text="… "),) if start else ()
    after = (Piece(text=" …"),) if end < len(source) else ()
    return before + pieces + after


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _word_start(source: str, position: int) -> int:
    space = source.find(" ", position, position + 40)
    return space + 1 if space >= 0 else position


def _word_end(source: str, position: int) -> int:
    space = source.rfind(" ", position - 40, position)
    return space if space >= 0 else position
