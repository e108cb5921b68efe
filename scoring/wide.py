"""The wide `responses` table: one row a rater per participant, one column an item."""

from collections import Counter

import numpy as np
import pandas as pd

from scoring.key import Key
from scoring.options import option_numbers
from scoring.people import people_problems
from scoring.problems import column_problems, id_problems, raise_all
from scoring.tables import PEOPLE, Codes, People, Responses, code_ids, text_codes


def code_wide(frame: pd.DataFrame, key: Key) -> Responses:
    """Code a wide table; see `scoring.responses.read_responses`."""
    problems: list[str] = []
    people = _people(frame, problems)
    columns, known = Counter(frame.columns), {*PEOPLE, *key.items}
    problems += [f"responses: the scoring key has no item {name!r}" for name in columns if name not in known]
    problems += column_problems(frame, [item for item in key.items if columns[item] > 1], "responses")
    block = np.empty((len(key.items), len(frame)), dtype=np.uint8)  # one piece of memory is had faster
    for position, codes in enumerate(block):
        codes[:] = _code_item(frame, key, position, problems)
    raise_all(problems)
    return Responses(people=people, key=key, codes=tuple(block))


def _people(frame: pd.DataFrame, problems: list[str]) -> People:
    """Who answered about whom; where that cannot be told, nobody, with the reason in `problems`."""
    found = id_problems(frame, PEOPLE, "responses")
    rows = pd.DataFrame(columns=list(PEOPLE)) if found else frame
    participant, participants = code_ids(rows["participant"])
    group, groups = code_ids(rows["rater_group"])
    people = People(participants, groups, participant, group, rows["rater"])
    problems += found + people_problems(people, text_codes(rows["rater"]))
    return people


def _code_item(frame: pd.DataFrame, key: Key, position: int, problems: list[str]) -> Codes | int:
    """The responses to an item; 0 for all where it has no column, several, or one of other things."""
    item = key.items[position]
    column = frame.get(item)
    try:
        if isinstance(column, pd.Series):
            return option_numbers(column, key.minimum[position], key.maximum[position])
    except ValueError as error:
        problems.append(f"responses: item {item!r}: {error}")
    return 0
