import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.change.regression import expected_after, expected_from_retest
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
R = reference("change")

scores = st.lists(st.floats(1, 5), min_size=1, max_size=8)
quick = settings(max_examples=40, deadline=None)


def test_the_children_of_tall_parents_are_as_tall_as_galton_expects() -> None:
    # Galton (1886): about 68 1/4 inches, children deviate two thirds as far as their mid-parents.
    found = expected_after([72.0, 68.25, 64.5], mean=68.25, sd=2.5, reliability=2 / 3)
    assert found.expected == pytest.approx([70.75, 68.25, 65.75])


def test_the_band_is_as_wide_as_the_error_of_prediction() -> None:
    # sd sqrt(1 - .8²) = .6 sd
    found = expected_after(4.0, 4.5, mean=3.0, sd=0.5, reliability=0.8)
    assert (found.low, found.high) == pytest.approx((3.8 - 1.959964 * 0.3, 3.8 + 1.959964 * 0.3))
    assert found.residual == pytest.approx(0.7)


def test_whoever_is_low_at_first_rises_without_any_programme() -> None:
    found = expected_after([2.0, 3.0, 4.0], mean=3.0, sd=0.5, reliability=0.7)
    assert np.sign(found.expected - found.before).tolist() == [1, 0, -1]


def test_second_scores_fall_into_the_band_at_its_rate_and_no_change_is_left_over() -> None:
    people, reliability = 20_000, 0.6
    random = np.random.default_rng(20264)
    true = np.sqrt(reliability) * random.normal(size=people)
    first, second = 3 + 0.5 * (true + np.sqrt(1 - reliability) * random.normal(size=(2, people)))
    found = expected_after(first, second, mean=3, sd=0.5, reliability=reliability, confidence=0.9)
    covered = ((found.low <= second) & (second <= found.high)).mean()
    assert covered == pytest.approx(0.9, abs=4 * np.sqrt(0.09 / people))
    low = first < 2.5
    assert (second - first)[low].mean() > 0.2
    assert found.residual[low].mean() == pytest.approx(0, abs=4 * 0.4 / np.sqrt(low.sum()))


@quick
@given(scores, st.floats(0, 1), st.floats(1, 5))
def test_what_is_expected_lies_between_the_score_and_the_mean(
    before: list[float], reliability: float, mean: float
) -> None:
    found = expected_after(before, mean=mean, sd=1, reliability=reliability)
    assert (np.abs(found.expected - mean) <= np.abs(found.before - mean) + 1e-9).all()
    assert ((found.expected - mean) * (found.before - mean) >= -1e-9).all()
    assert (found.low <= found.expected).all()
    assert (found.expected <= found.high).all()


@quick
@given(scores, st.floats(-9, 9), st.floats(0.5, 9))
def test_other_units_of_the_score_move_everything_with_them(
    before: list[float], shift: float, unit: float
) -> None:
    plain = expected_after(before, 3.0, mean=3, sd=0.5, reliability=0.7)
    moved = expected_after(
        shift + unit * np.array(before),
        shift + unit * 3.0,
        mean=shift + unit * 3,
        sd=unit * 0.5,
        reliability=0.7,
    )
    assert moved.expected == pytest.approx(shift + unit * plain.expected, abs=1e-9)
    assert moved.low == pytest.approx(shift + unit * plain.low, abs=1e-9)
    assert moved.residual == pytest.approx(unit * plain.residual, abs=1e-9)


def test_perfect_measurement_has_no_regression_and_none_at_all_has_nothing_else() -> None:
    perfect, none = (expected_after([2.0, 4.0], mean=3, sd=0.5, reliability=r) for r in (1, 0))
    assert perfect.expected.tolist() == perfect.low.tolist() == [2.0, 4.0]
    assert none.expected.tolist() == [3.0, 3.0]


def test_the_line_of_a_retest_group_and_its_band_are_those_of_r() -> None:
    found = expected_from_retest(
        R["new"], 1.0, retest_before=[*R["before"], NAN], retest_after=[*R["after"], 3.0], confidence=0.9
    )
    assert [found.intercept, found.slope] == pytest.approx(R["coefficients"])
    assert np.column_stack([found.expected, found.low, found.high]) == pytest.approx(floats(R["band"]))
    assert found.residual == pytest.approx(1 - floats(R["band"])[:, 0])


def test_a_retest_group_that_only_gained_by_practice_expects_the_same_gain() -> None:
    found = expected_from_retest([2.0, 5.0], retest_before=[1, 2, 3, 4], retest_after=[2, 3, 4, 5])
    assert found.expected == pytest.approx([3.0, 6.0])
    assert found.high == pytest.approx(found.expected)


def test_bands_of_a_small_retest_group_still_cover_new_people_at_their_rate() -> None:
    runs, n = 1000, 6
    first, second = np.random.default_rng(20265).normal(size=(2, runs, n + 1))
    second = 0.6 * first + 0.8 * second
    bands = [
        expected_from_retest(x[0], retest_before=x[1:], retest_after=y[1:], confidence=0.9)
        for x, y in zip(first, second, strict=True)
    ]
    covered = np.mean([band.low <= new <= band.high for band, new in zip(bands, second[:, 0], strict=True)])
    assert covered == pytest.approx(0.9, abs=4 * np.sqrt(0.09 / runs))


@pytest.mark.parametrize(
    ("mean", "sd", "reliability", "reason"),
    [
        (NAN, 1.0, 0.7, "there is no mean"),
        (3.0, 0.0, 0.7, "the SD is not above 0"),
        (3.0, NAN, 1.1, "the SD is not above 0; the reliability is not from 0 to 1"),
        (3.0, 1.0, NAN, "the reliability is not from 0 to 1"),
    ],
)
def test_without_a_group_to_come_from_nothing_is_expected(
    mean: float, sd: float, reliability: float, reason: str
) -> None:
    found = expected_after([2.0, NAN], 3.0, mean=mean, sd=sd, reliability=reliability)
    assert np.isnan([found.expected, found.low, found.high, found.residual]).all()
    assert found.reason.tolist() == [reason, reason]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([1, 2, NAN], [1, 2, 3], "fewer than 3 of the retest group have both scores"),
        ([], [], "fewer than 3 of the retest group have both scores"),
        ([2, 2, 2], [1, 2, 3], "the retest group's first scores do not vary"),
    ],
)
def test_a_retest_group_without_a_line_expects_nothing(
    before: list[float], after: list[float], reason: str
) -> None:
    found = expected_from_retest([2.0, 3.0], 3.0, retest_before=before, retest_after=after)
    assert np.isnan([found.expected, found.low, found.high, found.residual]).all()
    assert found.reason.tolist() == [reason, reason]


def test_a_missing_score_is_undefined_where_it_is_needed() -> None:
    found = expected_after([NAN, 2.0, 2.0], [3.0, NAN, 3.0], mean=3, sd=0.5, reliability=0.7)
    assert np.isnan(found.expected).tolist() == [True, False, False]
    assert np.isnan(found.residual).tolist() == [True, True, False]
    assert found.reason.tolist() == ["no first score", "", ""]


def test_what_is_wrong_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        expected_after([np.inf], [1.0], mean=3, sd=1, reliability=0.7, confidence=95)
    assert [line.split(".")[0] for line in str(caught.value).splitlines()] == [
        "confidence is 95",
        "before: 1 values are infinite, the first at 1",
    ]
    with pytest.raises(TableError, match="The lengths differ: retest_before has 2, retest_after has 3"):
        expected_from_retest(1.0, retest_before=[1, 2], retest_after=[1, 2, 3])


def test_expectations_print_as_a_table() -> None:
    assert str(expected_after([2, NAN], 3, mean=3, sd=0.5, reliability=0.7)) == (
        "Expected second score, without a programme\n"
        "participant  before  expected    low   high  residual  reason\n"
        "          1   2.000     2.300  1.600  3.000     0.700\n"
        "          2       -         -      -      -         -  no first score\n"
        "expected = 0.900 + 0.700 before; a reliability of 0.70 taken as known\n"
        "95 % of second scores"
    )
    found = expected_from_retest([2], retest_before=[1, 2, 3], retest_after=[2, 2, 4])
    assert "expected = 0.667 + 1.000 before; least squares, n = 3 without a programme" in str(found)


def test_what_is_wrong_with_the_band_and_with_the_retest_group_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        expected_from_retest([1.0], retest_before=[1, 2], retest_after=[1, 2, 3], confidence=2)
    assert [problem.split(".")[0] for problem in caught.value.problems] == [
        "confidence is 2",
        "The lengths differ: retest_before has 2, retest_after has 3",
    ]
