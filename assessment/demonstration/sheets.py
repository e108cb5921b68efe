"""Simulated questionnaires, one an assignment, with answers as the database keeps them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from assessment.simulation import SimulatedProgramme, simulate_programme
from instruments.model import Definition, ResponseFormat

TEAMS = 3
LEADERS = 12
BUSY_GROUP = "peer"
BUSY_PARTICIPANTS = 3


@dataclass(frozen=True, slots=True)
class SimulatedSheet:
    """What one rater answers about one participant: options by item, texts by comment question."""

    participant: str
    rater: str
    group: str
    options: dict[str, str]
    comments: dict[str, str]


def simulate(instrument: Definition) -> SimulatedProgramme:
    """A small programme; the same leaders whatever the instrument."""
    return simulate_programme(instrument, teams=TEAMS, leaders=LEADERS)


def sheets_of(programme: SimulatedProgramme) -> Iterator[SimulatedSheet]:
    """A sheet for each row of the responses."""
    options = _options(programme)
    comments = _comments(programme)
    who = programme.responses[["participant", "rater", "rater_group"]].itertuples(index=False, name=None)
    for row, (participant, rater, group) in enumerate(who):
        answered = {item: chosen[row] for item, chosen in options.items() if chosen[row]}
        yield SimulatedSheet(participant, rater, group, answered, comments.get((participant, rater), {}))


def with_a_busy_rater(sheets: list[SimulatedSheet]) -> tuple[list[SimulatedSheet], str]:
    """The sheets with one rater who is a peer of three participants, and that rater's id."""
    first_peers = {sheet.participant: sheet.rater for sheet in reversed(sheets) if sheet.group == BUSY_GROUP}
    chosen = dict(sorted(first_peers.items())[:BUSY_PARTICIPANTS])
    busy = next(iter(chosen.values()))
    return [
        replace(sheet, rater=busy) if chosen.get(sheet.participant) == sheet.rater else sheet
        for sheet in sheets
    ], busy


def _options(programme: SimulatedProgramme) -> dict[str, list[str]]:
    return {code: _chosen(programme, code, form) for code, form in _formats(programme.instrument).items()}


def _formats(instrument: Definition) -> dict[str, ResponseFormat]:
    forms = {form.id: form for form in instrument.response_formats}
    importance = instrument.importance
    also = {item.code: forms[importance.format] for item in importance.items} if importance else {}
    return {item.code: forms[item.format] for item in instrument.items} | also


def _chosen(programme: SimulatedProgramme, code: str, form: ResponseFormat) -> list[str]:
    """The options (rows,) as stored, empty where the question was left out."""
    values = programme.responses[code]
    chosen = np.where(values.isna(), "", values.astype("str"))
    unseen = form.not_observed.code if form.not_observed else ""
    return [str(one) for one in np.where(programme.not_observed[code], unseen, chosen)]


def _comments(programme: SimulatedProgramme) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    columns = ["participant", "rater", "question", "text"]
    for participant, rater, question, text in programme.comments[columns].itertuples(index=False, name=None):
        found.setdefault((participant, rater), {})[question] = text
    return found
