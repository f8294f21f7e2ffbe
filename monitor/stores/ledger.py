"""The ledger's face: transactions over the tables. One process writes, one transaction at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from monitor.errors import LedgerError
from monitor.stores.collecting import Collecting
from monitor.stores.composing import Composing
from monitor.stores.covering import Covering
from monitor.stores.delivering import Delivering
from monitor.stores.lock import Lock
from monitor.stores.reading import Reading


class Transaction(Collecting, Composing, Covering, Delivering, Reading):
    """What may be done in one transaction: all of it happens, or nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection


class Ledger:
    """An open ledger; safe to use from several threads, which take turns."""

    def __init__(self, engine: Engine, lock: Lock | None) -> None:
        self._engine, self._lock = engine, lock
        self._turn, self._closed = threading.Lock(), False

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

    def close(self) -> None:
        """Release the database and the lock, after the transaction that is in progress."""
        with self._turn:
            self._closed = True
            self._engine.dispose()
        if self._lock is not None:
            self._lock.release()
