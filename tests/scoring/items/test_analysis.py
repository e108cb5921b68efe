import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.consistency.alpha import cronbach_alpha
from scoring.fisher import fisher_interval
from scoring.items import sums
from scoring.items.analysis import ItemAnalysis, Missing, item_analysis
from scoring.items.skew import scale_skew
from scoring.items.total import corrected_item_total
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
BFI = reference("items")
NEUROTICISM = floats(BFI["ratings"])
TABLE = """\
items
item     n  missing  not observed   mean     sd   skew  floor  ceiling  item-total  low  high  alpha without  flags
asks     5    0.000         0.000  3.000  1.581  0.000  0.200    0.200      -1.000    -     -              -  unreversed
listens  5    0.000         0.000  3.000  1.581  0.000  0.200    0.200      -1.000    -     -              -  unreversed
acts     4    0.200         0.000  3.000  0.000      -  0.000    0.000           -    -     -              -  constant
95 % intervals; 5 rows, missing answers listwise
item asks: goes with the others without error, so there is no interval; another item does not vary, so the others have no alpha
item listens: goes with the others without error, so there is no interval; another item does not vary, so the others have no alpha
item acts: does not vary; the sum of the others does not vary"""
FIELDS = ("mean", "sd", "skew", "floor", "ceiling", "item_total", "low", "high", "alpha_if_dropped")

tables = st.tuples(st.integers(3, 15), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(st.integers(1, 5), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda ratings: np.reshape(np.array(ratings, dtype=float), shape)
    )
)


def of_five(ratings: NDArray[np.float64], missing: Missing = "listwise") -> ItemAnalysis:
    return item_analysis(ratings, lowest=1, highest=5, missing=missing)


def hanging_together(rows: int, items: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(3)
    shared = rng.standard_normal((rows, 1))
    return np.clip(np.round(3 + shared + 0.8 * rng.standard_normal((rows, items))), 1, 5)


@pytest.mark.parametrize("rule", ["listwise", "pairwise"])
def test_item_total_correlations_and_alphas_are_those_of_psych(rule: Missing) -> None:
    result = item_analysis(NEUROTICISM, lowest=1, highest=6, missing=rule)
    assert result.item_total == pytest.approx(BFI[rule]["item_total"], abs=1e-12)
    assert result.alpha_if_dropped == pytest.approx(BFI[rule]["without"], abs=1e-12)


def test_what_tells_about_one_item_is_of_all_who_answered_it_whatever_the_rule() -> None:
    for rule in ("listwise", "pairwise"):
        result = item_analysis(NEUROTICISM, lowest=1, highest=6, missing=rule)
        for figure in ("n", "mean", "sd"):
            assert getattr(result, figure) == pytest.approx(BFI["pairwise"][figure], abs=1e-12)
        for item, skew in enumerate(result.skew):
            assert skew == pytest.approx(scale_skew(NEUROTICISM[:, item]).value)


def test_a_correlation_and_an_alpha_worked_out_by_hand() -> None:
    # Variances 10 to 13, covariances 6. Without item 1 the sum has 36 + 36, the item goes with it by 18.
    result = corrected_item_total(np.full((4, 4), 6.0) + np.diag([4.0, 5.0, 6.0, 7.0]))
    assert result.correlation[0] == pytest.approx(18 / np.sqrt(10 * 72))
    assert result.alpha_if_dropped[0] == pytest.approx(3 / 2 * (1 - 36 / 72))


def test_shares_at_the_ends_are_of_those_who_answered_and_gaps_of_all() -> None:
    ratings = np.array([[1, 2], [1, 5], [5, 5], [9, 3], [NAN, 4]])
    result = item_analysis(ratings, lowest=1, highest=5, not_observed=9)
    assert result.n.tolist() == [3, 5]
    assert result.floor == pytest.approx([2 / 3, 0])
    assert result.ceiling == pytest.approx([1 / 3, 2 / 5])
    assert result.missing == pytest.approx([1 / 5, 0])
    assert result.not_observed == pytest.approx([1 / 5, 0])


def test_not_observed_may_be_told_by_a_mask_and_what_stands_there_is_not_looked_at() -> None:
    ratings = hanging_together(40, 3)
    ratings[4:9, 1] = -1
    by_value = item_analysis(ratings, lowest=1, highest=5, not_observed=-1)
    by_mask = item_analysis(ratings, lowest=1, highest=5, not_observed=ratings == -1)
    assert by_mask.not_observed.tolist() == by_value.not_observed.tolist() == [0, 5 / 40, 0]
    assert by_mask.item_total.tolist() == by_value.item_total.tolist()


def test_the_interval_is_fishers_for_the_rows_behind_the_correlation() -> None:
    ratings = hanging_together(50, 3)
    ratings[:10, 0], ratings[5:20, 1] = NAN, NAN
    listwise, pairwise = of_five(ratings), of_five(ratings, "pairwise")
    assert listwise.pairs.tolist() == [30, 30, 30]
    assert pairwise.pairs.tolist() == [30, 30, 35]
    for result in (listwise, pairwise):
        low, high = fisher_interval(result.item_total, result.pairs)
        assert (result.low.tolist(), result.high.tolist()) == (low.tolist(), high.tolist())


@given(tables)
def test_alpha_without_an_item_is_that_of_the_rest(ratings: NDArray[np.float64]) -> None:
    result = of_five(ratings)
    for item, alpha in enumerate(result.alpha_if_dropped):
        rest = cronbach_alpha(np.delete(ratings, item, axis=1)).value
        assert alpha == pytest.approx(rest, nan_ok=True, rel=1e-6, abs=1e-9)


@given(tables)
def test_all_items_at_once_are_each_as_numpy_has_it_alone(ratings: NDArray[np.float64]) -> None:
    result = of_five(ratings)
    assert result.mean == pytest.approx(ratings.mean(axis=0))
    assert result.sd == pytest.approx(ratings.std(axis=0, ddof=1))
    for item, correlation in enumerate(result.item_total):
        rest = np.delete(ratings, item, axis=1).sum(axis=1)
        if np.ptp(ratings[:, item]) and np.ptp(rest):
            assert correlation == pytest.approx(np.corrcoef(ratings[:, item], rest)[0, 1], abs=1e-9)
        else:
            assert np.isnan(correlation)
            assert result.reasons[item]


@given(tables)
def test_the_order_of_people_and_items_does_not_matter(ratings: NDArray[np.float64]) -> None:
    turned, result = of_five(ratings[::-1, ::-1]), of_five(ratings)
    for field in FIELDS:
        expected = pytest.approx(getattr(result, field), nan_ok=True, abs=1e-9)
        assert getattr(turned, field)[::-1] == expected


@given(tables)
def test_reversing_every_item_leaves_what_they_have_in_common(ratings: NDArray[np.float64]) -> None:
    turned, result = of_five(6 - ratings), of_five(ratings)
    assert turned.item_total == pytest.approx(result.item_total, nan_ok=True, abs=1e-9)
    assert turned.alpha_if_dropped == pytest.approx(result.alpha_if_dropped, nan_ok=True, abs=1e-9)
    assert turned.skew == pytest.approx(-result.skew, nan_ok=True, abs=1e-9)
    assert turned.floor.tolist() == result.ceiling.tolist()


@given(tables, st.integers(-9, 9))
def test_a_response_range_that_is_moved_changes_nothing_but_the_means(
    ratings: NDArray[np.float64], shift: int
) -> None:
    moved = item_analysis(ratings + shift, lowest=1 + shift, highest=5 + shift)
    assert moved.item_total.tolist() == pytest.approx(of_five(ratings).item_total.tolist(), nan_ok=True)
    assert moved.mean == pytest.approx(of_five(ratings).mean + shift)


@pytest.mark.parametrize("rule", ["listwise", "pairwise"])
def test_blocks_of_rows_add_up(rule: Missing, monkeypatch: pytest.MonkeyPatch) -> None:
    ratings = hanging_together(101, 4)
    ratings[::7, 1] = NAN
    mask = np.zeros(ratings.shape, dtype=bool)
    mask[50:60, 3] = True
    whole = item_analysis(ratings, lowest=1, highest=5, not_observed=mask, missing=rule)
    monkeypatch.setattr(sums, "_CELLS", 12)
    by_blocks = item_analysis(ratings, lowest=1, highest=5, not_observed=mask, missing=rule)
    for field in (*FIELDS, "n", "pairs", "not_observed"):
        assert getattr(by_blocks, field).tolist() == getattr(whole, field).tolist()


def test_a_table_without_gaps_has_the_same_figures_under_either_rule() -> None:
    ratings = hanging_together(60, 4)
    for field in FIELDS:
        assert getattr(of_five(ratings, "pairwise"), field) == pytest.approx(getattr(of_five(ratings), field))


def test_items_print_as_a_table_with_their_flags_and_what_is_undefined() -> None:
    ratings = np.array([[1, 5, 3], [2, 4, 3], [3, 3, 3], [4, 2, NAN], [5, 1, 3]])
    result = item_analysis(ratings, lowest=1, highest=5, items=["asks", "listens", "acts"])
    assert str(result) == TABLE
