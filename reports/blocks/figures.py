"""What every chart gets: its text for those who do not see it, and the space above."""

from functools import partial

from reports.drawing import Sink
from reports.layout import Draw, Fragment, kept_together, with_gap
from reports.style import STEP


def _draw_part(alt: str, draw: Draw, sink: Sink, x: float, y: float) -> None:
    sink.begin("Figure", alt)
    draw(sink, x, y)
    sink.end()


def as_figure(fragments: list[Fragment], alt: str) -> list[Fragment]:
    """Fragments as the parts of one figure, with a space above; `alt` goes with the first part."""
    first, *others = fragments
    parts = [first._replace(draw=partial(_draw_part, alt, first.draw))]
    parts += [other._replace(draw=partial(_draw_part, "", other.draw)) for other in others]
    return with_gap(kept_together(parts), 3 * STEP)
