"""Vocabularies: the shipped ones beside this package's `concepts/`, and those of feeds.yaml, which go first."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
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
from monitor.model import Concept, ConceptTerm
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
    _add_shipped(found, named, [*queries, *(term.query for concept in found.values() for term in concept.terms)])
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
                    queries += [term.query for term in found[wanted].terms]


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


def check_references(read: Source, form: FeedsForm) -> None:
    """Every @name in a query is a vocabulary that there is."""
    known = {*map(str.lower, form.concepts), *shipped_names()}
    listed: list[tuple[Place, list[str]]] = [(("keywords",), form.keywords or [])]
    listed += [(("topics", name), queries) for name, queries in form.topics.items()]
    digests = [(("digests", name), digest) for name, digest in form.digests.items()]
    listed += [((*path, "exclude"), digest.exclude) for path, digest in digests if digest.exclude]
    if form.digest and form.digest.exclude:
        listed.append((("digest", "exclude"), form.digest.exclude))
    for path, queries in [*listed, *_terms(form)]:
        for index, query in enumerate(queries):
            for name in _named(query):
                if name not in known:
                    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
                    nearest = f"did you mean @{close[0]}?" if close else f"there are @{', @'.join(sorted(known))}"
                    place = (*path, index) if (*path, index) in read.values else path
                    read.mistake(place, f"there is no concept @{name}", nearest)


def _terms(form: FeedsForm) -> Iterator[tuple[Place, list[str]]]:
    for name, concept in form.concepts.items():
        yield from ((("concepts", name, "terms", language), queries) for language, queries in concept.terms.items())


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
