"""due delivery → claim → send → settle: marked after sending, never before."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime

from monitor import schedule
from monitor.model import Delivery, DeliveryState, Receipt
from monitor.ports import World

_HARMLESS_TWICE = ("file",)  # writing an issue again changes nothing: nobody has to wait for it


async def deliver(world: World, delivery: Delivery) -> Receipt | None:
    """Make one attempt and write how it ended; None when the delivery is no longer waiting."""
    claimed = await asyncio.to_thread(_claim, world, delivery)
    if claimed is None:
        return None
    receipt = await world.channels[claimed.destination.kind].send(claimed)
    return await asyncio.to_thread(_settle, world, claimed, receipt)


async def due(world: World, at_work: Collection[str] = ()) -> tuple[Delivery, ...]:
    """What is to be sent now. Attempts that a stopped process left open are settled first: nobody knows how they
    ended. `at_work` are the deliveries that somebody is sending.
    """
    return await asyncio.to_thread(_due, world, at_work)


def _due(world: World, at_work: Collection[str]) -> tuple[Delivery, ...]:
    with world.ledger.transaction() as transaction:
        now = world.now()
        for delivery in transaction.interrupted(at_work):
            receipt = Receipt(state=DeliveryState.UNKNOWN, detail="The monitor stopped during this attempt.")
            transaction.settle(delivery, *_what_next(world, delivery, receipt, now), now)
        return transaction.due_deliveries(now, now + schedule.LONGEST_PAUSE)


def _claim(world: World, delivery: Delivery) -> Delivery | None:
    with world.ledger.transaction() as transaction:
        return transaction.claim(delivery, world.now())


def _settle(world: World, delivery: Delivery, receipt: Receipt) -> Receipt:
    now = world.now()
    receipt, next_attempt_at = _what_next(world, delivery, receipt, now)
    with world.ledger.transaction() as transaction:
        transaction.settle(delivery, receipt, next_attempt_at, now)
    return receipt


def _what_next(world: World, delivery: Delivery, receipt: Receipt, now: datetime) -> tuple[Receipt, datetime | None]:
    """When the next attempt is due; what has been tried for two days is given up and says so."""
    if receipt.state in (DeliveryState.SENT, DeliveryState.FAILED):
        return receipt, None
    if receipt.state is DeliveryState.UNKNOWN:
        if delivery.destination.kind in _HARMLESS_TWICE:
            return receipt, now
        if world.repeat_unknown_after is None:
            return _given_up(receipt, "Not repeated, because unanswered: is hold"), None
    again = schedule.next_attempt(delivery, receipt, now, world.repeat_unknown_after)
    return (receipt, again) if again is not None else (_given_up(receipt, "Given up after two days"), None)


def _given_up(receipt: Receipt, why: str) -> Receipt:
    return Receipt(state=DeliveryState.FAILED, detail=f"{why}: {receipt.detail}", needs_person=True)
