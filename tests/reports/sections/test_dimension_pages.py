"""The page of each dimension: its order, its notes, and what it leaves out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from instruments.model import Instrument
from reports import ReportContent, render_pdf
from reports.content import BulletList, DotPlot, ItemRows, Note, NotShown, Paragraph, Section, plain
from scoring.profile import (
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


def page(content: ReportContent, heading: str = "Listening") -> Section:
    return next(section for section in content.sections if section.heading == heading)


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
    assert texts(blocks(section, BulletList)[-1]) == [
        "When did this last go well for you, and who else played a part in it?"
    ]
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
