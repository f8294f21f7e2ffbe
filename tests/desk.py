"""A desk that is real in all but its time: what it asks for, its runs, and what came of them."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from monitor import service
from monitor.config import Config
from monitor.model import Account, DigestStory, FeedState
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW, item

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ARREST = item("arrest", "Arrests in Chechnya")
LAW = item("law", "New law against LGBT groups")
COOKING = item("cooking", "How to cook borscht")


@dataclass
class Desk:
    """A desk with its feeds.yaml, and what it did."""

    folder: Path
    port: int
    loaded: Config | None = None

    def asks(
        self, outlets: Mapping[str, object], more: str = "", keywords: str = "[Chechnya, LGBT]", to: str = ""
    ) -> Desk:
        """Write feeds.yaml: these outlets, a digest at seven; `more` is added as it is."""
        topics = "" if "topics:" in more else f"keywords: {keywords}"
        digest = "" if "digests:" in more else f"digest: {{at: '07:00', to: {to or 'editor@example.org'}}}"
        text = f"""
{topics}
outlets: {json.dumps(outlets)}
{digest}
smtp: {{host: 127.0.0.1, port: {self.port}, security: none, from: Monitor <monitor@example.org>}}
network: {{allow_private: [127.0.0.0/8]}}
{more}
"""
        self.loaded = builders.config(self.folder, text)
        return self

    def runs(self, at: datetime = NOW, *, everything: bool = True) -> Account:
        """One run at this time; nothing may go wrong that is not a value."""
        assert self.loaded is not None
        account = asyncio.run(service.run_once(self.loaded, Screen(quiet=True), everything=everything, now=lambda: at))
        assert account.troubles == ()
        return account

    def feeds(self) -> dict[str, FeedState]:
        """What the ledger knows of each outlet's feed."""
        assert self.loaded is not None
        return {feed.outlet: feed for feed in service.health(self.loaded).feeds}

    def ledger(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table."""
        connection = sqlite3.connect(self.folder / "monitor.sqlite3")
        try:
            named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in named}  # noqa: S608 - names out of the schema
        finally:
            connection.close()

    def issue(self, slot: str = "2026-11-22-0700", digest: str = "daily") -> dict[str, Any]:
        """The data of an issue, from the archive."""
        path = self.folder / "digests" / digest / f"{slot}.json"
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return read

    def text(self, slot: str = "2026-11-22-0700", digest: str = "daily") -> str:
        """The text of an issue, from the archive, each run of space as one."""
        path = self.folder / "digests" / digest / f"{slot}.txt"
        return " ".join(path.read_text(encoding="utf-8").split())


def headlines(issue: dict[str, Any]) -> list[str]:
    """The headlines of an issue, in the order told."""
    return [
        "".join(piece["text"] for piece in story["articles"][0]["headline"])
        for section in issue["sections"]
        for story in (*section["stories"], *section["older"])
    ]


def headline(story: DigestStory) -> str:
    """The headline that leads a story."""
    return "".join(piece.text for piece in story.lead.headline)


def stories(account: Account) -> list[list[str]]:
    """The headlines of each digest of a run."""
    return [
        ["".join(piece.text for piece in story.lead.headline) for story in digest.stories] for digest in account.digests
    ]
