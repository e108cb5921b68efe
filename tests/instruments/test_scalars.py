import pytest

from instruments.scalars import other_reading, plain_value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("1.10", 1.1),
        (".5", 0.5),
        ("-0.25", -0.25),
    ],
)
def test_what_every_reader_takes_alike_is_not_text(written: str, value: object) -> None:
    assert plain_value(written) == value
    assert type(plain_value(written)) is type(value)


@pytest.mark.parametrize(
    "written", ["often", "2/3", "a: b", "nope", "1.2.3", "v1", "e5", "-", "12:61:99x", "Yes!"]
)
def test_a_word_is_text_to_every_reader(written: str) -> None:
    assert (plain_value(written), other_reading(written)) == (written, "")


@pytest.mark.parametrize("written", ["no", "No", "NO", "yes", "on", "off", "OFF"])
def test_some_words_are_truth_values_to_some_readers(written: str) -> None:
    assert (plain_value(written), other_reading(written)) == (written, "true or false")


@pytest.mark.parametrize(
    "written",
    [
        "12:30",
        "010",
        "08",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "1e3",
        "1.",
        "1.5e+3",
        ".inf",
        "-.INF",
        ".nan",
        "9" * 19,
    ],
)
def test_some_words_are_numbers_to_some_readers(written: str) -> None:
    assert (plain_value(written), other_reading(written)) == (written, "a number")


def test_a_date_and_the_instructions_of_yaml_are_not_text_to_all() -> None:
    assert [other_reading(written) for written in ("2026-01-31", "<<", "=")] == [
        "a date",
        "an instruction",
        "an instruction",
    ]


def test_a_number_of_five_thousand_digits_stays_text() -> None:
    assert plain_value("9" * 5000) == "9" * 5000
