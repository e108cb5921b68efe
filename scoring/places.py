"""Which rater each answer of a long table belongs to.

The answers of a rater mostly follow each other. So the ids of ten million answers are looked at in
three comparisons of codes, and everything else happens to the few places where a run of answers
begins.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.tables import PEOPLE, People, Rows, code_ids, coded, text_codes


@dataclass(frozen=True, slots=True)
class Places:
    """The people of a long table, the codes of their raters (rows,), the row of each answer (answers,)."""

    people: People
    rater: Rows
    row: npt.NDArray[np.int32]


def places(frame: pd.DataFrame) -> Places:
    """The places of the answers in a table with columns participant, rater and rater_group."""
    columns = [coded(frame[name]) for name in PEOPLE]
    starts = _starts_of_runs(columns)
    heads = [pd.Series(column[starts]) for column in columns]
    (participant, participants), (group, groups) = code_ids(heads[0]), code_ids(heads[2])
    rater = pd.factorize(text_codes(heads[1]))[0]
    row, first = _rows(participant, rater, group)
    raters = heads[1].take(first).reset_index(drop=True)
    people = People(participants, groups, participant[first], group[first], raters)
    lengths = np.diff(starts, append=len(frame))
    return Places(people, rater[first], np.repeat(row.astype(np.int32), lengths))


def _starts_of_runs(columns: list[pd.Categorical]) -> Rows:
    """The positions (runs,) of the answers that have another participant, rater or group than the last."""
    differs = np.zeros(len(columns[0]), dtype=bool)
    differs[:1] = True
    for column in columns:
        codes = column.codes
        differs[1:] |= codes[1:] != codes[:-1]
    return np.flatnonzero(differs)


def _rows(participant: Rows, rater: Rows, group: Rows) -> tuple[Rows, Rows]:
    """The row of people (runs,) that each run belongs to, and a run (rows,) of each row.

    A rater who answers about one participant in one group, as most do, is a row by themselves.
    """
    last = np.zeros(rater.max(initial=-1) + 1, dtype=np.intp)
    last[rater] = np.arange(len(rater))
    if ((participant[last][rater] == participant) & (group[last][rater] == group)).all():
        return rater, last
    place = (participant * (rater.max() + 1) + rater) * (group.max() + 1) + group
    _, first, row = np.unique(place, return_index=True, return_inverse=True)
    return row, first
