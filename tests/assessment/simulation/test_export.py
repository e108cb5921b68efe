import csv
from dataclasses import replace
from pathlib import Path

import pytest

from assessment.simulation import SimulatedProgramme, simulate_programme, write_survey_export
from instruments.model import Instrument

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


@pytest.fixture(scope="module")
def exported(programme: SimulatedProgramme, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    path = tmp_path_factory.mktemp("survey") / "responses.csv"
    write_survey_export(programme, path)
    return rows_of(path)


def row_of(rows: list[Row], rater: str) -> Row:
    return next(row for row in rows if row["rater"] == rater)


def test_the_headings_are_people_then_items_then_comment_questions(
    exported: list[Row], programme: SimulatedProgramme
) -> None:
    assert list(exported[0]) == [
        *("submitted", "participant", "participant_name", "cohort", "team", "organisation", "language"),
        *("rater", "rater_group"),
        *(item.code for item in programme.instrument.items),
        *("keep", "more", "differently"),
    ]


def test_every_row_says_that_it_is_simulated(exported: list[Row]) -> None:
    assert all("(simulated)" in row["cohort"] and "(simulated)" in row["organisation"] for row in exported)


def test_the_rows_stand_in_the_order_of_submission(
    exported: list[Row], programme: SimulatedProgramme
) -> None:
    days = [row["submitted"] for row in exported]
    assert days == sorted(days)
    assert {row["rater"] for row in exported} == {*programme.responses["rater"]}


def test_answers_are_labels_and_not_observed_is_told_from_missing(small: Instrument, tmp_path: Path) -> None:
    programme = simulate_programme(small)
    write_survey_export(programme, tmp_path / "responses.csv")
    rows = rows_of(tmp_path / "responses.csv")
    labels = {0: "Never", 1: "Perhaps", 2: "Surely"}
    expected = [labels.get(value, "") for value in programme.responses["A2"].astype(object).fillna(-1)]
    assert [row_of(rows, rater)["A2"] for rater in programme.responses["rater"]] == expected
    unseen = programme.responses["rater"][programme.not_observed["A3"]]
    assert {row_of(rows, rater)["A3"] for rater in unseen} == {"Not seen"}
    assert {row["A3"] for row in rows} == {"Not seen", "Seldom", "Often", ""}


def test_rater_groups_are_labels(exported: list[Row], programme: SimulatedProgramme) -> None:
    labels = {group.label.in_language("en") for group in programme.instrument.rater_groups}
    assert {row["rater_group"] for row in exported} == labels


def test_each_comment_stands_in_its_writers_row(exported: list[Row], programme: SimulatedProgramme) -> None:
    written = {
        (row["rater"], question): row[question]
        for row in exported
        for question in ("keep", "more", "differently")
        if row[question]
    }
    comments = programme.comments
    expected = zip(zip(comments["rater"], comments["question"], strict=True), comments["text"], strict=True)
    assert written == dict(expected)


def test_a_text_that_looks_like_a_formula_is_not_live(small: Instrument, tmp_path: Path) -> None:
    programme = simulate_programme(small, leaders=3)
    malicious = replace(programme, comments=programme.comments.assign(text='=HYPERLINK("http://x")'))
    write_survey_export(malicious, tmp_path / "responses.csv")
    texts = {row["anything"] for row in rows_of(tmp_path / "responses.csv")}
    assert texts == {"", '\'=HYPERLINK("http://x")'}


def test_the_same_programme_gives_the_same_bytes(programme: SimulatedProgramme, tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        write_survey_export(programme, tmp_path / name)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
