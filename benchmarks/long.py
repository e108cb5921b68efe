"""Ten million answers from long Parquet: scoring against polars, with reading and after it.

polars does group means, numbers and SDs and nothing else, on all processors, by the fastest of the
queries and engines that were tried: the streaming engine, with the key joined by category. Scoring
makes the same and all else that `Scores` holds.
"""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from assessment.files.parquet_batches import parquet_batches, parquet_frame
from benchmarks.child import in_child
from benchmarks.data import OPTIONS, key_table, write_long
from benchmarks.figures import Figure, Goal
from benchmarks.timing import Rounds
from scoring import Scores, score
from scoring.batches import score_batches
from scoring.groups import Floats

TITLE = "Long: 10 million answers; ratios say how many times faster than polars"


def measure(raters: int = 250_000, rounds: int = 5) -> list[Figure]:
    """Seconds, how many times faster than polars, and the memory of each in a process of its own."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "long.parquet")
        write_long(Path(path), raters)
        from_file = {"polars": polars_means, "whole": score_at_once, "groups": score_by_row_group}
        read = Rounds({name: partial(run, path) for name, run in from_file.items()}, rounds)
        peak = {name: in_child(run, path).mib for name, run in from_file.items()}
        held = _held(path, rounds)
    goal = Goal("ratio", 6, at_least=True)
    whole, groups = (read.ratio("polars", to=name) for name in ("whole", "groups"))
    return [
        Figure("polars, reading included", read.seconds("polars"), mib=peak["polars"]),
        Figure(
            "scoring by row group, reading included", read.seconds("groups"), groups, peak["groups"], goal
        ),
        Figure("scoring the file at once, reading included", read.seconds("whole"), whole, peak["whole"]),
        Figure("polars, after reading", held.seconds("polars")),
        Figure(
            "scoring, after reading", held.seconds("scoring"), held.ratio("polars", to="scoring"), goal=goal
        ),
    ]


def _held(path: str, rounds: int) -> Rounds:
    """Both sides from tables in memory."""
    theirs, ours = pl.read_parquet(path), parquet_frame(Path(path))
    sides = {
        "polars": lambda: _polars_figures(theirs.lazy()),
        "scoring": lambda: _figures(score(ours, key_table())),
    }
    return Rounds(sides, rounds)


def score_at_once(path: str) -> None:
    """Read, make all of `Scores`, and n, mean and SD."""
    _figures(score(parquet_frame(Path(path)), key_table()))


def score_by_row_group(path: str) -> None:
    """The same for a row group at a time, with the next one read meanwhile."""
    for scores in score_batches(parquet_batches(Path(path)), key_table()):
        _figures(scores)


def _figures(scores: Scores) -> tuple[Floats, Floats, Floats]:
    return scores.sums.n, scores.sums.mean, np.sqrt(scores.sums.variance)


def polars_means(path: str) -> pl.DataFrame:
    """Read, and make group means: n, mean and SD by participant, group and scale."""
    return _polars_figures(pl.scan_parquet(path))


def _polars_figures(answers: pl.LazyFrame) -> pl.DataFrame:
    rating = pl.when("reverse").then(OPTIONS + 1 - pl.col("response")).otherwise(pl.col("response"))
    raters = (
        answers.join(_polars_key(), on="item")
        .group_by("participant", "rater", "scale")
        .agg(rating.sum().alias("total"), pl.len().alias("answered"), pl.first("items", "rater_group"))
        .filter(pl.col("answered") * 3 >= pl.col("items") * 2)
        .with_columns(score=pl.col("total") / pl.col("answered"))
    )
    groups = raters.group_by("participant", "rater_group", "scale")
    figures = groups.agg(n=pl.len(), mean=pl.col("score").mean(), sd=pl.col("score").std())
    return figures.collect(engine="streaming")


def _polars_key() -> pl.LazyFrame:
    key = pl.from_pandas(key_table()).with_columns(items=pl.len().over("scale"))
    category = pl.col("item", "scale").cast(pl.Categorical)
    return key.lazy().select(category, "reverse", "items")
