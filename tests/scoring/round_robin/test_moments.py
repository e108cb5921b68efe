import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from scoring.round_robin.moments import complete_effects, mean_squares, moment_components, weights_of_squares
from tests.scoring.reference.values import floats, reference
from tests.scoring.round_robin.simulated import TRUTH, drawn

R = reference("round_robin")

# Four people: mean 5, actor effects 1, 0, 0, -1, partner effects 0, 2, -2, 0, and relationship effects that
# add up to 0 in every row and column.
ACTOR, PARTNER = np.array([1.0, 0, 0, -1]), np.array([0.0, 2, -2, 0])
RELATIONSHIP = np.array([[0.0, 1, -1, 0], [1, 0, 0, -1], [-1, 0, 0, 1], [0, -1, 1, 0]])
FOUR = 5 + ACTOR[:, np.newaxis] + PARTNER + RELATIONSHIP


def test_effects_that_add_up_to_nothing_are_found_again() -> None:
    effects = complete_effects(FOUR)
    assert effects.mean == pytest.approx(5)
    assert_allclose(effects.actor, ACTOR, atol=1e-12)
    assert_allclose(effects.partner, PARTNER, atol=1e-12)
    assert_allclose(effects.relationship, RELATIONSHIP, atol=1e-12)


def test_the_components_of_four_people_by_hand() -> None:
    # Effects: variances 2 / 3 and 8 / 3, covariance 0. Dyads: 4 of them with (1 + 1)² / 2 = 2, by 4 · 1 / 2
    # degrees of freedom; no difference within dyads.
    squares = mean_squares(FOUR)
    assert_allclose(squares.people, [[2 / 3, 0], [0, 8 / 3]], atol=1e-12)
    assert_allclose([squares.between, squares.within], [4, 0], atol=1e-12)
    assert_allclose(moment_components(FOUR), [2 / 3 - 1, 8 / 3 - 1, 2, -1, 2], atol=1e-12)


@pytest.mark.parametrize("place", range(3))
def test_components_are_those_that_r_finds_from_the_expectations_of_quadratic_forms(place: int) -> None:
    found = moment_components(floats(R["matrices"][place]))
    assert_allclose(found, R["components"][place], rtol=1e-10)


def test_the_diagonal_is_never_looked_at() -> None:
    marked = FOUR + np.diag([99.0, -99, np.nan, np.inf])
    assert_allclose(moment_components(marked), moment_components(FOUR))


@pytest.mark.parametrize("people", [4, 5, 9])
def test_components_are_right_on_average(people: int) -> None:
    found = moment_components(drawn(people, 3000, seed=people))
    error = found.std(axis=0) / np.sqrt(3000)
    assert (np.abs(found.mean(axis=0) - TRUTH) < 4 * error).all()


def test_a_stack_of_groups_is_taken_as_one_by_one() -> None:
    stack = drawn(5, 6, seed=1).reshape(2, 3, 5, 5)
    one_by_one = [[moment_components(cells) for cells in row] for row in stack]
    assert_allclose(moment_components(stack), one_by_one)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (np.full((5, 5), 0.1), [0, 0, 0, 0, 0]),
        (0.1 + np.array([[0.1], [0.3], [0.7], [0.9]]) * np.ones(4), [0.4 / 3, 0, 0, 0, 0]),
        (0.1 + np.array([0.1, 0.3, 0.7, 0.9]) * np.ones((4, 1)), [0, 0.4 / 3, 0, 0, 0]),
    ],
)
def test_what_does_not_vary_has_a_variance_of_exactly_nothing(
    cells: NDArray[np.float64], expected: list[float]
) -> None:
    found = moment_components(cells)
    assert_allclose(found, expected)
    assert (found == 0).sum() == expected.count(0)


def test_the_weights_of_the_mean_squares_follow_from_their_expectations() -> None:
    # Of n people: mean squares of effects hold b / (2(n - 2)) + w / (2n) beside what is looked for.
    assert_allclose(weights_of_squares(6)[0], [1, 0, 0, -1 / 8, -1 / 12])
    assert_allclose(weights_of_squares(6)[3], [0, 1, 0, -1 / 8, 1 / 12])
