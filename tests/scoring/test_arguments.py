import numpy as np
import pytest

from scoring import TableError
from scoring.arguments import (
    choice_problems,
    complete_rows,
    length_problems,
    level_problems,
    matrix,
    vector,
)


def test_a_table_and_a_row_come_as_floats() -> None:
    assert matrix([[1, 2]], name="ratings", axes="(raters, items)").tolist() == [[1.0, 2.0]]
    assert vector([1, 2], name="scores", axis="(raters,)").tolist() == [1.0, 2.0]


def test_another_shape_is_told_with_what_was_expected() -> None:
    with pytest.raises(TableError, match=r"ratings: the shape is \(2,\). Give .* axes \(raters, items\)\."):
        matrix([1, 2], name="ratings", axes="(raters, items)")
    with pytest.raises(TableError, match=r"scores: the shape is \(1, 2\). Give .* shape \(raters,\)\."):
        vector([[1, 2]], name="scores", axis="(raters,)")


def test_infinite_values_are_told_with_the_place_of_the_first() -> None:
    with pytest.raises(TableError, match=r"ratings: 2 values are infinite, the first at 2, 1\."):
        matrix(np.array([[1, 2], [np.inf, -np.inf]]), name="ratings", axes="(raters, items)")
    with pytest.raises(TableError, match=r"scores: 1 values are infinite, the first at 2\."):
        vector([1, np.inf], name="scores", axis="(raters,)")


def test_incomplete_rows_are_left_out_and_counted() -> None:
    complete, dropped = complete_rows(np.array([[1.0, 2.0], [np.nan, 3.0], [np.nan, np.nan]]))
    assert (complete.tolist(), dropped) == ([[1.0, 2.0]], 2)


def test_a_table_without_gaps_is_not_copied() -> None:
    table = np.array([[1.0, 2.0], [1e308, 1e308]])
    assert complete_rows(table[:1]).rows.base is table
    assert complete_rows(table).rows.tolist() == table.tolist()


def test_different_lengths_are_told() -> None:
    assert length_problems({"scores": 3, "groups": 3}) == []
    assert length_problems({"scores": 3, "groups": 2}) == [
        "The lengths differ: scores has 3, groups has 2. Give one value of each for every row."
    ]


def test_an_unknown_choice_is_told_with_those_there_are() -> None:
    assert choice_problems("method", "reml", ("anova", "reml")) == []
    assert choice_problems("method", "ml", ("anova", "reml")) == ["method is 'ml'. Choose from: anova, reml."]


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0, float("nan")])
def test_a_level_is_a_share(level: float) -> None:
    assert level_problems("confidence", 0.9) == []
    assert level_problems("confidence", level) == [
        f"confidence is {level}. Give a share between 0 and 1, such as 0.95."
    ]
