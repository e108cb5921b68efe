"""Columns of one value a participant, put side by side."""

import numpy as np
import pytest

from scoring.paired import paired
from scoring.problems import TableError

NAN = float("nan")


def test_whoever_lacks_a_value_is_left_out_of_every_column_and_counted() -> None:
    found = paired({"before": [1, NAN, 3, 4], "after": [2, 3, NAN, 5]})
    np.testing.assert_array_equal(found.rows, [[1, 2], [4, 5]])
    np.testing.assert_array_equal(found.whole, [True, False, False, True])
    assert found.dropped == 2


def test_nobody_is_a_table_without_rows() -> None:
    found = paired({"own": [], "others": []})
    assert found.rows.shape == (0, 2)
    assert found.dropped == 0


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(TableError) as error:
        paired({"own": [[1.0]], "others": [np.inf]}, ["margin is -1."])
    assert [problem.split(":")[0] for problem in error.value.problems] == ["margin is -1.", "own", "others"]


def test_columns_of_different_lengths_are_refused_with_what_the_caller_found() -> None:
    with pytest.raises(TableError) as error:
        paired({"own": [1.0], "others": [1.0, 2.0], "outcome": [1.0]}, ["margin is -1."])
    assert error.value.problems[0] == "margin is -1."
    assert error.value.problems[1].startswith("The lengths differ: own has 1, others has 2, outcome has 1.")
