"""The schema of a report as JSON: current, true of real reports, and false of others."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reports.content import (
    BulletList,
    CommentList,
    NotShown,
    Paragraph,
    ReportContent,
    Table,
    content_json,
    plain,
)
from reports.content.document import Block
from reports.content.schema import report_schema
from tests.reports.sample_report import full_report

FILE = Path(__file__).parents[2] / "docs" / "report.schema.json"
SCHEMA = report_schema()

Make = Callable[..., ReportContent]


def refused(report: object) -> list[str]:
    """Where the schema finds something wrong, the deepest place of each finding."""
    errors = Draft202012Validator(SCHEMA).iter_errors(report)
    return sorted({"/".join(map(str, error.absolute_path)) for error in errors})


def as_data(report: ReportContent) -> Any:
    return json.loads(content_json(report))


def test_the_schema_is_one_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_file_in_the_documentation_is_current() -> None:
    text = json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("RENEW_GOLDEN"):
        FILE.write_text(text, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == text


def test_every_kind_is_described_and_asks_for_every_field() -> None:
    kinds = SCHEMA["$defs"]
    assert [name for name, kind in kinds.items() if not kind["description"].endswith((".", ",", ":"))] == []
    objects = [kind for kind in kinds.values() if "properties" in kind]
    assert [kind for kind in objects if kind["required"] != list(kind["properties"])] == []
    assert {name for name, kind in kinds.items() if kind in objects} == {
        kind["properties"]["kind"]["const"] for kind in objects
    }


def test_a_report_with_every_block_is_as_the_schema_says() -> None:
    assert refused(as_data(full_report())) == []


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(plain("")),
        BulletList(()),
        Table((), ()),
        Table((), ((), ()), roles=(3, None)),
        CommentList("Theme", NotShown("too few")),
    ],
)
def test_blocks_with_little_in_them_are_as_the_schema_says(block: Block, report_of: Make) -> None:
    assert refused(as_data(report_of(block))) == []


def changed(place: tuple[str | int, ...], value: object) -> Any:
    """The whole report with something else in one place; None takes it away."""
    report = as_data(full_report())
    *way, last = place
    inside = report
    for step in way:
        inside = inside[step]
    if value is None:
        del inside[last]
    else:
        inside[last] = value
    return report


FIRST_BLOCK = ("sections", 0, "blocks", 0)


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("title",), None, ""),
        (("title",), 3, "title"),
        (("kind",), "Report", "kind"),
        (("colour",), "red", ""),
        (("subtitle",), "One text", "subtitle"),
        (("sections", 0, "starts_page"), 1, "sections/0/starts_page"),
        (("sections", 0, "blocks"), {}, "sections/0/blocks"),
        ((*FIRST_BLOCK, "kind"), "Paragraph", "sections/0/blocks/0"),
        ((*FIRST_BLOCK, "sentences"), None, "sections/0/blocks/0"),
        ((*FIRST_BLOCK, "sentences", 0, 0, "emphasis"), "loud", "sections/0/blocks/0"),
        (("sections", 3, "blocks", 2, "corners"), ["one", "two", "three"], "sections/3/blocks/2"),
        (("sections", 3, "blocks", 2, "x_line"), "3.5", "sections/3/blocks/2"),
    ],
)
def test_the_schema_says_where_a_report_is_wrong(
    place: tuple[str | int, ...], value: object, told: str
) -> None:
    assert refused(changed(place, value)) == [told]
