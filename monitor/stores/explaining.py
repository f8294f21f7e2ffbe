"""What `why` reads: an entry with everything that happened to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from monitor.model import (
    Brought,
    DeliveryState,
    Held,
    Issue,
    Joined,
    Sent,
    Version,
)
from monitor.stores import search
from monitor.stores.delivering import Delivering
from monitor.stores.reading import entry_from
from monitor.stores.schema import (
    Record,
    article_keys,
    copies,
    deliveries,
    digests,
    entries,
    feeds,
    matches,
    members,
    polls,
    story_articles,
    versions,
)

_MOST_OTHERS = 12


class Explaining(Delivering):
    """The part of a transaction that explains."""

    # --- which entries are meant

    def entries_at_address(self, url: str, keys: Collection[str]) -> list[int]:
        """The entries that ever stood at this address or carry an article with one of the keys, the newest last."""
        articles = select(article_keys.c.article_id).where(article_keys.c.key.in_(sorted(keys)))
        ever = select(versions.c.entry_id).where(versions.c.url == url)
        wanted = or_(entries.c.id.in_(ever), entries.c.guid == url, entries.c.article_id.in_(articles))
        return list(self._connection.execute(select(entries.c.id).where(wanted).order_by(entries.c.id)).scalars())

    def entries_called(self, name: str) -> list[int]:
        """The entries with this number or this id of their feed."""
        wanted = entries.c.guid == name
        if name.isascii() and name.isdigit() and len(name) < 16:
            wanted = or_(wanted, entries.c.id == int(name))
        return list(self._connection.execute(select(entries.c.id).where(wanted).order_by(entries.c.id)).scalars())

    def entries_with_words(self, phrases: Sequence[Sequence[str]], limit: int) -> list[int]:
        """The newest entries with all of the phrases, those with them in the headline first."""
        wanted = [" ".join(phrase) for phrase in phrases]
        rows = search.find(self._connection, wanted, limit)
        found = select(versions.c.entry_id).where(versions.c.id.in_(rows)).order_by(versions.c.entry_id.desc())
        return list(dict.fromkeys(self._connection.execute(found).scalars()))

    def feeds_of_site(self, site: str) -> tuple[str, ...]:
        """The addresses of the listed feeds of a site, and of those whose entries lead there."""
        leads = or_(versions.c.url.contains(f"//{site}/"), versions.c.url.contains(f".{site}/"))
        leading = (
            select(entries.c.feed_id).join_from(entries, versions, versions.c.entry_id == entries.c.id).where(leads)
        )
        its = or_(feeds.c.site == site, feeds.c.id.in_(leading))
        mine = select(feeds.c.url).where(its, feeds.c.listed).order_by(feeds.c.id)
        return tuple(self._connection.execute(mine).scalars())

    # --- what happened to it

    def held(self, entry_id: int) -> Held:
        """The whole history of an entry."""
        columns = (entries, feeds.c.outlet, feeds.c.url.label("feed_url"))
        row = self._connection.execute(
            select(*columns).join_from(entries, feeds, feeds.c.id == entries.c.feed_id).where(entries.c.id == entry_id)
        ).one()
        found = self._connection.execute(
            select(matches.c.topic, matches.c.version, matches.c.at)
            .where(matches.c.entry_id == entry_id)
            .order_by(matches.c.id)
        )
        return Held(
            id=row.id,
            outlet=row.outlet,
            feed=row.feed_url,
            first_seen=row.first_seen_at,
            last_seen=row.last_seen_at,
            brought=self._brought(row.feed_id, row.first_seen_at),
            versions=self._versions(row),
            matched=tuple((match.topic, match.version, match.at) for match in found),
            article=self._article(row),
            story=self._story(row.article_id),
            issues=self._issues(row.article_id),
        )

    def _brought(self, feed_id: int, at: datetime) -> Brought | None:
        visit = self._connection.execute(
            select(polls).where(polls.c.feed_id == feed_id, polls.c.at == at).limit(1)
        ).first()
        if visit is None:
            return None
        return Brought(at=visit.at, entries=visit.entries, new=visit.new, overlap=visit.overlap, pushed=visit.pushed,
                       gap_suspected=visit.gap_suspected and not visit.gap_closed)  # fmt: skip

    def _versions(self, entry: Record) -> tuple[Version, ...]:
        rows = self._connection.execute(
            select(entries.c.guid, versions)
            .join_from(versions, entries, entries.c.id == versions.c.entry_id)
            .where(versions.c.entry_id == entry.id)
            .order_by(versions.c.number)
        )
        return tuple(Version(number=row.number, seen_at=row.seen_at, entry=entry_from(row)) for row in rows)

    def _article(self, entry: Record) -> Joined:
        others = (
            select(feeds.c.outlet)
            .join_from(entries, feeds, feeds.c.id == entries.c.feed_id)
            .where(entries.c.article_id == entry.article_id, entries.c.id != entry.id)
            .order_by(entries.c.id)
        )
        outlets = tuple(dict.fromkeys(self._connection.execute(others).scalars()))
        joined = Joined(id=entry.article_id, method=entry.article_method, reason=entry.article_reason, others=outlets)
        copy = self._connection.execute(select(copies).where(copies.c.entry_id == entry.id)).first()
        if copy is None:
            return joined
        (like,) = self._told_by([copy.of_entry]) or ("",)
        return replace(joined, like=like, score=copy.score, runs=copy.runs, shared=(copy.passage,), agency=copy.agency)

    def _story(self, article: int) -> Joined | None:
        row = self._connection.execute(select(story_articles).where(story_articles.c.article_id == article)).first()
        if row is None:
            return None
        first = func.min(entries.c.id)
        others = (
            select(first)
            .join_from(story_articles, entries, entries.c.article_id == story_articles.c.article_id)
            .where(story_articles.c.story_id == row.story_id, story_articles.c.article_id != article)
            .group_by(story_articles.c.article_id)
            .order_by(first.desc())
            .limit(_MOST_OTHERS)
        )
        told = self._told_by(list(self._connection.execute(others).scalars()))
        like = self._told_by(self._first_entry(row.partner)) if row.partner is not None else ()
        return Joined(
            id=row.story_id, method=row.method, reason=row.reason, others=told, like="".join(like), score=row.score,
            shared=tuple(row.shared),
        )  # fmt: skip

    def _first_entry(self, article: int) -> list[int]:
        first = select(func.min(entries.c.id)).where(entries.c.article_id == article)
        return [found for found in self._connection.execute(first).scalars() if found is not None]

    def _told_by(self, entry_ids: Sequence[int]) -> tuple[str, ...]:
        """Outlet and headline of each entry."""
        titles = (
            select(feeds.c.outlet, versions.c.title)
            .join_from(entries, feeds, feeds.c.id == entries.c.feed_id)
            .join(versions, and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest))
            .where(entries.c.id.in_(entry_ids))
            .order_by(entries.c.id)
        )
        return tuple(f"{other.outlet}: {other.title}" for other in self._connection.execute(titles))

    def _issues(self, article: int) -> tuple[Issue, ...]:
        """The digests that tell the entry's article, by this entry or by another one that carries it."""
        rows = self._connection.execute(
            select(digests.c.id, digests.c.subscription, digests.c.slot, digests.c.composed_at, matches.c.topic)
            .join_from(members, matches, matches.c.id == members.c.match_id)
            .join(entries, entries.c.id == matches.c.entry_id)
            .join(digests, digests.c.id == members.c.digest_id)
            .where(entries.c.article_id == article)
            .order_by(digests.c.composed_at, digests.c.id, matches.c.id)
        ).all()
        issues = {row.id: row for row in rows}
        return tuple(
            Issue(
                subscription=row.subscription, slot=row.slot, composed_at=row.composed_at,
                topics=tuple(dict.fromkeys(other.topic for other in rows if other.id == row.id)),
                deliveries=self._sent(row.id),
            )
            for row in issues.values()
        )  # fmt: skip

    def _sent(self, digest_id: str) -> tuple[Sent, ...]:
        made = self._connection.execute(
            select(deliveries.c.id, deliveries.c.channel, deliveries.c.address, deliveries.c.state)
            .where(deliveries.c.digest_id == digest_id)
            .order_by(deliveries.c.channel, deliveries.c.address)
        )
        return tuple(
            Sent(kind=row.channel, address=row.address, state=DeliveryState(row.state), attempts=self._attempts(row.id))
            for row in made
        )
