"""The file as a whole: properties, bookmarks, fonts, equal bytes, pages."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from reports.content import Paragraph, ReportContent, Section, plain
from reports.document import render_pdf

Make = Callable[..., ReportContent]

TITLE = "Your leadership profile \u2013 Siân Ŵyn Llŷr"

_RENDER = """
import sys
from reports.document import render_pdf
from tests.reports.sample_report import full_report
sys.stdout.buffer.write(render_pdf(full_report()))
"""


def texts_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def titles(outline: Sequence[Any]) -> list[Any]:
    return [titles(entry) if isinstance(entry, list) else entry["/Title"] for entry in outline]


@pytest.fixture(scope="module")
def pdf(sample: ReportContent) -> bytes:
    return render_pdf(sample)


@pytest.mark.parametrize("other", [None, {"title": "x"}, "text", b"%PDF"])
def test_nothing_but_report_content_is_drawn(other: object) -> None:
    with pytest.raises(TypeError, match=f"draws a ReportContent, not a {type(other).__name__}"):
        render_pdf(other)  # type: ignore[arg-type]  # the wrong type is the point


def test_the_file_says_what_it_is(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    facts: dict[str, Any] = dict(reader.metadata)
    assert facts == {
        "/Title": TITLE,
        "/Author": "Balcony",
        "/Subject": "360-degree feedback on systems leadership",
        "/Keywords": "360, leadership",
        "/Producer": "Balcony",
    }
    root: Any = reader.root_object
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - a PDF object that equals it
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": TITLE}
    assert reader.xmp_metadata.dc_language == ["en"]


def test_bookmarks_lead_to_sections_and_marked_headings(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    assert titles(reader.outline) == [
        "At a glance",
        "The six dimensions",
        "Group by group",
        "How you and others see you",
        "Question by question",
        ["Personal values"],
        "In their words",
        "Three commitments",
        "How this profile was made",
        ["Who answered"],
    ]
    sections = [entry for entry in reader.outline if not isinstance(entry, list)]
    pages = [reader.get_destination_page_number(entry) or 0 for entry in sections]
    assert pages == sorted(pages)
    assert pages[0] == 0


def test_every_font_is_embedded_as_a_subset(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    fonts = [font for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]  # pypdf's objects are loosely typed
    assert fonts
    for font in (each.get_object() for each in fonts):
        descendant = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"]
        assert font["/BaseFont"][7] == "+"
        assert "/ToUnicode" in font


def test_the_standard_fonts_are_not_referred_to(pdf: bytes) -> None:
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_equal_content_gives_equal_bytes_in_any_process(pdf: bytes, seed: str) -> None:
    root = str(Path(__file__).parents[2])
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": root}
    command = [sys.executable, "-c", _RENDER]
    other = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert other.stdout == pdf


def test_what_was_drawn_before_leaves_no_trace(pdf: bytes, sample: ReportContent, report_of: Make) -> None:
    render_pdf(report_of(Paragraph(plain("Łódź, Ελλάδα, 你好, and words such as fjord and quartz."))))
    assert render_pdf(sample) == pdf


def test_each_page_says_which_of_how_many_it_is(pdf: bytes) -> None:
    texts = texts_of(pdf)
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
        assert "systems-leadership v1 · P017 · 3f9a21c4" in text


def test_no_page_is_without_content(pdf: bytes) -> None:
    furniture = 4
    assert all(len(text.splitlines()) > furniture for text in texts_of(pdf))


def test_the_first_page_introduces_the_report(pdf: bytes) -> None:
    lines = texts_of(pdf)[0].splitlines()
    assert lines[2:8] == [
        "Your leadership profile",
        "Siân Ŵyn Llŷr",
        "Leadership for Change · Gwynedd place team",
        "11 of 14 people answered, 3 March to 28 March 2026",
        "At a glance",
        "People who work with you see you most strongly in observations and perceptions.",
    ]


def test_a_section_may_follow_on_the_same_page(report_of: Make) -> None:
    report = report_of(Paragraph(plain("One.")))
    sections = (*report.sections, Section("Two", (Paragraph(plain("More.")),), starts_page=False))
    joined = ReportContent(report.title, (), "Alex", "cy", report.metadata, "T1", report.furniture, sections)
    assert len(texts_of(render_pdf(joined))) == 1


def test_a_report_without_sections_is_a_page_with_its_title(report_of: Make) -> None:
    report = report_of()
    bare = ReportContent(report.title, (), "Alex", "en", report.metadata, "T1", report.furniture, ())
    (text,) = texts_of(render_pdf(bare))
    assert "Alex" in text
