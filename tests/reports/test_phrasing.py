from reports.content import Emphasis, Run
from reports.phrasing import Strong, listed, say, together
from reports.wording.parts import Conjunction, Plural
from reports.wording.welsh import WELSH


def test_a_strong_value_is_set_in_bold() -> None:
    assert say("Most on {name}.", name=Strong("Acting")) == (
        Run("Most on "),
        Run("Acting", Emphasis.BOLD),
        Run("."),
    )


def test_a_value_is_literal_text() -> None:
    assert say("{name}!", name="{name} <b>x</b>") == (Run("{name} <b>x</b>!"),)


def test_plain_values_are_one_run_with_their_sentence() -> None:
    assert say("({own} and {others}).", own="1.00", others="2.00") == (Run("(1.00 and 2.00)."),)


def test_sentences_are_joined_by_a_space() -> None:
    assert together([(Run("One."),), (Run("Two."),)]) == (Run("One."), Run(" "), Run("Two."))


def test_names_are_listed_with_a_word_before_the_last() -> None:
    assert [listed(names, "and") for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_welsh_has_another_and_before_a_vowel() -> None:
    conjunction = WELSH.labels.conjunction
    assert [conjunction.before(name) for name in ("Gwrando", "Arsylwi", "ŵyn")] == ["a", "ac", "ac"]


def test_a_conjunction_of_one_form_is_the_same_everywhere() -> None:
    assert Conjunction("and", "and").before("Acting") == "and"


def test_english_has_two_plural_forms() -> None:
    plural = Plural(one="one rater", other="{count} raters")
    assert [plural.of(count) for count in (0, 1, 2, 3, 6, 9)] == [
        "{count} raters",
        "one rater",
        *["{count} raters"] * 4,
    ]


def test_welsh_can_have_six() -> None:
    plural = Plural(zero="dim", one="un", two="dau", few="tri", many="chwech", other="mwy")
    assert [plural.of(count) for count in (0, 1, 2, 3, 4, 6, 7)] == [
        "dim",
        "un",
        "dau",
        "tri",
        "mwy",
        "chwech",
        "mwy",
    ]


def test_two_dimensions_take_the_soft_mutation_in_welsh() -> None:
    assert "2 ddimensiwn" in WELSH.summary.rest_same.of(2).format(count=2)
    assert "3 dimensiwn" in WELSH.summary.rest_same.of(3).format(count=3)
