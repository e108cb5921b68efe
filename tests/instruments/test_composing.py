import pytest
import yaml

from instruments import composing
from instruments.composing import compose
from instruments.problems import InstrumentError

QUOTES = "without quotes is true or false to some programs and a text to others. Put quotes round it:"


def written_problems(text: str) -> list[str]:
    """What is wrong with how a text is written, whether or not it can be used all the same."""
    try:
        return list(map(str, compose(text, "x.yaml").problems))
    except InstrumentError as error:
        return str(error).splitlines()


def test_values_keep_their_lines() -> None:
    source, problems = compose("a: 1\nb:\n  - c: x\n    d:\n      - true\n      - ~\n", "x.yaml")
    assert source.data == {"a": 1, "b": [{"c": "x", "d": [True, None]}]}
    assert problems == []
    assert [
        source.line(path)
        for path in [("a",), ("b",), ("b", 0), ("b", 0, "c"), ("b", 0, "d"), ("b", 0, "d", 1)]
    ] == [1, 2, 3, 3, 4, 6]


def test_a_path_without_a_line_has_that_of_what_is_around_it() -> None:
    source, _ = compose("a: 1\nb:\n  c: x\n", "x.yaml")
    assert [source.line(path) for path in [("b", "missing"), ("missing",)]] == [2, 1]


def test_a_value_that_is_not_text_keeps_its_spelling() -> None:
    source, _ = compose("a: 1.10\nb: x\n", "x.yaml")
    assert [source.shown((name,), value) for name, value in source.data.items()] == ["1.10", "'x'"]


def test_a_quoted_text_is_a_text_whatever_it_looks_like() -> None:
    assert compose("a: 'no'\nb: \"12:30\"\nc: '1.10'\n'on': |\n  1\n", "x.yaml").source.data == {
        "a": "no",
        "b": "12:30",
        "c": "1.10",
        "on": "1\n",
    }


def test_a_word_that_some_read_as_a_truth_value_needs_quotes() -> None:
    assert written_problems("reverse: yes\nlanguages: [no, en]\n") == [
        f"x.yaml:1 instrument: 'yes' {QUOTES} 'yes', or write true. [I-42]",
        f"x.yaml:2 instrument: 'no' {QUOTES} 'no', or write false. [I-42]",
    ]


def test_a_field_name_that_some_read_as_a_truth_value_needs_quotes() -> None:
    assert written_problems("title:\n  en: Never\n  no: Aldri\n") == [
        f"x.yaml:3 instrument: 'no' {QUOTES} 'no', or write false. [I-42]"
    ]


def test_a_time_of_day_needs_quotes() -> None:
    assert written_problems("items:\n  - code: S07\n    self: 12:30\n") == [
        (
            "x.yaml:3 item S07: '12:30' without quotes is a number to some programs and a text to others."
            " Put quotes round it: '12:30'. [I-42]"
        )
    ]


def test_a_field_given_twice_is_refused_with_both_lines() -> None:
    text = "id: a\nitems:\n  - code: S07\n    scale: x\n    scale: y\nid: b\nid: c\n"
    assert written_problems(text) == [
        "x.yaml:5 item S07: field 'scale' is given twice, first in line 4. Each field once. [I-41]",
        "x.yaml:6 instrument: field 'id' is given twice, first in line 1. Each field once. [I-41]",
        "x.yaml:7 instrument: field 'id' is given twice, first in line 1. Each field once. [I-41]",
    ]


def test_of_a_field_given_twice_the_first_value_counts_whatever_the_second_holds() -> None:
    text = "items: [{code: A}]\nitems:\n  - code: B\n    scale: [no]\n  - {code: C, code: D}\n"
    assert compose(text, "x.yaml").source.data == {"items": [{"code": "A"}]}
    assert [problem[:9] for problem in written_problems(text)] == ["x.yaml:2 ", "x.yaml:4 ", "x.yaml:5 "]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("1", "'1'"),
        ("~", "'~'"),
        ("true", "'true'"),
        ("[a]", "a list"),
        ("{a: b}", "a mapping"),
        ("? [a]\n", "a list"),
    ],
)
def test_a_field_name_that_is_not_a_word_is_refused(key: str, shown: str) -> None:
    assert written_problems(f"{key}: x\nb: y\n")[0] == (
        f"x.yaml:1 instrument: a field's name is {shown}. Expected: a word, in quotes if need be. [I-46]"
    )


def test_a_billion_laughs_are_refused_line_by_line() -> None:
    laughs = ["a0: &a0 [lol, lol]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 31)]
    problems = written_problems("\n".join(laughs))
    assert len(problems) == 31 + 60
    assert problems[:2] == [
        "x.yaml:1 instrument: an anchor ('&a0') is not allowed. Write each value out where it stands. [I-43]",
        "x.yaml:2 instrument: an anchor ('&a1') is not allowed. Write each value out where it stands. [I-43]",
    ]
    assert (
        "x.yaml:2 instrument: an alias ('*a0') is not allowed. Write each value out where it stands. [I-44]"
        in problems
    )


def test_an_alias_as_a_field_name_is_refused() -> None:
    assert [problem[-6:] for problem in written_problems("a: &b c\n*b : d\n<<: e\n")] == [
        "[I-43]",
        "[I-44]",
        "[I-42]",
    ]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!str", "!mine", "!"])
def test_a_tag_is_refused(tag: str) -> None:
    assert written_problems(f"a: {tag} x\nb: {tag} [x]\n") == [
        f"x.yaml:{line} instrument: a tag ('{tag}') is not allowed. Values need no tag. [I-45]"
        for line in (1, 2)
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_ten_thousand_deep_is_refused(opening: str) -> None:
    assert written_problems(opening * 10_000)[-1] == (
        "x.yaml:1 instrument: values are nested more than 20 deep. A definition needs 6 levels. [I-47]"
    )


def test_more_values_than_any_questionnaire_has_are_refused() -> None:
    assert written_problems("items:\n" + "- x\n" * 60_000) == [
        "x.yaml:49999 instrument: there are more than 50,000 values. A definition needs a few thousand. [I-48]"
    ]


def test_a_second_document_is_refused() -> None:
    assert written_problems("---\nid: a\n---\nid: b\n") == [
        "x.yaml:3 file: a second document begins here. One questionnaire a file. [I-49]"
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("", "nothing"),
        ("# empty\n", "nothing"),
        ("---\n", "nothing"),
        ("- a\n", "a list"),
        ("word\n", "'word'"),
        ("3", "3"),
    ],
)
def test_a_file_that_is_not_a_mapping_is_refused(text: str, held: str) -> None:
    assert written_problems(text) == [
        (
            f"x.yaml:1 file: the file holds {held}."
            " A definition is a mapping: a questionnaire begins with a line such as `id: my-questionnaire`,"
            " a programme with `programme:`. [I-50]"
        )
    ]


@pytest.mark.parametrize(
    "text", ["%YAML 1.2\n---\nid: a\n", "%TAG !a! b\n" * 50_000, "id: a\n...\n%TAG !a! b\n---\n"]
)
def test_a_directive_is_refused_before_the_parser_sees_it(text: str) -> None:
    (problem,) = written_problems(text)
    assert problem.endswith("is not allowed. Leave the line out. [I-51]")


@pytest.mark.parametrize(
    ("text", "line", "said", "hint"),
    [
        ("a: b: c\n", 1, "mapping values are not allowed in this context", "Put quotes round a text that holds a colon."),
        ("a: 1\n\tb: 2\n", 2, "found a tab character that violates indentation", "Indent with spaces, not tabs."),
        ("a: @b\n", 1, "found character that cannot start any token", "Indent with spaces, not tabs. A text that begins with @ or % needs quotes."),
        ("a: 1\nb: 'x\n", 3, "found unexpected end of stream", "A quote or bracket is not closed."),
        ("a: [x\nb: 1\n", 2, "did not find expected ',' or ']'", "Check the indentation, the quotes and the brackets of this line and the one above."),
    ],
)  # fmt: skip
def test_what_is_not_yaml_is_refused_with_its_line_and_a_hint(
    text: str, line: int, said: str, hint: str
) -> None:
    assert written_problems(text) == [f"x.yaml:{line} file: this is not valid YAML ({said}). {hint} [I-40]"]


def test_what_was_wrong_before_the_text_broke_off_is_said_too() -> None:
    assert [problem[-6:] for problem in written_problems("a: no\nb: 'x\n")] == ["[I-42]", "[I-40]"]


def test_a_control_character_that_is_escaped_is_refused_as_well() -> None:
    assert written_problems('a: "x\\0"\n"b\\a": x\n') == [
        f"x.yaml:{line} instrument: {name} is a control character."
        " Printable characters, spaces and ends of lines. [I-63]"
        for line, name in [(1, "U+0000"), (2, "U+0007")]
    ]


@pytest.mark.parametrize(
    "text", ['a: "\\ud800"\n', 'a: "\\U00110000"\n', "a: [\n", "a: b: c\n", "a: @\n", "\tb: 2\n"]
)
def test_the_parser_in_python_refuses_what_the_one_in_c_does(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composing, "LOADER", yaml.SafeLoader)
    assert written_problems(text)[0][-6:] in {"[I-40]", "[I-63]"}


def test_the_parser_in_python_reads_the_same_values(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    in_c = compose(small, "x.yaml").source
    monkeypatch.setattr(composing, "LOADER", yaml.SafeLoader)
    assert compose(small, "x.yaml").source == in_c
