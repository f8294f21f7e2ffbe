"""Subscriptions at hubs, and what they bring."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Select, delete, insert, select, update

from monitor.model import HubOffer, HubState, HubSubscription, Poll, Secret
from monitor.stores.polling import add_poll
from monitor.stores.schema import Record, feeds, hub_subscriptions

_HELD = select(hub_subscriptions, feeds.c.url, feeds.c.outlet).join_from(
    hub_subscriptions, feeds, feeds.c.id == hub_subscriptions.c.feed_id
)


class Pushing:
    """The part of a transaction that deals with hubs."""

    _connection: Connection

    def hub_subscriptions(self) -> tuple[HubSubscription, ...]:
        """Everything that is agreed, asked for, or being ended."""
        return self._subscriptions(_HELD.order_by(feeds.c.outlet, feeds.c.id))

    def hub_subscription(self, token: str) -> HubSubscription | None:
        """What is agreed under this token."""
        return next(iter(self._subscriptions(_HELD.where(hub_subscriptions.c.token == token))), None)

    def keep_hub_subscription(self, one: HubSubscription) -> None:
        """Write it as it is now."""
        self.drop_hub_subscription(one.token)
        row = {"token": one.token, "feed_id": one.feed, "hub": one.offer.hub, "topic": one.offer.topic,
               "callback": one.callback, "secret": one.secret.value, "state": one.state, "until": one.until,
               "next_try_at": one.next_try_at, "failures": one.failures, "sentence": one.sentence}  # fmt: skip
        self._connection.execute(insert(hub_subscriptions).values(**row))

    def drop_hub_subscription(self, token: str) -> None:
        """Forget it."""
        self._connection.execute(delete(hub_subscriptions).where(hub_subscriptions.c.token == token))

    def record_push(self, feed_id: int, poll: Poll, until: datetime | None) -> None:
        """Write what a hub brought. When it was new, the hub is relied on until then."""
        add_poll(self._connection, feed_id, poll)
        if poll.new:
            row = {"pushed_at": poll.at, "pushed_until": until}
            self._connection.execute(update(feeds).where(feeds.c.id == feed_id).values(**row))

    def rely_on_no_hub(self, feed_id: int | None = None, visit_at: datetime | None = None) -> None:
        """Visit a feed, or all, as if no hub were there; at once, if so asked. Feeds of no hub stay as they are."""
        relied_on = feeds.c.pushed_until.is_not(None)
        mine = relied_on if feed_id is None else relied_on & (feeds.c.id == feed_id)
        row = {"pushed_until": None} if visit_at is None else {"pushed_until": None, "next_poll_at": visit_at}
        self._connection.execute(update(feeds).where(mine).values(**row))

    def pushed_since(self, feed_id: int, moment: datetime) -> bool:
        """Whether its hub brought something new since then."""
        found = select(feeds.c.id).where(feeds.c.id == feed_id, feeds.c.pushed_at >= moment)
        return self._connection.execute(found).first() is not None

    def _subscriptions(self, wanted: Select[tuple[object, ...]]) -> tuple[HubSubscription, ...]:
        return tuple(_subscription(row) for row in self._connection.execute(wanted))


def _subscription(row: Record) -> HubSubscription:
    return HubSubscription(
        token=row.token,
        feed=row.feed_id,
        url=row.url,
        outlet=row.outlet,
        offer=HubOffer(hub=row.hub, topic=row.topic),
        callback=row.callback,
        secret=Secret(row.secret),
        state=HubState(row.state),
        until=row.until,
        next_try_at=row.next_try_at,
        failures=row.failures,
        sentence=row.sentence,
    )
