"""What one poll reads and writes: feeds, entries, versions, matches, articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, bindparam, delete, func, insert, or_, select, update

from monitor.dated import plausible_time
from monitor.model import (
    CANARY_FEED,
    Entry,
    Failure,
    FeedState,
    Habit,
    HeldText,
    HubOffer,
    KnownEntry,
    Match,
    NewEntry,
    Outlet,
    Poll,
    Problem,
    Rhythm,
    Topic,
    Validators,
)
from monitor.sites import site
from monitor.stores import bulk, search
from monitor.stores.pages import Pages
from monitor.stores.polling import add_poll
from monitor.stores.schema import (
    Record,
    article_keys,
    articles,
    entries,
    feeds,
    matches,
    topics,
    versions,
)

_WRONG_CLOCK, _LONGEST_QUIET = timedelta(hours=1), timedelta(days=2)
_HABIT_FROM = 200  # items that a feed's habit is learnt from

_STATE_COLUMNS = tuple(
    name
    for name in (field.name for field in fields(FeedState))
    if name in feeds.c and name not in ("id", "outlet", "url", "pushed_until")
)
_WRITTEN = (*_STATE_COLUMNS, "etag", "last_modified", "hub", "topic")
_UPDATE_FEED = bulk.Ready(
    update(feeds).where(feeds.c.id == bindparam("feed")).values({name: bindparam(name) for name in _WRITTEN})
)
_MINE = entries.c.feed_id == bindparam("feed")
_NEWEST = and_(versions.c.entry_id == entries.c.id, versions.c.number == entries.c.latest)
_KNOWN = bulk.Ready(
    select(entries.c.guid, entries.c.id, entries.c.article_id, entries.c.latest)
    .add_columns(versions.c.hash, versions.c.title, versions.c.url, entries.c.mark)
    .join_from(entries, versions, _NEWEST)
    .where(_MINE, entries.c.guid.in_(bulk.listed("guids")))
)
_TEXTS = bulk.Ready(
    select(entries.c.guid, entries.c.mark, versions.c.title, versions.c.text)
    .join_from(entries, versions, _NEWEST)
    .where(_MINE)
    .order_by(entries.c.id.desc())
    .limit(bindparam("most"))
)
_MARK = bulk.Ready(update(entries).where(entries.c.id == bindparam("row")).values(mark=bindparam("new")))
_AT = bulk.Ready(
    select(versions.c.url, entries.c.guid)
    .join_from(entries, versions, _NEWEST)
    .where(_MINE, versions.c.url.in_(bulk.listed("urls")))
)
_ANY_ENTRY = bulk.Ready(select(entries.c.id).where(_MINE).limit(1))
_TIMES = bulk.Ready(
    select(entries.c.first_seen_at, versions.c.published_at)
    .join_from(entries, versions, and_(versions.c.entry_id == entries.c.id, versions.c.number == 1))
    .where(_MINE)
    .order_by(entries.c.id.desc())
    .limit(_HABIT_FROM)
)
_TOUCH = bulk.Ready(update(entries).where(entries.c.id.in_(bulk.listed("ids"))).values(last_seen_at=bindparam("now")))
_ENTRY = ("feed_id", "guid", "first_seen_at", "last_seen_at", "latest",
          "article_id", "article_method", "article_reason", "mark")  # fmt: skip
_VERSION = ("entry_id", "number", "seen_at", "hash", "url", "title", "text", "author", "published_at", "updated_at",
            "language", "tags")  # fmt: skip
_MATCH = ("entry_id", "version", "topic", "at", "spans")
_NUMBERED = (entries, versions, matches, articles)
_LAST = {table: bulk.Ready(select(func.max(table.c.id))) for table in _NUMBERED}
_HELD = bulk.Ready(
    select(article_keys.c.key, article_keys.c.article_id, article_keys.c.seen_at).where(
        article_keys.c.key.in_(bulk.listed("keys"))
    )
)
# Never an update: one that may still be undone makes the full-text index write what it has gathered, each time.
_FORGET_KEYS = bulk.Ready(delete(article_keys).where(article_keys.c.key.in_(bulk.listed("keys"))))


class Collecting(Pages):
    """The part of a transaction that a poll uses."""

    _connection: Connection

    # --- feeds

    def sync_feeds(self, outlets: Sequence[Outlet], now: datetime) -> None:
        """Make the list of feeds what feeds.yaml says; a feed that left keeps its history."""
        held = {row.url: row for row in self._connection.execute(select(feeds.c.url, feeds.c.outlet, feeds.c.listed))}
        wanted = {feed.url: outlet.name for outlet in outlets for feed in outlet.feeds}
        new = [
            {"url": url, "site": site(url), "outlet": name, "added_at": now, "next_poll_at": now}
            for url, name in wanted.items()
            if url not in held
        ]
        if new:
            self._connection.execute(insert(feeds), new)
        for url, name in wanted.items():
            if url in held and (held[url].outlet, held[url].listed) != (name, True):
                changed = update(feeds).where(feeds.c.url == url).values(outlet=name, listed=True)
                self._connection.execute(changed)
        gone = [url for url, row in held.items() if row.listed and url not in wanted]
        for url in gone:
            self._connection.execute(update(feeds).where(feeds.c.url == url).values(listed=False))

    def due_feeds(self, now: datetime, *, everything: bool = False) -> tuple[FeedState, ...]:
        """The listed feeds that are due (or all), the longest waiting first; none of a site that wants quiet."""
        quiet = or_(
            feeds.c.quiet_until.is_(None), feeds.c.quiet_until <= now, feeds.c.quiet_until > now + _LONGEST_QUIET
        )
        wanted = select(feeds).where(feeds.c.listed, quiet).order_by(feeds.c.next_poll_at, feeds.c.id)
        if not everything:
            # A visit in the future was made while the clock was wrong: what was planned at it means nothing.
            planned_wrongly = feeds.c.last_poll_at > now + _WRONG_CLOCK
            wanted = wanted.where(or_(feeds.c.next_poll_at <= now, planned_wrongly))
        return self._feed_states(wanted)

    def leave_alone(self, site: str, until: datetime) -> None:
        """Visit no feed of the site before then."""
        self._connection.execute(update(feeds).where(feeds.c.site == site).values(quiet_until=until))

    def item_times(self, feed_id: int) -> list[datetime]:
        """When the last items of a feed came out: their own date, or our first sight when that is earlier."""
        rows = _TIMES.rows(self._connection, feed=feed_id)
        return [plausible_time(published, first_seen) for first_seen, published in rows]

    def feed_states(self) -> tuple[FeedState, ...]:
        """Every listed feed with the number of its entries, by outlet."""
        outlets = and_(feeds.c.listed, feeds.c.url != CANARY_FEED)
        states = self._feed_states(select(feeds).where(outlets).order_by(feeds.c.outlet, feeds.c.id))
        counted = select(entries.c.feed_id, func.count()).group_by(entries.c.feed_id)
        counts = {feed: count for feed, count in self._connection.execute(counted)}  # noqa: C416 - rows to pairs
        return tuple(replace(state, entries=counts.get(state.id, 0)) for state in states)

    def feed_state(self, feed_id: int) -> FeedState | None:
        """One feed, listed still."""
        return next(iter(self._feed_states(select(feeds).where(feeds.c.id == feed_id, feeds.c.listed))), None)

    def offering_feeds(self) -> tuple[FeedState, ...]:
        """The listed feeds that name a hub."""
        return self._feed_states(select(feeds).where(feeds.c.listed, feeds.c.hub != "").order_by(feeds.c.id))

    def _feed_states(self, statement: Select[Any]) -> tuple[FeedState, ...]:
        rows = self._connection.execute(statement)
        return tuple(_feed_state(row) for row in rows)

    def record_poll(self, feed_id: int, poll: Poll, state: FeedState) -> None:
        """Write the poll and the feed's state after it, validators included."""
        add_poll(self._connection, feed_id, poll)
        values = {name: getattr(state, name) for name in _STATE_COLUMNS}
        values["etag"], values["last_modified"] = state.validators.etag, state.validators.last_modified
        values["hub"], values["topic"] = (state.offer.hub, state.offer.topic) if state.offer else ("", "")
        values["habit"], values["rhythm"] = _habit_row(state.habit), _rhythm_row(state.rhythm)
        values["problems"] = [asdict(problem) for problem in state.problems]
        _UPDATE_FEED.run(self._connection, [{"feed": feed_id, **values}])

    # --- entries

    def known_entries(self, feed_id: int, guids: Collection[str]) -> dict[str, KnownEntry]:
        """Which of the ids this feed has shown before."""
        rows = _KNOWN.rows(self._connection, feed=feed_id, guids=sorted(guids))
        return {
            guid: KnownEntry(id=row, article=article, latest=latest, hash=mine, title=title, url=url, mark=mark)
            for guid, row, article, latest, mine, title, url, mark in rows
        }

    def held_texts(self, feed_id: int, most: int) -> dict[str, HeldText]:
        """The texts of the feed's newest entries, by id."""
        rows = _TEXTS.rows(self._connection, feed=feed_id, most=most)
        return {guid: HeldText(mark=mark, title=title, text=text) for guid, mark, title, text in rows if mark}

    def mark_entries(self, marks: Mapping[int, str]) -> None:
        """Remember what the items of these entries look like now."""
        _MARK.run(self._connection, [{"row": row, "new": mark} for row, mark in marks.items()])

    def entries_at(self, feed_id: int, urls: Collection[str]) -> dict[str, str]:
        """The ids of the feed's entries that stand at these addresses now."""
        return dict(_AT.rows(self._connection, feed=feed_id, urls=sorted(urls)))

    def rename_entries(self, feed_id: int, names: Mapping[str, str]) -> None:
        """Give entries new ids: from old to new."""
        for old, new in names.items():
            mine = and_(entries.c.feed_id == feed_id, entries.c.guid == old)
            self._connection.execute(update(entries).where(mine).values(guid=new))

    def has_entries(self, feed_id: int) -> bool:
        """Whether the feed has ever shown an entry."""
        return _ANY_ENTRY.value(self._connection, feed=feed_id) is not None

    def add_entries(self, feed_id: int, new: Sequence[NewEntry], now: datetime) -> list[int]:
        """Store entries with their first versions and their matches; their rows."""
        if not new:
            return []
        rows = [
            (feed_id, one.entry.id, now, now, 1, one.article, one.method, one.reason, one.entry.mark) for one in new
        ]
        ids = self._insert(entries, _ENTRY, rows)
        self._add_versions([(entry_id, 1, added.entry) for entry_id, added in zip(ids, new, strict=True)], now)
        wanting = [entry_id for entry_id, added in zip(ids, new, strict=True) if added.wants_page]
        self.want_pages(wanting, now)
        found = [(entry_id, 1, match) for entry_id, added in zip(ids, new, strict=True) for match in added.matches]
        self._insert_matches(found, now)
        return ids

    def _insert(self, table: Table, columns: tuple[str, ...], rows: Sequence[bulk.Row]) -> list[int]:
        """Insert many rows with one statement; their ids in the same order. We are the only writer."""
        if not rows:
            return []
        last = _LAST[table].value(self._connection) or 0
        ids = list(range(last + 1, last + 1 + len(rows)))
        numbered = ((row_id, *row) for row_id, row in zip(ids, rows, strict=True))
        bulk.add_rows(self._connection, table, ("id", *columns), numbered)
        return ids

    def change_entry(self, known: KnownEntry, entry: Entry, now: datetime) -> int:
        """Store a new version of an entry; its number. Earlier versions stay."""
        number = known.latest + 1
        self._add_versions([(known.id, number, entry)], now)
        self._connection.execute(update(entries).where(entries.c.id == known.id).values(latest=number))
        return number

    def _add_versions(self, new: Sequence[tuple[int, int, Entry]], now: datetime) -> None:
        rows = [
            (entry_id, number, now, one.content_hash, one.url, one.title, one.text, one.author, one.published,
             one.updated, one.language, one.tags)
            for entry_id, number, one in new
        ]  # fmt: skip
        ids = self._insert(versions, _VERSION, rows)
        search.index(
            self._connection, [(i, entry.title, entry.text) for i, (_, _, entry) in zip(ids, new, strict=True)]
        )

    def touch_entries(self, ids: Collection[int], now: datetime) -> None:
        """Note that these entries are still in their feed."""
        _TOUCH.run(self._connection, [{"ids": sorted(ids), "now": now}] if ids else [])

    # --- matches

    def add_matches(self, entry_id: int, version: int, found: Iterable[Match], now: datetime) -> int:
        """Store the matches on topics that this entry did not match before; how many."""
        held = select(matches.c.topic).where(matches.c.entry_id == entry_id)
        before = set(self._connection.execute(held).scalars())
        new = [match for match in found if match.topic not in before]
        self._insert_matches([(entry_id, version, match) for match in new], now)
        return len(new)

    def _insert_matches(self, found: Sequence[tuple[int, int, Match]], now: datetime) -> None:
        rows = [
            (entry_id, version, match.topic, now, [asdict(span) for span in match.spans])
            for entry_id, version, match in found
        ]
        self._insert(matches, _MATCH, rows)

    def changed_topics(self, wanted: Sequence[Topic], now: datetime) -> tuple[Topic, ...]:
        """The topics whose queries differ from those matched last; from now on they count as matched."""
        held = {row.name: row.queries for row in self._connection.execute(select(topics.c.name, topics.c.queries))}
        changed = tuple(topic for topic in wanted if held.get(topic.name) != list(topic.queries))
        gone = held.keys() - {topic.name for topic in wanted}  # asked for again one day, they are matched again
        if gone:
            self._connection.execute(delete(topics).where(topics.c.name.in_(gone)))
        for topic in changed:
            row = {"queries": list(topic.queries), "since": now}
            if topic.name in held:
                self._connection.execute(update(topics).where(topics.c.name == topic.name).values(**row))
            else:
                self._connection.execute(insert(topics).values(name=topic.name, **row))
        return changed

    # --- articles

    def held_articles(self, keys: Collection[str]) -> dict[str, tuple[int, datetime]]:
        """Which of the keys belong to an article, and when each was last seen."""
        rows = _HELD.rows(self._connection, keys=sorted(keys))
        return {key: (article, seen) for key, article, seen in rows}

    def add_articles(self, count: int, now: datetime) -> list[int]:
        """Begin articles; their ids."""
        return self._insert(articles, ("first_seen_at",), [(now,)] * count)

    def add_keys(self, keys: Mapping[str, int], held: Mapping[str, object], now: datetime) -> None:
        """Let each key speak for its article from now on; `held` are those that are there already."""
        again = [key for key in keys if key in held]
        _FORGET_KEYS.run(self._connection, [{"keys": again}] if again else [])
        rows = ((key, article, now) for key, article in sorted(keys.items()))
        bulk.add_rows(self._connection, article_keys, ("key", "article_id", "seen_at"), rows)


def _habit_row(habit: Habit | None) -> dict[str, object] | None:
    if habit is None:
        return None
    return {**asdict(habit), "since": habit.since.isoformat(), "pause": habit.pause.total_seconds()}


def _habit(row: dict[str, Any] | None) -> Habit | None:
    if row is None:
        return None
    since = datetime.fromisoformat(row["since"])
    pause = timedelta(seconds=row.get("pause", 0))
    return Habit(count=row["count"], since=since, window=row["window"], hours=tuple(row["hours"]), pause=pause)


def _rhythm_row(rhythm: Rhythm | None) -> dict[str, object] | None:
    if rhythm is None:
        return None
    every = rhythm.every.total_seconds() if rhythm.every else None
    return {"every": every, "hours": list(rhythm.hours), "days": list(rhythm.days)}


def _rhythm(row: dict[str, Any] | None) -> Rhythm | None:
    if row is None:
        return None
    every = timedelta(seconds=row["every"]) if row["every"] else None
    return Rhythm(every=every, hours=tuple(row["hours"]), days=tuple(row["days"]))


def _feed_state(row: Record) -> FeedState:
    return FeedState(
        id=row.id,
        outlet=row.outlet,
        url=row.url,
        validators=Validators(etag=row.etag, last_modified=row.last_modified),
        body_hash=row.body_hash,
        next_poll_at=row.next_poll_at,
        last_poll_at=row.last_poll_at,
        last_read_at=row.last_read_at,
        last_new_at=max(filter(None, (row.last_new_at, row.pushed_at)), default=None),
        failing_since=row.failing_since,
        failures=row.failures,
        failure=Failure(row.failure) if row.failure else None,
        sentence=row.sentence,
        moved_to=row.moved_to,
        moved_since=row.moved_since,
        moved_count=row.moved_count,
        poll_url=row.poll_url,
        last_full_at=row.last_full_at,
        habit=_habit(row.habit),
        rhythm=_rhythm(row.rhythm),
        offer=HubOffer(hub=row.hub, topic=row.topic) if row.hub else None,
        pushed_until=row.pushed_until,
        format=row.format,
        problems=tuple(Problem(**problem) for problem in row.problems),
    )
