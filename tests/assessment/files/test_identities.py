from collections.abc import Callable

import pytest

from assessment.files import ReadResult

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

TIDIED = "stray blanks, invisible characters or decimals were taken off"
HEAD = "participant,rater,group,L01\n"


def ids(result: ReadResult) -> list[list[object]]:
    return result.responses[["participant", "rater"]].to_numpy(dtype=object).tolist()


def test_ids_that_differ_in_case_or_blanks_are_one_with_a_remark_for_each_spelling(read: Read) -> None:
    result = read(HEAD + "P001,a,peer,4\n p001,b,peer,4\nP001 ,c,peer,4\nP002,a,peer,4\n")
    assert [row[0] for row in ids(result)] == ["P001", "P001", "P001", "P002"]
    assert [(p.row, p.reason) for p in result.problems if p.code == "R-75"] == [
        (3, "' p001' was taken for 'P001'"),
        (4, "'P001 ' was taken for 'P001'"),
    ]


def test_blanks_and_decimals_that_join_nothing_are_remarked_on_once(read: Read) -> None:
    result = read(HEAD + "1.0,\u200ba,peer,4\n2.00,b,peer,4\n")
    assert ids(result) == [["1", "a"], ["2", "b"]]
    assert [(p.row, p.column, p.reason) for p in result.problems if p.code == "R-70"] == [
        (
            2,
            "participant",
            f"{TIDIED}: '1.0' was read as '1' (ids changed: 2)",
        ),
        (
            2,
            "rater",
            f"{TIDIED}: '\\u200ba' was read as 'a' (ids changed: 1)",
        ),
    ]


def test_ids_that_differ_in_leading_zeros_stay_two_people_with_a_remark(read: Read) -> None:
    result = read(HEAD + "007,a,peer,4\n7,a,peer,3\n08,b,peer,4\n0,c,peer,2\n")
    assert [row[0] for row in ids(result)] == ["007", "7", "08", "0"]
    assert [(p.row, p.column, p.reason) for p in result.problems if p.code == "R-76"] == [
        (3, "participant", "'7' and '007' both stand in the file; they were kept as two people")
    ]


@pytest.mark.parametrize("id_", ["=1+1", "@a", "-x"])
def test_an_id_that_looks_like_a_formula_stays_text_with_a_remark(read: Read, id_: str) -> None:
    result = read(HEAD + f"P1,{id_},peer,4\n")
    assert ids(result) == [["P1", id_]]
    assert [(p.row, p.column, p.value) for p in result.problems if p.code == "R-71"] == [(2, "rater", id_)]


def test_negative_numbers_names_and_addresses_are_ordinary_ids(read: Read) -> None:
    result = read(HEAD + "-5,siân@example.org,peer,4\nJosé García,b,peer,4\n")
    assert ids(result) == [["-5", "siân@example.org"], ["José García", "b"]]
    assert [p.code for p in result.problems if p.code in ("R-70", "R-71", "R-75")] == []


def test_rows_without_participant_rater_or_group_are_listed(read: Read, answers: Answers) -> None:
    result = read(HEAD + "P1,a,peer,4\n,a,peer,4\nP1,,peer,4\nP1,b,,4\n\u200b,c,peer,4\n,,,4\n")
    assert answers(result) == [["P1", "a", "peer", 4, None, None]]
    assert [(p.code, p.row) for p in result.rejected] == [
        ("R-41", 3),
        ("R-42", 4),
        ("R-43", 5),
        ("R-41", 6),
        ("R-41", 7),
    ]
    assert (result.rows_read, result.rows_kept) == (6, 1)


def test_an_id_of_no_row_that_is_kept_is_no_category(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,4\nP2,b,strangers,4\n")
    assert list(result.responses["participant"].cat.categories) == ["P1"]
    assert list(result.responses["rater"].cat.categories) == ["a"]
    assert result.people["participant"].tolist() == ["P1"]
