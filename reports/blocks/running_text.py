"""Running text: paragraphs, lead sentences, bullet lists."""

from functools import partial

from reports.content import BulletList, LeadSentences, Paragraph, Text
from reports.drawing import Sink
from reports.layout import (
    Fragment,
    Frame,
    kept_together,
    kept_with_next,
    text_fragments,
    with_gap,
    within,
)
from reports.lines import Line
from reports.style import ACCENT, BODY, GRID, LEAD, MEASURE, TEXT_HEIGHT, TextStyle
from reports.tags import LIST, LIST_BODY, LIST_ITEM, PARAGRAPH, in_language
from reports.text import wrap

_INDENT = 14.0
_MOST_KEPT = 6


def paragraph(block: Paragraph, frame: Frame) -> list[Fragment]:
    """Running text, broken between lines unless it leads to what follows."""
    lines = wrap(block.text, BODY.size, min(frame.width, MEASURE))
    tag = in_language(PARAGRAPH, block.language)
    fragments = with_gap(text_fragments(BODY, lines, frame.width, tag), 2 * GRID)
    return kept_with_next(fragments) if block.leads else fragments


def _draw_lead(lines: tuple[Line, ...], width: float, sink: Sink, x: float, y: float) -> None:
    sink.rect(x, y + 2, 2, len(lines) * LEAD.leading - 4, ACCENT)
    sink.begin(PARAGRAPH)
    sink.lines(x + _INDENT, y, lines, LEAD, width - _INDENT)
    sink.end()


def lead_sentences(block: LeadSentences, frame: Frame) -> list[Fragment]:
    """Sentences set larger, each beside a rule."""
    fragments = []
    for sentence in block.sentences:
        lines = wrap(sentence, LEAD.size, frame.width - _INDENT)
        fragment = Fragment(len(lines) * LEAD.leading, partial(_draw_lead, lines, frame.width))
        fragments += with_gap([fragment], 2 * GRID)
    return fragments


def _draw_item(
    style: TextStyle, lines: tuple[Line, ...], width: float, sink: Sink, x: float, y: float
) -> None:
    sink.circle((x + 4, y + style.leading / 2), 1.6, ACCENT)
    sink.begin(LIST_BODY)
    sink.lines(x + _INDENT, y, lines, style, width - _INDENT)
    sink.end()


def bullet(text: Text, frame: Frame) -> Fragment:
    """One point of a list."""
    lines = wrap(text, BODY.size, min(frame.width, MEASURE) - _INDENT)
    draw = partial(_draw_item, BODY, lines, frame.width)
    return Fragment(len(lines) * BODY.leading, draw, opens=(LIST_ITEM,), closes=1)


def bullet_list(block: BulletList, frame: Frame) -> list[Fragment]:
    """Points below each other, a few of them on one page where it holds them."""
    bullets = [part.spaced(GRID) for item in block.items if (part := bullet(item, frame)).height]
    if not bullets:
        return []
    most = TEXT_HEIGHT if len(bullets) <= _MOST_KEPT else 0.0
    return with_gap(kept_together(within(LIST, bullets), most), 2 * GRID)
