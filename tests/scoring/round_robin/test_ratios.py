from math import isnan

import numpy as np
import pytest
from numpy.testing import assert_allclose

from scoring.round_robin.ratios import (
    correlation_limits,
    reciprocity_correlations,
    share_limits,
    variance_shares,
)
from tests.scoring.round_robin.simulated import Floats

COMPONENTS = np.array([1.0, 0.25, 0.75, 0.3, -0.15])
COVARIANCE = np.diag([0.04, 0.01, 0.02, 0.03, 0.01]) + 0.002


def slopes(figure: int, components: Floats) -> Floats:
    """The derivatives of a share (0 to 2) or correlation (3, 4) by small differences."""
    steps = 1e-6 * np.eye(5)
    nothing = np.zeros((5, 5))

    def at(point: Floats) -> float:
        both = [*variance_shares(point, nothing), *reciprocity_correlations(point, nothing)]
        return both[figure].value

    return np.array([(at(components + step) - at(components - step)) / 2e-6 for step in steps])


def test_shares_and_correlations_by_hand() -> None:
    assert [share.value for share in variance_shares(COMPONENTS, COVARIANCE)] == [0.5, 0.125, 0.375]
    generalised, dyadic = reciprocity_correlations(COMPONENTS, COVARIANCE)
    assert generalised.value == pytest.approx(0.3 / 0.5)
    assert dyadic.value == pytest.approx(-0.2)


@pytest.mark.parametrize("figure", range(5))
def test_standard_errors_follow_from_the_slopes(figure: int) -> None:
    both = [*variance_shares(COMPONENTS, COVARIANCE), *reciprocity_correlations(COMPONENTS, COVARIANCE)]
    slope = slopes(figure, COMPONENTS)
    assert both[figure].error == pytest.approx(np.sqrt(slope @ COVARIANCE @ slope), rel=1e-6)


def test_a_negative_variance_leaves_shares_undefined_unless_it_counts_as_nothing() -> None:
    components = np.array([-0.1, 0.25, 0.75, 0.3, 0.1])
    for share in variance_shares(components, COVARIANCE):
        assert isnan(share.value)
        assert share.reason == "below 0: actor variance"
    actor, partner, relationship = variance_shares(components, COVARIANCE, "zero")
    assert (actor.value, partner.value, relationship.value) == (0, 0.25, 0.75)
    assert isnan(actor.error)
    assert actor.reason == "the variance is negative and counts as 0"
    # As in the two variances that are left: p / (p + r).
    slope = np.array([0, 0.75, -0.25, 0, 0])
    assert partner.error == pytest.approx(np.sqrt(slope @ COVARIANCE @ slope))


@pytest.mark.parametrize(
    ("components", "reason"),
    [
        ([0.0, 0.5, 1, 0, 0], "the actor variance is 0"),
        ([0.5, -0.5, 1, 0, 0], "the partner variance is negative"),
        ([-0.5, 0.0, 1, 0, 0], "the actor variance is negative and the partner variance is 0"),
        ([0.1, 0.1, 1, 0.2, 0], "the estimates make it 2.000, which no correlation can be"),
    ],
)
def test_generalised_reciprocity_is_undefined_where_variances_allow_none(
    components: list[float], reason: str
) -> None:
    found = reciprocity_correlations(np.array(components), COVARIANCE)[0]
    assert isnan(found.value)
    assert found.reason == reason


def test_dyadic_reciprocity_is_undefined_where_relationships_do_not_vary() -> None:
    found = reciprocity_correlations(np.array([1.0, 1, 0, 0, 0]), COVARIANCE)[1]
    assert (isnan(found.value), found.reason) == (True, "the relationship variance is 0")


def test_a_correlation_that_passes_1_by_rounding_is_1() -> None:
    assert reciprocity_correlations(np.array([1, 1, 1, 0, 1 + 1e-12]), COVARIANCE)[1].value == 1.0


def test_without_components_there_are_no_ratios() -> None:
    nothing = np.full(5, np.nan)
    both = [*variance_shares(nothing, COVARIANCE), *reciprocity_correlations(nothing, COVARIANCE)]
    assert {ratio.reason for ratio in both} == {"the components are undefined"}
    none = variance_shares(np.zeros(5), COVARIANCE)
    assert {ratio.reason for ratio in none} == {"there is no variance to share"}


def test_limits_stay_within_what_is_possible() -> None:
    assert_allclose(correlation_limits(0.6, 0.2), np.tanh(np.arctanh(0.6) + np.array([-1, 1]) * 0.2 / 0.64))
    low, high = share_limits(0.9, 0.5)
    assert 0 < low < 0.9 < high < 1
    assert_allclose(np.log([low / (1 - low), high / (1 - high)]), np.log(9) + np.array([-1, 1]) * 0.5 / 0.09)


def test_a_share_of_next_to_nothing_has_an_interval_that_is_everything() -> None:
    assert share_limits(1e-18, 0.1) == (0.0, 1.0)


@pytest.mark.parametrize("value", [-1.0, 1.0, float("nan")])
def test_there_are_no_limits_at_the_ends(value: float) -> None:
    assert np.isnan(correlation_limits(value, 0.1)).all()
    assert np.isnan(share_limits(value, 0.1)).all()
