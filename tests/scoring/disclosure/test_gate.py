from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import DisclosurePolicy, GroupRule, TableError, protect, score
from scoring.policy import AllOthers
from tests.scoring.cohorts import Cohort, random_cohorts
from tests.scoring.disclosure import oracle
from tests.scoring.disclosure.campaigns import FULL, POLICY, campaign, columns_of, profiles

FEW = settings(max_examples=20, deadline=None)
STRICT = replace(
    POLICY, groups=(*POLICY.groups[:2], GroupRule("direct_report", minimum=5), *POLICY.groups[3:])
)
TWO = campaign({"P1": FULL, "P2": {"self": 1, "peer": 3}})


@FEW
@given(random_cohorts, st.sampled_from(AllOthers), st.sampled_from([POLICY, STRICT]))
def test_a_profile_shows_what_may_be_shown_and_nothing_else(
    cohort: Cohort, rule: AllOthers, policy: DisclosurePolicy
) -> None:
    for participant, profile in profiles(cohort, policy, rule=rule).items():
        expected = oracle.page(cohort, policy, participant, rule)
        assert expected.keys() == columns_of(profile).keys()
        for name, found in oracle.columns(profile).items():
            numbers, wanted = (without_empty(cells) for cells in (found, expected[name]))
            assert {group: n for group, (n, _) in numbers.items()} == {
                group: n for group, (n, _) in wanted.items()
            }
            means = {group: pytest.approx(mean, abs=1e-12) for group, (_, mean) in wanted.items()}
            assert {group: mean for group, (_, mean) in numbers.items()} == means


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
