import json
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).parents[3] / "docs" / "report.schema.json"


def test_the_schema_is_printed_as_it_stands_in_the_documentation(balcony: Any) -> None:
    assert json.loads(balcony("schema").stdout) == json.loads(SHIPPED.read_text(encoding="utf-8"))


def test_the_schema_can_be_written_to_a_file(balcony: Any, programme: Path) -> None:
    balcony("schema", "--out", "schema.json")
    assert (programme / "schema.json").read_text(encoding="utf-8") == SHIPPED.read_text(encoding="utf-8")
