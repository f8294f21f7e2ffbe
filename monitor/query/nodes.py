"""What a query is made of. Places in the source are kept for messages, and do not count when two nodes are compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

TEXT_FIELDS = ("title", "text")  # where a word is looked for when no field is named
FIELDS = (*TEXT_FIELDS, "outlet", "lang", "tag", "author", "url")


class Kind(StrEnum):
    """How strictly a word is meant."""

    PLAIN = "plain"  # with its forms, whatever the case
    EXACT = "exact"  # =Word: this form, these capitals
    CAPITALS = "capitals"  # ALLCAPS:word: written in capitals only
    WILDCARD = "wildcard"  # chechn*, wom?n


@dataclass(frozen=True, kw_only=True, slots=True)
class _Node:
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One word as typed, and the folded words it stands for: `non-binary` is two. Wildcards stay in them."""

    text: str
    folded: tuple[str, ...]
    kind: Kind = Kind.PLAIN


@dataclass(frozen=True, kw_only=True, slots=True)
class Term(_Node):
    """A word, or words side by side."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The term as typed."""
        return " ".join(word.text for word in self.words)

    @property
    def folded(self) -> tuple[str, ...]:
        """All its folded words."""
        return tuple(part for word in self.words for part in word.folded)


@dataclass(frozen=True, kw_only=True, slots=True)
class Regex(_Node):
    """A regular expression over the text as it was published."""

    pattern: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Named(_Node):
    """@name: a concept, with all its terms."""

    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AllOf(_Node):
    """Every part holds."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnyOf(_Node):
    """At least one part holds."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NoneOf(_Node):
    """The part does not hold."""

    part: Query


@dataclass(frozen=True, kw_only=True, slots=True)
class Near(_Node):
    """Both stand in one field with at most `distance` words between; `ordered`: in this order."""

    parts: tuple[Query, Query]
    distance: int
    ordered: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class NotIn(_Node):
    """The part stands somewhere outside every place of `inside`."""

    part: Query
    inside: Query


@dataclass(frozen=True, kw_only=True, slots=True)
class AtLeast(_Node):
    """That many of the parts hold."""

    count: int
    parts: tuple[Query, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Count(_Node):
    """The part stands at that many places."""

    count: int
    part: Query


@dataclass(frozen=True, kw_only=True, slots=True)
class Within(_Node):
    """The part is looked for in one field only."""

    field: str
    part: Query


@dataclass(frozen=True, kw_only=True, slots=True)
class Boosted(_Node):
    """The part speaks louder for the match."""

    part: Query
    factor: float


Query = Term | Regex | Named | AllOf | AnyOf | NoneOf | Near | NotIn | AtLeast | Count | Within | Boosted


def parts_of(query: Query) -> tuple[Query, ...]:
    """What a node is made of."""
    match query:
        case AllOf(parts=parts) | AnyOf(parts=parts) | AtLeast(parts=parts) | Near(parts=parts):
            return parts
        case NotIn(part=part, inside=inside):
            return (part, inside)
        case NoneOf(part=part) | Count(part=part) | Within(part=part) | Boosted(part=part):
            return (part,)
        case Term() | Regex() | Named():
            return ()


def write(query: Query) -> str:  # noqa: C901 - one arm a node
    """The query as text again, in one spelling: parsing it gives an equal query."""
    match query:
        case Term(words=words):
            return _term(words)
        case Regex(pattern=pattern):
            return f"/{pattern}/"
        case Named(name=name):
            return f"@{name}"
        case AllOf(parts=parts):
            return " AND ".join(map(_inner, parts))
        case AnyOf(parts=parts):
            return " OR ".join(map(_inner, parts))
        case NoneOf(part=part):
            return f"NOT {_inner(part)}"
        case Near(parts=(left, right)):
            return f"{_inner(left)} {'BEFORE' if query.ordered else 'NEAR'}/{query.distance} {_inner(right)}"
        case NotIn(part=part, inside=inside):
            return f"{_inner(part)} NOT IN {_inner(inside)}"
        case AtLeast(count=count, parts=parts):
            return f"ATLEAST/{count} ({', '.join(map(_inner, parts))})"
        case Count(count=count, part=part):
            return f"COUNT/{count} {_inner(part)}"
        case Within(field=name, part=part):
            return f"{name}:{_inner(part)}"
        case Boosted(part=part, factor=factor):
            return f"{_inner(part)}^{factor:g}"


def _inner(query: Query) -> str:
    """A part inside another node: in parentheses unless it is one piece."""
    whole = write(query)
    return whole if isinstance(query, Term | Regex | Named | Within) else f"({whole})"


def _term(words: tuple[Word, ...]) -> str:
    if len({word.kind in (Kind.EXACT, Kind.CAPITALS) for word in words}) > 1:
        return " ".join(_mark(word.kind) + word.text for word in words)
    mark, text = _mark(words[0].kind), " ".join(word.text for word in words)
    simple = len(words) == 1 and text.replace("-", "").replace("*", "").replace("?", "").isalnum() and text[0] != "-"
    return mark + (text if simple and text.lower() not in ("and", "or", "not") else f'"{text}"')


def _mark(kind: Kind) -> str:
    return {Kind.EXACT: "=", Kind.CAPITALS: "ALLCAPS:"}.get(kind, "")
