"""Ten million ratings from wide Parquet: scoring against the bare sums over the same bytes.

Both sides start after reading. The bare side starts from arrays of bytes that are known to be
right; `scoring` starts from a pandas table as the file gives it, checks it and codes it.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from assessment.files.parquet_batches import parquet_frame
from benchmarks.bare import bare_figures, bare_table
from benchmarks.child import in_child
from benchmarks.data import key_table, write_wide
from benchmarks.figures import Figure, Goal
from benchmarks.sides import group_means, scores_with_figures
from benchmarks.timing import Rounds
from scoring import score
from scoring.key import read_key

TITLE = "Wide: 250,000 raters x 40 items, after reading; ratios to bare numpy sums"


def measure(raters: int = 250_000, rounds: int = 15) -> list[Figure]:
    """Seconds and ratios to the bare sums, and the memory of reading and scoring."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "wide.parquet"
        write_wide(path, raters)
        timed = _timed(path, raters, rounds)
        run = in_child(read_and_score, path)
    return [
        Figure("bare numpy sums: n, mean, SD", timed.seconds("bare")),
        _figure(timed, "group means", "scoring: n, mean, SD", Goal("ratio", 1.5)),
        _figure(timed, "score", "scoring: all of Scores", Goal("ratio", 6)),
        _figure(timed, "figures", "the same with all intervals and item sums"),
        Figure("reading the file and all of Scores, in a process of its own", run.seconds, mib=run.mib),
    ]


def read_and_score(path: str) -> None:
    """What a process does that scores a wide file."""
    score(parquet_frame(Path(path)), key_table())


def _timed(path: Path, raters: int, rounds: int) -> Rounds:
    frame, table, key = parquet_frame(path), bare_table(raters), read_key(key_table())
    sides = {
        "bare": lambda: bare_figures(table),
        "group means": lambda: group_means(frame, key),
        "score": lambda: score(frame, key),
        "figures": lambda: scores_with_figures(frame, key),
    }
    return Rounds(sides, rounds)


def _figure(timed: Rounds, name: str, what: str, goal: Goal | None = None) -> Figure:
    return Figure(what, timed.seconds(name), timed.ratio(name, to="bare"), goal=goal)
