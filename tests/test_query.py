"""Queries: what may be written, what it means, and what is said of a mistake."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import QueryError
from monitor.query import (
    FIELDS,
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
    as_term,
    parse,
    warnings,
    write,
)

quick = settings(max_examples=150, deadline=None, database=None)


def term(text: str, *words: str) -> Term:
    made = as_term(text)
    assert made is not None
    assert made.folded == (words or tuple(text.split()))
    return made


def exactly(*words: str) -> Term:
    return Term(words=tuple(Word(text=word, folded=(word.lower(),), kind=Kind.EXACT) for word in words))


def wild(text: str, *folded: str) -> Term:
    return Term(words=(Word(text=text, folded=folded, kind=Kind.WILDCARD),))


def every(*parts: Query) -> AllOf:
    return AllOf(parts=parts)


def either(*parts: Query) -> AnyOf:
    return AnyOf(parts=parts)


def none(part: Query) -> NoneOf:
    return NoneOf(part=part)


def near(left: Query, right: Query, distance: int, *, ordered: bool = False) -> Near:
    return Near(parts=(left, right), distance=distance, ordered=ordered)


def within(field: str, part: Query) -> Within:
    return Within(field=field, part=part)


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
    "a AND NOT b": every(a, none(b)),
    "a NOT b": every(a, none(b)),
    "a NOT b NOT c": every(a, none(b), none(c)),
    "(a) NOT (b OR c)": every(a, none(either(b, c))),
    "NOT b AND a": every(none(b), a),
    "a AND NOT (b OR c)": every(a, none(either(b, c))),
    "(a OR b) AND c": every(either(a, b), c),
    "c AND (a OR b)": every(c, either(a, b)),
    "((a))": a,
    "(a AND b) OR (b AND c)": either(every(a, b), every(b, c)),
    "(a OR b)AND(b OR c)": every(either(a, b), either(b, c)),
    "a\tAND\nb": every(a, b),
    "a -b": every(a, none(b)),
    "a AND -b": every(a, none(b)),
    "a -(b OR c)": every(a, none(either(b, c))),
    "a - b": term("a b"),
    "search and rescue": term("search and rescue"),
    '"a" and "b"': every(a, b),
    '"a" Or b': either(a, b),
    "(a) and b": every(a, b),
    '"a" or b or c': either(a, b, c),
    'a and not "b"': every(a, none(b)),
    "=Gay": exactly("Gay"),
    '="Gay Rights"': exactly("Gay", "Rights"),
    "a =B": Term(words=(*a.words, *exactly("B").words)),
    "ALLCAPS:us": Term(words=(Word(text="us", folded=("us",), kind=Kind.CAPITALS),)),
    "chechn*": wild("chechn*", "chechn*"),
    "wom?n": wild("wom?n", "wom?n"),
    "gay?": Term(words=(Word(text="gay?", folded=("gay",)),)),
    "non-bina*": wild("non-bina*", "non", "bina*"),
    '"ramzan kadyr*"': Term(words=(*term("ramzan").words, *wild("kadyr*", "kadyr*").words)),
    "车*": wild("车*", "车*"),
    "a NEAR/5 b": near(a, b, 5),
    "a near/5 b": near(a, b, 5),
    "a BEFORE/3 b": near(a, b, 3, ordered=True),
    "a NEAR/5 (b OR c)": near(a, either(b, c), 5),
    "a NEAR/5 b NEAR/2 c": near(near(a, b, 5), c, 2),
    "NOT a NEAR/5 b AND c": every(none(near(a, b, 5)), c),
    '"a b"~3': near(a, b, 3),
    '"a b c"~3': near(near(a, b, 3), c, 3),
    'a NOT IN "a b"': NotIn(part=a, inside=term("a b")),
    'a not in "a b"': NotIn(part=a, inside=term("a b")),
    'a NOT IN ("a b" OR c)': NotIn(part=a, inside=either(term("a b"), c)),
    "title:a": within("title", a),
    "Title:(a OR b)": within("title", either(a, b)),
    "title: a b": within("title", term("a b")),
    "title:a AND lang:ru": every(within("title", a), within("lang", term("ru"))),
    "source:BBC": within("outlet", term("BBC", "bbc")),
    "url:example.org/sport": within("url", term("example.org/sport", "example", "org", "sport")),
    "Breaking: news": term("Breaking: news", "breaking", "news"),
    "/gr[oó]zn(y|ij)/": Regex(pattern="gr[oó]zn(y|ij)"),
    "/a \\/ b/ OR c": either(Regex(pattern="a \\/ b"), c),
    "@lgbt": Named(name="lgbt"),
    "@lgbt AND a": every(Named(name="lgbt"), a),
    "ATLEAST/2 (a, b, c)": AtLeast(count=2, parts=(a, b, c)),
    "ATLEAST/2 (a OR b OR c)": AtLeast(count=2, parts=(a, b, c)),
    "atleast/1 (a b, c AND a)": AtLeast(count=1, parts=(term("a b"), every(c, a))),
    "COUNT/2 a": Count(count=2, part=a),
    "a^3": Boosted(part=a, factor=3),
    '"a b"^0.5 OR c': either(Boosted(part=term("a b"), factor=0.5), c),
    "(a OR b)^2": Boosted(part=either(a, b), factor=2),
    "a OR # the first\n  b # and the second": either(a, b),
    "（a OR b）AND c": every(either(a, b), c),
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
    assert read.folded == ("gay", "rights")


@pytest.mark.parametrize("text", ["「同性婚」", "『同性婚』", "‹gay rights›", "‘gay rights’", "'gay rights'"])
def test_quotation_marks_that_need_not_be_known_do_no_harm(text: str) -> None:
    read = parse(text)
    assert isinstance(read, Term)
    assert read.folded in (("同", "性", "婚"), ("gay", "rights"))


@pytest.mark.parametrize("text", ["чеченский", "ゲイ", "Çeçenistan", "한국"])
def test_a_word_typed_with_separate_marks_means_the_same(text: str) -> None:
    one, other = parse(text), parse(unicodedata.normalize("NFD", text))
    assert isinstance(one, Term)
    assert isinstance(other, Term)
    assert one.folded == other.folded


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
    'lesbian "and" gay': (8, "operator is missing", "AND or OR"),
    '"a" or b AND c': (9, "AND after OR", "parentheses"),
    "a NEAR b": (2, "NEAR needs a number", "NEAR/5"),
    "a NEAR/ b": (2, "NEAR needs a number", "NEAR/5"),
    "a NEAR/x b": (2, "NEAR needs a number", "NEAR/5"),
    "a NEAR/500 b": (2, "too far", "100"),
    "a NEAR/5": (8, "missing at the end", "word"),
    "a NEAR/5 (b AND c)": (9, "takes words", "outside"),
    "a NOT IN (NOT b)": (9, "takes words", "outside"),
    "*chechen": (0, "cannot begin", "first letters"),
    "ch*": (0, "match too much", "3 letters"),
    "a OR ch*": (5, "match too much", "3 letters"),
    '"the ch* war"': (5, "match too much", "3 letters"),
    "=chechn*": (1, "exact case", "remove"),
    "titel:a": (0, "no field 'titel'", "title:"),
    "foo:a": (0, "no field 'foo'", "title, text"),
    "title:(text:a)": (7, "never match", "one field"),
    "title:": (6, "missing at the end", "word"),
    "/gay": (0, "never closed", "second /"),
    "/(gay/": (1, "cannot be read", "RE2"),
    "/a(?=b)/": (1, "cannot be read", "RE2"),
    "/a*/": (1, "empty text", "must be there"),
    "a^": (1, "number is missing", "word^3"),
    "a^0": (1, "no weight", "^3"),
    "chechnya~": (8, "not matched vaguely", "wildcard"),
    '"a"~3': (3, "two words", "~3"),
    "ATLEAST/3 (a, b)": (0, "never hold", "lower"),
    "ATLEAST/2 a": (0, "list is missing", "(a, b, c)"),
    "ATLEAST (a, b)": (0, "needs a number", "ATLEAST/5"),
    "COUNT/0 a": (0, "hardly", "between 1"),
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
    "x" * 50_001: (0, "50001 bytes", "split"),
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
    assert str(raised.value).splitlines()[1:] == ["  a OR b AND c", "         ^^^"]


def test_the_longest_and_the_deepest_query_allowed_are_read() -> None:
    assert parse("x" * 50_000) == term("x" * 50_000)
    assert parse("(" * 30 + "a" + ")" * 30) == a


def test_many_groups_side_by_side_are_not_deep() -> None:
    read = parse(" OR ".join("(a AND b)" for _ in range(100)))
    assert isinstance(read, AnyOf)
    assert len(read.parts) == 100


def test_a_long_chain_of_nots_is_answered_not_crashed_on() -> None:
    with pytest.raises(QueryError):
        parse("NOT " * 12_000 + "a")


def test_the_caret_stands_under_its_place_in_a_long_wide_or_many_lined_query() -> None:
    with pytest.raises(QueryError) as raised:
        parse("车臣 OR\n车臣 AND gay")
    assert str(raised.value).splitlines()[1:] == ["  车臣 AND gay", "       ^^^"]
    with pytest.raises(QueryError) as raised:
        parse("word OR " * 40 + "a AND b" + " OR word" * 40)
    _, line, carets = str(raised.value).splitlines()
    assert line[carets.index("^") :].startswith("AND b")
    assert len(line) < 80


WARNED = {
    "search and rescue": (0, "word of the phrase", "AND"),
    "gay or lesbian": (0, "word of the phrase", "OR"),
    "a OR gay or lesbian": (5, "word of the phrase", '"gay or lesbian"'),
    "gay AND NOT gay": (0, "never matches", "remove"),
    "lang:ru AND lang:uk AND gay": (0, "never matches", "OR"),
    "gay NOT IN gay": (0, "never matches", "longer"),
    "title:gay NEAR/5 text:court": (0, "never matches", "AND"),
    "the": (0, "almost every text", "rarer"),
    "gay OR и": (7, "almost every text", "rarer"),
    "the AND NOT gay": (0, "almost every text", "rarer"),
}


@pytest.mark.parametrize(("text", "place", "what", "advice"), [(t, *e) for t, e in WARNED.items()], ids=WARNED)
def test_what_is_surely_not_meant_is_warned_of(text: str, place: int, what: str, advice: str) -> None:
    [found] = warnings(text)
    assert found.start == place
    assert what in found.what
    assert advice in found.advice


@pytest.mark.parametrize(
    "text", ['"search and rescue"', "the AND gay", "gay NOT parade", 'gay NOT IN "Enola Gay"', "@x"]
)
def test_a_sound_query_is_not_warned_of(text: str) -> None:
    assert warnings(text) == ()


_pieces = st.lists(
    st.sampled_from(
        [
            "a",
            "б",
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            '"',
            "«",
            "»",
            " ",
            "-",
            "同",
            "'",
            "🏳",
            "x y",
            "=",
            "abc*",
            "a?b",
            "NEAR/2",
            "BEFORE/3",
            "NOT IN",
            "and",
            "or",
            "not",
            "title:",
            "lang:",
            "ATLEAST/2",
            "COUNT/2",
            ",",
            "^2",
            "~3",
            "/x+/",
            "/",
            "@c",
            "# ",
            "\n",
            "ALLCAPS:",
            "*",
            "?",
            "in",
        ]
    ),
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
        assert parse(write(read)) == read
        assert warnings(text) is not None
        return
    assert 0 <= mistake.position <= len(text)
    assert mistake.what
    assert mistake.advice


def _told() -> list[str]:
    """Every query in the tables of docs/queries.md."""
    page = (Path(__file__).resolve().parent.parent / "docs/queries.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `(.+?)` \|", page, flags=re.MULTILINE)


@pytest.mark.parametrize("text", _told())
def test_every_query_in_the_manual_is_right(text: str) -> None:
    assert parse(text)
    assert not [said for said in warnings(text) if "never" in said.what]


def test_the_manual_has_every_field_and_operator() -> None:
    told = " ".join(_told())
    assert [name for name in FIELDS if f"{name}:" not in told] == []
    assert all(sign in told for sign in ("NEAR/", "BEFORE/", "NOT IN", "ATLEAST/", "COUNT/", "ALLCAPS:", "^", "~", "@"))


# --- habits from elsewhere --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("gay && court", "write AND"),
        ("gay || court", "write OR"),
        ("gay | court", "write OR"),
        ("gay AND !court", "write NOT"),
        ("+gay +court", "leave it out"),
        ('+"gay rights" court', "leave it out"),
        ("gay W/5 court", "write NEAR/5"),
        ("gay NEAR5 court", "write NEAR/5"),
        ("gay AROUND(5) court", "write NEAR/5"),
        ("gay PRE/5 court", "write BEFORE/5"),
        ("gay ANDNOT court", "write AND NOT"),
        ("gay BUT-NOT court", "write AND NOT"),
        ("gay XOR court", "AND NOT (a AND b)"),
        ("ATLEAST2 (gay, court)", "write ATLEAST/2"),
    ],
)
def test_an_operator_of_another_search_language_is_answered_with_ours(text: str, advice: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert "no operator here" in caught.value.what
    assert advice in caught.value.advice


@pytest.mark.parametrize(
    "text", ["LGBTQ+", "AT&T", "Marks & Spencer", "Yahoo!", "+44 20", '"gay && court"', "N95", "C++"]
)
def test_signs_that_belong_to_a_word_are_no_operators(text: str) -> None:
    assert isinstance(parse(text), Term)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("гей ИЛИ Чечня", "write OR"),
        ("schwul UND Polizei", "write AND"),
        ("gay OU lesbienne", "write OR"),
        ("gay, lesbian", "write AND or OR between them"),
        ("gay\nlesbian", "write AND or OR between them"),
        ("site:bbc.co.uk gay", "write url:bbc.co.uk AND gay"),
        ("lang:ru gay", "write lang:ru AND gay"),
    ],
)
def test_what_was_meant_to_part_the_words_of_a_phrase_is_warned_of(text: str, said: str) -> None:
    assert said in warnings(text)[0].advice


@pytest.mark.parametrize("text", ['"gay, lesbian"', "Paris Saint-Germain", "gay AND\nlesbian", "outlet:BBC News"])
def test_a_phrase_that_is_meant_is_not_warned_of(text: str) -> None:
    assert warnings(text) == ()


def test_wide_operators_are_operators() -> None:
    assert write(parse("gay ＡＮＤ court")) == "gay AND court"
