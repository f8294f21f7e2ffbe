"""Weeks of trouble from seeds; SIMULATED=0-49 chooses more of them, `python -m tests.simulation` any number."""

from __future__ import annotations

import os

import pytest

from tests.simulation import replay, simulate

_FIRST, _, _LAST = os.environ.get("SIMULATED", "0-2").partition("-")


@pytest.mark.parametrize("seed", range(int(_FIRST), int(_LAST or _FIRST) + 1))
def test_through_a_month_of_trouble_no_story_is_lost_or_told_twice(seed: int) -> None:
    wrong, _ = simulate(seed, 30)
    assert wrong == [], f"again with: {replay(seed, 30)}"
