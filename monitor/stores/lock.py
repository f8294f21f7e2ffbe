"""One monitor per ledger: an operating-system lock that ends with the process, however it ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from monitor.errors import LedgerError, LedgerInUse


class Lock:
    """Held from creation to `release`; LedgerInUse names the process that holds it already."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise LedgerError(f"The lock file {path} cannot be written ({error.strerror}).") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._file, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(self._file)
            raise LedgerInUse(
                f"Another monitor (process {holder}) is using the ledger {path.with_suffix('')}. "
                "Stop it first, or give this one its own ledger: in feeds.yaml."
            ) from None
        os.truncate(self._file, 0)
        os.write(self._file, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let the next monitor in."""
        os.close(self._file)
