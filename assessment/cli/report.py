"""`balcony report`: from a questionnaire and answers to everybody's profile."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli import inputs
from assessment.cli.exits import Exit, known_errors, say, stop
from assessment.cli.export import given_answers
from assessment.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

    from assessment.files import ReadResult
    from assessment.output.record import RunRecord
    from assessment.profiles import Answers
    from instruments import Instrument
    from scoring import Profile

_AFTER_FAILURE = "Please report this as a defect. --resume makes what is missing once it is mended."


class Format(StrEnum):
    """What is written for each participant."""

    PDF = "pdf"
    JSON = "json"
    BOTH = "both"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The file endings."""
        return ("pdf", "json") if self is Format.BOTH else (self.value,)


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is to make, and how."""

    instrument: str
    source: inputs.Source
    out: Path
    norms: Path | None = None
    previous: Path | None = None
    released: tuple[Path, ...] = ()
    only: tuple[str, ...] = ()
    language: str | None = None
    programme: str = ""
    date: str = ""
    kind: Format = Format.PDF
    jobs: int = 1
    strict: bool = False
    resume: bool = False
    overwrite: bool = False
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """The responses of now, of the earlier wave, and of earlier releases, oldest first."""

    now: "ReadResult"
    previous: "ReadResult | None"
    released: "tuple[ReadResult, ...]"

    @property
    def every(self) -> "tuple[ReadResult, ...]":
        """All that was read, in the order in which it was read."""
        return (self.now, *((self.previous,) if self.previous else ()), *self.released)


def report(
    out: Annotated[Path, typer.Option(help="Folder for the profiles; new or empty.")],
    instrument: inputs.DefinitionName = None,
    responses: inputs.ResponsesFile = None,
    campaign: inputs.CampaignName = None,
    mapping: inputs.MappingFile = None,
    column: inputs.Columns = None,
    sheet: inputs.Sheet = None,
    norms: inputs.NormsFile = None,
    previous: Annotated[Path | None, typer.Option(help="Responses of an earlier wave, same shape.")] = None,
    released: Annotated[
        list[Path] | None,
        typer.Option(
            help="Responses that profiles were released from before; may be repeated, oldest first."
        ),
    ] = None,
    only: Annotated[list[str] | None, typer.Option(help="Only this participant; may be repeated.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of every report, such as cy.")] = None,
    programme: Annotated[str, typer.Option(help="Name of the programme, printed on the first page.")] = "",
    date: Annotated[str, typer.Option(help="Date to print on the first page.")] = "",
    format: Annotated[Format, typer.Option(help="What to write for each participant.")] = Format.PDF,  # noqa: A002 - the option's name
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 takes one for each processor.")] = 0,
    strict: inputs.Strict = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier run.")] = False,
) -> None:
    """Write a profile and a receipt for each participant, and tidy tables of scores."""
    given = given_answers(instrument, responses, campaign, mapping=mapping, column=column, sheet=sheet)
    with known_errors(), given as (definition, now):
        make_reports(
            Options(
                definition,
                now,
                out,
                norms,
                previous,
                tuple(released or ()),
                tuple(only or ()),
                language,
                programme,
                date,
                format,
                processes_for(jobs),
                strict,
                resume,
                overwrite,
            )
        )


def processes_for(jobs: int) -> int:
    """One process for each processor, or fewer where fewer are asked for."""
    processors = os.cpu_count() or 1
    return min(jobs or processors, processors)


def make_reports(options: Options) -> None:
    """Read, score, protect and render; tell what was made and where. Nothing is written before."""
    from assessment.output.record import begin, check_folder
    from assessment.rendering import processes

    instrument = inputs.load(options.instrument)
    inputs.require_language(options.language, instrument)
    record = _record(options, instrument)
    check_folder(options.out, record, resume=options.resume, overwrite=options.overwrite)
    with processes(options.jobs) as pool:
        read = _read(options, instrument)
        for result in read.every:
            inputs.tell_problems(result, strict=options.strict)
        inputs.require_participants(options.only, read.now)
        profiles = _profiles(options, instrument, read)
        # Another run may have begun in the folder meanwhile.
        check_folder(options.out, record, resume=options.resume, overwrite=options.overwrite)
        begin(options.out, record, resume=options.resume)
        inputs.write_problem_list(read.every, options.out)
        _render(options, instrument, read.now, profiles, pool)


def _record(options: Options, instrument: "Instrument") -> "RunRecord":
    from assessment.output.record import RunRecord, digest_of
    from scoring.version import VERSION

    source = options.source
    shaping = (source.sheet, source.columns, options.only, options.language, options.programme)
    return RunRecord(
        version=VERSION,
        instrument=instrument.digest,
        responses=digest_of(source.responses),
        mapping=digest_of(source.mapping),
        norms=digest_of(options.norms),
        previous=digest_of(options.previous),
        options=repr((*shaping, options.date, options.kind.value)),
        released=" ".join(map(digest_of, options.released)),
    )


def _read(options: Options, instrument: "Instrument") -> _Read:
    """Read all files of responses, those of other times by the same mapping as those of now."""

    def other(path: Path) -> "ReadResult":
        source = inputs.Source(path, None, options.source.mapping, options.source.columns)
        return inputs.read(source, instrument)

    now = inputs.read(options.source, instrument)
    previous = other(options.previous) if options.previous else None
    return _Read(now, previous, tuple(map(other, options.released)))


def _profiles(options: Options, instrument: "Instrument", read: _Read) -> "tuple[Profile, ...]":
    from assessment.profiles import make_profiles

    norms = inputs.read_norms(options.norms, instrument)
    say("Scoring ...")
    return make_profiles(
        _answers(read.now),
        instrument,
        norms=norms,
        earlier=_answers(read.previous) if read.previous else None,
        released=[_answers(result) for result in read.released],
        only=options.only or None,
    )


def _answers(result: "ReadResult") -> "Answers":
    from assessment.profiles import Answers

    return Answers(result.responses, result.comments)


def _write_scores(options: Options, profiles: "Sequence[Profile]", answers: "ReadResult") -> None:
    from assessment.output.tables import item_table, scale_table, with_people, write_table

    for name, table in (("scores", scale_table(profiles)), ("items", item_table(profiles))):
        write_table(with_people(table, answers.people), options.out, name, "csv")


def _render(
    options: Options,
    instrument: "Instrument",
    answers: "ReadResult",
    profiles: "Sequence[Profile]",
    pool: "Executor | None",
) -> None:
    from assessment.editions import jobs
    from assessment.output.record import PROFILES, RECEIPTS
    from assessment.rendering import Edition, is_rendered, render_all
    from reports.context import ReportContext

    edition = Edition(instrument, options.kind.kinds, options.out / PROFILES, options.out / RECEIPTS)
    context = ReportContext(programme=options.programme, date=options.date, simulated=options.simulated)
    wanted = jobs(profiles, answers.people, instrument, context, options.language)
    missing = [job for job in wanted if not (options.resume and is_rendered(job, edition))]
    batches = render_all(missing, edition, pool)
    _write_scores(options, profiles, answers)
    failures: list[str] = []
    with progress("Profiles", len(missing)) as advance:
        for batch in batches:
            failures += batch.failures
            advance(batch.tried)
    _tell(options, len(wanted) - len(failures), len(wanted) - len(missing))
    if failures:
        lines = "\n".join(f"  {line}" for line in failures)
        raise stop(Exit.FAILED, f"{len(failures)} profiles could not be made:\n{lines}\n{_AFTER_FAILURE}")


def _tell(options: Options, made: int, kept: int) -> None:
    from assessment.output.record import PROFILES, RECEIPTS

    went_on = f" ({kept} were there already)" if kept else ""
    typer.echo(f"{made} profiles in {options.out / PROFILES}{went_on}")
    typer.echo(f"Receipts for raters in {options.out / RECEIPTS}")
    typer.echo(f"Scores in {options.out / 'scores.csv'} and {options.out / 'items.csv'}")
