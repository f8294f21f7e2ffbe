"""What delivering reads and writes: claim before sending, settle after, a receipt for every attempt."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select, update

from monitor.model import Attempt, Delivery, DeliveryHistory, DeliveryState, Destination, Receipt
from monitor.stores.schema import OUTBOX, Record, deliveries, digests, holds, receipts

_WAITING = (DeliveryState.READY, DeliveryState.DEFERRED, DeliveryState.UNKNOWN)
_OVER = (DeliveryState.SENT, DeliveryState.FAILED)
_WITHOUT_BYTES = [column for column in deliveries.c if column is not deliveries.c.payload]


class Delivering:
    """The part of a transaction that delivering uses."""

    _connection: Connection

    def due_deliveries(self, now: datetime, wrong: datetime) -> tuple[Delivery, ...]:
        """What may be sent now, the longest due first, without the bytes: the claim brings them.

        A next time after `wrong` was set while the clock was wrong; waiting for it could take years. While the
        outbox is on hold nothing may be sent.
        """
        free = ~exists().where(holds.c.name == OUTBOX)
        may = or_(deliveries.c.next_attempt_at <= now, deliveries.c.next_attempt_at > wrong)
        return self._deliveries(and_(deliveries.c.state.in_(_WAITING), may, free))

    def open_deliveries(self) -> tuple[Delivery, ...]:
        """What is neither sent nor given up."""
        return self._deliveries(deliveries.c.state.not_in(_OVER))

    def failed_deliveries(self, since: datetime) -> tuple[Delivery, ...]:
        """What was given up in digests composed since then."""
        failed = and_(deliveries.c.state == DeliveryState.FAILED, deliveries.c.created_at >= since)
        return self._deliveries(failed)

    def _deliveries(self, condition: ColumnElement[bool]) -> tuple[Delivery, ...]:
        rows = self._connection.execute(
            select(*_WITHOUT_BYTES).where(condition).order_by(deliveries.c.next_attempt_at, deliveries.c.id)
        )
        return tuple(_delivery(row) for row in rows)

    def delivery_histories(self, subscription: str | None, limit: int) -> tuple[DeliveryHistory, ...]:
        """The newest deliveries, of one digest or of all, with every attempt made."""
        wanted = select(*_WITHOUT_BYTES, digests.c.subscription, digests.c.slot).join(digests)
        if subscription is not None:
            wanted = wanted.where(digests.c.subscription == subscription)
        newest = wanted.order_by(deliveries.c.created_at.desc(), digests.c.subscription, deliveries.c.id).limit(limit)
        return tuple(
            DeliveryHistory(
                delivery=_delivery(row), subscription=row.subscription, slot=row.slot, attempts=self._attempts(row.id)
            )
            for row in self._connection.execute(newest).all()
        )

    def _attempts(self, delivery_id: str) -> tuple[Attempt, ...]:
        rows = self._connection.execute(
            select(receipts).where(receipts.c.delivery_id == delivery_id).order_by(receipts.c.id)
        )
        return tuple(
            Attempt(at=row.at, number=row.attempt, state=DeliveryState(row.state), detail=row.detail) for row in rows
        )

    def deliveries_named(self, beginning: str) -> tuple[Delivery, ...]:
        """The deliveries whose id begins so."""
        return self._deliveries(deliveries.c.id.startswith(beginning, autoescape=True))

    def send_again(self, delivery: Delivery, now: datetime) -> bool:
        """A person asks for a delivery again: the same id, the same bytes. False while it is being sent."""
        idle = and_(deliveries.c.id == delivery.id, deliveries.c.state != DeliveryState.SENDING)
        ready = {"state": DeliveryState.READY, "again_at": now, "next_attempt_at": now, "detail": "Asked for again."}
        return self._connection.execute(update(deliveries).where(idle).values(**ready)).rowcount == 1

    def claim(self, delivery: Delivery, now: datetime) -> Delivery | None:
        """Take a delivery for one attempt, or None when somebody took it. Committed before anything is sent."""
        mine = and_(
            deliveries.c.id == delivery.id,
            deliveries.c.state == delivery.state,
            deliveries.c.attempts == delivery.attempts,
        )
        attempt = delivery.attempts + 1
        taken = (
            update(deliveries).where(mine).values(state=DeliveryState.SENDING, attempts=attempt, next_attempt_at=now)
        )
        if self._connection.execute(taken).rowcount != 1:
            return None
        row = self._connection.execute(select(deliveries).where(deliveries.c.id == delivery.id)).one()
        return _delivery(row)

    def settle(self, delivery: Delivery, receipt: Receipt, next_attempt_at: datetime | None, now: datetime) -> None:
        """Write how the attempt ended, after it ended."""
        mine = and_(deliveries.c.id == delivery.id, deliveries.c.attempts == delivery.attempts)
        row = {"state": receipt.state, "detail": receipt.detail, "next_attempt_at": next_attempt_at}
        self._connection.execute(update(deliveries).where(mine).values(**row))
        self._receipt(delivery.id, delivery.attempts, receipt, now)

    def interrupted(self, at_work: Collection[str] = ()) -> tuple[Delivery, ...]:
        """Attempts that nobody is making: a process that stopped left them open."""
        left = self._deliveries(deliveries.c.state == DeliveryState.SENDING)
        return tuple(delivery for delivery in left if delivery.id not in at_work)

    def _receipt(self, delivery_id: str, attempt: int, receipt: Receipt, now: datetime) -> None:
        row = {
            "delivery_id": delivery_id,
            "at": now,
            "attempt": attempt,
            "state": receipt.state,
            "detail": receipt.detail,
        }
        self._connection.execute(insert(receipts).values(**row))


def _delivery(row: Record) -> Delivery:
    return Delivery(
        id=row.id,
        digest_id=row.digest_id,
        destination=Destination(kind=row.channel, address=row.address),
        payload=getattr(row, "payload", b""),
        state=DeliveryState(row.state),
        attempts=row.attempts,
        created_at=row.created_at,
        again_at=row.again_at,
        next_attempt_at=row.next_attempt_at,
        detail=row.detail,
    )
