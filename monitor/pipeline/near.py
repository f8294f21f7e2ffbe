"""What topics just missed: told in the first issue of a week, when a subscription asks for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.model import Subscription, Suggestion
from monitor.ports import Ledger, Suggest, Transaction

WEEK = timedelta(days=7)
NEWEST = 10_000  # entries that are looked through at most


def near_misses(
    ledger: Ledger,
    suggest: Suggest,
    subscription: Subscription,
    now: datetime,
    is_due: Callable[[Transaction], bool] = lambda _transaction: True,
) -> tuple[Suggestion, ...]:
    """Of the newest entries of the last seven days. It takes seconds, so the ledger is read and left alone again."""
    if not subscription.near_misses:
        return ()
    with ledger.transaction() as transaction:
        if not is_due(transaction) or not _is_first_of_its_week(transaction, subscription, now):
            return ()
        recent = (held for held in transaction.entries_since(now - WEEK) if held.first_seen >= now - WEEK)
        held = tuple(deque(recent, maxlen=NEWEST))
        known = transaction.topics_since(now - WEEK)
    return suggest(subscription.topics, held, known)


def _is_first_of_its_week(transaction: Transaction, subscription: Subscription, now: datetime) -> bool:
    """On the subscription's clock; weeks begin on Mondays."""
    last = transaction.last_composed(subscription.name, now)
    zone = ZoneInfo(subscription.schedule.zone)
    return last is None or last.astimezone(zone).isocalendar()[:2] != now.astimezone(zone).isocalendar()[:2]
