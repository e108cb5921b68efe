import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from assessment.cli.exits import Exit


@pytest.fixture
def released(balcony: Any, programme: Path) -> Path:
    made = balcony("report", "small.yaml", "answers.csv", "--out", "out", "--format", "both", "--jobs", "1")
    assert made.exit_code == Exit.DONE, made.output
    return programme / "out"


def test_every_attacker_says_what_it_tried_and_that_it_found_nothing(balcony: Any, released: Path) -> None:
    result = balcony("attack", released, "--instrument", "small.yaml")
    assert result.exit_code == Exit.DONE, result.output
    assert result.stdout.count("\n  nothing\n") == 7
    assert "subtraction: takes the groups that are shown from the total" in result.stdout
    assert (
        "late rater: takes an earlier release of the same campaign from this one\n  not tried: needs an earlier release"
        in result.stdout
    )
    assert "Nothing was found out about 3 participants' raters." in result.stdout


def test_a_release_that_gives_something_away_has_an_exit_code_of_its_own(
    balcony: Any, released: Path
) -> None:
    table = pd.read_csv(released / "items.csv", dtype={"n": "Int64"})
    place = (table["rater_group"] == "all_others") & (table["participant"] == "P1")
    table["n"] = table["n"].mask(place, table["n"] + 1)
    table.to_csv(released / "items.csv", index=False)
    result = balcony("attack", released, "--instrument", "small.yaml")
    assert result.exit_code == Exit.GIVEN_AWAY, result.output
    assert "P1: on S1, 1 rater(s) are not in any group shown (at most 1 rater(s))" in result.stdout
    assert "Something is given away, by:" in result.stderr


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_tables_alone_are_attacked_in_every_format(balcony: Any, programme: Path, kind: str) -> None:
    balcony("score", "small.yaml", "answers.csv", "--out", "tables", "--format", kind)
    result = balcony("attack", programme / "tables", "--instrument", "small.yaml")
    assert "about 3 participants' raters" in result.stdout or "given away, by: metadata" in result.stderr
    assert (
        "comments: looks at the order, the languages and the number of comments\n  not tried: needs reports"
        in result.stdout
    )


def test_pages_are_read_from_pdfs_where_there_is_no_json(balcony: Any, programme: Path) -> None:
    balcony("report", "small.yaml", "answers.csv", "--out", "out", "--jobs", "1")
    result = balcony("attack", programme / "out", "--instrument", "small.yaml")
    assert result.exit_code == Exit.DONE, result.output
    assert "not tried: needs reports as JSON" in result.stdout


def test_an_earlier_release_and_a_colluder_are_put_to_use(
    balcony: Any, released: Path, programme: Path
) -> None:
    (programme / "told.csv").write_text("participant,rater_group,item,response\nP1,peer,S1,4\nP1,peer,A2,1\n")
    options = ["--instrument", "small.yaml", "--earlier", released, "--colluder", "told.csv"]
    result = balcony("attack", released, *options)
    assert (result.exit_code, result.stdout.count("\n  nothing\n")) == (Exit.DONE, 9), result.output


def test_every_mistake_in_what_a_colluder_tells_is_named(
    balcony: Any, released: Path, programme: Path
) -> None:
    told = "participant,rater_group,item,response\nP1,peers,S1,4\nP1,peer,S9,4\nP1,peer,S1,6\n"
    (programme / "told.csv").write_text(told)
    result = balcony("attack", released, "--instrument", "small.yaml", "--colluder", "told.csv")
    assert result.exit_code == Exit.BAD_RESPONSES
    assert result.stderr.splitlines()[-3:] == [
        "told.csv:2 rater_group is 'peers'. Expected: manager, peer.",
        "told.csv:3 item is 'S9', which the questionnaire does not have.",
        "told.csv:4 response is '6'. Expected a whole number from 1 to 5.",
    ]


def test_what_a_colluder_tells_needs_its_columns(balcony: Any, released: Path, programme: Path) -> None:
    (programme / "told.csv").write_text("participant,item\nP1,S1\n")
    result = balcony("attack", released, "--instrument", "small.yaml", "--colluder", "told.csv")
    assert result.exit_code == Exit.BAD_RESPONSES
    assert result.stderr.splitlines()[-2:] == [
        "told.csv: the column 'rater_group' is missing",
        "told.csv: the column 'response' is missing",
    ]


def test_a_folder_without_tables_is_refused(balcony: Any, programme: Path) -> None:
    result = balcony("attack", programme)
    assert (result.exit_code, "holds no table of scores" in result.stderr) == (Exit.FOLDER, True)


def test_a_folder_that_tells_no_questionnaire_asks_for_one(balcony: Any, released: Path) -> None:
    result = balcony("attack", released)
    assert (result.exit_code, "--instrument" in result.stderr) == (Exit.FOLDER, True)


def test_a_questionnaire_that_does_not_fit_is_told(balcony: Any, released: Path) -> None:
    result = balcony("attack", released, "--instrument", "systems-leadership")
    assert (result.exit_code, "which systems-leadership does not have" in result.stderr) == (
        Exit.FOLDER,
        True,
    )


def test_a_record_that_balcony_did_not_write_is_refused(balcony: Any, released: Path) -> None:
    (released / "run.json").write_text(json.dumps([1]))
    result = balcony("attack", released)
    assert (result.exit_code, "is not a record" in result.stderr) == (Exit.FOLDER, True)


def test_the_run_of_a_demo_is_found_with_its_questionnaire(balcony: Any, programme: Path) -> None:
    made = balcony("demo", "--out", "demo", "--leaders", "2", "--format", "json", "--jobs", "1")
    assert made.exit_code == Exit.DONE, made.output
    result = balcony("attack", programme / "demo")
    assert result.exit_code == Exit.DONE, result.output
