"""The simulated programme of the demo, and a small instrument that is unlike its questionnaire."""

import pytest

from assessment.simulation import SimulatedProgramme, simulate_programme
from instruments.loading import load_instrument, parse_instrument
from instruments.model import Instrument

SMALL = b"""
id: small
version: 1
title: Small
purpose: To be small
source: Written for a test
licence: MIT
languages: [en]
dimensions:
  - {id: one, name: One, definition: The only one}
scales:
  - {id: helping, dimension: one}
  - {id: thinking, dimension: one}
response_formats:
  - id: agree
    options: [{value: 0, label: Never}, {value: 1, label: Perhaps}, {value: 2, label: Surely}]
  - id: often
    options: [{value: 1, label: Seldom}, {value: 2, label: Often}]
    not_observed: {code: unseen, label: Not seen}
  - id: weight
    options: [{value: 1, label: Light}, {value: 2, label: Heavy}]
items:
  - {code: A1, scale: helping, format: agree, self: I help, other: They help}
  - {code: A2, scale: helping, format: agree, reverse: true, self: I hinder, other: They hinder}
  - {code: A3, scale: thinking, format: often, self: I think, other: They think}
importance:
  format: weight
  items: [{code: A_IMP, scale: helping, wording: How heavy is it to help?}]
rater_groups:
  - {id: self, label: Self}
  - {id: boss, label: Boss, attributed: true, minimum: 1}
  - {id: friend, label: Friend}
comments:
  - {id: anything, theme: Anything, self: Anything else?, other: Anything else?}
policy:
  all_others: equal_raters
  answered_share: 1/2
  minimum_raters: 3
  minimum_raters_item: 3
  minimum_raters_distribution: 5
  minimum_raters_comments: 3
  minimum_norm_participants: 30
  release_difference: 2
  confidence: 0.95
"""


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    return load_instrument("systems-leadership")


@pytest.fixture(scope="session")
def small() -> Instrument:
    return parse_instrument(SMALL, file="small.yaml")


@pytest.fixture(scope="session")
def programme(instrument: Instrument) -> SimulatedProgramme:
    return simulate_programme(instrument)


@pytest.fixture(scope="session")
def year_before(instrument: Instrument) -> SimulatedProgramme:
    return simulate_programme(instrument, wave=1)
