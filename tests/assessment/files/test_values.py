from collections.abc import Callable

import pytest

from assessment.files import Mapping, ReadResult
from assessment.files.answers import UNKNOWN, answer_book
from instruments.model import ResponseFormat

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

HEAD = "participant,rater,group,L01,L02,D01,W01\n"


def row(*answers: str) -> str:
    return HEAD + "P1,a,peer," + ",".join(f'"{answer}"' for answer in answers) + "\n"


@pytest.mark.parametrize(
    "answer",
    [
        "4",
        "4.0",
        "4,0",
        " 4 ",
        "Often",
        "OFTEN",
        "often.",
        "Yn aml",
        "yn\u00a0aml",
        "A4",
        "AO04",
        "4 - Often",
        "4. Often",
        "Often (4)",
    ],
)
def test_values_labels_in_any_language_and_codes_by_position_are_understood(
    read: Read, answers: Answers, answer: str
) -> None:
    assert answers(read(row(answer, "", "", "")))[0][3] == 4


@pytest.mark.parametrize(
    "answer", ["", "N/A", "-", "-99", "NS", "ns", "I have not seen this", "Nid wyf wedi gweld hyn"]
)
def test_no_answer_and_not_observed_are_missing_and_not_listed(
    read: Read, answers: Answers, answer: str
) -> None:
    result = read(row("1", answer, "", ""))
    assert answers(result)[0][4] is None
    assert result.cells_rejected == 0


@pytest.mark.parametrize("answer", ["4.5", "6", "0", "-1", "A6", "Ofter", "TRUE", "1-2"])
def test_anything_else_is_listed_and_left_out(read: Read, answers: Answers, answer: str) -> None:
    result = read(row("1", answer, "", ""))
    assert answers(result)[0][3:] == [1, None, None]
    assert [str(p) for p in result.rejected] == [
        (
            f"responses.csv:2 column 'L02': '{answer}' is not an answer to 'L02', which offers "
            "1 Never, 2 Seldom, 3 Sometimes, 4 Often, 5 Always. "
            "Correct it, or say in the mapping under `answers:` what it stands for. [R-60]"
        )
    ]


def test_each_item_has_the_options_of_its_own_format(read: Read) -> None:
    result = read(row("1", "2", "3", "0") + 'P1,b,peer,0,2,3,"Much"\nP1,c,peer,1,2,3,2\n')
    assert result.responses["W01"].fillna(9).tolist() == [0, 1, 9]
    assert [(p.row, p.column) for p in result.rejected] == [(3, "L01"), (4, "W01")]


def test_responses_are_as_chosen_also_for_reversed_items(read: Read, answers: Answers) -> None:
    assert answers(read(row("1", "1", "1", "")))[0][3:] == [1, 1, 1]


def test_the_mapping_says_what_the_words_and_codes_of_a_file_stand_for(read: Read, answers: Answers) -> None:
    text = HEAD + "P1,a,peer,hardly,0,6,\nP1,b,peer,77,Often,1,\n"
    words = {"Hardly": 2, "0": "missing", "6": "not_observed", "77": "missing", "often": 5, 1: 5}
    result = read(text, answers=words)
    assert [row[3:] for row in answers(result)] == [[2, None, None], [None, 5, 5]]
    assert result.not_observed.to_dict() == {"L01": 0, "L02": 0, "D01": 1, "W01": 0}


def test_a_value_of_another_format_is_not_taken_over(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,zero,2,3,zero\n", answers={"zero": 0})
    assert [(p.column, p.value) for p in result.rejected] == [("L01", "zero")]
    assert result.responses["W01"].tolist() == [0]


def test_labels_and_codes_in_one_column_are_understood_with_a_remark(read: Read, answers: Answers) -> None:
    result = read(HEAD + "P1,a,peer,Often,2,3,\nP1,b,peer,4,2,3,\n")
    assert [row[3] for row in answers(result)] == [4, 4]
    assert [str(p) for p in result.problems if p.code == "R-25"] == [
        (
            "responses.csv column 'L01': labels (as 'Often') and codes (as '4') stand in one column; both were understood. "
            "Check that two exports were not mixed. [R-25]"
        )
    ]


def test_codes_by_position_are_remarked_on_once_a_format(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,A4,A2,Seldom,A1\n")
    assert [p.reason for p in result.problems if p.code == "R-26"] == [
        "codes as 'A4' were taken by position: 1 is 'Never', 5 is 'Always'",
        "codes as 'A1' were taken by position: 1 is 'Little', 2 is 'Much'",
    ]


def test_a_label_that_stands_for_two_options_stands_for_neither() -> None:
    low, high = (
        {"value": 1, "label": {"en": "Low", "cy": "Da"}},
        {"value": 2, "label": {"en": "Da", "cy": "Uchel"}},
    )
    format_ = ResponseFormat.model_validate({"id": "x", "options": (low, high)})
    book = answer_book(format_, Mapping())
    assert [book.read(text).value for text in ("Low", "Da", "Uchel")] == [1, UNKNOWN, 2]


def test_every_item_of_the_instrument_is_a_column_of_small_integers(read: Read) -> None:
    responses = read("participant,rater,group,L01\nP1,a,peer,4\n").responses
    assert list(responses.columns) == ["participant", "rater", "rater_group", "L01", "L02", "D01", "W01"]
    assert [str(kind) for kind in responses.dtypes] == ["category"] * 3 + ["Int8"] * 4
    assert list(responses["rater_group"].cat.categories) == ["self", "line_manager", "peer"]
