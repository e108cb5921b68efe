"""A mapping from its YAML file, or everything that is wrong with it at once."""

import os
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Mappings
from pathlib import Path

from pydantic import ValidationError

from assessment.files import catalogue
from assessment.files.mapping import Mapping
from assessment.files.mapping_checks import LineOf, Setting, check_mapping, nowhere
from assessment.files.problems import Effect, Findings, ResponsesError, RowProblem
from assessment.files.terms import Terms
from assessment.files.text import hint
from instruments.composing import compose
from instruments.decoding import decode
from instruments.model import Instrument
from instruments.problems import InstrumentError, Problem


def read_mapping(path: str | os.PathLike[str], instrument: Instrument | None = None) -> Mapping:
    """The mapping in a YAML file, checked against the instrument if one is given.

    Raises
    ------
    ResponsesError
        With every problem of the file, each with its line.
    """
    file = Path(path)
    findings = Findings(file.name)
    try:
        source, problems = compose(decode(_content(file, findings), file.name), file.name)
    except InstrumentError as error:
        raise ResponsesError([_as_row_problem(problem) for problem in error.problems]) from None
    findings.problems += map(_as_row_problem, problems)
    mapping = _validated(source.data, findings, source.line)
    findings.raise_refusals()
    if instrument:
        check_mapping(Terms.of(instrument, mapping), findings, source.line)
        findings.raise_refusals()
    return mapping


def with_settings(mapping: Mapping | None, settings: Mappings[str, str], origin: str) -> Mapping:
    """The mapping with some settings given elsewhere, as by options of a command.

    `origin` names that place in problems.

    Raises
    ------
    ResponsesError
        With every setting that does not exist or does not fit.
    """
    findings = Findings(origin)
    given = _validated(settings, findings, nowhere)
    findings.raise_refusals()
    return (mapping or Mapping()).model_copy(update={name: getattr(given, name) for name in settings})


def _content(file: Path, findings: Findings) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise findings.refuse(catalogue.MAPPING_UNREADABLE, cause=error.strerror or error) from None


def _as_row_problem(problem: Problem) -> RowProblem:
    """A problem with how YAML is written, as problems of responses are listed."""
    mending = problem.suggestion or problem.allowed or "See docs/responses.md."
    where = problem.file, problem.line or None, "", ""
    return RowProblem(*where, problem.code, Effect.FILE, problem.wrong, mending)


def _validated(data: Mappings[str, object], findings: Findings, line_of: LineOf) -> Mapping:
    """The mapping of some data; an empty one where findings had to be added."""
    try:
        return Mapping.model_validate(data)
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            path = tuple(_within(wrong["loc"], data))
            _add(wrong["type"], wrong["msg"], path, findings, line_of)
        return Mapping()


def _add(kind: str, message: str, path: Setting, findings: Findings, line_of: LineOf) -> None:
    row, name = line_of(path), ".".join(path)
    if kind == "extra_forbidden":
        known = ("constant", "row_number") if len(path) > 1 else Mapping.model_fields
        findings.add(catalogue.MAPPING_UNKNOWN, row=row, value=name, hint=hint(path[-1], known))
    else:
        cause = message.replace("Input should be", "it should be").rstrip(".")
        findings.add(catalogue.MAPPING_WRONG, row=row, value=name, cause=cause[:1].lower() + cause[1:])


def _within(location: Iterable[str | int], data: object) -> Iterator[str]:
    """The steps of a location that exist in the data: pydantic adds names of its own alternatives."""
    for step in location:
        if isinstance(data, Mappings) and step in data:
            data = data[step]
            yield str(step)
