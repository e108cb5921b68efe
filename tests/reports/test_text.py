"""Measuring and wrapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.content import Emphasis, Run, plain
from reports.lines import Line
from reports.text import fit, one_line, widest_word, width, wrap, wrap_at_most


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def texts_of(lines: tuple[Line, ...]) -> list[str]:
    """What is seen of each line."""
    return [text_of(line).rstrip(" ") for line in lines]


def test_words_fill_lines() -> None:
    assert texts_of(wrap("one two three four", 10, 50)) == ["one two", "three four"]


def test_lines_read_one_after_the_other_give_the_text() -> None:
    text = "One two three four self-only five."
    assert "".join(map(text_of, wrap(text, 10, 40))) == text


def test_the_space_at_the_end_of_a_line_takes_no_room() -> None:
    first, _ = wrap("one two", 10, 30)
    assert first.width == pytest.approx(one_line("one").width)


def test_a_text_without_words_has_no_lines() -> None:
    assert wrap("", 10, 50) == ()
    assert wrap("  ", 10, 50) == ()


def test_spaces_between_words_count_once() -> None:
    assert texts_of(wrap("  one   two ", 10, 500)) == ["one two"]


def test_a_hard_space_holds_its_words_together() -> None:
    assert texts_of(wrap("page of\u00a03", 10, 40)) == ["page", "of\u00a03"]


def test_a_line_may_end_after_a_hyphen_between_letters_only() -> None:
    assert texts_of(wrap("self-only", 10, 30)) == ["self-", "only"]
    assert texts_of(wrap("a -0.5", 10, 22)) == ["a", "-0.5"]


def test_a_word_wider_than_the_line_is_broken_between_letters() -> None:
    rows = wrap("W" * 40, 10, 100)
    assert "".join(texts_of(rows)) == "W" * 40
    assert all(row.width * 10 <= 100 for row in rows)
    assert len(rows) == 4


def test_a_broken_word_keeps_marks_on_their_letters() -> None:
    rows = texts_of(wrap("e\u0301" * 40, 10, 60))
    assert len(rows) > 1
    assert not any(row.startswith("\u0301") for row in rows)


def test_lines_of_chinese_end_anywhere_but_never_start_with_a_stop() -> None:
    rows = texts_of(wrap("你好世界。" * 8, 10, 45))
    assert len(rows) > 1
    assert not any(row.startswith("。") for row in rows)


def test_a_stop_set_after_a_bold_word_stays_with_it() -> None:
    bold = Run("Higher for both", Emphasis.BOLD)
    filler = "word " * 7
    for points in range(180, 230):
        rows = texts_of(wrap((Run(filler), bold, Run(": more")), 9, points))
        assert not any(row.startswith(":") for row in rows)


def test_runs_are_set_in_their_faces() -> None:
    (line,) = wrap((Run("plain "), Run("bold ", Emphasis.BOLD), Run("italic", Emphasis.ITALIC)), 10, 500)
    assert [piece.face.name for piece in line.pieces if piece.text.strip()] == [
        "NotoSans-Regular",
        "NotoSans-Bold",
        "NotoSans-Italic",
    ]


def test_a_name_from_right_to_left_turns_nothing_beside_it() -> None:
    (line,) = wrap((Run("Profile of "), Run("\u202eשלם כהן"), Run(" (2026), page 3")), 10, 500)
    assert texts_of((line,)) == ["Profile of כהן שלם (2026), page 3"]
    assert not line.leftwards


def test_a_text_from_right_to_left_is_set_leftwards_with_its_numbers_forwards() -> None:
    (line,) = wrap("שלום 123 עולם", 10, 500)
    assert line.leftwards
    assert [piece.text for piece in line.pieces if piece.text.strip()] == ["עולם", "123", "שלום"]


def test_a_label_on_one_line_is_cut_where_there_is_no_room() -> None:
    assert text_of(fit("short", 10, 100)) == "short"
    assert text_of(fit("rather a long label", 10, 50)) == "rather a…"
    assert width("rather a…", 10) <= 50


def test_a_label_of_too_many_lines_ends_in_an_ellipsis() -> None:
    assert texts_of(wrap_at_most("one two three", 10, 30, 5)) == ["one", "two", "three"]
    assert texts_of(wrap_at_most("one two three", 10, 30, 2)) == ["one", "two…"]


def test_bold_is_wider() -> None:
    assert width("Word", 10, Emphasis.BOLD) > width("Word", 10)


def test_the_widest_word_decides_how_narrow_a_column_may_be() -> None:
    assert widest_word("a longest b", 10) == pytest.approx(width("longest", 10))


@given(
    st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Zs"]), min_size=1), st.floats(20, 400)
)
def test_no_line_is_wider_than_it_may_be(text: str, points: float) -> None:
    assert all(row.width * 9 <= points * 1.02 for row in wrap(text, 9, points))


@given(
    st.lists(
        st.text(
            st.characters(min_codepoint=0x21, max_codepoint=0x17F, exclude_categories=["C", "Z"]), min_size=1
        ),
        max_size=30,
    )
)
def test_wrapping_loses_no_character(words: list[str]) -> None:
    rows = wrap(plain(" ".join(words)), 9, 120)
    assert "".join(texts_of(rows)).replace(" ", "") == "".join(words).replace("\u00ad", "")


def test_one_line_is_never_broken() -> None:
    assert text_of(one_line("word " * 500)) == ("word " * 500).strip()
