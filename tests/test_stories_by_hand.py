"""`monitor stories`: what is one event or one text is a person's to say, and no machine undoes it."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from monitor import service
from monitor.cli import cli
from monitor.config import Config
from monitor.errors import UsageError
from monitor.model import StoryAccount
from monitor.screen import Screen
from monitor.screen.stories import StoryScreen
from tests import builders
from tests.builders import NOW, item, rss
from tests.servers import Mailbox, Outlets

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RAID = "Police raid the Memorial office in Grozny and take computers"
RAID_TOO = "Grozny: computers taken in police raid on Memorial office"
WIRE = (
    "Masked officers came at dawn to the house of the harbour clerk in Argun and led him away without a word, his "
    "neighbours told the agency; the prosecutor of the town said that nothing was known of a case against him."
)
RAID_ITEM = item(
    "raid", RAID, "The rights group Memorial says that officers searched its office in Grozny for six hours."
)
RAID_TOO_ITEM = item(
    "raid-too",
    RAID_TOO,
    "Officers left the office of Memorial in Grozny with every computer, says the rights group.",
    link="https://b.example/1",
)
FOLLOW_UP = item(
    "follow-up",
    "Memorial office in Grozny: computers taken by police stay away",
    "A week on, the lawyers of Memorial wait in Grozny for what the police took in the raid on their office.",
    link="https://c.example/2",
)
OTHER_NEWS = [
    item(f"other-{n}", title, text)
    for n, (title, text) in enumerate(
        [
            (
                "Chechnya opens a new ferry line",
                "The boat crosses the lake at Kezenoyam four times each summer evening.",
            ),
            (
                "Bakers of Chechnya ask for cheaper flour",
                "Their guild wrote to the ministry that bread would cost twice.",
            ),
            ("A comet over Chechnya", "Astronomers near Shatoy photographed its long blue trail with an old lens."),
        ]
    )
]


class Desk:
    """Three outlets on one topic, and what a person says of their stories."""

    def __init__(self, config: Config, served: Outlets) -> None:
        self.config, self._served, self._now = config, served, NOW

    def runs(self, later: timedelta = HOUR, **shown: list[str]) -> None:
        """One round so much later, with these items at the outlets."""
        self._now += later
        for outlet, items in shown.items():
            self._served.say(f"/{outlet}", rss(*items))
        moment = self._now
        account = asyncio.run(service.run_once(self.config, Screen(quiet=True), everything=True, now=lambda: moment))
        assert account.troubles == ()

    def does(self, what: Callable[..., Any], *given: object) -> Any:
        return what(self.config, *given, now=lambda: self._now)

    def stories(self) -> dict[str, StoryAccount]:
        """Every story, by each of its headlines."""
        found = service.stories(self.config, 30 * DAY, now=lambda: self._now)
        return {member.title: story for story in found for member in story.members}

    def issues(self) -> dict[str, dict[str, Any]]:
        """Every issue in the archive, by slot."""
        folder = self.config.ledger.parent / "digests" / "daily"
        return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*-0700.json"))}


@pytest.fixture
def desk(tmp_path: Path, served: Outlets, relay: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    outlets = "\n".join(f"  {name}: {served.say(f'/{name.lower()}', rss())}" for name in ("Alpha", "Beta", "Gamma"))
    return Desk(
        builders.config(
            tmp_path,
            f"""
keywords: [Grozny, Chechnya, Argun]
outlets:
{outlets}
digest: {{at: "07:00", to: editor@example.org}}
smtp: {{host: 127.0.0.1, port: {relay.port}, security: none, from: Monitor <monitor@example.org>}}
network: {{allow_private: [127.0.0.0/8]}}
""",
        ),
        served,
    )


def raided(desk: Desk) -> tuple[int, int, int]:
    """Two articles that the machine takes for one story, told: the story, and its articles."""
    desk.runs(alpha=[*OTHER_NEWS, RAID_ITEM], beta=[RAID_TOO_ITEM])
    story = desk.stories()[RAID]
    assert {member.title for member in story.members} == {RAID, RAID_TOO}
    one, other = (next(m.article for m in story.members if m.title == title) for title in (RAID, RAID_TOO))
    return story.story, one, other


def stories_of(issue: dict[str, Any]) -> list[list[str]]:
    """The headlines of the articles of each story of an issue."""
    found = [story for section in issue["sections"] for story in (*section["stories"], *section["older"])]
    return [["".join(piece["text"] for piece in told["headline"]) for told in story["articles"]] for story in found]


def say(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["stories", *arguments])


def test_the_newest_stories_are_listed_and_how_many_more_there_are(desk: Desk) -> None:
    desk.runs(alpha=OTHER_NEWS)
    desk.runs(2 * DAY, beta=[RAID_ITEM])
    ever, known = ("--since", "9999d"), len({story.story for story in desk.stories().values()})
    told = say(*ever, "--limit", "1").output
    assert RAID in told
    assert f"The newest 1 of {known} stories. See more: --limit {known}" in told
    listed = [json.loads(say(*ever, *limit, "--json").output) for limit in ((), ("--limit", "1"))]
    assert (len(listed[0]), listed[0][:1]) == (known, listed[1])
    assert "See more" not in say(*ever).output


def test_on_a_terminal_stories_keep_to_its_width(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    raided(desk)
    story = desk.stories()[RAID]
    screen = StoryScreen()
    screen.console = Console(highlight=False, force_terminal=True, width=80, color_system=None)
    screen._wraps = True
    screen.stories(
        [replace(story, headline="Grozny " * 30, told_in=tuple(f"daily of {n}" for n in range(40)))], "7 d", 1
    )
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 6
    assert max(map(len, lines)) <= 80


def test_a_story_is_shown_with_its_sources_reasons_and_digests(desk: Desk) -> None:
    number, _, other = raided(desk)
    story = desk.does(service.story, number)
    assert (story.outlets, story.sources, story.first) == (("Alpha", "Beta"), 2, "Alpha")
    assert story.told_in == ("daily of 2026-11-22 07:00",)
    assert story.days == (("2026-11-22", 2),)
    second = next(member for member in story.members if member.article == other)
    assert second.reason == "tells the same event"
    assert second.score is not None
    assert 0 < second.score < 1
    assert {"grozny", "memorial"} & set(second.shared)
    told = say("--since", "999w").output
    assert f"{number}  " in told
    assert "2 outlets, 2 independent sources; first Alpha" in told
    shown = say("show", str(number)).output
    assert "tells the same event (words/8), likeness 0." in shown
    assert "memorial" in shown
    assert json.loads(say("show", str(number), "--json").output)["sources"] == 2


def why(*words: str) -> str:
    return CliRunner().invoke(cli, ["why", *words]).output


def test_why_shows_the_merge_with_its_words_and_scores_and_what_a_person_decided(desk: Desk) -> None:
    number, _, other = raided(desk)
    told = why(RAID_TOO)
    assert f"{number}: tells the same event (words/8), likeness 0." in told
    assert f"most like Alpha: {RAID}" in told
    assert "memorial" in told.split(", by ")[1]
    copied(desk)
    told = why("Argun: clerk taken at dawn")
    share = (
        r"\d\d% of \d+ three-word runs as in Alpha: Harbour clerk of Argun is led away: “masked officers came at dawn"
    )
    assert re.search(share, told)
    desk.does(service.split_story, number, [other])
    assert f"by hand: Parted article {other} from story {number}" in why(RAID_TOO)


def test_why_shows_the_story_of_what_still_waits(desk: Desk) -> None:
    desk.runs(alpha=OTHER_NEWS)
    desk.runs(alpha=[*OTHER_NEWS, RAID_ITEM], beta=[RAID_TOO_ITEM])
    answer = desk.does(service.why, RAID_TOO)
    assert answer.held is not None
    assert answer.held.story.like == f"Alpha: {RAID}"
    assert answer.held.story.score > 0
    assert answer.held.issues == ()


def test_articles_that_are_parted_stay_parted_and_the_next_digest_says_so(desk: Desk) -> None:
    number, _, other = raided(desk)
    before = desk.issues()["2026-11-22-0700"]
    done = desk.does(service.split_story, number, [other])
    assert done.sentence.startswith(f"Parted article {other} from story {number}, “{RAID}”")
    stories = desk.stories()
    assert stories[RAID].story != stories[RAID_TOO].story == other
    more = [RAID_TOO_ITEM, FOLLOW_UP]
    desk.runs(DAY, beta=more)
    issues = desk.issues()
    assert issues["2026-11-22-0700"] == before
    (told,) = stories_of(issues["2026-11-23-0700"])
    assert told == ["Memorial office in Grozny: computers taken by police stay away"]
    assert len({desk.stories()[title].story for title in (RAID, RAID_TOO)}) == 2
    assert service.verify(desk.config) == ()


def test_what_waits_can_be_parted_before_it_is_told_and_its_digest_says_so(desk: Desk) -> None:
    desk.runs(alpha=OTHER_NEWS)
    desk.runs(alpha=[*OTHER_NEWS, RAID_ITEM], beta=[RAID_TOO_ITEM])
    story = desk.stories()[RAID]
    assert len(story.members) == 2
    assert story.told_in == ()
    desk.does(service.split_story, story.story, [story.members[1].article])
    desk.runs(DAY)
    issue = desk.issues()["2026-11-23-0700"]
    assert sorted(stories_of(issue)) == sorted([[RAID], [RAID_TOO]])
    badges = [
        b for s in issue["sections"] for each in s["stories"] for told in each["articles"] for b in told["badges"]
    ]
    assert [badge["detail"] for badge in badges if badge["kind"] == "by-hand"] == [f"Parted by hand from “{RAID}”"]


def test_a_split_that_names_the_first_article_leaves_it_the_number(desk: Desk) -> None:
    number, one, other = raided(desk)
    assert number == min(one, other)
    desk.does(service.split_story, number, [number])
    numbers = {desk.stories()[title].story for title in (RAID, RAID_TOO)}
    assert numbers == {one, other}


def test_two_stories_that_are_put_together_are_one_from_then_on(desk: Desk) -> None:
    number, *_ = raided(desk)
    comet = desk.stories()["A comet over Chechnya"].story
    desk.does(service.merge_stories, comet, number)
    story = desk.stories()[RAID]
    assert story.story == min(number, comet)
    assert {member.title for member in story.members} == {RAID, RAID_TOO, "A comet over Chechnya"}
    desk.runs(DAY, gamma=[FOLLOW_UP])
    assert desk.stories()["Memorial office in Grozny: computers taken by police stay away"].story == story.story
    assert desk.issues()["2026-11-23-0700"]["sections"][0]["stories"][0]["told_in"] == "2026-11-22T07:00"
    assert service.verify(desk.config) == ()


def test_issues_of_a_series_can_be_put_together_too(desk: Desk) -> None:
    desk.runs(
        alpha=[
            *OTHER_NEWS,
            item("w1", "Weather in Grozny on 21 November", age=30),
            item("w2", "Weather in Grozny on 22 November"),
        ]
    )
    stories = desk.stories()
    one, other = (stories[f"Weather in Grozny on {day} November"].story for day in (21, 22))
    assert one != other
    desk.does(service.merge_stories, one, other)
    stories = desk.stories()
    assert stories["Weather in Grozny on 21 November"].story == stories["Weather in Grozny on 22 November"].story


def test_a_pinned_story_takes_no_follow_up_until_it_is_unpinned(desk: Desk) -> None:
    number, *_ = raided(desk)
    desk.does(service.pin_story, number)
    desk.runs(HOUR, gamma=[FOLLOW_UP])
    assert desk.stories()[RAID].pinned
    assert desk.stories()["Memorial office in Grozny: computers taken by police stay away"].story != number
    desk.does(service.unpin_story, number)
    assert desk.stories()["Memorial office in Grozny: computers taken by police stay away"].story == number


def test_a_story_that_no_digest_told_yet_can_be_pinned(desk: Desk) -> None:
    desk.runs(alpha=OTHER_NEWS)
    desk.runs(alpha=[*OTHER_NEWS, RAID_ITEM], beta=[RAID_TOO_ITEM])
    number = desk.stories()[RAID].story
    desk.does(service.pin_story, number)
    desk.runs(HOUR, gamma=[FOLLOW_UP])
    assert {member.title for member in desk.stories()[RAID].members} == {RAID, RAID_TOO}


def copied(desk: Desk) -> tuple[int, int, int]:
    """One text at two outlets, told once: the article, and its entries."""
    desk.runs(
        alpha=[*OTHER_NEWS, item("wire", "Harbour clerk of Argun is led away", WIRE)],
        beta=[item("wire-b", "Argun: clerk taken at dawn", WIRE, link="https://b.example/wire")],
    )
    (member,) = desk.stories()["Harbour clerk of Argun is led away"].members
    assert [entry.outlet for entry in member.entries] == ["Alpha", "Beta"]
    return member.article, member.entries[0].entry, member.entries[1].entry


def test_a_false_copy_is_parted_told_by_itself_and_never_taken_for_a_copy_again(desk: Desk) -> None:
    article, first, second = copied(desk)
    assert "three-word runs as in entry" in say("show", str(article)).output
    before = desk.issues()["2026-11-22-0700"]
    desk.does(service.part_copies, [second])
    desk.runs(DAY)
    issues = desk.issues()
    assert issues["2026-11-22-0700"] == before
    (told,) = [told for section in issues["2026-11-23-0700"]["sections"] for told in section["stories"]]
    (telling,) = told["articles"]
    assert "".join(piece["text"] for piece in telling["headline"]) == "Argun: clerk taken at dawn"
    (badge,) = [badge for badge in telling["badges"] if badge["kind"] == "by-hand"]
    assert badge["detail"] == "By hand no longer taken for a copy of “Harbour clerk of Argun is led away” (Alpha)"
    desk.runs(DAY, beta=[item("wire-b", "Argun: clerk taken at dawn, edited", WIRE, link="https://b.example/wire")])
    homes = [entry for story in desk.stories().values() for member in story.members for entry in member.entries]
    assert {entry.entry for entry in homes} >= {first, second}
    assert next(m for m in desk.stories()["Harbour clerk of Argun is led away"].members).entries[0].entry == first
    assert service.verify(desk.config) == ()


def test_the_original_may_be_named_too_when_copies_are_parted(desk: Desk) -> None:
    article, first, second = copied(desk)
    done = desk.does(service.part_copies, [first])
    assert f"Entry {second} is no copy of entry {first}" in done.sentence
    assert article not in done.articles


@pytest.mark.parametrize("what", ["split", "merge", "pin", "part"])
def test_every_decision_can_be_taken_back_and_leaves_the_ledger_as_it_was(desk: Desk, what: str) -> None:
    number, _, other = raided(desk)
    article, _, second = copied(desk)
    before = service.stories(desk.config, 30 * DAY, now=lambda: NOW + 2 * HOUR)
    {
        "split": lambda: desk.does(service.split_story, number, [other]),
        "merge": lambda: desk.does(service.merge_stories, number, article),
        "pin": lambda: desk.does(service.pin_story, number),
        "part": lambda: desk.does(service.part_copies, [second]),
    }[what]()
    assert service.stories(desk.config, 30 * DAY, now=lambda: NOW + 2 * HOUR) != before
    desk.does(service.undo_decision)
    assert service.stories(desk.config, 30 * DAY, now=lambda: NOW + 2 * HOUR) == before
    assert service.verify(desk.config) == ()
    (kept,) = service.decisions(desk.config)
    assert kept.undone_at is not None
    with pytest.raises(UsageError, match="nothing to undo"):
        desk.does(service.undo_decision)


def test_what_was_told_since_stays_told_when_a_parting_is_taken_back(desk: Desk) -> None:
    _, _, second = copied(desk)
    desk.does(service.part_copies, [second])
    desk.runs(DAY)
    desk.does(service.undo_decision)
    desk.runs(DAY)
    assert stories_of(desk.issues()["2026-11-24-0700"]) == []
    assert service.verify(desk.config) == ()


def test_mistakes_are_answered_with_what_to_do(desk: Desk) -> None:
    number, one, other = raided(desk)
    for arguments, answer in (
        (("show", "4711"), "There is no story 4711. `monitor stories` lists the recent ones with their numbers."),
        (("split", "4711", "1"), "There is no story 4711."),
        (("split", str(number), "4711"), f"Article 4711 is not in story {number}, which has: {one}, {other}."),
        (("split", str(number), str(one), str(other)), f"Story {number} has no other articles than these"),
        (("merge", str(number), str(number)), "name two stories"),
        (("merge", str(number), "4711"), "There is no story 4711."),
        (("unpin", str(number)), "is not pinned"),
        (("part", "4711"), "There is no entry 4711. `monitor why WORDS` tells the number of an entry."),
        (("part", "1"), "there is nothing to part"),
        (("part", "1", "2"), "are of different articles"),
        (("undo",), "nothing to undo"),
    ):
        result = say(*arguments)
        assert isinstance(result.exception, UsageError), arguments
        assert answer in str(result.exception), arguments
    assert say("split", str(number), "x").exit_code == 2
    assert "Nothing was decided by hand yet." in say("decisions").output


def test_a_decision_says_what_follows_from_it(desk: Desk) -> None:
    number, _, other = raided(desk)
    told = say("split", str(number), str(other)).output
    assert "Digests that were sent stay as they are" in told
    assert "To take it back: monitor stories undo" in told
    assert f"Parted article {other} from story {number}" in say("decisions").output
    assert "By hand" in say("show", str(number)).output
    assert say("undo").output.startswith("Taken back: Parted article")
    assert "Taken back" in say("decisions").output
