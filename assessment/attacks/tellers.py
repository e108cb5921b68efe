"""Raters who tell their own answers, from a file."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from assessment.attacks.knowledge import Colluder
from assessment.attacks.questionnaire import Questionnaire
from scoring.problems import column_problems, raise_all

COLUMNS = ("participant", "rater_group", "item", "response")


def read_colluders(path: Path, questionnaire: Questionnaire) -> tuple[Colluder, ...]:
    """One colluder for each participant and rater group in a CSV of answers as they were chosen.

    Raises
    ------
    TableError
        With every problem of the file at once.
    """
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    raise_all(column_problems(table, COLUMNS, str(path)))
    rows = list(table[list(COLUMNS)].itertuples(index=False, name=None))
    lines = enumerate(rows, start=2)
    raise_all(
        [f"{path}:{line} {problem}" for line, row in lines for problem in _problems(row, questionnaire)]
    )
    answers: dict[tuple[str, str], dict[str, int]] = {}
    for participant, group, item, response in rows:
        answers.setdefault((participant, group), {})[item] = _rating(item, int(response), questionnaire)
    return tuple(Colluder(participant, group, given) for (participant, group), given in answers.items())


def _problems(row: tuple[str, str, str, str], questionnaire: Questionnaire) -> Iterator[str]:
    """What is wrong with a row."""
    _, group, item, response = row
    if group not in questionnaire.groups:
        yield f"rater_group is '{group}'. Expected: {', '.join(questionnaire.groups)}."
    if item not in questionnaire.options:
        yield f"item is '{item}', which the questionnaire does not have."
        return
    low, high = questionnaire.options[item]
    if response not in {str(option) for option in range(low, high + 1)}:
        yield f"response is '{response}'. Expected a whole number from {low} to {high}."


def _rating(item: str, response: int, questionnaire: Questionnaire) -> int:
    """The answer with the favourable end at the top, as figures have it."""
    low, high = questionnaire.options[item]
    return low + high - response if item in questionnaire.reversed_items else response
