from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.integrate import quad
from scipy.stats import chi2, norm

from scoring.self_other.limits import limits_of_agreement
from tests.scoring.reference.values import floats, reference

R = reference("self_other")
OWN, OTHERS = floats(R["own"]), floats(R["others"])
NAN = float("nan")

# Bland & Altman (1986): peak expiratory flow of 17 people, first readings of two meters.
WRIGHT = np.array([494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427])
MINI = np.array([512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451])

scores = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=3, max_size=12).map(
    lambda pairs: np.array(pairs, dtype=float).T
)


def rounded(span: tuple[float, float, float]) -> list[float]:
    return [round(value, 1) for value in span]


def test_bias_limits_and_intervals_are_those_that_bland_and_altman_print() -> None:
    # They print -79.7 and 75.5 from rounded figures: -2.1 and 38.8.
    result = limits_of_agreement(WRIGHT, MINI, sds=2, intervals="first_approximation")
    assert (round(result.bias.value, 1), round(result.sd, 1)) == (-2.1, 38.8)
    assert rounded(result.bias)[1:] == pytest.approx([-22.0, 17.8], abs=0.05)
    assert rounded(result.lower) == pytest.approx([-79.7, -114.3, -45.1], abs=0.15)
    assert rounded(result.upper) == pytest.approx([75.5, 40.9, 110.1], abs=0.25)
    assert result.coverage == pytest.approx(0.9545, abs=1e-4)


@pytest.mark.parametrize(("name", "asked"), [("limits", {}), ("limits_90", {"sds": 2.0, "confidence": 0.9})])
def test_everything_is_as_in_r(name: str, asked: dict[str, Any]) -> None:
    result, r = limits_of_agreement(OWN, OTHERS, **asked), R[name]
    assert list(result.bias) == pytest.approx(r["bias"], rel=1e-9)
    assert (result.sd, result.lower.value, result.upper.value) == pytest.approx(
        (r["sd"], r["lower"], r["upper"]), rel=1e-9
    )
    assert list(result.slope) == pytest.approx(r["slope"], rel=1e-9)
    assert result.slope_p == pytest.approx(r["slope_p"], rel=1e-9)
    for intervals in ("approximate", "first_approximation", "exact"):
        upper = limits_of_agreement(OWN, OTHERS, intervals=intervals, **asked).upper
        assert [upper.low, upper.high] == pytest.approx(r[intervals], rel=1e-7), intervals
    lower = limits_of_agreement(OWN, OTHERS, intervals="exact", **asked).lower
    assert [lower.low, lower.high] == pytest.approx(r["exact_lower"], rel=1e-7)
    assert (result.n, result.dropped) == (38, 2)


def test_the_exact_interval_leaves_its_tail_where_r_only_approximates() -> None:
    # R is exact up to a noncentrality of 37.6; this one is 107. The tail by integration over the SD.
    n, z = 3000, 1.959963984540054
    gaps = np.random.default_rng(3).normal(size=n)
    result = limits_of_agreement(gaps, np.zeros(n), intervals="exact")
    t = (result.upper.high - result.bias.value) / result.sd * np.sqrt(n)

    def tail(s: float) -> float:
        return float(norm.cdf(t * s - z * np.sqrt(n)) * chi2.pdf((n - 1) * s**2, n - 1) * 2 * (n - 1) * s)

    assert quad(tail, 0.85, 1.15, epsabs=1e-12)[0] == pytest.approx(0.975, abs=1e-9)


def test_the_test_of_the_slope_is_that_of_equal_variances() -> None:
    assert limits_of_agreement(OWN, OTHERS).slope_p == pytest.approx(R["limits"]["equal_sd_p"], rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(scores)
def test_own_and_others_changing_places_turn_the_signs(pairs: NDArray[np.float64]) -> None:
    there, back = limits_of_agreement(*pairs), limits_of_agreement(*pairs[::-1])
    for one, other in ((there.bias, back.bias), (there.lower, back.upper), (there.slope, back.slope)):
        expected = [-other.value, -other.high, -other.low]
        assert list(one) == pytest.approx(expected, nan_ok=True, rel=1e-7, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(scores, st.integers(-5, 5), st.integers(1, 4))
def test_limits_move_with_own_ratings_and_stretch_with_both(
    pairs: NDArray[np.float64], shift: int, factor: int
) -> None:
    plain = limits_of_agreement(*pairs, intervals="exact")
    moved = limits_of_agreement(*(factor * pairs + np.array([[shift], [0]])), intervals="exact")
    for before, after in ((plain.bias, moved.bias), (plain.lower, moved.lower), (plain.upper, moved.upper)):
        assert list(after) == pytest.approx(
            [factor * end + shift for end in before], nan_ok=True, rel=1e-7, abs=1e-8
        )


@settings(max_examples=40, deadline=None)
@given(scores)
def test_a_limit_lies_within_its_interval_and_the_upper_one_above_the_bias(
    pairs: NDArray[np.float64],
) -> None:
    result = limits_of_agreement(*pairs)
    assume(not result.reason)
    assert result.lower.low < result.lower.value < result.bias.value < result.upper.value < result.upper.high


@pytest.mark.parametrize(
    ("own", "others", "reason"),
    [
        ([], [], "fewer than 3 participants have both ratings"),
        ([1, 2, NAN, 4], [1, NAN, 3, 2], "fewer than 3 participants have both ratings"),
    ],
)
def test_with_too_few_everything_is_undefined(own: list[float], others: list[float], reason: str) -> None:
    result = limits_of_agreement(own, others)
    assert result.reason == reason
    assert np.isnan(
        [*result.bias, *result.lower, *result.upper, *result.slope, result.sd, result.slope_p]
    ).all()


def test_differences_that_do_not_vary_have_a_bias_but_no_limits() -> None:
    result = limits_of_agreement([0.3, 0.6, 0.7], [0.1, 0.4, 0.5])
    assert result.bias.value == pytest.approx(0.2)
    assert np.isnan([*result.bias[1:], *result.lower, *result.upper, result.sd, *result.slope]).all()
    assert result.reason == "the differences do not vary, so there are neither limits nor intervals"


def test_means_that_do_not_vary_have_no_slope() -> None:
    result = limits_of_agreement([1, 2, 3, 4], [5, 4, 3, 2])
    assert result.reason == "the means of own and others' ratings do not vary, so there is no slope"
    assert np.isnan([*result.slope, result.slope_p]).all()
    assert not np.isnan([*result.lower, *result.upper]).any()


def test_differences_that_follow_from_the_means_have_a_slope_without_a_test() -> None:
    result = limits_of_agreement([2, 4, 6, 8], [1, 2, 3, 4])
    assert result.slope.value == pytest.approx(2 / 3)
    assert np.isnan([*result.slope[1:], result.slope_p]).all()
    assert result.reason == "the differences follow from the means without error, so the slope has no test"


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="intervals is 'bootstrap'") as caught:
        limits_of_agreement([1], [1, 2], coverage=2, sds=0, intervals="bootstrap", confidence=1)  # type: ignore[arg-type]
    assert str(caught.value).splitlines() == [
        "intervals is 'bootstrap'. Choose from: approximate, first_approximation, exact.",
        "coverage is 2. Give a share between 0 and 1, such as 0.95.",
        "confidence is 1. Give a share between 0 and 1, such as 0.95.",
        "sds is 0. Give a number above 0 and below 100, such as 2.",
        "The lengths differ: own has 1, others has 2. Give one value of each for every row.",
    ]


def test_exact_intervals_cover_the_true_limit_at_their_rate_in_small_cohorts() -> None:
    rng, cohorts = np.random.default_rng(15), 1500
    own = rng.normal(0.5, 1, (cohorts, 8))
    limit = 0.5 + 1.959963984540054
    held = sum(
        upper.low < limit < upper.high
        for upper in (
            limits_of_agreement(row, np.zeros(8), intervals="exact", confidence=0.9).upper for row in own
        )
    )
    assert abs(held / cohorts - 0.9) < 4 * np.sqrt(0.9 * 0.1 / cohorts)


def test_limits_print_as_a_table() -> None:
    assert str(limits_of_agreement(WRIGHT, MINI)).splitlines() == [
        "limits of agreement",
        "own - others    value       low     high",
        "upper limit    73.861    39.105  108.616",
        "bias           -2.118   -22.049   17.814",
        "lower limit   -78.096  -112.852  -43.340",
        "slope           0.029    -0.159    0.217",
        "95 % intervals (approximate); 95 % of differences, SD = 38.765; 17 participants, 0 left out",
        "test of the slope, or of equal variances: p = 0.749",
    ]
