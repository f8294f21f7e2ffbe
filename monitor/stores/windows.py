"""What each feed showed last, and the entries that left it before their turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from monitor.stores import bulk
from monitor.stores.schema import entries, windows

_SHOWN = bulk.Ready(select(windows.c.entries).where(windows.c.feed_id == bindparam("feed")))
_FORGET = bulk.Ready(delete(windows).where(windows.c.feed_id == bindparam("feed")))
_GONE = bulk.Ready(update(entries).where(entries.c.id == bindparam("row")).values(gone_at=bindparam("at")))
_BACK = bulk.Ready(
    update(entries).where(entries.c.id.in_(bulk.listed("rows")), entries.c.gone_at.is_not(None)).values(gone_at=None)
)


class Windows:
    """The part of a transaction that knows what stands in a feed."""

    _connection: Connection

    def window(self, feed_id: int) -> list[int]:
        """The rows of the entries that the feed showed last, newest first."""
        return list(_SHOWN.value(self._connection, feed=feed_id) or ())

    def note_window(self, feed_id: int, shown: Sequence[int], gone: Sequence[int], now: datetime) -> None:
        """The feed shows these entries now; those left it before their turn. One that is back is not gone."""
        _BACK.run(self._connection, [{"rows": list(shown)}])
        _GONE.run(self._connection, [{"row": row, "at": now} for row in gone])
        _FORGET.run(self._connection, [{"feed": feed_id}])
        bulk.add(self._connection, windows, [{"feed_id": feed_id, "entries": list(shown)}])
