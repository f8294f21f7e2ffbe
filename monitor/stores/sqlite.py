"""The ledger in one SQLite file: WAL, fully synchronous, foreign keys, one writing connection."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from monitor.errors import LedgerError
from monitor.stores.ledger import Ledger
from monitor.stores.lock import Lock
from monitor.stores.refusals import refusal, refuse_cut_off
from monitor.stores.resting import is_at_rest
from monitor.stores.schema import HEAD

_PRAGMAS = (
    "busy_timeout = 10000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -32000",  # 32 MB: keys of articles are looked up all over the file
    "wal_autocheckpoint = 4000",
)


def open_ledger(path: Path) -> Ledger:
    """Open for writing, creating or upgrading it as needed; LedgerInUse when another monitor has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"The folder {path.parent} cannot be made ({error.strerror}).") from error
    lock = lock_ledger(path)
    try:
        refuse_cut_off(path)
        engine = _engine(path, "BEGIN IMMEDIATE")
        with _explained(path), engine.begin() as connection:
            _upgrade(connection, path)
    except BaseException:  # a stop too: nobody else could open it
        lock.release()
        raise
    return Ledger(engine, lock, path)


def lock_ledger(path: Path) -> Lock:
    """Keep every other monitor from this ledger until released; LedgerInUse when one has it."""
    return Lock(path.with_name(path.name + ".lock"))


def open_beside(path: Path) -> Ledger:
    """Open for one short change, also while a monitor is running on it; that one does the housekeeping."""
    _must_exist(path)
    engine = _engine(path, "BEGIN IMMEDIATE", "wal_autocheckpoint = 0")
    with _explained(path), engine.begin() as connection:
        _must_be_current(connection, path)
    return Ledger(engine, None, path)


def open_reader(path: Path) -> Ledger:
    """Open for reading, also while a monitor is running on it, and where nobody may write."""
    _must_exist(path)
    engine = _engine(path, "BEGIN", at_rest=is_at_rest(path))
    with _explained(path), engine.begin() as connection:
        connection.execute(text("PRAGMA query_only = ON"))
        _must_be_current(connection, path)
    return Ledger(engine, None, path)


def _address(path: Path, *, at_rest: bool) -> URL:
    """The file as it is called, whatever signs are in its name."""
    if not at_rest:
        return URL.create("sqlite", database=str(path))
    as_it_is = {"mode": "ro", "immutable": "1", "uri": "true"}
    return URL.create("sqlite", database=path.absolute().as_uri(), query=as_it_is)


def _must_exist(path: Path) -> None:
    if not path.exists():
        raise LedgerError(f"There is no ledger at {path} yet; run `monitor run --once` first.")
    refuse_cut_off(path)


def _must_be_current(connection: Connection, path: Path) -> None:
    if (held := _version(connection)) != HEAD:
        _refuse_newer(held, path)
        raise LedgerError(f"The ledger {path} is of an older version; `monitor run --once` upgrades it.")


def _engine(path: Path, begin: str, *pragmas: str, at_rest: bool = False) -> Engine:
    engine = create_engine(
        _address(path, at_rest=at_rest),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # we say when a transaction begins, the driver would say it too late
        if connection.execute("PRAGMA page_count").fetchone() == (0,):
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # only before the first table
        for pragma in (*(() if at_rest else _PRAGMAS), *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_now(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class _explained:  # noqa: N801 - reads as a word in a with statement
    """Turns the database's refusals into a sentence with the file's name."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, DatabaseError | sqlite3.DatabaseError):
            raise refusal(self._path, error) from error


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _refuse_newer(held: str | None, path: Path) -> None:
    if held is not None and held > HEAD:
        raise LedgerError(f"The ledger {path} was made by a newer Monitor (schema {held}); upgrade Monitor.")


def _upgrade(connection: Connection, path: Path) -> None:
    """Bring the schema to HEAD; the migration tool is only loaded when there is something to do."""
    held = _version(connection)
    _refuse_newer(held, path)
    if held != HEAD:
        from monitor.stores.migrations import upgrade

        upgrade(connection)
