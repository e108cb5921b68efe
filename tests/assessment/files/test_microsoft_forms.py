"""Exports of Microsoft Forms: a workbook with whole questions as headings and labels as answers."""

import datetime as dt
import io
from collections.abc import Callable

import xlsxwriter

from assessment.files import ReadResult

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

OWN = ["ID", "Start time", "Completion time", "Email", "Name"]


def workbook(*rows: list[object]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"default_date_format": "m/d/yy h:mm:ss"})
    sheet = book.add_worksheet("Sheet1")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def rater(number: int, *answers: object) -> list[object]:
    day = dt.datetime.fromisoformat(f"2026-03-0{number} 09:30")
    return [number, day, day, "anonymous", "Rater Name", *answers]


def test_questions_as_headings_and_labels_as_answers(read: Read, answers: Answers) -> None:
    headings = [
        "Who is this about?",
        "How do you work with them?",
        "Listens to others",
        "Interrupts\xa0people ",
        "Acts in time.",
        "What should they keep doing?\n",
    ]
    content = workbook(
        [*OWN, *headings],
        rater(1, "P1", "Line manager", "Often", "Seldom", "Always", "Listening"),
        rater(2, "P1", "Peer", "Sometimes", "", "I have not seen this", ""),
    )
    result = read(
        content, "form.xlsx", participant="Who is this about?", rater_group="How do you work with them?"
    )
    assert answers(result) == [["P1", "1", "line_manager", 4, 2, 5], ["P1", "2", "peer", 3, None, None]]
    assert result.people[["name", "submitted"]].to_numpy().tolist() == [["", "2026-03-02T09:30:00"]]
    assert result.comments.to_dict("records") == [
        {
            "participant": "P1",
            "rater": "1",
            "rater_group": "line_manager",
            "question": "keep",
            "text": "Listening",
        }
    ]


def test_one_form_a_leader_and_group_with_welsh_questions(read: Read, answers: Answers) -> None:
    content = workbook(
        [*OWN, "Rwy'n gwrando ar eraill", "Rwy'n torri ar draws pobl", "Rwy'n gweithredu mewn pryd"],
        rater(1, "Yn aml", "Anaml", "Bob amser"),
    )
    mapping = {"participant": {"constant": "P1"}, "rater_group": {"constant": "self"}}
    assert answers(read(content, "form.xlsx", **mapping)) == [["P1", "1", "self", 4, 2, 5]]


def test_the_points_and_feedback_of_a_quiz_are_no_answers(read: Read, answers: Answers) -> None:
    content = workbook(
        [
            *OWN,
            "participant",
            "group",
            "Listens to others.",
            "Points - Listens to others.",
            "Feedback - Listens to others.",
        ],
        rater(1, "P1", "peer", "Often", 0, "well done"),
    )
    result = read(content, "form.xlsx")
    assert answers(result) == [["P1", "1", "peer", 4, None, None]]
    assert [p.column for p in result.problems if p.code == "R-22"] == [
        "Points - Listens to others.",
        "Feedback - Listens to others.",
    ]
