from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import DisclosurePolicy, GroupRule, Scores, ScoringPolicy, TableError, protect, score
from scoring.disclosure.published import Page, pages
from scoring.disclosure.releases import HeldBack, held_back
from scoring.frames import ratings_frame
from scoring.profile import Action, GroupScore, Reason, Suppressed
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


def frame(sheets: Sheets, *, about: str = "P1") -> pd.DataFrame:
    lines = [f"{about} {rater} {sheet}" for rater, sheet in sheets.items()]
    return table("\n".join(["participant rater rater_group A1 A2 B1", *lines]))


def scored(sheets: Sheets, said: Mapping[str, str] | None = None, *, about: str = "P1") -> Scores:
    texts = [(about, rater, sheets[rater].split()[0], "keep", text) for rater, text in (said or {}).items()]
    comments = pd.DataFrame(texts, columns=["participant", "rater", "rater_group", "question", "text"])
    policy = ScoringPolicy(answered_share=Fraction(1, 2))
    return score(frame(sheets, about=about), KEY, policy=policy, comments=comments)


def texts_of(scores: Scores) -> list[str]:
    return sorted(scores.comments["text"])


def sheets_of(scores: Scores) -> dict[str, str]:
    """By rater, what their sheet looks like after scoring, in which A2 is turned round."""
    frame = ratings_frame(scores).astype(object)
    rows = frame.where(frame.notna(), ".").to_dict("records")
    return {row["rater"]: f"{row['rater_group']} {row['A1']} {row['A2']} {row['B1']}" for row in rows}


def held(now: Sheets, *released: Sheets, policy: DisclosurePolicy = POLICY) -> HeldBack:
    return held_back(scored(now), [scored(sheets) for sheets in released], policy)


def without(sheets: Sheets, *raters: str) -> Sheets:
    return {rater: sheet for rater, sheet in sheets.items() if rater not in raters}


LATE = {"d": "peer 1 1 1", "e": "peer 2 4 1", "f": "peer 5 5 3"}
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
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {})


def test_three_raters_who_change_one_answer_each_are_kept_as_released() -> None:
    """That they are kept tells nothing: nobody's answers are told anew, changed or not."""
    result = held({**FIRST, "a": "peer 5 3 5", "b": "peer 3 5 4", "c": "peer 5 3 1"}, FIRST)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {})


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
    result = held(late("d"), without(FIRST, "x", "y", "z"))
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


def test_who_was_kept_from_a_release_may_come_with_enough_others_into_a_later_one() -> None:
    second = without(late("d", "e"), "a")
    third = {**late("d", "e", "f"), "g": "peer 1 5 2"}
    result = held(third, FIRST, second)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(third)), {})


def test_ids_that_were_given_anew_hide_no_late_peer() -> None:
    now = {f"row-{number}": sheet for number, sheet in enumerate(late("d").values())}
    result = held(now, FIRST)
    assert sorted(sheets_of(result.scores).values()) == sorted(sheets_of(scored(FIRST)).values())
    assert result.kept == {"P1": ("peer", "direct_report", "partner", "service_user")}


@pytest.mark.parametrize("late_ones", ["d", "def"])
def test_ids_that_moved_by_some_rows_hide_no_late_peer(late_ones: str) -> None:
    def numbered(sheets: list[str]) -> Sheets:
        return {str(number): sheet for number, sheet in enumerate(sheets)}

    first = list(FIRST.values())
    moved = numbered([*(LATE[name] for name in late_ones), *first])
    assert set(held(moved, numbered(first)).kept["P1"]) >= set(PEERS)


def test_somebody_who_was_in_the_first_release_only_is_held_back_against_that() -> None:
    both = pd.concat([frame(FIRST), frame(late("d"), about="P2")])
    first, second = score(both, KEY), score(frame(late("d"), about="P2"), KEY)
    result = held_back(score(frame(late("d")), KEY), [first, second], POLICY)
    assert (sheets_of(result.scores), result.kept) == (sheets_of(scored(FIRST)), {"P1": PEERS})


def test_nobody_is_added_who_is_not_in_the_responses_of_now() -> None:
    result = held_back(scored(FIRST), [scored(FIRST, about="P2")], POLICY)
    assert result.scores.ratings.people.participants == ("P1",)


def test_who_was_released_adds_no_comment_later() -> None:
    first = scored(FIRST, {"a": "Listens"})
    now = scored(FIRST, {"a": "Listens", "b": "Never listens"})
    result = held_back(now, [first], POLICY)
    assert (texts_of(result.scores), result.kept) == (["Listens"], {})


def test_comments_of_a_kept_group_are_those_of_the_release() -> None:
    first = scored(FIRST, {"a": "Listens", "x": "Too quick"})
    now = scored(late("d"), {"a": "Listens", "d": "Late", "x": "Too quick", "P1": "My own"})
    assert texts_of(held_back(now, [first], POLICY).scores) == ["Listens", "My own", "Too quick"]


def test_comments_of_enough_late_raters_are_told() -> None:
    now = scored(late("d", "e", "f"), {"d": "Late"})
    assert texts_of(held_back(now, [scored(FIRST)], POLICY).scores) == ["Late"]


def test_of_a_group_that_is_told_anew_the_scales_are_told_and_no_items() -> None:
    result = held(late("d", "e", "f"), FIRST)
    assert result.kept == {}
    peer = [group.id for group in POLICY.groups].index("peer")
    assert withheld_cells(result) == {(item, peer) for item in range(len(KEY))}


@pytest.mark.parametrize(
    ("late_answers", "told"),
    [("1 1 1", 4), ("1 1 2", 4), ("1 2 2", 5), ("5 5 5", 14), ("4 5 5", 14), ("4 4 5", 13)],
)
def test_the_total_of_late_peers_who_all_chose_an_end_is_moved_inwards(late_answers: str, told: int) -> None:
    """The sum of what is new on a scale is told by subtraction, and at an end it tells every answer."""
    now = {**FIRST, **{name: f"peer 3 3 {b1}" for name, b1 in zip("def", late_answers.split(), strict=True)}}
    before, after = peers_sum(scored(FIRST)), peers_sum(scored(now), scored(FIRST))
    assert after - before == pytest.approx(told)


def peers_sum(scores: Scores, *released: Scores) -> float:
    """The sum of the peers' scores on B, as told."""
    (profile,) = protect(scores, POLICY, released=released)
    cell = profile.scales["B"].groups["peer"]
    assert isinstance(cell, GroupScore)
    return cell.n * cell.mean


def test_what_was_moved_in_a_release_stays_moved_in_the_next() -> None:
    """Three peers who all chose 1 are told as a sum of 4; beside it, their late peers' sum is exact."""
    first = {**FIRST, "a": "peer 3 3 1", "b": "peer 3 3 1", "c": "peer 3 3 1"}
    second = {**first, **dict.fromkeys("def", "peer 3 3 3")}
    third = {**second, **dict.fromkeys("ghi", "peer 3 3 4")}
    releases = [scored(sheets) for sheets in (first, second, third)]
    assert peers_sum(releases[1], releases[0]) == pytest.approx(4 + 9)
    assert peers_sum(releases[2], *releases[:2]) == pytest.approx(4 + 9 + 12)


def test_a_mean_that_is_withheld_once_stays_so() -> None:
    now = {**late("d", "e"), "f": "peer 5 . 3"}
    again = held(now, FIRST, now)
    assert np.array_equal(again.before.withheld, held(now, FIRST).before.withheld)
    assert again.anew == {"P1"}


def test_it_is_told_who_is_shown_otherwise_than_in_any_release() -> None:
    assert held(late("d"), FIRST).anew == set()
    assert held(late("d", "e", "f"), FIRST).anew == {"P1"}
    assert held({**FIRST, "m": "line_manager 5 5 5"}, FIRST).anew == set()


def test_without_a_release_nothing_is_held_back() -> None:
    scores = scored(FIRST)
    result = held_back(scores, [], POLICY)
    assert result.scores is scores
    assert (dict(result.kept), set(result.anew)) == ({}, set())
    assert not result.before.withheld.any()
    assert np.isnan(result.before.moved).all()


def test_a_release_of_another_questionnaire_is_refused() -> None:
    other = score(frame(FIRST).drop(columns="B1"), KEY[:2])
    with pytest.raises(TableError, match="release 2: its scoring key is another one"):
        held_back(scored(FIRST), [scored(FIRST), other], POLICY)


def test_a_group_of_a_release_that_the_policy_does_not_have_is_named() -> None:
    with pytest.raises(TableError, match="rater group 'uncle'"):
        held_back(scored(FIRST), [scored({"u": "uncle 1 1 1"})], POLICY)


def test_a_stricter_minimum_of_a_group_asks_for_more_late_raters() -> None:
    strict = replace(
        POLICY, groups=(GroupRule("line_manager", attributed=True), GroupRule("peer", minimum=4))
    )
    first = {rater: sheet for rater, sheet in late("d").items() if "direct" not in sheet}
    three = {"e": "peer 2 4 1", "f": "peer 5 5 1", "g": "peer 1 2 2"}
    assert held({**first, **three}, first, policy=strict).kept == {"P1": ("peer",)}
    assert held({**first, **three, "h": "peer 3 3 3"}, first, policy=strict).kept == {}


FEW = settings(max_examples=12, deadline=None)


@st.composite
def histories(draw: st.DrawFn) -> list[Sheets]:
    """Three tables about one participant, each the last one with some raters more, fewer or changed."""
    group, answer = (
        st.sampled_from(["peer", "direct_report", "partner", "line_manager"]),
        st.sampled_from("12345."),
    )
    sheet = st.builds("{} {} {} {}".format, group, answer, answer, answer)
    start = draw(st.dictionaries(st.sampled_from("abcdefgh"), sheet, min_size=3))
    steps = [
        draw(st.dictionaries(st.sampled_from("abcdefghijkl"), sheet | st.none(), max_size=4)) for _ in "12"
    ]
    found = [start]
    for step in steps:
        table_then = {**found[-1], **step}
        found.append({rater: sheet for rater, sheet in table_then.items() if sheet})
    return [{"P1": "self 3 3 3", **sheets} for sheets in found]


def released_pages(history: list[Sheets]) -> list[Page]:
    """The pages that were shown of P1, each held back beside those before it."""
    scores = [scored(FIRST, about="P0"), *(scored(sheets) for sheets in history)]
    results = [held_back(scores[number], scores[:number], POLICY) for number in range(1, len(scores))]
    return [pages(result.scores, {"P1": withheld_cells(result)}, ["P1"], POLICY)["P1"] for result in results]


def withheld_cells(result: HeldBack) -> frozenset[tuple[int, int]]:
    return frozenset((int(item), int(unit)) for item, _, unit in np.argwhere(result.before.withheld))


@FEW
@given(histories())
def test_all_releases_together_tell_of_no_fewer_than_three_raters(history: list[Sheets]) -> None:
    found = released_pages(history)
    known = {line.rater for page in found for line in page.lines if line.group == 0}
    for scale in range(2):
        sums = [dict(one) for page in found for unit in page.units[scale] for one in unit.sums()]
        unknowns = sorted({unknown for one in sums for unknown in one if unknown.rater not in known})
        matrix = np.array([[one.get(unknown, 0) for unknown in unknowns] for one in sums], dtype=float)
        raters = {unknown.rater for unknown in unknowns}
        for few in [{rater} for rater in raters] + [{a, b} for a in raters for b in raters]:
            others = [unknown.rater not in few for unknown in unknowns]
            assert rank(matrix[:, others]) == rank(matrix)


def rank(matrix: Any) -> int:
    return int(np.linalg.matrix_rank(matrix)) if matrix.size else 0


@FEW
@given(histories())
def test_what_is_held_back_passes_as_it_is(history: list[Sheets]) -> None:
    scores = [scored(sheets) for sheets in history]
    result = held_back(scores[-1], scores[:-1], POLICY)
    again = held_back(result.scores, scores[:-1], POLICY)
    assert (again.kept, sheets_of(again.scores)) == ({}, sheets_of(result.scores))


@FEW
@given(histories(), st.permutations([1, 2, 3, 4, 5]))
def test_nothing_is_decided_from_which_answers_were_given(history: list[Sheets], other: list[int]) -> None:
    def turned(sheet: str) -> str:
        group, *answers = sheet.split()
        return " ".join(
            [group, *(answer if answer == "." else str(other[int(answer) - 1]) for answer in answers)]
        )

    turned_history = [{rater: turned(sheet) for rater, sheet in sheets.items()} for sheets in history]
    found, expected = held(history[-1], *history[:-1]), held(turned_history[-1], *turned_history[:-1])
    assert found.kept == expected.kept
    assert np.array_equal(found.before.withheld, expected.before.withheld)


def test_a_profile_that_is_released_again_for_one_late_peer_is_the_same_but_for_its_receipt() -> None:
    (first,), (again,) = (
        protect(scored(FIRST), POLICY),
        protect(scored(late("d")), POLICY, released=[scored(FIRST)]),
    )
    assert replace(again, receipt=first.receipt) == first
    kept = [decision.subject for decision in again.receipt.decisions if decision.action is Action.KEPT]
    assert (kept, "releases" in again.receipt.checks) == ([*PEERS], True)


def test_the_receipt_of_whoever_is_told_anew_reckons_with_the_late_raters_alone() -> None:
    first = {rater: sheet for rater, sheet in late("d").items() if "direct" not in sheet}
    now = {**first, "e": "peer 2 4 1", "f": "peer 5 5 1", "g": "peer 1 2 3"}
    for released, behind in (((), 7), ((scored(first),), 3)):
        (profile,) = protect(scored(now), POLICY, released=released)
        assert profile.receipt.fewest_behind == behind


def test_whoever_is_told_anew_is_shown_scales_and_neither_items_nor_spreads() -> None:
    now = {**late("d", "e"), "f": "peer 5 . 3"}
    (profile,) = protect(scored(now), POLICY, released=[scored(FIRST)])
    shown = {code: isinstance(item.groups["peer"], GroupScore) for code, item in profile.items.items()}
    assert shown == {"A1": False, "A2": False, "B1": False}
    assert profile.items["B1"].distribution in (Suppressed(Reason.TOO_FEW), Suppressed(Reason.WOULD_REVEAL))
    assert isinstance(profile.scales["A"].groups["peer"], GroupScore)
