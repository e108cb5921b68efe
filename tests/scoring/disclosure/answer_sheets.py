"""Units of raters written as answer sheets, an x for an answer and a dot for none, and their audit."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pandas as pd

from scoring.disclosure.linear import Audit, items_to_withhold
from scoring.groups import Mask
from scoring.key import Key
from scoring.keying import Ratings
from scoring.scales import rater_scores
from scoring.tables import Codes, People

Unit = Sequence[str]
SHARE = Fraction(2, 3)


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
    sheets = [(cell, sheet) for cell, unit in enumerate(units) for sheet in unit]
    marks = np.array([list(sheet) for _, sheet in sheets]).T == "x"
    ratings = _one_scale(marks * np.random.default_rng(seed).integers(1, 6, size=marks.shape, dtype=np.uint8))
    return items_to_withhold(
        ratings,
        np.array([[cell for cell, _ in sheets]]),
        ~np.isnan(rater_scores(ratings, share).parts),
        enough_answers(units, fewest) if shown is None else shown,
        np.array(fewest),
        len(units),
    )


def _one_scale(codes: Codes) -> Ratings:
    """Ratings from 1 to 5 (items, raters) of one participant on one scale."""
    items, raters = codes.shape
    names = tuple(f"A{item}" for item in range(items))
    key = Key(names, ("A",) * items, (False,) * items, (1,) * items, (5,) * items)
    nobody = np.zeros(raters, dtype=np.intp)
    people = People(("P",), ("peer",), nobody, nobody, pd.Series(np.arange(raters)))
    return Ratings(people, key, tuple(codes))
