"""`balcony check`: whether an installation is as it should be."""

import typer

from assessment.cli.exits import Exit, known_errors, stop


def check() -> None:
    """Look at configuration, database, files and the chain of events, and say what is to be done."""
    with known_errors():
        from assessment.cli.database import set_up_django

        set_up_django()
        from assessment.upkeep.inspection import inspect

        problems = 0
        for subject, found in inspect():
            typer.echo(f"{subject}: {'in order' if not found else ''}".rstrip())
            for one in found:
                typer.echo(f"  {one}")
            problems += len(found)
        if problems:
            raise stop(Exit.NOT_READY, f"{problems} to look at.")
