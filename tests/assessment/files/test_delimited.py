from collections.abc import Callable

import pytest

from assessment.files import ReadResult

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]
Refused = Callable[..., list[str]]

ROW = [["P1", "a", "peer", 4, 2, None]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_found(read: Read, answers: Answers, delimiter: str, line_end: str) -> None:
    rows = ["participant,rater,group,L01,L02", "P1,a,peer,4,2", ""]
    assert answers(read(line_end.join(rows).replace(",", delimiter))) == ROW


def test_a_delimiter_inside_quoted_texts_does_not_mislead(read: Read, answers: Answers) -> None:
    text = 'participant;rater;group;L01;L02;"keep, a, b, c, d, e"\nP1;a;peer;4;2;"x, y, z"\n'
    assert answers(read(text)) == ROW


def test_the_delimiter_that_excel_declares_is_a_row_of_its_own(read: Read, answers: Answers) -> None:
    result = read("sep=;\nparticipant;rater;group;L01;L02\nP1;a;peer;4;2\n;b;peer;4;2\n")
    assert answers(result) == ROW
    assert [(p.code, p.row) for p in result.rejected] == [("R-41", 4)]


def test_quoted_line_breaks_and_quotation_marks_are_kept_and_rows_count_as_a_spreadsheet_counts(
    read: Read,
) -> None:
    result = read('participant,rater,group,L01,keep\nP1,a,peer,4,"one\ntwo ""three"""\nP1,b,peer,9,\n')
    assert result.comments["text"].tolist() == ['one\ntwo "three"']
    assert [(p.code, p.row) for p in result.rejected] == [("R-60", 3)]


def test_rows_of_another_width_are_named_and_empty_ones_are_not(read: Read, answers: Answers) -> None:
    result = read("participant,rater,group,L01,L02\n\nP1,a,peer,4,2\nP1,b,peer\n,\n,,,,\nP1,c,peer,4,2,5\n")
    assert answers(result) == ROW
    assert [(p.code, p.row, p.value) for p in result.rejected] == [
        ("R-40", 4, "P1,b,peer"),
        ("R-40", 7, "P1,c,peer,4,2,5"),
    ]
    assert (result.rows_read, result.rows_kept) == (3, 1)


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row(refused: Refused) -> None:
    lines = refused(
        'participant,rater,group,L01,keep\nP1,a,peer,4,fine\nP1,b,peer,4,"oops\nP1,c,peer,4,fine\n'
    )
    assert lines[-1] == (
        "responses.csv: a quotation mark in row 3 is never closed, so everything after it would be one cell. "
        "Close the quotation mark, or write a quotation mark inside a text twice. [R-09]"
    )


def test_a_lone_quotation_mark_inside_a_text_is_text(read: Read) -> None:
    assert read('participant,rater,group,L01,keep\nP1,a,peer,4,a 15" screen\n').comments["text"].tolist() == [
        'a 15" screen'
    ]


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "sep=;\n", " \n,\n"])
def test_an_empty_file_is_refused(refused: Refused, content: str) -> None:
    assert refused(content) == ["responses.csv: the file is empty. Export it again. [R-02]"]


@pytest.mark.parametrize("content", ["participant,rater,group,L01\n", "participant,rater,group,L01\n,,,\n\n"])
def test_headings_alone_are_refused(refused: Refused, content: str) -> None:
    assert [line[-6:] for line in refused(content)] == ["[R-03]"]


def test_rows_above_the_headings_can_be_skipped(read: Read, answers: Answers) -> None:
    text = "Export of 1 March\n\nparticipant,rater,group,L01,L02\nP1,a,peer,4,2\n,b,peer,1,1\n"
    result = read(text, skip_rows=2)
    assert answers(result) == ROW
    assert [(p.code, p.row) for p in result.rejected] == [("R-41", 5)]


def test_more_than_the_sample_of_rows_is_read(read: Read) -> None:
    text = "participant,rater,group,L01\n" + "".join(f"P1,r{n},peer,{n % 5 + 1}\n" for n in range(40_000))
    assert len(read(text).responses) == 40_000


@pytest.mark.parametrize("content", ["one\ntwo,2\n", "one,1\ntwo,2\n"])
def test_a_file_that_ends_above_its_headings_is_empty(refused: Refused, content: str) -> None:
    assert [line[-6:] for line in refused(content, skip_rows=9)] == ["[R-02]"]


@pytest.mark.parametrize(
    "text",
    [
        "participant,rater,group,L01,L02\nP1,a,peer,4,2,\n",
        "participant,rater,group,L01,L02\nP1,a,peer,4,2,, \n",
        "participant,rater,group,L01,L02,\nP1,a,peer,4,2\n",
        "participant,rater,group,L01,L02,,\nP1,a,peer,4,2,\n",
    ],
)
def test_empty_cells_below_no_heading_make_no_row_ragged(read: Read, answers: Answers, text: str) -> None:
    result = read(text)
    assert (answers(result), result.rejected) == (ROW, [])


def test_rows_with_empty_cells_more_stay_in_their_places(read: Read) -> None:
    result = read("participant,rater,group,L01\nP1,a,peer,1\nP1,b,peer,2,\nP1,c,peer,3\n,d,peer,4,,\n")
    assert result.responses["L01"].tolist() == [1, 2, 3]
    assert [(p.code, p.row) for p in result.rejected] == [("R-41", 5)]


def test_rows_above_the_headings_are_suggested_where_rows_are_wider_than_the_first(refused: Refused) -> None:
    lines = refused("Our programme\n\nparticipant,rater,group,L01\nP1,a,peer,4\n")
    assert any("`skip_rows:`" in line for line in lines)


def test_a_text_without_line_ends_is_no_table(refused: Refused) -> None:
    (line,) = refused("a," * 200_000)
    assert "this is a text whose first row is longer than 256 KB" in line


def test_a_cell_longer_than_the_sample_is_read(read: Read, answers: Answers) -> None:
    text = 'participant,rater,group,L01,L02,keep\nP1,a,peer,4,2,"' + "long\n" * 60_000 + '"\n'
    assert answers(read(text)) == ROW


def test_a_cell_of_megabytes_is_refused(refused: Refused) -> None:
    text = "participant,rater,group,L01,L02,keep\nP1,a,peer,4,2,fine\nP1,b,peer,4,2," + "x" * 9_000_000
    (line,) = refused(text + "\nP1,c,peer,4,2,fine\n")
    assert line == "responses.csv: the file is damaged: a cell is longer than 4 MB. Export it again. [R-07]"
