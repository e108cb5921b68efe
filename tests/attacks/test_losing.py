"""No attacker finds out anything through the gate, whatever the sizes, thresholds and gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from assessment.attacks import colluder, comments, counts, late_rater, metadata
from assessment.attacks.figures import Figure
from assessment.attacks.findings import Finding
from assessment.attacks.knowledge import Colluder, Knowledge
from assessment.attacks.released import Release
from assessment.attacks.suite import ATTACKERS
from assessment.profiles import Answers
from tests.attacks.campaigns import (
    GROUPS,
    ITEMS,
    PEOPLE,
    Campaign,
    Rules,
    answers,
    campaigns,
    drawn,
    shown_by_gate,
    shown_later,
)

# A failing example is not made smaller, which would take minutes.
many = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
)
some = settings(many, max_examples=16)
PROTECTED = GROUPS[1:]
late_raters = st.dictionaries(st.sampled_from(PROTECTED), st.integers(1, 3), min_size=1)


def found_by_all(release: Release, known: Knowledge) -> list[Finding]:
    return [found for attacker in ATTACKERS for found in attacker.attack(release, known)]


@many
@given(campaign=campaigns())
def test_what_is_released_once_gives_nothing_away(campaign: Campaign) -> None:
    release = shown_by_gate(campaign.given, campaign.instrument)
    assert found_by_all(release, Knowledge(heads=campaign.heads)) == []


@some
@given(campaign=campaigns(), late=late_raters, seed=st.integers(0, 999))
def test_late_raters_are_not_the_difference_of_two_releases(
    campaign: Campaign, late: dict[str, int], seed: int
) -> None:
    now = with_late(campaign.given, late, seed)
    earlier = shown_by_gate(campaign.given, campaign.instrument)
    release = shown_later(now, campaign.instrument, campaign.given)
    assert late_rater.attack(release, Knowledge(earlier=earlier)) == []


def with_late(given: Answers, late: dict[str, int], seed: int) -> Answers:
    more = drawn(np.random.default_rng(seed), {group: late.get(group, 0) for group in GROUPS}).responses
    more = more[more["rater_group"] != "self"]
    more = more.assign(rater="late-" + more["rater"])
    return Answers(pd.concat([given.responses, more], ignore_index=True), given.comments)


@some
@given(campaign=campaigns(), group=st.sampled_from(PROTECTED), seed=st.integers(0, 999), other=st.booleans())
def test_a_rater_who_answers_anew_or_gives_way_is_not_the_difference_of_two_releases(
    campaign: Campaign, group: str, seed: int, *, other: bool
) -> None:
    now = with_one_changed(campaign.given, group, seed, other=other)
    where = (group, "peer", "those not shown")
    known = Knowledge(
        earlier=shown_by_gate(campaign.given, campaign.instrument),
        one_changed=frozenset(("P1", name) for name in where),
    )
    assert late_rater.attack(shown_later(now, campaign.instrument, campaign.given), known) == []


def with_one_changed(given: Answers, group: str, seed: int, *, other: bool) -> Answers:
    """The first rater of a group answers anew, or another rater answers instead."""
    rows = given.responses.copy()
    first = rows.index[rows["rater_group"] == group][:1]
    rows.loc[first, list(ITEMS)] = np.random.default_rng(seed).integers(1, 6, size=len(ITEMS))
    if other:
        rows.loc[first, "rater"] = "another"
    return Answers(rows, given.comments)


@some
@given(campaign=campaigns())
def test_one_rater_who_tells_does_not_find_out_another(campaign: Campaign) -> None:
    release = shown_by_gate(campaign.given, campaign.instrument)
    for mine in tellers(campaign.given):
        assert colluder.attack(release, Knowledge(colluders=(mine,))) == []


def tellers(given: Answers) -> Iterator[Colluder]:
    """The first rater of each protected group."""
    for group in PROTECTED:
        for _, row in given.responses[given.responses["rater_group"] == group].head(1).iterrows():
            told = {item: int(row[item]) for item in ITEMS if not pd.isna(row[item])}
            yield Colluder("P1", group, told)


@some
@given(campaign=campaigns())
def test_a_group_of_nobody_looks_like_a_group_of_too_few(campaign: Campaign) -> None:
    release = shown_by_gate(campaign.given, campaign.instrument)
    hidden = campaign.given.responses["rater_group"].isin(counted_in_nothing(release))
    without = replace(campaign.given, responses=campaign.given.responses[~hidden])
    twin = shown_by_gate(without, campaign.instrument)
    assert counts.attack(release, Knowledge(twin=twin)) == []


def counted_in_nothing(release: Release) -> set[str]:
    """Protected groups that nothing counts: no figure, no total and no number of raters."""
    columns = [release.of("P1", measure) for measure in release.figures.get("P1", {})]
    shown = {member for column in columns for each in column.values() for member in each.members}
    nothing_more = {*release.page("P1").heads} - {"manager"} <= shown and not any(map(counts_more, columns))
    return set(PROTECTED) - shown if nothing_more else set()


def counts_more(column: Mapping[str, Figure]) -> bool:
    """Whether the total counts raters of groups that are not shown."""
    groups = sum(each.n for name, each in column.items() if name not in {"self", "all_others"})
    return "all_others" in column and column["all_others"].n > groups


@some
@given(campaign=campaigns(), seed=st.integers(0, 999))
def test_comments_tell_neither_their_order_nor_a_rare_language(campaign: Campaign, seed: int) -> None:
    given = with_comments(campaign.given, seed)
    release = shown_by_gate(given, campaign.instrument)
    arrivals = {("P1", "keep"): tuple(given.comments["text"])}
    found = comments.attack(release, Knowledge(arrivals=arrivals))
    assert [each for each in found if "more than raters" not in each.told] == []


SPOKEN = {
    "en": "She listens to all of the people, and that is number {} to me.",
    "cy": "Mae hi yn gwrando ar bawb ac yn gyfeillgar iawn, rhif {} i mi.",
    "fr": "Elle est toujours avec nous et elle ne pas les oublie, numéro {} pour moi.",
}


def with_comments(given: Answers, seed: int) -> Answers:
    """One comment of every rater, most of them in English."""
    rng, rows = np.random.default_rng(seed), given.responses
    said = rows[rows["rater_group"] != "self"][PEOPLE].copy()
    spoken = rng.choice(list(SPOKEN), p=[0.6, 0.3, 0.1], size=len(said))
    texts = [SPOKEN[language].format(place) for place, language in enumerate(spoken)]
    return Answers(rows, said.assign(question="keep", text=texts))


@some
@given(campaign=campaigns())
def test_no_file_holds_an_id_or_a_date(campaign: Campaign) -> None:
    release = shown_by_gate(campaign.given, campaign.instrument)
    ids = tuple(name for name in campaign.given.responses["rater"] if name != "P1")
    assert metadata.attack(release, Knowledge(raters=ids)) == []


TOO_MANY_COMMENTS = (
    "\n".join(f"P1 {rater} peer: Comment {rater}" for rater in "abcd") + "\nP1 x report: Comment x"
)


def test_the_number_of_comments_tells_of_nobody_who_is_hidden() -> None:
    given = answers(
        """
        P1 a peer 4 4 2 5 3
        P1 b peer 2 5 3 1 4
        P1 c peer 5 2 4 2 2
        P1 d peer 3 1 2 4 1
        P1 x report 2 5 1 4 3
        """,
        TOO_MANY_COMMENTS,
    )
    assert comments.attack(shown_by_gate(given, Rules().instrument)) == []


PINNED = {
    "a band of a scale beside counts of one of its items": (
        Rules(3, "equal_raters"),
        """
        P1 a peer   4 1 1 5 5
        P1 b peer   1 1 1 5 5
        P1 c peer   1 1 1 4 5
        P1 f report 3 1 2 3 3
        P1 g report 3 1 2 4 3
        P1 h report 3 1 2 3 3
        P1 i report 3 1 2 3 3
        """,
    ),
    "an exact scale beside counts of one of two banded items": (
        Rules(3, "equal_groups"),
        """
        P1 a peer   5 1 2 2 1
        P1 b peer   5 3 5 4 4
        P1 c peer   5 3 5 4 5
        P1 f report 3 4 5 4 2
        P1 g report 3 5 5 4 2
        P1 h report 3 5 5 4 2
        P1 i report 3 5 5 4 2
        """,
    ),
}


@pytest.mark.parametrize("name", PINNED)
def test_no_answer_is_pinned_by(name: str) -> None:
    rules, text = PINNED[name]
    assert found_by_all(shown_by_gate(answers(text), rules.instrument), Knowledge()) == []
