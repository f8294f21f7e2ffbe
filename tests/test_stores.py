"""The ledger: one schema, one owner, whole transactions, every version, search in any script."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from monitor import pipeline
from monitor.errors import LedgerError, LedgerInUse
from monitor.match import compile_topics
from monitor.model import (
    Delivery,
    DeliveryState,
    Destination,
    Digest,
    Entry,
    Failure,
    FeedState,
    Fetched,
    FetchFailed,
    FetchRequest,
    Hit,
    Message,
    Outcome,
    Outlet,
    ParsedFeed,
    Poll,
    Receipt,
    Slot,
    Validators,
)
from monitor.model import Feed as ListedFeed
from monitor.ports import World
from monitor.render import render
from monitor.stores import Ledger, migrations, open_ledger, open_reader
from monitor.stores.schema import HEAD, metadata
from monitor.text import as_phrase
from tests import builders
from tests.builders import NOW, empty_ledger

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """The ledger at the path, closed at the end."""
    ledger = open_ledger(path)
    try:
        yield ledger
    finally:
        ledger.close()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new, open ledger."""
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(empty_ledger())
    with opened(path) as ledger:
        yield ledger


def outlet(name: str = "Outlet", *urls: str) -> Outlet:
    """An outlet with one feed, or with these."""
    listed = urls or (f"https://{name.lower()}.example/feed",)
    return Outlet(name=name, feeds=tuple(ListedFeed(url=url, every=HOUR) for url in listed))


class Visits:
    """Plays the world for `collect`: what the next visit to each feed brings."""

    def __init__(self, ledger: Ledger, outlets: tuple[Outlet, ...]) -> None:
        self.ledger, self.outlets, self.now = ledger, outlets, NOW
        self.brings: dict[str, tuple[Entry, ...] | FetchFailed] = {}
        self.takes = timedelta()  # how long a visit lasts
        self.sync(outlets)

    def sync(self, outlets: tuple[Outlet, ...]) -> None:
        """Make these the outlets of feeds.yaml."""
        self.outlets = outlets
        with self.ledger.transaction() as transaction:
            transaction.sync_feeds(outlets, self.now)

    async def _fetch(self, request: FetchRequest) -> Fetched | FetchFailed:
        brought = self.brings.get(request.url)
        if brought is None:  # where a gap is looked into
            return FetchFailed(failure=Failure.GONE, sentence="The server says that there is no such page (404).")
        self.now += self.takes
        if isinstance(brought, FetchFailed):
            return brought
        body = repr((self.now, brought)).encode()
        return Fetched(
            url=request.url, status=200, body=body, content_type="", validators=Validators(), wire_bytes=len(body)
        )

    async def _parse(self, body: bytes, url: str, content_type: str, held: object) -> ParsedFeed:  # noqa: ARG002 - the port
        brought = self.brings[url]
        assert not isinstance(brought, FetchFailed)
        return ParsedFeed(format="RSS 2.0", title="", entries=brought)

    def visit(self, *urls: str) -> list[Poll]:
        """Visit these feeds (all listed ones when none is named)."""
        world = World(
            fetch=self._fetch,
            parse=self._parse,
            ledger=self.ledger,
            channels={},
            match=compile_topics(()),
            every={},
            proxies={},
            pace=timedelta(hours=1),
            languages={},
            tags={},
            render=lambda issue, _layout: render(issue),
            now=lambda: self.now,
        )
        with self.ledger.transaction() as transaction:
            due = [feed for feed in transaction.due_feeds(NOW, everything=True) if not urls or feed.url in urls]

        async def run() -> list[Poll]:
            return [await pipeline.collect(world, feed) for feed in due]

        return asyncio.run(run())


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    """What another program sees in the file."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


# --- the schema -------------------------------------------------------------------------------------------


def test_the_migrations_build_exactly_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    open_ledger(path).close()
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection,
                opts={"include_name": lambda name, kind, _parents: kind != "table" or not name.startswith("search")},
            )
            assert compare_metadata(context, metadata) == []
            script = ScriptDirectory.from_config(migrations._config(connection))
            assert script.get_heads() == [HEAD]
            assert context.get_current_revision() == HEAD
    finally:
        engine.dispose()


def test_a_ledger_is_opened_again_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "folder" / "ledger.sqlite3"
    with opened(path) as ledger, ledger.transaction() as transaction:
        transaction.sync_feeds((outlet(),), NOW)
    with opened(path) as ledger, ledger.transaction() as transaction:
        assert [feed.outlet for feed in transaction.feed_states()] == ["Outlet"]


def test_the_database_is_opened_safe_not_fast(ledger: Ledger) -> None:
    with ledger.transaction() as transaction:
        ask = transaction._connection.exec_driver_sql
        told = {name: ask(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_foreign_keys_are_held(ledger: Ledger) -> None:
    with pytest.raises(LedgerError), ledger.transaction() as transaction:
        transaction._connection.exec_driver_sql(
            "INSERT INTO members (subscription, match_id, digest_id) VALUES ('daily', 1, 'no such digest')"
        )


# --- who may open it --------------------------------------------------------------------------------------


def test_a_second_monitor_is_refused_with_the_number_of_the_first_until_that_is_done(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    with opened(path):
        for _ in range(2):
            with pytest.raises(LedgerInUse, match=f"process {os.getpid()}") as refused:
                open_ledger(path)
            assert refused.value.exit_code == 5
    open_ledger(path).close()


def test_a_reader_is_let_in_beside_the_monitor_and_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    with opened(path) as ledger:
        with ledger.transaction() as transaction:
            transaction.sync_feeds((outlet(),), NOW)
        reader = open_reader(path)
        try:
            with reader.transaction() as transaction:
                assert len(transaction.feed_states()) == 1
            with pytest.raises(LedgerError, match="readonly"), reader.transaction() as transaction:
                transaction.sync_feeds((outlet("Other"),), NOW)
        finally:
            reader.close()


def test_a_reader_is_not_stopped_by_a_transaction_in_progress(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    with opened(path) as ledger, ledger.transaction() as transaction:
        transaction.sync_feeds((outlet(),), NOW)
        reader = open_reader(path)
        try:
            with reader.transaction() as reading:
                assert reading.feed_states() == ()
        finally:
            reader.close()


def test_a_ledger_of_a_newer_monitor_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    open_ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    for opening in (open_ledger, open_reader):
        with pytest.raises(LedgerError, match="newer Monitor"):
            opening(path)


@pytest.mark.parametrize("opening", [open_ledger, open_reader])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, opening: object) -> None:
    path = tmp_path / "ledger.sqlite3"
    content = b"Dear diary, this is not a database. " * 50
    path.write_bytes(content)
    assert callable(opening)
    for _ in range(2):  # the lock of the first attempt is gone
        with pytest.raises(LedgerError, match="not a database") as refused:
            opening(path)
        assert str(path) in str(refused.value)
        assert not isinstance(refused.value, LedgerInUse)
    assert path.read_bytes() == content


def test_a_damaged_database_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    open_ledger(path).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * (4096 - 100)
    path.write_bytes(bytes(content))
    with pytest.raises(LedgerError, match=r"ledger\.sqlite3"):
        open_ledger(path)


def test_a_reader_finds_no_ledger_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="run --once"):
        open_reader(tmp_path / "ledger.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_used_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the way", encoding="utf-8")
    with pytest.raises(LedgerError, match="cannot be made"):
        open_ledger(tmp_path / "a file" / "ledger.sqlite3")
    (tmp_path / "folder.sqlite3").mkdir()
    with pytest.raises(LedgerError, match=r"folder\.sqlite3"):
        open_ledger(tmp_path / "folder.sqlite3")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_said_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LedgerError, match="cannot be written"):
            open_ledger(tmp_path / "ledger.sqlite3")
    finally:
        tmp_path.chmod(0o700)


# --- transactions -----------------------------------------------------------------------------------------


class Interrupted(BaseException):
    """Whatever ends a program in the middle."""


@pytest.mark.parametrize("error", [ValueError("a fault"), Interrupted()], ids=["error", "interruption"])
def test_a_transaction_that_fails_leaves_nothing_behind(ledger: Ledger, error: BaseException) -> None:
    def half_a_transaction() -> None:
        with ledger.transaction() as transaction:
            transaction.sync_feeds((outlet(), outlet("Other")), NOW)
            assert len(transaction.feed_states()) == 2
            raise error

    with pytest.raises(type(error)):
        half_a_transaction()
    with ledger.transaction() as transaction:
        assert transaction.feed_states() == ()


def test_a_poll_that_fails_at_the_last_step_leaves_nothing_behind(ledger: Ledger, tmp_path: Path) -> None:
    visits = Visits(ledger, (outlet(),))
    poll = Poll(outlet="Outlet", url="u", at=NOW, outcome=Outcome.READ, seconds=0.1)
    state = FeedState(id=4711, outlet="Outlet", url="u")
    with pytest.raises(LedgerError), ledger.transaction() as transaction:  # noqa: PT012 - the last one fails
        transaction.add_articles(3, NOW)
        transaction.record_poll(4711, poll, state)  # there is no such feed
    counted = rows(tmp_path / "ledger.sqlite3", "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM polls)")
    assert counted == [(0, 0)]
    visits.brings = {"https://outlet.example/feed": (builders.entry(),)}
    assert [poll.new for poll in visits.visit()] == [1]


def test_threads_take_turns(ledger: Ledger) -> None:
    def add(number: int) -> None:
        with ledger.transaction() as transaction:
            held = transaction.feed_states()
            listed = tuple(outlet(feed.outlet, feed.url) for feed in held)
            transaction.sync_feeds((*listed, outlet(f"Outlet{number}")), NOW)

    async def run() -> None:
        await asyncio.gather(*(asyncio.to_thread(add, number) for number in range(12)))

    asyncio.run(run())
    with ledger.transaction() as transaction:
        assert len(transaction.feed_states()) == 12


def test_closing_does_not_leave_a_thread_waiting_for_its_turn(tmp_path: Path) -> None:
    """A second Ctrl-C closes the ledger while work is in progress; the program then waits for its threads."""
    ledger = open_ledger(tmp_path / "ledger.sqlite3")

    def wait_for_a_turn() -> None:
        with contextlib.suppress(Exception), ledger.transaction() as transaction:
            transaction.feed_states()

    waiting = threading.Thread(target=wait_for_a_turn, daemon=True)
    with ledger.transaction():
        waiting.start()
        time.sleep(0.1)
    ledger.close()
    waiting.join(timeout=5)
    assert not waiting.is_alive()


# --- feeds ------------------------------------------------------------------------------------------------


def test_a_feed_that_leaves_the_list_and_comes_back_keeps_its_history(ledger: Ledger) -> None:
    url = "https://outlet.example/feed"
    visits = Visits(ledger, (outlet(),))
    visits.brings = {url: (builders.entry(),)}
    visits.visit()
    visits.sync((outlet("Other"),))
    with ledger.transaction() as transaction:
        assert [feed.outlet for feed in transaction.feed_states()] == ["Other"]
        assert [feed.outlet for feed in transaction.due_feeds(NOW, everything=True)] == ["Other"]
    visits.sync((outlet("Renamed", url),))
    with ledger.transaction() as transaction:
        assert [(feed.outlet, feed.entries) for feed in transaction.feed_states()] == [("Renamed", 1)]
    assert [poll.new for poll in visits.visit()] == [0]


def test_a_feed_is_due_when_its_time_has_come(ledger: Ledger) -> None:
    visits = Visits(ledger, (outlet(),))
    visits.brings = {"https://outlet.example/feed": ()}
    visits.visit()
    with ledger.transaction() as transaction:
        assert transaction.due_feeds(NOW) == ()
        assert len(transaction.due_feeds(NOW + 2 * HOUR)) == 1
        assert len(transaction.due_feeds(NOW, everything=True)) == 1


# --- versions ---------------------------------------------------------------------------------------------

CONTENTS = st.tuples(st.sampled_from(["Headline", "Headline, edited", "Заголовок", ""]), st.sampled_from(["a", "b"]))
POLLS = st.lists(st.dictionaries(st.sampled_from(["one", "two", "three"]), CONTENTS, max_size=3), max_size=6)


def as_entry(guid: str, content: tuple[str, str]) -> Entry:
    """The entry of this id with this headline and text."""
    return builders.entry(id=guid, url=f"https://outlet.example/{guid}", title=content[0], text=content[1])


def test_every_text_that_an_entry_ever_had_is_kept_in_order(ledger: Ledger, tmp_path: Path) -> None:
    visits = Visits(ledger, ())
    runs = 0

    @settings(max_examples=50, deadline=None)
    @given(polls=POLLS)
    def is_kept(polls: list[Mapping[str, tuple[str, str]]]) -> None:
        nonlocal runs
        runs += 1
        url = f"https://outlet.example/feed-{runs}"
        visits.sync((outlet("Outlet", url),))
        expected: dict[str, list[tuple[object, ...]]] = {}
        for poll in polls:
            visits.now += HOUR
            visits.brings = {url: tuple(as_entry(guid, content) for guid, content in poll.items())}
            brought = visits.visit()[0]
            new = changed = 0
            for guid, content in poll.items():
                known = expected.setdefault(guid, [])
                if not known or known[-1] != content:
                    new, changed = new + (not known), changed + bool(known)
                    known.append(content)
            assert (brought.entries, brought.new, brought.changed) == (len(poll), new, changed)
        held: dict[str, list[tuple[object, ...]]] = {}
        for name, number, title, text in rows(
            tmp_path / "ledger.sqlite3",
            "SELECT guid, number, title, text FROM versions JOIN entries ON entries.id = entry_id "  # noqa: S608 - a constant of ours
            f"JOIN feeds ON feeds.id = feed_id WHERE feeds.url = '{url}' ORDER BY guid, number",
        ):
            texts = held.setdefault(str(name), [])
            texts.append((title, text))
            assert number == len(texts)
        assert held == expected

    is_kept()


def test_thousands_of_entries_are_kept_in_one_poll(ledger: Ledger) -> None:
    url = "https://outlet.example/feed"
    visits = Visits(ledger, (outlet(),))
    visits.brings = {url: tuple(as_entry(f"entry number {n}", (f"Headline {n}", "a")) for n in range(1500))}
    assert [poll.new for poll in visits.visit()] == [1500]
    visits.brings = {url: tuple(as_entry(f"entry number {n}", (f"Headline {n}", "b")) for n in range(1, 1501))}
    assert [(poll.new, poll.changed) for poll in visits.visit()] == [(1, 1499)]


# --- search -----------------------------------------------------------------------------------------------

TEXTS = {
    "ru": ("Задержания в Чечне", "Правозащитники сообщают о задержаниях; ещё раз о Чечне."),
    "zh": ("中国人权律师被捕", "北京警方昨日逮捕了一名人权律师。"),
    "ja": ("同性婚を認める判決", "東京地方裁判所は同性婚について判断した。"),
    "th": ("สิทธิมนุษยชนในประเทศไทย", "ศาลตัดสินเรื่องสิทธิมนุษยชน"),
    "ar": ("اعتقال ناشط حقوقي", "قالت المنظمة إن الناشطَ اعتُقل أمس."),
    "hi": ("मानवाधिकार कार्यकर्ता गिरफ़्तार", "पुलिस ने मानवाधिकार कार्यकर्ता को गिरफ़्तार किया।"),
    "ka": ("ადამიანის უფლებები", "თბილისში აქცია გაიმართა."),
    "de": ("Straße nach Düsseldorf gesperrt", "Die Verhaftung der Anwältin sorgt für Kritik."),
    "en": ("Gay rights march in Kyiv", 'Police said "no" to LGBT+ marchers; human rights groups object.'),
    "tr": ("İSTANBUL'da gözaltı", "Onur Yürüyüşü'nde gözaltına alındılar."),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with a text in each of many languages; only read from."""
    with opened(tmp_path_factory.mktemp("library") / "ledger.sqlite3") as ledger:
        visits = Visits(ledger, (outlet(),))
        visits.brings = {
            "https://outlet.example/feed": tuple(as_entry(name, content) for name, content in TEXTS.items())
        }
        visits.visit()
        yield ledger


def hits(ledger: Ledger, *words: str, limit: int = 50) -> tuple[Hit, ...]:
    """What a search for all of these words or phrases finds."""
    with ledger.transaction() as transaction:
        return transaction.search(tuple(as_phrase(word) for word in words), limit)


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        (("чечне",), {"ru"}),
        (("ЕЩЕ РАЗ",), {"ru"}),
        (("раз ещё",), set()),
        (("Чечне", "задержания"), {"ru"}),
        (("人权",), {"zh"}),
        (("权",), {"zh"}),
        (("人权律师",), {"zh"}),
        (("北京", "人权"), {"zh"}),
        (("权人",), set()),
        (("同性婚",), {"ja"}),
        (("สิทธิ",), {"th"}),
        (("สิทธิมนุษยชน",), {"th"}),
        (("الناشط",), {"ar"}),
        (("ناشط",), {"ar"}),
        (("मानवाधिकार",), {"hi"}),
        (("უფლებები",), {"ka"}),
        (("strasse",), {"de"}),
        (("DUSSELDORF",), {"de"}),
        (("düsseldorf", "anwältin"), {"de"}),
        (("gay rights",), {"en"}),
        (("rights gay",), set()),
        (("human rights", "march"), {"en"}),
        (("“gay rights”",), {"en"}),
        (("LGBT+",), {"en"}),
        (("istanbul",), {"tr"}),
        (("rights",), {"en"}),
        (("right",), set()),
        (("nowhere to be found",), set()),
    ],
    ids=str,
)
def test_a_text_is_found_by_its_words_in_any_script(
    library: Ledger, words: tuple[str, ...], languages: set[str]
) -> None:
    assert {hit.url.rpartition("/")[2] for hit in hits(library, *words)} == languages


OPERATORS = (
    "a OR", "OR", "AND", "NOT", "a AND NOT b", "NEAR(a b)", "NEAR(", "NEAR/2", "title:gay", "text : x", "rowid:1",
    "^gay", "ga*", "*", '"', '""', '"""', '" OR "1"="1', "'", "''; DROP TABLE versions; --", "(", ")", "(a", "a)",
    "{a b}", "-a", "+a", "a + b", "a - b", "\\", "%", "_", "?", ":wanted", "@a", "$a", "«", "„a“", 'a"b', "\x00",
    "a\x00b", "´", "\u0e34", "\u094d", "\u0301", "\u200b", "½", "ﷺ", "😀", "😀 a", "a" * 5000, "a b " * 300,
)  # fmt: skip


@pytest.mark.parametrize("words", OPERATORS, ids=[ascii(words)[:30] for words in OPERATORS])
def test_the_signs_of_the_search_engine_mean_nothing_in_a_search(library: Ledger, words: str) -> None:
    if as_phrase(words):
        hits(library, words, "rights")


def test_no_text_at_all_makes_a_search_fail(library: Ledger) -> None:
    @settings(max_examples=200, deadline=None)
    @given(words=st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=3))
    def is_harmless(words: list[str]) -> None:
        wanted = [word for word in words if as_phrase(word)]
        if wanted:
            hits(library, *wanted)

    is_harmless()


def test_an_entry_is_found_by_the_words_of_every_version_and_once(ledger: Ledger) -> None:
    visits = Visits(ledger, (outlet(),))
    for title in ("First headline", "Second headline", "Third headline"):
        visits.brings = {"https://outlet.example/feed": (as_entry("one", (title, "text")),)}
        visits.now += HOUR
        visits.visit()
    for words in ("first", "second", "third", "headline"):
        assert len(hits(ledger, words)) == 1
    assert [hit.title for hit in hits(ledger, "headline")] == ["Third headline"]


def test_a_search_gives_the_newest_entries_up_to_its_limit(ledger: Ledger) -> None:
    visits = Visits(ledger, (outlet(),))
    for number in range(6):
        visits.brings = {"https://outlet.example/feed": (as_entry(str(number), (f"Headline {number}", "text")),)}
        visits.now += HOUR
        visits.visit()
    assert [hit.title for hit in hits(ledger, "headline", limit=3)] == ["Headline 5", "Headline 4", "Headline 3"]


def test_an_entry_that_is_edited_again_and_again_does_not_hide_the_others_from_a_search(ledger: Ledger) -> None:
    """A live page has a version for every visit; the search is for entries."""
    visits = Visits(ledger, (outlet(),))
    other = as_entry("other", ("Headline of another", "text"))
    for number in range(40):
        visits.brings = {"https://outlet.example/feed": (as_entry("live", (f"Headline {number}", "text")), other)}
        visits.now += HOUR
        visits.visit()
    assert len(hits(ledger, "headline", limit=10)) == 2


# --- coverage ---------------------------------------------------------------------------------------------


def test_the_numbers_of_what_was_covered_are_those_of_the_period(ledger: Ledger) -> None:
    outlets = (outlet("A", "https://a.example/1", "https://a.example/2"), outlet("B"), outlet("C"), outlet("D"))
    visits = Visits(ledger, outlets)
    down = FetchFailed(failure=Failure.HTTP, sentence="The server answered with status 500.")
    first, second = as_entry("one", ("One", "a")), as_entry("two", ("Two", "a"))
    visits.brings = {
        "https://a.example/1": (first, second),
        "https://a.example/2": down,
        "https://b.example/feed": (as_entry("three", ("Three", "a")),),
        "https://d.example/feed": (as_entry("four", ("Four", "a")),),
    }
    visits.visit(*visits.brings)
    visits.sync(outlets[:3])
    with ledger.transaction() as transaction:
        covered = transaction.coverage(None, NOW)
    assert (covered.since, covered.until) == (None, NOW)
    assert (covered.outlets, covered.outlets_read, covered.feeds, covered.feeds_read) == (3, 2, 4, 2)
    assert (covered.entries, covered.entries_new) == (4, 4)
    assert [(outage.outlet, outage.url, outage.since) for outage in covered.outages] == [
        ("A", "https://a.example/2", NOW)
    ]
    assert (covered.gaps, covered.unvisited) == ((), ("C",))

    visits.now = NOW + 3 * HOUR
    visits.brings["https://a.example/1"] = (second, as_entry("five", ("Five", "a")))
    visits.brings["https://b.example/feed"] = (as_entry("six", ("Six", "a")),)
    visits.visit("https://a.example/1", "https://a.example/2", "https://b.example/feed")
    with ledger.transaction() as transaction:
        later = transaction.coverage(NOW, visits.now)
    assert (later.outlets_read, later.feeds_read, later.polls) == (2, 2, 3)
    assert (later.entries, later.entries_new) == (3, 2)
    assert [outage.since for outage in later.outages] == [NOW]
    assert [(gap.outlet, gap.since, gap.until) for gap in later.gaps] == [("B", NOW, NOW + 3 * HOUR)]
    assert later.unvisited == ("C",)


def test_a_visit_that_began_before_a_digest_and_ended_after_it_is_covered_by_the_next_one(ledger: Ledger) -> None:
    """What such a visit found must be in one of the two, above all a possible gap."""
    visits = Visits(ledger, (outlet(),))
    visits.brings = {"https://outlet.example/feed": (as_entry("one", ("One", "a")),)}
    visits.now = NOW - HOUR
    visits.visit()
    with ledger.transaction() as transaction:
        first = transaction.coverage(None, NOW)
    visits.now, visits.takes = NOW - timedelta(seconds=2), timedelta(seconds=4)
    visits.brings = {"https://outlet.example/feed": (as_entry("two", ("Two", "a")),)}
    assert [poll.gap_suspected for poll in visits.visit()] == [True]
    with ledger.transaction() as transaction:
        second = transaction.coverage(NOW, NOW + 24 * HOUR)
    assert (first.polls, first.gaps, first.entries_new) == (1, (), 1)
    assert (second.polls, [gap.outlet for gap in second.gaps], second.entries_new) == (1, ["Outlet"], 1)


# --- deliveries -------------------------------------------------------------------------------------------


def waiting_delivery(ledger: Ledger) -> Delivery:
    """An issued digest's delivery, as it waits in the ledger."""
    with ledger.transaction() as transaction:
        coverage = transaction.coverage(None, NOW)
        slot = Slot(key="2026-11-22T07:00", due=NOW)
        issue = Digest(
            id="digest", subscription="daily", slot=slot, zone="UTC", composed_at=NOW, sections=(), later=(), edits=(),
            quiet_topics=(), coverage=coverage,
        )  # fmt: skip
        message = Message(
            digest_id="digest", subscription="daily", slot=slot.key, at=NOW, subject="s", text="t", html="h", data="{}"
        )
        to = Destination(kind="mail", address="editor@example.org")
        delivery = Delivery(id="delivery", digest_id="digest", destination=to, payload=b"bytes", created_at=NOW)
        transaction.record_digest(issue, message, [delivery])
        (held,) = transaction.due_deliveries(NOW, NOW + DAY)
    return held


@pytest.mark.parametrize("state", [s for s in DeliveryState if s not in (DeliveryState.SENT, DeliveryState.FAILED)])
def test_a_delivery_that_is_not_over_cannot_be_without_a_next_time(ledger: Ledger, state: DeliveryState) -> None:
    held = waiting_delivery(ledger)
    with pytest.raises(LedgerError), ledger.transaction() as transaction:
        transaction.settle(held, Receipt(state=state, detail=""), None, NOW)
    with ledger.transaction() as transaction:
        assert transaction.due_deliveries(NOW, NOW + DAY) == (held,)


def test_a_delivery_cannot_be_in_a_state_that_does_not_exist(ledger: Ledger) -> None:
    waiting_delivery(ledger)
    with pytest.raises(LedgerError), ledger.transaction() as transaction:
        transaction._connection.exec_driver_sql("UPDATE deliveries SET state = 'forgotten'")


def test_a_slot_is_issued_once_per_digest(ledger: Ledger) -> None:
    waiting_delivery(ledger)
    with pytest.raises(LedgerError):
        waiting_delivery(ledger)


def test_a_delivery_is_claimed_by_one_and_settled_by_that_one(ledger: Ledger) -> None:
    held = waiting_delivery(ledger)
    with ledger.transaction() as transaction:
        claimed = transaction.claim(held, NOW)
    assert claimed is not None
    assert (claimed.state, claimed.attempts, claimed.payload) == (DeliveryState.SENDING, 1, b"bytes")
    with ledger.transaction() as transaction:
        assert transaction.claim(held, NOW) is None
        assert transaction.due_deliveries(NOW + 100 * HOUR, NOW + 200 * HOUR) == ()
        assert len(transaction.open_deliveries()) == 1
    with ledger.transaction() as transaction:
        transaction.settle(claimed, Receipt(state=DeliveryState.SENT, detail="250 taken"), None, NOW)
    with ledger.transaction() as transaction:
        assert transaction.open_deliveries() == ()
        assert transaction.claim(held, NOW) is None


def test_an_attempt_that_was_interrupted_is_found_unless_somebody_is_at_work_on_it(ledger: Ledger) -> None:
    held = waiting_delivery(ledger)
    with ledger.transaction() as transaction:
        assert transaction.interrupted() == ()
        assert transaction.claim(held, NOW) is not None
    with ledger.transaction() as transaction:
        assert transaction.interrupted({held.id}) == ()
        (left,) = transaction.interrupted()
    assert (left.id, left.attempts) == (held.id, 1)


def test_a_next_attempt_that_a_wrong_clock_put_years_ahead_is_made_now(ledger: Ledger) -> None:
    """The test failed: a clock set back left the mail waiting until the wrong time came again."""
    held = waiting_delivery(ledger)
    with ledger.transaction() as transaction:
        claimed = transaction.claim(held, NOW)
        assert claimed is not None
        waiting = Receipt(state=DeliveryState.DEFERRED, detail="later")
        transaction.settle(claimed, waiting, NOW + 1000 * DAY, NOW)
        assert len(transaction.due_deliveries(NOW, NOW + HOUR)) == 1
        assert transaction.due_deliveries(NOW, NOW + 2000 * DAY) == ()


@pytest.mark.parametrize("state", [DeliveryState.FAILED, DeliveryState.SENT, DeliveryState.UNKNOWN])
def test_a_delivery_can_be_asked_for_again_with_its_bytes_but_not_while_it_is_sent(
    ledger: Ledger, state: DeliveryState
) -> None:
    held = waiting_delivery(ledger)
    over = state is not DeliveryState.UNKNOWN
    with ledger.transaction() as transaction:
        claimed = transaction.claim(held, NOW)
        assert claimed is not None
        assert not transaction.send_again(held, NOW)
        transaction.settle(claimed, Receipt(state=state, detail="x"), None if over else NOW + HOUR, NOW)
        assert transaction.send_again(held, NOW + HOUR)
        (again,) = transaction.due_deliveries(NOW + HOUR, NOW + DAY)
        assert (again.state, again.asked_at) == (DeliveryState.READY, NOW + HOUR)
        claimed = transaction.claim(again, NOW + HOUR)
    assert claimed is not None
    assert (claimed.attempts, claimed.payload) == (2, b"bytes")
