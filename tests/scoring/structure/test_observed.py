import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.problems import TableError
from scoring.structure.observed import observed_correlations, off_diagonal
from tests.scoring.structure.efa_examples import HARMAN, ITEMS, NAN, VALUES, answers

UNLIKELY = np.array([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])  # no table has these


def test_incomplete_rows_are_left_out_and_counted() -> None:
    found = observed_correlations(ITEMS)
    whole = ITEMS[~np.isnan(ITEMS).any(axis=1)]
    assert (found.n, found.dropped) == (144, 6)
    assert found.matrix == pytest.approx(np.corrcoef(whole, rowvar=False))
    assert (found.reason, found.flaw) == ("", "")


def test_pairwise_correlations_are_those_of_r_and_n_is_the_smallest_behind_one() -> None:
    found = observed_correlations(ITEMS, missing="pairwise")
    assert found.matrix == pytest.approx(np.array(VALUES["items"]["pairwise"]), abs=1e-12)
    assert found.n == 148


def test_a_row_without_any_answer_is_dropped_from_pairwise_correlations() -> None:
    found = observed_correlations(np.vstack([ITEMS, np.full((2, 10), NAN)]), missing="pairwise")
    assert (found.n, found.dropped) == (148, 2)


@given(st.integers(0, 10_000))
def test_without_gaps_both_rules_give_the_same(seed: int) -> None:
    table = answers(30, seed=seed) * 1000 + 1e6
    pairwise = observed_correlations(table, missing="pairwise")
    assert pairwise.matrix == pytest.approx(observed_correlations(table).matrix, abs=1e-9)


def test_a_correlation_matrix_is_taken_as_it_is() -> None:
    found = observed_correlations(HARMAN, n=145)
    assert found.matrix == pytest.approx(HARMAN, abs=0)
    assert found.n == 145


@pytest.mark.parametrize(
    ("table", "missing", "reason"),
    [
        ([[1.0], [2], [3]], "listwise", "fewer than 2 items have no correlations"),
        ([[1.0, 2], [2, 1], [NAN, 3]], "listwise", "fewer than 3 complete rows"),
        ([[1.0, 2, 1], [1, 1, 1], [1, 3, 1]], "listwise", "item 1, 3 does not vary"),
        ([[0.3, 2], [0.1 + 0.2, 1], [0.3, 3]], "listwise", "item 1 does not vary"),
        (
            [[1, 2, 3], [2, 1, NAN], [3, 3, NAN]],
            "pairwise",
            "items 1 and 3 are answered together in fewer than 3 rows",
        ),
        (
            [[1, 2], [1, 1], [1, 3], [2, NAN]],
            "pairwise",
            "item 1 does not vary where item 2 is answered",
        ),
        ([[0.1, 2], [0.1, 1], [0.1, 3]], "pairwise", "item 1 does not vary where item 2 is answered"),
        (np.full((4, 2), NAN), "pairwise", "items 1 and 2 are answered together in fewer than 3 rows"),
        (np.full((4, 2), NAN), "listwise", "fewer than 3 complete rows"),
    ],
)
def test_correlations_that_are_undefined_have_a_reason(
    table: list[list[float]], missing: str, reason: str
) -> None:
    found = observed_correlations(table, missing=missing)
    assert found.reason == reason
    assert np.isnan(found.matrix).all()


def test_a_matrix_of_one_item_has_no_correlations() -> None:
    assert observed_correlations([[1.0]], n=10).reason == "fewer than 2 items have no correlations"


@pytest.mark.parametrize(
    ("table", "n", "flaw"),
    [
        (UNLIKELY, 100, "the correlations contradict each other (not positive definite)"),
        (np.ones((2, 2)), 100, "some items determine each other"),
        (answers(5, seed=1), None, "5 rows are too few for 6 items"),
    ],
)
def test_a_matrix_that_has_no_inverse_is_told(table: np.ndarray, n: int | None, flaw: str) -> None:
    assert observed_correlations(table, n=n).flaw == flaw


def test_everything_that_is_wrong_with_a_correlation_matrix_is_said_at_once() -> None:
    with pytest.raises(TableError) as error:
        observed_correlations([[1.0, 0.5, NAN], [0.4, 2.0, 0.0], [0.0, 0.0, 1.0]], n=2)
    assert error.value.problems == (
        "n, the rows behind the correlations, is 2. Give a whole number of at least 3.",
        "ratings: the diagonal is not 1. Give a correlation matrix, or no n.",
        "ratings: the matrix is not symmetric. Give a correlation matrix, or no n.",
        "ratings: correlations lie outside -1 and 1 or are missing. Give a correlation matrix, or no n.",
    )


def test_ratings_with_n_are_no_correlation_matrix() -> None:
    told = "ratings: the shape is (150, 10), but with n it is a correlation matrix."
    with pytest.raises(TableError, match=re.escape(told)):
        observed_correlations(ITEMS, n=150)


def test_an_unknown_rule_is_refused_with_those_there_are() -> None:
    with pytest.raises(TableError, match=r"missing is 'mean'\. Choose from: listwise, pairwise\."):
        observed_correlations(ITEMS, missing="mean")


def test_values_off_the_diagonal_are_taken_row_by_row() -> None:
    assert off_diagonal(np.array([[1, 2], [3, 4]])).tolist() == [2, 3]
