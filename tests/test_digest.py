"""Digest: what goes into an issue, where, and that nothing is left out or told twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.dated import plausible_time
from monitor.digest import compose, digest_id, with_places
from monitor.match import compile_topics
from monitor.model import (
    Coverage,
    Digest,
    DigestStory,
    Edit,
    Entry,
    Finding,
    Layout,
    Match,
    Material,
    Publication,
    Selection,
    Slot,
    Span,
)
from tests.builders import NOW, entry, subscription, topic

quick = settings(max_examples=80, deadline=None, database=None)
SLOT = Slot(key="2026-11-22T07:00", due=NOW - timedelta(hours=1))
EARLIER = "2026-11-21T07:00"
COVERAGE = Coverage(
    since=NOW - timedelta(days=1), until=NOW, outlets=3, outlets_read=3, feeds=3, feeds_read=3, polls=9, entries=90,
    entries_new=9,
)  # fmt: skip
ALL, USUAL = Selection(), Layout()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def finding(number: int, topic_name: str = "gay", /, **given_fields: object) -> Finding:
    """A finding about an article of its own; the first word of the headline is the hit."""
    read = given_fields.pop("entry", None) or entry(title=f"gay news {number}", url=f"https://outlet.example/{number}")
    assert isinstance(read, Entry)
    spans = (Span(field="title", start=0, end=3, term="gay"),)
    defaults: dict[str, object] = {
        "match_id": number,
        "match": Match(topic=topic_name, spans=spans),
        "entry_id": number,
        "entry": read,
        "outlet": f"Outlet {number}",
        "first_seen": NOW - HOUR,
        "article": number,
        "story": given_fields.get("article", number),
    }
    return Finding(**{**defaults, **given_fields})  # type: ignore[arg-type]  # keywords pass through


def publication(found: Finding) -> Publication:
    return Publication(outlet=found.outlet, title=found.entry.title, url=found.entry.url, at=found.first_seen)


def composed(
    findings: Sequence[Finding],
    *topics: str,
    carriers: Mapping[int, tuple[Publication, ...]] | None = None,
    edits: tuple[Edit, ...] = (),
    selection: Selection = ALL,
    layout: Layout = USUAL,
    **more: object,
) -> Digest:
    """The issue of a subscription on the topics; without carriers, the findings themselves carry."""
    carried: dict[int, tuple[Publication, ...]] = {}
    for found in findings:
        carried[found.article] = (*carried.get(found.article, ()), publication(found))
    asked = replace(subscription(*(topics or ("gay",))), selection=selection, layout=layout)
    material = Material(
        findings=tuple(findings), carriers={**carried, **(carriers or {})}, edits=edits, coverage=COVERAGE
    )
    material = replace(material, **more)  # type: ignore[arg-type]  # keywords pass through
    return compose(asked, SLOT, material, NOW)


def only(digest: Digest) -> DigestStory:
    [story] = digest.stories
    return story


# --- what stands where ------------------------------------------------------------------------------------


def test_an_article_is_told_once_with_every_outlet_that_carries_it() -> None:
    here, there = finding(1, article=7), finding(2, article=7, first_seen=NOW)
    story = only(composed([here, there]))
    assert story.match_ids == (1, 2)
    assert story.lead.lead.outlet == "Outlet 1"
    assert [other.outlet for other in story.lead.also_in] == ["Outlet 2"]


def test_also_in_names_outlets_that_have_no_match_of_their_own() -> None:
    found = finding(1)
    quiet = Publication(outlet="Quiet", title="Another headline", url="https://quiet.example/1", at=NOW)
    story = only(composed([found], carriers={1: (publication(found), quiet)}))
    assert story.lead.also_in == (quiet,)


def test_an_outlet_is_named_once_for_an_address() -> None:
    found = finding(1)
    again = Publication(outlet="Quiet", title="t", url="https://quiet.example/1", at=NOW)
    later = Publication(outlet="Quiet", title="t", url="https://quiet.example/1", at=NOW + HOUR)
    story = only(composed([found], carriers={1: (publication(found), again, later)}))
    assert story.lead.also_in == (again,)


def test_the_lead_is_the_earliest_publication() -> None:
    late = finding(1, article=7, entry=entry(title="gay late", published=NOW - HOUR))
    early = finding(2, article=7, entry=entry(title="gay early", published=NOW - 5 * HOUR))
    story = only(composed([late, early]))
    assert (story.lead.lead.outlet, story.lead.lead.title, story.lead.lead.at) == (
        "Outlet 2",
        "gay early",
        NOW - 5 * HOUR,
    )


def test_an_absurd_date_does_not_make_a_lead() -> None:
    absurd = finding(1, article=7, entry=entry(title="gay", published=datetime(1970, 1, 1, tzinfo=UTC)), first_seen=NOW)
    sound = finding(2, article=7, entry=entry(title="gay", published=NOW - 2 * HOUR))
    assert only(composed([absurd, sound])).lead.lead.outlet == "Outlet 2"


def test_an_article_on_two_topics_stands_in_the_section_of_the_first() -> None:
    both = [finding(1, "people", article=7, entry_id=7), finding(2, "places", article=7, entry_id=7)]
    digest = composed(both, "places", "people")
    assert [section.name for section in digest.sections] == ["places"]
    assert only(digest).topics == ("places", "people")
    assert digest.quiet_topics == ()


def test_sections_follow_the_subscriptions_topics_and_empty_ones_are_left_out() -> None:
    found = [finding(1, "c"), finding(2, "a")]
    digest = composed(found, "a", "b", "c")
    assert [section.name for section in digest.sections] == ["a", "c"]
    assert digest.quiet_topics == ("b",)


def test_without_findings_every_topic_is_quiet() -> None:
    digest = composed([], "a", "b")
    assert (digest.sections, digest.later, digest.quiet_topics) == ((), (), ("a", "b"))
    assert digest.stories == ()


def test_more_outlets_come_first_then_the_newer() -> None:
    found = [
        finding(1, entry=entry(title="gay old", published=NOW - 9 * HOUR)),
        finding(2, entry=entry(title="gay new", published=NOW - 2 * HOUR)),
        finding(3, article=30, entry=entry(title="gay wide", published=NOW - 20 * HOUR)),
        finding(4, article=30, entry=entry(title="gay wide", published=NOW - 19 * HOUR, url="https://b.example/1")),
    ]
    assert [story.lead.lead.title for story in composed(found).stories] == ["gay wide", "gay new", "gay old"]


def test_two_feeds_of_one_outlet_do_not_make_a_story_wider() -> None:
    twice = [finding(number, article=7, outlet="One", entry=entry(title="gay", url=f"https://one.example/{number}"))
             for number in (1, 2)]  # fmt: skip
    newer = finding(3, entry=entry(title="gay newer", published=NOW - HOUR))
    assert [story.lead.lead.outlet for story in composed([*twice, newer]).stories] == ["Outlet 3", "One"]


@given(st.permutations(list(range(6))))
@quick
def test_the_order_of_findings_of_different_articles_does_not_matter(order: list[int]) -> None:
    found = [finding(number, first_seen=NOW - number % 3 * HOUR) for number in range(6)]
    assert composed([found[at] for at in order]).sections == composed(found).sections


@pytest.mark.parametrize(
    ("age", "is_older"), [(HOUR, False), (7 * DAY, False), (7 * DAY + HOUR, True), (400 * DAY, True)]
)
def test_what_is_older_than_a_week_is_told_apart(age: timedelta, is_older: bool) -> None:
    digest = composed([finding(1, entry=entry(title="gay", published=NOW - age))])
    [section] = digest.sections
    assert (len(section.stories), len(section.older)) == ((0, 1) if is_older else (1, 0))
    assert len(digest.stories) == 1


def test_an_article_told_before_is_only_a_later_copy() -> None:
    first = Publication(outlet="First", title="The first headline", url="https://first.example/1", at=NOW - DAY)
    copy = finding(1, told_in=EARLIER)
    digest = composed([copy], carriers={1: (first, publication(copy))})
    assert digest.sections == ()
    [later] = digest.later
    assert (later.headline, later.url, later.told_in) == (first.title, first.url, EARLIER)
    assert later.also_in == (publication(copy),)
    assert later.match_ids == (1,)


def test_a_later_copy_does_not_name_the_outlet_that_was_told_as_new() -> None:
    told = finding(1, "places", told_in=EARLIER)
    [later] = composed([told], "gay", "places").later
    assert later.also_in == ()


def test_edits_are_handed_through() -> None:
    edit = Edit(outlet="One", url="", before="a", after="b", at=NOW, told_in=EARLIER)
    assert composed([], edits=(edit,)).edits == (edit,)


# --- how a story is told ----------------------------------------------------------------------------------


def test_headline_and_snippet_show_what_was_found() -> None:
    spans = (Span(field="title", start=2, end=5, term="gay"), Span(field="text", start=4, end=9, term="court"))
    read = entry(title="A gay man", text="The court said so.")
    story = only(composed([finding(1, entry=read, match=Match(topic="gay", spans=spans))]))
    assert [(piece.text, piece.hit) for piece in story.lead.headline] == [("A ", False), ("gay", True), (" man", False)]
    assert [piece.text for piece in story.lead.snippet if piece.hit] == ["court"]
    assert set(story.terms) == {"gay", "court"}


def test_the_hits_of_several_topics_are_all_shown() -> None:
    read = entry(title="gay court", text="")
    people = Match(topic="people", spans=(Span(field="title", start=0, end=3, term="gay"),))
    places = Match(topic="places", spans=(Span(field="title", start=4, end=9, term="court"),))
    found = [finding(1, article=7, entry_id=7, entry=read, match=people),
             finding(2, article=7, entry_id=7, entry=read, match=places)]  # fmt: skip
    story = only(composed(found, "people", "places"))
    assert [piece.text for piece in story.lead.headline if piece.hit] == ["gay", "court"]


def test_a_word_is_told_by_its_own_term_and_not_by_others_that_it_is_a_form_of() -> None:
    """A desk that lists every form of a word is told which one stands there."""
    spans = tuple(Span(field="title", start=0, end=4, term=term, form="геев") for term in ("гей", "геев", "геи"))
    other = (Span(field="title", start=5, end=9, term="Чечня", form="чечни"),) * 2
    story = only(composed([finding(1, match=Match(topic="gay", spans=spans + other))]))
    assert story.terms == ("геев", "Чечня")


def test_two_spellings_of_one_term_are_one_term() -> None:
    spans = tuple(Span(field="title", start=0, end=3, term=term) for term in ("Gay", "gay", "GAY", "court"))
    story = only(composed([finding(1, match=Match(topic="gay", spans=spans))]))
    assert len(story.terms) == 2
    assert {term.lower() for term in story.terms} == {"gay", "court"}


def test_an_entry_without_a_headline_says_so() -> None:
    read = entry(title="", text="A gay man")
    spans = (Span(field="text", start=2, end=5, term="gay"),)
    story = only(composed([finding(1, entry=read, match=Match(topic="gay", spans=spans))]))
    assert [(piece.text, piece.hit) for piece in story.lead.headline] == [("(no headline)", False)]


@pytest.mark.parametrize(
    ("fields", "entry_fields", "note"),
    [
        ({"earlier_title": "Before"}, {}, "was: “Before”"),
        ({"match": Match(topic="gay", spans=())}, {}, "the words that matched are gone"),
        ({}, {"published": datetime(1970, 1, 1, tzinfo=UTC)}, "1970"),
        ({}, {"published": datetime(2099, 5, 1, tzinfo=UTC)}, "2099"),
        ({}, {"published": None}, "does not say when it came out"),
        ({}, {"published": None, "updated": NOW + 9 * DAY}, "does not say when it came out"),
        ({}, {"url": ""}, "no usable link"),
    ],
    ids=["edited", "edited-away", "past", "future", "undated", "changed-later", "no-link"],
)
def test_a_note_says_what_a_reader_should_know(
    fields: Mapping[str, object], entry_fields: Mapping[str, object], note: str
) -> None:
    [said] = only(composed([finding(1, "gay", entry=entry(title="gay", **entry_fields), **fields)])).lead.badges
    assert note in said.detail


def test_an_article_without_a_date_is_marked_and_shown_at_the_time_it_was_found() -> None:
    told = only(composed([finding(1, entry=entry(title="gay", published=None))])).lead
    assert ([badge.label for badge in told.badges], told.lead.at) == (["No date"], NOW - HOUR)


def test_an_article_whose_feed_dates_only_its_changes_is_shown_at_the_date_of_the_last_one() -> None:
    told = only(composed([finding(1, entry=entry(title="gay", published=None, updated=NOW - 9 * DAY))])).lead
    assert (told.badges, told.lead.at) == ((), NOW - 9 * DAY)


def test_an_ordinary_story_needs_no_note() -> None:
    assert only(composed([finding(1)])).lead.badges == ()


def test_an_edited_entry_shows_the_places_of_its_newest_version() -> None:
    read = entry(title="A gay man", text="")
    stale = finding(1, entry=read, match=Match(topic="gay", spans=()))
    fresh = with_places(stale, compile_topics([topic("other", "man"), topic("gay")])(read))
    assert [(span.start, span.end) for span in fresh.match.spans] == [(2, 5)]
    assert with_places(stale, ()) == stale


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, NOW),
        (NOW - 3 * HOUR, NOW - 3 * HOUR),
        (NOW + HOUR, NOW),
        (NOW + 47 * HOUR, NOW),
        (datetime(1996, 5, 1, tzinfo=UTC), datetime(1996, 5, 1, tzinfo=UTC)),
        (datetime(1970, 1, 1, tzinfo=UTC), NOW),
        (datetime(1, 1, 1, tzinfo=UTC), NOW),
        (datetime(2099, 1, 1, tzinfo=UTC), NOW),
        (datetime(9999, 12, 31, tzinfo=UTC), NOW),
    ],
    ids=["none", "past", "soon", "ahead", "old", "epoch", "year-one", "2099", "year-9999"],
)
def test_the_feeds_date_counts_unless_it_is_missing_or_absurd(published: datetime | None, expected: datetime) -> None:
    assert plausible_time(published, NOW) == expected


# --- the issue itself -------------------------------------------------------------------------------------


def test_the_name_of_an_issue_comes_from_its_ledger_subscription_and_slot() -> None:
    digest = composed([], begun=NOW)
    assert digest.id == digest_id(NOW, "daily", SLOT) == composed([finding(1)], begun=NOW).id
    assert digest.id not in (digest_id(NOW + HOUR, "daily", SLOT), digest_id(None, "daily", SLOT))
    assert digest.id != digest_id(NOW, "weekly", SLOT)
    assert digest.id != digest_id(NOW, "daily", Slot(key="2026-11-23T07:00", due=NOW))
    assert (digest.subscription, digest.slot, digest.zone, digest.composed_at) == ("daily", SLOT, "UTC", NOW)


_findings = st.lists(
    st.tuples(
        st.integers(1, 5),  # article
        st.sampled_from(["a", "b", "c"]),
        st.integers(1, 6),  # outlet
        st.sampled_from([None, NOW - HOUR, NOW - 8 * DAY, datetime(1970, 1, 1, tzinfo=UTC), NOW + 90 * DAY]),
        st.booleans(),  # the words that matched are still there
    ),
    max_size=14,
)


@given(_findings, st.sets(st.integers(1, 5)))
@quick
def test_every_match_is_in_exactly_one_place(
    drawn: list[tuple[int, str, int, datetime | None, bool]], told: set[int]
) -> None:
    found = [
        finding(
            number,
            article=article,
            story=article % 3,
            outlet=f"Outlet {outlet}",
            entry=entry(title="gay", url=f"https://outlet{outlet}.example/{article}", published=published),
            match=Match(topic=name, spans=(Span(field="title", start=0, end=3, term="gay"),) if there else ()),
            told_in=EARLIER if article in told else None,
        )
        for number, (article, name, outlet, published, there) in enumerate(drawn)
    ]
    digest = composed(found, "c", "a", "b")
    placed = [*(story.match_ids for story in digest.stories), *(copy.match_ids for copy in digest.later)]
    assert sorted(match_id for ids in placed for match_id in ids) == list(range(len(drawn)))
    articles = [article.article for story in digest.stories for article in story.articles]
    assert len(articles) == len(set(articles))
    assert not told & set(articles)
    names = {outlet for story in digest.stories for outlet in story.outlets}
    assert {f.outlet for f in found if f.article not in told} <= names
