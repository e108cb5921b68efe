"""What bringing something in changed, line by line: added, changed from what to what, or as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one thing."""

    ADDED = "add"
    CHANGED = "change"
    UNCHANGED = "unchanged"
    REJECTED = "reject"
    STAYS = "not in the file"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing, which is called `subject`; `details` say what changed, or why not.

    `row` is where it stands in a file of people, from 1.
    """

    outcome: Outcome
    subject: str
    details: tuple[str, ...] = ()
    row: int | None = None

    def __str__(self) -> str:
        place = f"row {self.row}  " if self.row is not None else ""
        told = ": ".join(filter(None, (self.subject, "; ".join(self.details))))
        return f"{place}{self.outcome:<9}  {told}"


@dataclass(slots=True)
class Ledger:
    """Everything that bringing something in did, in order; `refusals` is what no longer can be done."""

    changes: list[Change] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def note(self, outcome: Outcome, subject: str, *details: str, row: int | None = None) -> None:
        """Note what became of one thing."""
        self.changes.append(Change(outcome, subject, details, row))

    def count(self, outcome: Outcome) -> int:
        """How many things came to an outcome."""
        return sum(change.outcome is outcome for change in self.changes)


def differences(there: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[str, ...]:
    """`name 'Spring' -> 'Spring 2027'` for each field that is another, both as they are shown."""
    return tuple(
        f"{name.replace('_', ' ')} {there[name] or 'nothing'} -> {value or 'nothing'}"
        for name, value in wanted.items()
        if there[name] != value
    )
