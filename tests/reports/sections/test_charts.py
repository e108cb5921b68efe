"""The pages of charts: dimensions, gaps, quadrant, items, change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reports import ReportContent
from reports.content import (
    BulletList,
    DotPlot,
    GapPlot,
    ItemRows,
    Key,
    Mark,
    NotShown,
    Paragraph,
    Quadrant,
    Span,
    Spread,
    Symbol,
    plain,
)
from scoring.profile import Change, Gap, GroupScore, Norm, Profile, Reason, ScaleProfile, Suppressed

Make = Callable[..., Profile]
Texts = Callable[[object], list[str]]
MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def block(build: Callable[..., ReportContent], blocks: Callable[..., list[Any]]) -> Callable[..., Any]:
    """The first block of a kind in the section with a heading."""

    def find(profile: Profile, heading: str, kind: type) -> Any:
        section = next(each for each in build(profile).sections if each.heading == heading)
        return next(iter(blocks(section, kind)), None)

    return find


Block = Callable[..., Any]


def test_each_dimension_is_a_panel_with_a_line_for_everybody(make_profile: Make, block: Block) -> None:
    plot = block(make_profile(), "Dimensions", DotPlot)
    assert plot.spread is Spread.LANES
    assert [(row.label, [point.name for point in row.points]) for row in plot.rows] == [
        ("Listening", ["You", "All others", "Manager", "Peer (merged)"]),
        ("Deciding", ["You", "All others", "Manager", "Peer (merged)"]),
    ]
    assert plot.alt == "Scores by rater group on 2 dimensions (1 = Label 1, 5 = Label 5)."
    assert plot.rows[0].alt == (
        "Listening: Your raters see more of this. You: 4.00. All others: 4.50, 95% interval 4.25 to 4.75. "
        "Manager: 4.50, 95% interval 4.00 to 5.00. Peer (merged): 4.50, 95% interval 4.25 to 4.75."
    )


def test_a_role_is_the_same_group_on_every_page(make_profile: Make, build: Callable[..., ReportContent], blocks: Callable[..., list[Any]]) -> None:  # fmt: skip
    content = build(make_profile())
    plots = [*blocks(content, DotPlot), *blocks(content, ItemRows)]
    roles = {(point.role, point.name) for plot in plots for row in plot.rows for point in row.points}
    assert roles == {(0, "You"), (1, "All others"), (2, "Manager"), (3, "Peer (merged)")}


def test_the_norm_band_is_one_standard_deviation_each_way_and_stays_on_the_axis(
    make_profile: Make, with_norms: Callable[[Profile], Profile], block: Block
) -> None:
    profile = with_norms(make_profile())
    scales = dict(profile.scales)
    scales["deciding"] = replace(scales["deciding"], norm=Norm(120, 4.8, 0.5))
    rows = block(replace(profile, scales=scales), "Dimensions", DotPlot).rows
    assert [row.norm for row in rows] == [Span(3.0, 4.0), Span(4.3, 5.0)]


def test_the_norm_group_is_named_in_the_key_only_where_there_is_one(
    make_profile: Make, with_norms: Callable[[Profile], Profile], block: Block
) -> None:
    def norm_entries(profile: Profile) -> list[str]:
        key = block(profile, "Dimensions", Key)
        return [entry.text for entry in key.entries if entry.symbol is Symbol.NORM]

    assert norm_entries(make_profile()) == []
    assert norm_entries(with_norms(make_profile())) == ["middle two thirds of the norm group (Leaders 2026)"]


def test_a_gap_has_its_value_its_interval_and_neutral_words(make_profile: Make, block: Block) -> None:
    plot = block(make_profile({"listening": (4.0, 4.3), "deciding": (4.0, 3.0)}), GAPS, GapPlot)
    assert [(row.label, row.mark, row.phrase) for row in plot.rows] == [
        ("Listening", Mark(-0.3, f"{MINUS}0.30", Span(-0.55, -0.05)), "Your raters see a little more"),
        ("Deciding", Mark(1.0, "+1.00", Span(0.75, 1.25)), "You see more of this"),
    ]
    assert plot.alt == "Your score minus the score of all others on 2 dimensions."
    assert [row.alt for row in plot.rows] == [
        (
            "Listening: Your raters see a little more. Your score minus the score of all others: "
            f"{MINUS}0.30, 95% interval {MINUS}0.55 to {MINUS}0.05."
        ),
        (
            "Deciding: You see more of this. Your score minus the score of all others: "
            "+1.00, 95% interval +0.75 to +1.25."
        ),
    ]


GAPS = "Your view and your raters' view"


@pytest.mark.parametrize(
    ("gap", "reach"),
    [
        (Gap(0.1, -0.1, 0.3), 1),
        (Gap(1.0, 0.5, 1.5), 2),
        (Gap(-1.0, -1.0, -1.0), 1),
        (Gap(3.2, None, None), 4),
    ],
)
def test_the_axis_of_gaps_lies_about_zero_and_holds_every_interval(
    gap: Gap, reach: int, make_profile: Make, make_scale: Callable[..., ScaleProfile], block: Block
) -> None:
    scales = {
        "listening": make_scale(4.0, 4.0, gap=gap),
        "deciding": make_scale(4.0, 4.0, gap=Gap(0.0, 0.0, 0.0)),
    }
    axis = block(make_profile(scales=scales), GAPS, GapPlot).axis
    assert (axis.minimum, axis.maximum) == (-reach, reach)
    assert axis.ticks[0].label == f"{MINUS}{reach}"


def test_a_wide_axis_of_gaps_labels_every_other_step(
    make_profile: Make, make_scale: Callable[..., ScaleProfile], block: Block
) -> None:
    scale = make_scale(4.0, 4.0, gap=Gap(7.5, 7.0, 8.0))
    axis = block(make_profile(scales={"listening": scale, "deciding": scale}), GAPS, GapPlot).axis
    assert [tick.label for tick in axis.ticks if tick.position > 0] == ["+2", "+4", "+6", "+8"]


def test_a_gap_that_is_not_shown_says_why(make_profile: Make, make_scale: Callable[..., ScaleProfile], block: Block) -> None:  # fmt: skip
    scales = {
        "listening": make_scale(4.0, 3.0),
        "deciding": make_scale(4.0, 3.0, gap=Suppressed(Reason.WOULD_REVEAL)),
    }
    row = block(make_profile(scales=scales), GAPS, GapPlot).rows[1]
    assert row.mark == NotShown("Not shown: it could give away how somebody answered.")
    assert row.alt == "Deciding. Not shown: it could give away how somebody answered."


def test_the_quadrant_compares_dimensions_with_the_mean_of_each_view(make_profile: Make, block: Block, texts: Texts) -> None:  # fmt: skip
    profile = make_profile({"listening": (4.5, 3.0), "deciding": (3.0, 4.0)})
    heading = "Your score by your raters' score"
    chart = block(profile, heading, Quadrant)
    assert (chart.x_line, chart.y_line) == (3.75, 3.5)
    assert [(point.label, point.x, point.y) for point in chart.points] == [
        ("Listening", 4.5, 3.0),
        ("Deciding", 3.0, 4.0),
    ]
    assert texts(block(profile, heading, BulletList)) == [
        "Higher for your raters: Deciding.",
        "Higher for you: Listening.",
    ]
    assert (
        "at the mean of your own scores (3.75) and at the mean of your raters' scores (3.50)"
        in texts(block(profile, heading, Paragraph))[0]
    )
    assert "A dimension exactly on a line counts as higher." in texts(block(profile, heading, Paragraph))[0]


def test_the_quadrant_spans_at_least_two_steps_on_both_axes(make_profile: Make, block: Block) -> None:
    chart = block(
        make_profile({"listening": (4.2, 4.3), "deciding": (4.4, 4.5)}),
        "Your score by your raters' score",
        Quadrant,
    )
    assert [(axis.minimum, axis.maximum) for axis in (chart.x_axis, chart.y_axis)] == [(3, 5), (3, 5)]


def test_the_quadrant_needs_two_dimensions(make_profile: Make, build: Callable[..., ReportContent]) -> None:
    profile = make_profile({"listening": (4.0, 3.0), "deciding": (4.0, None)})
    assert "Your score by your raters' score" not in [section.heading for section in build(profile).sections]


def test_a_group_that_is_shown_nowhere_has_no_line_but_a_reason(
    make_profile: Make, make_scale: Callable[..., ScaleProfile], block: Block, texts: Texts
) -> None:
    hidden = Suppressed(Reason.TOO_FEW)
    scale = make_scale(4.0, 3.0, groups={"manager": GroupScore(1, 3.0), "peer": hidden})
    profile = make_profile(scales={"listening": scale, "deciding": scale})
    assert [point.name for point in block(profile, "Dimensions", DotPlot).rows[0].points] == [
        "You",
        "All others",
        "Manager",
    ]
    assert texts(block(profile, "Dimensions", Paragraph))[0].endswith(
        "Not shown, because nobody or too few people answered: Peer (merged)."
    )


def test_an_item_without_enough_answers_has_no_dot(make_profile: Make, block: Block) -> None:
    profile = make_profile()
    hidden = Suppressed(Reason.TOO_FEW)
    items = {
        code: replace(
            item, all_others=hidden, groups={"manager": hidden, "peer": hidden}, distribution=hidden
        )
        for code, item in profile.items.items()
    }
    row = block(replace(profile, items=items), "Listening", ItemRows).rows[0]
    assert [point.name for point in row.points] == ["You"]
    assert row.distribution == NotShown("too few")
    assert row.scores_alt == "You: 4.00. No dot: All others, Manager, Peer (merged)."
    assert row.answers_alt == "Not shown: nobody or too few people answered."


def test_an_item_has_its_wording_its_dots_and_its_bars(make_profile: Make, block: Block) -> None:
    rows = block(make_profile(), "Listening", ItemRows).rows
    assert [(row.code, row.wording, row.remark) for row in rows] == [
        ("L1", "I do listening 1.", ""),
        ("L2", "I do listening 2.", "turned round"),
    ]
    assert [(bar.label, round(bar.share, 3)) for bar in rows[0].distribution] == [
        ("0", 0.0),
        ("1", 0.111),
        ("2", 0.222),
        ("3", 0.333),
        ("3", 0.333),
    ]
    assert [point.mark.label for point in rows[0].points] == ["4.00", "4.50", "4.50", "4.50"]
    assert [point.mark.interval for point in rows[0].points] == [None, Span(4.25, 4.75), None, None]


def test_an_item_tells_its_dots_and_its_bars_in_words(make_profile: Make, block: Block) -> None:
    row = block(make_profile(), "Listening", ItemRows).rows[0]
    assert row.scores_alt == (
        "You: 4.00. All others: 4.50, 95% interval 4.25 to 4.75. Manager: 4.50. Peer (merged): 4.50."
    )
    assert row.answers_alt == "Label 1: 0. Label 2: 1. Label 3: 2. Label 4: 3. Label 5: 3."


def test_a_change_is_told_with_its_words(
    make_profile: Make, with_earlier_wave: Callable[[Profile], Profile], block: Block
) -> None:
    profile = with_earlier_wave(make_profile())
    scales = dict(profile.scales)
    scales["deciding"] = replace(
        scales["deciding"], others_change=Change(3.5, -0.5, -0.9, 0.1, reliable=False)
    )
    rows = block(replace(profile, scales=scales), "Change since last time", GapPlot).rows
    assert [(row.mark.label, row.phrase) for row in rows] == [
        ("+0.50", "Higher than last time"),
        (f"{MINUS}0.50", "About the same"),
    ]


def test_an_earlier_wave_without_figures_is_said_in_one_sentence(make_profile: Make, block: Block) -> None:
    assert block(make_profile(earlier_wave=True), "Change since last time", Paragraph) == Paragraph(
        plain("No change can be shown: a figure of this time or of last time is missing.")
    )
