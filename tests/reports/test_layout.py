"""The flow: what stays together, what goes on, and that no page stays empty."""

from reports.drawing import Sink
from reports.layout import Fragment, kept_together, paginate, stacked_height
from reports.style import GRID, TEXT_HEIGHT


def nothing(_sink: Sink, _x: float, _y: float) -> None:
    """Draw nothing."""


def piece(height: float, *, gap: float = 0, keeps: bool = False, running: Fragment | None = None) -> Fragment:
    return Fragment(height, nothing, gap=gap, keeps=keeps, running=running)


def tops(*sections: tuple[bool, list[Fragment]]) -> list[list[float]]:
    return [[placed.top for placed in page] for page in paginate(sections)]


HALF = TEXT_HEIGHT / 2


def test_fragments_follow_each_other_with_their_gaps() -> None:
    assert tops((False, [piece(10), piece(20, gap=5), piece(30)])) == [[0, 15, 35]]


def test_a_gap_is_left_out_at_the_top_of_a_page() -> None:
    assert tops((False, [piece(HALF + 1), piece(HALF, gap=9)])) == [[0], [0]]


def test_a_section_may_start_a_page_but_leaves_none_empty() -> None:
    assert tops((True, [piece(10)]), (True, [piece(10)]), (False, [piece(5)])) == [[0], [0, 10]]
    assert tops((True, []), (True, [piece(1)])) == [[0]]


def test_a_heading_goes_with_what_it_heads() -> None:
    assert tops((False, [piece(TEXT_HEIGHT - 20), piece(10, keeps=True), piece(15)])) == [[0], [0, 10]]


def test_what_no_page_can_hold_together_is_parted() -> None:
    parts = [piece(HALF, keeps=True), piece(HALF, keeps=True), piece(HALF)]
    assert tops((False, parts)) == [[0, HALF], [0]]


def test_a_running_head_is_drawn_where_a_list_goes_on() -> None:
    head = piece(7)
    rows = [piece(HALF, running=head), piece(HALF, running=head)]
    (first, second) = paginate([(False, [head, *rows])])
    assert [placed.fragment.height for placed in first] == [7, HALF]
    assert [(placed.fragment.height, placed.top) for placed in second] == [(7, 0), (HALF, 7)]


def test_small_figures_stay_whole_and_large_ones_keep_two_rows_at_each_end() -> None:
    rows = [piece(10) for _ in range(6)]
    assert [each.keeps for each in kept_together(rows, 60)] == [True] * 5 + [False]
    assert [each.keeps for each in kept_together(rows, 59)] == [True, True, False, False, True, False]


def test_the_space_above_the_first_fragment_is_not_counted() -> None:
    assert stacked_height([piece(10, gap=50), piece(5, gap=2)]) == 17
    assert stacked_height([]) == 0


def test_a_report_of_nothing_has_no_pages() -> None:
    assert paginate([]) == []


ROW = (TEXT_HEIGHT - 30 * GRID) / 10


def test_spaces_are_drawn_together_where_that_saves_a_page_of_little() -> None:
    ((first, second, *_),) = tops((False, [piece(ROW, gap=4 * GRID) for _ in range(10)]))
    assert second - first == ROW + 3 * GRID


def test_spaces_stay_where_the_last_page_is_well_filled() -> None:
    first, second = tops((False, [piece(ROW, gap=4 * GRID) for _ in range(16)]))
    assert (first[1], second[1]) == (ROW + 4 * GRID, ROW + 4 * GRID)
