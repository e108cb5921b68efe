from collections.abc import Callable

from assessment.files import ReadResult

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

HEAD = "participant,rater,group,item,response\n"


def rejected(result: ReadResult) -> list[tuple[str, int | None, str]]:
    return [(p.code, p.row, p.value) for p in result.rejected]


def test_answers_come_together_from_anywhere_in_the_file(read: Read, answers: Answers) -> None:
    result = read(
        HEAD
        + "P1,a,peer,L01,4\nP2,a,peer,L01,1\nP1,a,Peers,D01,Always\np1,A,peer,L02,NS\nP2,a,peer,W01,Much\n"
    )
    assert answers(result) == [["P1", "A", "peer", 4, None, 5], ["P2", "A", "peer", 1, None, None]]
    assert result.responses["W01"].tolist()[1] == 1
    assert result.not_observed["L02"] == 1
    assert (result.rows_read, result.rows_kept) == (5, 5)


def test_comments_stand_among_the_answers(read: Read) -> None:
    result = read(
        HEAD
        + "P1,a,peer,L01,4\nP1,a,peer,keep,Listening\nP1,a,peer,What should they change?,-\nP2,b,peer,keep,\nP2,b,peer,change,Nothing\n"
    )
    assert result.comments[["participant", "question", "text"]].to_numpy().tolist() == [
        ["P1", "keep", "Listening"],
        ["P2", "change", "Nothing"],
    ]


def test_rows_without_a_known_item_are_listed_with_a_suggestion(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,L01,4\nP1,a,peer,L1,4\nP1,a,peer,,4\nP1,a,peer,shoe size,44\n")
    assert [str(p) for p in result.rejected] == [
        (
            "responses.csv:3 column 'item': 'L1' is neither an item nor a comment question of the instrument. "
            "Correct it, or add it to the mapping under `items:`. Did you mean 'L01'? [R-46]"
        ),
        "responses.csv:4 column 'item': the row does not say which item is answered. Fill in the item. [R-45]",
        (
            "responses.csv:5 column 'item': 'shoe size' is neither an item nor a comment question of the instrument. "
            "Correct it, or add it to the mapping under `items:`. [R-46]"
        ),
    ]
    assert (result.rows_read, result.rows_kept) == (4, 1)


def test_answers_outside_the_options_are_listed_and_their_rows_count(read: Read, answers: Answers) -> None:
    result = read(HEAD + "P1,a,peer,L01,9\nP1,a,peer,L02,2\nP1,a,peer,W01,2\n")
    assert answers(result) == [["P1", "a", "peer", None, 2, None]]
    assert rejected(result) == [("R-60", 2, "9"), ("R-60", 4, "2")]
    assert (result.rows_read, result.rows_kept, result.cells_rejected) == (3, 3, 2)


def test_every_row_of_who_is_left_out_is_listed(read: Read, answers: Answers) -> None:
    result = read(
        HEAD
        + "P1,a,peer,L01,4\n,a,peer,L01,4\nP1,b,stranger,L01,4\nP1,a,peer,L02,2\n,a,peer,L02,4\nP1,b,stranger,L02,4\nP1,,peer,L02,4\n"
    )
    assert answers(result) == [["P1", "a", "peer", 4, 2, None]]
    assert rejected(result) == [
        ("R-41", 3, ""), ("R-44", 4, "stranger"), ("R-41", 6, ""), ("R-44", 7, "stranger"), ("R-42", 8, ""),
    ]  # fmt: skip


def test_every_row_of_a_rater_in_a_second_group_is_listed(read: Read, answers: Answers) -> None:
    result = read(
        HEAD
        + "P1,a,peer,L01,4\nP1,a,line manager,L01,1\nP1,a,line manager,L02,1\nP1,a,peer,L02,2\nP2,b,peer,L01,3\n"
    )
    assert answers(result) == [["P1", "a", "peer", 4, 2, None], ["P2", "b", "peer", 3, None, None]]
    assert [(code, row) for code, row, _ in rejected(result)] == [("R-49", 3), ("R-49", 4)]


def test_a_second_self_rating_and_the_participant_among_peers_are_listed(
    read: Read, answers: Answers
) -> None:
    result = read(HEAD + "P1,P1,self,L01,4\nP1,x,self,L01,4\nP1,P1,peer,L01,3\nP1,P1,self,L02,4\n")
    assert answers(result) == [["P1", "P1", "self", 4, 4, None]]
    assert [(code, row) for code, row, _ in rejected(result)] == [("R-48", 3), ("R-50", 4)]


def test_an_answer_given_twice_counts_once(read: Read, answers: Answers) -> None:
    result = read(
        HEAD
        + "P1,a,peer,L01,4\nP1,a,peer,L01,Often\nP1,a,peer,L02,2\nP1,a,peer,L02,3\nP1,a,peer,keep,x\nP1,a,peer,keep,y\nP1,a,peer,D01,\nP1,a,peer,D01,\n"
    )
    assert answers(result) == [["P1", "a", "peer", 4, 2, None]]
    assert [str(p) for p in result.rejected][:2] == [
        (
            "responses.csv:3 column 'response': the same as row 2: another answer to 'L01' by the same rater. "
            "No action is needed if the row was exported twice. [R-47]"
        ),
        (
            "responses.csv:5 column 'response': differs from row 4, which was kept as the first in the file: "
            "another answer to 'L02' by the same rater. Delete the one that does not count. [R-48]"
        ),
    ]
    assert rejected(result)[2:] == [("R-48", 7, "y"), ("R-47", 9, "")]
    assert result.comments["text"].tolist() == ["x"]


def test_of_two_answers_the_last_submitted_counts_where_dates_tell(read: Read, answers: Answers) -> None:
    result = read(
        "participant,rater,group,item,response,submitted\nP1,a,peer,L01,4,2026-03-01\nP1,a,peer,L01,2,2026-03-05\nP1,a,peer,L02,1,2026-03-01\n"
    )
    assert answers(result) == [["P1", "a", "peer", 2, 1, None]]
    assert rejected(result) == [("R-48", 2, "4")]


def test_details_of_participants_stand_in_any_of_their_rows(read: Read) -> None:
    result = read(
        "participant,rater,group,item,response,team\nP1,a,peer,L01,4,East\nP2,a,peer,L01,4,West\nP2,b,peer,L01,4,West\n"
    )
    assert result.people[["participant", "team"]].to_numpy().tolist() == [["P1", "East"], ["P2", "West"]]


def test_labels_and_codes_mixed_and_codes_by_position_are_remarked_on(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,L01,4\nP1,a,peer,L02,Often\nP1,a,peer,D01,A5\n")
    assert sorted(p.code for p in result.problems if p.code in ("R-25", "R-26")) == ["R-25", "R-26"]


def test_a_file_of_comments_alone_has_respondents_without_answers(read: Read, answers: Answers) -> None:
    result = read(HEAD + "P1,a,peer,keep,Listening\n")
    assert answers(result) == [["P1", "a", "peer", None, None, None]]
    assert len(result.comments) == 1
