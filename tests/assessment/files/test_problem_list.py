import csv
from collections.abc import Callable
from pathlib import Path

from assessment.files import ReadResult, catalogue, write_problems
from assessment.files.problems import Findings

HEADINGS = ["file", "row", "column", "value", "code", "effect", "reason", "mending"]


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_row_for_each_problem_with_file_row_column_value_reason_and_mending(
    read: Callable[..., ReadResult], tmp_path: Path
) -> None:
    result = read("participant,rater,group,L01,L02,D01,W01\nP1,P1,self,9,2,5,0\n")
    path = write_problems(result.problems, tmp_path / "problems.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(path) == [
        HEADINGS,
        [
            "responses.csv", "2", "L01", "9", "R-60", "cell",
            "'9' is not an answer to 'L01', which offers 1 Never, 2 Seldom, 3 Sometimes, 4 Often, 5 Always",
            "Correct it, or say in the mapping under `answers:` what it stands for.",
        ],
    ]  # fmt: skip


def test_no_text_becomes_a_live_formula_and_numbers_stay_numbers(tmp_path: Path) -> None:
    findings = Findings("=file.csv")
    for value in ("=1+1", "-3", "\t=x"):
        findings.add(catalogue.OUTSIDE_OPTIONS, row=2, column="@L01", value=value, item="L01", options="1")
    written = rows(write_problems(findings.problems, tmp_path / "problems.csv"))[1:]
    assert [row[:4] for row in written] == [
        ["'=file.csv", "2", "'@L01", value] for value in ("'=1+1", "-3", "'\t=x")
    ]


def test_long_values_are_shortened_in_the_list() -> None:
    findings = Findings("file.csv")
    findings.add(catalogue.UNREADABLE_DATE, row=2, column="submitted", value="x" * 500)
    assert findings.problems[0].value == "x" * 120 + "…"
