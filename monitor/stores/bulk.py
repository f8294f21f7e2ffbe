"""Many rows at once, past the layer that makes statements: a visit brings dozens of rows, and asks for hundreds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Table, insert


class _Insert(NamedTuple):
    """A statement as the driver takes it, and how to write the values of its columns."""

    statement: str
    names: tuple[str, ...]
    writers: tuple[tuple[int, Callable[[Any], Any]], ...]  # position of a column whose values must be written first


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all give the same columns."""
    if not rows:
        return
    ready = _insert(table, tuple(rows[0]), connection.dialect)
    pick = itemgetter(*ready.names)
    written = [list(pick(row)) for row in rows]
    for position, write in ready.writers:
        for values in written:
            values[position] = write(values[position])
    connection.exec_driver_sql(ready.statement, [tuple(values) for values in written])


def parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Slices small enough for one statement's parameters."""
    return (items[start : start + 500] for start in range(0, len(items), 500))


def among(connection: Connection, question: str, wanted: Iterable[int] | Iterable[str]) -> Iterable[Any]:
    """The answers to a question that reads its values from json_each(?): one statement, however many they are.

    The driver is asked itself, so times come back as they are written.
    """
    return connection.exec_driver_sql(question, (json.dumps(sorted(wanted)),))


@cache
def _insert(table: Table, names: tuple[str, ...], dialect: Dialect) -> _Insert:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    ordered = tuple(compiled.positiontup or names)
    found = ((position, table.c[name].type.dialect_impl(dialect)) for position, name in enumerate(ordered))
    writers = ((position, kind.bind_processor(dialect)) for position, kind in found)
    return _Insert(str(compiled), ordered, tuple((position, write) for position, write in writers if write))
