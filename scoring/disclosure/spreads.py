"""Items whose spread may be shown: those on which no unit can have answered alike.

Everything on a page stays the same when the raters of a unit change places. So an answer can only be
pinned down where all raters of a unit gave the same one. Means alone do not tell that, unless they
lie at an end of the range, where they are told as bands. A distribution or an average deviation
beside the means may. So the spread of an item is published where, for each unit,

- the mean rules out that its raters answered alike (3 raters with a mean of 4.67), or
- the counts disprove it (a mean of 4, but 4 was chosen by fewer than all of the unit's raters).

A band beside other bands of the scale is kept so: counts that settle one settle the rest.

And not even its absence tells anything: where counts do not disprove it for one unit, there must be
answers with the same means in which that unit's raters differ and the spread is withheld all the
same; if there are none, the spread is withheld whatever the counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.disclosure.bands import Bands
from scoring.groups import Counts, Floats, Mask

_PAIR, _ONE = 2, 1
"""Raters of a unit who leave its common answer when one goes up and one down, or one alone inwards."""


@dataclass(frozen=True, slots=True)
class UnitMeans:
    """What is told of the items: arrays (items, participants, units) of protected raters.

    `total` is the sum of option numbers, from 1; `n` is 0 where nothing is told. `complete` says that
    everybody in the unit answered every item of the scale.
    """

    n: Floats
    total: Floats
    told: Bands
    complete: Mask


def open_items(means: UnitMeans, counts: Counts, options: npt.NDArray[np.intp]) -> Mask:
    """The items (items, participants) whose spread may be shown.

    Parameters
    ----------
    means
        Of the units that totals count.
    counts
        (items, participants, options) of the protected raters in those units.
    options
        The number of response options of each item.
    """
    common = _common_answer(means, options)
    suspects = np.nonzero(common)
    option = common[suspects]
    chosen = counts[suspects[0], suspects[1], option - 1]
    disproved = chosen < means.n[suspects]
    closed = ~(disproved & _ambiguous(means, suspects, option, options))
    result = np.ones(means.n.shape[:2], dtype=bool)
    result[suspects[0][closed], suspects[1][closed]] = False
    return result


def vague_company(told: Bands, vague: Mask, members: Sequence[Sequence[int]]) -> Mask:
    """The items (items, participants) that a unit's mean tells as a band, beside others of the scale.

    Their scale's mean tells what all vaguely told items of the unit add up to. Counts that tell one
    of them exactly would leave the rest to the others, which may then have all been answered alike.

    Parameters
    ----------
    told
        The bands of items (items, participants, units).
    vague
        Which items are told as bands or answered and not told at all, the same shape.
    members
        The positions of each scale's items.
    """
    result = np.zeros(vague.shape[:2], dtype=bool)
    for items in map(list, members):
        several = vague[items].sum(axis=0) > 1
        result[items] = ((told.top | told.bottom)[items] & several).any(axis=-1)
    return result


def _common_answer(means: UnitMeans, options: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """The option that all raters of a unit may have chosen, as far as its mean tells; 0 for none."""
    n = means.n.astype(np.intp)
    total = means.total.astype(np.intp)
    size = np.maximum(n, 1)
    middle = np.where((n > 0) & (total % size == 0), total // size, 0)
    low = np.where(means.told.bottom, 1, middle)
    common = np.where(means.told.top, options[:, None, None], low)
    return np.where(n > 0, common, 0)


def _ambiguous(
    means: UnitMeans,
    suspects: tuple[npt.NDArray[np.intp], ...],
    option: npt.NDArray[np.intp],
    options: npt.NDArray[np.intp],
) -> Mask:
    """Whether the other units could give the common answer often enough for its raters to differ.

    Only units whose means are told exactly and who answered everything are supposed to do so:
    their scale's mean then holds whatever they chose.
    """
    item, participant, unit = suspects
    exact = means.complete & ~means.told.top & ~means.told.bottom & (means.n > 0)
    helpers = exact[item, participant]
    helpers[np.arange(len(unit)), unit] = False
    n, total = means.n[item, participant], means.total[item, participant]
    most = _most_of_one_option(n, total, option[:, None], options[item][:, None])
    at_an_end = (means.told.top | means.told.bottom)[suspects]
    alike = helpers & (n > 0) & (np.mod(total, np.maximum(n, 1)) == 0)
    enough = np.where(helpers, most, 0).sum(axis=-1) >= np.where(at_an_end, _ONE, _PAIR)
    return np.asarray(enough | alike.any(axis=-1))


def _most_of_one_option(
    n: Floats, total: Floats, option: npt.NDArray[np.intp], options: npt.NDArray[np.intp]
) -> Floats:
    """How many of `n` raters can have chosen `option` where their option numbers add up to `total`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        upwards = np.where(option > 1, (total - n) // (option - 1), np.inf)
        downwards = np.where(option < options, (n * options - total) // (options - option), np.inf)
    return np.asarray(np.minimum(n, np.minimum(upwards, downwards)))
