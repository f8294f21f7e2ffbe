"""The clock of the product; everything below is handed it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """What the machine's clock says."""
    return datetime.now(UTC)
