"""What the catalogue holds: a kind of problem."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its code, the templates of its message and what it means.

    `wrong` and `allowed` are filled in for each problem; `meaning` is what the documentation says.
    A code keeps its meaning for good; a kind that goes leaves a gap.
    """

    code: str
    wrong: str
    allowed: str
    meaning: str
