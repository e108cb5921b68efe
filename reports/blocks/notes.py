"""Notes: remarks set off from the text by a tinted ground, or small and quiet where they have no title."""

from functools import partial

from reports.content import Note
from reports.drawing import Sink
from reports.layout import Draw, Fragment, Frame, kept_together, text_fragments, with_gap, within
from reports.style import GRID, MUTED, QUIET, SMALL, SUBHEADING, TINT
from reports.tags import ARTIFACT, DIVISION
from reports.text import wrap

_PADDING = 3 * GRID
_OVERLAP = 0.5  # neighbouring parts of the ground overlap, so that no seam shows between them


def _draw_part(
    width: float, height: float, overlap: float, draw: Draw | None, sink: Sink, x: float, y: float
) -> None:
    """Draw one part of the ground, its rule at the left, and the text on it."""
    sink.begin(ARTIFACT)
    sink.rect(x, y - overlap, width, height + overlap, TINT)
    sink.rect(x, y - overlap, 2, height + overlap, MUTED)
    sink.end()
    if draw:
        draw(sink, x + _PADDING + 2, y)


def note(block: Note, frame: Frame) -> list[Fragment]:
    """A note on one page; only one that is longer than a page goes on on the next."""
    if not block.title:
        quiet = text_fragments(QUIET, wrap(block.text, QUIET.size, frame.width), frame.width)
        return with_gap(kept_together(quiet), 2 * GRID) if quiet else []
    width = frame.width - 2 * _PADDING - 2
    title = wrap(block.title, SUBHEADING.size, width, SUBHEADING.emphasis)
    parts = [
        *(part._replace(keeps=True) for part in text_fragments(SUBHEADING, title, width)),
        *text_fragments(SMALL, wrap(block.text, SMALL.size, width), width),
    ]
    edge = Fragment(2 * GRID, partial(_draw_part, frame.width, 2 * GRID, 0.0, None))
    inner = [
        part._replace(draw=partial(_draw_part, frame.width, part.height, _OVERLAP, part.draw))
        for part in parts
    ]
    foot = edge._replace(draw=partial(_draw_part, frame.width, edge.height, _OVERLAP, None))
    inner[-1:] = [last._replace(keeps=True) for last in inner[-1:]]
    return with_gap(kept_together(within(DIVISION, [edge._replace(keeps=True), *inner, foot])), 3 * GRID)
