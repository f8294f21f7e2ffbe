"""Is the language of an entry recognised, where nobody names it? Against what real feeds declare and people labelled.

    python evals/recognised.py --data FOLDER [--errors 20] [--write]     (or MONITOR_DATA)

Two sets: entries of recorded feeds that declare a language (not always the right one: many declare English by habit), and
the texts of labelled pairs and clusters, whose languages people named; their headlines alone too. `--write` renews the
section in docs/quality.md.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import stories_sets as sets

from monitor import formats
from monitor.languages.recognised import language_of
from monitor.model import ParsedFeed

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
START, END = "<!-- recognised: written by evals/recognised.py -->", "<!-- /recognised -->"
Text = tuple[str, str, str]  # language, headline, text


def declared(root: Path) -> Iterator[Text]:
    """Entries of real feeds in the language that they declare."""
    with (root / "feeds" / "MANIFEST.tsv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if row["origin"] == "real"]
    for path in sorted({root / "feeds" / row["file"] for row in rows}):
        read = formats.parse(path.read_bytes(), "https://outlet.example/", "") if path.is_file() else None
        for entry in read.entries if isinstance(read, ParsedFeed) else ():
            if entry.language:
                yield entry.language.partition("-")[0], entry.title, entry.text


def labelled(root: Path) -> Iterator[Text]:
    """Texts of the sets for stories, in the language that people named."""
    folder = root / "stories"
    for pair in sets.judged(folder):
        for language, one in zip(pair.languages.split("–"), (pair.one, pair.other), strict=True):
            yield language, one.title, one.text
    for language in ("ru", "en"):
        yield from (
            (language, one.title, one.text)
            for pair in sets.telegram(folder, language)
            for one in (pair.one, pair.other)
        )
    yield from (("fr", one.title, one.text) for one in sets.french(folder).texts)
    yield from (("en", one.title, one.text) for one in sets.aggregated(folder).texts)


def row(name: str, texts: list[Text], errors: int) -> str:
    """How many are answered, and how many of these rightly."""
    counted: Counter[str] = Counter()
    for language, title, text in texts:
        found = language_of(title, text)
        counted["none" if not found else "right" if found == language else "wrong"] += 1
        if found not in ("", language) and (errors := errors - 1) >= 0:
            print(f"{language} taken for {found}: {title[:100]}")
    answered = counted["right"] + counted["wrong"]
    return (
        f"| {name} | {len(texts):,} | {answered / max(1, len(texts)):.1%} | {counted['right'] / max(1, answered):.2%} |"
    )


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=os.environ.get("MONITOR_DATA"))
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--write", action="store_true")
    want = ask.parse_args()
    if not want.data or not Path(want.data).is_dir():
        sys.exit("The folder of recorded feeds is not there: give --data FOLDER or set MONITOR_DATA.")
    known, feeds = list(labelled(Path(want.data))), list(declared(Path(want.data)))
    rows = [
        "| texts | number | answered | rightly |", "|---|---|---|---|",
        row("labelled by people, headline and text", [one for one in known if one[2]], want.errors),
        row("the same and others, headlines alone", [(language, title, "") for language, title, _ in known], want.errors),
        row("recorded feeds, as they declare themselves", feeds, want.errors),
    ]  # fmt: skip
    made = "\n".join(rows)
    print(made)
    if want.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(START)
        said = f"\n`python evals/recognised.py --data … --write`, {datetime.now(UTC):%Y-%m-%d}:\n\n"
        PAGE.write_text(f"{before}{START}{said}{made}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
