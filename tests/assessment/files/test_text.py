import pytest

from assessment.files.text import folded, hint, is_no_answer, squashed, whole_number


@pytest.mark.parametrize(
    "text", ["I listen to others.", "i  LISTEN\xa0to others", "I listen, to others!", "I\nlisten to others"]
)
def test_case_blanks_and_punctuation_make_no_difference(text: str) -> None:
    assert folded(text) == "i listen to others"


@pytest.mark.parametrize(("text", "folded_text"), [("★", "★"), ("?", "?"), ("Ŵyl", "ŵyl"), ("कि", "कि")])
def test_signs_and_letters_of_any_script_stay(text: str, folded_text: str) -> None:
    assert folded(text) == folded_text


def test_headings_are_the_same_with_and_without_blanks() -> None:
    assert squashed("Participant ID") == squashed("participant_id") == squashed("ParticipantId")


@pytest.mark.parametrize("text", ["4", " 4 ", "4.0", "4,0", "4.00", "+4", "4.", "\uff14"])
def test_the_many_ways_to_write_four(text: str) -> None:
    assert whole_number(text) == 4


@pytest.mark.parametrize(("text", "number"), [("-3", -3), ("\u22123", -3), ("0", 0), ("007", 7)])
def test_signs_and_zeros(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["4.5", "4,5", "four", "", "4 5", "1e3", "4-5", "1" * 10])
def test_what_is_no_whole_number(text: str) -> None:
    assert whole_number(text) is None


@pytest.mark.parametrize("text", ["", " ", "N/A", "na", "#N/A", "NULL", "nan", "-", ".", "-99"])
def test_signs_for_no_answer(text: str) -> None:
    assert is_no_answer(text)


def test_a_near_match_is_suggested_and_a_far_one_is_not() -> None:
    assert hint("Line mananger", ["peer", "line_manager"]) == " Did you mean 'line_manager'?"
    assert hint("shoe size", ["peer", "line_manager"]) == ""
