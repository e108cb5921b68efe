"""A report set by typst, as PDF/UA-1: the same words and tables, each line of a chart as native shapes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typst

from benchmarks.profile_rows import Strip, item_strip, strips
from reports.content import (
    Block,
    BulletList,
    Columns,
    CommentList,
    CommitmentForm,
    DotPlot,
    GapPlot,
    Heading,
    ItemRows,
    Key,
    LeadSentences,
    Note,
    NotShown,
    Paragraph,
    Quadrant,
    ReportContent,
    Table,
    Text,
)
from reports.fonts.faces import FOLDER

_HEAD = Path(__file__).with_name("profile.typ").read_text(encoding="utf-8")

_compiler = typst.Compiler(font_paths=[str(FOLDER)], ignore_system_fonts=True)


def typst_pdf(content: ReportContent) -> bytes:
    """Write the source and compile it."""
    source = "\n".join(_document(content)).encode()
    made = _compiler.compile(input=source, format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)  # noqa: S101 - one document gives one file
    return made


def _document(content: ReportContent) -> Iterator[str]:
    yield f"#set document(title: {_text(content.title)}, author: {_text(content.metadata.author)})"
    yield f'#set text(font: "Noto Sans", size: 9.5pt, lang: {_text(content.language)})'
    yield _HEAD
    yield _heading(1, content.title)
    yield from (f"#par({_text(text)})" for text in (content.participant, *content.subtitle))
    for number, section in enumerate(content.sections):
        if number and section.starts_page:
            yield "#pagebreak(weak: true)"
        yield _heading(2, section.heading)
        yield from (line for block in section.blocks for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    yield from _BLOCKS[type(block)](block)


def _text(text: str) -> str:
    """A text as a string of typst's language."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _heading(level: int, text: str) -> str:
    return f"#heading(level: {level}, {_text(text)})" if text else ""


def _runs(text: Text) -> str:
    return "[" + "".join(f"#text(weight: {_weight(run.emphasis)}, {_text(run.text)})" for run in text) + "]"


def _weight(emphasis: str) -> str:
    return '"bold"' if emphasis == "bold" else '"regular"'


def _array(parts: Iterator[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def _strip(strip: Strip) -> str:
    return f"strip({_text(strip.label)}, {_dots(strip)}, {_text(strip.remark)}, {_text(strip.alt)})"


def _dots(strip: Strip) -> str:
    return _array(f'({d.share}, "{d.colour}", {d.low}, {d.high}, {_text(d.label)})' for d in strip.dots)


def _chart(block: DotPlot | GapPlot | Quadrant) -> Iterator[str]:
    yield from (f"#{_strip(strip)}" for strip in strips(block))


def _list(texts: Iterator[str]) -> Iterator[str]:
    yield f"#list({', '.join(texts)})"


def _note(block: Note) -> Iterator[str]:
    yield f"#note({_text(block.title)}, {_runs(block.text)})"


def _table(block: Table) -> Iterator[str]:
    header = ", ".join(f"text(7.5pt, strong({_text(column.header)}))" for column in block.columns)
    widths = ", ".join(f"{column.weight}fr" for column in block.columns)
    cells = []
    for place, row in enumerate(block.rows):
        small = block.beneath[place] if block.beneath else ("",) * len(row)
        cells += [
            f"[#text(8pt, {_text(cell)}) #text(7.5pt, {_text(low)})]"
            for cell, low in zip(row, small, strict=True)
        ]
    yield f"#table(columns: ({widths},), table.header({header}), {', '.join(cells)})"
    if block.caption:
        yield f"#text(7.5pt, {_text(block.caption)})"


def _items(block: ItemRows) -> Iterator[str]:
    header = ", ".join(f"text(7.5pt, strong({_text(heading)}))" for heading in block.headings)
    cells = []
    for row in block.rows:
        shown = () if isinstance(row.distribution, NotShown) else row.distribution
        bars = _array(f"({min(1.0, bar.share)}, {_text(bar.label)})" for bar in shown)
        dots = f"figure(alt: {_text(row.scores_alt or row.code)}, dots({_dots(item_strip(block.axis, row))}))"
        cells += [
            f"text(8pt, {_text(f'{row.code} {row.wording}')})",
            dots,
            f"bars({bars}, {_text(row.answers_alt or row.code)})",
        ]
    yield f"#table(columns: (1fr, 176pt, 82pt), table.header({header}), {', '.join(cells)})"


def _comments(block: CommentList) -> Iterator[str]:
    yield _heading(3, block.theme)
    if isinstance(block.comments, NotShown):
        yield f"#par({_text(block.comments.reason)})"
    else:
        yield from _list(map(_text, block.comments))
    if block.own:
        yield _heading(4, block.own_heading)
        yield f"#par({_text(block.own)})"


def _form(block: CommitmentForm) -> Iterator[str]:
    for commitment in block.commitments:
        yield _heading(4, commitment.title)
        for prompt in commitment.prompts:
            yield f"#par({_text(prompt)})\n#v(18pt)\n#line(length: 100%, stroke: 0.4pt)"


def _columns(block: Columns) -> Iterator[str]:
    stacks = (" ".join(line for each in stack for line in _block(each)) for stack in block.stacks)
    bodies = ", ".join(f"[{stack}]" for stack in stacks)
    yield f"#grid(columns: {len(block.stacks)} * (1fr,), column-gutter: 24pt, {bodies})"


_BLOCKS: dict[type, Callable[[Any], Iterator[str]]] = {
    Heading: lambda block: iter([_heading(block.level + 1, block.text)]),
    Paragraph: lambda block: iter([f"#par({_runs(block.text)})"]),
    LeadSentences: lambda block: (f"#text(11.5pt, par({_runs(text)}))" for text in block.sentences),
    BulletList: lambda block: _list(map(_runs, block.items)),
    Note: _note,
    DotPlot: _chart,
    GapPlot: _chart,
    Quadrant: _chart,
    Table: _table,
    ItemRows: _items,
    CommentList: _comments,
    CommitmentForm: _form,
    Key: lambda block: _list(_text(entry.text) for entry in block.entries),
    Columns: _columns,
}
