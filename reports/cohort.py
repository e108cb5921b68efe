"""One figure of a whole cohort, for slides and papers: how its participants' scores spread.

Drawn with matplotlib, which a single figure can afford and thousands of profiles could not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reports.style import ACCENT, GRID_LINE, INK, MUTED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH = 7.5
_ROW_HEIGHT = 0.9
_BINS_PER_OPTION = 20
_TALLEST = 0.42
_LOOSEST = 0.045


@dataclass(frozen=True, slots=True)
class CohortRow:
    """One dimension: its name and each participant's own and all-others score, in any order."""

    label: str
    own: Sequence[float]
    others: Sequence[float]


@dataclass(frozen=True, slots=True)
class CohortWords:
    """The words of the figure."""

    title: str
    axis: str
    own: str
    others: str


def cohort_figure(rows: Sequence[CohortRow], span: tuple[float, float], words: CohortWords) -> bytes:
    """An SVG with a row a dimension: a dot a participant, all others above the line, self below.

    Parameters
    ----------
    rows
        The dimensions, from the top down.
    span
        Lowest and highest response option.

    Returns
    -------
    SVG with text as text; equal bytes for equal input.
    """
    import matplotlib as mpl  # noqa: PLC0415 - 0.4 s that only this figure costs
    from matplotlib.figure import Figure as Drawing  # noqa: PLC0415 - as above

    with mpl.rc_context({"svg.hashsalt": "balcony", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure = Drawing(figsize=(_WIDTH, 1.2 + _ROW_HEIGHT * len(rows)), layout="constrained")
        axes = figure.add_subplot()
        for place, row in enumerate(rows):
            _dots(axes, row.others, -place, upward=True)
            _dots(axes, row.own, -place, upward=False)
        _frame(axes, rows, span, words)
        return _svg(figure, words.title)


def _dots(axes: "Axes", scores: Sequence[float], place: int, *, upward: bool) -> None:
    """Scores as dots piled up from a line: filled above it (all others), hollow below it (self)."""
    columns = sorted(round(score * _BINS_PER_OPTION) / _BINS_PER_OPTION for score in scores)
    heights = [columns[: rank + 1].count(column) for rank, column in enumerate(columns)]
    step = min(_LOOSEST, _TALLEST / max(heights, default=1)) * (1 if upward else -1)
    rows = [place + step * height for height in heights]
    face, edge = (ACCENT, ACCENT) if upward else ("none", INK)
    axes.scatter(columns, rows, s=9, facecolors=face, edgecolors=edge, linewidths=0.6)


def _frame(axes: "Axes", rows: Sequence[CohortRow], span: tuple[float, float], words: CohortWords) -> None:
    """Axis, row labels, title and what the two kinds of dots mean."""
    places = [-place for place in range(len(rows))]
    axes.set_yticks(places, [row.label for row in rows])
    axes.hlines(places, *span, colors=GRID_LINE, linewidth=0.8, zorder=0)
    axes.set_xlim(span[0] - 0.1, span[1] + 0.1)
    axes.set_ylim(places[-1] - 0.6, 0.6)
    axes.set_xlabel(words.axis)
    axes.set_title(f"{words.title}\n● {words.others}   ○ {words.own}", fontsize=10, color=INK, loc="left")
    axes.tick_params(length=0, colors=MUTED)
    axes.spines[:].set_visible(False)


def _svg(figure: "Figure", title: str) -> bytes:
    content = BytesIO()
    figure.savefig(content, format="svg", metadata={"Title": title, "Date": None})
    return content.getvalue()
