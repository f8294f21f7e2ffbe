"""The stories of an issue in their sections, and what a subscription leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.digest import midnights, trends
from monitor.model import (
    BadgeKind,
    Grouping,
    Layout,
    Order,
    Selection,
)
from tests.builders import NOW, entry
from tests.test_digest import DAY, EARLIER, HOUR, composed, finding, only


def test_a_story_is_told_once_with_every_article_that_tells_it_independently() -> None:
    found = [
        finding(1, story=9, entry=entry(title="gay one", published=NOW - 2 * HOUR)),
        finding(2, story=9, entry=entry(title="gay two", published=NOW - 5 * HOUR)),
        finding(3, story=8),
    ]
    told = composed(found).stories
    assert [[article.lead.title for article in each.articles] for each in told] == [
        ["gay two", "gay one"], ["gay news 3"],
    ]  # fmt: skip
    assert told[0].outlets == {"Outlet 1", "Outlet 2"}
    assert told[0].match_ids == (1, 2)


def test_an_article_in_more_outlets_leads_its_story() -> None:
    wide = [finding(n, article=7, story=9, outlet=f"Copy {n}", first_seen=NOW) for n in (1, 2)]
    early = finding(3, story=9, entry=entry(title="gay early", published=NOW - 9 * HOUR))
    assert only(composed([early, *wide])).lead.article == 7


def test_an_update_names_the_issue_that_told_the_story_last_and_stands_behind_what_is_new() -> None:
    update = finding(1, story_told_in=EARLIER, first_seen=NOW)
    told = composed([update, finding(2, first_seen=NOW - 9 * HOUR)]).stories
    assert [each.told_in for each in told] == [None, EARLIER]


def test_independent_outlets_weigh_more_than_copies() -> None:
    copied = [finding(n, article=7, outlet=f"Copy {n}") for n in (1, 2, 3)]
    independent = [finding(n, story=50) for n in (4, 5)]
    assert [each.story for each in composed([*copied, *independent]).stories] == [50, 7]


def test_the_newest_comes_first_when_that_is_asked_for() -> None:
    wide = [finding(n, article=7, entry=entry(title="gay wide", published=NOW - 9 * HOUR)) for n in (1, 2)]
    fresh = finding(3, entry=entry(title="gay fresh", published=NOW - HOUR))
    newest = composed([*wide, fresh], layout=Layout(order=Order.NEWEST)).stories
    assert [each.lead.lead.title for each in newest] == ["gay fresh", "gay wide"]


@pytest.mark.parametrize(
    ("grouping", "names"),
    [
        (Grouping.TOPIC, ["gay"]),
        (Grouping.OUTLET, ["Outlet 3", "Outlet 2", "Outlet 1"]),
        (Grouping.LANGUAGE, ["", "ru", "en"]),
        (Grouping.TAG, ["Other outlets", "wire"]),
    ],
)
def test_sections_stand_for_what_the_digest_asks(grouping: Grouping, names: list[str]) -> None:
    found = [
        finding(n, entry=entry(title="gay", text="", language=language, published=NOW - HOUR * (9 - n)))
        for n, language in ((1, "en-GB"), (2, "RU"), (3, None))
    ]  # fmt: skip
    digest = composed(
        found, layout=Layout(group_by=grouping), tags={"Outlet 1": ("wire",), "Outlet 2": ("wire", "far")}
    )
    assert [section.name for section in digest.sections] == names
    assert len(digest.stories) == 3


def test_what_is_not_wanted_is_named_with_its_reason_and_told_nowhere() -> None:
    wanted = Selection(languages=("en", "pt"), tags=("far",))
    found = [
        finding(1, entry=entry(title="gay", language="ru")),
        finding(2, entry=entry(title="gay", language="pt-BR")),
        finding(3),
        finding(4, outlet="Near"),
        finding(5),
    ]
    tags = {f"Outlet {n}": ("far",) for n in range(9)}
    digest = composed(found, selection=wanted, tags=tags, excluded=frozenset({5}))
    assert [each.story for each in digest.stories] == [2, 3]
    assert [(each.match_ids, each.reason) for each in digest.left_out] == [
        ((1,), "language ru"), ((4,), "outlet without the tag"), ((5,), "exclude"),
    ]  # fmt: skip


GERMAN = "Der Minister sagte, dass das Gericht nicht über die Frage entscheiden wird, die sich mit dem Fall stellt."
SERBIAN = "Predsednik kaže da će mere početi u ponedeljak i da se odnose na više od dvesta opština, što nije kraj."


def test_entries_that_name_no_language_are_wanted_and_labelled_by_the_language_of_their_words() -> None:
    found = [finding(1, entry=entry(title="gay", text=GERMAN)), finding(2), finding(3, entry=entry(text=""))]
    digest = composed(found, selection=Selection(languages=("en",)))
    assert [(each.story, each.lead.language) for each in digest.stories] == [(2, "en"), (3, None)]
    assert [(each.match_ids, each.reason) for each in digest.left_out] == [((1,), "language de")]
    by_language = composed(found, layout=Layout(group_by=Grouping.LANGUAGE))
    assert [section.name for section in by_language.sections] == ["de", "en", ""]


@pytest.mark.parametrize("wanted", ["sr", "bs", "hr", "hr-BA"])
def test_a_language_that_words_cannot_tell_from_a_wanted_one_is_not_left_out(wanted: str) -> None:
    found = [finding(1, entry=entry(title="gay", text=SERBIAN))]
    assert len(composed(found, selection=Selection(languages=(wanted, "en"))).stories) == 1
    assert len(composed(found, selection=Selection(languages=("nb", "en"))).left_out) == 1


def test_what_was_left_out_is_counted_by_language_and_by_region_only_where_one_was_asked_for() -> None:
    languages = ("de", "de-de", "de-AT", "en-gb", "pt-pt")
    found = [finding(n, entry=entry(title="gay", language=each)) for n, each in enumerate(languages)]
    digest = composed(found, selection=Selection(languages=("ru", "pt-BR")))
    assert [each.reason for each in digest.left_out] == [*["language de"] * 3, "language en", "language pt-pt"]


def test_a_story_waits_for_enough_outlets_a_week_and_is_then_named_as_left_out() -> None:
    two = Selection(minimum_outlets=2)
    alone = finding(1)
    waiting = composed([alone], selection=two)
    assert (waiting.stories, waiting.left_out, waiting.waiting) == ((), (), 1)
    together = composed([alone, finding(2, story=1)], selection=two)
    assert (len(together.stories), together.waiting) == (1, 0)
    old = composed([replace(alone, first_seen=NOW - 8 * DAY, entry=entry(published=None))], selection=two)
    assert [each.reason for each in old.left_out] == ["in fewer than 2 outlets for a week"]
    assert len(composed([replace(alone, story_told_in=EARLIER)], selection=two).stories) == 1


@pytest.mark.parametrize(
    ("feed", "url", "is_marked"),
    [
        ("https://o.example/feed", "https://o.example/1", False),
        ("http://o.example/feed", "https://o.example/1", True),
        ("https://o.example/feed", "http://o.example/1", True),
        ("http://127.0.0.1:8080/feed", "https://o.example/1", False),
    ],
)
def test_a_source_that_is_not_encrypted_has_a_badge(feed: str, url: str, is_marked: bool) -> None:
    badges = only(composed([finding(1, feed=feed, entry=entry(title="gay", url=url))])).lead.badges
    assert [badge.kind for badge in badges] == ([BadgeKind.UNENCRYPTED] if is_marked else [])


def test_what_an_outlet_took_out_of_its_feed_has_a_badge() -> None:
    [badge] = only(composed([finding(1, gone_at=NOW)])).lead.badges
    assert (badge.kind, badge.label) == (BadgeKind.GONE, "No longer in feed")


def test_the_days_of_a_trend_begin_at_midnight_where_the_reader_is() -> None:
    mornings = midnights(
        "Europe/Berlin", datetime(2026, 10, 26, 12, 0, tzinfo=UTC), 3
    )  # the clocks changed the day before
    assert [at.hour for at in mornings] == [22, 22, 23]
    came_out = [
        ("a", 1, mornings[0]),
        ("a", 2, mornings[1] - HOUR),
        ("a", 3, mornings[2]),
        ("a", 4, mornings[0] - HOUR),
    ]
    assert [trend.days for trend in trends(("a", "b"), came_out, mornings)] == [(2, 0, 1), (0, 0, 0)]
