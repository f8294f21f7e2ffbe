"""A call that costs too much costs one child, never the service."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from monitor.sandbox import Sandbox, Stopped

FUNCTION = "tests.sandboxed:act"


@asynccontextmanager
async def sandbox(function: str = FUNCTION, **limits: Any) -> AsyncIterator[Sandbox]:
    """A sandbox with one child, closed at the end."""
    box = Sandbox(function, **{"workers": 1, "seconds": 10.0, **limits})
    try:
        yield box
    finally:
        await box.close()


def is_alive(process: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    "value",
    [None, 0, "text", "ЛГБТ 人权", b"\x00\xff" * 10, ["list", {"of": ("many", 1.5)}], b"x" * 3_000_000],
    ids=["nothing", "number", "text", "letters", "bytes", "nested", "three megabytes"],
)
async def test_the_result_comes_back_as_it_was(value: object) -> None:
    async with sandbox() as box:
        assert await box("echo", value) == value


async def test_one_child_answers_many_calls() -> None:
    async with sandbox() as box:
        assert len({await box("pid") for _ in range(20)}) == 1


@pytest.mark.parametrize(("what", "argument"), [("sleep", 30), ("spin", None)], ids=["waiting", "busy"])
async def test_a_call_that_takes_too_long_is_killed_and_the_next_one_works(what: str, argument: object) -> None:
    async with sandbox(seconds=1) as box:
        first = await box("pid")
        began = time.monotonic()
        with pytest.raises(Stopped, match="longer than 1 second"):
            await box(what, argument)
        assert time.monotonic() - began < 5
        assert not is_alive(first)
        assert await box("echo", "next") == "next"


@pytest.mark.parametrize(("what", "argument"), [("hog", 4000), ("grow", None)], ids=["at once", "bit by bit"])
async def test_a_call_that_takes_too_much_memory_is_stopped_and_the_next_one_works(what: str, argument: object) -> None:
    async with sandbox(megabytes=300) as box:
        with pytest.raises(Stopped, match="memory"):
            await box(what, argument)
        assert await box("echo", "next") == "next"


async def test_an_answer_too_large_for_the_child_is_stopped_and_the_next_one_works() -> None:
    async with sandbox(megabytes=300) as box:
        with pytest.raises(Stopped, match="memory"):
            await box("large", 120)
        assert await box("echo", "next") == "next"


@pytest.mark.parametrize(("what", "code"), [("die", 0), ("die", 3), ("leave", 1)])
async def test_a_child_that_dies_is_told_and_replaced(what: str, code: int) -> None:
    async with sandbox() as box:
        first = await box("pid")
        with pytest.raises(Stopped, match="crashed"):
            await box(what, code)
        second = await box("pid")
        assert second != first
        assert not is_alive(first)


@pytest.mark.parametrize(
    ("what", "name"), [("fail", "ValueError"), ("deep", "RecursionError"), ("no such act", "KeyError")]
)
async def test_an_exception_inside_is_told_by_its_name_and_the_next_call_works(what: str, name: str) -> None:
    async with sandbox() as box:
        with pytest.raises(Stopped, match=name) as stopped:
            await box(what, "words that may hold a secret")
        assert "secret" not in str(stopped.value)
        assert await box("echo", "next") == "next"


async def test_a_result_that_cannot_travel_is_told_and_the_next_call_works() -> None:
    async with sandbox() as box:
        with pytest.raises(Stopped):
            await box("secret")
        assert await box("echo", "next") == "next"


async def test_what_the_function_prints_does_not_fall_into_the_answers() -> None:
    async with sandbox() as box:
        assert await box("shout", "\x00\x00\x00\x05hello") == "shouted"
        assert await box("echo", "next") == "next"


@pytest.mark.parametrize("function", ["tests.sandboxed:nothing", "no.such.module:act"])
async def test_a_function_that_does_not_exist_is_told(function: str) -> None:
    async with sandbox(function) as box:
        with pytest.raises(Stopped):
            await box("echo")


async def test_several_calls_run_at_once_but_no_more_than_there_are_children() -> None:
    async with sandbox(workers=2) as box:
        await asyncio.gather(box("echo"), box("echo"))  # both children are up
        began = time.monotonic()
        pids = await asyncio.gather(*(box("sleep", 0.4) for _ in range(4)))
        took = time.monotonic() - began
        assert pids == ["rested"] * 4
        assert 0.8 <= took < 1.5
        assert len(set(await asyncio.gather(*(box("pid") for _ in range(8))))) <= 2


async def test_one_bad_call_does_not_disturb_the_others() -> None:
    async with sandbox(workers=2) as box:
        results = await asyncio.gather(
            box("echo", 1), box("die", 1), box("echo", 2), box("fail"), box("echo", 3), return_exceptions=True
        )
        assert [result for result in results if not isinstance(result, Stopped)] == [1, 2, 3]
        assert sum(isinstance(result, Stopped) for result in results) == 2


async def test_a_call_that_is_given_up_leaves_no_answer_for_the_next_one() -> None:
    async with sandbox() as box:
        await box("echo", "up")
        task = asyncio.create_task(box("sleep", 0.2))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await box("echo", "next") == "next"


CTRL_C = """
import asyncio, os, signal, threading, time
from monitor.sandbox import Sandbox

signal.signal(signal.SIGINT, lambda *_: None)

def press() -> None:
    while True:
        os.killpg(0, signal.SIGINT)
        time.sleep(0.005)

async def main() -> None:
    threading.Thread(target=press, daemon=True).start()
    box = Sandbox("tests.sandboxed:act", workers=1)
    print(await box("echo", "answered"))
    await box.close()

asyncio.run(main())
"""


def test_ctrl_c_in_a_terminal_does_not_reach_a_child_not_even_while_it_starts() -> None:
    """A terminal sends the signal to the whole group of processes; only the service decides who stops."""
    ended = subprocess.run(
        [sys.executable, "-c", CTRL_C],
        cwd=Path(__file__).parent.parent,
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ended.stdout, ended.stderr, ended.returncode) == ("answered\n", "", 0)


async def test_closing_ends_every_child() -> None:
    async with sandbox(workers=3) as box:
        pids = [await box("pid")]
        pids += await asyncio.gather(*(box("pid") for _ in range(6)))
        assert all(is_alive(process) for process in pids)
    assert not any(is_alive(process) for process in pids)


async def test_closing_twice_or_unused_is_fine() -> None:
    async with sandbox() as box:
        await box.close()
    await box.close()
