"""Where measurements are written down: the tables of docs/benchmarks.md, each between two marks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def write(name: str, command: str, made: str) -> None:
    """Put what a script measured in the place of what it measured before."""
    start, end = f"<!-- {name}: written by benchmarks/{name}.py -->", f"<!-- /{name} -->"
    before, rest = PAGE.read_text(encoding="utf-8").split(start, 1)
    dated = f"`{command} --write`, {datetime.now(UTC):%Y-%m-%d}:"
    PAGE.write_text(f"{before}{start}\n{dated}\n\n{made}\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")
