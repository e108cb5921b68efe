from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.files import Mapping, ResponsesError, read_mapping, with_settings
from instruments.model import Instrument

Load = Callable[[str], Mapping]
Refused = Callable[[str], list[str]]


@pytest.fixture
def load(tmp_path: Path, instrument: Instrument) -> Load:
    def load_text(text: str) -> Mapping:
        path = tmp_path / "mapping.yaml"
        path.write_text(text, encoding="utf-8")
        return read_mapping(path, instrument)

    return load_text


@pytest.fixture
def mistakes(load: Load) -> Refused:
    def lines(text: str) -> list[str]:
        with pytest.raises(ResponsesError) as caught:
            load(text)
        return [str(problem) for problem in caught.value.problems]

    return lines


def test_a_mapping_says_where_everything_is_and_what_it_stands_for(load: Load) -> None:
    mapping = load(
        """
shape: wide
sheet: Answers
skip_rows: 1
heading_rows: 2
participant: Leader
rater: {row_number: true}
rater_group: {constant: peer}
cohort: 3
items: {L01: Q1, L02: 2}
item_pattern: "Q_{item}"
comments: {keep: Best thing}
groups: {Boss: line_manager}
answers: {Hardly: 2, "9": not_observed, blank: missing}
ignore: [IP, Browser]
same_id_is_self: true
unfinished: keep
"""
    )
    assert mapping == Mapping.model_validate(
        {
            "shape": "wide",
            "sheet": "Answers",
            "skip_rows": 1,
            "heading_rows": 2,
            "participant": "Leader",
            "rater": {"row_number": True},
            "rater_group": {"constant": "peer"},
            "cohort": "3",
            "items": {"L01": "Q1", "L02": "2"},
            "item_pattern": "Q_{item}",
            "comments": {"keep": "Best thing"},
            "groups": {"Boss": "line_manager"},
            "answers": {"Hardly": 2, "9": "not_observed", "blank": "missing"},
            "ignore": ["IP", "Browser"],
            "same_id_is_self": True,
            "unfinished": "keep",
        }
    )


def test_all_mistakes_come_at_once_with_their_lines(mistakes: Refused) -> None:
    assert mistakes(
        "participent: Leader\nshape: tall\nrater: {row_numbr: true}\nskip_rows: -1\nitem_pattern: Q\nanswers: {A: often, B: 2}\n"
    ) == [
        "mapping.yaml:1: 'participent' is not a setting of a mapping. See docs/responses.md. Did you mean 'participant'? [M-02]",
        "mapping.yaml:2: 'shape' does not fit: it should be 'wide' or 'long'. See docs/responses.md. [M-03]",
        "mapping.yaml:3: 'rater' does not fit: field required. See docs/responses.md. [M-03]",
        "mapping.yaml:3: 'rater.row_numbr' is not a setting of a mapping. See docs/responses.md. Did you mean 'row_number'? [M-02]",
        "mapping.yaml:4: 'skip_rows' does not fit: it should be greater than or equal to 0. See docs/responses.md. [M-03]",
        r"mapping.yaml:5: 'item_pattern' does not fit: string should match pattern '\{item\}'. See docs/responses.md. [M-03]",
        "mapping.yaml:6: 'answers.A' does not fit: it should be 'not_observed' or 'missing'. See docs/responses.md. [M-03]",
    ]


def test_what_the_instrument_does_not_have_is_named_with_its_line(mistakes: Refused) -> None:
    assert mistakes(
        "items:\n  L99: Q1\ncomments:\n  kep: Q2\ngroups:\n  Boss: manager\nanswers:\n  Never: 9\n"
    ) == [
        "mapping.yaml:2: the mapping speaks of the item 'L99', which the instrument does not have. Correct it. [R-15]",
        "mapping.yaml:4: the mapping speaks of the comment question 'kep', which the instrument does not have. Correct it. Did you mean 'keep'? [R-15]",
        "mapping.yaml:6: the mapping speaks of the rater group 'manager', which the instrument does not have. Correct it. Did you mean 'line_manager'? [R-15]",
        "mapping.yaml:8: the mapping takes the answer 'Never' for 9, which no item of the instrument offers. Use one of 0, 1, 2, 3, 4, 5, `not_observed` or `missing`. [R-16]",
    ]


def test_without_an_instrument_only_the_mapping_itself_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text("items: {L99: Q1}\n")
    assert read_mapping(path).items == {"L99": "Q1"}


@pytest.mark.parametrize(
    "text", ["participant: a\nparticipant: b\n", "participant: &x a\nrater: *x\n", "a: [", "- 1\n", ""]
)
def test_how_yaml_is_written_is_as_strict_as_for_instruments(mistakes: Refused, text: str) -> None:
    lines = mistakes(text)
    assert lines
    assert all(line.startswith("mapping.yaml") and "[I-" in line for line in lines)


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ResponsesError, match=r"^nowhere\.yaml: the mapping cannot be read: No such file"):
        read_mapping(tmp_path / "nowhere.yaml")


def test_settings_from_elsewhere_count_before_those_of_the_file() -> None:
    mapping = Mapping(participant="Leader", team="Place")
    assert with_settings(
        mapping, {"participant": "Who", "shape": "long"}, "--column"
    ) == Mapping.model_validate({"participant": "Who", "team": "Place", "shape": "long"})
    assert with_settings(None, {"rater": "Me"}, "--column") == Mapping(rater="Me")


def test_settings_that_do_not_exist_are_refused_with_a_suggestion() -> None:
    with pytest.raises(ResponsesError) as caught:
        with_settings(None, {"particpant": "Who", "shape": "tall"}, "--column")
    assert str(caught.value).splitlines() == [
        "--column: 'shape' does not fit: it should be 'wide' or 'long'. See docs/responses.md. [M-03]",
        "--column: 'particpant' is not a setting of a mapping. See docs/responses.md. Did you mean 'participant'? [M-02]",
    ]
