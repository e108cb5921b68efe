from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings

from scoring import score
from scoring.frames import group_frame, ratings_frame
from scoring.profile import GroupScore, Profile
from tests.scoring.cohorts import Cohort, random_cohorts, table
from tests.scoring.disclosure.campaigns import FULL, POLICY, campaign, profiles

KEY = table("""
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    A2    A      False    1        5
    A3    A      False    1        5
""")
ITEMS = ["A1", "A2", "A3"]


def cohort_where(skippers: int) -> Cohort:
    """Four peers of P1, the first few of whom leave out the third item."""
    cohort = campaign({"P1": {"self": 1, "peer": 4}, "P2": FULL}, seed=3, key=KEY)
    wide = cohort.wide.copy()
    wide.loc[wide.query("participant == 'P1' and rater_group == 'peer'").index[:skippers], "A3"] = pd.NA
    return replace(cohort, wide=wide)


def difference(scale: tuple[float, float], items: list[tuple[float, float]]) -> float:
    """The sum of scale scores minus that of the items' ratings over their number, from (n, mean)."""
    n, mean = scale
    return n * mean - sum(answers * rating for answers, rating in items) / len(items)


def peers_of(cohort: Cohort) -> tuple[tuple[float, float], list[tuple[float, float]]]:
    """What a head count publishes about P1's peers: n and mean of the scale and of each item."""
    frame = group_frame(score(cohort.wide, cohort.key))
    of_scale = frame.query("participant == 'P1' and rater_group == 'peer'").iloc[0]
    ratings = ratings_frame(score(cohort.wide, cohort.key)).query(
        "participant == 'P1' and rater_group == 'peer'"
    )
    items = [(float(ratings[item].count()), float(ratings[item].mean())) for item in ITEMS]
    return (float(of_scale["n"]), float(of_scale["mean"])), items


def test_a_head_count_alone_gives_away_the_rater_who_left_an_item_out() -> None:
    cohort = cohort_where(skippers=1)
    skipper = cohort.wide.query("participant == 'P1' and rater_group == 'peer'").iloc[0]
    assert difference(*peers_of(cohort)) * 6 == pytest.approx(skipper["A1"] + skipper["A2"])


def shown_items(profile: Profile, group: str) -> list[str]:
    return [code for code, item in profile.items.items() if isinstance(item.groups.get(group), GroupScore)]


@pytest.mark.parametrize(
    ("skippers", "shown"), [(0, ["A1", "A2", "A3"]), (1, ["A1", "A2"]), (2, ["A1", "A2"])]
)
def test_where_few_left_an_item_out_it_is_not_shown(skippers: int, shown: list[str]) -> None:
    policy = replace(POLICY, minimum_raters_item=1, minimum_raters=3)
    assert shown_items(profiles(cohort_where(skippers), policy)["P1"], "peer") == shown


def test_an_item_that_is_not_shown_stands_in_no_total_either() -> None:
    cohort = campaign({"P1": {"line_manager": 1, "direct_report": 4, "peer": 4}, "P2": FULL}, key=KEY)
    wide = cohort.wide.copy()
    wide.loc[wide.query("participant == 'P1' and rater_group == 'peer'").index[0], "A3"] = pd.NA
    item = profiles(replace(cohort, wide=wide))["P1"].items["A3"]
    assert isinstance(item.all_others, GroupScore)
    assert item.all_others.n == 5


def partial_raters(cohort: Cohort, participant: str, scale: str, members: set[str]) -> int:
    """How many raters of some groups answered a part of a scale only."""
    items = [str(item) for item in cohort.key.loc[cohort.key["scale"] == scale, "item"]]
    rows = cohort.wide[(cohort.wide["participant"] == participant) & cohort.wide["rater_group"].isin(members)]
    answered = rows[items].notna().sum(axis=1)
    return int(((answered > 0) & (answered < len(items))).sum())


@settings(max_examples=25)
@given(random_cohorts)
def test_where_a_scale_and_all_its_items_are_shown_nobody_or_enough_left_items_out(cohort: Cohort) -> None:
    for name, profile in profiles(cohort).items():
        for scale, found in profile.scales.items():
            items = [str(item) for item in cohort.key.loc[cohort.key["scale"] == scale, "item"]]
            for group in (group for group in profile.groups if not group.attributed):
                cells = [found.groups[group.id], *(profile.items[item].groups[group.id] for item in items)]
                if all(isinstance(cell, GroupScore) for cell in cells):
                    skipped = partial_raters(cohort, name, scale, set(group.members))
                    assert skipped == 0 or skipped >= POLICY.minimum_raters_item
