import json
from pathlib import Path
from typing import Any

from assessment.cli.exits import Exit


def test_checking_the_shipped_questionnaires_finds_nothing_missing(balcony: Any) -> None:
    result = balcony("instrument", "check", "systems-leadership", "pre-programme-needs")
    assert result.exit_code == Exit.DONE
    assert result.stdout.count("no problems") == 2
    assert result.stdout.count("cy: complete, draft translation") == 2


def test_checking_lists_what_a_language_lacks(balcony: Any, programme: Path) -> None:
    text = (programme / "small.yaml").read_text(encoding="utf-8")
    text = text.replace("label: Never", "label: {en: Never}")
    (programme / "small.yaml").write_text(text, encoding="utf-8")
    result = balcony("instrument", "check", "small.yaml")
    assert result.exit_code == Exit.DONE
    assert "cy: 1 texts missing" in result.stdout


def test_the_schema_is_a_json_schema(balcony: Any) -> None:
    schema = json.loads(balcony("instrument", "schema").stdout)
    assert "items" in schema["properties"]


def test_the_schema_can_be_written_to_a_file(balcony: Any, programme: Path) -> None:
    balcony("instrument", "schema", "--out", "schema.json")
    assert json.loads((programme / "schema.json").read_text(encoding="utf-8"))["title"]


def test_the_codebook_names_every_item(balcony: Any) -> None:
    result = balcony("instrument", "codebook", "small.yaml", "--format", "csv")
    assert [line.split(",")[0] for line in result.stdout.splitlines()][1:5] == ["S1", "S2", "A1", "A2"]


def test_the_codebook_speaks_the_language_asked_for(balcony: Any) -> None:
    result = balcony("instrument", "codebook", "systems-leadership", "--language", "cy")
    assert "Mae'r person hwn" in result.stdout


def test_a_language_that_the_questionnaire_lacks_is_refused(balcony: Any) -> None:
    result = balcony("instrument", "codebook", "systems-leadership", "--language", "fr")
    assert (result.exit_code, "en, cy" in result.stderr) == (Exit.USAGE, True)


def test_every_definition_is_checked_where_one_has_problems(balcony: Any) -> None:
    result = balcony("instrument", "check", "nowhere.yaml", "systems-leadership", "nothing.yaml")
    assert result.exit_code == Exit.BAD_INSTRUMENT
    assert ("nowhere.yaml" in result.stderr, "nothing.yaml" in result.stderr) == (True, True)
    assert "systems-leadership version 1: 44 items" in result.stdout
