import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from scoring.agreement.star import rwg_j_star
from scoring.agreement.within_group import rwg, rwg_j
from tests.scoring.reference.values import floats, reference

MISSING = float("nan")

ratings_of_a_scale = arrays(
    np.int64, st.tuples(st.integers(2, 12), st.integers(1, 5)), elements=st.integers(1, 5)
)


def test_it_is_one_minus_the_mean_variance_over_that_of_the_null() -> None:
    # Variances 1 and 0, null variance 2.
    assert rwg_j_star([[2, 3], [3, 3], [4, 3]], options=5) == 0.75


def test_raters_in_two_camps_keep_their_negative_value_unless_told() -> None:
    camps = [[1, 1], [5, 5]]
    assert rwg_j_star(camps, options=5) == -3.0
    assert rwg_j_star(camps, options=5, out_of_range="zero") == 0.0
    assert np.isnan(rwg_j_star(camps, options=5, out_of_range="nan"))


def test_an_item_that_fewer_than_two_answered_does_not_count() -> None:
    assert rwg_j_star([[2.0, 5], [3.0, MISSING], [4.0, MISSING]], options=5) == 0.5
    assert np.isnan(rwg_j_star([[2.0, MISSING]], options=5))


def test_an_unknown_null_is_refused_with_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"no null 'flat' for 5 .*uniform, slight_skew"):
        rwg_j_star([[1, 2], [2, 2]], options=5, null="flat")


def test_it_is_that_of_the_r_package_multilevel() -> None:
    known = reference("agreement")
    ratings, group = floats(known["ratings"]), floats(known["group"])
    values = [rwg_j_star(ratings[group == label], options=5) for label in np.unique(group)]
    assert values == pytest.approx(known["rwg_j_star"], abs=1e-12)


@given(ratings_of_a_scale)
def test_it_does_not_grow_with_the_number_of_items(table: NDArray[np.int64]) -> None:
    twice = np.hstack([table, table])
    assert rwg_j_star(twice, options=5) == pytest.approx(rwg_j_star(table, options=5))


@given(ratings_of_a_scale)
def test_it_is_the_mean_of_rwg_over_the_items_and_never_above_rwg_j(table: NDArray[np.int64]) -> None:
    index = rwg_j_star(table, options=5)
    assert index == pytest.approx(rwg(table, options=5, out_of_range="keep").mean())
    assert index <= rwg_j(table, options=5) + 1e-12
