"""A clean environment for every test; nothing leaves the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.config import Config
from monitor.stores import Ledger
from tests import builders
from tests.builders import empty_ledger
from tests.cared import FEED, SETTINGS, run
from tests.desk import Desk
from tests.servers import Mailbox, Outlets, mailbox, outlets
from tests.stored import opened


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


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new, open ledger."""
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(empty_ledger())
    with opened(path) as ledger:
        yield ledger


@pytest.fixture
def desk(tmp_path: Path, relay: Mailbox) -> Desk:
    """A desk whose mail goes to the relay."""
    return Desk(tmp_path, relay.port)


@pytest.fixture(scope="module")
def server() -> Iterator[Outlets]:
    """One web server for all tests here: starting and stopping one takes longer than most of them."""
    with outlets() as server:
        yield server


@pytest.fixture
def shared(server: Outlets) -> Outlets:
    """The server, as if it were new."""
    server.answers.clear()
    server.asked.clear()
    return server


@pytest.fixture
def loaded(tmp_path: Path, served: Outlets, relay: Mailbox) -> Config:
    """A configuration whose ledger has seen one feed and sent one digest."""
    url = served.say("/gazette", FEED)
    made = builders.config(tmp_path, SETTINGS.format(url=url, port=relay.port))
    run(made)
    assert len(relay.raw) == 1
    return made
