"""One row for each visit to a feed, and for each time that a hub brought something."""

from __future__ import annotations

from dataclasses import asdict, fields

from sqlalchemy import Connection

from monitor.model import Poll
from monitor.stores import bulk
from monitor.stores.schema import polls

_COLUMNS = tuple(field.name for field in fields(Poll) if field.name in polls.c)


def add_poll(connection: Connection, feed_id: int, poll: Poll) -> None:
    """Write what it yielded."""
    row = {name: getattr(poll, name) for name in _COLUMNS}
    row["problems"] = [asdict(problem) for problem in poll.problems]
    bulk.add(connection, polls, [{"feed_id": feed_id, **row}])
