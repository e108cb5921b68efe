"""The dots of one row: own and all-others scores on its main line, the groups close below."""

from collections.abc import Sequence
from typing import NamedTuple

from reports.charts import Scale, draw_mark, draw_marker, draw_on_paper, side_by_side
from reports.content import ROLE_ALL_OTHERS, ROLE_SELF, Mark, Point
from reports.drawing import Sink
from reports.style import FINE
from reports.text import fit

MAIN_ROLES = (ROLE_ALL_OTHERS, ROLE_SELF)


class Room(NamedTuple):
    """The heights of the main line and of a line of groups, and how far apart groups stand on it.

    `size` is that of the groups' markers next to the usual.
    """

    main: float
    group: float
    apart: float
    size: float


ROOMY = Room(16.0, 9.0, 8.0, 1.0)
DENSE = Room(11.0, 6.0, 6.2, 0.8)


class Strip(NamedTuple):
    """The dots of one row: the main line with own and all-others scores, then lines of groups.

    Why there is no score of all others stands on the main line, or where a dot is there below all.
    """

    scale: Scale
    main: tuple[tuple[int, Mark], ...]
    groups: tuple[tuple[int, Mark, int], ...]
    withheld: str
    room: Room

    @property
    def height(self) -> float:
        """The height that the dots need."""
        lines = 1 + max((line for _, _, line in self.groups), default=-1)
        return self.room.main + lines * self.room.group + (FINE.leading if self.reason_below else 0.0)

    @property
    def reason_below(self) -> bool:
        """Whether a dot stands where the reason would."""
        return bool(self.withheld and self.main)


def strip_of(points: Sequence[Point], scale: Scale, room: Room) -> Strip:
    """Sort the points of a row into the main line and the lines of groups."""
    shown = [(point.role, point.mark) for point in points if isinstance(point.mark, Mark)]
    main = sorted((each for each in shown if each[0] in MAIN_ROLES), key=lambda each: -each[0])
    groups = [each for each in shown if each[0] not in MAIN_ROLES]
    lines = side_by_side([scale.place(mark.position) for _, mark in groups], room.apart)
    return Strip(
        scale=scale,
        main=tuple(main),
        groups=tuple((role, mark, line) for (role, mark), line in zip(groups, lines, strict=True)),
        withheld=_withheld(points),
        room=room,
    )


def _withheld(points: Sequence[Point]) -> str:
    """Why the all-others score is not shown; empty where it is."""
    others = [point.mark for point in points if point.role == ROLE_ALL_OTHERS]
    return "" if not others or isinstance(others[0], Mark) else others[0].reason


def draw_dots(sink: Sink, strip: Strip, left: float, top: float) -> None:
    """Draw the dots of a row; the strip's scale counts from `left`."""
    scale, room = strip.scale.moved(left), strip.room
    for role, mark in strip.main:
        draw_mark(sink, scale, role, mark, top + room.main / 2)
    for role, mark, line in strip.groups:
        y = top + room.main + (line + 0.4) * room.group
        draw_marker(sink, role, scale.place(mark.position), y, room.size)
    if strip.withheld:
        reason = fit(strip.withheld, FINE.size, strip.scale.width - 12)
        below = strip.height - FINE.leading if strip.reason_below else (room.main - FINE.leading) / 2
        left = scale.left + (scale.width - reason.width * FINE.size) / 2
        draw_on_paper(sink, reason, left, top + below)
