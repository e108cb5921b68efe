"""Charts as pictures for web pages."""

from xml.etree import ElementTree as ET

import pytest

from reports.content import (
    Axis,
    Block,
    DotPlot,
    DotRow,
    GapPlot,
    GapRow,
    Mark,
    Point,
    Quadrant,
    ReportContent,
    Tick,
)
from reports.style import TEXT_WIDTH
from reports.svg import chart_svg

SVG = "{http://www.w3.org/2000/svg}"
ARABIC = "القيم الشخصية"
AXIS = Axis(1, 5, (Tick(1, "1"), Tick(5, "5")))


def charts(report: ReportContent) -> list[Block]:
    kinds = (DotPlot, GapPlot, Quadrant)
    return [block for section in report.sections for block in section.blocks if isinstance(block, kinds)]


def test_every_chart_is_a_picture_whose_figures_are_told_in_words(sample: ReportContent) -> None:
    for chart in charts(sample):
        figures = [
            each for each in ET.fromstring(chart_svg(chart)).iter(f"{SVG}g") if each.get("role") == "img"
        ]
        assert figures
        assert all((each.findtext(f"{SVG}title") or "").strip() for each in figures)


def test_the_words_of_a_chart_can_be_read_and_found(sample: ReportContent) -> None:
    plot = next(chart for chart in charts(sample) if isinstance(chart, DotPlot))
    texts = [each.text for each in ET.fromstring(chart_svg(plot)).iter(f"{SVG}text")]
    assert [row.label for row in plot.rows if row.label not in texts] == []


@pytest.mark.parametrize("awkward", ["<script>alert(1)</script>", "a & b", "\x00\x1b[31m", 'say "no"'])
def test_no_text_becomes_markup(awkward: str, sample: ReportContent) -> None:
    plot = next(chart for chart in charts(sample) if isinstance(chart, GapPlot))
    drawn = chart_svg(GapPlot(plot.axis, plot.rows, awkward, awkward, awkward))
    root = ET.fromstring(drawn)
    shown = [each.text or "" for each in root.iter() if each.text]
    assert any(awkward.replace("\x00", "\ufffd").replace("\x1b", "\ufffd") in text for text in shown)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg",
        "g",
        "title",
        "text",
        "line",
        "rect",
        "circle",
        "polygon",
        "path",
    }


def test_a_picture_says_which_language_it_is_in(sample: ReportContent) -> None:
    assert ET.fromstring(chart_svg(charts(sample)[0], language="cy")).get("lang") == "cy"


@pytest.mark.parametrize("kind", ["dots", "gaps"])
def test_a_name_that_runs_to_the_left_stays_beside_its_row(kind: str) -> None:
    mark = Mark(4.0, "4.00")
    dots = DotPlot(AXIS, (DotRow(ARABIC, (Point(0, "You", mark),)),), "Scores.")
    chart = dots if kind == "dots" else GapPlot(AXIS, (GapRow(ARABIC, mark),), "less", "more", "Gaps.")
    drawn = list(ET.fromstring(chart_svg(chart)).iter(f"{SVG}text"))
    names = [each for each in drawn if each.text and set(each.text) & set(ARABIC.replace(" ", ""))]
    assert names
    assert (
        max(float(each.get("x", "")) + float(each.get("textLength", "")) for each in names) < TEXT_WIDTH / 3
    )
