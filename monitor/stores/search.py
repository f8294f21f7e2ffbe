"""Full-text search over every version, in any script: SQLite FTS5 over words that we folded ourselves.

The index is contentless: the texts themselves stand in `versions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from monitor.text import searchable


def index(connection: Connection, versions: Sequence[tuple[int, str, str]]) -> None:
    """Make versions findable: (row id, title, text)."""
    _change(connection, "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", versions)


def forget(connection: Connection, versions: Sequence[tuple[int, str, str]]) -> None:
    """Make versions unfindable: (row id, title, text) exactly as they were given to `index`."""
    _change(connection, "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", versions)


def _change(connection: Connection, statement: str, versions: Sequence[tuple[int, str, str]]) -> None:
    rows = [(row, searchable(title), searchable(body)) for row, title, body in versions]
    if rows:
        connection.exec_driver_sql(statement, rows)


def find(connection: Connection, phrases: list[str], limit: int) -> list[int]:
    """Of the newest entries that contain every phrase, the last version that does: folded words, row ids."""
    wanted = " AND ".join('"' + phrase.replace('"', "") + '"' for phrase in phrases)
    found = text(
        "SELECT max(versions.id) FROM search JOIN versions ON versions.id = search.rowid"
        " WHERE search MATCH :wanted GROUP BY versions.entry_id ORDER BY versions.entry_id DESC LIMIT :limit"
    )
    return list(connection.execute(found, {"wanted": wanted, "limit": limit}).scalars())
