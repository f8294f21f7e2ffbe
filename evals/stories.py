"""Are copies and stories told apart as people do? Every labelled set that is there, our decisions and other readers' rules.

    python evals/stories.py --data FOLDER [--sets wire fr_gnews …] [--half dev] [--write]      (or MONITOR_DATA)

FOLDER holds `stories/` with the sets; one that is missing is named and left out. Each set is parted in a dev and a test
half by a hash of the cluster (of the topic where two events were made to look alike): thresholds are chosen on dev, the
test half is reported, and for our stories the whole too. `--write` renews the section in docs/quality.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import stories_sets as sets
from stories_own import copy_groups, frozen_groups, story_groups
from stories_rules import RULES, Rule
from stories_scores import Score, bcubed, joined_earlier, pairwise
from stories_sets import LabelledSet, Pair

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
HEADLINES = {
    "invented headlines": Path(__file__).resolve().parent / "headlines.txt",
    "invented headlines, written blind": Path(__file__).resolve().parent / "headlines_blind.txt",
}
START, END = "<!-- stories: written by evals/stories.py -->", "<!-- /stories -->"
COPIES: dict[str, Callable[[Path], LabelledSet]] = {
    "wire_clean": partial(sets.wire, name="wire_clean"),
    "wire": partial(sets.wire, name="wire"),
}
STORIES: dict[str, Callable[[Path], LabelledSet]] = {
    "fr_gnews": sets.french,
    "ecbplus1": partial(sets.events, sentences=1),
    "ecbplus3": partial(sets.events, sentences=3),
    "uci6k": sets.aggregated,
}
PAIRS: dict[str, Callable[[Path], tuple[Pair, ...]]] = {
    "semeval8": sets.judged,
    "tg_pairs/en": partial(sets.telegram, language="en"),
    "tg_pairs/ru": partial(sets.telegram, language="ru"),
}
OURS = "**Monitor**"
_Read = TypeVar("_Read")
DIGEST_EVERY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one rule makes of one set."""

    rule: str
    of: LabelledSet
    half: str
    pairs: Score
    cubed: Score
    kinds: dict[str, float]
    seconds: float

    def __str__(self) -> str:
        head = f"{self.of.name:22} {self.of.language} {self.half:5} {self.rule:30}"
        pairs = f"pairs P {self.pairs.precision:.3f} R {self.pairs.recall:.3f} F1 {self.pairs.f1:.3f}"
        cubed = f"BCubed P {self.cubed.precision:.3f} R {self.cubed.recall:.3f} F1 {self.cubed.f1:.3f}"
        return f"{head} {pairs}   {cubed}   {self.seconds:.1f} s"


def measured(name: str, rule: Rule, of: LabelledSet, half: str) -> Row:
    """Run a rule over a half of a set."""
    texts = of.only(half).texts
    begun = time.process_time()
    found = rule(texts)
    seconds = time.process_time() - begun
    truth = [one.cluster for one in texts]
    kinds = joined_earlier(truth, found, [one.kind for one in texts])
    row = Row(
        rule=name, of=of, half=half, pairs=pairwise(truth, found), cubed=bcubed(truth, found), kinds=kinds,
        seconds=seconds,
    )  # fmt: skip
    print(row, flush=True)
    return row


def compared(found: Sequence[LabelledSet], ours: Rule, halves: Sequence[str]) -> list[Row]:
    """Ours on every half asked for, the others on the first."""
    rows = []
    for one in found:
        rows += [measured(OURS, ours, one, half) for half in halves]
        rows += [measured(name, rule, one, halves[0]) for name, rule in RULES.items()]
    return rows


# --- tables -----------------------------------------------------------------------------------------------


def copies_table(rows: Sequence[Row], half: str) -> str:
    """A line for each rule on one set."""
    lines = [
        f"| copies: {rows[0].of.name} | pairs P | R | F1 | BCubed F1 | found under a headline of its own |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.rule} | {row.pairs.precision:.3f} | {row.pairs.recall:.3f} | {row.pairs.f1:.3f} | {row.cubed.f1:.3f}"
        f" | {row.kinds.get('wire3', 0):.3f} |"
        for row in rows
        if row.half == half
    ]
    return "\n".join(lines)


def stories_table(rows: Sequence[Row], half: str) -> str:
    """A line for each rule, a column for each set."""
    names = list(dict.fromkeys(f"{row.of.name} ({row.of.language})" for row in rows))
    lines = [f"| stories: BCubed F1 (pairs F1) | {' | '.join(names)} |", "|---" * (1 + len(names)) + "|"]
    for rule in (OURS, *RULES):
        cells = [f"{row.cubed.f1:.3f} ({row.pairs.f1:.2f})" for row in rows if row.rule == rule and row.half == half]
        lines.append(f"| {rule} | {' | '.join(cells)} |")
    return "\n".join(lines)


def own_table(rows: Sequence[Row]) -> str:
    """Ours in full, on every half."""
    lines = [
        "| Monitor | half | texts | pairs P | R | F1 | BCubed P | R | F1 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.of.name} ({row.of.language}) | {row.half} | {len(row.of.only(row.half).texts)}"
        f" | {row.pairs.precision:.3f} | {row.pairs.recall:.3f} | {row.pairs.f1:.3f}"
        f" | {row.cubed.precision:.3f} | {row.cubed.recall:.3f} | **{row.cubed.f1:.3f}** |"
        for row in rows
        if row.rule == OURS
    ]
    return "\n".join(lines)


def headlines_table(name: str, found: Sequence[LabelledSet]) -> str:
    """Invented headlines of all languages in one window, a line for each language."""
    lines = [f"| {name} | texts | BCubed P | R | F1 |", "|---|---|---|---|---|"]
    groups = iter(story_groups([text for one in found for text in one.texts]))
    scores = [bcubed([text.cluster for text in one.texts], [next(groups) for _ in one.texts]) for one in found]
    lines += [
        f"| {one.language} | {len(one.texts)} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |"
        for one, score in zip(found, scores, strict=True)
    ]
    texts, mean = sum(len(one.texts) for one in found), sum(score.f1 for score in scores) / len(scores)
    return "\n".join([*lines, f"| **mean** | {texts} | | | **{mean:.3f}** |"])


# --- pairs and languages ----------------------------------------------------------------------------------


def pairs_table(name: str, pairs: Sequence[Pair]) -> str:
    """For each pair of languages: which pairs are in one story, when all texts of the set are one window."""
    found = story_groups([text for pair in pairs for text in (pair.one, pair.other)])
    joined = [found[2 * place] == found[2 * place + 1] for place in range(len(pairs))]
    lines = [
        f"| {name} | same story | of these in one story | other pairs | of these in one story | recall | precision |",
        "|---|---|---|---|---|---|---|",
    ]
    across = [pair.languages for pair in pairs if len(set(pair.languages.split("–"))) > 1]
    for languages, wanted in [
        *((one, {one}) for one in sorted({pair.languages for pair in pairs}, key=lambda one: (one in across, one))),
        ("**across languages**", set(across)),
        ("**all**", {pair.languages for pair in pairs}),
    ]:
        mine = [(pair.is_same, one) for pair, one in zip(pairs, joined, strict=True) if pair.languages in wanted]
        same, others = [one for truth, one in mine if truth], [one for truth, one in mine if truth is False]
        if wanted:
            recall, precision = sum(same) / max(1, len(same)), sum(same) / max(1, sum(same) + sum(others))
            shares = f"{recall:.2f} | {precision:.2f}" if sum(same) + sum(others) else f"{recall:.2f} | –"
            lines.append(f"| {languages} | {len(same)} | {sum(same)} | {len(others)} | {sum(others)} | {shares} |")
    return "\n".join(lines)


# --- what was sent never changes --------------------------------------------------------------------------


def frozen_table(found: Sequence[LabelledSet], half: str) -> str:
    """Digests whose stories never change, against arranging everything at the end."""
    lines = ["| a digest a day | frozen, BCubed F1 | arranged anew | difference |", "|---|---|---|---|"]
    for one in found:
        texts = one.only(half).texts
        clocked = texts if len({text.at for text in texts}) > 1 else [_clocked(text) for text in texts]
        truth = [text.cluster for text in texts]
        frozen = bcubed(truth, frozen_groups(clocked, DIGEST_EVERY)).f1
        free = bcubed(truth, story_groups(clocked)).f1
        lines.append(f"| {one.name} ({one.language}) | {frozen:.3f} | {free:.3f} | {frozen - free:+.3f} |")
    return "\n".join(lines)


def _clocked(one: sets.Labelled) -> sets.Labelled:
    """A set without a clock gets one: its clusters begin within three days, and last a day."""
    begins, later = crc32(one.cluster.encode()) % 72, crc32(one.id.encode()) % 24
    return replace(one, at=one.at + timedelta(hours=begins + later))


# --- all of it --------------------------------------------------------------------------------------------


def tables(folder: Path, wanted: Sequence[str], halves: Sequence[str]) -> str:
    """Everything that can be measured with what is there."""
    half, missing = halves[0], []

    def there(reads: Mapping[str, Callable[[Path], _Read]]) -> dict[str, _Read]:
        found, absent = sets.present(
            folder, {name: read for name, read in reads.items() if not wanted or name in wanted}
        )
        missing.extend(absent)
        return found

    copied, told, judged = there(COPIES), there(STORIES), there(PAIRS)
    parts = [copies_table(compared([one], copy_groups, (half,)), half) for one in copied.values()]
    if told:
        rows = compared([*told.values()], story_groups, halves)
        parts += [stories_table(rows, half), own_table(rows), frozen_table([*told.values()], half)]
        parts += [headlines_table(name, sets.invented(path)) for name, path in HEADLINES.items()]
    parts += [
        pairs_table(name, [pair for pair in pairs if half in ("whole", pair.half)]) for name, pairs in judged.items()
    ]
    if missing:
        parts.append(f"Not there, so not measured: {', '.join(missing)}.")
    return "\n\n".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("MONITOR_DATA"), help="folder with stories/")
    parser.add_argument("--sets", nargs="+", default=(), choices=(*COPIES, *STORIES, *PAIRS), help="only these")
    parser.add_argument("--half", choices=("dev", "test", "whole"), help="only this half; else test, and ours on all")
    parser.add_argument("--write", action="store_true", help="renew docs/quality.md")
    arguments = parser.parse_args()
    if arguments.data is None:
        parser.error("--data or MONITOR_DATA is needed: a folder with stories/")
    halves = (arguments.half,) if arguments.half else ("test", "dev", "whole")
    found = tables(arguments.data / "stories", arguments.sets, halves)
    print(f"\n{found}")
    if arguments.write:
        before, rest = PAGE.read_text(encoding="utf-8").split(START)
        said = f"\n`python evals/stories.py --data … --write`, {datetime.now(UTC):%Y-%m-%d}; the {halves[0]} half unless said:\n\n"
        PAGE.write_text(f"{before}{START}{said}{found}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
