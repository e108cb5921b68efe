from collections.abc import Callable

from assessment.files import ReadResult

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

HEAD = "participant,rater,group,L01,keep,submitted\n"


def kept(result: ReadResult) -> list[list[object]]:
    return result.responses[["participant", "rater", "rater_group", "L01"]].to_numpy(dtype=object).tolist()


def rejected(result: ReadResult) -> list[tuple[str, int | None, str]]:
    return [(p.code, p.row, p.reason) for p in result.rejected]


def test_the_same_row_twice_counts_once(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,4,well,\nP1,A ,Peer,Often,well,\n")
    assert kept(result) == [["P1", "A", "peer", 4]]
    assert rejected(result) == [("R-47", 3, "the same as row 2: rater 'A' about 'P1'")]


def test_of_different_answers_the_first_counts_where_no_dates_tell(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,4,,\nP1,a,peer,3,,\n")
    assert kept(result) == [["P1", "a", "peer", 4]]
    assert rejected(result) == [
        ("R-48", 3, "differs from row 2, which was kept as the first in the file: rater 'a' about 'P1'")
    ]


def test_a_different_comment_is_a_different_answer(read: Read) -> None:
    assert [code for code, *_ in rejected(read(HEAD + "P1,a,peer,4,one,\nP1,a,peer,4,two,\n"))] == ["R-48"]


def test_of_different_answers_the_last_submitted_counts_where_dates_tell(read: Read) -> None:
    result = read(
        HEAD + "P1,a,peer,1,,2026-03-01\nP1,a,peer,2,,2026-03-03\nP1,a,peer,3,,2026-03-02\nP1,a,peer,4,,\n"
    )
    assert kept(result) == [["P1", "a", "peer", 2]]
    assert [(code, row) for code, row, _ in rejected(result)] == [("R-48", 2), ("R-48", 4), ("R-48", 5)]
    assert (
        rejected(result)[0][2]
        == "differs from row 3, which was kept as the last submitted: rater 'a' about 'P1'"
    )


def test_a_rater_in_two_groups_counts_in_one(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,4,,\nP1,a,line manager,4,,\nP2,a,line manager,3,,\n")
    assert kept(result) == [["P1", "a", "peer", 4], ["P2", "a", "line_manager", 3]]
    assert rejected(result) == [
        (
            "R-49",
            3,
            "rater 'a' answers about 'P1' as 'line_manager' here and as 'peer' in row 2, which was kept as the first in the file",
        )
    ]


def test_a_participant_among_the_raters_of_another_group_is_left_out_there(read: Read) -> None:
    result = read(HEAD + "P1,P1,self,4,,\nP1,P1,peer,5,,\nP2,P1,peer,3,,\nP3,P3,peer,5,,\n")
    assert kept(result) == [["P1", "P1", "self", 4], ["P2", "P1", "peer", 3]]
    assert rejected(result) == [
        ("R-50", 3, "'P1' is the participant 'P1' and answers as 'peer' here"),
        ("R-50", 5, "'P3' is the participant 'P3' and answers as 'peer' here"),
    ]


def test_an_id_of_the_survey_tool_that_answers_as_self_and_as_another_is_found_too(read: Read) -> None:
    result = read(HEAD + "P1,R_1,self,4,,\nP1,R_1,peer,5,,\n")
    assert kept(result) == [["P1", "R_1", "self", 4]]
    assert [(code, row) for code, row, _ in rejected(result)] == [("R-50", 3)]


def test_equal_numbers_of_raters_and_participants_mean_nothing_where_nothing_shows_that_they_are_one_kind(
    read: Read,
) -> None:
    result = read(HEAD + "1,1,peer,4,,\n1,2,peer,4,,\n2,2,peer,4,,\n")
    assert len(kept(result)) == 3
    assert rejected(result) == []


def test_a_participant_has_one_self_rating_whatever_ids_the_tool_gave(read: Read) -> None:
    result = read(HEAD + "P1,R_1,self,4,,2026-03-01\nP1,R_2,self,5,,2026-03-02\nP2,R_3,self,5,,2026-03-02\n")
    assert kept(result) == [["P1", "R_2", "self", 5], ["P2", "R_3", "self", 5]]
    assert [(code, row) for code, row, _ in rejected(result)] == [("R-48", 2)]


def test_participants_without_a_self_rating_are_remarked_on(read: Read) -> None:
    result = read(HEAD + "P1,P1,self,4,,\nP2,a,peer,4,,\nP3,a,peer,4,,\n")
    assert [p.value for p in result.problems if p.code == "R-28"] == ["P2", "P3"]


def test_a_file_without_any_self_rating_is_remarked_on_once(read: Read) -> None:
    result = read(HEAD + "P2,a,peer,4,,\nP3,a,peer,4,,\n")
    assert [p.code for p in result.problems if p.code in ("R-28", "R-29")] == ["R-29"]
