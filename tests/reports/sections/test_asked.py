"""The questions on the page of a dimension: which figures ask them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from instruments.model import Instrument
from reports.content import BulletList
from scoring.profile import (
    Agreement,
    Bound,
    GroupScore,
    Profile,
    ScaleProfile,
)
from tests.reports.sections.scores import APART, HIGH

Make = Callable[..., Profile]
MakeScale = Callable[..., ScaleProfile]
Texts = Callable[[object], list[str]]
Found = Callable[..., list[Any]]

ALWAYS = "When did this last go well for you, and who else played a part in it?"
MORE = "What do you do here that your raters may not get to see?"
LESS = "What might your raters notice here that you do not?"
GROUPS = "Peer (merged) and Manager see this differently. Where does each of them meet you?"
DIFFERENT = "Your raters answered in different ways. What could each of them have had in mind?"
LOW = Agreement(9, 2, {"uniform": 0.2}, 1.0)


@pytest.mark.parametrize(
    ("figures", "questions"),
    [
        ({}, [ALWAYS]),
        ({"own": 5.0}, [MORE, ALWAYS]),
        ({"own": 3.0}, [LESS, ALWAYS]),
        ({"groups": APART}, [GROUPS, ALWAYS]),
        ({"agreement": LOW}, [DIFFERENT, ALWAYS]),
        ({"own": 5.0, "groups": APART, "agreement": LOW}, [MORE, GROUPS, ALWAYS]),
        ({"own": None, "others": None}, [ALWAYS]),
    ],
)
def test_questions_follow_from_the_figures_and_one_needs_none(
    figures: dict[str, Any], questions: list[str], make_profile: Make, make_scale: MakeScale, found: Found,
    texts: Texts,
) -> None:  # fmt: skip
    given = {"own": 4.0, "others": 4.0, **figures}
    scales = {"listening": make_scale(**given), "deciding": make_scale(4.0, 4.0)}
    profile = make_profile({"listening": (4.0, 4.0), "deciding": (4.0, 4.0)}, scales=scales)
    assert texts(found(profile, "Listening", BulletList)[-1]) == questions


@pytest.mark.parametrize(
    ("first", "second", "is_asked"),
    [
        (GroupScore(9, 4.5, 4.2, 4.8), GroupScore(9, 3.5, 3.2, 3.8), True),
        (GroupScore(9, 4.5, 4.2, 4.8), GroupScore(9, 4.0, 3.7, 4.3), False),
        (HIGH, GroupScore(9, 3.5, 3.2, 3.8), True),
        (HIGH, GroupScore(9, 4.2, 3.8, 4.6), False),
        (HIGH, GroupScore(9, 4.8, bound=Bound.AT_LEAST), False),
    ],
)
def test_items_are_asked_about_only_where_they_stand_out_from_each_other(
    first: GroupScore, second: GroupScore, is_asked: bool,  # noqa: FBT001 - what is expected
    make_profile: Make, found: Found, texts: Texts,
) -> None:  # fmt: skip
    profile = make_profile({"listening": (4.0, 4.0), "deciding": (4.0, 4.0)})
    items = {
        **profile.items,
        "L1": replace(profile.items["L1"], all_others=first),
        "L2": replace(profile.items["L2"], all_others=second),
    }
    question = "Your raters score L1 highest here and L2 lowest. What makes the difference?"
    questions = texts(found(replace(profile, items=items), "Listening", BulletList)[-1])
    assert (question in questions) == is_asked


@pytest.mark.parametrize(("listening", "is_asked"), [(5.0, True), (3.0, False), (4.0, False)])
def test_the_most_important_dimension_is_asked_about(
    listening: float, is_asked: bool,  # noqa: FBT001 - what is expected
    make_instrument: Callable[..., Instrument], make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts,
) -> None:  # fmt: skip
    items = [
        {"code": f"{scale[0].upper()}I", "scale": scale, "wording": "?"}
        for scale in ("listening", "deciding")
    ]
    instrument = make_instrument(importance={"format": "often", "items": items})
    profile = make_profile({"listening": (4.0, 4.0), "deciding": (4.0, 4.0)}, of=instrument)
    rated = {
        "listening.importance": make_scale(listening, None),
        "deciding.importance": make_scale(4.0, None),
    }
    profile = replace(profile, scales={**profile.scales, **rated})
    questions = texts(found(profile, "Listening", BulletList, instrument)[-1])
    assert any("the highest importance" in question for question in questions) == is_asked
