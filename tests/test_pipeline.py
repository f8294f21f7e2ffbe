"""From feeds.yaml to the mail, all of it real: HTTP, parser processes, SQLite, a relay. Only the time is ours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor import service
from monitor.model import Failure, Outcome
from tests.builders import NOW, item, rss
from tests.desk import ARREST, COOKING, DAY, HOUR, LAW, Desk, headlines, stories
from tests.servers import Mailbox, Outlets, closed_port

# --- one story --------------------------------------------------------------------------------------------


def test_a_new_story_is_told_once_with_its_reasons(desk: Desk, served: Outlets, relay: Mailbox) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST, COOKING))})
    account = desk.runs()
    (poll,) = account.polls
    assert (poll.outcome, poll.entries, poll.new, poll.matches, poll.folded) == (Outcome.READ, 2, 2, 1, 0)
    assert stories(account) == [["Arrests in Chechnya"]]
    (story,) = desk.issue()["sections"][0]["stories"]
    assert (story["terms"], story["topics"], story["articles"][0]["lead"]["outlet"]) == (
        ["Chechnya"],
        ["Keywords"],
        "BBC",
    )
    assert {"text": "Chechnya", "hit": True} in story["articles"][0]["headline"]
    (mail,) = relay.messages
    assert mail["Subject"] == "1 story – daily, Sun 22 Nov"
    assert relay.recipients == ["editor@example.org"]


def test_an_entry_without_the_words_is_kept_and_searchable_but_not_told(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(COOKING))})
    assert stories(desk.runs()) == [[]]
    assert desk.loaded is not None
    assert [hit.title for hit in service.search(desk.loaded, ["borscht"], 5)] == ["How to cook borscht"]


def test_each_day_has_one_digest_with_only_what_is_new(desk: Desk, served: Outlets, relay: Mailbox) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST))})
    runs = [desk.runs(NOW + n * HOUR) for n in range(2)]
    served.say("/bbc", rss(LAW, ARREST))
    runs += [desk.runs(NOW + timedelta(hours=n)) for n in (2, 20, 24, 25, 26)]
    assert [stories(run) for run in runs] == [
        [["Arrests in Chechnya"]],
        [],
        [],
        [],
        [["New law against LGBT groups"]],
        [],
        [],
    ]
    assert len(relay.messages) == 2
    assert len({mail["Message-ID"] for mail in relay.messages}) == 2


def test_a_digest_without_stories_is_issued_too(desk: Desk, served: Outlets, relay: Mailbox) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(COOKING))})
    desk.runs()
    (mail,) = relay.messages
    assert mail["Subject"] == "No new stories – daily, Sun 22 Nov"
    assert "1 of 1 outlets read" in desk.text()
    assert "Nothing found for: Keywords." in desk.text()


def test_slots_that_were_slept_through_are_told_in_one_digest(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST))})
    desk.runs()
    served.say("/bbc", rss(LAW, ARREST))
    account = desk.runs(NOW + 4 * DAY)
    assert [(digest.slot.key, len(digest.stories)) for digest in account.digests] == [("2026-11-26T07:00", 1)]


def test_a_clock_that_was_set_back_opens_no_slot_again(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST))})
    desk.runs()
    desk.runs(NOW + DAY)
    served.say("/bbc", rss(LAW, ARREST))
    assert desk.runs(NOW + HOUR).digests == ()
    assert desk.runs(NOW - DAY).digests == ()
    assert stories(desk.runs(NOW + 2 * DAY)) == [["New law against LGBT groups"]]


def test_a_digest_of_a_clock_that_was_years_ahead_does_not_silence_the_years_between(
    desk: Desk, served: Outlets
) -> None:
    """The test failed: after one run with a wrong clock no digest was due until that time came."""
    desk.asks({"BBC": served.say("/bbc", rss(ARREST))})
    desk.runs()
    desk.runs(NOW + 1000 * DAY)
    served.say("/bbc", rss(LAW, ARREST))
    assert stories(desk.runs(NOW + DAY)) == [["New law against LGBT groups"]]
    assert [digest.slot.key for digest in desk.runs(NOW + 2 * DAY).digests] == ["2026-11-24T07:00"]
    assert desk.runs(NOW + 1000 * DAY).digests == ()
    assert len(desk.runs(NOW + 1001 * DAY).digests) == 1


# --- edits ------------------------------------------------------------------------------------------------


def test_a_headline_that_is_edited_before_the_digest_is_a_version_and_is_noted(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(COOKING))})
    desk.runs()
    text = "Several people were taken from their homes in the night, their families say to us."
    served.say("/bbc", rss(item("arrest", "Arrests in Chechnya", text), COOKING))
    desk.runs(NOW + HOUR)
    served.say("/bbc", rss(item("arrest", "No arrests in Chechnya, says minister", text), COOKING))
    (poll,) = desk.runs(NOW + 2 * HOUR).polls
    assert (poll.new, poll.changed, poll.matches) == (0, 1, 0)
    desk.runs(NOW + DAY)
    (story,) = desk.issue("2026-11-23-0700")["sections"][0]["stories"]
    [badge] = story["articles"][0]["badges"]
    assert (badge["kind"], badge["detail"]) == ("edited", "It was: “Arrests in Chechnya”")
    assert headlines(desk.issue("2026-11-23-0700")) == ["No arrests in Chechnya, says minister"]
    assert {"text": "Chechnya", "hit": True} in story["articles"][0]["headline"]


def test_a_headline_that_is_edited_after_the_digest_is_told_with_both_wordings(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST))})
    desk.runs()
    served.say("/bbc", rss(item("arrest", "Detentions in Chechnya")))
    desk.runs(NOW + DAY)
    issue = desk.issue("2026-11-23-0700")
    assert headlines(issue) == []
    assert [(edit["before"], edit["after"]) for edit in issue["edits"]] == [
        ("Arrests in Chechnya", "Detentions in Chechnya")
    ]
    assert "Arrests in Chechnya" in desk.text("2026-11-23-0700")
    assert desk.issue("2026-11-22-0700")["edits"] == []
    desk.runs(NOW + 2 * DAY)
    assert desk.issue("2026-11-24-0700")["edits"] == []


def test_an_entry_whose_words_are_edited_away_is_still_told_and_says_so(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(COOKING))})
    desk.runs()
    served.say("/bbc", rss(item("arrest", "Arrests in Chechnya"), COOKING))
    desk.runs(NOW + HOUR)
    served.say("/bbc", rss(item("arrest", "Arrests in the south"), COOKING))
    desk.runs(NOW + DAY)
    assert headlines(desk.issue("2026-11-23-0700")) == ["Arrests in the south"]
    assert "the words that matched are gone" in desk.text("2026-11-23-0700")
    assert "Arrests in Chechnya" in desk.text("2026-11-23-0700")


def test_an_entry_that_is_edited_into_a_topic_is_told(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(item("arrest", "Arrests in the south")))})
    assert stories(desk.runs()) == [[]]
    served.say("/bbc", rss(item("arrest", "Arrests in Chechnya")))
    assert stories(desk.runs(NOW + DAY)) == [["Arrests in Chechnya"]]


TOPICS = """
topics: {Chechnya: Chechnya, LGBT people: LGBT}
"""


def test_a_story_that_was_told_under_one_topic_and_now_is_on_another_is_not_called_nothing(
    desk: Desk, served: Outlets
) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST))}, TOPICS)
    desk.runs()
    served.say("/bbc", rss(item("arrest", "Arrests of LGBT people in Chechnya")))
    (poll,) = desk.runs(NOW + DAY).polls
    assert poll.matches == 1
    issue = desk.issue("2026-11-23-0700")
    assert "Arrests of LGBT people in Chechnya" in desk.text("2026-11-23-0700")
    assert "LGBT people" not in issue["quiet_topics"]


# --- copies -----------------------------------------------------------------------------------------------

AGENCY = "GROZNY (Agency) - Several people were taken from their homes in the night, their families say."


def test_a_copy_in_another_outlet_is_folded_and_named(desk: Desk, served: Outlets) -> None:
    desk.asks(
        {
            "BBC": served.say("/bbc", rss(item("bbc-arrest", "Arrests in Chechnya", AGENCY, age=3))),
            "Guardian": served.say("/guardian", rss(item("guardian-arrest", "Arrests in Chechnya", AGENCY, age=2))),
            "Mirror": served.say(
                "/mirror",
                rss(item("m", "Arrests", "Short.", link="https://outlet.example/bbc-arrest?utm_source=rss", age=1)),
            ),
        },
    )
    account = desk.runs()
    assert sum(poll.folded for poll in account.polls) == 2
    (story,) = desk.issue()["sections"][0]["stories"]
    assert story["articles"][0]["lead"]["outlet"] == "BBC"
    assert {other["outlet"] for other in story["articles"][0]["also_in"]} == {"Guardian", "Mirror"}
    assert "Also in: Guardian" in desk.text()


def test_a_copy_that_comes_after_the_digest_is_told_before(desk: Desk, served: Outlets) -> None:
    guardian = served.say("/guardian", rss(COOKING))
    desk.asks({"BBC": served.say("/bbc", rss(item("bbc", "Arrests in Chechnya", AGENCY))), "Guardian": guardian})
    desk.runs()
    served.say("/guardian", rss(item("guardian-copy", "Arrests in Chechnya", AGENCY), COOKING))
    desk.runs(NOW + DAY)
    issue = desk.issue("2026-11-23-0700")
    assert headlines(issue) == []
    (later,) = issue["later"]
    assert [other["outlet"] for other in later["also_in"]] == ["Guardian"]
    assert later["told_in"] == "2026-11-22T07:00"
    assert "Arrests in Chechnya (told yesterday) Now also in: Guardian" in desk.text("2026-11-23-0700")
    desk.runs(NOW + 2 * DAY)
    assert desk.issue("2026-11-24-0700")["later"] == []


def test_what_an_outlet_said_a_year_ago_is_no_copy_though_both_are_found_today(desk: Desk, served: Outlets) -> None:
    told = "Chechnya marks the day with a parade in Grozny, and the head of the republic spoke of stability and growth."
    today = item("today", "Parade in Chechnya", f"{told} Nobody was arrested.")
    desk.asks(
        {
            "BBC": served.say("/bbc", rss(today)),
            "Guardian": served.say("/guardian", rss(item("same", "Parade in Chechnya", told, age=6))),
            "Mirror": served.say("/mirror", rss(item("old", "Parade in Chechnya", f"{told} It rained.", age=366 * 24))),
        }
    )
    (folded,) = [poll.outlet for poll in desk.runs().polls if poll.folded]
    assert folded in ("BBC", "Guardian")


def test_two_entries_of_one_feed_with_the_same_link_are_two_stories(desk: Desk, served: Outlets) -> None:
    live = "https://outlet.example/live"
    feed = rss(
        item(
            "first", "Arrests in Chechnya", "Police took nine people from a market on Monday, relatives say.", link=live
        ),
        item(
            "second",
            "Chechnya builds a bridge",
            "The river crossing shall open in spring, engineers told us.",
            link=live,
        ),
    )
    desk.asks({"BBC": served.say("/bbc", feed)})
    assert sorted(stories(desk.runs())[0]) == ["Arrests in Chechnya", "Chechnya builds a bridge"]


def test_the_same_headline_on_different_texts_is_one_story_told_by_two_articles(desk: Desk, served: Outlets) -> None:
    bbc = item("one", "Chechnya: what we know", "A first thing is told here, in its own words, by our desk.")
    guardian = item("two", "Chechnya: what we know", "A second thing is told here, in other words, by them.")
    desk.asks({"BBC": served.say("/bbc", rss(bbc)), "Guardian": served.say("/guardian", rss(guardian))})
    (told,) = desk.runs().digests[0].stories
    assert [article.lead.outlet for article in told.articles] == ["BBC", "Guardian"]


def test_a_story_in_two_feeds_of_one_outlet_is_told_once(desk: Desk, served: Outlets) -> None:
    urls = [served.say(path, rss(ARREST)) for path in ("/world", "/russia")]
    desk.asks({"BBC": urls})
    assert stories(desk.runs()) == [["Arrests in Chechnya"]]


# --- feeds that do not change, and feeds that fail --------------------------------------------------------


def test_a_feed_that_says_unchanged_is_not_read_again(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST), ETag='"1"', Last_Modified="yesterday")})
    desk.runs()
    (poll,) = desk.runs(NOW + HOUR).polls
    assert (poll.outcome, poll.wire_bytes) == (Outcome.UNCHANGED, 0)
    headers = served.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "yesterday")
    assert desk.feeds()["BBC"].last_read_at == NOW + HOUR


def test_a_feed_that_sends_the_same_again_is_not_parsed_again(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST))})
    desk.runs()
    (poll,) = desk.runs(NOW + HOUR).polls
    assert poll.outcome is Outcome.UNCHANGED
    assert poll.wire_bytes > 0


def test_an_unreadable_answer_takes_its_validators_with_it(desk: Desk, served: Outlets) -> None:
    """Else the server would say unchanged for ever to a feed that we never read."""
    desk.asks({"BBC": served.say("/bbc", rss(COOKING), ETag='"1"')})
    desk.runs()
    served.say("/bbc", "<html><body>We are being repaired</body></html>", ETag='"2"')
    assert [poll.failure for poll in desk.runs(NOW + HOUR).polls] == [Failure.HTML]
    served.say("/bbc", rss(ARREST, COOKING), ETag='"2"')
    (poll,) = desk.runs(NOW + 2 * HOUR).polls
    assert "if-none-match" not in served.asked[-1][1]
    assert (poll.outcome, poll.new) == (Outcome.READ, 1)


def test_an_answer_of_unchanged_to_a_first_visit_is_not_taken_for_a_reading(desk: Desk, served: Outlets) -> None:
    """RFC 9110, 15.4.5: 304 answers a conditional request; ours was none, so nothing was read."""
    desk.asks({"BBC": served.say("/bbc", "")})
    served.answers["/bbc"].status = 304
    desk.runs()
    assert desk.feeds()["BBC"].failures == 1


def test_a_first_digest_waits_until_something_could_be_read(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.url("/bbc")})
    assert desk.runs().digests == ()
    served.say("/bbc", rss(ARREST))
    assert stories(desk.runs(NOW + HOUR)) == [["Arrests in Chechnya"]]


def test_a_failing_outlet_does_not_disturb_the_others_and_is_named_until_it_is_back(
    desk: Desk, served: Outlets
) -> None:
    desk.asks(
        {
            "BBC": served.say("/bbc", rss(ARREST)),
            "Down": f"http://127.0.0.1:{closed_port()}/feed",
            "Page": served.say("/page", "<!doctype html><html><title>Log in</title><input type=password></html>"),
            "Broken": served.say("/broken", '<?xml version="1.0"?><rss version="2.0"><channel><title>x</tit'),
            "Gone": served.url("/gone"),
        }
    )
    account = desk.runs()
    failures = {poll.outlet: poll.failure for poll in account.polls if poll.outcome is Outcome.FAILED}
    assert failures["Down"] is Failure.REFUSED
    assert failures["Page"] is Failure.LOGIN
    assert failures["Gone"] is Failure.MISSING
    assert stories(account) == [["Arrests in Chechnya"]]
    outages = {outage["outlet"]: outage for outage in desk.issue()["coverage"]["outages"]}
    assert {"Down", "Page", "Gone"} <= set(outages)
    assert "BBC" not in outages
    assert "login page “Log in”" in outages["Page"]["sentence"]
    assert f"{len(failures)} down: " in desk.text()

    served.say("/gone", rss(LAW))
    account = desk.runs(NOW + DAY)
    assert stories(account) == [["New law against LGBT groups"]]
    later = {outage["outlet"]: outage["since"] for outage in desk.issue("2026-11-23-0700")["coverage"]["outages"]}
    assert "Gone" not in later
    assert later["Down"] == NOW.isoformat()
    assert desk.feeds()["Down"].failures == 2


def test_the_numbers_in_a_digest_are_those_of_its_period(desk: Desk, served: Outlets) -> None:
    desk.asks(
        {"BBC": served.say("/bbc", rss(ARREST, COOKING)), "Guardian": served.say("/guardian", rss(LAW)),
         "Gone": served.url("/gone")}
    )  # fmt: skip
    desk.runs()
    first = desk.issue()["coverage"]
    counted = ("outlets", "outlets_read", "feeds", "feeds_read", "polls", "entries", "entries_new")
    assert [first[name] for name in counted] == [3, 2, 3, 2, 3, 3, 3]
    assert first["since"] is None
    desk.runs(NOW + HOUR)
    served.say("/bbc", rss(item("third", "A third thing"), COOKING))
    desk.runs(NOW + DAY)
    second = desk.issue("2026-11-23-0700")["coverage"]
    assert [second[name] for name in counted] == [3, 2, 3, 2, 6, 2, 1]
    assert (second["since"], second["until"]) == (NOW.isoformat(), (NOW + DAY).isoformat())


def test_a_feed_of_which_nothing_is_known_any_more_is_a_possible_gap(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST)), "Calm": served.say("/calm", rss(COOKING))})
    assert not any(poll.gap_suspected for poll in desk.runs().polls)
    served.say("/bbc", rss(LAW))
    desk.runs(NOW + 5 * HOUR)
    desk.runs(NOW + DAY)
    assert desk.issue()["coverage"]["gaps"] == []
    assert [gap["outlet"] for gap in desk.issue("2026-11-23-0700")["coverage"]["gaps"]] == ["BBC"]
    assert "Possible gaps" in desk.text("2026-11-23-0700")


def test_an_empty_list_of_entries_loses_nothing(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(ARREST))})
    desk.runs()
    served.say("/bbc", rss())
    (poll,) = desk.runs(NOW + HOUR).polls
    assert (poll.outcome, poll.entries, [problem.code for problem in poll.problems]) == (
        Outcome.READ,
        0,
        ["no-entries"],
    )
    served.say("/bbc", rss(ARREST, LAW))
    assert stories(desk.runs(NOW + DAY)) == [["New law against LGBT groups"]]


def test_a_feed_that_is_removed_from_the_list_is_neither_visited_nor_counted(desk: Desk, served: Outlets) -> None:
    bbc, other = served.say("/bbc", rss(COOKING)), served.say("/other", rss(ARREST))
    desk.asks({"BBC": bbc, "Other": other})
    desk.runs()
    desk.asks({"BBC": bbc})
    assert [poll.outlet for poll in desk.runs(NOW + DAY).polls] == ["BBC"]
    assert desk.issue("2026-11-23-0700")["coverage"]["outlets"] == 1


@pytest.mark.parametrize(
    "document",
    [
        '{"id": "one", "url": "https://outlet.example/\\ud800", "title": "Arrests in Chechnya"}',
        '{"id": "one", "url": "https://outlet.example/1", "title": "Arrests in Chechnya", "language": "\\ud800"}',
        '{"id": "\\ud800", "url": "https://outlet.example/1", "title": "Arrests in Chechnya \\ud800"}',
        '{"id": "one", "url": "https://outlet.example/\\u0000", "title": "Arrests in\\u0000 Chechnya"}',
    ],
    ids=["address", "language", "headline", "zero"],
)
def test_half_a_character_in_a_feed_does_not_lose_the_feed(desk: Desk, served: Outlets, document: str) -> None:
    """JSON can hold halves of a pair of surrogates, which no text file and no database can."""
    feed = '{"version": "https://jsonfeed.org/version/1.1", "title": "Outlet", "items": [%s]}'
    desk.asks({"BBC": served.say("/bbc", feed % document, Content_Type="application/feed+json")})
    assert len(stories(desk.runs())[0]) == 1
    assert desk.feeds()["BBC"].failures == 0


def test_a_redirect_to_a_port_that_does_not_exist_is_an_outage_like_any_other(desk: Desk, served: Outlets) -> None:
    desk.asks({"BBC": served.say("/bbc", "", Location="http://127.0.0.1:99999/feed"), "B": served.say("/b", rss(LAW))})
    served.answers["/bbc"].status = 302
    desk.runs()
    assert [outage["outlet"] for outage in desk.issue()["coverage"]["outages"]] == ["BBC"]
