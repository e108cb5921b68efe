"""Commitments: titles, prompts side by side, and ruled lines to write on."""

from functools import partial

from reports.content import Commitment, CommitmentForm
from reports.drawing import Sink
from reports.layout import Fragment, Frame, kept_together
from reports.lines import Line
from reports.style import ACCENT, GRID, RULE, SMALL, SUBHEADING
from reports.tags import PARAGRAPH, SECTION
from reports.tags import heading as tag_of_heading
from reports.text import wrap

_PADDING = 2 * GRID
_RULE_DISTANCE = 6 * GRID
_BETWEEN = 24.0
_RULES = 3

Prompts = list[tuple[Line, ...]]


def _prompts_height(prompts: Prompts) -> float:
    return max((len(lines) for lines in prompts), default=0) * SMALL.leading


def _height(title: tuple[Line, ...], prompts: Prompts) -> float:
    written = _prompts_height(prompts) + _RULES * _RULE_DISTANCE
    return len(title) * SUBHEADING.leading + written + _PADDING


def _draw(
    title: tuple[Line, ...], prompts: Prompts, widths: tuple[float, float], sink: Sink, x: float, y: float
) -> None:
    """Draw one form; `widths` are those of the whole form and of one prompt."""
    whole, each = widths
    sink.line((x, y), (x + whole, y), ACCENT, 1.2)
    sink.begin(tag_of_heading(4))
    sink.lines(x, y + _PADDING / 2, title, SUBHEADING, whole)
    sink.end()
    top = y + _PADDING + len(title) * SUBHEADING.leading
    for place, lines in enumerate(prompts):
        left = x + place * (each + _BETWEEN)
        sink.begin(PARAGRAPH)
        sink.lines(left, top, lines, SMALL, each)
        sink.end()
        _draw_rules(sink, left, top + _prompts_height(prompts), each)


def _draw_rules(sink: Sink, x: float, y: float, width: float) -> None:
    belows = [number * _RULE_DISTANCE - 2 for number in range(1, _RULES + 1)]
    sink.strokes((x, y), tuple(((0.0, below), (width, below)) for below in belows), RULE, 0.6)


def _form(commitment: Commitment, frame: Frame) -> Fragment:
    title = wrap(commitment.title, SUBHEADING.size, frame.width, SUBHEADING.emphasis)
    abreast = max(1, len(commitment.prompts))
    each = (frame.width - _BETWEEN * (abreast - 1)) / abreast
    prompts = [wrap(prompt, SMALL.size, each) for prompt in commitment.prompts]
    return Fragment(_height(title, prompts), partial(_draw, title, prompts, (frame.width, each)))


def commitment_form(block: CommitmentForm, frame: Frame) -> list[Fragment]:
    """A form for each commitment, all on one page."""
    forms = [_form(commitment, frame) for commitment in block.commitments]
    return kept_together([form._replace(gap=4 * GRID, opens=(SECTION,), closes=1) for form in forms])
