"""A command that finds its folder read-only, whoever runs it: by permissions, for root in a mount of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.processes import ENVIRONMENT, command

_SEALED = 'mount --bind "$PWD" "$PWD" && cd "$PWD" && mount -o remount,ro,bind "$PWD" && exec "$@"'


def sealed(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What `monitor` says in this folder while nothing in it can be changed."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
        try:
            return _run(folder, *command(*arguments))
        finally:
            folder.chmod(0o700)
    apart = shutil.which("unshare")
    if apart is None or _run(folder, apart, "--mount", "sh", "-c", _SEALED, "sh", "true").returncode:
        pytest.skip("root may write everywhere, and mounts nothing here")
    return _run(
        folder, apart, "--mount", "sh", "-c", _SEALED, "sh", *command(*arguments)
    )  # the mount ends with the process


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=60)
