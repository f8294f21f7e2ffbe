"""What a person decides of stories and copies: written with the rows as they were before, so that it can be undone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, delete, func, insert, select, update

from monitor.model import Correction, StoryLink
from monitor.stores.schema import (
    Instant,
    Record,
    article_keys,
    articles,
    copies,
    corrections,
    entries,
    matches,
    members,
    metadata,
    stories,
    story_articles,
    story_links,
)

_BY_HAND = "hand/1"
_Before = list[tuple[str, dict[str, Any], dict[str, Any] | None]]  # table, key, the row as it was
_Row = Mapping[str, Any]


class Correcting:
    """The part of a transaction that a person's decisions use."""

    _connection: Connection

    def corrections(self, *, undone: bool = False) -> tuple[Correction, ...]:
        """What was decided, the newest first; what was taken back only when asked for."""
        wanted = select(corrections).order_by(corrections.c.id.desc())
        rows = self._connection.execute(wanted if undone else wanted.where(corrections.c.undone_at.is_(None)))
        return tuple(_correction(row) for row in rows)

    def correct(
        self,
        decided: Correction,
        *,
        links: Sequence[StoryLink] = (),
        homes: Mapping[int, int] | None = None,
        pinned: Mapping[int, datetime | None] | None = None,
    ) -> Correction:
        """Keep a decision: what it says of articles, the stories that told articles move to, what takes no more."""
        before: _Before = []
        for link in links:
            key = {"one": min(link.one, link.other), "other": max(link.one, link.other)}
            self._put(before, story_links, key, {"together": link.together, "at": decided.at})
        for article, story in (homes or {}).items():
            self._move(before, article, story, decided)
        for story, moment in (pinned or {}).items():
            self._begin(before, story, decided.at)
            self._put(before, stories, {"id": story}, {"pinned_at": moment})
        return self._keep(decided, before)

    def part(self, decided: Correction, article: int, leaving: Sequence[int], keys: Collection[str]) -> Correction:
        """Give entries of an article one of their own, with these of its keys.

        What a digest told of them only as copies is to be told by the next one; of a match that stays told, the
        article stands in a story.
        """
        before: _Before = []
        new = (self._connection.execute(select(func.max(articles.c.id))).scalar() or 0) + 1
        self._put(before, articles, {"id": new}, {"first_seen_at": decided.at})
        for entry in leaving:
            row = {"article_id": new, "article_method": _BY_HAND, "article_reason": decided.note}
            self._put(before, entries, {"id": entry}, row)
            self._put(before, copies, {"entry_id": entry}, None)
        # Whatever stays behind and was found by one that leaves is no copy of it any more.
        for entry in self._column(copies.c.entry_id, copies.c.of_entry.in_(leaving)):
            self._put(before, copies, {"entry_id": entry}, None)
        for key in sorted(keys):
            self._put(before, article_keys, {"key": key}, {"article_id": new})
        decided = replace(decided, articles=(new,))
        self._tell_anew(before, article, leaving, decided)
        return self._keep(decided, before)

    def _tell_anew(self, before: _Before, article: int, leaving: Sequence[int], decided: Correction) -> None:
        """A digest that told the entries that stay told those that leave as copies only: they are told again."""
        (new,) = decided.articles
        its = select(matches.c.id).join_from(matches, entries).where(entries.c.article_id == article)
        told = set(self._column(members.c.subscription, members.c.match_id.in_(its)))
        for match in self._column(matches.c.id, matches.c.entry_id.in_(leaving)):
            for subscription in self._column(members.c.subscription, members.c.match_id == match):
                if subscription in told:
                    self._put(before, members, {"subscription": subscription, "match_id": match}, None)
                elif self._row(story_articles, {"article_id": new}) is None:
                    self._move(before, new, new, decided)

    def undo(self, wanted: int, now: datetime) -> None:
        """Put the rows back as they were; what a digest told since stays told."""
        row = self._connection.execute(select(corrections.c.before).where(corrections.c.id == wanted)).one()
        for name, key, was in reversed(row.before):
            table = metadata.tables[name]
            told_since = table is members and self._row(table, key) is not None
            may_be_in_use = was is None and table in (articles, stories)  # forgotten when it is not
            if told_since or may_be_in_use:
                continue
            self._put([], table, key, None if was is None else _read(table, was))
        self._connection.execute(update(corrections).where(corrections.c.id == wanted).values(undone_at=now))

    def _keep(self, decided: Correction, before: _Before) -> Correction:
        row = {"at": decided.at, "kind": decided.kind, "stories": list(decided.stories),
               "articles": list(decided.articles), "sentence": decided.sentence, "note": decided.note,
               "before": before}  # fmt: skip
        made = self._connection.execute(insert(corrections).values(**row)).inserted_primary_key
        return replace(decided, id=made[0] if made else 0)

    def _move(self, before: _Before, article: int, story: int, decided: Correction) -> None:
        self._begin(before, story, decided.at)
        row = {"story_id": story, "method": _BY_HAND, "reason": decided.note, "at": decided.at, "partner": None,
               "score": None, "shared": []}  # fmt: skip
        self._put(before, story_articles, {"article_id": article}, row)

    def _begin(self, before: _Before, story: int, now: datetime) -> None:
        if self._row(stories, {"id": story}) is None:
            self._put(before, stories, {"id": story}, {"began_at": now})

    def _put(self, before: _Before, table: Table, key: dict[str, Any], row: _Row | None) -> None:
        """Write the row with this key, or take it away; how it was goes to `before`."""
        was = self._row(table, key)
        if was is None and row is None:
            return
        before.append((table.name, key, None if was is None else _written(was)))
        if row is None:
            self._connection.execute(delete(table).where(_is(table, key)))
        elif was is None:
            self._connection.execute(insert(table).values({**key, **row}))
        else:
            self._connection.execute(update(table).where(_is(table, key)).values(dict(row)))

    def _row(self, table: Table, key: _Row) -> dict[str, Any] | None:
        found = self._connection.execute(select(table).where(_is(table, key))).mappings().first()
        return None if found is None else dict(found)

    def _column(self, column: Column[Any], where: ColumnElement[bool]) -> list[Any]:
        return list(self._connection.execute(select(column).where(where).order_by(column)).scalars())


def _is(table: Table, key: _Row) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))


def _written(row: _Row) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def _read(table: Table, row: _Row) -> dict[str, Any]:
    return {
        name: datetime.fromisoformat(value) if value is not None and isinstance(table.c[name].type, Instant) else value
        for name, value in row.items()
    }


def _correction(row: Record) -> Correction:
    return Correction(
        id=row.id, at=row.at, kind=row.kind, stories=tuple(row.stories), articles=tuple(row.articles),
        sentence=row.sentence, note=row.note, undone_at=row.undone_at,
    )  # fmt: skip
