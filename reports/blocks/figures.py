"""What every chart gets: its words for those who do not see it, and the space above."""

from collections.abc import Iterable

from reports.layout import Fragment, kept_together, with_gap, within
from reports.style import GRID
from reports.tags import DIVISION, figure


def as_figures(parts: Iterable[tuple[Fragment, str]]) -> list[Fragment]:
    """The parts of a chart, with a space above, each a figure of its own that is told in its words."""
    figures = [part for fragment, alt in parts for part in within(figure(alt), [fragment])]
    return with_gap(kept_together(within(DIVISION, figures)), 3 * GRID)
