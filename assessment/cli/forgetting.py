"""`balcony forget-authors`: keep the promise that who answered is deleted."""

from typing import Annotated

import typer

from assessment.cli.database import prepare
from assessment.cli.exits import known_errors
from assessment.cli.here import BY


def forget_authors(
    campaign: Annotated[str, typer.Argument(help="PROGRAMME/CAMPAIGN, or the campaign's id.")],
) -> None:
    """Delete who filled in which questionnaire of a campaign that is over; the answers stay."""
    with known_errors():
        prepare()
        from django.utils import timezone

        from assessment.domain.forgetting import forget_authors
        from assessment.queries.campaigns import find_campaign, full_name

        found = find_campaign(campaign)
        now_deleted = forget_authors(campaign=found, now=timezone.now(), by=BY)
        when = "is deleted" if now_deleted else "was deleted before; the files were written anew once more"
        typer.echo(f"{full_name(found)}: who answered {when}.")
