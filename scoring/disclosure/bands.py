"""Means at the ends of the response range, where a mean tells every single answer.

Raters whose mean is the highest option have all chosen it. So a mean within a few answer steps of
an end is told as a band: "4.6 or above". The edge lies on whole tenths, as near to the end as
leaves `options` response options possible for each rater (top and bottom coding: Hundepool et al.
2012, Statistical Disclosure Control, section 5.3).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.groups import Floats, Mask

_TENTHS = 10
_LAST_BITS = 1e-9


@dataclass(frozen=True, slots=True)
class Bands:
    """Which means (columns, participants, units) are told as a band at the `top` or the `bottom`.

    `width` is the distance of the band's edge from the end of the range, in response units.
    """

    top: Mask
    bottom: Mask
    width: Floats

    def where(self, mask: Mask) -> "Bands":
        """The bands in the cells where `mask` holds."""
        return Bands(self.top & mask, self.bottom & mask, self.width)


def bands(answers: Floats, below_top: Floats, above_bottom: Floats, options: int) -> Bands:
    """The bands of means that rest on so many `answers`, at such distances from the ends.

    Parameters
    ----------
    answers
        Answers that a mean rests on, any shape.
    below_top, above_bottom
        Answer steps by which their sum lies below the highest and above the lowest possible one.
    options
        The fewest response options that have to stay possible for each answer; 1 asks for no band.
    """
    steps = steps_in_band(answers, options)
    inside = (answers > 0) & (options > 1)
    top = inside & (below_top <= steps + _LAST_BITS)
    bottom = inside & (above_bottom <= steps + _LAST_BITS)
    return Bands(top, bottom & ~top, _tenths(answers, options) / _TENTHS)


def steps_in_band(answers: Floats, options: int) -> Floats:
    """The answer steps between the end of the range and the edge of the band."""
    return np.asarray(np.floor(_tenths(answers, options) * answers / _TENTHS))


def has_room(answers: Floats, response_options: npt.ArrayLike, options: int) -> Mask:
    """Whether the bands at both ends leave room for each other in so many response options."""
    needed = 2 * steps_in_band(answers, options) + 1
    return np.asarray((answers * (np.asarray(response_options) - 1) >= needed) | (options <= 1))


def _tenths(answers: Floats, options: int) -> Floats:
    """The width of the band in tenths of a response option, rounded up."""
    return np.asarray(np.ceil(_TENTHS * (options - 1) / np.maximum(answers, 1) - _LAST_BITS))
