"""What a topic looks for, spelt out, and what it only just does not find."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from monitor.match.matcher import Matcher, reader_for, sought
from monitor.match.sought import Leaf, Not, Outside, Sought, SoughtWord, parts_of
from monitor.model import Concept, Entry, SoughtTerm, Suggestion, Topic
from monitor.query import AllOf, NoneOf, Query, parse, write
from monitor.text import searchable

_LONG = 5  # letters: shorter words are like too many others
_LIKE = 0.82


def expand(topic: Topic, concepts: Iterable[Concept] = (), languages: Collection[str] = ()) -> tuple[SoughtTerm, ...]:
    """Every word of a topic with its forms, in the order they are written."""
    found = []
    for leaf in _leaves(sought(topic.queries, reader_for(concepts, languages))):
        if leaf.regex:
            found.append(SoughtTerm(term=leaf.label, concept=leaf.concept, forms=((leaf.label, "expression"),)))
        found += [SoughtTerm(term=one.word.text, concept=leaf.concept, forms=_forms(one)) for one in leaf.words]
    return tuple(dict.fromkeys(found))


def _forms(word: SoughtWord) -> tuple[tuple[str, str], ...]:
    if word.wild:
        return ((" ".join(word.wild), "wildcard"),)
    return tuple((" ".join(choice), why) for choice, why in word.choices.items())


def _leaves(node: Sought, *, wanted_only: bool = False) -> Iterator[Leaf]:
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Outside) and wanted_only:
        yield from _leaves(node.part, wanted_only=True)
    elif not (isinstance(node, Not) and wanted_only):
        for part in parts_of(node):
            yield from _leaves(part, wanted_only=wanted_only)


def suggest(topic: Topic, entries: Sequence[Entry], matcher: Matcher) -> tuple[Suggestion, ...]:
    """What entries that are not on the topic hold that is almost it, the most frequent first."""
    on = matcher.of((topic,)).batch(entries)
    off = [entry for entry, matches in zip(entries, on, strict=True) if not matches]
    found = [*_unlisted(topic, off, matcher), *_missing_parts(topic, off, matcher)]
    return tuple(sorted(found, key=lambda one: (-one.entries, one.near, one.word)))


def _unlisted(topic: Topic, entries: Sequence[Entry], matcher: Matcher) -> Iterator[Suggestion]:
    """Words like those of the topic: other forms, spellings, slips."""
    holding = _holding(entries)
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for word in holding:
        by_beginning[word[:3]].append(word)
    leaves = list(_leaves(matcher.sought(topic), wanted_only=True))
    listed = {part for leaf in leaves for word in leaf.words for choice in word.choices for part in choice}
    wanted = {word for leaf in leaves for one in leaf.words for word in one.word.folded if not one.wild}
    for typed in sorted(word for word in wanted if len(word) >= _LONG):
        near = difflib.get_close_matches(typed, by_beginning.get(typed[:3], ()), n=5, cutoff=_LIKE)
        for word in (word for word in near if word not in listed):
            held = holding[word]
            yield Suggestion(topic=topic.name, near=typed, word=word, entries=len(held), headline=held[0].title)


def _holding(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The entries of every long word."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for word in {*searchable(entry.title).split(), *searchable(entry.text).split()}:
            if len(word) >= _LONG:
                found[word].append(entry)
    return found


def _missing_parts(topic: Topic, entries: Sequence[Entry], matcher: Matcher) -> Iterator[Suggestion]:
    """Queries joined by AND that failed by one part only."""
    for query in map(parse, topic.queries):
        if not isinstance(query, AllOf):
            continue
        wanted: list[Query] = [part for part in query.parts if not isinstance(part, NoneOf)]
        if len(wanted) < 2:
            continue
        parts = [Topic(name=str(number), queries=(write(part),)) for number, part in enumerate(wanted)]
        lacking: dict[int, list[Entry]] = defaultdict(list)
        for entry, matches in zip(entries, matcher.of(parts).batch(entries), strict=True):
            missing = set(range(len(wanted))) - {int(match.topic) for match in matches}
            if len(missing) == 1:
                lacking[missing.pop()].append(entry)
        for number, held in lacking.items():
            near = write(wanted[number])
            yield Suggestion(topic=topic.name, near=near, word="", entries=len(held), headline=held[0].title)
