"""`balcony score`: tables of scores, and no reports."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assessment.cli import inputs
from assessment.cli.exits import known_errors


class TableFormat(StrEnum):
    """How tables are written."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


def score(
    instrument: Annotated[str, typer.Argument(help="Definition file, or the name of a shipped instrument.")],
    responses: Annotated[Path, typer.Argument(help="Responses: CSV, XLSX or Parquet, long or wide.")],
    out: Annotated[Path, typer.Option(help="Folder for the tables; made where it is not there.")],
    mapping: Annotated[Path | None, typer.Option(help="YAML file: which column holds what.")] = None,
    column: Annotated[list[str] | None, typer.Option(help="ROLE=HEADING, instead of a mapping file.")] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook.")] = None,
    norms: Annotated[
        Path | None, typer.Option(help="Norm file; without it a large cohort is its own.")
    ] = None,
    format: Annotated[TableFormat, typer.Option(help="How the tables are written.")] = TableFormat.CSV,  # noqa: A002 - the option's name
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop where a row or an answer is rejected.")
    ] = False,
) -> None:
    """Write tidy tables of scores by scale, by item and for the cohort, and one figure."""
    with known_errors():
        source = inputs.Source(responses, sheet, mapping, tuple(column or ()))
        _score(instrument, source, out, norms, format, strict=strict)


def _score(
    name: str, source: inputs.Source, out: Path, norms: Path | None, kind: TableFormat, *, strict: bool
) -> None:
    from assessment.output.cohort import cohort_table, write_cohort_figure
    from assessment.output.record import refuse_a_run
    from assessment.output.tables import item_table, scale_table, with_people, write_table
    from assessment.profiles import Answers, make_profiles

    refuse_a_run(out)
    instrument = inputs.load(name)
    answers = inputs.read(source, instrument)
    inputs.tell_problems(answers, strict=strict)
    given = Answers(answers.responses, answers.comments)
    profiles = make_profiles(given, instrument, norms=inputs.read_norms(norms, instrument))
    out.mkdir(parents=True, exist_ok=True)
    inputs.write_problem_list([answers], out)
    tables = {"scores": scale_table(profiles), "items": item_table(profiles)}
    for title, table in tables.items():
        written = write_table(with_people(table, answers.people), out, title, kind.value)
        typer.echo(f"{len(table)} rows in {written}")
    cohort = write_table(cohort_table(profiles), out, "cohort", kind.value)
    figure = write_cohort_figure(profiles, instrument, out)
    typer.echo(f"Cohort figures in {cohort}, drawn in {figure}")
