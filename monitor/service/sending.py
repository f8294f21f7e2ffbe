"""What a person does about deliveries: looks at them, asks for one again, tries the destinations of a digest."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from monitor import channels, fetch
from monitor.config import Config
from monitor.errors import UsageError
from monitor.model import (
    Delivery,
    DeliveryHistory,
    DeliveryState,
    Destination,
    Message,
    Receipt,
    Subscription,
)
from monitor.ports import Channel
from monitor.service.asking import reading, subscription_named
from monitor.service.clock import Clock, utc_now
from monitor.stores import open_beside

_FAILED_SINCE = timedelta(days=30)


def deliveries(config: Config, name: str | None, limit: int) -> tuple[DeliveryHistory, ...]:
    """The newest deliveries of a digest, or of all, each with every attempt that was made."""
    if name is not None:
        subscription_named(config, name)
    with reading(config) as ledger, ledger.transaction() as transaction:
        return transaction.delivery_histories(name, limit)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resent:
    """What was asked for again, and what is being sent at this moment and was left alone."""

    again: tuple[Delivery, ...]
    busy: tuple[Delivery, ...]


def resend(config: Config, ids: Sequence[str], *, failed: bool, now: Clock = utc_now) -> Resent:
    """Put deliveries back among those to be sent: the same ids, the same bytes. Works beside a running monitor."""
    ledger = open_beside(config.ledger)
    try:
        with ledger.transaction() as transaction:
            wanted = [_one(beginning, transaction.deliveries_named(beginning)) for beginning in ids]
            if failed:
                wanted += transaction.failed_deliveries(now() - _FAILED_SINCE)
            unique = {delivery.id: delivery for delivery in wanted}.values()
            again = [delivery for delivery in unique if transaction.send_again(delivery, now())]
    finally:
        ledger.close()
    return Resent(again=tuple(again), busy=tuple(delivery for delivery in unique if delivery not in again))


def _one(beginning: str, found: Sequence[Delivery]) -> Delivery:
    if len(found) == 1 and beginning:
        return found[0]
    what = f"{len(found)} deliveries begin with" if found else "There is no delivery"
    raise UsageError(f"{what} {beginning!r}; `monitor digest deliveries` lists them.")


async def try_destinations(config: Config, name: str, now: Clock = utc_now) -> tuple[tuple[Destination, Receipt], ...]:
    """Send a marked test to every destination of a digest, all at once; what each answered. Writes no ledger."""
    subscription = subscription_named(config, name)
    poster = fetch.Poster(config.network)
    ways = channels.channels(config.mail, config.destinations, poster.post, config.network.allow_private)
    message = _test_message(subscription, now())
    answers = await asyncio.gather(*(_try(ways, message, to) for to in subscription.destinations))
    return tuple(zip(subscription.destinations, answers, strict=True))


async def _try(ways: dict[str, Channel], message: Message, to: Destination) -> Receipt:
    if to.kind == "file":
        return await asyncio.to_thread(_writable, Path(to.address))
    channel, name = ways[to.kind], f"test-{os.urandom(12).hex()}"
    payload = channel.freeze(message, to, name)
    delivery = Delivery(id=name, digest_id=name, destination=to, payload=payload, created_at=message.at, attempts=1)
    return await channel.send(delivery)


def _writable(folder: Path) -> Receipt:
    """Whether the archive can be written; a test is no issue and is not left there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"test")
    except OSError as error:
        return Receipt(state=DeliveryState.DEFERRED, detail=f"{folder} cannot be written ({error.strerror}).")
    return Receipt(state=DeliveryState.SENT, detail="The folder can be written.")


def _test_message(subscription: Subscription, now: datetime) -> Message:
    """A message that nobody takes for a digest."""
    told = (
        f"This is a test of the digest {subscription.name}. If you read this, it arrives here. There is nothing to do."
    )
    return Message(
        digest_id=f"test {now.isoformat()}",
        subscription=subscription.name,
        slot=now.strftime("%Y-%m-%dT%H:%M"),
        at=now,
        subject=f"[Test] {subscription.name}",
        text=told + "\n",
        html=f'<!doctype html><html lang="en"><title>Test</title><body><p>{_escaped(told)}</p></body></html>\n',
        data='{"test": true}',
        chat=told,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
