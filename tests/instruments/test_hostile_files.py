"""Whatever a file holds, it is loaded or refused, in good time and in plain words."""

import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from instruments.checks.fields import check_fields
from instruments.loading import parse_instrument
from instruments.model import Definition
from instruments.problems import InstrumentError
from instruments.schema import json_schema
from instruments.source import Source

HOSTILE = [
    b"items: [" + b"{code: S, code: S}," * 12_000 + b"]",
    b"items: [" + b"1," * 40_000 + b"]",
    b"scales: [" + b"{id: a, dimension: no}," * 8_000 + b"]",
    b"rater_groups: [" + b",".join(b"{id: g%d, merges_into: g%d}" % (i, i + 1) for i in range(9_000)) + b"]",
    b"response_formats: [{options: [" + b"{label: {a: x}}," * 9_000 + b"]}]",
    b"dimensions: [" + b",".join(b"{id: d%d}" % i for i in range(9_000)) + b"]\n"
    + b"scales: [" + b",".join(b"{dimension: e%d}" % i for i in range(9_000)) + b"]",
    b"languages: [en]\ntitle: {" + b",".join(b"a%d: x" % i for i in range(20_000)) + b"}",
    b"".join(b"a%d: x\n" % i for i in range(24_000)),
    b"'" + b"a" * 990_000 + b"': x",
    b"title: '" + b"\n" * 990_000 + b"'",
    b"%TAG !a! b\n" * 90_000,
]  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_file_is_refused_in_good_time(content: bytes) -> None:
    start = time.process_time()
    with pytest.raises(InstrumentError):
        parse_instrument(content, file="x.yaml")
    assert time.process_time() - start < 20


def said_of(content: bytes) -> str:
    """What a refusal says; anything but an instrument or a refusal fails the test."""
    try:
        parse_instrument(content, file="x.yaml")
    except InstrumentError as error:
        return str(error) or "nothing"
    return ""


SYNTAX = st.text(alphabet="ab: -[]{},&*!|>'\"%@`#?\n\t0123~.=<\\ŵ", max_size=80)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), SYNTAX.map(str.encode)))
def test_any_bytes_are_loaded_or_refused(content: bytes) -> None:
    assert said_of(content).startswith("x.yaml")


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-3, 60), st.sampled_from([-0.5, 0.5, 0.95, 1.5]), st.text(max_size=8),
        st.sampled_from(["self", "all_others", "peer", "en", "often", "2/3", "1/0", "no", "12:30", "*", "S01"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)  # fmt: skip


@settings(deadline=None)
@given(data=st.data())
def test_a_sound_definition_with_any_value_exchanged_is_loaded_or_refused(
    small: str, data: st.DataObject
) -> None:
    broken = data.draw(with_a_value_exchanged(yaml.safe_load(small)))
    written = yaml.dump(broken, Dumper=yaml.CSafeDumper).encode()
    assert said_of(written)[:6] in {"x.yaml", ""}


@st.composite
def with_a_value_exchanged(draw: st.DrawFn, definition: dict[str, Any]) -> dict[str, Any]:
    """A definition with one value at any depth exchanged for any other, or left out."""
    place: Any = definition
    inner: Any = definition
    while inner and isinstance(inner, dict | list) and draw(st.integers(0, 4)):
        place = inner
        key = draw(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
        inner = place[key]
    if place is not inner and draw(st.booleans()):
        del place[key]
    elif place is not inner:
        place[key] = draw(VALUES)
    return definition


@settings(deadline=None)
@given(data=st.data())
def test_the_schema_accepts_just_what_the_rules_of_single_fields_accept(
    small: str, data: st.DataObject
) -> None:
    definition = data.draw(with_a_value_exchanged(yaml.safe_load(small)))
    _, problems = check_fields(Source("x.yaml", definition, {}), Definition)
    assert SCHEMA.is_valid(definition) == (not problems)


SCHEMA = Draft202012Validator(json_schema())
