"""`balcony attack`: try to find out single answers from what a run has made."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.exits import Exit, known_errors, say, stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessment.attacks.findings import Finding
    from assessment.attacks.knowledge import Knowledge
    from assessment.attacks.released import Release

_SHOWN_OF_EACH = 5


def attack(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder that `report`, `score` or `demo` made.")
    ],
    instrument: Annotated[
        str | None, typer.Option(help="Definition file, or the name of a shipped one, where DIR tells none.")
    ] = None,
    earlier: Annotated[
        Path | None, typer.Option(help="Folder of an earlier release of the same campaign.")
    ] = None,
    colluder: Annotated[
        Path | None,
        typer.Option(help="CSV of raters who tell their answers: participant, rater_group, item, response."),
    ] = None,
) -> None:
    """Attack what was released, with nothing else at hand, and tell what that gives away."""
    with known_errors():
        from assessment.attacks.folders import read_folder, the_instrument
        from assessment.attacks.knowledge import Knowledge
        from assessment.attacks.tellers import read_colluders

        say(f"Reading {folder} ...")
        found = the_instrument(folder, instrument)
        release = read_folder(folder, found)
        known = Knowledge(
            earlier=read_folder(earlier, found) if earlier else None,
            colluders=read_colluders(colluder, release.questionnaire) if colluder else (),
        )
        _attack(release, known)


def _attack(release: "Release", known: "Knowledge") -> None:
    """Try every attacker, say how it went, and end the run by whether any of them won."""
    from assessment.attacks.suite import ATTACKERS

    won: list[str] = []
    for attacker in ATTACKERS:
        lacks = attacker.lacks(release, known)
        found = [] if lacks else attacker.attack(release, known)
        typer.echo(f"{attacker.name}: {attacker.tries}")
        typer.echo("\n".join(_told(found, lacks)))
        won += [attacker.name] if found else []
    if won:
        raise stop(Exit.GIVEN_AWAY, f"Something is given away, by: {', '.join(won)}.")
    typer.echo(f"Nothing was found out about {len(release.participants)} participants' raters.")


def _told(found: "Sequence[Finding]", lacks: str) -> list[str]:
    """The first few findings, or that there are none, or what would be needed to look."""
    if lacks:
        return [f"  not tried: needs {lacks}"]
    lines = [f"  {finding}" for finding in found[:_SHOWN_OF_EACH]]
    if len(found) > _SHOWN_OF_EACH:
        lines.append(f"  ... and {len(found) - _SHOWN_OF_EACH} more")
    return lines or ["  nothing"]
