"""Progress of long work: a bar on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assessment.cli.exits import say

Advance = Callable[[int], None]
_LINES = 10


@contextmanager
def progress(label: str, total: int) -> Iterator[Advance]:
    """Give a function to call with the number of things done since the last call."""
    if sys.stderr.isatty():
        with _bar(label, total) as advance:
            yield advance
    else:
        yield _lines(label, total)


@contextmanager
def _bar(label: str, total: int) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done: bar.advance(task, done)


def _lines(label: str, total: int) -> Advance:
    """Say a line at the start of each tenth of the way."""
    done_so_far = 0

    def advance(done: int) -> None:
        nonlocal done_so_far
        before = done_so_far * _LINES // max(total, 1)
        done_so_far += done
        if done_so_far * _LINES // max(total, 1) > before:
            say(f"{label}: {done_so_far} of {total}")

    return advance
