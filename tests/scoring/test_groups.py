from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from scoring.groups import Sums, item_sums, option_counts, raters_who_answered, scale_sums
from scoring.key import read_key
from scoring.keying import Ratings, key_responses
from scoring.responses import read_responses
from scoring.scales import rater_scores
from tests.scoring.cohorts import table

NAN = np.nan
KEY = read_key(
    table("""
        item  scale  reverse  minimum  maximum
        A1    A      False    1        5
        A2    A      False    1        5
        B1    B      False    -1       1
    """)
)
RESPONSES = table("""
    participant  rater  rater_group  A1  A2  B1
    P1           P1     self         5   5   1
    P1           a      peer         3   4   -1
    P1           b      peer         4   4   -1
    P1           c      peer         5   .   .
    P2           a      boss         2   2   0
    P2           b      boss         .   .   .
""")
# Rows are participants, columns the groups boss, peer and self.


@pytest.fixture
def ratings() -> Ratings:
    return key_responses(read_responses(RESPONSES, KEY))


@pytest.fixture
def scales(ratings: Ratings) -> Sums:
    return scale_sums(rater_scores(ratings, Fraction(1)), ratings.people)


def test_scale_sums_count_the_raters_who_have_a_score(scales: Sums) -> None:
    assert scales.n.tolist() == [[[0, 2, 1], [1, 0, 0]], [[0, 2, 1], [1, 0, 0]]]


def test_means_are_in_response_units_and_undefined_for_nobody(scales: Sums) -> None:
    np.testing.assert_array_equal(
        scales.mean, [[[NAN, 3.75, 5], [2, NAN, NAN]], [[NAN, -1, 1], [0, NAN, NAN]]]
    )


def test_the_variance_needs_two_raters_and_is_0_where_they_agree(scales: Sums) -> None:
    np.testing.assert_array_equal(
        scales.variance, [[[NAN, 0.125, NAN], [NAN, NAN, NAN]], [[NAN, 0, NAN], [NAN, NAN, NAN]]]
    )


def test_item_sums_are_those_of_the_ratings(ratings: Ratings) -> None:
    sums = item_sums(ratings, ratings.people)
    assert sums.n[:, 0].tolist() == [[0, 3, 1], [0, 2, 1], [0, 2, 1]]
    np.testing.assert_array_equal(sums.mean[:, 0], [[NAN, 4, 5], [NAN, 4, 5], [NAN, -1, 1]])
    np.testing.assert_array_equal(sums.variance[:, 0], [[NAN, 1, NAN], [NAN, 0, NAN], [NAN, 0, NAN]])


def test_a_rater_who_answered_nothing_is_not_counted(ratings: Ratings) -> None:
    assert raters_who_answered(ratings, ratings.people).tolist() == [[0, 3, 1], [1, 0, 0]]


def test_groups_can_be_picked_by_position(scales: Sums) -> None:
    assert scales.in_groups([2, 0]).n[0].tolist() == [[1, 0], [0, 1]]
    assert scales.in_groups([]).n.shape == (2, 2, 0)


def test_where_a_mask_does_not_hold_there_is_nobody(scales: Sums) -> None:
    kept = scales.where(np.array([[True, False, True], [False, True, True]]))
    assert kept.n[0].tolist() == [[0, 0, 1], [0, 0, 0]]
    np.testing.assert_array_equal(kept.mean[0], [[NAN, NAN, 5], [NAN, NAN, NAN]])


def test_options_are_counted_in_the_cells_of_a_mask(ratings: Ratings) -> None:
    peers = np.zeros((3, 2, 3), dtype=bool)
    peers[:, :, 1] = True
    counts = option_counts(ratings, ratings.people, peers)
    assert counts[:, 0].tolist() == [[0, 0, 1, 1, 1], [0, 0, 0, 2, 0], [2, 0, 0, 0, 0]]
    assert counts[:, 1].sum() == 0


@pytest.mark.parametrize("items", [13, 20])
def test_sums_of_parts_that_are_not_whole_do_not_depend_on_the_order_of_raters(items: int) -> None:
    rng = np.random.default_rng(items)
    names = [f"A{i}" for i in range(items)]
    key = read_key(pd.DataFrame({"item": names, "scale": "A", "reverse": False, "minimum": 1, "maximum": 5}))
    people = pd.DataFrame({"participant": "P", "rater": range(30), "rater_group": "peer"})
    answers = pd.DataFrame(rng.integers(1, 6, (30, items)), columns=names).astype(float)
    wide = pd.concat([people, answers.mask(rng.random(answers.shape) < 0.2)], axis=1)
    found = []
    for order in (rng.permutation(30) for _ in range(10)):
        ratings = key_responses(read_responses(wide.iloc[order], key))
        sums = scale_sums(rater_scores(ratings, Fraction(1, 4)), ratings.people)
        found.append((float(sums.total[0, 0, 0]), float(sums.squares[0, 0, 0])))
    assert len(set(found)) == 1
