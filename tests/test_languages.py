"""A word is found in all its forms, and no form is another word."""

from __future__ import annotations

import importlib
import runpy
from pathlib import Path

import pytest

from monitor import languages
from monitor.languages import AS_TYPED, LANGUAGES, forms, guess, spellings
from monitor.languages.dictionary import FROM, Families
from monitor.languages.everyday import WORDS
from monitor.languages.paradigm import Table
from monitor.match import compile_topics
from monitor.text import searchable
from tests import builders

FOLDER = Path(languages.__file__).parent
CASES = Path(__file__).resolve().parent.parent / "evals" / "forms.txt"


def texts(word: str, language: str) -> set[str]:
    """The forms of a word in one language."""
    return {form.text for form in forms(word, [language])}


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("ru", "Чечня", "чечни чечне чечню чечней"),
        ("ru", "Кадыров", "кадырова кадырову кадыровым кадырове кадыровой"),
        ("ru", "беженец", "беженца беженцы беженцев беженцам"),
        ("ru", "беженцы", "беженец беженцев"),
        ("ru", "пытка", "пытки пыток пытками"),
        ("ru", "задержать", "задержали задержаны задержат"),
        ("en", "torture", "tortures tortured torturing"),
        ("en", "policy", "policies"),
        ("en", "NGO", "ngos"),
    ],
)
def test_a_word_has_its_forms(language: str, word: str, expected: str) -> None:
    assert set(expected.split()) - texts(word, language) == set()


@pytest.mark.parametrize(
    ("language", "word", "others"),
    [
        ("ru", "гей", "гейзер гейша геймер"),
        ("ru", "чеченский", "чечевица"),
        ("ru", "ЛГБТ", "лгбта"),
        ("en", "gay", "gaylord gaye"),
        ("es", "queer", "queen quei"),
        ("pt", "blogger", "bloggem blogge"),
    ],
)
def test_another_word_is_no_form(language: str, word: str, others: str) -> None:
    assert set(others.split()) & texts(word, language) == set()


def test_a_form_that_is_an_everyday_word_of_another_language_counts_only_where_no_other_is_read() -> None:
    alone = {form.text for form in forms("dövüldü", ["tr"])}
    beside = {form.text for form in forms("dövüldü", ["tr", "en"])}
    assert alone - beside == {"dover"}
    assert "dover" in {form.text for form in forms("Dover", ["tr", "en"])}


def test_everyday_words_are_folded_and_of_languages() -> None:
    assert [word for word in WORDS if searchable(word) != word] == []
    assert set().union(*WORDS.values()) <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_itself_comes_first_and_every_form_is_folded_and_has_a_reason(language: str) -> None:
    for word in ("Ещё", "Gay", "санкт-петербург", "ОМОН", "x", ""):
        first, *others = forms(word, [language])
        assert (first.text, first.rule) == (searchable(word), AS_TYPED)
        assert all(form.text == searchable(form.text) and form.rule and form.language == language for form in others)
        assert len({form.text for form in (first, *others)}) == len(others) + 1


def test_the_last_part_of_a_hyphenated_name_changes() -> None:
    assert "санкт петербурге" in texts("Санкт-Петербург", "ru")


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("ar", "حقوق الإنسان", ["بحقوق الإنسان", "وحقوق الإنسان", "لحقوق الإنسان"]),
        ("ar", "الأمم المتحدة", ["للأمم المتحدة", "والأمم المتحدة"]),
        ("fa", "زندانی سیاسی", ["زندانیان سیاسی", "زندانی‌های سیاسی"]),
        ("he", "בית משפט", ["בבית משפט", "בתי משפט", "בית המשפט"]),
    ],
)
def test_the_first_of_several_words_changes_too(language: str, words: str, expected: list[str]) -> None:
    assert set(map(searchable, expected)) - texts(words, language) == set()


def test_a_persian_verb_typed_with_the_joiner_has_all_forms_of_its_verb() -> None:
    assert set(map(searchable, ("گفت", "می‌گویند", "نمی‌گوید", "گفته‌اند"))) - texts("می‌گوید", "fa") == set()


def test_a_word_is_guessed_by_its_script() -> None:
    assert guess("Чечня", ["en", "ru"]) == ("ru",)
    assert guess("Chechnya", ["en", "ru-RU"]) == ("en",)
    assert guess("車臣", ["en", "ru"]) == ()


def test_the_hand_made_cases_are_found_as_well_as_promised() -> None:
    eval_forms = runpy.run_path(str(Path(__file__).resolve().parent.parent / "evals" / "forms.py"))
    scores, _ = eval_forms["measure"](eval_forms["ours"])
    whole = scores["all", "all"]
    assert whole.total > 600
    assert whole.recall >= eval_forms["RECALL"]
    assert whole.precision >= eval_forms["PRECISION"]


def test_a_short_word_of_no_known_language_does_not_become_another_name() -> None:
    assert "gaye" not in {form.text for form in forms("gay", guess("gay", LANGUAGES))}


def test_a_form_has_as_many_words_as_what_is_typed() -> None:
    assert all(" " not in form.text for word in ("Polina", "radio") for form in forms(word, LANGUAGES))


@pytest.mark.parametrize(
    ("name", "language", "spelling"),
    [
        ("Кадыров", "en", "kadyrov"),
        ("Кадыров", "de", "kadyrow"),
        ("Kadyrov", "ru", "кадыров"),
        ("Kadyrov", "ar", "قديروف"),
        ("Кадыров", "ja", "カディロフ"),
        ("Навальный", "en", "navalny"),
        ("Navalny", "ru", "навальный"),
        ("Путин", "fr", "poutine"),
        ("Рамзан Кадыров", "pl", "ramzan kadyrow"),
    ],
)
def test_a_name_is_spelled_as_the_press_of_each_language_does(name: str, language: str, spelling: str) -> None:
    assert searchable(spelling) in {form.text for form in spellings(name)}
    assert language in {form.language for form in spellings(name)} | {""}


def test_looking_rules_up_by_the_last_letters_loses_none() -> None:
    typed = {word.lower() for line in CASES.read_text(encoding="utf-8").splitlines() for word in line.split()}
    modules = [importlib.import_module(f"monitor.languages.{path.stem}") for path in sorted(FOLDER.glob("*.py"))]
    tables = [value for module in modules for value in vars(module).values() if isinstance(value, Table)]
    assert len(tables) > 20
    for table in tables:
        for word in sorted(typed)[:: len(tables)]:
            fitting = [rule for rule in table._rules if rule.pattern.fullmatch(word)]
            assert set(fitting) <= set(table._that_may_fit(word)), word


def test_every_group_of_a_rule_has_endings() -> None:
    modules = [importlib.import_module(f"monitor.languages.{path.stem}") for path in sorted(FOLDER.glob("*.py"))]
    tables = [value for module in modules for value in vars(module).values() if isinstance(value, Table)]
    assert [rule.name for table in tables for rule in table._rules if not all(ends for _, ends in rule.groups)] == []


def test_a_word_in_russian_letters_has_kazakh_forms_where_a_desk_reads_kazakh() -> None:
    def found(query: str, title: str, *languages: str) -> bool:
        return bool(compile_topics([builders.topic("t", query)], (), languages)(builders.entry(title=title, text="")))

    assert not found("Астана", "Астанада не болды")
    assert found("Астана", "Астанада не болды", "ru", "kk-KZ")
    assert found("Өскемен", "Өскеменде не болды"), "a letter tells it"
    assert found("Астана", "Что было в Астане", "ru", "kk")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("сім'я", "П'ять сімей"),
        ("сім'я", "Вся сім'я"),
        ("бити", "Затриманого б'ють"),
        ("прем’єр", "Слова прем'єра"),
        ("об'єкт", "Біля об\u02bcєкта"),
        ("сім\u02bcя", "П'ять сімей"),
    ],
)
def test_an_apostrophe_within_a_word_does_not_part_its_forms(query: str, title: str) -> None:
    topics = compile_topics([builders.topic("t", query)], (), ["uk"])
    assert topics(builders.entry(title=title, text=""))


def test_endings_that_rules_share_are_written_down_once() -> None:
    table = Table("= short : - а о ы\nparticiple : (.*)ть : 1н ный +short")
    assert [form for form, _ in table.inflect("взять")] == ["взянный", "взян", "взяна", "взяно", "взяны"]
    table = Table("= short : - а\n= long : т+short\nparticiple : (.*)ть : 1 +long")
    assert [form for form, _ in table.inflect("взять")] == ["взят", "взята"]


def test_tables_that_lead_to_a_lemma_lead_back_to_all_its_forms() -> None:
    families = Families({"went": "go", "goes": "go", "mice": "mouse", "шёл": "идти", "go": "go"})

    assert set(families.forms("go")) == {"went", "goes", "go"}
    assert list(families.forms("идти")) == ["шёл"]
    assert list(families.forms("went")) == []


def test_forms_that_only_the_extra_knows_say_so_and_are_asked_for_by_language() -> None:
    pytest.importorskip("simplemma")
    looked_up = {form.text: form.rule for form in forms("mouse", ["en"], ["en"])}

    assert set(looked_up) >= texts("mouse", "en")
    assert FROM in {form.rule for word in ("gravir", "geler", "vêtir") for form in forms(word, ["fr"], ["fr"])}
    assert FROM not in {form.rule for word in ("gravir", "geler", "vêtir") for form in forms(word, ["fr"])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_two_or_three_letters_may_be_of_any_language(language: str) -> None:
    letters = "aeiostnрасиאבسي"
    for word in (one + other + end for one in letters for other in letters for end in ("", "t", "n", "и")):
        assert forms(word, (language,))[0].rule == AS_TYPED


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("fr", "jugea", "juger jugent jugeaient"),
        ("fr", "enlèvent", "enlever enlevé enlèvera"),
        ("it", "disse", "dire dicono dirà detto"),
        ("it", "compromise", "compromettere compromesso"),
        ("es", "eligieron", "elegir elige elija"),
        ("pt", "trouxe", "trazer trazem traga"),
        ("ro", "ucişi", "ucide ucid ucigând"),
    ],
)
def test_a_verb_typed_in_a_form_is_found_in_all_its_forms(language: str, typed: str, expected: str) -> None:
    assert {searchable(form) for form in expected.split()} <= texts(typed, language)


@pytest.mark.parametrize(
    ("language", "typed", "other"),
    [
        ("es", "matar", "mate"),
        ("es", "deportar", "deporte"),
        ("es", "disparo", "disparar"),
        ("it", "partito", "partire"),
        ("it", "giustiziare", "giustizia"),
        ("fr", "armée", "armer"),
        ("fr", "portion", "porter"),
        ("pt", "soldado", "soldar"),
        ("ro", "soldat", "solda"),
        ("it", "condiscono", "condicono"),
    ],
)
def test_a_noun_that_looks_like_a_verb_is_none(language: str, typed: str, other: str) -> None:
    assert searchable(other) not in texts(typed, language)
