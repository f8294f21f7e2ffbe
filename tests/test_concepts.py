"""Vocabularies: the shipped ones are complete and right, those of feeds.yaml are read or answered with their line."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest

from monitor import config
from monitor.config import concepts
from monitor.errors import ConfigError
from monitor.languages import forms
from monitor.match import compile_topics
from monitor.model import Concept, ConceptTerm, Entry, Topic
from monitor.query import parse
from monitor.text import searchable
from tests.builders import entry

LANGUAGES = ["en", "ru", "uk", "fr", "de", "es", "pt", "it", "pl", "tr", "ar", "fa", "zh", "ja"]
SHIPPED = concepts.shipped_names()
OUTLETS = "outlets: {Outlet: https://outlet.example/feed}\n"


def load(tmp_path: Path, text: str) -> config.Config:
    """A feeds.yaml with the given lines and an outlet."""
    path = tmp_path / "feeds.yaml"
    path.write_text(OUTLETS + text, encoding="utf-8")
    return config.load(path, {})


def says(name: str, language: str, sentence: str) -> bool:
    """Whether a sentence holds a term of the concept in a language, or a form of its words side by side."""
    padded = f" {searchable(sentence)} "
    for term in concepts.shipped(name).terms:
        if term.language in (language, "") and not term.query.startswith("@"):
            phrases = [""]
            for word in term.query.split():
                made = {form.text for form in forms(word, [language])}
                phrases = [f"{phrase} {text}" for phrase in phrases for text in made if f" {text} " in padded]
            if any(f"{phrase} " in padded for phrase in phrases):
                return True
    return False


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_concept_has_terms_in_every_language_and_says_what_it_is_for(name: str) -> None:
    found = concepts.shipped(name)
    counted = Counter(term.language for term in found.terms)
    assert [language for language in LANGUAGES if counted[language] < 6] == []
    assert found.note


@pytest.mark.parametrize("name", SHIPPED)
def test_every_term_and_exclusion_is_a_query(name: str) -> None:
    found = concepts.shipped(name)
    for query in (*(term.query for term in found.terms), *found.exclusions):
        assert parse(query)
        assert searchable(query)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_term_stands_twice_in_a_language(name: str) -> None:
    typed = Counter(
        (term.language, term.query if "=" in term.query else searchable(term.query))
        for term in concepts.shipped(name).terms
        if not _is_a_spelling(term.query)
    )
    assert [pair for pair, times in typed.items() if times > 1] == []


def _is_a_spelling(query: str) -> bool:
    """What `names:` makes is folded, so that spaces stand between the signs of unspaced scripts."""
    return query == searchable(query)


SAID = [
    ("lgbt", "en", "A Pride march for LGBTQ+ rights"),
    ("lgbt", "ru", "Закон о запрете движения ЛГБТ и права геев"),
    ("lgbt", "ar", "حقوق مجتمع الميم في تونس"),
    ("lgbt", "fa", "حقوق همجنس‌گرایان در ایران"),
    ("lgbt", "zh", "台湾同性婚姻合法化"),
    ("lgbt", "ja", "同性婚を求める訴訟"),
    ("chechnya", "en", "Ramzan Kadyrov rules Chechnya"),
    ("chechnya", "ru", "Жителя Чечни увезли в Грозный"),
    ("chechnya", "de", "Kadyrow regiert in Tschetschenien"),
    ("chechnya", "ar", "رئيس الشيشان رمضان قديروف"),
    ("chechnya", "ja", "チェチェン共和国のカディロフ首長"),
    ("north-caucasus", "ru", "В Махачкале и Назрани прошли обыски"),
    ("detention", "en", "Two activists were arrested"),
    ("detention", "ru", "Активистов задержали и арестовали"),
    ("detention", "zh", "记者被捕"),
    ("torture", "ru", "Рассказал о пытках током"),
    ("torture", "en", "He says he was tortured"),
    ("killing", "en", "Three people were killed"),
    ("killing", "ru", "Об убийствах женщин"),
    ("police", "ru", "В МВД и полиции отказались"),
    ("police", "de", "Die Polizei und Polizisten"),
    ("press-freedom", "en", "Journalists under pressure"),
    ("press-freedom", "ru", "Журналистку признали иноагентом"),
    ("press-freedom", "fa", "بازداشت روزنامه‌نگاران"),
]
UNSAID = [
    ("lgbt", "en", "Gaylord Hotels opens in Texas"),
    ("lgbt", "ru", "Гейзеры Камчатки и гейши Киото"),
    ("chechnya", "ru", "Чечевица подорожала, грозит дождь"),
    ("chechnya", "en", "China and the Czech Republic"),
    ("torture", "ru", "Учёные попытались и попытка удалась"),
    ("detention", "en", "The resident preserved the prismatic glass"),
    ("killing", "en", "A skill for skilled workers"),
    ("killing", "es", "El mate se bebe amargo"),
    ("police", "ru", "Политика и полис страхования"),
    ("police", "en", "The policy on polishing"),
    ("press-freedom", "en", "The journal pressed for change"),
]


@pytest.mark.parametrize(("name", "language", "sentence"), SAID)
def test_a_concept_is_found_in_a_headline_about_it(name: str, language: str, sentence: str) -> None:
    assert says(name, language, sentence)


@pytest.mark.parametrize(("name", "language", "sentence"), UNSAID)
def test_a_concept_is_not_found_in_a_headline_about_something_else(name: str, language: str, sentence: str) -> None:
    assert not says(name, language, sentence)


def test_most_invented_headlines_are_found_by_the_concepts_they_are_about_and_by_no_other() -> None:
    """A sample of evals/concepts.txt: every fourth headline, all of whose answers are right."""
    evaluated = runpy.run_path(str(Path(__file__).resolve().parent.parent / "evals" / "concepts.py"))
    shipped = evaluated["matcher"]()
    sample = list(evaluated["headlines"]())[::4]
    assert [one.text for one in sample if evaluated["found"](shipped, one.text) != one.about] == []


# --- feeds.yaml -------------------------------------------------------------------------------------------


def test_a_concept_of_ones_own_may_be_a_list_a_block_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("terms:\n  ru: [слово, слова]\nnote: a file\n", encoding="utf-8")
    read = load(
        tmp_path,
        "keywords: ['@a', '@b AND @c']\nconcepts:\n  a: [one, two]\n"
        "  b: {terms: {en: one, any: [ONE]}, exclusions: one day, note: said once}\n  c: {file: words.yaml}\n",
    )
    a, b, c = read.concepts
    assert [(term.query, term.language) for term in a.terms] == [("one", ""), ("two", "")]
    assert [(term.query, term.language) for term in b.terms] == [("one", "en"), ("ONE", "")]
    assert (b.exclusions, b.note) == (("one day",), "said once")
    assert [term.language for term in c.terms] == ["ru", "ru"]


def test_shipped_concepts_come_when_they_are_asked_for_also_by_another(tmp_path: Path) -> None:
    assert load(tmp_path, "keywords: [word]\n").concepts == ()
    asked = load(tmp_path, "keywords: ['@north-caucasus AND word']\n").concepts
    assert [concept.name for concept in asked] == ["north-caucasus", "chechnya"]


def test_a_concept_of_ones_own_goes_before_the_shipped_one(tmp_path: Path) -> None:
    (only,) = load(tmp_path, "keywords: '@lgbt'\nconcepts: {lgbt: [pride]}\n").concepts
    assert [term.query for term in only.terms] == ["pride"]


def test_names_are_found_in_the_spellings_of_other_languages(tmp_path: Path) -> None:
    (people,) = load(tmp_path, "keywords: '@people'\nconcepts: {people: {names: [Кадыров]}}\n").concepts
    assert {"kadyrov", "kadyrow", "kadirov", "кадыров", "кадиров", "قديروف", searchable("カディロフ")} <= {
        term.query for term in people.terms
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("keywords: '@lgtb'\n", "2:11: there is no concept @lgtb; did you mean @lgbt?"),
        (
            "topics:\n  A:\n    - word\n    - '@nothing OR a'\n",
            "5:7: there is no concept @nothing; there are @chechnya, @detention",
        ),
        ("keywords: a\nconcepts:\n  x: {terms: {english: [a]}}\n", "'english' is not a language"),
        (
            "keywords: a\nconcepts:\n  x: {terms: {en: ['(a']}}\n",
            "4:20: concepts.x.terms.en: this parenthesis is never closed",
        ),
        ("keywords: a\nconcepts:\n  x: {note: empty}\n", "the concept has no terms"),
        ("keywords: a\nconcepts:\n  x: {file: no.yaml}\n", "no.yaml cannot be read"),
        ("keywords: a\nconcepts:\n  x: {file: wrong.yaml}\n", "wrong.yaml:2:8: terms.en: a word is missing"),
        ("keywords: a\nconcepts:\n  x: {file: w.yaml, note: b}\n", "file stands for the whole concept"),
        ("keywords: a\nconcepts:\n  1x: [a]\n", "cannot be written after @"),
        ("keywords: a\nconcepts:\n  x: {trems: [a]}\n", "did you mean terms:?"),
    ],
)
def test_a_mistake_in_a_concept_is_answered_with_its_line(tmp_path: Path, lines: str, expected: str) -> None:
    (tmp_path / "wrong.yaml").write_text("terms:\n  en: ['a AND']\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, lines)
    assert expected in str(caught.value)


DEEP = "".join(f"  c{number}: ['@c{number + 1}']\n" for number in range(1, 7))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "topics: {A: '@foo'}\nconcepts:\n  foo: ['@bar']\n  bar:\n    - Trump\n    - '@foo'\n",
            "4:9: the concept @foo stands inside itself (@foo → @bar → @foo); take one of these @names out",
        ),
        ("keywords: a\nconcepts:\n  x: {terms: {en: [b, '@X OR c']}}\n", "4:23: the concept @x stands inside itself"),
        ("keywords: a\nconcepts:\n  x: {terms: b, exclusions: '@x'}\n", "4:29: the concept @x stands inside itself"),
        ("keywords: a\nconcepts:\n  x: {file: own.yaml}\n", "4:13: the concept @x stands inside itself"),
        ("keywords: a\nconcepts:\n  y: {file: own.yaml}\n", "4:13: there is no concept @x"),
        ("keywords: a\nconcepts:\n  x: {terms: b, exclusions: '@y'}\n", "4:29: there is no concept @y"),
        (f"keywords: a\nconcepts:\n{DEEP}  c7: [a]\n", "4:3: @c1 holds concepts in concepts, more than 6 deep"),
    ],
)
def test_a_concept_that_cannot_be_filled_in_is_found_by_the_check_with_its_line(
    tmp_path: Path, lines: str, expected: str
) -> None:
    (tmp_path / "own.yaml").write_text("terms:\n  en: [a, '@x']\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, lines)
    assert expected in str(caught.value)
    assert len(caught.value.mistakes) == 1


def test_concepts_six_deep_and_shipped_ones_in_exclusions_are_filled_in(tmp_path: Path) -> None:
    lines = (
        f"keywords: ['@c1', '@x']\nconcepts:\n{DEEP.replace('@c7', 'Trump')}  x: {{terms: b, exclusions: '@police'}}\n"
    )
    read = load(tmp_path, lines)
    (found,) = compile_topics(read.topics, read.concepts)(entry(title="Trump"))
    assert found.topic == "Keywords"


@pytest.mark.parametrize(
    ("outlets", "expected"),
    [((), 0), (("en", "tr"), 0), (("tr",), 1)],
    ids=["no language named", "two languages", "one language"],
)
def test_a_term_makes_no_everyday_words_of_other_languages_that_are_read(
    outlets: tuple[str, ...], expected: int
) -> None:
    blows = Concept(name="blows", terms=(ConceptTerm(query="dövüldü", language="tr"),))
    shipped = compile_topics([Topic(name="blows", queries=("@blows",))], [blows], outlets)
    assert len(shipped(Entry(id="", url="", title="Behe's testimony in Dover", text=""))) == expected
    assert len(shipped(Entry(id="", url="", title="Gazeteci dövüldü", text=""))) == 1
