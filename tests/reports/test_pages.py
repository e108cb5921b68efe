"""What the pages look like to a measuring eye: nothing outside the margins, nothing on top of anything."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
import pytest

from reports.content import (
    Axis,
    Column,
    Columns,
    CommentList,
    Commitment,
    CommitmentForm,
    DotPlot,
    DotRow,
    GapPlot,
    GapRow,
    Heading,
    ItemRows,
    Mark,
    Note,
    NotShown,
    Paragraph,
    Point,
    Quadrant,
    QuadrantPoint,
    ReportContent,
    Spread,
    Table,
    Tick,
    plain,
)
from reports.document import render_pdf
from reports.style import FOOTER_BASELINE, HEADER_BASELINE, MARGIN_SIDE, PAGE_WIDTH
from tests.reports import geometry
from tests.reports.geometry import shapes_on, texts_on

Make = Callable[..., ReportContent]

LONG = "Interorganisational responsibilities, answerability and trustworthiness in partnership"
ENDLESS = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 2
SLACK = 0.6


def pages_of(report: ReportContent) -> Iterator[Any]:
    with pdfplumber.open(BytesIO(render_pdf(report))) as pdf:
        yield from pdf.pages


def outside(page: Any) -> list[str]:
    """What is seen outside the margins of a page; header and footer stand in theirs."""
    seen = [char for char in page.chars if not char["text"].isspace()]
    things = [*seen, *page.lines, *page.rects, *page.curves]
    return [
        f"{thing['object_type']} at {thing['x0']:.1f}, {thing['top']:.1f}"
        for thing in things
        if thing["x0"] < MARGIN_SIDE - SLACK
        or thing["x1"] > PAGE_WIDTH - MARGIN_SIDE + SLACK
        or thing["top"] < HEADER_BASELINE - 12
        or thing["bottom"] > FOOTER_BASELINE + 6
    ]


def overlaps(page: Any) -> list[tuple[str, str]]:
    """Words whose bodies cover each other; a body is what lies between baseline and height of x."""
    words = page.extract_words(keep_blank_chars=False, x_tolerance=1.5, use_text_flow=True)
    boxes = [
        (w["text"], w["x0"], w["x1"], w["bottom"] - 0.6 * w["height"], w["bottom"] - 0.3 * w["height"])
        for w in words
    ]
    return [
        (one[0], other[0])
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one[1] < other[2] - SLACK and other[1] < one[2] - SLACK and one[3] < other[4] and other[3] < one[4]
    ]


def longer(block: Any) -> Any:
    """The block with every label long, and one without an end."""
    if isinstance(block, DotPlot):
        rows: Any = [replace(row, label=LONG, sublabel=ENDLESS, remark=LONG) for row in block.rows]
        return replace(block, rows=tuple(rows))
    if isinstance(block, GapPlot):
        rows = [replace(row, label=ENDLESS, phrase=LONG) for row in block.rows]
        return replace(block, rows=tuple(rows), low_side=LONG, high_side=LONG)
    if isinstance(block, Quadrant):
        points = [replace(point, label=LONG) for point in block.points]
        return replace(block, points=tuple(points), corners=(LONG,) * 4)
    if isinstance(block, ItemRows):
        code, wording = "LONGCODE_000001", f"{LONG} {ENDLESS}"
        rows = [replace(row, code=code, wording=wording, remark=LONG) for row in block.rows]
        return replace(block, rows=tuple(rows), headings=(LONG, LONG, LONG))
    return block


def with_awkward_labels(report: ReportContent) -> ReportContent:
    """The report with awkward labels in every block and around the pages."""
    sections = tuple(
        replace(each, heading=LONG, blocks=tuple(map(longer, each.blocks))) for each in report.sections
    )
    words = replace(report.furniture, header=LONG * 3, footer=LONG * 3)
    return replace(report, sections=sections, furniture=words, participant=ENDLESS, document_id=ENDLESS)


@pytest.fixture(scope="module", params=["usual", "awkward"])
def report(request: pytest.FixtureRequest, sample: ReportContent) -> ReportContent:
    return sample if request.param == "usual" else with_awkward_labels(sample)


def test_nothing_is_drawn_outside_the_margins(report: ReportContent) -> None:
    assert {page.page_number: found for page in pages_of(report) if (found := outside(page))} == {}


def test_no_two_words_cover_each_other(sample: ReportContent) -> None:
    assert {page.page_number: found for page in pages_of(sample) if (found := overlaps(page))} == {}


def test_awkward_labels_cover_nothing_outside_the_crowded_quadrant(sample: ReportContent) -> None:
    awkward = with_awkward_labels(sample)
    kept = tuple(
        replace(section, blocks=tuple(block for block in section.blocks if not isinstance(block, Quadrant)))
        for section in awkward.sections
    )
    pages = pages_of(replace(awkward, sections=kept))
    assert {page.page_number: found for page in pages if (found := overlaps(page))} == {}


def words_of(page: Any) -> str:
    return " ".join(word["text"] for word in page.extract_words(use_text_flow=True))


def test_a_heading_stays_with_what_follows_it(report_of: Make) -> None:
    for count in range(44, 54):
        filler = Paragraph(plain("word " * 20 * count))
        pages = [
            words_of(page)
            for page in pages_of(report_of(filler, Heading("Lonely"), Paragraph(plain("Company."))))
        ]
        (place,) = [number for number, text in enumerate(pages) if "Lonely" in text]
        assert "Company." in pages[place]


def test_sixty_comments_go_on_under_their_theme(report_of: Make) -> None:
    comments = tuple(f"Comment {number} ends here." for number in range(60))
    pages = [words_of(page) for page in pages_of(report_of(CommentList("Keep doing", comments)))]
    assert len(pages) > 1
    assert all("Keep doing (continued)" in text for text in pages[1:])
    assert all(any(f"Comment {number} ends here." in text for text in pages) for number in range(60))


def test_a_table_over_several_pages_repeats_its_header(report_of: Make) -> None:
    rows = tuple((f"row {number}", "x") for number in range(120))
    pages = [words_of(page) for page in pages_of(report_of(Table((Column("Name"), Column("Value")), rows)))]
    assert len(pages) > 1
    assert all("Name Value" in text for text in pages)


def test_a_cell_longer_than_a_page_goes_on_on_the_next(report_of: Make) -> None:
    cell = " ".join(f"w{number}" for number in range(700))
    table = Table((Column("Narrow"), Column("Wide", 6.0)), ((cell, "short"),))
    pages = list(pages_of(report_of(table)))
    text = " ".join(map(words_of, pages))
    assert [f"w{number}" for number in range(700) if f"w{number}" not in text.split()] == []
    assert [found for page in pages for found in outside(page)] == []


def test_an_item_longer_than_a_page_goes_on_on_the_next(report_of: Make, sample: ReportContent) -> None:
    items = next(block for each in sample.sections for block in each.blocks if isinstance(block, ItemRows))
    long = replace(items.rows[0], wording="W" * 2000)
    pages = list(pages_of(report_of(replace(items, rows=(long,)))))
    assert [found for page in pages for found in outside(page)] == []
    assert sum(char["text"] == "W" for page in pages for char in page.chars) >= 2000


def test_columns_too_high_for_a_page_follow_each_other(report_of: Make) -> None:
    stack = tuple(Paragraph(plain(f"Paragraph {number}. " + "word " * 40)) for number in range(30))
    pages = list(pages_of(report_of(Columns((stack, stack), (1, 1)))))
    assert sum(words_of(page).count("Paragraph 29.") for page in pages) == 2
    assert [found for page in pages for found in outside(page)] == []


def test_a_note_longer_than_the_page_goes_on_on_the_next(report_of: Make) -> None:
    filler = Paragraph(plain("filling " * 400))
    pages = list(pages_of(report_of(filler, Note("Title", plain("word " * 790)))))
    assert len(pages) > 1
    assert sum(words_of(page).split().count("word") for page in pages) == 790


def a_quadrant(points: tuple[QuadrantPoint, ...]) -> Quadrant:
    axis = Axis(1, 5, (Tick(1, "1"), Tick(5, "5")))
    return Quadrant(axis, axis, 3, 3, ("a", "b", "c", "d"), points, "Quadrant.")


def test_dots_with_room_carry_their_labels(report_of: Make) -> None:
    points = (QuadrantPoint("Alone here", 2, 2), QuadrantPoint("And here", 4, 4))
    (page,) = pages_of(report_of(a_quadrant(points)))
    words = words_of(page)
    assert "Alone here" in words
    assert "1 Alone here" not in words


def test_crowded_dots_are_numbered_and_named_below(report_of: Make) -> None:
    names = (
        "One rather long label",
        "Two rather long label",
        "Three rather long label",
        "Four rather long label",
    )
    points = tuple(QuadrantPoint(name, 3.0 + place / 99, 3.0) for place, name in enumerate(names * 4))
    (page,) = pages_of(report_of(a_quadrant(points)))
    words = words_of(page)
    assert "1 One rather long label" in words
    assert "16 Four rather long label" in words
    assert outside(page) == []


def test_a_withheld_score_says_why_on_its_line(report_of: Make) -> None:
    points = (Point(0, "You", Mark(3, "3.0")), Point(1, "All others", NotShown("Too few people answered")))
    plot = DotPlot(Axis(1, 5, (Tick(1, "1"), Tick(5, "5"))), (DotRow("Values", points),), "Plot.")
    (page,) = pages_of(report_of(plot))
    assert "Too few people answered" in words_of(page)


@pytest.mark.parametrize("own", [1.0, 1.8, 3.0, 4.2, 5.0])
def test_why_a_score_is_not_shown_lies_clear_of_the_dot_that_is(own: float, report_of: Make) -> None:
    points = (
        Point(0, "You", Mark(own, f"{own}")),
        Point(1, "All others", NotShown("Not shown: too few people answered.")),
    )
    ticks = tuple(Tick(place, str(place)) for place in range(1, 6))
    file = render_pdf(report_of(DotPlot(Axis(1, 5, ticks), (DotRow("Values", points),), "Plot.")))
    page = pypdfium2.PdfDocument(file)[0]
    (said,) = [ink for ink in texts_on(page) if ink.text.startswith("Not shown")]
    dots = [ink for ink in shapes_on(page) if 7 < ink.right - ink.left < 12 and 7 < ink.bottom - ink.top < 12]
    assert len(dots) == 1
    assert not said.covers(dots[0])


@pytest.mark.parametrize("number", [7, 12, 20, 30])
def test_numbers_of_crowded_dots_lie_apart(number: int, report_of: Make) -> None:
    points = tuple(
        QuadrantPoint(
            f"A rather long name of a dimension, {place}", 4.4 + place % 5 / 9, 4.5 + place % 7 / 15
        )
        for place in range(number)
    )
    page = pypdfium2.PdfDocument(render_pdf(report_of(a_quadrant(points))))[0]
    assert geometry.overlaps(page) == []


def test_an_endless_heading_ends_on_its_page(report_of: Make) -> None:
    endless = " ".join(["Interorganisational"] * 200)
    report = report_of(Heading(endless), CommentList(endless, ("One.",) * 60))
    assert [found for page in pages_of(report) for found in outside(page)] == []


def test_a_gap_may_come_without_an_interval(report_of: Make) -> None:
    rows = (GapRow("Values", Mark(0.5, "+0.5")),)
    plot = GapPlot(Axis(-2, 2, (Tick(0, "0"),)), rows, "less", "more", "Gaps.")
    (page,) = pages_of(report_of(plot))
    assert "+0.5" in words_of(page)


def test_a_table_that_a_page_can_hold_is_not_parted(report_of: Make) -> None:
    table = Table((Column("Name"),), tuple((f"row {number}",) for number in range(20)))
    pages = [words_of(page) for page in pages_of(report_of(Paragraph(plain("word " * 900)), table))]
    (place,) = [number for number, text in enumerate(pages) if "row 0" in text]
    assert "row 19" in pages[place]


def test_a_note_stays_with_what_it_explains(report_of: Make) -> None:
    for count in range(44, 54):
        filler = Paragraph(plain("word " * 20 * count))
        blocks = (filler, Table((Column("Name"),), (("only row",),)), Note("Explained", plain("Why.")))
        pages = [words_of(page) for page in pages_of(report_of(*blocks))]
        (place,) = [number for number, text in enumerate(pages) if "only row" in text]
        assert "Explained" in pages[place]


def test_commitments_stand_on_one_page(report_of: Make) -> None:
    form = CommitmentForm(tuple(Commitment(f"Commitment {number}", ("What", "When")) for number in (1, 2, 3)))
    pages = [words_of(page) for page in pages_of(report_of(Paragraph(plain("word " * 800)), form))]
    (place,) = [number for number, text in enumerate(pages) if "Commitment 1" in text]
    assert "Commitment 3" in pages[place]


def test_a_long_code_of_an_item_stays_on_one_line(report_of: Make, sample: ReportContent) -> None:
    items = next(block for each in sample.sections for block in each.blocks if isinstance(block, ItemRows))
    rows = tuple(replace(row, code=f"LEADER{number:02d}") for number, row in enumerate(items.rows))
    (page,) = pages_of(report_of(replace(items, rows=rows)))
    assert [row.code for row in rows if row.code not in words_of(page).split()] == []


def test_eight_groups_on_six_dimensions_stand_on_one_page(report_of: Make) -> None:
    points = tuple(Point(role, f"Group {role}", Mark(3, "3.00")) for role in range(9))
    rows = tuple(DotRow(f"Dimension {number}", points) for number in range(6))
    ticks = tuple(Tick(number, str(number)) for number in range(1, 6))
    plot = DotPlot(Axis(1, 5, ticks), rows, "Plot.", Spread.LANES)
    pages = [words_of(page) for page in pages_of(report_of(Paragraph(plain("word " * 50)), plot))]
    (place,) = [number for number, text in enumerate(pages) if "Dimension 0" in text]
    assert "Dimension 5" in pages[place]
