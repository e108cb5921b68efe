"""What the page of a dimension says is seen alike and what differently."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reports.content import BulletList
from scoring.profile import (
    Agreement,
    Bound,
    Gap,
    GroupScore,
    Profile,
    Reason,
    ScaleProfile,
    ShownGroup,
    Suppressed,
)
from tests.reports.sections.scores import APART, HIGH

Make = Callable[..., Profile]
MakeScale = Callable[..., ScaleProfile]
Texts = Callable[[object], list[str]]
Found = Callable[..., list[Any]]

TOO_FEW = Suppressed(Reason.TOO_FEW)


@pytest.fixture
def seen(make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts) -> Callable[..., list[str]]:
    """What the page of Listening says is seen alike and what differently."""

    def of(own: float | None = 4.0, others: float | None = 4.5, **changes: Any) -> list[str]:
        scale = make_scale(own, others, **changes)
        profile = make_profile(scales={"listening": scale, "deciding": make_scale(4.0, 3.0)})
        return texts(found(profile, "Listening", BulletList)[0])

    return of


@pytest.mark.parametrize(
    ("own", "others", "sentence"),
    [
        (4.0, 4.1, "You and your raters see about the same (4.00 and 4.10)."),
        (4.4, 4.0, "You see a little more of this than your raters do (4.40 and 4.00)."),
        (5.0, 4.0, "You see more of this than your raters do (5.00 and 4.00)."),
        (4.0, 4.4, "Your raters see a little more of this than you do (4.40 and 4.00)."),
        (3.0, 4.0, "Your raters see more of this than you do (4.00 and 3.00)."),
        (None, 4.0, "You have no score of your own here."),
    ],
)
def test_the_first_sentence_tells_the_gap(
    own: float | None, others: float, sentence: str, seen: Callable[..., list[str]]
) -> None:
    assert seen(own, others)[0] == sentence


def test_a_gap_to_a_band_supports_no_claim(seen: Callable[..., list[str]]) -> None:
    gap = Gap(-0.6, None, None, bound=Bound.AT_MOST)
    assert seen(4.0, 4.6, all_others=HIGH, gap=gap)[0] == (
        "How far your view and your raters' view differ cannot be told firmly (4.00 and 4.6 or above)."
    )


def test_without_a_score_of_all_others_there_is_no_comparison(seen: Callable[..., list[str]]) -> None:
    assert seen(4.0, 4.5, all_others=TOO_FEW, gap=TOO_FEW)[0] == (
        "The score of all others is not shown here, so it cannot be compared with yours."
    )


def test_without_any_score_of_raters_one_sentence_says_so(seen: Callable[..., list[str]]) -> None:
    assert seen(4.0, None) == ["No score of your raters can be shown on this dimension."]


@pytest.mark.parametrize(
    ("agreement", "sentence"),
    [
        (Agreement(9, 2, {"uniform": 0.71}, 0.5), "Going by 2 of 2 items, your raters answered much alike."),
        (Agreement(9, 1, {"uniform": 0.6}, 0.5), "Going by 1 of 2 items, your raters answered fairly alike."),
        (Agreement(9, 1, {"uniform": 0.2}, 0.5), "Going by 1 of 2 items, your raters answered in different ways."),
        (Agreement(9, 0, {"uniform": None}, None), "How alike your raters answered on the whole cannot be told."),
        (TOO_FEW, "How alike your raters answered on the whole cannot be told."),
    ],
)  # fmt: skip
def test_how_alike_raters_answered_is_told_with_the_items_that_it_rests_on(
    agreement: Agreement | Suppressed, sentence: str, seen: Callable[..., list[str]]
) -> None:
    assert seen(agreement=agreement)[1] == sentence


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (0.4, 0.9, "Of these, most alike: L1; least: L2."),
        (0.9, 0.4, "Of these, most alike: L2; least: L1."),
        (0.501, 0.502, None),
        (0.4, Suppressed(Reason.WOULD_REVEAL), None),
    ],
)
def test_items_answered_most_and_least_alike_are_named_where_their_printed_spreads_differ(
    first: float, second: float | Suppressed, told: str | None, make_profile: Make, found: Found, texts: Texts
) -> None:
    profile = make_profile()
    items = {
        **profile.items,
        "L1": replace(profile.items["L1"], ad_mean=first),
        "L2": replace(profile.items["L2"], ad_mean=second),
    }
    sentence = texts(found(replace(profile, items=items), "Listening", BulletList)[0])[1]
    assert sentence.endswith(told or "your raters answered much alike.")


def test_items_are_named_most_alike_only_among_those_that_can_be_told(
    make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts
) -> None:
    profile = make_profile()
    unknown = make_scale(4.0, 4.5, agreement=TOO_FEW)
    items = {**profile.items, "L1": replace(profile.items["L1"], ad_mean=0.9)}
    profile = replace(profile, items=items, scales={**profile.scales, "listening": unknown})
    assert texts(found(profile, "Listening", BulletList)[0])[1] == (
        "How alike your raters answered on the whole cannot be told. "
        "Of the items of which it can be told, most alike: L2; least: L1."
    )


TOUCHING = {**APART, "peer": GroupScore(8, 4.1, 3.504, 4.7)}
BANDED = {**APART, "peer": HIGH}
OVERLAP = "The intervals of your rater groups overlap, so the groups may well see the same."


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (APART, "Peer (merged) (4.10) lies above Manager (2.90), and their intervals do not overlap."),
        (TOUCHING, OVERLAP),
        (BANDED, "Whether your rater groups differ cannot be told firmly here."),
        ({**APART, "peer": GroupScore(8, 4.1)}, "Whether your rater groups differ cannot be told firmly here."),
    ],
)  # fmt: skip
def test_rater_groups_are_named_only_where_their_printed_intervals_do_not_overlap(
    groups: dict[str, GroupScore], sentence: str, seen: Callable[..., list[str]]
) -> None:
    assert seen(groups=groups)[2] == sentence


def test_a_group_that_is_not_shown_is_not_compared(seen: Callable[..., list[str]]) -> None:
    hidden = seen(groups={"manager": GroupScore(1, 2.0, 1.5, 2.5), "peer": TOO_FEW})
    assert len(hidden) == 2
    assert [text for text in hidden if "Peer" in text or "group" in text] == []


def test_of_several_groups_the_two_furthest_apart_are_named(
    make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts
) -> None:  # fmt: skip
    groups = {
        "manager": GroupScore(1, 4.5, 3.0, 5.0),
        "peer": GroupScore(8, 4.0, 3.8, 4.2),
        "partner": GroupScore(8, 3.5, 3.3, 3.7),
    }
    shown = tuple(ShownGroup(name, (name,), attributed=name == "manager", n=8) for name in groups)
    scale = make_scale(4.0, 4.0, groups=groups)
    plain_profile = make_profile()
    items = {code: replace(item, groups=groups) for code, item in plain_profile.items.items()}
    profile = make_profile(scales={"listening": scale, "deciding": scale}, groups=shown, items=items)
    assert texts(found(profile, "Listening", BulletList)[0])[2] == (
        "Peer (4.00) lies above Partner (3.50), and their intervals do not overlap."
    )


@pytest.mark.parametrize("raters", [4, 14, 40])
def test_a_page_reads_alike_with_any_number_of_raters(
    raters: int, make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts
) -> None:
    agreement = Agreement(raters, 2, {"uniform": 0.9}, 0.5)
    scale = make_scale(4.0, 4.5, all_others=GroupScore(raters, 4.5, 4.25, 4.75), agreement=agreement)
    profile = make_profile(scales={"listening": scale, "deciding": scale}, raters=raters)
    assert texts(found(profile, "Listening", BulletList)[0]) == [
        "Your raters see more of this than you do (4.50 and 4.00).",
        "Going by 2 of 2 items, your raters answered much alike.",
        OVERLAP,
    ]
