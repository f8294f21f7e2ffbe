"""due delivery → claim → send → settle: marked after sending, never before."""

from __future__ import annotations

import asyncio
from datetime import datetime

from monitor import schedule
from monitor.model import Delivery, DeliveryState, Receipt
from monitor.ports import World


async def deliver(world: World, delivery: Delivery) -> Receipt | None:
    """Make one attempt and write how it ended; None when the delivery is no longer waiting."""
    claimed = await asyncio.to_thread(_claim, world, delivery)
    if claimed is None:
        return None
    receipt = await world.channels[claimed.destination.kind].send(claimed)
    return await asyncio.to_thread(_settle, world, claimed, receipt)


def _claim(world: World, delivery: Delivery) -> Delivery | None:
    with world.ledger.transaction() as transaction:
        return transaction.claim(delivery, world.now())


def _settle(world: World, delivery: Delivery, receipt: Receipt) -> Receipt:
    now = world.now()
    receipt, next_attempt_at = _what_next(delivery, receipt, now)
    with world.ledger.transaction() as transaction:
        transaction.settle(delivery, receipt, next_attempt_at, now)
    return receipt


def _what_next(delivery: Delivery, receipt: Receipt, now: datetime) -> tuple[Receipt, datetime | None]:
    """When the next attempt is due; what has been tried for two days is given up and says so."""
    if receipt.state in (DeliveryState.SENT, DeliveryState.FAILED):
        return receipt, None
    again = schedule.next_attempt(delivery.attempts, delivery.created_at, now)
    if again is None:
        return Receipt(state=DeliveryState.FAILED, detail=f"Given up after two days: {receipt.detail}"), None
    unknown = receipt.state is DeliveryState.UNKNOWN
    return receipt, max(again, now + schedule.UNKNOWN_RETRY) if unknown else again
