"""Row by row: each is used whole or not at all, and what became of it is told."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol, TypeVar

from django.db import transaction

from assessment.domain.changes import Change, Ledger, Outcome
from assessment.domain.refusals import RefusedError
from assessment.files.problems import Effect, Findings, Kind, RowProblem
from assessment.files.text import hint, listed, squashed
from assessment.rosters import catalogue
from assessment.rosters.reading import Roster


class Row(Protocol):
    """A row of any list of people."""

    @property
    def row(self) -> int:
        """Its number in the file."""
        ...


class Named(Protocol):
    """Something of a programme that a row can name."""

    code: Any
    name: Any


AnyRow = TypeVar("AnyRow", bound=Row)
Thing = TypeVar("Thing", bound=Named)
MOST_LISTED = 12
_ROWS_AT_ONCE = 50


class RejectedError(Exception):
    """A row that cannot be used: what is wrong with it, and where."""

    def __init__(self, kind: Kind, value: str = "", **details: Any) -> None:  # noqa: ANN401 - what fills the templates of a kind
        super().__init__(kind.code)
        self.kind, self.value, self.details = kind, value, details


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of every row of a list, in the file's order, and what was wrong with which."""

    changes: tuple[Change, ...]
    problems: tuple[RowProblem, ...]

    @property
    def rejected(self) -> int:
        """How many rows were left out."""
        return self.count(Outcome.REJECTED)

    def count(self, outcome: Outcome) -> int:
        """How many rows came to an outcome."""
        return sum(change.outcome is outcome for change in self.changes)


class Earlier:
    """In which row of a list each person stood so far, whatever words name their cohort or campaign there."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Hashable, ...], int] = {}

    def refuse_second(self, who: str, row: int, *key: Hashable) -> None:
        """Note a person's row.

        Raises
        ------
        RejectedError
            Where an earlier row of the list has the same key.
        """
        earlier = self._rows.setdefault(key, row)
        if earlier != row:
            raise RejectedError(catalogue.TWICE, who, who=who, other=earlier)


def bring(roster: Roster[AnyRow], use: Callable[[AnyRow], Change], *, strict: bool, dry_run: bool) -> Brought:
    """Use every row that can be used.

    `use` raises `RejectedError` or `RefusedError` for a row that cannot; nothing of it stays then.
    Nothing at all stays in a dry run, or where a row is rejected and `strict` is asked for. These
    two need one transaction for all rows; otherwise some rows at a time are kept, so that those
    who answer meanwhile need not wait for all of them.
    """
    findings, ledger = Findings(roster.file), Ledger()
    findings.problems += roster.problems
    at_once = len(roster.rows) if dry_run or strict else _ROWS_AT_ONCE
    for rows in _in_turns(roster.rows, at_once):
        with transaction.atomic():
            for row in rows:
                _use(row, use, ledger, findings)
            rejected = any(problem.effect is Effect.ROW for problem in findings.problems)
            transaction.set_rollback(dry_run or (strict and rejected))
    ledger.changes += _rejected(findings.problems)
    in_order = sorted(ledger.changes, key=lambda change: change.row or 0)
    return Brought(tuple(in_order), tuple(findings.in_order()))


def _in_turns(rows: Sequence[AnyRow], at_once: int) -> Iterable[Sequence[AnyRow]]:
    return (rows[start : start + at_once] for start in range(0, len(rows), max(at_once, 1)))


def _use(row: AnyRow, use: Callable[[AnyRow], Change], ledger: Ledger, findings: Findings) -> None:
    try:
        with transaction.atomic():
            ledger.changes.append(use(row))
    except RejectedError as error:
        findings.add(error.kind, row=row.row, value=error.value, **error.details)
    except RefusedError as error:
        cause = str(error).rstrip(".")
        findings.add(catalogue.REFUSED, row=row.row, cause=cause, advice="Correct the row.")


def _rejected(problems: Sequence[RowProblem]) -> Iterable[Change]:
    """A change a row that is left out, with every reason."""
    of_rows = [problem for problem in problems if problem.effect is Effect.ROW]
    of_rows.sort(key=lambda problem: problem.row or 0)
    for row, found in groupby(of_rows, key=lambda problem: problem.row):
        reasons = tuple(f"{problem.reason}. {problem.mending} [{problem.code}]" for problem in found)
        yield Change(Outcome.REJECTED, "", reasons, row)


def find(noun: str, text: str, among: Iterable[Thing]) -> Thing:
    """The one that a text names, by its code or by its name.

    Raises
    ------
    RejectedError
        Where there is none; it says which there are.
    """
    things = list(among)
    by_code = [thing for thing in things if squashed(thing.code) == squashed(text)]
    found = by_code or [thing for thing in things if squashed(thing.name) == squashed(text)]
    if not found:
        raise unknown(noun, text, [thing.code for thing in things])
    return found[0]


def unknown(noun: str, text: str, known: Sequence[str]) -> RejectedError:
    """The error for a text that names nothing, with what it may have been meant to name."""
    shown = listed(known[:MOST_LISTED]) + (" ..." if len(known) > MOST_LISTED else "")
    advice = f"There are: {shown}.{hint(text, known)}" if known else "There is none so far: declare it first."
    return RejectedError(catalogue.UNKNOWN, text, noun=noun, advice=advice)


def refused(cause: str, advice: str) -> RejectedError:
    """The error for a row that is understood and yet cannot be used."""
    return RejectedError(catalogue.REFUSED, cause=cause, advice=advice)
