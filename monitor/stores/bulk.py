"""Past the layer that makes statements: a visit asks and writes two dozen times, many rows at once.

To look at a statement again at every visit costs more than most take to run, so they are written out once and handed
to the driver itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, cast

from sqlalchemy import JSON, Connection, Delete, Dialect, Select, Table, Update, bindparam, func, select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import ScalarSelect, TableValuedAlias
from sqlalchemy.types import TypeEngine

Values = Mapping[str, object]
Row = tuple[Any, ...]


class _Insert(NamedTuple):
    """A statement as the driver takes it, and how to write the values of its columns."""

    statement: str
    writers: tuple[tuple[int, Callable[[Any], Any]], ...]  # position of a column whose values must be written first


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all give the same columns."""
    if rows:
        names = tuple(rows[0])
        add_rows(connection, table, names, map(itemgetter(*names), rows))


def add_rows(connection: Connection, table: Table, names: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Insert rows that give these columns, at least two, in this order."""
    ready = _insert(table, names, connection.dialect)
    if not ready.writers:
        _driver(connection).executemany(ready.statement, rows)
        return
    written = [list(row) for row in rows]
    for position, write in ready.writers:
        for values in written:
            values[position] = write(values[position])
    _driver(connection).executemany(ready.statement, written)


def parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Slices small enough for one statement's parameters."""
    return (items[start : start + 500] for start in range(0, len(items), 500))


def listed(name: str) -> ScalarSelect[Any]:
    """The values of a list given under this name, to look for things `in_`: one parameter, however many they are."""
    return select(each(name).c.value).scalar_subquery()


def each(name: str) -> TableValuedAlias:
    """The same as rows to begin a join with: cheaper when a thousand things are looked up by their key."""
    return func.json_each(bindparam(name, type_=JSON)).table_valued("value")


class Ready:
    """A statement, written out when it is first used."""

    def __init__(self, statement: Select[Any] | Update | Delete) -> None:
        self._statement = statement
        self._made: _Made | None = None

    def rows(self, connection: Connection, **values: object) -> list[Row]:
        """What it finds."""
        made = self._ready(connection)
        found = _driver(connection).execute(made.statement, made.written(values)).fetchall()
        return [made.read(row) for row in found] if made.readers else found

    def value(self, connection: Connection, **values: object) -> Any:
        """The first thing it finds; None when that is nothing."""
        found = self.rows(connection, **values)
        return found[0][0] if found else None

    def run(self, connection: Connection, each: Sequence[Values]) -> None:
        """Do it with each of the values."""
        if each:
            made = self._ready(connection)
            _driver(connection).executemany(made.statement, [made.written(values) for values in each])

    def _ready(self, connection: Connection) -> _Made:
        if self._made is None:
            self._made = _make(self._statement, connection.dialect)
        return self._made


class _Made(NamedTuple):
    """A statement as the driver takes it; how to write what it is given, and to read what it finds."""

    statement: str
    names: tuple[str, ...]
    fixed: Values
    writers: Mapping[str, Callable[[Any], Any]]
    readers: Mapping[int, Callable[[Any], Any]]

    def written(self, values: Values) -> Row:
        given = {**self.fixed, **values}
        given.update((name, write(given[name])) for name, write in self.writers.items())
        return tuple([given[name] for name in self.names])

    def read(self, row: Row) -> Row:
        return tuple([self.readers[i](value) if i in self.readers else value for i, value in enumerate(row)])


def _make(statement: Select[Any] | Update | Delete, dialect: Dialect) -> _Made:
    compiled: SQLCompiler = statement.compile(dialect=dialect)
    names = tuple(compiled.positiontup or ())
    kinds = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()}
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    reading = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    return _Made(
        statement=str(compiled),
        names=names,
        fixed={name: bind.value for name, bind in compiled.binds.items() if not bind.required},
        writers={name: write for name, write in kinds.items() if write is not None and name in names},
        readers={place: read for place, read in enumerate(reading) if read is not None},
    )


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


@cache
def _insert(table: Table, names: tuple[str, ...], dialect: Dialect) -> _Insert:
    columns = ", ".join(map(dialect.identifier_preparer.quote, names))
    kinds = [_writer(table.c[name].type, dialect) for name in names]
    return _Insert(
        statement=f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608 - names of our own columns
        writers=tuple((position, write) for position, write in enumerate(kinds) if write is not None),
    )


def _writer(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """How a value is written; tuples of texts once: the entries of a feed have few different ones."""
    write = kind.dialect_impl(dialect).bind_processor(dialect)
    if write is None or not isinstance(kind, JSON):
        return write
    again = lru_cache(maxsize=512)(write)
    return lambda value: again(value) if isinstance(value, tuple) else write(value)
