from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import DisclosurePolicy, GroupRule, Profile, ScoringPolicy, score
from scoring.disclosure.differencing import counted_in_totals
from scoring.disclosure.thresholds import minima
from scoring.frames import group_frame
from scoring.policy import AllOthers
from scoring.profile import ALL_OTHERS, GroupScore, ItemProfile, ScaleProfile, Suppressed
from tests.scoring.cohorts import Cohort, random_cohorts
from tests.scoring.disclosure.campaigns import (
    FULL,
    POLICY,
    Heads,
    campaign,
    columns_of,
    profiles,
    random_heads,
)

RULES = pytest.mark.parametrize("rule", AllOthers)
GROUPS = DisclosurePolicy(
    groups=(GroupRule("boss", attributed=True, minimum=2), GroupRule("peer"), GroupRule("report", minimum=5))
)


@pytest.mark.parametrize(
    ("n", "counted", "protected"),
    [
        # boss, peer and report
        ([2, 3, 5], [True, True, True], 8),
        ([2, 3, 0], [True, True, False], 3),
        ([2, 3, 4], [True, True, False], 3),
        ([2, 2, 5], [True, False, True], 5),
        ([2, 2, 2], [True, False, False], 0),
        ([2, 2, 4], [True, True, True], 6),
        ([1, 3, 5], [False, True, True], 8),
        ([0, 0, 0], [False, False, False], 0),
    ],
)
def test_a_total_counts_what_is_shown_and_a_crowd_that_is_large_enough(
    n: list[int], counted: list[bool], protected: int
) -> None:
    needed = minima(GROUPS, 3)
    table = np.array([[n]], dtype=float)
    found, number = counted_in_totals(table, table >= needed.groups, needed)
    assert (found.tolist(), number.tolist()) == ([[counted]], [[protected]])


def test_without_groups_nothing_is_counted() -> None:
    needed = minima(DisclosurePolicy(groups=()), 3)
    counted, protected = counted_in_totals(np.zeros((2, 4, 0)), np.zeros((2, 4, 0), dtype=bool), needed)
    assert (counted.shape, protected.tolist()) == ((2, 4, 0), [[0.0] * 4] * 2)


def everything(column: ScaleProfile | ItemProfile) -> dict[str, tuple[int, float]]:
    """What a reader of the page has."""
    cells = {ALL_OTHERS: column.all_others, **column.groups}
    return {name: (cell.n, cell.mean) for name, cell in cells.items() if isinstance(cell, GroupScore)}


def subtraction(known: dict[str, tuple[int, float]], rule: AllOthers) -> tuple[int, float] | None:
    """Number and sum of means of what is left when the shown groups are taken from the total.

    With one group left, that is its mean exactly.
    """
    if ALL_OTHERS not in known:
        return None
    groups = {name: cell for name, cell in known.items() if name != ALL_OTHERS}
    n, mean = known[ALL_OTHERS]
    left = n - sum(size for size, _ in groups.values())
    if rule is AllOthers.EQUAL_RATERS:
        return left, (n * mean - sum(size * score for size, score in groups.values())) / max(left, 1)
    return left, (len(groups) + 1) * mean - sum(score for _, score in groups.values())


LONE_PEER: Heads = {"self": 1, "line_manager": 1, "direct_report": 3, "peer": 1}


def published_means(cohort: Cohort, rule: AllOthers) -> dict[str, dict[str, tuple[int, float]]]:
    """What a head count group by group publishes: every group that is large enough, and all others."""
    figures = group_frame(score(cohort.wide, cohort.key, policy=ScoringPolicy(rule)))
    shown = figures.query("participant == 'P1' and rater_group != 'self' and rater_group != 'peer'")
    pages: dict[str, dict[str, tuple[int, float]]] = {}
    for row in shown.to_dict("records"):
        pages.setdefault(row["scale"], {})[row["rater_group"]] = (row["n"], row["mean"])
    return pages


@RULES
@pytest.mark.parametrize("seed", range(5))
def test_a_head_count_alone_gives_the_lone_peer_away(rule: AllOthers, seed: int) -> None:
    cohort = campaign({"P1": LONE_PEER, "P2": FULL}, seed=seed)
    figures = group_frame(score(cohort.wide, cohort.key))
    secret = figures.query("participant == 'P1' and rater_group == 'peer'").set_index("scale")["mean"]
    for scale, known in published_means(cohort, rule).items():
        left = subtraction(known, rule)
        assert left is not None
        assert left[0] == 1
        assert left[1] == pytest.approx(secret[scale])


@RULES
@pytest.mark.parametrize("seed", range(5))
def test_taking_what_is_shown_from_the_totals_of_a_profile_leaves_nobody(rule: AllOthers, seed: int) -> None:
    profile = profiles(campaign({"P1": LONE_PEER, "P2": FULL}, seed=seed), rule=rule)["P1"]
    for column in columns_of(profile).values():
        left = subtraction(everything(column), rule)
        assert left is not None
        assert left[0] == 0


@settings(max_examples=20, deadline=None)
@given(random_cohorts, st.sampled_from(AllOthers))
def test_what_is_left_of_any_total_is_nobody_or_a_crowd(cohort: Cohort, rule: AllOthers) -> None:
    for profile in profiles(cohort, rule=rule).values():
        for column in columns_of(profile).values():
            left = subtraction(everything(column), rule)
            assert left is None or left[0] == 0 or left[0] >= POLICY.minimum_raters


@settings(max_examples=20, deadline=None)
@given(random_heads, st.integers(3, 6))
def test_the_crowd_is_as_large_as_the_strictest_of_its_groups_asks(heads: Heads, minimum: int) -> None:
    strict = replace(
        POLICY, groups=(*POLICY.groups[:2], GroupRule("direct_report", minimum=minimum), *POLICY.groups[3:])
    )
    column = profiles(campaign({"P1": {**heads, "peer": 3}, "P2": FULL}), strict)["P1"].scales["A"]
    left = subtraction(everything(column), AllOthers.EQUAL_GROUPS)
    assert left is not None
    assert left[0] == 0 or left[0] >= minimum or not isinstance(column.groups["direct_report"], Suppressed)


def hidden(profile: Profile) -> set[str]:
    return {name for name, cell in profile.scales["A"].groups.items() if isinstance(cell, Suppressed)}


TOO_FEW = (
    {"direct_report": 1},
    {"direct_report": 2},
    {"peer": 1, "direct_report": 1},
    {"peer": 1, "partner": 1},
    {"service_user": 2},
)


@RULES
@pytest.mark.parametrize("few", TOO_FEW, ids=str)
def test_nobody_and_too_few_leave_the_same_profiles_behind(few: Heads, rule: AllOthers) -> None:
    """Whoever is hidden, be it only one person, cannot be told from nobody by any profile."""
    shown: Heads = {"self": 1, "line_manager": 1, "direct_report": 3, "peer": 3}
    others = {
        name: n
        for name, n in shown.items()
        if name not in few and not (name == "peer" and "service_user" in few)
    }
    cohort = campaign({"P1": {**others, **few}, "P2": FULL})
    is_few = (cohort.wide["participant"] == "P1") & cohort.wide["rater_group"].isin(list(few))
    nobody = replace(cohort, wide=cohort.wide[~is_few])
    with_few, without = profiles(cohort, rule=rule), profiles(nobody, rule=rule)
    assert hidden(with_few["P1"])
    assert with_few == without


@settings(max_examples=15, deadline=None)
@given(random_heads, st.integers(0, 2**32 - 1), st.sampled_from(AllOthers))
def test_no_answer_of_somebody_who_is_not_counted_shows_anywhere(
    heads: Heads, seed: int, rule: AllOthers
) -> None:
    cohort = campaign({"P1": heads, "P2": FULL, "P3": {**FULL, "peer": 2, "direct_report": 1}}, seed=seed)
    before = profiles(cohort, rule=rule)
    unseen = [
        row
        for row, (participant, group) in enumerate(
            zip(cohort.wide["participant"], cohort.wide["rater_group"], strict=True)
        )
        if _is_unseen(before[participant], group)
    ]
    wide = cohort.wide.copy()
    rng = np.random.default_rng(seed + 1)
    wide.loc[unseen, cohort.items] = rng.integers(1, 6, size=(len(unseen), len(cohort.items)))
    assert profiles(replace(cohort, wide=wide), rule=rule) == before


def _is_unseen(profile: Profile, group: str) -> bool:
    """Whether the group's raters are neither shown nor among the crowd of the totals (all answered all)."""
    homes = [shown.id for shown in profile.groups if group in shown.members]
    column = profile.scales["A"]
    if not homes or not isinstance(column.groups[homes[0]], Suppressed):
        return False
    left = subtraction(everything(column), AllOthers.EQUAL_RATERS)
    return left is None or left[0] == 0


def test_the_law_above_is_about_somebody() -> None:
    cohort = campaign({"P1": LONE_PEER, "P2": FULL})
    assert _is_unseen(profiles(cohort)["P1"], "peer")
    changed = cohort.wide.assign(
        A1=pd.Series(cohort.wide["A1"]).where(cohort.wide["rater_group"] != "direct_report", 1)
    )
    assert profiles(replace(cohort, wide=changed)) != profiles(cohort)
