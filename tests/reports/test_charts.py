"""What charts share: places, markers, crowded dots and labels, and the look of the groups."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.blocks.label_places import Obstacle, label_places
from reports.blocks.tables import column_widths
from reports.boxes import Box
from reports.charts import draw_marker, scale_of, side_by_side
from reports.content import ROLE_ALL_OTHERS, ROLE_FIRST_GROUP, ROLE_SELF, Axis
from reports.fonts.use import FontUse
from reports.pdf.operators import PageSink
from reports.pdf.structure import Structure
from reports.style import Shape, marker

AXIS = Axis(1, 5, ())


@pytest.mark.parametrize(("position", "place"), [(1, 100), (3, 150), (5, 200), (0, 100), (9, 200)])
def test_a_position_beyond_the_axis_lies_at_its_end(position: float, place: float) -> None:
    assert scale_of(AXIS, 100, 100).place(position) == place


def test_dots_far_apart_share_a_line() -> None:
    assert side_by_side([0, 20, 40], 8) == [0, 0, 0]


def test_dots_close_together_are_set_on_lines_of_their_own() -> None:
    assert side_by_side([10, 10, 11], 8) == [0, 1, 2]
    assert side_by_side([10, 5, 30], 8) == [1, 0, 0]


@given(st.lists(st.floats(0, 300), max_size=12))
def test_no_two_dots_on_a_line_touch(places: list[float]) -> None:
    lines = side_by_side(places, 8)
    for one, other in combinations(range(len(places)), 2):
        assert lines[one] != lines[other] or abs(places[one] - places[other]) >= 8


def test_self_is_hollow_and_everybody_else_filled() -> None:
    roles = [ROLE_ALL_OTHERS, *range(ROLE_FIRST_GROUP, ROLE_FIRST_GROUP + 20)]
    assert marker(ROLE_SELF).hollow
    assert not any(marker(role).hollow for role in roles)


def test_eight_groups_differ_in_shape_and_the_next_ones_in_colour() -> None:
    groups = [marker(role) for role in range(ROLE_FIRST_GROUP, ROLE_FIRST_GROUP + 56)]
    assert len({each.shape for each in groups[:8]}) == 8
    assert len({(each.shape, each.colour) for each in groups}) == 56


def drawn(role: int) -> bytes:
    sink = PageSink(1, FontUse(), Structure(1))
    draw_marker(sink, role, 100, 100)
    return sink.content()


def test_every_role_is_drawn_in_its_own_way() -> None:
    assert len({drawn(role) for role in range(10)}) == 10


def test_every_shape_has_a_group_or_a_circle() -> None:
    assert {marker(role).shape for role in range(10)} == set(Shape)


FIELD = Box(0, 0, 300, 300)


def test_labels_beside_lonely_dots_stand_at_their_right() -> None:
    assert label_places([(50, 50), (50, 150)], [40, 40], 12, [], FIELD) == [
        Box(57, 44, 97, 56),
        Box(57, 144, 97, 156),
    ]


def test_a_label_at_the_edge_stands_at_the_left() -> None:
    assert label_places([(290, 50)], [40], 12, [], FIELD) == [Box(243, 44, 283, 56)]


def test_a_field_too_crowded_for_labels_says_so() -> None:
    assert label_places([(150, 150)], [40], 12, [Obstacle(FIELD, 10)], FIELD) is None


@given(st.lists(st.tuples(st.floats(20, 280), st.floats(20, 280)), max_size=6, unique=True))
def test_labels_that_are_placed_cover_no_other_label(centres: list[tuple[float, float]]) -> None:
    boxes = label_places(centres, [60] * len(centres), 12, [], FIELD)
    for one, other in combinations(boxes or [], 2):
        assert one.shared(other) <= 16


@pytest.mark.parametrize(
    ("weights", "needed", "widths"),
    [
        ([1, 1], [10, 10], [50, 50]),
        ([3, 1], [10, 40], [60, 40]),
        ([8, 1, 1], [10, 20, 10], [70, 20, 10]),
        ([1, 1], [90, 60], [60, 40]),
    ],
)
def test_columns_get_what_they_need_and_share_the_rest(
    weights: list[float], needed: list[float], widths: list[float]
) -> None:
    assert column_widths(weights, needed, 100) == pytest.approx(widths)
