"""Small campaigns written as text, and random ones, with a questionnaire of two scales."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from assessment.attacks.released import Release, released_in_memory
from assessment.policies import disclosure_policy
from assessment.profiles import Answers, make_profiles, score_answers
from instruments import Instrument
from instruments.loading import parse_instrument
from scoring import protect
from tests.attacks import straw_man

PEOPLE = ["participant", "rater", "rater_group"]
ITEMS = ("A1", "A2", "A3", "B1", "B2")
GROUPS = ("manager", "peer", "report", "partner")
LOWEST, HIGHEST = 1, 5

_DEFINITION = """\
id: small
version: 1
title: A small questionnaire
purpose: To be attacked
source: Written for the tests
licence: MIT
languages: [en]
dimensions:
  - {{id: seeing, name: Seeing, definition: What a leader sees}}
  - {{id: acting, name: Acting, definition: What a leader does}}
scales:
  - {{id: a, dimension: seeing}}
  - {{id: b, dimension: acting}}
response_formats:
  - id: often
    options:
      - {{value: 1, label: Never}}
      - {{value: 2, label: Seldom}}
      - {{value: 3, label: At times}}
      - {{value: 4, label: Often}}
      - {{value: 5, label: Always}}
    not_observed: {{code: not_seen, label: I could not see this}}
items:
  - {{code: A1, scale: a, format: often, self: I look around, other: They look around}}
  - {{code: A2, scale: a, format: often, self: I listen, other: They listen}}
  - {{code: A3, scale: a, format: often, self: I ask, other: They ask}}
  - {{code: B1, scale: b, format: often, self: I act, other: They act}}
  - {{code: B2, scale: b, format: often, self: I keep my word, other: They keep their word}}
rater_groups:
  - {{id: self, label: Self}}
  - {{id: manager, label: Line manager, attributed: true}}
  - {{id: peer, label: Peer}}
  - {{id: report, label: Direct report}}
  - {{id: partner, label: Partner{merges}}}
comments:
  - {{id: keep, theme: Keep, self: What do I keep?, other: What should they keep?}}
policy:
  all_others: {rule}
  answered_share: 1/2
  minimum_raters: {fewest}
  minimum_raters_item: {fewest}
  minimum_raters_distribution: {for_counts}
  minimum_raters_comments: {fewest}
  minimum_norm_participants: 30
  release_difference: 2
  confidence: 0.95
"""


def questionnaire(
    fewest: int = 3, rule: str = "equal_raters", *, for_counts: int = 5, merging: bool = False
) -> Instrument:
    """The questionnaire with a policy; `merging` lets partners join the peers."""
    text = _DEFINITION.format(
        fewest=fewest,
        rule=rule,
        for_counts=max(for_counts, fewest),
        merges=", merges_into: peer" if merging else "",
    )
    return parse_instrument(text.encode(), file="small.yaml")


def answers(text: str, said: str = "") -> Answers:
    """Answers from lines `participant rater group A1 A2 A3 B1 B2`; a dot is no answer.

    Comments are lines `participant rater group: text`, all on one question.
    """
    rows = [line.split() for line in text.strip().splitlines()]
    wide = pd.DataFrame(rows, columns=[*PEOPLE, *ITEMS])
    for item in ITEMS:
        wide[item] = pd.to_numeric(wide[item], errors="coerce").astype("Int64")
    heads = [line.split(":", 1) for line in said.strip().splitlines()]
    comments = [(*who.split(), "keep", text.strip()) for who, text in heads]
    return Answers(wide, pd.DataFrame(comments, columns=[*PEOPLE, "question", "text"]))


def shown_by_straw_man(given: Answers, instrument: Instrument) -> Release:
    """What is released where only heads are counted."""
    return released_in_memory(straw_man.profiles(given, instrument), instrument)


def shown_by_gate(given: Answers, instrument: Instrument) -> Release:
    """What is released through the gate."""
    return released_in_memory(make_profiles(given, instrument), instrument)


def shown_later(given: Answers, instrument: Instrument, earlier: Answers) -> Release:
    """What is released through the gate after an earlier release of the same campaign."""
    policy = disclosure_policy(instrument)
    now, then = score_answers(given, instrument), score_answers(earlier, instrument)
    profiles = protect(now, policy, instrument_digest=instrument.digest, released=[then])
    return released_in_memory(profiles, instrument)


@dataclass(frozen=True)
class Rules:
    """A policy in a few words, so that a failing example is short."""

    fewest: int = 3
    rule: str = "equal_raters"
    for_counts: int = 5
    merging: bool = False

    @property
    def instrument(self) -> Instrument:
        return _questionnaire(self)


@dataclass(frozen=True)
class Campaign:
    """Answers under a policy."""

    rules: Rules
    given: Answers

    @property
    def instrument(self) -> Instrument:
        return self.rules.instrument

    @property
    def heads(self) -> dict[tuple[str, str], int]:
        """How many raters answered anything, by participant and group."""
        rows = self.given.responses
        answered = rows[rows[list(ITEMS)].notna().any(axis=1)]
        found = answered.groupby(["participant", "rater_group"]).size()
        return {("P1", group): int(found.get(("P1", group), 0)) for group in GROUPS}


@cache
def _questionnaire(rules: Rules) -> Instrument:
    return questionnaire(rules.fewest, rules.rule, for_counts=rules.for_counts, merging=rules.merging)


Heads = Mapping[str, int]

_rules = st.builds(
    Rules,
    fewest=st.integers(3, 5),
    rule=st.sampled_from(["equal_groups", "equal_raters"]),
    for_counts=st.sampled_from([3, 5]),
    merging=st.booleans(),
)
_sizes = st.fixed_dictionaries(
    {group: st.integers(0, 6) for group in GROUPS[1:]} | {"manager": st.integers(0, 1)}
)


@st.composite
def campaigns(draw: st.DrawFn) -> Campaign:
    """One participant with 0 to 6 raters a group, a threshold of 3 to 5, up to 40 % not observed."""
    rules, heads = draw(_rules), draw(_sizes)
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    kind, missing = draw(st.sampled_from(["any", "high", "alike"])), draw(st.sampled_from([0.0, 0.1, 0.4]))
    return Campaign(rules, drawn(rng, heads, kind, missing))


def drawn(rng: np.random.Generator, heads: Heads, kind: str = "any", missing: float = 0.0) -> Answers:
    """Random answers about P1; `high` ones lie at the upper end, `alike` ones agree within a group."""
    rows = [("P1", "P1", "self")]
    rows += [("P1", f"{group}-{i}", group) for group in GROUPS for i in range(heads[group])]
    table = pd.DataFrame(rows, columns=PEOPLE)
    for item in ITEMS:
        table[item] = pd.array(_ratings(rng, table["rater_group"].tolist(), kind), dtype="Int64")
        gone = (rng.random(len(table)) < missing) & (table["rater_group"] != "self").to_numpy()
        table[item] = table[item].mask(gone)
    return Answers(table, pd.DataFrame(columns=[*PEOPLE, "question", "text"]))


def _ratings(rng: np.random.Generator, groups: list[str], kind: str) -> list[int]:
    if kind == "alike":
        of_group = {group: int(rng.integers(LOWEST, HIGHEST + 1)) for group in ("self", *GROUPS)}
        return [of_group[group] if rng.random() < 0.9 else 4 for group in groups]
    low = 4 if kind == "high" else LOWEST
    return [int(each) for each in rng.integers(low, HIGHEST + 1, size=len(groups))]
