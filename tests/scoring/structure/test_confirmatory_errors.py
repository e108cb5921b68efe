from typing import Any

import numpy as np
import pytest

from scoring.problems import TableError
from scoring.structure.cfa import confirmatory
from tests.scoring.structure.holzinger import two_factors

RATINGS = two_factors(5)
PAIR = {"f": [0, 1, 2], "g": [3, 4, 5]}
PATTERN = (
    "factors: a pattern of loadings has the shape (6, factors) and holds 0 and 1; this one has the shape"
)
CONSTANT, SUM = RATINGS.copy(), RATINGS.copy()
CONSTANT[:, [1, 4]] = 3.3
SUM[:, 2] = SUM[:, 0] + SUM[:, 1]


def problems(ratings: Any, factors: Any, **choices: Any) -> list[str]:
    with pytest.raises(TableError) as error:
        confirmatory(ratings, factors, **choices)
    return list(error.value.problems)


@pytest.mark.parametrize(
    ("factors", "problem"),
    [
        ({}, "factors: there is none. Give one or more, each with its items."),
        (PAIR | {"h": [0]}, "factor 'h': 1 items do not determine it. Give it 2 or more."),
        (
            {"f": [0, 1, 2, 3, "q7", 6, 1.5], "g": [4, 5]},
            "factor 'f': 'q7', 6, 1.5 is no item. Give names of items or columns from 0 to 5.",
        ),
        (PAIR | {"f": [0, 1, 2, 1, "2"]}, "factor 'f': item 2 is named twice. Name it once."),
        ({"f": [0, 1], "g": [3, 4]}, "item 3, 6 has no factor. Give it one, or leave it out of the table."),
        (
            np.full((6, 2), 0.5),
            f"{PATTERN} (6, 2). Give such a table, or the items of each factor.",
        ),
        (
            [1, 1],
            f"{PATTERN} (2,). Give such a table, or the items of each factor.",
        ),
        (
            np.ones((6, 3)),
            "factors: 27 parameters are more than the 21 variances and covariances of the items. Name fewer loadings, or fewer factors.",
        ),
    ],
)
def test_factors_that_cannot_be_estimated_are_an_error_that_says_what_to_do(
    factors: Any, problem: str
) -> None:
    assert problems(RATINGS, factors) == [problem]


def test_two_items_determine_a_factor_only_beside_another_that_it_covaries_with() -> None:
    pairs = {"f": [0, 1, 2, 3], "g": [4, 5]}
    assert confirmatory(RATINGS, pairs).converged
    few = "factor 'g': 2 items do not determine it. Give it 3 or more where no other factor covaries with it."
    assert problems(RATINGS, pairs, correlated=False) == [few]
    assert problems(RATINGS[:, 4:], {"g": [0, 1]}) == [few]


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        (["a", "b"], "items: 2 names for 6 columns. Give one name for each."),
        (list("abcdbe"), "items: b stands for more than one column. Give each a name of its own."),
    ],
)
def test_names_that_do_not_fit_the_columns_are_an_error(items: list[str], problem: str) -> None:
    assert problems(RATINGS, PAIR, items=items) == [problem]


@pytest.mark.parametrize(
    ("ratings", "problem"),
    [
        (RATINGS[:6], "ratings: 6 complete rows are too few for 6 items. Give more rows than items."),
        (
            np.full((9, 6), np.nan),
            "ratings: 0 complete rows are too few for 6 items. Give more rows than items.",
        ),
        (CONSTANT, "ratings: item 2, 5 does not vary. Leave it out of the table."),
        (SUM, "ratings: the items 1, 2, 3 determine each other. Leave one of them out of the table."),
        (RATINGS[0], "ratings: the shape is (6,). Give a table with the axes (rows, items)."),
        (
            np.where(np.arange(120).reshape(20, 6) == 13, np.inf, RATINGS[:20]),
            "ratings: 1 values are infinite, the first at 3, 2. Give numbers, and NaN where there is none.",
        ),
    ],
)
def test_ratings_without_covariances_to_analyse_are_an_error(ratings: Any, problem: str) -> None:
    assert problems(ratings, PAIR) == [problem]


def test_a_table_of_one_item_or_none_is_an_error_of_its_factors() -> None:
    few = "items do not determine it. Give it 3 or more where no other factor covaries with it."
    assert problems(RATINGS[:, :1], {"f": [0]}) == [f"factor 'f': 1 {few}"]
    assert problems(RATINGS[:, :0], {"f": []}) == [f"factor 'f': 0 {few}"]


@pytest.mark.parametrize(
    ("clusters", "problem"),
    [
        (
            np.arange(4),
            "The lengths differ: ratings has 150, clusters has 4. Give one value of each for every row.",
        ),
        (np.ones((150, 2)), "clusters: the shape is (150, 2). Give one label each, in one row."),
        (
            [None, float("nan"), *range(148)],
            "clusters: 2 labels are missing, the first at 1. Give one for every row, or leave the row out.",
        ),
        (["one"] * 150, "clusters: 1 in all. Give 2 or more."),
    ],
)
def test_clusters_that_cannot_be_told_apart_are_an_error(clusters: Any, problem: str) -> None:
    assert problems(RATINGS, PAIR, clusters=clusters) == [problem]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    told = problems(
        CONSTANT,
        {"f": [0, 1], "g": [2, 3]},
        errors="jackknife",
        identification="effects",
        divisor="n+1",
        srmr="mean",
        confidence=90,
    )
    assert told == [
        "errors is 'jackknife'. Choose from: expected, observed, robust, robust_expected.",
        "identification is 'effects'. Choose from: variance, marker.",
        "srmr is 'mean'. Choose from: covariances, moments.",
        "confidence is 90. Give a share between 0 and 1, such as 0.95.",
        "divisor is 'n+1'. Choose from: n, n-1.",
        "item 5, 6 has no factor. Give it one, or leave it out of the table.",
        "ratings: item 2, 5 does not vary. Leave it out of the table.",
    ]


@pytest.mark.parametrize(
    ("choices", "problem"),
    [
        (
            {"errors": "observed", "clusters": np.arange(150) // 5},
            "errors is 'observed', which takes rows for independent, but there are clusters. Choose robust or robust_expected, or leave clusters out.",
        ),
        (
            {"errors": "robust", "divisor": "n-1"},
            "divisor is 'n-1', which goes with normal rows. Choose n, or other errors.",
        ),
    ],
)
def test_choices_that_contradict_each_other_are_an_error(choices: dict[str, Any], problem: str) -> None:
    assert problems(RATINGS, PAIR, **choices) == [problem]
