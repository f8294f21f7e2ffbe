"""The ledger's face: transactions over the tables. One process writes, one transaction at a time."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from monitor.errors import LedgerError
from monitor.stores.collecting import Collecting
from monitor.stores.composing import Composing
from monitor.stores.covering import Covering
from monitor.stores.explaining import Explaining
from monitor.stores.grouping import Grouping
from monitor.stores.lock import Lock
from monitor.stores.reading import Reading
from monitor.stores.watching import Watching
from monitor.stores.windows import Windows

T = TypeVar("T")
_AT_ONCE = 16  # pieces of work that share a transaction, and so the wait for the disk


class Transaction(Collecting, Composing, Covering, Explaining, Grouping, Reading, Watching, Windows):
    """What may be done in one transaction: all of it happens, or nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection


class Ledger:
    """An open ledger; safe to use from several threads, which take turns."""

    def __init__(self, engine: Engine, lock: Lock | None) -> None:
        self._engine, self._lock = engine, lock
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
            except DatabaseError as error:
                raise LedgerError(f"The ledger could not be used: {error.orig}.") from error

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
        with self._turn:
            self._closed = True
            self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

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


class _Piece:
    """Work that waits for its transaction."""

    def __init__(self, work: Callable[[Transaction], Any]) -> None:
        self.work = work
        self.done: Future[Any] = Future()
