"""The service's log: a line for each thing that happens, and no flood for one that goes on happening."""

from __future__ import annotations

import json

import pytest

from monitor.log import Log

FULL, GONE = OSError(28, "No space left on device"), OSError(2, "No such file")


def test_a_trouble_that_stays_the_same_is_said_once_an_hour_with_how_often_it_came(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = 0.0
    log = Log(monotonic=lambda: clock)
    for _ in range(240):  # two hours of ticks
        log.trouble("visit to BBC", FULL)
        clock += 30
    log.trouble("visit to BBC", GONE)
    log.trouble("visit to Guardian", FULL)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(line["what"], line.get("times")) for line in lines] == [
        ("visit to BBC", None),
        ("visit to BBC", 120),
        ("visit to BBC", None),
        ("visit to Guardian", None),
    ]
