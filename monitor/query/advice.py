"""What can be read but is surely not meant: queries that never match, match everything, or hold a hidden operator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from monitor.query.nodes import (
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    Boosted,
    Kind,
    Near,
    NoneOf,
    NotIn,
    Query,
    Term,
    Within,
    Word,
    parts_of,
    write,
)
from monitor.query.parser import parse
from monitor.query.tokens import QUOTES

# The commonest words of the languages we know forms of, folded: alone they stand in almost every text.
_EVERYWHERE = frozenset(
    word
    for line in (
        "a an and are as at be by for from has have he in is it its not of on or that the this to was were will with",
        "и в во не на я с со что он как это по но из у за от к о для а же бы так i та що з до",
        "de la le les et en un une du des que il est pour dans au el los las y es por con se lo del",
        "der die das und ist den von zu mit im auf ein eine nicht sich o e do da em um os na no",
        "di che per della w nie jest ve bir bu icin ile و في من على ان الى به از که در این 的 了 在 是 の に は を た",
    )
    for word in line.split()
)

# The operators of search in other languages, as they are written there: in capitals.
_OPERATORS = {
    word: operator
    for operator, words in (
        ("AND", "И ТА UND ET Y E ORAZ VE"),
        ("OR", "ИЛИ АБО ODER OU LUB VEYA NEBO"),
        ("NOT", "НЕ NICHT SAUF NON NÃO NIE DEĞİL NIET"),
    )
    for word in words.split()
}


class QueryWarning(NamedTuple):
    """A place in a query that is probably a mistake."""

    start: int
    end: int
    what: str
    advice: str

    @property
    def sentence(self) -> str:
        """Both, as a note says them."""
        return f"{self.what}; {self.advice}" + ("" if self.advice.endswith("?") else ".")


def warnings(text: str) -> tuple[QueryWarning, ...]:
    """What is probably not meant in a query that can be read; QueryError when it cannot."""
    query = parse(text)
    found = list(_hidden_operators(text, query))
    found += [_at(part, *said) for part in _all(query) for said in _never(part)]
    if not found and (common := _common(query)) is not None:
        what = f"{write(common)} stands in almost every text"
        found.append(_at(common, what, "write a rarer word, or join it with AND"))
    return tuple(sorted(found))


def _at(query: Query, what: str, advice: str) -> QueryWarning:
    return QueryWarning(query.start, query.end, what, advice)


def _all(query: Query) -> Iterator[Query]:
    yield query
    for part in parts_of(query):
        yield from _all(part)


def _hidden_operators(text: str, query: Query) -> Iterator[QueryWarning]:
    """Phrases of bare words in which something stands that was meant to part them."""
    for part in _all(query):
        if isinstance(part, Term) and len(part.words) > 1 and text[part.start : part.start + 1] not in tuple(QUOTES):
            said = [_operator_word(word, part) for word in part.words]
            yield from (_at(part, *one) for one in (*said, _parted(text[part.start : part.end], part)) if one)
        elif isinstance(part, Within) and part.field in ("url", "lang") and isinstance(part.part, Term):
            words = part.part.words
            if len(words) > 1 and text[part.part.start : part.part.start + 1] not in tuple(QUOTES):
                advice = f"write {part.field}:{words[0].text} AND {' '.join(word.text for word in words[1:])}"
                yield _at(part, f"{write(part)} is looked for as a whole", advice)


def _operator_word(word: Word, phrase: Term) -> tuple[str, str] | None:
    operator = _OPERATORS.get(word.text, word.text.lower())
    if word.kind is not Kind.PLAIN or operator.upper() not in ("AND", "OR", "NOT"):
        return None
    what = f"{word.text!r} is read as a word of the phrase “{phrase.text}”"
    return what, f'write {operator.upper()} for the operator, or "{phrase.text}" for the phrase'


def _parted(source: str, phrase: Term) -> tuple[str, str] | None:
    advice = f'write AND or OR between them, or "{phrase.text}" for the phrase'
    if "\n" in source:
        return f"the lines are read as one phrase, “{phrase.text}”", advice
    if any(word.text.endswith((",", ";", "，", "、", "،")) for word in phrase.words[:-1]):
        return f"the comma parts nothing: this is the phrase “{phrase.text}”", advice
    return None


def _never(query: Query) -> Iterator[tuple[str, str]]:
    """Why a node can never hold."""
    match query:
        case AllOf(parts=parts):
            yield from _contradictions(parts)
        case NotIn(part=part, inside=inside):
            if part == inside or (isinstance(inside, AnyOf) and part in inside.parts):
                yield f"{write(part)} stands inside itself: this never matches", "write a longer phrase after NOT IN"
        case Near(parts=(left, right)):
            if (one := _field(left)) and (other := _field(right)) and one != other:
                yield f"{one}: and {other}: are never side by side: this never matches", "join them with AND"


def _contradictions(parts: tuple[Query, ...]) -> Iterator[tuple[str, str]]:
    for part in parts:
        if isinstance(part, NoneOf) and part.part in parts:
            yield f"{write(part.part)} must be there and must not: this never matches", "remove one of the two"
    languages = {write(part) for part in parts if isinstance(part, Within) and part.field == "lang"}
    if len(languages) > 1:
        yield f"no entry is in {' and '.join(sorted(languages))}: this never matches", "join them with OR"


def _field(query: Query) -> str | None:
    return query.field if isinstance(query, Within) and query.field in TEXT_FIELDS else None


def _common(query: Query) -> Query | None:
    """A word that stands everywhere, when the query holds wherever it stands."""
    match query:
        case Term(words=(word,)) if len(word.folded) == 1 and word.kind is Kind.PLAIN:
            return query if word.folded[0] in _EVERYWHERE else None
        case AnyOf(parts=parts):
            return next((common for part in parts if (common := _common(part)) is not None), None)
        case AllOf(parts=parts):
            wanted = [part for part in parts if not isinstance(part, NoneOf)]
            found = [_common(part) for part in wanted]
            return found[0] if all(common is not None for common in found) else None
        case Boosted(part=part) | Within(part=part):
            return _common(part)
    return None
