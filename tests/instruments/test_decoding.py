import pytest

from instruments.decoding import LARGEST_FILE, decode
from instruments.problems import InstrumentError


def refusal(content: bytes) -> str:
    with pytest.raises(InstrumentError) as caught:
        decode(content, "x.yaml")
    return str(caught.value)


def test_utf_8_is_read_with_and_without_its_mark() -> None:
    assert [decode(mark + "id: ŵy\n".encode(), "x.yaml") for mark in (b"", b"\xef\xbb\xbf")] == [
        "id: ŵy\n"
    ] * 2


def test_a_file_in_cp1252_is_refused_with_its_line_and_the_mending() -> None:
    assert refusal("a: 1\nb: été\n".encode("cp1252")) == (
        "x.yaml:2 file: it is not in UTF-8: byte 0xe9 looks like 'é' in Windows-1252."
        " Save the file as UTF-8: iconv -f WINDOWS-1252 -t UTF-8. [I-62]"
    )


def test_a_byte_of_no_known_encoding_is_refused() -> None:
    assert refusal(b"a: \x81\n") == (
        "x.yaml:1 file: it is not in UTF-8: byte 0x81 cannot stand here. Save the file as UTF-8. [I-62]"
    )


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_a_file_in_wide_characters_is_refused_by_name(encoding: str, name: str) -> None:
    assert refusal("id: x\n".encode(encoding)) == (
        f"x.yaml:1 file: it is not in UTF-8: it looks like {name}."
        f" Save the file as UTF-8: iconv -f {name} -t UTF-8. [I-62]"
    )


def test_a_surrogate_is_not_utf_8() -> None:
    assert refusal(b"a: \xed\xa0\x80\n").startswith("x.yaml:1 file: it is not in UTF-8: byte 0xed")


@pytest.mark.parametrize(
    ("character", "name"), [("\x00", "U+0000"), ("\x1b", "U+001B"), ("\x85", "U+0085"), ("\u2028", "U+2028")]
)
def test_a_control_character_is_refused_in_each_line_that_has_one(character: str, name: str) -> None:
    assert refusal(f"a: 1\nb: {character}{character}\nc: {character}".encode()).splitlines() == [
        f"x.yaml:{line} file: {name} is a control character."
        " Printable characters, spaces and ends of lines. [I-63]"
        for line in (2, 3)
    ]


def test_tabs_and_all_ends_of_lines_are_no_control_characters() -> None:
    assert decode(b"a: 1\r\nb:\t2\rc: 3\n", "x.yaml") == "a: 1\r\nb:\t2\rc: 3\n"


def test_a_file_of_one_megabyte_is_read_and_one_byte_more_is_not() -> None:
    assert len(decode(b" " * LARGEST_FILE, "x.yaml")) == LARGEST_FILE
    assert refusal(b" " * (LARGEST_FILE + 1)) == "x.yaml file: it is larger than 1,000,000 bytes. [I-61]"
