"""`balcony demo`: a whole simulated programme, from a survey's export to every leader's profile."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.exits import known_errors, say
from assessment.cli.inputs import Source
from assessment.cli.report import Format, Options, make_reports, processes_for

PROGRAMME = "Leadership for Change (simulated)"
INSTRUMENT = "systems-leadership"


def demo(
    out: Annotated[Path, typer.Option(help="Folder for everything that the demo writes.")] = Path(
        "demo-output"
    ),
    leaders: Annotated[int, typer.Option(min=1, help="Leaders in 27 place teams.")] = 200,
    seed: Annotated[int, typer.Option(help="Another seed simulates another programme.")] = 2026,
    format: Annotated[Format, typer.Option(help="What to write for each leader.")] = Format.PDF,  # noqa: A002 - the option's name
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 takes one for each processor.")] = 0,
) -> None:
    """Simulate a programme, export it like a survey tool, and report on it. Nobody in it is real."""
    with known_errors():
        export = out / "survey"
        _simulate(export, leaders, seed)
        make_reports(
            Options(
                instrument=INSTRUMENT,
                source=Source(export / "responses.csv", None, None, ()),
                previous=export / "previous.csv",
                out=out / "report",
                programme=PROGRAMME,
                kind=format,
                jobs=processes_for(jobs),
                overwrite=True,
                simulated=True,
            )
        )


def _simulate(folder: Path, leaders: int, seed: int) -> None:
    from assessment.output.atomic import write_with
    from assessment.simulation import simulate_programme, write_survey_export
    from instruments import load_instrument

    say(f"Simulating {PROGRAMME}: {leaders} leaders. Every person and every answer is simulated.")
    folder.mkdir(parents=True, exist_ok=True)
    instrument = load_instrument(INSTRUMENT)
    for name, wave in (("responses", 2), ("previous", 1)):
        programme = simulate_programme(instrument, seed=seed, leaders=leaders, wave=wave)
        write_with(folder / f"{name}.csv", partial(write_survey_export, programme))
