"""Weeks of trouble from seeds; `python -m tests.simulation` takes any number of them."""

from __future__ import annotations

import pytest

from tests.simulation import simulated


@pytest.mark.parametrize("first", range(0, 50, 10))
def test_through_ten_months_of_trouble_no_story_is_lost_or_told_twice(first: int) -> None:
    """A seed that fails is named with the command that makes the same again."""
    wrong, happened = simulated(range(first, first + 10), 30)
    assert wrong == [], "\n".join(wrong)
    assert min(happened["stops"], happened["lost_answers"], happened["stories"]) > 10, "is there any trouble?"


def test_a_month_that_went_wrong_is_told_with_the_command_that_makes_it_again() -> None:
    wrong, _ = simulated([3], 5, lose=20)
    assert "lost, such as" in wrong[0]
    assert "replay: python -m tests.simulation --seed 3 --days 5" in wrong[0]
