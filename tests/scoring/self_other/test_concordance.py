import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.intraclass.crossed import icc_crossed
from scoring.self_other.concordance import Variant, concordance_correlation
from tests.scoring.reference.values import floats, reference

R = reference("self_other")
OWN, OTHERS = floats(R["own"]), floats(R["others"])
NAN = float("nan")

scores = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=3, max_size=12).map(
    lambda pairs: np.array(pairs, dtype=float).T
)
VARIANTS: list[Variant] = ["lin", "sample", "unbiased"]


@pytest.mark.parametrize("variant", VARIANTS[:2])
def test_value_parts_error_and_interval_are_those_of_lin_as_corrected(variant: Variant) -> None:
    result, r = concordance_correlation(OWN, OTHERS, variant=variant), R["concordance"][variant]
    assert result.value == pytest.approx(r["value"], rel=1e-10)
    assert (result.precision, result.accuracy) == pytest.approx((r["precision"], r["accuracy"]), rel=1e-10)
    assert (result.location_shift, result.scale_shift) == pytest.approx(
        (r["location"], r["scale"]), rel=1e-10
    )
    assert result.se == pytest.approx(r["se"], rel=1e-10)
    assert [result.low, result.high] == pytest.approx(r["interval"], rel=1e-10)
    assert (result.n, result.dropped) == (38, 2)


def test_the_unbiased_one_compares_pairs_with_mismatched_pairs_and_is_an_intraclass_correlation() -> None:
    result = concordance_correlation(OWN, OTHERS, variant="unbiased")
    assert result.value == pytest.approx(R["concordance"]["across"], rel=1e-10)
    assert result.value == pytest.approx(R["concordance"]["icc"], rel=1e-10)
    assert result.value == pytest.approx(icc_crossed(np.column_stack([OWN, OTHERS]))["ICC(2,1)"].value)


def test_one_point_higher_on_every_rating_costs_accuracy_but_no_precision() -> None:
    # s² = 2 of both with divisor n, so 2 * 2 / (2 + 2 + 1).
    result = concordance_correlation([2, 3, 4, 5, 6], [1, 2, 3, 4, 5])
    assert (result.value, result.precision, result.accuracy) == pytest.approx((0.8, 1, 0.8))
    assert result.low < 0.8 < result.high


@settings(max_examples=40, deadline=None)
@given(scores, st.sampled_from(VARIANTS))
def test_it_is_the_same_whichever_side_comes_first(pairs: NDArray[np.float64], variant: Variant) -> None:
    there, back = (concordance_correlation(*side, variant=variant) for side in (pairs, pairs[::-1]))
    assert [there.value, there.low, there.high] == pytest.approx(
        [back.value, back.low, back.high], nan_ok=True
    )
    assert there.location_shift == pytest.approx(-back.location_shift, nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(scores, st.sampled_from(VARIANTS), st.integers(-9, 9), st.integers(1, 5))
def test_a_shift_and_a_stretch_of_both_change_nothing(
    pairs: NDArray[np.float64], variant: Variant, shift: int, factor: int
) -> None:
    plain = concordance_correlation(*pairs, variant=variant)
    moved = concordance_correlation(*(factor * pairs + shift), variant=variant)
    assert [moved.value, moved.se] == pytest.approx([plain.value, plain.se], nan_ok=True, rel=1e-6, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(scores)
def test_concordance_is_never_further_from_zero_than_the_correlation(pairs: NDArray[np.float64]) -> None:
    result = concordance_correlation(*pairs)
    assert np.isnan(result.value) or abs(result.value) <= abs(result.precision) + 1e-12
    assert np.isnan(result.low) or -1 <= result.low <= result.value <= result.high <= 1


@pytest.mark.parametrize(
    ("own", "others", "reason"),
    [
        ([], [], "fewer than 3 participants have both ratings"),
        ([1, 2, NAN, 4], [1, NAN, 3, 2], "fewer than 3 participants have both ratings"),
        ([0.1, 0.1, 0.1], [1, 2, 3], "own ratings do not vary"),
        ([4, 4, 4], [2, 2, 2], "own ratings and others' ratings do not vary"),
    ],
)
@pytest.mark.parametrize("variant", VARIANTS)
def test_without_people_or_variance_it_is_undefined(
    own: list[float], others: list[float], reason: str, variant: Variant
) -> None:
    result = concordance_correlation(own, others, variant=variant)
    assert result.reason == reason
    numbers = [result.value, result.low, result.se, result.precision, result.accuracy, result.location_shift]
    assert np.isnan(numbers).all()


@pytest.mark.parametrize(
    ("own", "others", "value"),
    [([1, 2, 3], [1, 2, 3], 1.0), ([1, 2, 3], [3, 2, 1], -1.0), ([0, 2, 4], [1, 2, 3], 0.8)],
)
def test_pairs_on_one_line_with_equal_means_have_no_interval(
    own: list[int], others: list[int], value: float
) -> None:
    result = concordance_correlation(own, others)
    assert result.value == pytest.approx(value)
    assert np.isnan([result.low, result.high, result.se]).all()
    assert result.reason == "the pairs leave no error, so there is no interval"


def test_below_minus_one_the_unbiased_one_has_no_interval() -> None:
    result = concordance_correlation([1, 2.1, 3], [3.1, 2, 1], variant="unbiased")
    assert result.value < -1
    assert np.isnan(result.low)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="variant is 'Lin'") as caught:
        concordance_correlation([1], [1, 2], variant="Lin", confidence=0)  # type: ignore[arg-type]
    assert str(caught.value).splitlines() == [
        "variant is 'Lin'. Choose from: lin, sample, unbiased.",
        "confidence is 0. Give a share between 0 and 1, such as 0.95.",
        "The lengths differ: own has 1, others has 2. Give one value of each for every row.",
    ]


def test_the_interval_covers_at_its_rate_in_a_large_cohort() -> None:
    rng, cohorts = np.random.default_rng(89), 1000
    own = rng.normal(size=(cohorts, 100))
    others = 0.4 + 0.7 * own + rng.normal(0, 0.6, (cohorts, 100))
    true = 2 * 0.7 / (1 + 0.7**2 + 0.6**2 + 0.4**2)
    results = [concordance_correlation(*pair) for pair in zip(own, others, strict=True)]
    held = np.mean([result.low < true < result.high for result in results])
    assert abs(held - 0.95) < 4 * np.sqrt(0.95 * 0.05 / cohorts)


def test_a_concordance_prints_as_a_table() -> None:
    assert str(concordance_correlation([2, 3, 4, 5, 6], [1, 2, 3, 5, 5])).splitlines() == [
        "concordance correlation",
        "value    low   high",
        "0.846  0.383  0.969",
        "95 % interval; precision 0.972, accuracy 0.870, se = 0.122; variant lin; 5 participants, 0 left out",
    ]
