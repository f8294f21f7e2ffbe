"""The matcher: bits decide for all topics at once, words confirm and give the places of what is left."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from monitor.disguise import LateText, late
from monitor.languages import dictionary
from monitor.languages.recognised import language_of
from monitor.match.automaton import give_back
from monitor.match.bits import ANYWHERE
from monitor.match.engine import BATCH, BORDER, Engine, Scopes
from monitor.match.places import FieldText, LateFieldText, Reading
from monitor.match.sought import Reader, Some, Sought, Wanted, inflected_in, parts_of
from monitor.model import Concept, Entry, Match, Span, Topic
from monitor.query import FIELDS, TEXT_FIELDS, AnyOf, parse
from monitor.text import searchable

_MANY = 1_000  # topics that take megabytes to compile


def compile_topics(
    topics: Sequence[Topic], concepts: Iterable[Concept] = (), languages: Collection[str] = ()
) -> Matcher:
    """A matcher for all topics at once; QueryError when a query cannot be read; `languages` are the outlets'."""
    with _uncollected():
        matcher = Matcher(topics, reader_for(concepts, languages))
    if dictionary.give_back() or len(topics) >= _MANY:
        give_back()
    return matcher


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Compiling makes a million objects and drops none: to look through them for garbage is a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def reader_for(concepts: Iterable[Concept], languages: Collection[str] = ()) -> Reader:
    """What fills in the concepts and the forms of words."""
    return Reader({concept.name.lower(): tuple(_wanted(concept)) for concept in concepts}, inflected_in(languages))


def sought(queries: Sequence[str], reader: Reader) -> Sought:
    """What a topic looks for: any of its queries."""
    parts = tuple(reader.read(parse(query)) for query in queries)
    return parts[0] if len(parts) == 1 else Some("any of the queries", parts)


def _wanted(concept: Concept) -> Iterator[Wanted]:
    exclusions = tuple(parse(exclusion) for exclusion in concept.exclusions)
    exclusion = None if not exclusions else exclusions[0] if len(exclusions) == 1 else AnyOf(parts=exclusions)
    for term in concept.terms:
        yield Wanted(parse(term.query), term.language, exclusion)


class Matcher:
    """All topics, compiled. `matcher(entry)` for one entry, `matcher.batch(entries)` for many: much cheaper each."""

    def __init__(self, topics: Sequence[Topic], reader: Reader) -> None:
        self._reader = reader
        self.names = tuple(topic.name for topic in topics)
        self._topics = tuple(sought(topic.queries, reader) for topic in topics)
        self.engine = Engine(self._topics)
        self._named = frozenset(field for topic in self._topics for field in _fields_of(topic)) - set(TEXT_FIELDS)

    def __call__(self, entry: Entry, outlet: str = "") -> tuple[Match, ...]:
        """The topics that one entry is on."""
        return self.batch((entry,), outlet)[0]

    def sought(self, topic: Topic) -> Sought:
        """What a topic looks for, with its forms and concepts."""
        return sought(topic.queries, self._reader)

    def of(self, topics: Sequence[Topic]) -> Matcher:
        """A matcher of other topics, with the same concepts."""
        return Matcher(topics, self._reader)

    def batch(self, entries: Sequence[Entry], outlet: str | Sequence[str] = "") -> list[tuple[Match, ...]]:
        """The topics of every entry; `outlet` published all of them, or each its own."""
        outlets = [outlet] * len(entries) if isinstance(outlet, str) else outlet
        found: list[tuple[Match, ...]] = []
        for start in range(0, len(entries), BATCH):
            found += self._some(entries[start : start + BATCH], outlets[start : start + BATCH])
        return found

    def topics_of(self, entries: Sequence[Entry], outlets: Sequence[str]) -> list[frozenset[str]]:
        """The topics of every entry as it is written, without places and further readings: cheaper still."""
        found: list[set[str]] = [set() for _ in entries]
        for start in range(0, len(entries), BATCH):
            several = zip(entries[start : start + BATCH], outlets[start : start + BATCH], strict=True)
            for topic, numbers in self.decide([self.fields(entry, outlet) for entry, outlet in several]):
                for number in numbers:
                    found[start + number].add(self.names[topic])
        return [frozenset(names) for names in found]

    def _some(self, entries: Sequence[Entry], outlets: Sequence[str]) -> list[tuple[Match, ...]]:
        fields = [self.fields(entry, outlet) for entry, outlet in zip(entries, outlets, strict=True)]
        on: list[list[int]] = [[] for _ in entries]
        readings: dict[int, Reading] = {}
        for topic, numbers in self.decide(fields, readings):
            for number in numbers:
                on[number].append(topic)
        return [
            (*self._told(one, topics, readings.pop(number, None)), *self._late(one, topics))
            for number, (one, topics) in enumerate(zip(fields, on, strict=True))
        ]

    def _told(self, fields: Mapping[str, str], topics: Sequence[int], reading: Reading | None) -> list[Match]:
        """Topics that an entry is on as it is written."""
        if not topics:
            return []
        reading = reading or reading_of(fields)
        return [Match(topic=self.names[topic], spans=spans(reading, self._topics[topic])) for topic in topics]

    def _late(self, fields: Mapping[str, str], known: Sequence[int]) -> Iterator[Match]:
        """Topics that only a further reading of a text in disguise shows."""
        readings = {name: late(fields[name]) for name in TEXT_FIELDS}
        if not any(readings.values()):
            return
        texts = [scopes_of(fields, self.engine.scopes)]
        texts += [_scopes_of_late(name, one) for name, found in readings.items() for one in found]
        topics = sorted(self.engine.candidates(texts).difference(known))
        reading = reading_of(fields, readings) if topics else Reading({})
        for topic in topics:
            if reading.holds(self._topics[topic]):
                yield Match(topic=self.names[topic], spans=spans(reading, self._topics[topic]))

    def decide(
        self,
        fields: Sequence[Mapping[str, str]],
        readings: dict[int, Reading] | None = None,
        ready: Sequence[Scopes] | None = None,
    ) -> Iterator[tuple[int, list[int]]]:
        """(topic, numbers of the entries that are on it); `readings` keeps what was looked at word by word.

        `ready` are the texts as they are scanned, when they were folded before.
        """
        readings = {} if readings is None else readings
        texts = ready or [scopes_of(one, self.engine.scopes) for one in fields]
        for topic, sure, unsure in self.engine.decide(texts):
            numbers: list[int] = []
            while sure:
                number = sure.bit_length() - 1
                numbers.append(number)
                sure ^= _POWERS[number]
            if unsure:
                numbers += self._confirmed(topic, _numbers(unsure), fields, readings)
            if numbers:
                yield topic, numbers

    def _confirmed(
        self, topic: int, numbers: Sequence[int], fields: Sequence[Mapping[str, str]], readings: dict[int, Reading]
    ) -> Iterator[int]:
        """Those that are on the topic when they are looked at word by word."""
        for number in numbers:
            reading = readings.get(number) or readings.setdefault(number, reading_of(fields[number]))
            if reading.holds(self._topics[topic]):
                yield number

    def fields(self, entry: Entry, outlet: str = "") -> dict[str, str]:
        """The fields of an entry that any topic asks for."""
        return fields_of(entry, outlet, self._named)


def fields_of(entry: Entry, outlet: str, named: Collection[str] = FIELDS) -> dict[str, str]:
    """Headline, text and the named fields of an entry as published; a language that nobody named is recognised."""
    fields = {"title": entry.title, "text": entry.text}
    if named:
        others = {
            "outlet": outlet,
            "lang": entry.language or language_of(entry.title, entry.text),
            "author": entry.author,
            "url": entry.url,
        }
        others["tag"] = " \x02 ".join(entry.tags)
        fields.update((name, others[name]) for name in named if name in others)
    return fields


def scopes_of(fields: Mapping[str, str], scopes: Collection[str]) -> Scopes:
    """Folded words of what is scanned."""
    ready = {scope: f" {searchable(fields[scope])} ".encode() for scope in scopes if scope != ANYWHERE}
    if ANYWHERE in scopes:
        ready[ANYWHERE] = _headline_and_text(searchable(fields["title"]), searchable(fields["text"]))
    return ready


def _scopes_of_late(name: str, reading: LateText) -> Scopes:
    """The same of one further reading of one field."""
    title, text = (reading.joined, "") if name == "title" else ("", reading.joined)
    return {ANYWHERE: _headline_and_text(title, text)}


def _headline_and_text(title: str, text: str) -> bytes:
    return b" %b %b %b " % (title.encode(), BORDER, text.encode())


def reading_of(fields: Mapping[str, str], readings: Mapping[str, Sequence[LateText]] | None = None) -> Reading:
    """An entry to be looked through word by word."""
    more = readings or {}
    return Reading(
        {
            name: (FieldText(text), *(LateFieldText(text, one) for one in more.get(name, ())))
            for name, text in fields.items()
        }
    )


def spans(reading: Reading, node: Sought) -> tuple[Span, ...]:
    """The places of everything that speaks for a topic, headline first."""
    found = [hit.span() for hit in reading.evidence(node) if hit.field in TEXT_FIELDS]
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(set(found), key=_in_order))


def _in_order(span: Span) -> tuple[bool, int, int, str, str, str, str, float]:
    return span.field != "title", span.start, -span.end, span.term, span.why, span.late, span.form, span.weight


_POWERS = [1 << number for number in range(BATCH)]


def _numbers(bits: int) -> list[int]:
    """The numbers of the set bits, the highest first."""
    numbers = []
    while bits:
        number = bits.bit_length() - 1
        numbers.append(number)
        bits ^= _POWERS[number]
    return numbers


def _fields_of(node: Sought) -> Iterator[str]:
    yield from getattr(node, "fields", ())
    for part in parts_of(node):
        yield from _fields_of(part)
