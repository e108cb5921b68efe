"""`balcony people`: participants and raters from the files of other tools."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.database import prepare
from assessment.cli.exits import Exit, known_errors, say
from assessment.cli.here import BY
from assessment.cli.inputs import Sheet

if TYPE_CHECKING:
    from assessment.domain.rosters import Brought
    from assessment.models import Programme

app = typer.Typer(help="Bring participants and raters in from CSV and XLSX files.", no_args_is_help=True)

ProgrammeCode = Annotated[str, typer.Argument(help="Code of the programme.")]
PeopleFile = Annotated[Path, typer.Argument(help="CSV or XLSX file, a row a person.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Tell what would become of every row, and change nothing.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Use no row at all where one is rejected.")]
Problems = Annotated[
    Path | None, typer.Option(help="File for the list of rejected rows; FILE-problems.csv without it.")
]


@app.command()
def participants(
    programme: ProgrammeCode,
    file: PeopleFile,
    cohort: Annotated[str, typer.Option(help="Cohort of rows that name none.")] = "",
    sheet: Sheet = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    problems: Problems = None,
) -> None:
    """Add and correct participants, and ask each of them about themselves."""

    def bring(where: "Programme") -> "Brought":
        from assessment.domain.rosters import bring_participants
        from assessment.rosters import read_participants

        roster = read_participants(file, sheet)
        return bring_participants(
            programme=where, roster=roster, cohort=cohort, strict=strict, dry_run=dry_run, by=BY
        )

    _run(programme, bring, _list_beside(file, problems), strict=strict, dry_run=dry_run)


@app.command()
def raters(
    programme: ProgrammeCode,
    file: PeopleFile,
    campaign: Annotated[str, typer.Option(help="Campaign of rows that name none.")] = "",
    only_nominate: Annotated[
        bool, typer.Option("--only-nominate", help="Nominate only; somebody else approves and invites.")
    ] = False,
    sheet: Sheet = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    problems: Problems = None,
) -> None:
    """Nominate, approve and invite raters in one go."""

    def bring(where: "Programme") -> "Brought":
        from assessment.domain.rosters import bring_raters
        from assessment.rosters import read_raters

        return bring_raters(
            programme=where,
            roster=read_raters(file, sheet),
            campaign=campaign,
            only_nominate=only_nominate,
            strict=strict,
            dry_run=dry_run,
            by=BY,
        )

    _run(programme, bring, _list_beside(file, problems), strict=strict, dry_run=dry_run)


def _list_beside(file: Path, problems: Path | None) -> Path:
    return problems or Path(f"{file.stem}-problems.csv")


def _run(
    programme: str, bring: "Callable[[Programme], Brought]", listed: Path, *, strict: bool, dry_run: bool
) -> None:
    """Bring a list in, tell what became of every row, and end with a code that says whether all went well."""
    with known_errors():
        prepare()
        from assessment.queries.staff import find_programme

        brought = bring(find_programme(programme))
        for notice in brought.problems:
            if notice.effect == "notice":
                say(str(notice))
        for change in brought.changes:
            typer.echo(str(change))
        typer.echo(_summary(brought))
        if not dry_run:
            _write_list(brought, listed)
        say(_what_was_done(brought, strict=strict, dry_run=dry_run))
        if brought.rejected:
            raise typer.Exit(Exit.REJECTED_ROWS)


def _summary(brought: "Brought") -> str:
    from assessment.domain.changes import Outcome

    words = {
        Outcome.ADDED: "added",
        Outcome.CHANGED: "changed",
        Outcome.UNCHANGED: "unchanged",
        Outcome.REJECTED: "rejected",
    }
    return ", ".join(f"{brought.count(outcome)} {word}" for outcome, word in words.items()) + "."


def _what_was_done(brought: "Brought", *, strict: bool, dry_run: bool) -> str:
    if dry_run:
        return "This was a dry run: nothing was changed. Without --dry-run it is done."
    if strict and brought.rejected:
        return "Nothing was changed, because of --strict."
    if brought.rejected == len(brought.changes):
        return "No row was used."
    return "Rows that were not rejected are in the database." if brought.rejected else "All rows were used."


def _write_list(brought: "Brought", path: Path) -> None:
    """List what was rejected, for its owner alone; where nothing was, no earlier list stays."""
    from assessment.files.problem_list import problem_list
    from assessment.output.atomic import write_private

    rejected = [problem for problem in brought.problems if problem.effect == "row"]
    if not rejected:
        path.unlink(missing_ok=True)
        return
    write_private(path, problem_list(rejected))
    say(f"Rejected rows are listed in {path}")
