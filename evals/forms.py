"""Are a word's forms found, and no other words? Hand-made cases, written from grammar (evals/forms.txt).

    python evals/forms.py [--errors 20] [--dictionary | --write]

Each form and each look-alike is a case. The cases of a word are in the dev or the test half by a hash of the word: errors
are shown for dev only. Recall: forms found; precision: of all that is found, what is a form. `--write` renews the section
in docs/quality.md. `--dictionary` asks the tables of the extra `languages` too.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from monitor.languages import dictionary, forms
from monitor.text import searchable

CASES = Path(__file__).with_name("forms.txt")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
START, END = "<!-- forms: written by evals/forms.py -->", "<!-- /forms -->"
RECALL, PRECISION = 98.0, 98.0


class Case(NamedTuple):
    """A typed word, a word of a text, and whether that is a form of it."""

    language: str
    word: str
    met: str
    is_form: bool
    rule: str
    dev_only: bool

    @property
    def half(self) -> str:
        """All cases of a word are in one half."""
        return "test" if not self.dev_only and hashlib.sha256(self.word.encode()).digest()[0] % 2 else "dev"


def cases(path: Path = CASES) -> Iterator[Case]:
    """Every case of the file."""
    language, dev_only = "", False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line.startswith("#"):
            dev_only = dev_only or line.startswith("# dev only")
        elif line:
            word, found, others, rule = (part.strip() for part in line.split("|"))
            yield from (Case(language, word, met, True, rule, dev_only) for met in dict.fromkeys(found.split()))
            yield from (Case(language, word, met, False, rule, dev_only) for met in dict.fromkeys(others.split()))


class Score:
    """Counts of what was found and should be."""

    def __init__(self) -> None:
        self.counted: Counter[tuple[bool, bool]] = Counter()

    def add(self, case: Case, *, found: bool) -> None:
        self.counted[case.is_form, found] += 1

    @property
    def total(self) -> int:
        return sum(self.counted.values())

    @property
    def recall(self) -> float:
        return 100 * self.counted[True, True] / max(1, self.counted[True, True] + self.counted[True, False])

    @property
    def precision(self) -> float:
        return 100 * self.counted[True, True] / max(1, self.counted[True, True] + self.counted[False, True])


def measure(made: Callable[[str, str], set[str]]) -> tuple[dict[tuple[str, str], Score], list[Case]]:
    """Scores by language and half, and the cases that went wrong."""
    scores: dict[tuple[str, str], Score] = {}
    wrong = []
    for case in cases():
        found = _stands_in(searchable(case.met), made(case.word, case.language))
        for key in ((case.language, case.half), ("all", case.half), (case.language, "all"), ("all", "all")):
            scores.setdefault(key, Score()).add(case, found=found)
        if found != case.is_form:
            wrong.append(case)
    return scores, wrong


def _stands_in(met: str, forms: set[str]) -> bool:
    """Whether a form stands in what was met as a word: Erdoğan in Erdoğan'ın."""
    return any(f" {form} " in f" {met} " for form in forms)


def ours(word: str, language: str) -> set[str]:
    """What Monitor finds for a word."""
    return {form.text for form in forms(word, [language])}


def ours_and_tables(word: str, language: str) -> set[str]:
    """What it finds with the extra installed, for a desk that names the language."""
    return {form.text for form in forms(word, [language], [language])}


def table(scores: dict[tuple[str, str], Score]) -> str:
    """The scores as a page shows them."""
    lines = [
        "| language | cases | recall | precision | recall, test half | precision, test half |",
        "|---|---|---|---|---|---|",
    ]
    for language in sorted({language for language, _ in scores}, key=lambda name: (name == "all", name)):
        whole, test = scores[language, "all"], scores.get((language, "test"), Score())
        name = "**all**" if language == "all" else language
        lines.append(
            f"| {name} | {whole.total} | {whole.recall:.1f} % | {whole.precision:.1f} % | {test.recall:.1f} % | {test.precision:.1f} % |"
        )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=20, help="how many errors of the dev half to show")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--dictionary", action="store_true", help="with the tables of the extra `languages`")
    way.add_argument("--write", action="store_true", help="renew docs/quality.md")
    arguments = parser.parse_args()
    if arguments.dictionary and not dictionary.is_installed():
        sys.exit("simplemma is not installed: pip install 'monitor-news[languages]'")
    scores, wrong = measure(ours_and_tables if arguments.dictionary else ours)
    for case in [case for case in wrong if case.half == "dev"][: arguments.errors]:
        print(f"{case.language} {case.word}: {case.met} {'is not found' if case.is_form else 'is found'} ({case.rule})")
    print(table(scores))
    if arguments.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(START)
        said = f"\n`python evals/forms.py --write`, {datetime.now(UTC):%Y-%m-%d}; target {RECALL:.0f} % and {PRECISION:.0f} %:\n\n"
        PAGE.write_text(f"{before}{START}{said}{table(scores)}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    whole = scores["all", "all"]
    return 0 if whole.recall >= RECALL and whole.precision >= PRECISION else 1


if __name__ == "__main__":
    sys.exit(main())
