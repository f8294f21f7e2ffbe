"""What a topic looks for, spelt out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from monitor.match.matcher import reader_for, sought
from monitor.match.sought import Leaf, Not, Outside, Sought, SoughtWord, parts_of
from monitor.model import Concept, SoughtTerm, Topic


def expand(topic: Topic, concepts: Iterable[Concept] = (), languages: Collection[str] = ()) -> tuple[SoughtTerm, ...]:
    """Every word of a topic with its forms, in the order they are written."""
    found = []
    for leaf in leaves(sought(topic.queries, reader_for(concepts, languages))):
        if leaf.regex:
            found.append(SoughtTerm(term=leaf.label, concept=leaf.concept, forms=((leaf.label, "expression"),)))
        found += [SoughtTerm(term=one.word.text, concept=leaf.concept, forms=_forms(one)) for one in leaf.words]
    return tuple(dict.fromkeys(found))


def _forms(word: SoughtWord) -> tuple[tuple[str, str], ...]:
    if word.wild:
        return ((" ".join(word.wild), "wildcard"),)
    return tuple((" ".join(choice), why) for choice, why in word.choices.items())


def leaves(node: Sought, *, wanted_only: bool = False) -> Iterator[Leaf]:
    """The terms below a node; `wanted_only` leaves out what must not be there and what is set aside."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Outside) and wanted_only:
        yield from leaves(node.part, wanted_only=True)
    elif not (isinstance(node, Not) and wanted_only):
        for part in parts_of(node):
            yield from leaves(part, wanted_only=wanted_only)
