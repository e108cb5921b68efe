import pickle

import pytest

from instruments.catalogue.structure import UNDECLARED_SCALE
from instruments.problems import InstrumentError, Problem, closest, did_you_mean, listed, quoted

SCALE = Problem.of(
    UNDECLARED_SCALE,
    "systems-leadership.yaml",
    41,
    subject="item S07",
    suggestion="Did you mean 'sensing'?",
    value="'sensng'",
    choices="'sensing', 'judging'",
)


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(SCALE) == (
        "systems-leadership.yaml:41 item S07: scale 'sensng' is not declared. Did you mean 'sensing'? [I-04]"
    )


def test_a_problem_says_what_is_allowed_where_there_is_no_suggestion() -> None:
    problem = Problem.of(UNDECLARED_SCALE, "x.yaml", 3, subject="item A", value="'z'", choices="'a', 'b'")
    assert str(problem) == "x.yaml:3 item A: scale 'z' is not declared. Declared: 'a', 'b'. [I-04]"


def test_a_problem_with_neither_says_only_what_is_wrong() -> None:
    assert str(Problem("x.yaml", 3, "I-99", "file", "it is odd")) == "x.yaml:3 file: it is odd. [I-99]"


def test_a_problem_keeps_its_parts_apart() -> None:
    assert (SCALE.file, SCALE.line, SCALE.code, SCALE.subject) == (
        "systems-leadership.yaml",
        41,
        "I-04",
        "item S07",
    )
    assert (SCALE.wrong, SCALE.allowed) == (
        "scale 'sensng' is not declared",
        "Declared: 'sensing', 'judging'.",
    )


def test_a_problem_without_a_line_names_the_file_alone() -> None:
    assert str(Problem("gone.yaml", 0, "I-60", "file", "it is gone")) == "gone.yaml file: it is gone. [I-60]"


def test_an_error_prints_one_problem_a_line_in_the_order_of_lines() -> None:
    error = InstrumentError([Problem("x", line, "I-99", "file", "odd") for line in (7, 2)])
    assert str(error) == "x:2 file: odd. [I-99]\nx:7 file: odd. [I-99]"


def test_an_error_passes_from_one_process_to_another() -> None:
    error = pickle.loads(pickle.dumps(InstrumentError([SCALE])))  # noqa: S301 - our own bytes
    assert error.problems == (SCALE,)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("text", "'text'"),
        (3, "3"),
        (None, "nothing"),
        (True, "true"),
        ({"a": 1}, "a mapping"),
        (["a"], "a list"),
        ("\u202ekcart", "'\\u202ekcart'"),
        ("x" * 100, "'" + "x" * 59 + "..."),
    ],
)
def test_a_value_is_shown_short_and_plain(value: object, shown: str) -> None:
    assert quoted(value) == shown


def test_choices_are_listed_up_to_twenty() -> None:
    assert listed(["a", "b"]) == "'a', 'b'"
    assert listed(range(21)) == ", ".join(map(str, range(20))) + ", ..."


def test_the_nearest_choice_is_suggested() -> None:
    assert closest("sensng", ["judging", "sensing"]) == "sensing"
    assert did_you_mean("sensng", ["judging", "sensing"]) == "Did you mean 'sensing'?"


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    assert closest("xyz", ["judging"]) == ""
    assert did_you_mean("xyz", ["judging"]) == ""
