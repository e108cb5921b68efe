from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.problems import TableError
from scoring.structure.equivalence import invariance
from scoring.structure.invariance_result import InvarianceResult
from tests.scoring.structure.holzinger import (
    FACTORS,
    ITEMS,
    RATINGS,
    REFERENCE,
    SCHOOLS,
    assert_fit,
    two_factors,
    with_covariance,
)

GROUPS = REFERENCE["groups"]
CLASSES = REFERENCE["class"]
PAIR = {"f": [0, 1, 2], "g": [3, 4, 5]}
CALLS: dict[str, dict[str, Any]] = {
    "plain": {},
    "marker": {"identification": "marker"},
    "robust": {"errors": "robust"},
    "classes": {"clusters": CLASSES},
}


@pytest.fixture(scope="module")
def results() -> dict[str, InvarianceResult]:
    return {
        name: invariance(RATINGS, SCHOOLS, FACTORS, items=ITEMS, **choices) for name, choices in CALLS.items()
    }


def test_the_schools_of_holzinger_and_swineford_share_loadings_but_not_intercepts(
    results: dict[str, InvarianceResult],
) -> None:
    steps = results["plain"].steps
    assert [(step.level, round(step.fit.chi_square, 3), step.fit.df) for step in steps] == [
        ("configural", 115.851, 48),
        ("metric", 124.044, 54),
        ("scalar", 164.103, 60),
        ("strict", 181.511, 69),
    ]
    assert [step.cheung_rensvold for step in steps] == [None, True, False, True]
    assert [step.chen for step in steps] == [None, True, False, True]


@pytest.mark.parametrize("name", CALLS)
def test_the_fit_of_each_step_is_that_of_lavaan(name: str, results: dict[str, InvarianceResult]) -> None:
    for step in results[name].steps:
        expected = GROUPS[name]["fits"][step.level]
        assert_fit(step.fit, expected)
        assert step.fit.srmr == pytest.approx(expected["srmr"], rel=1e-6)


@pytest.mark.parametrize(("name", "scaled"), [("plain", False), ("robust", True)])
def test_the_differences_are_those_of_lavaan(
    name: str, results: dict[str, InvarianceResult], *, scaled: bool
) -> None:
    tests = [step.difference for step in results[name].steps if step.difference]
    expected = GROUPS[name]["differences"]
    assert [test.chi_square for test in tests] == pytest.approx(expected["chisq"], rel=1e-6)
    assert [test.df for test in tests] == expected["df"]
    assert [test.p_value for test in tests] == pytest.approx(expected["p"], rel=1e-5)
    assert [not np.isnan(test.scaling) for test in tests] == [scaled] * 3


@pytest.mark.parametrize("name", ["plain", "marker"])
def test_the_means_of_the_factors_are_those_of_lavaan(
    name: str, results: dict[str, InvarianceResult]
) -> None:
    result = results[name]
    assert result.factor_means[0].tolist() == [0, 0, 0]
    assert np.isnan(result.factor_mean_errors[0]).all()
    assert result.factor_means[1] == pytest.approx(GROUPS[name]["means"]["est"], rel=1e-5)
    assert result.factor_mean_errors[1] == pytest.approx(GROUPS[name]["means"]["se"], rel=1e-5)


def test_clusters_within_groups_are_those_of_lavaan_but_for_the_count_of_clusters(
    results: dict[str, InvarianceResult],
) -> None:
    # With 20 classes in each of 2 schools lavaan multiplies by 20 / 19; as clusters may cross groups, it is 40 / 39 here.
    factor = (20 / 19) / (40 / 39)
    for step in results["classes"].steps:
        expected = GROUPS["classes"]["fits"][step.level]
        assert step.fit.scaling * factor == pytest.approx(expected["chisq.scaling.factor"], rel=1e-6)
    errors = results["classes"].factor_mean_errors[1]
    assert errors * np.sqrt(factor) == pytest.approx(GROUPS["classes"]["means"]["se"], rel=1e-5)


def test_groups_that_answer_alike_are_invariant_and_differ_in_nothing() -> None:
    ratings = np.tile(two_factors(3), (2, 1))
    result = invariance(ratings, np.repeat(["peer", "self"], 150), PAIR)
    assert [step.difference.chi_square for step in result.steps if step.difference] == pytest.approx(
        [0, 0, 0], abs=1e-8
    )
    assert [step.cheung_rensvold for step in result.steps[1:]] == [True] * 3
    assert result.factor_means == pytest.approx(np.zeros((2, 2)), abs=1e-6)


def test_a_shift_of_every_item_of_a_factor_is_a_shift_of_its_mean() -> None:
    first = two_factors(3)
    loadings = np.array([0.8, 0.7, 0.6, 0, 0, 0])
    shifted = invariance(np.vstack([first, first + loadings]), np.repeat([0, 1], 150), PAIR)
    plain = invariance(np.vstack([first, first + np.eye(6)[0]]), np.repeat([0, 1], 150), PAIR)
    assert shifted.factor_means[1] == pytest.approx([1, 0], abs=0.1)
    assert shifted.steps[2].cheung_rensvold is True
    assert plain.steps[2].cheung_rensvold is False


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10_000), st.permutations(["peer", "self", "report"]))
def test_neither_the_names_of_groups_nor_the_order_of_rows_matter_to_the_fit(
    seed: int, names: list[str]
) -> None:
    ratings = two_factors(seed, rows=240)
    plain = invariance(ratings, np.arange(240) % 3, PAIR)
    order = np.random.default_rng(seed).permutation(240)
    named = invariance(ratings[order], np.array(names)[np.arange(240) % 3][order], PAIR)
    for one, other in zip(plain.steps, named.steps, strict=True):
        assert other.fit.chi_square == pytest.approx(one.fit.chi_square, rel=1e-6, nan_ok=True)
        assert other.fit.srmr == pytest.approx(one.fit.srmr, rel=1e-4, nan_ok=True)
    assert named.groups == ("peer", "report", "self")


def test_clusters_may_cross_groups() -> None:
    ratings = two_factors(6, rows=160)
    twice = invariance(
        np.vstack([ratings, ratings]), np.repeat([0, 1], 160), PAIR, clusters=np.tile(np.arange(160), 2)
    )
    apart = invariance(np.vstack([ratings, ratings]), np.repeat([0, 1], 160), PAIR, clusters=np.arange(320))
    # Raters whose answers in both groups are the same leave no doubt that the groups' means are.
    assert twice.factor_mean_errors[1] == pytest.approx([0, 0], abs=1e-6)
    assert (apart.factor_mean_errors[1] > 0.05).all()
    assert twice.steps[1].difference is not None
    assert np.isnan(twice.steps[1].difference.chi_square)
    assert twice.steps[1].difference.reason == "the scaling factor of the difference is not positive"


def test_an_improper_group_is_told_by_its_name() -> None:
    covariance = np.array([[1, 0.7, 0.7, 0.2], [0.7, 1, 0.3, 0.2], [0.7, 0.3, 1, 0.2], [0.2, 0.2, 0.2, 1]])
    proper = with_covariance(0.5 * np.eye(4) + 0.5)
    result = invariance(
        np.vstack([proper, with_covariance(covariance)]), ["a"] * 80 + ["b"] * 80, np.ones((4, 1))
    )
    assert result.steps[0].reason == "group 'b': Heywood case: the residual variance of item 1 is negative"
    assert f"\nconfigural: {result.steps[0].reason}" in str(result)


def test_a_step_that_is_not_identified_is_undefined_with_its_difference() -> None:
    result = invariance(two_factors(1), np.arange(150) % 2, np.ones((6, 2)))
    step = result.steps[1]
    assert step.reason == "the model is not identified: other parameters fit as well"
    assert step.difference is not None
    assert np.isnan([step.delta_cfi, step.difference.chi_square, step.difference.p_value]).all()
    assert (step.cheung_rensvold, step.chen) == (None, None)


def constant(group: int) -> Any:
    ratings = two_factors(2)
    ratings[np.arange(150) % 2 == group, 3] = 4
    return ratings


@pytest.mark.parametrize(
    ("ratings", "groups", "problem"),
    [
        (
            two_factors(2),
            ["a"] * 5 + ["b"] * 145,
            "group 'a': 5 complete rows are too few for 6 items. Give more rows than items.",
        ),
        (constant(1), np.arange(150) % 2, "group '1': item 4 does not vary. Leave it out of the table."),
        (
            np.vstack([two_factors(2)[:149], np.full(6, np.nan)]),
            ["a"] * 70 + ["b"] * 79 + ["c"],
            "group 'c': 0 complete rows are too few for 6 items. Give more rows than items.",
        ),
        (two_factors(2), ["a"] * 150, "groups: 1 in all. Give 2 or more."),
        (
            two_factors(2),
            "a",
            "The lengths differ: ratings has 150, groups has 1. Give one value of each for every row.",
        ),
        (
            two_factors(2),
            [None] + ["a"] * 149,
            "groups: 1 labels are missing, the first at 1. Give one for every row, or leave the row out.",
        ),
    ],
)
def test_groups_that_cannot_be_compared_are_an_error(ratings: Any, groups: Any, problem: str) -> None:
    with pytest.raises(TableError) as error:
        invariance(ratings, groups, PAIR)
    assert error.value.problems[0] == problem


def test_choices_that_are_unknown_are_an_error_all_at_once() -> None:
    wrong: dict[str, Any] = {"identification": "sum", "srmr": "all", "errors": "none", "confidence": 1}
    with pytest.raises(TableError) as error:
        invariance(two_factors(2), np.arange(150) % 2, {"f": [0, 1, 2, 3, 4]}, **wrong)
    assert [problem.split(". ")[0] for problem in error.value.problems] == [
        "errors is 'none'",
        "identification is 'sum'",
        "srmr is 'all'",
        "confidence is 1",
        "item 6 has no factor",
    ]


def test_a_result_prints_as_a_table(results: dict[str, InvarianceResult]) -> None:
    assert str(results["plain"]) == (
        "Measurement invariance\n"
        "level       chi-square  df    CFI  RMSEA   SRMR    rise  more df        p    ΔCFI  ΔRMSEA  holds\n"
        "configural     115.851  48  0.923  0.097  0.068       -        -        -       -       -  -\n"
        "metric         124.044  54  0.921  0.093  0.072   8.192        6    0.224  -0.002  -0.004  yes\n"
        "scalar         164.103  60  0.882  0.107  0.082  40.059        6  < 0.001  -0.038   0.015  no\n"
        "strict         181.511  69  0.873  0.104  0.088  17.409        9    0.043  -0.009  -0.003  yes\n"
        "Grant-White: 145, Pasteur: 156; 0 incomplete left out\n"
        "holds: ΔCFI above -0.01 (Cheung & Rensvold 2002)"
    )
    assert "0 incomplete left out; 40 clusters\nchi-square is unscaled, its rise scaled\n" in str(
        results["classes"]
    )
