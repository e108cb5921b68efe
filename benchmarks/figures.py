"""What a benchmark gives: figures with their goals, printed as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

_HEADINGS = ("what", "seconds", "ratio", "a second", "MiB", "KB", "goal", "")


@dataclass(frozen=True, slots=True)
class Goal:
    """A limit for one of a figure's numbers: `seconds`, `ratio`, `rate`, `mib` or `kb`."""

    of: str
    limit: float
    at_least: bool = False

    def __str__(self) -> str:
        """The limit as a table shows it."""
        unit = {"seconds": " s", "ratio": " times", "rate": " a second", "mib": " MiB", "kb": " KB"}[self.of]
        return f"{'at least' if self.at_least else 'at most'} {self.limit:g}{unit}"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: median seconds, a ratio, how many in a second, peak memory, the size of a file."""

    what: str
    seconds: float | None = None
    ratio: float | None = None
    mib: float | None = None
    goal: Goal | None = None
    kb: float | None = None
    rate: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the goal is reached, empty where there is none."""
        if self.goal is None:
            return ""
        value, limit = getattr(self, self.goal.of), self.goal.limit
        return "reached" if (value >= limit if self.goal.at_least else value <= limit) else "missed"

    def cells(self) -> tuple[str, ...]:
        """The row of a table."""
        times = (_short(self.seconds), _written(self.ratio, 2), _written(self.rate, 0))
        sizes = (_written(self.mib, 0), _written(self.kb, 0))
        return (self.what, *times, *sizes, str(self.goal or ""), self.verdict)


def _short(seconds: float | None) -> str:
    """Seconds with three digits that tell something."""
    return _written(seconds, 3 if seconds is None or seconds >= 0.1 else 4 if seconds >= 0.01 else 5)  # noqa: PLR2004 - digits


def _written(number: float | None, decimals: int) -> str:
    return "" if number is None else f"{number:.{decimals}f}"


def show(title: str, figures: Sequence[Figure]) -> None:
    """Print a table that can be pasted into a page of Markdown, without the columns that are empty."""
    cells = [figure.cells() for figure in figures]
    filled = [any(column) for column in zip(*cells, strict=True)]
    rows = [tuple(compress(row, filled)) for row in (_HEADINGS, *cells)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    print(f"\n{title}\n", lines[0], rule, *lines[1:], sep="\n", flush=True)
