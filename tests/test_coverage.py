"""The coverage ledger: every visit counted, every entry with one outcome, every gap and outage told with its times."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import pipeline
from monitor.cli import cli
from monitor.match import compile_topics
from monitor.model import (
    Coverage,
    Entry,
    Failure,
    Feed,
    Fetched,
    FetchFailed,
    FetchRequest,
    Outlet,
    ParsedFeed,
    Validators,
)
from monitor.ports import World
from monitor.render import render
from monitor.stores import Ledger, open_ledger
from tests.builders import NOW, empty_ledger, item, rss, topic
from tests.servers import Outlets

HOUR = timedelta(hours=1)
WINDOW = 4  # entries that a feed shows
DOWN = FetchFailed(failure=Failure.HTTP, sentence="The server answered with status 500.")
ON, OFF = topic("Chechnya"), topic("Borscht", "borscht")


# --- a random history, and a model that is simple enough to be believed -----------------------------------


@dataclass
class Model:
    """What must be covered, worked out from the history alone."""

    published: dict[str, list[Entry]] = field(default_factory=dict)
    down: dict[str, bool] = field(default_factory=dict)
    first: dict[tuple[str, str], datetime] = field(default_factory=dict)
    last: dict[tuple[str, str], datetime] = field(default_factory=dict)
    shown: dict[str, set[str]] = field(default_factory=dict)
    answered: dict[str, list[datetime]] = field(default_factory=dict)
    failing: dict[str, datetime] = field(default_factory=dict)
    gaps: list[tuple[str, datetime | None, datetime]] = field(default_factory=list)
    visits: list[tuple[datetime, str, bool]] = field(default_factory=list)
    overlaps: list[tuple[str, datetime, int]] = field(default_factory=list)
    over: list[tuple[str, datetime, datetime]] = field(default_factory=list)
    order: list[tuple[str, Entry]] = field(default_factory=list)

    def visit(self, feed: str, now: datetime) -> None:
        """A visit to the feed as it is now."""
        self.visits.append((now, feed, self.down[feed]))
        if self.down[feed]:
            self.failing.setdefault(feed, now)
            return
        if feed in self.failing:
            self.over.append((feed, self.failing.pop(feed), now))
        entries = self.published[feed][-WINDOW:]
        ids = {entry.id for entry in entries}
        if ids != self.shown.get(feed):
            self._read(feed, entries, ids, now)
        self.answered.setdefault(feed, []).append(now)

    def _read(self, feed: str, entries: list[Entry], ids: set[str], now: datetime) -> None:
        before = self.shown.get(feed)
        self.overlaps.append((feed, now, len(ids & (before or set()))))
        if before and ids and not any((feed, entry.id) in self.first for entry in entries):
            self.gaps.append((feed, self.answered[feed][-1], now))
        for entry in entries:
            if (feed, entry.id) not in self.first:
                self.first[feed, entry.id] = now
                self.order.append((feed, entry))
            self.last[feed, entry.id] = now
        self.shown[feed] = ids

    def outcomes(self, since: datetime) -> tuple[int, int, int]:
        """Of the entries seen since then: on a topic and first of their text, copies of such, on none."""
        matched = copies = unmatched = 0
        texts: set[str] = set()
        for feed, entry in self.order:
            is_seen = self.last[feed, entry.id] > since
            if "Chechnya" not in entry.title:
                unmatched += is_seen
            elif entry.url in texts:
                copies += is_seen
            else:
                matched += is_seen
            if "Chechnya" in entry.title:
                texts.add(entry.url)
        return matched, copies, unmatched


class Player:
    """Plays a history on the real ledger, through the real recipe."""

    def __init__(self, ledger: Ledger, feeds: list[str]) -> None:
        self.ledger, self.model, self.now = ledger, Model(), NOW
        for url in feeds:
            self.model.published[url], self.model.down[url] = [], False
        with ledger.transaction() as transaction:
            listed = [Outlet(name=url[8:9].upper(), feeds=(Feed(url=url),)) for url in feeds]
            transaction.sync_feeds(listed, NOW)
        self.world = World(
            fetch=self._fetch, parse=self._parse, ledger=ledger, channels={}, match=compile_topics([ON, OFF]), every={},
            proxies={}, pace=HOUR, languages={}, tags={}, render=lambda issue, _layout: render(issue),
            now=lambda: self.now,
        )  # fmt: skip

    async def _fetch(self, request: FetchRequest) -> Fetched | FetchFailed:
        if self.model.down[request.url]:
            return DOWN
        shown = self.model.published[request.url][-WINDOW:]
        body = repr([entry.id for entry in shown]).encode()
        return Fetched(
            url=request.url, status=200, body=body, content_type="", validators=Validators(), wire_bytes=len(body)
        )

    async def _parse(self, body: bytes, url: str, content_type: str, held: object) -> ParsedFeed:  # noqa: ARG002 - the port
        return ParsedFeed(format="RSS 2.0", title="", entries=tuple(reversed(self.model.published[url][-WINDOW:])))

    def visit(self, url: str) -> None:
        """One visit, by us and by the model."""
        with self.ledger.transaction() as transaction:
            feed = next(feed for feed in transaction.feed_states() if feed.url == url)
        asyncio.run(pipeline.collect(self.world, feed))
        self.model.visit(url, self.now)

    def covered(self, since: datetime) -> Coverage:
        """What the ledger says of the time since then."""
        with self.ledger.transaction() as transaction:
            return transaction.coverage(since, self.now)


FEEDS = ["https://a.example/feed", "https://b.example/feed", "https://c.example/feed"]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("publish"), st.sampled_from(FEEDS), st.integers(1, 6)),
        st.tuples(st.just("copy"), st.sampled_from(FEEDS), st.integers(0, 5)),
        st.tuples(st.just("break"), st.sampled_from(FEEDS), st.booleans()),
        st.tuples(st.just("visit"), st.sampled_from(FEEDS), st.just(1)),
        st.tuples(st.just("sleep"), st.just(""), st.integers(1, 30)),
    ),
    min_size=10,
    max_size=40,
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS, back=st.integers(1, 60))
def test_any_history_is_covered_as_a_simple_model_says(steps: list[tuple[str, str, int]], back: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite3"
        path.write_bytes(empty_ledger())
        ledger = open_ledger(path)
        try:
            player = Player(ledger, FEEDS)
            for number, (what, feed, amount) in enumerate(steps):
                play(player, what, feed, amount, number)
                player.now += timedelta(minutes=1)
            since = player.now - back * HOUR
            compare(player, since)
        finally:
            ledger.close()


def play(player: Player, what: str, feed: str, amount: int, number: int) -> None:
    """One step of a history."""
    model = player.model
    if what == "publish":
        for part in range(amount):
            name = f"{number}-{part}"
            title = f"Arrests in Chechnya {name}" if (number + part) % 3 == 0 else f"Other news {name}"
            model.published[feed].append(
                Entry(id=name, url=f"https://text.example/{name}", title=title, text=f"Text of {name}. " * 9)
            )
    elif what == "copy":
        texts = [entry for entries in model.published.values() for entry in entries]
        held = {entry.url for entry in model.published[feed]}
        free = [entry for entry in texts if entry.url not in held]
        if free:
            copied = free[amount % len(free)]
            model.published[feed].append(
                Entry(id=f"copy-{number}", url=copied.url, title=copied.title, text=copied.text)
            )
    elif what == "break":
        model.down[feed] = bool(amount)
    elif what == "visit":
        player.visit(feed)
    else:
        player.now += amount * HOUR


def compare(player: Player, since: datetime) -> None:
    """The ledger and the model say the same, number for number."""
    covered, model = player.covered(since), player.model
    visits = [visit for visit in model.visits if visit[0] > since]
    assert covered.polls == len(visits)
    assert covered.feeds_read == len({feed for _, feed, failed in visits if not failed})
    assert (covered.outlets, covered.feeds) == (3, 3)
    assert covered.entries_new == sum(moment > since for moment in model.first.values())
    assert covered.entries == sum(moment > since for moment in model.last.values())
    assert (covered.matched, covered.copies, covered.unmatched) == model.outcomes(since)
    assert covered.disagreements == ()
    told = [(gap.url, gap.since, gap.until) for gap in covered.gaps]
    assert told == [gap for gap in model.gaps if gap[2] > since]
    assert {(outage.url, outage.since) for outage in covered.outages} == set(model.failing.items())
    lasted = {(feed, begin, end) for feed, begin, end in model.over if end > since and end - begin >= HOUR}
    assert {(outage.url, outage.since, outage.until) for outage in covered.recovered} == lasted
    with player.ledger.transaction() as transaction:
        rows = transaction._connection.exec_driver_sql(
            "SELECT url, overlap FROM polls JOIN feeds ON feeds.id = feed_id WHERE outcome = 'read' ORDER BY polls.id"
        ).all()
    assert [tuple(row) for row in rows] == [(feed, overlap) for feed, _, overlap in model.overlaps]
    visited = {feed for _, feed, _ in model.visits}
    assert covered.unvisited == tuple(feed[8:9].upper() for feed in FEEDS if feed not in visited)


# --- single promises --------------------------------------------------------------------------------------


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    """A history to play by hand."""
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(empty_ledger())
    ledger = open_ledger(path)
    try:
        yield Player(ledger, FEEDS[:1])
    finally:
        ledger.close()


def test_a_visit_says_what_it_knew_and_what_it_shares_with_the_one_before(player: Player) -> None:
    play(player, "publish", FEEDS[0], 4, 1)
    player.visit(FEEDS[0])
    player.now += HOUR
    play(player, "publish", FEEDS[0], 3, 2)
    player.visit(FEEDS[0])
    player.now += HOUR
    play(player, "publish", FEEDS[0], 4, 3)
    player.visit(FEEDS[0])
    with player.ledger.transaction() as transaction:
        visits = transaction._connection.exec_driver_sql(
            "SELECT entries, known, overlap, new, gap_suspected FROM polls ORDER BY id"
        ).all()
        (feed,) = transaction.feed_coverage(NOW - HOUR, player.now, None)
    assert [tuple(visit) for visit in visits] == [(4, 0, 0, 4, 0), (4, 1, 1, 3, 0), (4, 0, 0, 4, 1)]
    assert (feed.visits, feed.failed, feed.entries_new, feed.least_overlap) == (3, 0, 11, 1)
    assert feed.longest_pause == HOUR


def test_the_outcomes_are_those_of_the_topics_asked_about(player: Player) -> None:
    play(player, "publish", FEEDS[0], 4, 0)
    player.visit(FEEDS[0])
    with player.ledger.transaction() as transaction:
        on = transaction.coverage(None, NOW, ["Chechnya"])
        off = transaction.coverage(None, NOW, ["Borscht"])
    assert (on.matched, on.copies, on.unmatched) == (2, 0, 2)
    assert (off.matched, off.copies, off.unmatched) == (0, 0, 4)
    assert on.disagreements == off.disagreements == ()


def test_sums_that_do_not_agree_are_said(player: Player) -> None:
    play(player, "publish", FEEDS[0], 4, 0)
    player.visit(FEEDS[0])
    with player.ledger.transaction() as transaction:
        transaction._connection.exec_driver_sql("UPDATE polls SET new = 5")
        (sentence,) = transaction.coverage(None, NOW).disagreements
    assert sentence == "4 new entries are held, but the visits report 5."


# --- the command ------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: Outlets) -> Path:
    """A folder with a feeds.yaml whose round has been run."""
    monkeypatch.chdir(tmp_path)
    feed = rss(item("arrest", "Arrests in Chechnya"), item("cooking", "How to cook borscht"))
    (tmp_path / "feeds.yaml").write_text(
        f"""
keywords: [Chechnya]
outlets:
  BBC News: {served.say("/bbc", feed)}
  BBC World: {served.say("/world", feed)}
  Gone: {served.url("/gone")}
network: {{allow_private: [127.0.0.0/8]}}
""",
        encoding="utf-8",
    )
    assert CliRunner().invoke(cli, ["run", "--once"]).exit_code == 4
    return tmp_path


def said(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return re.sub(r"\s+", " ", result.output)


def test_the_command_proves_the_coverage_in_words_and_in_json(folder: Path) -> None:
    told = said("coverage")
    for part in ("2 of 3 read", "4 seen: 4 new", "1 on a topic, 1 copy of them, 2 on none", "the sums agree", "Down",
                 "Gone, since"):  # fmt: skip
        assert part in told
    read = json.loads(CliRunner().invoke(cli, ["coverage", "--json", "--since", "12h"]).output)
    assert read["coverage"]["matched"] + read["coverage"]["copies"] + read["coverage"]["unmatched"] == 4
    assert read["disagreements"] == []
    assert {feed["outlet"] for feed in read["feeds"]} == {"BBC News", "BBC World", "Gone"}


def test_one_outlet_is_shown_feed_by_feed_and_may_be_named_in_part(folder: Path, served: Outlets) -> None:
    told = said("coverage", "--outlet", "world")
    assert "1 of 1 read" in told
    assert served.url("/world") in told
    assert "Gone" not in told
    wrong = CliRunner().invoke(cli, ["coverage", "--outlet", "BBC"])
    assert "BBC News, BBC World" in str(wrong.exception)
    assert CliRunner().invoke(cli, ["coverage", "--since", "often"]).exit_code == 2


def test_a_digest_has_the_same_account(folder: Path) -> None:
    data = json.loads(next((folder / "digests").rglob("*.json")).read_text(encoding="utf-8"))
    covered = data["coverage"]
    assert (covered["entries"], covered["matched"], covered["copies"], covered["unmatched"]) == (4, 1, 1, 2)
    assert covered["entries_reported"] == covered["entries_new"] == 4
