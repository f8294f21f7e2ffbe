"""Articles: addresses that mean the same, keys, and which entries are one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import BEGUN, canonical_url, decide, keys, shared_urls
from monitor.articles.copies import compare, furniture
from monitor.model import CarriedText
from tests.builders import NOW, entry

quick = settings(max_examples=100, deadline=None, database=None)
STORY = "outlet.example/story"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://outlet.example/story", STORY),
        ("http://outlet.example/story", STORY),
        ("https://www.outlet.example/story", STORY),
        ("HTTPS://WWW.Outlet.Example/story", STORY),
        ("https://outlet.example:443/story", STORY),
        ("http://outlet.example:80/story", STORY),
        ("https://outlet.example/story/", STORY),
        ("https://outlet.example/story#comments", STORY),
        ("https://outlet.example/story?", STORY),
        ("https://outlet.example/story?utm_source=rss&utm_medium=feed", STORY),
        ("https://outlet.example/story?UTM_Source=rss", STORY),
        ("https://outlet.example/story?fbclid=1&gclid=2&yclid=3", STORY),
        ("https://outlet.example/story?at_medium=RSS&at_campaign=KARANGA", STORY),
        ("https://outlet.example/story?pk_campaign=x&mtm_source=y", STORY),
        ("https://outlet.example:8080/story", "outlet.example:8080/story"),
        ("https://outlet.example/Story", "outlet.example/Story"),
        ("https://outlet.example/view?id=17", "outlet.example/view?id=17"),
        ("https://outlet.example/view?id=17&utm_source=rss", "outlet.example/view?id=17"),
        ("https://outlet.example/?p=17", "outlet.example?p=17"),
        ("https://outlet.example/view?b=2&a=1", "outlet.example/view?a=1&b=2"),
        ("https://outlet.example/view?a=1&b=2", "outlet.example/view?a=1&b=2"),
        ("https://outlet.example/view?id=", "outlet.example/view?id="),
        ("https://outlet.example/view?q=%D0%A7", "outlet.example/view?q=%D0%A7"),
        ("https://m.outlet.example/story", STORY),
        ("https://outlet.example", ""),
        ("https://outlet.example/", ""),
        ("https://www.outlet.example/#top", ""),
        ("https://outlet.example/?utm_source=rss", ""),
        ("", ""),
    ],
)
def test_an_address_is_named_without_what_does_not_select_the_article(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


def test_a_tracking_parameter_does_not_make_another_article_nor_an_id_the_same() -> None:
    assert canonical_url(f"https://{STORY}?ref_id=1&utm_id=2") == canonical_url(f"https://{STORY}?ref_id=1")
    assert canonical_url(f"https://{STORY}?id=1") != canonical_url(f"https://{STORY}?id=2")


@given(st.text(alphabet="ab/?&=#:.%[]@ч ", max_size=30))
@quick
def test_naming_an_address_twice_changes_nothing(tail: str) -> None:
    try:
        once = canonical_url(f"https://outlet.example/a{tail}")
    except ValueError:
        return  # not an address: the formats let none through
    assert canonical_url(f"https://{once}") == once


# --- keys -------------------------------------------------------------------------------------------------


def _kinds(found: Sequence[str]) -> list[str]:
    return [key.partition(":")[0] for key in found]


def test_keys_are_id_address_and_text_the_strongest_first() -> None:
    assert _kinds(keys("A", entry())) == ["id", "url", "text"]


@pytest.mark.parametrize(
    ("given_fields", "kinds"),
    [
        ({"id": "17"}, ["url", "text"]),
        ({"id": "12345678901"}, ["url", "text"]),
        ({"id": "123456789012"}, ["id", "url", "text"]),
        ({"url": ""}, ["id", "text"]),
        ({"url": "https://outlet.example/"}, ["id", "text"]),
        ({"text": "Only seven words are in this text"}, ["id", "url"]),
        ({"text": "Eight words in all are in this text"}, ["id", "url", "text"]),
        ({"text": "车臣当局逮捕同性恋"}, ["id", "url", "text"]),
        ({"text": ""}, ["id", "url"]),
        ({"id": "17", "url": "", "text": ""}, []),
    ],
    ids=["short-id", "eleven", "twelve", "no-link", "home-page", "short-text", "eight", "chinese", "no-text", "none"],
)
def test_only_what_identifies_a_text_is_a_key(given_fields: Mapping[str, object], kinds: list[str]) -> None:
    assert _kinds(keys("A", entry(**given_fields))) == kinds


def test_an_address_that_several_entries_share_is_no_key() -> None:
    live = entry(url="https://outlet.example/live")
    assert _kinds(keys("A", live, shared_urls([live, live]))) == ["id", "text"]


def test_the_same_id_at_another_outlet_is_another_key() -> None:
    assert keys("A", entry())[0] != keys("B", entry())[0]
    assert keys("A", entry())[1:] == keys("B", entry())[1:]


def test_case_accents_and_punctuation_make_no_other_text() -> None:
    one = entry(title="The Café", text="One, two, three; four – five six seven “eight”.")
    other = entry(title="the cafe", text="one two three four five six seven EIGHT")
    assert keys("A", one)[2] == keys("A", other)[2]


def test_a_headline_and_a_text_do_not_flow_into_each_other() -> None:
    text = "one two three four five six seven eight"
    assert keys("A", entry(title="a b", text=text))[2] != keys("A", entry(title="a", text=f"b {text}"))[2]


@pytest.mark.parametrize(
    ("urls", "shared"),
    [
        (["https://a.example/1", "https://a.example/2"], set()),
        (["https://a.example/1", "http://www.a.example/1/?utm_source=x"], {"a.example/1"}),
        (["https://a.example/1"] * 3, {"a.example/1"}),
        ([], set()),
    ],
    ids=["different", "same-under-two-spellings", "three-times", "none"],
)
def test_addresses_that_more_than_one_entry_carries_are_shared(urls: list[str], shared: set[str]) -> None:
    assert shared_urls([entry(url=url) for url in urls]) - {""} == shared


# --- decisions --------------------------------------------------------------------------------------------

Held = dict[str, tuple[int, datetime]]


def _decided(batch: Sequence[tuple[str, ...]], held: Held | None = None) -> list[tuple[int, str]]:
    return [(decision.article, decision.reason) for decision in decide(batch, held or {}, NOW)]


def test_entries_without_a_common_key_begin_articles_of_their_own() -> None:
    assert _decided([("url:a",), ("url:b",), ()]) == [(-1, BEGUN), (-2, BEGUN), (-3, BEGUN)]


def test_entries_of_one_batch_join_each_other() -> None:
    assert _decided([("url:a",), ("url:b",), ("url:a", "text:x"), ("text:x",)]) == [
        (-1, BEGUN), (-2, BEGUN), (-1, "same address"), (-1, "same headline and text")
    ]  # fmt: skip


def test_two_entries_without_keys_are_two_articles() -> None:
    assert _decided([(), ()]) == [(-1, BEGUN), (-2, BEGUN)]


def test_a_held_key_joins_its_article_with_the_reason() -> None:
    held = {"id:1": (7, NOW), "url:a": (8, NOW), "text:x": (9, NOW)}
    batch = [("id:1",), ("url:a",), ("text:x",), ("url:b",)]
    assert _decided(batch, held) == [
        (7, "same id at the same outlet"), (8, "same address"), (9, "same headline and text"), (-1, BEGUN)
    ]  # fmt: skip


def test_the_strongest_key_decides_when_keys_disagree() -> None:
    held = {"id:1": (7, NOW), "url:a": (8, NOW), "text:x": (9, NOW)}
    assert _decided([("id:1", "url:a", "text:x")], held) == [(7, "same id at the same outlet")]
    assert _decided([("url:a", "text:x")], held) == [(8, "same address")]


@pytest.mark.parametrize(
    ("key", "days"), [("id:1", 365), ("url:a", 30), ("text:x", 7)], ids=["id-a-year", "address-a-month", "text-a-week"]
)
def test_a_key_speaks_for_its_lifetime_and_not_longer(key: str, days: int) -> None:
    lifetime, moment = timedelta(days=days), timedelta(seconds=1)
    assert decide([(key,)], {key: (7, NOW - lifetime)}, NOW)[0].article == 7
    assert decide([(key,)], {key: (7, NOW - lifetime - moment)}, NOW)[0].article == -1


def test_a_weaker_key_that_lives_joins_when_the_stronger_has_expired() -> None:
    held = {"url:a": (7, NOW - timedelta(days=31)), "text:x": (9, NOW)}
    assert _decided([("url:a", "text:x")], held) == [(9, "same headline and text")]


def test_an_expired_key_speaks_for_the_article_that_took_it_over() -> None:
    held = {"url:a": (7, NOW - timedelta(days=31))}
    assert _decided([("url:a",), ("url:a",)], held) == [(-1, BEGUN), (-1, "same address")]


def test_what_is_held_is_not_changed_by_deciding() -> None:
    held: Held = {"url:a": (7, NOW)}
    decide([("url:a", "text:x")], held, NOW)
    assert held == {"url:a": (7, NOW)}


_keys = st.lists(st.sampled_from(["id:1", "id:2", "url:a", "url:b", "text:x", "text:y"]), max_size=3).map(
    lambda found: tuple(sorted(set(found)))
)


@given(st.lists(_keys, max_size=8))
@quick
def test_deciding_is_deterministic_and_begun_articles_are_numbered_without_holes(batch: list[tuple[str, ...]]) -> None:
    decisions = decide(batch, {"url:a": (5, NOW)}, NOW)
    assert decisions == decide(batch, {"url:a": (5, NOW)}, NOW)
    assert len(decisions) == len(batch)
    begun = [decision.article for decision in decisions if decision.reason == BEGUN]
    assert begun == [-number for number in range(1, len(begun) + 1)]
    assert {decision.article for decision in decisions} <= {5, *begun}


# --- whole entries ----------------------------------------------------------------------------------------


def _articles(*published: tuple[str, Mapping[str, object]]) -> list[int]:
    batch = [keys(outlet, entry(**fields)) for outlet, fields in published]
    return [decision.article for decision in decide(batch, {}, NOW)]


TEXT = {"title": "The headline of an agency", "text": "The text of an agency that several outlets print word for word."}
AT_A = {"id": "https://a.example/1", "url": "https://a.example/1"}
AT_B = {"id": "https://b.example/1", "url": "https://b.example/1"}


def test_a_headline_alone_never_joins_two_articles() -> None:
    one = {**AT_A, "title": "News of the day", "text": "What happened in the north, told in more than eight words."}
    other = {**AT_B, "title": "News of the day", "text": "What happened in the south, told in more than eight words."}
    short = {"id": "https://c.example/1", "url": "https://c.example/1", "title": "News of the day", "text": "Short."}
    shorter = {"id": "https://d.example/1", "url": "https://d.example/1", "title": "News of the day", "text": ""}
    assert len(set(_articles(("A", one), ("B", other), ("C", short), ("D", shorter)))) == 4


def test_the_same_headline_and_text_join_across_outlets() -> None:
    assert _articles(("A", {**AT_A, **TEXT}), ("B", {**AT_B, **TEXT})) == [-1, -1]


def test_the_same_text_under_another_headline_does_not_join() -> None:
    assert _articles(("A", {**AT_A, **TEXT}), ("B", {**AT_B, **TEXT, "title": "Another headline"})) == [-1, -2]


def test_the_same_id_in_another_outlet_is_not_the_same_article() -> None:
    one = {"id": "tag:cms,2026:17", "url": "https://a.example/1", "text": "A."}
    other = {"id": "tag:cms,2026:17", "url": "https://b.example/1", "text": "B."}
    assert _articles(("A", one), ("B", other)) == [-1, -2]
    assert _articles(("A", one), ("A", other)) == [-1, -1]


def test_the_same_address_in_two_feeds_is_one_article() -> None:
    one = {"id": "feed-one-item-17", "url": "https://a.example/1?utm_source=one", "text": "A."}
    other = {"id": "feed-two-item-34", "url": "http://www.a.example/1/", "text": "B."}
    assert _articles(("A", one), ("Aggregator", other)) == [-1, -1]


def test_entries_that_only_share_the_home_page_are_two_articles() -> None:
    one = {"id": "1", "url": "https://a.example/", "text": "A."}
    other = {"id": "2", "url": "https://a.example/", "text": "B."}
    assert _articles(("A", one), ("A", other)) == [-1, -2]


# --- copies -----------------------------------------------------------------------------------------------


def _carried(number: int, title: str, text: str, outlet: str) -> CarriedText:
    return CarriedText(entry=number, article=number, outlet=outlet, title=title, text=text, at=NOW)


LEAD = "The court in Tver sent the editor of a student paper to a penal colony for two and a half years on Monday."


def test_a_copy_cut_to_its_first_sentence_is_found_under_a_headline_of_its_own() -> None:
    whole = f"{LEAD} Colleagues wept in the hall, and the lawyer said that an appeal would be lodged within ten days."
    cut = f"{LEAD[:70]} Read it all in our evening paper, which is free"
    found = compare(_carried(2, "Editor jailed", cut, "B"), _carried(1, "Student paper silenced", whole, "A"), ())
    assert found is not None
    assert found.passage in "the court in tver sent the editor of a student paper to a penal colony"


def test_an_abbreviation_is_no_other_name() -> None:
    one = _carried(1, "Envoy leaves United States for talks", f"The envoy of the United States left. {LEAD}", "A")
    other = _carried(2, "Envoy leaves US for talks", f"The envoy of the US left. {LEAD}", "B")
    assert compare(other, one, ()) is not None


def test_a_headline_that_is_touched_up_does_not_make_its_text_furniture() -> None:
    touched = tuple((f"{word} Court sends editor to colony", LEAD) for word in ("Breaking:", "Exclusive:", "Update:"))
    assert not furniture(touched)
    box = "Sign up for the letter that we send out to our readers every day."
    assert furniture(tuple((title, f"{text} {box}") for title, text in (("Rain", "A"), ("Bread", "B"), ("Ferry", "C"))))


def test_a_stock_phrase_that_names_nobody_is_no_copy() -> None:
    """Two outlets of one house close their short notes with the same words."""
    phrase = "this is a breaking news story and will be updated as more information becomes available"
    fire = _carried(1, "Fire in the harbour of Lisbon", f"A warehouse burns. {phrase.capitalize()}.", "Courier")
    quake = _carried(2, "Earthquake felt in Skopje", f"Houses shook at noon. {phrase.capitalize()}.", "Herald")
    assert compare(quake, fire, ()) is None
    sentence = "The ferry Aurora ran aground near the island of Texel with forty on board"
    ferry = _carried(3, "Ferry aground", f"{sentence}. Nobody was hurt.", "Courier")
    wreck = _carried(4, "Forty people wait for help", f"{sentence}, the coast guard says.", "Herald")
    assert compare(wreck, ferry, ()) is not None
