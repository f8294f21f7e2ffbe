"""A query made ready to be looked for: forms and concepts filled in, fields and weights brought down to the leaves."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from monitor.errors import QueryError
from monitor.languages import BY_LETTERS, LANGUAGES, Reason, guess, reasoned
from monitor.model import DEEPEST_CONCEPT
from monitor.query import (
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    AtLeast,
    Boosted,
    Count,
    Kind,
    Named,
    Near,
    NoneOf,
    NotIn,
    Query,
    Regex,
    Term,
    Within,
    Word,
    write,
)
from monitor.text import words

AS_WRITTEN = "as written"
Words = tuple[str, ...]
Choices = Mapping[Words, str]  # folded words that count for a typed word, and why
Terms = Mapping[str, tuple["Wanted", ...]]


class Spelt(NamedTuple):
    """The forms of a word ready to be compared with the words of a text."""

    choices: Choices
    firsts: frozenset[str]  # the words that a form begins with
    lengths: tuple[int, ...]  # how many words a form has


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """All that counts for a typed word: the folded forms, one a line, and the reason of each.

    One for all queries that have the word, and kept small: ten thousand queries have some hundred thousand forms.
    """

    lines: str
    reasons: Words
    shared: int = 0  # how many letters all of them begin with

    @property
    def is_broad(self) -> bool:
        """Whether a form is of several words."""
        return " " in self.lines

    def spelt(self) -> Spelt:
        """The same taken apart; only for words that an entry has."""
        return _spelt(self)


@functools.lru_cache(maxsize=4096)
def _spelt(forms: Forms) -> Spelt:
    choices = {
        tuple(line.split(" ")): reason for line, reason in zip(forms.lines.split("\n"), forms.reasons, strict=True)
    }
    lengths = tuple(sorted({len(choice) for choice in choices}))
    return Spelt(choices, frozenset(choice[0] for choice in choices), lengths)


def plain_beginning(wild: str) -> str:
    """What stands before the first wildcard."""
    return wild[: min(at for at in (wild.find("*"), wild.find("?"), len(wild)) if at >= 0)]


Inflect = Callable[[Word, str, bool], "SoughtWord"]  # a word with its forms in a language, or ""; does it stand alone
_NO_FORMS = Forms("", ("",))


@dataclass(frozen=True, slots=True, eq=False)
class SoughtWord:
    """A typed word with all that counts for it; `wild` are its folded words when there are wildcards in them."""

    word: Word
    forms: Forms
    wild: Words = ()

    @property
    def choices(self) -> Choices:
        """Every form as folded words, and why it counts."""
        return {} if self.wild else self.forms.spelt().choices


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A term or a regular expression, to be looked for in some fields."""

    label: str
    fields: Words
    words: tuple[SoughtWord, ...] = ()
    regex: str = ""
    weight: float = 1.0
    concept: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Every:
    """All parts hold."""

    label: str
    parts: tuple[Sought, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    """That many of the parts hold; one, for OR."""

    label: str
    parts: tuple[Sought, ...]
    count: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Not:
    """The part does not hold."""

    label: str
    part: Sought


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """Both stand in a field with few words between."""

    label: str
    left: Sought
    right: Sought
    distance: int
    ordered: bool


@dataclass(frozen=True, slots=True, eq=False)
class Outside:
    """The part stands outside all places of the other."""

    label: str
    part: Sought
    inside: Sought


@dataclass(frozen=True, slots=True, eq=False)
class Often:
    """The part stands at that many places."""

    label: str
    part: Sought
    count: int


Sought = Leaf | Every | Some | Not | Beside | Outside | Often


def parts_of(node: Sought) -> tuple[Sought, ...]:
    """What a node is made of."""
    match node:
        case Every() | Some():
            return node.parts
        case Beside():
            return (node.left, node.right)
        case Outside():
            return (node.part, node.inside)
        case Not() | Often():
            return (node.part,)
        case Leaf():
            return ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of a concept, parsed, with its language and what it must not stand in."""

    query: Query
    language: str
    exclusion: Query | None = None


def inflected_in(languages: Collection[str]) -> Inflect:
    """The forms of words for a desk that reads these languages.

    Letters tell Polish or Russian words, but plain Latin ones may be of any language, and the forms of a wrong one
    are other words: "was" of "war". These have forms in English and in the languages that were named. Tables of an
    extra, large ones, are read for the named alone.
    """
    named = frozenset(language.partition("-")[0].lower() for language in languages)
    plain = ("en", *sorted(named - {"en"}))
    usual = (*BY_LETTERS, *sorted(named - set(BY_LETTERS)))
    read = tuple(named) or LANGUAGES  # who names no language reads them all
    known: dict[Word | tuple[Word, str, bool], SoughtWord] = {}
    reasons: dict[Words, Words] = {}  # words of one kind have the same ones

    def among(cleaned: str) -> Words:
        return guess(cleaned, plain if cleaned.isascii() else usual) or guess(cleaned, LANGUAGES)

    def made(word: Word, language: str, alone: bool) -> Forms:
        cleaned, itself = _cleaned(word.text), " ".join(word.folded)
        languages = (language,) if language else among(cleaned)
        found = dict(reasoned(cleaned, languages, named, (*languages, *read) if alone else ()))
        found.pop(itself, None)
        why = (AS_WRITTEN, *map(_reason, found.values()))
        return Forms("\n".join((itself, *found)), reasons.setdefault(why, why), _shared((itself, *found)))

    def inflected(word: Word, language: str, alone: bool) -> SoughtWord:
        asked = (word, language, alone) if language else word
        return known.get(asked) or known.setdefault(
            asked, SoughtWord(word, made(word, language, alone or not language))
        )

    return inflected


def _shared(forms: Sequence[str]) -> int:
    """How many letters all forms begin with: as many as the first and the last in order."""
    first, last = min(forms), max(forms)
    if last.startswith(first):
        return len(first)
    return next(at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)


@functools.cache
def _reason(of: Reason) -> str:
    rule, language = of
    return f"form: {rule} ({language})"


def _cleaned(text: str) -> str:
    """A typed word without the signs around it."""
    if text.isalnum():
        return text
    found = words(text)
    return text[found[0].start : found[-1].end]


@functools.lru_cache(maxsize=65_536)
def _unchanged(folded: Words) -> Forms:
    """No forms: the word as it was typed."""
    line = " ".join(folded)
    return Forms(line, (AS_WRITTEN,), len(line))


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns queries into what is sought. `concepts` by name, `inflect` gives a word its forms.

    With `labels` the nodes above the leaves say which part of the query they are; only who explains asks for that.
    """

    concepts: Terms
    inflect: Inflect
    labels: bool = False

    def read(self, query: Query) -> Sought:
        """The query with everything filled in; QueryError for a concept that does not exist."""
        return self._read(query, _Place())

    def _read(self, query: Query, place: _Place) -> Sought:  # noqa: C901 - one arm a node
        if isinstance(query, Term):
            return self._term(query, place)
        label = write(query) if self.labels else ""
        match query:
            case Regex(pattern=pattern):
                return Leaf(write(query), place.fields, regex=pattern, weight=place.weight, concept=place.concept)
            case Named(name=name):
                return self._concept(query, name, place)
            case AllOf(parts=parts):
                return Every(label, tuple(self._read(part, place) for part in parts))
            case AnyOf(parts=parts):
                return Some(label, tuple(self._read(part, place) for part in parts))
            case AtLeast(count=count, parts=parts):
                return Some(label, tuple(self._read(part, place) for part in parts), count)
            case NoneOf(part=part):
                return Not(label, self._read(part, place))
            case Near(parts=(left, right), distance=distance, ordered=ordered):
                return Beside(label, self._read(left, place), self._read(right, place), distance, ordered)
            case NotIn(part=part, inside=inside):
                return Outside(label, self._read(part, place), self._read(inside, place))
            case Count(count=count, part=part):
                return Often(label, self._read(part, place), count)
            case Within(field=field, part=part):
                return self._read(part, place.within(field))
            case Boosted(part=part, factor=factor):
                return self._read(part, place.louder(factor))

    def _term(self, term: Term, place: _Place) -> Leaf:
        plain = place.fields != TEXT_FIELDS and place.fields[0] not in TEXT_FIELDS
        alone = len(term.words) == 1  # in a phrase the other words tell the language
        words = tuple(self._word(word, place.language, plain=plain, alone=alone) for word in term.words)
        strict = any(word.kind in (Kind.EXACT, Kind.CAPITALS) for word in term.words)
        shown = write(term) if strict else term.text
        return Leaf(shown, place.fields, words, weight=place.weight, concept=place.concept)

    def _word(self, word: Word, language: str, *, plain: bool, alone: bool) -> SoughtWord:
        if word.kind is Kind.WILDCARD:
            return SoughtWord(word, _NO_FORMS, word.folded)
        if word.kind is Kind.PLAIN and not plain:
            return self.inflect(word, language, alone)
        return SoughtWord(word, _unchanged(word.folded))

    def _concept(self, query: Query, name: str, place: _Place) -> Sought:
        wanted = self.concepts.get(name.lower())
        if wanted is None:
            close = difflib.get_close_matches(name.lower(), self.concepts, n=1, cutoff=0.4)
            advice = f"did you mean @{close[0]}?" if close else "define it under concepts:"
            raise QueryError(write(query), 0, f"there is no concept @{name}", advice, len(name) + 1)
        if name.lower() in map(str.lower, place.named):
            raise QueryError(write(query), 0, f"the concept @{name} stands inside itself", "list its terms instead")
        if len(place.named) >= DEEPEST_CONCEPT:
            what = f"@{name} stands inside more than {DEEPEST_CONCEPT - 1} other concepts"
            raise QueryError(write(query), 0, what, "list its terms instead")
        parts: dict[tuple[str, Query | None], list[Sought]] = {}
        for one in wanted:
            part = self._read(one.query, place.named_by(name, one.language))
            parts.setdefault((one.language, one.exclusion), []).append(part)
        return Some(
            f"@{name}", tuple(found for key, same in parts.items() for found in self._kept(place, name, key, same))
        )

    def _kept(self, place: _Place, name: str, key: tuple[str, Query | None], parts: list[Sought]) -> list[Sought]:
        """The terms of one language, less what stands in the concept's exclusions: read once, not for each term."""
        language, exclusion = key
        if exclusion is None:
            return parts
        return [
            Outside(f"@{name}", Some(f"@{name}", tuple(parts)), self._read(exclusion, place.named_by(name, language)))
        ]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a query we are: what the nodes above say of the leaves below."""

    fields: Words = TEXT_FIELDS
    weight: float = 1.0
    language: str = ""
    named: Words = ()

    @property
    def concept(self) -> str:
        return self.named[0] if self.named else ""

    def within(self, field: str) -> _Place:
        return _Place((field,), self.weight, self.language, self.named)

    def louder(self, factor: float) -> _Place:
        return _Place(self.fields, self.weight * factor, self.language, self.named)

    def named_by(self, name: str, language: str) -> _Place:
        return _Place(self.fields, self.weight, language, (*self.named, name))
