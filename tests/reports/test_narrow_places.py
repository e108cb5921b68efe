"""Figures that are told in part need more room: nothing is cut short or stands on anything else."""

from collections.abc import Callable

import pytest

from reports.content import (
    Align,
    Axis,
    Bar,
    Column,
    DotPlot,
    DotRow,
    GapPlot,
    GapRow,
    ItemRow,
    ItemRows,
    Mark,
    Point,
    ReportContent,
    Spread,
    Table,
    Tick,
)
from tests.reports.test_pages import outside, overlaps, pages_of, words_of

Make = Callable[..., ReportContent]

BAND = "≥\N{NO-BREAK SPACE}4.83"
AXIS = Axis(1, 5, tuple(Tick(at, str(at)) for at in range(1, 6)))


@pytest.mark.parametrize("options", [2, 5, 7, 11])
@pytest.mark.parametrize("label", ["<3", "12+", "<10"])
def test_ranges_of_counts_stand_apart_over_any_number_of_options(
    label: str, options: int, report_of: Make
) -> None:
    bars = tuple(Bar(0.0 if label.startswith("<") else 0.3, label) for _ in range(options))
    rows = tuple(ItemRow(f"V{number}", "Listens.", (), bars) for number in range(3))
    names = tuple(str(number) for number in range(options))
    block = ItemRows(AXIS, ("Item", "Scores", "How raters answered"), names, rows)
    (page,) = pages_of(report_of(block))
    assert (overlaps(page), outside(page)) == ([], [])
    assert words_of(page).count(label) == 3 * options


@pytest.mark.parametrize("label", ["at most \N{MINUS SIGN}0.40", "\N{MINUS SIGN}0.40 ar y mwyaf", "+0.4"])
def test_a_gap_that_is_a_bound_is_written_whole(label: str, report_of: Make) -> None:
    axis = Axis(-2, 2, (Tick(-2, "-2"), Tick(0, "0"), Tick(2, "+2")))
    rows = (GapRow("Values", Mark(-0.4, label), "Cannot be told"), GapRow("Qualities", Mark(2, "+2.00")))
    (page,) = pages_of(report_of(GapPlot(axis, rows, "less", "more", "Gaps.")))
    assert label in words_of(page)
    assert (overlaps(page), outside(page)) == ([], [])


@pytest.mark.parametrize("spread", Spread)
def test_a_band_beside_a_dot_is_written_whole(spread: Spread, report_of: Make) -> None:
    points = (Point(0, "You", Mark(4, "4.00")), Point(1, "All others", Mark(4.83, BAND)))
    plot = DotPlot(AXIS, (DotRow("Values", points), DotRow("Qualities", points)), "Plot.", spread)
    (page,) = pages_of(report_of(plot))
    assert (
        words_of(page).replace("\N{NO-BREAK SPACE}", " ").count(BAND.replace("\N{NO-BREAK SPACE}", " ")) == 2
    )
    assert (overlaps(page), outside(page)) == ([], [])


def test_six_bands_stand_abreast_in_a_table(report_of: Make) -> None:
    columns = (
        Column("Rater group", 2),
        Column("Raters", 0.7, Align.RIGHT),
        *(Column("Observations and perceptions", 1, Align.RIGHT) for _ in range(6)),
    )
    (page,) = pages_of(report_of(Table(columns, (("All others", "12", *[BAND] * 6),))))
    assert len({word["top"] for word in page.extract_words() if "4.83" in word["text"]}) == 1
    assert (overlaps(page), outside(page)) == ([], [])
