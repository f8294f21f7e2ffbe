"""What is known of stories, for showing: their articles with every entry, why each is where it is, who told it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, select
from sqlalchemy.sql.expression import ColumnElement

from monitor.dated import plausible_time
from monitor.model import CarriedEntry, StoryDecision
from monitor.stores import bulk
from monitor.stores.schema import (
    Record,
    copies,
    digests,
    entries,
    feeds,
    matches,
    members,
    story_articles,
    versions,
)


class Recounting:
    """The part of a transaction that recounts stories."""

    _connection: Connection

    def matched_articles(self, since: datetime) -> set[int]:
        """The articles on a topic that an outlet carries since then."""
        recent = (
            select(entries.c.article_id).distinct().join_from(matches, entries).where(entries.c.first_seen_at >= since)
        )
        return set(self._connection.execute(recent).scalars())

    def told_decisions(self, articles: Collection[int]) -> dict[int, StoryDecision]:
        """The stories of articles that a digest told, with the reasons of then."""
        rows = self._parts(select(story_articles), story_articles.c.article_id, articles)
        return {row.article_id: _decision(row) for row in rows}

    def articles_told_in(self, story: int) -> list[int]:
        """The articles of a story that digests told, however long ago."""
        its = select(story_articles.c.article_id).where(story_articles.c.story_id == story)
        return list(self._connection.execute(its.order_by(story_articles.c.article_id)).scalars())

    def articles_of(self, entry_ids: Collection[int]) -> dict[int, int]:
        """The article of each of these entries that there are."""
        rows = self._parts(select(entries.c.id, entries.c.article_id), entries.c.id, set(entry_ids))
        return {row.id: row.article_id for row in rows}

    def carried(self, articles: Collection[int]) -> dict[int, tuple[CarriedEntry, ...]]:
        """Every entry of each article, the first seen first."""
        newest = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest)
        statement = (
            select(
                entries.c.id, entries.c.article_id, entries.c.first_seen_at, entries.c.article_method,
                entries.c.article_reason, feeds.c.outlet, versions.c.title, versions.c.url, versions.c.published_at,
                copies.c.of_entry, copies.c.score, copies.c.runs, copies.c.passage, copies.c.agency,
            )
            .join_from(entries, feeds, feeds.c.id == entries.c.feed_id)
            .join(versions, newest)
            .outerjoin(copies, copies.c.entry_id == entries.c.id)
            .order_by(entries.c.id)
        )  # fmt: skip
        found: dict[int, list[CarriedEntry]] = defaultdict(list)
        for row in self._parts(statement, entries.c.article_id, articles):
            found[row.article_id].append(_carried(row))
        return {article: tuple(carried) for article, carried in found.items()}

    def issues_telling(self, articles: Collection[int]) -> dict[int, tuple[str, ...]]:
        """The digests that told each article: name and slot, the earliest first."""
        statement = (
            select(entries.c.article_id, digests.c.subscription, digests.c.slot)
            .distinct()
            .join_from(members, matches, matches.c.id == members.c.match_id)
            .join(entries, entries.c.id == matches.c.entry_id)
            .join(digests, digests.c.id == members.c.digest_id)
            .where(members.c.told)
            .order_by(digests.c.slot, digests.c.subscription)
        )
        found: dict[int, list[str]] = defaultdict(list)
        for row in self._parts(statement, entries.c.article_id, articles):
            found[row.article_id].append(f"{row.subscription} of {row.slot.replace('T', ' ')}")
        return {article: tuple(issues) for article, issues in found.items()}

    def _parts(self, statement: Select[Any], column: ColumnElement[int], articles: Collection[int]) -> Iterator[Record]:
        for part in bulk.parts(sorted(articles)):
            yield from self._connection.execute(statement.where(column.in_(part)))


def _decision(row: Record) -> StoryDecision:
    return StoryDecision(
        article=row.article_id, story=row.story_id, method=row.method, reason=row.reason, partner=row.partner,
        score=row.score, shared=tuple(row.shared),
    )  # fmt: skip


def _carried(row: Record) -> CarriedEntry:
    return CarriedEntry(
        entry=row.id, outlet=row.outlet, title=row.title, url=row.url,
        at=plausible_time(row.published_at, row.first_seen_at), method=row.article_method,
        reason=row.article_reason, of=row.of_entry, score=row.score, runs=row.runs, passage=row.passage or "",
        agency=row.agency or "",
    )  # fmt: skip
