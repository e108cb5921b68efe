from collections.abc import Callable

import pytest

from assessment.files import ReadResult

Read = Callable[..., ReadResult]


def comments(read: Read, text: str) -> ReadResult:
    quoted = text.replace('"', '""')
    return read(
        f'participant,rater,group,L01,keep,"change. What should they change?"\nP1,a,peer,4,"{quoted}",\n'
    )


@pytest.mark.parametrize(
    "text",
    ["I <3 this", "<img src=/etc/passwd>", "=1+1", "\u202eright to left", "one\n\ntwo", "🙂", "x" * 4000],
)
def test_a_comment_stays_as_it_is(read: Read, text: str) -> None:
    result = comments(read, text)
    assert result.comments.to_dict("records") == [
        {"participant": "P1", "rater": "a", "rater_group": "peer", "question": "keep", "text": text}
    ]
    assert [p.code for p in result.problems if p.code in ("R-72", "R-73")] == []


@pytest.mark.parametrize(
    ("text", "plain"), [("'=1+1", "=1+1"), ("'tis so", "'tis so"), ("'- this\n- that", "- this\n- that")]
)
def test_the_apostrophe_that_keeps_a_spreadsheet_from_running_a_comment_is_no_part_of_it(
    read: Read, text: str, plain: str
) -> None:
    assert comments(read, text).comments["text"].tolist() == [plain]


@pytest.mark.parametrize("text", ["", " ", "N/A", "-", "."])
def test_a_sign_for_no_answer_is_no_comment(read: Read, text: str) -> None:
    assert comments(read, text).comments.empty


def test_control_characters_become_blanks_with_a_remark_that_does_not_repeat_the_comment(read: Read) -> None:
    result = comments(read, " a\x00b\x0bc ")
    assert result.comments["text"].tolist() == ["a b c"]
    assert [str(p) for p in result.problems if p.code == "R-72"] == [
        "responses.csv:2 column 'keep': invisible control characters were taken out. No action is needed. [R-72]"
    ]


def test_a_long_comment_is_kept_whole_with_a_remark(read: Read) -> None:
    result = comments(read, "x" * 4001)
    assert result.comments["text"].str.len().tolist() == [4001]
    assert [p.reason for p in result.problems if p.code == "R-73"] == [
        "the comment has 4001 characters; reports print the first 4000"
    ]


def test_without_comments_the_table_is_empty_with_its_columns(read: Read) -> None:
    result = read("participant,rater,group,L01\nP1,a,peer,4\n")
    assert list(result.comments.columns) == ["participant", "rater", "rater_group", "question", "text"]
    assert len(result.comments) == 0
