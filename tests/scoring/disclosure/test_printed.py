import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.disclosure.bands import Bands
from scoring.disclosure.lent import Lent
from scoring.disclosure.printed import BOTTOM, TOP, Printed, Told, middles, printed_totals, printed_units
from scoring.figures import Range
from scoring.intervals import IntervalRule, Pool, mean_interval
from scoring.policy import AllOthers

SPAN = Range(np.array([1.0]), np.array([5.0]), np.array([1.0]))
LENT = Lent(np.array([[0.64]]), np.array([[20.0]]), np.array([[False]]))
ASSUMED = Lent(np.array([[2.0]]), np.array([[1e6]]), np.array([[True]]))
RATERS, GROUPS = AllOthers.EQUAL_RATERS, AllOthers.EQUAL_GROUPS

Unit = tuple[int, float, str]
"""Raters, mean, and whether it is told exactly, or in a band 0.4 wide at the top or the bottom."""


def told(*units: Unit) -> Told:
    """What is told of the units of one participant."""
    n = np.array([[[raters for raters, _, _ in units]]], dtype=float)
    mean = np.array([[[mean if raters else np.nan for raters, mean, _ in units]]])
    top, bottom = (np.array([[[how == end for _, _, how in units]]]) for end in ("top", "bottom"))
    bands = Bands(top, bottom, np.full(n.shape, 0.4))
    return Told(n, mean, middles(bands, SPAN, mean), bands)


def total(rule: AllOthers, *units: Unit, lent: Lent = LENT) -> Printed:
    return printed_totals(told(*units), rule, SPAN, lent, 0.95)


def test_a_mean_is_told_exactly_or_by_the_edge_of_its_band() -> None:
    found = printed_units(
        told((3, 2.5, "exact"), (3, 5.0, "top"), (4, 1.25, "bottom"), (0, 0.0, "exact")), SPAN, LENT, 0.95
    )
    np.testing.assert_array_equal(found.mean[0, 0], [2.5, 4.6, 1.4, np.nan])
    assert found.bound[0, 0].tolist() == [0, TOP, BOTTOM, 0]
    assert found.n[0, 0].tolist() == [3, 3, 4, 0]


def test_only_what_is_told_exactly_has_an_interval_made_with_the_lent_variance() -> None:
    found = printed_units(told((4, 3.0, "exact"), (3, 5.0, "top"), (0, 0.0, "exact")), SPAN, LENT, 0.95)
    expected = mean_interval(
        3.0, np.nan, 4, rule=IntervalRule(1, 5, 0.95, borrow_below=9), pool=Pool(0.64, 20)
    )
    assert (found.low[0, 0, 0], found.high[0, 0, 0]) == (float(expected.low), float(expected.high))
    assert np.isnan([found.low[0, 0, 1:], found.high[0, 0, 1:]]).all()


def test_an_interval_says_where_its_spread_is_assumed() -> None:
    units = told((4, 3.0, "exact"), (3, 5.0, "top"), (0, 0.0, "exact"))
    assert printed_units(units, SPAN, ASSUMED, 0.95).assumed[0, 0].tolist() == [True, False, False]
    assert not printed_units(units, SPAN, LENT, 0.95).assumed.any()
    assert printed_totals(units, RATERS, SPAN, ASSUMED, 0.95).assumed.tolist() == [[True]]


@pytest.mark.parametrize(("rule", "mean"), [(RATERS, (3 * 2 + 5 * 4) / 8), (GROUPS, 3.0)])
def test_a_total_weighs_units_by_the_rule(rule: AllOthers, mean: float) -> None:
    found = total(rule, (3, 2.0, "exact"), (5, 4.0, "exact"), (0, 0.0, "exact"))
    assert (found.n[0, 0], found.mean[0, 0], found.bound[0, 0]) == (8, pytest.approx(mean), 0)


def test_a_band_counts_with_its_middle_beside_an_exact_mean() -> None:
    found = total(GROUPS, (3, 2.0, "exact"), (3, 5.0, "top"))
    assert (found.mean[0, 0], found.bound[0, 0]) == (pytest.approx((2.0 + 4.8) / 2), 0)
    assert found.low[0, 0] < found.mean[0, 0] < found.high[0, 0]
    assert total(GROUPS, (3, 5.0, "top"), (3, 1.0, "bottom")).mean[0, 0] == pytest.approx((4.8 + 1.2) / 2)


@pytest.mark.parametrize(("how", "edge", "bound"), [("top", 4.6, TOP), ("bottom", 1.4, BOTTOM)])
@pytest.mark.parametrize("rule", AllOthers)
def test_bands_at_one_end_alone_make_a_total_that_is_a_bound(
    rule: AllOthers, how: str, edge: float, bound: int
) -> None:
    found = total(rule, (3, edge, how), (5, edge, how), (0, 0.0, "exact"))
    assert (found.n[0, 0], found.mean[0, 0], found.bound[0, 0]) == (8, pytest.approx(edge), bound)
    assert np.isnan([found.low[0, 0], found.high[0, 0]]).all()


def test_a_total_of_nobody_is_no_number() -> None:
    found = total(GROUPS, (0, 0.0, "exact"), (0, 0.0, "exact"))
    assert (found.n[0, 0], found.bound[0, 0]) == (0, 0)
    assert np.isnan([found.mean[0, 0], found.low[0, 0], found.high[0, 0]]).all()


def width(found: Printed) -> float:
    return float(found.high[0, 0] - found.low[0, 0])


def test_a_total_is_as_certain_as_its_rule_makes_it() -> None:
    """Two groups of 3 and 6, weighed alike, are as good as 4 / (1/3 + 1/6) = 8 raters."""
    units = (3, 3.0, "exact"), (6, 3.0, "exact")
    assert width(total(RATERS, *units)) == pytest.approx(width(total(RATERS, (9, 3.0, "exact"))))
    assert width(total(GROUPS, *units)) == pytest.approx(width(total(RATERS, (8, 3.0, "exact"))))


means = st.tuples(st.integers(1, 9), st.floats(1.5, 4.5), st.just("exact"))


@given(st.lists(means, min_size=1, max_size=5), st.sampled_from(AllOthers))
def test_a_total_lies_between_the_means_that_it_is_made_of(units: list[Unit], rule: AllOthers) -> None:
    found = total(rule, *units).mean[0, 0]
    assert min(mean for _, mean, _ in units) - 1e-9 <= found <= max(mean for _, mean, _ in units) + 1e-9


def test_figures_are_cut_by_participant_and_group() -> None:
    table = np.arange(12.0).reshape(1, 3, 4)
    found = Printed(table, table, table, table, table > 5, table.astype(np.int8))
    assert found.at(1).mean.tolist() == [[4, 5, 6, 7]]
    assert found.of_groups([0, 2]).n.tolist() == [[[0, 2], [4, 6], [8, 10]]]
    assert found.at(1).of_groups([3]).assumed.tolist() == [[True]]
