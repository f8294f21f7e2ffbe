"""What composing a digest reads and writes: findings, carriers, the digest with its deliveries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, insert, select
from sqlalchemy.sql.expression import ColumnElement

from monitor.model import (
    Delivery,
    DeliveryState,
    Digest,
    DigestStory,
    Edit,
    Finding,
    LaterCopy,
    LeftOut,
    Match,
    Message,
    Publication,
    Slot,
    Span,
)
from monitor.stores.pages import Pages
from monitor.stores.reading import entry_from
from monitor.stores.schema import (
    Record,
    deliveries,
    digests,
    entries,
    feeds,
    matches,
    members,
    story_articles,
    versions,
)

_STORY = func.coalesce(story_articles.c.story_id, entries.c.article_id)  # told in none yet: a story of its own
_DATED = func.coalesce(versions.c.published_at, versions.c.updated_at)  # as its feed says: when it came out, or changed


class Composing(Pages):
    """The part of a transaction that composing uses."""

    _connection: Connection

    def newest_slot(self, subscription: str, until: datetime) -> datetime | None:
        """When the newest scheduled issue was due; what was composed after `until` was by a wrong clock."""
        issued = and_(digests.c.subscription == subscription, ~digests.c.urgent, digests.c.composed_at <= until)
        return self._connection.execute(select(func.max(digests.c.due_at)).where(issued)).scalar()

    def issued_at(self, subscription: str, slot: str) -> datetime | None:
        """When the slot was issued, if it was."""
        issued = select(digests.c.composed_at).where(digests.c.subscription == subscription, digests.c.slot == slot)
        return self._connection.execute(issued).scalar()

    def urgent_issues(self, subscription: str, since: datetime) -> tuple[Slot, ...]:
        """The issues since then that did not wait for the schedule."""
        recent = and_(digests.c.subscription == subscription, digests.c.urgent, digests.c.due_at >= since)
        rows = self._connection.execute(select(digests.c.slot, digests.c.due_at).where(recent))
        return tuple(Slot(key=row.slot, due=row.due_at, urgent=True) for row in rows)

    def last_composed(self, subscription: str, until: datetime) -> datetime | None:
        """When the newest scheduled issue was composed: what it covers ends there. Nothing after `until` counts."""
        composed = and_(digests.c.subscription == subscription, ~digests.c.urgent, digests.c.composed_at <= until)
        return self._connection.execute(select(func.max(digests.c.composed_at)).where(composed)).scalar()

    def begun(self) -> datetime | None:
        """When the ledger first listed a feed: its backups say the same, hardly another ledger does."""
        return self._connection.execute(select(func.min(feeds.c.added_at))).scalar()

    def newest_composed(self) -> datetime | None:
        """When the newest issue of all was composed."""
        return self._connection.execute(select(func.max(digests.c.composed_at))).scalar()

    def findings(self, subscription: str, topics: Sequence[str]) -> tuple[Finding, ...]:
        """Every match on the topics that no digest of the subscription tells, oldest first."""
        newest = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest)
        mine = and_(members.c.match_id == matches.c.id, members.c.subscription == subscription)
        rows = self._connection.execute(
            select(
                matches.c.id.label("match_id"), matches.c.topic, matches.c.spans, matches.c.version,
                entries.c.id.label("entry_id"), entries.c.guid, entries.c.first_seen_at, entries.c.article_id,
                entries.c.latest, entries.c.gone_at, feeds.c.outlet, feeds.c.url.label("feed"),
                _STORY.label("story_id"), versions,
            )
            .join_from(matches, entries).join(feeds, feeds.c.id == entries.c.feed_id).join(versions, newest)
            .outerjoin(story_articles, story_articles.c.article_id == entries.c.article_id)
            .outerjoin(members, mine)
            .where(members.c.match_id.is_(None), matches.c.topic.in_(topics))
            .order_by(matches.c.id)
        ).all()  # fmt: skip
        told = self._slots_told(subscription, {row.article_id for row in rows}, func.min(digests.c.slot))
        first = self._first_titles([row.entry_id for row in rows if row.latest > 1])
        on_page = {row.entry_id for row in rows if any(span["field"] == "page" for span in row.spans)}
        texts = self.page_texts(on_page)
        return tuple(
            _finding(row, told.get(row.article_id), first.get(row.entry_id), texts.get(row.entry_id, ""))
            for row in rows
        )

    def stories_told(self, subscription: str, articles: Collection[int]) -> dict[int, str]:
        """Of these articles, those that a digest of the subscription told, with the slot of the latest one."""
        return self._slots_told(subscription, articles, func.max(digests.c.slot))

    def _slots_told(self, subscription: str, articles: Collection[int], which: ColumnElement[str]) -> dict[int, str]:
        statement = (
            select(entries.c.article_id, which)
            .join_from(members, matches, matches.c.id == members.c.match_id)
            .join(entries, entries.c.id == matches.c.entry_id)
            .join(digests, digests.c.id == members.c.digest_id)
            .where(members.c.subscription == subscription, members.c.told)
            .group_by(entries.c.article_id)
        )
        return dict(map(tuple, self._chunked(statement, entries.c.article_id, articles)))

    def _first_titles(self, entry_ids: Collection[int]) -> dict[int, str]:
        statement = select(versions.c.entry_id, versions.c.title).where(versions.c.number == 1)
        return dict(map(tuple, self._chunked(statement, versions.c.entry_id, entry_ids)))

    def edits(self, subscription: str, since: datetime | None) -> tuple[Edit, ...]:
        """The headlines told in digests of the subscription that changed since then, the latest change first."""
        if since is None:
            return ()
        changed = (
            select(entries.c.id, feeds.c.outlet, func.min(digests.c.slot).label("told_in"))
            .join_from(members, matches, matches.c.id == members.c.match_id)
            .join(entries, entries.c.id == matches.c.entry_id)
            .join(feeds, feeds.c.id == entries.c.feed_id)
            .join(digests, digests.c.id == members.c.digest_id)
            .join(versions, and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest))
            .where(members.c.subscription == subscription, members.c.told)
            .where(entries.c.latest > 1, versions.c.seen_at > since)
            .group_by(entries.c.id, feeds.c.outlet)
        )
        told = {row.id: row for row in self._connection.execute(changed)}
        history = select(versions).order_by(versions.c.entry_id, versions.c.number)
        before: dict[int, str] = {}
        after: dict[int, Record] = {}
        for row in self._chunked(history, versions.c.entry_id, told):
            if row.seen_at <= since:
                before[row.entry_id] = row.title
            after[row.entry_id] = row
        found = [
            Edit(outlet=told[entry].outlet, url=row.url, before=before[entry], after=row.title, at=row.seen_at,
                 told_in=told[entry].told_in)
            for entry, row in after.items()
            if before.get(entry, row.title) != row.title
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda edit: edit.at, reverse=True))

    def carriers(self, articles: Collection[int]) -> dict[int, tuple[Publication, ...]]:
        """Every entry that carries each article, first seen first, matched or not."""
        newest = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest)
        statement = (
            select(
                entries.c.article_id,
                feeds.c.outlet,
                versions.c.title,
                versions.c.url,
                entries.c.first_seen_at,
                _DATED,
            )
            .join_from(entries, versions, newest)
            .join(feeds, feeds.c.id == entries.c.feed_id)
            .order_by(entries.c.first_seen_at, entries.c.id)
        )
        found: dict[int, list[Publication]] = defaultdict(list)
        for article, outlet, title, url, at, published in self._chunked(statement, entries.c.article_id, articles):
            found[article].append(Publication(outlet=outlet, title=title, url=url, at=at, published=published))
        return {article: tuple(publications) for article, publications in found.items()}

    def story_days(self, topics: Sequence[str], since: datetime) -> tuple[tuple[str, int, datetime], ...]:
        """Every story of each topic that was first seen since then, with when it came out as far as its feed says."""
        newest = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest)
        told = func.coalesce(_DATED, entries.c.first_seen_at)
        came_out = case((told > entries.c.first_seen_at, entries.c.first_seen_at), else_=told)
        statement = (
            select(matches.c.topic, _STORY, func.min(came_out))
            .join_from(matches, entries, entries.c.id == matches.c.entry_id)
            .join(versions, newest)
            .outerjoin(story_articles, story_articles.c.article_id == entries.c.article_id)
            .where(matches.c.topic.in_(topics), entries.c.first_seen_at >= since)
            .group_by(matches.c.topic, _STORY)
        )
        return tuple((topic, story, at) for topic, story, at in self._connection.execute(statement))

    def _chunked(self, statement: Select[Any], column: ColumnElement[int], ids: Collection[int]) -> Iterable[Record]:
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), 500):
            part = statement.where(column.in_(wanted[start : start + 500]))
            yield from self._connection.execute(part)

    # --- the digest

    def record_digest(self, digest: Digest, message: Message, to_send: Iterable[Delivery]) -> None:
        """Store the issue, what it tells and what is to be sent: the promise begins here."""
        self._connection.execute(
            insert(digests).values(
                id=digest.id, subscription=digest.subscription, slot=digest.slot.key, due_at=digest.slot.due,
                urgent=digest.slot.urgent, composed_at=digest.composed_at, subject=message.subject, data=message.data,
            )
        )  # fmt: skip
        told = _matches_of(*digest.stories, *digest.later)
        accounted = [
            {
                "subscription": digest.subscription,
                "match_id": match_id,
                "digest_id": digest.id,
                "told": match_id in told,
            }
            for match_id in sorted(told | _matches_of(*digest.left_out))
        ]
        if accounted:
            self._connection.execute(insert(members), accounted)
        for delivery in to_send:
            self._connection.execute(
                insert(deliveries).values(
                    id=delivery.id, digest_id=digest.id, channel=delivery.destination.kind,
                    address=delivery.destination.address, payload=delivery.payload, state=DeliveryState.READY,
                    created_at=delivery.created_at, next_attempt_at=delivery.created_at,
                )
            )  # fmt: skip


def _matches_of(*parts: DigestStory | LaterCopy | LeftOut) -> set[int]:
    return {match_id for part in parts for match_id in part.match_ids}


def _finding(row: Record, told_in: str | None, first_title: str | None, page: str) -> Finding:
    # Places belong to the version that matched; the reader of an edited entry has to match again.
    spans = tuple(Span(**span) for span in row.spans if row.version == row.latest or span["field"] == "page")
    return Finding(
        match_id=row.match_id, match=Match(topic=row.topic, spans=spans), entry_id=row.entry_id, entry=entry_from(row),
        outlet=row.outlet, first_seen=row.first_seen_at, article=row.article_id, story=row.story_id,
        earlier_title=first_title if first_title != row.title else None, told_in=told_in, gone_at=row.gone_at,
        feed=row.feed,
        page=page,
    )  # fmt: skip
