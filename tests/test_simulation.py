"""Weeks of trouble from seeds; `python -m tests.simulation` takes any number of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def simulated(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.simulation", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)


def test_through_fifty_months_of_trouble_no_story_is_lost_or_told_twice() -> None:
    """A seed that fails is named with the command that makes the same again."""
    ended = simulated("--seeds", "0-49", "--days", "30")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "50 seeds × 30 days, 0 failing" in ended.stdout


def test_a_month_that_went_wrong_is_told_with_the_command_that_makes_it_again() -> None:
    ended = simulated("--seed", "3", "--days", "5", "--lose", "20")
    assert ended.returncode == 1
    assert "replay: python -m tests.simulation --seed 3 --days 5" in ended.stdout
