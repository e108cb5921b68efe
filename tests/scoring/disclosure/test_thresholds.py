import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from scoring import DisclosurePolicy, GroupRule
from scoring.disclosure.thresholds import large_enough, merge_small_groups, merged_people, minima
from scoring.tables import People
from tests.scoring.cohorts import GROUPS
from tests.scoring.disclosure import oracle
from tests.scoring.disclosure.campaigns import POLICY, Heads, profile_of, random_heads

CHAIN = DisclosurePolicy(
    groups=(
        GroupRule("user", merges_into="partner"),
        GroupRule("partner", merges_into="peer"),
        GroupRule("peer"),
    )
)


@pytest.mark.parametrize(
    ("raters", "target", "counted"),
    [
        # user, partner and peer: where each is counted, and how many that makes
        ([3, 3, 3], [0, 1, 2], [3, 3, 3]),
        ([2, 3, 3], [1, 1, 2], [0, 5, 3]),
        ([1, 2, 3], [1, 1, 2], [0, 3, 3]),
        ([1, 1, 3], [2, 2, 2], [0, 0, 5]),
        ([3, 1, 3], [0, 2, 2], [3, 0, 4]),
        ([0, 0, 3], [2, 2, 2], [0, 0, 3]),
        ([0, 4, 0], [1, 1, 2], [0, 4, 0]),
        ([1, 1, 0], [2, 2, 2], [0, 0, 2]),
    ],
)
def test_small_groups_join_others_along_the_chain(
    raters: list[int], target: list[int], counted: list[int]
) -> None:
    merging = merge_small_groups(np.array([raters]), CHAIN)
    assert (merging.target.tolist(), merging.raters.tolist()) == ([target], [counted])


@settings(deadline=None)
@given(random_heads)
def test_merging_loses_nobody_and_follows_the_policy(heads: Heads) -> None:
    names = [group.id for group in POLICY.groups]
    raters = np.array([[heads[name] for name in names]])
    merging = merge_small_groups(raters, POLICY)
    assert merging.raters.sum() == raters.sum()
    found = {name: names[to] for name, to in zip(names, merging.target[0].tolist(), strict=True)}
    assert found == oracle.homes(heads, POLICY)


def test_numbers_of_raters_are_not_changed_in_place() -> None:
    raters = np.array([[1, 1, 3]])
    merge_small_groups(raters, CHAIN)
    assert raters.tolist() == [[1, 1, 3]]


def test_people_move_to_the_group_that_they_are_counted_in_and_self_stays() -> None:
    people = People(
        participants=("P1", "P2"),
        groups=("user", "partner", "peer", "self"),
        participant=np.array([0, 0, 0, 1]),
        group=np.array([0, 2, 3, 1]),
        raters=pd.Series(dtype=object),
    )
    merging = merge_small_groups(np.array([[1, 0, 1], [0, 3, 0]]), CHAIN)
    assert merged_people(people, merging).group.tolist() == [2, 2, 3, 1]


def test_a_cell_needs_its_groups_minimum_and_that_of_the_figure_unless_it_is_attributed() -> None:
    policy = DisclosurePolicy(
        groups=(GroupRule("boss", attributed=True), GroupRule("peer"), GroupRule("user", minimum=5))
    )
    assert minima(policy, 4).groups.tolist() == [1, 4, 5]
    assert large_enough(np.array([[[1, 3, 5]], [[0, 4, 4]]]), minima(policy, 4)).tolist() == [
        [[True, False, True]],
        [[False, True, False]],
    ]


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        ({"line_manager": 1, "peer": 3, "direct_report": 3}, {"line_manager", "peer", "direct_report"}),
        ({"line_manager": 1, "peer": 3, "direct_report": 2}, {"line_manager", "peer"}),
        ({"line_manager": 2, "peer": 2, "direct_report": 0}, {"line_manager"}),
        ({"peer": 2, "partner": 1}, {"peer"}),
        ({"peer": 1, "partner": 1, "service_user": 1}, {"peer"}),
        ({"peer": 1, "partner": 2, "service_user": 1}, {"partner"}),
    ],
)
def test_a_group_is_shown_from_its_minimum_on(heads: Heads, shown: set[str]) -> None:
    cells = oracle.columns(profile_of(heads))["A"]
    assert {name for name in GROUPS if cells.get(name)} == shown


def test_a_group_that_others_may_be_counted_in_names_them() -> None:
    profile = profile_of({"peer": 2, "partner": 1, "direct_report": 3})
    assert [(group.id, group.members, group.n) for group in profile.groups] == [
        ("line_manager", ("line_manager",), 0),
        ("peer", ("peer", "partner", "service_user"), 3),
        ("direct_report", ("direct_report",), 3),
    ]
