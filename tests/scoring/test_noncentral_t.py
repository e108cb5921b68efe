import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special

from scoring.noncentral_t import noncentrality_interval
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
R = reference("norms")
quick = settings(max_examples=40, deadline=None)


def test_the_ends_are_those_that_r_finds_with_its_own_distribution_function() -> None:
    ends = noncentrality_interval(floats(R["t"]), floats(R["df"]), confidence=0.95)
    assert np.column_stack(ends) == pytest.approx(floats(R["noncentrality"]), rel=1e-8)


@quick
@given(st.floats(0, 60), st.integers(1, 300), st.floats(0.5, 0.99))
def test_at_either_end_the_value_is_just_not_too_rare(t: float, df: int, confidence: float) -> None:
    low, high = noncentrality_interval(t, df, confidence=confidence)
    below = special.nctdtr(df, [low, high], t)
    assert below == pytest.approx([(1 + confidence) / 2, (1 - confidence) / 2], abs=1e-9)


@quick
@given(st.floats(0, 60), st.integers(1, 300))
def test_the_opposite_value_has_the_opposite_interval(t: float, df: int) -> None:
    ends, opposite = (noncentrality_interval(value, df, confidence=0.9) for value in (t, -t))
    assert (float(opposite.low), float(opposite.high)) == (-float(ends.high), -float(ends.low))


@pytest.mark.parametrize("df", [1, 20, 5000])
def test_an_enormous_value_joins_on_to_a_large_one(df: int) -> None:
    below, above = (noncentrality_interval(t, df, confidence=0.95) for t in (9999.99, 10000.01))
    assert np.array(above) == pytest.approx(np.array(below), rel=1e-3)


def test_many_values_have_the_intervals_they_have_one_by_one() -> None:
    t, df = np.array([[-3.0], [0.5]]), np.array([4, 50])
    ends = noncentrality_interval(t, df, confidence=0.8)
    singly = [noncentrality_interval(one, each, confidence=0.8) for one in t[:, 0] for each in df]
    assert np.ravel(ends.low).tolist() == [float(end.low) for end in singly]
    assert np.ravel(ends.high).tolist() == [float(end.high) for end in singly]


@pytest.mark.parametrize(("t", "df"), [(NAN, 5), (np.inf, 5), (2.0, 0), (2.0, NAN)])
def test_without_a_value_or_degrees_of_freedom_there_is_no_interval(t: float, df: float) -> None:
    assert np.isnan(noncentrality_interval(t, df, confidence=0.95)).all()
