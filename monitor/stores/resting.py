"""A ledger in a folder that takes no writes: read as it is, without the log and the lock that need one."""

from __future__ import annotations

import os
from pathlib import Path


def is_at_rest(path: Path) -> bool:
    """Whether the file has to be read as it is: we may not write beside it, and no log there holds what is newer.

    Somebody else may still write to it, from another account or mount: then what is read may be torn.
    """
    if os.access(path.resolve().parent, os.W_OK):  # beside the file itself, wherever a link to it lies
        return False
    log, shared = beside(path, "-wal"), beside(path, "-shm")
    return not log.exists() or not (log.stat().st_size or shared.exists())


def beside(path: Path, ending: str) -> Path:
    """A file that the database keeps beside the ledger."""
    file = path.resolve()
    return file.with_name(f"{file.name}{ending}")
