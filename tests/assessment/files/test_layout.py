from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.files import Mapping, ReadResult, ResponsesError, read_responses
from instruments.model import Instrument

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]
Refused = Callable[..., list[str]]

ROW = [["P1", "a", "peer", 4, 2, 5]]
WIDE = "participant,rater,group,L01,L02,D01\nP1,a,peer,4,2,5\n"
LONG = "participant,rater,group,item,response\nP1,a,peer,L01,4\nP1,a,peer,L02,2\nP1,a,peer,D01,5\n"


@pytest.mark.parametrize("text", [WIDE, LONG])
def test_the_shape_is_found_from_the_headings(read: Read, answers: Answers, text: str) -> None:
    assert answers(read(text)) == ROW


@pytest.mark.parametrize(
    "headings",
    [
        "Leader,Respondent,Relationship,l01,L-02,D01. Acts",
        "RATEE,rater_id,Rater Group,Listens to others,I interrupt people,Q1_D01",
    ],
)
def test_usual_headings_are_known_whatever_their_case_and_blanks(
    read: Read, answers: Answers, headings: str
) -> None:
    assert answers(read(f"{headings}\nP1,a,peer,4,2,5\n")) == ROW


def test_a_mapping_names_columns_exactly_or_nearly(read: Read, answers: Answers) -> None:
    result = read(
        "Chi è?,who,how,a,b,c\nP1,a,peer,4,2,5\n",
        participant="chi e\u0300",
        rater="WHO",
        rater_group="how",
        items={"L01": "a", "L02": "b", "D01": "c"},
    )
    assert answers(result) == ROW


def test_a_pattern_places_all_items_at_once(read: Read, answers: Answers) -> None:
    result = read(
        "participant,rater,group,x_L01_y,x_L02_y,x_D01_y\nP1,a,peer,4,2,5\n", item_pattern="x_{item}_y"
    )
    assert answers(result) == ROW


def test_a_column_that_the_mapping_names_counts_before_one_named_like_the_item(
    read: Read, answers: Answers
) -> None:
    result = read(
        "participant,rater,group,L01,corrected,L02,D01\nP1,a,peer,1,4,2,5\n", items={"L01": "corrected"}
    )
    assert answers(result) == ROW


def test_a_long_file_may_use_names_of_its_own_for_items(read: Read, answers: Answers) -> None:
    text = "participant,rater,group,q,a\nP1,a,peer,one,4\nP1,a,peer,Interrupts people,2\nP1,a,peer,n-D01,5\n"
    result = read(text, item="q", response="a", items={"L01": "ONE"}, item_pattern="n-{item}")
    assert answers(result) == ROW


def test_the_mapping_may_settle_the_shape(read: Read, answers: Answers) -> None:
    text = (
        LONG.replace("response", "response,L01")
        .replace(",4\n", ",4,x\n")
        .replace(",2\n", ",2,x\n")
        .replace(",5\n", ",5,x\n")
    )
    assert answers(read(text, shape="long")) == ROW


def test_constants_stand_for_columns(read: Read, answers: Answers) -> None:
    result = read(
        "L01,L02,D01\n4,2,5\n",
        participant={"constant": "P1"},
        rater_group={"constant": "Peers"},
        rater={"row_number": True},
        cohort={"constant": "2026"},
    )
    assert answers(result) == [["P1", "row 2", "peer", 4, 2, 5]]
    assert result.people["cohort"].tolist() == ["2026"]


def test_without_any_rater_each_row_is_a_rater_with_a_remark(read: Read, answers: Answers) -> None:
    result = read("participant,group,L01\nP1,peer,4\nP1,peer,3\n")
    assert [row[1] for row in answers(result)] == ["row 2", "row 3"]
    assert "R-27" in [p.code for p in result.problems]


def test_a_questionnaire_for_participants_alone_needs_a_participant_only(
    tmp_path: Path, self_only: Instrument, answers: Answers
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("participant,group,L01,L02,D01\n p1,east,4,2,5\n")
    result = read_responses(path, self_only)
    assert answers(result) == [["p1", "p1", "self", 4, 2, 5]]
    assert [p.code for p in result.problems] == ["R-24", "R-22", "R-70"]


def test_everything_that_keeps_a_file_from_being_read_is_listed_at_once(refused: Refused) -> None:
    lines = refused(
        "leeder,who,L01,L02\nP1,a,4,2\n",
        rater="whom",
        items={"L01": "item one", "X99": "L02"},
        comments={"keeep": "L02"},
        groups={"boss": "line_manger"},
        answers={"A": 7},
    )
    assert lines == [
        "responses.csv: the mapping speaks of the item 'X99', which the instrument does not have. Correct it. [R-15]",
        "responses.csv: the mapping speaks of the comment question 'keeep', which the instrument does not have. Correct it. Did you mean 'keep'? [R-15]",
        "responses.csv: the mapping speaks of the rater group 'line_manger', which the instrument does not have. Correct it. Did you mean 'line_manager'? [R-15]",
        "responses.csv: the mapping takes the answer 'A' for 7, which no item of the instrument offers. Use one of 0, 1, 2, 3, 4, 5, `not_observed` or `missing`. [R-16]",
        "responses.csv: the mapping takes who answered from the column 'whom', which the file does not have. Correct the name. Did you mean 'who'? [R-11]",
        "responses.csv: the mapping takes 'L01' from the column 'item one', which the file does not have. Correct the name. [R-11]",
        "responses.csv: no column says who is rated. Name it in the mapping, for instance `participant: Leader`. [R-12]",
        "responses.csv: no column says in which rater group. Name it in the mapping, for instance `rater_group: Relationship`. [R-12]",
        "responses.csv: the mapping uses the column 'L02' for 'X99', 'keeep'. Use a column for one purpose. [R-14]",
    ]


def test_a_role_whose_column_is_misnamed_is_not_missing_as_well(refused: Refused) -> None:
    lines = refused("Who,rater,group,L01\nP1,a,peer,4\n", participant="Whom")
    assert [line[-5:-1] for line in lines] == ["R-11"]


def test_a_file_without_items_is_refused_with_its_headings(refused: Refused) -> None:
    assert refused("participant,rater,group,height\nP1,a,peer,4\n")[-1] == (
        "responses.csv: no column belongs to an item of the instrument 'small'. Name the columns in the mapping under "
        "`items:`, or with an `item_pattern:`. Columns found: 'participant', 'rater', 'group', 'height'. [R-13]"
    )


def test_a_long_file_needs_item_response_and_raters_with_ids(refused: Refused) -> None:
    lines = refused("participant,group,question\nP1,peer,L01\n", item="question", rater={"row_number": True})
    assert [line[-5:-1] for line in lines] == ["R-12", "R-17"]
    assert "what was answered" in lines[0]


def test_columns_that_are_not_read_are_named_once_with_a_near_match(read: Read) -> None:
    result = read(
        "participant,rater,group,L01,L02,D1,W01,teem,notes,lastpage\nP1,a,peer,4,2,5,Much,x,y,1\n",
        ignore=["Notes"],
    )
    assert [
        (p.code, p.column, p.reason, p.mending) for p in result.problems if p.code in ("R-22", "R-24", "R-30")
    ] == [
        ("R-24", "", "no column belongs to the item 'D01'", "Name it in the mapping under `items:`."),
        (
            "R-30",
            "",
            "the survey tool's own columns were not read: 'lastpage'",
            "Name one in the mapping if it matters.",
        ),
        (
            "R-22",
            "D1",
            "the column belongs to nothing in the instrument and was not read",
            "Did you mean 'D01'?",
        ),
        (
            "R-22",
            "teem",
            "the column belongs to nothing in the instrument and was not read",
            "Did you mean 'team'?",
        ),
    ]


def test_two_columns_of_one_item_are_joined_unless_a_row_answers_both_differently(
    read: Read, answers: Answers
) -> None:
    result = read(
        "participant,rater,group,I listen to others.,Listens to others.,L02,D01\n"
        "P1,P1,self,4,,2,5\nP1,a,peer,,3,2,5\nP1,b,peer,3,3,2,5\nP1,c,peer,3,4,2,5\n"
    )
    assert [row[3] for row in answers(result)] == [4, 3, 3, 3]
    assert [str(p) for p in result.problems if p.code in ("R-23", "R-61")] == [
        (
            "responses.csv: the columns 'I listen to others.', 'Listens to others.' all belong to 'L01'; they were joined. "
            "Check that each row answers in one of them only. [R-23]"
        ),
        (
            "responses.csv:5 column 'Listens to others.': '4' disagrees with '3' in the column 'I listen to others.', which was kept; "
            "both belong to 'L01'. Empty one of them. [R-61]"
        ),
    ]


def test_the_same_heading_twice_counts_as_two_columns_of_one_item(read: Read, answers: Answers) -> None:
    result = read("participant,rater,group,L01,L01,L02,D01\nP1,a,peer,,4,2,5\n")
    assert answers(result) == ROW


def test_a_column_without_a_heading_is_named_by_its_letter(read: Read) -> None:
    result = read("participant,rater,group,L01,,\nP1,a,peer,4,x,\n")
    assert [p.column for p in result.problems if p.code == "R-22"] == ["(E)"]


def test_an_empty_column_with_a_usual_heading_is_passed_over_for_the_next(
    read: Read, answers: Answers
) -> None:
    result = read("rater,respondent,participant,group,L01,L02,D01\n,a,P1,peer,4,2,5\n")
    assert answers(result) == ROW


def test_a_file_of_which_no_row_can_be_used_is_refused_with_every_reason(refused: Refused) -> None:
    lines = refused("participant,rater,group,L01\n,a,peer,4\nP1,,peer,4\n")
    assert [line[-5:-1] for line in lines] == ["R-24", "R-24", "R-24", "R-18", "R-41", "R-42"]


def test_a_mapping_can_be_made_in_code_or_not_at_all(tmp_path: Path, instrument: Instrument) -> None:
    path = tmp_path / "x.csv"
    path.write_text("who,rater,group,L01\nP1,a,peer,4\n")
    assert len(read_responses(path, instrument, Mapping(participant="who")).responses) == 1
    with pytest.raises(ResponsesError):
        read_responses(path, instrument)


def test_an_ignored_column_is_no_item_even_if_it_is_named_like_one(read: Read, answers: Answers) -> None:
    result = read("participant,rater,group,L01,L02,D01\nP1,a,peer,4,2,5\n", ignore=["d01"])
    assert answers(result) == [["P1", "a", "peer", 4, 2, None]]


def test_an_empty_required_column_is_named_row_by_row_and_not_as_absent(refused: Refused) -> None:
    lines = refused("participant,rater,group,L01,L02,D01,W01\nP1,a,,4,2,5,1\n")
    assert [line[-5:-1] for line in lines] == ["R-18", "R-43"]
