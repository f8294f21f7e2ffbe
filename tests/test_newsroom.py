"""Invented news in eleven languages, read by the real recipe: what is one text, one event, or only looks like it."""

from __future__ import annotations

import random
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from tests.newsroom import Arranged, Desk, Told, news

NEWS = news()
LANGUAGES = sorted({told.name.split(":")[0] for told in NEWS})
FIRST = {kind: {getattr(told, kind): told for told in reversed(NEWS)} for kind in ("article", "story")}


@pytest.fixture(scope="module")
def arranged(tmp_path_factory: pytest.TempPathFactory) -> Arranged:
    """All of it, in all languages, in one ledger."""
    desk = Desk(tmp_path_factory.mktemp("news") / "ledger.sqlite3", [told.outlet for told in NEWS])
    assert desk.reads(NEWS) == len(NEWS)
    found = desk.arranged()
    desk.ledger.close()
    return found


def marked(told: Told, what: str) -> object:
    """An entry as a case of its own; one that is out of reach has to fail, for the reason that its file gives."""
    mark = [pytest.mark.xfail(reason=told.beyond[what], strict=True)] if what in told.beyond else []
    return pytest.param(told, id=told.name, marks=mark)


def joining(kind: str) -> list[object]:
    """Every entry that is not the first of its article, or story."""
    return [marked(told, kind) for told in NEWS if told is not FIRST[kind][getattr(told, kind)]]


def beginning(kind: str) -> list[object]:
    """Every entry that is the first of its article, or story."""
    return [marked(told, f"apart-{kind}") for told in FIRST[kind].values()]


def before(told: Told, kind: str) -> list[Told]:
    """The entries above one in the files that are of another article, or story."""
    return [one for one in NEWS[: NEWS.index(told)] if getattr(one, kind) != getattr(told, kind)]


def test_there_is_enough_of_it() -> None:
    assert len(NEWS) >= 150
    assert len(LANGUAGES) >= 8


@pytest.mark.parametrize("told", joining("article"))
def test_a_copy_joins_the_article_of_its_text(told: Told, arranged: Arranged) -> None:
    assert arranged.article[told.entry.id] == arranged.article[FIRST["article"][told.article].entry.id]


@pytest.mark.parametrize("told", joining("story"))
def test_an_article_joins_the_story_of_its_event(told: Told, arranged: Arranged) -> None:
    assert arranged.story[told.entry.id] == arranged.story[FIRST["story"][told.story].entry.id]


@pytest.mark.parametrize("told", beginning("article"))
def test_another_text_is_another_article(told: Told, arranged: Arranged) -> None:
    others = {arranged.article[one.entry.id]: one.name for one in before(told, "article")}
    assert others.get(arranged.article[told.entry.id], "") == ""


@pytest.mark.parametrize("told", beginning("story"))
def test_another_event_is_another_story_however_alike_it_looks(told: Told, arranged: Arranged) -> None:
    others = {arranged.story[one.entry.id]: one.name for one in before(told, "story")}
    assert others.get(arranged.story[told.entry.id], "") == ""


@pytest.mark.parametrize("language", ["ar", "en", "ru", "zh"])
def test_the_order_of_arrival_within_an_hour_decides_nothing(language: str, tmp_path: Path) -> None:
    told = news(language)
    found = []
    for seed in range(2):
        shuffled = random.Random(seed).sample(told, len(told))  # noqa: S311 - an order
        desk = Desk(tmp_path / f"{seed}.sqlite3", [one.outlet for one in told])
        desk.reads(shuffled)
        arranged = desk.arranged()
        found.append((arranged.parted("article"), arranged.parted("story")))
        desk.ledger.close()
    assert found[0] == found[1]


def test_a_second_reading_and_a_restart_change_nothing(tmp_path: Path) -> None:
    told = news("en", "ru")
    outlets = [one.outlet for one in told]
    early, late = [one for one in told if one.at.hour < 12], [one for one in told if one.at.hour >= 12]
    whole, cut = Desk(tmp_path / "whole.sqlite3", outlets), Desk(tmp_path / "cut.sqlite3", outlets)
    for desk in (whole, cut):
        desk.reads(early)
        if desk is cut:
            desk.restarts()
        desk.reads(late)
    once = whole.arranged()
    assert whole.reads(told) == 0
    assert whole.arranged() == once == cut.arranged()
    whole.ledger.close()
    cut.ledger.close()


def test_issues_never_change_and_stories_go_on_where_they_were_told(tmp_path: Path) -> None:
    told = news("en", "de", "zh")
    desk = Desk(tmp_path / "ledger.sqlite3", [one.outlet for one in told])
    frozen: dict[str, str] = {}
    homes: dict[str, int] = {}
    for day in range(4):
        morning = told[0].at + timedelta(days=day)
        desk.reads([one for one in told if morning <= one.at < morning + timedelta(days=1)])
        assert desk.issues(morning + timedelta(hours=23, minutes=30)) is not None
        issued = _issued(tmp_path / "ledger.sqlite3")
        assert frozen.items() <= issued.items()
        arranged = desk.arranged()
        assert homes.items() <= arranged.story.items()
        frozen, homes = issued, dict(arranged.story)
    assert len(frozen) == 4
    desk.ledger.close()


def _issued(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    try:
        return dict(connection.execute("SELECT slot, data FROM digests").fetchall())
    finally:
        connection.close()
