"""What this machine says of itself: room on the disk of the ledger, jumps of its clock."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from monitor.ports import Machine
from monitor.service.clock import Clock

_REMEMBERED = timedelta(days=1)
_SINCE_BOOT = getattr(time, "CLOCK_BOOTTIME", None)  # goes on while the machine sleeps, where there is one


class Looking:
    """Asks the machine; a jump of the clock between two looks is remembered for a day."""

    def __init__(self, ledger: Path, now: Clock) -> None:
        self._folder, self._now = ledger.parent, now
        self._last = (now(), _steady())
        self._step, self._stepped_at = timedelta(), _steady()
        self.config_refused: Callable[[], str] = str  # told by the service while it runs

    def __call__(self) -> Machine:
        """How it is now."""
        wall, steady = self._now(), _steady()
        step = (wall - self._last[0]) - timedelta(seconds=steady - self._last[1])
        self._last = (wall, steady)
        if abs(step) >= timedelta(minutes=1):
            self._step, self._stepped_at = step, steady
        elif steady - self._stepped_at > _REMEMBERED.total_seconds():
            self._step = timedelta()
        return replace(room(self._folder), clock_step=self._step if _SINCE_BOOT is not None else timedelta(),
                       config_refused=self.config_refused())  # fmt: skip


def room(folder: Path) -> Machine:
    """Free and all bytes of the disk that a folder is on; nothing when it cannot be asked."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return Machine()
    return Machine(free_bytes=usage.free, disk_bytes=usage.total)


def _steady() -> float:
    return time.monotonic() if _SINCE_BOOT is None else time.clock_gettime(_SINCE_BOOT)
