from math import isnan

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from scoring.problems import TableError
from scoring.round_robin.model import Method, social_relations
from scoring.round_robin.result import SrmResult
from scoring.round_robin.table import rows_of_matrices
from tests.scoring.reference.values import floats, reference
from tests.scoring.round_robin.simulated import Floats, drawn

R = reference("round_robin")
ROWS = rows_of_matrices([floats(cells) for cells in R["matrices"]])
NAN = float("nan")


def of_matrices(*cells: Floats, **choices: str) -> SrmResult:
    return social_relations(*rows_of_matrices(cells), **choices)  # type: ignore[arg-type]


def components(result: SrmResult) -> list[float]:
    variances = result.actor_variance, result.partner_variance, result.relationship_variance
    return [
        one.value for one in (*variances, result.actor_partner_covariance, result.relationship_covariance)
    ]


def test_the_components_of_several_groups_are_those_of_r_with_what_follows_from_them() -> None:
    result = social_relations(*ROWS)
    actor, partner, relationship, crossed, dyadic = R["pooled"]
    assert components(result) == pytest.approx(R["pooled"])
    assert result.actor_share.value == pytest.approx(actor / (actor + partner + relationship))
    assert result.generalised_reciprocity.value == pytest.approx(crossed / np.sqrt(actor * partner))
    assert result.dyadic_reciprocity.value == pytest.approx(dyadic / relationship)
    assert [one.se for one in result][:2] == pytest.approx(R["between"][:2])
    assert (result.groups, result.people, result.ratings, result.missing) == (3, 19, 106, 0)
    assert (result.method, result.negative) == ("moments", ())


@pytest.mark.parametrize(("method", "used"), [("moments", "reml"), ("reml", "reml"), ("ml", "ml")])
def test_missing_ratings_are_left_to_maximum_likelihood(method: Method, used: str) -> None:
    ratings = ROWS.ratings.copy()
    by_actor = np.lexsort((ROWS.actors, ROWS.partners, ROWS.groups))
    ratings[by_actor[np.array(R["gaps"]) - 1]] = NAN
    result = social_relations(ratings, *ROWS[1:], method=method, errors="within_groups")
    assert components(result) == pytest.approx(R[used]["components"], abs=2e-5)
    assert (result.method, result.missing, result.ratings) == (used, 7, 99)


def test_or_else_the_people_leave_with_their_groups_where_too_few_are_left() -> None:
    four, five = drawn(4, 1, seed=1)[0], drawn(5, 1, seed=2)[0]
    four[0, 1] = five[2, 3] = NAN
    result = of_matrices(four, five, missing="persons", errors="within_groups")
    kept = np.delete(np.delete(five, 3, axis=0), 3, axis=1)
    assert components(result) == pytest.approx(components(of_matrices(kept, errors="within_groups")))
    assert (result.method, result.people, result.missing) == ("moments", 4, 0)
    assert (result.people_left_out, result.too_small) == (2, 1)


def test_missing_ratings_can_be_left_to_full_maximum_likelihood() -> None:
    cells = drawn(6, 1, seed=4)[0]
    cells[0, 1] = NAN
    full = of_matrices(cells, missing="ml")
    assert full.method == "ml"
    assert components(full) == components(of_matrices(cells, method="ml"))


def test_groups_of_three_are_left_out_and_counted() -> None:
    three, five = drawn(3, 2, seed=1), drawn(5, 1, seed=2)
    result = of_matrices(*three, *five)
    assert (result.groups, result.too_small) == (1, 2)
    assert components(result) == pytest.approx(components(of_matrices(*five)))


def test_three_people_alone_cannot_tell_the_components_apart() -> None:
    with pytest.raises(TableError) as caught:
        of_matrices(drawn(3, 1, seed=1)[0])
    assert str(caught.value) == (
        "groups: of 1, none has 4 people who can be used; the largest has 3 in all. "
        "Give 4 people or more; fewer cannot tell the components apart."
    )
    with pytest.raises(TableError, match="of 0, none has 4 people who can be used; the largest has 0"):
        social_relations([NAN], [1], [2])


def test_self_ratings_make_no_difference_and_are_told() -> None:
    cells = drawn(5, 1, seed=3)[0]
    with_self = np.where(np.isnan(cells), 99.0, cells)
    assert components(of_matrices(with_self)) == components(of_matrices(cells))
    assert of_matrices(with_self).self_ratings == 5


def test_negative_variances_are_reported_and_correlations_with_them_undefined() -> None:
    # The relationship effects of four people in a ring, and nothing else.
    ring = np.array([[0.0, 1, -1, 0], [1, 0, 0, -1], [-1, 0, 0, 1], [0, -1, 1, 0]])
    result = of_matrices(ring)
    assert components(result) == pytest.approx([-1, -1, 2, -1, 2])
    assert result.negative == ("actor variance", "partner variance")
    assert isnan(result.generalised_reciprocity.value)
    assert result.generalised_reciprocity.reason == (
        "the actor variance is negative and the partner variance is negative"
    )
    assert isnan(result.relationship_share.value)
    assert of_matrices(ring, negative="zero").relationship_share.value == 1.0
    assert result.dyadic_reciprocity.value == 1.0


@pytest.mark.parametrize("method", ["moments", "reml"])
def test_ratings_that_never_differ_have_no_figures(method: str) -> None:
    result = of_matrices(np.full((5, 5), 3.0), method=method)
    assert {one.reason for one in result} == {"in every group, all ratings are the same"}
    assert all(isnan(one.value) and isnan(one.low) and isnan(one.se) for one in result)
    assert result.negative == ()


def test_what_does_not_vary_has_no_interval_of_no_width() -> None:
    only_actors = np.arange(6.0)[:, np.newaxis] * np.ones(6)
    result = of_matrices(only_actors, errors="jackknife")
    assert result.actor_variance.low < 3.5 == pytest.approx(result.actor_variance.value)
    assert (result.partner_variance.value, isnan(result.partner_variance.low)) == (0, True)
    assert result.partner_variance.reason == "the estimates do not vary, so there is no interval"
    assert result.actor_share.value == 1.0
    assert result.dyadic_reciprocity.reason == "the relationship variance is 0"


def test_effects_are_those_of_each_group_by_name() -> None:
    cells = 5 + np.array([1.0, 0, 0, -1])[:, np.newaxis] + np.array([0.0, 2, -2, 0])
    actors, partners = np.nonzero(~np.eye(4, dtype=bool))
    names = np.array(["ann", "bo", "cy", "di"])
    result = social_relations(cells[actors, partners], names[actors], names[partners])
    assert_array_equal(result.people_effects.person, names)
    assert_allclose(result.people_effects.actor, [1, 0, 0, -1], atol=1e-12)
    assert_allclose(result.people_effects.with_group_mean().partner, [5, 7, 3, 5])
    assert_array_equal(result.relationship_effects.actor, names[actors])
    assert_array_equal(result.relationship_effects.partner, names[partners])
    assert_allclose(result.relationship_effects.effect, 0, atol=1e-12)


def test_effects_have_the_length_of_people_and_ratings_over_all_groups() -> None:
    result = social_relations(*ROWS)
    people, relationships = result.people_effects, result.relationship_effects
    assert_array_equal(people.group, np.repeat(["1", "2", "3"], [6, 5, 8]))
    expected = [effect for label in "123" for effect in R["effects"][label]["actor"]]
    assert_allclose(people.actor, expected)
    assert len(relationships.effect) == len(relationships.group) == 106


def test_everything_that_is_asked_for_in_vain_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        social_relations(
            *ROWS,
            method="anova",  # type: ignore[arg-type]
            missing="mean",  # type: ignore[arg-type]
            weights="n",  # type: ignore[arg-type]
            errors="none",  # type: ignore[arg-type]
            negative="absolute",  # type: ignore[arg-type]
            confidence=95,
        )
    assert caught.value.problems == (
        "method is 'anova'. Choose from: moments, reml, ml.",
        "missing is 'mean'. Choose from: reml, ml, persons.",
        "weights is 'n'. Choose from: degrees_of_freedom, equal.",
        "errors is 'none'. Choose from: between_groups, within_groups, jackknife.",
        "negative is 'absolute'. Choose from: undefined, zero.",
        "confidence is 95. Give a share between 0 and 1, such as 0.95.",
    )
