"""What systemd wants to know of a service, over its datagram socket; without systemd, nothing happens."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Callable, Mapping


class Notify:
    """Tells systemd how the service is: sd_notify(3), Type=notify-reload and WatchdogSec= of its unit file."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        usec = environment.get("WATCHDOG_USEC", "")
        mine = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        self._patience = int(usec) / 1e6 if usec.isdigit() and mine else 0.0

    def ready(self, status: str) -> None:
        """The service works, or works again after it has read its configuration."""
        self._tell(f"READY=1\nSTATUS={status}")

    def reloading(self) -> None:
        """The configuration is being read; `ready` ends it."""
        self._tell(f"RELOADING=1\nMONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def stopping(self) -> None:
        """The service is about to end."""
        self._tell("STOPPING=1")

    async def watch(self, stalled: Callable[[], str], told: Callable[[str], None]) -> None:
        """Feed the watchdog for as long as the work goes on; systemd restarts a service that no longer does.

        `told` hears the sentence when it does not.
        """
        if not self._patience:
            return
        while True:
            if sentence := stalled():
                told(sentence)
                self._tell(f"STATUS={sentence}")
            else:
                self._tell("WATCHDOG=1")
            await asyncio.sleep(self._patience / 3)

    def _tell(self, message: str) -> None:
        if not self._address.startswith(("/", "@")):
            return
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as outlet:
                outlet.setblocking(False)
                outlet.sendto(message.encode(), address)
        except OSError:
            return  # nobody listens: the work goes on all the same
