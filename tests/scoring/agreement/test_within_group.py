from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.agreement.nulls import NULLS, null_variance, nulls_for
from scoring.agreement.within_group import (
    expected_variance,
    rwg,
    rwg_from_variance,
    rwg_j,
    rwg_j_from_variance,
    variance_from_counts,
)
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

MISSING = float("nan")
OPTIONS = np.array([1, 2, 3, 4, 5])

ratings_of_an_item = st.lists(st.integers(1, 5), min_size=2, max_size=15)
ratings_of_a_scale = st.integers(1, 6).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 5), min_size=items, max_size=items), min_size=2, max_size=12
    ).map(np.array)
)


def counted(ratings: list[int]) -> NDArray[np.int64]:
    return np.array([ratings.count(value) for value in OPTIONS])


@pytest.mark.parametrize(("options", "expected"), [(2, 0.25), (4, 1.25), (5, 2.0), (7, 4.0), (11, 10.0)])
def test_the_uniform_null_of_james_demaree_and_wolf_has_a_formula(options: int, expected: float) -> None:
    assert null_variance("uniform", options) == expected


@pytest.mark.parametrize("name", NULLS)
def test_a_published_variance_is_that_of_its_published_probabilities(name: str) -> None:
    shares = [Fraction(str(share)) for share in NULLS[name].five]
    mean = sum(share * value for share, value in zip(shares, range(1, 6), strict=True))
    variance = sum(share * (value - mean) ** 2 for share, value in zip(shares, range(1, 6), strict=True))
    assert sum(shares) == 1
    assert null_variance(name, 5) == float(variance)


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("slight_skew", 5, 1.34),
        ("slight_skew", 6, 1.85),
        ("slight_skew", 7, 2.90),
        ("moderate_skew", 7, 2.14),
        ("heavy_skew", 11, 4.02),
        ("triangular", 9, 3.00),
        ("normal", 10, 1.45),
    ],
)
def test_the_variances_are_those_of_lebreton_and_senter(name: str, options: int, expected: float) -> None:
    assert null_variance(name, options) == expected


def test_an_unknown_null_is_refused_with_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"no null 'flat' for 5 .*uniform, slight_skew"):
        null_variance("flat", 5)


def test_a_null_without_a_published_variance_is_refused_with_what_there_is() -> None:
    with pytest.raises(
        ValueError, match=r"no null 'slight_skew' for 4 response options. Choose from: uniform\."
    ):
        null_variance("slight_skew", 4)


@pytest.mark.parametrize("options", [1, 4.5, MISSING])
def test_what_is_no_number_of_response_options_is_refused(options: float) -> None:
    with pytest.raises(TableError, match=rf"options is {options}\. Give the number of response options"):
        null_variance("uniform", options)  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(TableError, match=rf"options is {options}\."):
        rwg([1, 2, 3], options=options)  # type: ignore[arg-type]  # the mistake under test


def test_the_nulls_to_choose_from_depend_on_the_number_of_options() -> None:
    assert nulls_for(4) == ("uniform",)
    assert nulls_for(5) == tuple(NULLS)


def test_rwg_is_one_minus_the_variance_over_that_of_the_null() -> None:
    # The ratings 2, 3, 4 vary by 1.
    assert rwg([2, 3, 4], options=5) == 0.5
    assert rwg([2, 3, 4], options=5, null="slight_skew") == pytest.approx(1 - 1 / 1.34)


def test_rwg_of_several_items_is_given_for_each() -> None:
    assert rwg([[4, 2], [4, 3], [4, 4]], options=5).tolist() == [1.0, 0.5]


def test_rwg_leaves_out_who_did_not_answer() -> None:
    assert rwg([2, MISSING, 3, 4], options=5) == rwg([2, 3, 4], options=5)


@pytest.mark.parametrize("ratings", [[], [4.0], [4.0, MISSING]])
def test_agreement_of_fewer_than_two_raters_is_undefined(ratings: list[float]) -> None:
    assert np.isnan(rwg(ratings, options=5))
    assert np.isnan(rwg_j(np.reshape(ratings, (len(ratings), 1)), options=5))


@pytest.mark.parametrize(("rule", "expected"), [("zero", 0.0), ("keep", -1.0), ("nan", MISSING)])
def test_an_index_out_of_range_is_treated_as_the_caller_says(rule: str, expected: float) -> None:
    # A variance of 4 is twice that of the uniform null.
    assert rwg_from_variance(4.0, options=5, out_of_range=rule) == pytest.approx(expected, nan_ok=True)  # type: ignore[arg-type]  # parametrised text


def test_james_demaree_and_wolf_set_inadmissible_values_to_zero_and_so_do_we_unless_told() -> None:
    assert rwg([1, 5], options=5) == 0.0
    assert rwg_j([[1, 1], [5, 5]], options=5) == 0.0


def test_an_unknown_rule_for_values_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match=r"out_of_range is 'hide'\. Choose from: zero, keep, nan"):
        rwg([1, 5], options=5, out_of_range="hide")  # type: ignore[arg-type]  # the mistake under test


def test_rwg_j_steps_the_mean_variance_up_to_the_number_of_items() -> None:
    # Mean variance 1, null variance 2, three items: 3(1 - .5) / (3(1 - .5) + .5).
    assert rwg_j([[2, 2, 2], [3, 3, 3], [4, 4, 4]], options=5) == 0.75


@pytest.mark.parametrize(("items", "expected"), [(1, 0.50), (2, 0.67), (5, 0.83), (10, 0.91)])
def test_rwg_j_follows_spearman_and_brown(items: int, expected: float) -> None:
    assert round(float(rwg_j_from_variance(1.0, items, options=5)), 2) == expected


def test_rwg_j_counts_only_items_that_two_raters_answered() -> None:
    table = [[2.0, 2, 5], [3.0, 3, MISSING], [4.0, 4, MISSING]]
    assert rwg_j(table, options=5) == rwg_j([[2, 2], [3, 3], [4, 4]], options=5)


def test_rwg_j_has_no_value_where_its_denominator_is_zero() -> None:
    # Two items at v = 2: 2(1 - 2) / (2(1 - 2) + 2).
    assert np.isnan(rwg_j_from_variance(4.0, 2, options=5, out_of_range="keep"))


def test_above_the_null_variance_the_formula_of_rwg_j_leaves_its_range() -> None:
    # Four items at v = 1.5: 4(1 - 1.5) / (4(1 - 1.5) + 1.5).
    assert rwg_j_from_variance(3.0, 4, options=5, out_of_range="keep") == 4.0


def test_counts_give_the_variance_of_the_ratings_behind_them() -> None:
    counts = [[0, 1, 1, 1, 0], [1, 0, 0, 0, 1], [0, 0, 0, 1, 0], [0, 0, 0, 0, 0]]
    assert variance_from_counts(counts, OPTIONS).tolist() == pytest.approx(
        [1.0, 8.0, MISSING, MISSING], nan_ok=True
    )


def test_a_variance_from_counts_is_never_negative_even_off_the_whole_numbers() -> None:
    assert variance_from_counts([[0, 9, 0]], [0.1, 0.7, 1.3]).tolist() == [0.0]


@given(ratings_of_an_item)
def test_counts_and_ratings_agree(ratings: list[int]) -> None:
    counts = counted(ratings)
    assert variance_from_counts(counts, OPTIONS) == pytest.approx(np.var(ratings, ddof=1))


@given(ratings_of_an_item)
def test_the_order_of_raters_does_not_matter(ratings: list[int]) -> None:
    turned = sorted(ratings)
    assert rwg(ratings, options=5) == pytest.approx(rwg(turned, options=5))


@given(ratings_of_a_scale, st.integers(-3, 3))
def test_a_constant_added_to_every_rating_changes_no_agreement(table: NDArray[np.int64], shift: int) -> None:
    assert rwg_j(table + shift, options=5) == pytest.approx(rwg_j(table, options=5))


@given(ratings_of_a_scale, st.sampled_from(list(NULLS)))
def test_rwg_j_lies_between_no_and_full_agreement(table: NDArray[np.int64], null: str) -> None:
    assert 0 <= rwg_j(table, options=5, null=null) <= 1


@given(ratings_of_a_scale)
def test_more_items_of_the_same_agreement_never_lower_rwg_j(table: NDArray[np.int64]) -> None:
    assert rwg_j(np.hstack([table, table]), options=5) >= rwg_j(table, options=5) - 1e-12


def test_a_null_of_ones_own_is_given_by_its_variance() -> None:
    assert rwg([2, 3, 4], options=5, null=4.0) == 0.75
    assert rwg_j([[2, 2], [3, 3], [4, 4]], options=5, null=2.0) == rwg_j([[2, 2], [3, 3], [4, 4]], options=5)


@pytest.mark.parametrize("variance", [0.0, -1.0, MISSING, float("inf")])
def test_a_null_without_a_positive_variance_is_refused(variance: float) -> None:
    with pytest.raises(ValueError, match="Give the name of a null, or its variance, which is above 0"):
        expected_variance(variance, 5)


def test_ratings_that_are_infinite_are_refused_with_their_place() -> None:
    with pytest.raises(ValueError, match="ratings: 1 values are infinite, the first at 2, 1"):
        rwg_j([[1.0, 2], [float("inf"), 2]], options=5)


def test_ratings_of_several_groups_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match=r"ratings: the shape is \(1, 2, 3\)\. Give \(raters,\) or"):
        rwg_j(np.zeros((1, 2, 3)), options=5)


def test_both_indices_are_those_of_the_r_package_multilevel() -> None:
    known = reference("agreement")
    ratings, group = floats(known["ratings"]), floats(known["group"])
    tables = [ratings[group == label] for label in np.unique(group)]
    item = [table[:, 0] for table in tables]
    assert [float(rwg(x, options=5)) for x in item] == pytest.approx(known["rwg"], abs=1e-12)
    assert [float(rwg(x, options=5, null="slight_skew")) for x in item] == pytest.approx(
        known["rwg_slight_skew"], abs=1e-12
    )
    assert [rwg_j(table, options=5) for table in tables] == pytest.approx(known["rwg_j"], abs=1e-12)
