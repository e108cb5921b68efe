"""`balcony programme`: a programme as it is declared in a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.database import prepare
from assessment.cli.exits import known_errors, say
from assessment.cli.here import BY

if TYPE_CHECKING:
    from assessment.domain.changes import Ledger

app = typer.Typer(help="Set up a programme from a file.", no_args_is_help=True)


@app.callback()
def programme() -> None:
    """Set up a programme from a file."""


@app.command()
def apply(
    file: Annotated[Path, typer.Argument(help="YAML file that declares the programme.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
    ] = False,
) -> None:
    """Bring a programme into the state that a YAML file declares: all of it, or nothing."""
    with known_errors():
        prepare()
        from zoneinfo import ZoneInfo

        from django.conf import settings

        from assessment.declarations import read_declaration
        from assessment.domain.declared import apply_declaration

        zone = ZoneInfo(settings.TIME_ZONE)
        declared = read_declaration(file, zone)
        _tell(apply_declaration(declared=declared, zone=zone, dry_run=dry_run, by=BY), dry_run=dry_run)


def _tell(ledger: "Ledger", *, dry_run: bool) -> None:
    from assessment.domain.changes import Outcome

    for change in ledger.changes:
        if change.outcome is not Outcome.UNCHANGED:
            typer.echo(str(change))
    added, changed, unchanged = (
        ledger.count(outcome) for outcome in (Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED)
    )
    typer.echo(f"{added} added, {changed} changed, {unchanged} unchanged.")
    if dry_run:
        say("This was a dry run: nothing was changed. Without --dry-run it is done.")
