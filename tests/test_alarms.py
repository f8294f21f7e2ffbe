"""Alarms: silence says so. What raises each, what does not, and how often it is said."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import alarms, service
from monitor.log import Log
from monitor.model import (
    Account,
    Alarm,
    AlarmKind,
    AlarmNews,
    Canary,
    Delivery,
    DeliveryState,
    Destination,
    Failure,
    FeedState,
    Habit,
    NewsKind,
    Signs,
    TopicHabit,
    Volume,
)
from tests import builders
from tests.builders import NOW, feed_state, item, rss
from tests.servers import Answer, Mailbox, Outlets

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "https://outlet.example/feed"


def failing(failure: Failure = Failure.HTTP, failures: int = 3, hours: float = 7, **given: object) -> FeedState:
    """A feed that could not be read for some hours."""
    return feed_state(
        failure=failure, failures=failures, failing_since=NOW - hours * HOUR, sentence="The server said no.", **given
    )


def living(days: float = 0, gap: float = 1, pause: float = 0, **given: object) -> FeedState:
    """A feed that was read an hour ago, showed its last new item days ago and one each `gap` days before."""
    last = NOW - days * DAY
    habit = Habit(count=20, since=last - 20 * gap * DAY, window=20, pause=pause * DAY)
    return feed_state(habit=habit, last_new_at=last, last_read_at=NOW - HOUR, last_poll_at=NOW - HOUR, **given)


def kinds(**given: object) -> list[AlarmKind]:
    """What these signs raise."""
    return [alarm.kind for alarm in alarms.find(Signs(now=NOW, **given))]  # type: ignore[arg-type]  # keywords pass through


def only(**given: object) -> Alarm:
    """The one alarm that these signs raise, with a sentence and a step that a person can read."""
    (alarm,) = alarms.find(Signs(now=NOW, **given))  # type: ignore[arg-type]  # keywords pass through
    assert alarm.sentence.endswith(".")
    assert alarm.step.endswith(".")
    return alarm


# --- feeds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("feed", "kind"),
    [
        (failing(), AlarmKind.DOWN),
        (failing(failures=2), None),
        (failing(hours=5), None),
        (failing(failures=30, hours=5.9), None),
        (failing(Failure.GONE, failures=1), None),
        (failing(Failure.GONE, failures=2, hours=1), AlarmKind.GONE),
        (failing(Failure.MISSING, failures=2), None),
        (failing(Failure.MISSING, hours=5.9), None),
        (failing(Failure.MISSING), AlarmKind.DOWN),
        (failing(Failure.CAPTCHA, hours=1), AlarmKind.WALLED),
        (failing(Failure.LOGIN, hours=1), AlarmKind.WALLED),
        (failing(Failure.HTML, hours=1), AlarmKind.WALLED),
        (failing(Failure.CAPTCHA, failures=2), None),
        (feed_state(), None),
        (feed_state(poll_url="https://new.example/feed"), AlarmKind.MOVED),
        (feed_state(moved_to="https://new.example/feed", moved_since=NOW - DAY), None),
        (living(days=6), AlarmKind.STUCK),
        (living(days=4), None),
        (living(days=0.9, gap=0.01), None),
        (living(days=1.1, gap=0.01), AlarmKind.STUCK),
        (living(days=2.5, gap=0.1, pause=2), None),
        (living(days=3.5, gap=0.1, pause=2), AlarmKind.STUCK),
        (feed_state(last_new_at=NOW - 90 * DAY, last_read_at=NOW), None),
    ],
)
def test_a_feed_raises_what_it_deserves(feed: FeedState, kind: AlarmKind | None) -> None:
    assert kinds(feeds=(feed,)) == ([kind] if kind else [])


def test_every_alarm_of_a_feed_names_the_outlet_and_what_to_do() -> None:
    down = only(feeds=(failing(),))
    assert (down.subject, down.since) == (URL, NOW - 7 * HOUR)
    assert "Outlet could not be read for 7 hours. The server said no." in down.sentence
    moved = only(feeds=(feed_state(poll_url="https://new.example/feed"),))
    assert f"replace {URL} by https://new.example/feed" in moved.step
    assert "monitor feeds find --dead" in only(feeds=(failing(Failure.GONE),)).step
    stuck = only(feeds=(living(days=6),))
    assert "nothing new for 6 days; one item in 24 hours is usual" in stuck.sentence


def test_when_most_feeds_fail_at_once_it_is_said_once_and_of_this_machine() -> None:
    feeds = [failing(Failure.DNS, id=number, url=f"{URL}/{number}") for number in range(6)]
    alarm = only(feeds=tuple(feeds))
    assert (alarm.kind, alarm.subject, alarm.urgent) == (AlarmKind.DOWN, "", True)
    assert "6 of 6 feeds" in alarm.sentence
    well = [feed_state(id=number, url=f"{URL}/{number}") for number in range(10, 20)]
    assert len(alarms.find(Signs(now=NOW, feeds=(*feeds, *well)))) == 6


@pytest.mark.parametrize(
    ("before", "yesterday", "raised"),
    [
        ((20,) * 20, 20, False),
        ((20,) * 20, 10, False),
        ((20,) * 20, 9, True),
        ((20,) * 20, 40, False),
        ((20,) * 20, 41, True),
        ((20, 20, 20, 20, 20, 4, 4) * 3, 2, False),
        ((20, 20, 20, 20, 20, 4, 4) * 3, 1, True),
        ((2,) * 20, 0, False),
        ((2,) * 20, 22, False),
        ((2,) * 20, 23, True),
        ((20,) * 13, 0, False),
    ],
)
def test_a_day_with_far_too_few_or_too_many_items_is_told(
    before: tuple[int, ...], yesterday: int, raised: bool
) -> None:
    volume = Volume(url=URL, before=before, yesterday=(yesterday,))
    assert kinds(feeds=(living(),), volumes=(volume,)) == ([AlarmKind.VOLUME] if raised else [])
    assert kinds(feeds=(living(),), volumes=(Volume(url=URL, before=before, yesterday=()),)) == []


@pytest.mark.parametrize(
    ("topic", "raised"),
    [
        (TopicHabit(name="T", since=NOW - 8 * DAY, days=0, first=None, last=None), True),
        (TopicHabit(name="T", since=NOW - 6 * DAY, days=0, first=None, last=None), False),
        (TopicHabit(name="T", since=NOW - 90 * DAY, days=20, first=NOW - 28 * DAY, last=NOW - 8 * DAY), True),
        (TopicHabit(name="T", since=NOW - 90 * DAY, days=3, first=NOW - 28 * DAY, last=NOW - 8 * DAY), False),
    ],
)
def test_a_topic_that_is_silent_beyond_its_habit_is_told(topic: TopicHabit, raised: bool) -> None:
    assert kinds(topics=(topic,)) == ([AlarmKind.TOPIC_SILENT] if raised else [])


# --- this machine, the mail, the canary -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"free_bytes": 50 * 2**20, "disk_bytes": 2**40}, AlarmKind.DISK),
        ({"free_bytes": 400 * 2**20, "disk_bytes": 2**36}, AlarmKind.DISK),
        ({"free_bytes": 2**30, "disk_bytes": 2**40}, None),
        ({"newest": NOW + HOUR}, AlarmKind.CLOCK),
        ({"newest": NOW + timedelta(minutes=1)}, None),
        ({"clock_step": 3 * HOUR}, AlarmKind.CLOCK),
        ({"clock_step": -3 * HOUR}, AlarmKind.CLOCK),
        ({"clock_step": timedelta(seconds=70)}, None),
        ({"canary": Canary(expected_since=NOW - 27 * HOUR)}, AlarmKind.CANARY),
        ({"canary": Canary(expected_since=NOW - 20 * HOUR)}, None),
        ({"canary": Canary(expected_since=NOW - 90 * DAY, read_at=NOW - 20 * HOUR, matched_at=NOW - 20 * HOUR)}, None),
        ({"canary": Canary(expected_since=NOW - 90 * DAY, read_at=NOW - 2 * HOUR)}, AlarmKind.CANARY),
        ({"canary": Canary(expected_since=NOW - 9 * DAY, read_at=NOW - 9 * HOUR, matched_at=NOW - 9 * HOUR,
                           due_at=NOW - 2 * HOUR)}, AlarmKind.CANARY),
        ({"disagreements": ("4 is not 5.",)}, AlarmKind.SUMS),
    ],
)  # fmt: skip
def test_the_machine_and_the_canary_raise_what_they_deserve(given: dict[str, object], kind: AlarmKind | None) -> None:
    assert kinds(**given) == ([kind] if kind else [])


def delivery(state: DeliveryState, hours: float, number: int = 1) -> Delivery:
    """A delivery that was made so many hours ago."""
    to = Destination(kind="mail", address="editor@example.org")
    return Delivery(id=str(number), digest_id="d", destination=to, payload=b"", state=state, detail="450 try later",
                    created_at=NOW - hours * HOUR)  # fmt: skip


def test_mail_that_is_not_taken_is_told_once_for_each_destination() -> None:
    late = only(waiting=(delivery(DeliveryState.DEFERRED, 3), delivery(DeliveryState.DEFERRED, 27, 2)))
    assert (late.kind, late.urgent, late.subject) == (AlarmKind.MAIL, True, "mail editor@example.org")
    assert "has not been taken for 27 hours: 450 try later." in late.sentence
    assert "given up" in only(failed=(delivery(DeliveryState.FAILED, 3),)).sentence
    assert kinds(waiting=(delivery(DeliveryState.DEFERRED, 0.5), delivery(DeliveryState.SENDING, 3))) == []
    assert kinds(failed=(delivery(DeliveryState.FAILED, 24 * 5),)) == []


# --- how often it is said ---------------------------------------------------------------------------------


def test_an_alarm_is_raised_once_repeated_daily_and_closed_with_a_word() -> None:
    found = alarms.find(Signs(now=NOW, feeds=(failing(),)))
    (raised,) = alarms.news((), found, NOW)
    assert raised.kind is NewsKind.RAISED
    assert raised.sentence.startswith("Outlet could not be read")
    held = [(raised.alarm, NOW)]
    assert alarms.news(held, found, NOW + 23 * HOUR) == ()
    (again,) = alarms.news(held, found, NOW + DAY)
    assert again.kind is NewsKind.REPEATED
    assert again.sentence.startswith("Still: Outlet")
    (closed,) = alarms.news(held, (), NOW + HOUR)
    assert closed.kind is NewsKind.CLOSED
    assert closed.sentence.startswith("Over: Outlet")


def test_an_alarm_that_is_told_in_other_words_is_the_same_alarm() -> None:
    before = only(feeds=(failing(hours=7),))
    after = only(feeds=(failing(hours=30),))
    assert before.sentence != after.sentence
    assert alarms.news([(before, NOW)], [after], NOW + HOUR) == ()


def test_an_alarm_that_comes_and_goes_is_kept_and_told_again_when_it_stays() -> None:
    alarm = only(feeds=(failing(),))
    ended = {alarm.key: NOW}
    (back,) = alarms.news((), [alarm], NOW + HOUR, ended)
    assert (back.kind, back.quiet) == (NewsKind.RAISED, True)
    untold = [(alarm, None)]
    assert alarms.news(untold, [alarm], NOW + 2 * HOUR, ended) == ()
    (gone,) = alarms.news(untold, (), NOW + 2 * HOUR, ended)
    assert (gone.kind, gone.quiet) == (NewsKind.CLOSED, True)
    (stays,) = alarms.news(untold, [alarm], NOW + 4 * HOUR, ended)
    assert (stays.kind, stays.quiet) == (NewsKind.REPEATED, False)
    (later,) = alarms.news((), [alarm], NOW + 5 * HOUR, ended)
    assert (later.kind, later.quiet) == (NewsKind.RAISED, False)


def test_a_clock_that_went_back_does_not_silence_an_alarm() -> None:
    alarm = only(feeds=(failing(),))
    (news,) = alarms.news([(alarm, NOW + 365 * DAY)], [alarm], NOW)
    assert news.kind is NewsKind.REPEATED


# --- from visit to digest ---------------------------------------------------------------------------------


class Rounds(Log):
    """Runs a desk by a clock of ours, and keeps what was said of alarms."""

    def __init__(self, folder: Path, url: str, more: str = "") -> None:
        super().__init__()
        self.told: list[str] = []
        self.config = builders.config(
            folder,
            f"keywords: [Chechnya]\noutlets: {{BBC: '{url}'}}\nnetwork: {{allow_private: [127.0.0.0/8]}}\n"
            'digest: {at: ["00:00", "04:00", "08:00", "12:00", "16:00", "20:00"]}\n' + more,
        )

    def alarmed(self, news: AlarmNews) -> None:
        self.told.append(news.sentence)

    def tells(self, hours: float) -> list[str]:
        """What a round says of alarms."""
        self.run(hours)
        return list(self.told)

    def run(self, hours: float) -> Account:
        """One round, so many hours after NOW; what was said before is forgotten."""
        self.told.clear()
        moment = NOW + hours * HOUR
        return asyncio.run(service.run_once(self.config, self, everything=True, now=lambda: moment))


def test_a_feed_that_is_not_found_is_not_told_to_be_gone_for_good(tmp_path: Path, served: Outlets) -> None:
    """404 says that nothing is here; 410 that it will never be again."""
    url = served.say("/bbc", rss(item("arrest", "Arrests in Chechnya")))
    rounds = Rounds(tmp_path, url)
    rounds.run(0)
    served.answers["/bbc"] = Answer(status=404)
    early = [line for hours in (1, 2, 3, 6) for line in rounds.tells(hours)]
    assert early == []
    (told,) = rounds.tells(8)
    assert told == (
        "BBC has had no feed at its address for 7 hours (404); it may have moved. Check the address in feeds.yaml and "
        "look for a new one on the outlet's site; it is tried again. "
        "See what the site offers: monitor feeds find --dead."
    )
    issued = json.loads(max((tmp_path / "digests").rglob("*.json")).read_text(encoding="utf-8"))
    assert "for good" not in json.dumps(issued["coverage"])


def test_an_outage_is_told_once_in_the_log_stands_in_digests_and_is_taken_back(tmp_path: Path, served: Outlets) -> None:
    url = served.say("/bbc", rss(item("arrest", "Arrests in Chechnya")))
    rounds = Rounds(tmp_path, url)
    rounds.run(0)
    served.answers["/bbc"] = Answer(status=410)
    first, second, third, next_day = (rounds.tells(hours) for hours in (4, 8, 12, 32.5))
    assert first == third == []
    assert second[0].startswith("BBC says that its feed is gone for good.")
    assert next_day[0].startswith("Still: BBC says")
    (alarm,) = service.alarms(rounds.config, lambda: NOW + 33 * HOUR)
    assert (alarm.kind, alarm.since) == (AlarmKind.GONE, NOW + 4 * HOUR)
    issued = json.loads(max((tmp_path / "digests").rglob("*.json")).read_text(encoding="utf-8"))
    assert "monitor feeds find --dead" in issued["coverage"]["alarms"][0]

    served.say("/bbc", rss(item("arrest", "Arrests in Chechnya")))
    (digest,) = rounds.run(36).digests
    assert rounds.told[0].startswith("Over: BBC says")
    assert digest.coverage.alarms == ()
    assert digest.coverage.recovered[0].since == NOW + 4 * HOUR
    assert service.alarms(rounds.config, lambda: NOW + 37 * HOUR) == ()


def test_alarms_are_sent_at_once_to_whom_feeds_yaml_names_once_a_day_and_taken_back(
    tmp_path: Path, served: Outlets, relay: Mailbox
) -> None:
    url = served.say("/bbc", rss(item("arrest", "Arrests in Chechnya")))
    more = f"""
alerts: {{to: desk@example.org}}
smtp: {{host: 127.0.0.1, port: {relay.port}, security: none, from: Monitor <monitor@example.org>}}
"""
    rounds = Rounds(tmp_path, url, more)
    rounds.run(0)
    served.answers["/bbc"] = Answer(status=410)
    for hours in (4, 8, 12, 32.5):
        rounds.run(hours)
    served.say("/bbc", rss(item("arrest", "Arrests in Chechnya")))
    rounds.run(36)
    rounds.run(37)
    assert set(relay.recipients) == {"desk@example.org"}
    subjects = [str(mail["Subject"]) for mail in relay.messages]
    assert subjects == ["Monitor alarms: 1 new", "Monitor alarms: 1 still", "Monitor alarms: 1 over"]
    first, page = relay.messages[0].get_body(("plain",)), relay.messages[0].get_body(("html",))
    assert first is not None
    assert page is not None
    assert "BBC says that its feed is gone for good" in page.get_content()
    text = " ".join(first.get_content().split())
    assert text.startswith("New: BBC says that its feed is gone for good. Look for the feed's new address")


def test_an_outage_that_comes_and_goes_sends_no_message_for_every_change(
    tmp_path: Path, served: Outlets, relay: Mailbox
) -> None:
    feed = rss(item("arrest", "Arrests in Chechnya"))
    url = served.say("/bbc", feed)
    sender = f"smtp: {{host: 127.0.0.1, port: {relay.port}, security: none, from: Monitor <monitor@example.org>}}"
    rounds = Rounds(tmp_path, url, f"alerts: {{to: desk@example.org}}\n{sender}\n")
    rounds.run(0)
    for hour in range(1, 4):
        served.answers["/bbc"] = Answer(status=410)
        rounds.run(hour)
        rounds.run(hour + 0.3)
        assert [alarm.kind for alarm in service.alarms(rounds.config, lambda: NOW + 4 * HOUR)] == [AlarmKind.GONE]
        served.say("/bbc", feed)
        rounds.run(hour + 0.6)
    served.answers["/bbc"] = Answer(status=410)
    for hours in (4, 4.3, 6):
        rounds.run(hours)
    subjects = [str(mail["Subject"]) for mail in relay.messages]
    assert subjects == ["Monitor alarms: 1 new", "Monitor alarms: 1 over", "Monitor alarms: 1 still"]
