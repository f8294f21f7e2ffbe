"""Run a function in child processes that can be killed: a hostile document costs one child, never the service.

It guards against cost (time, memory, a crash), not against code that runs: arguments and results are pickled.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import pickle
import struct
import sys
from typing import Any, BinaryIO

_LENGTH = struct.Struct("!I")
_RECYCLE_AFTER = 500
_START = 60.0  # seconds for a child to load what it needs: a busy machine is no fault of the document's
_READY = b"+"


class Stopped(Exception):
    """The call took too long or too much memory, failed, or its process died; the text says which."""


class Sandbox:
    """Calls one importable function, `module:name`, in at most `workers` children at a time."""

    def __init__(self, function: str, *, workers: int = 2, seconds: float = 10.0, megabytes: int = 512) -> None:
        self._function, self._seconds, self._megabytes = function, seconds, megabytes
        self._free: asyncio.LifoQueue[_Child | None] = asyncio.LifoQueue()  # one that runs goes before one to start
        for _ in range(workers):
            self._free.put_nowait(None)

    async def __call__(self, *arguments: object) -> Any:
        """The function's result; Stopped when it cost too much, failed or died."""
        child = await self._free.get()
        try:
            if child is not None and child.worn_out:
                await child.stop()
                child = None
            child = child or await _Child.start(self._function, self._megabytes)
            result = await child.call(arguments, self._seconds)
        except BaseException:  # also a cancellation: a child in the middle of an answer cannot be used again
            self._free.put_nowait(None)
            if child is not None:
                await child.stop()
            raise
        self._free.put_nowait(child)
        return result

    async def close(self) -> None:
        """Stop every child that is not working."""
        while not self._free.empty():
            child = self._free.get_nowait()
            if child is not None:
                await child.stop()


class _Child:
    """One process, fed length-prefixed pickles on its standard input."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process, self._calls = process, 0

    @classmethod
    async def start(cls, function: str, megabytes: int) -> _Child:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "monitor.sandbox", function, str(megabytes),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            process_group=0,  # Ctrl-C in a terminal is for us, not for it
        )  # fmt: skip
        child = cls(process)
        try:
            await child._ready()
        except BaseException:  # a cancellation too: nobody else knows the child
            await child.stop()
            raise
        return child

    async def _ready(self) -> None:
        """It has loaded its function: the time of a call begins."""
        try:
            async with asyncio.timeout(_START):
                await self._read(len(_READY))
        except TimeoutError:
            raise Stopped(f"its process did not start in {_START:.0f} seconds") from None
        except asyncio.IncompleteReadError:
            raise Stopped("its process could not start") from None

    @property
    def worn_out(self) -> bool:
        return self._calls >= _RECYCLE_AFTER or self._process.returncode is not None

    async def call(self, arguments: tuple[object, ...], seconds: float) -> Any:
        self._calls += 1
        try:
            async with asyncio.timeout(seconds):
                answer = await self._exchange(pickle.dumps(arguments))
        except TimeoutError:
            raise Stopped(f"it took longer than {seconds:.0f} seconds") from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise Stopped("the process that read it ran out of memory or crashed") from None
        done, value = pickle.loads(answer)  # noqa: S301 - our own child, see the head of the file
        if not done:
            raise Stopped(value)
        return value

    async def _exchange(self, request: bytes) -> bytes:
        writer = self._process.stdin
        if writer is None:  # pragma: no cover - it is a pipe
            raise ConnectionError
        writer.write(_LENGTH.pack(len(request)) + request)
        await writer.drain()
        (length,) = _LENGTH.unpack(await self._read(_LENGTH.size))
        return await self._read(length)

    async def _read(self, length: int) -> bytes:
        if self._process.stdout is None:  # pragma: no cover - it is a pipe
            raise ConnectionError
        return await self._process.stdout.readexactly(length)

    async def stop(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()


# --- inside the child -------------------------------------------------------------------------------------


def _work(function: str, megabytes: int, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until the parent closes the pipe."""
    module, _, name = function.partition(":")
    call = getattr(importlib.import_module(module), name)
    _limit_memory(megabytes)
    answers.write(_READY)
    answers.flush()
    os.nice(5)  # a hostile document does not take the processor from the visits to the others
    while header := requests.read(_LENGTH.size):
        (length,) = _LENGTH.unpack(header)
        answer = pickle.dumps(_answer(call, requests.read(length)))
        answers.write(_LENGTH.pack(len(answer)) + answer)
        answers.flush()


def _answer(call: Any, request: bytes) -> tuple[bool, object]:
    try:
        return True, call(*pickle.loads(request))  # noqa: S301 - from our parent
    except MemoryError:
        return False, "it took more memory than a document may"
    except Exception as error:  # noqa: BLE001 - whatever a hostile document provokes is an answer, not a crash
        return False, f"reading it failed ({type(error).__name__})"


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no such limit
        return
    limit = megabytes * 2**20
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ValueError, OSError):  # pragma: no cover - macOS refuses; the time limit still holds
        return


if __name__ == "__main__":
    _out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not fall into the answers
    _work(sys.argv[1], int(sys.argv[2]), sys.stdin.buffer, _out)
