"""What a benchmark gives: figures with their goals, printed as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

_HEADINGS = ("what", "seconds", "ratio", "MiB", "goal", "")


@dataclass(frozen=True, slots=True)
class Goal:
    """A limit for one of a figure's numbers: `seconds`, `ratio` or `mib`."""

    of: str
    limit: float
    at_least: bool = False

    def __str__(self) -> str:
        """The limit as a table shows it."""
        unit = {"seconds": " s", "ratio": " times", "mib": " MiB"}[self.of]
        return f"{'at least' if self.at_least else 'at most'} {self.limit:g}{unit}"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: median seconds, a ratio to something else, peak memory."""

    what: str
    seconds: float
    ratio: float | None = None
    mib: float | None = None
    goal: Goal | None = None

    @property
    def verdict(self) -> str:
        """Whether the goal is reached, empty where there is none."""
        if self.goal is None:
            return ""
        value, limit = getattr(self, self.goal.of), self.goal.limit
        return "reached" if (value >= limit if self.goal.at_least else value <= limit) else "missed"

    def cells(self) -> tuple[str, ...]:
        """The row of a table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        mib = "" if self.mib is None else f"{self.mib:.0f}"
        return self.what, f"{self.seconds:.3f}", ratio, mib, str(self.goal or ""), self.verdict


def show(title: str, figures: Sequence[Figure]) -> None:
    """Print a table that can be pasted into a page of Markdown."""
    rows = [_HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    print(f"\n{title}\n", lines[0], rule, *lines[1:], sep="\n", flush=True)
