"""Units of raters written as answer sheets, an x for an answer and a dot for none, and their audit."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pandas as pd

from scoring import ScoringPolicy, score
from scoring.disclosure.linear import Audit, items_to_withhold
from scoring.groups import Mask

Unit = Sequence[str]
SHARE = Fraction(2, 3)


def one_scale(items: int) -> pd.DataFrame:
    """A scoring key of so many items on one scale."""
    codes = [f"A{i}" for i in range(items)]
    return pd.DataFrame({"item": codes, "scale": "A", "reverse": False, "minimum": 1, "maximum": 5})


def enough_answers(units: Sequence[Unit], fewest: Sequence[int]) -> Mask:
    """The items (items, units) that at least `fewest` raters of each unit answered."""
    items = max(len(sheet) for unit in units for sheet in unit)
    answers = [[sum(sheet[item] == "x" for sheet in unit) for unit in units] for item in range(items)]
    return np.array(answers) >= np.array(fewest)


def audit_of(
    units: Sequence[Unit],
    fewest: Sequence[int] = (3,),
    *,
    shown: Mask | None = None,
    share: Fraction = SHARE,
    seed: int = 0,
) -> Audit:
    """What the audit of units of one scale finds; the answers themselves follow from the seed."""
    rows = [(f"{cell} {rater}", cell, sheet) for cell, u in enumerate(units) for rater, sheet in enumerate(u)]
    marks = np.array([list(sheet) for _, _, sheet in rows]) == "x"
    answers = np.random.default_rng(seed).integers(1, 6, size=marks.shape)
    key = one_scale(marks.shape[1])
    wide = pd.DataFrame(np.where(marks, answers, np.nan), columns=key["item"]).astype("Int64")
    people = {"participant": "P", "rater": [name for name, _, _ in rows], "rater_group": "peer"}
    scores = score(wide.assign(**people), key, policy=ScoringPolicy(answered_share=share))
    return items_to_withhold(
        scores.ratings,
        np.array([[cell for _, cell, _ in rows]]),
        ~np.isnan(scores.raters.parts),
        enough_answers(units, fewest) if shown is None else shown,
        np.array(fewest),
        len(units),
    )
