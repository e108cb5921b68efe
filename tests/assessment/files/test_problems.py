import pytest

from assessment.files import catalogue
from assessment.files.problems import MOST_LEFT_OUT, Findings, ResponsesError


def unreadable(findings: Findings, count: int) -> None:
    for row in range(count):
        findings.add(catalogue.UNREADABLE_DATE, row=row + 2, column="submitted", value="x")


def test_an_error_shows_the_first_problems_and_holds_all() -> None:
    findings = Findings("file.csv")
    unreadable(findings, 60)
    error = findings.refuse(catalogue.NOTHING_LEFT, rows=60)
    lines = str(error).splitlines()
    assert lines[0].endswith("[R-18]")
    assert lines[-1] == "... and 11 more"
    assert (len(lines), len(error.problems)) == (51, 61)


def test_a_file_of_which_too_much_would_be_left_out_is_refused() -> None:
    findings = Findings("file.csv")
    unreadable(findings, MOST_LEFT_OUT)
    with pytest.raises(ResponsesError) as caught:
        unreadable(findings, 1)
    assert caught.value.problems[0].code == "R-19"
    assert len(caught.value.problems) == MOST_LEFT_OUT + 2


def test_remarks_do_not_count_as_left_out() -> None:
    findings = Findings("file.csv")
    for row in range(MOST_LEFT_OUT + 1):
        findings.add(catalogue.CONTROL_CHARACTERS, row=row)
    assert len(findings.problems) == MOST_LEFT_OUT + 1


def test_file_problems_come_first_and_rows_in_their_order() -> None:
    findings = Findings("file.csv")
    for row in (7, 3, None):
        findings.add(catalogue.CONTROL_CHARACTERS, row=row)
    assert [problem.row for problem in findings.in_order()] == [None, 3, 7]
