"""Where things stand in one entry: the meaning of the language, walked node by node. For survivors only.

Bounded whatever the query: a node has at most `MOST` places, and joining two nodes looks at `PAIRS` pairs.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from monitor.disguise import LateText
from monitor.match.sought import (
    AS_WRITTEN,
    Beside,
    Every,
    Forms,
    Leaf,
    Not,
    Often,
    Outside,
    Some,
    Sought,
    SoughtWord,
    plain_beginning,
)
from monitor.model import Span
from monitor.query import Kind
from monitor.query.pattern import places as regex_places
from monitor.query.pattern import wild_fits
from monitor.text import places_of_words, searchable

MOST = 1_000
PAIRS = 20_000


class FieldText:
    """One field of an entry as words; offsets are read only when they are asked for."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.late = ""

    @cached_property
    def tokens(self) -> list[str]:
        """The folded words in order."""
        return self.joined.split()

    @cached_property
    def joined(self) -> str:
        """The same with spaces between and around."""
        return f" {searchable(self.source)} "

    @cached_property
    def at(self) -> dict[str, list[int]]:
        """Every word with the numbers of its places."""
        found: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            found.setdefault(token, []).append(number)
        return found

    @cached_property
    def offsets(self) -> Sequence[tuple[int, int]]:
        """Where the same words begin and end in the source."""
        return places_of_words(self.source)

    def written(self, number: int) -> str:
        """A word as it stands in the source."""
        start, end = self.offsets[number]
        return self.source[start:end]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the source from one word to another."""
        return self.offsets[first][0], self.offsets[last][1]


class LateFieldText(FieldText):
    """A further reading of a field in disguise, with the way back to what was published."""

    def __init__(self, source: str, reading: LateText) -> None:
        super().__init__(source)
        self._reading, self.late = reading, reading.name

    @cached_property
    def joined(self) -> str:
        """The folded words of the reading."""
        return f" {self._reading.joined} "

    @cached_property
    def offsets(self) -> Sequence[tuple[int, int]]:
        """Where the same words begin and end in the source."""
        return [(word.start, word.end) for word in self._reading.words]


class Hit(NamedTuple):
    """A leaf found in a field, as words `first` to `last`."""

    leaf: Leaf
    field: str
    text: FieldText
    first: int
    last: int
    why: str
    characters: tuple[int, int] | None = None  # where a regular expression holds, which knows no words

    def span(self) -> Span:
        """The place in the source, with what says that it counts."""
        start, end = self.characters or self.text.span(self.first, self.last)
        form = " ".join(self.text.tokens[self.first : self.last + 1])
        leaf = self.leaf
        why = (
            f"concept @{leaf.concept}" + ("" if self.why == AS_WRITTEN else f", {self.why}")
            if leaf.concept
            else self.why
        )
        return Span(
            field=self.field, start=start, end=end, term=leaf.label, form=form, why=why, late=self.text.late,
            weight=leaf.weight,
        )  # fmt: skip


class Place(NamedTuple):
    """Words `first` to `last` of a reading of a field, and the leaves that make it count."""

    text: int  # which reading of which field
    first: int
    last: int
    hits: tuple[Hit, ...]


class Reading:
    """An entry being looked through: its fields, each in one or more readings."""

    def __init__(self, fields: Mapping[str, Sequence[FieldText]]) -> None:
        self.texts = [(name, text) for name, texts in fields.items() for text in texts]
        self._found: dict[Leaf, list[Place]] = {}
        self.steps = 0  # what was looked at: so that a test can hold the bound

    def holds(self, node: Sought) -> bool:
        """Whether a node holds for the entry."""
        if isinstance(node, Leaf):
            return bool(self._of_leaf(node))
        match node:
            case Every():
                return all(map(self.holds, node.parts))
            case Some():
                return any(map(self.holds, node.parts)) if node.count == 1 else self.held(node) >= node.count
            case Not():
                return not self.holds(node.part)
            case Often():
                return self.times(node) >= node.count
            case Beside() | Outside():
                return bool(self.places(node))

    def held(self, node: Some) -> int:
        """How many of the parts hold."""
        return sum(map(self.holds, node.parts))

    def times(self, node: Often) -> int:
        """At how many places of what was published the part stands, in whichever reading."""
        found = self.places(node.part)
        is_late = any(self.texts[place.text][1].late for place in found)
        return len(set(map(self._published, found))) if is_late else len(found)

    def _published(self, place: Place) -> tuple[str, int, int]:
        field, text = self.texts[place.text]
        return field, *text.span(place.first, place.last)

    def evidence(self, node: Sought) -> list[Hit]:
        """The places that speak for a node that holds; what must not be there has none."""
        found: list[Hit] = []
        self._tell(node, found)
        return found

    def _tell(self, node: Sought, found: list[Hit]) -> None:
        match node:
            case Every() | Some():
                for part in node.parts:
                    if isinstance(part, Leaf):
                        for place in self._of_leaf(part):
                            found += place.hits
                    elif self.holds(part):
                        self._tell(part, found)
            case Often():
                self._tell(node.part, found)
            case Leaf() | Beside() | Outside():
                found += [hit for place in self.places(node) for hit in place.hits]

    def places(self, node: Sought) -> list[Place]:
        """Where a node stands; at most `MOST`."""
        match node:
            case Leaf():
                return self._of_leaf(node)
            case Some():
                return _distinct(place for part in node.parts for place in self.places(part))
            case Beside():
                return self._beside(node)
            case Outside():
                return self._outside(node)
        return []

    @cached_property
    def _tokens(self) -> frozenset[str]:
        """The words of all fields."""
        return frozenset(self._joined.split())

    @cached_property
    def _joined(self) -> str:
        """All fields, apart from each other."""
        return "\n".join(text.joined for _, text in self.texts)

    def _of_leaf(self, leaf: Leaf) -> list[Place]:
        found = self._found.get(leaf)
        if found is None:
            found = self._found[leaf] = self._looked_for(leaf) if self._may_stand(leaf) else []
            self.steps += len(found)
        return found

    def _may_stand(self, leaf: Leaf) -> bool:
        """Whether all words of a leaf may be anywhere: most words that a topic looks for do not even begin."""
        joined = self._joined
        for word in leaf.words:
            forms = word.forms
            beginning = plain_beginning(word.wild[0]) if word.wild else forms.lines[: forms.shared]
            if " " + beginning not in joined:
                return False
        return True

    def _looked_for(self, leaf: Leaf) -> list[Place]:
        if len(leaf.words) == 1:
            standing = self._standing(leaf.words[0])
            if standing is not None:
                return self._of_tokens(leaf, standing) if standing else []
        return [
            Place(number, first, last, (Hit(leaf, field, text, first, last, why, characters),))
            for number, (field, text) in enumerate(self.texts)
            if field in leaf.fields
            for first, last, why, characters in islice(
                _regex(leaf, text) if leaf.regex else _phrase(leaf.words, text), MOST
            )
        ]

    def _of_tokens(self, leaf: Leaf, standing: Mapping[str, str]) -> list[Place]:
        """Where these words of the text stand, each by itself."""
        [word] = leaf.words
        found: list[Place] = []
        for number, (field, text) in enumerate(self.texts):
            if field in leaf.fields:
                starts = [(at, why) for token, why in standing.items() for at in text.at.get(token, ())]
                starts.sort()
                if word.word.kind in (Kind.EXACT, Kind.CAPITALS):
                    starts = [(at, why) for at, why in starts if _is_written_so(word, text, at, at + 1)]
                found += [Place(number, at, at, (Hit(leaf, field, text, at, at, why),)) for at, why in starts[:MOST]]
        return found

    def _standing(self, word: SoughtWord) -> Mapping[str, str] | None:
        """The words of the text that count for one, and why; None where a form may be several words."""
        if word.wild:
            return None if len(word.wild) > 1 else dict.fromkeys(self._covered(word.wild[0]), "wildcard")
        if word.forms.is_broad:
            return None
        lines = word.forms.lines.split("\n")
        return {token: word.forms.reasons[lines.index(token)] for token in self._tokens.intersection(lines)}

    def _covered(self, wild: str) -> Collection[str]:
        """The words of the text that a word with wildcards covers."""
        beginning, joined = f" {plain_beginning(wild)}", self._joined
        found: set[str] = set()
        at = joined.find(beginning)
        while at >= 0 and (end := joined.find(" ", at + 1)) >= 0:
            found.add(joined[at + 1 : end])
            at = joined.find(beginning, end)
        return found if wild == f"{beginning[1:]}*" else [token for token in found if wild_fits(wild, token)]

    def _outside(self, node: Outside) -> list[Place]:
        """The widest place of the other that begins before tells whether one lies inside."""
        covered: dict[int, tuple[list[int], list[int]]] = {}
        for place in sorted(self.places(node.inside), key=lambda place: (place.text, place.first)):
            starts, ends = covered.setdefault(place.text, ([], []))
            starts.append(place.first)
            ends.append(max(place.last, ends[-1]) if ends else place.last)
        kept = [place for place in self.places(node.part) if not _is_inside(place, covered.get(place.text))]
        if not any(self.texts[place.text][1].late for place in kept):
            return kept
        around = sorted(set(map(self._published, self.places(node.inside))))  # a further reading may begin inside of it
        return [place for place in kept if not _lies_in(self._published(place), around)]

    def _beside(self, node: Beside) -> list[Place]:
        left, right = self.places(node.left), self.places(node.right)
        found = self._pairs(left, right, node.distance)
        if not node.ordered:
            found += self._pairs(right, left, node.distance)
        return _distinct(found)

    def _pairs(self, before: list[Place], after: list[Place], distance: int) -> list[Place]:
        """Every pair with the second after the first, not farther than asked."""
        after = sorted(after, key=lambda place: (place.text, place.first))
        starts = [(place.text, place.first) for place in after]
        found: list[Place] = []
        pairs = 0
        for place in before:
            begin = bisect.bisect_left(starts, (place.text, place.last + 1))
            end = bisect.bisect_right(starts, (place.text, place.last + 1 + distance))
            for other in after[begin:end]:
                pairs += 1
                found.append(Place(place.text, place.first, other.last, place.hits + other.hits))
            if pairs > PAIRS:
                break
        self.steps += pairs
        return found


def _distinct(found: Iterator[Place] | list[Place]) -> list[Place]:
    """Each place once, in order of the text."""
    distinct: dict[tuple[int, int, int], Place] = {}
    for place in found:
        key = (place.text, place.first, place.last)
        held = distinct.get(key)
        if held is None:
            distinct[key] = place
            if len(distinct) >= MOST:
                break
        elif len(held.hits) < 20:
            distinct[key] = held._replace(hits=held.hits + tuple(hit for hit in place.hits if hit not in held.hits))
    return [distinct[key] for key in sorted(distinct)]


def _lies_in(place: tuple[str, int, int], around: Sequence[tuple[str, int, int]]) -> bool:
    field, start, end = place
    return any(field == other and first <= start and end <= last for other, first, last in around)


def _is_inside(place: Place, covered: tuple[list[int], list[int]] | None) -> bool:
    if covered is None:
        return False
    before = bisect.bisect_right(covered[0], place.first) - 1
    return before >= 0 and covered[1][before] >= place.last


Found = tuple[int, int, str, tuple[int, int] | None]


def _regex(leaf: Leaf, text: FieldText) -> Iterator[Found]:
    """Places of an expression, brought to the words they touch."""
    if text.late:
        return
    found = regex_places(leaf.regex, text.source, MOST)
    starts = [start for start, _ in text.offsets] if found else []
    ends = [end for _, end in text.offsets] if found else []
    for start, end in found:
        first = bisect.bisect_right(ends, start)
        last = bisect.bisect_left(starts, end) - 1
        first, last = min(first, len(ends) - 1), max(last, 0)
        yield (
            max(0, min(first, last)),
            max(first, last, 0) if first <= last else max(0, last),
            "expression",
            (start, end),
        )


def _phrase(wanted: Sequence[SoughtWord], text: FieldText) -> Iterator[Found]:
    """Every place where the words stand side by side."""
    for start, after, why in _beginnings(wanted[0], text):
        ends = [(after, why)]
        for word in wanted[1:]:
            ends = [
                (end, why if said == AS_WRITTEN else said)
                for begin, why in ends
                for end, said in _endings(word, text, begin)
            ]
            if not ends:
                break
        for end, said in dict(ends).items():
            yield start, end - 1, said, None


def _beginnings(word: SoughtWord, text: FieldText) -> Iterator[tuple[int, int, str]]:
    """(first, after the last, why) of every place of a word, in order."""
    starts = [start for token in _first_tokens(word, text) for start in text.at.get(token, ())]
    for start in sorted(starts):
        for end, why in _endings(word, text, start):
            yield start, end, why


def _first_tokens(word: SoughtWord, text: FieldText) -> Iterable[str]:
    """The words of a text that the word may begin with, each once."""
    if word.wild:
        return [token for token in text.at if wild_fits(word.wild[0], token)]
    return text.at.keys() & (word.forms.spelt().firsts if word.forms.is_broad else word.forms.lines.split("\n"))


def _endings(word: SoughtWord, text: FieldText, start: int) -> list[tuple[int, str]]:
    """Where a word that begins at a place ends, and why it counts."""
    tokens = text.tokens
    if word.wild:
        after = start + len(word.wild)
        part = tokens[start:after]
        fits = len(part) == len(word.wild) and all(
            wild_fits(wild, token) for wild, token in zip(word.wild, part, strict=True)
        )
        return [(after, "wildcard")] if fits else []
    return [
        (after, why) for after, why in _forms_at(word.forms, tokens, start) if _is_written_so(word, text, start, after)
    ]


def _forms_at(forms: Forms, tokens: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """(after the last word, why) of every form that begins at a place."""
    choices, _, lengths = forms.spelt()
    for length in lengths:
        if start + length > len(tokens):
            break  # what is cut off at the end may be a shorter form
        why = choices.get(tuple(tokens[start : start + length]))
        if why is not None:
            yield start + length, why


def _is_written_so(word: SoughtWord, text: FieldText, start: int, after: int) -> bool:
    """Capitals and accents, for words that were marked so."""
    match word.word.kind:
        case Kind.EXACT:
            if text.late:
                return False
            return [text.written(number) for number in range(start, after)] == _written(word.word.text)
        case Kind.CAPITALS:
            written = "".join(text.written(number) for number in range(start, after)) if not text.late else ""
            return written == written.upper() != written.lower()
    return True


@lru_cache(maxsize=4096)
def _written(source: str) -> list[str]:
    """The words of a typed word, unfolded."""
    return [source[start:end] for start, end in places_of_words(source)]
