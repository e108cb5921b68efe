"""What the stream of a page marks: every sequence of marked content, and whatever stands outside of one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SHOWING = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"})
"""The operators that put something on the page (ISO 32000-1, table 51)."""


@dataclass(frozen=True)
class Mark:
    """One open sequence of marked content."""

    name: str
    mcid: int | None = None

    @property
    def tells(self) -> bool:
        """Whether the sequence says what its content is."""
        return self.name == "/Artifact" or self.mcid is not None


@dataclass
class Marked:
    """The numbers that a page marks, in order, and what is wrong with its marks."""

    mcids: list[int] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@dataclass
class _State:
    """Where a reader of the stream is: the marks around it, and whether it is inside a text object."""

    open: list[tuple[Mark, bool]] = field(default_factory=list)
    in_text: bool = False


def marked(page: pikepdf.Page) -> Marked:
    """Read the stream of a page."""
    found, state = Marked(), _State()
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        found.complaints += _problems(operator, _mark(operator, instruction), state)
        _step(operator, _mark(operator, instruction), state, found)
    found.complaints += [f"{mark.name} is never ended" for mark, _ in state.open]
    numbers = found.mcids
    found.complaints += [f"MCID {number} twice" for number in set(numbers) if numbers.count(number) > 1]
    return found


def _mark(operator: str, instruction: Any) -> Mark | None:
    """The mark that an operator begins."""
    if operator not in {"BMC", "BDC"}:
        return None
    name, *properties = instruction.operands
    mcid = (
        properties[0].get("/MCID") if properties and isinstance(properties[0], pikepdf.Dictionary) else None
    )
    return Mark(str(name), None if mcid is None else int(mcid))


def _step(operator: str, mark: Mark | None, state: _State, found: Marked) -> None:
    if mark:
        state.open.append((mark, state.in_text))
        found.mcids += [] if mark.mcid is None else [mark.mcid]
    elif operator == "EMC" and state.open:
        state.open.pop()
    elif operator in {"BT", "ET"}:
        state.in_text = operator == "BT"


def _problems(operator: str, mark: Mark | None, state: _State) -> Iterator[str]:
    """What is wrong with an operator where it stands."""
    telling = [each for each, _ in state.open if each.tells]
    if operator in SHOWING and not telling:
        yield f"{operator} outside of marked content"
    if mark and mark.tells and telling:
        yield f"{mark.name} inside of {telling[-1].name}"
    if operator == "EMC" and not state.open:
        yield "EMC without a beginning"
    elif operator == "EMC" and state.open[-1][1] != state.in_text:
        yield f"{state.open[-1][0].name} and a text object cross each other"
