"""From feeds.yaml to a mail, with real HTTP, a real ledger and a real relay."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from monitor import service
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW
from tests.servers import Mailbox, Outlets

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet</title>
<item><guid>story-number-one</guid><link>https://outlet.example/1</link><title>Arrests in Chechnya</title>
<description>Several people were taken from their homes, their families say, and nobody says where.</description>
<pubDate>Sun, 22 Nov 2026 05:00:00 GMT</pubDate></item></channel></rss>"""


def test_a_story_travels_from_a_feed_to_a_mail_once(served: Outlets, relay: Mailbox, tmp_path: Path) -> None:
    url = served.say("/feed", FEED, ETag='"1"')
    loaded = builders.config(
        tmp_path,
        f"""
keywords: [Chechnya]
outlets: {{Outlet: "{url}"}}
digest: {{at: "07:00", to: editor@example.org}}
smtp: {{host: 127.0.0.1, port: {relay.port}, security: none, from: Monitor <monitor@example.org>}}
network: {{allow_private: [127.0.0.0/8]}}
""",
    )
    screen = Screen(quiet=True)
    first = asyncio.run(service.run_once(loaded, screen, now=lambda: NOW))
    again = asyncio.run(service.run_once(loaded, screen, everything=True, now=lambda: NOW + timedelta(hours=1)))
    assert [poll.outcome.value for poll in (*first.polls, *again.polls)] == ["read", "unchanged"]
    assert len(first.digests) == 1
    assert again.digests == ()
    assert len(relay.messages) == 1
    assert "Arrests in" in relay.messages[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]  # a digest has a plain part
    assert (tmp_path / "digests/daily/2026-11-22-0700.html").exists()
