"""Every attacker wins where only heads are counted: what it recovers is what was answered."""

import io
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from reportlab.pdfgen.canvas import Canvas

from assessment.attacks import (
    colluder,
    comments,
    counts,
    crossed_cuts,
    late_rater,
    metadata,
    orders,
    rounding_and_range,
    subtraction,
)
from assessment.attacks.findings import Finding
from assessment.attacks.knowledge import Colluder, Knowledge
from assessment.attacks.released import Release, release_of
from tests.attacks.campaigns import ITEMS, answers, questionnaire, shown_by_straw_man


def recovered(found: Iterable[Finding]) -> list[tuple[Any, int]]:
    """What was recovered, and about how many raters."""
    return [(each.value, each.raters) for each in found]


def told(found: Iterable[Finding]) -> set[tuple[str, Any]]:
    """What was found out in words, and the value."""
    return {(each.told, each.value) for each in found}


FOUR_PEERS = """
P1 P1 self 3 3 3 3 3
P1 a peer 4 4 2 5 3
P1 b peer 2 5 3 1 4
P1 c peer 5 2 4 2 2
P1 d peer 3 1 2 4 1
"""
BOSS = "P1 m manager 5 4 4 3 3\n"


@pytest.mark.parametrize("rule", ["equal_groups", "equal_raters"])
def test_a_single_hidden_rater_is_what_a_total_leaves(rule: str) -> None:
    given = answers(FOUR_PEERS + BOSS + "P1 x report 2 5 1 4 3")
    found = subtraction.attack(shown_by_straw_man(given, questionnaire(rule=rule)))
    assert recovered(each for each in found if ", 1 hidden" in each.told) == [
        (score, 1) for score in (Fraction(8, 3), Fraction(7, 2), 2, 5, 1, 4, 3)
    ]


@pytest.mark.parametrize("rule", ["equal_groups", "equal_raters"])
def test_two_hidden_raters_are_known_together(rule: str) -> None:
    given = answers(FOUR_PEERS + "P1 x report 2 5 1 4 3\nP1 y report 2 4 1 3 3")
    found = subtraction.attack(shown_by_straw_man(given, questionnaire(rule=rule)))
    on_items = [each for each in found if any(f"on {item}" in each.told for item in ITEMS)]
    assert recovered(on_items) == [(4, 2), (9, 2), (2, 2), (7, 2), (6, 2)]


def test_the_rater_who_left_out_an_item_stands_apart() -> None:
    given = answers(FOUR_PEERS.replace("d peer 3 1 2", "d peer 3 1 ."))
    found = crossed_cuts.attack(shown_by_straw_man(given, questionnaire()))
    assert recovered(found) == [(Fraction(3 + 1, 2), 1)]


def test_two_raters_who_left_out_items_are_told_apart_from_the_rest() -> None:
    given = answers(FOUR_PEERS.replace("d peer 3 1 2", "d peer 3 1 .").replace("a peer 4", "a peer ."))
    (found,) = crossed_cuts.attack(shown_by_straw_man(given, questionnaire()))
    assert (found.value, found.raters) == (Fraction(1, 2 * 3) * (4 + 2 + 3 + 1), 2)


def test_a_rater_who_answers_late_is_the_difference_of_two_releases() -> None:
    before, now = answers(FOUR_PEERS), answers(FOUR_PEERS + "P1 e peer 2 5 1 4 3")
    then = shown_by_straw_man(before, questionnaire())
    found = late_rater.attack(shown_by_straw_man(now, questionnaire()), Knowledge(earlier=then))
    assert recovered(found) == [(score, 1) for score in (Fraction(8, 3), Fraction(7, 2), 2, 5, 1, 4, 3)]


def test_a_rater_who_withdraws_is_the_difference_of_two_releases() -> None:
    before, now = answers(FOUR_PEERS + "P1 e peer 2 5 1 4 3"), answers(FOUR_PEERS)
    then = shown_by_straw_man(before, questionnaire())
    found = late_rater.attack(shown_by_straw_man(now, questionnaire()), Knowledge(earlier=then))
    assert [each.value for each in found][-5:] == [2, 5, 1, 4, 3]


def test_a_rater_known_to_have_answered_anew_is_known_by_how_much() -> None:
    before, now = answers(FOUR_PEERS), answers(FOUR_PEERS.replace("d peer 3 1 2 4 1", "d peer 3 4 2 4 1"))
    known = Knowledge(
        earlier=shown_by_straw_man(before, questionnaire()), one_changed=frozenset({("P1", "peer")})
    )
    found = late_rater.attack(shown_by_straw_man(now, questionnaire()), known)
    assert recovered(found) == [(1, 1), (3, 1)]


def test_one_of_two_hidden_raters_finds_out_the_other() -> None:
    given = answers(FOUR_PEERS + "P1 x report 2 5 1 4 3\nP1 y report 3 4 2 3 5")
    mine = Colluder("P1", "report", dict(zip(ITEMS, (2, 5, 1, 4, 3), strict=True)))
    found = colluder.attack(shown_by_straw_man(given, questionnaire()), Knowledge(colluders=(mine,)))
    assert recovered(found) == [(3, 1), (4, 1), (2, 1), (3, 1), (5, 1)]


def test_raters_with_a_mean_at_the_end_of_the_range_have_all_chosen_it() -> None:
    given = answers(FOUR_PEERS + "P1 x report 5 3 1 4 3\nP1 y report 5 4 1 3 3\nP1 z report 5 4 1 3 2")
    found = rounding_and_range.attack(shown_by_straw_man(given, questionnaire()))
    assert {each for each in told(found) if "report" in each[0]} == {
        ("on A1, all 3 raters of report gave 5", 5),
        ("on A3, all 3 raters of report gave 1", 1),
    }


def test_counts_leave_a_group_with_a_mean_in_the_middle_one_way_to_have_answered() -> None:
    text = "\n".join(f"P1 r{i} {group} {a} {b} 2 4 5" for i, (group, a, b) in enumerate(THREES_AND_FIVES))
    found = rounding_and_range.attack(shown_by_straw_man(answers(text), questionnaire()))
    assert ("on A1, all 3 raters of peer gave 3", 3) in told(found)


THREES_AND_FIVES = [
    ("peer", 3, 3),
    ("peer", 3, 4),
    ("peer", 3, 2),
    ("report", 3, 5),
    ("report", 5, 1),
    ("report", 5, 1),
]


def test_an_item_that_is_withheld_but_ranked_has_the_mean_of_its_neighbours() -> None:
    given = answers("""
        P1 a peer 5 5 3 5 3
        P1 b peer 5 . 3 5 1
        P1 c peer 5 . 3 5 2
    """)
    found = orders.attack(shown_by_straw_man(given, questionnaire()))
    assert sorted(told(found)) == [("on A2, the mean is 5", 5)]


def test_the_number_of_raters_of_a_hidden_group_is_what_the_total_leaves() -> None:
    given = answers(FOUR_PEERS + "P1 x report 2 5 1 4 3")
    found = counts.attack(shown_by_straw_man(given, questionnaire()))
    assert ("1 rater(s) are in groups that are not shown", 1) in told(found)


def test_a_count_of_an_option_is_printed_though_one_rater_chose_it() -> None:
    given = answers(FOUR_PEERS + "P1 e peer 4 4 2 5 3")
    found = counts.attack(shown_by_straw_man(given, questionnaire()))
    assert "on A2, exactly 1 rater(s) chose 1" in {each.told for each in found}


def test_a_group_of_nobody_and_a_group_of_too_few_leave_other_files() -> None:
    shown = shown_by_straw_man(answers(FOUR_PEERS + "P1 x report 2 5 1 4 3"), questionnaire())
    twin = shown_by_straw_man(answers(FOUR_PEERS), questionnaire())
    found = {each.value for each in counts.attack(shown, Knowledge(twin=twin))}
    assert {"scores.csv", "items.csv", "profiles/P1.json"} <= found


def test_comments_in_the_order_of_the_file_tell_their_writers() -> None:
    texts = tuple(f"Comment number {number}" for number in range(7))
    said = "\n".join(f"P1 {rater} peer: {text}" for rater, text in zip("abcdefg", texts, strict=True))
    shown = shown_by_straw_man(answers(FOUR_PEERS, said), questionnaire())
    found = comments.attack(shown, Knowledge(arrivals={("P1", "Keep"): texts}))
    assert "comments stand as they arrived" in {each.told for each in found}


def test_the_only_welsh_comment_points_at_its_writer() -> None:
    said = """
        P1 a peer: She listens to all of the people and is always there.
        P1 b peer: Mae hi yn gwrando ar bawb ac yn gyfeillgar iawn.
        P1 c peer: You keep your word and that is what we need.
        P1 d peer: It is good that she asks.
    """
    found = comments.attack(shown_by_straw_man(answers(FOUR_PEERS, said), questionnaire()))
    assert recovered(found) == [("1 comment(s) are in the language 'cy'", 1)]


def test_more_comments_than_raters_tell_of_a_hidden_rater() -> None:
    said = "\n".join(f"P1 {rater} peer: Comment {rater}" for rater in "abcd") + "\nP1 x report: Comment x"
    shown = shown_by_straw_man(answers(FOUR_PEERS + "P1 x report 2 5 1 4 3", said), questionnaire())
    assert [each.raters for each in comments.attack(shown)] == [1]


def files_with(name: str, data: bytes) -> Release:
    """What the straw man writes, and another file."""
    shown = shown_by_straw_man(answers(FOUR_PEERS), questionnaire())
    return release_of({**shown.files, name: data}, questionnaire())


def test_a_pdf_tells_when_it_was_made_unless_care_is_taken() -> None:
    page = io.BytesIO()
    canvas = Canvas(page)
    canvas.drawString(100, 100, "Answered by rater-17")
    canvas.save()
    release = files_with("appendix.pdf", page.getvalue())
    found = metadata.attack(release, Knowledge(raters=("rater-17", "rater-18")))
    assert told(found) == {
        ("appendix.pdf tells when it was made", "appendix.pdf"),
        ("appendix.pdf holds the rater's id rater-17", "rater-17"),
    }


def test_a_workbook_tells_when_it_was_made_unless_care_is_taken() -> None:
    book = io.BytesIO()
    pd.DataFrame({"rater": ["rater-17"]}).to_excel(book, index=False, engine="openpyxl")
    found = metadata.attack(files_with("more.xlsx", book.getvalue()), Knowledge(raters=("rater-17",)))
    assert {each.told for each in found} == {
        "more.xlsx tells when it was made",
        "more.xlsx holds the times of its parts",
        "more.xlsx holds the rater's id rater-17",
    }


def test_participants_in_the_order_of_the_file_are_noticed() -> None:
    shown = shown_by_straw_man(answers(FOUR_PEERS.rstrip() + FOUR_PEERS.replace("P1", "P2")), questionnaire())
    header, *rows = shown.files["scores.csv"].decode().splitlines()
    turned = {"scores.csv": "\n".join([header, *rows[::-1]]).encode()}
    assert [each.value for each in metadata.attack(release_of(turned, questionnaire()))] == ["order"]


def test_a_group_below_the_fewest_is_noticed_wherever_its_number_stands() -> None:
    shown = shown_by_straw_man(answers(FOUR_PEERS), questionnaire())
    table = shown.files["items.csv"].decode().replace("P1,peer,,A1,shown,4,", "P1,peer,,A1,shown,2,")
    page = shown.files["profiles/P1.json"].decode().replace("Peer 4.", "Peer 2.")
    files = {**shown.files, "items.csv": table.encode(), "profiles/P1.json": page.encode()}
    found = told(counts.attack(release_of(files, questionnaire())))
    assert ("on A1, peer has 2 rater(s)", 2) in found
    assert ("peer has 2 rater(s)", 2) in found


def test_banded_items_in_an_order_of_their_own_are_told_apart() -> None:
    given = answers("P1 P1 self 1 1 1 1 1\nP1 a peer 5 5 3 5 3\nP1 b peer 5 5 3 5 1\nP1 c peer 4 5 3 5 2")
    shown = shown_by_straw_man(given, questionnaire())
    table = shown.files["items.csv"].decode()
    for code, mean in (("A1", "4.666666666666667"), ("A2", "5.0"), ("B1", "5.0")):
        table = table.replace(
            f"P1,all_others,,{code},shown,3,{mean},", f"P1,all_others,,{code},shown,3,4.6,at_least"
        )
    found = orders.attack(release_of({**shown.files, "items.csv": table.encode()}, questionnaire()))
    assert ("on A1, the mean is 4.667", Fraction(14, 3)) in told(found)
