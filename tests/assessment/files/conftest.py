"""A small questionnaire and short ways to read a table that a test writes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from assessment.files import Mapping, ReadResult, ResponsesError, read_responses
from instruments.loading import parse_instrument
from instruments.model import Instrument

DEFINITION = """
id: small
version: 1
title: Small
purpose: For tests
source: Written for tests
licence: MIT
languages: [en, cy]
dimensions:
  - {id: ways, name: Ways, definition: All of them}
scales:
  - {id: listening, dimension: ways}
  - {id: acting, dimension: ways}
response_formats:
  - id: frequency
    options:
      - {value: 1, label: {en: Never, cy: Byth}}
      - {value: 2, label: {en: Seldom, cy: Anaml}}
      - {value: 3, label: {en: Sometimes, cy: Weithiau}}
      - {value: 4, label: {en: Often, cy: Yn aml}}
      - {value: 5, label: {en: Always, cy: Bob amser}}
    not_observed: {code: NS, label: {en: I have not seen this, cy: Nid wyf wedi gweld hyn}}
  - id: weight
    options:
      - {value: 0, label: {en: Little, cy: Ychydig}}
      - {value: 1, label: {en: Much, cy: Llawer}}
items:
  - code: L01
    scale: listening
    format: frequency
    self: {en: I listen to others., cy: Rwy'n gwrando ar eraill.}
    other: {en: Listens to others., cy: Mae'n gwrando ar eraill.}
  - code: L02
    scale: listening
    format: frequency
    reverse: true
    self: {en: I interrupt people., cy: Rwy'n torri ar draws pobl.}
    other: {en: Interrupts people., cy: Mae'n torri ar draws pobl.}
  - code: D01
    scale: acting
    format: frequency
    self: {en: I act in time., cy: Rwy'n gweithredu mewn pryd.}
    other: {en: Acts in time., cy: Mae'n gweithredu mewn pryd.}
importance:
  format: weight
  items:
    - {code: W01, scale: listening, wording: {en: How much does listening matter?, cy: Pa mor bwysig yw gwrando?}}
rater_groups:
  - {id: self, label: {en: Self, cy: Hunan}}
  - {id: line_manager, label: {en: Line manager, cy: Rheolwr llinell}, attributed: true}
  - {id: peer, label: {en: Peer, cy: Cydweithiwr}}
comments:
  - {id: keep, theme: Keep, self: {en: What will you keep doing?, cy: Beth wnewch chi barhau?}, other: {en: What should they keep doing?, cy: Beth ddylent barhau?}}
  - {id: change, theme: Change, self: {en: What will you change?, cy: Beth wnewch chi newid?}, other: {en: What should they change?, cy: Beth ddylent newid?}}
policy:
  all_others: equal_groups
  answered_share: 2/3
  minimum_raters: 3
  minimum_raters_item: 3
  minimum_raters_distribution: 5
  minimum_raters_comments: 3
  minimum_norm_participants: 30
  release_difference: 2
  confidence: 0.95
"""
SELF_ONLY = re.sub(r"\n(    other: .*|  - \{id: (?:line_manager|peer), .*)", "", DEFINITION)

Read = Callable[..., ReadResult]


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    """Three items, one importance item, two comment questions, three rater groups, two languages."""
    return parse_instrument(DEFINITION.encode(), file="small.yaml")


@pytest.fixture(scope="session")
def self_only() -> Instrument:
    """The same questionnaire for participants alone."""
    return parse_instrument(SELF_ONLY.encode(), file="self-only.yaml")


@pytest.fixture
def read(tmp_path: Path, instrument: Instrument) -> Read:
    """Reads a text, or bytes, as a file of responses; named arguments are those of a mapping."""

    def read_content(content: str | bytes, name: str = "responses.csv", **mapping: Any) -> ReadResult:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_responses(path, instrument, Mapping(**mapping))

    return read_content


@pytest.fixture
def refused(read: Read) -> Callable[..., list[str]]:
    """The problems, a line each, for which a text is refused."""

    def lines(content: str | bytes, **mapping: Any) -> list[str]:
        with pytest.raises(ResponsesError) as caught:
            read(content, **mapping)
        return [str(problem) for problem in caught.value.problems]

    return lines


@pytest.fixture
def answers() -> Callable[[ReadResult], list[list[Any]]]:
    """The responses as rows of participant, rater, rater group and the three items, None where missing."""

    def rows(result: ReadResult) -> list[list[Any]]:
        frame = result.responses[["participant", "rater", "rater_group", "L01", "L02", "D01"]]
        return [
            [None if value is pd.NA else value for value in row]
            for row in frame.to_numpy(dtype=object).tolist()
        ]

    return rows


@pytest.fixture
def codes() -> Callable[[ReadResult], list[tuple[str, int | None]]]:
    """Code and row of each problem."""

    def pairs(result: ReadResult) -> list[tuple[str, int | None]]:
        return [(problem.code, problem.row) for problem in result.problems]

    return pairs
