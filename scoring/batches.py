"""A cohort too large for memory, scored batch by batch, each with whole participants.

What is said about one participant is the same as if the cohort were scored at once, but for two
things that need everybody: the pooled variance that small groups borrow is that of the batch, and
a batch cannot serve as the norm group of the cohort. `CohortTotals` gathers both over all batches.
"""

from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from scoring.figures import others_mean, within_group_pool
from scoring.groups import Floats
from scoring.intervals import Pool, pooled_variance
from scoring.key import Key, read_key
from scoring.norms.groups import NormTable
from scoring.policy import ScoringPolicy
from scoring.problems import column_problems, raise_all
from scoring.scores import Scores, score
from scoring.tables import code_ids


def score_batches(
    batches: Iterable[pd.DataFrame],
    key: pd.DataFrame | Key,
    norms: NormTable | None = None,
    *,
    policy: ScoringPolicy | None = None,
) -> Iterator[Scores]:
    """Score tables that together hold one cohort, with only a few of them in memory.

    Parameters
    ----------
    batches
        Tables as `score` takes them, wide or long, such as the row groups of a Parquet file. The
        rows of a participant stand together; the border between two batches may cut them.
    key, norms, policy
        As in `score`.

    Returns
    -------
    The scores of each batch, with participants whom a border cuts in the later one.

    Raises
    ------
    TableError
        As in `score`; and where participants come back after others, with all those of the batch.
    """
    code = key if isinstance(key, Key) else read_key(key)
    return (score(batch, code, norms, policy=policy) for batch in whole_participants(batches))


def whole_participants(batches: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The same rows, with each border moved to where the participant that it cuts begins.

    Raises
    ------
    TableError
        Where participants come back after others, with all those of the batch.
    """
    seen: set[str] = set()
    held: pd.DataFrame | None = None
    for number, batch in enumerate(batches, start=1):
        raise_all(column_problems(batch, ["participant"], f"batch {number}"))
        if batch.empty:
            continue
        names, last = _names(batch), set() if held is None else _names(held[-1:])
        raise_all(_returned(names & seen - last, number))
        seen |= names
        whole, held = (batch[:0], batch) if held is None else _border_moved(held, batch)
        if len(whole):
            yield whole
    if held is not None:
        yield held


def _border_moved(held: pd.DataFrame, batch: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both tables, with the rows of a participant whom the border cuts moved to the later one."""
    last = held["participant"].iloc[-1]
    if not (batch["participant"] == last).any():
        return held, batch
    is_last = (held["participant"] == last).to_numpy(dtype=bool, na_value=False)
    return held[~is_last], pd.concat([held[is_last], batch], ignore_index=True)


def _names(rows: pd.DataFrame) -> set[str]:
    ids = rows["participant"]
    return set(code_ids(ids.dropna() if ids.hasnans else ids)[1])


def _returned(names: set[str], number: int) -> list[str]:
    return [
        f"batch {number}: participant {name!r} was in an earlier batch and comes back after others, "
        "expected all rows of a participant together; sort the table by participant"
        for name in sorted(names)
    ]


class CohortTotals:
    """What a whole cohort has in common, gathered from its batches in a few numbers a participant."""

    def __init__(self) -> None:
        self._scales: tuple[str, ...] = ()
        self._pools: list[Pool] = []
        self._others: list[Floats] = []

    def add(self, scores: Scores) -> None:
        """Count one batch in."""
        sums = scores.sums.in_groups(scores.other_groups)
        self._scales = scores.key.scale_names
        self._pools.append(within_group_pool(sums))
        self._others.append(others_mean(sums, scores.policy.all_others))

    @property
    def pool(self) -> Pool:
        """The variance within rater groups of each scale (scales, 1), pooled over the cohort."""
        variance = np.stack([pool.variance for pool in self._pools])
        df = np.stack([pool.df for pool in self._pools])
        together = pooled_variance(variance, df + 1)
        return Pool(np.asarray(together.variance)[0], np.asarray(together.df)[0])

    @property
    def others(self) -> dict[str, Floats]:
        """By scale, the all-others score of each participant, as `cohort_norms` takes them."""
        scores = np.concatenate(self._others, axis=1)
        return dict(zip(self._scales, scores, strict=True))
