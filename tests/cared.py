"""A desk whose ledger is cared for: its rounds, and its rows past everything that guards them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

from monitor import service
from monitor.config import Config
from monitor.screen import Screen
from tests.builders import NOW, item, rss

SETTINGS = """
keywords: [Chechnya]
outlets: {{Gazette: "{url}"}}
digest: {{at: "07:00", to: editor@example.org}}
smtp: {{host: 127.0.0.1, port: {port}, security: none, from: monitor@example.org}}
network: {{allow_private: [127.0.0.0/8]}}
"""
FEED = rss(item("arrest", "Arrests in Chechnya"), item("cooking", "How to cook borscht"))


def run(config: Config, *, later: timedelta = timedelta()) -> tuple[str, ...]:
    """One round at NOW, or later; the troubles it had."""
    account = asyncio.run(service.run_once(config, Screen(quiet=True), everything=True, now=lambda: NOW + later))
    return account.troubles


@contextmanager
def rows(config: Config) -> Iterator[sqlite3.Connection]:
    """The ledger, past everything that guards it."""
    with closing(sqlite3.connect(config.ledger, isolation_level=None)) as connection:
        yield connection


def count(config: Config, table: str) -> int:
    """How many rows a table has."""
    with rows(config) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names


def cut(path: Path) -> None:
    """Lose the end of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
