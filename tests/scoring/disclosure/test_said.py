import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.disclosure.said import by_participant, of_heard, shown_comments
from scoring.profile import Reason, Suppressed
from tests.scoring.cohorts import table

TOO_FEW = Suppressed(Reason.TOO_FEW)
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


def test_comments_of_a_group_that_no_figure_counts_are_left_out_for_that_participant_alone() -> None:
    kept = of_heard(COMMENTS, {("P1", "peer")})
    assert kept["text"].tolist() == ["Decides", "Asking", "Laughs"]
    assert of_heard(COMMENTS.head(0), {("P1", "peer")}).empty


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


ALONE = table("""
    participant  rater  rater_group  question  text
    P1           a      peer         keep      Listening
    P1           b      peer         more      Explain
    P1           c      peer         keep      Thanks
    P1           d      peer         keep      Diolch
    P1           e      boss         keep      Gwych
    P1           f      boss         keep      Gwrando
    P1           P1     self         keep      Gofyn
    P2           d      peer         keep      Diolch
""")


def test_a_language_that_too_few_raters_wrote_in_is_left_out_as_if_nobody_had() -> None:
    without = ALONE[~ALONE["text"].isin(["Diolch", "Gwych", "Gwrando"])]
    said = by_participant(ALONE, own=False, fewest=3, attributed=("boss",))
    assert said == by_participant(without, own=False) != {}


def test_raters_of_an_identifiable_group_do_not_count_unless_nobody_says_so() -> None:
    said = by_participant(ALONE, own=False, fewest=3)
    assert set(said["P1"]["keep"]) == {"Listening", "Thanks", "Diolch", "Gwych", "Gwrando"}


def test_where_no_language_has_enough_raters_a_participant_has_no_comments() -> None:
    assert by_participant(ALONE, own=False, fewest=4) == {}


def test_own_comments_are_in_whatever_language_the_participant_writes() -> None:
    assert by_participant(ALONE, own=True) == {"P1": {"keep": ("Gofyn",)}}


@given(
    texts=st.lists(
        st.sampled_from(["Listens", "Explains", "Thanks", "Diolch", "Gwych", "Da iawn"]), max_size=12
    ),
    data=st.data(),
)
def test_the_place_of_a_comment_follows_from_the_words_alone(texts: list[str], data: st.DataObject) -> None:
    rows = list(zip(range(len(texts)), texts, strict=True))
    moved = data.draw(st.permutations(rows))
    renamed = [
        (f"r{97 - rater}", data.draw(st.sampled_from(["peer", "boss"])), text) for rater, text in moved
    ]
    orders = [
        by_participant(_comments(of), own=False, fewest=2)
        for of in ([(str(rater), "peer", text) for rater, text in rows], renamed)
    ]
    assert orders[0] == orders[1]


def _comments(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    columns = ["rater", "rater_group", "text"]
    return pd.DataFrame(rows, columns=columns).assign(participant="P1", question="keep")
