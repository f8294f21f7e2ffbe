"""What the sandbox is asked to run in its tests: one importable function with many moods."""

from __future__ import annotations

import os
import sys
import time


def act(what: str, argument: object = None) -> object:
    """Do what the word says, in the child."""
    return _ACTS[what](argument)


def _hog(megabytes: object) -> int:
    return len(bytearray(int(str(megabytes)) * 2**20))


def _grow(_argument: object) -> list[bytes]:
    pieces: list[bytes] = []
    while True:
        pieces.append(bytes(2**20))


def _sleep(seconds: object) -> str:
    time.sleep(float(str(seconds)))
    return "rested"


def _die(code: object) -> None:
    os._exit(int(str(code)))


def _leave(code: object) -> None:
    sys.exit(int(str(code)))


def _fail(words: object) -> None:
    raise ValueError(words)


def _shout(words: object) -> str:
    print(words, flush=True)  # noqa: T201 - what must not fall into the answers
    return "shouted"


def _deep(_argument: object) -> object:
    return _deep(_argument)


def _secret(_argument: object) -> object:
    return lambda: None


_ACTS = {
    "echo": lambda argument: argument,
    "pid": lambda _argument: os.getpid(),
    "spin": lambda _argument: sum(1 for _ in iter(int, 1)),
    "large": lambda megabytes: bytes(int(str(megabytes)) * 2**20),
    "hog": _hog,
    "grow": _grow,
    "sleep": _sleep,
    "die": _die,
    "leave": _leave,
    "fail": _fail,
    "shout": _shout,
    "deep": _deep,
    "secret": _secret,
}
