"""Blocks side by side, kept together on one page where a page can hold them."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from reports.content import Columns, PlainBlock
from reports.drawing import Sink
from reports.layout import Fragment, Frame, draw_stack, stacked_height, with_gap
from reports.style import GRID, TEXT_HEIGHT, on_grid

_BETWEEN = 24.0

LayOut = Callable[[PlainBlock, Frame], list[Fragment]]


class _Stack(NamedTuple):
    """Blocks below each other: where their left edge is, and how wide they are."""

    left: float
    width: float
    fragments: list[Fragment]


def _draw(stacks: list[_Stack], sink: Sink, x: float, y: float) -> None:
    for stack in stacks:
        draw_stack(stack.fragments, stack.width, sink, x + stack.left, y)


def _stacks(block: Columns, frame: Frame, lay_out: LayOut) -> list[_Stack]:
    room = frame.width - _BETWEEN * (len(block.stacks) - 1)
    stacks: list[_Stack] = []
    left = 0.0
    for stack, weight in zip(block.stacks, block.weights, strict=True):
        narrow = frame._replace(width=room * weight / sum(block.weights))
        fragments = [part for each in stack for part in lay_out(each, narrow)]
        stacks.append(_Stack(left, narrow.width, fragments))
        left += narrow.width + _BETWEEN
    return stacks


def columns(block: Columns, frame: Frame, lay_out: LayOut) -> list[Fragment]:
    """Stacks side by side; one below the other where they are higher than a page."""
    stacks = _stacks(block, frame, lay_out)
    height = max(stacked_height(stack.fragments) for stack in stacks)
    if height > TEXT_HEIGHT:
        return [part for stack in block.stacks for each in stack for part in lay_out(each, frame)]
    return with_gap([Fragment(on_grid(height), partial(_draw, stacks))], 3 * GRID)
