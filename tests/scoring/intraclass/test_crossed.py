import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.estimate import IccResult, Span
from scoring.intraclass.crossed import icc_crossed, span_from_f, stepped_up, variance_ratio
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")

# Shrout & Fleiss (1979), table 2: 6 targets rated by 4 judges.
SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
)

# Whose interval of ICC(2,k) would end at 1 over a rounding error.
NEAR_THE_TURN = np.reshape([1, 2, 3, 5, 4, 1, 2, 2, 3, 5, 5, 2, 3, 1, 4], (3, 5))

tables = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(st.integers(1, 5), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda ratings: np.reshape(ratings, shape)
    )
)


def span(result: IccResult) -> tuple[float, float, float]:
    return result.value, result.low, result.high


def test_the_six_forms_have_the_values_that_shrout_and_fleiss_print() -> None:
    assert {name: round(result.value, 2) for name, result in icc_crossed(SHROUT_FLEISS).items()} == {
        "ICC(1,1)": 0.17,
        "ICC(2,1)": 0.29,
        "ICC(3,1)": 0.71,
        "ICC(1,k)": 0.44,
        "ICC(2,k)": 0.62,
        "ICC(3,k)": 0.91,
    }


# As the R package psych prints them for the same table.
@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("ICC(1,1)", -0.133, 0.723),
        ("ICC(2,1)", 0.019, 0.761),
        ("ICC(3,1)", 0.342, 0.946),
        ("ICC(1,k)", -0.884, 0.912),
        ("ICC(2,k)", 0.071, 0.927),
        ("ICC(3,k)", 0.676, 0.986),
    ],
)
def test_the_six_forms_have_their_intervals(name: str, low: float, high: float) -> None:
    result = icc_crossed(SHROUT_FLEISS)[name]
    assert (round(result.low, 3), round(result.high, 3)) == (low, high)


# The judges' variance in that of all: none is that of nested judges, whose leniency is part of the error.
@pytest.mark.parametrize(
    ("name", "judges", "truth"),
    [
        ("ICC(1,1)", 0.0, 0.4),
        ("ICC(2,1)", 0.2, 0.4),
        ("ICC(3,1)", 0.2, 0.4 / 0.8),
        ("ICC(1,k)", 0.0, 4 * 0.4 / (1 + 3 * 0.4)),
        ("ICC(2,k)", 0.2, 4 * 0.4 / (1 + 3 * 0.4)),
        ("ICC(3,k)", 0.2, 4 * 0.5 / (1 + 3 * 0.5)),
    ],
)
def test_the_intervals_hold_the_truth_as_often_as_they_say(name: str, judges: float, truth: float) -> None:
    random, runs = np.random.default_rng(6), 500
    parts = [(0.4, (runs, 25, 1)), (judges, (runs, 1, 4)), (0.6 - judges, (runs, 25, 4))]
    samples = sum(random.normal(0, np.sqrt(variance), shape) for variance, shape in parts)
    found = [icc_crossed(sample, confidence=0.9)[name] for sample in np.asarray(samples)]
    covered = np.mean([one.low <= truth <= one.high for one in found])
    assert abs(covered - 0.9) < 3 * np.sqrt(0.9 * 0.1 / runs)


def test_a_target_with_a_missing_rating_is_left_out() -> None:
    with_a_gap = np.vstack([SHROUT_FLEISS, [5, NAN, 5, 5]])
    assert icc_crossed(with_a_gap) == icc_crossed(SHROUT_FLEISS)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[1, 2, 3]], "fewer than 2 complete targets or 2 judges"),
        ([[1], [2]], "fewer than 2 complete targets or 2 judges"),
        ([[3, 3], [3, 3]], "every rating is the same"),
    ],
)
def test_without_variance_or_judges_the_crossed_forms_are_undefined(
    table: list[list[int]], reason: str
) -> None:
    results = icc_crossed(table).values()
    assert [result.reason for result in results] == [reason] * 6
    assert all(np.isnan(result.value) for result in results)


def test_judges_who_differ_by_a_constant_are_fully_consistent_but_do_not_agree() -> None:
    results = icc_crossed([[1, 2], [2, 3], [4, 5]])
    assert results["ICC(3,1)"].value == 1.0
    assert 0 < results["ICC(2,1)"].value < 1
    assert np.isnan(results["ICC(2,1)"].low)
    assert results["ICC(1,1)"].low < results["ICC(1,1)"].value


def test_the_mean_of_judges_has_no_coefficient_where_one_judge_has_less_than_the_least() -> None:
    results = icc_crossed([[1, 2, 1], [1, 1, 3]])
    assert results["ICC(2,1)"].value < -1 / 2
    assert np.isnan(results["ICC(2,k)"].value)
    assert results["ICC(2,k)"].reason == "the means differ too little for it to be defined"


def test_targets_that_no_judge_tells_apart_leave_the_third_case_undefined() -> None:
    results = icc_crossed([[1, 2], [1, 2], [1, 2]])
    assert np.isnan(results["ICC(3,1)"].value)
    assert results["ICC(3,1)"].reason == "the means differ too little for it to be defined"
    assert results["ICC(2,1)"].value == 0.0


@given(tables)
def test_the_order_of_targets_and_judges_does_not_matter(table: NDArray[np.int64]) -> None:
    turned = table[::-1, ::-1]
    for name, result in icc_crossed(table).items():
        assert span(icc_crossed(turned)[name]) == pytest.approx(span(result), nan_ok=True)


@given(tables, st.integers(-9, 9))
@example(NEAR_THE_TURN, -1)
def test_a_constant_added_to_every_rating_changes_nothing(table: NDArray[np.int64], shift: int) -> None:
    for name, result in icc_crossed(table).items():
        expected = pytest.approx(span(result), nan_ok=True, rel=1e-9, abs=1e-9)
        assert span(icc_crossed(table + shift)[name]) == expected


@given(tables)
def test_a_value_lies_within_its_interval_and_below_one(table: NDArray[np.int64]) -> None:
    for result in icc_crossed(table).values():
        assert np.isnan(result.low) or result.low <= result.value <= result.high <= 1


def test_a_result_prints_as_a_table_with_both_names() -> None:
    assert str(icc_crossed(SHROUT_FLEISS)["ICC(3,k)"]) == (
        "ICC(3,k)\nvalue    low   high\n0.909  0.676  0.986\n"
        "95 % interval; also ICC(C,k); 24 scores in 6 groups, n0 = 4.00"
    )


# McGraw & Wong (1996), Psychological Methods 1, 30-46.
def test_the_six_forms_have_the_names_of_mcgraw_and_wong_too() -> None:
    assert [result.also for result in icc_crossed(SHROUT_FLEISS).values()] == [
        "ICC(1)",
        "ICC(A,1)",
        "ICC(C,1)",
        "ICC(k)",
        "ICC(A,k)",
        "ICC(C,k)",
    ]


@pytest.mark.parametrize("table", ["shrout_fleiss", "seeded"])
def test_values_and_intervals_are_those_of_the_r_package_psych(table: str) -> None:
    known = reference("raters")["crossed"][table]
    results = icc_crossed(known["ratings"]).values()
    assert [result.value for result in results] == pytest.approx(floats(known["values"]), abs=1e-12)
    assert [result.low for result in results] == pytest.approx(floats(known["low"]), abs=1e-12)
    assert [result.high for result in results] == pytest.approx(floats(known["high"]), abs=1e-12)


def test_an_end_that_is_a_division_by_rounding_error_is_undefined() -> None:
    result = icc_crossed(NEAR_THE_TURN)["ICC(2,k)"]
    assert result.value == pytest.approx(-8.125)
    assert np.isnan([result.low, result.high]).all()
    assert result.reason == "the mean squares allow no interval"


@given(tables, st.sampled_from([1e-9, 0.1, 3.0, 1e9]))
@example(NEAR_THE_TURN, 1e-9)
def test_the_units_of_the_ratings_do_not_matter(table: NDArray[np.int64], unit: float) -> None:
    for name, result in icc_crossed(table).items():
        expected = pytest.approx(span(result), nan_ok=True, rel=1e-8, abs=1e-8)
        assert span(icc_crossed(table * unit)[name]) == expected


def test_ratings_that_differ_by_rounding_alone_are_the_same() -> None:
    results = icc_crossed([[0.1 + 0.2, 0.3], [0.3, 0.3]]).values()
    assert {result.reason for result in results} == {"every rating is the same"}


@pytest.mark.parametrize(
    ("ratings", "confidence", "message"),
    [
        ([1, 2, 3], 0.95, r"ratings: the shape is \(3,\)\. Give a table with the axes \(targets, judges\)"),
        ([[1, np.inf], [2, 3]], 0.95, "ratings: 1 values are infinite, the first at 1, 2"),
        ([[1, 2], [2, 3]], 95, "confidence is 95"),
    ],
)
def test_what_is_no_table_of_ratings_is_refused(
    ratings: list[float], confidence: float, message: str
) -> None:
    with pytest.raises(TableError, match=message):
        icc_crossed(ratings, confidence=confidence)


def test_a_coefficient_follows_from_a_variance_ratio() -> None:
    # Two groups of 3 with F = 4: (4 - 1) / (4 + 2). At the ends F over 12.2179 and times 899.5833, the
    # 97.5 % quantiles of F(1, 4) and F(4, 1).
    one = span_from_f(4.0, (1, 4), 3, 0.95)
    assert one.value == pytest.approx(0.5)
    assert one.low == pytest.approx((4 / 12.2179 - 1) / (4 / 12.2179 + 2), abs=1e-5)
    assert one.high == pytest.approx((4 * 899.5833 - 1) / (4 * 899.5833 + 2), abs=1e-6)
    assert (variance_ratio(8, 2), variance_ratio(0, 2), variance_ratio(2, 0)) == (4, 0, np.inf)
    assert stepped_up(Span(0.5, 0.25, 0.75), 3) == pytest.approx((0.75, 0.5, 0.9))


@given(st.floats(0, 1), st.floats(1, 50), st.floats(1, 50))
def test_stepping_up_twice_is_stepping_up_by_the_product(one: float, first: float, second: float) -> None:
    twice = stepped_up(stepped_up(Span(one), first), second)
    assert twice.value == pytest.approx(stepped_up(Span(one), first * second).value)
