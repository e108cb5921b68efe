"""Why a row cannot be used: every reason, each with the field of the list that it is about."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from assessment.domain.refusals import RefusedError
from assessment.files.problems import Kind
from assessment.files.text import hint, listed, squashed
from assessment.rosters import catalogue


class Named(Protocol):
    """Something of a programme that a row can name."""

    code: Any
    name: Any


Thing = TypeVar("Thing", bound=Named)
Found = TypeVar("Found")
MOST_LISTED = 12
_CORRECT = "Correct the row."


class Reason:
    """One reason; `details` fill the templates of its kind."""

    def __init__(self, kind: Kind, field: str, value: str = "", **details: Any) -> None:  # noqa: ANN401 - what fills the templates of a kind
        self.kind, self.field, self.value, self.details = kind, field, value, details


class RejectedError(Exception):
    """A row that cannot be used, with everything that is wrong with it."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(reason.kind.code for reason in reasons))
        self.reasons = reasons


@dataclass(slots=True)
class Reasons:
    """The reasons against one row, gathered so that all of them are told at once."""

    found: tuple[Reason, ...] = ()

    def gather(self, look: Callable[[], Found]) -> Found | None:
        """What `look` finds; None where it rejects the row, which is kept for later."""
        try:
            return look()
        except RejectedError as error:
            self.found += error.reasons
        return None


@contextmanager
def about(field: str) -> Iterator[None]:
    """Let what a verb refuses count as a reason against the row, in this field."""
    try:
        yield
    except RefusedError as error:
        raise refused(field, str(error).rstrip("."), _CORRECT) from error


def find(noun: str, text: str, among: Iterable[Thing]) -> Thing:
    """The one that a text names, by its code or by its name; the noun is also the field.

    Raises
    ------
    RejectedError
        Where there is none; it says which there are.
    """
    things = list(among)
    by_code = [thing for thing in things if squashed(thing.code) == squashed(text)]
    found = by_code or [thing for thing in things if squashed(thing.name) == squashed(text)]
    if not found:
        raise unknown(noun, noun, text, [thing.code for thing in things])
    return found[0]


def unknown(field: str, noun: str, text: str, known: Sequence[str]) -> RejectedError:
    """The error for a text that names nothing, with what it may have been meant to name."""
    shown = listed(known[:MOST_LISTED]) + (" ..." if len(known) > MOST_LISTED else "")
    advice = f"There are: {shown}.{hint(text, known)}" if known else "There is none so far: declare it first."
    return RejectedError(Reason(catalogue.UNKNOWN, field, text, noun=noun, advice=advice))


def unsaid(field: str) -> RejectedError:
    """The error for a row that leaves out what would be needed here."""
    return RejectedError(Reason(catalogue.EMPTY, field, purpose=f"the {field}"))


def refused(field: str, cause: str, advice: str) -> RejectedError:
    """The error for a row that is understood and yet cannot be used."""
    return RejectedError(Reason(catalogue.REFUSED, field, cause=cause, advice=advice))
