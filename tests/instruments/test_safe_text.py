import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.safe_text import looks_like_formula, marked, neutral, unmarked


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n1", "\tx", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x", "\u2212x",
        "=cmd|' /C calc'!A0", "-", "\ufeff=1", "\x00=1",
    ],
)  # fmt: skip
def test_text_that_a_spreadsheet_might_run_gets_an_apostrophe(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["-3", "+3", "-3.5", "-3,5", "-.5", "-1e-5", "-3%", "+441234", "a=1", "P001", "", "'=1", "I <3 this"],
)
def test_numbers_and_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


@given(st.text())
def test_what_is_neutral_never_looks_like_a_formula_again(text: str) -> None:
    assert not looks_like_formula(neutral(text))
    assert neutral(neutral(text)) == neutral(text)


@given(st.one_of(st.text(), st.text("'=-\t x1")))
def test_a_marked_text_comes_back_whatever_it_is(text: str) -> None:
    assert unmarked(marked(text)) == text
    assert not looks_like_formula(marked(text))


@pytest.mark.parametrize(
    ("text", "plain"), [("'=1", "=1"), ("''=1", "'=1"), ("'tis", "'tis"), ("'-3", "'-3"), ("=1", "=1")]
)
def test_only_the_apostrophe_before_a_formula_is_taken_off(text: str, plain: str) -> None:
    assert unmarked(text) == plain
