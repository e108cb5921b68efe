"""Rectangles on a page."""

from typing import NamedTuple

Place = tuple[float, float]


class Box(NamedTuple):
    """A rectangle by its edges, in points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Width times height."""
        return (self.right - self.left) * (self.bottom - self.top)

    def shared(self, other: "Box") -> float:
        """The area that two boxes share."""
        left, top, right, bottom = other
        if self.right <= left or right <= self.left or self.bottom <= top or bottom <= self.top:
            return 0.0
        wide = min(self.right, right) - max(self.left, left)
        return wide * (min(self.bottom, bottom) - max(self.top, top))

    def moved(self, right: float, down: float) -> "Box":
        """The same rectangle somewhere else."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def nearest(self, place: Place) -> Place:
        """The place in the box that lies nearest to another place."""
        x, y = place
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)
