import re

import pytest

from scoring import DisclosurePolicy, GroupRule


@pytest.mark.parametrize(
    ("group", "minimum"),
    [
        (GroupRule("peer"), 4),
        (GroupRule("peer", minimum=6), 6),
        (GroupRule("peer", minimum=2), 4),
        (GroupRule("boss", attributed=True), 1),
        (GroupRule("boss", attributed=True, minimum=2), 2),
    ],
)
def test_a_protected_group_needs_the_larger_of_its_own_and_the_general_minimum(
    group: GroupRule, minimum: int
) -> None:
    assert DisclosurePolicy(groups=(group,), minimum_raters=4).minimum(group) == minimum


def test_a_group_keeps_the_strictest_promise_that_any_group_joining_it_was_given() -> None:
    volunteer = GroupRule("volunteer", minimum=5, merges_into="partner")
    partner, peer = GroupRule("partner", minimum=4, merges_into="peer"), GroupRule("peer")
    policy = DisclosurePolicy(groups=(peer, partner, volunteer))
    assert [policy.minimum(group) for group in (peer, partner, volunteer)] == [5, 5, 5]


def test_chains_of_merging_are_allowed() -> None:
    groups = (GroupRule("a", merges_into="b"), GroupRule("b", merges_into="c"), GroupRule("c"))
    assert DisclosurePolicy(groups=groups).groups == groups


@pytest.mark.parametrize(
    ("groups", "problem"),
    [
        ((GroupRule("a"), GroupRule("a")), "policy: a rater group stands twice"),
        ((GroupRule("self"),), "policy: 'self' is no group of raters"),
        ((GroupRule("all_others"),), "policy: 'all_others' is no group of raters"),
        ((GroupRule("a", minimum=0),), "policy: minimum of 'a' is 0, expected 1 or more"),
        (
            (GroupRule("a", merges_into="b"),),
            "policy: 'a' cannot merge into 'b', expected a protected group",
        ),
        (
            (GroupRule("a", merges_into="b"), GroupRule("b", attributed=True)),
            "policy: 'a' cannot merge into 'b', expected a protected group",
        ),
        (
            (GroupRule("a", attributed=True, merges_into="b"), GroupRule("b")),
            "policy: 'a' cannot merge into 'b', expected a protected group",
        ),
        ((GroupRule("a", merges_into="a"),), "policy: 'a' merges in a circle"),
        (
            (GroupRule("a", merges_into="b"), GroupRule("b", merges_into="a")),
            "policy: 'a' merges in a circle\npolicy: 'b' merges in a circle",
        ),
    ],
)
def test_a_policy_that_cannot_be_followed_is_refused(groups: tuple[GroupRule, ...], problem: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}$"):
        DisclosurePolicy(groups=groups)


def test_every_threshold_is_at_least_1() -> None:
    with pytest.raises(ValueError, match="expected 1 or more") as error:
        DisclosurePolicy(groups=(), minimum_raters=0, minimum_raters_item=-1, minimum_norm_participants=0)
    assert str(error.value).splitlines() == [
        "policy: minimum_raters is 0, expected 1 or more",
        "policy: minimum_raters_item is -1, expected 1 or more",
        "policy: minimum_norm_participants is 0, expected 1 or more",
    ]


def test_there_are_not_fewer_than_no_colluders() -> None:
    with pytest.raises(ValueError, match=r"^policy: colluders is -1, expected 0 or more$"):
        DisclosurePolicy(groups=(), colluders=-1)
