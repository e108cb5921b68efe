"""Charts as pictures for web pages."""

from xml.etree import ElementTree as ET

import pytest

from reports.content import Block, DotPlot, GapPlot, Quadrant, ReportContent
from reports.svg import chart_svg

SVG = "{http://www.w3.org/2000/svg}"


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
