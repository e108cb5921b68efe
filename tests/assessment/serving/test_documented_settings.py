"""Every variable that the code reads stands in the table of `docs/operating.md`, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
VARIABLE = re.compile(r"\bBALCONY_[A-Z_]+\b")


def test_every_variable_of_the_code_is_documented_and_every_documented_one_is_read() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "assessment").rglob("*.py"))
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    table = page.split("## Settings")[1].split("\n## ")[0]
    documented = re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)
    assert sorted(documented) == sorted({*VARIABLE.findall(code), "DATABASE_URL"})


def test_the_files_for_a_service_and_a_container_name_only_variables_that_there_are() -> None:
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    container = (ROOT / "Containerfile").read_text(encoding="utf-8")
    code = (ROOT / "assessment" / "environment.py").read_text(encoding="utf-8")
    assert set(VARIABLE.findall(page + container)) - set(VARIABLE.findall(code)) == set()
