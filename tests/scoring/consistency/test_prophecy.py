import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.consistency.prophecy import spearman_brown
from scoring.problems import TableError

NAN = float("nan")


@pytest.mark.parametrize(
    ("reliability", "times", "expected"),
    [
        (0.5, 2, 2 / 3),  # two halves that correlate by .5
        (0.2, 10, 2 / 2.8),
        (0.9, 0.5, 0.45 / 0.55),  # half the length
        (0.0, 7, 0.0),
        (1.0, 3, 1.0),
        (-0.2, 3, -0.6 / 0.6),
    ],
)
def test_a_longer_test_is_as_reliable_as_the_formula_says(
    reliability: float, times: float, expected: float
) -> None:
    assert spearman_brown(reliability, times) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("reliability", "times"), [(NAN, 2), (0.5, NAN), (1.1, 2), (-0.5, 3), (-0.6, 3), (-1.1, 0.5)]
)
def test_without_a_reliability_or_where_the_formula_turns_over_there_is_none(
    reliability: float, times: float
) -> None:
    assert np.isnan(spearman_brown(reliability, times))


@given(st.floats(0, 1), st.floats(0.1, 20), st.floats(0.1, 20))
def test_lengthening_twice_is_lengthening_once_by_the_product(r: float, first: float, second: float) -> None:
    twice = spearman_brown(spearman_brown(r, first), second)
    assert twice == pytest.approx(float(spearman_brown(r, first * second)))


@given(st.floats(0.05, 20))
def test_what_is_fully_reliable_stays_so_and_rounding_takes_it_no_further(times: float) -> None:
    assert spearman_brown(1, times) <= 1
    assert spearman_brown(1, times) == pytest.approx(1)


@given(st.floats(0.01, 0.99), st.floats(1.01, 20))
def test_the_longer_is_the_more_reliable_and_never_fully(r: float, times: float) -> None:
    assert r < spearman_brown(r, times) < 1


def test_arrays_broadcast_and_a_length_of_nothing_is_refused() -> None:
    table = spearman_brown(np.array([0.5, 0.8])[:, np.newaxis], [1, 2, 3])
    assert table.shape == (2, 3)
    assert table[1, 2] == pytest.approx(2.4 / 2.6)
    with pytest.raises(
        TableError, match=r"times: 2 values are 0 or less\. Give how many times as long, above 0"
    ):
        spearman_brown(0.5, [0, -1, 2])
