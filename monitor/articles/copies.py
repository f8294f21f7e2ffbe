"""Is it the same text elsewhere? Runs of three words, whatever the headline, the length or the new first sentence.

Each entry keeps a sketch, its smallest hashes; entries that share some are compared run by run. What an outlet
prints under many headlines is furniture and does not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

from monitor.articles.agencies import AGENCIES
from monitor.languages.rivals import NUMBERS, WEEKDAYS
from monitor.model import CarriedText, CopyFound
from monitor.text import searchable

METHOD = "runs/2"
WINDOW = timedelta(days=7)  # a copy comes within a week, by what feeds say of when
HEAD = 600  # characters of headline and text that are compared
SKETCH, PROBES, CROWDED = 16, 48, 40  # hashes kept, hashes looked up, texts after which a run says nothing
FEWEST_SHARED = 1  # hashes that make a held entry worth comparing
_RUN = 3
_FAIR = 0x9E3779B1  # sums are multiplied by it, so that the smallest hashes are a fair sample
_FEWEST_RUNS = 6
# Runs in common and their share of the shorter text, of which any is enough: the fewer runs, the more of the text.
_ENOUGH, _OWN_ENOUGH = ((12, 0.35), (8, 0.5), (6, 0.7)), ((12, 0.35),)
_ENOUGH_ALIKE = ((4, 0.2),)  # under headlines that are alike
_FEWEST_COMMON = min(fewest for fewest, _ in (*_ENOUGH, *_OWN_ENOUGH, *_ENOUGH_ALIKE))
_LONGEST_PHRASE = 13  # runs: "this is a breaking news story and will be updated …" stands in many, and names nobody
_TITLE_ALIKE, _OWN_TITLE = 0.5, 0.3
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;\"”»)]$")
_FURNITURE_AFTER = 3  # headlines of an outlet
_HARDLY_DIFFERS = 0.8
_SWAPS, _LONGEST_SWAP = 2, 3  # places where look-alikes differ, and the most words of each
_WHEN_AND_HOW_MANY = WEEKDAYS | NUMBERS
_DATELINE = 90  # characters at either end where an agency is named


def runs(title: str, text: str) -> frozenset[int]:
    """The hashes of the runs of three words of headline and beginning; no run goes from one into the other."""
    return _all_runs(*_parts(title, text))


@lru_cache(maxsize=1_024)  # a text is asked for again with every text that it is compared with
def _all_runs(*parts: str) -> frozenset[int]:
    return frozenset(chain.from_iterable(map(_hashes, parts)))


def grams(title: str, text: str) -> dict[int, str]:
    """The same runs as they are written, by hash, in the order of the text."""
    return {_hash(gram): gram for part in _parts(title, text) for gram in map(" ".join, _runs(part))}


def _parts(title: str, text: str) -> tuple[str, str]:
    return title, text[: max(0, HEAD - len(title))]


def _hashes(source: str) -> list[int]:
    """The hash of each run."""
    joined = searchable(source)
    words = joined.encode().split(b" ")
    length = _length(words if joined.isascii() else joined.split())
    written = map(b" ".join, zip(*(words[i:] for i in range(length)), strict=False))
    return [value * _FAIR & 0xFFFFFFFF for value in map(crc32, written)]


def _hash(gram: str) -> int:
    return crc32(gram.encode()) * _FAIR & 0xFFFFFFFF


def _runs(source: str) -> Iterable[tuple[str, ...]]:
    """Runs of three words; of six characters where words are not parted."""
    words = searchable(source).split()
    return zip(*(words[i:] for i in range(_length(words))), strict=False)


def _length(words: Sequence[str] | Sequence[bytes]) -> int:
    alone = list(map(len, words)).count(1)
    return 2 * _RUN if 2 * alone > len(words) else _RUN


def probes(found: Collection[int]) -> list[int]:
    """The hashes under which to look for held copies."""
    return sorted(found)[:PROBES]


def sketch(probed: Sequence[int], crowded: Collection[int]) -> list[int]:
    """The hashes to be found by: of those looked up the first ones that are not in every other text already."""
    return [value for value in probed if value not in crowded][:SKETCH]


def worth_comparing(shared: Mapping[int, int], most: int = 6) -> list[int]:
    """Of the entries that share hashes, with how many: those most worth comparing."""
    enough = [(-count, entry) for entry, count in shared.items() if count >= FEWEST_SHARED]
    return [entry for _, entry in sorted(enough)[:most]]


@lru_cache(maxsize=512)  # much-copied outlets are asked for with every copy, and seldom print anything new meanwhile
def furniture(texts: tuple[tuple[str, str], ...]) -> frozenset[int]:
    """The runs that an outlet prints under several different headlines; one that was touched up is no other."""
    headlines: dict[str, set[int]] = {}
    for title, text in texts:
        headlines.setdefault(searchable(title), set()).update(_hashes(text[:HEAD]))
    counts = Counter(chain.from_iterable(headlines.values()))
    often = {run for run, count in counts.items() if count >= _FURNITURE_AFTER}
    if often:
        merged = _touched_up(headlines)
        often = {run for run, count in Counter(chain.from_iterable(merged)).items() if count >= _FURNITURE_AFTER}
    return frozenset(often)


def _touched_up(headlines: Mapping[str, set[int]]) -> list[set[int]]:
    """The runs under each headline, those under headlines that are much alike taken together."""
    kept: dict[str, set[int]] = {}
    for title, found in sorted(headlines.items()):
        known = next((held for held in kept if title_likeness(held, title) >= _TITLE_ALIKE), title)
        kept[known] = kept.get(known, set()) | found
    return list(kept.values())


# --- comparing two texts ----------------------------------------------------------------------------------


def compare(new: CarriedText, held: CarriedText, unsaid: Collection[int]) -> CopyFound | None:
    """The copy that the new text is of the held one, if it is; `unsaid` is the furniture of both outlets."""
    if _is_long_between(new, held):
        return None
    mine, its = runs(new.title, new.text), runs(held.title, held.text)
    if unsaid:
        mine, its = mine.difference(unsaid), its.difference(unsaid)
    common, fewer = mine & its, min(len(mine), len(its))
    if fewer < _FEWEST_RUNS or len(common) < _FEWEST_COMMON:
        return None
    # Of one event two outlets may well say the same in their headlines, above texts of their own.
    common -= runs(new.title, "") & runs(held.title, "")
    score = len(common) / fewer
    if not _is_enough(new, held, common, score) or are_rivals(new, held, score):
        return None
    shorter = new if len(mine) <= len(its) else held
    return CopyFound(
        of=held.entry,
        article=held.article,
        score=round(score, 3),
        runs=fewer,
        passage=_passage(grams(shorter.title, shorter.text), common),
        agency=agency(new) or agency(held),
    )


def _is_long_between(one: CarriedText, other: CarriedText) -> bool:
    """By the feeds' dates where both have one: what is found in one visit may be of different years."""
    if one.dated is None or other.dated is None:
        return abs(one.at - other.at) > WINDOW
    return abs(one.dated - other.dated) > WINDOW


def _is_enough(new: CarriedText, held: CarriedText, common: Collection[int], score: float) -> bool:
    """Whether so many runs in common, and such a share, make a copy; an outlet has its own phrases."""
    titles = title_likeness(new.title, held.title)
    if new.outlet == held.outlet:
        return titles >= _OWN_TITLE and _reaches(len(common), score, _OWN_ENOUGH)
    if titles >= _TITLE_ALIKE:
        return _reaches(len(common), score, _ENOUGH_ALIKE)
    if not _reaches(len(common), score, _ENOUGH):
        return False
    if len(common) > _LONGEST_PHRASE:
        return True
    said = [gram for value, gram in grams(new.title, new.text).items() if value in common]
    return _name_something(said, new.text[:HEAD])


def _reaches(common: int, score: float, steps: Iterable[tuple[int, float]]) -> bool:
    return any(common >= fewest and score >= share for fewest, share in steps)


def _name_something(common: Sequence[str], text: str) -> bool:
    """Whether there is a name or a number of the text in them; in scripts without capitals, nobody knows."""
    words = text.split()
    if not any(word[:1].isupper() or word[:1].islower() for word in words):
        return True
    names = [
        word
        for before, word in pairwise([".", *words])
        if any(map(str.isdigit, word)) or (word[:1].isupper() and not _ENDS_A_SENTENCE.search(before))
    ]
    return not set(searchable(" ".join(names)).split()).isdisjoint(" ".join(common).split())


def title_likeness(one: str, other: str) -> float:
    """The share of words that two headlines have in common."""
    mine, its = _words_of(one), _words_of(other)
    return 2 * len(mine & its) / (len(mine) + len(its)) if mine and its else 0.0


@lru_cache(maxsize=1_024)  # each headline of an outlet is compared with all its others
def _words_of(title: str) -> frozenset[str]:
    return frozenset(searchable(title).split())


def _passage(runs_of: Mapping[int, str], common: Collection[int]) -> str:
    """The longest stretch of the text that stands in both, for showing."""
    best: list[str] = []
    stretch: list[str] = []
    for value, gram in runs_of.items():
        if value not in common:
            stretch = []
            continue
        stretch = [*stretch, gram.split()[-1]] if stretch else gram.split()
        best = max(best, stretch, key=len)
    return " ".join(best[:24])


# --- look-alikes ------------------------------------------------------------------------------------------


def are_rivals(one: CarriedText, other: CarriedText, score: float) -> bool:
    """Whether the texts say the same of different things: other numbers, days or names in the same sentences.

    In the headlines of texts that hardly differ, names may: outlets write "US" and "United States".
    """
    mine, its = searchable(one.title).split(), searchable(other.title).split()
    names = score < _HARDLY_DIFFERS
    if _swaps(mine, its, _rivalling(one.title, names), _rivalling(other.title, names), around=1):
        return True
    text, its_text = one.text[:HEAD], other.text[:HEAD]
    swaps = _swaps(searchable(text).split(), searchable(its_text).split(), _rivalling(text), _rivalling(its_text))
    return swaps >= _SWAPS


def _rivalling(source: str, names: bool = True) -> frozenset[str]:
    """The words of headline and text that say who, where, when or how many."""
    telling = [
        word
        for word in source.split()
        if (names and word[:1].isupper()) or (not word.isalpha() and any(map(str.isdigit, word)))
    ]
    return _WHEN_AND_HOW_MANY.union(searchable(" ".join(telling)).split())


def _swaps(one: Sequence[str], other: Sequence[str], mine: frozenset[str], its: frozenset[str], around: int = 2) -> int:
    """In how many places one text has a telling word where the other, in the same sentence, has another one."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    swaps = 0
    for before, after in pairwise(blocks):
        left, right = one[before.a + before.size : after.a], other[before.b + before.size : after.b]
        framed = before.size >= around and after.size >= around
        if (
            framed
            and 0 < len(left) <= _LONGEST_SWAP
            and 0 < len(right) <= _LONGEST_SWAP
            and not _is_short_for(left, right)
        ):
            swaps += bool(mine & set(left)) and bool(its & set(right))
    return swaps


def _is_short_for(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one is the initials of the other: outlets write "US" and "United States"."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long)


# --- agencies ---------------------------------------------------------------------------------------------


def agency(one: CarriedText) -> str:
    """The agency that the text names as its own at its beginning or end; "" when it names none."""
    edges = f"{one.text[:_DATELINE]} … {one.text[-_DATELINE:]}"
    return next((name for name, mark in AGENCIES if mark.search(edges)), "")
