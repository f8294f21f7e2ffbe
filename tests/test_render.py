"""Rendering: what a reader sees, and that nothing in it loads, runs or comes from a feed as markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import (
    Badge,
    BadgeKind,
    Coverage,
    Digest,
    DigestStory,
    Edit,
    Gap,
    Grouping,
    LaterCopy,
    LeftOut,
    Outage,
    Piece,
    Publication,
    Section,
    Slot,
    Telling,
    Trend,
)
from monitor.render import render
from tests.builders import NOW

DAY = timedelta(days=1)
SLOT = Slot(key="2026-11-22T07:00", due=NOW - timedelta(hours=1))
COVERAGE = Coverage(
    since=NOW - DAY, until=NOW, outlets=3, outlets_read=2, feeds=4, feeds_read=3, polls=9, entries=12345, entries_new=67
)


def publication(
    outlet: str = "Outlet", title: str = "t", url: str = "https://outlet.example/1", at: datetime = NOW
) -> Publication:
    return Publication(outlet=outlet, title=title, url=url, at=at)


def telling(number: int = 1, **given_fields: object) -> Telling:
    defaults: dict[str, object] = {
        "article": number,
        "headline": (Piece(text="Arrests in "), Piece(text="Grozny", hit=True), Piece(text=f" number {number}")),
        "snippet": (Piece(text="Several people near "), Piece(text="Chechnya", hit=True), Piece(text=" were taken.")),
        "lead": publication(url=f"https://outlet.example/{number}"),
        "also_in": (),
        "language": None,
    }
    return Telling(**{**defaults, **given_fields})  # type: ignore[arg-type]  # keywords pass through


def story(number: int = 1, *, others: tuple[Telling, ...] = (), **given_fields: object) -> DigestStory:
    """A story; what is not said of the story is said of the article that leads it."""
    defaults: dict[str, object] = {
        "story": number,
        "topics": ("Chechnya",),
        "terms": ("Grozny", "Chechnya"),
        "match_ids": (number,),
        "told_in": None,
    }
    own = {name: value for name, value in given_fields.items() if name in defaults}
    lead = telling(number, **{name: value for name, value in given_fields.items() if name not in defaults})
    return DigestStory(articles=(lead, *others), **{**defaults, **own})  # type: ignore[arg-type]  # keywords pass through


def badge(detail: str, kind: BadgeKind = BadgeKind.EDITED) -> Badge:
    return Badge(kind=kind, label=detail, detail=detail)


def digest(*stories: DigestStory, **given_fields: object) -> Digest:
    defaults: dict[str, object] = {
        "id": "0123456789abcdef",
        "subscription": "daily",
        "slot": SLOT,
        "zone": "Europe/Berlin",
        "composed_at": NOW,
        "sections": (Section(name="Chechnya", stories=stories),) if stories else (),
        "later": (),
        "edits": (),
        "quiet_topics": (),
        "coverage": COVERAGE,
    }
    return Digest(**{**defaults, **given_fields})  # type: ignore[arg-type]  # keywords pass through


class Page(HTMLParser):
    """The elements of a page with their attributes, its text, and the text of its marks."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.marked: list[str] = []
        self.text, self.styles = "", ""
        self._open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            self.styles += data
            return
        self.text += data
        if "mark" in self._open:
            self.marked.append(data)

    @property
    def links(self) -> list[str]:
        """What leads outside."""
        return [attributes["href"] for tag, attributes in self.elements if tag == "a" and attributes["href"][0] != "#"]

    @property
    def anchors(self) -> list[str]:
        """What leads to another place of the page."""
        return [attributes["href"] for tag, attributes in self.elements if tag == "a" and attributes["href"][0] == "#"]

    def attributes(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def page(shown: Digest) -> Page:
    return Page(render(shown).html)


def flat(text: str) -> str:
    return " ".join(text.split())


def assert_nothing_loads_or_runs(source: str) -> None:
    read = Page(source)
    tags = {tag for tag, _ in read.elements}
    assert not tags & {"img", "script", "link", "iframe", "object", "embed", "video", "audio", "source", "svg", "form",
                       "base", "input", "picture", "image", "frame", "portal"}  # fmt: skip
    names = {name for _, attributes in read.elements for name in attributes}
    assert not names & {"src", "srcset", "background", "poster", "data", "action", "formaction", "ping", "manifest"}
    assert not [name for name in names if name.startswith("on")]
    styles = read.styles + " ".join(read.attributes("style"))
    assert not re.search(r"url\s*\(|@import|@font-face|expression\s*\(|image-set", styles, re.IGNORECASE)
    assert [value.lower() for value in read.attributes("http-equiv")] == ["content-security-policy"]
    assert all(re.match(r"https?://|#(story|section)-\d+$", link) for link in read.attributes("href"))


FULL = digest(
    sections=(
        Section(
            name="Chechnya",
            stories=(
                story(1, also_in=(publication("Meduza", url="https://m.example/1"), publication("Kavkaz", url=""))),
                story(
                    2,
                    badges=(Badge(kind=BadgeKind.EDITED, label="Headline edited", detail="It was: “Before”"),),
                    topics=("Chechnya", "LGBT people"),
                    told_in="2026-11-20T07:00",
                    others=(
                        telling(
                            9,
                            headline=(Piece(text="Another word for number 9"),),
                            lead=publication("Courier", url="https://courier.example/9"),
                        ),
                    ),
                ),
            ),
            older=(story(3, lead=publication("Archive", at=NOW - 30 * DAY)),),
        ),
        Section(name="LGBT people", stories=(story(4, language="ru", lead=publication(url="")),)),
    ),
    later=(
        LaterCopy(
            headline="Told yesterday",
            url="https://outlet.example/old",
            told_in="2026-11-21T07:00",
            also_in=(publication("Novaya", url="https://novaya.example/1"),),
            match_ids=(5,),
        ),
    ),
    edits=(
        Edit(
            outlet="BBC", url="https://bbc.example/1", before="The old headline", after="The new headline", at=NOW,
            told_in="2026-11-21T07:00",
        ),
    ),
    quiet_topics=("Ingushetia",),
    trends=(Trend(topic="Chechnya", days=(0, 1, 2, 3)), Trend(topic="LGBT people", days=(0, 0, 0, 0))),
    left_out=tuple(
        LeftOut(headline=f"Left {n}", outlet="Any", url="", reason="exclude", match_ids=(100 + n,)) for n in range(2)
    ),
    waiting=3,
    coverage=replace(
        COVERAGE,
        outages=(Outage(outlet="Kommersant", url="https://k.example", since=NOW - DAY, sentence="No answer in 30 s."),),
        gaps=(Gap(outlet="TASS", url="https://tass.example", since=NOW - DAY, until=NOW),),
        unvisited=("Interfax",),
    ),
)  # fmt: skip

TOLD = [
    "daily", "Sunday, 22 November 2026", "4 stories", "Chechnya", "LGBT people",
    "Arrests in Grozny number 1", "Several people near Chechnya were taken.", "Outlet", "Sun 22 Nov, 09:00",
    "Meduza", "Kavkaz", "It was: “Before”", "Archive", "Fri 23 Oct", "Told yesterday", "Novaya", "told yesterday",
    "The old headline", "The new headline", "Ingushetia", "Kommersant", "No answer in 30 s.", "TASS", "Interfax",
    "2 of 3 outlets read", "3 of 4 feeds", "9 visits", "12,345", "67", "Europe/Berlin", "Russian", "Grozny, Chechnya",
    "Update to Friday’s story", "Courier tells it too", "Another word for number 9", "2 by exclude", "Headline edited",
    "Waiting for more outlets", "1 with a possible gap", "1 down since yesterday: Kommersant, no answer in 30 s",
]  # fmt: skip


@pytest.mark.parametrize("words", TOLD)
def test_the_page_and_the_text_tell_everything(words: str) -> None:
    message = render(FULL)
    assert words in flat(Page(message.html).text)
    assert words in flat(message.text)


def test_the_page_links_every_address_and_nothing_else() -> None:
    assert sorted(set(page(FULL).links)) == sorted([
        "https://outlet.example/1", "https://outlet.example/2", "https://m.example/1", "https://outlet.example/old",
        "https://novaya.example/1", "https://bbc.example/1", "https://courier.example/9",
    ])  # fmt: skip
    text = render(FULL).text
    assert all(link in text for link in page(FULL).links if "old" not in link)


def test_the_words_that_were_found_are_marked() -> None:
    assert page(digest(story())).marked == ["Grozny", "Chechnya"]


def test_a_message_names_its_digest_subscription_slot_and_time() -> None:
    message = render(FULL)
    assert (message.digest_id, message.subscription, message.slot, message.at) == (
        "0123456789abcdef", "daily", "2026-11-22T07:00", NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stories", "subject"),
    [
        ((), "No new stories since yesterday – daily, Sun 22 Nov"),
        ((story(),), "1 story, new since yesterday – daily, Sun 22 Nov"),
        ((story(1), story(2)), "2 stories, all new since yesterday – daily, Sun 22 Nov"),
        (tuple(story(n) for n in range(150)), "150 stories, all new since yesterday – daily, Sun 22 Nov"),
        (
            (story(1), story(2, told_in="2026-11-20T07:00")),
            "2 stories, 1 new since yesterday – daily, Sun 22 Nov",
        ),
        ((story(told_in="2026-11-20T07:00"),), "1 story, none new since yesterday – daily, Sun 22 Nov"),
    ],
    ids=["none", "one", "two", "many", "update", "only-updates"],
)
def test_the_subject_counts_the_stories(stories: tuple[DigestStory, ...], subject: str) -> None:
    assert render(digest(*stories)).subject == subject


def test_an_urgent_issue_says_so_and_a_late_one_names_what_was_slept_through() -> None:
    urgent = render(digest(story(), slot=replace(SLOT, urgent=True)))
    assert urgent.subject.startswith("Urgent: 1 story")
    assert "Urgent" in flat(Page(urgent.html).text)
    late = render(digest(story(), slot=replace(SLOT, missed=("2026-11-20T07:00", "2026-11-21T07:00"))))
    for said in (late.text, Page(late.html).text):
        assert "stands for 2 earlier ones too: Fri 20 Nov, 07:00 and Sat 21 Nov, 07:00." in flat(said)


def test_older_stories_count_as_stories() -> None:
    section = Section(name="t", stories=(), older=(story(1),))
    assert render(digest(sections=(section,))).subject.startswith("1 story")


def test_a_name_with_line_breaks_stays_on_the_subject_line() -> None:
    subject = render(digest(subscription="daily\r\nBcc: someone@evil.example")).subject
    assert "\n" not in subject
    assert "\r" not in subject


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("UTC", "Sun 22 Nov, 08:00"),
        ("Asia/Tokyo", "Sun 22 Nov, 17:00"),
        ("Pacific/Honolulu", "Sat 21 Nov, 22:00"),
    ],
)
def test_times_are_told_in_the_zone_of_the_digest(zone: str, told: str) -> None:
    message = render(digest(story(), zone=zone))
    assert told in Page(message.html).text
    assert told in message.text


def test_the_first_digest_covers_from_the_first_visit() -> None:
    assert "the first visit" in page(digest(coverage=replace(COVERAGE, since=None))).text


# --- hostile words ----------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title><iframe src=//evil.example>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- a comment",
    "]]>&lt;b&gt;",
    "&amp;&#60;script&#62;",
    "\u202eevil",
    "<a href='javascript:alert(1)'>",
]


def _hostile(words: str) -> Digest:
    """A digest whose every text is these words; addresses carry them behind http://."""
    url = f"https://evil.example/?q={words}"
    here = publication(words, words, url)
    told = story(
        headline=(Piece(text=words), Piece(text=words, hit=True)),
        snippet=(Piece(text=words), Piece(text=words, hit=True)),
        lead=here,
        also_in=(here,),
        language=words,
        topics=(words, words),
        terms=(words,),
        badges=(badge(words),),
    )
    copy = LaterCopy(headline=words, url=url, told_in="2026-11-21T07:00", also_in=(here,), match_ids=(2,))
    outage = Outage(outlet=words, url=url, since=NOW, sentence=words)
    gap = Gap(outlet=words, url=url, since=NOW, until=NOW)
    return digest(
        sections=(Section(name=words, stories=(told,), older=(told,)),),
        subscription=words,
        later=(copy,),
        edits=(Edit(outlet=words, url=url, before=words, after=words, at=NOW, told_in="2026-11-21T07:00"),),
        quiet_topics=(words,),
        coverage=replace(COVERAGE, outages=(outage,), gaps=(gap,), unvisited=(words,)),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    message = render(_hostile(words))
    assert_nothing_loads_or_runs(message.html)
    read = Page(message.html)
    assert words in read.text
    assert set(read.links) == {f"https://evil.example/?q={words}"}
    assert flat(words) in flat(message.text)
    assert json.loads(message.data)["sections"][0]["name"] == words


_markup = st.text(alphabet="<>\"'&;=/ !-{}%#()abonscript:", min_size=1, max_size=30)


@given(_markup)
@settings(max_examples=25, deadline=None, database=None)
def test_whatever_a_feed_says_the_page_has_the_same_elements(words: str) -> None:
    plain, hostile = Page(render(_hostile("words")).html), Page(render(_hostile(words)).html)
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in plain.elements]
    assert [set(found) for _, found in hostile.elements] == [set(found) for _, found in plain.elements]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc/passwd"])
def test_an_address_that_is_not_http_is_never_a_link(url: str) -> None:
    told = story(lead=publication(url=url), also_in=(publication("Other", url=url),))
    assert page(digest(told)).links == []


def test_a_full_digest_loads_and_runs_nothing() -> None:
    assert_nothing_loads_or_runs(render(FULL).html)
    assert_nothing_loads_or_runs(render(digest()).html)


# --- the look ---------------------------------------------------------------------------------------------


def test_rules_are_inlined_and_those_for_dark_narrow_and_paper_survive() -> None:
    read = page(FULL)
    for rule in ("prefers-color-scheme: dark", "print", "max-width"):
        assert re.search(rf"@media[^{{]*{rule}", read.styles), rule
    assert "break-inside" in read.styles
    assert dict(read.elements)["mark"]["style"]
    assert dict(read.elements)["h1"]["style"]


def test_the_page_declares_both_colour_schemes_and_its_language() -> None:
    read = page(digest())
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in read.elements
    assert dict(read.elements)["html"]["lang"] == "en"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("fa", "rtl"), ("fa-IR", "rtl"), ("he", "rtl"), ("ur", "rtl"), ("AR-eg", "rtl"), ("ckb", "rtl"),
     ("ru", "auto"), ("en-GB", "auto"), (None, "auto"), ("", "auto"), ("arn", "auto"), ("fat", "auto")],
)  # fmt: skip
def test_a_story_runs_in_the_direction_of_its_language(language: str | None, direction: str) -> None:
    read = page(digest(story(language=language, headline=(Piece(text="CNN: محكمة"),))))
    found = [attributes.get("dir") for tag, attributes in read.elements if tag == "h3"]
    assert found == [direction]
    assert read.attributes("lang")[1:] == ([language, language] if language else [])


def test_a_latin_headline_of_an_arabic_feed_runs_from_the_left() -> None:
    read = page(digest(story(language="ar", headline=(Piece(text="Court hears two witnesses (24/7)."),))))
    assert [attributes.get("dir") for tag, attributes in read.elements if tag == "h3"] == ["auto"]


def test_the_language_of_another_article_is_named_only_where_readers_call_it_otherwise() -> None:
    others = (telling(2, language="en-gb"), telling(3, language="ru"))
    shown = page(digest(story(language="en", others=others))).text
    assert (shown.count("English"), shown.count("Russian")) == (1, 1)


def test_a_code_that_is_no_language_is_not_shown_as_one() -> None:
    assert "us" not in render(digest(story(language="us"))).text.split()
    grouped = digest(sections=(Section(name="us", stories=(story(language="us"),)),), grouping=Grouping.LANGUAGE)
    assert "Language “us”" in render(grouped).text


def test_names_of_outlets_are_isolated_from_the_direction_around_them() -> None:
    read = page(digest(story(lead=publication("الجزيرة"), also_in=(publication("هآرتس", url="https://h.example/"),))))
    assert [tag for tag, _ in read.elements].count("bdi") >= 2


def test_the_preheader_tells_what_leads_and_what_was_read() -> None:
    html = render(FULL).html
    shown = re.search(r'class="preheader"[^>]*>([^<]*)<', html)
    assert shown is not None
    assert shown[1] == ("Arrests in Grozny number 1 · Arrests in Grozny number 4 · 2 of 3 outlets read")


def test_the_head_counts_every_story_on_a_topic_whatever_section_it_stands_in() -> None:
    both = story(1, topics=("Chechnya", "LGBT people"))
    trends = tuple(Trend(topic=topic, days=(1,) * 14) for topic in ("Chechnya", "LGBT people"))
    assert "LGBT people: 1" in render(digest(both, trends=trends)).text
