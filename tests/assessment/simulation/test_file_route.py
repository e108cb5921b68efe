from pathlib import Path

import pandas as pd
import pytest

from assessment.files import ReadResult, read_responses
from assessment.simulation import SimulatedProgramme, simulate_programme, write_survey_export
from instruments.loading import load_instrument
from instruments.model import Instrument

WHO = ["participant", "rater"]


@pytest.fixture(scope="module")
def read(
    programme: SimulatedProgramme, instrument: Instrument, tmp_path_factory: pytest.TempPathFactory
) -> ReadResult:
    path = tmp_path_factory.mktemp("survey") / "responses.csv"
    write_survey_export(programme, path)
    return read_responses(path, instrument)


def in_order(table: pd.DataFrame, by: list[str]) -> list[list[object]]:
    """The rows as lists of texts in the order of `by`, so that only the content counts."""
    return table.astype("str").sort_values(by)[sorted(table.columns)].fillna("").to_numpy().tolist()


def test_the_export_is_read_without_a_mapping(read: ReadResult, programme: SimulatedProgramme) -> None:
    assert read.rows_read == read.rows_kept == len(programme.responses)
    assert in_order(read.responses, WHO) == in_order(programme.responses, WHO)


def test_the_only_findings_are_leaders_who_did_not_rate_themselves(read: ReadResult) -> None:
    assert [problem.code for problem in read.problems] == ["R-28"] * 4


def test_comments_come_back_as_they_were_written(read: ReadResult, programme: SimulatedProgramme) -> None:
    by = [*WHO, "question"]
    assert in_order(read.comments, by) == in_order(programme.comments, by)


def test_what_is_known_of_the_leaders_comes_back(read: ReadResult, programme: SimulatedProgramme) -> None:
    known = ["participant", "name", "cohort", "team", "organisation", "language"]
    assert in_order(read.people[known], known[:1]) == in_order(programme.people[known], known[:1])


def test_a_questionnaire_for_participants_only_goes_the_same_way(tmp_path: Path) -> None:
    needs = load_instrument("pre-programme-needs")
    programme = simulate_programme(needs)
    write_survey_export(programme, tmp_path / "responses.csv")
    read = read_responses(tmp_path / "responses.csv", needs)
    assert in_order(read.responses, WHO) == in_order(programme.responses, WHO)
    assert not read.problems
