"""Issues digests and sends them: one sender for each target, so that a slow one delays no other.

All mail has one sender: a stop can then repeat one mail at most, however many recipients there are.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from monitor import pipeline, schedule
from monitor.engines.work import Work
from monitor.model import Delivery, DeliveryState, Receipt, Subscription
from monitor.ports import World

JUMP = timedelta(hours=24)  # a clock that went ahead by more between two ticks is looked at a second time
DOUBT = timedelta(hours=1)  # how long a clock that went back by more than a day is not believed
_MOST_ISSUES = 40
_ONE_SENDER = {"mail"}


class Sending:
    """Composes what is due and hands it to the senders; both are asked anew, because they change with feeds.yaml."""

    def __init__(
        self,
        work: Callable[[], Work],
        world: Callable[[], World],
        stop: asyncio.Event,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._work, self._world, self._stop, self._monotonic = work, world, stop, monotonic
        self._senders: dict[str, asyncio.Task[None]] = {}
        self._at_work: set[str] = set()
        self._told_late: set[str] = set()
        self._last_look: datetime | None = None
        self._in_doubt_since: float | None = None

    # --- compose

    async def clock_is_sure(self) -> bool:
        """Whether the clock may be believed: not at once when it jumped a day ahead, or behind the newest issue.

        A slot issued by a wrong clock is spent; a computer without a battery starts in a wrong year.
        """
        now, before = self._world().now(), self._last_look
        self._last_look = now
        if not await pipeline.clock_is_behind(self._world()):
            self._in_doubt_since = None
            return before is None or now - before <= JUMP
        if self._in_doubt_since is None:
            self._in_doubt_since = self._monotonic()
        return self._monotonic() - self._in_doubt_since >= DOUBT.total_seconds()

    async def issue_due(self) -> None:
        """Issue every digest that is due; where a missed time gets an issue of its own, one after the other."""
        for subscription in self._work().subscriptions:
            await self._work().safely(self._issue(subscription), f"digest {subscription.name}")

    async def _issue(self, subscription: Subscription) -> None:
        for _ in range(_MOST_ISSUES):
            issued = await pipeline.compose(self._world(), subscription)
            if issued is None:
                break
            self._work().report.issued(issued)
        if subscription.urgent:
            issued = await pipeline.compose_urgent(self._world(), subscription)
            if issued is not None:
                self._work().report.issued(issued)

    # --- deliver

    async def send_due(self) -> None:
        """Let the senders begin on what is due; one that is at work comes to the rest at a later tick."""
        waiting: dict[str, list[Delivery]] = {}
        for delivery in await pipeline.due(self._world(), frozenset(self._at_work)):
            waiting.setdefault(_sender(delivery), []).append(delivery)
        for name, due in waiting.items():
            if name in self._senders and self._senders[name].done():
                self._senders.pop(name).result()  # one that died ends the run instead of leaving its target waiting
            if name not in self._senders:
                self._senders[name] = asyncio.create_task(self._send_all(due))

    async def finished(self) -> None:
        """Wait for every attempt that is being made."""
        try:
            await asyncio.gather(*self._senders.values())
        finally:
            self.cut()
            await asyncio.gather(*self._senders.values(), return_exceptions=True)

    def cut(self) -> None:
        """End every attempt: nobody knows then how it ended, and it is made again."""
        for sender in self._senders.values():
            sender.cancel()

    async def _send_all(self, due: Sequence[Delivery]) -> None:
        for delivery in due:
            if not self._stop.is_set():
                await self._work().safely(self._send(delivery), f"delivery to {delivery.destination.kind}")

    async def _send(self, delivery: Delivery) -> None:
        self._at_work.add(delivery.id)
        try:
            receipt = await pipeline.deliver(self._world(), delivery)
        finally:
            self._at_work.discard(delivery.id)
        if receipt is not None:
            self._work().report.delivered(delivery, receipt)
            self._tell_when_late(delivery, receipt)

    def _tell_when_late(self, delivery: Delivery, receipt: Receipt) -> None:
        """Once for each delivery that is late, given up or needs a person: an alarm that never stops is none."""
        late = schedule.is_late(delivery.asked_at, self._world().now()) or receipt.needs_person
        if receipt.state is DeliveryState.SENT:
            self._told_late.discard(delivery.id)
        elif receipt.state is DeliveryState.FAILED or (late and delivery.id not in self._told_late):
            self._told_late.add(delivery.id)
            self._work().report.overdue(delivery, receipt)


def _sender(delivery: Delivery) -> str:
    kind, address = delivery.destination.kind, delivery.destination.address
    return kind if kind in _ONE_SENDER else f"{kind} {address}"
