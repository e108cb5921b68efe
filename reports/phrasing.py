"""Sentences from the catalogue with their figures and names filled in."""

from collections.abc import Iterable, Sequence
from string import Formatter

from reports.content import Emphasis, Run, Text

_parse = Formatter().parse


class Strong(str):
    """A value that stands out in its sentence."""

    __slots__ = ()


def say(template: str, **values: str) -> Text:
    """Fill a sentence of the catalogue; a `Strong` value is set in bold. Values are literal text."""
    runs: list[Run] = []
    for literal, field, _, _ in _parse(template):
        _append(runs, literal)
        if field is not None:
            _append(runs, values[field])
    return tuple(runs)


def _append(runs: list[Run], text: str) -> None:
    """Add text to the last run where both are plain: a line is never broken between two runs of a word."""
    emphasis = Emphasis.BOLD if isinstance(text, Strong) else Emphasis.PLAIN
    if runs and runs[-1].emphasis is emphasis is Emphasis.PLAIN:
        runs[-1] = Run(runs[-1].text + text)
    elif text:
        runs.append(Run(str(text), emphasis))


def together(sentences: Iterable[Text]) -> Text:
    """Join sentences into one paragraph, with a space between them."""
    joined: list[Run] = []
    for sentence in sentences:
        joined += [Run(" "), *sentence] if joined else sentence
    return tuple(joined)


def listed(names: Sequence[str], joiner: str) -> str:
    """List names with a word before the last: `a`, `a and b`, `a, b and c`."""
    if len(names) < 2:  # noqa: PLR2004 - a list of one needs no joiner
        return "".join(names)
    return f"{', '.join(names[:-1])} {joiner} {names[-1]}"
