"""Names that queries ask for and nothing here goes by: outlets, languages and tags by which nothing is found."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from monitor.languages.names import NAMES
from monitor.model import Outlet
from monitor.query import Kind, Query, QueryWarning, Term, Within, parse, parts_of, write
from monitor.text import searchable

_CODES = "write a code such as en or ru"
# Codes as people guess them: of the country, or with three letters.
_GUESSED = {"ua": "uk", "by": "be", "cz": "cs", "gr": "el", "jp": "ja", "cn": "zh", "kr": "ko", "se": "sv", "dk": "da",
            "eng": "en", "rus": "ru", "ukr": "uk", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de",
            "spa": "es"}  # fmt: skip


def misnamed(text: str, outlets: Sequence[Outlet]) -> tuple[QueryWarning, ...]:
    """The names in a query that nothing here goes by, each with the nearest that there is."""
    if ":" not in text:  # of thousands of topics, few name a field
        return ()
    return tuple(
        QueryWarning(part.start, part.end, *said)
        for part, term in _named(parse(text))
        if (said := _SAYS[part.field](part, term, outlets)) is not None
    )


def no_such_tags(text: str, held: Sequence[str]) -> tuple[QueryWarning, ...]:
    """The tags in a query that none of the entries held has, each with the nearest that one has."""
    if ":" not in text:
        return ()
    asked = [(part, term) for part, term in _named(parse(text)) if part.field == "tag" and not _stands_in(term, held)]
    return tuple(QueryWarning(part.start, part.end, *_of_held(term, held)) for part, term in asked)


def _of_held(term: Term, held: Sequence[str]) -> tuple[str, str]:
    folded = {" ".join(searchable(tag).split()): tag for tag in held}
    near = difflib.get_close_matches(" ".join(term.folded), folded, n=1)
    advice = f'did you mean tag:"{folded[near[0]]}"?' if near else "its feeds may not give it; see the tags in a feed"
    return f"no entry read of late has the tag “{term.text}”", advice


def _named(query: Query) -> Iterator[tuple[Within, Term]]:
    """Every whole name that stands behind one of the fields."""
    for part in parts_of(query):
        yield from _named(part)
    if isinstance(query, Within) and query.field in _SAYS:
        yield from ((query, term) for term in _terms(query.part) if not _is_wild(term))


def _is_wild(term: Term) -> bool:
    return any(word.kind is Kind.WILDCARD for word in term.words)


def _terms(query: Query) -> Iterator[Term]:
    if isinstance(query, Term):
        yield query
    for part in parts_of(query):
        yield from _terms(part)


def _of_outlet(part: Within, term: Term, outlets: Sequence[Outlet]) -> tuple[str, str] | None:  # noqa: ARG001 - one shape
    if _stands_in(term, [outlet.name for outlet in outlets]):
        return None
    names = {" ".join(searchable(outlet.name).split()): outlet.name for outlet in outlets}
    words = {word: name for whole, name in names.items() for word in whole.split()}
    near = difflib.get_close_matches(" ".join(term.folded), {**words, **names}, n=1)
    name = {**words, **names}[near[0]] if near else ""
    advice = f'did you mean outlet:"{name}"?' if name else "write words of a name that stands under outlets:"
    return f"no outlet is called “{term.text}”", advice


def _of_language(part: Within, term: Term, outlets: Sequence[Outlet]) -> tuple[str, str] | None:
    code = term.folded[0] if term.folded else ""
    if code in NAMES or _stands_in(term, [outlet.language or "" for outlet in outlets]):
        return None
    called = {name.lower(): code for code, name in reversed(NAMES.items())}
    near = difflib.get_close_matches(" ".join(term.folded), called, n=1, cutoff=0.75)
    meant = _GUESSED.get(code) or (called[near[0]] if near else "")
    if not meant and 2 <= len(code) <= 3:  # a language that we have no name for
        return None
    return f"{_shown(part, term)} names no language", f"did you mean lang:{meant}?" if meant else _CODES


def _of_tag(part: Within, term: Term, outlets: Sequence[Outlet]) -> tuple[str, str] | None:
    """Outlets have tags too, which a query does not ask for; what feeds say of their entries cannot be known here."""
    tags = list(dict.fromkeys(tag for outlet in outlets for tag in outlet.tags))
    near = difflib.get_close_matches(" ".join(term.folded), [" ".join(searchable(tag).split()) for tag in tags], n=1)
    if not near:
        return None
    tag = next(tag for tag in tags if " ".join(searchable(tag).split()) == near[0])
    what = f"{_shown(part, term)} asks for what a feed says of its entry, not for the tag “{tag}” of outlets"
    return what, f"for these outlets write tags: [{tag}] in a digest"


def _shown(part: Within, term: Term) -> str:
    return f"{part.field}:{write(term)}"


def _stands_in(term: Term, names: Sequence[str]) -> bool:
    """Whether the words stand side by side in one of the names, as they are looked for."""
    wanted = f" {' '.join(term.folded)} "
    return any(wanted in f" {' '.join(searchable(name).split())} " for name in names)


_SAYS = {"outlet": _of_outlet, "lang": _of_language, "tag": _of_tag}
