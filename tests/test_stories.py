"""Stories: what is one event, what only looks like it, what a person said, and what was told before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import StoryArticle, StoryLink
from monitor.stories import assign, learn
from tests.builders import NOW

OTHERS = (
    "Harbour of Lisbon opens a new ferry line to the southern bank",
    "Bakers in Vienna ask for cheaper flour before the holidays",
    "Astronomers photograph a comet with a double tail",
    "Parliament in Oslo debates the price of electricity",
)
RAID = "Police raid the Memorial office in Grozny and take computers"
RAID_TOO = "Grozny: computers taken in police raid on Memorial office"


def article(number: int, title: str, hours: float = 0, **given: object) -> StoryArticle:
    """An article so many hours after NOW."""
    defaults: dict[str, object] = {"outlet": f"Outlet {number}", "text": "", "at": NOW + timedelta(hours=hours)}
    return StoryArticle(article=number, title=title, **{**defaults, **given})  # type: ignore[arg-type]  # keywords pass through


def among_others(*articles: StoryArticle) -> list[StoryArticle]:
    """The articles among a day's other news, from which the weight of words is learnt."""
    return [*articles, *(article(100 + n, title) for n, title in enumerate(OTHERS))]


def grouped(articles: Sequence[StoryArticle], **given: object) -> dict[int, int]:
    """The story of each article."""
    return {one.article: one.story for one in assign(articles, **given)}  # type: ignore[arg-type]  # keywords pass through


def test_two_headlines_on_one_event_are_one_story_with_the_words_that_say_so() -> None:
    decisions = {one.article: one for one in assign(among_others(article(1, RAID), article(2, RAID_TOO)))}
    assert decisions[1].story == decisions[2].story == 1
    assert decisions[2].partner == 1
    assert {"grozny", "memorial"} & set(decisions[2].shared)
    assert len({decisions[number].story for number in decisions}) == 1 + len(OTHERS)


def test_a_name_is_the_same_in_cyrillic_and_latin_letters() -> None:
    told = among_others(article(1, "Ramzan Kadyrov Grozny Akhmat"), article(2, "Рамзан Кадыров Грозный Ахмат"))
    assert grouped(told)[2] == 1


def test_a_series_is_a_new_story_each_day_and_two_told_stories_are_never_fused() -> None:
    daily = [article(n, f"Weather in Grozny on {n} November", 24 * n, outlet="Desk") for n in (1, 2, 3)]
    assert len(set(grouped(among_others(*daily)).values()) - {100, 101, 102, 103}) == 3
    both = [article(1, RAID, story=1), article(2, RAID_TOO, story=2)]
    assert [grouped(among_others(*both))[n] for n in (1, 2)] == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "hours"),
    [
        ("Police in Kazan detain activist Irina Petrova at home", "Police in Kazan detain journalist Oleg Sidorov", 5),
        (
            "EU adopts 12th package of sanctions against Russia",
            "EU adopts 13th package of sanctions against Russia",
            30,
        ),
        (
            "EU adopts twelfth package of sanctions against Russia",
            "EU adopts thirteenth package of sanctions against Russia",
            30,
        ),
        ("ЕС принял двенадцатый пакет санкций против России", "ЕС принял тринадцатый пакет санкций против России", 30),
        ("EU beschließt zwölftes Sanktionspaket", "EU beschließt das dreizehnte Sanktionspaket", 30),
        ("欧盟通过第十二轮对俄制裁", "欧盟通过第十三轮对俄制裁", 30),
        ("东河队三比一击败青石队", "东河队二比零击败青石队", 30),
        ("东河队二3比1击败青石队", "东河队3比2败给青石队", 30),
        ("Earthquake of magnitude 5.9 hits western Turkey", "Earthquake of magnitude 6.8 hits western Turkey", 30),
        ("Arsenal beat Chelsea 2-1 in the London derby", "Arsenal beat Everton 3-0 in a late show", 30),
        ("Kadyrov visits Moscow for talks with ministers", "Kadyrov posts a video of his horses", 8),
    ],
    ids=[
        "detentions",
        "packages",
        "twelfth",
        "twelfth-ru",
        "twelfth-de",
        "twelfth-zh",
        "score-zh",
        "score-zh-figures",
        "earthquakes",
        "scores",
        "one-name",
    ],
)
def test_look_alikes_are_two_stories(one: str, other: str, hours: float) -> None:
    assert grouped(among_others(article(1, one), article(2, other, hours)))[2] == 2


def test_a_rubric_is_a_new_story_each_day_and_a_higher_toll_is_not() -> None:
    live = [article(1, "Ukraine war live: Kharkiv is struck", outlet="Desk")]
    live.append(article(2, "Ukraine war live: drones over Kyiv", 24, outlet="Desk"))
    assert grouped(among_others(*live))[2] == 2
    toll = [
        article(1, "Earthquake in Nepal: 3,700 dead"),
        article(2, "Nepal earthquake: 4,000 dead, many hurt", 9),
    ]
    assert grouped(among_others(*toll))[2] == 1


def test_a_follow_up_joins_the_story_that_was_told_and_a_pinned_story_takes_none() -> None:
    told = among_others(article(1, RAID, story=1), article(2, RAID_TOO, 20))
    assert grouped(told)[2] == 1
    assert grouped(told, pinned=[1])[2] == 2


def test_what_a_person_said_goes_before_what_words_say() -> None:
    apart = [StoryLink(one=1, other=2, together=False)]
    assert grouped(among_others(article(1, RAID), article(2, RAID_TOO)), links=apart)[2] == 2
    together = [StoryLink(one=1, other=100, together=True)]
    assert grouped(among_others(article(1, RAID)), links=together)[100] == 1


@given(st.permutations(among_others(article(1, RAID), article(2, RAID_TOO, 2), article(3, f"Again: {RAID}", 5))))
@settings(max_examples=30, deadline=None, database=None)
def test_the_order_in_which_articles_come_decides_nothing(articles: list[StoryArticle]) -> None:
    stories: dict[int, set[int]] = defaultdict(set)
    for number, story in grouped(articles).items():
        stories[story].add(number)
    assert stories[1] == {1, 2, 3}
    assert assign(articles) == assign(sorted(articles, key=lambda one: one.article))


def test_what_is_too_much_at_once_is_told_apart_in_parts_and_a_story_goes_on_from_one_to_the_next() -> None:
    before = [article(100 + n, title, n) for n, title in enumerate(OTHERS[:4])]
    raid = [article(1, RAID, 8), article(2, RAID_TOO, 20)]  # the fifth and the sixth: a part ends between them
    after = [article(200 + n, f"Again: {title}", 30 + n) for n, title in enumerate(OTHERS[:4])]
    whole = grouped([*before, *raid, *after])
    assert whole[1] == whole[2] == 1
    assert grouped([*before, *raid, *after], at_once=6) == grouped([*after, *raid, *before], at_once=6)
    assert grouped([*before, *raid, *after], at_once=6)[2] == 1


def stretched(*articles: StoryArticle) -> list[StoryArticle]:
    """The articles among so many others that the first and the last of them are in different parts of five."""
    return [*articles, *(article(100 + n, title, n + 1) for n, title in enumerate(OTHERS))]


WITH_1, WITH_3 = StoryLink(one=1, other=2, together=True), StoryLink(one=2, other=3, together=True)
APART_3 = StoryLink(one=2, other=3, together=False)


@pytest.mark.parametrize(
    ("articles", "links", "pinned"),
    [
        ([article(1, RAID), article(2, "Rain over Bergen", 200), article(3, RAID_TOO, 201)], [WITH_1], []),
        ([article(1, RAID), article(2, "Rain over Bergen", 200), article(3, RAID_TOO, 201)], [WITH_1, APART_3], []),
        ([article(1, "Rain over Bergen"), article(2, "A vote on tax", 200, story=2)], [WITH_1], []),
        ([article(1, "Opera"), article(3, "Queen visits zoo", 3.5), article(2, "A vote", 200)], [WITH_1, WITH_3], []),
        ([article(1, RAID), article(3, RAID_TOO, 1), article(2, "A comment", 200)], [WITH_1], [1]),
        (
            [article(50, "Rain over Bergen", story=2), article(2, "A vote", 200), article(3, "A vote today", 201)],
            [],
            [],
        ),
    ],
    ids=["together", "apart", "with-one-told", "by-a-later-one", "pinned", "told-by-its-number"],
)
def test_what_a_person_said_and_a_digest_told_holds_in_parts_as_in_the_whole(
    articles: list[StoryArticle], links: list[StoryLink], pinned: list[int]
) -> None:
    told = stretched(*articles)
    whole, parted = (grouped(told, links=links, pinned=pinned, at_once=number) for number in (100, 5))
    assert {number: parted[number] for number in (1, 2, 3, 50) if number in parted} == {
        number: whole[number] for number in (1, 2, 3, 50) if number in whole
    }


def test_headlines_of_one_outlet_that_share_no_word_are_not_joined_by_its_stock_phrases() -> None:
    phrase = "what is known of it so far was told to our reporter today"
    arrests = article(1, "Arrests in Chechnya", outlet="Desk", text=f"Arrests in Chechnya: {phrase}.")
    soup = article(2, "How to cook borscht", outlet="Desk", text=f"How to cook borscht: {phrase}.")
    assert len(set(grouped([arrests, soup]).values())) == 2


def test_what_the_desk_looks_for_tells_no_events_apart_however_rare_it_is_elsewhere() -> None:
    deeds = (
        "opens a mosque beside the new hospital",
        "dances at a wedding with three hundred guests",
        "doubles next year's budget for roads",
        "buys six racehorses from a Czech stable",
        "answers the tribunal in Strasbourg after months",
        "moves his cousin to a ministry",
        "blames engineers as floods wash another bridge away",
        "promises cheaper bread before winter",
        "closes two markets near Argun",
        "receives farmers who ask about wages",
    )
    told = [article(n, f"Ramzan Kadyrov, head of Chechnya, {deed}") for n, deed in enumerate(deeds, start=1)]
    assert len(set(grouped(told, stream=learn((title, "") for title in OTHERS * 200)).values())) == len(told)


def test_words_that_every_sentence_has_make_no_story_where_few_texts_are_in_their_language() -> None:
    road = article(1, "La strada provinciale è chiusa per una gara di biciclette con il sindaco")
    match = article(2, "La squadra ha pareggiato in casa per una volta con il Valdora")
    others = [
        article(3, "Der Fluss ist nach dem Regen über die Ufer getreten und hat eine Brücke mitgerissen"),
        article(4, "Die Bäcker in der Stadt verlangen von der Regierung eine Senkung der Steuer auf Mehl"),
        article(5, "В городе после дождя закрыли мост, который не ремонтировали за последние десять лет"),
        article(6, "Учителя из трёх школ не вышли на работу и пожаловались на зарплату, которую им не платят"),
    ]
    assert grouped(among_others(road, match, *others))[2] == 2
