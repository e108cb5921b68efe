from dataclasses import replace

import numpy as np
import pytest

from scoring.disclosure.cells import NO_ANSWER, TOO_FEW, ColumnCells, known
from scoring.profile import Bound, Cell, Gap, GroupScore, Reason, Suppressed
from tests.scoring.disclosure.campaigns import FULL, campaign, columns_of, profile_of, profiles

OWN = GroupScore(1, 4.0)
OTHERS = GroupScore(5, 3.0, 2.5, 3.75)


@pytest.mark.parametrize(
    ("own", "others", "gap"),
    [
        (OWN, OTHERS, Gap(1.0, 0.25, 1.5)),
        (OWN, GroupScore(5, 3.0), Gap(1.0, None, None)),
        (OWN, GroupScore(5, 4.6, bound=Bound.AT_LEAST), Gap(4.0 - 4.6, None, None, Bound.AT_MOST)),
        (OWN, GroupScore(5, 1.4, bound=Bound.AT_MOST), Gap(4.0 - 1.4, None, None, Bound.AT_LEAST)),
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
    assert (own.n, own.low, own.high, own.assumed, own.bound) == (1, None, None, False, None)


def test_a_band_has_an_edge_and_no_interval() -> None:
    cohort = campaign({"P1": {"peer": 3}, "P2": FULL}, seed=5)
    peers = cohort.wide["rater"].str.startswith("P1 peer")
    wide = cohort.wide.assign(A1=cohort.wide["A1"].mask(peers, 5), A2=cohort.wide["A2"].mask(peers, 5))
    items = profiles(replace(cohort, wide=wide))["P1"].items
    assert items["A1"].groups["peer"] == GroupScore(3, 4.6, bound=Bound.AT_LEAST)
    assert items["A2"].groups["peer"] == GroupScore(3, 1.4, bound=Bound.AT_MOST)


def test_with_too_few_participants_the_spread_is_assumed_and_the_cell_says_so() -> None:
    few, enough = (
        profiles(campaign({f"P{i}": FULL for i in range(number)}))["P0"].scales["A"] for number in (4, 5)
    )
    for scale, assumed in ((few, True), (enough, False)):
        for cell in (scale.all_others, *scale.groups.values()):
            assert isinstance(cell, GroupScore)
            assert cell.assumed is assumed


def test_an_interval_lies_around_its_mean_within_the_response_range() -> None:
    for column in columns_of(profile_of(FULL)).values():
        for cell in (column.all_others, *column.groups.values()):
            assert isinstance(cell, GroupScore)
            assert cell.bound is None
            assert cell.low is not None
            assert cell.high is not None
            assert 1 <= cell.low <= cell.mean <= cell.high <= 5


def test_nobody_and_too_few_have_one_reason_and_an_attributed_group_says_that_nobody_answered() -> None:
    profile = profile_of({"peer": 2})
    for column in columns_of(profile).values():
        assert column.groups == {"line_manager": NO_ANSWER, "peer": TOO_FEW, "direct_report": TOO_FEW}
        assert (column.own, column.all_others) == (NO_ANSWER, Suppressed(Reason.TOO_FEW))
