"""The labelled sets that copies and stories are measured on, read from `stories/` of the data folder."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

ONE_DAY = datetime(2026, 11, 23, tzinfo=UTC)  # for sets without a clock
csv.field_size_limit(10**9)


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """A text with the cluster that people put it in; `drawer` decides whether it is in the dev or the test half."""

    id: str
    cluster: str
    title: str
    text: str = ""
    outlet: str = ""
    url: str = ""
    at: datetime = ONE_DAY
    kind: str = ""
    drawer: str = ""

    @property
    def half(self) -> str:
        """All of a cluster is in one half, and so are events made to look alike."""
        return "test" if hashlib.sha256((self.drawer or self.cluster).encode()).digest()[0] % 2 else "dev"


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledSet:
    """Texts with their clusters."""

    name: str
    language: str
    texts: tuple[Labelled, ...]

    def only(self, half: str) -> LabelledSet:
        """The texts of one half; all of them for "whole"."""
        return replace(self, texts=tuple(one for one in self.texts if half in ("whole", one.half)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two texts of which people said whether they tell one event; None when they said something in between."""

    languages: str
    one: Labelled
    other: Labelled
    is_same: bool | None

    @property
    def half(self) -> str:
        """The half of the first text."""
        return self.one.half


# --- clusters ---------------------------------------------------------------------------------------------


def wire(folder: Path, name: str) -> LabelledSet:
    """Republications of real articles: shared, cut, given a new lead, given another headline."""
    texts = tuple(
        Labelled(
            id=row["id"], cluster=str(row["story"]), title=row["title"], text=row["text"], outlet=row["source"],
            url=row["url"], at=datetime.fromtimestamp(row["ts"], UTC), kind=row["kind"],
        )
        for row in _lines(folder / "wire_semi" / f"{name}.jsonl")
    )  # fmt: skip
    return LabelledSet(name=f"wire_semi/{name}", language="en", texts=texts)


def french(folder: Path) -> LabelledSet:
    """Headlines in groups of Google News."""
    lines = (folder / "fr_gnews" / "categories.csv").read_text(encoding="utf-8").splitlines()
    rows = [parts for line in lines if len(parts := line.split("\t")) == 3]
    texts = tuple(
        Labelled(id=str(number), cluster=f"{category}/{group}", title=title.strip(), outlet=f"outlet {number}")
        for number, (category, group, title) in enumerate(rows)
    )
    return LabelledSet(name="fr_gnews", language="fr", texts=texts)


def events(folder: Path, sentences: int) -> LabelledSet:
    """ECB+: in each topic two events that look alike, so a topic is in one half."""
    texts = tuple(
        Labelled(
            id=row["id"], cluster=row["cluster"], title=row["sents"][0], text=" ".join(row["sents"][1:sentences]),
            outlet=row["id"], drawer=row["topic"],
        )
        for row in _lines(folder / "ecbplus" / "ecbplus.jsonl")
    )  # fmt: skip
    return LabelledSet(name=f"ecbplus, {sentences} sentence{'s' * (sentences > 1)}", language="en", texts=texts)


def aggregated(folder: Path) -> LabelledSet:
    """UCI News Aggregator: headlines in large clusters of Google News, with their times."""
    texts = tuple(
        Labelled(
            id=row["id"], cluster=row["cluster"], title=row["title"], outlet=row["publisher"] or row["host"],
            url=row["url"], at=datetime.fromtimestamp(row["ts"], UTC),
        )
        for row in _lines(folder / "uci6k" / "uci6k.jsonl")
    )  # fmt: skip
    return LabelledSet(name="uci6k", language="en", texts=texts)


def invented(path: Path) -> tuple[LabelledSet, ...]:
    """Headlines of ours, a set for each language: one event on several lines, and events that look alike."""
    found: dict[str, list[Labelled]] = {}
    language = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("["):
            language = line.strip("[]")
        elif language and line:
            event, title = line.split(" | ", 1)
            one = Labelled(id=str(number), cluster=f"{language} {event}", title=title, outlet=f"outlet {number}")
            found.setdefault(language, []).append(one)
    return tuple(LabelledSet(name="headlines", language=code, texts=tuple(texts)) for code, texts in found.items())


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# --- pairs ------------------------------------------------------------------------------------------------

_SAME, _DIFFERENT = 1.75, 2.5  # SemEval's Overall goes from 1, the same story, to 4, nothing in common


def judged(folder: Path) -> tuple[Pair, ...]:
    """SemEval-2022 task 8: pairs inside and across languages."""
    with (folder / "semeval8" / "training_set.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    found = []
    for row in rows:
        score = float(row["Overall"])
        same = True if score < _SAME else False if score > _DIFFERENT else None
        number = row["pair_id"]
        one, other = (_headed(f"{number}.{side}", number, row[f"text{side}"]) for side in "12")
        found.append(Pair(languages=f"{row['lang1']}–{row['lang2']}", one=one, other=other, is_same=same))
    return tuple(found)


def _headed(name: str, pair: str, text: str) -> Labelled:
    """A text whose headline is its first line, or what stands before two spaces."""
    head = text.strip().split("\n")[0].split("  ")[0][:200]
    return Labelled(id=name, cluster=name, title=head, text=text.strip()[len(head) :], outlet=name, drawer=pair)


def telegram(folder: Path, language: str) -> tuple[Pair, ...]:
    """Pairs of Telegram's clustering contest, judged by people."""
    paths = sorted((folder / "tg_pairs").glob(f"{language}_*.tsv"))
    if not paths:
        raise FileNotFoundError(folder / "tg_pairs")
    found = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table, delimiter="\t"))
        for number, row in enumerate(rows):
            name = f"{path.stem}.{number}"
            one, other = (
                Labelled(
                    id=f"{name}.{side}", cluster=f"{name}.{side}", title=row[f"INPUT:{side}_title"],
                    text=row[f"INPUT:{side}_text"], url=row[f"INPUT:{side}_url"], outlet=f"{name}.{side}", drawer=name,
                )
                for side in ("first", "second")
            )  # fmt: skip
            same = row["GOLDEN:quality"] == "OK"
            found.append(Pair(languages=f"{language}–{language}", one=one, other=other, is_same=same))
    return tuple(found)


_Read = TypeVar("_Read")


def present(folder: Path, reads: Mapping[str, Callable[[Path], _Read]]) -> tuple[dict[str, _Read], list[str]]:
    """The sets that are there by name, and the names of the others."""
    found: dict[str, _Read] = {}
    missing = []
    for name, read in reads.items():
        try:
            found[name] = read(folder)
        except FileNotFoundError:
            missing.append(name)
    return found, missing
