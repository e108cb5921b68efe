"""Writes a simulated programme as a survey tool exports one: a row a response, with labels."""

import csv
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessment.simulation.programme import SimulatedProgramme
from instruments.model import SELF, Definition, ResponseFormat
from instruments.safe_text import neutral

# The heading of each column of `people`; a plain `name` would be the rater's in some tools.
HEADINGS = {
    "name": "participant_name",
    "cohort": "cohort",
    "team": "team",
    "organisation": "organisation",
    "language": "language",
}

Texts = npt.NDArray[np.object_]


def write_survey_export(programme: SimulatedProgramme, path: Path) -> None:
    """Write the responses and comments to a CSV file in UTF-8, in the order of submission.

    Columns: submitted, participant, participant_name, cohort, team, organisation, language, rater
    and rater_group (unless participants alone are asked), each item by its code, each comment
    question by its id. Answers and rater groups are labels in the instrument's first language; a
    question left out is an empty cell.
    """
    table = export_table(programme)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows(zip(*(table[name].to_list() for name in table.columns), strict=True))


def export_table(programme: SimulatedProgramme) -> pd.DataFrame:
    """The export as a table of texts, an empty one where there is no answer."""
    table = pd.DataFrame(
        {
            "submitted": programme.submitted.dt.strftime("%Y-%m-%d"),
            **_details(programme),
            **_raters(programme),
            **_answers(programme),
            **_comments(programme),
        },
        dtype=object,
    )
    return table.sort_values("submitted", kind="stable", ignore_index=True)


def _details(programme: SimulatedProgramme) -> dict[str, Texts]:
    about = programme.people.set_index("participant").loc[programme.responses["participant"]]
    participant = programme.responses["participant"].to_numpy(dtype=object)
    return {"participant": participant} | {
        heading: _safe(about[name].to_list()) for name, heading in HEADINGS.items()
    }


def _raters(programme: SimulatedProgramme) -> dict[str, "pd.Series[str]"]:
    """Who answered, and as what; nothing where participants alone are asked."""
    groups, language = programme.instrument.rater_groups, programme.instrument.languages[0]
    if all(group.id == SELF for group in groups):
        return {}
    labels = {group.id: group.label.in_language(language) for group in groups}
    responses = programme.responses
    return {"rater": responses["rater"], "rater_group": responses["rater_group"].map(labels)}


def _answers(programme: SimulatedProgramme) -> dict[str, Texts]:
    return {code: _labels(programme, code, form) for code, form in _formats(programme.instrument).items()}


def _formats(instrument: Definition) -> dict[str, ResponseFormat]:
    """The response format of each question by its code."""
    formats = {form.id: form for form in instrument.response_formats}
    asked = {item.code: formats[item.format] for item in instrument.items}
    importance = instrument.importance
    also = {item.code: formats[importance.format] for item in importance.items} if importance else {}
    return asked | also


def _labels(programme: SimulatedProgramme, code: str, form: ResponseFormat) -> Texts:
    """The answers (rows,) to a question as labels."""
    language = programme.instrument.languages[0]
    words = ["", *(option.label.in_language(language) for option in form.options)]
    words.append(form.not_observed.label.in_language(language) if form.not_observed else "")
    chosen = programme.responses[code].to_numpy(dtype=np.int64, na_value=form.minimum - 1) - form.minimum + 1
    chosen[programme.not_observed[code].to_numpy()] = len(words) - 1
    return np.asarray(np.array(words, dtype=object)[chosen])


def _comments(programme: SimulatedProgramme) -> dict[str, Texts]:
    questions = [question.id for question in programme.instrument.comments]
    return {question: _texts(programme, question) for question in questions}


def _texts(programme: SimulatedProgramme, question: str) -> Texts:
    """The comments (rows,) on a question, each in its writer's row."""
    found = programme.comments[programme.comments["question"] == question]
    by_rater = found.set_index(["participant", "rater"])["text"]
    rows = pd.MultiIndex.from_frame(programme.responses[["participant", "rater"]])
    return _safe(by_rater.reindex(rows).fillna("").to_list())


def _safe(texts: list[str]) -> Texts:
    return np.array([neutral(text) for text in texts], dtype=object)
