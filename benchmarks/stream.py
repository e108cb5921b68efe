"""A hundred million ratings from wide Parquet, scored by row group in bounded memory."""

from pathlib import Path
from tempfile import TemporaryDirectory

from assessment.files.parquet_batches import parquet_batches
from benchmarks.child import in_child
from benchmarks.data import key_table, write_wide
from benchmarks.figures import Figure, Goal
from scoring.batches import CohortTotals, score_batches

TITLE = "Stream: 2,500,000 raters x 40 items from wide Parquet, reading included, one process each"


def measure(raters: int = 2_500_000) -> list[Figure]:
    """Seconds and peak memory of writing the file and of scoring all of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stream.parquet"
        written, scored = in_child(write, path, raters), in_child(score_file, path)
    goal = Goal("mib", 1024)
    return [
        Figure("making the file", written.seconds, mib=written.mib),
        Figure("reading and all of Scores", scored.seconds, mib=scored.mib, goal=goal),
    ]


def write(path: str, raters: str) -> None:
    """Make the file."""
    write_wide(Path(path), int(raters))


def score_file(path: str) -> CohortTotals:
    """Score every batch, and keep what the cohort has in common."""
    totals = CohortTotals()
    for scores in score_batches(parquet_batches(Path(path)), key_table()):
        totals.add(scores)
    return totals
