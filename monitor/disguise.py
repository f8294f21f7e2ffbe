"""Further readings of a text that hides its words: look-alike letters, letters set apart, digits and signs for letters.

`late` answers () for nearly every text at the cost of a few searches. Each reading has a name, the folded words as
`text.searchable` has them, and the place of each word in the original.
"""

from __future__ import annotations

import functools
import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from monitor.text import Word, fold, searchable, words

SET_APART, LOOKALIKES, ENCODED = "letters set apart", "look-alike letters", "encoded letters"

# --- which letters look alike -----------------------------------------------------------------------------
# Folded letter and the Latin letter that it is drawn like in some usual face, small or capital. Written down from
# how the letters look; where two are like one Latin letter, the first is the way back.

_SCRIPTS = {
    "Cyrillic": "аa вb сc ԁd еe гr нh һh іi јj кk мm пn оo рp ԛq ѕs тt иu ѵv ԝw шw хx уy зz ьb яr эe лl ӏl дd дg үy ҝk "
    "юu чy ԍg жx фf щw цu йu ыu",
    "Greek": "αa βb ϲc ςc δd εe φf γy ηn ιi κk λl μm νv οo ρp τt υu χx ωw ζz σo ϳj πn θo ξe ψw",
    "Armenian": "ցg հh օo ոn սu զq յj լl ս s տs խu կu ռn մu եt ձd շ2 փp քp ր n ա w գq դn ժd ք f",
    "Lisu": "ꓐb ꓑp ꓒd ꓓd ꓔt ꓖg ꓗk ꓙj ꓚc ꓜz ꓝf ꓟm ꓠn ꓡl ꓢs ꓣr ꓦv ꓧh ꓪw ꓫx ꓬy ꓮa ꓰe ꓲi ꓳo ꓴu",
    "Cherokee": "ꭰd ꭱr ꭲt ꭵi ꭺa ꭻj ꭼe ꮃw ꮇm ꮋh ꮍy ꮐg ꮓz ꮟb ꮪs ꮩv ꮮl ꮯc ꮲp ꮶk ᏼb ꮢr ꮤw ꮥs ꮖl ꮜu",
}
# A letter's second way back, and what digits stand for, first and second.
_SECOND = {
    "Latin": "1l 6g 9q 5z 4h",
    "Cyrillic": "bь uц mт dд nл sс 3е 4а 1л yч rя wщ zг",
    "Greek": "cσ wω uμ vυ nπ eξ yυ oσ",
    "Armenian": "uմ",
}
_DIGITS = {"Latin": "0o 1i 3e 4a 5s 6b 7t 8b 9g", "Cyrillic": "0о 1і 3з 4ч 6б 8в 9я 7г 2г", "Greek": "0ο 3ε 4α 1ι 8β",
           "Armenian": "0օ"}  # fmt: skip
_SIGNS = str.maketrans("@$€£¢!|§¥", "aselcilsy")  # drawn like Latin letters
_RANGES = {"Latin": "a-zß", "Cyrillic": "\u0430-\u052f", "Greek": "\u03ac-\u03ff", "Armenian": "\u0561-\u0587"}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    return ((pair[0], pair[1]) for pair in text.split() if len(pair) == 2)


_TO_LATIN: dict[str, str] = {}
for _table in _SCRIPTS.values():
    for _letter, _latin in _pairs(_table):
        _TO_LATIN.setdefault(_letter, _latin)


def _reading(script: str, *, second: bool) -> dict[str, str]:
    """What each letter is read as by one who expects this script."""
    back: dict[str, str] = {}
    for letter, latin in _pairs(_SCRIPTS.get(script, "")):
        back.setdefault(latin, letter)
    found = dict(_pairs(_DIGITS[script]))
    if script == "Latin":
        found |= _TO_LATIN
    else:
        found |= back | {letter: back[latin] for letter, latin in _TO_LATIN.items() if latin in back}
    if second:
        found |= dict(_pairs(_SECOND[script]))
    own = re.compile(f"[{_RANGES[script]}]")
    return {letter: read for letter, read in found.items() if not own.fullmatch(letter)}


_OWN = {script: re.compile(f"[{letters}]") for script, letters in _RANGES.items()}
_WHOLE = {script: re.compile(f"[{letters}]+") for script, letters in _RANGES.items()}
_READINGS = {(script, second): _reading(script, second=second) for script in _RANGES for second in (False, True)}
_OTHER = "\u03ac-\u052f\u0561-\u0587\u13a0-\u13fd\uab70-\uabbf\ua4d0-\ua4f7"  # letters that may pass for Latin ones
# Letters that nobody can tell from those of another script; a whole word of them may be in disguise.
_TWINS = frozenset("aceopxyijshkmtbnасеорхуіјѕһкмтвпнαβεικμνορτυχօոսհցղյլ")
_ALL_TWINS = re.compile(f"(?<= )[{''.join(sorted(_TWINS))}]{{3,}}(?= )")

# --- what is suspicious -----------------------------------------------------------------------------------

_FOREIGN = re.compile(f"[{_OTHER}]")
_MIXED = re.compile(
    f"[a-z][{_OTHER}]|[{_OTHER}][a-z]|[\u03ac-\u03ff][\u0430-\u052f]|[\u0430-\u052f][\u03ac-\u03ff]"
    "|[\u0430-\u052f][\u0561-\u0587]|[\u0561-\u0587][\u0430-\u052f]|[\u13a0-\u13fd\uab70-\uabbf\ua4d0-\ua4f7]"
)
_APART = re.compile(" [a-z\u00df-\u0dff\u10a0-\u137f]" * 3 + " ")  # in scripts that put spaces between words
_DIGIT = re.compile(r"[0-9](?:(?<=[^\W\d_].)(?=[^\W\d_]| )|(?<= .)(?=[^\W\d_]{2}))")
_INSIDE = re.compile(r"[-./@$€£¢!|§¥_*~^·•=+#\\…¦‖:,](?<=[^\W\d_].)(?=[^\W\d_])")
_SIGN = re.compile(
    r"[@$€£¢!|§¥](?:(?<=[^\W\d_].)(?=[^\W\d_])|(?<=[@$€£¢])(?:(?<=[^\W\d_]{2}.)(?!\w)|(?<!\w.)(?=[^\W\d_]{2})))"
)
_STRONG = "_*|~^·•=+#\\…¦‖"  # no word has these inside
_ENTITY = re.compile(r"[&<](?:(?<=&)(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z][a-zA-Z0-9]{1,12});|(?<=<)/?[a-zA-Z]+>)")
_WEAK = re.compile(r"[-./:,](?=[^\W\d_])(?<=[^\W\d_].)")
_ANY_SIGN = re.compile(f"[{re.escape('@$€£¢!|§¥' + _STRONG)}]")
_ANY_DIGIT = re.compile(r"\d")
_SCRIPT_LETTERS = tuple(
    frozenset(map(chr, letters))
    for letters in (range(0x61, 0x7B), range(0x430, 0x530), range(0x3AC, 0x400), range(0x561, 0x588))
)
_STRANGE_LETTERS = frozenset(map(chr, (*range(0x13A0, 0x13FE), *range(0xAB70, 0xABC0), *range(0xA4D0, 0xA4F8))))
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff][\U0001f1e6-\U0001f1ff][\U0001f1e6-\U0001f1ff]+")
_LETTER = "[0-9a-z\u00df-\u0dff\u10a0-\u137f]"
_APART_LETTER, _RUN = re.compile(_LETTER), re.compile(f" {_LETTER} {_LETTER} {_LETTER} ")
_ONE_LETTER_WORDS = frozenset("aeiouyswzkvаеиокуясвйєзіжбηοו")
_EDGES = ((0, 0), (0, 1), (1, 0), (1, 1))  # whether the first and the last letter of a row are spared
_TOKEN = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,4}[^\W_](?![^\W_])){2,}")  # single letters in a row
_NUMBERED = re.compile(r"^\d{2}|^\d.?$|^.{0,2}\d$|\d{2}$|^\d(?:am|pm|st|nd|rd|th|km|kg|cm|mm|er|ft|hz|gb|mb|tb)$")
_BESIDE_DIGIT = re.compile(r"\d(?:(?<=[^\W\d_].)|(?=[^\W\d_]))")
_LOOKED_AT = 1_500  # characters: a headline, a summary, the beginning of a text
# Signs and digits inside are nobody's disguise. It ends where other letters begin: Chinese has no space after it.
_ADDRESS = re.compile(r"\bhttps?://[!#-;=?-~]+", re.IGNORECASE)
_AROUND, _MOST_PLACES, _LONGEST_PLACE = 60, 40, 4_000
_PIECE = re.compile(r"[^\W\d_]+")
_UNDRAWN = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u061c\u180b-\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufeff]"
)
# Short pieces that stand before or after a hyphen in honest words.
_HONEST = frozenset(
    "по из за то во кое кто ка де не на ди эл аль эль ал об от до со у к с "
    "al el un a e x t s l m d j y o u v w as de la le en il je tu on ce ci là co re ex no up in by of to so it i be "
    "ba bo da di do du es et eu go ha he ho id iq is ja ka ke ki ko li lo lu ma me mi mo mu my na ne ni nu ou pa pe po "
    "pu qu ra ri ro ru sa se si ss st su ta te ti tv uk us va ve vi yo za ze ad cd dj dr ip it pc pr sf vr xi ab an at "
    "au".split()
)


def late(source: str) -> tuple[LateText, ...]:
    """Further readings of the places of a text's beginning that are in disguise; () for one that hides nothing."""
    source = source[:_LOOKED_AT]
    if "://" in source:
        source = _ADDRESS.sub(_blank, source)
    padded = f" {searchable(source)} "
    if not _is_suspicious(source, padded):
        return ()
    found: list[LateText] = []
    for start, end in _places(source, padded):
        written = LateText("", source[start:end], (), start)
        seen = {written.joined}
        for reading in _readings(written):
            if reading.joined not in seen:
                seen.add(reading.joined)
                found.append(reading)
    return tuple(found)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _places(source: str, padded: str) -> list[tuple[int, int]]:
    """Where a text may hide words, each place with the words around it; in a text full of signs only the first."""
    places: list[tuple[int, int]] = []
    for start, end in sorted(_spots(source, padded)):
        start, end = max(0, start - _AROUND), end + _AROUND
        start = source.find(" ", start, start + _AROUND) + 1 if start else 0
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        elif len(places) < _MOST_PLACES:
            places.append((start, end))
        if places[-1][1] - places[-1][0] > _LONGEST_PLACE:
            break
    return [(start, source.rfind(" ", start, end) if end < len(source) else end) for start, end in places]


def _spots(source: str, padded: str) -> Iterator[tuple[int, int]]:
    """What is suspicious, each with its place; more than is in disguise, and nothing less."""
    if _RUN.search(padded) or (not source.isascii() and _UNDRAWN.search(source)):
        yield from (found.span() for found in _SPACED.finditer(source))
    for kind in _kinds_there(source):
        yield from (found.span() for found in kind.finditer(source))
    yield from (found.span() for found in _gaps_inside(source))
    mixed = not source.isascii() and _mixes_scripts(padded)
    main = _main_script(fold(source)) if mixed else ""
    for start, end in _tokens(source) if mixed else _lettered(source):
        folded = fold(token := source[start:end])
        hidden = mixed and (_MIXED.search(folded) is not None or _passes_for(folded, main))
        if hidden or (not folded.isalpha() and _may_be_respelt(token)):
            yield start, end


def _kinds_there(source: str) -> Iterator[re.Pattern[str]]:
    """What is to be looked for, as what is always there with it is there, and found sooner."""
    if _ANY_SIGN.search(source):
        yield _SIGN
    if "&" in source or "<" in source:
        yield _ENTITY
    if not source.isascii():
        yield _FLAGS


def _tokens(source: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _TOKEN.finditer(source))


def _lettered(source: str) -> Iterator[tuple[int, int]]:
    """Words of digits and letters together."""
    end = 0
    for found in _BESIDE_DIGIT.finditer(source):
        start = found.start()
        if start >= end:
            while start > end and source[start - 1].isalnum():
                start -= 1
            end = next(_TOKEN.finditer(source, start)).end()
            yield start, end


def _is_suspicious(source: str, padded: str) -> bool:
    """A few searches that find nothing in an honest text, the usual case; each costs about a microsecond."""
    if _APART.search(padded) or (_DIGIT.search(padded) and _has_a_digit_to_read(padded)):
        return True
    if ("&" in source or "<" in source) and _ENTITY.search(source):
        return True
    if _ANY_SIGN.search(source) and (_SIGN.search(source) or _has_strong_sign(source)):
        return True
    if any(_is_odd(source, found) for found in _WEAK.finditer(source)):
        return True
    return not source.isascii() and (_mixes_scripts(padded) or _FLAGS.search(source) is not None)


def _has_a_digit_to_read(padded: str) -> bool:
    return any(_may_be_respelt(padded[start:end]) for start, end in _lettered(padded))


def _has_strong_sign(source: str) -> bool:
    return any(found[0] not in "-./:," for found in _INSIDE.finditer(source))


def _mixes_scripts(padded: str) -> bool:
    """Whether a word has letters of two scripts, or is of letters that pass for those of the other words."""
    if not _FOREIGN.search(padded):
        return False
    there = set(padded)
    scripts = sum(not there.isdisjoint(letters) for letters in _SCRIPT_LETTERS)
    if scripts < 2 and there.isdisjoint(_STRANGE_LETTERS):
        return False
    if _MIXED.search(padded):
        return True
    passing = _ALL_TWINS.findall(padded)
    main = _main_script(padded) if passing else ""
    return any(_passes_for(word, main) for word in passing)


def _main_script(text: str) -> str:
    if not _FOREIGN.search(text):
        return "Latin"
    return max(_RANGES, key=lambda script: len(_OWN[script].findall(text)))


def _passes_for(word: str, script: str) -> bool:
    return len(word) > 2 and _TWINS.issuperset(word) and not _OWN[script].search(word)


def _gaps_inside(source: str) -> Iterator[re.Match[str]]:
    """Signs inside a word that are not there in honest writing."""
    for found in _INSIDE.finditer(source):
        if found[0] in _STRONG or found[0] in "@$€£¢!§¥" or _is_odd(source, found):
            yield found


def _is_odd(source: str, found: re.Match[str]) -> bool:
    """Whether a hyphen, stop or slash stands beside a short piece that is no word."""
    before = _PIECE.findall(source[max(0, found.start() - 3) : found.start()])[-1:]
    after = _PIECE.findall(source, found.end(), found.end() + 3)[:1]
    return any(len(piece) < 3 and piece.lower() not in _HONEST for piece in before + after)


# --- readings ---------------------------------------------------------------------------------------------


class Edit(NamedTuple):
    """A piece of the text that is read as something else."""

    start: int
    end: int
    read: str


@dataclass(frozen=True)
class LateText:
    """One further reading of a text, with the way back to the original."""

    name: str
    text: str
    steps: tuple[tuple[Edit, ...], ...]  # what was changed, step after step
    start: int = 0  # where in the original it begins

    @functools.cached_property
    def joined(self) -> str:
        """The folded words with single spaces between, as `text.searchable` has them."""
        return searchable(self.text)

    @functools.cached_property
    def words(self) -> tuple[Word, ...]:
        """The same words with their places in the original."""
        ways = [_way_back(step) for step in reversed(self.steps)]

        def origin(position: int) -> int:
            for way in ways:
                position = way(position)
            return self.start + position

        return tuple(Word(word.folded, origin(word.start), origin(word.end - 1) + 1) for word in words(self.text))

    def after(self, name: str, edits: Sequence[Edit]) -> LateText:
        """The reading with one step more."""
        if not edits:
            return self
        pieces, position = [], 0
        for start, end, read in edits:
            pieces += [self.text[position:start], read]
            position = end
        return LateText(name, "".join(pieces) + self.text[position:], (*self.steps, tuple(edits)), self.start)


def _way_back(edits: tuple[Edit, ...]) -> Callable[[int], int]:
    """A place in the changed text → the place in the text before."""
    starts: list[int] = []  # of each edit, in the changed text
    grown = 0
    for start, end, read in edits:
        starts.append(start + grown)
        grown += len(read) - (end - start)

    def origin(position: int) -> int:
        index = bisect_right(starts, position) - 1
        while index >= 0:
            start, end, read = edits[index]
            inside = position - starts[index]
            if inside < len(read):
                return min(start + inside, end - 1)
            return end + inside - len(read)
        return position

    return origin


def _readings(reading: LateText) -> Iterator[LateText]:
    decoded = reading.after(ENCODED, list(_decoded(reading.text)))
    decoded = decoded.after(ENCODED, list(_decoded(decoded.text)))  # entities of entities
    if decoded is not reading:
        yield decoded
    drawn = decoded.after(decoded.name, list(_undrawn(decoded.text)))
    signs = drawn.after(LOOKALIKES, list(_signs(drawn.text)))
    read: set[str] = set()
    for base in (drawn,) if signs is drawn else (signs, drawn):
        _, rows = _gaps(base.text)
        for spared in _EDGES if rows else _EDGES[:1]:
            together = base.after(SET_APART, list(_together(base.text, spared)))
            if together.text not in read:
                read.add(together.text)
                yield from (together, *_scripts(together))
            if together is base:
                break


def _scripts(reading: LateText) -> Iterator[LateText]:
    alone = not _FOREIGN.search(reading.joined)  # letters of Latin, or of scripts that are like no other
    if alone and not _ANY_DIGIT.search(reading.text):
        return
    tokens = tuple(_lettered(reading.text) if alone else _tokens(reading.text))
    main = _main_script(reading.joined)
    there = [script for script in _RANGES if script == main or _OWN[script].search(reading.joined)]
    for script in there:
        first, second = ([*_as_script(reading.text, tokens, script, main, second=second)] for second in (False, True))
        for edits in (first, second) if first != second else (first,):
            if edits:
                name = LOOKALIKES if not reading.name else f"{reading.name}, {LOOKALIKES}"
                yield reading.after(LOOKALIKES if reading.name == LOOKALIKES else name, edits)


def _decoded(text: str) -> Iterator[Edit]:
    if "&" not in text and "<" not in text:
        return
    for found in _ENTITY.finditer(text):
        written = found[0]
        read = html.unescape(written) if written[0] == "&" else ""
        if read != written:
            yield Edit(found.start(), found.end(), read)


def _undrawn(text: str) -> Iterator[Edit]:
    """Marks that change no letter, and what nobody sees."""
    if not text.isascii():
        yield from (Edit(found.start(), found.end(), "") for found in _UNDRAWN.finditer(text))


def _signs(text: str) -> Iterator[Edit]:
    """Signs that stand for letters, and flags that spell a word."""
    if text.isascii() and not _ANY_SIGN.search(text):
        return
    yield from sorted(
        [Edit(found.start(), found.end(), found[0].translate(_SIGNS)) for found in _SIGN.finditer(text)]
        + [Edit(found.start(), found.end(), "".join(chr(ord(c) - 0x1F1E6 + 97) for c in found[0]))
           for found in _FLAGS.finditer(text)]
    )  # fmt: skip


def _together(text: str, spared: tuple[int, int]) -> Iterator[Edit]:
    """The gaps to take out: between single letters in a row, and inside a word.

    The first or the last letter of a row is spared when it may be a word of its own: в г е й → гей.
    """
    inside, runs = _gaps(text)
    gaps = set(inside)
    for run in runs:
        first = spared[0] and run[0].folded in _ONE_LETTER_WORDS
        last = spared[1] and run[-1].folded in _ONE_LETTER_WORDS
        kept = run[bool(first) : len(run) - bool(last)]
        between = [text[one.end : other.start] for one, other in pairwise(kept)]
        usual = min(between, key=len, default="")
        gaps |= {
            Edit(one.end, other.start, "") for one, other in pairwise(kept) if text[one.end : other.start] == usual
        }
    return iter(sorted(gap for gap in gaps if gap.start < gap.end))


@functools.lru_cache(maxsize=8)
def _gaps(text: str) -> tuple[tuple[Edit, ...], tuple[list[Word], ...]]:
    """The gaps inside words, and the rows of single letters: the same whichever edges are spared."""
    inside = tuple(Edit(found.start(), found.end(), "") for found in _gaps_inside(text))
    return inside, tuple(_runs(words(text))) if _RUN.search(f" {searchable(text)} ") else ()


def _runs(found: tuple[Word, ...]) -> Iterator[list[Word]]:
    """Three or more single letters in a row."""
    run: list[Word] = []
    for word in found:
        if len(word.folded) == 1 and _APART_LETTER.match(word.folded):
            run.append(word)
            continue
        if len(run) > 2:
            yield run
        run = []
    if len(run) > 2:
        yield run


def _as_script(text: str, tokens: Iterable[tuple[int, int]], script: str, main: str, *, second: bool) -> Iterator[Edit]:
    """The letters of other scripts, and digits, in words that are meant to be of this one."""
    for start, end in tokens:
        for index, read in _respelt(text[start:end], script, main, second):
            yield Edit(start + index, start + index + 1, read)


@functools.lru_cache(maxsize=8_192)
def _respelt(token: str, script: str, main: str, second: bool) -> tuple[tuple[int, str], ...]:
    """Which letters of a word are to be read as which: the same few words come again and again."""
    table, own = _READINGS[script, second], _OWN[script]
    folded = fold(token)
    if (folded.isalpha() and _WHOLE[script].fullmatch(folded)) or folded.isdecimal():
        return ()
    letters = list(folded) if len(folded) == len(token) else [fold(letter) for letter in token]
    foreign = [letter for letter in letters if not own.match(letter)]
    if not foreign or any(letter not in table for letter in foreign) or _is_a_number_with_letters(token):
        return ()
    if len(foreign) == len(letters) and not _may_pass(foreign, script, main):
        return ()
    return tuple((index, table[letter]) for index, letter in enumerate(letters) if not own.match(letter))


@functools.lru_cache(maxsize=8_192)
def _may_be_respelt(token: str) -> bool:
    """Whether a word with digits can be read as one without, in a script that it has letters of."""
    folded = fold(token)
    written_in = [script for script, own in _OWN.items() if own.search(folded)]
    return any(_respelt(token, script, script, second) for script in written_in for second in (False, True))


def _may_pass(letters: list[str], script: str, main: str) -> bool:
    """Whether a whole word of another script may stand for one of this script."""
    strange = all("\u13a0" <= letter <= "\u13fd" or letter >= "\ua4d0" for letter in letters)
    return strange or (script == main and len(letters) > 2 and _TWINS.issuperset(letters))


def _is_a_number_with_letters(token: str) -> bool:
    """2026г, covid19, 282я, 5g: more digit than word."""
    digits = sum(map(str.isdigit, token))
    return digits > 0 and (digits * 2 > len(token) or _NUMBERED.search(token.lower()) is not None)
