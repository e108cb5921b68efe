"""What is withheld leaves no trace: other answers there, and every byte that is handed out is the same."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from assessment.editions import jobs
from assessment.output.tables import item_table, scale_table, write_table
from assessment.profiles import Answers, make_profiles
from assessment.rendering import Edition, render_all
from instruments import Instrument
from reports import ReportContext
from tests.attacks.campaigns import GROUPS, ITEMS, PEOPLE, answers, drawn, questionnaire

Handed = dict[str, bytes]
HandOut = Callable[[Answers, Instrument], Handed]

SEEDS = range(6)


@pytest.fixture
def hand_out(tmp_path: Path) -> HandOut:
    """Write everything that participants, coaches and raters get, and give it by file name."""
    made = 0

    def written(given: Answers, instrument: Instrument) -> Handed:
        nonlocal made
        made += 1
        folder = tmp_path / str(made)
        profiles = make_profiles(given, instrument)
        people = pd.DataFrame({"participant": [profile.participant for profile in profiles]})
        edition = Edition(instrument, ("pdf", "json"), folder / "profiles", folder / "receipts")
        batches = render_all(jobs(profiles, people, instrument, ReportContext()), edition, None)
        assert [batch.failures for batch in batches if batch.failures] == []
        for name, table in (("scores", scale_table(profiles)), ("items", item_table(profiles))):
            write_table(table, folder, name, "csv")
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return written


def campaign(seed: int) -> Answers:
    """Two participants: P1 with four peers and up to two direct reports, P2 with many in every group."""
    rng = np.random.default_rng(seed)
    heads = {"manager": 1, "peer": 4, "report": 1 + seed % 2, "partner": 0}
    first = drawn(rng, heads, missing=0.1).responses
    second = drawn(rng, dict.fromkeys(GROUPS, 5)).responses
    second = second.assign(participant="P2", rater="other-" + second["rater"])
    return Answers(pd.concat([first, second], ignore_index=True), drawn(rng, heads).comments)


def hidden(given: Answers) -> "pd.Series[bool]":
    return (given.responses["participant"] == "P1") & (given.responses["rater_group"] == "report")


@pytest.mark.parametrize("rule", ["equal_groups", "equal_raters"])
@pytest.mark.parametrize("seed", SEEDS)
def test_other_answers_of_hidden_raters_change_no_byte(hand_out: HandOut, seed: int, rule: str) -> None:
    given, instrument = campaign(seed), questionnaire(rule=rule)
    changed = given.responses.copy()
    changed.loc[hidden(given), list(ITEMS)] = np.random.default_rng(99 + seed).integers(
        1, 6, size=(hidden(given).sum(), len(ITEMS))
    )
    assert not changed.equals(given.responses)
    assert hand_out(Answers(changed, given.comments), instrument) == hand_out(given, instrument)


@pytest.mark.parametrize("rule", ["equal_groups", "equal_raters"])
@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_and_too_few_leave_the_same_bytes(hand_out: HandOut, seed: int, rule: str) -> None:
    given, instrument = campaign(seed), questionnaire(rule=rule)
    without = given.responses[~hidden(given)]
    assert hand_out(Answers(without, given.comments), instrument) == hand_out(given, instrument)


WITHHELD_ITEMS = """
P1 P1 self 3 3 3 3 3
P1 a peer 2 4 . 4 2
P1 b peer 5 . 3 3 5
P1 c peer . 1 4 2 1
"""


def test_answers_that_move_between_withheld_items_change_no_byte(hand_out: HandOut) -> None:
    moved = WITHHELD_ITEMS.replace("P1 a peer 2 4 .", "P1 a peer 3 3 .")
    shown = hand_out(answers(WITHHELD_ITEMS), questionnaire())
    assert b"P1,peer,,a,shown,3" in shown["scores.csv"]
    assert b"P1,peer,,A1,too_few" in shown["items.csv"]
    assert hand_out(answers(moved), questionnaire()) == shown


def test_the_order_of_the_file_of_answers_changes_no_byte(hand_out: HandOut) -> None:
    given = campaign(1)
    shuffled = given.responses.sample(frac=1, random_state=7)
    assert list(shuffled.columns[:3]) == PEOPLE
    assert hand_out(Answers(shuffled, given.comments), questionnaire()) == hand_out(given, questionnaire())


def test_ids_of_raters_change_no_byte(hand_out: HandOut) -> None:
    given = campaign(2)
    renamed = given.responses.assign(rater="somebody-" + given.responses["rater"])
    own = renamed["rater_group"] == "self"
    renamed["rater"] = renamed["rater"].mask(own, given.responses["rater"])
    assert hand_out(Answers(renamed, given.comments), questionnaire()) == hand_out(given, questionnaire())
