"""What must hold of any round robin."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from scoring.round_robin.fit import Errors
from scoring.round_robin.model import Method, social_relations
from scoring.round_robin.result import SrmResult
from scoring.round_robin.table import rows_of_matrices
from tests.scoring.round_robin.simulated import Floats, drawn

ERRORS: list[Errors] = ["between_groups", "within_groups", "jackknife"]


def round_robins(people: int) -> st.SearchStrategy[Floats]:
    """Two groups of `people` who give ratings from 1 to 5."""
    count = 2 * people * people
    whole = st.lists(st.integers(1, 5), min_size=count, max_size=count)
    return whole.map(lambda ratings: np.reshape(ratings, (2, people, people)).astype(float))


stacks = st.integers(4, 6).flatmap(round_robins)
fives = round_robins(5)


def analysed(stack: Floats, errors: Errors = "within_groups", method: Method = "moments") -> SrmResult:
    return social_relations(*rows_of_matrices(stack), errors=errors, method=method)


def numbers(result: SrmResult) -> Floats:
    """Value, error and interval of the ten figures, shape (10, 4)."""
    return np.array([(one.value, one.se, one.low, one.high) for one in result])


@settings(max_examples=20, deadline=None)
@given(fives, st.permutations(range(5)), st.sampled_from(ERRORS))
def test_it_does_not_matter_who_is_called_what(stack: Floats, order: list[int], errors: Errors) -> None:
    renamed = stack[:, order][:, :, order]
    assert_allclose(
        numbers(analysed(renamed, errors)), numbers(analysed(stack, errors)), rtol=1e-6, atol=1e-6
    )


@settings(max_examples=20, deadline=None)
@given(stacks, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(stack: Floats, random: np.random.RandomState) -> None:
    rows = rows_of_matrices(stack)
    order = list(range(len(rows.ratings)))
    random.shuffle(order)
    shuffled = social_relations(*(column[order] for column in rows), errors="within_groups")
    assert_allclose(numbers(shuffled), numbers(analysed(stack)))


@settings(max_examples=20, deadline=None)
@given(fives, st.integers(-20, 20), st.sampled_from(ERRORS))
def test_a_constant_added_to_every_rating_changes_nothing(stack: Floats, shift: int, errors: Errors) -> None:
    moved = numbers(analysed(stack + shift, errors))
    assert_allclose(moved, numbers(analysed(stack, errors)), rtol=1e-6, atol=1e-6)


@settings(max_examples=20, deadline=None)
@given(fives, st.sampled_from([-2, 1e-6, 1e7]), st.sampled_from(ERRORS))
def test_units_enter_squared_and_leave_shares_and_correlations_alone(
    stack: Floats, unit: float, errors: Errors
) -> None:
    square = np.full((10, 1), unit**2)
    square[[3, 4, 5, 7, 9]] = 1
    found = numbers(analysed(unit * stack, errors))
    assert_allclose(found / square, numbers(analysed(stack, errors)), rtol=1e-6, atol=1e-6)


@settings(max_examples=20, deadline=None)
@given(fives, st.sampled_from(ERRORS))
def test_turned_tables_exchange_actors_and_partners(stack: Floats, errors: Errors) -> None:
    turned = analysed(stack.swapaxes(1, 2), errors)
    exchanged = numbers(turned)[[1, 0, 2, 4, 3, 5, 6, 7, 8, 9]]
    assert_allclose(exchanged, numbers(analysed(stack, errors)), rtol=1e-6, atol=1e-6)
    effects = analysed(stack, errors).people_effects
    assert_allclose(turned.people_effects.actor, effects.partner, atol=1e-12)


@settings(max_examples=20, deadline=None)
@given(stacks, st.sampled_from(ERRORS))
def test_a_value_lies_within_its_interval_and_ratios_within_their_range(
    stack: Floats, errors: Errors
) -> None:
    result = analysed(stack, errors)
    for one in result:
        assert np.isnan(one.low) or one.low <= one.value <= one.high
        assert not np.isnan(one.low) or one.reason
    shares = result.actor_share, result.partner_share, result.relationship_share
    assert np.isnan(shares[0].value) or sum(one.value for one in shares) == pytest.approx(1)
    for one in (result.generalised_reciprocity, result.dyadic_reciprocity):
        assert np.isnan(one.value) or -1 <= one.value <= 1


@settings(max_examples=20, deadline=None)
@given(stacks)
def test_effects_and_the_mean_make_up_each_rating(stack: Floats) -> None:
    result = analysed(stack)
    people, relationships = result.people_effects, result.relationship_effects
    size = stack.shape[1]
    place = (relationships.group.astype(int) - 1) * size
    actor, partner = place + relationships.actor - 1, place + relationships.partner - 1
    made = people.group_mean[actor] + people.actor[actor] + people.partner[partner] + relationships.effect
    kept = ~np.eye(size, dtype=bool)
    assert_allclose(made, np.concatenate([cells[kept] for cells in stack]))
    assert_allclose(people.actor.reshape(2, size).sum(axis=1), 0, atol=1e-9)


@pytest.mark.parametrize("errors", ERRORS)
def test_names_and_units_do_not_matter_with_missing_ratings_either(errors: Errors) -> None:
    stack = drawn(5, 2, seed=1)
    stack[:, 0, 1] = stack[1, 3, 2] = np.nan
    order = [3, 0, 4, 1, 2]
    expected = numbers(analysed(stack, errors))
    assert_allclose(
        numbers(analysed(stack[:, order][:, :, order] - 2, errors)), expected, rtol=1e-5, atol=1e-6
    )
