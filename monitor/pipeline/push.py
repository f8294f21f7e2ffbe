"""due subscription → ask its hub; a hub's question → answer; a push → parse → match → article, in one transaction."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from monitor import websub
from monitor.model import FeedState, HubState, HubSubscription, Poll, Reply, Secret
from monitor.pipeline.collect import collect_pushed
from monitor.ports import Transaction, World
from monitor.sites import site

MOST_AT_ONCE, PATIENCE = 20, 15.0  # requests to hubs in one go, and seconds for those to one of them
MOST_REDIRECTS = 3
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Pushed:
    """What came to the address of a subscription."""

    token: str
    body: bytes
    content_type: str
    signature: str


async def start_with_hubs(world: World) -> None:
    """What hubs pushed while we were not there is lost: visit the feeds that they were relied on for."""
    now = world.now()
    await world.ledger.run(lambda transaction: transaction.rely_on_no_hub(visit_at=now))


async def ask_hubs(world: World) -> None:
    """Begin, renew and end subscriptions, as far as that is due: one request at a time to a hub, and not for long."""
    now = world.now()
    by_site: dict[str, list[HubSubscription]] = {}
    for one in await world.ledger.run(lambda transaction: _due(world, transaction, now)):
        by_site.setdefault(site(one.offer.hub), []).append(one)
    async with asyncio.TaskGroup() as group:
        for several in by_site.values():
            group.create_task(_ask_in_turn(world, several, now))


async def _ask_in_turn(world: World, several: Sequence[HubSubscription], now: datetime) -> None:
    """Who does not get their turn in time is still due at the next tick."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    for one in several:
        # Written down before it is asked: a hub may come to check before it has answered.
        asked = websub.asked(one, now)
        await world.ledger.run(partial(_keep, one=asked))
        try:
            async with asyncio.timeout_at(deadline):
                reply = await _post(world, one)
        except TimeoutError:
            reply = Reply(words="The hub did not answer in time.")
        if reply.status is None or not 200 <= reply.status < 300:
            said = reply.words if reply.status is None else f"The hub answers with status {reply.status}."
            await world.ledger.run(partial(_refused, one=asked, sentence=said, now=now))
        if asyncio.get_running_loop().time() >= deadline:
            break


async def _post(world: World, one: HubSubscription) -> Reply:
    """Ask the hub, and where it sends us on to."""
    offer, reply = one.offer, Reply(words="")
    for _ in range(MOST_REDIRECTS + 1):
        reply = await world.post(offer.hub, websub.request(one), _FORM)
        if not reply.sent_on_to:
            break
        offer = websub.protected(replace(offer, hub=reply.sent_on_to), offer.hub)
    return reply


def _due(world: World, transaction: Transaction, now: datetime) -> Sequence[HubSubscription]:
    """What hubs are to be asked now; what is over is put away."""
    held = transaction.hub_subscriptions()
    plan = websub.plan(transaction.offering_feeds(), held, world.public, world.proxies, now)
    for one in plan.drop:
        transaction.drop_hub_subscription(one.token)
    for one in plan.lapsed:
        transaction.keep_hub_subscription(websub.lapsed(one))
        transaction.rely_on_no_hub(one.feed, now)
    for one in plan.ask:
        if one.state is HubState.LEAVING:
            transaction.keep_hub_subscription(one)
            transaction.rely_on_no_hub(one.feed, now)
    begun = (_begun(world, feed) for feed in plan.begin)
    return [*plan.ask, *begun][:MOST_AT_ONCE]


def _begun(world: World, feed: FeedState) -> HubSubscription:
    return websub.begun(feed, world.public, secrets.token_urlsafe(32), Secret(secrets.token_urlsafe(32)))


def _keep(transaction: Transaction, one: HubSubscription) -> None:
    transaction.keep_hub_subscription(one)


def _refused(transaction: Transaction, one: HubSubscription, sentence: str, now: datetime) -> None:
    held = transaction.hub_subscription(one.token)
    if held is not None and held == one:  # else it came and agreed before it answered otherwise
        # The failure was counted when it was asked.
        transaction.keep_hub_subscription(websub.refused(replace(one, failures=one.failures - 1), sentence, now))


async def answer_hub(world: World, token: str, query: str) -> str | None:
    """What to answer a hub that calls this address: its challenge, or None when it asks for what we do not want."""
    now = world.now()
    return await world.ledger.run(lambda transaction: _answered(transaction, token, query, now))


def _answered(transaction: Transaction, token: str, query: str, now: datetime) -> str | None:
    held = transaction.hub_subscription(token)
    if held is None:
        return None
    verified = websub.verify(held, query, now)
    if verified.subscription is None:
        transaction.drop_hub_subscription(token)
    elif verified.subscription != held:
        transaction.keep_hub_subscription(verified.subscription)
        if verified.subscription.state is HubState.REFUSED:
            transaction.rely_on_no_hub(held.feed, now)
    return verified.answer


async def awaits_push(world: World, token: str) -> bool:
    """Whether the hub that knows this token may push now."""
    now = world.now()
    held = await world.ledger.run(lambda transaction: transaction.hub_subscription(token))
    return held is not None and held.is_active(now)


async def take(world: World, pushed: Pushed) -> Poll | None:
    """Read what a hub pushed and write it; None when it is not the hub's, which is noted."""
    held = await world.ledger.run(lambda transaction: transaction.hub_subscription(pushed.token))
    if held is None or not held.is_active(world.now()):
        return None
    if not websub.is_signed(held.secret, pushed.signature, pushed.body):
        unsigned = replace(held, sentence="A push came without the hub's signature; it was not read.")
        await world.ledger.run(lambda transaction: transaction.keep_hub_subscription(unsigned))
        return None
    feed = await world.ledger.run(lambda transaction: transaction.feed_state(held.feed))
    if feed is None:
        return None
    return await collect_pushed(world, feed, pushed.body, pushed.content_type, held.until)
