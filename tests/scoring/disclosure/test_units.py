import numpy as np
import pandas as pd
import pytest

from scoring import DisclosurePolicy, GroupRule
from scoring.disclosure.thresholds import minima
from scoring.disclosure.units import Units, units_of
from scoring.groups import Sums
from scoring.tables import People

POLICY = DisclosurePolicy(
    (
        GroupRule("boss", attributed=True, minimum=2),
        GroupRule("peer"),
        GroupRule("report"),
        GroupRule("user", minimum=5),
    )
)


def units(*scales: list[int]) -> Units:
    """The units of one participant from the numbers of scores of boss, peer, report and user."""
    return units_of(np.array([[scale] for scale in scales], dtype=float), minima(POLICY, 3))


@pytest.mark.parametrize(
    ("scores", "alone", "crowd"),
    [
        # boss, peer, report and user
        ([2, 3, 3, 5], "boss peer report user", ""),
        ([2, 3, 3, 4], "boss peer report", ""),
        ([2, 2, 1, 4], "boss", "peer report user"),
        ([1, 2, 2, 1], "", "peer report user"),
        ([2, 2, 2, 0], "boss", ""),
        ([2, 2, 1, 5], "boss user", "peer report"),
        ([2, 2, 0, 5], "boss user", ""),
        ([0, 0, 0, 0], "", ""),
    ],
)
def test_groups_with_enough_scores_are_units_and_the_rest_a_crowd_if_they_are_enough_together(
    scores: list[int], alone: str, crowd: str
) -> None:
    found = units(scores)
    names = np.array([group.id for group in POLICY.groups])
    assert (names[found.alone[0, 0]].tolist(), names[found.crowd[0, 0]].tolist()) == (
        alone.split(),
        crowd.split(),
    )


def test_a_unit_needs_what_its_group_needs_and_the_crowd_what_the_strictest_does_on_any_scale() -> None:
    assert units([2, 3, 2, 5], [2, 3, 2, 4]).fewest.tolist() == [[2, 3, 3, 5, 5]]
    assert units([2, 3, 2, 5]).fewest.tolist() == [[2, 3, 3, 5, 3]]


def test_everybody_but_attributed_groups_is_protected() -> None:
    found = units([0, 0, 0, 0])
    assert (found.number, found.protected.tolist()) == (5, [False, True, True, True, True])


def test_items_have_the_units_of_their_scale() -> None:
    found = units([2, 3, 3, 0], [0, 2, 2, 5]).of([0, 0, 1])
    assert found.alone[:, 0, 1].tolist() == [True, True, False]
    assert found.crowd[:, 0, 1].tolist() == [False, False, True]


def test_sums_of_units_leave_out_whoever_is_hidden_and_add_up_the_crowd() -> None:
    found = units([2, 3, 1, 1], [2, 1, 2, 5], [2, 1, 2, 2])
    n = np.array([[[2, 3, 1, 1]], [[2, 1, 2, 5]], [[2, 1, 2, 2]]], dtype=float)
    sums = found.gathered(Sums(n, 10 * n, 100 * n, np.ones(3), np.zeros(3)))
    expected = [[[2, 3, 0, 0, 0]], [[2, 0, 0, 5, 3]], [[2, 0, 0, 0, 5]]]
    assert sums.n.tolist() == expected
    assert sums.total.tolist() == (10 * np.array(expected)).tolist()
    assert sums.squares.tolist() == (100 * np.array(expected)).tolist()


def test_attributed_raters_keep_their_column_though_too_few_of_them_have_a_score() -> None:
    n = np.array([[[1, 3, 0, 0]]], dtype=float)
    assert units([0, 3, 0, 0]).gathered(Sums(n, n, n, np.ones(1), np.zeros(1))).n.tolist() == [
        [[1, 3, 0, 0, 0]]
    ]


def test_each_rater_has_a_place_in_the_unit_that_counts_them() -> None:
    n = np.array([[[2, 3, 1, 1], [0, 1, 2, 5]]], dtype=float)
    found = units_of(n, minima(POLICY, 3))
    groups = ("boss", "peer", "report", "user", "self")
    rows = [(0, "boss"), (0, "peer"), (0, "report"), (0, "self"), (1, "peer"), (1, "report"), (1, "user")]
    people = People(
        participants=("P1", "P2"),
        groups=groups,
        participant=np.array([participant for participant, _ in rows]),
        group=np.array([groups.index(group) for _, group in rows]),
        raters=pd.Series(dtype=object),
    )
    # five units a participant: boss, peer, report, user and the crowd
    assert found.of_rows(people).tolist() == [[-1, 1, -1, -1, 9, 9, 8]]
