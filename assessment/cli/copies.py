"""`balcony backup` and `balcony restore`: a copy of the database, and the way back."""

import os
from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.exits import known_errors, say


def backup(
    out: Annotated[Path, typer.Option(help="File for the copy; there must be none of that name yet.")],
) -> None:
    """Copy the database into a file, whole and as of one moment, while people answer."""
    with known_errors():
        from assessment.cli.database import set_up_django

        set_up_django()
        from assessment.upkeep.copies import back_up
        from assessment.upkeep.counts import summary

        counts = back_up(out)
        say(f"{out}: {summary(counts)}.")
        say("It holds personal data: encrypt it where it is kept, and delete it when its time is over.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that `balcony backup` made.")],
    data: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="New data folder, in place of BALCONY_DATA.")
    ] = None,
) -> None:
    """Bring a copy back into a new data folder or an empty database, and prove that it is whole."""
    with known_errors():
        from assessment.upkeep.kinds import require_a_copy

        # Settings make the data folder: not for a name that was mistyped.
        require_a_copy(file)
        if data:
            os.environ["BALCONY_DATA"] = str(data.absolute())
        from assessment.cli.database import set_up_django

        set_up_django()
        from assessment.upkeep import copies
        from assessment.upkeep.counts import summary

        counts = copies.restore(file)
        say(f"Restored: {summary(counts)}. The chain of audit events holds.")
        say("`balcony serve` brings it up to date, where this version is newer than the copy.")
