"""Running text: paragraphs, lead sentences, bullet lists."""

from functools import partial

from reports.content import BulletList, LeadSentences, Paragraph, Text
from reports.drawing import Sink
from reports.layout import (
    Fragment,
    Frame,
    draw_lines,
    kept_together,
    kept_with_next,
    text_fragments,
    with_gap,
)
from reports.style import ACCENT, BODY, LEAD, STEP, TextStyle
from reports.text import Line, wrap

_INDENT = 14.0


def paragraph(block: Paragraph, frame: Frame) -> list[Fragment]:
    """Running text, broken between lines unless it leads to what follows."""
    lines = wrap(block.text, BODY.size, frame.width)
    fragments = with_gap(text_fragments(BODY, lines, frame.width), 2 * STEP)
    return kept_with_next(fragments) if block.leads else fragments


def _draw_lead(lines: tuple[Line, ...], width: float, sink: Sink, x: float, y: float) -> None:
    sink.begin("P")
    sink.rect(x, y + 2, 2, len(lines) * LEAD.leading - 4, ACCENT)
    draw_lines(LEAD, lines, width - _INDENT, sink, x + _INDENT, y)
    sink.end()


def lead_sentences(block: LeadSentences, frame: Frame) -> list[Fragment]:
    """Sentences set larger, each beside a rule."""
    fragments = []
    for sentence in block.sentences:
        lines = wrap(sentence, LEAD.size, frame.width - _INDENT)
        fragment = Fragment(len(lines) * LEAD.leading, partial(_draw_lead, lines, frame.width))
        fragments += with_gap([fragment], 2 * STEP)
    return fragments


def _draw_item(
    style: TextStyle, lines: tuple[Line, ...], width: float, sink: Sink, x: float, y: float
) -> None:
    sink.begin("LI")
    sink.circle((x + 4, y + style.leading / 2), 1.6, ACCENT)
    draw_lines(style, lines, width - _INDENT, sink, x + _INDENT, y)
    sink.end()


def bullet(text: Text, frame: Frame) -> Fragment:
    """One point of a list."""
    lines = wrap(text, BODY.size, frame.width - _INDENT)
    return Fragment(len(lines) * BODY.leading, partial(_draw_item, BODY, lines, frame.width))


def bullet_list(block: BulletList, frame: Frame) -> list[Fragment]:
    """Points below each other, on one page where it holds them."""
    bullets = [bullet(item, frame)._replace(gap=STEP) for item in block.items]
    return with_gap(kept_together(bullets), 2 * STEP) if bullets else []
