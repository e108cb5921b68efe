from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from assessment.cli.exits import Exit


def test_tables_by_scale_by_item_and_for_the_cohort_are_written(balcony: Any, programme: Path) -> None:
    result = balcony("score", "small.yaml", "answers.csv", "--out", "tables")
    assert result.exit_code == Exit.DONE, result.output
    assert sorted(path.name for path in (programme / "tables").iterdir()) == [
        "cohort.csv",
        "cohort.svg",
        "items.csv",
        "scores.csv",
    ]


def test_the_cohort_counts_each_participant_once_and_only_what_is_shown(
    balcony: Any, programme: Path
) -> None:
    balcony("score", "small.yaml", "answers.csv", "--out", "tables")
    cohort = pd.read_csv(programme / "tables" / "cohort.csv").set_index(["scale", "score"])
    assert cohort.loc[("seeing", "self"), "participants"] == 3
    assert cohort.loc[("seeing", "self"), "mean"] == pytest.approx((4.5 + 3 + 5) / 3)
    assert cohort.loc[("seeing", "all_others"), "participants"] == 2


def test_item_ratings_are_keyed(balcony: Any, programme: Path) -> None:
    balcony("score", "small.yaml", "answers.csv", "--out", "tables", "--format", "parquet")
    items = pd.read_parquet(programme / "tables" / "items.parquet").set_index(
        ["participant", "rater_group", "item"]
    )
    assert items.loc[("P3", "self", "A2"), "mean"] == 5


def test_tables_are_kept_out_of_a_folder_of_profiles(balcony: Any, programme: Path) -> None:
    balcony("report", "small.yaml", "answers.csv", "--out", "out", "--jobs", "1")
    result = balcony("score", "small.yaml", "answers.csv", "--out", "out")
    assert (result.exit_code, (programme / "out" / "cohort.csv").exists()) == (Exit.FOLDER, False)


def test_a_column_can_be_named_without_a_mapping_file(balcony: Any, programme: Path) -> None:
    text = (programme / "answers.csv").read_text(encoding="utf-8")
    (programme / "answers.csv").write_text(
        text.replace("participant,rater,", "Leader,rater,", 1), encoding="utf-8"
    )
    result = balcony(
        "score", "small.yaml", "answers.csv", "--out", "tables", "--column", "participant=Leader"
    )
    assert result.exit_code == Exit.DONE, result.output


@pytest.mark.parametrize("option", ["participant", "=Leader"])
def test_a_column_option_that_makes_no_sense_says_what_is_expected(balcony: Any, option: str) -> None:
    result = balcony("score", "small.yaml", "answers.csv", "--out", "tables", "--column", option)
    assert result.exit_code == Exit.USAGE
    assert "participant=Leader" in result.stderr


def test_a_column_option_for_an_unknown_role_names_the_role(balcony: Any) -> None:
    result = balcony("score", "small.yaml", "answers.csv", "--out", "tables", "--column", "particpant=Leader")
    assert (result.exit_code, "participant" in result.stderr) == (Exit.BAD_RESPONSES, True)


def test_a_file_that_is_not_there_is_named(balcony: Any) -> None:
    result = balcony("score", "small.yaml", "nowhere.csv", "--out", "tables")
    assert result.exit_code == Exit.BAD_RESPONSES
    assert "nowhere.csv" in result.stderr


def test_a_list_of_problems_goes_with_the_problems(balcony: Any, programme: Path) -> None:
    good = (programme / "answers.csv").read_text(encoding="utf-8")
    (programme / "answers.csv").write_text(good.replace("P1,a,peer,4", "P1,a,peer,9"), encoding="utf-8")
    balcony("score", "small.yaml", "answers.csv", "--out", "tables")
    assert (programme / "tables" / "problems.csv").exists()
    (programme / "answers.csv").write_text(good, encoding="utf-8")
    balcony("score", "small.yaml", "answers.csv", "--out", "tables")
    assert not (programme / "tables" / "problems.csv").exists()


def test_a_merged_rater_group_names_all_that_may_be_counted_in_it(balcony: Any, programme: Path) -> None:
    text = (programme / "small.yaml").read_text(encoding="utf-8")
    text = text.replace(
        "{id: peer, label: Peer}", "{id: peer, label: Peer}\n  - {id: staff, label: Staff, merges_into: peer}"
    )
    (programme / "small.yaml").write_text(text, encoding="utf-8")
    with (programme / "answers.csv").open("a", encoding="utf-8") as answers:
        answers.write("P1,z,staff,1,1,1,1,,,\n")
    balcony("score", "small.yaml", "answers.csv", "--out", "tables")
    table = pd.read_csv(programme / "tables" / "scores.csv")
    rows: Any = table[(table["participant"] == "P1") & (table["scale"] == "seeing")].set_index("rater_group")
    assert rows.loc["peer", ["members", "n"]].tolist() == ["peer + staff", 5]
    assert rows.drop("peer")["members"].isna().all()


NORMS = """\
name: Pilots
source: Two pilots
population: Leaders
instrument: small
version: 1
scales:
  - {scale: seeing, n: 200, mean: 3.5, sd: 0.5, percentiles: {p50: 3.5, p90: 4.25}}
"""


def test_scores_stand_in_the_norm_group_of_a_file(balcony: Any, programme: Path) -> None:
    (programme / "norms.yaml").write_text(NORMS, encoding="utf-8")
    result = balcony("score", "small.yaml", "answers.csv", "--out", "tables", "--norms", "norms.yaml")
    assert result.exit_code == Exit.DONE, result.output
    table = pd.read_csv(programme / "tables" / "scores.csv").set_index(
        ["participant", "rater_group", "scale"]
    )
    rows: Any = table.to_dict("index")
    standing = rows["P1", "all_others", "seeing"]
    assert standing["mean"] == pytest.approx((4 + 3.75) / 2)
    assert standing["t_score"] == pytest.approx(50 + 10 * (3.875 - 3.5) / 0.5)
    assert standing["sten"] == 7
    assert standing["percentile_rank"] == pytest.approx(70)


def test_norms_of_another_questionnaire_are_refused(balcony: Any, programme: Path) -> None:
    (programme / "norms.yaml").write_text(NORMS.replace("version: 1", "version: 2"), encoding="utf-8")
    result = balcony("score", "small.yaml", "answers.csv", "--out", "tables", "--norms", "norms.yaml")
    assert (result.exit_code, "norms.yaml:4" in result.stderr) == (Exit.BAD_INSTRUMENT, True)


def test_tables_beside_an_earlier_release_tell_a_late_rater_as_little_as_profiles_do(
    balcony: Any, programme: Path
) -> None:
    (programme / "first.csv").write_bytes((programme / "answers.csv").read_bytes())
    with (programme / "answers.csv").open("a", encoding="utf-8") as answers:
        answers.write("P3,j,peer,1,2,1,5,,Eve Fox,en\n")
    for responses, out, more in (
        ("first.csv", "then", ()),
        ("answers.csv", "beside", ("--released", "first.csv")),
        ("answers.csv", "alone", ()),
    ):
        balcony("score", "small.yaml", responses, "--out", out, *more)
    then, beside, alone = (pd.read_csv(programme / out / "scores.csv") for out in ("then", "beside", "alone"))
    pd.testing.assert_frame_equal(beside, then)
    assert not alone.equals(then)
