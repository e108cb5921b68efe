"""`Scores` as pandas tables, for analysis by somebody who may see single answers."""

import numpy as np
import pandas as pd

from scoring.figures import Figures
from scoring.groups import Floats
from scoring.intervals import Interval
from scoring.profile import ALL_OTHERS, SELF
from scoring.scores import Scores
from scoring.tables import Codes


def ratings_frame(scores: Scores) -> pd.DataFrame:
    """One row a rater and participant, one column an item: keyed ratings, <NA> where missing."""
    key = scores.key
    columns = {item: _ratings(scores.ratings.codes[i], key.minimum[i]) for i, item in enumerate(key.items)}
    return pd.concat([_people(scores), pd.DataFrame(columns)], axis=1)


def rater_frame(scores: Scores) -> pd.DataFrame:
    """One row a rater and participant, one column a scale, in response units."""
    values = pd.DataFrame(dict(zip(scores.raters.scales, scores.raters.values, strict=True)))
    return pd.concat([_people(scores), values], axis=1)


def group_frame(scores: Scores) -> pd.DataFrame:
    """One row a participant, rater group and scale: n, mean, low, high and pooled.

    `self` has no interval, and `all_others` stands last. Rows of groups with nobody are left out.
    """
    figures, names = scores.group_figures(), scores.ratings.people.groups
    parts = [_rows(scores, SELF, _own(scores))] if SELF in names else []
    parts += [_rows(scores, names[g], figures.of_group(i)) for i, g in enumerate(scores.other_groups)]
    table = pd.concat([*parts, _rows(scores, ALL_OTHERS, scores.others_figures())], ignore_index=True)
    return table[table["n"] > 0].reset_index(drop=True)


def _people(scores: Scores) -> pd.DataFrame:
    people = scores.ratings.people
    return pd.DataFrame(
        {
            "participant": np.array(people.participants, dtype=object)[people.participant],
            "rater": people.raters.to_numpy(),
            "rater_group": np.array(people.groups, dtype=object)[people.group],
        }
    )


def _ratings(codes: Codes, minimum: int) -> "pd.arrays.IntegerArray":
    return pd.arrays.IntegerArray(codes.astype(np.int16) + np.int16(minimum - 1), codes == 0)


def _own(scores: Scores) -> Figures:
    own = scores.sums.in_groups([scores.ratings.people.groups.index(SELF)])
    none: Floats = np.full(own.n.shape[:2], np.nan)
    return Figures(own.n[..., 0], own.mean[..., 0], Interval(none, none, np.isfinite(none)))


def _rows(scores: Scores, group: str, figures: Figures) -> pd.DataFrame:
    scales, participants = figures.n.shape
    return pd.DataFrame(
        {
            "participant": np.tile(np.array(scores.ratings.people.participants, dtype=object), scales),
            "rater_group": group,
            "scale": np.repeat(np.array(scores.key.scale_names, dtype=object), participants),
            "n": figures.n.ravel().astype(int),
            "mean": figures.mean.ravel(),
            "low": figures.interval.low.ravel(),
            "high": figures.interval.high.ravel(),
            "pooled": figures.interval.pooled.ravel(),
        }
    )
