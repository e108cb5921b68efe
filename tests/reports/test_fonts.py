"""Which font holds a character, how words are shaped, and what gets into the file."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.content import Emphasis
from reports.direction import levels, starts_right_to_left, visual_order
from reports.fonts.choice import face_for, usual_glyphs
from reports.fonts.embedding import font_program
from reports.fonts.faces import FOLDER, face
from reports.fonts.missing import MissingFace
from reports.shaping import shape, word


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("a", "NotoSans-Regular"),
        ("ŵ", "NotoSans-Regular"),
        ("\u2212", "NotoSans-Regular"),
        ("Я", "NotoSans-Regular"),
        ("→", "DejaVuSans"),
        ("ש", "NotoSansHebrew-Regular"),
        ("ع", "NotoSansArabic-Regular"),
        ("न", "NotoSansDevanagari-Regular"),
        ("தி"[0], "NotoSansTamil-Regular"),
        ("ไ", "NotoSansThai-Regular"),
        ("አ", "NotoSansEthiopic-Regular"),
        ("你", "wqy-microhei"),
        ("한", "wqy-microhei"),
        ("👍", "NotoEmoji-Regular"),
        ("\U00012000", "Missing-0120"),
    ],
)
def test_a_character_is_set_in_a_font_that_has_it(char: str, name: str) -> None:
    assert face_for(char, Emphasis.PLAIN).name == name


def test_every_font_file_has_its_licence_beside_it() -> None:
    licences = "".join(path.read_text("utf-8") for path in FOLDER.glob("LICENSE*.txt"))
    for path in FOLDER.glob("*.tt?"):
        family = path.stem.partition("-")[0]
        known = family.startswith("NotoSans") and "NotoSans" in licences
        assert known or path.name in licences, path.name


def test_pairs_of_letters_are_kerned() -> None:
    apart = word("A", Emphasis.PLAIN).width + word("V", Emphasis.PLAIN).width
    assert word("AV", Emphasis.PLAIN).width < apart


def test_each_glyph_knows_its_text() -> None:
    shaped = shape(face("NotoSans-Regular.ttf"), "Sŵn")
    assert "".join(text for _, text in shaped.glyphs) == "Sŵn"
    assert shaped.tells


def test_a_letter_from_two_glyphs_does_not_tell_its_text_by_itself() -> None:
    shaped = shape(face("NotoSansKhmer-Regular.ttf"), "ខ្មែរ")
    assert "".join(text for _, text in shaped.glyphs) != ""
    assert not shaped.tells


def test_a_word_in_two_scripts_is_set_in_two_fonts() -> None:
    assert [piece.face.name for piece in word("abcשלם", Emphasis.BOLD).pieces] == [
        "NotoSans-Bold",
        "NotoSansHebrew-Regular",
    ]


def test_the_box_of_a_missing_character_shows_its_code_point() -> None:
    box = MissingFace(0xE1)
    assert box.outline(0x23) != box.outline(0x24)
    assert box.outline(0x23).endswith(" f*")
    assert MissingFace(0x104).width > box.width


def test_a_subset_holds_the_glyphs_it_is_asked_for_and_not_the_font() -> None:
    of_face = face("NotoSans-Regular.ttf")
    texts = tuple(sorted(usual_glyphs(of_face).items()))
    assert font_program(of_face, texts).length < 60_000
    assert font_program(of_face, texts).length > font_program(of_face, texts[:20]).length


def test_only_text_faces_bring_their_usual_letters() -> None:
    bold = face("NotoSans-Bold.ttf")
    assert usual_glyphs(bold)[bold.glyph("ŵ")] == "ŵ"
    assert usual_glyphs(face("DejaVuSans.ttf")) == {}


@pytest.mark.parametrize(
    ("text", "leftwards", "expected"),
    [
        ("abc", False, [0, 0, 0]),
        ("אבג", True, [1, 1, 1]),
        ("a אב", False, [0, 0, 1, 1]),
        ("א12", True, [1, 2, 2]),
        ("ع\u200dع", True, [1, 1, 1]),
    ],
)
def test_each_character_has_its_level(text: str, leftwards: bool, expected: list[int]) -> None:  # noqa: FBT001 - a case
    assert levels(text, leftwards=leftwards) == expected


def test_parts_are_turned_level_by_level() -> None:
    assert visual_order([0, 1, 0]) == [0, 1, 2]
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert visual_order([]) == []


@pytest.mark.parametrize(("text", "expected"), [("12 שלום", True), ("a שלום", False), ("12", False)])
def test_the_first_letter_gives_the_direction(text: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert starts_right_to_left(text) is expected


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30), st.booleans())
def test_every_character_gets_a_level(text: str, leftwards: bool) -> None:  # noqa: FBT001 - a case
    controls = {"RLE", "LRE", "RLO", "LRO", "PDF", "B", "RLI", "LRI", "FSI", "PDI"}
    text = "".join(char for char in text if unicodedata.bidirectional(char) not in controls)
    assert len(levels(text, leftwards=leftwards)) == len(text)
