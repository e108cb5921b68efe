from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from scoring.key import read_key
from scoring.keying import key_responses
from scoring.responses import read_responses
from scoring.scales import LARGEST_UNIT, RaterScores, rater_scores

NAN = np.nan


def scores_of(answers: list[list[float]], share: Fraction, options: tuple[int, int] = (1, 5)) -> RaterScores:
    """Raters a row, the items of one scale a column."""
    items = [f"A{i}" for i in range(len(answers[0]))]
    low, high = options
    key = pd.DataFrame({"item": items, "scale": "A", "reverse": False, "minimum": low, "maximum": high})
    people = pd.DataFrame({"participant": "P", "rater": range(len(answers)), "rater_group": "peer"})
    wide = pd.concat([people, pd.DataFrame(answers, columns=items)], axis=1)
    return rater_scores(key_responses(read_responses(wide, read_key(key))), share)


@pytest.mark.parametrize(
    ("answers", "share", "score"),
    [
        ([4, 5, NAN], Fraction(2, 3), 4.5),
        ([4, NAN, NAN], Fraction(2, 3), NAN),
        ([4, 5, NAN], Fraction(667, 1000), NAN),
        ([4, NAN, NAN], Fraction(1, 3), 4.0),
        ([NAN, NAN, NAN], Fraction(0), NAN),
        ([4, 5, 3], Fraction(1), 4.0),
    ],
)
def test_enough_answers_are_a_share_compared_as_a_fraction(
    answers: list[float], share: Fraction, score: float
) -> None:
    np.testing.assert_array_equal(scores_of([answers], share).values, [[score]])


def test_scores_are_in_the_units_of_the_response_format() -> None:
    assert scores_of([[-2, 2], [-2, -2], [2, 2]], Fraction(1), (-2, 2)).values.tolist() == [[0.0, -2.0, 2.0]]


def test_scores_are_counted_in_whole_parts_that_every_number_of_answers_divides() -> None:
    scores = scores_of([[1, 1, 2], [1, 2, NAN]], Fraction(2, 3))
    assert scores.unit.tolist() == [6]
    assert scores.parts.tolist() == [[8.0, 9.0]]
    assert scores.offset.tolist() == [0]


def test_parts_stay_few_on_a_long_scale() -> None:
    scores = scores_of([[5.0] * 40, [5.0] * 20 + [NAN] * 20], Fraction(1, 4))
    assert scores.unit.max() <= LARGEST_UNIT
    assert scores.values.tolist() == [[5.0, 5.0]]


def test_a_long_scale_with_many_options_does_not_overflow() -> None:
    assert scores_of([[254.0] * 300], Fraction(1), (1, 254)).values.tolist() == [[254.0]]
