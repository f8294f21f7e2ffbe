"""`monitor why`: every decision explains itself, and what was never seen is explained too."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor import service
from monitor.cli import cli
from monitor.config import Config
from monitor.model import Topic, Why
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW, item, rss
from tests.servers import Answer, Mailbox, Outlets

HOUR = timedelta(hours=1)
ARREST = item("arrest", "Arrests in Chechnya", "Several people near Grozny were taken away by men in masks.")
COOKING = item("cooking", "How to cook borscht")
STORY = "https://outlet.example/arrest"


@pytest.fixture
def config(tmp_path: Path, served: Outlets, relay: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A desk with two outlets and a relay; nothing was run yet."""
    monkeypatch.chdir(tmp_path)
    return builders.config(
        tmp_path,
        f"""
topics:
  South: [Chechnya, (Grozny AND court)]
  Kitchen: [(borscht AND beetroot), dumplings]
outlets:
  BBC News: {served.say("/bbc", rss(ARREST, COOKING))}
  Meduza: {served.say("/meduza", rss(item("copy", "Arrests in Chechnya", link=STORY)))}
digest: {{at: "07:00", to: editor@example.org}}
smtp: {{host: 127.0.0.1, port: {relay.port}, security: none, from: Monitor <monitor@example.org>}}
network: {{allow_private: [127.0.0.0/8]}}
""",
    )


def run(config: Config, hours: float = 0) -> None:
    """One round, so many hours after NOW."""
    moment = NOW + hours * HOUR
    asyncio.run(service.run_once(config, Screen(quiet=True), everything=True, now=lambda: moment))


def ask(config: Config, asked: str, hours: float = 1) -> Why:
    return service.why(config, asked, lambda: NOW + hours * HOUR)


def test_a_told_story_is_explained_from_the_visit_to_the_receipt(config: Config) -> None:
    run(config)
    answer = ask(config, STORY)
    assert answer.held is not None
    held = answer.held
    assert (held.outlet, held.newest.title, held.first_seen) == ("BBC News", "Arrests in Chechnya", NOW)
    assert held.brought is not None
    assert (held.brought.entries, held.brought.new, held.brought.gap_suspected) == (2, 2, False)
    south, kitchen = held.explained
    assert (south.query, south.holds, kitchen.holds) == ("South", True, False)
    (place,) = [place for part in south.parts for place in part.places]
    assert (place.field, held.newest.title[place.start : place.end]) == ("title", "Chechnya")
    assert held.article.others == ("Meduza",)
    (issue,) = held.issues
    assert (issue.subscription, issue.slot, issue.topics) == ("daily", "2026-11-22T07:00", ("South",))
    mail = next(sent for sent in issue.deliveries if sent.kind == "mail")
    assert (mail.address, mail.state.value, len(mail.attempts)) == ("editor@example.org", "sent", 1)
    assert "250" in mail.attempts[0].detail or "Message taken" in mail.attempts[0].detail
    assert answer.verdict == "It was told in the digest daily of 2026-11-22 07:00; 2 of 2 deliveries arrived."
    assert [other[1] for other in answer.others] == ["Meduza"]


@pytest.mark.parametrize(
    "asked",
    [
        STORY,
        f"{STORY}?utm_source=mail",
        "http://www.outlet.example/arrest/",
        "arrest-of-the-outlet",
        "Arrests in Chechnya",
        "chechnya ARRESTS",
        "1",
        "#1",
    ],
)
def test_an_entry_is_found_however_it_is_asked_for(config: Config, asked: str) -> None:
    run(config)
    answer = ask(config, asked if not asked.strip("#").isdigit() else asked.replace("1", str(number(config))))
    assert answer.held is not None
    assert answer.held.newest.title == "Arrests in Chechnya"


def number(config: Config) -> int:
    """The number of the arrest at the BBC."""
    held = ask(config, "arrest-of-the-outlet").held
    assert held is not None
    return held.id


def test_what_is_on_no_topic_says_what_each_topic_missed(config: Config) -> None:
    run(config)
    answer = ask(config, "How to cook borscht")
    assert answer.held is not None
    kitchen = answer.held.explained[1]
    assert not kitchen.holds
    assert "beetroot" in json.dumps([str(part) for part in kitchen.parts])
    assert answer.held.issues == ()
    assert "is on no topic" in answer.verdict


def test_a_topic_of_one_query_is_told_by_its_name_and_when_it_matched(config: Config) -> None:
    named = replace(config, topics=(Topic(name="South", queries=("Chechnya AND arrests",)),))
    run(named)
    answer = ask(named, STORY)
    assert answer.held is not None
    (south,) = answer.held.explained
    assert (south.query, south.holds, [part.query for part in south.parts]) == ("South", True, ["Chechnya AND arrests"])
    assert [topic for topic, _, _ in answer.held.matched] == ["South"]


def test_a_language_that_nobody_names_is_told_as_recognised(config: Config, served: Outlets) -> None:
    told = (
        "The court said that the two men were taken from their homes in the night, and that it was not the first time."
    )
    served.say("/bbc", rss(item("court", "Court in Grozny", told, link="https://bbc.example/court")))
    run(config)
    answer = ask(config, "https://bbc.example/court")
    assert answer.held is not None
    assert answer.held.recognised == "en"


def test_every_version_is_told(config: Config, served: Outlets) -> None:
    run(config)
    served.say("/bbc", rss(item("arrest", "Arrests in Chechnya: the court decides"), COOKING))
    run(config, 5)
    held = ask(config, STORY).held
    assert held is not None
    assert [(version.number, version.entry.title) for version in held.versions] == [
        (1, "Arrests in Chechnya"),
        (2, "Arrests in Chechnya: the court decides"),
    ]


def test_mail_that_did_not_arrive_shows_its_receipts(config: Config, relay: Mailbox) -> None:
    relay.answer_to_recipient = "450 come back later"
    run(config)
    answer = ask(config, STORY)
    assert answer.held is not None
    mail = next(sent for sent in answer.held.issues[0].deliveries if sent.kind == "mail")
    assert mail.state.value == "deferred"
    assert "come back later" in mail.attempts[0].detail
    assert "1 of 2 deliveries arrived" in answer.verdict


# --- never seen -------------------------------------------------------------------------------------------


def test_what_was_never_seen_at_an_unlisted_site_says_so_and_what_to_do(config: Config) -> None:
    run(config)
    answer = ask(config, "https://elsewhere.example/story")
    assert answer.held is None
    assert answer.verdict == "It was never seen, and no feed of elsewhere.example is listed."
    assert "monitor feeds find https://elsewhere.example/" in answer.step


def test_what_was_never_seen_without_a_gap_was_most_likely_never_listed(config: Config) -> None:
    run(config)
    run(config, 1)
    answer = ask(config, "https://outlet.example/never", 2)
    assert "without a gap: most likely no listed feed ever showed it" in answer.verdict
    assert {near.outlet for near in answer.near} == {"BBC News", "Meduza"}


def test_a_gap_or_an_outage_makes_a_miss_likely_and_is_told_with_its_times(config: Config, served: Outlets) -> None:
    run(config)
    served.say("/bbc", rss(item("third", "A third thing"), item("fourth", "A fourth thing")))
    served.answers["/meduza"] = Answer(status=500)
    run(config, 5)
    run(config, 8)
    answer = ask(config, "https://outlet.example/never", 9)
    assert "may well have come and gone" in answer.verdict
    near = {one.outlet: one for one in answer.near}
    (gap,) = near["BBC News"].gaps
    assert (gap.since, gap.until) == (NOW, NOW + 5 * HOUR)
    (outage,) = near["Meduza"].outages
    assert (outage.since, outage.until) == (NOW + 5 * HOUR, None)
    by_words = ask(config, "words of no headline", 9)
    assert "No entry with these words was ever read. 2 feeds had a gap or an outage" in by_words.verdict


# --- the command ------------------------------------------------------------------------------------------


def said(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["why", *arguments])
    assert result.exit_code == 0, result.output
    return re.sub(r"\s+", " ", result.output)


def test_the_command_says_it_in_words_and_in_json(config: Config) -> None:
    run(config)
    told = said("Arrests", "in", "Chechnya")
    for part in ("It was told in the digest daily of 2026-11-22 07:00", "BBC News, entry", "2 entries shown, 2 new",
                 "✓ South", "headline 11–19", "Arrests in [Chechnya]", "✗ Kitchen", "also carried by Meduza",
                 "✓ mail editor@example.org: sent"):  # fmt: skip
        assert part in told, part
    read: dict[str, Any] = json.loads(CliRunner().invoke(cli, ["why", "--json", STORY]).output)
    assert read["held"]["issues"][0]["slot"] == "2026-11-22T07:00"
    assert "It was never seen" in said("https://elsewhere.example/x")
