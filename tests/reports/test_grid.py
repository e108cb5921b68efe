"""Every line of text stands on the baseline grid, on every page and in every column."""

from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pytest

from reports import style
from reports.content import (
    BulletList,
    Column,
    Columns,
    CommentList,
    Heading,
    LeadSentences,
    Note,
    Paragraph,
    ReportContent,
    Table,
    plain,
)
from reports.document import pages_of, render_pdf
from reports.style import GRID, PAGE_HEIGHT, TextStyle, on_grid

Make = Callable[..., ReportContent]

STYLES = [each for each in vars(style).values() if isinstance(each, TextStyle)]
WORDS = plain("word " * 60)


@pytest.mark.parametrize("look", STYLES)
def test_leadings_and_baselines_are_whole_steps_of_the_grid(look: TextStyle) -> None:
    assert (look.leading / GRID).is_integer()
    assert (look.baseline / GRID).is_integer()
    assert 0 < look.baseline <= look.leading


@pytest.mark.parametrize(("height", "expected"), [(0, 0), (3.5, 3.5), (3.6, 7), (7 - 1e-9, 7), (10, 10.5)])
def test_heights_are_rounded_up_to_the_grid(height: float, expected: float) -> None:
    assert on_grid(height) == expected


def test_everything_placed_on_a_page_begins_on_the_grid(sample: ReportContent) -> None:
    tops = [placed.top / GRID for page in pages_of(sample) for placed in page]
    assert [top for top in tops if abs(top - round(top)) > 1e-6] == []


def test_the_text_of_a_page_stands_on_the_grid(report_of: Make) -> None:
    table = Table((Column("Name"), Column("Value")), (("one", "2"), ("three " * 30, "4")))
    comments = CommentList("Theme", ("A comment. " * 20, "Another."), own="Mine.", own_heading="You wrote")
    columns = Columns(((Paragraph(WORDS),), (Paragraph(WORDS), BulletList((WORDS, WORDS)))), (1, 1))
    blocks = (
        Paragraph(WORDS),
        Heading("Heading"),
        LeadSentences((WORDS,)),
        table,
        Note("Title", WORDS),
        comments,
    )
    with pdfplumber.open(BytesIO(render_pdf(report_of(*blocks, columns)))) as pdf:
        baselines = {round(PAGE_HEIGHT - char["matrix"][5], 1) for page in pdf.pages for char in page.chars}
    assert len(baselines) > 30
    assert [each for each in baselines if abs(each / GRID - round(each / GRID)) > 0.03] == []
