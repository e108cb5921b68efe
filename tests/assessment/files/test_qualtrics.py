"""Exports of Qualtrics: three heading rows, trial runs, unfinished responses, numeric codes."""

import io
from collections.abc import Callable

import openpyxl

from assessment.files import ReadResult

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

NAMES = "StartDate,EndDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,UserLanguage,leader,relationship,Q5_1,Q5_2,Q5_3,Q9"
TEXTS = (
    "Start Date,End Date,Response Type,IP Address,Progress,Finished,Recorded Date,Response ID,User Language,leader,relationship,"
    '"How often does this person do this? - Listens to others.","How often does this person do this? - Interrupts people.",'
    '"How often does this person do this? - Acts in time.",What should they keep doing?'
)
IDS = ",".join(f'"{{""ImportId"":""{name}""}}"' for name in NAMES.split(","))
ROWS = (
    "2026-03-01 10:00:00,2026-03-01 10:05:00,IP Address,1.2.3.4,100,True,2026-03-01 10:05:01,R_a,CY,P1,Self,Often,Seldom,Always,Listening\n"
    '2026-03-02 10:00:00,2026-03-02 10:05:00,IP Address,1.2.3.4,100,True,2026-03-02 10:05:01,R_b,EN,P1,Peer,Sometimes,,I have not seen this,"Be\nkind"\n'
    "2026-03-03 10:00:00,2026-03-03 10:05:00,Survey Preview,1.2.3.4,100,True,2026-03-03 10:05:01,R_c,EN,P1,Peer,Never,Never,Never,\n"
    "2026-03-04 10:00:00,2026-03-04 10:05:00,IP Address,1.2.3.4,40,False,2026-03-11 10:05:01,R_d,EN,P1,Peer,Never,,,\n"
)
EXPECTED = [["P1", "R_a", "self", 4, 2, 5], ["P1", "R_b", "peer", 3, None, None]]


def test_three_heading_rows_with_labels(read: Read, answers: Answers, codes: Callable[..., object]) -> None:
    result = read(f"{NAMES}\n{TEXTS}\n{IDS}\n{ROWS}")
    assert answers(result) == EXPECTED
    assert codes(result) == [("R-24", None), ("R-30", None), ("R-51", 6), ("R-52", 7)]
    assert result.comments["text"].tolist() == ["Listening", "Be\nkind"]
    assert result.people[["language", "submitted"]].to_numpy().tolist() == [["cy", "2026-03-02T10:05:01"]]
    assert (result.rows_read, result.rows_kept) == (4, 2)


def test_values_with_numeric_status_and_finished(read: Read, answers: Answers) -> None:
    head = f"{NAMES}\n{TEXTS}\n{IDS}\n"
    row = "2026-03-01 10:00:00,2026-03-01 10:05:00,{},1.2.3.4,100,{},2026-03-01 10:05:01,{},EN,P1,{},{}\n"
    result = read(
        head
        + row.format(0, 1, "R_a", "self", "4,2,5,")
        + row.format(0, 1, "R_b", "peer", "3,-99,NS,")
        + row.format(1, 1, "R_c", "peer", "1,1,1,")
        + row.format(0, 0, "R_d", "peer", "1,1,1,")
    )
    assert answers(result) == EXPECTED
    assert [(p.code, p.row, p.value) for p in result.rejected] == [("R-51", 6, "1"), ("R-52", 7, "0")]


def test_unfinished_responses_are_kept_if_the_mapping_says_so_and_trial_runs_never(
    read: Read, answers: Answers
) -> None:
    result = read(f"{NAMES}\n{TEXTS}\n{IDS}\n{ROWS}", unfinished="keep")
    assert [row[1] for row in answers(result)] == ["R_a", "R_b", "R_d"]


def test_a_workbook_stops_after_the_second_heading_row(read: Read, answers: Answers) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["ResponseId", "leader", "relationship", "Q5_1", "Q5_2", "Q5_3"],
        [
            "Response ID",
            "leader",
            "relationship",
            "- Listens to others.",
            "- Interrupts people.",
            "- Acts in time.",
        ],
        ["R_a", "P1", "self", 4, 2, 5],
        ["R_b", "P1", "peer", 3, None, "NS"],
    ):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    assert answers(read(file.getvalue(), "export.xlsx")) == EXPECTED


def test_status_and_finished_mean_nothing_in_files_of_other_tools(read: Read, answers: Answers) -> None:
    result = read("participant,rater,group,Status,Finished,L01,L02,D01\nP1,a,peer,1,False,4,2,5\n")
    assert len(answers(result)) == 1
