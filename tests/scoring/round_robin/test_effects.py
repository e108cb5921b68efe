import numpy as np
import pytest
from numpy.testing import assert_allclose

from scoring.round_robin.effects import least_squares_effects
from scoring.round_robin.moments import complete_effects
from scoring.round_robin.table import RoundRobin, read_round_robins
from tests.scoring.reference.values import reference
from tests.scoring.round_robin.simulated import drawn, group

R = reference("round_robin")


def r_groups(*, gaps: bool) -> tuple[RoundRobin, ...]:
    rows = R["rows"]
    ratings = np.array(rows["rating"], dtype=float)
    if gaps:
        ratings[np.array(R["gaps"]) - 1] = np.nan
    return read_round_robins(ratings, rows["actor"], rows["partner"], rows["group"]).groups


@pytest.mark.parametrize(("gaps", "name"), [(False, "effects"), (True, "effects_with_gaps")])
def test_effects_are_those_of_lm_in_r(gaps: bool, name: str) -> None:  # noqa: FBT001 - a case of the test
    for one in r_groups(gaps=gaps):
        found, expected = least_squares_effects(one), R[name][one.label]
        assert found.mean == pytest.approx(expected["mean"])
        assert_allclose(found.actor, expected["actor"], rtol=1e-9)
        assert_allclose(found.partner, expected["partner"], rtol=1e-9)
        residual = found.relationship.T[~np.isnan(found.relationship.T)]
        assert_allclose(residual, expected["residual"], atol=1e-12)


def test_a_rating_that_follows_from_the_effects_makes_no_difference_by_being_missing() -> None:
    cells = 5 + np.array([1.0, 0, 0, -1])[:, np.newaxis] + np.array([0.0, 2, -2, 0])
    cells[1, 2] = np.nan
    found = least_squares_effects(group(cells))
    assert_allclose(found.actor, [1, 0, 0, -1], atol=1e-12)
    assert_allclose(found.partner, [0, 2, -2, 0], atol=1e-12)
    assert np.isnan(found.relationship).sum() == 5


def test_relationship_effects_have_nothing_on_the_diagonal() -> None:
    cells = drawn(4, 1, seed=3)[0]
    found = least_squares_effects(group(cells)).relationship
    assert np.isnan(np.diag(found)).all()
    assert_allclose(np.nan_to_num(found), complete_effects(cells).relationship)


def test_nothing_is_determined_where_somebody_gave_no_rating() -> None:
    cells = drawn(5, 1, seed=3)[0]
    cells[2] = np.nan
    found = least_squares_effects(group(cells))
    assert np.isnan([*found.actor, *found.partner, found.mean]).all()
    assert np.isnan(found.relationship).all()
