import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import norm

from scoring.quantiles import t_quantile
from scoring.round_robin.errors import (
    between_groups_covariance,
    jackknife_covariance,
    left_out_covariance,
    within_groups_covariance,
    within_groups_distances,
)
from scoring.round_robin.moments import moment_components, weights_of_squares
from tests.scoring.reference.values import floats, reference
from tests.scoring.round_robin.simulated import TRUTH, Floats, drawn

R = reference("round_robin")
DRAWS = 2000


def errors_of(covariance: Floats) -> Floats:
    return np.sqrt(np.diagonal(covariance, axis1=-2, axis2=-1))


def covered(low: Floats, high: Floats) -> Floats:
    return np.asarray(((low <= TRUTH) & (high >= TRUTH)).mean(axis=0))


def slack(level: float) -> float:
    """Four standard deviations of a share of the draws."""
    return float(4 * np.sqrt(level * (1 - level) / DRAWS))


def test_errors_between_groups_are_those_of_a_weighted_mean_in_r() -> None:
    weights = np.array([5.0, 4, 7])
    found = errors_of(between_groups_covariance(floats(R["components"]), weights))
    assert_allclose(found, R["between"], rtol=1e-9)


@pytest.mark.parametrize("place", range(3))
def test_the_jackknife_is_the_variance_of_pseudo_values_in_r(place: int) -> None:
    found = np.diag(jackknife_covariance(floats(R["matrices"][place])))
    assert_allclose(found, R["jackknife"][place], rtol=1e-9)


@pytest.mark.parametrize(("place", "people"), [(0, 4), (1, 6), (2, 9)])
def test_errors_within_groups_are_on_average_the_exact_ones_that_r_finds_from_traces(
    place: int, people: int
) -> None:
    truth = floats(R["theta"])
    found = within_groups_covariance(drawn(people, 20_000, seed=5, truth=truth)[:, np.newaxis])
    error = found.std(axis=0) / np.sqrt(20_000)
    assert (np.abs(found.mean(axis=0) - floats(R["exact"][place])) < 4 * error).all()


def rate_within_groups(people: int, level: float) -> Floats:
    cells = drawn(people, DRAWS, seed=people)
    below, above = within_groups_distances(cells[:, np.newaxis], level)
    components = moment_components(cells)
    return covered(components - below, components + above)


@pytest.mark.parametrize("people", [6, 15])
@pytest.mark.parametrize("level", [0.95, 0.8])
def test_intervals_within_groups_cover_at_their_rate(people: int, level: float) -> None:
    rate = rate_within_groups(people, level)
    variances, crossed = rate[[0, 1, 2, 4]], rate[3]
    assert (np.abs(variances - level) < slack(level)).all()
    # The actor-partner covariance has a symmetric interval, which is only near its rate.
    assert abs(crossed - level) < slack(level) + 0.02


def test_groups_of_one_size_are_pooled_and_their_intervals_cover_at_their_rate() -> None:
    stack = drawn(5, DRAWS * 4, seed=6).reshape(DRAWS, 4, 5, 5)
    below, above = within_groups_distances(stack, 0.9)
    mean = moment_components(stack).mean(axis=1)
    rate = covered(mean - below, mean + above)
    assert (np.abs(rate - 0.9) < slack(0.9) + 0.01).all()
    exact = np.cov(mean, rowvar=False)
    assert_allclose(np.diag(within_groups_covariance(stack).mean(axis=0)), np.diag(exact), rtol=0.15)


def test_the_intervals_of_four_people_cover_more_often_than_they_need_to() -> None:
    assert (rate_within_groups(4, 0.95) > 0.95 - slack(0.95)).all()
    assert (rate_within_groups(4, 0.8) > 0.8 - slack(0.8)).all()


def test_intervals_between_groups_cover_at_about_their_rate() -> None:
    stack = moment_components(drawn(6, DRAWS * 12, seed=2)).reshape(DRAWS, 12, 5)
    error = errors_of(between_groups_covariance(stack, np.full(12, 5.0)))
    reach = t_quantile(11, 0.95) * error
    mean = stack.mean(axis=1)
    rate = covered(mean - reach, mean + reach)
    assert (np.abs(rate - 0.95) < slack(0.95) + 0.02).all()


def test_the_jackknife_covers_relationships_with_room_and_people_a_little_too_rarely() -> None:
    cells = drawn(12, DRAWS, seed=4)
    reach = t_quantile(11, 0.95) * errors_of(jackknife_covariance(cells))
    components = moment_components(cells)
    actor, partner, relationship, crossed, dyadic = covered(components - reach, components + reach)
    assert min(relationship, dyadic) > 0.95
    assert 0.87 < min(actor, partner) < 0.95
    assert 0.92 < crossed < 0.97


def test_distances_are_those_of_chi_squared_where_one_mean_square_is_all_there_is() -> None:
    # Relationship effects that are the same in both directions: the between part alone, halved.
    cells = drawn(6, 1, seed=9)[0]
    cells = cells + cells.T
    below, above = within_groups_distances(cells[np.newaxis], 0.9)
    between = 2 * moment_components(cells)[2]
    low, high = 9 / 16.918978 * between, 9 / 3.3251128 * between
    assert below[2] == pytest.approx((between - low) / 2, rel=1e-6)
    assert above[2] == pytest.approx((high - between) / 2, rel=1e-6)


def test_many_people_make_the_intervals_symmetric_and_those_of_the_normal_distribution() -> None:
    cells = drawn(120, 1, seed=1)
    below, above = within_groups_distances(cells, 0.95)
    error = errors_of(within_groups_covariance(cells))
    assert_allclose(below[[2, 3, 4]] / error[[2, 3, 4]], norm.ppf(0.975), rtol=0.04)
    assert_allclose(above[[2, 3, 4]] / error[[2, 3, 4]], norm.ppf(0.975), rtol=0.04)


def test_every_kind_takes_stacks_as_one_by_one() -> None:
    stack = drawn(5, 4, seed=8)
    assert_allclose(jackknife_covariance(stack), [jackknife_covariance(cells) for cells in stack])
    singly = stack[:, np.newaxis]
    one_by_one = [within_groups_covariance(cells) for cells in singly]
    assert_allclose(within_groups_covariance(singly), one_by_one)
    pairs = [within_groups_distances(cells, 0.9) for cells in singly]
    assert_allclose(within_groups_distances(singly, 0.9), np.swapaxes(pairs, 0, 1))


def test_estimates_that_are_the_same_without_anyone_have_no_error() -> None:
    assert_allclose(left_out_covariance(np.ones((6, 5))), 0)


def test_the_covariance_of_mean_squares_enters_by_their_weights() -> None:
    # 2 s² / (v + 2) of the one mean square that varies, with v = 4 · 1 / 2 in a group of four.
    shared = np.array([[0.0, 1, -1, 0], [1, 0, 0, -1], [-1, 0, 0, 1], [0, -1, 1, 0]])
    weights = weights_of_squares(4)[:, 3]
    assert_allclose(
        within_groups_covariance(shared[np.newaxis]), np.outer(weights, weights) * 2 * 4**2 / 4, atol=1e-12
    )
