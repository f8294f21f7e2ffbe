"""The command as processes of its own: runs, services, and what they log."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PATIENCE = 40.0  # seconds; a service that a test waits for longer is killed, and the test fails


def command(*arguments: str) -> list[str]:
    """The command as a process of its own."""
    return [sys.executable, "-m", "monitor", *arguments]


# As installed: with its byte code, or each start would compile the program again.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": ""}


def begun(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """The command in a process that goes on, in a group of its own as in a terminal."""
    return subprocess.Popen(
        command(*arguments),
        cwd=folder,
        env={**ENVIRONMENT, **(environment or {})},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def process(folder: Path, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command in a process; it ends with this code and never with a traceback."""
    ended = subprocess.run(
        command(*arguments), cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False
    )
    assert "Traceback" not in ended.stdout + ended.stderr
    assert ended.returncode == code, ended.stdout + ended.stderr
    return ended


class Service:
    """A running `monitor run`, with what it logged so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []

    def wait_for(self, **facts: object) -> dict[str, Any]:
        """The next log line that says all this; every line before it is JSON too."""
        assert self.process.stderr is not None
        while line := self.process.stderr.readline():
            self.lines.append(line)
            event: dict[str, Any] = json.loads(line)
            if facts.items() <= event.items():
                return event
        raise AssertionError(f"the service ended without saying {facts}: {self.lines}")

    def stops(self, number: int) -> None:
        """Stopped by the signal, it ends within ten seconds, with code 0 and a word of farewell."""
        began = time.monotonic()
        self.process.send_signal(number)
        self.wait_for(event="stopped")
        assert self.process.wait(timeout=10) == 0
        assert time.monotonic() - began < 10
        assert self.process.stdout is not None
        assert self.process.stdout.read() == ""
        assert self.process.stderr is not None
        assert self.process.stderr.read() == ""


@contextmanager
def running(folder: Path, *options: str, **environment: str) -> Iterator[Service]:
    """`monitor run` in this folder; ended at the end whatever happens."""
    with begun(folder, "run", *options, environment=environment) as process:
        limit = threading.Timer(PATIENCE, process.kill)
        limit.start()
        try:
            yield Service(process)
        finally:
            limit.cancel()
            process.kill()
