"""What delivering reads and writes: claim before sending, settle after, a receipt for every attempt."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from monitor.model import Delivery, DeliveryState, Destination, Receipt
from monitor.stores.schema import Record, deliveries, receipts

_WAITING = (DeliveryState.READY, DeliveryState.DEFERRED, DeliveryState.UNKNOWN)


class Delivering:
    """The part of a transaction that delivering uses."""

    _connection: Connection

    def due_deliveries(self, now: datetime) -> tuple[Delivery, ...]:
        """What may be sent now, the oldest first. Payloads included."""
        due = and_(deliveries.c.state.in_(_WAITING), deliveries.c.next_attempt_at <= now)
        return self._deliveries(due)

    def open_deliveries(self) -> tuple[Delivery, ...]:
        """What is neither sent nor given up."""
        return self._deliveries(deliveries.c.state.not_in((DeliveryState.SENT, DeliveryState.FAILED)))

    def failed_deliveries(self, since: datetime) -> tuple[Delivery, ...]:
        """What was given up in digests composed since then."""
        failed = and_(deliveries.c.state == DeliveryState.FAILED, deliveries.c.created_at >= since)
        return self._deliveries(failed)

    def _deliveries(self, condition: ColumnElement[bool]) -> tuple[Delivery, ...]:
        rows = self._connection.execute(
            select(deliveries).where(condition).order_by(deliveries.c.created_at, deliveries.c.id)
        )
        return tuple(_delivery(row) for row in rows)

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

    def recover_interrupted(self, now: datetime) -> int:
        """Attempts that a stopped process left open: nobody knows how they ended, so they are made again.

        Same id, same bytes: a receiver that has the first one can tell. How many there were.
        """
        left = self._connection.execute(select(deliveries).where(deliveries.c.state == DeliveryState.SENDING)).all()
        for row in left:
            receipt = Receipt(state=DeliveryState.UNKNOWN, detail="The monitor stopped during this attempt.")
            self.settle(_delivery(row), receipt, now, now)
        return len(left)

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
        payload=row.payload,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        created_at=row.created_at,
        next_attempt_at=row.next_attempt_at,
        detail=row.detail,
    )
