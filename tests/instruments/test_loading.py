import json
import os
from pathlib import Path

import pytest
import yaml

from instruments.loading import (
    content_digest,
    find_definition,
    load_instrument,
    parse_instrument,
    shipped_definitions,
)
from instruments.model import Instrument
from instruments.problems import InstrumentError
from instruments.translations import missing_texts


def refusal(name_or_path: str | Path) -> str:
    with pytest.raises(InstrumentError) as caught:
        load_instrument(name_or_path)
    return str(caught.value)


def test_a_file_becomes_an_instrument(small: str, tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small, encoding="utf-8")
    instrument = load_instrument(path)
    assert isinstance(instrument, Instrument)
    assert (instrument.id, [item.code for item in instrument.items]) == ("small", ["S01", "J01"])
    assert instrument == load_instrument(str(path))


@pytest.mark.parametrize("name", shipped_definitions())
def test_a_shipped_questionnaire_loads_by_its_name_and_lacks_no_text(name: str) -> None:
    instrument = load_instrument(name)
    assert missing_texts(instrument) == {language: [] for language in instrument.languages}


def test_a_shipped_name_wins_over_a_folder_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "systems-leadership").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_definition("systems-leadership") == shipped_definitions()["systems-leadership"]


def test_a_file_without_an_ending_is_found(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").write_text(small, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_instrument("mine").id == "small"


def test_a_name_that_does_not_ship_is_refused_with_the_nearest() -> None:
    assert refusal("systems-ledership") == (
        "systems-ledership file: there is no such file, and no questionnaire of this name ships with Balcony."
        " Did you mean 'systems-leadership'? [I-64]"
    )


def test_a_name_near_none_is_refused_with_all_that_ship() -> None:
    assert refusal("xyz").endswith(f"Shipped: {', '.join(map(repr, shipped_definitions()))}. [I-64]")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gone.yaml"
    assert refusal(path) == f"{path} file: it cannot be read (No such file or directory). [I-60]"


def test_a_folder_and_a_device_are_no_files(tmp_path: Path) -> None:
    for path in (str(tmp_path), os.devnull):
        assert refusal(path) == f"{path} file: it cannot be read (it is no file). [I-60]"


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5000 + ".yaml"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    assert refusal(name).endswith("[I-60]")


def test_a_file_of_two_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"# comment\n" * 200_000)
    assert refusal(path) == f"{path} file: it is larger than 1,000,000 bytes. [I-61]"


def test_every_problem_names_the_file_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.yaml").write_text("id: 3\nversion: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert {line.split(":")[0] for line in refusal("broken.yaml").splitlines()} == {"broken.yaml"}


def test_a_field_of_the_program_cannot_be_set_in_the_file(small: str) -> None:
    with pytest.raises(InstrumentError, match="field 'digest' is not known"):
        parse_instrument(f"{small}digest: '0'\n".encode(), file="x.yaml")


def test_the_list_of_problems_ends_after_two_hundred() -> None:
    with pytest.raises(InstrumentError) as caught:
        parse_instrument(b"id: a\n" + b"id: b\n" * 1000, file="x.yaml")
    assert len(caught.value.problems) == 201
    assert str(caught.value.problems[0]) == (
        "x.yaml file: there are more than 200 problems. The rest is not listed. [I-65]"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("id: small", "# a remark\nid: 'small'"),
        ("id: small\nversion: 1\n", "version: 1\nid: small\n"),
    ],
)
def test_the_digest_does_not_change_with_the_way_of_writing(small: str, old: str, new: str) -> None:
    first, second = (parse_instrument(text.encode(), file="x") for text in (small, small.replace(old, new)))
    assert first.digest == second.digest


@pytest.mark.parametrize(
    ("old", "new"), [("I guess.", "I guess!"), ("reverse: true", "reverse: false"), ("_item: 3", "_item: 4")]
)
def test_the_digest_changes_with_the_content(small: str, old: str, new: str) -> None:
    first, second = (parse_instrument(text.encode(), file="x") for text in (small, small.replace(old, new)))
    assert first.digest != second.digest


def test_the_digest_is_a_sha_256_of_the_values_as_json() -> None:
    digest = "1b0ae4221b5a381b4a9fa334235643d328e93a0cfa26ca3d47e9d5d4a1e806b6"  # of {"a":1,"b":"ŵ"}
    assert content_digest({"b": "ŵ", "a": 1}) == digest


def test_a_definition_written_as_json_is_the_same_instrument(small: str) -> None:
    as_json = json.dumps(yaml.safe_load(small), indent=1).encode()
    assert parse_instrument(as_json, file="x.json") == parse_instrument(small.encode(), file="x.yaml")
