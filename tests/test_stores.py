"""The ledger: one schema, one owner, whole transactions, every version."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from monitor.errors import LedgerError, LedgerInUse
from monitor.model import (
    FeedState,
    Outcome,
    Poll,
)
from monitor.stores import Ledger, migrations, open_ledger, open_reader
from monitor.stores.schema import HEAD, metadata
from tests import builders
from tests.builders import NOW
from tests.stored import HOUR, Visits, as_entry, opened, outlet, rows

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


@pytest.mark.parametrize("name", ["a?b", "a#b", "a%20b", "a b", "ü&b"])
def test_a_ledger_lies_where_it_is_asked_for_whatever_signs_are_in_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "ledger.sqlite3"
    with opened(path) as ledger, ledger.transaction() as transaction:
        transaction.sync_feeds((outlet(),), NOW)
    with contextlib.closing(open_reader(path)) as reader, reader.transaction() as transaction:
        assert [feed.outlet for feed in transaction.feed_states()] == ["Outlet"]
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


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
