"""What `report` and `score` read, and what they say about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.exits import Exit, say, stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessment.files import Mapping, ReadResult, RowProblem
    from instruments import Instrument
    from scoring.norms.groups import NormTable

DefinitionName = Annotated[
    str | None, typer.Argument(help="Definition file, or the name of a shipped instrument.")
]
ResponsesFile = Annotated[Path | None, typer.Argument(help="Responses: CSV, XLSX or Parquet, long or wide.")]
CampaignName = Annotated[
    str | None, typer.Option(help="Instead of both: PROGRAMME/CAMPAIGN, or a campaign's id.")
]
MappingFile = Annotated[Path | None, typer.Option(help="YAML file: which column holds what.")]
Columns = Annotated[list[str] | None, typer.Option(help="ROLE=HEADING, instead of a mapping file.")]
Sheet = Annotated[str | None, typer.Option(help="Sheet of a workbook.")]
NormsFile = Annotated[Path | None, typer.Option(help="Norm file; without it a large cohort is its own.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop where a row or an answer is rejected.")]

PROBLEMS = "problems.csv"
_SHOWN_OF_A_KIND = 3


@dataclass(frozen=True, slots=True)
class Source:
    """Which responses to read and how: file, sheet of a workbook, mapping file, column options.

    `campaign` is that of which the file was made, and will be gone: then nobody is told its path.
    """

    responses: Path
    sheet: str | None
    mapping: Path | None
    columns: Sequence[str]
    campaign: str | None = None

    def __str__(self) -> str:
        """What is read, as the user knows it."""
        return f"the answers of campaign {self.campaign}" if self.campaign else str(self.responses)


def require_language(language: str | None, instrument: "Instrument") -> None:
    """End the run where an instrument does not have the language that is asked for."""
    if language and language not in instrument.languages:
        known = ", ".join(instrument.languages)
        raise stop(Exit.USAGE, f"--language {language}: {instrument.id} is in {known}.")


def load(name: str) -> "Instrument":
    """The instrument of a file or of a shipped name."""
    from instruments import load_instrument

    return load_instrument(name)


def read(source: Source, instrument: "Instrument") -> "ReadResult":
    """Read the responses; a file that cannot be used raises `ResponsesError`."""
    from assessment.files import read_responses

    say(f"Reading {source} ...")
    mapping = _mapping(source, instrument)
    result = read_responses(source.responses, instrument, mapping, sheet=source.sheet)
    say(f"  {result.rows_kept} of {result.rows_read} rows kept, {len(result.people)} participants")
    return result


def require_participants(only: "Iterable[str]", result: "ReadResult") -> None:
    """End the run where nobody answered about somebody who is asked for."""
    from assessment.files.text import hint

    known = result.people["participant"].astype(str).tolist()
    lines = [
        f"--only {one}: nobody answered about them.{hint(one, known)}" for one in only if one not in known
    ]
    if lines:
        raise stop(Exit.BAD_RESPONSES, "\n".join(lines))


def tell_problems(result: "ReadResult", *, strict: bool) -> None:
    """Sum up what was rejected or guessed at; `strict` stops where anything was rejected."""
    for line in map(str, result.problems) if strict else _summary(result.problems):
        say(f"  {line}")
    if strict and result.rejected:
        raise stop(Exit.REJECTED_ROWS, "Stopped, because of --strict. Mend the file, or leave --strict out.")


def _summary(problems: "Iterable[RowProblem]") -> "Iterator[str]":
    """What was rejected first, and the first few of each kind: many of one kind hide no other."""
    of_a_kind: dict[str, list[str]] = {}
    for problem in sorted(problems, key=lambda problem: problem.effect == "notice"):
        of_a_kind.setdefault(problem.code, []).append(str(problem))
    for code, lines in of_a_kind.items():
        yield from lines[:_SHOWN_OF_A_KIND]
        if len(lines) > _SHOWN_OF_A_KIND:
            yield f"... and {len(lines) - _SHOWN_OF_A_KIND} more of {code}, all of them in {PROBLEMS}"


def write_problem_list(results: "Iterable[ReadResult]", folder: Path) -> None:
    """Write the problems of all files beside the output; where there are none, no earlier list stays."""
    from assessment.files import write_problems
    from assessment.output.atomic import write_with

    problems = [problem for result in results for problem in result.problems]
    if problems:
        write_with(folder / PROBLEMS, lambda unfinished: write_problems(problems, unfinished))
    else:
        (folder / PROBLEMS).unlink(missing_ok=True)


def read_norms(path: Path | None, instrument: "Instrument") -> "NormTable | None":
    """The norm group of a file, or None where none is given."""
    if path is None:
        return None
    from assessment.norms import norm_group
    from instruments.norm_files import load_norms

    return norm_group(load_norms(path, instrument))


def _mapping(source: Source, instrument: "Instrument") -> "Mapping | None":
    from assessment.files import Mapping, read_mapping, with_settings

    mapping = read_mapping(source.mapping, instrument) if source.mapping else None
    if not source.columns:
        return mapping
    return with_settings(mapping or Mapping(), dict(map(_column, source.columns)), "--column")


def _column(option: str) -> tuple[str, str]:
    role, _, heading = option.partition("=")
    if not role or not heading:
        raise stop(Exit.USAGE, f"--column {option}: expected ROLE=HEADING, for example participant=Leader.")
    return role, heading
