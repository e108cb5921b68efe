"""Marks, parent tree and structure of a file fit together; and a file that is damaged is complained about."""

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from reports import render_pdf
from tests.reports.accessibility.file_rules import complaints, kinds
from tests.reports.sample_report import full_report

Damage = Callable[[pikepdf.Pdf], None]


def test_every_kind_of_profile_is_tagged_without_a_complaint(pdf: bytes) -> None:
    assert complaints(pdf) == []


def test_a_report_with_every_block_has_every_kind_of_part() -> None:
    assert {kind for kind, count in kinds(render_pdf(full_report())).items() if count} == {
        *("Document", "Sect", "Div", "H1", "H2", "H3", "H4", "P", "Caption", "Figure"),
        *("L", "LI", "LBody", "Table", "TR", "TH", "TD"),
    }


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    """The first element of a kind."""
    return next(
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}"
    )


def in_stream(old: bytes, new: bytes) -> Damage:
    def change(pdf: pikepdf.Pdf) -> None:
        contents = pdf.pages[0].Contents
        assert old in contents.read_bytes()
        contents.write(contents.read_bytes().replace(old, new, 1))

    return change


def without(kind: str, key: str) -> Damage:
    def change(pdf: pikepdf.Pdf) -> None:
        del first(pdf, kind)[key]

    return change


def called(kind: str, other: str) -> Damage:
    def change(pdf: pikepdf.Pdf) -> None:
        first(pdf, kind).S = pikepdf.Name(f"/{other}")

    return change


def shorter(kind: str) -> Damage:
    """Take the last part away."""

    def change(pdf: pikepdf.Pdf) -> None:
        del first(pdf, kind).K[-1]

    return change


def page_without(key: str) -> Damage:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0][key]

    return change


def marks(pdf: pikepdf.Pdf) -> Any:
    """The first page's elements in the parent tree."""
    return pdf.Root.StructTreeRoot.ParentTree.Nums[1]


def parents_swapped(pdf: pikepdf.Pdf) -> None:
    nums = marks(pdf)
    nums[0], nums[1] = nums[1], nums[0]


def parent_forgotten(pdf: pikepdf.Pdf) -> None:
    del marks(pdf)[-1]


def adopted(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").P = first(pdf, "TR")


def mark_taken_twice(pdf: pikepdf.Pdf) -> None:
    paragraph, heading = first(pdf, "P"), first(pdf, "H1")
    paragraph.K = heading.K
    paragraph.Pg = heading.Pg


def pages_alike(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].StructParents = pdf.pages[0].StructParents


def on_another_page(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").Pg = pdf.pages[1].obj


def wordless(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure").Alt = pikepdf.String(" ")


def flat(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure").A.BBox = pikepdf.Array([10, 10, 10, 20])


def nothing_in_it(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LBody").K = pikepdf.Array()


def content_in_a_row(pdf: pikepdf.Pdf) -> None:
    row, cell = first(pdf, "TR"), first(pdf, "TH")
    row.K, row.Pg = cell.K, cell.Pg


DAMAGED: dict[str, tuple[Damage, str]] = {
    "text outside of marks": (in_stream(b"/Artifact BMC", b"BT (x) Tj ET /Artifact BMC"), "Tj outside of marked content"),
    "a shape outside of marks": (in_stream(b"/Artifact BMC", b"0 0 9 9 re f /Artifact BMC"), "f outside of marked content"),
    "an end too many": (in_stream(b"/Artifact BMC", b"EMC /Artifact BMC"), "EMC without a beginning"),
    "an end too few": (in_stream(b"/Artifact BMC", b"/Artifact BMC /Artifact BMC"), "is never ended"),
    "an artifact in an artifact": (in_stream(b"/Artifact BMC", b"/Artifact BMC /Artifact BMC EMC"), "/Artifact inside of /Artifact"),
    "a mark in a mark": (in_stream(b"/Artifact BMC", b"/P <</MCID 0>> BDC /P <</MCID 1>> BDC EMC EMC /Artifact BMC"), "/P inside of /P"),
    "a number twice": (in_stream(b"<</MCID 1>>", b"<</MCID 0>>"), "MCID 0 twice"),
    "a number that no element has": (in_stream(b"<</MCID 1>>", b"<</MCID 999>>"), "MCID 999 is held by 0 elements"),
    "a number that no page marks": (in_stream(b"/H1 <</MCID", b"/H1 <</MICD"), "which no page marks"),
    "a mark across a text object": (in_stream(b"BT", b"EMC BT /Artifact BMC"), "cross each other"),
    "tabs in no order": (page_without("/Tabs"), "the order of tabs"),
    "a page that has no parents": (page_without("/StructParents"), "no /StructParents"),
    "two pages with the same parents": (pages_alike, "two pages with the same /StructParents"),
    "parents in the wrong order": (parents_swapped, "has another element in the parent tree"),
    "a parent forgotten": (parent_forgotten, "in the parent tree"),
    "another parent": (adopted, "H1: its /P is not its parent"),
    "no parent": (without("TH", "/P"), "TH: its /P is not its parent"),
    "a mark in two elements": (mark_taken_twice, "is held by 2 elements"),
    "an element on the wrong page": (on_another_page, "is held by"),
    "a figure without words": (without("Figure", "/Alt"), "Figure: is not told in words"),
    "a figure with empty words": (wordless, "Figure: is not told in words"),
    "a figure without a box": (without("Figure", "/A"), "Figure: has no box"),
    "a figure with a flat box": (flat, "Figure: has no box"),
    "a header of nothing": (without("TH", "/A"), "TH: has no scope"),
    "a row with a cell less": (shorter("TR"), "Table: has rows of"),
    "a table without headers": (called("TH", "TD"), "Table: has no row of headers"),
    "a row outside of a table": (called("Table", "Sect"), "Sect: TR stands in it"),
    "a paragraph in a list": (called("LI", "P"), "L: holds P"),
    "a point without a body": (called("LBody", "P"), "LI: does not hold one LBody"),
    "an empty point": (nothing_in_it, "LBody: is empty"),
    "a row with content of its own": (content_in_a_row, "TR: holds content directly"),
    "no first heading": (called("H1", "P"), "headings do not begin with the only H1"),
    "a heading too deep": (called("H2", "H4"), "H4 follows H1"),
    "an unknown kind": (called("P", "Passage"), "Passage: is no kind of ours"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_complained_about(name: str, damaged: Callable[[Damage], bytes]) -> None:
    damage, complaint = DAMAGED[name]
    assert [said for said in complaints(damaged(damage)) if complaint in said] != []


def test_what_was_only_opened_and_saved_is_not_complained_about(damaged: Callable[[Damage], bytes]) -> None:
    assert complaints(damaged(lambda _: None)) == []
