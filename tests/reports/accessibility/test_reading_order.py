"""What a screen reader reads: the words of the content, in its order, by poppler's reading of the structure."""

import dataclasses
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reports import ReportContent, render_pdf
from reports.content import (
    BulletList,
    Columns,
    CommentList,
    CommitmentForm,
    Heading,
    LeadSentences,
    Note,
    NotShown,
    Paragraph,
    Table,
)
from tests.reports.sample_report import full_report

pytestmark = pytest.mark.skipif(
    not shutil.which("pdfinfo"), reason="pdfinfo is not installed (Debian: poppler-utils)"
)

_QUOTED = re.compile(r'^ +"(.*)"$')
_KIND = re.compile(r"^ *(\w+)( \((block|inline)\)|:|$)")


def read(pdf: bytes, folder: Path) -> str:
    """The words of the structure tree one after the other, those of neighbouring parts with a space between."""
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)]
    lines = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").splitlines()
    words = "".join(quoted[1] if (quoted := _QUOTED.match(line)) else " " for line in lines)
    return squeezed(words)


def squeezed(text: str) -> str:
    seen = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{ZERO WIDTH SPACE}", "")
    return " ".join(seen.split())


def said(content: ReportContent) -> list[str]:
    """Every text of a report that is read and not seen only, in order."""
    blocks = [text for section in content.sections for text in (section.heading, *_texts(section.blocks))]
    given = [content.title, content.participant, *content.subtitle, *blocks]
    return [text for text in map(squeezed, given) if text]


def _texts(blocks: Any) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Columns):
            yield from (text for stack in block.stacks for text in _texts(stack))
        elif type(block) in TEXTS:
            yield from TEXTS[type(block)](block)


def _runs(text: Any) -> str:
    return "".join(run.text for run in text)


def _table(block: Table) -> Iterator[str]:
    yield from (column.header for column in block.columns)
    for place, row in enumerate(block.rows):
        beneath = block.beneath[place] if block.beneath else [""] * len(row)
        yield from (text for pair in zip(row, beneath, strict=True) for text in pair)
    yield block.caption


def _comments(block: CommentList) -> Iterator[str]:
    yield block.theme
    comments = [block.comments.reason] if isinstance(block.comments, NotShown) else block.comments
    own = [block.own_heading, block.own] if block.own else []
    yield from (line for text in [*comments, *own] for line in text.split("\n"))


def _form(block: CommitmentForm) -> Iterator[str]:
    for commitment in block.commitments:
        yield commitment.title
        yield from commitment.prompts


TEXTS: dict[type, Callable[[Any], Iterator[str]]] = {
    Heading: lambda block: iter([block.text]),
    Paragraph: lambda block: iter([_runs(block.text)]),
    LeadSentences: lambda block: map(_runs, block.sentences),
    BulletList: lambda block: map(_runs, block.items),
    Note: lambda block: iter([block.title, _runs(block.text)]),
    Table: _table,
    CommentList: _comments,
    CommitmentForm: _form,
}


def first_unread(texts: list[str], words: str) -> str:
    """The first text that does not follow the one before it; empty where all of them do."""
    place = 0
    for text in texts:
        found = words.find(text, place)
        if found < 0:
            return text
        place = found + len(text)
    return ""


def test_every_text_is_read_in_the_order_of_the_content(
    kind: str, report: ReportContent, pdf: bytes, tmp_path: Path
) -> None:
    if kind == "strange letters":
        pytest.skip("poppler gives letters that run to the left as they are drawn")
    assert first_unread(said(report), read(pdf, tmp_path)) == ""


def test_every_block_that_holds_texts_is_looked_at() -> None:
    report = full_report()
    kinds = {type(block) for section in report.sections for block in section.blocks}
    drawn_only = {"DotPlot", "GapPlot", "Quadrant", "ItemRows", "Key", "Columns"}
    assert {kind.__name__ for kind in kinds - set(TEXTS)} == drawn_only


def test_furniture_is_not_read(tmp_path: Path) -> None:
    words = read(render_pdf(full_report()), tmp_path)
    assert "Page 2 of" not in words
    assert full_report().document_id not in words


def test_a_text_in_another_place_is_missed(tmp_path: Path, damaged: Callable[..., bytes]) -> None:
    def turned(pdf: pikepdf.Pdf) -> None:
        sections = pdf.Root.StructTreeRoot.K.K
        sections[2], sections[3] = sections[3], sections[2]

    words = read(damaged(turned), tmp_path)
    assert first_unread(said(full_report()), words) == "The six dimensions"


def test_a_text_that_is_left_out_is_missed(tmp_path: Path) -> None:
    report = full_report()
    shown = dataclasses.replace(report, sections=report.sections[1:])
    assert first_unread(said(report), read(render_pdf(shown), tmp_path)) == "At a glance"
