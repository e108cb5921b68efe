"""A small questionnaire that has nothing wrong with it, and ways to break it."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from instruments.loading import parse_instrument
from instruments.model import Instrument
from instruments.problems import InstrumentError

SMALL = """\
id: small
version: 1
title: {en: Small, cy: Bach}
purpose: To test.
source: Made up.
licence: MIT
languages: [en, cy]
translations: {cy: draft}

dimensions:
  - id: seeing
    name: {en: Seeing, cy: Gweld}
    definition: What a leader notices.

scales:
  - id: sensing
    dimension: seeing
  - id: judging
    dimension: seeing

response_formats:
  - id: often
    options:
      - {value: 1, label: {en: Never, cy: Byth}}
      - {value: 2, label: {en: Sometimes, cy: Weithiau}}
      - {value: 3, label: {en: Always, cy: Bob amser}}
    not_observed: {code: "NO", label: I could not see this}

items:
  - code: S01
    scale: sensing
    format: often
    self: {en: I look., cy: Rwy'n edrych.}
    other: {en: They look., cy: Maen nhw'n edrych.}
  - code: J01
    scale: judging
    format: often
    reverse: true
    self: I guess.
    other: They guess.

importance:
  format: often
  items:
    - {code: S_IMP, scale: sensing, wording: How much it matters}

rater_groups:
  - {id: self, label: Self}
  - {id: manager, label: Manager, attributed: true, minimum: 1}
  - {id: peer, label: Peer}
  - {id: partner, label: Partner, merges_into: peer}

comments:
  - {id: keep, theme: Keep, self: What I will keep, other: What they should keep}

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


@pytest.fixture(scope="session")
def small() -> str:
    return SMALL


@pytest.fixture
def small_instrument() -> Instrument:
    return parse_instrument(SMALL.encode(), file="small.yaml")


def problems(content: bytes) -> list[str]:
    try:
        parse_instrument(content, file="x.yaml")
    except InstrumentError as error:
        return str(error).splitlines()
    return []


@pytest.fixture
def problems_of() -> Callable[[str | bytes], list[str]]:
    """What is wrong with a whole definition, as it is printed."""
    return lambda content: problems(content if isinstance(content, bytes) else dedent(content).encode())


@pytest.fixture
def problems_after() -> Callable[..., list[str]]:
    """What is wrong with the small questionnaire after some words in it are exchanged, each once."""

    def after(*changes: tuple[str, str]) -> list[str]:
        text = SMALL
        for old, new in changes:
            assert old in text, f"the small questionnaire does not hold {old!r}"
            text = text.replace(old, new, 1)
        return problems(text.encode())

    return after
