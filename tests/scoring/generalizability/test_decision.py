import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.consistency.prophecy import spearman_brown
from scoring.generalizability.coefficients import generalizability_coefficients
from scoring.generalizability.components import GroupEffect, variance_components
from scoring.generalizability.decision import Coefficient, d_study, raters_needed
from scoring.problems import TableError
from tests.scoring.generalizability.cohorts import told

VARIANCES = {"p": 0.4, "i": 0.3, "pg": 0.2, "r": 0.6, "pi": 0.1, "gi": 0.05, "pgi": 0.15, "residual": 0.8}

variances = st.tuples(*[st.floats(0.01, 2)] * 9).map(
    lambda values: dict(zip(("p", "g", "i", "pg", "r", "pi", "gi", "pgi", "residual"), values, strict=True))
)
effects = st.sampled_from(["fixed", "random"])


def test_every_combination_is_a_plan_with_the_coefficients_it_has_alone() -> None:
    study = d_study(told(VARIANCES), {"boss": [1], "peer": [2, 3, 4]}, [5, 10])
    assert study.raters.tolist() == [[1, 2], [1, 2], [1, 3], [1, 3], [1, 4], [1, 4]]
    assert study.items.tolist() == [5, 10] * 3
    for raters, items, relative, absolute in zip(
        study.raters, study.items, study.relative, study.absolute, strict=True
    ):
        numbers = dict(zip(study.groups, raters.tolist(), strict=True))
        alone = generalizability_coefficients(told(VARIANCES), numbers, items)
        assert (relative, absolute) == (alone.relative[0], alone.absolute[0])


def test_numbers_without_a_name_are_for_every_group_alike() -> None:
    assert d_study(told(VARIANCES), [1, 2]).raters.tolist() == [[1, 1], [2, 2]]


def test_one_group_by_name_is_that_groups_own_score() -> None:
    study = d_study(told(VARIANCES), {"peer": [4]})
    assert study.relative[0] == generalizability_coefficients(told(VARIANCES)).relative[2]


def test_raters_may_count_the_same_rather_than_groups() -> None:
    study = d_study(told(VARIANCES), weights="equal_raters")
    alone = generalizability_coefficients(told(VARIANCES), weights="equal_raters")
    assert study.relative[0] == alone.relative[0]


@given(variances, effects)
def test_more_raters_and_more_items_are_never_worse(
    drawn: dict[str, float], group_effect: GroupEffect
) -> None:
    components = told(drawn, group_effect)
    by_raters, by_items = (
        d_study(components, {"boss": [2], "peer": list(range(1, 8))}),
        d_study(components, None, range(1, 8)),
    )
    for study in (by_raters, by_items):
        assert (np.diff(study.relative) >= 0).all()
        assert (np.diff(study.absolute) >= 0).all()
        assert (np.diff(study.relative_sem) <= 0).all()


@given(variances, effects)
def test_with_ever_more_raters_and_items_all_that_is_measured_is_left(
    drawn: dict[str, float], group_effect: GroupEffect
) -> None:
    study = d_study(told(drawn, group_effect), 1e12, 1e12)
    if group_effect == "fixed":
        assert study.relative[0] == pytest.approx(1)
    else:
        assert study.relative[0] == pytest.approx(drawn["p"] / (drawn["p"] + drawn["pg"] / 2))


@given(st.floats(0.01, 0.99))
def test_with_one_facet_it_is_spearman_and_brown(share: float) -> None:
    study = d_study(told({"p": share, "residual": 1 - share}, facets="pr"), range(1, 9))
    assert study.relative == pytest.approx(spearman_brown(share, np.arange(1, 9)))


@given(variances, effects, st.sampled_from(["relative", "absolute"]), st.floats(0.05, 0.95))
def test_the_fewest_raters_reach_the_target_and_one_fewer_does_not(
    drawn: dict[str, float], group_effect: GroupEffect, coefficient: Coefficient, target: float
) -> None:
    components = told(drawn, group_effect)
    result = raters_needed(components, target, coefficient=coefficient)
    for score, n, reached, limit in zip(
        result.scores, result.raters, result.reached, result.limit, strict=True
    ):
        named = components.groups if score == "all others" else (score,)
        if n is None:
            assert limit <= target + 1e-6
            continue
        at, before = (
            getattr(d_study(components, dict.fromkeys(named, max(number, 0.5))), coefficient)[0]
            for number in (n, n - 1)
        )
        assert at == pytest.approx(reached)
        assert at >= target - 1e-6
        assert n == 1 or before < target


def test_a_target_beyond_the_limit_needs_more_than_raters() -> None:
    result = raters_needed(told(VARIANCES, "random"), 0.9)
    limit = 0.4 / (0.4 + (0.1 + 0.15 / 2) / 5 + 0.2 / 2)
    assert result.limit[0] == pytest.approx(limit)
    assert result.raters == (None, None, None)
    assert np.isnan(result.reached).all()
    assert result.reasons[0] == f"no number of raters brings it above {limit:.3f}"


def test_a_whole_number_that_reaches_the_target_exactly_is_enough() -> None:
    # 4 raters with r = 1/3 each: 4/3 / (1 + 3/3) = 2/3.
    result = raters_needed(told({"p": 1.0, "residual": 2.0}, facets="pr"), 2 / 3)
    assert (result.scores, result.raters) == (("all others",), (4,))
    assert result.reached == pytest.approx([2 / 3])


@pytest.mark.parametrize(
    ("variances", "reason"),
    [
        ({"p": 0.0, "residual": 1.0}, "the variance of what is to be measured is estimated as 0"),
        (
            {"residual": 1.0},
            "the components hold no variance of participants, so that nothing is measured",
        ),
    ],
)
def test_where_nothing_is_measured_no_number_of_raters_is_told_and_it_says_why(
    variances: dict[str, float], reason: str
) -> None:
    needed = raters_needed(told(variances, facets="pr"), 0.7)
    assert (needed.raters, needed.reasons) == ((None,), (reason,))
    assert not needed.reached > 0


def test_of_components_that_are_undefined_the_reason_is_passed_on() -> None:
    components = variance_components(np.full((6, 3), 4.0), [0, 0, 1, 1, 2, 2])
    result = raters_needed(components, 0.8)
    assert (result.raters, result.reasons) == ((None,), ("every rating is the same",))
    assert d_study(components, [1, 2]).reason == "every rating is the same"


def test_all_that_is_wrong_with_the_target_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        raters_needed(told(VARIANCES), 80, coefficient="alpha")  # type: ignore[arg-type]
    assert caught.value.problems == (
        "target is 80. Give a share between 0 and 1, such as 0.95.",
        "coefficient is 'alpha'. Choose from: relative, absolute.",
    )


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(TableError, match=r"raters of peer: given is nothing. Give numbers above 0"):
        d_study(told(VARIANCES), {"peer": []})
    with pytest.raises(TableError, match=r"items: given is 0, 2"):
        d_study(told(VARIANCES), None, [0, 2])


def test_a_study_prints_a_row_for_each_plan() -> None:
    assert str(d_study(told(VARIANCES), {"boss": [1.0], "peer": [2.0, 2.5]})) == (
        "Decision study\n"
        "boss   peer  items  relative  absolute  relative sem  absolute sem\n"
        "   1      2      5     0.610     0.565         0.566         0.620\n"
        "   1  2.500      5     0.624     0.577         0.549         0.605\n"
        "numbers of raters by group; all others: equal groups"
    )


def test_the_raters_that_are_needed_print_as_a_table() -> None:
    assert str(raters_needed(told(VARIANCES), 0.9)) == (
        "Raters needed for a coefficient (relative) of 0.9\n"
        "score       raters in each group  reached  limit  reason\n"
        "all others                    19    0.901  0.935\n"
        "boss                          46    0.900  0.923\n"
        "peer                          46    0.900  0.923\n"
        "5 items"
    )
