"""python -m monitor.demo: see a digest made, from feeds to mail, without network."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor import config, service
from monitor.demo import outlets
from monitor.errors import MonitorError
from monitor.model import Account
from monitor.screen import Screen

AT = "07:00"
NAME = "demo"
READER = "editor@example.org"
Clock = Callable[[], datetime]


def main() -> int:
    """Run the demo into the folder given, `digests` by default."""
    given = sys.argv[1:] or ["digests"]
    if len(given) > 1 or given[0].startswith("-"):
        print("usage: python3 dev.py demo [FOLDER]      makes sample digests in FOLDER (digests)")  # noqa: T201 - this is a door
        return 0 if given[0] in ("-h", "--help") else 2
    folder = Path(given[0]).resolve()
    try:
        return asyncio.run(_play(folder))
    except ModuleNotFoundError as missing:
        print(f"The demo needs the package {missing.name}: pip install 'monitor-news[demo]'", file=sys.stderr)  # noqa: T201 - a program that prints
        return 1
    except MonitorError as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is a door
        return error.exit_code


async def _play(folder: Path) -> int:
    from monitor.demo import servers  # needs an extra, whose absence is told by main

    topics, samples = outlets.load()
    slot = _latest_slot()
    clock: list[Clock] = [_clock(slot)]
    documents = {sample.path: sample for sample in samples if sample.format != "down"}
    taken: list[bytes] = []

    def answer(path: str) -> tuple[bytes, str] | None:
        return outlets.document(documents[path], slot, clock[0]()) if path in documents else None

    closed, refused = servers.closed_port()
    with closed, tempfile.TemporaryDirectory(prefix="monitor-demo-") as home:
        async with servers.web(answer) as web, servers.mail(taken) as relay:
            path = Path(home) / config.FILE_NAME
            path.write_text(_feeds_yaml(topics, samples, folder, web, refused, relay), encoding="utf-8")
            loaded = config.load(path, {})
            screen = Screen()
            screen.say(f"Sample outlets: {len(samples)} on 127.0.0.1:{web}; mail goes to a built-in sink.")
            clock[0] = _clock(slot - timedelta(days=1))
            yesterday = await service.run_once(loaded, Screen(quiet=True), now=clock[0])
            screen.say(f"Yesterday:  {_short(yesterday)}")
            clock[0] = _clock(slot)
            screen.say("Today:")
            today = await service.run_once(loaded, Screen(quiet=not screen.console.is_terminal), now=clock[0])
            screen.account(today, {})
    return _where_to_look(screen, folder, today, taken)


def _latest_slot() -> datetime:
    """Today's issue, or yesterday's before seven."""
    now = datetime.now(UTC)
    slot = now.replace(hour=int(AT[:2]), minute=int(AT[3:]), second=0, microsecond=0)
    return slot if slot <= now else slot - timedelta(days=1)


def _clock(begins: datetime) -> Clock:
    """A clock that starts at a moment of our choice and runs on."""
    started = time.monotonic()
    return lambda: begins + timedelta(seconds=time.monotonic() - started)


def _feeds_yaml(
    topics: dict[str, list[str]],
    samples: Sequence[outlets.Sample],
    folder: Path,
    web: int,
    refused: int,
    relay: int,
) -> str:
    """The demo's feeds.yaml. JSON is YAML, so values are written as JSON."""
    told = {
        sample.name: {
            "feed": f"http://127.0.0.1:{refused if sample.format == 'down' else web}/{sample.path}",
            "language": sample.language,
        }
        for sample in samples
    }
    blocks = {
        "topics": topics,
        "outlets": told,
        "digests": {NAME: {"at": AT, "to": READER}},
        "archive": str(folder),
        "smtp": {"host": "127.0.0.1", "port": relay, "security": "none", "from": "Monitor <monitor@example.org>"},
        "network": {"allow_private": ["127.0.0.0/8"]},
    }
    return json.dumps(blocks, ensure_ascii=False, indent=1)


def _short(account: Account) -> str:
    stories = sum(len(digest.stories) for digest in account.digests)
    return f"{len(account.polls)} feeds visited, a first digest with {stories} stories."


def _where_to_look(screen: Screen, folder: Path, today: Account, taken: list[bytes]) -> int:
    if not taken or not today.digests:
        screen.say("The demo did not come to its end; the lines above say why.")
        return 1
    page = max((folder / NAME).glob("*.html"))
    letter = page.with_suffix(".eml")
    screen.say("")
    screen.say(f"Open {_near(page)} in a browser; the same digest as mail: {_near(letter)}")
    screen.say("Next: put your own outlets and words into feeds.yaml, then `.venv/bin/monitor run --once`.")
    return 0


def _near(path: Path) -> str:
    """The path from here when it is below here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


if __name__ == "__main__":
    sys.exit(main())
