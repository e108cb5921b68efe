from collections.abc import Callable

import pytest

from assessment.files import ReadResult

Read = Callable[..., ReadResult]

TABLE = "participant,rater,group,L01,keep\nP1,a,peer,4,Siân \u2013 ŵ\n"
OLDER = "participant;rater;group;L01;keep\nP1;a;peer;4;Café \u2013 “good”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_with_or_without_a_mark(read: Read, encoding: str) -> None:
    result = read(TABLE.encode(encoding))
    assert result.comments["text"].tolist() == ["Siân \u2013 ŵ"]
    assert [p.code for p in result.problems if p.code in ("R-08", "R-20")] == []


def test_a_windows_1252_file_is_read_with_a_remark_that_says_how_to_save_it(read: Read) -> None:
    result = read(OLDER.encode("cp1252"))
    assert result.comments["text"].tolist() == ["Café \u2013 “good”"]
    assert str(result.problems[0]) == (
        "responses.csv: the file is not UTF-8; it was read as Windows-1252, so accented letters may be wrong. "
        "In Excel: File, Save As, 'CSV UTF-8 (Comma delimited)'. [R-20]"
    )


@pytest.mark.parametrize("content", [b"participant\x81,rater\n", b"\xe9\x00\x01binary", b"\xff\xfea"])
def test_bytes_in_no_known_encoding_are_refused(refused: Callable[..., list[str]], content: bytes) -> None:
    assert refused(content)[-1].endswith("Save it as 'CSV UTF-8'. [R-08]")
