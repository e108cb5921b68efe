from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_allclose

from scoring.quantiles import t_quantile
from scoring.round_robin.errors import jackknife_covariance, within_groups_covariance, within_groups_distances
from scoring.round_robin.fit import Errors, fit_by_likelihood, fit_by_moments
from scoring.round_robin.moments import complete_effects, moment_components
from scoring.round_robin.table import RoundRobin
from tests.scoring.reference.values import floats, reference
from tests.scoring.round_robin.simulated import Floats, drawn, group, groups

R = reference("round_robin")
MATRICES = [group(floats(cells), str(place)) for place, cells in enumerate(R["matrices"])]
NAN = float("nan")


def gappy(seed: int, number: int = 3) -> list[RoundRobin]:
    stack = drawn(6, number, seed=seed)
    stack[:, 1, 2] = NAN
    return groups(stack)


def test_groups_count_by_their_people_less_one_and_their_errors_are_those_between_them() -> None:
    fit = fit_by_moments(MATRICES, "degrees_of_freedom", "between_groups", 0.95)
    assert_allclose(fit.components, R["pooled"], rtol=1e-10)
    assert_allclose(np.sqrt(np.diag(fit.spread.covariance)), R["between"], rtol=1e-9)
    assert_allclose(fit.high - fit.components, 4.302652730 * floats(R["between"]))  # t with 2 df
    assert fit.spread.df == 2


def test_groups_may_count_the_same() -> None:
    fit = fit_by_moments(MATRICES, "equal", "between_groups", 0.95)
    each = floats(R["components"])
    assert_allclose(fit.components, each.mean(axis=0))
    assert_allclose(np.sqrt(np.diag(fit.spread.covariance)), each.std(axis=0, ddof=1) / np.sqrt(3))


def within_one_group(cells: Floats) -> Floats:
    return within_groups_covariance(cells[np.newaxis])


@pytest.mark.parametrize(
    ("errors", "kind"), [("within_groups", within_one_group), ("jackknife", jackknife_covariance)]
)
def test_other_errors_add_up_over_groups(errors: Errors, kind: Callable[[Floats], Floats]) -> None:
    fit = fit_by_moments(MATRICES, "degrees_of_freedom", errors, 0.95)
    weights = np.array([5, 4, 7]) / 16
    added = sum(weight**2 * kind(one.cells) for weight, one in zip(weights, MATRICES, strict=True))
    assert_allclose(fit.spread.covariance, added)
    assert fit.spread.df == 16


def test_intervals_within_groups_have_the_distances_of_the_groups_combined() -> None:
    fit = fit_by_moments(MATRICES, "equal", "within_groups", 0.9)
    below, above = np.swapaxes(
        [within_groups_distances(one.cells[np.newaxis], 0.9) for one in MATRICES], 0, 1
    )
    assert_allclose(fit.components - fit.low, np.sqrt((below**2).sum(axis=0)) / 3)
    assert_allclose(fit.high - fit.components, np.sqrt((above**2).sum(axis=0)) / 3)


def test_groups_of_one_size_are_pooled_within_groups_of_another_they_are_not() -> None:
    small, large = drawn(5, 3, seed=1), drawn(7, 1, seed=1)
    fit = fit_by_moments([*groups(small), *groups(large)], "degrees_of_freedom", "within_groups", 0.95)
    expected = (12 / 18) ** 2 * within_groups_covariance(small) + (6 / 18) ** 2 * within_groups_covariance(
        large
    )
    assert_allclose(fit.spread.covariance, expected)


def test_one_group_has_no_errors_between_groups() -> None:
    fit = fit_by_moments(MATRICES[:1], "equal", "between_groups", 0.95)
    assert_allclose(fit.components, R["components"][0])
    assert np.isnan(fit.low).all()
    assert fit.spread.reason == "one group has no errors between groups: ask for within_groups or jackknife"


def test_four_people_have_no_jackknife() -> None:
    fit = fit_by_moments(groups(drawn(4, 3, seed=1)), "equal", "jackknife", 0.95)
    assert np.isnan(fit.high).all()
    assert fit.spread.reason == "a group of 4 people cannot do without one of them, as the jackknife asks"


def test_ratings_that_never_differ_within_a_group_have_no_components() -> None:
    fit = fit_by_moments(
        [group(np.full((4, 4), 2.0)), group(np.full((5, 5), 3.0))], "equal", "jackknife", 0.9
    )
    assert fit.reason == "in every group, all ratings are the same"
    assert np.isnan(fit.components).all()


def test_one_group_whose_ratings_never_differ_counts_as_one_without_variance() -> None:
    varied = drawn(4, 1, seed=1)[0]
    fit = fit_by_moments([group(np.full((4, 4), 2.0)), group(varied)], "equal", "between_groups", 0.95)
    assert_allclose(fit.components, moment_components(varied) / 2)


def test_components_that_cancel_are_nothing_and_not_rounding_error() -> None:
    # Actors that differ, about 0.1, and the ring of relationships that lowers their variance as much.
    ring = np.array([[0.0, 1, -1, 0], [1, 0, 0, -1], [-1, 0, 0, 1], [0, -1, 1, 0]])
    actors = np.array([0.1, 0.3, 0.7, 0.9])[:, np.newaxis] * np.ones(4)
    scale = np.sqrt(moment_components(actors)[0])
    fit = fit_by_moments([group(ring), group(actors / scale)], "equal", "between_groups", 0.95)
    assert fit.components[0] == 0.0
    assert fit.components[1] == -0.5


def test_likelihood_takes_its_errors_from_the_information() -> None:
    fit = fit_by_likelihood(gappy(1), "reml", "within_groups", 0.95)
    reach = t_quantile(15, 0.95) * np.sqrt(np.diag(fit.spread.covariance))
    assert_allclose(fit.components - fit.low, reach)
    assert fit.spread.df == 15


def test_leaving_out_groups_is_the_between_groups_test_where_groups_are_complete_and_of_one_size() -> None:
    stack = groups(drawn(5, 5, seed=3))
    likely = fit_by_likelihood(stack, "reml", "between_groups", 0.95)
    moments = fit_by_moments(stack, "degrees_of_freedom", "between_groups", 0.95)
    assert_allclose(likely.spread.covariance, moments.spread.covariance, rtol=1e-7)
    assert_allclose(likely.low, moments.low, rtol=1e-7)


def test_leaving_out_people_is_about_the_jackknife_of_moments() -> None:
    stack = groups(drawn(7, 2, seed=3))
    likely = fit_by_likelihood(stack, "reml", "jackknife", 0.95)
    moments = fit_by_moments(stack, "degrees_of_freedom", "jackknife", 0.95)
    errors = [np.sqrt(np.diag(fit.spread.covariance)) for fit in (likely, moments)]
    assert_allclose(errors[0], errors[1], rtol=0.3)
    assert likely.spread.df == moments.spread.df == 12


def test_leaving_out_people_takes_each_person_once() -> None:
    (one,) = groups(drawn(6, 1, seed=12))
    cells = one.cells.copy()
    cells[0, 1] = NAN
    fit = fit_by_likelihood([group(cells)], "reml", "jackknife", 0.95)
    keep = [np.delete(np.arange(6), person) for person in range(6)]
    rests = [
        fit_by_likelihood([group(cells[np.ix_(k, k)])], "reml", "within_groups", 0.9).components for k in keep
    ]
    assert_allclose(np.diag(fit.spread.covariance), np.var(rests, axis=0) * 5)


@pytest.mark.parametrize("errors", ["between_groups", "jackknife"])
def test_what_cannot_be_left_out_is_told_of_likelihood_too(errors: Errors) -> None:
    cells = drawn(4, 1, seed=2)[0]
    cells[0, 1] = NAN
    fit = fit_by_likelihood([group(cells)], "ml", errors, 0.95)
    assert fit.spread.reason
    assert np.isnan(fit.low).all()


def test_a_fit_that_fails_without_a_group_leaves_no_interval() -> None:
    ring = np.full((4, 4), NAN)
    ring[[0, 1, 2, 3], [1, 2, 3, 0]] = [1, 2, 4, 3]
    fit = fit_by_likelihood([*groups(drawn(9, 1, seed=1)), group(ring)], "reml", "between_groups", 0.95)
    assert fit.spread.reason == "without some of them there is no fit"
    assert not np.isnan(fit.components).any()


def test_a_likelihood_without_a_maximum_has_no_components() -> None:
    fit = fit_by_likelihood([group(np.full((4, 4), 2.0))], "reml", "within_groups", 0.95)
    assert fit.reason == "in every group, all ratings are the same"
    assert np.isnan(fit.low).all()


def test_on_the_edge_there_is_a_value_and_no_interval() -> None:
    cells = drawn(6, 1, seed=7)[0]
    cells = cells - complete_effects(cells).actor[:, np.newaxis]
    fit = fit_by_likelihood([group(cells)], "reml", "within_groups", 0.95)
    assert fit.components[0] == 0
    assert fit.spread.reason == "estimated as 0: actor variance"
    assert np.isnan(fit.low).all()
