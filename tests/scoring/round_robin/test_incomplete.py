import numpy as np
import pytest
from numpy.testing import assert_allclose

from scoring.round_robin import incomplete
from scoring.round_robin.incomplete import Likelihood, likeliest_components
from scoring.round_robin.moments import complete_effects, moment_components
from tests.scoring.reference.values import floats, reference
from tests.scoring.round_robin.simulated import TRUTH, Floats, drawn, group, groups
from tests.scoring.round_robin.test_effects import r_groups

R = reference("round_robin")
NAN = float("nan")


def with_gaps(stack: Floats, share: float, seed: int) -> Floats:
    """The same ratings without some, at random."""
    return np.where(np.random.default_rng(seed).random(stack.shape) < share, np.nan, stack)


def shared(one: tuple[int, int], other: tuple[int, int], components: Floats) -> float:
    """The covariance of two ratings by the definition of the model."""
    actor, partner, relationship, crossed, dyadic = components
    (i, j), (k, m) = one, other
    people = actor * (i == k) + partner * (j == m) + crossed * ((i == m) + (j == k))
    return float(people + relationship * (one == other) + dyadic * ((i, j) == (m, k)))


def deviance(cells: Floats, components: Floats) -> float:
    """-2 restricted log likelihood of one group but for a constant, from nothing but its definition."""
    pairs = [(int(i), int(j)) for i, j in np.argwhere(~np.isnan(cells))]
    covariance = np.array([[shared(one, other, components) for other in pairs] for one in pairs])
    weights = np.linalg.inv(covariance)
    ratings = np.array([cells[pair] for pair in pairs])
    residual = ratings - (weights @ ratings).sum() / weights.sum()
    log_det = np.linalg.slogdet(covariance)[1]
    return float(log_det + np.log(weights.sum()) + residual @ weights @ residual)


def test_no_components_around_the_maximum_are_likelier() -> None:
    cells = with_gaps(drawn(6, 1, seed=29), 0.1, seed=2)[0]
    found = likeliest_components([group(cells)])
    assert not found.edge
    steps = [side * 0.01 * step for step in np.eye(5) for side in (-1, 1)]
    least = min(deviance(cells, found.components + step) for step in steps)
    assert deviance(cells, found.components) < least


def test_of_a_likelihood_with_two_tops_the_higher_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = drawn(4, 1, seed=143, truth=np.array([0.4, 0.3, 1, 0.1, 0.4]))[0]
    highest = likeliest_components([group(cells)]).components
    monkeypatch.setattr(incomplete, "_STARTS", incomplete._STARTS[:1])
    nearest = likeliest_components([group(cells)]).components
    assert deviance(cells, highest) < deviance(cells, nearest) - 2


@pytest.mark.parametrize("method", ["reml", "ml"])
def test_the_maximum_with_missing_ratings_is_that_of_lme4(method: Likelihood) -> None:
    found = likeliest_components(r_groups(gaps=True), method)
    assert_allclose(found.components, R[method]["components"], atol=2e-5)  # lme4 stops a little before
    assert_allclose(found.covariance, floats(R[f"{method}_covariance"]), atol=2e-5)


def test_complete_groups_of_unequal_size_have_the_maximum_of_lme4_too() -> None:
    found = likeliest_components(r_groups(gaps=False))
    assert_allclose(found.components, R["whole"]["components"], atol=2e-5)


@pytest.mark.parametrize(("people", "number"), [(4, 12), (5, 6), (9, 2)])
def test_complete_groups_of_one_size_have_the_mean_of_their_moments(people: int, number: int) -> None:
    stack = drawn(people, number, seed=1)
    found = likeliest_components(groups(stack))
    assert found.edge == ""
    assert_allclose(found.components, moment_components(stack).mean(axis=0), rtol=1e-9)


def test_full_maximum_likelihood_takes_the_means_for_known_and_finds_people_more_alike() -> None:
    stack = groups(drawn(5, 6, seed=1))
    restricted, full = (likeliest_components(stack, method).components for method in ("reml", "ml"))
    assert (full[:2] < restricted[:2]).all()


def test_components_are_about_right_with_a_quarter_of_the_ratings_missing() -> None:
    found = likeliest_components(groups(with_gaps(drawn(6, 60, seed=3), 0.25, seed=4)))
    error = np.sqrt(np.diag(found.covariance))
    assert (np.abs(found.components - TRUTH) < 3 * error).all()


def test_the_information_tells_the_spread_of_estimates_from_sample_to_sample() -> None:
    fits = [likeliest_components(groups(with_gaps(drawn(5, 12, seed=i), 0.2, seed=i))) for i in range(25)]
    spread = np.std([fit.components for fit in fits], axis=0, ddof=1)
    error = np.sqrt(np.mean([np.diag(fit.covariance) for fit in fits], axis=0))
    # The standard deviation of 25 values has an error of 14 % of itself: nearly four times that.
    assert_allclose(spread / error, 1, atol=0.5)


def test_units_do_not_matter_but_for_their_square() -> None:
    cells = with_gaps(drawn(6, 4, seed=5), 0.1, seed=5)
    one, other = likeliest_components(groups(cells)), likeliest_components(groups(100 * cells - 30))
    assert_allclose(other.components, 1e4 * one.components, rtol=1e-7)
    assert_allclose(other.covariance, 1e8 * one.covariance, rtol=1e-6)


def test_actors_and_partners_exchange_their_variances_when_tables_are_turned() -> None:
    cells = with_gaps(drawn(6, 4, seed=6), 0.1, seed=6)
    one, other = likeliest_components(groups(cells)), likeliest_components(groups(cells.swapaxes(1, 2)))
    assert_allclose(other.components, one.components[[1, 0, 2, 3, 4]], rtol=1e-7)


def test_actors_who_are_too_much_alike_have_a_variance_of_nothing() -> None:
    # Without their actor effects: the moments' actor variance is negative.
    cells = drawn(6, 1, seed=7)[0]
    cells = cells - complete_effects(cells).actor[:, np.newaxis]
    found = likeliest_components([group(cells)])
    assert moment_components(cells)[0] < 0
    assert (found.components[0], found.components[3]) == (0, 0)
    assert found.components[1] > 0
    assert found.edge == "estimated as 0: actor variance"
    assert np.isnan(found.covariance).all()


def test_neither_actors_nor_partners_may_differ() -> None:
    shared = np.array([[0.0, 1, -1, 0], [1, 0, 0, -1], [-1, 0, 0, 1], [0, -1, 1, 0]])
    cells = shared + 0.5 * np.array([[0.0, 1, -1, 0], [-1, 0, 1, 0], [1, -1, 0, 0], [0, 0, 0, 0]])
    found = likeliest_components([group(cells)])
    assert found.edge == "estimated as 0: actor variance, partner variance"


def test_effects_that_go_together_as_far_as_they_can_are_said_to_determine_each_other() -> None:
    truth = np.array([1.0, 1.0, 0.5, 0.9999, 0.0])
    found = likeliest_components(groups(drawn(5, 2, seed=2, truth=truth)))
    assert found.edge == "actor and partner effects are estimated to determine each other"
    actor, partner, _, crossed, _ = found.components
    assert crossed**2 == pytest.approx(actor * partner, rel=1e-6)


@pytest.mark.parametrize("cells", [np.full((5, 5), 0.1), np.zeros((4, 4))])
def test_ratings_that_are_all_the_same_have_no_maximum(cells: Floats) -> None:
    found = likeliest_components([group(cells)])
    assert found.reason == "in every group, all ratings are the same"
    assert np.isnan(found.components).all()


@pytest.mark.parametrize(
    "cells",
    [
        np.arange(5.0)[:, np.newaxis] + np.arange(5.0) ** 2,  # no relationship effects
        drawn(5, 1, seed=1)[0] + drawn(5, 1, seed=1)[0].T,  # the same in both directions
        drawn(5, 1, seed=1)[0] - drawn(5, 1, seed=1)[0].T,  # opposite in both directions
    ],
)
def test_relationships_that_leave_nothing_to_one_of_two_directions_have_no_maximum(cells: Floats) -> None:
    found = likeliest_components([group(cells)])
    assert found.reason == "the relationship effects leave no variance, or determine each other in a dyad"


@pytest.mark.parametrize(
    "cells",
    [
        # Each rates the next: no dyad has two ratings.
        [[NAN, 1, NAN, NAN], [NAN, NAN, 2, NAN], [NAN, NAN, NAN, 4], [3, NAN, NAN, NAN]],
        # Two pairs: who an actor is, and with whom, are one question.
        [[NAN, 1, NAN, NAN], [2, NAN, NAN, NAN], [NAN, NAN, NAN, 4], [NAN, NAN, 3, NAN]],
    ],
)
def test_too_few_ratings_cannot_tell_the_components_apart(cells: list[list[float]]) -> None:
    found = likeliest_components([group(np.array(cells))])
    assert found.reason == "the ratings that are there cannot tell the components apart"


def test_a_fit_that_is_stopped_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incomplete, "_MOST", 1)
    assert likeliest_components(groups(drawn(6, 3, seed=1))).reason == "the fit did not converge"
