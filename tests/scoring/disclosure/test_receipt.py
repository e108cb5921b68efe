from dataclasses import replace

import pandas as pd
import pytest

from scoring import Profile
from scoring.profile import Action, Decision
from tests.scoring.disclosure.campaigns import FULL, POLICY, Heads, campaign, profile_of, profiles

SHOWN, MERGED, WITHHELD = Action.SHOWN, Action.MERGED, Action.WITHHELD


def decisions(profile: Profile) -> dict[str, Decision]:
    found = {decision.subject: decision for decision in profile.receipt.decisions}
    assert len(found) == len(profile.receipt.decisions)
    return found


def actions(heads: Heads) -> dict[str, Action]:
    return {name: decision.action for name, decision in decisions(profile_of(heads)).items()}


def test_where_everything_is_shown_the_receipt_says_so() -> None:
    everything = (*(group.id for group in POLICY.groups), "all_others", "items", "distributions", "comments")
    assert actions(FULL) == dict.fromkeys(everything, SHOWN)


def test_each_decision_names_its_rule_and_threshold() -> None:
    policy = replace(POLICY, minimum_raters_distribution=6, minimum_raters_comments=2, minimum_raters_item=4)
    found = decisions(profile_of({"line_manager": 1, "peer": 2, "partner": 2}, policy))
    assert found == {
        each.subject: each
        for each in (
            Decision("line_manager", SHOWN, "attributed", 1),
            Decision("peer", SHOWN, "fewest_raters", 3),
            Decision("direct_report", WITHHELD, "fewest_raters", 3),
            Decision("partner", MERGED, "merge", 3),
            Decision("service_user", MERGED, "merge", 3),
            Decision("all_others", SHOWN, "totals", 3),
            Decision("items", SHOWN, "fewest_raters_item", 4),
            Decision("distributions", WITHHELD, "distributions", 6),
            Decision("comments", SHOWN, "comments", 2),
        )
    }


@pytest.mark.parametrize("peers", [0, 1, 2])
def test_totals_that_are_withheld_are_not_said_to_be_shown(peers: int) -> None:
    found = actions({"self": 1, "line_manager": 1, "peer": peers})
    assert {found[name] for name in ("peer", "all_others", "items", "distributions")} == {WITHHELD}
    assert found["line_manager"] == SHOWN


def test_nobody_and_too_few_have_the_same_receipt() -> None:
    assert profile_of({"direct_report": 3, "peer": 2}).receipt == profile_of({"direct_report": 3}).receipt


def test_a_scale_or_item_that_is_withheld_beside_others_has_a_line_of_its_own() -> None:
    cohort = campaign({"P1": {"peer": 3}, "P2": FULL})
    wide = cohort.wide.assign(B1=cohort.wide["B1"].mask(cohort.wide["rater"] == "P1 peer 0"))
    found = decisions(profiles(replace(cohort, wide=wide))["P1"])
    assert found["all_others"].action == found["items"].action == SHOWN
    assert found["B"] == Decision("B", WITHHELD, "totals", 3)
    assert found["B1"] == Decision("B1", WITHHELD, "fewest_raters_item", 3)
    assert "A1" not in found


@pytest.mark.parametrize(("peers", "action"), [(2, WITHHELD), (3, SHOWN)])
def test_comments_are_withheld_or_shown_together(peers: int, action: Action) -> None:
    said = pd.DataFrame(
        {"participant": "P1", "rater": ["a"], "rater_group": "peer", "question": "keep", "text": "Listens"}
    )
    profile = profiles(campaign({"P1": {"peer": peers}, "P2": FULL}), comments=said)["P1"]
    assert decisions(profile)["comments"].action == action


def test_a_group_that_nobody_in_the_cohort_belongs_to_is_not_mentioned() -> None:
    heads: Heads = {"self": 1, "peer": 3}
    profile = profiles(campaign({"P1": heads, "P2": {**heads, "service_user": 1}}))["P1"]
    assert [(group.id, group.members) for group in profile.groups] == [("peer", ("peer", "service_user"))]


def test_every_check_that_was_made_is_named() -> None:
    assert profile_of(FULL).receipt.checks == (
        "fewest_raters",
        "merge",
        "totals",
        "fewest_raters_item",
        "items_left_out",
        "distributions",
        "comments",
    )
