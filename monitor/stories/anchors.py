"""What an article says that is the same in every language: names in one script, telling numbers, what happens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from monitor.model import StoryArticle
from monitor.stories.happenings import happenings
from monitor.stories.romanised import romanised
from monitor.text import searchable

_NAMED_IN, _HAPPENS_IN = 1000, 600  # characters of an article: what follows is background
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d|[.!?:;\n\"“”„«»()|–]")
_NUMBER = re.compile(r"\d[\d.,\u202f\u00a0]*\d|\d\d")
_GROUPED = re.compile(r"[.,\u202f\u00a0](?=\d{3}(?!\d))")
_YEARS, _LARGEST_DAY = range(1900, 2036), 31
_SHORTEST_NAME, _ELISION = 3, 3
_KEY_LENGTH = 3  # consonants: shorter ones say too little
_ALIKE, _STEM, _ENDING = 0.72, 4, 3
# Days and months, which a text of any day has; and who carries or shows news rather than being in it.
_NOT_NAMED = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar reuters afp dpa afx
ansa efe pap tass ria interfax xinhua kyodo yonhap ani ians pti gna jta upi apa rtt bbc cnn facebook twitter instagram
youtube tiktok whatsapp telegram tumblr reddit linkedin pinterest digg google getty images disqus javascript html
newsletter copyright cookies permalink newsvine photo video foto pin email
"""
_NO_NAMES = frozenset(_NOT_NAMED.split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchors:
    """Names as they are written, by the key under which other scripts and cases meet; what stands side by side is one
    run, for George Floyd is one witness, not two.
    """

    names: Mapping[str, str]
    runs: Mapping[str, int]
    numbers: frozenset[str]
    happenings: frozenset[str]


def anchors(article: StoryArticle, language: str) -> Anchors:
    """The anchors of the beginning of an article in this language."""
    source = f"{article.title} . {article.text[:_NAMED_IN]}"
    names: dict[str, str] = {}
    runs: dict[str, int] = {}
    for number, run in enumerate(_runs(source[:_NAMED_IN])):
        for name in run:
            names.setdefault(key := _key(folded(name)), name)
            runs.setdefault(key, number)
    return Anchors(
        names=names,
        runs=runs,
        numbers=frozenset(_numbers(source[:_NAMED_IN])),
        happenings=happenings(language, source[:_HAPPENS_IN]),
    )


def is_one_name(one: str, other: str) -> bool:
    """Whether two words of one key are one name: alike in Latin letters, or alike but for an ending."""
    one, other = romanised(folded(one)), romanised(folded(other))
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter >= _STEM and one[:shorter] == other[:shorter] and abs(len(one) - len(other)) <= _ENDING:
        return True
    return shorter >= _STEM and SequenceMatcher(None, one, other).ratio() >= _ALIKE


# --- names ------------------------------------------------------------------------------------------------


def _runs(source: str) -> list[list[str]]:
    """The names of a text: capitals inside a sentence. The first word of one counts if it is seen inside another,
    or leads a longer name. What is also written small is no name.
    """
    tokens = _TOKEN.findall(source)
    small = {folded(token) for token in tokens if token[0].islower()}
    found = list(_capitals(tokens, small))
    inside = {folded(word) for run in found for word, is_first in run if not is_first}
    kept = ([word for word, first in run if not first or folded(word) in inside or len(run) > 1] for run in found)
    return [run for run in kept if run]


def _capitals(tokens: Sequence[str], small: set[str]) -> Iterator[list[tuple[str, bool]]]:
    """Runs of words with capitals, each with whether it begins a sentence."""
    run: list[tuple[str, bool]] = []
    is_first = True
    for token in (*tokens, "."):
        if token[0] != token[0].lower():
            word = folded(name := _bare(token))
            if len(word) >= _SHORTEST_NAME and word not in small and word not in _NO_NAMES:
                run.append((name, is_first))
            is_first = False
            continue
        if run:
            yield run
        run = []
        is_first = not token[0].isalnum()


def _bare(token: str) -> str:
    """A name without its article or its genitive: d'Orban, Trump's."""
    before, apostrophe, after = token.replace("’", "'").partition("'")
    return after if apostrophe and len(before) < _ELISION else before


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A word as words are compared."""
    return searchable(name).strip()


_SPELT = "shch:s sch:s sh:s ch:k kh:h ph:f th:t ts:s tz:s cz:s zh:s z:s x:ks w:v q:k ce:se ci:si ck:k c:k"
_SPELLINGS = [pair.split(":") for pair in _SPELT.split()]
_VOWELS = str.maketrans("", "", "aeiouyj")
# Cases in Cyrillic script whose endings are more than vowels: Зеленским, Путиным, Байденом.
_CASE = re.compile(r"(?:(?<=ск)(?:им|ого|ому|ом|их)|(?<=[вн])ым|(?<=\w{5})ом)$")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """Under which key a name is found in whatever script, spelling and case: its consonants, and a first vowel."""
    latin = romanised(_CASE.sub("", word))
    for spelling, sound in _SPELLINGS:
        latin = latin.replace(spelling, sound)
    first = latin[:1] if latin[:1] in "aeiouyj" else ""
    key = _TWICE.sub(r"\1", first.replace("y", "i").replace("j", "i") + latin[len(first) :].translate(_VOWELS))
    return key if len(key) >= _KEY_LENGTH else f"={romanised(word).rstrip('aeiouy')}"


# --- numbers ----------------------------------------------------------------------------------------------


def _numbers(source: str) -> Iterator[str]:
    """Numbers that tell: no years, no days, no round ones, whatever stands between thousands and before decimals."""
    for written in _NUMBER.findall(source):
        number = _GROUPED.sub("", written).replace(",", ".")
        whole = int(number) if number.isdigit() else None
        if whole is None and number.count(".") > 1:
            continue
        if whole is None or (whole > _LARGEST_DAY and whole not in _YEARS and whole % (10 if whole < 1000 else 1000)):
            yield number
