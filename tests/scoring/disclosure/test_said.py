import pandas as pd
import pytest

from scoring.disclosure.cells import TOO_FEW
from scoring.disclosure.said import by_participant, shown_comments
from tests.scoring.cohorts import table

COMMENTS = table("""
    participant  rater  rater_group  question  text
    P1           a      peer         keep      Listens
    P1           b      boss         keep      Decides
    P1           P1     self         keep      Asking
    P1           c      peer         keep      Explains
    P1           c      peer         more      Rest
    P2           a      peer         keep      Laughs
""")


def test_comments_are_sorted_by_participant_and_question() -> None:
    said = by_participant(COMMENTS, own=False)
    assert {
        name: {question: set(texts) for question, texts in each.items()} for name, each in said.items()
    } == {
        "P1": {"keep": {"Listens", "Decides", "Explains"}, "more": {"Rest"}},
        "P2": {"keep": {"Laughs"}},
    }


def test_own_comments_stand_apart() -> None:
    assert by_participant(COMMENTS, own=True) == {"P1": {"keep": ("Asking",)}}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_says_nothing_about_who_wrote_when(seed: int) -> None:
    later = COMMENTS.sample(frac=1, random_state=seed)
    others = later.assign(rater=later["rater"].map({"a": "z", "b": "y", "c": "x", "P1": "P1"}))
    assert by_participant(others, own=False) == by_participant(COMMENTS, own=False)


def test_the_order_is_another_for_each_participant_and_question() -> None:
    texts = [f"Comment {i}" for i in range(8)]
    orders = {
        by_participant(
            pd.DataFrame({"participant": who, "rater_group": "peer", "question": question, "text": texts}),
            own=False,
        )[who][question]
        for who in ("P1", "P2", "P3")
        for question in ("keep", "more")
    }
    assert len(orders) == 6


def test_blank_and_missing_texts_are_no_comments() -> None:
    blank = COMMENTS.assign(text=pd.Series(["  ", None, "\n", " Explains ", pd.NA, ""], dtype=object))
    assert by_participant(blank, own=False) == {"P1": {"keep": ("Explains",)}}


def test_a_repeated_index_mixes_nothing_up() -> None:
    assert by_participant(COMMENTS.set_axis([0] * 6), own=False) == by_participant(COMMENTS, own=False)


def test_the_same_words_may_be_said_twice() -> None:
    twice = COMMENTS.assign(text="Listens")
    assert by_participant(twice, own=False)["P1"]["keep"] == ("Listens",) * 3


def test_words_that_are_no_proper_text_are_put_in_order_too() -> None:
    strange = COMMENTS.assign(text=pd.Series(["\ud800", "\x00", "a", "b", "c", "d"], dtype=object))
    assert set(by_participant(strange, own=False)["P1"]["keep"]) == {"\ud800", "\x00", "b"}


def test_of_few_raters_no_comment_is_shown() -> None:
    said = {"keep": ("Listens",)}
    assert shown_comments(said, ("keep", "more"), raters=2, fewest=3) == {"keep": TOO_FEW, "more": TOO_FEW}
    assert shown_comments(said, ("keep", "more"), raters=3, fewest=3) == {"keep": ("Listens",), "more": ()}
