"""Whole copies of a ledger, also while it is in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

from sqlalchemy import Connection

from monitor.errors import LedgerError
from monitor.stores.refusals import refusal, refuse_cut_off
from monitor.stores.resting import is_at_rest

_WHOLE = -1  # pages in one step: in WAL mode writers go on meanwhile, and the copy need not begin again after each


def copy(source: Path, target: Path) -> None:
    """Copy a ledger, in use or not, as it is at one instant; the copy is one file."""
    if not source.exists():
        raise LedgerError(f"There is no ledger at {source} yet; run `monitor run --once` first.")
    refuse_cut_off(source)
    at_rest, before = is_at_rest(source), source.stat()
    address = f"{source.absolute().as_uri()}?mode=ro{'&immutable=1' if at_rest else ''}"
    try:
        with closing(sqlite3.connect(address, uri=True)) as origin:
            _copy(origin, target)
    except sqlite3.DatabaseError as error:
        raise refusal(source, error) from error
    after = source.stat()
    if at_rest and (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise LedgerError(f"Somebody wrote to the ledger {source} while it was copied; run this again.")


def copy_open(connection: Connection, target: Path) -> None:
    """Copy the ledger behind an open connection, even when its file has no name any more."""
    _copy(cast("sqlite3.Connection", connection.connection.driver_connection), target)


def row_counts(path: Path) -> dict[str, int]:
    """How many rows each table of a ledger of any version has."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name"
    try:
        with closing(sqlite3.connect(path)) as rows:
            names = [name for (name,) in rows.execute(tables)]
            return {name: rows.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - names of our own tables
    except sqlite3.DatabaseError as error:
        raise refusal(path, error) from error


def _copy(origin: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as made:
        origin.backup(made, pages=_WHOLE)
        made.execute("PRAGMA journal_mode = DELETE")  # all in one file
