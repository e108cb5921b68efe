"""`balcony score`: tables of scores, and no reports."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assessment.cli import inputs
from assessment.cli.exits import known_errors
from assessment.cli.export import given_answers


class TableFormat(StrEnum):
    """How tables are written."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


def score(
    out: Annotated[Path, typer.Option(help="Folder for the tables; made where it is not there.")],
    instrument: inputs.DefinitionName = None,
    responses: inputs.ResponsesFile = None,
    campaign: inputs.CampaignName = None,
    mapping: inputs.MappingFile = None,
    column: inputs.Columns = None,
    sheet: inputs.Sheet = None,
    norms: inputs.NormsFile = None,
    released: Annotated[
        list[Path] | None,
        typer.Option(help="Responses that were released from before; may be repeated, oldest first."),
    ] = None,
    format: Annotated[TableFormat, typer.Option(help="How the tables are written.")] = TableFormat.CSV,  # noqa: A002 - the option's name
    strict: inputs.Strict = False,
) -> None:
    """Write tidy tables of scores by scale, by item and for the cohort, and one figure."""
    given = given_answers(instrument, responses, campaign, mapping=mapping, column=column, sheet=sheet)
    with known_errors(), given as (definition, now):
        before = [inputs.Source(path, None, mapping, now.columns) for path in released or ()]
        _score(definition, [now, *before], out, norms, format, strict=strict)


def _score(
    name: str,
    sources: Sequence[inputs.Source],
    out: Path,
    norms: Path | None,
    kind: TableFormat,
    *,
    strict: bool,
) -> None:
    from assessment.output.cohort import cohort_table, write_cohort_figure
    from assessment.output.record import refuse_a_run
    from assessment.output.tables import item_table, scale_table, with_people, write_table
    from assessment.profiles import Answers, make_profiles

    refuse_a_run(out)
    instrument = inputs.load(name)
    read = [inputs.read(source, instrument) for source in sources]
    for result in read:
        inputs.tell_problems(result, strict=strict)
    now, *released = (Answers(result.responses, result.comments) for result in read)
    group = inputs.read_norms(norms, instrument)
    profiles = make_profiles(now, instrument, norms=group, released=released)
    out.mkdir(parents=True, exist_ok=True)
    inputs.write_problem_list(read, out)
    tables = {"scores": scale_table(profiles), "items": item_table(profiles)}
    for title, table in tables.items():
        written = write_table(with_people(table, read[0].people), out, title, kind.value)
        typer.echo(f"{len(table)} rows in {written}")
    cohort = write_table(cohort_table(profiles), out, "cohort", kind.value)
    figure = write_cohort_figure(profiles, instrument, out)
    typer.echo(f"Cohort figures in {cohort}, drawn in {figure}")
