"""From the text of a definition to its values, their lines and what is wrong with the writing."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import yaml

from instruments.building import Builder, Fault, Halt
from instruments.catalogue import writing
from instruments.problems import InstrumentError, Problem, quoted
from instruments.source import NOUNS, Path, Source

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DIRECTIVE = re.compile("^%.*", re.MULTILINE)
_HINTS = {
    "mapping values are not allowed": "Put quotes round a text that holds a colon.",
    "cannot start any token": "Indent with spaces, not tabs. A text that begins with @ or % needs quotes.",
    "a tab character": "Indent with spaces, not tabs.",
    "unexpected end of stream": "A quote or bracket is not closed.",
}
_HINT = "Check the indentation, the quotes and the brackets of this line and the one above."


class Composed(NamedTuple):
    """A source, and what is wrong with how it is written."""

    source: Source
    problems: list[Problem]


def compose(text: str, file: str, nouns: Mapping[Path, str] = NOUNS, subject: str = "instrument") -> Composed:
    """The values of `text` with their lines; `nouns` and `subject` say what its parts and the whole are.

    Raises
    ------
    InstrumentError
        Nothing can be checked further: not YAML, nested too deep, not a mapping, and the like.
    """
    _refuse_directives(text, file)
    builder = Builder()
    whole = _build(builder, text) and _is_mapping(builder)
    source = _source(builder, file, nouns, subject)
    problems = [_problem(source, fault) for fault in builder.faults]
    if not whole:
        raise InstrumentError(problems)
    return Composed(source, problems)


def _refuse_directives(text: str, file: str) -> None:
    """Directives serve no purpose here, and thousands of them take the parser minutes."""
    if found := _DIRECTIVE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise InstrumentError([Problem.of(writing.DIRECTIVE, file, line, value=quoted(found.group()))])


def _build(builder: Builder, text: str) -> bool:
    """Whether the text could be read to its end."""
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except Halt:
        return False
    except (yaml.YAMLError, ValueError) as error:
        builder.faults.append(_not_yaml(error))
        return False
    return True


def _not_yaml(error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    hint = next((hint for words, hint in _HINTS.items() if words in said), _HINT)
    return Fault(writing.NOT_YAML, (), mark.line + 1 if mark else 0, {"value": said}, hint)


def _is_mapping(builder: Builder) -> bool:
    value = builder.root[0] if builder.root else None
    if not isinstance(value, dict):
        builder.faults.append(Fault(writing.NOT_A_MAPPING, (), 1, {"value": quoted(value)}))
    return isinstance(value, dict)


def _source(builder: Builder, file: str, nouns: Mapping[Path, str], subject: str) -> Source:
    """The values of the first document; a path loses the place of the document."""
    value = builder.root[0] if builder.root else None
    return Source(
        file=file,
        data=value if isinstance(value, dict) else {},
        lines={path[1:]: line for path, line in builder.lines.items()},
        spellings={path[1:]: written for path, written in builder.spellings.items()},
        hidden=frozenset(fault.path[1:] for fault in builder.faults if fault.hides),
        nouns=nouns,
        whole=subject,
    )


def _problem(source: Source, fault: Fault) -> Problem:
    subject = source.describe(fault.path[1:])[0] if fault.path else "file"
    return Problem.of(
        fault.kind, source.file, fault.line, subject=subject, suggestion=fault.suggestion, **fault.details
    )
