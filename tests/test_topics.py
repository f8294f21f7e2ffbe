"""`monitor topics`, and the bounds that hold whatever a query says."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import cli
from monitor.errors import QueryError
from monitor.match import compile_topics, expand, explain, suggest
from monitor.match.matcher import fields_of, reader_for, reading_of
from monitor.match.places import MOST, PAIRS
from monitor.model import Concept, ConceptTerm
from monitor.query import parse
from tests.builders import empty_ledger, entry, topic


def steps(query: str, text: str) -> int:
    """How much a query looks at in a text."""
    reading = reading_of(fields_of(entry(title="", text=text), ""))
    reading.holds(reader_for(()).read(parse(query)))
    return reading.steps


def test_no_query_looks_at_more_than_its_leaves_allow() -> None:
    text = "court gay " * 20_000
    for query in ("court NEAR/100 gay", "court NEAR/100 gay NEAR/100 court", "COUNT/1000 (court BEFORE/100 gay)"):
        leaves, joins = query.count("court") + query.count("gay"), query.count("/100 ")
        assert steps(query, text) <= leaves * (MOST + 1) + joins * 2 * (PAIRS + MOST)


@pytest.mark.parametrize(
    "query", ["COUNT/900 cou*", "ATLEAST/2 (cou*, co?rt, zzz)", '"cou* gay"~100', "cou* NOT IN (cou* BEFORE/9 gay)"]
)
def test_wildcards_over_a_long_text_of_few_words_look_at_no_more_than_the_bounds(query: str) -> None:
    leaves = query.count("*") + query.count("?") + query.count("gay")
    assert 0 < steps(query, "court gay " * 20_000) <= leaves * (MOST + 1) + 2 * (PAIRS + MOST)


def test_compiling_leaves_the_collector_as_it_was() -> None:
    assert gc.isenabled()
    with pytest.raises(QueryError):
        compile_topics([topic("t", "(never closed")])
    assert gc.isenabled()


def test_a_long_query_with_many_wildcards_is_matched() -> None:
    query = " OR ".join(f"abc{number}*d?e*" for number in range(400))
    assert compile_topics([topic("t", query)])(entry(title="abc399xxdyezz", text="a" * 50_000))


def test_a_topic_is_spelt_out_with_the_reason_of_every_form() -> None:
    [plain, exact] = expand(topic("t", "Чечня OR =Грозный"))
    assert ("чечня", "as written") in plain.forms
    assert any(form == "чечне" and why.startswith("form: ") for form, why in plain.forms)
    assert exact.forms == (("грозныи", "as written"),) or exact.forms == (("грозный", "as written"),)


def test_an_explanation_names_what_came_nearest() -> None:
    read = entry(title="A court", text="far away from that place, it was said, there is gay pride")
    told = explain("(court NEAR/2 pride) AND title:pride", read)
    assert not told.holds
    assert [part.nearest for part in told.parts] == ["they stand in different fields", "it stands in the text only"]
    assert "stands there" in explain("gay AND NOT court", read).parts[1].nearest
    assert "only inside" in explain('gay NOT IN "gay pride"', read).nearest


def test_a_concept_is_explained_by_what_of_it_stands_there() -> None:
    """Of hundreds of terms nearly all are absent: they are counted, not listed."""
    terms = [ConceptTerm(query=query, language=code) for query in ("pride", "court") for code in ("en", "fr")]
    concept = Concept(name="c", terms=(*terms, ConceptTerm(query="Kadyrov")), exclusions=("lion pride",))
    told = explain("@c", entry(title="A court", text="with pride"), concepts=[concept])
    assert [part.query for part in told.parts] == ["pride", "court"]
    absent = explain("@c", entry(title="Kadyrow speaks", text=""), concepts=[concept])
    assert (absent.holds, absent.parts) == (False, ())
    assert absent.nearest.startswith("none of its 5 terms stands there; Kadyrov: “Kadyrow” is like it")
    aside = explain("@c", entry(title="A lion pride", text=""), concepts=[concept])
    assert (aside.holds, aside.nearest) == (False, "what stands there is set aside")


def test_what_was_just_missed_is_suggested() -> None:
    wanted = topic("t", "Kadyrov AND court")
    held = [entry(title="Kadyrow in court", text="x"), entry(title="Kadyrov speaks", text="y")]
    found = suggest([wanted], held, compile_topics([wanted]))
    assert [one.said for one in found] == [
        "“kadyrow” is another spelling of Kadyrov",
        "only Kadyrov was missing",
        "only court was missing",
    ]


def test_names_in_other_scripts_slips_and_longer_forms_are_suggested_but_not_other_words() -> None:
    wanted = topic("t", "Kadyrov", "activist", "Grozny NEAR/2 court", "prison NOT football")
    told = (
        "Кадырова обвиняют", "Kadyriv speaks", "activistic rooms", "activity in the rooms", "kadyrog written small",
        "Grozny, where on this day a court sat", "A prison for football",
    )  # fmt: skip
    held = [entry(title=title, text="x") for title in told]
    assert {one.said for one in suggest([wanted], held, compile_topics([wanted]))} == {
        "“кадырова” is another spelling of Kadyrov",
        "“kadyriv” is like Kadyrov",
        "“activistic” is like activist",
        "only Grozny NEAR/2 court was missing",
        "only NOT football kept it out",
    }


def test_what_is_on_a_topic_by_its_page_is_no_near_miss() -> None:
    wanted = topic("t", "Kadyrov")
    held = [entry(title="Kadyrow in court", text="x")]
    assert suggest([wanted], held, compile_topics([wanted]), known=[frozenset({"t"})]) == ()


def test_the_commands_about_topics_answer_from_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feeds.yaml").write_text("topics: {t: [gay]}\noutlets: {Outlet: https://outlet.example/feed}\n")
    (tmp_path / "new.yaml").write_text("topics: {t: [court]}\noutlets: {Outlet: https://outlet.example/feed}\n")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "monitor.sqlite3").write_bytes(empty_ledger())

    def said(*arguments: str) -> str:
        done = CliRunner().invoke(cli, ["topics", *arguments], catch_exceptions=False)
        assert done.exit_code == 0
        return done.output

    assert "gays" in said("expand", "t")
    assert "0 hits" in said("test", "gay")
    assert "0 gained, 0 lost" in said("diff", "feeds.yaml", "new.yaml")
    assert "✓ gay" in said("explain", "t", "A gay man")
    assert "Nothing came near" in said("suggest")


# --- found by trying --------------------------------------------------------------------------------------


def test_a_word_is_counted_once_however_often_the_text_is_read() -> None:
    assert not compile_topics([topic("t", "COUNT/2 Grozny")])(entry(title="", text="Grozny: plan c-o-u-r-t"))
    assert compile_topics([topic("t", "COUNT/2 Grozny")])(entry(title="", text="Grozny, G.r.o.z.n.y"))


def test_a_further_reading_that_begins_inside_what_is_set_aside_finds_nothing() -> None:
    text = "The Enola Gay bomber flew over the town and dropped the firs on 6 A.u.g.ust 1945 p1ane"
    assert not compile_topics([topic("t", 'gay NOT IN "Enola Gay"')])(entry(title="", text=text))


def test_half_a_character_is_no_fault_of_ours(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text(
        "keywords: [court]\noutlets: {O: 'https://outlet.example/'}\n", encoding="utf-8"
    )
    config = ["--config", str(tmp_path / "feeds.yaml")]
    result = CliRunner().invoke(cli, [*config, "topics", "explain", "court", "a court \udcff"])
    assert (result.exit_code, result.exception) == (0, None)


@pytest.mark.parametrize("query", ["COUNT/" + "9" * 5000 + " a", "^3", "~2 a"])
def test_a_number_out_of_place_or_out_of_bounds_is_a_mistake_with_its_place(query: str) -> None:
    with pytest.raises(QueryError):
        parse(query)


def test_suggestions_know_the_outlet() -> None:
    wanted = topic("t", "outlet:BBC AND Grozny")
    held = [entry(title="Grozny court", text="x")]
    assert suggest([wanted], held, compile_topics([wanted]), ["BBC"]) == ()
    assert [one.near for one in suggest([wanted], held, compile_topics([wanted]), ["Other"])] == ["outlet:BBC"]
