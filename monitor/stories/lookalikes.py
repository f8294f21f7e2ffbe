"""What tells two events apart that are told in the same words: which issue, which score, which person, which rubric."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import timedelta

from monitor.languages.rivals import ORDINALS
from monitor.model import StoryArticle
from monitor.text import searchable

ANOTHER_DAY = timedelta(hours=18)
_OTHER_NUMBERS = 0.85  # a toll rises, a sum is rounded: other numbers alone say little
_OTHER_ISSUE, _OTHER_PERSON, _SAME_RUBRIC = 0.15, 0.4, 0.2
_OTHER_HEADLINE = 0.2  # under headlines of one outlet that share no word, stock phrases are what is alike
_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:st|nd|rd|th|ère|ème|eme|er|[eºª]|-?(?:й|я|е|го|му))(?!\w)", re.IGNORECASE
)
_SCORE = re.compile(r"(?<![\d–-])\d{1,3} ?[–-] ?\d{1,3}(?![\d–-])")
_MEASURE = re.compile(r"(\w+) (\d{1,2}[.,]\d)(?![\d.,]*\d)")
_RUBRIC = re.compile(r"^([^:|]+\w) ?[:|] ")
_HEADLINE = 120  # characters: a longer one is half an article, and numbers several things
_CHINESE_NUMBER = r"([零一二三四五六七八九十]{1,3}|\d{1,3})"  # in characters or in figures, never in both
_CHINESE_ORDINAL = re.compile(rf"第(?!一){_CHINESE_NUMBER}")
_CHINESE_SCORE = re.compile(rf"{_CHINESE_NUMBER}比{_CHINESE_NUMBER}")
_CHINESE_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九十")}
_LONGEST = 14  # words of a headline that names whom it is about; longer ones name others too
_MOSTLY = 0.6  # of a headline's words in capitals: then capitals are a habit, and no names


class Marks:
    """What a headline has that may tell its event apart."""

    def __init__(self, article: StoryArticle) -> None:
        title = article.title
        self.words = frozenset(searchable(title).split())
        self.numbers = numbers_of(title)
        self.issues = frozenset(_issues(title, self.words))
        self.measures = {before.lower(): value.replace(",", ".") for before, value in _MEASURE.findall(title)}
        self.names = frozenset(_names(title))
        rubric = _RUBRIC.match(title)
        self.rubric = searchable(rubric[1]) if rubric else ""
        self.outlet, self.at = article.outlet, article.at


def numbers_of(title: str) -> frozenset[str]:
    """The numbers that a headline names."""
    return frozenset(_NUMBER.findall(searchable(title)))


def doubt(one: Marks, other: Marks) -> float:
    """What is left of the likeness of two articles: 1 when nothing tells them apart."""
    left = 1.0
    if _disagree(one.numbers, other.numbers):
        left *= _OTHER_NUMBERS
    if _disagree(one.issues, other.issues) or _measured_otherwise(one.measures, other.measures):
        left *= _OTHER_ISSUE
    if _disagree(one.names, other.names):
        left *= _OTHER_PERSON
    if (
        one.rubric
        and (one.outlet, one.rubric) == (other.outlet, other.rubric)
        and abs(one.at - other.at) >= ANOTHER_DAY
    ):
        left *= _SAME_RUBRIC
    if one.outlet and one.outlet == other.outlet and _disagree(one.words, other.words):
        left *= _OTHER_HEADLINE
    return left


def _disagree(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _issues(title: str, words: Collection[str]) -> Iterator[str]:
    """Which one of a series a headline is about: its ordinals, and the scores of its match."""
    yield from _ORDINAL.findall(title)
    if len(title) <= _HEADLINE:
        yield from (ORDINALS[word] for word in words if word in ORDINALS)
        yield from map(_chinese, _CHINESE_ORDINAL.findall(title))
    yield from ("-".join(_NUMBER.findall(score)) for score in _SCORE.findall(title))
    yield from (f"{_chinese(here)}-{_chinese(there)}" for here, there in _CHINESE_SCORE.findall(title))


def _chinese(number: str) -> str:
    """A number below a hundred in digits."""
    if number.isdecimal():
        return number
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return str(_CHINESE_DIGITS[number[-1]])
    return str(10 * _CHINESE_DIGITS.get(tens, 1) + _CHINESE_DIGITS.get(ones, 0))


def _measured_otherwise(one: dict[str, str], other: dict[str, str]) -> bool:
    return any(one[before] != other[before] for before in one.keys() & other.keys())


def _names(title: str) -> Iterator[str]:
    """The words of names of two words or more, where capitals mean names; the first word has one anyway."""
    words = title.split()
    capitals = sum(word[:1].isupper() for word in words)
    if len(words) > _LONGEST or capitals > _MOSTLY * len(words):
        return
    run: list[str] = []
    for word in (*words[1:], ""):
        if word[:1].isupper():
            run.append(word)
        if not word[:1].isupper() or not word[-1:].isalnum():
            if len(run) > 1:
                yield from searchable(" ".join(run)).split()
            run = []
