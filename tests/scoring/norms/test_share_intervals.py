from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from scoring.norms.share_intervals import ShareMethod, share_interval
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
R = reference("norms")
METHODS: tuple[ShareMethod, ...] = get_args(ShareMethod)

methods = st.sampled_from(METHODS)
halves = st.integers(1, 60).flatmap(
    lambda n: st.tuples(st.integers(0, 2 * n).map(lambda twice: twice / 2), st.just(n))
)
quick = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("method", METHODS)
def test_the_intervals_of_whole_counts_are_those_of_r(method: ShareMethod) -> None:
    ends = share_interval(R["counts"], len(R["norm"]), method=method)
    assert np.column_stack(ends) == pytest.approx(floats(R["shares"][method]), abs=1e-9)


# Brown, Cai & DasGupta (2001), section 4: what an interval promises it keeps on average over all shares,
# Clopper and Pearson's more than that.
@pytest.mark.parametrize(
    ("method", "least", "most"),
    [
        ("jeffreys", 0.945, 0.956),
        ("wilson", 0.945, 0.957),
        ("mid_p", 0.948, 0.966),
        ("clopper_pearson", 0.965, 0.99),
    ],
)
def test_on_average_the_true_share_is_covered_as_often_as_promised(
    method: ShareMethod, least: float, most: float
) -> None:
    n, shares = 50, (np.arange(400) + 0.5) / 400
    counts = np.arange(n + 1)[:, np.newaxis]
    low, high = share_interval(counts, n, method=method)
    covered = (low <= shares) & (shares <= high)
    rates = (stats.binom.pmf(counts, n, shares) * covered).sum(axis=0)
    assert least < rates.mean() < most
    assert method != "clopper_pearson" or rates.min() >= 0.95


@quick
@given(halves, methods, st.floats(0.5, 0.99))
def test_the_share_lies_in_its_interval_and_that_between_nothing_and_all(
    counted: tuple[float, int], method: ShareMethod, confidence: float
) -> None:
    count, n = counted
    low, high = share_interval(count, n, method=method, confidence=confidence)
    assert 0 <= low <= count / n + 1e-12
    assert count / n - 1e-12 <= high <= 1


@quick
@given(halves, methods)
def test_those_who_are_not_counted_have_the_rest(counted: tuple[float, int], method: ShareMethod) -> None:
    count, n = counted
    low, high = share_interval(count, n, method=method)
    rest = share_interval(n - count, n, method=method)
    assert (float(low), float(high)) == pytest.approx((1 - float(rest.high), 1 - float(rest.low)), abs=1e-9)


@quick
@given(st.integers(1, 40), methods)
def test_a_larger_count_has_a_higher_interval(n: int, method: ShareMethod) -> None:
    ends = share_interval(np.arange(2 * n + 1) / 2, n, method=method)
    assert all((np.diff(end) >= 0).all() for end in ends)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_counted_of_nobody_is_undefined(method: ShareMethod) -> None:
    assert np.isnan(share_interval([NAN, 2], 4, method=method)).tolist() == [[True, False], [True, False]]
    assert np.isnan(share_interval([0, NAN], 0, method=method)).all()


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        share_interval([-1, 2, 6], 5, method="wald", confidence=95)  # type: ignore[arg-type]
    assert str(caught.value).splitlines() == [
        "method is 'wald'. Choose from: jeffreys, wilson, clopper_pearson, mid_p.",
        "confidence is 95. Give a share between 0 and 1, such as 0.95.",
        "count: 2 values are below 0 or above n, which is 5. Give counts from 0 to n.",
    ]
