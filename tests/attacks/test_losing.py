"""No attacker finds out anything through the gate, whatever the sizes, thresholds and gaps."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.attacks import colluder, comments, counts, late_rater
from assessment.attacks.findings import Finding
from assessment.attacks.knowledge import NOTHING, Colluder, Knowledge
from assessment.attacks.suite import ATTACKERS
from assessment.profiles import Answers
from tests.attacks.campaigns import (
    GROUPS,
    ITEMS,
    Campaign,
    campaigns,
    drawn,
    shown_by_gate,
    shown_later,
)

some = settings(max_examples=100, deadline=None, derandomize=True, database=None)
few = settings(max_examples=40, deadline=None, derandomize=True, database=None)


@some
@given(campaign=campaigns())
def test_what_is_released_once_gives_nothing_away(campaign: Campaign) -> None:
    release = shown_by_gate(campaign.given, campaign.instrument)
    assert [found for attacker in ATTACKERS for found in attacker.attack(release, NOTHING)] == []


@few
@given(
    campaign=campaigns(),
    late=st.dictionaries(st.sampled_from(GROUPS[1:]), st.integers(1, 4)),
    seed=st.integers(0, 999),
)
def test_late_raters_are_not_the_difference_of_two_releases(
    campaign: Campaign, late: dict[str, int], seed: int
) -> None:
    now = with_late(campaign.given, late, seed)
    earlier = shown_by_gate(campaign.given, campaign.instrument)
    release = shown_later(now, campaign.instrument, campaign.given)
    assert all_found(release, Knowledge(earlier=earlier)) == []


def all_found(release: object, known: Knowledge) -> list[Finding]:
    return [found for attacker in ATTACKERS for found in attacker.attack(release, known)]  # type: ignore[arg-type]


def with_late(given: Answers, late: dict[str, int], seed: int) -> Answers:
    heads = {group: late.get(group, 0) for group in GROUPS}
    more = drawn(np.random.default_rng(seed), heads).responses
    more = more[more["rater_group"] != "self"].assign(rater=lambda table: "late-" + table["rater"])
    return Answers(pd.concat([given.responses, more], ignore_index=True), given.comments)


@few
@given(campaign=campaigns(), group=st.sampled_from(GROUPS[1:]), seed=st.integers(0, 999))
def test_a_rater_who_answers_anew_is_not_the_difference_of_two_releases(
    campaign: Campaign, group: str, seed: int
) -> None:
    now = with_one_changed(campaign.given, group, seed)
    known = Knowledge(
        earlier=shown_by_gate(campaign.given, campaign.instrument),
        one_changed=frozenset({("P1", group), ("P1", "peer"), ("P1", "those not shown")}),
    )
    assert late_rater.attack(shown_later(now, campaign.instrument, campaign.given), known) == []


def with_one_changed(given: Answers, group: str, seed: int) -> Answers:
    rows = given.responses.copy()
    first = rows.index[rows["rater_group"] == group][:1]
    rows.loc[first, list(ITEMS)] = np.random.default_rng(seed).integers(1, 6, size=len(ITEMS))
    return Answers(rows, given.comments)


@few
@given(campaign=campaigns())
def test_one_rater_who_tells_does_not_find_out_another(campaign: Campaign) -> None:
    release = shown_by_gate(campaign.given, campaign.instrument)
    for mine in tellers(campaign.given):
        assert colluder.attack(release, Knowledge(colluders=(mine,))) == []


def tellers(given: Answers) -> Iterator[Colluder]:
    rows = given.responses[~given.responses["rater_group"].isin(["self", "manager"])]
    for group, first in rows.groupby("rater_group").first().iterrows():
        told = {item: int(first[item]) for item in ITEMS if not pd.isna(first[item])}
        yield Colluder("P1", str(group), told)
