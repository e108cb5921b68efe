"""What an attacker found out."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about few raters that a release gives away.

    `told` says in plain words what was found out, `raters` about how many at the most. `value` is
    what was recovered: a rating or a sum of ratings where there is a number, else a text.
    """

    attacker: str
    participant: str
    told: str
    raters: int
    value: Fraction | str

    def __str__(self) -> str:
        whom = "no rater in particular" if self.raters == 0 else f"at most {self.raters} rater(s)"
        return f"{self.participant}: {self.told} ({whom})"


def plain_number(value: Fraction) -> str:
    """A number as a person writes it: whole, or with three places at the most."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.3f}".rstrip("0")
