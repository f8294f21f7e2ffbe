"""The ledger's face: transactions over the tables. One process writes, one transaction at a time."""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from monitor.errors import LedgerError
from monitor.stores.caring import Caring
from monitor.stores.collecting import Collecting
from monitor.stores.composing import Composing
from monitor.stores.copying import copy_open
from monitor.stores.correcting import Correcting
from monitor.stores.covering import Covering
from monitor.stores.explaining import Explaining
from monitor.stores.grouping import Grouping
from monitor.stores.lock import Lock
from monitor.stores.pushing import Pushing
from monitor.stores.reading import Reading
from monitor.stores.recounting import Recounting
from monitor.stores.refusals import refusal
from monitor.stores.watching import Watching
from monitor.stores.windows import Windows

T = TypeVar("T")
_AT_ONCE = 16  # pieces of work that share a transaction, and so the wait for the disk


class Transaction(
    Collecting,
    Composing,
    Correcting,
    Covering,
    Explaining,
    Grouping,
    Pushing,
    Reading,
    Recounting,
    Watching,
    Windows,
    Caring,
):
    """What may be done in one transaction: all of it happens, or nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection


class Ledger:
    """An open ledger; safe to use from several threads, which take turns."""

    def __init__(self, engine: Engine, lock: Lock | None, path: Path) -> None:
        self._engine, self._lock, self._path = engine, lock, path
        self._identity = _identity(path)
        self._turn, self._closed = threading.Lock(), False
        self._door, self._closing = threading.Lock(), False
        self._waiting: queue.SimpleQueue[_Piece | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Begin, and commit at the end; an exception rolls everything back."""
        with self._turn:
            if self._closed:
                raise LedgerError("The ledger is closed; the monitor is stopping.")
            try:
                with self._engine.begin() as connection:
                    yield Transaction(connection)
            except (DatabaseError, sqlite3.DatabaseError) as error:
                raise refusal(self._path, error) from error

    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Do a piece of work in a transaction, together with what else waits; committed when this returns.

        A piece that fails is rolled back alone. It may be begun twice, so it must do nothing but use the ledger.
        """
        piece = _Piece(work)
        with self._door:  # never the turn: whoever asks must not wait for a transaction in progress
            if self._closing:
                raise LedgerError("The ledger is closed; the monitor is stopping.")
            if self._writer is None:
                self._writer = threading.Thread(target=self._write, name="ledger", daemon=True)
                self._writer.start()
            self._waiting.put(piece)
        return await asyncio.wrap_future(piece.done)

    def close(self) -> None:
        """Release the database and the lock, after the work that is in progress."""
        with self._door:
            self._closing, writer = True, self._writer
        if writer is not None:
            self._waiting.put(None)
            writer.join()
        try:
            self.rescue()
        finally:
            with self._turn:
                self._closed = True
                self._engine.dispose()
            if self._lock is not None:
                self._lock.release()

    @property
    def is_in_place(self) -> bool:
        """Whether the file that we write is still the one at its path: a deleted file takes writes like any other."""
        return _identity(self._path) == self._identity

    def give_back_space(self, pages: int) -> None:
        """Shorten the file by what is free in it, at most so many pages; refresh what the planner knows."""
        with self._turn, self._engine.connect() as connection:
            plain = cast("sqlite3.Connection", connection.connection.driver_connection)
            try:
                plain.executescript(f"PRAGMA incremental_vacuum({int(pages)}); PRAGMA optimize;")  # to its last step
            except sqlite3.DatabaseError as error:
                raise LedgerError(f"The ledger gives no space back now ({error}).") from error

    def rescue(self) -> Path | None:
        """Write the ledger down again when its file was deleted or replaced under us; where it lies then."""
        if self._lock is None or self.is_in_place:
            return None
        target = self._path if not self._path.exists() else self._path.with_name(f"{self._path.name}.rescued")
        for rest in ("-wal", "-shm"):
            Path(f"{target}{rest}").unlink(missing_ok=True)
        with self._turn, self._engine.connect() as connection:
            copy_open(connection, target)
        self._identity = _identity(self._path)
        return target

    # --- the one thread that writes

    def _write(self) -> None:
        """Take what waits, do it, wait for more; None in the queue is the end."""
        while (first := self._waiting.get()) is not None:
            pieces, last = [first], False
            with suppress(queue.Empty):
                while len(pieces) < _AT_ONCE and not last:
                    more = self._waiting.get_nowait()
                    last = more is None
                    pieces += [] if more is None else [more]
            self._together([piece for piece in pieces if piece.done.set_running_or_notify_cancel()])
            if last:
                return

    def _together(self, pieces: list[_Piece]) -> None:
        """All in one transaction; when one of them fails, each in its own."""
        try:
            with self.transaction() as transaction:
                results = [piece.work(transaction) for piece in pieces]
        except Exception as error:  # noqa: BLE001 - whatever one piece does wrong, the others go on
            if len(pieces) == 1:
                pieces[0].done.set_exception(error)
            else:
                for piece in pieces:
                    self._together([piece])
        else:
            for piece, result in zip(pieces, results, strict=True):
                piece.done.set_result(result)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _Piece:
    """Work that waits for its transaction."""

    def __init__(self, work: Callable[[Transaction], Any]) -> None:
        self.work = work
        self.done: Future[Any] = Future()
