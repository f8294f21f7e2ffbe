"""One event told in two languages: rare names, numbers and what happens join it, and nothing less does."""

from __future__ import annotations

import pytest

from monitor.languages.recognised import language_of
from monitor.model import StoryArticle
from monitor.stories import METHOD, assign, learn
from monitor.stories.anchors import anchors
from monitor.stories.happenings import happenings
from tests.builders import NOW

ENGLISH = (
    "Activist Ruslan Tashuyev is arrested in Novodarsk",
    "The activist Ruslan Tashuyev was arrested at the home of his sister Amina Lorsova in Novodarsk, his lawyer said.",
)
RUSSIAN = (
    "В Новодарске арестован активист Руслан Ташуев",
    "Суд в Новодарске арестовал Руслана Ташуева, его задержали в доме сестры Амины Лорсовой, как сообщил адвокат.",
)
GERMAN = (
    "Aktivist Ruslan Taschujew in Nowodarsk festgenommen",
    "Ruslan Taschujew wurde in der Wohnung von Amina Lorsowa festgenommen, wie sein Anwalt mit der Familie mitteilte.",
)
ELSEWHERE = (
    "В Новодарске открыли школу имени Руслана Гелаева",
    "Школу открыли в Новодарске, её директором стала Зарема Бекова, и на линейку в понедельник пришли дети.",
)
STREAM = learn(
    [(f"Story {n} of the harbour", f"The ships of the harbour number {n} came back and left.") for n in range(3000)]
)


def article(number: int, told: tuple[str, str], outlet: str = "") -> StoryArticle:
    return StoryArticle(article=number, outlet=outlet or f"Outlet {number}", title=told[0], text=told[1], at=NOW)


def test_an_event_told_in_two_languages_is_one_story_and_the_names_say_why() -> None:
    decisions = {one.article: one for one in assign([article(1, ENGLISH), article(2, RUSSIAN)], stream=STREAM)}
    assert decisions[2].story == 1
    assert decisions[2].partner == 1
    assert decisions[2].reason == "tells the same in another language"
    assert decisions[2].method == METHOD == "words/8"
    assert {"Руслан", "Новодарске"} <= set(decisions[2].shared)


def test_another_event_in_the_same_town_with_the_same_first_name_is_another_story() -> None:
    decided = assign([article(1, ENGLISH), article(2, ELSEWHERE)], stream=STREAM)
    assert [one.story for one in decided] == [1, 2]


ARREST_TOO = (
    "В Новодарске арестован фермер Олег Дубин",
    "Суд в Новодарске арестовал фермера Олега Дубина, его задержали на рынке, как сообщил его сын Марат Дубин.",
)
MINISTER = (
    "Minister Paula Ostrander opens the border to Veldania",
    "The minister Paula Ostrander has opened the border to Veldania for 347 lorries, as she said in the evening.",
)
MINISTER_ELSEWHERE = (
    "Ministerin Paula Ostrander eröffnet ein Krankenhaus",
    "Die Ministerin Paula Ostrander hat in Kerbach ein Krankenhaus eröffnet und mit der Belegschaft gesprochen.",
)
MINISTER_TOO = (
    "Grenze nach Veldania ist offen",
    "Die Ministerin Paula Ostrander hat die Grenze nach Veldania für 347 Lastwagen geöffnet, wie sie am Abend sagte.",
)


def test_another_arrest_in_the_same_town_is_another_story() -> None:
    told = [article(1, ENGLISH), article(2, ARREST_TOO), article(3, GERMAN)]
    assert [one.story for one in assign(told, stream=STREAM)] == [1, 2, 1]


def test_a_minister_on_two_days_is_two_stories_and_a_number_names_the_one() -> None:
    elsewhere = assign([article(1, MINISTER), article(2, MINISTER_ELSEWHERE)], stream=STREAM)
    assert [one.story for one in elsewhere] == [1, 2]
    told = assign([article(1, MINISTER), article(2, MINISTER_TOO)], stream=STREAM)
    assert [one.story for one in told] == [1, 1]
    assert {"347", "border"} <= set(told[1].shared)


def test_names_that_every_article_of_the_desk_has_join_nothing() -> None:
    """Two places that a desk always writes about say nothing of one event."""
    daily = [
        article(
            n,
            (
                f"Ramzan Kadyrov in Grozny: day {n}",
                f"The head of the region was seen at the opening of hall {n} and left.",
            ),
        )
        for n in range(1, 40)
    ]
    russian = (
        "Рамзан Кадыров приехал в Грозный",
        "Глава региона приехал на стройку и сказал, что она не закончена, как было обещано.",
    )
    decided = {one.article: one for one in assign([*daily, article(50, russian)], stream=STREAM)}
    assert decided[50].story == 50


def test_without_any_knowledge_of_how_common_names_are_nothing_is_joined_across_languages() -> None:
    assert [one.story for one in assign([article(1, ENGLISH), article(2, RUSSIAN)])] == [1, 2]


def test_the_order_of_articles_does_not_matter() -> None:
    told = [article(1, ENGLISH), article(2, RUSSIAN), article(3, GERMAN), article(4, ELSEWHERE)]
    assert assign(told, stream=STREAM) == assign(told[::-1], stream=STREAM)


def named(text: str) -> set[str]:
    """The keys of the names in a sentence."""
    return set(anchors(article(1, ("", f"it is said that {text}")), "").names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ruslan Tashuyev", "Руслана Ташуева"),
        ("Natalia Estemirova", "Наталье Эстемировой"),
        ("Zelensky", "Зеленский"),
        ("Selenskyj", "Зеленским"),
        ("Putin", "Путиным"),
        ("Biden", "Байденом"),
        ("Duda", "Dudy"),
        ("Trump", "Trump’s"),
        ("Mitsotakis", "Μητσοτάκης"),
    ],
)
def test_a_name_is_known_by_its_consonants_in_any_case_script_and_spelling(one: str, other: str) -> None:
    assert named(one) == named(other) != set()


def test_what_is_also_written_small_and_the_bearers_of_news_are_no_names() -> None:
    assert named("the Trees of Oz, where trees stand, Reuters says on Monday") == set()


def test_only_numbers_that_tell_are_compared_however_they_are_written() -> None:
    told = (
        "",
        "In 2024 there were 100 guests, 24 of them ill; 1,234 came by train, 1.5 tonnes by boat, and 3.786 left.",
    )
    assert anchors(article(1, told), "en").numbers == {"1234", "1.5", "3786"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A journalist was arrested"),
        ("de", "Eine Journalistin ist festgenommen worden"),
        ("fr", "Un journaliste a été arrêté"),
        ("es", "Fue detenida una periodista"),
        ("ru", "Журналиста задержали"),
        ("uk", "Журналістку затримали"),
        ("pl", "Dziennikarz został zatrzymany"),
        ("tr", "Gazeteci gözaltına alındı"),
        ("ar", "اعتقال صحفي"),
        ("zh", "记者被捕"),
    ],
)
def test_what_happens_is_known_in_each_language(language: str, text: str) -> None:
    assert {"arrest", "journalist"} <= happenings(language, text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (" ".join(ENGLISH), "en"),
        (" ".join(RUSSIAN), "ru"),
        (" ".join(GERMAN), "de"),
        ("Поліція затримала журналіста, який працював у Києві, і його адвокат це підтвердив", "uk"),
        ("Policja zatrzymała dziennikarza, który się bronił, i nie wiadomo, co się z nim stało", "pl"),
        ("La policía detuvo al periodista en la noche del lunes y su abogado lo confirmó", "es"),
        ("Die Polizei", ""),
        ("Ruslan Tashuyev", ""),
        ("", ""),
        ("警方周五拘留了一名记者", "zh"),
        ("警察は記者を拘束したと発表した", "ja"),
        ("경찰은 기자를 체포했다", "ko"),
        ("اعتقلت الشرطة الصحفي في منزله وقال محاميه إن ذلك مخالف للقانون على ما يبدو", "ar"),
        ("پلیس این خبرنگار را در خانه‌اش بازداشت کرد و گفت که او را به زندان برده است", "fa"),
        ("המשטרה עצרה את העיתונאי", "he"),
    ],
)
def test_a_language_is_recognised_or_left_open(text: str, language: str) -> None:
    assert language_of(text) == language
