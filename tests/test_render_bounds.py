"""Long digests keep within what mail takes, and the data has all of every digest."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from monitor.model import (
    Layout,
    Piece,
    Section,
)
from monitor.render import LARGEST_MAIL, MAX_ALSO_IN, data, render
from tests.builders import NOW
from tests.test_render import FULL, Page, digest, flat, page, publication, story


def _shown(read: Page) -> int:
    return sum(tag == "article" for tag, _ in read.elements)


@pytest.mark.parametrize("look", ["briefing", "headlines"])
@pytest.mark.parametrize("told", [30, 90, 400])
def test_a_mail_stays_below_what_mail_programs_cut_and_the_archive_has_the_rest(told: int, look: str) -> None:
    stories = tuple(story(n, snippet=(Piece(text="Слово за слово. " * 18),)) for n in range(told))
    message = render(digest(*stories), Layout(look=look))
    assert len(message.html.encode()) <= LARGEST_MAIL
    links = [link for link in Page(message.html).links if "outlet.example" in link]
    missing = told - len(links)
    assert (f"{missing} more are in the archive: 2026-11-22-0700.html" in flat(Page(message.html).text)) is (
        missing > 0
    )
    everywhere = message.page or message.html
    assert len(set(Page(everywhere).links)) == told
    assert "more are in the archive" not in everywhere
    assert all(f"https://outlet.example/{n}\n" in message.text for n in range(told))
    assert len(json.loads(message.data)["sections"][0]["stories"]) == told


def test_a_limit_of_a_section_is_told_and_the_archive_has_the_rest() -> None:
    message = render(digest(*(story(number) for number in range(9))), Layout(limit=5))
    assert _shown(Page(message.html)) == 5
    for said in (Page(message.html).text, message.text):
        assert "4 more are in the archive: 2026-11-22-0700.html" in flat(said)
    assert _shown(Page(message.page)) == 9


def test_when_there_is_no_room_every_section_keeps_its_first_stories() -> None:
    long = (Piece(text="word " * 400),)
    sections = tuple(
        Section(name=f"Topic {n}", stories=tuple(story(100 * n + k, snippet=long) for k in range(40))) for n in range(5)
    )
    read = Page(render(digest(sections=sections)).html)
    assert all(f"https://outlet.example/{100 * n}" in read.links for n in range(5))


def test_a_long_digest_has_a_table_of_contents_whose_links_lead_to_places_of_the_page() -> None:
    short, long = (page(digest(*(story(number) for number in range(count)))) for count in (10, 11))
    assert "nav" not in dict(short.elements)
    assert "nav" in dict(long.elements)
    assert {link[1:] for link in long.anchors} <= set(long.attributes("id"))
    assert "#story-1" in long.anchors


def test_a_story_in_very_many_outlets_names_some_and_counts_the_rest() -> None:
    many = tuple(publication(f"Outlet {n}", url=f"https://o{n}.example/") for n in range(MAX_ALSO_IN + 7))
    message = render(digest(story(also_in=many)))
    assert len(page(digest(story(also_in=many))).links) == MAX_ALSO_IN + 1
    assert "and 7 more" in flat(Page(message.html).text)
    assert "7 more" in flat(message.text)
    assert len(json.loads(message.data)["sections"][0]["stories"][0]["articles"][0]["also_in"]) == MAX_ALSO_IN + 7


# --- bytes and data ---------------------------------------------------------------------------------------


def test_the_same_digest_gives_the_same_bytes() -> None:
    assert render(FULL) == render(replace(FULL))


def test_the_data_has_the_whole_digest() -> None:
    read = json.loads(data(FULL))
    assert read["version"] == 2
    assert read["id"] == FULL.id
    assert (read["slot"]["key"], read["slot"]["due"]) == ("2026-11-22T07:00", "2026-11-22T07:00:00+00:00")
    told = [each for section in read["sections"] for each in (*section["stories"], *section["older"])]
    assert [each["story"] for each in told] == [1, 2, 3, 4]
    assert told[0]["articles"][0]["headline"][1] == {"text": "Grozny", "hit": True}
    assert told[0]["articles"][0]["lead"]["at"] == NOW.isoformat()
    assert read["later"][0]["headline"] == "Told yesterday"
    assert read["coverage"]["outages"][0]["outlet"] == "Kommersant"
    assert read["quiet_topics"] == ["Ingushetia"]
    assert render(FULL).data == data(FULL)


def test_the_data_keeps_every_script_readable() -> None:
    assert "Чечня 车臣 الشيشان" in data(digest(story(headline=(Piece(text="Чечня 车臣 الشيشان"),))))
