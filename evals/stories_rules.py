"""The rules of other readers and of libraries, written down from their code and documentation, each with its own setting.

Texts that a rule calls the same are put together with all that they are put together with. Where a rule looks at pairs,
those more than the window apart are left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from datetime import timedelta
from zlib import crc32

from stories_sets import Labelled

from monitor.text import searchable

WINDOW = timedelta(days=3)
Labels = list[int]
Rule = Callable[[Sequence[Labelled]], Labels]

# NewsBlur: stop words and settings of its clustering.
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "in",
        "on",
        "at",
        "to",
        "for",
        "of",
        "is",
        "it",
        "by",
        "with",
        "from",
        "as",
        "be",
        "was",
        "were",
        "are",
        "this",
        "that",
        "have",
        "has",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "shall",
        "not",
        "no",
        "its",
        "his",
        "her",
        "their",
        "our",
        "your",
        "my",
        "been",
        "being",
        "he",
        "she",
        "so",
        "up",
        "if",
        "me",
        "we",
        "am",
        "us",
        "go",
        "oh",
        "ok",
    ]
)


def linked(texts: Sequence[Labelled], pairs: Iterable[tuple[int, int]]) -> Labels:
    """Everything that pairs connect is one group."""
    home = list(range(len(texts)))

    def root(one: int) -> int:
        while home[one] != one:
            home[one] = home[home[one]]
            one = home[one]
        return one

    for one, other in pairs:
        home[root(one)] = root(other)
    return [root(one) for one in range(len(texts))]


def sharing(texts: Sequence[Labelled], features: Sequence[Collection[Hashable]]) -> set[tuple[int, int]]:
    """The pairs of texts of the window that share a feature."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for place in sorted(range(len(texts)), key=lambda place: texts[place].at):
        for feature in features[place]:
            near = [other for other in holders[feature] if texts[place].at - texts[other].at <= WINDOW]
            pairs.update((min(place, other), max(place, other)) for other in near)
            holders[feature] = [*near, place]
    return pairs


# --- headlines --------------------------------------------------------------------------------------------


def same_title(texts: Sequence[Labelled]) -> Labels:
    """The same headline, case and punctuation aside (FreshRSS, NewsBlur's first step)."""
    return linked(texts, sharing(texts, [{searchable(one.title)} for one in texts]))


def title_trigrams(texts: Sequence[Labelled]) -> Labels:
    """PostgreSQL's trigram similarity of headlines at 0.75 (tt-rss)."""
    grams = [
        {
            padded[i : i + 3]
            for word in searchable(one.title).split()
            for padded in [f"  {word} "]
            for i in range(len(padded) - 2)
        }
        for one in texts
    ]
    return _alike(texts, grams, 0.75)


def title_words(texts: Sequence[Labelled]) -> Labels:
    """Jaccard similarity of the words of headlines at 0.5."""
    return _alike(texts, [set(searchable(one.title).split()) for one in texts], 0.5)


def _alike(texts: Sequence[Labelled], features: Sequence[Collection[Hashable]], least: float) -> Labels:
    often = Counter(feature for found in features for feature in found)
    # What two sets so alike share, they share among the rarest of each.
    rarest = [
        sorted(found, key=lambda feature: (often[feature], str(feature)))[
            : len(found) - math.ceil(least * len(found)) + 1
        ]
        for found in features
    ]
    sets = [set(found) for found in features]
    pairs = sharing(texts, rarest)
    return linked(texts, (pair for pair in pairs if _jaccard(sets[pair[0]], sets[pair[1]]) >= least))


def _jaccard(one: set[Hashable], other: set[Hashable]) -> float:
    return len(one & other) / max(1, len(one | other))


def title_overlap(texts: Sequence[Labelled]) -> Labels:
    """NewsBlur: of two outlets' headlines of five significant words or more, 60 % of the shorter and at least three."""
    words = [_significant(one.title) for one in texts]
    words = [found if len(found) >= 5 else frozenset() for found in words]
    often = {word for word, count in Counter(word for found in words for word in found).items() if count > 50}
    pairs = sharing(texts, [found - often for found in words])
    alike = [
        (one, other)
        for one, other in pairs
        if texts[one].outlet != texts[other].outlet and _overlap(words[one], words[other])
    ]
    return linked(texts, [*alike, *sharing(texts, [{searchable(one.title)} for one in texts])])


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both >= 3 and both >= 0.6 * min(len(one), len(other))


def _significant(title: str) -> frozenset[str]:
    plain = re.sub(r"[^\w\s]", "", re.sub(r"[-/]", " ", title.lower()))
    kept = (word for word in plain.split() if word not in _STOP and len(word) > 1 and not word.isdigit())
    return frozenset(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in kept
    )


# --- texts ------------------------------------------------------------------------------------------------


def reader_text(texts: Sequence[Labelled]) -> Labels:
    """reader: texts of 32 words or more, the longer cut to the shorter, weighted Jaccard of character runs at 0.7.

    Itself it compares inside one feed, under one headline, address or time; here all texts that share a run of words.
    """
    words = [searchable(one.text).split() for one in texts]
    runs = [
        {" ".join(found[i : i + 3]) for i in range(len(found) - 2)} if len(found) >= 32 else set() for found in words
    ]
    return linked(texts, (pair for pair in sharing(texts, runs) if _reader_same(words[pair[0]], words[pair[1]])))


def _reader_same(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    long = long[: len(short)] if len(long) > 1.5 * len(short) else long
    length = 3 if len(short) + len(long) <= 400 else 4  # characters: its table's steps for feed-sized texts
    mine, its = _characters(" ".join(short), length), _characters(" ".join(long), length)
    return (mine & its).total() >= 0.7 * (mine | its).total()


def _characters(source: str, length: int) -> Counter[str]:
    return Counter(source[i : i + length] for i in range(len(source) - length + 1))


def simhash(distance: int) -> Rule:
    """SimHash of 64 bits over runs of three words of headline and text, at most so many bits apart."""

    def rule(texts: Sequence[Labelled]) -> Labels:
        marks = [_mark(_shingles(one)) for one in texts]
        width = 64 // (distance + 1)  # of two marks so near, one of so many parts is equal
        parts = [{(part, mark >> part * width & (1 << width) - 1) for part in range(distance + 1)} for mark in marks]
        pairs = sharing(texts, parts)
        return linked(texts, (pair for pair in pairs if (marks[pair[0]] ^ marks[pair[1]]).bit_count() <= distance))

    return rule


def _mark(shingles: Collection[int]) -> int:
    votes = [0] * 64
    for value in shingles:
        wide = value * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        wide ^= wide >> 29
        for bit in range(64):
            votes[bit] += 1 if wide >> bit & 1 else -1
    return sum(1 << bit for bit, vote in enumerate(votes) if vote > 0)


def _shingles(one: Labelled) -> set[int]:
    words = searchable(f"{one.title} {one.text}").split()
    return {crc32(" ".join(words[i : i + 3]).encode()) for i in range(max(1, len(words) - 2))}


def minhash(bands: int, rows: int) -> Rule:
    """MinHash of bands × rows permutations over the same runs, joined when one band is equal: about (1 / bands) ** (1 / rows)."""

    def rule(texts: Sequence[Labelled]) -> Labels:
        return linked(texts, sharing(texts, [_bands(_shingles(one), bands, rows) for one in texts]))

    return rule


def _bands(shingles: Collection[int], bands: int, rows: int) -> set[tuple[int, ...]]:
    smallest = [
        min((value ^ salt) * factor & 0xFFFFFFFF for value in shingles) for salt, factor in _salts(bands * rows)
    ]
    return {(band, *smallest[band * rows : (band + 1) * rows]) for band in range(bands)}


def _salts(number: int) -> list[tuple[int, int]]:
    return [(crc32(f"salt {one}".encode()), crc32(f"factor {one}".encode()) | 1) for one in range(number)]


RULES: dict[str, Rule] = {
    "same headline": same_title,
    "title trigrams ≥ .75 (tt-rss)": title_trigrams,
    "title words, Jaccard ≥ .5": title_words,
    "title overlap (NewsBlur)": title_overlap,
    "text n-grams (reader)": reader_text,
    "SimHash, ≤ 3 bits": simhash(3),
    "MinHash-LSH, ≈ .5": minhash(25, 5),
    "MinHash-LSH, ≈ .3": minhash(42, 3),
}
