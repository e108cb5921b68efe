"""What pages say of figures that are told in part: bands, ranges of counts, left-out items, assumed spread."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reports.content import (
    BulletList,
    DotPlot,
    GapPlot,
    LeadSentences,
    Mark,
    Note,
    Paragraph,
    Quadrant,
    Table,
)
from scoring.profile import (
    Agreement,
    Bound,
    Change,
    Gap,
    GroupScore,
    Profile,
    Reason,
    ScaleProfile,
    Standing,
    Suppressed,
)

Make = Callable[..., Profile]
MakeScale = Callable[..., ScaleProfile]
Texts = Callable[[object], list[str]]
Found = Callable[..., list[Any]]

AT_LEAST, AT_MOST = Bound.AT_LEAST, Bound.AT_MOST
HIGH = GroupScore(9, 4.6, bound=AT_LEAST)
LOW = GroupScore(9, 1.4, bound=AT_MOST)
WOULD_REVEAL = Suppressed(Reason.WOULD_REVEAL)
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

GAPS = "Your view and your raters' view"
QUADRANT = "Your score by your raters' score"
CHANGE = "Change since last time"


@pytest.fixture
def banded(make_profile: Make, make_scale: MakeScale) -> Profile:
    """Listening at the top and told as a band, Deciding at 3.00; the peers' score on both a band."""
    groups = {"manager": GroupScore(1, 4.0), "peer": HIGH}
    gap = Gap(-0.6, None, None, bound=AT_MOST)
    scales = {
        "listening": make_scale(4.0, 4.6, all_others=HIGH, groups=groups, gap=gap),
        "deciding": make_scale(4.0, 3.0, groups=groups),
    }
    return make_profile(scales=scales)


@pytest.fixture
def lead(found: Found, make_profile: Make, make_scale: MakeScale, texts: Texts) -> Callable[..., list[str]]:
    """The sentences of page one, from the scores of all others on both dimensions."""

    def of(listening: GroupScore, deciding: GroupScore, language: str = "en") -> list[str]:
        scales = {
            "listening": make_scale(4.0, listening.mean, all_others=listening),
            "deciding": make_scale(4.0, deciding.mean, all_others=deciding),
        }
        heading = {"en": "Summary", "cy": "Crynodeb"}[language]
        page = found(make_profile(scales=scales), heading, LeadSentences, language=language)
        return texts(page[0])

    return of


@pytest.mark.parametrize(
    ("listening", "deciding", "sentence"),
    [
        (HIGH, LOW, "Your raters score you highest on Listening (4.6 or above) and lowest on Deciding (1.4 or below)."),
        (HIGH, HIGH, "Your raters score you 4.6 or above on every dimension shown."),
        (
            HIGH,
            GroupScore(9, 4.8, bound=AT_LEAST),
            "Which dimensions your raters score highest and lowest cannot be told from these figures.",
        ),
        (
            HIGH,
            GroupScore(9, 4.2, 3.8, 4.6),
            (
                "Your raters score you highest on Listening (4.6 or above) and lowest on Deciding (4.20). "
                "These two lie close together, so the order may not mean much."
            ),
        ),
    ],
)  # fmt: skip
def test_the_first_sentence_claims_no_order_that_bands_leave_open(
    listening: GroupScore, deciding: GroupScore, sentence: str, lead: Callable[..., list[str]]
) -> None:
    assert lead(listening, deciding)[0] == sentence


def test_bands_are_told_in_welsh(lead: Callable[..., list[str]]) -> None:
    assert lead(HIGH, LOW, "cy")[0] == (
        "Y sgôr uchaf gan eich sgorwyr: Gwrando (4.6 neu uwch). Yr isaf: Penderfynu (1.4 neu is)."
    )


def test_the_widest_gap_is_that_of_the_gaps_told_exactly(banded: Profile, found: Found, texts: Texts) -> None:
    assert texts(found(banded, "Summary", LeadSentences)[0])[1].startswith(
        "Of the gaps that are told exactly, the widest is on Deciding: you see more of this than your raters "
        "do (4.00 and 3.00)."
    )


def test_the_same_view_on_one_dimension_is_not_said_of_the_one_that_is_open(
    banded: Profile, make_scale: MakeScale, found: Found, texts: Texts
) -> None:
    same = replace(banded, scales={**banded.scales, "deciding": make_scale(3.0, 3.0)})
    assert texts(found(same, "Summary", LeadSentences)[0])[1] == (
        "On one dimension you and your raters see about the same."
    )
    questions = texts(found(same, "From feedback to action", BulletList)[0])
    assert [text for text in questions if text.startswith("You and your raters see much the same")] == []


def test_where_every_gap_is_open_nothing_is_said_of_the_widest(
    banded: Profile, found: Found, texts: Texts
) -> None:
    scales = {"listening": banded.scales["listening"], "deciding": banded.scales["listening"]}
    open_gaps = replace(banded, scales=scales)
    assert texts(found(open_gaps, "Summary", LeadSentences)[0])[1] == (
        "How far your view and your raters' view differ cannot be told firmly on any dimension."
    )


def test_a_band_stands_at_its_edge_without_an_interval(banded: Profile, found: Found) -> None:
    (plot,) = found(banded, "Summary", DotPlot)
    assert plot.rows[0].points[1].mark == Mark(4.6, f"≥{NO_BREAK}4.6")
    assert [row.alt for row in plot.rows] == [
        "Listening. You: 4.00. All others: 4.6 or above.",
        "Deciding: You see more of this. You: 4.00. All others: 3.00, 95% interval 2.75 to 3.25.",
    ]
    (panels,) = found(banded, "Dimensions", DotPlot)
    assert panels.rows[1].points[3].mark == Mark(4.6, f"≥{NO_BREAK}4.6")
    assert panels.rows[1].alt.endswith("Manager: 4.00. Peer (merged): 4.6 or above.")


def test_the_signs_of_bands_are_explained_only_where_they_stand(
    banded: Profile, make_profile: Make, found: Found, texts: Texts
) -> None:
    for heading, kind in (("Summary", Note), ("Dimensions", Paragraph)):
        assert "“≥” stands for “or above”" in " ".join(texts(found(banded, heading, kind)[0]))
        assert "≥" not in " ".join(texts(found(make_profile(), heading, kind)[0]))


def test_a_table_of_six_abreast_has_the_short_form_and_no_interval(banded: Profile, found: Found) -> None:
    table = found(banded, "The figures behind the pages", Table)[0]
    assert table.rows[1] == ("All others", "9", f"≥{NO_BREAK}4.6", "3.00")
    assert table.beneath[1][2] == ""


def test_the_standing_of_a_band_is_a_bound_rounded_outwards(
    banded: Profile, with_norms: Callable[[Profile], Profile], found: Found
) -> None:
    profile = with_norms(banded)
    scales = {
        name: replace(scale, others_standing=Standing(61.26, 8, 84.5))
        for name, scale in profile.scales.items()
    }
    rows = found(replace(profile, scales=scales), "The figures behind the pages", Table)[-1].rows
    assert rows[0][4:] == (f"≥{NO_BREAK}61.2", f"≥{NO_BREAK}8", f"≥{NO_BREAK}84")
    assert rows[1][4:] == ("61.3", "8", "85")


def test_a_gap_to_a_band_is_a_bound_without_a_line_and_without_a_verdict(
    banded: Profile, found: Found, texts: Texts
) -> None:
    (plot,) = found(banded, GAPS, GapPlot)
    assert plot.rows[0].mark == Mark(-0.6, f"at most {MINUS}0.60")
    assert plot.rows[0].phrase == "Cannot be told"
    assert plot.rows[0].alt == (
        f"Listening: Cannot be told. Your score minus the score of all others: at most {MINUS}0.60."
    )
    assert texts(found(banded, GAPS, Paragraph)[0])[0].endswith(
        "“At least” and “at most” stand where a score is told as a band. Then there is no line."
    )


def test_a_change_from_a_band_is_a_bound_and_the_earlier_score_a_band(
    banded: Profile, with_earlier_wave: Callable[[Profile], Profile], found: Found
) -> None:
    profile = with_earlier_wave(banded)
    change = Change(4.8, -1.8, None, None, None, bound=AT_MOST, earlier_bound=AT_LEAST)
    scales = {**profile.scales, "deciding": replace(profile.scales["deciding"], others_change=change)}
    profile = replace(profile, scales=scales)
    row = found(profile, CHANGE, GapPlot)[0].rows[1]
    assert (row.mark, row.phrase) == (Mark(-1.8, f"at most {MINUS}1.80"), "Cannot be told")
    assert [cells[3:] for cells in found(profile, CHANGE, Table)[0].rows] == [
        ("3.50", "4.6 or above"),
        ("4.8 or above", "3.00"),
    ]


def test_the_quadrant_says_that_a_band_stands_at_its_edge(
    banded: Profile, found: Found, texts: Texts
) -> None:
    (chart,) = found(banded, QUADRANT, Quadrant)
    assert [point.y for point in chart.points] == [4.6, 3.0]
    assert texts(found(banded, QUADRANT, Paragraph)[0])[0].endswith(
        "A score that is told as a band stands, and counts, at the edge of its band."
    )


@pytest.mark.parametrize(
    ("agreement", "row", "told"),
    [
        (Agreement(9, 2, {"uniform": 0.4}, 0.5), ("In different ways", "9", "2 of 2", "0.40", "0.50"), False),
        (Agreement(9, 1, {"uniform": 0.4}, 0.5), ("In different ways", "9", "1 of 2", "0.40", "0.50"), True),
        (Agreement(9, 0, {"uniform": None}, None), ("Cannot be told", "9", "0 of 2", "", ""), True),
        (WOULD_REVEAL, ("withheld", "", "", "", ""), True),
        (Suppressed(Reason.TOO_FEW), ("too few", "", "", "", ""), False),
    ],
)
def test_agreement_says_on_how_many_items_it_rests(
    agreement: Agreement | Suppressed, row: tuple[str, ...], told: bool,  # noqa: FBT001 - what is expected
    make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts,
) -> None:  # fmt: skip
    whole = make_scale(4.0, 3.0, agreement=Agreement(9, 2, {"uniform": 0.9}, 0.5))
    scales = {"listening": make_scale(4.0, 4.0, agreement=agreement), "deciding": whole}
    profile, heading = make_profile(scales=scales), "How alike your raters answered"
    assert found(profile, heading, Table)[0].rows[0] == ("Listening", *row)
    intro = texts(found(profile, heading, Paragraph)[0])[0]
    assert ("So raters agree, if anything, more than these figures say." in intro) == told


def test_the_method_says_where_the_spread_of_an_interval_comes_from(
    make_profile: Make, found: Found, texts: Texts
) -> None:
    page = " ".join(texts(found(make_profile(), "Limits and method", BulletList)[1]))
    assert "the pooled standard deviation within the rater groups shown in the whole cohort" in page
    assert "Your own raters alone never set s" in page
    assert "answers given at random" not in page


def test_the_method_says_what_a_supposed_interval_supposes_where_there_is_one(
    make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts
) -> None:
    scale = make_scale(4.0, 4.0, all_others=GroupScore(2, 4.0, 3.0, 5.0, assumed=True))
    profile = make_profile(scales={"listening": scale, "deciding": scale})
    page = " ".join(texts(found(profile, "Limits and method", BulletList)[1]))
    assert "s is that of answers given at random, s² = (A² \N{MINUS SIGN} 1) / 12" in page


def test_the_method_says_how_a_band_counts_where_there_is_one(
    banded: Profile, make_profile: Make, found: Found, texts: Texts
) -> None:
    def told(profile: Profile) -> list[str]:
        return texts(found(profile, "Limits and method", BulletList)[1])

    def is_told(profile: Profile) -> bool:
        return any("on a single item with the middle of its band" in each for each in told(profile))

    assert (is_told(banded), is_told(make_profile())) == (True, False)
