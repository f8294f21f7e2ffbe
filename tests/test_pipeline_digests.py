"""From feeds.yaml to the mail: topics that change, several digests, mail that does not get through, near misses."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from monitor import service
from monitor.model import DeliveryState
from tests.builders import NOW, item, rss
from tests.desk import ARREST, COOKING, DAY, HOUR, LAW, Desk, headline, headlines, stories
from tests.servers import Mailbox, Outlets, closed_port, scripted_relay

# --- topics and digests -----------------------------------------------------------------------------------


def test_a_topic_that_was_taken_out_and_comes_back_is_matched_against_what_came_meanwhile(
    desk: Desk, served: Outlets
) -> None:
    def topics(listed: str) -> str:
        return f"topics: {{{listed}}}"

    both, one = topics("C: Chechnya, B: borscht"), topics("B: borscht")
    desk.asks({"BBC": served.say("/bbc", rss(LAW))}, both).runs()
    desk.asks({"BBC": served.say("/bbc", rss(ARREST, LAW))}, one).runs(NOW + HOUR)
    desk.asks({"BBC": served.say("/bbc", rss(ARREST, LAW))}, both).runs(NOW + DAY)
    assert headlines(desk.issue("2026-11-23-0700")) == ["Arrests in Chechnya"]


def test_a_concept_that_is_edited_is_matched_against_what_is_held(desk: Desk, served: Outlets) -> None:
    outlets = {"BBC": served.say("/bbc", rss(ARREST))}
    desk.asks(outlets, "concepts: {place: [Narnia]}\ntopics: {C: '@place'}").runs()
    desk.asks(outlets, "concepts: {place: [Narnia, Chechnya]}\ntopics: {C: '@place'}").runs(NOW + DAY)
    assert headlines(desk.issue("2026-11-23-0700")) == ["Arrests in Chechnya"]


def test_what_a_digest_left_out_is_news_when_an_outlet_it_asks_for_tells_it(desk: Desk, served: Outlets) -> None:
    words = "Police detained three people on Monday and took them to the capital, their lawyer told reporters there."
    arrest, later = (item(name, "Arrests in Chechnya", words) for name in ("arrest", "other"))
    for day, near in enumerate((rss(COOKING), rss(COOKING, later))):
        outlets = {
            "Far": served.say("/far", rss(arrest)),
            "Near": {"feed": served.say("/near", near), "tags": ["near"]},
        }
        text = "digests: {daily: {at: '07:00', tags: [near], to: editor@example.org}}"
        desk.asks(outlets, text).runs(NOW + day * DAY)
    issue = desk.issue("2026-11-23-0700")
    assert (headlines(issue), issue["later"]) == (["Arrests in Chechnya"], [])


def test_a_topic_that_is_edited_is_matched_against_what_is_held(desk: Desk, served: Outlets) -> None:
    outlets = {"BBC": served.say("/bbc", rss(ARREST, COOKING), ETag='"1"')}
    desk.asks(outlets)
    desk.runs()
    desk.asks(outlets, keywords="[Chechnya, LGBT, borscht]")
    account = desk.runs(NOW + DAY)
    assert account.rematched == 1
    assert stories(account) == [["How to cook borscht"]]
    assert desk.runs(NOW + DAY + HOUR).rematched == 0


def test_each_digest_tells_its_own_topics_at_its_own_time(desk: Desk, served: Outlets, relay: Mailbox) -> None:
    more = """
topics: {Chechnya: Chechnya, LGBT people: [LGBT], Food: borscht}
digests:
  south: {at: "07:00", topics: [Chechnya, Food], to: south@example.org}
  people: {at: ["06:00", "12:00"], topics: LGBT people, to: [people@example.org, desk@example.org]}
  all: {at: "09:00", timezone: Asia/Tokyo, to: all@example.org}
"""
    desk.asks({"BBC": served.say("/bbc", rss(ARREST, LAW, COOKING))}, more)
    first = {digest.subscription: digest for digest in desk.runs().digests}
    told = {name: sorted(map(headline, issue.stories)) for name, issue in first.items()}
    assert told == {
        "south": ["Arrests in Chechnya", "How to cook borscht"],
        "people": ["New law against LGBT groups"],
        "all": ["Arrests in Chechnya", "How to cook borscht", "New law against LGBT groups"],
    }
    assert {name: issue.slot.key for name, issue in first.items()} == {
        "south": "2026-11-22T07:00",
        "people": "2026-11-22T06:00",
        "all": "2026-11-22T09:00",
    }
    assert sorted(relay.recipients) == [
        "all@example.org",
        "desk@example.org",
        "people@example.org",
        "south@example.org",
    ]
    noon = desk.runs(NOW + 4 * HOUR)
    assert [(issue.subscription, issue.slot.key) for issue in noon.digests] == [("people", "2026-11-22T12:00")]


def test_a_preview_shows_the_next_digest_and_marks_nothing(desk: Desk, served: Outlets, relay: Mailbox) -> None:
    desk.asks({"BBC": served.say("/bbc", rss(COOKING))})
    desk.runs()
    served.say("/bbc", rss(ARREST, COOKING))
    desk.runs(NOW + HOUR)
    before, mails = desk.ledger(), len(relay.raw)
    assert desk.loaded is not None
    previews = [service.preview(desk.loaded, "daily", lambda: NOW + 2 * HOUR) for _ in range(2)]
    assert previews[0] == previews[1]
    assert "Arrests in Chechnya" in previews[0].text
    assert previews[0].slot == "2026-11-23T07:00"
    assert desk.ledger() == before
    assert len(relay.raw) == mails
    assert stories(desk.runs(NOW + DAY)) == [["Arrests in Chechnya"]]


RAID = [
    item("raid", "Police raid the Memorial office in Grozny and take computers",
         "The rights group Memorial says that officers searched its office in Grozny for six hours."),
    item("ferry", "Grozny opens a new ferry line", "The boat crosses the lake four times each summer evening."),
    item("flour", "Bakers of Grozny ask for cheaper flour", "Their guild wrote that bread would cost twice."),
]  # fmt: skip
FOLLOW_UP = item("follow-up", "Memorial office in Grozny: computers taken by police stay away",
                 "A week on, the lawyers of Memorial wait in Grozny for what the police took in the raid on their "
                 "office.", link="https://c.example/2")  # fmt: skip


def test_a_new_article_on_an_urgent_topic_is_told_at_once_also_when_its_story_was_told(
    desk: Desk, served: Outlets
) -> None:
    outlets = {"BBC": served.say("/bbc", rss(*RAID)), "RFE": served.say("/rfe", rss())}
    desk.asks(outlets, "digests: {daily: {at: '07:00', urgent: true}}", keywords="[Grozny]")
    assert len(desk.runs().digests) == 1
    served.say("/rfe", rss(RAID[0]))
    assert desk.runs(NOW + HOUR).digests == ()  # a copy of what was told waits
    served.say("/rfe", rss(FOLLOW_UP, RAID[0]))
    (urgent,) = desk.runs(NOW + 2 * HOUR).digests
    assert [(headline(told), told.told_in) for told in urgent.stories] == [
        ("Memorial office in Grozny: computers taken by police stay away", "2026-11-22T07:00"),
    ]  # fmt: skip
    assert urgent.slot.urgent
    assert stories(desk.runs(NOW + DAY)) == [[]]


def test_what_has_no_date_says_so_wherever_it_is_told_and_a_date_of_change_is_told_as_a_date(
    desk: Desk, served: Outlets
) -> None:
    outlets = {"BBC": served.say("/bbc", rss(COOKING)), "RFE": served.say("/rfe", rss(COOKING))}
    desk.asks(outlets).runs()
    served.say("/bbc", rss("<item><link>https://bbc.example/1</link><title>Arrests in Chechnya</title></item>"))
    served.say(
        "/rfe",
        """<feed xmlns="http://www.w3.org/2005/Atom"><title>RFE</title><id>urn:rfe</id><updated>2026-11-20T10:00:00Z</updated>
        <entry><id>urn:rfe:1</id><link href="https://rfe.example/1"/><title>LGBT people before the court</title>
        <updated>2026-11-20T10:00:00Z</updated></entry></feed>""",
    )
    desk.runs(NOW + HOUR)
    assert desk.loaded is not None
    shown = service.preview(desk.loaded, "daily", lambda: NOW + 2 * HOUR)
    assert "BBC, Sun 22 Nov, 09:00 (no date)" in shown.chat
    assert "No date: The feed does not say when it came out; shown is when it was found" in " ".join(shown.text.split())
    assert ">No date<" in shown.html
    for way in (shown.chat, shown.text):
        assert "RFE, Fri 20 Nov, 10:00" in way
    assert [way.lower().count("no date") for way in (shown.chat, shown.text, shown.data)] == [1, 1, 1]


# --- names ------------------------------------------------------------------------------------------------


def test_a_restored_ledger_names_an_issue_as_before_and_another_desk_names_it_otherwise(
    desk: Desk, served: Outlets, relay: Mailbox, tmp_path: Path
) -> None:
    outlets = {"BBC": served.say("/bbc", rss(ARREST))}
    desk.asks(outlets).runs()
    restored, other = (Desk(tmp_path / name, relay.port) for name in ("restored", "other"))
    restored.folder.mkdir()
    other.folder.mkdir()
    shutil.copy(desk.folder / "monitor.sqlite3", restored.folder)
    other.asks(outlets).runs(NOW + timedelta(seconds=1))
    assert [stories(one.asks(outlets).runs(NOW + DAY)) for one in (desk, restored, other)] == [[[]]] * 3
    first, begun_later, mine, again, another = [mail["Message-ID"] for mail in relay.messages]
    assert mine == again
    assert len({first, begun_later, mine, another}) == 4


# --- mail that does not get through -----------------------------------------------------------------------


def test_a_mail_waits_while_the_relay_is_down_and_goes_out_later_as_it_was(
    desk: Desk, served: Outlets, relay: Mailbox, tmp_path: Path
) -> None:
    outlets = {"BBC": served.say("/bbc", rss(ARREST))}
    desk.port = closed_port()
    desk.asks(outlets, to="[editor@example.org, desk@example.org]")
    account = desk.runs()
    assert {(d.destination.kind, r.state) for d, r in account.attempts} == {
        ("file", DeliveryState.SENT),
        ("mail", DeliveryState.DEFERRED),
    }
    frozen = sorted(row for row in desk.ledger()["deliveries"] if "mail" in row)
    payloads = sorted(value for row in frozen for value in row if isinstance(value, bytes))

    desk.port = relay.port
    desk.asks(outlets, to="[editor@example.org, desk@example.org]")
    assert desk.runs(NOW + timedelta(seconds=30)).attempts == ()
    served.say("/bbc", rss(item("arrest", "Edited: arrests in Chechnya")))
    account = desk.runs(NOW + timedelta(minutes=2))
    assert [r.state for _, r in account.attempts] == [DeliveryState.SENT] * 2
    assert sorted(relay.raw) == payloads
    assert sorted(relay.recipients) == ["desk@example.org", "editor@example.org"]
    assert desk.runs(NOW + HOUR).attempts == ()
    assert len(relay.raw) == 2


def test_a_mail_is_tried_for_two_days_with_growing_pauses_and_then_given_up_aloud(desk: Desk, served: Outlets) -> None:
    desk.port = closed_port()
    desk.asks({"BBC": served.say("/bbc", rss(ARREST), ETag='"1"')})
    waits = [timedelta(hours=hours) for hours in (0, 2, 4, 8, 12, 16, 20, 49)]
    attempts = [desk.runs(NOW + wait).attempts for wait in waits]
    first = [[r for d, r in run if d.destination.kind == "mail" and d.created_at == NOW] for run in attempts]
    assert [[r.state for r in run] for run in first] == [[DeliveryState.DEFERRED]] * 7 + [[DeliveryState.FAILED]]
    assert "Given up after two days" in first[-1][0].detail
    assert desk.loaded is not None
    health = service.health(desk.loaded, lambda: NOW + timedelta(hours=50))
    assert [delivery.destination.address for delivery in health.failed] == ["editor@example.org"]


def test_a_recipient_that_is_refused_for_good_is_not_tried_again(desk: Desk, served: Outlets) -> None:
    with scripted_relay() as relay:
        desk.port = relay.port
        desk.asks({"BBC": served.say("/bbc", rss(ARREST))}, to="[editor@example.org]")
        desk.runs()
        assert relay.recipients == ["editor@example.org"]
    with scripted_relay(RCPT="550 no such user") as relay:
        desk.port = relay.port
        desk.asks({"BBC": served.url("/bbc")}, to="[editor@example.org]")
        account = desk.runs(NOW + DAY)
    assert [r.state for d, r in account.attempts if d.destination.kind == "mail"] == [DeliveryState.FAILED]
    assert desk.runs(NOW + DAY + HOUR).attempts == ()


def test_a_mail_whose_answer_was_lost_goes_out_again_as_it_was(desk: Desk, served: Outlets) -> None:
    outlets = {"BBC": served.say("/bbc", rss(ARREST))}
    with scripted_relay(END="") as relay:
        desk.port = relay.port
        states = [r.state for d, r in desk.asks(outlets).runs().attempts if d.destination.kind == "mail"]
    assert states == [DeliveryState.UNKNOWN]
    with scripted_relay() as second:
        desk.port = second.port
        assert desk.asks(outlets).runs(NOW + timedelta(minutes=5)).attempts == ()
        assert len(desk.runs(NOW + timedelta(minutes=11)).attempts) == 1
    assert second.raw == relay.raw
    assert len(second.raw) == 1


# --- near misses ------------------------------------------------------------------------------------------


def test_the_first_digest_of_a_week_tells_what_was_just_missed_and_counts_none_of_it(
    desk: Desk, served: Outlets
) -> None:
    near = item("near", "Tschetschenen in Berlin <b>gesehen</b>", age=20)
    outlets = {"BBC": served.say("/bbc", rss(ARREST, near))}
    weekly = "digests: {daily: {at: '07:00', near_misses: weekly}}"
    desk.asks(outlets, weekly, keywords="[Chechnya, Tschetschen]")
    sunday, monday, tuesday = NOW, NOW + DAY, NOW + 2 * DAY
    for day in (sunday, monday, tuesday):
        desk.runs(day)
    issues = [desk.issue(f"{day:%Y-%m-%d}-0700") for day in (sunday, monday, tuesday)]
    assert [[one["word"] for one in issue["near_misses"]] for issue in issues] == [["tschetschenen"]] * 2 + [[]]
    assert headlines(issues[0]) == ["Arrests in Chechnya"]
    said = "“tschetschenen” is like Tschetschen, 1 entry: Tschetschenen in Berlin"
    assert said in desk.text()
    page = (desk.folder / "digests" / "daily" / "2026-11-22-0700.html").read_text(encoding="utf-8")
    assert "Near misses of the last seven days" in page
    assert "<b>gesehen" not in page
    assert "Near misses" not in desk.text("2026-11-24-0700")
