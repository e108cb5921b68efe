from dataclasses import replace

import pandas as pd
import pytest

from scoring import DisclosurePolicy, GroupRule, Profile, ScoringPolicy, protect, score
from scoring.agreement.average_deviation import ad_mean
from scoring.agreement.within_group import rwg_j
from scoring.disclosure.cells import TOO_FEW, UNDEFINED, WOULD_REVEAL
from scoring.frames import ratings_frame
from scoring.profile import Agreement, GroupScore, OptionCount, Suppressed
from scoring.version import VERSION
from tests.scoring.cohorts import Cohort
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


def ratings_of_all_others(heads: Heads, seed: int) -> pd.DataFrame:
    cohort = campaign({"P1": heads, "P2": FULL}, seed=seed)
    ratings = ratings_frame(score(cohort.wide, cohort.key))
    return ratings.query("participant == 'P1' and rater_group != 'self'").set_index("rater_group")[
        cohort.items
    ]


def means(ratings: pd.DataFrame, group: str) -> list[float]:
    return ratings.loc[[group]].astype(float).mean().round(2).tolist()


def test_agreement_is_that_of_the_ratings_that_the_total_counts() -> None:
    ratings = ratings_of_all_others(FIVE, seed=4).astype(float).to_numpy()
    agreement = profile_of(FIVE, seed=4).scales["A"].agreement
    assert isinstance(agreement, Agreement)
    assert (agreement.n, agreement.items) == (7, 2)
    assert agreement.ad_mean == pytest.approx(ad_mean(ratings[:, :2]))
    assert agreement.rwg == {
        null: pytest.approx(rwg_j(ratings[:, :2], options=5, null=null))
        for null in ("uniform", "slight_skew")
    }


def test_agreement_rests_on_the_items_whose_spread_may_be_shown() -> None:
    ratings = ratings_of_all_others(FIVE, seed=1)
    assert means(ratings, "peer")[:2] == [3.0, 1.0]
    profile = profile_of(FIVE, seed=1)
    assert profile.items["A2"].ad_mean == WOULD_REVEAL
    agreement = profile.scales["A"].agreement
    assert isinstance(agreement, Agreement)
    assert (agreement.n, agreement.items) == (7, 1)
    assert agreement.ad_mean == pytest.approx(ad_mean(ratings["A1"].to_numpy(dtype=float)))


def test_where_no_items_spread_may_be_shown_nor_may_agreement() -> None:
    ratings = ratings_of_all_others(FIVE, seed=3)
    assert (means(ratings, "peer")[2], means(ratings, "direct_report")[2]) == (2.0, 3.33)
    profile = profile_of(FIVE, seed=3)
    assert (profile.items["B1"].distribution, profile.scales["B"].agreement) == (WOULD_REVEAL, WOULD_REVEAL)


def test_hidden_raters_agree_with_nobody() -> None:
    few = {**FIVE, "direct_report": 2}
    agreement = profile_of(few, seed=4).scales["A"].agreement
    assert isinstance(agreement, Agreement)
    assert agreement.n == 4


def test_distributions_count_the_protected_ratings_from_the_lowest_option_to_the_highest() -> None:
    ratings, found = ratings_of_all_others(FIVE, seed=2), profile_of(FIVE, seed=2).items
    protected = ratings.drop(index="line_manager")
    assert [(protected["B1"] == option).sum() for option in range(1, 6)] == [1, 3, 0, 1, 1]
    few = OptionCount(0, 2)
    assert found["B1"].distribution == (few, OptionCount(3, 3), few, few, few)
    for item, column in found.items():
        assert column.ad_mean == pytest.approx(ad_mean(ratings[item].to_numpy(dtype=float)))


def test_more_options_to_be_left_open_than_two_leave_no_spread() -> None:
    items = profile_of(FIVE, replace(POLICY, minimum_options=3), seed=4).items.values()
    assert {item.distribution for item in items} == {item.ad_mean for item in items} == {WOULD_REVEAL}


def test_where_nothing_has_to_be_left_open_every_spread_is_shown() -> None:
    items = profile_of(FIVE, replace(POLICY, minimum_options=1), seed=3).items.values()
    assert all(isinstance(item.ad_mean, float) for item in items)


def test_an_item_with_fewer_options_than_another_has_a_shorter_distribution() -> None:
    key = KEY.assign(maximum=[5, 5, 3])
    items = profiles(campaign({"P1": FULL}, key=key))["P1"].items
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


def without(cohort: Cohort, rater: str, item: str) -> Cohort:
    """The same answers but for one."""
    left_out = cohort.wide["rater"] == rater
    return replace(cohort, wide=cohort.wide.assign(**{item: cohort.wide[item].mask(left_out)}))


def test_without_enough_scores_on_a_scale_none_of_its_items_is_shown() -> None:
    cohort = without(campaign({"P1": {"peer": 3}, "P2": FULL}), "P1 peer 0", "A1")
    profile = profiles(cohort)["P1"]
    assert (profile.scales["A"].all_others, profile.items["A1"].all_others) == (TOO_FEW, TOO_FEW)
    assert profile.items["A2"].all_others == TOO_FEW
    assert isinstance(profile.items["B1"].all_others, GroupScore)
    assert profile.groups[1].n == 3


def test_raters_who_could_not_see_something_are_missing_there_alone() -> None:
    cohort = without(campaign({"P1": {"peer": 4}, "P2": FULL}), "P1 peer 0", "B1")
    columns = columns_of(profiles(cohort)["P1"])
    found = {name: column.groups["peer"] for name, column in columns.items()}
    numbers = {name: cell.n for name, cell in found.items() if isinstance(cell, GroupScore)}
    assert numbers == {"A": 4, "B": 3, "A1": 4, "A2": 4, "B1": 3}


def test_where_no_two_raters_answered_the_same_item_too_few_agree() -> None:
    cohort = campaign({"P1": {"peer": 3}, "P2": FULL}, key=KEY.assign(scale="A"))
    for rater, item in enumerate(("A1", "A2", "B1")):
        others = [name for name in cohort.items if name != item]
        cohort.wide.loc[cohort.wide["rater"] == f"P1 peer {rater}", others] = pd.NA
    share = ScoringPolicy(answered_share=cohort.share / 2)
    profile = protect(score(cohort.wide, cohort.key, policy=share), POLICY, only=["P1"])[0]
    assert isinstance(profile.scales["A"].all_others, GroupScore)
    assert profile.scales["A"].agreement == TOO_FEW


def test_the_deviation_of_a_single_rater_is_undefined_where_it_may_be_shown() -> None:
    attributed = DisclosurePolicy((GroupRule("line_manager", attributed=True),))
    profile = profiles(campaign({"P1": {"line_manager": 1}}), attributed)["P1"]
    assert isinstance(profile.items["A1"].all_others, GroupScore)
    assert (profile.items["A1"].ad_mean, profile.items["A1"].distribution) == (UNDEFINED, TOO_FEW)


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


LISTENS = comments(
    *((f"P1 peer {i}", "peer", f"Listens to us {word}") for i, word in enumerate(["well", "a lot", "all"]))
)


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
    said = pd.concat([LISTENS, comments(("P1", "self", "I listen"))])
    cohort = campaign({"P1": heads, "P2": FULL})
    found = profiles(cohort, comments=pd.concat([said, LISTENS.assign(participant="P2")]))["P1"]
    texts = found.comments["keep"]
    expected = sorted(LISTENS["text"]) if shown else TOO_FEW
    assert (texts if isinstance(texts, Suppressed) else sorted(texts)) == expected
    assert found.own_comments == {"keep": "I listen"}


def test_a_comment_in_a_language_of_its_own_is_left_out() -> None:
    said = pd.concat([LISTENS, comments(("P1 peer 0", "peer", "Mae hi yn gwrando ar bawb bob amser"))])
    found = profiles(campaign({"P1": {"peer": 3}}), comments=said)["P1"].comments["keep"]
    assert not isinstance(found, Suppressed)
    assert sorted(found) == sorted(LISTENS["text"])


def test_attributed_raters_lend_no_company_to_a_language() -> None:
    said = comments(*(("boss", "line_manager", f"Is good with people {i}") for i in range(3)))
    assert profiles(campaign({"P1": {"line_manager": 3, "peer": 3}}), comments=said)["P1"].comments == {}


def test_raters_whom_no_figure_counts_are_not_heard() -> None:
    """They would tell that there is somebody else, and with luck in which group."""
    said = comments(
        *((f"P1 peer {i}", "peer", f"Listens to the people around {i}") for i in range(3)),
        ("P1 direct_report 0", "direct_report", "Is away from the office a lot"),
    )
    heard = profiles(campaign({"P1": {"peer": 3, "direct_report": 2}}), comments=said)["P1"].comments["keep"]
    assert isinstance(heard, tuple)
    assert sorted(heard) == [f"Listens to the people around {i}" for i in range(3)]


def test_a_question_on_which_nobody_wrote_about_somebody_has_no_comments() -> None:
    profile = profiles(campaign({"P1": FULL, "P2": FULL}), comments=LISTENS)["P2"]
    assert (profile.comments, profile.own_comments) == ({"keep": ()}, {})
