"""Which language a comment is in, and that nobody is named by being the only one to write in it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments import load_instrument
from instruments.model import CommentQuestion, Item
from scoring.disclosure.languages import OTHER, languages_of
from scoring.disclosure.shared_languages import in_shared_languages
from scoring.disclosure.small_words import SMALL_WORDS

ENGLISH = ("Listens to everybody.", "Keep asking us what we need.", "Shorter meetings, please")
WELSH = ("Mae'n gwrando ar bawb.", "Daliwch ati i ofyn i ni.", "Llai o gyfarfodydd hir")


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("She explains why the work matters.", {"en"}),
        ("Mae'n egluro pethau cymhleth mewn geiriau syml.", {"cy"}),
        ("Mae\N{RIGHT SINGLE QUOTATION MARK}n rhoi\N{RIGHT SINGLE QUOTATION MARK}r clod i\N{RIGHT SINGLE QUOTATION MARK}r tîm.", {"cy"}),
        ("Diolch i'r ti\N{COMBINING CIRCUMFLEX ACCENT}m", {"cy"}),
        ("Thanks", {"en"}),
        ("Diolch", {"cy"}),
        ("Da iawn. Great job!", {"cy", "en"}),
        ("The visit to the old tŷ cwrdd meant a lot to us.", {"en"}),
        ("Great café chats.", {"en"}),
        ("Très bonne écoute", {OTHER}),
        ("Use the naïve question, it unlocks things.", {"en"}),
        ("Preparing slides", {"en"}),
        ("Zawsze ma czas na rozmowę.", {OTHER}),
        ("Zawsze ma czas na rozmowę. (Always has time to talk.)", {OTHER, "en"}),
        ("Hört gut zu und fragt nach.", {OTHER}),
        ("Il écoute bien les autres.", {OTHER}),
        ("مزيد من الزيارات", {OTHER}),
        ("Zxr. Listens to us", {"en"}),
        ("Xhosa bok", {"en"}),
        ("Parra", {OTHER}),
        ("", set()),
        ("🙏 10/10 …", set()),
    ],
)  # fmt: skip
def test_the_language_of_a_text(text: str, languages: set[str]) -> None:
    assert languages_of(text) == languages


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", ["systems-leadership", "pre-programme-needs"])
def test_sentences_of_the_questionnaires_are_known_and_never_taken_for_the_other_language(
    name: str, language: str
) -> None:
    instrument = load_instrument(name)
    asked: list[Item | CommentQuestion] = [*instrument.items, *instrument.comments]
    texts = [one.self_wording.in_language(language) for one in asked]
    texts += [one.other_wording.in_language(language) for one in asked if one.other_wording]
    assert {text: languages_of(text) for text in texts if languages_of(text) != {language}} == {}


def test_no_small_word_is_of_two_languages() -> None:
    assert [word for word in ("a", "i", "am", "at", "o", "hi", "dim") if word in SMALL_WORDS] == []


def said(*rows: tuple[str, str, str], participant: str = "P1") -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["rater", "rater_group", "text"])
    return table.assign(participant=participant, question="keep")


def shown(*rows: tuple[str, str, str], attributed: tuple[str, ...] = ()) -> list[str]:
    return in_shared_languages(said(*rows), 3, attributed)["text"].tolist()


THREE_IN_ENGLISH = tuple((rater, "peer", text) for rater, text in zip("abc", ENGLISH, strict=True))
THREE_IN_WELSH = tuple((rater, "peer", text) for rater, text in zip("def", WELSH, strict=True))


def test_one_comment_in_welsh_among_comments_in_english_is_left_out() -> None:
    assert shown(*THREE_IN_ENGLISH, *THREE_IN_WELSH[:1]) == list(ENGLISH)


def test_two_languages_are_shown_where_enough_raters_wrote_in_each() -> None:
    assert shown(*THREE_IN_ENGLISH, *THREE_IN_WELSH) == [*ENGLISH, *WELSH]


def test_where_no_language_has_enough_raters_nothing_is_shown() -> None:
    assert shown(*THREE_IN_ENGLISH[:2], *THREE_IN_WELSH[:2], ("g", "peer", "🙂")) == []


def test_raters_count_and_not_their_comments() -> None:
    assert shown(*(("a", "peer", text) for text in ENGLISH)) == []


def test_a_text_in_two_languages_needs_enough_raters_in_both() -> None:
    both = ("g", "peer", "Diolch yn fawr. Keep going.")
    assert shown(*THREE_IN_ENGLISH, both) == list(ENGLISH)
    assert both[2] in shown(*THREE_IN_ENGLISH, *THREE_IN_WELSH, both)


def test_a_text_without_a_word_stands_where_any_other_does() -> None:
    assert shown(*THREE_IN_ENGLISH, ("g", "peer", "👍")) == [*ENGLISH, "👍"]


def test_raters_who_are_identifiable_anyway_hide_nobody_and_are_left_out_alike() -> None:
    manager = ("boss", "manager", WELSH[2])
    assert shown(*THREE_IN_ENGLISH, *THREE_IN_WELSH[:2], manager, attributed=("manager",)) == list(ENGLISH)
    assert manager[2] in shown(*THREE_IN_WELSH, manager, attributed=("manager",))


def test_stray_languages_do_not_hide_one_another() -> None:
    strays = [
        ("x", "peer", "Zawsze ma czas na rozmowę"),
        ("y", "peer", "Il écoute bien les autres"),
        ("z", "peer", "مزيد"),
    ]
    assert shown(*THREE_IN_ENGLISH, *strays) == list(ENGLISH)


def test_a_language_that_is_not_known_is_shown_where_most_raters_wrote_in_it() -> None:
    french = [("x", "peer", "Il écoute bien."), ("y", "peer", "Très bonne écoute"), ("z", "peer", "Merci")]
    assert shown(*french, ("a", "peer", ENGLISH[0])) == [text for _, _, text in french]


def test_each_participant_is_counted_alone() -> None:
    both = pd.concat([said(*THREE_IN_ENGLISH), said(*THREE_IN_ENGLISH[:2], participant="P2")])
    assert in_shared_languages(both, 3)["participant"].tolist() == ["P1"] * 3


def test_no_comments_give_no_comments() -> None:
    assert in_shared_languages(said(), 3).empty


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from("abcdef"), st.just("peer"), st.sampled_from((*ENGLISH, *WELSH, "Merci", "👍"))
        )
    ),
    fewest=st.integers(2, 4),
)
def test_whatever_is_shown_has_enough_raters_in_its_languages(
    rows: list[tuple[str, str, str]], fewest: int
) -> None:
    left = in_shared_languages(said(*rows), fewest)
    for language in {language for text in left["text"] for language in languages_of(text)}:
        writers = {rater for rater, _, text in rows if language in languages_of(text)}
        assert len(writers) >= fewest


@given(
    rows=st.lists(st.tuples(st.sampled_from("abcdef"), st.just("peer"), st.sampled_from((*ENGLISH, *WELSH))))
)
def test_a_language_that_too_few_wrote_in_leaves_no_trace(rows: list[tuple[str, str, str]]) -> None:
    english = [row for row in rows if row[2] in ENGLISH]
    lonely = [("g", "peer", WELSH[0]), ("h", "peer", WELSH[1])]
    assert shown(*english, *lonely) == shown(*english)
