"""A ledger in a folder that takes no writes: read as it is, without the log and the lock that need one."""

from __future__ import annotations

import os
from pathlib import Path


def read_only(path: Path) -> str:
    """The address by which the file is only read: beside whoever writes it, or as it is when nobody can."""
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if is_at_rest(path) else ''}"


def is_at_rest(path: Path) -> bool:
    """Whether the file stays as it is: its folder takes no writes, and no log beside it holds what is newer."""
    log = path.with_name(f"{path.name}-wal")
    return not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)
