from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import DisclosurePolicy, GroupRule, Scores, TableError, score
from scoring.disclosure.releases import HeldBack, held_back
from scoring.frames import ratings_frame
from tests.scoring.cohorts import table
from tests.scoring.disclosure.campaigns import POLICY

KEY = table("""
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    A2    A      True     1        5
    B1    B      False    1        5
""")

Sheets = Mapping[str, str]
"""By rater, the group and the answers: `peer 4 3 5`; a dot is an item left out."""

FIRST: Sheets = {
    "P1": "self 4 3 5",
    "m": "line_manager 4 2 5",
    "a": "peer 4 3 5",
    "b": "peer 3 2 4",
    "c": "peer 5 3 4",
    "x": "direct_report 2 3 3",
    "y": "direct_report 4 4 3",
    "z": "direct_report 3 3 2",
}


def scored(sheets: Sheets, said: Mapping[str, str] | None = None, *, about: str = "P1") -> Scores:
    lines = [f"{about} {rater} {sheet}" for rater, sheet in sheets.items()]
    answers = table("\n".join(["participant rater rater_group A1 A2 B1", *lines]))
    texts = [(about, rater, sheets[rater].split()[0], "keep", text) for rater, text in (said or {}).items()]
    comments = pd.DataFrame(texts, columns=["participant", "rater", "rater_group", "question", "text"])
    return score(answers, KEY, comments=comments)


def sheets_of(scores: Scores) -> dict[str, str]:
    """By rater, what their sheet looks like after scoring, in which A2 is turned round."""
    frame = ratings_frame(scores).astype(object)
    rows = frame.where(frame.notna(), ".").to_dict("records")
    return {row["rater"]: f"{row['rater_group']} {row['A1']} {row['A2']} {row['B1']}" for row in rows}


def held(now: Sheets, *released: Sheets, policy: DisclosurePolicy = POLICY) -> HeldBack:
    return held_back(scored(now), [scored(sheets) for sheets in released], policy)


def without(sheets: Sheets, *raters: str) -> Sheets:
    return {rater: sheet for rater, sheet in sheets.items() if rater not in raters}


LATE = {"d": "peer 1 1 1", "e": "peer 2 4 1", "f": "peer 5 5 1"}
PEERS = ("peer", "partner", "service_user")
"""Whoever may be counted as a peer is kept with the peers."""


def late(*raters: str) -> Sheets:
    return {**FIRST, **{rater: LATE[rater] for rater in raters}}


def test_nobody_released_before_stays_as_they_are() -> None:
    result = held_back(scored(FIRST), [scored(FIRST, about="P2")], POLICY)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {})


def test_a_fourth_peer_who_answers_after_the_release_waits() -> None:
    result = held(late("d"), FIRST)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {"P1": PEERS})


def test_two_late_peers_wait_since_their_mean_would_tell_of_two() -> None:
    result = held(late("d", "e"), FIRST)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {"P1": PEERS})


def test_three_late_peers_are_told_anew() -> None:
    result = held(late("d", "e", "f"), FIRST)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(late("d", "e", "f"))), {})


def test_who_changes_an_answer_is_kept_as_released() -> None:
    result = held({**FIRST, "b": "peer 3 5 4"}, FIRST)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {"P1": PEERS})


def test_three_raters_who_change_one_answer_each_are_kept_as_released() -> None:
    result = held({**FIRST, "a": "peer 5 3 5", "b": "peer 3 5 4", "c": "peer 5 3 1"}, FIRST)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {"P1": PEERS})


def test_who_adds_an_answer_later_is_kept_as_released() -> None:
    first = {**FIRST, "b": "peer 3 . 4"}
    assert sheets_of(held(FIRST, first).scores) == sheets_of(scored(first))


def test_who_withdraws_is_kept_as_released() -> None:
    result = held(without(late("d"), "a"), late("d"))
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(late("d"))), {"P1": PEERS})


def test_who_moves_to_another_group_is_kept_in_the_one_they_were_in() -> None:
    first = {**late("d"), "w": "direct_report 1 1 5"}
    result = held({**first, "d": "direct_report 1 1 1"}, first)
    assert sheets_of(result.scores) == sheets_of(scored(first))
    assert result.kept == {"P1": ("peer", "direct_report", "partner", "service_user")}


def test_a_peer_who_becomes_the_line_manager_is_still_counted_as_a_peer() -> None:
    result = held({**FIRST, "a": "line_manager 4 3 5"}, FIRST)
    assert sheets_of(result.scores) == sheets_of(scored(FIRST))
    assert result.kept == {"P1": ("line_manager", *PEERS)}


def test_the_own_answers_and_those_of_a_line_manager_are_always_told_anew() -> None:
    now = {**FIRST, "P1": "self 1 1 1", "m": "line_manager 5 5 5"}
    result = held(now, FIRST)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(now)), {})


def test_another_group_of_enough_new_raters_is_told_while_one_waits() -> None:
    first = without(FIRST, "x", "y", "z")
    result = held(late("d"), first)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {"P1": PEERS})


def test_a_hidden_peer_who_gets_two_fellows_is_shown_with_them() -> None:
    first = without(FIRST, "a", "b")
    assert held(FIRST, first).kept == {}


def test_small_groups_that_part_after_the_release_stay_merged() -> None:
    first = {**FIRST, "p": "partner 1 2 3", "q": "partner 3 2 1"}
    now = {**first, "r": "partner 5 5 5"}
    result = held(now, first)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(first)), {"P1": PEERS})


def test_a_second_release_is_held_back_itself_before_a_third_is_held_back_against_it() -> None:
    result = held(late("d", "e"), FIRST, late("d"))
    assert sheets_of(result.scores) == sheets_of(scored(FIRST))
    assert held(late("d", "e", "f"), FIRST, late("d")).kept == {}


def test_the_first_of_three_releases_counts_as_well_as_the_second() -> None:
    second = without(late("d", "e", "f"), "a", "b", "c")
    third = {**late("d", "e", "f"), "g": "peer 1 5 2", "h": "peer 2 2 2", "i": "peer 3 1 1"}
    third = without(third, "b", "c")
    assert held(third, second).kept == {}
    assert held(third, FIRST, second).kept == {}
    assert held({**third, "j": "peer 1 1 2"}, third).kept == {"P1": PEERS}


def test_ids_that_were_given_anew_hide_no_late_peer() -> None:
    now = {f"row-{number}": sheet for number, sheet in enumerate(late("d").values())}
    result = held(now, FIRST)
    assert sorted(sheets_of(result.scores).values()) == sorted(sheets_of(scored(FIRST)).values())
    assert result.kept == {"P1": PEERS}


def test_ids_that_moved_by_one_row_hide_no_late_peer() -> None:
    def numbered(sheets: list[str]) -> Sheets:
        return {str(number): sheet for number, sheet in enumerate(sheets)}

    first = list(FIRST.values())
    assert held(numbered([LATE["d"], *first]), numbered(first)).kept == {"P1": PEERS}
    assert held(numbered([*LATE.values(), *first]), numbered(first)).kept == {}
