"""Content is plain data: frozen, complete, and written as the same JSON every time."""

import dataclasses
import json

import pytest

from reports import content
from reports.content import (
    Axis,
    DotPlot,
    DotRow,
    Emphasis,
    Mark,
    NotShown,
    Point,
    ReportContent,
    Run,
    Span,
    bold,
    content_json,
    plain,
)

KINDS = [each for each in vars(content).values() if dataclasses.is_dataclass(each) and isinstance(each, type)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_content_is_frozen_and_slotted(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # set by the decorator
    assert "__slots__" in vars(kind)


def test_texts_are_made_in_one_emphasis() -> None:
    assert plain("a") == (Run("a", Emphasis.PLAIN),)
    assert bold("a") == (Run("a", Emphasis.BOLD),)


def test_json_names_each_part_by_its_kind(sample: ReportContent) -> None:
    written = json.loads(content_json(sample))
    assert written["kind"] == "ReportContent"
    assert written["participant"] == "Siân Ŵyn Llŷr"
    assert written["sections"][0]["blocks"][0]["kind"] == "LeadSentences"
    assert written["sections"][0]["blocks"][2]["rows"][0]["points"][0] == {
        "kind": "Point",
        "role": 0,
        "name": "You",
        "mark": {"kind": "Mark", "position": 3.6, "label": "3.6", "interval": None},
    }


def test_json_is_ascii_whatever_the_texts_hold(sample: ReportContent) -> None:
    odd = dataclasses.replace(sample, participant="Ŵ \ud800 \x00")
    assert content_json(odd).isascii()
    assert json.loads(content_json(odd))["participant"] == "Ŵ \ud800 \x00"


def test_a_position_that_is_no_number_is_refused(sample: ReportContent) -> None:
    plot = DotPlot(Axis(1, 5, ()), (DotRow("x", (Point(0, "You", Mark(float("nan"), "x")),)),), "x")
    section = dataclasses.replace(sample.sections[0], blocks=(plot,))
    with pytest.raises(ValueError, match="not JSON compliant"):
        content_json(dataclasses.replace(sample, sections=(section,)))


def test_what_is_not_shown_holds_a_reason_and_no_number() -> None:
    assert [field.name for field in dataclasses.fields(NotShown)] == ["reason"]
    assert [field.name for field in dataclasses.fields(Span)] == ["low", "high"]
