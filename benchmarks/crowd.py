"""Profiles by the thousand, as `balcony report` makes them: one process against two, and a whole cohort."""

import gc
from collections.abc import Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from assessment.rendering import Edition, Job, processes, render_all
from benchmarks.figures import Figure, Goal
from benchmarks.leaders import INSTRUMENT, leaders
from benchmarks.timing import Rounds, seconds

TITLE = "A cohort's profiles, written to files by `render_all`"

_GARBAGE = 50_000
"""As in the processes of a pool."""


def measure(number: int = 1000, part: int = 200, rounds: int = 3) -> list[Figure]:
    """Seconds for a `part` on one and on two processes in turn, and for everybody on two."""
    jobs = leaders(number)
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    with TemporaryDirectory() as name, processes(2) as pool:
        plain, receipts = _editions(Path(name))
        parts = Rounds({"1": _work(jobs[:part], plain, None), "2": _work(jobs[:part], plain, pool)}, rounds)
        whole, with_receipts = (seconds(_work(jobs, edition, pool)) for edition in (plain, receipts))
    ratio = parts.ratio("1", to="2")
    return [
        Figure(f"{part} profiles, one process", parts.seconds("1")),
        Figure(
            f"{part} profiles, two processes",
            parts.seconds("2"),
            ratio,
            goal=Goal("ratio", 1.9, at_least=True),
        ),
        Figure(
            f"{number} profiles, two processes",
            whole,
            goal=Goal("seconds", 8 * number / 1000),
        ),
        Figure("the same with a receipt for raters each", with_receipts),
    ]


def _editions(folder: Path) -> tuple[Edition, Edition]:
    """PDF files alone, and with receipts."""
    plain = Edition(INSTRUMENT, ("pdf",), folder / "profiles")
    return plain, Edition(INSTRUMENT, ("pdf",), folder / "profiles", folder / "receipts")


def _work(jobs: Sequence[Job], edition: Edition, pool: Executor | None) -> partial[None]:
    return partial(_render, jobs, edition, pool)


def _render(jobs: Sequence[Job], edition: Edition, pool: Executor | None) -> None:
    """Render every job; a report that fails ends the benchmark."""
    failures = [failure for batch in render_all(jobs, edition, pool) for failure in batch.failures]
    if failures:
        raise RuntimeError("\n".join(failures))
