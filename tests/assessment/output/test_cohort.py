"""Cohort figures are made of what is shown of each participant."""

from dataclasses import replace

import pytest

from assessment.output.cohort import cohort_table
from scoring.profile import Bound, Cell, GroupScore, Reason, Suppressed
from tests.assessment.output.test_tables import TOO_FEW, a_profile, a_scale


def means(*others: Cell) -> dict[str, tuple[int, float]]:
    """By score, of how many participants and their mean, where each scores 4 themselves."""
    profiles = [
        replace(a_profile({"seeing": a_scale(cell, TOO_FEW, TOO_FEW)}, {}), participant=f"P{place}")
        for place, cell in enumerate(others)
    ]
    table = cohort_table(profiles).set_index("score")
    return {str(score): (int(row["participants"]), float(row["mean"])) for score, row in table.iterrows()}


def test_a_band_counts_at_its_edge() -> None:
    assert means(GroupScore(4, 4.6, bound=Bound.AT_LEAST), GroupScore(5, 3.6)) == {
        "self": (2, 4.0),
        "all_others": (2, pytest.approx(4.1)),
        "gap": (2, pytest.approx(-0.1)),
    }


def test_what_is_withheld_counts_in_nothing() -> None:
    found = means(Suppressed(Reason.TOO_FEW), GroupScore(5, 3.5))
    assert found == {"self": (2, 4.0), "all_others": (1, 3.5), "gap": (1, 0.5)}
