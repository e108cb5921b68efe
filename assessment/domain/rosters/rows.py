"""Row by row: each is used whole or not at all, and what became of it is told."""

from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from django.db import transaction

from assessment.domain.changes import Change, Ledger, Outcome
from assessment.domain.rosters.reasons import Reason, RejectedError
from assessment.files.problems import Effect, Findings, RowProblem
from assessment.rosters import catalogue
from assessment.rosters.reading import Roster


class Row(Protocol):
    """A row of any list of people."""

    @property
    def row(self) -> int:
        """Its number in the file."""
        ...


AnyRow = TypeVar("AnyRow", bound=Row)
AnyRow_contra = TypeVar("AnyRow_contra", bound=Row, contravariant=True)
_ROWS_AT_ONCE = 50


class Bringing(Protocol[AnyRow_contra]):
    """How the rows of one kind of list are used; both raise `RejectedError` for one that cannot be."""

    def check(self, row: AnyRow_contra) -> object:
        """Look up everything that a row names, as far as it says so, and change nothing."""
        ...

    def use(self, row: AnyRow_contra) -> Change:
        """Do what a row asks for."""
        ...


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

    def note(self, row: int, *key: Hashable) -> None:
        """Note a person's row, which is used."""
        self._rows.setdefault(key, row)

    def refuse_second(self, field: str, who: str, *key: Hashable) -> None:
        """Refuse somebody who stands in an earlier row.

        Raises
        ------
        RejectedError
            Where an earlier row that was used has the same key.
        """
        earlier = self._rows.get(key)
        if earlier is not None:
            raise RejectedError(Reason(catalogue.TWICE, field, who, who=who, other=earlier))


def bring(roster: Roster[AnyRow], bringing: Bringing[AnyRow], *, strict: bool, dry_run: bool) -> Brought:
    """Use every row that can be used, and tell of every other all that is wrong with it.

    Nothing of a row that is rejected stays. Nothing at all stays in a dry run, or where a row is
    rejected and `strict` is asked for. These two need one transaction for all rows; otherwise some
    rows at a time are kept, so that those who answer meanwhile need not wait for all of them.
    """
    findings, ledger = Findings(roster.file), Ledger()
    findings.problems += roster.problems
    every = sorted((*roster.rows, *roster.unusable), key=lambda row: row.row)
    unusable = {row.row for row in roster.unusable}
    at_once = len(every) if dry_run or strict else _ROWS_AT_ONCE
    for rows in _in_turns(every, at_once):
        with transaction.atomic():
            for row, reason in _reasons(rows, unusable, bringing, ledger):
                _tell(reason, row, roster, findings)
            rejected = any(problem.effect is Effect.ROW for problem in findings.problems)
            transaction.set_rollback(dry_run or (strict and rejected))
    ledger.changes += _rejected(findings.problems)
    in_order = sorted(ledger.changes, key=lambda change: change.row or 0)
    return Brought(tuple(in_order), tuple(findings.in_order()))


def _in_turns(rows: Sequence[AnyRow], at_once: int) -> Iterable[Sequence[AnyRow]]:
    return (rows[start : start + at_once] for start in range(0, len(rows), max(at_once, 1)))


def _reasons(
    rows: Sequence[AnyRow], unusable: Container[int], bringing: Bringing[AnyRow], ledger: Ledger
) -> Iterator[tuple[int, Reason]]:
    """Use each row that can be used; give what is wrong with the others, with the number of the row."""
    for row in rows:
        reasons = _check(row, bringing) if row.row in unusable else _use(row, bringing, ledger)
        yield from ((row.row, reason) for reason in reasons)


def _check(row: AnyRow, bringing: Bringing[AnyRow]) -> Iterable[Reason]:
    """What is wrong besides with a row that cannot be used anyway."""
    try:
        bringing.check(row)
    except RejectedError as error:
        return error.reasons
    return ()


def _use(row: AnyRow, bringing: Bringing[AnyRow], ledger: Ledger) -> Iterable[Reason]:
    """Use a row whole, or not at all and tell why."""
    try:
        with transaction.atomic():
            ledger.changes.append(bringing.use(row))
    except RejectedError as error:
        return error.reasons
    return ()


def _tell(reason: Reason, row: int, roster: Roster[AnyRow], findings: Findings) -> None:
    column = roster.headings.get(reason.field, reason.field)
    findings.add(reason.kind, row=row, column=column, value=reason.value, **reason.details)


def _rejected(problems: Sequence[RowProblem]) -> Iterable[Change]:
    """A change a row that is left out, with every reason."""
    of_rows = [problem for problem in problems if problem.effect is Effect.ROW]
    of_rows.sort(key=lambda problem: problem.row or 0)
    for row, found in groupby(of_rows, key=lambda problem: problem.row):
        reasons = tuple(f"{problem.reason}. {problem.mending} [{problem.code}]" for problem in found)
        yield Change(Outcome.REJECTED, "", reasons, row)
