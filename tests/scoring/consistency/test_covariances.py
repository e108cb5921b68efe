import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.consistency import covariances
from scoring.consistency.alpha import cronbach_alpha
from scoring.consistency.covariances import covariation, why_undefined
from scoring.consistency.omega import mcdonald_omega
from scoring.consistency.standard_error import scale_sem
from scoring.problems import TableError

Floats = NDArray[np.float64]

MISSING = float("nan")

tables = st.tuples(st.integers(2, 12), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.integers(-10_000, 10_000), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]
    ).map(lambda hundredths: np.reshape(hundredths, shape) / 100)
)


def drawn(rows: int, items: int, *, seed: int = 3) -> Floats:
    """Answers from 1 to 5 that correlate."""
    random = np.random.default_rng(seed)
    shared = random.standard_normal((rows, 1))
    return np.asarray(np.clip(np.rint(3 + shared + random.standard_normal((rows, items))), 1, 5))


def of_numpy(table: Floats) -> Floats:
    return np.atleast_2d(np.cov(table, rowvar=False))


@given(tables)
def test_they_are_those_of_numpy(table: Floats) -> None:
    assert covariation(table).covariance == pytest.approx(of_numpy(table), rel=1e-9, abs=1e-9)


def test_answers_by_hand_have_the_divisor_of_rows_less_one() -> None:
    # 1, 2, 3 and 2, 2, 5: means 2 and 3, products of deviations 2, 3 and 6.
    found = covariation([[1, 2], [2, 2], [3, 5]])
    assert found.covariance == pytest.approx(np.array([[1.0, 1.5], [1.5, 3.0]]))
    assert (found.items, found.n, found.dropped) == (2, 3, 0)
    assert found.correlation[0, 1] == pytest.approx(1.5 / 3**0.5)


def test_answers_of_any_type_of_number_have_the_same() -> None:
    table = drawn(50, 4)
    for kind in (np.int8, np.int64, np.float32):
        assert covariation(table.astype(kind)).covariance == pytest.approx(of_numpy(table))
    assert covariation(table.tolist()).covariance == pytest.approx(of_numpy(table))


def test_short_whole_numbers_far_apart_vary() -> None:
    # Their difference, 200, is beyond what eight bits hold; the constant item asks for the second pass.
    table = np.array([[100, 3], [-100, 3], [100, 3], [-100, 3]], dtype=np.int8)
    assert covariation(table).covariance == pytest.approx(np.diag([40_000 / 3, 0.0]))


def test_rows_with_a_gap_are_left_out_and_counted() -> None:
    table = drawn(60, 4)
    gaps = table.copy()
    gaps[[3, 17, 17, 40], [0, 1, 2, 3]] = MISSING
    whole = np.delete(table, [3, 17, 40], axis=0)
    found = covariation(gaps)
    assert found.covariance == pytest.approx(of_numpy(whole))
    assert (found.n, found.dropped) == (57, 3)


@pytest.mark.parametrize("level", [0.0, 1e9])
@pytest.mark.parametrize("gap", [False, True])
def test_blocks_of_rows_add_up_to_the_whole(
    monkeypatch: pytest.MonkeyPatch, level: float, *, gap: bool
) -> None:
    table = drawn(101, 3) + level
    if gap:
        table[50, 1] = MISSING
    at_once = covariation(table)
    monkeypatch.setattr(covariances, "_CELLS", 30)  # ten rows at a time, and one at the end
    by_blocks = covariation(table)
    assert by_blocks.covariance == pytest.approx(at_once.covariance, rel=1e-12)
    assert (by_blocks.n, by_blocks.dropped) == (at_once.n, at_once.dropped)


def test_a_mean_that_is_large_beside_the_spread_costs_no_digits() -> None:
    table = drawn(200, 4)
    assert covariation(table + 1e9).covariance == pytest.approx(of_numpy(table), rel=1e-12)


def test_a_few_who_differ_among_many_are_not_taken_for_rounding() -> None:
    table = np.full((20_000, 2), 5.0)
    table[7] = [4.0, 4.0]
    variance = (1 - 1 / 20_000) / 19_999
    assert covariation(table).covariance == pytest.approx(np.full((2, 2), variance), rel=1e-9)
    assert not why_undefined(covariation(table))


@pytest.mark.parametrize("value", [0.0, 3.0, 0.1 + 0.2, -0.7, 1e8 + 0.1, 1e-200, 1e40])
def test_an_item_that_does_not_vary_has_a_variance_of_exactly_0_and_no_covariance(value: float) -> None:
    table = drawn(97, 3)
    table[:, 1] = value
    found = covariation(table)
    assert found.covariance[1].tolist() == found.covariance[:, 1].tolist() == [0.0] * 3
    assert found.covariance[np.ix_([0, 2], [0, 2])] == pytest.approx(of_numpy(table[:, [0, 2]]))
    assert why_undefined(found) == "item 2 does not vary"


def test_what_differs_by_rounding_alone_does_not_vary() -> None:
    table = drawn(40, 4)
    table[:, 0] = np.tile([0.3, 0.1 + 0.2], 20)
    assert covariation(table).covariance[0].tolist() == [0.0] * 4
    for found in (cronbach_alpha(table), cronbach_alpha(table, form="standardised"), mcdonald_omega(table)):
        assert np.isnan(found.value)
        assert found.reason == "item 1 does not vary"


@pytest.mark.parametrize("table", [np.empty((0, 3)), np.ones((1, 3)), [[1.0, 2, MISSING], [1, 2, 3]]])
def test_fewer_than_2_complete_rows_leave_everything_undefined(table: Floats) -> None:
    found = covariation(table)
    assert np.isnan(found.covariance).all()
    assert found.items == 3
    assert why_undefined(found) == "fewer than 2 complete rows"


@pytest.mark.parametrize("items", [0, 1])
def test_fewer_than_2_items_have_no_coefficient(items: int) -> None:
    table = drawn(9, 2)[:, :items]
    assert covariation(table).covariance.shape == (items, items)
    for found in (cronbach_alpha(table), mcdonald_omega(table), scale_sem(table)):
        assert np.isnan(found.value)
        assert found.reason == "a single item has no internal consistency"


def test_answers_that_are_infinite_or_no_table_are_refused() -> None:
    with pytest.raises(TableError, match=r"items: 1 values are infinite, the first at 2, 1\."):
        covariation([[1.0, 2.0], [float("inf"), 3.0]])
    with pytest.raises(TableError, match=r"items: the shape is \(3,\)\. .*axes \(people, items\)"):
        covariation([1.0, 2.0, 3.0])
