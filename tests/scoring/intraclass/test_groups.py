import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.intraclass.groups import reliability_by_group
from scoring.intraclass.nested import icc_1

NAN = float("nan")
SCORES, GROUPS = [1, 2, 3, 4, 5, 2, 2, 3, 3], list("bbcccaaaa")


def test_each_group_is_stepped_up_to_its_own_number_of_raters() -> None:
    one = icc_1(SCORES, GROUPS).value
    result = reliability_by_group(SCORES, GROUPS)
    assert result.groups.tolist() == ["a", "b", "c"]
    assert result.n.tolist() == [4, 2, 3]
    assert result.values == pytest.approx([n * one / (1 + (n - 1) * one) for n in (4, 2, 3)])
    assert result.mean == pytest.approx(result.values.mean())
    assert result.icc == icc_1(SCORES, GROUPS)


def test_the_coefficient_of_one_may_be_that_of_the_likelihood() -> None:
    one = icc_1(SCORES, GROUPS, method="reml").value
    assert reliability_by_group(SCORES, GROUPS, method="reml").values[1] == pytest.approx(2 * one / (1 + one))


def test_a_group_of_one_has_the_reliability_of_one_rater() -> None:
    result = reliability_by_group([*SCORES, 4], [*GROUPS, "d"])
    assert result.values[3] == pytest.approx(result.icc.value)


def test_a_group_without_a_score_has_no_reliability_and_says_so() -> None:
    result = reliability_by_group([*SCORES, NAN], [*GROUPS, "d"])
    assert (result.n[3], result.reasons) == (0, ("", "", "", "no score"))
    assert np.isnan(result.values[3])
    assert result.mean == pytest.approx(reliability_by_group(SCORES, GROUPS).mean)


@pytest.mark.parametrize(
    ("scores", "groups", "method", "reason"),
    [
        ([1, 5, 2, 5], [0, 0, 1, 1], "anova", "ICC(1) is 0 or below"),
        ([1, 5, 2, 5], [0, 0, 1, 1], "reml", "ICC(1) is 0 or below"),
        ([1, 2], [0, 1], "anova", "no group has 2 scores"),
        ([4, 4, 4], [0, 0, 1], "reml", "every score is the same"),
    ],
)
def test_without_a_positive_coefficient_no_group_has_a_reliability(
    scores: list[float], groups: list[int], method: str, reason: str
) -> None:
    result = reliability_by_group(scores, groups, method=method)  # type: ignore[arg-type]
    assert result.reasons == (reason, reason)
    assert np.isnan([*result.values, result.mean]).all()


def test_no_scores_at_all_give_no_groups() -> None:
    result = reliability_by_group([], [])
    assert (len(result.groups), result.icc.reason) == (0, "fewer than 2 groups have a score")


@given(st.permutations(range(9)))
def test_the_order_of_the_raters_does_not_matter(order: list[int]) -> None:
    result = reliability_by_group([SCORES[place] for place in order], [GROUPS[place] for place in order])
    assert result.values == pytest.approx(reliability_by_group(SCORES, GROUPS).values)


def test_more_raters_make_a_group_more_reliable() -> None:
    result = reliability_by_group(SCORES, GROUPS)
    assert (np.diff(result.values[np.argsort(result.n)]) > 0).all()


def test_it_prints_a_row_for_each_group_and_the_mean() -> None:
    assert str(reliability_by_group([*SCORES, NAN], [*GROUPS, "d"])) == (
        "Reliability by group\n"
        "group  n  reliability  reason\n"
        "a      4        0.891\n"
        "b      2        0.803\n"
        "c      3        0.860\n"
        "d      0            -  no score\n"
        "mean 0.851, from ICC(1) = 0.671 (anova)"
    )
    assert str(reliability_by_group([1, 2], [0, 1])).endswith("no group has 2 scores")
