"""Full-text search over every version, in any script: SQLite FTS5 over words that we folded ourselves.

The index is contentless: the texts themselves stand in `versions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from monitor.text import searchable


def index(connection: Connection, versions: Sequence[tuple[int, str, str]]) -> None:
    """Make versions findable: (row id, title, text)."""
    rows = [{"id": row, "title": searchable(title), "body": searchable(body)} for row, title, body in versions]
    connection.execute(text("INSERT INTO search (rowid, title, text) VALUES (:id, :title, :body)"), rows)


def forget(connection: Connection, versions: Sequence[tuple[int, str, str]]) -> None:
    """Make versions unfindable: (row id, title, text) exactly as they were given to `index`."""
    rows = [{"id": row, "title": searchable(title), "body": searchable(body)} for row, title, body in versions]
    statement = "INSERT INTO search (search, rowid, title, text) VALUES ('delete', :id, :title, :body)"
    if rows:
        connection.execute(text(statement), rows)


def find(connection: Connection, phrases: list[str], limit: int) -> list[int]:
    """Of the newest entries that contain every phrase, the last version that does: folded words, row ids."""
    wanted = " AND ".join('"' + phrase.replace('"', "") + '"' for phrase in phrases)
    found = text(
        "SELECT max(versions.id) FROM search JOIN versions ON versions.id = search.rowid"
        " WHERE search MATCH :wanted GROUP BY versions.entry_id ORDER BY versions.entry_id DESC LIMIT :limit"
    )
    return list(connection.execute(found, {"wanted": wanted, "limit": limit}).scalars())
