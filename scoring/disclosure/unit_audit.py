"""The answer sheets of one unit on one scale: the fewest raters whom the published means tell of.

A unit publishes the mean of its scale scores and the sums of the items that are shown. A weighted
sum of these in which the scale has no weight rests on all raters of some item. In one where the
scale has weight 1, a rater with a score from q answers drops out only if every item they answered
has weight -1/q, which an item that is not shown cannot have; a rater without a score drops out only
if every shown item they answered has weight 0. So two raters can drop out together unless they
answered one shown item and need different weights of it, and the fewest raters that stay are a
smallest vertex cover of these conflicts, beside those who answered an item that is not shown.

Which ratings were given plays no part, only who answered what.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


class Sheet(NamedTuple):
    """What one rater answered.

    `given` is the number of answers that their score rests on, 0 without a score. `items` has a
    bit for each shown item that they answered. `elsewhere` says whether their score rests on an
    item that is not shown, too.
    """

    given: int
    items: int
    elsewhere: bool


class Finding(NamedTuple):
    """What is `withheld` of the items that were shown (a bit each), and the fewest raters behind the rest."""

    withheld: int
    fewest_behind: int


@lru_cache(maxsize=1 << 16)
def audit(sheets: tuple[Sheet, ...], items: int, fewest: int) -> Finding:
    """Withhold an item where something published tells of fewer than `fewest` raters.

    One item is always enough if the scale's mean rests on `fewest` or more: the one, k, that most
    raters with a score answered. They all stay then. Where anybody else with a score drops out,
    everybody without one who answered an item j with them stays too, and these are at least
    `fewest` less those with a score who answered j, who are not more than those who answered k.

    Parameters
    ----------
    sheets
        Of everybody in the unit, in any order; a sorted tuple makes equal units known again.
    items
        How many are shown, each answered by at least `fewest`. Of those that are enough, the one
        with the lowest bit goes; if none is, all of them.
    fewest
        The fewest raters that anything may rest on.
    """
    shown = (1 << items) - 1
    singly = (0, *(1 << item for item in range(items)))
    enough = (some for some in singly if _is_safe(fewest_behind(sheets, shown & ~some), fewest))
    withheld = next(enough, shown)
    return Finding(withheld, fewest_behind(sheets, shown & ~withheld))


def _is_safe(behind: int, fewest: int) -> bool:
    """Nothing tells of anybody, or all of it of enough."""
    return behind == 0 or behind >= fewest


def _answers(sheets: Sequence[Sheet], item: int) -> int:
    return sum(sheet.items >> item & 1 for sheet in sheets)


def fewest_behind(sheets: Sequence[Sheet], shown: int) -> int:
    """The fewest raters that something published tells of, 0 where nothing is published.

    `shown` has a bit for each item whose mean is published.
    """
    answers = [_answers(sheets, item) for item in range(shown.bit_length()) if shown >> item & 1]
    of_items = [raters for raters in answers if raters]
    of_scale = _fewest_behind_scale(sheets, shown, min(of_items, default=len(sheets) + 1))
    return min((*of_items, of_scale)) if of_scale else min(of_items, default=0)


def _fewest_behind_scale(sheets: Sequence[Sheet], shown: int, limit: int) -> int:
    """The fewest that a sum with the scale's mean in it rests on; 0 if the items make up that mean.

    Where that is `limit` or more, any number from `limit` on.
    """
    hidden = ~shown
    free = [
        (s.given, s.items & shown) for s in sheets if not s.elsewhere and not (s.given and s.items & hidden)
    ]
    conflicts = [
        sum(1 << i for i, (other, theirs) in enumerate(free) if other != given and theirs & items)
        for given, items in free
    ]
    staying = len(sheets) - len(free)
    return staying + _cover(conflicts, (1 << len(free)) - 1, limit - staying)


def _cover(conflicts: Sequence[int], left: int, limit: int) -> int:
    """The fewest raters of those in `left` (a bit each) without whom no conflict is left among them.

    Either the rater with the most conflicts goes, or all whom they are in conflict with. Where it
    takes `limit` raters or more, `limit`.
    """
    crossed = [(found & left).bit_count() if left >> i & 1 else 0 for i, found in enumerate(conflicts)]
    most = max(crossed, default=0)
    if most == 0 or limit <= 0:
        return 0
    if sum(crossed) >= 2 * most * limit:  # each conflict counts twice, and nobody settles more than `most`
        return limit
    rater = crossed.index(most)
    rest = left & ~(1 << rater)
    fewest = most + _cover(conflicts, rest & ~conflicts[rater], limit - most)
    return min(fewest, 1 + _cover(conflicts, rest, min(limit, fewest) - 1))
