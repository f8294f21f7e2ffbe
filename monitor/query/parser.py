"""Tokens → nodes by recursive descent: either → every → not → near → one piece. Every mistake has its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from monitor.errors import QueryError
from monitor.query.nodes import (
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    AtLeast,
    Boosted,
    Count,
    Kind,
    Named,
    Near,
    NoneOf,
    NotIn,
    Query,
    Regex,
    Term,
    Within,
    Word,
    parts_of,
)
from monitor.query.pattern import check_regex
from monitor.query.tokens import Token, tokens
from monitor.text import is_unspaced, searchable

_JOINS = {"AND": "AND", "OR": "OR", "NOT": "AND", "minus": "AND"}  # "a NOT b" is "a AND NOT b"
_BEGINNERS = ("word", "phrase", "open", "regex", "concept", "equals", "field", "allcaps", "atleast", "count")
_QUOTED = ("phrase", "open", "regex", "concept")  # what no phrase of bare words can go on with
_MAX_BYTES = 50_000
_MAX_DEPTH, _MAX_PATTERNS = 30, 500
_FARTHEST, _MOST = 100, 1000
_PIECES = re.compile(r"(\*+|(?<=\w)\?(?=\w))")


def parse(text: str) -> Query:
    """Read one query; QueryError says where it is wrong and what to write."""
    size = len(text.encode("utf-8", "replace"))
    if size > _MAX_BYTES:
        raise QueryError(text[:60] + "…", 0, f"the query has {size} bytes", f"split it: {_MAX_BYTES} are allowed")
    query = _Parser(text).whole()
    if _holds_for_nothing(query):
        raise QueryError(text, 0, "the query only says what must not be there", "add what must be there")
    return query


def as_term(text: str) -> Term | None:
    """What stands in a text, as one plain phrase to look for; None when there is no letter or digit in it."""
    parts = unicodedata.normalize("NFC", text).split()
    words = tuple(Word(text=part, folded=tuple(found.split())) for part in parts if (found := _fold(part)))
    return Term(words=words) if words else None


def _fold(text: str) -> str:
    return searchable(unicodedata.normalize("NFC", text))


class _Parser:
    def __init__(self, text: str) -> None:
        self._text, self._tokens = text, _settled(tokens(text))
        self._at, self._depth, self._patterns = 0, 0, 0
        self._field: str | None = None

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _fail(self, at: Token | Query, what: str, advice: str) -> QueryError:
        return QueryError(self._text, at.start, what, advice, max(1, at.end - at.start))

    def whole(self) -> Query:
        query = self._either()
        if self._next.kind == "close":
            raise self._fail(self._next, "this parenthesis was never opened", "remove it")
        if self._next.kind != "end":
            raise self._fail(self._next, "this was not expected here", "write AND or OR before it, or remove it")
        return query

    def _either(self) -> Query:
        parts = [self._operand()]
        operator = ""
        while self._next.kind in _JOINS:
            joins = _JOINS[self._next.kind]
            if operator not in ("", joins):
                advice = "put parentheses round one of the two, e.g. (a OR b) AND c"
                raise self._fail(self._next, f"{self._name(self._next)} after {operator}", advice)
            operator = joins
            if self._next.kind in ("AND", "OR"):  # in "a NOT b" the NOT belongs to what follows
                self._at += 1
            parts.append(self._operand())
        if len(parts) == 1:
            return parts[0]
        start, end = parts[0].start, parts[-1].end
        made = AllOf if operator == "AND" else AnyOf
        return made(parts=tuple(parts), start=start, end=end)

    def _operand(self) -> Query:
        if self._next.kind not in ("NOT", "minus"):
            return self._near()
        sign = self._take()
        self._deeper(sign)
        part = self._operand()
        self._depth -= 1
        return NoneOf(part=part, start=sign.start, end=part.end)

    def _near(self) -> Query:
        left = self._atom()
        while self._next.kind in ("near", "before", "notin"):
            sign = self._take()
            right = self._atom()
            for part in (left, right):
                self._must_have_places(part, self._name(sign))
            start, end = left.start, right.end
            if sign.kind == "notin":
                left = NotIn(part=left, inside=right, start=start, end=end)
                continue
            if sign.number > _FARTHEST:
                raise self._fail(sign, f"{sign.text} is too far", f"write {_FARTHEST} at most, or AND")
            ordered = sign.kind == "before"
            left = Near(parts=(left, right), distance=int(sign.number), ordered=ordered, start=start, end=end)
        return left

    def _must_have_places(self, query: Query, operator: str) -> None:
        wrong = _without_places(query)
        if wrong is not None:
            advice = "write AND and NOT outside of it, e.g. (a NEAR/5 b) AND NOT c"
            raise self._fail(wrong, f"{operator} takes words, phrases and (a OR b)", advice)

    def _atom(self) -> Query:
        atom = self._piece()
        while self._next.kind == "boost":
            sign = self._take()
            if not 0 < sign.number <= _MOST:
                raise self._fail(sign, f"{sign.text} is no weight", "write a number between 0.1 and 1000, e.g. ^3")
            atom = Boosted(part=atom, factor=sign.number, start=atom.start, end=sign.end)
        if self._next.kind in _BEGINNERS:
            raise self._fail(self._next, "an operator is missing here", "write AND or OR before it")
        return atom

    def _piece(self) -> Query:
        token = self._next
        match token.kind:
            case "open":
                return self._group()
            case "word" | "phrase" | "equals" | "allcaps":
                return self._term()
            case "field":
                return self._within(self._take())
            case "regex":
                self._at += 1
                check_regex(self._text, token.start + 1, token.text)
                return Regex(pattern=token.text, start=token.start, end=token.end)
            case "concept":
                self._at += 1
                return Named(name=token.text, start=token.start, end=token.end)
            case "atleast":
                return self._at_least(self._take())
            case "count":
                return self._count(self._take())
        where = f"before {self._name(token)}" if token.kind != "end" else "at the end"
        raise self._fail(token, f"a word is missing {where}", "write a word or a phrase there")

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._fail(token, "parentheses are nested too deep", "split the query")

    def _group(self) -> Query:
        opening = self._take()
        self._deeper(opening)
        inner = self._either()
        closing = self._closing(opening)
        self._depth -= 1
        return replace(inner, start=opening.start, end=closing.end)

    def _closing(self, opening: Token) -> Token:
        if self._next.kind != "close":
            raise self._fail(opening, "this parenthesis is never closed", "close it with )")
        return self._take()

    def _within(self, field: Token) -> Query:
        if self._field not in (None, field.text):
            what = f"{field.text}: stands inside {self._field}:, so that it can never match"
            raise self._fail(field, what, "name one field, or join the two with AND")
        before, self._field = self._field, field.text
        part = self._piece()
        self._field = before
        return Within(field=field.text, part=part, start=field.start, end=part.end)

    def _at_least(self, sign: Token) -> Query:
        if self._next.kind != "open":
            raise self._fail(sign, f"a list is missing after {sign.text}", f"write {sign.text} (a, b, c)")
        opening = self._take()
        self._deeper(opening)
        parts = [self._either()]
        while self._next.kind == "comma":
            self._at += 1
            parts.append(self._either())
        closing = self._closing(opening)
        self._depth -= 1
        if len(parts) == 1 and isinstance(parts[0], AnyOf):
            parts = list(parts[0].parts)
        if not 1 <= sign.number <= len(parts):
            what = f"{sign.text} can never hold: {len(parts)} part(s) are listed"
            raise self._fail(sign, what, "lower the number or list more, with commas between")
        return AtLeast(count=int(sign.number), parts=tuple(parts), start=sign.start, end=closing.end)

    def _count(self, sign: Token) -> Query:
        part = self._piece()
        self._must_have_places(part, sign.text)
        if not 1 <= sign.number <= _MOST:
            raise self._fail(sign, f"{sign.text} can hardly hold", f"write a number between 1 and {_MOST}")
        return Count(count=int(sign.number), part=part, start=sign.start, end=part.end)

    # --- terms

    def _term(self) -> Query:
        first = self._next
        words: list[Word] = []
        while True:
            kind = self._strictness()
            token = self._next
            if token.kind not in ("word", "phrase"):
                raise self._fail(token, f"a word is missing {self._where(token)}", "write a word there")
            self._at += 1
            words += self._words(token, kind)
            if token.kind == "phrase" or not self._goes_on():
                break
        if not words:
            raise self._fail(first, "there is no letter or digit in this term", "write a word")
        term = Term(words=tuple(words), start=first.start, end=token.end)
        return self._loosely(term) if self._next.kind == "slop" else term

    def _where(self, token: Token) -> str:
        return "at the end" if token.kind == "end" else f"before {self._name(token)}"

    def _strictness(self) -> Kind:
        marks = {"equals": Kind.EXACT, "allcaps": Kind.CAPITALS}
        return marks[self._take().kind] if self._next.kind in marks else Kind.PLAIN

    def _goes_on(self) -> bool:
        """Whether another bare word follows: words side by side are one phrase."""
        following = self._next.kind
        if following in ("equals", "allcaps"):
            following = self._tokens[self._at + 1].kind
        return following == "word"

    def _words(self, token: Token, kind: Kind) -> list[Word]:
        shift = token.start + (token.kind == "phrase")
        found = [self._word(part[0], shift + part.start(), kind) for part in re.finditer(r"\S+", token.text)]
        return [word for word in found if word is not None]

    def _word(self, text: str, start: int, kind: Kind) -> Word | None:
        text = unicodedata.normalize("NFC", text)
        if "*" not in text and "?" not in text:
            plain = _fold(text)
            folded = (text,) if plain == text else tuple(plain.split())  # most are typed as they are folded
            return Word(text=text, folded=folded, kind=kind) if folded else None
        folded = self._wild(text, start)
        if not any(sign in part for part in folded for sign in "*?"):
            return Word(text=text, folded=folded, kind=kind) if folded else None
        if kind is not Kind.PLAIN:
            place = Token("word", text, start, start + len(text))
            raise self._fail(place, "a wildcard cannot have exact case", "remove the = or the star")
        self._patterns += 1
        if self._patterns > _MAX_PATTERNS:
            place = Token("word", text, start, start + len(text))
            raise self._fail(place, f"there are more than {_MAX_PATTERNS} wildcards", "split the query")
        return Word(text=text, folded=folded, kind=Kind.WILDCARD)

    def _wild(self, text: str, start: int) -> tuple[str, ...]:
        """The folded words of a word with wildcards, the wildcards in them."""
        joined, glued = [""], False  # whether what comes next belongs to the last word
        place = Token("word", text, start, start + len(text))
        for piece in _PIECES.split(text):
            if piece[:1] == "*" or piece == "?":
                if not joined[-1]:
                    if any(map(str.isalnum, text)):
                        raise self._fail(place, "a wildcard cannot begin a word", "write its first letters: chechn*")
                    raise self._fail(place, "there is no letter or digit in this term", "write a word")
                joined[-1] += piece[0]
                glued = True
                continue
            words = _fold(piece).split()
            if words and glued and piece[0].isalnum():
                joined[-1] += words.pop(0)
            joined += words
            glued = bool(piece) and (piece[-1].isalnum() or unicodedata.category(piece[-1])[0] == "M")
            if not glued and piece:
                joined.append("")
        found = tuple(part for part in joined if part)
        for part in found:
            self._refuse_broad(part, place)
        return found

    def _refuse_broad(self, pattern: str, place: Token) -> None:
        """A prefix of one or two letters begins a fifth of all words. A sign of Chinese or Thai is a word already."""
        letters = len(re.split(r"[*?]", pattern, maxsplit=1)[0])
        needed = 3 if "*" in pattern else 2 if "?" in pattern else 0
        if letters < needed and not is_unspaced(pattern[0]):
            what = f"{place.text} would match too much"
            raise self._fail(place, what, f"write {needed} letters or more before the wildcard")

    def _loosely(self, term: Term) -> Query:
        """ "a b c"~3: its words in any order, with few words between one and the next."""
        sign = self._take()
        if len(term.words) < 2:
            raise self._fail(sign, f"{sign.text} needs two words or more", 'write "two words"~3')
        if sign.number > _FARTHEST:
            raise self._fail(sign, f"{sign.text} is too far", f"write {_FARTHEST} at most, or AND")
        start, end = term.start, sign.end
        left: Query = Term(words=term.words[:1], start=start, end=end)
        for word in term.words[1:]:
            right = Term(words=(word,), start=start, end=end)
            left = Near(parts=(left, right), distance=int(sign.number), start=start, end=end)
        return left

    def _name(self, token: Token) -> str:
        names = {"notin": "NOT IN", "minus": "-", "comma": "the comma"}
        return names.get(token.kind, self._text[token.start : token.end])


def _settled(found: list[Token]) -> list[Token]:
    """Lower-case and, or, not are operators as soon as one of them cannot be a word of a phrase, else all are words.

    `search and rescue` is a phrase; `"gay" and "lesbian"` can only mean the operator.
    """
    small = [i for i, token in enumerate(found) if token.kind == "word" and token.text.lower() in ("and", "or", "not")]
    if any(_is_surely_operator(found, i) for i in small):
        for i in small:
            found[i] = found[i]._replace(kind=found[i].text.upper())
    return list(_with_not_in(found))


def _is_surely_operator(found: list[Token], i: int) -> bool:
    before = found[i - 1].kind if i else "start"
    after = found[i + 1].kind
    if before == "equals":
        return False
    if found[i].text.lower() == "not" and found[i + 1].text.lower() == "in" and found[i + 2 :][:1]:
        after = found[i + 2].kind
    if before in ("phrase", "close", "regex", "concept", "slop", "boost"):
        return True
    bare = before in ("word", "start", "open") and found[i].text.lower() != "not"
    return after in (*_QUOTED, "field", "atleast", "count") and (not bare or before == "word")


def _with_not_in(found: list[Token]) -> list[Token]:
    joined: list[Token] = []
    skip = False
    for i, token in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[i + 1] if i + 1 < len(found) else token
        said = after.kind == "word" and (
            after.text == "IN" or (after.text.lower() == "in" and found[i + 2].kind in _QUOTED)
        )
        if token.kind == "NOT" and said and joined and joined[-1].kind not in ("AND", "OR", "NOT", "open", "comma"):
            joined.append(Token("notin", "NOT IN", token.start, after.end))
            skip = True
        else:
            joined.append(token)
    return joined


def _without_places(query: Query) -> Query | None:
    """The first part that only holds or not, without standing anywhere."""
    match query:
        case AllOf() | NoneOf() | AtLeast() | Count():
            return query
        case Within(field=field) if field not in TEXT_FIELDS:
            return query
    return next((wrong for part in parts_of(query) if (wrong := _without_places(part)) is not None), None)


def _holds_for_nothing(query: Query) -> bool:
    """Whether the query would hold for an entry with no words in it."""
    match query:
        case AllOf(parts=parts):
            return all(map(_holds_for_nothing, parts))
        case AnyOf(parts=parts):
            return any(map(_holds_for_nothing, parts))
        case AtLeast(count=count, parts=parts):
            return sum(map(_holds_for_nothing, parts)) >= count
        case NoneOf():
            return True
        case Within(part=part) | Boosted(part=part):
            return _holds_for_nothing(part)
    return False
