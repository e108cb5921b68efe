from dataclasses import replace

import pandas as pd
import pytest

from scoring import Profile, ScoringPolicy, protect, score
from scoring.agreement import ad_mean, rwg_j
from scoring.disclosure.cells import TOO_FEW, UNDEFINED
from scoring.frames import ratings_frame
from scoring.profile import Agreement, GroupScore, Suppressed
from scoring.version import VERSION
from tests.scoring.disclosure.campaigns import (
    FULL,
    KEY,
    POLICY,
    Heads,
    campaign,
    columns_of,
    profile_of,
    profiles,
)

FIVE: Heads = {"self": 1, "line_manager": 1, "peer": 3, "direct_report": 3}


def ratings_of_all_others(heads: Heads) -> pd.DataFrame:
    cohort = campaign({"P1": heads, "P2": FULL})
    ratings = ratings_frame(score(cohort.wide, cohort.key))
    return ratings.query("participant == 'P1' and rater_group != 'self'")[cohort.items].astype(float)


def test_agreement_is_that_of_the_ratings_that_the_total_counts() -> None:
    ratings = ratings_of_all_others(FIVE).to_numpy()
    agreement = profile_of(FIVE).scales["A"].agreement
    assert isinstance(agreement, Agreement)
    assert agreement.n == 7
    assert agreement.ad_mean == pytest.approx(ad_mean(ratings[:, :2]))
    assert agreement.rwg == {
        null: pytest.approx(rwg_j(ratings[:, :2], options=5, null=null))
        for null in ("uniform", "slight_skew")
    }


def test_hidden_raters_agree_with_nobody() -> None:
    few = {**FIVE, "direct_report": 2}
    agreement = profile_of(few).scales["A"].agreement
    assert isinstance(agreement, Agreement)
    assert agreement.n == 4


def test_distributions_count_the_ratings_from_the_lowest_option_to_the_highest() -> None:
    ratings = ratings_of_all_others(FIVE)
    for item, column in profile_of(FIVE).items.items():
        assert column.distribution == tuple((ratings[item] == option).sum() for option in range(1, 6))
        assert column.ad_mean == pytest.approx(ad_mean(ratings[item].to_numpy()))


def test_an_item_with_fewer_options_than_another_has_a_shorter_distribution() -> None:
    key = KEY.assign(maximum=[5, 5, 3])
    cohort = campaign({"P1": FULL}, key=key)
    items = profiles(cohort)["P1"].items
    assert [len(items[code].distribution) for code in ("A1", "A2", "B1")] == [5, 5, 3]  # type: ignore[arg-type]


def test_agreement_distributions_and_deviations_are_shown_only_with_their_totals() -> None:
    profile = profile_of({"self": 1, "line_manager": 2, "peer": 2})
    assert isinstance(profile.scales["A"].groups["line_manager"], GroupScore)
    for scale in profile.scales.values():
        assert (scale.all_others, scale.agreement, scale.gap) == (TOO_FEW, TOO_FEW, TOO_FEW)
        assert (scale.others_standing, scale.others_change) == (UNDEFINED, TOO_FEW)
    for item in profile.items.values():
        assert (item.all_others, item.distribution, item.ad_mean) == (TOO_FEW, TOO_FEW, TOO_FEW)


@pytest.mark.parametrize(("raters", "shown"), [(4, False), (5, True)])
def test_a_distribution_needs_more_protected_raters_than_a_mean(raters: int, *, shown: bool) -> None:
    item = profile_of({"line_manager": 2, "peer": raters}).items["A1"]
    assert isinstance(item.all_others, GroupScore)
    assert isinstance(item.distribution, tuple) is shown


def test_an_item_needs_its_own_number_of_raters() -> None:
    policy = replace(POLICY, minimum_raters_item=4)
    profile = profile_of({"peer": 3, "direct_report": 4}, policy)
    assert profile.scales["A"].groups.keys() == profile.items["A1"].groups.keys()
    assert isinstance(profile.scales["A"].groups["peer"], GroupScore)
    assert profile.items["A1"].groups["peer"] == TOO_FEW
    total = profile.items["A1"].all_others
    assert isinstance(total, GroupScore)
    assert total.n == 4


def test_raters_who_could_not_see_something_are_missing_there_alone() -> None:
    cohort = campaign({"P1": {"peer": 3}, "P2": FULL})
    some = (cohort.wide["participant"] == "P1") & (cohort.wide["rater"] == "P1 peer 0")
    wide = cohort.wide.assign(A1=cohort.wide["A1"].mask(some))
    profile = profiles(replace(cohort, wide=wide))["P1"]
    assert profile.items["A1"].all_others == TOO_FEW
    assert isinstance(profile.items["A2"].all_others, GroupScore)
    scale = profile.scales["A"]
    assert scale.all_others == TOO_FEW
    assert profile.groups[1].n == 3


def test_where_nobody_answered_the_same_item_twice_agreement_is_undefined() -> None:
    cohort = campaign({"P1": {"peer": 3}, "P2": FULL}, key=KEY.assign(scale="A"))
    for rater, item in enumerate(("A1", "A2", "B1")):
        others = [name for name in cohort.items if name != item]
        cohort.wide.loc[cohort.wide["rater"] == f"P1 peer {rater}", others] = pd.NA
    share = ScoringPolicy(answered_share=cohort.share / 2)
    profile = protect(score(cohort.wide, cohort.key, policy=share), POLICY, only=["P1"])[0]
    assert isinstance(profile.scales["A"].all_others, GroupScore)
    assert profile.scales["A"].agreement == UNDEFINED


@pytest.mark.parametrize(
    ("heads", "raters"),
    [(FIVE, 7), ({**FIVE, "direct_report": 2}, None), ({**FIVE, "line_manager": 0}, 6), ({}, None)],
)
def test_the_number_of_all_raters_is_withheld_with_that_of_any_group(
    heads: Heads, raters: int | None
) -> None:
    found = profiles(campaign({"P1": {"self": 1, **heads}, "P2": {**FULL, "partner": 0, "service_user": 0}}))
    assert found["P1"].raters == raters


def test_a_profile_says_how_it_was_made() -> None:
    cohort = campaign({"P1": FULL})
    policy = ScoringPolicy(confidence=0.9)
    profile = protect(score(cohort.wide, cohort.key, policy=policy), POLICY, instrument_digest="d1")[0]
    assert (profile.participant, profile.instrument_digest, profile.code_version) == ("P1", "d1", VERSION)
    assert (profile.rule, profile.confidence) == ("equal_groups", 0.9)
    assert (profile.norm_group, profile.earlier_wave) == (None, False)


def numbers_in(value: object) -> bool:
    fields = getattr(type(value), "__slots__", ())
    return isinstance(value, int | float) or any(numbers_in(getattr(value, name)) for name in fields)


def suppressed_in(profile: Profile) -> list[Suppressed]:
    columns = columns_of(profile).values()
    values = [getattr(column, name) for column in columns for name in type(column).__slots__]
    cells = [cell for column in columns for cell in column.groups.values()]
    return [value for value in (*values, *cells, *profile.comments.values()) if isinstance(value, Suppressed)]


def test_what_is_suppressed_holds_no_number() -> None:
    found = suppressed_in(profile_of({"peer": 2, "line_manager": 1}))
    assert len(found) > 20
    assert not any(numbers_in(cell) for cell in found)


def comments(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Comments about P1: who, in which group, and the words."""
    frame = pd.DataFrame(rows, columns=["rater", "rater_group", "text"])
    return frame.assign(participant="P1", question="keep")


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        ({"line_manager": 1, "peer": 3}, True),
        ({"line_manager": 1, "peer": 2}, False),
        ({"line_manager": 3, "peer": 2}, False),
        ({"peer": 2, "direct_report": 1}, True),
    ],
)
def test_comments_need_enough_protected_raters(heads: Heads, *, shown: bool) -> None:
    said = comments(("a", "peer", "Listens"), ("P1", "self", "I listen"))
    profile = profiles(campaign({"P1": heads, "P2": FULL}), comments=said)["P1"]
    assert profile.comments == {"keep": ("Listens",) if shown else TOO_FEW}
    assert profile.own_comments == {"keep": "I listen"}


def test_a_question_on_which_nobody_wrote_about_somebody_has_no_comments() -> None:
    said = comments(("a", "peer", "Listens"))
    profile = profiles(campaign({"P1": FULL, "P2": FULL}), comments=said)["P2"]
    assert (profile.comments, profile.own_comments) == ({"keep": ()}, {})
