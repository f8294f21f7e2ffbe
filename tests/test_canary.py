"""The canary: a story of our own that travels from the fetch to the digest, and an alarm when it does not."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor import service
from monitor.config import Config
from monitor.errors import UsageError
from monitor.model import Account, AlarmKind
from monitor.screen import Screen
from monitor.stores import open_ledger
from tests import builders
from tests.builders import NOW, item, rss
from tests.servers import Outlets

HOUR = timedelta(hours=1)


@pytest.fixture
def config(tmp_path: Path, served: Outlets) -> Config:
    """A desk with one outlet, and a canary."""
    feed = served.say("/bbc", rss(item("arrest", "Arrests in Chechnya")))
    return builders.config(
        tmp_path,
        f"keywords: [Chechnya]\noutlets: {{BBC: '{feed}'}}\nnetwork: {{allow_private: [127.0.0.0/8]}}\ncanary: true\n",
    )


def run(config: Config, hours: float = 0) -> Account:
    """One round, so many hours after NOW."""
    moment = NOW + hours * HOUR
    return asyncio.run(service.run_once(config, Screen(quiet=True), everything=True, now=lambda: moment))


def issued(config: Config) -> dict[str, Any]:
    """The newest digest."""
    read: dict[str, Any] = json.loads(max(config.archive.rglob("*.json")).read_text(encoding="utf-8"))
    return read


def test_the_canary_arrives_in_one_line_and_is_counted_nowhere(config: Config) -> None:
    account = run(config)
    assert account.troubles == ()
    assert [poll.outlet for poll in account.polls] == ["BBC"]
    coverage = issued(config)["coverage"]
    assert coverage["canary"] == "The canary arrived: canary-2026-11-22, read 08:00 UTC, matched, and told here."
    assert (coverage["feeds"], coverage["polls"], coverage["entries"], coverage["matched"]) == (1, 1, 1, 1)
    text = max(config.archive.rglob("*.txt")).read_text(encoding="utf-8")
    assert text.count("canary-2026-11-22") == 1
    assert "monitorcanary" not in text
    assert [feed.outlet for feed in service.health(config).feeds] == ["BBC"]
    assert service.alarms(config, lambda: NOW + HOUR) == ()


def test_the_canary_is_no_story_and_can_be_put_into_none(config: Config) -> None:
    run(config)
    (story,) = service.stories(config, 24 * HOUR, now=lambda: NOW + HOUR)
    assert story.outlets == ("BBC",)
    with sqlite3.connect(config.ledger) as rows:
        said = "SELECT article_id FROM entries JOIN feeds ON feeds.id = feed_id WHERE feeds.outlet = '(canary)'"
        ((canary,),) = rows.execute(said).fetchall()
    for one, other in ((story.story, canary), (canary, story.story)):
        with pytest.raises(UsageError, match=f"no story {canary}"):
            service.merge_stories(config, one, other, now=lambda: NOW + HOUR)


def test_a_new_canary_comes_every_day(config: Config) -> None:
    run(config)
    run(config, 24)
    assert "canary-2026-11-23" in issued(config)["coverage"]["canary"]
    assert service.alarms(config, lambda: NOW + 25 * HOUR) == ()


def test_a_canary_that_is_not_read_is_an_urgent_alarm_and_told_in_the_digest(config: Config) -> None:
    run(config)
    alarms = service.alarms(config, lambda: NOW + 27 * HOUR)
    (canary,) = [alarm for alarm in alarms if alarm.kind is AlarmKind.CANARY]
    assert canary.urgent
    assert "it was not read" in canary.sentence


@pytest.mark.parametrize(
    ("statement", "stage"),
    [
        ("DELETE FROM matches WHERE topic = '(canary)'", "it was read, but not matched"),
        ("UPDATE digests SET data = '{}'", "no digest that was due since tells it"),
    ],
)
def test_the_alarm_says_where_the_canary_was_lost(config: Config, statement: str, stage: str) -> None:
    run(config)
    run(config, 24)
    ledger = open_ledger(config.ledger)
    with ledger.transaction() as transaction:
        transaction._connection.exec_driver_sql(statement)
    ledger.close()
    later = NOW + 26 * HOUR if "matches" in statement else NOW + 27 * HOUR
    kinds = {alarm.kind: alarm.sentence for alarm in service.alarms(config, lambda: later)}
    assert stage in kinds.get(AlarmKind.CANARY, "")


def test_without_the_key_there_is_no_canary(config: Config) -> None:
    path = config.path
    text = path.read_text(encoding="utf-8").replace("canary: true\n", "")
    without = builders.config(path.parent, text)
    run(without)
    assert issued(without)["coverage"]["canary"] == ""
    assert service.alarms(without, lambda: NOW + 40 * HOUR) == ()
