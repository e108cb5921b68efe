from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest

from scoring import Profile, protect, score
from scoring.profile import Action, Decision
from scoring.scores import COMMENT_COLUMNS
from tests.scoring.disclosure.campaigns import FULL, POLICY, Heads, campaign, profile_of, profiles

SHOWN, MERGED, WITHHELD, BANDED = Action.SHOWN, Action.MERGED, Action.WITHHELD, Action.BANDED


def decisions(profile: Profile) -> dict[str, Decision]:
    found = {decision.subject: decision for decision in profile.receipt.decisions}
    assert len(found) == len(profile.receipt.decisions)
    return found


def actions(heads: Heads) -> dict[str, Action]:
    return {name: decision.action for name, decision in decisions(profile_of(heads)).items()}


def test_where_everything_is_shown_the_receipt_says_so() -> None:
    figures = ("all_others", "items", "items_left_out", "extremes", "spreads", "distributions", "comments")
    everything = (*(group.id for group in POLICY.groups), *figures)
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
            Decision("items_left_out", SHOWN, "items_left_out", 4),
            Decision("extremes", SHOWN, "extremes", 2),
            Decision("spreads", WITHHELD, "spreads", 2),
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
    cohort = campaign({"P1": {"direct_report": 3, "peer": 2}, "P2": FULL})
    nobody = cohort.wide[~cohort.wide["rater"].str.startswith("P1 peer")]
    found = [profiles(each)["P1"].receipt for each in (cohort, replace(cohort, wide=nobody))]
    assert found[0] == found[1]


def test_means_at_the_end_of_the_range_are_said_to_be_told_in_bands() -> None:
    cohort = campaign({"P1": {"peer": 3}})
    found = decisions(profiles(replace(cohort, wide=cohort.wide.assign(A1=5)))["P1"])
    assert found["extremes"] == Decision("extremes", BANDED, "extremes", 2)


def test_an_item_that_is_kept_back_because_somebody_left_it_out_names_that_rule() -> None:
    cohort = campaign({"P1": {"peer": 4}}, seed=1)
    wide = cohort.wide.assign(A2=cohort.wide["A2"].mask(cohort.wide["rater"] == "P1 peer 0"))
    found = decisions(profiles(replace(cohort, wide=wide, share=Fraction(1, 2)))["P1"])
    assert found["A2"] == Decision("A2", WITHHELD, "items_left_out", 3)
    assert found["items_left_out"] == Decision("items_left_out", WITHHELD, "items_left_out", 3)
    assert found["items"].action == SHOWN


def test_the_receipt_says_how_many_stand_behind_each_figure_and_how_many_may_collude() -> None:
    receipt = profile_of({"peer": 5, "direct_report": 3}, replace(POLICY, colluders=2)).receipt
    assert (receipt.fewest_behind, receipt.colluders) == (3, 2)
    assert profile_of({"line_manager": 1, "peer": 2}).receipt.fewest_behind is None


def test_groups_that_stand_as_they_were_released_are_named() -> None:
    then = campaign({"P1": {"peer": 3, "direct_report": 3}})
    late = then.wide[then.wide["rater"] == "P1 peer 0"].assign(rater="P1 peer 9")
    now = replace(then, wide=pd.concat([then.wide, late], ignore_index=True))
    before, after = (score(cohort.wide, cohort.key) for cohort in (then, now))
    found = protect(after, POLICY, released=[before])[0].receipt.decisions
    kept = [each for each in found if each.action is Action.KEPT]
    assert kept == [
        Decision(name, Action.KEPT, "releases", 2) for name in ("peer", "partner", "service_user")
    ]


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
        [
            (participant, f"{participant} peer {i}", "peer", "keep", "Listens to all of us")
            for participant in ("P1", "P2")
            for i in range(3)
        ],
        columns=COMMENT_COLUMNS,
    )
    profile = profiles(campaign({"P1": {"peer": peers}, "P2": FULL}), comments=said)["P1"]
    assert decisions(profile)["comments"].action == action


def test_protected_groups_are_named_in_any_case_and_attributed_ones_where_there_are_any() -> None:
    profile = profiles(campaign({"P1": {"self": 1, "peer": 3}}))["P1"]
    assert [(group.id, group.members, group.n) for group in profile.groups] == [
        ("peer", ("peer", "partner", "service_user"), 3),
        ("direct_report", ("direct_report",), None),
    ]


def test_every_check_that_was_made_is_named() -> None:
    assert profile_of(FULL).receipt.checks == (
        "fewest_raters",
        "merge",
        "totals",
        "fewest_raters_item",
        "items_left_out",
        "extremes",
        "spreads",
        "distributions",
        "comments",
        "languages",
        "releases",
    )
