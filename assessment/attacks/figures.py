"""Figures as they stand in the released tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

SHOWN = "shown"
SELF = "self"
ALL_OTHERS = "all_others"
_LARGEST_DENOMINATOR = 10**7
"""Means of whole numbers have smaller ones, and two such fractions differ by more than a float does."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many raters chose an option: at least `low`, at most `high` (None: not told)."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a table that holds a number.

    `members` are the rater groups that may be counted in the row. `bound` is `at_least` or
    `at_most` where `mean` is the edge of a band, and empty where the mean is told exactly.
    """

    group: str
    members: tuple[str, ...]
    measure: str
    n: int
    mean: Fraction
    bound: str = ""
    counts: tuple[Count, ...] = ()
    spread: Fraction | None = None

    @property
    def total(self) -> Fraction | None:
        """The sum of the raters' ratings or scores, None where it is not told exactly."""
        return None if self.bound else self.n * self.mean


def figure(row: Mapping[str, str], measure: str) -> Figure | None:
    """The figure of a row of texts, None where the row holds no number."""
    if row.get("status") != SHOWN or not row.get("mean"):
        return None
    members = tuple(row.get("members", "").split(" + ")) if row.get("members") else (row["rater_group"],)
    return Figure(
        group=row["rater_group"],
        members=members,
        measure=measure,
        n=int(float(row["n"])),
        mean=exact(row["mean"]),
        bound=row.get("bound", ""),
        counts=counts_in(row.get("distribution", "")),
        spread=exact(row["spread"]) if _is_number(row.get("spread", "")) else None,
    )


def exact(text: str) -> Fraction:
    """The fraction of whole numbers that was divided to give a printed number."""
    return Fraction(text).limit_denominator(_LARGEST_DENOMINATOR)


def counts_in(text: str) -> tuple[Count, ...]:
    """The counts in a text such as `<3|<3|4|3+`; none in a text that holds something else."""
    parts = text.split("|")
    return tuple(_count(part) for part in parts) if len(parts) > 1 else ()


def _count(text: str) -> Count:
    if text.startswith("<"):
        return Count(0, int(text[1:]) - 1)
    return Count(int(text[:-1]), None) if text.endswith("+") else Count(int(text), int(text))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("e-", "", 1).isdigit()
