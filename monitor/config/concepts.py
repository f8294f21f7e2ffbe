"""Vocabularies: the shipped ones beside this package's `concepts/`, and those of feeds.yaml, which go first."""

from __future__ import annotations

import difflib
import functools
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from monitor.config import source
from monitor.config.form import ConceptForm, FeedsForm
from monitor.config.mistakes import explain
from monitor.config.source import Path as Place
from monitor.config.source import Source
from monitor.config.values import ANY
from monitor.errors import ConfigError, QueryError
from monitor.languages import spellings
from monitor.model import DEEPEST_CONCEPT, Concept, ConceptTerm
from monitor.query import Named, parse, parts_of

_FOLDER = Path(__file__).resolve().parent.parent / "concepts"


def shipped_names() -> tuple[str, ...]:
    """The vocabularies that come with Monitor."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@functools.cache
def shipped(name: str) -> Concept:
    """One of them; ConfigError when its file is wrong, which the tests of Monitor rule out."""
    path = _FOLDER / f"{name}.yaml"
    read = source.read(path.read_bytes())
    form = _checked(read)
    if form is None:
        raise ConfigError(str(path), tuple(read.mistakes))
    return _concept(name, form)


def collect(
    forms: Mapping[str, ConceptForm], queries: Iterable[str], folder: Path, read: Source
) -> tuple[Concept, ...]:
    """The vocabularies of feeds.yaml and the shipped ones that are asked for; mistakes are noted in `read`."""
    found: dict[str, Concept] = {}
    for name, form in forms.items():
        if (own := _own(name, form, folder, read)) is not None:
            found[name] = own
    named = {name.lower() for name in forms}
    _add_shipped(found, named, [*queries, *(query for concept in found.values() for query in said_by(concept))])
    return tuple(found.values())


def asked_for(own: Iterable[Concept], queries: Iterable[str]) -> tuple[Concept, ...]:
    """Those of the file, and the shipped ones that other queries ask for."""
    found = {concept.name: concept for concept in own}
    _add_shipped(found, {name.lower() for name in found}, list(queries))
    return tuple(found.values())


def _add_shipped(found: dict[str, Concept], own: Collection[str], queries: list[str]) -> None:
    """The shipped ones that the queries ask for, and those that these ask for; for a slip the one that is like it."""
    while queries:
        for name in _named(queries.pop()):
            near = difflib.get_close_matches(name, shipped_names(), n=1)
            for wanted in near if name not in own else ():
                if wanted not in found and wanted not in own:
                    found[wanted] = shipped(wanted)
                    queries += said_by(found[wanted])


def said_by(concept: Concept) -> list[str]:
    """The queries that a concept is made of."""
    return [*(term.query for term in concept.terms), *concept.exclusions]


def _named(query: str) -> Iterator[str]:
    """The concepts that a query asks for; none when it cannot be read, which is told elsewhere."""
    try:
        waiting = [parse(query)]
    except QueryError:
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, Named):
            yield node.name.lower()
        waiting += parts_of(node)


def check_references(read: Source, form: FeedsForm, own: Iterable[Concept]) -> None:
    """Every @name in a query is a vocabulary that there is."""
    known = {*map(str.lower, form.concepts), *shipped_names()}
    for place, query in (*_asked(read, form), *_meant(read, form, own)):
        for name in _named(query):
            if name not in known:
                close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
                nearest = f"did you mean @{close[0]}?" if close else f"there are @{', @'.join(sorted(known))}"
                read.mistake(place, f"there is no concept @{name}", nearest)


def check_nesting(read: Source, form: FeedsForm, found: Sequence[Concept]) -> None:
    """No concept stands inside itself, by way of others neither; nor do too many stand inside one another."""
    inside = {one.name.lower(): {name for query in said_by(one) for name in _named(query)} for one in found}
    own = [one for one in found if one.name in form.concepts]
    said: set[str] = set()
    for concept in own:
        circle = _circle(concept.name.lower(), inside)
        if circle and said.isdisjoint(circle):
            way = " → ".join(f"@{name}" for name in (*circle, circle[0]))
            what = f"the concept @{concept.name} stands inside itself ({way})"
            place = _place_of(read, form, concept, circle[1 % len(circle)])
            read.mistake(place, what, "take one of these @names out and list its terms instead")
        said.update(circle)
    deep = next((one for one in own if not said and _is_too_deep(one.name.lower(), inside)), None)
    if deep is not None:
        what = f"@{deep.name} holds concepts in concepts, more than {DEEPEST_CONCEPT} deep"
        read.mistake(("concepts", deep.name), what, "list the terms of one of them instead", at_key=True)


def _circle(name: str, inside: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """The shortest way from a concept back to itself; nothing when there is none."""
    waiting: deque[tuple[str, ...]] = deque([(name,)])
    seen = {name}
    while waiting:
        way = waiting.popleft()
        parts = inside.get(way[-1], ())
        if name in parts:
            return way
        waiting += [(*way, part) for part in sorted(parts) if part not in seen]
        seen.update(parts)
    return ()


def _is_too_deep(name: str, inside: Mapping[str, Collection[str]]) -> bool:
    layer = {name}
    for _ in range(DEEPEST_CONCEPT):
        layer = {part for one in layer for part in inside.get(one, ())}
    return bool(layer)


def _place_of(read: Source, form: FeedsForm, concept: Concept, named: str) -> Place:
    """Where a concept of the file names another one."""
    places = (place for place, query in _meant(read, form, [concept]) if named in _named(query))
    return next(places, ("concepts", concept.name))


def _asked(read: Source, form: FeedsForm) -> Iterator[tuple[Place, str]]:
    """The queries of topics and digests, each with its place."""
    yield from _placed(read, form.keywords or [], ("keywords",))
    for name, queries in form.topics.items():
        yield from _placed(read, queries, ("topics", name))
    for name, digest in form.digests.items():
        yield from _placed(read, digest.exclude or [], ("digests", name, "exclude"))
    if form.digest is not None:
        yield from _placed(read, form.digest.exclude or [], ("digest", "exclude"))


def _meant(read: Source, form: FeedsForm, own: Iterable[Concept]) -> Iterator[tuple[Place, str]]:
    """The queries that concepts of the file are made of, each with its place."""
    for concept in own:
        at: Place = ("concepts", concept.name)
        asked = form.concepts[concept.name]
        if asked.file is not None:
            yield from (((*at, "file"), query) for query in said_by(concept))
        for language, queries in asked.terms.items():
            yield from _placed(read, queries, (*at, "terms", language), (*at, "terms"), at)
        yield from _placed(read, asked.exclusions, (*at, "exclusions"))


def _placed(read: Source, queries: Sequence[str], *paths: Place) -> Iterator[tuple[Place, str]]:
    """Queries of a list, which may be written in the first of these ways that the file has."""
    for index, query in enumerate(queries):
        yield next(((*path, index) for path in paths if (*path, index) in read.values), paths[0]), query


def _own(name: str, form: ConceptForm, folder: Path, read: Source) -> Concept | None:
    if form.file is None:
        return _concept(name, form)
    path = folder / Path(form.file).expanduser()
    place = ("concepts", name, "file")
    try:
        inside = source.read(path.read_bytes())
    except OSError as error:
        read.mistake(place, f"{path} cannot be read ({error.strerror})", "check its name and permissions")
        return None
    filled = _checked(inside)
    for mistake in sorted(inside.mistakes):
        read.mistake(place, mistake.say(form.file))
    return _concept(name, filled) if filled is not None and not inside.mistakes else None


def _checked(read: Source) -> ConceptForm | None:
    if read.tree is None:
        if not read.mistakes:
            read.mistake((), "the file is empty", "add terms: with a language and its words")
        return None
    try:
        return ConceptForm.model_validate(read.tree)
    except ValidationError as errors:
        for error in errors.errors():
            explain(read, error, ConceptForm)
        return None


def _concept(name: str, form: ConceptForm) -> Concept:
    terms = [
        ConceptTerm(query=query, language="" if language == ANY else language)
        for language, queries in form.terms.items()
        for query in queries
    ]
    for written in form.names:
        terms += [ConceptTerm(query=form.text, language=form.language) for form in spellings(written)]
    return Concept(
        name=name, terms=tuple(dict.fromkeys(terms)), exclusions=tuple(form.exclusions), note=form.note or ""
    )
