import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from scoring.agreement.average_deviation import ad_cutoff, ad_from_counts, ad_mean, ad_median
from tests.scoring.reference.values import floats, reference

MISSING = float("nan")
OPTIONS = np.array([1, 2, 3, 4, 5])

shapes = st.tuples(st.integers(2, 12), st.integers(1, 5))
ratings_of_a_scale = arrays(np.int64, shapes, elements=st.integers(1, 5))


def test_the_average_deviation_of_an_item_is_about_the_mean() -> None:
    assert ad_mean([2, 3, 4]) == pytest.approx(2 / 3)
    assert ad_mean([2, MISSING, 3, 4]) == pytest.approx(2 / 3)


def test_the_average_deviation_of_an_item_may_be_about_the_median() -> None:
    # Mean 2, median 1: (1 + 1 + 1 + 3) / 4 and (0 + 0 + 0 + 4) / 4.
    assert ad_mean([1, 1, 1, 5]) == 1.5
    assert ad_median([1, 1, 1, 5]) == 1.0


def test_the_median_of_an_even_number_is_halfway_between_the_middle_two() -> None:
    assert ad_median([1, 2, 4, 5]) == ad_median([5, MISSING, 4, 2, 1]) == 1.5


def test_the_average_deviation_of_a_scale_is_the_mean_over_its_items() -> None:
    assert ad_mean([[4.0, 2, 5], [4.0, 4, MISSING]]) == 0.5
    assert ad_median([[4.0, 2, 5], [4.0, 4, MISSING]]) == 0.5


@pytest.mark.parametrize("ratings", [[], [4.0], [4.0, MISSING], [MISSING, MISSING]])
def test_fewer_than_two_raters_do_not_deviate(ratings: list[float]) -> None:
    assert np.isnan(ad_mean(ratings))
    assert np.isnan(ad_median(ratings))


def test_counts_give_the_deviation_of_the_ratings_behind_them() -> None:
    counts = [[0, 1, 1, 1, 0], [3, 0, 0, 0, 1], [0, 0, 0, 1, 0], [0, 0, 0, 0, 0]]
    assert ad_from_counts(counts, OPTIONS).tolist() == pytest.approx(
        [2 / 3, 1.5, MISSING, MISSING], nan_ok=True
    )
    assert ad_from_counts(counts, OPTIONS, about="median").tolist() == pytest.approx(
        [2 / 3, 1.0, MISSING, MISSING], nan_ok=True
    )


def test_another_centre_is_refused_with_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"about is 'mode'\. Choose from: mean, median\."):
        ad_from_counts([1, 1], [1, 2], about="mode")  # type: ignore[arg-type]  # the mistake under test


# Burke & Dunlap (2002), abstract: 0.8, 1.2, 1.5 and 1.8.
@pytest.mark.parametrize(("options", "printed"), [(5, 0.8), (7, 1.2), (9, 1.5), (11, 1.8)])
def test_the_cut_off_is_a_sixth_of_the_options(options: int, printed: float) -> None:
    assert ad_cutoff(options) == options / 6
    assert round(ad_cutoff(options), 1) == printed


@pytest.mark.parametrize("options", [1, 4.5])
def test_a_cut_off_needs_a_whole_number_of_options(options: int) -> None:
    with pytest.raises(ValueError, match=rf"options is {options}\. Give the number of response options"):
        ad_cutoff(options)


def test_both_deviations_are_those_of_the_r_package_multilevel() -> None:
    known = reference("agreement")
    ratings, group = floats(known["ratings"]), floats(known["group"])
    tables = [ratings[group == label] for label in np.unique(group)]
    assert [ad_mean(table) for table in tables] == pytest.approx(known["ad_mean"], abs=1e-12)
    assert [ad_median(table) for table in tables] == pytest.approx(known["ad_median"], abs=1e-12)
    item = [table[:, 0] for table in tables]
    assert [ad_mean(ratings) for ratings in item] == pytest.approx(known["ad_mean_item"], abs=1e-12)
    assert [ad_median(ratings) for ratings in item] == pytest.approx(known["ad_median_item"], abs=1e-12)


@given(ratings_of_a_scale)
def test_counts_and_ratings_agree(table: NDArray[np.int64]) -> None:
    counts = (table[:, :, np.newaxis] == OPTIONS).sum(axis=0)
    assert ad_from_counts(counts, OPTIONS).mean() == pytest.approx(ad_mean(table))
    assert ad_from_counts(counts, OPTIONS, about="median").mean() == pytest.approx(ad_median(table))


@given(ratings_of_a_scale, st.integers(-3, 3), st.integers(2, 4))
def test_deviations_ignore_order_and_place_and_grow_with_the_unit(
    table: NDArray[np.int64], shift: int, unit: int
) -> None:
    moved = table[::-1, ::-1] * unit + shift
    assert ad_mean(moved) == pytest.approx(unit * ad_mean(table))
    assert ad_median(moved) == pytest.approx(unit * ad_median(table))


@given(ratings_of_a_scale)
def test_the_median_deviates_least_and_nothing_by_more_than_half_the_range(table: NDArray[np.int64]) -> None:
    assert 0 <= ad_median(table) <= ad_mean(table) + 1e-12 <= 2 + 2e-12
