"""A clean environment for every test; nothing leaves the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import Mailbox, Outlets, mailbox, outlets


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("MONITOR_") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-user-config"))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def served() -> Iterator[Outlets]:
    """A loopback web server that plays outlets."""
    with outlets() as server:
        yield server


@pytest.fixture
def relay() -> Iterator[Mailbox]:
    """A loopback mail server that keeps what it takes."""
    with mailbox() as box:
        yield box
