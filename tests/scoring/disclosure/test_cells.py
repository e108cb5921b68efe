import numpy as np
import pytest

from scoring.disclosure.cells import NO_ANSWER, TOO_FEW, ColumnCells, known
from scoring.profile import Cell, Gap, GroupScore, Reason, Suppressed
from tests.scoring.disclosure.campaigns import FULL, columns_of, profile_of

OWN = GroupScore(1, 4.0)
OTHERS = GroupScore(5, 3.0, 2.5, 3.75)


@pytest.mark.parametrize(
    ("own", "others", "gap"),
    [
        (OWN, OTHERS, Gap(1.0, 0.25, 1.5)),
        (OWN, GroupScore(5, 3.0), Gap(1.0, None, None)),
        (NO_ANSWER, OTHERS, NO_ANSWER),
        (OWN, TOO_FEW, TOO_FEW),
        (NO_ANSWER, TOO_FEW, NO_ANSWER),
    ],
)
def test_the_gap_is_self_minus_others_or_the_reason_of_what_is_missing(
    own: Cell, others: Cell, gap: Gap | Suppressed
) -> None:
    assert ColumnCells(own, others, {}).gap == gap


def test_a_number_that_is_undefined_is_none() -> None:
    assert (known(np.nan), known(0.0)) == (None, 0.0)


def test_the_own_score_is_no_sample_and_has_no_interval() -> None:
    own = profile_of(FULL).scales["A"].own
    assert isinstance(own, GroupScore)
    assert (own.n, own.low, own.high, own.pooled) == (1, None, None, False)


def test_small_groups_borrow_and_say_so() -> None:
    groups = profile_of({"line_manager": 1, "peer": 3, "direct_report": 5}).scales["A"].groups
    pooled = {name: cell.pooled for name, cell in groups.items() if isinstance(cell, GroupScore)}
    assert pooled == {"line_manager": True, "peer": True, "direct_report": False}


def test_an_interval_lies_around_its_mean_within_the_response_range() -> None:
    for column in columns_of(profile_of(FULL)).values():
        for cell in (column.all_others, *column.groups.values()):
            assert isinstance(cell, GroupScore)
            assert cell.low is not None
            assert cell.high is not None
            assert 1 <= cell.low <= cell.mean <= cell.high <= 5


def test_nobody_and_too_few_have_one_reason_and_an_attributed_group_says_that_nobody_answered() -> None:
    profile = profile_of({"peer": 2})
    for column in columns_of(profile).values():
        assert column.groups == {"line_manager": NO_ANSWER, "peer": TOO_FEW, "direct_report": TOO_FEW}
        assert (column.own, column.all_others) == (NO_ANSWER, Suppressed(Reason.TOO_FEW))
