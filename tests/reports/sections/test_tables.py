"""The pages of tables and lists: figures, agreement, items that stand out, questions, importance."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from instruments.model import Instrument
from reports import ReportContent
from reports.content import BulletList, CommentList, CommitmentForm, Note, NotShown, Paragraph, Table
from scoring.profile import (
    Agreement,
    GroupScore,
    NormGroup,
    Profile,
    Reason,
    ScaleProfile,
    Standing,
    Suppressed,
)

Make = Callable[..., Profile]
Build = Callable[..., ReportContent]
Texts = Callable[[object], list[str]]
Found = Callable[..., list[Any]]
DASH = "\N{EN DASH}"


def test_each_dimension_has_raters_mean_and_interval_of_every_group(make_profile: Make, found: Found) -> None:
    table = found(make_profile(), "The figures behind the pages", Table)[0]
    assert [column.header for column in table.columns] == ["Rater group", "Raters", "Listening", "Deciding"]
    assert table.rows == (
        ("You", "", "4.00", "4.00"),
        ("All others", "9", "4.50", "3.00"),
        ("Manager", "1", "4.50", "3.00"),
        ("Peer (merged)", "8", "4.50", "3.00"),
    )
    assert table.beneath == (
        ("", "", "", ""),
        ("", "", f"4.25{DASH}4.75", f"2.75{DASH}3.25"),
        ("", "", f"4.00{DASH}5.00", f"2.50{DASH}3.50"),
        ("", "", f"4.25{DASH}4.75", f"2.75{DASH}3.25"),
    )
    assert table.roles == (0, 1, 2, 3)


def test_fewer_raters_on_a_dimension_are_told_beneath_its_score(
    make_profile: Make, make_scale: Callable[..., ScaleProfile], found: Found
) -> None:
    scales = {
        "listening": make_scale(4.0, 4.0, all_others=GroupScore(9, 4.0, 3.5, 4.5)),
        "deciding": make_scale(4.0, 4.0, all_others=GroupScore(7, 4.0, 3.0, 5.0)),
    }
    table = found(make_profile(scales=scales), "The figures behind the pages", Table)[0]
    assert table.rows[1] == ("All others", "9", "4.00", "4.00")
    assert table.beneath[1] == (
        "",
        "",
        f"3.50{DASH}4.50",
        f"3.00{DASH}5.00 n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}7",
    )


def test_a_suppressed_cell_of_a_table_has_a_dash_and_words(make_profile: Make, found: Found) -> None:
    table = found(
        make_profile({"listening": (None, None), "deciding": (4.0, 4.0)}),
        "The figures behind the pages",
        Table,
    )[0]
    assert table.rows[:2] == (("You", "", DASH, "4.00"), ("All others", "9", DASH, "4.00"))
    assert [cells[2] for cells in table.beneath[:2]] == ["no answer", "too few"]


def test_an_assumed_interval_is_marked_and_explained(
    make_profile: Make, make_scale: Callable[..., ScaleProfile], found: Found, texts: Texts
) -> None:
    scale = make_scale(4.0, 4.0, all_others=GroupScore(2, 4.0, 3.0, 5.0, assumed=True))
    profile = make_profile(scales={"listening": scale, "deciding": scale})
    assert found(profile, "The figures behind the pages", Table)[0].beneath[1][2] == f"3.00{DASH}5.00*"
    assert (
        "* Too few participants have raters to learn from"
        in texts(found(profile, "The figures behind the pages", Paragraph)[0])[0]
    )


def test_a_merged_group_is_explained_without_telling_nobody_from_too_few(make_profile: Make, found: Found, texts: Texts) -> None:  # fmt: skip
    assert texts(found(make_profile(), "Dimensions", Paragraph)[0])[0].endswith(
        "“Peer (merged)” may hold raters from: Peer, Partner. "
        "Whether one of these had nobody or too few people is not told."
    )


def test_standings_are_told_for_oneself_and_for_all_others(
    make_profile: Make, with_norms: Callable[[Profile], Profile], found: Found
) -> None:
    table = found(with_norms(make_profile()), "The figures behind the pages", Table)[-1]
    assert table.rows[0] == ("Listening", "61.3", "8", "85", "49.9", "5", "99")


def test_a_norm_group_without_percentiles_leaves_the_column_empty(
    make_profile: Make, with_norms: Callable[[Profile], Profile], found: Found
) -> None:
    profile = with_norms(make_profile())
    scales = {
        name: replace(scale, own_standing=Standing(50.0, 5, None), others_standing=Suppressed(Reason.TOO_FEW))
        for name, scale in profile.scales.items()
    }
    table = found(replace(profile, scales=scales), "The figures behind the pages", Table)[-1]
    assert table.rows[0] == ("Listening", "50.0", "5", "", DASH, DASH, DASH)


@pytest.mark.parametrize(
    ("norm", "sentence"),
    [
        (None, "There is no norm group for these scores"),
        (NormGroup("Cohort", 40, is_cohort=True), "The norm group is your own cohort: the 40 participants"),
        (
            NormGroup("Leaders 2026", 120, is_cohort=False),
            "The norm group is Leaders 2026 (120 participants).",
        ),
    ],
)
def test_the_norm_group_is_named(
    norm: NormGroup | None, sentence: str, make_profile: Make, with_norms: Callable[[Profile], Profile], found: Found,
    texts: Texts,
) -> None:  # fmt: skip
    profile = replace(with_norms(make_profile()), norm_group=norm)
    paragraphs = [
        texts(paragraph)[0] for paragraph in found(profile, "The figures behind the pages", Paragraph)
    ]
    assert any(paragraph.startswith(sentence) for paragraph in paragraphs)


def test_agreement_is_told_in_words_and_in_figures(
    make_profile: Make, make_scale: Callable[..., ScaleProfile], found: Found, texts: Texts
) -> None:
    scales = {
        "listening": make_scale(
            4.0, 4.0, agreement=Agreement(9, 2, {"uniform": 0.9, "slight_skew": None}, 0.625)
        ),
        "deciding": make_scale(4.0, 4.0, agreement=Suppressed(Reason.TOO_FEW)),
    }
    heading = "How alike your raters answered"
    table = found(make_profile(scales=scales), heading, Table)[0]
    assert [column.header for column in table.columns][2:] == [
        "Raters",
        "Items",
        "rwg(j), uniform",
        "rwg(j), slight skew",
        "Average deviation",
    ]
    assert table.rows == (
        ("Listening", "Much alike", "9", "2 of 2", "0.90", "", "0.63"),
        ("Deciding", "too few", "", "", "", "", ""),
    )
    assert "Up to 0.83 counts as agreement when there are 5 response options" in " ".join(
        texts(found(make_profile(scales=scales), heading, Note)[0])
    )


def test_lists_hold_the_items_in_the_order_of_the_profile(make_profile: Make, found: Found) -> None:
    profile = make_profile(highest=("D2", "L1"), lowest=(), disputed=("L1",))
    lists = found(profile, "Items that stand out", Table)
    assert [each.columns[0].header for each in lists] == [
        "Scored highest by your raters",
        "Seen most differently by your raters",
    ]
    assert lists[0].rows == (
        ("I do deciding 2. (turned round)", "Deciding", "3.00", "4.00", "0.50"),
        ("I do listening 1.", "Listening", "4.50", "4.00", "0.50"),
    )
    assert lists[0].beneath == (
        ("", "", f"2.75{DASH}3.25", "", ""),
        ("", "", f"4.25{DASH}4.75", "", ""),
    )


def test_a_supposed_interval_in_a_list_is_marked_and_explained(make_profile: Make, found: Found, texts: Texts) -> None:  # fmt: skip
    profile = make_profile(highest=("L1",), lowest=(), disputed=())
    supposed = replace(profile.items["L1"], all_others=GroupScore(9, 4.5, 4.0, 5.0, assumed=True))
    marked = replace(profile, items={**profile.items, "L1": supposed})
    heading = "Items that stand out"
    assert found(marked, heading, Table)[0].beneath[0][2] == f"4.00{DASH}5.00*"
    assert "* Too few participants" in texts(found(marked, heading, Paragraph)[0])[0]
    assert "*" not in texts(found(profile, heading, Paragraph)[0])[0]


def test_turned_round_is_explained_where_it_is_listed(make_profile: Make, found: Found, texts: Texts) -> None:
    def told(*codes: str) -> str:
        profile = make_profile(highest=codes, lowest=(), disputed=())
        return texts(found(profile, "Items that stand out", Paragraph)[0])[0]

    assert "turned round" in told("D2")
    assert "turned round" not in told("L1")


def test_comments_stand_by_theme_with_the_own_comment_apart(make_profile: Make, found: Found) -> None:
    assert found(make_profile(), "Comments", CommentList) == [
        CommentList("Keep doing", ("Listens well.", "Asks first."), "I try to listen.", "You wrote")
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"keep": ()}, "There is no comment to show here."),
        ({}, "There is no comment to show here."),
        ({"keep": Suppressed(Reason.TOO_FEW)}, "Not shown: nobody or too few people answered."),
    ],
)
def test_no_comments_and_withheld_comments_are_told_apart(
    said: dict[str, Any], words: str, make_profile: Make, found: Found
) -> None:
    assert found(make_profile(comments=said), "Comments", CommentList)[0].comments == NotShown(words)


@pytest.mark.parametrize("said", [{}, {"keep": ()}, {"keep": Suppressed(Reason.TOO_FEW)}])
def test_without_any_comment_there_is_no_page_of_comments(
    said: dict[str, Any], make_profile: Make, build: Build
) -> None:
    content = build(make_profile(comments=said, own_comments={}))
    assert "Comments" not in [section.heading for section in content.sections]


def test_questions_follow_from_the_figures(make_profile: Make, found: Found, texts: Texts) -> None:
    assert texts(found(make_profile(), "From feedback to action", BulletList)[0]) == [
        "On Deciding you see more than your raters do. What do you do there that they may not get to see?",
        "On Listening your raters see more than you do. What might they notice that you do not?",
        "Your raters score you highest on Listening. Where else in the system could this help?",
        "Your raters score you lowest on Deciding. How much does your role ask for it just now?",
        "Your raters answered least alike on Deciding. Where does each of them meet you?",
        "What in this report did you expect, and what did you not expect?",
    ]


def test_one_question_is_left_without_figures(make_profile: Make, found: Found, texts: Texts) -> None:
    profile = make_profile({"listening": (4.0, None), "deciding": (4.0, None)})
    assert texts(found(profile, "From feedback to action", BulletList)[0]) == [
        "What in this report did you expect, and what did you not expect?"
    ]


def test_seeing_the_same_asks_what_comes_next(make_profile: Make, found: Found, texts: Texts) -> None:
    profile = make_profile({"listening": (4.0, 4.1), "deciding": (3.0, 3.0)})
    assert texts(found(profile, "From feedback to action", BulletList)[0])[0].startswith(
        "You and your raters see much"
    )


def test_there_is_room_for_three_commitments(make_profile: Make, found: Found) -> None:
    form = found(make_profile(), "From feedback to action", CommitmentForm)[0]
    assert [blank.title for blank in form.commitments] == ["Commitment 1", "Commitment 2", "Commitment 3"]


def test_then_and_now_stand_side_by_side(
    make_profile: Make, with_earlier_wave: Callable[[Profile], Profile], found: Found
) -> None:
    table = found(with_earlier_wave(make_profile()), "Change since last time", Table)[0]
    assert table.rows[0] == ("Listening", "3.00", "4.00", "3.50", "4.50")


def test_importance_is_listed_with_the_highest_first(
    make_instrument: Callable[..., Instrument],
    make_profile: Make,
    make_scale: Callable[..., ScaleProfile],
    found: Found,
) -> None:
    asked = {
        "format": "often",
        "items": [
            {"code": "LI", "scale": "listening", "wording": "How much?"},
            {"code": "DI", "scale": "deciding", "wording": "How much?"},
        ],
    }
    instrument = make_instrument(importance=asked)
    plain = make_profile(of=instrument)
    scales = {
        **plain.scales,
        "listening.importance": make_scale(3.0, None),
        "deciding.importance": make_scale(5.0, None),
    }
    table = found(replace(plain, scales=scales), "Your view and your raters' view", Table, instrument)[0]
    assert table.rows == (("Deciding", "5.00", "4.00", "3.00"), ("Listening", "3.00", "4.00", "4.50"))
