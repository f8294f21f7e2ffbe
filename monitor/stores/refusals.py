"""What the database refuses, in sentences that say what to do next."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from monitor.errors import LedgerError
from monitor.stores.resting import beside, is_at_rest

_HEADER, _MAGIC = 100, b"SQLite format 3\0"
_DAMAGED = "Put a backup in its place with `monitor restore FILE`, or move it away: the next run begins a new one."
_STEPS = {
    sqlite3.SQLITE_READONLY: "Check who owns the file and its folder, and their permissions: both must be writable.",
    sqlite3.SQLITE_CANTOPEN: "Check who owns the file and its folder, and their permissions: both must be writable.",
    sqlite3.SQLITE_PERM: "Check who owns the file and its folder, and their permissions: both must be writable.",
    sqlite3.SQLITE_FULL: "Make room on the disk; what could not be written is read again, and nothing is lost.",
    sqlite3.SQLITE_IOERR: "The disk reports errors: look at the system's log, and make a backup elsewhere now.",
    sqlite3.SQLITE_BUSY: "Another program holds it; close that one.",
    sqlite3.SQLITE_LOCKED: "Another program holds it; close that one.",
    sqlite3.SQLITE_CORRUPT: f"It is damaged. {_DAMAGED}",
    sqlite3.SQLITE_NOTADB: f"It is no ledger, or damaged. {_DAMAGED}",
}

_TORN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def refusal(path: Path | str, error: BaseException) -> LedgerError:
    """The database's error with the file's name and the next step."""
    reason = error.orig if isinstance(error, DatabaseError) and error.orig is not None else error
    code = getattr(reason, "sqlite_errorcode", 0) or 0
    step = _STEPS.get(code & 0xFF, "")
    if code & 0xFF in _TORN and is_at_rest(Path(path)):
        step = f"If another user's monitor writes to it, run this again, as that user; else: {step}"
    return LedgerError(f"The ledger {path} cannot be used ({reason}). {step}".strip())


def refuse_cut_off(path: Path) -> None:
    """A file that is shorter than its own head says was cut off: better told now than met row by row later.

    With a write-ahead log beside it, what is missing may be in there: a disk that is full lets the file not grow.
    """
    log = beside(path, "-wal")
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
        size = path.stat().st_size
        if log.exists() and log.stat().st_size:
            return
    except OSError:
        return  # whether it can be opened is answered by opening it
    if not head.startswith(_MAGIC) or len(head) < _HEADER:
        return
    page = int.from_bytes(head[16:18]) or 0
    whole = (65536 if page == 1 else page) * int.from_bytes(head[28:32])
    if size < whole:
        raise LedgerError(f"The ledger {path} was cut off: {size:,} of {whole:,} bytes are there. {_DAMAGED}")
