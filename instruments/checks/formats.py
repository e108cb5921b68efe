"""An answer in a file has one meaning, whether it is given as a code or as a label."""

from collections.abc import Iterator, Mapping

from instruments.catalogue import structure
from instruments.model import ANY_LANGUAGE, MOST_OPTIONS
from instruments.problems import Problem, quoted
from instruments.source import Entry, Source

Labels = Mapping[str, str]


def check_formats(source: Source) -> Iterator[Problem]:
    """Option values rise by one; labels and codes tell the answers of a format apart."""
    for response_format in source.entries("response_formats"):
        options = response_format.entries("options")[:MOST_OPTIONS]
        yield from _order(response_format, options)
        yield from _labels(response_format, options)
        yield from _label_values(options)
        yield from _not_observed(response_format, options)


def _order(response_format: Entry, options: list[Entry]) -> Iterator[Problem]:
    values = [value for option in options if (value := option.integer("value")) is not None]
    whole = len(values) == len(options) and values
    if whole and values != list(range(values[0], values[0] + len(values))):
        shown = ", ".join(map(str, values))
        yield response_format.problem(structure.OPTIONS_OUT_OF_ORDER, "options", value=shown)


def _labels(response_format: Entry, options: list[Entry]) -> Iterator[Problem]:
    """A problem for each label that an earlier answer has in some language."""
    answers = [*options, *_not_observed_answer(response_format)]
    labels = [wordings(answer.fields.get("label")) for answer in answers]
    reported: set[tuple[int, str]] = set()
    for language in {language: None for label in labels for language in label}:
        taken = dict(_taken([in_language(label, language) for label in labels]))
        for place, label in taken.items():
            if (place, label) not in reported:
                yield answers[place].problem(structure.LABEL_TAKEN, "label", value=quoted(label))
        reported |= taken.items()


def _taken(labels: list[str]) -> Iterator[tuple[int, str]]:
    """Each label that has come before, with its place."""
    for i, label in enumerate(labels):
        if label and label in labels[:i]:
            yield i, label


def _label_values(options: list[Entry]) -> Iterator[Problem]:
    values = {str(option.integer("value")) for option in options}
    for option in options:
        others = values - {str(option.integer("value"))}
        for label in sorted({*wordings(option.fields.get("label")).values()} & others):
            yield option.problem(structure.LABEL_IS_VALUE, "label", value=quoted(label))


def _not_observed(response_format: Entry, options: list[Entry]) -> Iterator[Problem]:
    taken = {str(option.integer("value")) for option in options}
    taken |= {label for option in options for label in wordings(option.fields.get("label")).values()}
    for answer in _not_observed_answer(response_format):
        code = answer.text("code")
        if code is not None and code.strip().casefold() in taken:
            yield answer.problem(structure.NOT_OBSERVED_TAKEN, "code", value=quoted(code))


def _not_observed_answer(response_format: Entry) -> list[Entry]:
    fields = response_format.fields.get("not_observed")
    path = (*response_format.path, "not_observed")
    return [Entry(response_format.source, path, fields)] if isinstance(fields, dict) else []


def wordings(value: object) -> Labels:
    """A text by language, compared without regard to capitals and outer spaces."""
    given = value if isinstance(value, dict) else {ANY_LANGUAGE: value}
    return {language: words.strip().casefold() for language, words in given.items() if isinstance(words, str)}


def in_language(label: Labels, language: str) -> str:
    """The wording in a language, or the one for all; empty where neither is given."""
    return label.get(language, label.get(ANY_LANGUAGE, ""))
