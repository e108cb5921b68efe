"""A problem in a definition file, and the error that carries all of them at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from instruments.catalogue.kind import Kind

LONGEST_QUOTE = 60
MOST_CHOICES = 200
SHORT_WORD = 3
MOST_LISTED = 20
MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where, what, what is allowed instead, and what to do.

    `line` counts from one; 0 says that the problem has no line, as a file that is not there.
    """

    file: str
    line: int
    code: str
    subject: str
    wrong: str
    allowed: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        advice = self.suggestion or self.allowed
        return " ".join(filter(None, [f"{place} {self.subject}: {self.wrong}.", advice, f"[{self.code}]"]))

    @classmethod
    def of(
        cls,
        kind: Kind,
        file: str,
        line: int,
        *,
        subject: str = "file",
        suggestion: str = "",
        **details: object,
    ) -> "Problem":
        """A problem of `kind`, its templates filled in with `details`."""
        return cls(
            file=file,
            line=line,
            code=kind.code,
            subject=subject,
            wrong=kind.wrong.format(**details),
            allowed=kind.allowed.format(**details),
            suggestion=suggestion,
        )


class InstrumentError(Exception):
    """A definition is refused; `problems` holds everything that is wrong, in the order of lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def quoted(value: object) -> str:
    """The value as a message shows it: short, in quotes where it is text, nothing invisible."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return _shortened(repr(value))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."


def listed(choices: Iterable[object]) -> str:
    """The choices in one line, in quotes: `'a', 'b'`."""
    shown = [quoted(choice) for choice in islice(choices, MOST_LISTED + 1)]
    return ", ".join(shown if len(shown) <= MOST_LISTED else [*shown[:-1], "..."])


def closest(word: str, choices: Collection[str]) -> str:
    """The one of `choices` that `word` was most likely meant to be; empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - a file without problems does not need it

    likeness = 0.5 if len(word) <= SHORT_WORD else 0.6
    near = get_close_matches(word[:LONGEST_QUOTE], list(islice(choices, MOST_CHOICES)), n=1, cutoff=likeness)
    return near[0] if near else ""


def did_you_mean(word: str, choices: Collection[str]) -> str:
    """`Did you mean 'x'?`, or nothing where no choice is near."""
    near = closest(word, choices)
    return f"Did you mean {quoted(near)}?" if near else ""
