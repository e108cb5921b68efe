import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from scoring.consistency.alpha import AlphaForm, cronbach_alpha
from scoring.consistency.omega import mcdonald_omega
from scoring.problems import TableError
from tests.scoring.consistency.exact_covariances import parallel, with_covariance
from tests.scoring.reference.values import floats, reference

NAN = float("nan")


answers = st.tuples(st.integers(3, 12), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(st.integers(1, 5), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda ratings: np.reshape(ratings, shape)
    )
)


def test_alpha_is_that_of_a_covariance_matrix_worked_out_by_hand() -> None:
    # Variances 10, 11, 12, 13 and covariances 6: 4/3 (1 - 46 / 118).
    covariance = np.full((4, 4), 6.0) + np.diag([4.0, 5.0, 6.0, 7.0])
    assert cronbach_alpha(with_covariance(covariance, 30)).value == pytest.approx(4 / 3 * (1 - 46 / 118))


@pytest.mark.parametrize("form", ["raw", "standardised"])
def test_both_forms_of_alpha_are_those_of_psych(form: AlphaForm) -> None:
    bfi = reference("items")
    result = cronbach_alpha(floats(bfi["ratings"]), form=form)
    assert result.value == pytest.approx(bfi["listwise"][form], abs=1e-12)
    assert (result.n, result.dropped) == (57, 3)


def test_standardised_alpha_is_that_of_items_of_one_standard_deviation_and_has_no_interval() -> None:
    # Correlations of .5 between 3 items, whatever their units.
    units = np.array([1.0, 4.0, 9.0])
    table = with_covariance((0.5 + 0.5 * np.eye(3)) * np.outer(units, units), 30)
    result = cronbach_alpha(table, form="standardised")
    assert result.value == pytest.approx(3 * 0.5 / (1 + 2 * 0.5))
    assert result.value > cronbach_alpha(table).value
    assert np.isnan([result.low, result.high]).all()
    assert result.reason == "Feldt's interval is one of raw alpha"


def test_feldts_interval_holds_alpha_as_often_as_it_says() -> None:
    rng, times = np.random.default_rng(8), 1000
    held = 0
    for _ in range(times):
        table = rng.standard_normal((25, 1)) + rng.standard_normal((25, 4))
        result = cronbach_alpha(table, confidence=0.8)
        held += (
            result.low <= 4 / 5 <= result.high
        )  # parallel items whose errors are as large as what they share
    assert held / times == pytest.approx(0.8, abs=3 * np.sqrt(0.8 * 0.2 / times))


def test_feldts_interval_is_that_of_the_example_of_feldt_woodruff_and_salih() -> None:
    # Alpha .79 from 41 people and 26 items, at 90 %.
    result = cronbach_alpha(with_covariance(parallel(0.79, 26), 41), confidence=0.90)
    expected = 1 - 0.21 * stats.f.ppf([0.95, 0.05], 40, 40 * 25)
    assert [result.low, result.high] == pytest.approx(expected)
    assert (round(result.value, 2), round(result.low, 2), round(result.high, 2)) == (0.79, 0.70, 0.86)


def test_rows_with_a_missing_answer_are_left_out_and_counted() -> None:
    table = with_covariance(parallel(0.8, 4), 30)
    with_gaps = np.vstack([table, [NAN, 1, 2, 3], [1, NAN, NAN, 3]])
    result = cronbach_alpha(with_gaps)
    assert (result.n, result.dropped, result.items) == (30, 2, 4)
    assert result.value == cronbach_alpha(table).value
    assert mcdonald_omega(with_gaps).value == mcdonald_omega(table).value


def test_a_negative_alpha_is_reported() -> None:
    assert cronbach_alpha([[1, 5], [2, 3], [5, 2]]).value < 0


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[1], [2], [3]], "a single item has no internal consistency"),
        ([[1, 2], [NAN, 3]], "fewer than 2 complete rows"),
        ([[1, 4, 2], [2, 4, 2], [5, 4, 2]], "item 2, 3 does not vary"),
    ],
)
def test_what_leaves_both_coefficients_undefined_is_said(table: list[list[float]], reason: str) -> None:
    for result in (cronbach_alpha(table), mcdonald_omega(table)):
        assert np.isnan([result.value, result.low, result.high]).all()
        assert result.reason == reason


def test_items_that_cancel_each_other_have_no_reliability() -> None:
    table = [[1, 3], [2, 2], [3, 1]]
    assert np.isnan(cronbach_alpha(table).value)
    assert cronbach_alpha(table).reason == "the sum of the items does not vary"
    assert np.isnan(mcdonald_omega(table).value)
    assert mcdonald_omega(table).reason == "the two items cancel each other"


def test_equal_items_have_an_alpha_of_one_without_an_interval() -> None:
    result = cronbach_alpha([[1, 1], [2, 2], [3, 3]])
    assert result.value == 1.0
    assert np.isnan(result.low)
    assert result.reason == "the items leave no error, so there is no interval"


@given(answers)
def test_the_order_of_people_and_items_does_not_matter(table: NDArray[np.int64]) -> None:
    turned = cronbach_alpha(table[::-1, ::-1])
    assert turned.value == pytest.approx(cronbach_alpha(table).value, nan_ok=True)


@given(answers, st.integers(-9, 9))
def test_a_constant_added_to_an_item_changes_nothing(table: NDArray[np.int64], shift: int) -> None:
    moved = table.copy()
    moved[:, 0] += shift
    expected = pytest.approx(cronbach_alpha(table).value, nan_ok=True, rel=1e-9, abs=1e-9)
    assert cronbach_alpha(moved).value == expected


@given(answers)
def test_alpha_lies_within_its_interval_and_not_above_one(table: NDArray[np.int64]) -> None:
    result = cronbach_alpha(table)
    assert np.isnan(result.low) or result.low <= result.value <= result.high <= 1


def test_wrong_arguments_are_told_all_at_once() -> None:
    with pytest.raises(TableError) as caught:
        cronbach_alpha([[1, 2], [2, 1]], form="ordinal", confidence=95)  # type: ignore[arg-type]
    assert caught.value.problems == (
        "form is 'ordinal'. Choose from: raw, standardised.",
        "confidence is 95. Give a share between 0 and 1, such as 0.95.",
    )
    with pytest.raises(
        TableError, match=r"items: the shape is \(3,\). Give a table with the axes \(people, items\)"
    ):
        cronbach_alpha([1, 2, 3])


def test_a_result_prints_as_a_table() -> None:
    table = with_covariance(parallel(0.79, 26), 41)
    assert str(cronbach_alpha(np.vstack([table, np.full(26, NAN)]), confidence=0.9)) == (
        "alpha\n"
        "value    low   high\n"
        "0.790  0.705  0.862\n"
        "90 % interval; 26 items, 41 rows, 1 incomplete left out"
    )
    assert str(mcdonald_omega([[1], [2]])) == (
        "omega\nvalue  low  high\n    -    -     -\n1 items, 2 rows\na single item has no internal consistency"
    )
