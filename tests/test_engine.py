"""The engine goes on when the world does not play along."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from monitor import service
from monitor.screen import Screen
from tests import builders
from tests.servers import Outlets

FEED = "<rss version='2.0'><channel><item><guid>a-long-enough-id</guid><title>One</title></item></channel></rss>"


async def test_a_visit_that_cannot_be_written_is_told_and_not_repeated_at_every_tick(
    served: Outlets, tmp_path: Path
) -> None:
    url = served.say("/feed", FEED)
    loaded = builders.config(
        tmp_path, f'keywords: [x]\noutlets: {{O: "{url}"}}\nnetwork: {{allow_private: [127.0.0.0/8]}}\n'
    )
    await service.run_once(loaded, Screen(quiet=True))
    with sqlite3.connect(loaded.ledger) as rows:  # from now on no visit can be written
        rows.execute("CREATE TRIGGER full BEFORE INSERT ON polls BEGIN SELECT RAISE(FAIL, 'disk full'); END")
        rows.execute("UPDATE feeds SET next_poll_at = '2020-01-01 00:00:00', body_hash = NULL, etag = NULL")
    before = len(served.asked)
    accounting = service.Accounting(Screen(quiet=True))
    async with service.assembled(loaded, accounting, service.utc_now) as engine, engine._visitors():
        for _ in range(5):
            await engine._add_due()
            await engine._lanes.empty()
            await asyncio.sleep(0)
    assert len(served.asked) == before + 1
    assert [trouble for trouble in accounting.account().troubles if "disk full" in trouble]
