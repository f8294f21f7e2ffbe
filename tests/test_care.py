"""Care of the ledger: backups that can be trusted, promises that can be checked, old things forgotten, nothing lost."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor import service
from monitor.config import Config
from monitor.errors import LedgerError, MonitorError
from monitor.model import Account
from monitor.screen import Screen
from monitor.service import care
from monitor.stores import open_ledger, open_reader
from monitor.stores.schema import HEAD
from tests.builders import NOW, item, rss
from tests.cared import FEED, SETTINGS, count, cut, rows, run
from tests.processes import process, running
from tests.servers import Mailbox, Outlets

# --- verify -----------------------------------------------------------------------------------------------

BREAKS = {
    "an entry is lost": "DELETE FROM entries WHERE id = (SELECT min(id) FROM entries)",
    "a validator without a reading": "UPDATE feeds SET etag = 'x', last_read_at = NULL",
    "a feed is never visited": "UPDATE feeds SET next_poll_at = NULL",
    "a version is lost": "DELETE FROM versions WHERE id = 1",
    "a story is lost": "DELETE FROM story_articles",
    "a match of no version": "UPDATE matches SET version = 7",
    "a version is not searched": "DELETE FROM search_docsize WHERE id = 1",
    "a match in another's digest": "UPDATE members SET subscription = 'weekly'",
    "a digest without a delivery": "DELETE FROM deliveries",
    "sent without a receipt": "DELETE FROM receipts",
    "a receipt too many": "INSERT INTO receipts (delivery_id, at, attempt, state, detail) "
    "SELECT delivery_id, at, 9, 'deferred', '' FROM receipts",
    "a changed text": "UPDATE versions SET text = text || '!'",
    "another address": "UPDATE deliveries SET address = 'spy@example.org' WHERE channel = 'mail'",
    "a changed digest": "UPDATE digests SET data = replace(data, 'Chechnya', 'Narnia')",
    "a stray match": "UPDATE matches SET entry_id = 999",
}


def test_a_sound_ledger_keeps_every_promise(loaded: Config) -> None:
    assert service.verify(loaded) == ()


@pytest.mark.parametrize("broken", BREAKS)
def test_a_broken_promise_is_found_and_named(loaded: Config, broken: str) -> None:
    with rows(loaded) as ledger:
        ledger.execute("PRAGMA foreign_keys = OFF")
        ledger.execute(BREAKS[broken])
    found = service.verify(loaded)
    assert found
    assert all(breach.count and breach.examples for breach in found)


def test_a_damaged_page_is_found(tmp_path: Path, loaded: Config) -> None:
    content = bytearray(loaded.ledger.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\x55" * 4096
    loaded.ledger.write_bytes(content)
    ended = process(tmp_path, "verify", code=1)
    assert "The file is whole" in ended.stdout or "is damaged" in ended.stderr


# --- forgetting -------------------------------------------------------------------------------------------


def test_what_is_old_is_forgotten_and_matches_and_digests_are_kept_longer(loaded: Config, served: Outlets) -> None:
    served.say("/gazette", rss(item("harvest", "The harvest")))
    run(loaded, later=timedelta(days=90))
    forgotten = tidied(loaded, days=100, keep=60)
    assert forgotten
    with rows(loaded) as ledger:
        titles = {title for (title,) in ledger.execute("SELECT title FROM versions")}
    assert titles == {"Arrests in Chechnya", "The harvest"}
    assert count(loaded, "digests") == 2
    assert count(loaded, "articles") == 2
    assert count(loaded, "polls") == 1
    assert service.verify(loaded) == ()
    assert [hit.title for hit in service.search(loaded, ["harvest"], 9)] == ["The harvest"]
    assert service.search(loaded, ["borscht"], 9) == ()


def test_after_five_times_as_long_matches_and_digests_go_too_but_the_newest(loaded: Config, served: Outlets) -> None:
    served.say("/gazette", rss(item("harvest", "The harvest")))
    run(loaded, later=timedelta(days=290))
    tidied(loaded, days=301, keep=60)
    assert count(loaded, "matches") == 0
    assert count(loaded, "versions") == 1
    assert count(loaded, "digests") == 1
    assert service.verify(loaded) == ()


def test_a_story_whose_digest_was_forgotten_is_not_news_again(loaded: Config, served: Outlets) -> None:
    """It stands in its feed all the while, so its match is kept longer than the digest that told it."""
    run(loaded, later=timedelta(days=301))
    tidied(loaded, days=302, keep=60)
    screen = Screen(quiet=True)
    later = NOW + timedelta(days=302)
    account = asyncio.run(service.run_once(loaded, screen, everything=True, now=lambda: later))
    assert [story for digest in account.digests for story in digest.stories] == []


def test_a_match_that_waits_for_its_digest_breaks_no_promise(loaded: Config, served: Outlets) -> None:
    served.say("/gazette", rss(item("two", "More of Chechnya"), item("arrest", "Arrests in Chechnya")))
    run(loaded, later=timedelta(hours=1))
    assert service.verify(loaded) == ()


def test_what_a_person_asked_for_again_breaks_no_promise(loaded: Config) -> None:
    ids = [one.delivery.id for one in service.deliveries(loaded, None, 9)]
    service.resend(loaded, ids, failed=False, now=lambda: NOW + timedelta(minutes=5))
    run(loaded, later=timedelta(minutes=6))
    assert service.verify(loaded) == ()


def test_what_still_stands_in_a_feed_is_never_forgotten(loaded: Config, served: Outlets) -> None:
    run(loaded, later=timedelta(days=399))
    tidied(loaded, days=400, keep=60)
    run(loaded, later=timedelta(days=400))
    with rows(loaded) as ledger:
        assert ledger.execute("SELECT count(*), min(first_seen_at) < '2027' FROM entries").fetchone() == (2, 1)


@pytest.mark.parametrize("days", [40, 800, 9_000])
def test_a_clock_that_jumps_ahead_forgets_nothing(loaded: Config, served: Outlets, days: int) -> None:
    served.say("/gazette", rss(item("harvest", "The harvest")))
    run(loaded, later=timedelta(hours=1))
    tables = ("polls", "entries", "versions", "matches", "digests", "sketches")
    before = {table: count(loaded, table) for table in tables}
    run(loaded, later=timedelta(days=days))
    assert tidied(loaded, days=days, keep=30) == 0
    after = {table: count(loaded, table) for table in tables}
    assert all(after[table] >= before[table] for table in tables)
    assert service.verify(loaded) == ()


def test_space_is_given_back_to_the_disk(loaded: Config, served: Outlets) -> None:
    served.say("/gazette", rss(*(item(f"n{n}", f"Story {n}", f"word{n} " * 500) for n in range(200))))
    run(loaded, later=timedelta(hours=1))
    served.say("/gazette", rss(item("last", "The last")))
    run(loaded, later=timedelta(days=99))
    before = loaded.ledger.stat().st_size
    tidied(loaded, days=100, keep=60)
    assert loaded.ledger.stat().st_size < before * 0.7


def tidied(config: Config, *, days: int, keep: int) -> int:
    """Forget, so many days after NOW, what is older than `keep` days."""
    ledger = open_ledger(config.ledger)
    try:
        return asyncio.run(care.tidy(ledger, timedelta(days=keep), NOW + timedelta(days=days)))
    finally:
        ledger.close()


def test_the_night_is_quiet_by_the_clock_of_the_desk() -> None:
    three_in_berlin = NOW.replace(hour=2)
    assert care.is_quiet(three_in_berlin, "Europe/Berlin")
    assert not care.is_quiet(three_in_berlin, "America/New_York")


# --- earlier schemas --------------------------------------------------------------------------------------


@pytest.mark.parametrize("released", ["0001"])
def test_a_ledger_of_an_earlier_version_is_brought_up_to_date_without_a_loss(tmp_path: Path, released: str) -> None:
    """The ledger as that version made it, with rows of every kind; the next run upgrades it and goes on."""
    path = tmp_path / "monitor.sqlite3"
    script = Path(__file__).parent / "ledgers" / f"{released}.sql"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(script.read_text(encoding="utf-8"))
        tables = [name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in tables if not name.startswith("search") and name != "alembic_version"]
        before = {name: old.execute(f"SELECT * FROM {name}").fetchall() for name in kept}  # noqa: S608 - names of tables
    assert all(before.values()), "the fixture has a row in every table"
    with pytest.raises(LedgerError, match="older version"):
        open_reader(path)
    open_ledger(path).close()
    ledger = open_reader(path)
    with ledger.transaction() as transaction:
        assert transaction.breaches() == ()
    ledger.close()
    with closing(sqlite3.connect(path)) as new:
        assert new.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        for name in sorted(set(before) - {"stories", "story_articles"}):  # those are only kept for matches now
            lines = before[name]
            width = len(lines[0])
            after = new.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - names of tables
            assert [line[:width] for line in after] == lines, name


# --- a ledger that is gone, cut, newer, full, elsewhere ---------------------------------------------------


def test_a_ledger_deleted_under_the_service_is_written_down_again(
    tmp_path: Path, served: Outlets, relay: Mailbox
) -> None:
    url = served.say("/gazette", FEED)
    (tmp_path / "feeds.yaml").write_text(SETTINGS.format(url=url, port=relay.port))
    with running(tmp_path) as it:
        it.wait_for(event="delivered", channel="mail")
        for path in tmp_path.glob("monitor.sqlite3*"):
            if not path.name.endswith(".lock"):
                path.unlink()
        it.wait_for(event="ledger-rescued")
        assert it.process.wait(timeout=20) == 1, "systemd starts it again"
        assert it.process.stderr is not None
        assert "saved as" in it.process.stderr.read()
    with closing(sqlite3.connect(tmp_path / "monitor.sqlite3")) as ledger:
        assert ledger.execute("SELECT count(*) FROM members").fetchone() == (1,)
    process(tmp_path, "run", "--once", "--all")
    assert len(relay.raw) == 1, "nothing is told twice"


def test_a_ledger_that_was_cut_off_is_said_at_once(tmp_path: Path, loaded: Config, served: Outlets) -> None:
    cut(loaded.ledger)
    asked = len(served.asked)
    for look in (run, service.health, service.verify):
        with pytest.raises(LedgerError, match="was cut off") as caught:
            look(loaded)
        assert "monitor restore" in str(caught.value)
    assert "was cut off" in process(tmp_path, "run", code=1).stderr
    assert len(served.asked) == asked


def test_a_ledger_whose_pages_are_still_in_its_log_is_whole(tmp_path: Path, loaded: Config) -> None:
    """On a full disk the file does not grow: its first page then tells of pages that are only in the log."""
    left = tmp_path / "left"
    left.mkdir()
    with closing(sqlite3.connect(loaded.ledger, isolation_level=None)) as ledger:
        ledger.execute("PRAGMA journal_mode=WAL")
        ledger.execute("PRAGMA wal_autocheckpoint=0")
        ledger.execute("VACUUM")  # writes every page into the log
        page = ledger.execute("PRAGMA page_size").fetchone()[0]
        log = loaded.ledger.with_name(f"{loaded.ledger.name}-wal").read_bytes()
    frames = [log[start : start + 24 + page] for start in range(32, len(log), 24 + page)]
    first = [frame[24:] for frame in frames if frame[:4] == (1).to_bytes(4)][-1]
    (left / "monitor.sqlite3").write_bytes(first)
    (left / "monitor.sqlite3-wal").write_bytes(log)
    assert int.from_bytes(first[28:32]) * page > len(first), "it says that there is more of it"
    ledger_left = open_ledger(left / "monitor.sqlite3")
    try:
        with ledger_left.transaction() as transaction:
            assert transaction.breaches() == ()
            assert len(transaction.feed_states()) == 1
    finally:
        ledger_left.close()


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path, loaded: Config) -> None:
    with rows(loaded) as ledger:
        ledger.execute("UPDATE alembic_version SET version_num = '9999'")
    for look in (run, service.health, service.verify):
        with pytest.raises(LedgerError, match="newer Monitor"):
            look(loaded)
    with rows(loaded) as ledger:
        assert ledger.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


def test_a_ledger_that_cannot_be_written_says_what_to_check(tmp_path: Path, loaded: Config) -> None:
    """The head of the file says that only a newer SQLite may write it: for us it is read-only, also for root."""
    content = bytearray(loaded.ledger.read_bytes())
    content[18] = 3
    loaded.ledger.write_bytes(content)
    troubles = run(loaded, later=timedelta(hours=1))
    assert troubles
    assert all("permissions" in trouble and "monitor.sqlite3" in trouble for trouble in troubles)


def test_a_full_disk_is_said_stops_nothing_else_and_loses_nothing(
    tmp_path: Path, loaded: Config, served: Outlets, relay: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    served.say("/gazette", rss(*(item(f"n{n}", f"Chechnya {n}", f"word{n} " * 400) for n in range(100))))

    async def run_out_of_space() -> Account:
        accounting = service.Accounting(Screen(quiet=True))
        async with service.assembled(loaded, accounting, lambda: NOW + timedelta(days=1)) as engine:
            with engine._world.ledger._engine.connect() as connection:  # type: ignore[attr-defined]  # below the port: only SQLite has it
                pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
                connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
            await engine.once(everything=True)
        return accounting.account()

    account = asyncio.run(run_out_of_space())
    assert any("full" in trouble and "Make room" in trouble for trouble in account.troubles)
    assert (account.polls, account.unwritten) == ((), 1)
    Screen().account(account, {})
    told = " ".join(capsys.readouterr().out.split())
    assert "0 of 1 read 1 feed was due, but the visit could not be written, see the trouble above" in told
    assert service.verify(loaded) == ()
    assert count(loaded, "entries") == 2
    run(loaded, later=timedelta(days=1, hours=1))
    assert count(loaded, "entries") == 102
    assert sum(b"Chechnya 99" in raw for raw in relay.raw) == 1


@pytest.mark.parametrize("days", [-365, -2, 365])
def test_a_clock_that_was_wrong_stops_no_visit_once_it_is_right(loaded: Config, served: Outlets, days: int) -> None:
    """Set back a year, feeds are still visited; set ahead a year and corrected, they are visited at once."""

    def visits(later: timedelta) -> int:
        before = len(served.asked)
        asyncio.run(service.run_once(loaded, Screen(quiet=True), now=lambda: NOW + later))
        return len(served.asked) - before

    assert visits(timedelta(days=days)) == 1
    assert visits(timedelta(days=days, minutes=1)) == 0, "and not at every tick"
    assert visits(timedelta(days=1)) == 1


def test_a_hundred_commands_beside_a_running_service_disturb_nothing(
    tmp_path: Path, loaded: Config, served: Outlets
) -> None:
    """Readers in threads while rounds are made."""
    faults: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(25):
                service.verify(loaded)
                service.health(loaded)
        except MonitorError as error:
            faults.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for hour in range(1, 4):
        assert run(loaded, later=timedelta(hours=hour)) == ()
    for reader in readers:
        reader.join()
    assert faults == []


def test_a_clock_that_went_back_is_an_alarm_until_it_was_right_for_a_day(loaded: Config) -> None:
    def newest(later: timedelta) -> datetime | None:
        run(loaded, later=later)
        with closing(open_reader(loaded.ledger)) as ledger, ledger.transaction() as transaction:
            return transaction.newest_visit(NOW + later)

    wrong = timedelta(days=400)
    assert newest(wrong) == NOW + wrong
    assert newest(timedelta(hours=1)) == newest(timedelta(hours=20)) == NOW + wrong
    assert newest(timedelta(hours=26)) == NOW + timedelta(hours=26)
