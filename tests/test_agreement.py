"""The matcher and the plain meaning of the language agree on any query and any text, in batches and one by one.

MONITOR_MATCH_CASES=100000 tries so many query × text cases; the suite tries some thousands.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from monitor.errors import QueryError
from monitor.match import compile_topics, explain
from monitor.model import Entry
from monitor.query import parse, write
from tests.builders import entry, topic
from tests.reference import Reference

QUERIES, TEXTS = 6, 60  # more than are matched one by one: both ways are tried
CASES = int(os.environ.get("MONITOR_MATCH_CASES", "2880"))
agreeing = settings(
    max_examples=max(1, CASES // (QUERIES * TEXTS)),
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # the message has the case; making it smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# Few words, so that they meet: with forms, with capitals, of several scripts, with and without spaces.
_TYPED = ["court", "Court", "gay", "Gay", "gaye", "rights", "чечня", "Чечни", "суд", "车臣", "臣", "ゲイ", "non-binary",
          "US", "us", "об'єкт", "şehir", "الشيشان"]  # fmt: skip
_STANDING = [*_TYPED, "courts", "gays", "чечне", "ЧЕЧНЯ", "суда", "судом", "车", "Non", "binary", "binaries", "об’єкта",
             "right", "Courtyard", "chechnya", "chechen", "woman", "women", "Marvin", "Şehir", "x", "y", "z", "—", ",",
             "и", "the", "COURT", "US."]  # fmt: skip
_WILD = ["chech*", "cour*", "wom?n", "wom*n", "gay*", "binar*", "车*", "non-bin*", "су?а", "чеч*"]

_bare = st.sampled_from(_TYPED)
_two_or_three = st.lists(st.one_of(_bare, _bare, st.sampled_from(_WILD)), min_size=2, max_size=3)
_quoted = _two_or_three.map(lambda words: f'"{" ".join(words)}"')
_placed = st.recursive(
    st.one_of(
        _bare,
        _bare,
        _quoted,
        st.sampled_from(_WILD),
        _bare.map("={}".format),
        _bare.map("ALLCAPS:{}".format),
        st.sampled_from(["/gay[e]?/", "/c.urt/", "/wom[ae]n +\\w+/", "/x y/", "/суд(а|ом)/"]),
        _bare.map("title:{}".format),
        _bare.map("text:{}".format),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        st.tuples(inner, st.sampled_from(["NEAR", "BEFORE"]), st.integers(0, 4), inner).map(
            lambda t: f"({t[0]} {t[1]}/{t[2]} {t[3]})"
        ),
        st.tuples(inner, inner).map(lambda t: f"({t[0]} NOT IN {t[1]})"),
        st.tuples(_quoted, st.integers(0, 3)).map(lambda t: f"{t[0]}~{t[1]}"),
        inner.map("{}^2".format).map("({})".format),
    ),
    max_leaves=4,
)
_any = st.recursive(
    st.one_of(
        _placed,
        _placed,
        st.sampled_from(["outlet:Desk", "lang:ru", "author:marvin", "url:sport", "-lang:ru", "outlet:/d.sk/"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' AND '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        inner.map("(NOT {})".format),
        st.tuples(st.integers(1, 3), st.lists(inner, min_size=3, max_size=4)).map(
            lambda t: f"ATLEAST/{t[0]} ({', '.join(t[1])})"
        ),
        st.tuples(st.integers(1, 3), _placed).map(lambda t: f"COUNT/{t[0]} ({t[1]})"),
    ),
    max_leaves=5,
)
_words = st.lists(st.sampled_from(_STANDING), max_size=8).map(" ".join)
_entries = st.builds(
    lambda title, text, lang, author, url: entry(title=title, text=text, language=lang, author=author, url=url),
    _words, _words, st.sampled_from([None, "ru", "ru-RU", "en"]), st.sampled_from(["", "Marvin Gaye"]),
    st.sampled_from(["https://a.example/sport/1", "https://a.example/x"]),
)  # fmt: skip


def _with_something_wanted(text: str) -> str:
    """A query that only says what must not be there gets something that must."""
    try:
        parse(text)
    except QueryError as error:
        return f"(court OR gay OR суд OR US) AND ({text})" if "must not be there" in error.what else text
    return text


_query = _any.map(_with_something_wanted)


@given(st.lists(_query, min_size=QUERIES, max_size=QUERIES), st.lists(_entries, min_size=TEXTS, max_size=TEXTS))
@agreeing
def test_the_matcher_agrees_with_the_plain_meaning_of_the_language(queries: list[str], entries: list[Entry]) -> None:
    matcher = compile_topics([topic(str(number), query) for number, query in enumerate(queries)])
    together = matcher.batch(entries, "Desk of the outlet")
    for read, found in zip(entries, together, strict=True):
        plainly = Reference(read, "Desk of the outlet")
        on = {match.topic for match in found if not any(span.late for span in match.spans)}
        for number, query in enumerate(queries):
            expected = plainly.holds(parse(query))
            assert (str(number) in on) is expected, (write(parse(query)), read.title, read.text)
    few = [matcher(one, "Desk of the outlet") for one in entries[:5]]
    assert few == together[:5]


@given(_query, _entries)
@settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_explanation_says_what_the_matcher_decides(query: str, read: Entry) -> None:
    found = compile_topics([topic("t", query)])(read, "Desk")
    assert explain(query, read, "Desk").holds is bool(found)
