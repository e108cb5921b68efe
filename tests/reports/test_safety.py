"""The one place that makes any text fit to be drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.safety import ELLIPSIS, LONGEST_TEXT, is_shortened, lines, safe


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain text", "plain text"),
        ("I <3 this & that", "I <3 this & that"),
        ("one\ntwo\r\nthree\u2029four", "one two three four"),
        ("a\tb", "a b"),
        ("nul\x00", "nul\ufffd"),
        ("del\x7f", "del\ufffd"),
        ("\ud83d\ude00 as two halves", "\ufffd\ufffd as two halves"),
        ("\U0001f600 as one", "\U0001f600 as one"),
        ("\ufdd0\U0001fffe", "\ufffd\ufffd"),
        ("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c", ""),
        ("zero\ufeffwidth", "zerowidth"),
        ("joiners\u200c\u200d stay", "joiners\u200c\u200d stay"),
        ("flag \U0001f3f4\U000e0067\U000e007f", "flag \U0001f3f4"),
    ],
)
def test_a_text_is_made_safe(text: str, expected: str) -> None:
    assert safe(text) == expected


def test_paragraphs_are_parted_and_empty_ones_left_out() -> None:
    assert lines("one\r\n\r\n  two  \x0bthree\x85") == ["one", "two", "three"]


@pytest.mark.parametrize(("length", "shortened"), [(LONGEST_TEXT, False), (LONGEST_TEXT + 1, True)])
def test_a_text_may_have_so_many_characters(length: int, shortened: bool) -> None:  # noqa: FBT001 - an expectation
    assert is_shortened("x" * length) is shortened


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert safe("x" * 5000) == "x" * LONGEST_TEXT + ELLIPSIS
    assert lines("x" * 3999 + "\n" + "y" * 9) == ["x" * 3999, ELLIPSIS]


def test_a_letter_keeps_its_mark_or_goes_with_it() -> None:
    assert safe("e\u0301" * 3000) == "e\u0301" * 2000 + ELLIPSIS
    assert safe("x" * 3999 + "e\u0301" * 9) == "x" * 3999 + ELLIPSIS


@given(st.text(st.characters()))
def test_a_safe_text_stays_as_it_is(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(st.text(st.characters()))
def test_a_safe_text_can_be_written_into_any_file(text: str) -> None:
    assert safe(text).encode("utf-8").decode("utf-8") == safe(text)
