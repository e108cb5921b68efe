"""What a machine can hold about the two shipped questionnaires; their meaning needs readers."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

import instruments
from instruments.model import Definition, Item, ReportKind, Text, TranslationStatus

DEFINITIONS = Path(instruments.__file__).parent / "definitions"
SHIPPED = ["pre-programme-needs", "systems-leadership"]
DIMENSIONS = ["feeling", "thinking", "relating", "doing", "perceiving", "being"]
BLUEPRINT = Path(__file__).parents[2] / "docs" / "systems-leadership.md"

WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*", re.IGNORECASE)
VOWELS = re.compile(r"[aeiouy]+")
JOINED = re.compile(r"\b(and|or)\b|/", re.IGNORECASE)
PLACEHOLDER = re.compile(r"\b(todo|tbc|tbd|xxx|lorem)\b|\?\?|\{|\[", re.IGNORECASE)


@cache
def read(name: str) -> Definition:
    raw = yaml.safe_load((DEFINITIONS / f"{name}.yaml").read_text(encoding="utf-8"))
    return Definition.model_validate_json(json.dumps(raw))


@pytest.fixture
def leadership() -> Definition:
    return read("systems-leadership")


@pytest.fixture
def needs() -> Definition:
    return read("pre-programme-needs")


def texts(part: object) -> Iterator[Text]:
    """Every text within a part of a definition, however deep."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif hasattr(part, "model_fields_set"):
        yield from texts(tuple(vars(part).values()))


def other(item: Item) -> Text:
    assert item.other_wording is not None, f"{item.code} has no wording for raters"
    return item.other_wording


def wordings(definition: Definition, language: str) -> list[str]:
    own = [item.self_wording.in_language(language) for item in definition.items]
    raters = [item.other_wording.in_language(language) for item in definition.items if item.other_wording]
    return own + raters


def syllables(word: str) -> int:
    """Groups of vowels, less a silent last e; never none."""
    return max(1, len(VOWELS.findall(re.sub(r"(?<=[^aeiouyl])e[sd]?$", "", word.lower()))))


def reading_grade(sentences: list[str]) -> float:
    """Flesch-Kincaid grade (Kincaid et al. 1975); a grade of 9 is an age of about 14."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("people", 2),
        ("change", 1),
        ("simple", 2),
        ("decision", 3),
        ("I", 1),
        ("makes", 1),
        ("organisation's", 5),
    ],
)
def test_the_syllable_count_gets_ordinary_words_right(word: str, count: int) -> None:
    assert syllables(word) == count


def test_these_are_all_the_shipped_definitions() -> None:
    assert sorted(path.stem for path in DEFINITIONS.glob("*.yaml")) == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_definition_is_named_like_its_file(name: str) -> None:
    definition = read(name)
    assert (definition.id, definition.version, definition.languages) == (name, 1, ("en", "cy"))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_text_is_given_in_english_and_in_welsh(name: str) -> None:
    assert [text for text in texts(read(name)) if set(text.root) != {"en", "cy"}] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_welsh_is_never_the_english_left_in_place(name: str) -> None:
    assert [text for text in texts(read(name)) if text.in_language("en") == text.in_language("cy")] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_welsh_is_marked_as_a_draft(name: str) -> None:
    assert read(name).translations == {"cy": TranslationStatus.DRAFT}


@pytest.mark.parametrize("name", SHIPPED)
def test_no_text_holds_a_placeholder_or_stray_space(name: str) -> None:
    written = [wording for text in texts(read(name)) for wording in text.root.values()]
    assert [one for one in written if PLACEHOLDER.search(one) or one != " ".join(one.split())] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_no_code_is_used_twice(name: str) -> None:
    definition = read(name)
    importance = definition.importance.items if definition.importance else ()
    codes = Counter([item.code for item in definition.items] + [item.code for item in importance])
    assert [code for code, uses in codes.items() if uses > 1] == []


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_two_statements_read_alike(name: str, language: str) -> None:
    counts = Counter(wordings(read(name), language))
    assert [wording for wording, uses in counts.items() if uses > 1] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_no_english_statement_is_longer_than_twenty_words(name: str) -> None:
    assert [one for one in wordings(read(name), "en") if len(one.split()) > 20] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_no_english_statement_joins_two_with_and_or_or(name: str) -> None:
    assert [one for one in wordings(read(name), "en") if JOINED.search(one)] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_english_statements_can_be_read_at_fourteen(name: str) -> None:
    assert reading_grade(wordings(read(name), "en")) <= 9


@pytest.mark.parametrize("name", SHIPPED)
def test_every_scale_answers_to_a_dimension_and_has_items(name: str) -> None:
    definition = read(name)
    dimensions = [dimension.id for dimension in definition.dimensions]
    assert [scale.dimension for scale in definition.scales] == dimensions
    assert {item.scale for item in definition.items} == {scale.id for scale in definition.scales}


def test_the_six_dimensions_stand_in_the_order_of_the_model(leadership: Definition) -> None:
    assert [dimension.id for dimension in leadership.dimensions] == DIMENSIONS


@pytest.mark.parametrize("scale", DIMENSIONS)
def test_a_dimension_has_six_to_eight_items(leadership: Definition, scale: str) -> None:
    assert 6 <= sum(item.scale == scale for item in leadership.items) <= 8


@pytest.mark.parametrize("scale", DIMENSIONS)
def test_a_dimension_has_one_or_two_reversed_items(leadership: Definition, scale: str) -> None:
    assert sum(item.reverse for item in leadership.items if item.scale == scale) in {1, 2}


@pytest.mark.parametrize(
    ("language", "own", "of_raters"),
    [("en", "I ", "This person "), ("cy", "Rwy'n ", "Mae'r person hwn yn ")],
)
def test_the_two_wordings_of_an_item_open_alike(
    leadership: Definition, language: str, own: str, of_raters: str
) -> None:
    wrong_own = [i.code for i in leadership.items if not i.self_wording.in_language(language).startswith(own)]
    wrong_other = [
        i.code for i in leadership.items if not other(i).in_language(language).startswith(of_raters)
    ]
    assert (wrong_own, wrong_other) == ([], [])


def test_the_rater_groups_are_the_eight_that_a_place_has(leadership: Definition) -> None:
    assert {group.id: group.merges_into for group in leadership.rater_groups} == {
        "self": None,
        "line_manager": None,
        "peer": None,
        "direct_report": None,
        "partner": "peer",
        "elected_member": "partner",
        "service_user": "partner",
        "voluntary_sector": "partner",
    }


def test_only_the_line_manager_can_be_recognised(leadership: Definition) -> None:
    assert [(g.id, g.minimum) for g in leadership.rater_groups if g.attributed] == [("line_manager", 1)]


def test_a_rater_can_say_that_there_was_no_chance_to_see(leadership: Definition) -> None:
    (frequency,) = leadership.response_formats
    assert frequency.not_observed is not None
    assert frequency.not_observed.label.in_language("en") == "I have not had the chance to see this"
    assert [option.value for option in frequency.options] == [1, 2, 3, 4, 5]


def test_the_comment_questions_are_keep_more_and_differently(leadership: Definition) -> None:
    assert [question.id for question in leadership.comments] == ["keep", "more", "differently"]
    assert all(question.other_wording for question in leadership.comments)


def test_the_blueprint_places_every_item_once_and_marks_the_reversed(leadership: Definition) -> None:
    rows = [line for line in BLUEPRINT.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    placed = re.findall(r"\b([FTRDPB]\d\d)( \(r\))?", "\n".join(rows))
    assert [(code, bool(mark)) for code, mark in placed] == [(i.code, i.reverse) for i in leadership.items]


def test_the_needs_questionnaire_is_for_the_participant_alone(needs: Definition) -> None:
    assert needs.report is ReportKind.LEARNING_NEEDS
    assert [group.id for group in needs.rater_groups] == ["self"]
    assert [item.code for item in needs.items if item.other_wording] == []


@pytest.mark.parametrize(("language", "opening"), [("en", "I can "), ("cy", "Gallaf ")])
def test_each_need_is_something_one_can_do(needs: Definition, language: str, opening: str) -> None:
    assert [one for one in wordings(needs, language) if not one.startswith(opening)] == []


def test_each_module_has_three_or_four_items_and_one_importance_question(needs: Definition) -> None:
    assert needs.importance is not None
    assert set(Counter(item.scale for item in needs.items).values()) <= {3, 4}
    assert [item.scale for item in needs.importance.items] == [scale.id for scale in needs.scales]
