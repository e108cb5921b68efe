import numpy as np

from scoring.round_robin.model import social_relations
from scoring.round_robin.table import rows_of_matrices
from tests.scoring.round_robin.simulated import drawn

RING = np.array([[0.0, 1, -1, 0], [1, 0, 0, -1], [-1, 0, 0, 1], [0, -1, 1, 0]])


def test_the_result_prints_as_a_table_with_what_is_left_out_and_what_is_undefined() -> None:
    result = social_relations(*rows_of_matrices([RING, np.ones((3, 3))]))
    assert str(result).splitlines() == [
        "Social relations model",
        "                           value  se  low  high",
        "actor variance            -1.000   -    -     -",
        "partner variance          -1.000   -    -     -",
        "relationship variance      2.000   -    -     -",
        "actor share                    -   -    -     -",
        "partner share                  -   -    -     -",
        "relationship share             -   -    -     -",
        "actor-partner covariance  -1.000   -    -     -",
        "generalised reciprocity        -   -    -     -",
        "relationship covariance    2.000   -    -     -",
        "dyadic reciprocity         1.000   -    -     -",
        "95 % intervals (between_groups); moments; ratings: 12, people: 4, groups: 1",
        "groups of fewer than 4 people, left out: 1",
        "self ratings, left out: 7",
        "below 0: actor variance, partner variance",
        "actor variance, partner variance, relationship variance, actor-partner covariance, relationship covariance, dyadic reciprocity: one group has no errors between groups: ask for within_groups or jackknife",
        "actor share, partner share, relationship share: below 0: actor variance, partner variance",
        "generalised reciprocity: the actor variance is negative and the partner variance is negative",
    ]


def test_a_reason_for_everything_stands_by_itself() -> None:
    result = social_relations(*rows_of_matrices([np.ones((4, 4))]))
    assert str(result).splitlines()[-1] == "in every group, all ratings are the same"


def test_missing_ratings_are_told() -> None:
    cells = drawn(6, 1, seed=1)[0]
    cells[0, 1] = np.nan
    result = social_relations(*rows_of_matrices([cells]), errors="within_groups")
    assert "missing ratings: 1" in str(result).splitlines()


def test_a_figure_prints_by_itself() -> None:
    result = social_relations(*rows_of_matrices(drawn(5, 1, seed=1)), errors="within_groups")
    lines = str(result.actor_variance).splitlines()
    assert lines[0] == "actor variance"
    assert lines[3] == f"95 % interval; standard error {result.actor_variance.se:.3f}, 4 degrees of freedom"


def test_effects_print_with_and_without_the_mean_of_the_group() -> None:
    cells = 5 + np.array([1.0, 0, 0, -1])[:, np.newaxis] + np.array([0.0, 2, -2, 0])
    effects = social_relations(*rows_of_matrices([cells])).people_effects
    assert str(effects.with_group_mean()) == str(effects.with_group_mean().with_group_mean())
    assert str(effects.with_group_mean()).splitlines() == [
        "Person effects",
        "group  person  actor  partner",
        "1           1  6.000    5.000",
        "1           2  5.000    7.000",
        "1           3  5.000    3.000",
        "1           4  4.000    5.000",
        "with the mean of the group",
    ]
    assert str(effects).splitlines()[-1] == "around the mean of the group"


def test_relationship_effects_print_a_row_a_rating() -> None:
    lines = str(social_relations(*rows_of_matrices([RING])).relationship_effects).splitlines()
    assert lines[:4] == [
        "Relationship effects",
        "group  actor  partner  effect",
        "1          1        2   1.000",
        "1          1        3  -1.000",
    ]
    assert len(lines) == 2 + 12
