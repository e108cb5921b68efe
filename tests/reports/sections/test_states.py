"""Every state of a profile gives a readable report: in both languages, with any questionnaire."""

import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from instruments.model import Instrument
from reports import Person, ReportContent, build_content, content_json
from reports.content import Mark, NotShown
from reports.numbers import fixed, signed
from scoring.profile import (
    Bound,
    Gap,
    GroupScore,
    OptionCount,
    Profile,
    Reason,
    Receipt,
    ScaleProfile,
    ShownGroup,
    Suppressed,
)

Make = Callable[..., Profile]
Build = Callable[..., ReportContent]
Texts = Callable[[object], list[str]]

STATES: dict[str, dict[str, Any]] = {
    "everything": {},
    "nothing but self": {"means": {"listening": (4.0, None), "deciding": (3.0, None)}},
    "no self": {"means": {"listening": (None, 4.0), "deciding": (None, 3.0)}, "own_comments": {}},
    "everything suppressed": {
        "means": {"listening": (None, None), "deciding": (None, None)},
        "own_comments": {},
    },
    "half a dimension": {"means": {"listening": (4.0, None), "deciding": (None, 3.0)}},
    "no groups": {"groups": (), "raters": None},
    "one group": {"groups": (ShownGroup("peer", ("peer",), attributed=False, n=8),)},
    "no comments": {"comments": {}, "own_comments": {}},
    "comments withheld": {"comments": {"keep": Suppressed(Reason.TOO_FEW)}},
    "no items stand out": {"highest": (), "lowest": (), "disputed": ()},
    "no receipt": {"receipt": Receipt((), ())},
    "told in part": {},
}
BAND = GroupScore(9, 4.6, bound=Bound.AT_LEAST)
WOULD_REVEAL = Suppressed(Reason.WOULD_REVEAL)


def in_state(state: str, make_profile: Make) -> Profile:
    profile = make_profile(**STATES[state])
    return told_in_part(profile) if state == "told in part" else profile


def told_in_part(profile: Profile) -> Profile:
    """Scores as bands, counts as ranges, and nothing of how alike raters answered."""
    replace = dataclasses.replace
    gap, counts = Gap(-0.6, None, None, bound=Bound.AT_MOST), (OptionCount(0, 2), OptionCount(3, 9))
    scales = {
        name: replace(scale, all_others=BAND, gap=gap, agreement=WOULD_REVEAL)
        for name, scale in profile.scales.items()
    }
    items = {
        code: replace(item, all_others=BAND, distribution=counts, ad_mean=WOULD_REVEAL)
        for code, item in profile.items.items()
    }
    return replace(profile, scales=scales, items=items, disputed=())


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_gives_a_report_in_which_no_section_is_empty(
    state: str, language: str, make_profile: Make, build: Build
) -> None:
    content = build(in_state(state, make_profile), language=language)
    assert all(section.blocks for section in content.sections)
    assert content.sections[0].heading == {"en": "Summary", "cy": "Crynodeb"}[language]
    assert json.loads(content_json(content))["participant"] == "Alex Morgan"


@pytest.mark.parametrize("state", STATES)
def test_no_text_has_an_unfilled_place_or_a_missing_value(
    state: str, make_profile: Make, build: Build, texts: Texts
) -> None:
    content = build(in_state(state, make_profile))
    page_of = content.furniture.page_of
    assert [
        text for text in texts(content) if text != page_of and re.search(r"[{}]|\bNone\b|\bnan\b", text)
    ] == []


@pytest.mark.parametrize("state", STATES)
def test_the_same_profile_gives_the_same_content(state: str, make_profile: Make, build: Build) -> None:
    profile = in_state(state, make_profile)
    assert content_json(build(profile)) == content_json(build(profile))


def floats(part: object) -> Iterator[float]:
    """Every number of a profile."""
    if isinstance(part, float):
        yield part
    for each in inside(part):
        yield from floats(each)


def inside(part: object) -> list[object]:
    if isinstance(part, Mapping):
        return list(part.values())
    if dataclasses.is_dataclass(part):
        return [getattr(part, field.name) for field in dataclasses.fields(part)]
    return list(part) if isinstance(part, tuple) else []


ON_EVERY_REPORT = {"0.71", "0.51", "0.83", "1.2"}
"""Cut-offs of agreement, and the version of the code as far as it looks like a number."""


@pytest.mark.parametrize("state", STATES)
def test_every_number_on_a_page_is_a_number_of_the_profile(
    state: str, make_profile: Make, build: Build, texts: Texts,
    with_norms: Callable[[Profile], Profile], with_earlier_wave: Callable[[Profile], Profile],
) -> None:  # fmt: skip
    profile = with_earlier_wave(with_norms(in_state(state, make_profile)))
    known = {fixed(value) for value in floats(profile)} | {fixed(value, 1) for value in floats(profile)}
    known |= {signed(value) for value in floats(profile)} | ON_EVERY_REPORT | means_of_quadrant(profile)
    pages = " ".join(texts(build(profile)))
    printed = set(re.findall(r"[+\u2212]?\d+\.\d+", pages.replace("\N{EN DASH}", " ")))
    assert printed - known == set()


def means_of_quadrant(profile: Profile) -> set[str]:
    """The lines of the quadrant stand at the means of what it shows."""
    both = [
        (scale.own.mean, scale.all_others.mean)
        for scale in profile.scales.values()
        if isinstance(scale.own, GroupScore) and isinstance(scale.all_others, GroupScore)
    ]
    return {fixed(sum(means) / len(means)) for means in zip(*both, strict=True)}


def test_a_report_of_suppressed_cells_shows_no_score_at_all(make_profile: Make, build: Build, texts: Texts, blocks: Callable[..., list[object]]) -> None:  # fmt: skip
    content = build(in_state("everything suppressed", make_profile))
    assert blocks(content, Mark) == []
    pages = " ".join(texts(content.sections[:-1]))
    assert re.findall(r"\d\.\d", pages) == []


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.TOO_FEW, "Not shown: nobody or too few people answered."),
        (Reason.WOULD_REVEAL, "Not shown: it could give away how somebody answered."),
        (Reason.NO_ANSWER, "No answer was given."),
        (Reason.UNDEFINED, "This cannot be worked out from the answers."),
    ],
)
def test_a_suppressed_cell_says_why(
    reason: Reason, words: str, make_profile: Make, make_scale: Callable[..., ScaleProfile], build: Build,
    blocks: Callable[..., list[object]],
) -> None:  # fmt: skip
    scale = make_scale(4.0, 3.0, all_others=Suppressed(reason), gap=Suppressed(reason))
    content = build(make_profile(scales={"listening": scale, "deciding": make_scale(4.0, 3.0)}))
    assert NotShown(words) in blocks(content.sections[0], NotShown)


@pytest.mark.parametrize("options", range(2, 12))
@pytest.mark.parametrize("minimum", [0, 1, -3])
def test_any_response_range_gets_an_axis_with_a_tick_for_each_option(
    options: int, minimum: int, make_instrument: Callable[..., Instrument], make_profile: Make, build: Build
) -> None:
    instrument = make_instrument(options=options, minimum=minimum)
    top = float(minimum + options - 1)
    profile = make_profile({"listening": (top, top), "deciding": (float(minimum), top)}, of=instrument)
    plot = build(profile, instrument).sections[1].blocks[2]
    assert [tick.position for tick in plot.axis.ticks] == list(range(minimum, minimum + options))  # type: ignore[union-attr]


@pytest.mark.parametrize("count", range(1, 13))
def test_any_number_of_dimensions_gives_a_row_each(
    count: int, make_instrument: Callable[..., Instrument], make_profile: Make, build: Build
) -> None:
    scales = tuple(f"{chr(ord('a') + number)}scale" for number in range(count))
    instrument = make_instrument(scales)
    profile = make_profile(
        {scale: (4.0, 3.0 + 0.1 * place) for place, scale in enumerate(scales)}, of=instrument
    )
    content = build(profile, instrument)
    assert [row.label for row in content.sections[1].blocks[2].rows] == [scale.title() for scale in scales]  # type: ignore[union-attr]


def test_markup_and_braces_in_a_name_stay_as_they_are(make_profile: Make, instrument: Instrument) -> None:
    name = "I <3 {this} & <img src=x>"
    content = build_content(make_profile(), instrument, person=Person(name))
    assert content.participant == name
    assert content.furniture.header == f"{name} · Small questionnaire"


def test_comments_stand_word_for_word(make_profile: Make, build: Build, texts: Texts) -> None:
    said = ("I <3 {this}", "x" * 4000, "\N{RIGHT-TO-LEFT OVERRIDE}abc")
    pages = texts(build(make_profile(comments={"keep": said})))
    assert set(said) <= set(pages)
