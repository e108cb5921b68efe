"""`balcony links`: links for those who answer, as a file to send them by mail merge."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.database import prepare
from assessment.cli.exits import Exit, known_errors, say, stop
from assessment.cli.here import BY, HERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessment.domain.invitations import GivenLink

COLUMNS = ("name", "email", "language", "address")


def _whole_address(text: str) -> str:
    from assessment.environment import read_address

    try:
        return read_address(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def links(
    programme: Annotated[str, typer.Argument(help="Code of the programme.")],
    campaign: Annotated[str, typer.Argument(help="Code of the campaign, or COHORT/CAMPAIGN.")],
    out: Annotated[Path, typer.Option(help="CSV file to write; only its owner may read it.")],
    only: Annotated[list[str] | None, typer.Option(help="Only this e-mail address; may be repeated.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also for those who have a link, which then works no longer.")
    ] = False,
    address: Annotated[
        str, typer.Option(callback=_whole_address, help="Where the pages are; BALCONY_ADDRESS without it.")
    ] = "",
) -> None:
    """Give a link to everybody who is asked in a campaign and has none, and write the links to a file."""
    with known_errors():
        if out.exists():
            raise stop(
                Exit.FOLDER, f"{out}: is there already, perhaps with links not yet sent. Choose another."
            )
        prepare()
        from django.conf import settings
        from django.db import transaction

        from assessment.domain.invitations import give_links
        from assessment.output.atomic import write_private
        from assessment.queries.campaigns import find_campaign

        found = find_campaign(f"{programme}/{campaign}")
        base = address or settings.ADDRESS or HERE
        with transaction.atomic():
            given = give_links(campaign=found, only=only or (), again=again, by=BY)
            if given:
                # A token is told once: where the file cannot be written, no link was given either.
                write_private(out, _file(given, base))
        _tell(len(given), out)


def _tell(count: int, out: Path) -> None:
    if not count:
        raise stop(Exit.DONE, "Everybody who is asked has a link. --again replaces them.")
    typer.echo(f"{count} {'link' if count == 1 else 'links'} in {out}")
    say("Whoever has a link can answer in that person's place: delete the file once they are sent.")


def _file(given: "Iterable[GivenLink]", base: str) -> bytes:
    from instruments.safe_text import neutral

    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for link in given:
        person = link.person
        row = (person.name, person.email, person.language, f"{base}/link/{link.token}")
        writer.writerow(map(neutral, row))
    return text.getvalue().encode("utf-8-sig")
