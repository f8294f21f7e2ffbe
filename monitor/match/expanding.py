"""What a topic looks for, spelt out, and what it only just does not find."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from monitor.match.matcher import Matcher, reader_for, sought
from monitor.match.sought import Leaf, Not, Outside, Sought, SoughtWord, parts_of
from monitor.model import Concept, Entry, SoughtTerm, Suggestion, Topic
from monitor.query import AllOf, NoneOf, parse, write
from monitor.text import searchable

_LONG = 5  # letters: shorter words are like too many others
_LIKE = 0.82
Holding = dict[str, list[tuple[int, Entry]]]  # the entries of each long word, with their numbers


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


def suggest(
    topics: Sequence[Topic], entries: Sequence[Entry], matcher: Matcher, outlet: str | Sequence[str] = ""
) -> tuple[Suggestion, ...]:
    """What entries that are not on a topic hold that is almost it, topic by topic, the most frequent first.

    Every part of every topic is matched in one go: the entries are what is dear.
    """
    parts = {topic: _joined_parts(topic) for topic in topics}
    asked = [part for several in parts.values() for one in several for part in one]
    found = matcher.of([*topics, *asked]).batch(entries, outlet)
    on = [frozenset(match.topic for match in matches) for matches in found]
    holding = _holding(entries)
    return tuple(
        one
        for topic in topics
        for one in sorted(
            [*_unlisted(topic, matcher, holding, on), *_missing_parts(topic, parts[topic], entries, on)],
            key=lambda one: (-one.entries, one.near, one.word),
        )
    )


def _unlisted(topic: Topic, matcher: Matcher, holding: Holding, on: Sequence[frozenset[str]]) -> Iterator[Suggestion]:
    """Words like those of the topic: other forms, spellings, slips."""
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for word in (word for word, held in holding.items() if any(topic.name not in on[number] for number, _ in held)):
        by_beginning[word[:3]].append(word)
    leaves = list(_leaves(matcher.sought(topic), wanted_only=True))
    listed = {part for leaf in leaves for word in leaf.words for choice in word.choices for part in choice}
    wanted = {word for leaf in leaves for one in leaf.words for word in one.word.folded if not one.wild}
    for typed in sorted(word for word in wanted if len(word) >= _LONG):
        near = difflib.get_close_matches(typed, by_beginning.get(typed[:3], ()), n=5, cutoff=_LIKE)
        for word in (word for word in near if word not in listed):
            held = [entry for number, entry in holding[word] if topic.name not in on[number]]
            yield Suggestion(topic=topic.name, near=typed, word=word, entries=len(held), headline=held[0].title)


def _holding(entries: Sequence[Entry]) -> Holding:
    """The entries of every long word, each with its number."""
    found: Holding = defaultdict(list)
    for number, entry in enumerate(entries):
        for word in {*searchable(entry.title).split(), *searchable(entry.text).split()}:
            if len(word) >= _LONG:
                found[word].append((number, entry))
    return found


def _joined_parts(topic: Topic) -> list[list[Topic]]:
    """The parts of each query that joins some by AND, each as a topic of its own."""
    found = []
    for place, query in enumerate(map(parse, topic.queries)):
        if isinstance(query, AllOf):
            wanted = [write(part) for part in query.parts if not isinstance(part, NoneOf)]
            found.append([Topic(name=f"{topic.name}\0{place}\0{part}", queries=(part,)) for part in wanted])
    return found


def _missing_parts(
    topic: Topic, joined: Sequence[Sequence[Topic]], entries: Sequence[Entry], on: Sequence[frozenset[str]]
) -> Iterator[Suggestion]:
    """Queries joined by AND that failed by one part only."""
    for parts in joined:
        lacking: dict[str, list[Entry]] = defaultdict(list)
        for entry, held_topics in zip(entries, on, strict=True):
            missing = [part for part in parts if part.name not in held_topics]
            if len(missing) == 1 < len(parts) and topic.name not in held_topics:
                lacking[missing[0].queries[0]].append(entry)
        for near, held in lacking.items():
            yield Suggestion(topic=topic.name, near=near, word="", entries=len(held), headline=held[0].title)
