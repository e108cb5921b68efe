import numpy as np
import pytest
from numpy.typing import ArrayLike

from scoring.agreement.nulls import NULLS, null_variance
from scoring.agreement.random_groups import (
    RandomGroups,
    correlation_matrix,
    correlation_problems,
    counts_in_batches,
    null_problems,
    null_shares,
)


@pytest.mark.parametrize("name", NULLS)
def test_the_shares_of_a_null_have_its_published_variance(name: str) -> None:
    shares, values = null_shares(name, 5), np.arange(1, 6)
    assert shares @ (values - shares @ values) ** 2 == pytest.approx(null_variance(name, 5))
    assert null_problems(name, 5) == []


def test_every_number_of_options_has_the_uniform_null_and_may_have_shares_of_its_own() -> None:
    assert null_shares("uniform", 4).tolist() == [0.25] * 4
    assert null_shares([0.5, 0.25, 0.25], 3).tolist() == [0.5, 0.25, 0.25]
    assert null_problems([0.5, 0.25, 0.25], 3) == null_problems("uniform", 4) == []


@pytest.mark.parametrize(
    ("null", "options", "problem"),
    [
        (
            "normal",
            7,
            "null 'normal' has no published shares of 7 options. Choose from: uniform; or give the share of each option.",
        ),
        (
            "flat",
            5,
            "null 'flat' has no published shares of 5 options. Choose from: uniform, slight_skew, moderate_skew, heavy_skew, triangular, normal; or give the share of each option.",
        ),
        ([0.5, 0.5], 3, "null: the shape is (2,). Give a share for each of the 3 options."),
        (
            [1, 0, 0],
            3,
            "null: the shares are [1.0, 0.0, 0.0]. Give shares that add up to 1, 2 of them above 0.",
        ),
        ([0.5, 0.4], 2, "null: the shares are [0.5, 0.4]. Give shares that add up to 1, 2 of them above 0."),
        (
            [1.5, -0.5],
            2,
            "null: the shares are [1.5, -0.5]. Give shares that add up to 1, 2 of them above 0.",
        ),
    ],
)
def test_a_null_without_shares_is_told_with_what_there_is(
    null: ArrayLike, options: int, problem: str
) -> None:
    assert null_problems(null, options) == [problem]


def test_one_correlation_stands_for_all_pairs() -> None:
    assert correlation_matrix(0.5, 2).tolist() == [[1.0, 0.5], [0.5, 1.0]]
    assert correlation_matrix([[1, 0.2], [0.2, 1]], 2).tolist() == [[1.0, 0.2], [0.2, 1.0]]


@pytest.mark.parametrize(
    ("correlation", "problem"),
    [
        ([0.2, 0.2], "correlation: the shape is (2,). Give one number, or (3, 3)."),
        (-0.6, "correlation: 3 items cannot correlate so. Give"),
        (1.1, "correlation: 3 items cannot correlate so. Give"),
        (float("nan"), "correlation: 3 items cannot correlate so. Give"),
        (np.full((3, 3), 0.5), "correlation: 3 items cannot correlate so. Give"),
        (np.eye(3) + np.eye(3, k=1) / 2, "correlation: 3 items cannot correlate so. Give"),
    ],
    ids=["shape", "too far apart", "above one", "missing", "diagonal", "lopsided"],
)
def test_items_that_cannot_correlate_so_are_told(correlation: ArrayLike, problem: str) -> None:
    assert [told[: len(problem)] for told in correlation_problems(correlation, 3)] == [problem]


@pytest.mark.parametrize("correlation", [-0.5, 0.0, 1.0])
def test_the_bounds_of_a_correlation_are_possible(correlation: float) -> None:
    assert correlation_problems(correlation, 3) == []


@pytest.mark.parametrize("null", ["uniform", "heavy_skew"])
def test_options_are_given_as_often_as_the_null_says(null: str) -> None:
    groups = RandomGroups(5, null_shares(null, 5), correlation_matrix(0.3, 2))
    counts = np.concatenate(list(counts_in_batches(groups, 4000, seed=3)))
    assert counts.shape == (4000, 2, 5)
    assert (counts.sum(axis=-1) == 5).all()
    # 20,000 ratings an item, not independent between the two: four standard errors of .5 / sqrt(20,000).
    assert counts.sum(axis=0) / 20_000 == pytest.approx(
        np.tile(groups.shares, (2, 1)), abs=4 * 0.5 / 20_000**0.5
    )


def test_items_that_correlate_fully_are_answered_alike_and_opposite_ones_oppositely() -> None:
    uniform = null_shares("uniform", 5)
    (alike,) = counts_in_batches(RandomGroups(4, uniform, correlation_matrix(1.0, 3)), 50, seed=1)
    (opposite,) = counts_in_batches(RandomGroups(4, uniform, correlation_matrix(-1.0, 2)), 50, seed=1)
    assert alike[:, 0].tolist() == alike[:, 1].tolist() == alike[:, 2].tolist()
    assert opposite[:, 0].tolist() == opposite[:, 1, ::-1].tolist()


def test_many_groups_come_in_batches_that_fit_into_memory() -> None:
    groups = RandomGroups(500, null_shares("uniform", 5), correlation_matrix(0.0, 1))
    assert [len(counts) for counts in counts_in_batches(groups, 2100, seed=1)] == [2000, 100]
