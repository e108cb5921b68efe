from typing import Any

import numpy as np
import pytest

from scoring.generalizability.components import variance_components
from scoring.problems import TableError
from tests.scoring.generalizability.cohorts import drawn

NAN = float("nan")
PEOPLE = np.repeat([0, 1, 2, 3], 4)
GROUPS = np.tile(["boss", "boss", "peer", "peer"], 4)
TABLE = drawn(1, participants=4, raters=4, items=3).ratings


def problems(*arguments: Any, **keywords: Any) -> tuple[str, ...]:
    with pytest.raises(TableError) as caught:
        variance_components(*arguments, **keywords)
    return caught.value.problems


def named(told: tuple[str, ...]) -> list[str]:
    """The effects that a message says are not identified."""
    return [line.split()[3] for line in told[:-1]]


def test_the_effects_follow_from_the_facets() -> None:
    scores = TABLE.mean(axis=1)
    assert variance_components(scores, PEOPLE).effects == ("p", "residual")
    assert variance_components(TABLE, PEOPLE).effects == ("p", "i", "r", "pi", "residual")
    assert variance_components(scores, PEOPLE, None, GROUPS).effects == ("p", "pg", "residual")
    assert variance_components(TABLE, PEOPLE, None, GROUPS).effects == (
        *("p", "i", "pg", "r", "pi", "gi", "pgi"),
        "residual",
    )
    random = variance_components(TABLE, PEOPLE, None, GROUPS, group_effect="random")
    assert random.effects == ("p", "g", "i", "pg", "r", "pi", "gi", "pgi", "residual")


def test_one_rater_in_each_group_cannot_be_told_from_the_group() -> None:
    one_each = slice(None, None, 2)
    told = problems(TABLE[one_each], PEOPLE[one_each], None, GROUPS[one_each])
    assert told == (
        (
            "The variance of pg (participant x rater group) is not identified: it cannot be told from that of "
            "r (rater within participant)."
        ),
        (
            "The variance of pgi (participant x rater group x item) is not identified: it cannot be told from "
            "that of residual (residual)."
        ),
        "Leave out what is not identified: without=('pg', 'pgi'), beside what is left out already.",
    )
    result = variance_components(
        TABLE[one_each], PEOPLE[one_each], None, GROUPS[one_each], without=("pg", "pgi")
    )
    assert result.effects == ("p", "i", "r", "pi", "gi", "residual")


def test_one_group_has_no_interplay_of_its_own() -> None:
    one = np.full(16, "peer")
    assert named(problems(TABLE, PEOPLE, None, one)) == ["pg", "gi", "pgi"]
    assert named(problems(TABLE, PEOPLE, None, one, group_effect="random")) == ["g", "pg", "gi", "pgi"]


def test_one_item_is_no_facet() -> None:
    assert named(problems(TABLE[:, :1], PEOPLE)) == ["i", "r", "pi"]


def test_one_participant_has_no_variance() -> None:
    told = problems(TABLE[:4], PEOPLE[:4])
    assert named(told) == ["p", "pi"]
    assert "it has one level, or none beyond the fixed means" in told[0]
    assert "it cannot be told from that of i (item)" in told[1]


def test_one_rater_each_cannot_be_told_from_the_participant() -> None:
    # Of the two the rater is kept: what one rater says would else be taken for what all would say.
    assert named(problems(TABLE[:4], range(4))) == ["p", "pi"]
    assert named(problems(TABLE[:4, 0], range(4))) == ["p"]


def test_a_fixed_mean_takes_the_place_of_a_group_that_is_a_participants_own() -> None:
    assert named(problems(TABLE, PEOPLE, None, PEOPLE))[0] == "p"


def test_no_more_ratings_than_means_leave_nothing_to_be_found() -> None:
    (told,) = problems([1.0, 2.0], [0, 1], None, ["boss", "peer"])
    assert told == "ratings: there are 2, and 2 means to be estimated. Give more ratings than means."


def test_all_that_is_wrong_with_names_is_told_at_once() -> None:
    assert problems(TABLE, PEOPLE, without=("q", "residual"), group_effect="mixed") == (
        "group_effect is 'mixed'. Choose from: fixed, random.",
        "without is 'q'. Choose from: p, g, i, pg, r, pi, gi, pgi.",
        "without is 'residual'. Choose from: p, g, i, pg, r, pi, gi, pgi.",
    )


def test_all_that_is_wrong_with_labels_and_ratings_is_told_at_once() -> None:
    assert problems([1, np.inf, 3], [0, None, 1], None, ["a", "b"], [NAN, 1, 2]) == (
        (
            "The lengths differ: ratings has 3, participants has 3, rater_groups has 2, items has 3. "
            "Give one value of each for every row."
        ),
        "participants: 1 labels are missing, the first at 2. Give one for every row, or leave the row out.",
        "items: 1 labels are missing, the first at 1. Give one for every row, or leave the row out.",
        "ratings: 1 values are infinite, the first at 2. Give numbers, and NaN where there is none.",
        "raters: a rater rates several items. Name the rater of every rating.",
    )


def test_labels_of_a_table_belong_to_its_rows_and_columns() -> None:
    assert problems(TABLE, PEOPLE[:3], None, GROUPS, ["a", "b"]) == (
        (
            "ratings: The lengths differ: rows has 16, raters has 16, participants has 3, rater_groups has 16. "
            "Give one value of each for every row."
        ),
        "ratings: The lengths differ: columns has 3, items has 2. Give one value of each for every row.",
    )


def test_a_rating_that_is_given_twice_is_refused() -> None:
    (told,) = problems([1, 2, 3, 4], [0, 0, 1, 1], ["x", "x", "x", "y"], None, ["a", "a", "a", "a"])
    assert told.startswith("ratings: 1 are given by the same rater about the same participant and item")


@pytest.mark.parametrize(
    ("ratings", "message"),
    [
        (np.zeros((2, 2, 2)), r"the shape is \(2, 2, 2\)"),
        ([NAN, NAN], "there is none"),
        (3.0, r"the shape is \(\)"),
    ],
)
def test_what_holds_no_ratings_is_refused(ratings: Any, message: str) -> None:
    with pytest.raises(TableError, match=message):
        variance_components(ratings, [0, 1])
