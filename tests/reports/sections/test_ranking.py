"""Which dimensions are named as highest and lowest, where bands leave something open."""

from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.model import Instrument
from reports import Person, ReportContext
from reports.ranking import Scored, certain, extremes, least_of, most_of, overlap, scored
from reports.reading import ScaleReading, read
from scoring.profile import Bound, Cell, GroupScore, Profile, Reason, ScaleProfile, Suppressed

AT_LEAST, AT_MOST = Bound.AT_LEAST, Bound.AT_MOST
Told = tuple[float, Bound | None]

NAMES = ("a", "b", "c")


HIDDEN = Suppressed(Reason.TOO_FEW)
FIGURES = ScaleProfile(HIDDEN, HIDDEN, {}, HIDDEN, HIDDEN, None, HIDDEN, HIDDEN, HIDDEN, HIDDEN)


def scale_of(name: str) -> ScaleReading:
    """A scale from 1 to 5 with a name."""
    return ScaleReading(
        name=name,
        sublabel="",
        definition="",
        minimum=1,
        maximum=5,
        options=tuple("12345"),
        items=(),
        figures=FIGURES,
        importance=None,
        importance_comparable=False,
    )


def told(*scores: Told) -> list[Scored]:
    cells = dict(zip(NAMES, (GroupScore(4, mean, bound=bound) for mean, bound in scores), strict=False))
    return scored([scale_of(name) for name in cells], lambda scale: cells[scale.name])


def names(of: tuple[Scored, ...]) -> str:
    return "".join(each.scale.name for each in of)


@pytest.mark.parametrize(
    ("scores", "highest", "lowest"),
    [
        ([(4.5, None), (3.0, None), (4.0, None)], "a", "b"),
        ([(4.5, None), (3.0, None), (4.504, None)], "ac", "b"),  # they tie as printed
        ([(4.5, None), (4.5, None), (4.5, None)], "", ""),
        ([(4.6, AT_LEAST), (3.0, None), (4.0, None)], "a", "b"),
        ([(4.6, AT_LEAST), (3.0, None), (4.8, None)], "ac", "b"),  # either may be the higher one
        ([(4.6, AT_LEAST), (3.0, None), (4.6, AT_LEAST)], "ac", "b"),
        ([(4.6, AT_LEAST), (1.4, AT_MOST), (4.0, None)], "a", "b"),
        ([(4.6, None), (1.4, AT_MOST), (1.2, None)], "a", "bc"),
        ([(4.6, AT_LEAST), (4.7, AT_LEAST), (4.6, AT_LEAST)], "", ""),
        ([(3.8, AT_LEAST), (4.2, None), (4.0, None)], "", ""),  # a may lie anywhere among the others
        ([(3.8, None)], "", ""),
        ([], "", ""),
    ],
)
def test_those_are_named_that_no_other_is_known_to_pass(
    scores: list[Told], highest: str, lowest: str
) -> None:
    found = extremes(told(*scores))
    assert (names(found.highest), names(found.lowest)) == (highest, lowest)


@st.composite
def truths(draw: st.DrawFn) -> list[tuple[Decimal, Told]]:
    """True scores in hundredths, each told exactly or by the tenth below or above it."""
    found = []
    for hundredths in draw(st.lists(st.integers(100, 500), min_size=1, max_size=3)):
        bound = draw(st.sampled_from([None, AT_LEAST, AT_MOST]))
        truth = Decimal(hundredths) / 100
        edges = {
            None: float(truth),
            AT_LEAST: float(truth.quantize(Decimal("0.1"), rounding=ROUND_FLOOR)),
            AT_MOST: ceil(truth * 10) / 10,
        }
        found.append((truth, (edges[bound], bound)))
    return found


@given(truths())
def test_the_truly_highest_and_lowest_are_among_those_named(found: list[tuple[Decimal, Told]]) -> None:
    of = told(*(score for _, score in found))
    true = {each.scale.name: truth for each, (truth, _) in zip(of, found, strict=True)}
    named = extremes(of)
    if named:
        assert max(true.values()) == max(true[name] for name in names(named.highest))
        assert min(true.values()) == min(true[name] for name in names(named.lowest))


@given(truths())
def test_what_is_said_of_the_highest_and_of_the_lowest_is_true_of_each(
    found: list[tuple[Decimal, Told]],
) -> None:
    of = told(*(score for _, score in found))
    true = {each.scale.name: truth for each, (truth, _) in zip(of, found, strict=True)}
    named = extremes(of)
    if named:
        assert least_of(named.highest).bound in {None, AT_LEAST}
        assert min(true[name] for name in names(named.highest)) >= Decimal(str(least_of(named.highest).mean))
        assert most_of(named.lowest).bound in {None, AT_MOST}
        assert max(true[name] for name in names(named.lowest)) <= Decimal(str(most_of(named.lowest).mean))


def test_an_exact_score_beside_a_band_is_told_as_the_least_of_both() -> None:
    found = extremes(told((4.6, AT_LEAST), (3.0, None), (4.8, None)))
    assert least_of(found.highest) == GroupScore(4, 4.6, bound=AT_LEAST)
    assert most_of(found.lowest) == GroupScore(4, 3.0)


@pytest.mark.parametrize(
    ("scores", "name"),
    [
        ([(4.5, None)], "a"),
        ([(4.5, None), (4.5, None)], "a"),
        ([(4.6, AT_LEAST)], "a"),
        ([(4.6, AT_LEAST), (4.6, AT_LEAST)], None),
    ],
)
def test_a_question_asks_about_one_dimension_only_where_it_is_the_one(
    scores: list[Told], name: str | None
) -> None:
    found = certain(told(*scores))
    assert (found and found.scale.name) == name


@pytest.mark.parametrize(
    ("upper", "lower", "close"),
    [
        (GroupScore(4, 4.0, 3.6, 4.4), GroupScore(4, 3.0, 2.5, 3.5), False),
        (GroupScore(4, 4.0, 3.5, 4.5), GroupScore(4, 3.0, 2.5, 3.5), True),
        (GroupScore(4, 4.6, bound=AT_LEAST), GroupScore(4, 4.0, 3.5, 4.5), False),
        (GroupScore(4, 4.6, bound=AT_LEAST), GroupScore(4, 4.0, 3.4, 4.6), True),
        (GroupScore(4, 2.0, 1.5, 2.5), GroupScore(4, 1.4, bound=AT_MOST), False),
        (GroupScore(4, 2.0), GroupScore(4, 1.4, bound=AT_MOST), True),
    ],
)
def test_a_band_is_close_where_an_interval_reaches_its_edge(
    upper: GroupScore,
    lower: GroupScore,
    close: bool,  # noqa: FBT001 - what the function answers
) -> None:
    cells = {"a": upper, "b": lower}
    one, other = scored([scale_of("a"), scale_of("b")], lambda scale: cells[scale.name])
    assert overlap(one, other) is close


def test_a_scale_without_a_score_is_in_no_order(
    make_profile: Callable[..., Profile], instrument: Instrument
) -> None:
    scales = read(make_profile(), instrument, Person("A"), "en", ReportContext()).scales
    cells: dict[str, Cell] = {"Listening": HIDDEN, "Deciding": GroupScore(3, 4.0)}
    assert [each.scale.name for each in scored(scales, lambda scale: cells[scale.name])] == ["Deciding"]
