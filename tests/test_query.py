"""Queries: what may be written, what it means, and what is said of a mistake."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import QueryError
from monitor.query import AllOf, AnyOf, NoneOf, Query, Term, parse

quick = settings(max_examples=150, deadline=None, database=None)


def term(text: str, *words: str) -> Term:
    return Term(text=text, words=words or tuple(text.split()))


def every(*parts: Query) -> AllOf:
    return AllOf(parts)


def either(*parts: Query) -> AnyOf:
    return AnyOf(parts)


a, b, c = term("a"), term("b"), term("c")

GOOD: dict[str, Query] = {
    "gay": term("gay"),
    "LGBT": term("LGBT", "lgbt"),
    "  gay  ": term("gay"),
    "Чечня": term("Чечня", "чечня"),
    "gay rights": term("gay rights", "gay", "rights"),
    "gay   rights": term("gay rights", "gay", "rights"),
    '"gay rights"': term("gay rights", "gay", "rights"),
    '"a AND b"': term("a AND b", "a", "and", "b"),
    '"(a)"': term("(a)", "a"),
    "non-binary": term("non-binary", "non", "binary"),
    "Straße": term("Straße", "strasse"),
    "同性婚": term("同性婚", "同", "性", "婚"),
    "#pride_2026": term("#pride_2026", "pride", "2026"),
    "L’Équipe": term("L’Équipe", "l", "equipe"),
    "a or b": term("a or b", "a", "or", "b"),
    "And": term("And", "and"),
    "a AND b": every(a, b),
    "a OR b": either(a, b),
    "a AND b AND c": every(a, b, c),
    "a OR b OR c": either(a, b, c),
    "a b OR c": either(term("a b"), c),
    '"a" OR "b"': either(a, b),
    "a AND NOT b": every(a, NoneOf(b)),
    "a NOT b": every(a, NoneOf(b)),
    "a NOT b NOT c": every(a, NoneOf(b), NoneOf(c)),
    "(a) NOT (b OR c)": every(a, NoneOf(either(b, c))),
    "NOT b AND a": every(NoneOf(b), a),
    "a AND NOT (b OR c)": every(a, NoneOf(either(b, c))),
    "(a OR b) AND c": every(either(a, b), c),
    "c AND (a OR b)": every(c, either(a, b)),
    "((a))": a,
    "(a AND b) OR (b AND c)": either(every(a, b), every(b, c)),
    "(a OR b)AND(b OR c)": every(either(a, b), either(b, c)),
    "a\tAND\nb": every(a, b),
    "(Grozny OR Грозный) AND court": every(either(term("Grozny", "grozny"), term("Грозный", "грозный")), term("court")),
}


@pytest.mark.parametrize(("text", "expected"), GOOD.items(), ids=GOOD)
def test_a_good_query_is_read_as_it_is_meant(text: str, expected: Query) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    ['"gay rights"', "“gay rights”", "”gay rights”", "„gay rights“", "„gay rights”", "«gay rights»", "»gay rights«",
     "« gay rights »", "«\u00a0gay rights\u00a0»"],
)  # fmt: skip
def test_quotation_marks_of_many_languages_make_a_phrase(text: str) -> None:
    read = parse(text)
    assert isinstance(read, Term)
    assert read.words == ("gay", "rights")


@pytest.mark.parametrize("text", ["「同性婚」", "『同性婚』", "‹gay rights›", "‘gay rights’", "'gay rights'"])
def test_quotation_marks_that_need_not_be_known_do_no_harm(text: str) -> None:
    read = parse(text)
    assert isinstance(read, Term)
    assert read.words in (("同", "性", "婚"), ("gay", "rights"))


@pytest.mark.parametrize("text", ["чеченский", "ゲイ", "Çeçenistan", "한국"])
def test_a_word_typed_with_separate_marks_means_the_same(text: str) -> None:
    one, other = parse(text), parse(unicodedata.normalize("NFD", text))
    assert isinstance(one, Term)
    assert isinstance(other, Term)
    assert one.words == other.words


BAD: dict[str, tuple[int, str, str]] = {
    '"gay rights': (0, "never closed", "second one"),
    'a AND "gay': (6, "never closed", "second one"),
    "«права": (0, "never closed", "second one"),
    'gay"': (3, "never closed", "second one"),
    "(a OR b": (0, "never closed", ")"),
    "a AND (b OR (c)": (6, "never closed", ")"),
    "a)": (1, "never opened", "remove"),
    "(a) AND b)": (9, "never opened", "remove"),
    ")": (0, "missing before )", "word"),
    "a OR b AND c": (7, "AND after OR", "parentheses"),
    "a AND b OR c": (8, "OR after AND", "parentheses"),
    "a AND": (5, "missing at the end", "word"),
    "a OR ": (5, "missing at the end", "word"),
    "AND a": (0, "missing before AND", "word"),
    "OR": (0, "missing before OR", "word"),
    "NOT": (3, "missing at the end", "word"),
    "a AND OR b": (6, "missing before OR", "word"),
    "a AND AND b": (6, "missing before AND", "word"),
    "()": (1, "missing before )", "word"),
    "(": (1, "missing at the end", "word"),
    "": (0, "missing at the end", "word"),
    "   ": (3, "missing at the end", "word"),
    "a OR b NOT c": (7, "NOT after OR", "parentheses"),
    "a NOT b OR c": (8, "OR after", "parentheses"),
    "a NOT": (5, "missing at the end", "word"),
    'a "b c"': (2, "operator is missing", "AND or OR"),
    '"a" "b"': (4, "operator is missing", "AND or OR"),
    '"a" b': (4, "operator is missing", "AND or OR"),
    "a (b)": (2, "operator is missing", "AND or OR"),
    "(a) (b)": (4, "operator is missing", "AND or OR"),
    "(a) b": (4, "operator is missing", "AND or OR"),
    "NOT a": (0, "must not be there", "must be there"),
    "NOT a AND NOT b": (0, "must not be there", "must be there"),
    "a OR NOT b": (0, "must not be there", "must be there"),
    "NOT NOT a": (0, "must not be there", "must be there"),
    "(a OR NOT b) OR c": (0, "must not be there", "must be there"),
    "!!!": (0, "no letter or digit", "word"),
    "a AND ???": (6, "no letter or digit", "word"),
    '""': (0, "no letter or digit", "word"),
    '" … "': (0, "no letter or digit", "word"),
    "🏳\u200d🌈": (0, "no letter or digit", "word"),
    "\u0301": (0, "no letter or digit", "word"),
    "x" * 2001: (0, "2001 characters", "split"),
    "(" * 31 + "a" + ")" * 31: (30, "too deep", "split"),
}


@pytest.mark.parametrize(
    ("text", "position", "what", "advice"),
    [(text, *expected) for text, expected in BAD.items()],
    ids=[text[:20] or "empty" for text in BAD],
)
def test_a_bad_query_is_answered_with_its_place_and_what_to_write(
    text: str, position: int, what: str, advice: str
) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert raised.value.position == position
    assert what in raised.value.what
    assert advice in raised.value.advice
    assert raised.value.exit_code == 3


def test_the_message_of_a_bad_query_points_at_the_place() -> None:
    with pytest.raises(QueryError) as raised:
        parse("a OR b AND c")
    assert str(raised.value).splitlines()[1:] == ["  a OR b AND c", "         ^"]


def test_the_longest_and_the_deepest_query_allowed_are_read() -> None:
    assert parse("x" * 2000) == term("x" * 2000)
    assert parse("(" * 30 + "a" + ")" * 30) == a


def test_many_groups_side_by_side_are_not_deep() -> None:
    read = parse(" OR ".join("(a AND b)" for _ in range(100)))
    assert isinstance(read, AnyOf)
    assert len(read.parts) == 100


def test_a_long_chain_of_nots_is_answered_not_crashed_on() -> None:
    with pytest.raises(QueryError):
        parse("NOT " * 499 + "a")


_pieces = st.lists(
    st.sampled_from(["a", "б", "AND", "OR", "NOT", "(", ")", '"', "«", "»", " ", "-", "同", "'", "🏳", "x y"]),
    max_size=14,
)


@given(st.one_of(st.text(), _pieces.map(" ".join), _pieces.map("".join)))
@quick
def test_any_text_is_a_query_or_a_mistake_inside_the_text(text: str) -> None:
    try:
        read = parse(text)
    except QueryError as error:
        mistake = error
    else:
        assert isinstance(read, Term | AllOf | AnyOf | NoneOf)
        return
    assert 0 <= mistake.position <= len(text)
    assert mistake.what
    assert mistake.advice
