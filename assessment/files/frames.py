"""The data frames that a file of responses comes to."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from assessment.files.answered import Answered
from assessment.files.answers import MISSING, NOT_OBSERVED
from assessment.files.respondents import Respondents
from assessment.files.table import Codes, Rows
from assessment.files.terms import Terms
from assessment.files.values import Values
from assessment.files.vocabulary import item_codes


def responses_frame(answered: Answered, terms: Terms) -> pd.DataFrame:
    """The wide `responses` table: participant, rater, rater_group, and every item of the instrument.

    Responses are as chosen, in `Int8`; <NA> where nothing was answered or nothing was observed.
    """
    nothing = np.full(len(answered.people), MISSING, dtype=np.int8)
    items = {code: _responses(answered.values.get(code, nothing)) for code in item_codes(terms.instrument)}
    everybody = np.arange(len(answered.people))
    return pd.DataFrame({**person_columns(answered.people, everybody, terms), **items})


def not_observed_counts(answered: Answered, terms: Terms) -> "pd.Series[int]":
    """How many respondents had no chance to see what an item describes, by item."""
    counts = {
        code: int(np.count_nonzero(answered.values[code] == NOT_OBSERVED)) if code in answered.values else 0
        for code in item_codes(terms.instrument)
    }
    return pd.Series(counts, name="not_observed", dtype="int64")


def person_columns(people: Respondents, positions: Codes | Rows, terms: Terms) -> dict[str, Any]:
    """Participant, rater and rater group at some positions, as categories that all occur.

    The groups are those of the instrument in its order, whether they occur or not.
    """
    groups = pd.Categorical.from_codes(
        people.group[positions], categories=pd.Index(terms.groups(), dtype="str")
    )
    return {
        "participant": _categories(people.participant[positions], people.participants),
        "rater": _categories(people.rater[positions], people.raters),
        "rater_group": groups,
    }


def _responses(values: Values) -> "pd.arrays.IntegerArray":
    absent = values <= NOT_OBSERVED
    return pd.arrays.IntegerArray(np.where(absent, np.int8(1), values), absent)


def _categories(codes: Codes, texts: pa.StringArray) -> pd.Categorical:
    """Codes and texts as categories, without texts that do not occur."""
    used = np.bincount(codes, minlength=len(texts)) > 0
    if not used.all():
        codes = (np.cumsum(used) - 1)[codes]
        texts = texts.filter(pa.array(used))
    return pd.Categorical.from_codes(codes, categories=pd.Index(texts.to_pandas(), dtype="str"))
