"""What an engine is given to do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from monitor.model import Subscription, Topic
from monitor.ports import Report, World

Safely = Callable[[Awaitable[None], str], Awaitable[None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What the engine is given to do. `safely` awaits a piece of it and keeps its errors from the rest."""

    world: World
    topics: tuple[Topic, ...]
    subscriptions: tuple[Subscription, ...]
    average: timedelta  # how often feeds are visited on average
    concurrency: int
    pause: Callable[[str], timedelta]
    safely: Safely
    report: Report
    late: Callable[[timedelta], None] = lambda _by: None  # told how late each visit begins
