"""The whole demonstration: 200 leaders simulated, exported, read, scored and drawn."""

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import balcony
from benchmarks.figures import Figure, Goal
from benchmarks.timing import Rounds, Work

TITLE = "The demonstration: `balcony demo`, 200 profiles, everything included; `balcony --help`"


def measure(leaders: int = 200, rounds: int = 3) -> list[Figure]:
    """Seconds on one and on two processes, and of the help."""
    with TemporaryDirectory() as folder:
        runs = {jobs: _demo(Path(folder), leaders, jobs) for jobs in (1, 2)}
        timed = Rounds({str(jobs): run for jobs, run in runs.items()}, rounds)
    helped = Rounds({"help": balcony("--help")}, 3 * rounds)
    return [
        Figure("balcony demo --jobs 1", timed.seconds("1"), timed.ratio("1", to="2")),
        Figure("balcony demo --jobs 2", timed.seconds("2"), goal=Goal("seconds", 8)),
        Figure("balcony --help", helped.seconds("help"), goal=Goal("seconds", 0.3)),
    ]


def _demo(folder: Path, leaders: int, jobs: int) -> Work:
    return balcony("demo", "--out", folder / str(jobs), "--leaders", leaders, "--jobs", jobs)
