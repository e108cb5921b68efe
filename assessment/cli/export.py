"""`balcony export`: the answers of a campaign as a file."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.database import prepare
from assessment.cli.exits import Exit, known_errors, say, stop
from assessment.cli.here import BY
from assessment.cli.inputs import Source

if TYPE_CHECKING:
    from assessment.models import Campaign

_NEED_NOTHING = "--campaign brings its questionnaire and its answers with it: leave {} out."
_NEED_BOTH = "Expected INSTRUMENT and RESPONSES, or --campaign with the name of a campaign."


def export(
    campaign: Annotated[str, typer.Option(help="PROGRAMME/CAMPAIGN, or the campaign's id.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write; named after the campaign without it.")
    ] = None,
) -> None:
    """Write the submitted answers of a campaign to a CSV file that `balcony report` reads."""
    with known_errors():
        prepare()
        from assessment.domain.exports import export_responses
        from assessment.output.atomic import write_private
        from assessment.queries.campaigns import find_campaign

        found = find_campaign(campaign)
        path = out or Path(_file_name(found))
        write_private(path, export_responses(campaign=found, by=BY))
        typer.echo(f"Wrote {path}")


@contextmanager
def campaign_files(name: str) -> Iterator[tuple[Path, Path]]:
    """The questionnaire and the answers of a campaign, as files that are gone afterwards."""
    prepare()
    from tempfile import TemporaryDirectory

    from assessment.domain.exports import export_responses
    from assessment.output.atomic import write_private
    from assessment.queries.campaigns import find_campaign, full_name

    found = find_campaign(name)
    say(f"Campaign {full_name(found)}")
    with TemporaryDirectory(prefix="balcony-") as folder:
        instrument = Path(folder) / f"{found.instrument.code}.yaml"
        responses = Path(folder) / _file_name(found)
        write_private(instrument, bytes(found.instrument.content))
        write_private(responses, export_responses(campaign=found, by=BY))
        yield instrument, responses


@contextmanager
def given_answers(
    instrument: str | None,
    responses: Path | None,
    campaign: str | None,
    *,
    mapping: Path | None,
    column: Sequence[str] | None,
    sheet: str | None,
) -> Iterator[tuple[str, Source]]:
    """The questionnaire and the answers that a command is to work on, from files or of a campaign.

    The last three options make sense for a file of another tool only.
    """
    foreign = {"--mapping": mapping, "--column": column, "--sheet": sheet}
    with _given_files(instrument, responses, campaign, foreign) as (definition, answers):
        yield definition, Source(answers, sheet, mapping, tuple(column or ()), campaign)


@contextmanager
def _given_files(
    instrument: str | None, responses: Path | None, campaign: str | None, foreign: Mapping[str, object]
) -> Iterator[tuple[str, Path]]:
    if campaign is None:
        if instrument is None or responses is None:
            raise stop(Exit.USAGE, _NEED_BOTH)
        yield instrument, responses
        return
    surplus = {"INSTRUMENT": instrument, "RESPONSES": responses, **foreign}
    named = [option for option, value in surplus.items() if value]
    if named:
        raise stop(Exit.USAGE, _NEED_NOTHING.format(", ".join(named)))
    with campaign_files(campaign) as (definition, answers):
        yield str(definition), answers


def _file_name(campaign: "Campaign") -> str:
    """`programme-cohort-campaign.csv`; a list of problems names the file, so it is always the same."""
    from assessment.queries.campaigns import full_name

    return full_name(campaign).replace("/", "-") + ".csv"
