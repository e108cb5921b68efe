"""Small campaigns with given numbers of raters, and the profiles that the gate makes of them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from scoring import DisclosurePolicy, GroupRule, Profile, ScoringPolicy, protect, score
from scoring.policy import AllOthers
from scoring.profile import ItemProfile, ScaleProfile
from tests.scoring.cohorts import GROUPS, Cohort, table

POLICY = DisclosurePolicy(
    groups=(
        GroupRule("line_manager", attributed=True),
        GroupRule("peer"),
        GroupRule("direct_report"),
        GroupRule("partner", merges_into="peer"),
        GroupRule("service_user", merges_into="partner"),
    )
)

KEY = table("""
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    A2    A      True     1        5
    B1    B      False    1        5
""")

Heads = Mapping[str, int]
FULL: Heads = {"self": 1, "line_manager": 1, "peer": 4, "direct_report": 4, "partner": 4, "service_user": 4}
"""The raters of a participant in whom every group is shown."""


def campaign(heads: Mapping[str, Heads], *, seed: int = 0, key: pd.DataFrame = KEY) -> Cohort:
    """By participant, how many raters answer in each group; every rater answers every item."""
    rows = [
        (participant, f"{participant} {group} {i}", group)
        for participant, sizes in heads.items()
        for group in GROUPS
        for i in range(sizes.get(group, 0))
    ]
    rng = np.random.default_rng(seed)
    items = [str(item) for item in key["item"]]
    low, high = key["minimum"].to_numpy(), key["maximum"].to_numpy()
    answers = rng.integers(low, high + 1, size=(len(rows), len(items)))
    people = pd.DataFrame(rows, columns=["participant", "rater", "rater_group"])
    return Cohort(key, pd.concat([people, pd.DataFrame(answers, columns=items).astype("Int64")], axis=1))


def profiles(
    cohort: Cohort,
    policy: DisclosurePolicy = POLICY,
    *,
    rule: AllOthers = AllOthers.EQUAL_GROUPS,
    comments: pd.DataFrame | None = None,
) -> dict[str, Profile]:
    """The profile of every participant, by id."""
    scoring = ScoringPolicy(rule, cohort.share)
    found = protect(score(cohort.wide, cohort.key, policy=scoring, comments=comments), policy)
    return {profile.participant: profile for profile in found}


def profile_of(heads: Heads, policy: DisclosurePolicy = POLICY, *, seed: int = 0) -> Profile:
    """The profile of somebody with such raters, beside another with raters in every group."""
    return profiles(campaign({"P1": heads, "P2": FULL}, seed=seed), policy)["P1"]


def columns_of(profile: Profile) -> dict[str, ScaleProfile | ItemProfile]:
    """The scales and items of a profile by id."""
    return {**profile.scales, **profile.items}


random_heads = st.fixed_dictionaries(
    {
        "self": st.integers(0, 1),
        "line_manager": st.integers(0, 2),
        "peer": st.integers(0, 5),
        "direct_report": st.integers(0, 5),
        "partner": st.integers(0, 3),
        "service_user": st.integers(0, 3),
    }
)
