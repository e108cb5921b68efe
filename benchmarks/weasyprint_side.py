"""A report set by WeasyPrint, as PDF/UA-1: the same words and tables, each chart as inline SVG with words."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.profile_rows import Dot, item_strip, strips
from reports.content import (
    Bar,
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

_FACES = (("Regular", "normal", "normal"), ("Bold", "bold", "normal"), ("Italic", "normal", "italic"))
_FONTS = "".join(
    f"@font-face {{ font-family: Noto; font-weight: {weight}; font-style: {style};"
    f" src: url({(FOLDER / f'NotoSans-{name}.ttf').as_uri()}) }}"
    for name, weight, style in _FACES
)
_STYLE = Path(__file__).with_name("profile.css").read_text(encoding="utf-8")

_fonts = FontConfiguration()
_sheet = CSS(string=_FONTS + _STYLE, font_config=_fonts)


def weasyprint_pdf(content: ReportContent) -> bytes:
    """Write the page and print it."""
    page = HTML(string="\n".join(_document(content)))
    made = page.write_pdf(stylesheets=[_sheet], font_config=_fonts, pdf_variant="pdf/ua-1")
    return bytes(made)


def _document(content: ReportContent) -> Iterator[str]:
    yield f'<html lang="{content.language}"><title>{escape(content.title)}</title>'
    yield _heading(1, content.title)
    yield from map(_paragraph, (content.participant, *content.subtitle))
    for number, section in enumerate(content.sections):
        yield f'<section class="{"page" if number and section.starts_page else ""}">'
        yield _heading(2, section.heading)
        yield from (line for block in section.blocks for line in _block(block))
        yield "</section>"
    yield "</html>"


def _block(block: Block) -> Iterator[str]:
    yield from _BLOCKS[type(block)](block)


def _heading(level: int, text: str) -> str:
    return f"<h{level}>{escape(text)}</h{level}>" if text else ""


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _runs(text: Text) -> str:
    return "".join(
        f"<b>{escape(run.text)}</b>" if run.emphasis == "bold" else escape(run.text) for run in text
    )


def _list(texts: Iterable[str]) -> Iterator[str]:
    yield f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def _svg(dots: Iterable[Dot], alt: str) -> str:
    shapes = "".join(
        f'<line x1="{200 * dot.low:g}" x2="{200 * dot.high:g}" y1="5" y2="5" stroke="{dot.colour}"/>'
        f'<circle cx="{200 * dot.share:g}" cy="5" r="3" fill="{dot.colour}"/>'
        for dot in dots
    )
    ground = '<line x1="0" x2="200" y1="5" y2="5" stroke="#C9D1D8" stroke-width="0.4"/>'
    return f'<svg role="img" aria-label="{escape(alt)}" width="200" height="10">{ground}{shapes}</svg>'


def _bars(bars: Iterable[Bar], alt: str) -> str:
    shapes = "".join(_bar(15 * place, 14 * min(1.0, bar.share), bar.label) for place, bar in enumerate(bars))
    return (
        f'<svg role="img" aria-label="{escape(alt)}" width="80" height="22">{shapes}</svg>' if shapes else ""
    )


def _bar(left: int, height: float, label: str) -> str:
    return (
        f'<rect x="{left}" y="{22 - height:g}" width="11" height="{height:g}" fill="#7F97A3"/>'
        f'<text x="{left}" y="{20 - height:g}" font-size="6.5">{escape(label)}</text>'
    )


def _chart(block: DotPlot | GapPlot | Quadrant) -> Iterator[str]:
    for strip in strips(block):
        beside = escape(" ".join([*(dot.label for dot in strip.dots), strip.remark]))
        label = f'<span class="label">{escape(strip.label)}</span>'
        yield f'<div class="strip">{label}{_svg(strip.dots, strip.alt)} {beside}</div>'


def _note(block: Note) -> Iterator[str]:
    yield f'<div class="note"><p><b>{escape(block.title)}</b></p><p>{_runs(block.text)}</p></div>'


def _row(cells: Iterable[str], head: str) -> str:
    first, *others = cells
    return f"<tr><th {head}>{first}</th>{''.join(f'<td>{cell}</td>' for cell in others)}</tr>"


def _header(texts: Iterable[str]) -> str:
    return f"<thead><tr>{''.join(f'<th scope=col>{escape(text)}</th>' for text in texts)}</tr></thead>"


def _table(block: Table) -> Iterator[str]:
    yield f"<table>{_header(column.header for column in block.columns)}<tbody>"
    for place, row in enumerate(block.rows):
        small = block.beneath[place] if block.beneath else ("",) * len(row)
        cells = (
            f'{escape(cell)} <span class="small">{escape(low)}</span>'
            for cell, low in zip(row, small, strict=True)
        )
        yield _row(cells, "scope=row")
    yield f'</tbody></table><p class="small">{escape(block.caption)}</p>'


def _items(block: ItemRows) -> Iterator[str]:
    yield f"<table>{_header(block.headings)}<tbody>"
    for row in block.rows:
        shown = () if isinstance(row.distribution, NotShown) else row.distribution
        strip = item_strip(block.axis, row)
        cells = (
            escape(f"{row.code} {row.wording}"),
            _svg(strip.dots, strip.alt),
            _bars(shown, row.answers_alt or row.code),
        )
        yield _row(cells, "scope=row")
    yield "</tbody></table>"


def _comments(block: CommentList) -> Iterator[str]:
    yield _heading(3, block.theme)
    if isinstance(block.comments, NotShown):
        yield _paragraph(block.comments.reason)
    else:
        yield from _list(map(escape, block.comments))
    if block.own:
        yield _heading(4, block.own_heading) + _paragraph(block.own)


def _form(block: CommitmentForm) -> Iterator[str]:
    for commitment in block.commitments:
        yield _heading(4, commitment.title)
        yield from (f'{_paragraph(prompt)}<div class="rule"></div>' for prompt in commitment.prompts)


def _columns(block: Columns) -> Iterator[str]:
    yield '<div class="columns">'
    yield from (line for stack in block.stacks for each in stack for line in _block(each))
    yield "</div>"


_BLOCKS: dict[type, Callable[[Any], Iterator[str]]] = {
    Heading: lambda block: iter([_heading(block.level + 1, block.text)]),
    Paragraph: lambda block: iter([f"<p>{_runs(block.text)}</p>"]),
    LeadSentences: lambda block: (f'<p class="lead">{_runs(text)}</p>' for text in block.sentences),
    BulletList: lambda block: _list(map(_runs, block.items)),
    Note: _note,
    DotPlot: _chart,
    GapPlot: _chart,
    Quadrant: _chart,
    Table: _table,
    ItemRows: _items,
    CommentList: _comments,
    CommitmentForm: _form,
    Key: lambda block: _list(escape(entry.text) for entry in block.entries),
    Columns: _columns,
}
