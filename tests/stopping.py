"""The command in processes that are stopped: at one of their steps, or at any moment by whoever kills them.

A step is a call that leaves the process: a statement or commit of SQLite, a connection, what is sent and read on it,
a file that is opened, written, synced, renamed. The interpreter's own profile hook sees it, in every thread, just
before it happens; nothing of the product is wrapped. Stopped is SIGKILL.

Starting the interpreter costs more than a run, so the processes are forked from one that has all modules loaded and
has no threads; each has its own memory, files and connections, like any other process.
"""

from __future__ import annotations

import contextlib
import io
import json
import mmap
import os
import select
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tests.processes import ENVIRONMENT, ROOT

KINDS = ("database", "network", "file")
_STATEMENTS = {"execute", "executemany", "executescript", "commit", "rollback"}
_TALK = {"connect", "send", "recv"}
_FILE_WORK = {"open", "mkdir", "fsync", "chmod", "replace", "rename", "unlink"}
_COUNTS = struct.Struct("3q")
_FIRST_FILE = 3  # lower are input, output and errors
_PATIENCE = 60.0


# --- whoever asks for runs --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """How a run ended: its exit code, negative for a signal, and how many steps of each kind it took."""

    code: int
    steps: dict[str, int]


class Run:
    """A run that goes on."""

    def __init__(self, answers: IO[str], pid: int) -> None:
        self._answers, self.pid = answers, pid

    def kill(self) -> Ended:
        """Kill it now, unless it has ended; how it ended."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.ended()

    def ended(self) -> Ended:
        """Wait for its end."""
        return Ended(**json.loads(self._answers.readline()))


class Monitors:
    """Starts runs of the command, one at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, config: Path, *, stop: tuple[str, int] | None = None, everything: bool = False) -> Run:
        """`monitor run --once` in a process of its own; `stop` is the kind and the number of its last step."""
        arguments = ["--config", str(config), "run", "--once", *(["--all"] if everything else [])]
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        requests.write(json.dumps({"arguments": arguments, "stop": stop}) + "\n")
        requests.flush()
        return Run(answers, json.loads(answers.readline()))

    def run(self, config: Path, *, stop: tuple[str, int] | None = None, everything: bool = False) -> Ended:
        """The same to its end."""
        return self.start(config, stop=stop, everything=everything).ended()


@contextmanager
def monitors() -> Iterator[Monitors]:
    """A process that runs are forked from."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.stopping"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=ENVIRONMENT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield Monitors(process)
        finally:
            process.kill()


# --- the process that runs are forked from ----------------------------------------------------------------


def _main() -> None:
    """Answer each order with the number of its process, and then with how it ended."""
    _load_what_a_run_loads()
    counts = mmap.mmap(-1, _COUNTS.size)
    for line in sys.stdin:
        order = json.loads(line)
        counts[:] = bytes(_COUNTS.size)
        assert threading.active_count() == 1, "forked with threads, a run may wait for locks that nobody frees"
        pid = os.fork()
        if pid == 0:
            _run(order["arguments"], counts, order["stop"])
        _answer(pid)
        _, status = _waited(pid)
        steps = dict(zip(KINDS, _COUNTS.unpack(counts[:]), strict=True))
        _answer({"code": os.waitstatus_to_exitcode(status), "steps": steps})


def _answer(value: object) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


def _load_what_a_run_loads() -> None:
    """Modules, templates, and no certificates but those of nobody: reading the system's takes a third of a run."""
    import anyio._backends._asyncio  # noqa: F401 - loaded before anything is counted
    import feedparser  # noqa: F401 - loaded before anything is counted

    import monitor.cli.run
    import monitor.service.running
    import monitor.stores.migrations  # noqa: F401 - loaded before anything is counted
    from monitor import render

    render.render(render.sample())
    os.environ["SSL_CERT_FILE"] = os.devnull


def _waited(pid: int) -> tuple[int, int]:
    """Wait for a run; one that hangs is killed."""
    handle = os.pidfd_open(pid)
    try:
        if not select.select([handle], [], [], _PATIENCE)[0]:
            os.kill(pid, signal.SIGKILL)
    finally:
        os.close(handle)
    return os.waitpid(pid, 0)


def _run(arguments: list[str], counts: mmap.mmap, stop: tuple[str, int] | None) -> None:
    """The command in this process, which ends with it."""
    from monitor import cli

    quiet = os.open(os.devnull, os.O_RDWR)
    for number in range(_FIRST_FILE):
        os.dup2(quiet, number)
    sys.argv = ["monitor", *arguments]
    if stop is not None:
        hook = _Hook(counts, *stop)
        threading.setprofile(hook)
        sys.setprofile(hook)
    code = 1
    try:
        cli.main()
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 0
    finally:
        sys.setprofile(None)
        os._exit(code)


class _Hook:
    """Counts the steps by kind and kills the process at one of them."""

    def __init__(self, counts: mmap.mmap, kind: str, last: int) -> None:
        self._counts, self._last, self._kind = counts, last, KINDS.index(kind)
        self._turn = threading.Lock()

    def __call__(self, _frame: Any, event: str, function: Any) -> None:
        if event != "c_call" or (kind := _kind(function)) is None:
            return
        with self._turn:
            taken = list(_COUNTS.unpack(self._counts[:]))
            taken[kind] += 1
            self._counts[:] = _COUNTS.pack(*taken)
            if kind == self._kind and taken[kind] == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


def _kind(function: Any) -> int | None:
    """What kind of step a call is; None for one that stays in the process."""
    name, owner = function.__name__, getattr(function, "__self__", None)
    if isinstance(owner, sqlite3.Connection | sqlite3.Cursor):
        return 0 if name in _STATEMENTS else None
    if isinstance(owner, socket.socket):
        return 1 if name in _TALK and owner.family in (socket.AF_INET, socket.AF_INET6) else None
    if isinstance(owner, io.BufferedWriter):
        return 2 if name in ("write", "flush", "close") else None
    return 2 if name in _FILE_WORK and getattr(owner, "__name__", "") == "posix" else None


if __name__ == "__main__":
    _main()
