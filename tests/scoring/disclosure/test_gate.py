from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import DisclosurePolicy, GroupRule, TableError, protect, score
from scoring.policy import AllOthers
from scoring.profile import GroupScore
from tests.scoring.cohorts import Cohort, random_cohorts
from tests.scoring.disclosure import oracle
from tests.scoring.disclosure.campaigns import FULL, POLICY, campaign, profiles
from tests.scoring.disclosure.misfits import misfits

FEW = settings(max_examples=20, deadline=None)
STRICT = replace(
    POLICY, groups=(*POLICY.groups[:2], GroupRule("direct_report", minimum=5), *POLICY.groups[3:])
)
OPEN = DisclosurePolicy(tuple(GroupRule(group.id, attributed=True) for group in POLICY.groups))
"""A policy that protects nobody."""

POLICIES = (
    POLICY,
    STRICT,
    OPEN,
    replace(POLICY, minimum_options=3),
    replace(POLICY, minimum_options=1),
    replace(POLICY, minimum_raters_item=4),
    replace(POLICY, groups=(GroupRule("line_manager", attributed=True, minimum=2), *POLICY.groups[1:])),
)
TWO = campaign({"P1": FULL, "P2": {"self": 1, "peer": 3}})


def at_the_end(cohort: Cohort) -> Cohort:
    """The same people, who choose one of the two most favourable options of each item."""
    key, wide = cohort.key, cohort.wide.copy()
    for item, reverse, (low, high) in zip(cohort.items, key["reverse"], cohort.bounds.values(), strict=True):
        wide[item] = wide[item].clip(upper=low + 1) if reverse else wide[item].clip(lower=high - 1)
    return replace(cohort, wide=wide)


cohorts = random_cohorts | st.builds(at_the_end, random_cohorts)


@settings(max_examples=60)
@given(cohorts, st.sampled_from(AllOthers), st.sampled_from(POLICIES))
def test_a_profile_shows_what_may_be_shown_and_nothing_else(
    cohort: Cohort, rule: AllOthers, policy: DisclosurePolicy
) -> None:
    for profile in profiles(cohort, policy, rule=rule).values():
        assert misfits(profile, cohort, policy, rule) == []


def test_the_oracle_sees_a_mean_that_is_not_that_of_the_raters() -> None:
    profile = profiles(TWO)["P1"]
    item = profile.items["A1"]
    assert isinstance(item.all_others, GroupScore)
    changed = replace(item, all_others=replace(item.all_others, mean=item.all_others.mean + 0.1))
    wrong = replace(profile, items={**profile.items, "A1": changed})
    assert misfits(wrong, TWO, POLICY, AllOthers.EQUAL_GROUPS) == [("A1 all_others", changed.all_others)]


def test_the_oracle_sees_a_group_that_is_too_small_to_be_shown() -> None:
    loose = replace(POLICY, minimum_raters=2, minimum_raters_item=2)
    cohort = campaign({"P1": {"peer": 3, "direct_report": 2}})
    places = [
        place for place, _ in misfits(profiles(cohort, loose)["P1"], cohort, POLICY, AllOthers.EQUAL_RATERS)
    ]
    assert {"A direct_report", "A all_others", "A1 direct_report", "A1 all_others"} <= {*places}


@pytest.mark.parametrize(("bosses", "shown"), [(1, False), (2, True)])
def test_an_attributed_group_keeps_its_own_minimum(bosses: int, *, shown: bool) -> None:
    policy = DisclosurePolicy((GroupRule("line_manager", attributed=True, minimum=2), GroupRule("peer")))
    cells = oracle.columns(profiles(campaign({"P1": {"line_manager": bosses, "peer": 3}}), policy)["P1"])
    assert {column: bool(found["line_manager"]) for column, found in cells.items()} == dict.fromkeys(
        cells, shown
    )


def without_empty(cells: dict[str, oracle.Shown]) -> dict[str, tuple[int, float]]:
    return {group: cell for group, cell in cells.items() if cell is not None}


@FEW
@given(random_cohorts, st.randoms(), st.sampled_from(AllOthers))
def test_profiles_do_not_depend_on_the_order_of_rows_or_columns(
    cohort: Cohort, random: Random, rule: AllOthers
) -> None:
    names = random.sample(list(cohort.wide.columns), cohort.wide.shape[1])
    shuffled = cohort.wide.sample(frac=1, random_state=random.randrange(2**32))[names]
    assert profiles(replace(cohort, wide=shuffled), rule=rule) == profiles(cohort, rule=rule)


@FEW
@given(random_cohorts)
def test_a_long_table_gives_the_profiles_of_the_wide_one(cohort: Cohort) -> None:
    wide = cohort.wide.dropna(how="all", subset=cohort.items)
    assert profiles(replace(cohort, wide=cohort.long)) == profiles(replace(cohort, wide=wide))


def test_who_the_raters_are_leaves_no_trace() -> None:
    renamed = TWO.wide.assign(rater=[f"Z{i}" for i in reversed(range(len(TWO.wide)))])
    assert profiles(replace(TWO, wide=renamed)) == profiles(TWO)


def test_a_profile_carries_the_digest_of_the_definition() -> None:
    scores = score(TWO.wide, TWO.key)
    assert [profile.instrument_digest for profile in protect(scores, POLICY, instrument_digest="abc")] == [
        "abc"
    ] * 2


def test_only_the_participants_asked_for_get_a_profile_the_same_as_among_all() -> None:
    scores = score(TWO.wide, TWO.key)
    assert protect(scores, POLICY, only=["P2", "P2"]) == (profiles(TWO)["P2"],)
    assert protect(scores, POLICY, only=[]) == ()


def test_participants_who_are_not_there_are_named() -> None:
    with pytest.raises(TableError) as error:
        protect(score(TWO.wide, TWO.key), POLICY, only=["P3", "P1", "P4"])
    assert error.value.problems == (
        "participant 'P3': the responses hold nobody of this id",
        "participant 'P4': the responses hold nobody of this id",
    )


def test_rater_groups_that_the_policy_does_not_have_are_named() -> None:
    groups = TWO.wide["rater_group"].replace({"peer": "friend", "partner": "rival"})
    with pytest.raises(TableError) as error:
        profiles(replace(TWO, wide=TWO.wide.assign(rater_group=groups)))
    assert error.value.problems == (
        "rater group 'friend': the policy has no such group",
        "rater group 'rival': the policy has no such group",
    )


@pytest.mark.parametrize("groups", [(), POLICY.groups])
def test_a_cohort_of_own_answers_alone_gets_profiles(groups: tuple[GroupRule, ...]) -> None:
    cohort = campaign({"P1": {"self": 1}, "P2": {"self": 1}})
    found = profiles(cohort, DisclosurePolicy(groups=groups))
    assert found.keys() == {"P1", "P2"}
    assert without_empty(oracle.columns(found["P1"])["A"]).keys() == {"self"}


def test_a_cohort_without_own_answers_gets_profiles() -> None:
    cells = oracle.columns(profiles(campaign({"P1": {"peer": 3}}))["P1"])["A"]
    assert cells["self"] is None
    assert cells["peer"] == cells["all_others"]


def test_nobody_has_no_profile() -> None:
    assert profiles(replace(TWO, wide=TWO.wide.head(0))) == {}
