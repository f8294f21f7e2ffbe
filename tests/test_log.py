"""The service's log: a line for each thing that happens, and no flood for one that goes on happening."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from monitor import config
from monitor.log import Log
from monitor.model import Secret
from monitor.service.reloading import own_names

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


def shown(
    capsys: pytest.CaptureFixture[str], sentence: str, *queries: str, own: tuple[str, ...] = (), secret: str = ""
) -> str:
    """What stands in the log of a sentence when the words of these queries are hidden, and a secret."""
    log = Log()
    log.hide(queries, Secret(secret), own)
    log.warn("seen", sentence=sentence)
    return str(json.loads(capsys.readouterr().err)["sentence"])


@pytest.mark.parametrize(
    ("query", "sentence", "expected"),
    [
        ("des", "The description of des Landes, DES-news, /des/", "The description of *** Landes, ***-news, /***/"),
        ("пол", "Полиция у пол_года", "Полиция у ***_года"),
        ("chechn*", "A Chechnya desk, unchechn", "A *** desk, unchechn"),
        ("人权", "中国人权观察", "中国***观察"),
        ("read OR the", "The feed could not be read; readers wait", "The feed could not be ***; readers wait"),
    ],
)  # fmt: skip
def test_the_log_hides_a_word_where_it_stands_as_a_whole_word_and_no_part_of_another(
    capsys: pytest.CaptureFixture[str], query: str, sentence: str, expected: str
) -> None:
    assert shown(capsys, sentence, query) == expected


def test_the_log_hides_nothing_in_the_names_of_our_own_files_and_pages(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "svc"
    folder.mkdir()
    (folder / "feeds.yaml").write_text(
        "keywords: [svc, feeds, localhost]\noutlets: {A: https://a.example/f}\nhttp: localhost:8790\n"
    )
    own = own_names(config.load(folder / "feeds.yaml", {}))
    for ours in (f"'{folder}/monitor.sqlite3-wal'", f"{folder}/feeds.yaml has a mistake", "http://localhost:8790/"):
        assert shown(capsys, ours, "svc feeds localhost", own=own) == ours
    assert shown(capsys, f"{folder}2/svc svc https://a.example/svc", "svc", own=own) == (
        f"{folder}2/*** *** https://a.example/***"
    )


def test_the_log_hides_a_secret_wherever_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "The description in /home/desk", own=("/home/desk",), secret="des")
    assert told == "The ***cription in /home/***k"
