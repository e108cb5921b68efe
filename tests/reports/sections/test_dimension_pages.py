"""The page of each dimension: its order, its sentences, its questions, and what it leaves out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from instruments.model import Instrument
from reports import ReportContent, render_pdf
from reports.content import BulletList, DotPlot, ItemRows, Note, NotShown, Paragraph, Section, plain
from scoring.profile import (
    Agreement,
    Bound,
    Gap,
    GroupScore,
    Profile,
    Reason,
    ScaleProfile,
    ShownGroup,
    Suppressed,
)

Make = Callable[..., Profile]
MakeScale = Callable[..., ScaleProfile]
Build = Callable[..., ReportContent]
Texts = Callable[[object], list[str]]
Found = Callable[..., list[Any]]

TOO_FEW = Suppressed(Reason.TOO_FEW)
HIGH = GroupScore(8, 4.6, bound=Bound.AT_LEAST)


def page(content: ReportContent, heading: str = "Listening") -> Section:
    return next(section for section in content.sections if section.heading == heading)


@pytest.fixture
def seen(make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts) -> Callable[..., list[str]]:
    """What the page of Listening says is seen alike and what differently."""

    def of(own: float | None = 4.0, others: float | None = 4.5, **changes: Any) -> list[str]:
        scale = make_scale(own, others, **changes)
        profile = make_profile(scales={"listening": scale, "deciding": make_scale(4.0, 3.0)})
        return texts(found(profile, "Listening", BulletList)[0])

    return of


@pytest.fixture
def asked(make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts) -> Callable[..., list[str]]:
    """The questions on the page of Listening."""

    def of(own: float | None = 4.0, others: float | None = 4.0, **changes: Any) -> list[str]:
        scale = make_scale(own, others, **changes)
        profile = make_profile(scales={"listening": scale, "deciding": make_scale(4.0, 3.0)})
        return texts(found(profile, "Listening", BulletList)[-1])

    return of


def test_a_page_has_definition_scores_findings_items_and_questions_in_this_order(
    make_profile: Make, build: Build
) -> None:
    section = page(build(make_profile()))
    assert section.starts_page
    assert section.blocks[0] == Paragraph(plain("What listening is."), leads=True)
    assert [type(block).__name__ for block in section.blocks] == [
        "Paragraph",
        "Key",
        "DotPlot",
        "Heading",
        "BulletList",
        "Heading",
        "ItemRows",
        "Note",
        "Heading",
        "BulletList",
    ]


def test_the_scores_of_a_page_are_those_of_the_panel_at_a_glance(make_profile: Make, found: Found) -> None:
    profile = make_profile()
    (alone,) = found(profile, "Listening", DotPlot)
    (glance,) = found(profile, "Dimensions", DotPlot)
    assert alone.rows == (replace(glance.rows[0], label="", sublabel=""),)


@pytest.mark.parametrize(
    ("own", "others", "sentence"),
    [
        (4.0, 4.1, "You and your raters see about the same (4.00 and 4.10)."),
        (4.4, 4.0, "You see a little more of this than your raters do (4.40 and 4.00)."),
        (5.0, 4.0, "You see more of this than your raters do (5.00 and 4.00)."),
        (4.0, 4.4, "Your raters see a little more of this than you do (4.40 and 4.00)."),
        (3.0, 4.0, "Your raters see more of this than you do (4.00 and 3.00)."),
        (None, 4.0, "You have no score of your own here."),
    ],
)
def test_the_first_sentence_tells_the_gap(
    own: float | None, others: float, sentence: str, seen: Callable[..., list[str]]
) -> None:
    assert seen(own, others)[0] == sentence


def test_a_gap_to_a_band_supports_no_claim(seen: Callable[..., list[str]]) -> None:
    gap = Gap(-0.6, None, None, bound=Bound.AT_MOST)
    assert seen(4.0, 4.6, all_others=HIGH, gap=gap)[0] == (
        "How far your view and your raters' view differ cannot be told firmly (4.00 and 4.6 or above)."
    )


def test_without_a_score_of_all_others_there_is_no_comparison(seen: Callable[..., list[str]]) -> None:
    assert seen(4.0, 4.5, all_others=TOO_FEW, gap=TOO_FEW)[0] == (
        "The score of all others is not shown here, so it cannot be compared with yours."
    )


def test_without_any_score_of_raters_one_sentence_says_so(seen: Callable[..., list[str]]) -> None:
    assert seen(4.0, None) == ["No score of your raters can be shown on this dimension."]


@pytest.mark.parametrize(
    ("agreement", "sentence"),
    [
        (Agreement(9, 2, {"uniform": 0.71}, 0.5), "Going by 2 of 2 items, your raters answered much alike."),
        (Agreement(9, 1, {"uniform": 0.6}, 0.5), "Going by 1 of 2 items, your raters answered fairly alike."),
        (Agreement(9, 1, {"uniform": 0.2}, 0.5), "Going by 1 of 2 items, your raters answered in different ways."),
        (Agreement(9, 0, {"uniform": None}, None), "How alike your raters answered on the whole cannot be told."),
        (TOO_FEW, "How alike your raters answered on the whole cannot be told."),
    ],
)  # fmt: skip
def test_how_alike_raters_answered_is_told_with_the_items_that_it_rests_on(
    agreement: Agreement | Suppressed, sentence: str, seen: Callable[..., list[str]]
) -> None:
    assert seen(agreement=agreement)[1] == sentence


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (0.4, 0.9, "Of these, most alike: L1; least: L2."),
        (0.9, 0.4, "Of these, most alike: L2; least: L1."),
        (0.501, 0.502, None),
        (0.4, Suppressed(Reason.WOULD_REVEAL), None),
    ],
)
def test_items_answered_most_and_least_alike_are_named_where_their_printed_spreads_differ(
    first: float, second: float | Suppressed, told: str | None, make_profile: Make, found: Found, texts: Texts
) -> None:
    profile = make_profile()
    items = {
        **profile.items,
        "L1": replace(profile.items["L1"], ad_mean=first),
        "L2": replace(profile.items["L2"], ad_mean=second),
    }
    sentence = texts(found(replace(profile, items=items), "Listening", BulletList)[0])[1]
    assert sentence.endswith(told or "your raters answered much alike.")


def test_items_are_named_most_alike_only_among_those_that_can_be_told(
    make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts
) -> None:
    profile = make_profile()
    unknown = make_scale(4.0, 4.5, agreement=TOO_FEW)
    items = {**profile.items, "L1": replace(profile.items["L1"], ad_mean=0.9)}
    profile = replace(profile, items=items, scales={**profile.scales, "listening": unknown})
    assert texts(found(profile, "Listening", BulletList)[0])[1] == (
        "How alike your raters answered on the whole cannot be told. "
        "Of the items of which it can be told, most alike: L2; least: L1."
    )


APART = {"manager": GroupScore(1, 2.9, 2.0, 3.5), "peer": GroupScore(8, 4.1, 3.51, 4.7)}
TOUCHING = {**APART, "peer": GroupScore(8, 4.1, 3.504, 4.7)}
BANDED = {**APART, "peer": HIGH}
OVERLAP = "The intervals of your rater groups overlap, so the groups may well see the same."


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (APART, "Peer (merged) (4.10) lies above Manager (2.90), and their intervals do not overlap."),
        (TOUCHING, OVERLAP),
        (BANDED, "Whether your rater groups differ cannot be told firmly here."),
        ({**APART, "peer": GroupScore(8, 4.1)}, "Whether your rater groups differ cannot be told firmly here."),
    ],
)  # fmt: skip
def test_rater_groups_are_named_only_where_their_printed_intervals_do_not_overlap(
    groups: dict[str, GroupScore], sentence: str, seen: Callable[..., list[str]]
) -> None:
    assert seen(groups=groups)[2] == sentence


def test_a_group_that_is_not_shown_is_not_compared(seen: Callable[..., list[str]]) -> None:
    hidden = seen(groups={"manager": GroupScore(1, 2.0, 1.5, 2.5), "peer": TOO_FEW})
    assert len(hidden) == 2
    assert [text for text in hidden if "Peer" in text or "group" in text] == []


def test_of_several_groups_the_two_furthest_apart_are_named(
    make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts
) -> None:  # fmt: skip
    groups = {
        "manager": GroupScore(1, 4.5, 3.0, 5.0),
        "peer": GroupScore(8, 4.0, 3.8, 4.2),
        "partner": GroupScore(8, 3.5, 3.3, 3.7),
    }
    shown = tuple(ShownGroup(name, (name,), attributed=name == "manager", n=8) for name in groups)
    scale = make_scale(4.0, 4.0, groups=groups)
    plain_profile = make_profile()
    items = {code: replace(item, groups=groups) for code, item in plain_profile.items.items()}
    profile = make_profile(scales={"listening": scale, "deciding": scale}, groups=shown, items=items)
    assert texts(found(profile, "Listening", BulletList)[0])[2] == (
        "Peer (4.00) lies above Partner (3.50), and their intervals do not overlap."
    )


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


def test_a_page_carries_only_the_notes_that_it_needs(make_profile: Make, found: Found, texts: Texts) -> None:
    (note,) = found(make_profile(), "Listening", Note)
    assert texts(note) == [
        "Items marked “turned round” are better seen less often; turned round, a high score is favourable."
    ]


def test_a_page_without_signs_has_no_note(
    make_instrument: Callable[..., Instrument], make_profile: Make, found: Found
) -> None:
    items = [
        {"code": f"{scale[0].upper()}{n}", "scale": scale, "format": "often", "self": "I.", "other": "They."}
        for scale in ("listening", "deciding")
        for n in (1, 2)
    ]
    instrument = make_instrument(items=items)
    assert found(make_profile(of=instrument), "Listening", Note, instrument) == []


def test_how_to_read_the_pages_stands_once_and_first(make_profile: Make, build: Build, texts: Texts) -> None:
    said = (
        "On the pages of the dimensions, an item has a line only for all others, and a dot is missing where "
        "there is no score to show. Bars show how many raters chose each response. The bars do not count: "
        "Manager. The responses: 1 = Label 1, 2 = Label 2, 3 = Label 3, 4 = Label 4, 5 = Label 5."
    )
    sections = build(make_profile()).sections
    assert [section.heading for section in sections if said in " ".join(texts(section))] == ["Summary"]


def test_with_only_own_answers_a_page_says_nothing_of_raters(
    make_profile: Make, build: Build, blocks: Found, texts: Texts
) -> None:
    profile = make_profile({"listening": (4.0, None), "deciding": (3.0, None)}, groups=(), raters=None)
    section = page(build(profile))
    assert not any("rater" in text.lower() for text in texts(section))
    (rows,) = blocks(section, ItemRows)
    assert (rows.headings, rows.option_labels, rows.rows[0].distribution) == (("Item", "Scores", ""), (), ())
    assert rows.rows[0].scores_alt == "You: 4.00."
    assert texts(blocks(section, BulletList)[-1]) == [ALWAYS]
    assert render_pdf(build(profile)).startswith(b"%PDF")


@pytest.mark.parametrize("others", [None, 4.0])
def test_who_answered_on_importance_alone_has_no_score_of_their_own(
    others: float | None, make_instrument: Callable[..., Instrument], make_profile: Make, make_scale: MakeScale,
    build: Build, texts: Texts,
) -> None:  # fmt: skip
    items = [
        {"code": f"{scale[0].upper()}I", "scale": scale, "wording": "?"}
        for scale in ("listening", "deciding")
    ]
    asked = make_instrument(importance={"format": "often", "items": items})
    plain = make_profile({"listening": (None, others), "deciding": (None, others)}, of=asked)
    importance = {f"{scale}.importance": make_scale(5.0, None) for scale in ("listening", "deciding")}
    content = build(replace(plain, scales={**plain.scales, **importance}), asked)
    assert "You" not in texts(
        [section for section in content.sections if section.heading in {"Summary", "Dimensions"}]
    )
    assert render_pdf(content).startswith(b"%PDF")


def test_a_dimension_of_which_only_bars_may_be_shown_keeps_its_page(make_profile: Make, build: Build) -> None:
    plain = make_profile({"listening": (None, None), "deciding": (4.0, 4.0)})
    told = make_profile().items["L1"].distribution
    items = {
        code: replace(item, distribution=told) if code == "L1" else item for code, item in plain.items.items()
    }
    assert "Listening" in [section.heading for section in build(replace(plain, items=items)).sections]


def test_a_dimension_of_which_nothing_may_be_shown_has_no_page(make_profile: Make, build: Build) -> None:
    profile = make_profile({"listening": (4.0, 4.5), "deciding": (None, None)})
    headings = [section.heading for section in build(profile).sections]
    assert "Listening" in headings
    assert "Deciding" not in headings


def test_a_dimension_of_which_only_items_may_be_shown_keeps_its_page(
    make_profile: Make, make_scale: MakeScale, build: Build, blocks: Found
) -> None:
    profile = make_profile()
    hidden = make_scale(None, None)
    section = page(build(replace(profile, scales={**profile.scales, "listening": hidden})))
    assert len(blocks(section, ItemRows)[0].rows) == 2
    assert blocks(section, DotPlot)[0].rows[0].points[0].mark == NotShown("No answer was given.")


def test_only_a_manager_is_shown_by_name(
    make_profile: Make, make_scale: MakeScale, build: Build, texts: Texts
) -> None:
    manager = {"manager": GroupScore(1, 4.0, 3.0, 5.0)}
    scale = make_scale(None, None, groups=manager, all_others=TOO_FEW)
    items = {
        code: replace(item, own=Suppressed(Reason.NO_ANSWER), all_others=TOO_FEW, groups=manager, ad_mean=TOO_FEW)
        for code, item in make_profile().items.items()
    }  # fmt: skip
    shown = (ShownGroup("manager", ("manager",), attributed=True, n=1),)
    profile = make_profile(
        scales={"listening": scale, "deciding": scale}, items=items, groups=shown, raters=None,
        highest=(), lowest=(), disputed=(),
    )  # fmt: skip
    content = build(profile)
    assert texts(content.sections[0])[1] == (
        "The score of all others is not shown. The pages that follow show the scores of: Manager."
    )
    assert texts(next(block for block in page(content).blocks if isinstance(block, BulletList))) == [
        "You have no score of your own here.",
        "How alike your raters answered on the whole cannot be told.",
    ]
    assert render_pdf(content).startswith(b"%PDF")


@pytest.mark.parametrize("raters", [4, 14, 40])
def test_a_page_reads_alike_with_any_number_of_raters(
    raters: int, make_profile: Make, make_scale: MakeScale, found: Found, texts: Texts
) -> None:
    agreement = Agreement(raters, 2, {"uniform": 0.9}, 0.5)
    scale = make_scale(4.0, 4.5, all_others=GroupScore(raters, 4.5, 4.25, 4.75), agreement=agreement)
    profile = make_profile(scales={"listening": scale, "deciding": scale}, raters=raters)
    assert texts(found(profile, "Listening", BulletList)[0]) == [
        "Your raters see more of this than you do (4.50 and 4.00).",
        "Going by 2 of 2 items, your raters answered much alike.",
        OVERLAP,
    ]


def test_the_part_after_the_pages_of_the_dimensions_starts_a_page(
    make_profile: Make, build: Build, with_earlier_wave: Callable[[Profile], Profile]
) -> None:
    def after(profile: Profile) -> Section:
        sections = build(profile).sections
        return sections[[section.heading for section in sections].index("Deciding") + 1]

    nothing_picked = with_earlier_wave(make_profile(highest=(), lowest=(), disputed=()))
    assert (after(make_profile()).heading, after(make_profile()).starts_page) == ("Items that stand out", True)  # fmt: skip
    assert (after(nothing_picked).heading, after(nothing_picked).starts_page) == ("Change since last time", True)  # fmt: skip


LONG = "Councillor Wilhelmina Featherstonehaugh van der Westhuizen-Oyelaran " * 3


def test_very_long_names_of_groups_and_dimensions_are_drawn(
    make_instrument: Callable[..., Instrument], make_profile: Make, build: Build
) -> None:
    groups = [
        {"id": "self", "label": LONG},
        {"id": "manager", "label": LONG, "attributed": True, "minimum": 1},
        {"id": "peer", "label": LONG},
        {"id": "partner", "label": LONG},
    ]
    dimensions = [{"id": scale, "name": LONG, "definition": LONG * 5} for scale in ("listening", "deciding")]
    instrument = make_instrument(rater_groups=groups, dimensions=dimensions)
    assert render_pdf(build(make_profile(of=instrument), instrument)).startswith(b"%PDF")
