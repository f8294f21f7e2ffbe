"""Are headlines found by the shipped concepts they are about, and by no other? Invented headlines in evals/concepts.txt.

    python evals/concepts.py [--errors 20] [--write]

Every headline is judged for each of seven concepts, by the matcher as a topic uses it: all languages at once, without
knowing the language. Recall: of the concepts a headline is about, those found; precision: of those found, the right
ones. `--write` renews the section in docs/quality.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from monitor.config import concepts
from monitor.match import Matcher, compile_topics
from monitor.model import Entry, Topic

CASES = Path(__file__).with_name("concepts.txt")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
START, END = "<!-- concepts: written by evals/concepts.py -->", "<!-- /concepts -->"
NAMES = ("lgbt", "chechnya", "detention", "killing", "torture", "police", "press-freedom")


class Headline(NamedTuple):
    """What an outlet might publish, and what it is about."""

    language: str
    text: str
    about: frozenset[str]


def headlines() -> Iterator[Headline]:
    """Every headline of the file."""
    language = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            about, _, text = line.partition(" | ")
            yield Headline(language, text, frozenset(about.split()) - {"-"})


def matcher() -> Matcher:
    """All of the concepts, each as a topic."""
    topics = [Topic(name=name, queries=(f"@{name}",)) for name in NAMES]
    return compile_topics(topics, [concepts.shipped(name) for name in NAMES])


def found(shipped: Matcher, text: str) -> frozenset[str]:
    """The concepts that a headline is found by."""
    return frozenset(match.topic for match in shipped(Entry(id="", url="", title=text, text="")))


def measure() -> tuple[dict[str, Counter[tuple[bool, bool]]], list[str]]:
    """Counts by concept of (is about, is found), and what went wrong."""
    shipped, counted, wrong = matcher(), {name: Counter[tuple[bool, bool]]() for name in NAMES}, []
    for headline in headlines():
        seen = found(shipped, headline.text)
        for name in NAMES:
            counted[name][name in headline.about, name in seen] += 1
        wrong += [f"{headline.language} {name} is missing: {headline.text}" for name in headline.about - seen]
        wrong += [f"{headline.language} {name} is wrong: {headline.text}" for name in seen - headline.about]
    return counted, wrong


def table(counted: dict[str, Counter[tuple[bool, bool]]]) -> str:
    """The counts as a page shows them."""
    lines = ["| concept | headlines about it | recall | precision |", "|---|---|---|---|"]
    for name, counts in [*counted.items(), ("**all**", sum(counted.values(), Counter[tuple[bool, bool]]()))]:
        about, right, wrong = counts[True, True] + counts[True, False], counts[True, True], counts[False, True]
        recall, precision = 100 * right / max(1, about), 100 * right / max(1, right + wrong)
        lines.append(f"| {name} | {about} | {recall:.1f} % | {precision:.1f} % |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=20, help="how many errors to show")
    parser.add_argument("--write", action="store_true", help="renew docs/quality.md")
    arguments = parser.parse_args()
    counted, wrong = measure()
    print("\n".join(wrong[: arguments.errors]))
    print(table(counted))
    if arguments.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(START)
        said = f"\n`python evals/concepts.py --write`, {datetime.now(UTC):%Y-%m-%d}:\n\n"
        PAGE.write_text(f"{before}{START}{said}{table(counted)}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
