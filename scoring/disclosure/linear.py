"""Items against scales: which item means would, with the mean of their scale, tell of too few raters.

Where everybody in a unit answered every item, the scale's mean is the mean of the item means and
tells nothing new. Where one rater left an item out, the two differ by a statement on that rater's
answers alone. No weighted sum of the means that are published may rest on fewer than the fewest
protected raters; items are withheld until none does (`scoring.disclosure.unit_audit` has the argument).

Most units of a cohort are decided here, all together. What is left goes to `unit_audit.audit` one by
one: units where several raters without a score answered items that are shown, where raters with
scores may have no item in common, or where the item with the fewest answers may not be enough to withhold.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from scoring.disclosure.unit_audit import Sheet, audit
from scoring.groups import Mask
from scoring.keying import Ratings
from scoring.tables import Rows

ALIKE = 2
"""Of the raters of a shown item, so many gave the number of answers that is most common in their unit."""

_MANY = np.iinfo(np.intp).max


@dataclass(frozen=True, slots=True)
class Audit:
    """`withheld` (items, cells), and `fewest_behind` (scales, cells).

    The latter is the fewest raters that anything published on the scale tells of, 0 where nothing
    is published.
    """

    withheld: Mask
    fewest_behind: Rows


def items_to_withhold(
    ratings: Ratings, unit: Rows, answered_enough: Mask, shown: Mask, fewest: Rows, cells: int
) -> Audit:
    """Which item means to withhold, so that nothing published tells of too few raters.

    Decided from who answered what, never from the answers. Of the items that are enough to
    withhold, the one with the fewest answers goes, of equal ones the last of the questionnaire; if
    the scale's mean itself rests on too few, all of them go. An item is withheld, too, if fewer
    than `ALIKE` of those who answered it are of their unit's main class: the raters with a score
    who gave the most common number of answers (of equally common ones the larger).

    Parameters
    ----------
    ratings
        Of the whole cohort; a row is one rater of one participant.
    unit
        (scales, rows), the cell that each row is counted in on each scale, -1 for none.
    answered_enough
        (scales, rows), whether the rater has a score on the scale.
    shown
        (items, cells), whether enough raters answered the item for its mean to be shown.
    fewest
        (cells,), the fewest protected raters that anything may rest on.
    cells
        How many there are.
    """
    withheld = np.zeros(shown.shape, dtype=bool)
    behind = np.zeros((len(unit), cells), dtype=np.intp)
    for row, scale in enumerate(ratings.key.scale_names):
        items = list(ratings.key.members(scale))
        sheets = _sheets(ratings, items, unit[row], answered_enough[row], cells)
        kept, behind[row] = _audited(sheets, shown[items], fewest)
        withheld[items] = shown[items] & ~kept
    return Audit(withheld, behind)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The answer sheets on one scale of all raters who are counted and gave an answer.

    `answered` is (items, raters); `scored`, `count` (answers given) and `cell` are (raters,).
    """

    answered: Mask
    scored: Mask
    count: Rows
    cell: Rows
    cells: int

    def raters(self, among: Mask) -> Rows:
        """How many raters in each cell, (cells,)."""
        return np.bincount(self.cell[among], minlength=self.cells)

    def answers(self, among: Mask) -> Rows:
        """How many raters answered each item, (items, cells)."""
        return np.stack([self.raters(item & among) for item in self.answered])

    def by_count(self, among: Mask) -> Rows:
        """How many raters gave each number of answers from 0 on, (cells, items + 1)."""
        width = len(self.answered) + 1
        places = self.cell[among] * width + self.count[among]
        return np.bincount(places, minlength=self.cells * width).reshape(-1, width)

    def meet(self, items: Mask) -> Mask:
        """Whether each rater answered one of some `items` (items, cells) of their cell."""
        return np.asarray((self.answered & items[:, self.cell]).any(axis=0), dtype=bool)


def _sheets(ratings: Ratings, items: list[int], unit: Rows, scored: Mask, cells: int) -> _Sheets:
    answered = np.stack([ratings.codes[item] > 0 for item in items])
    rows = np.flatnonzero(answered.any(axis=0) & (unit >= 0))
    answered = answered[:, rows]
    return _Sheets(answered, scored[rows], answered.sum(axis=0), unit[rows], cells)


def _audited(sheets: _Sheets, shown: Mask, fewest: Rows) -> tuple[Mask, Rows]:
    """The items that stay (items, cells), and the fewest raters behind what is published (cells,)."""
    answers = sheets.answers(np.ones_like(sheets.scored))
    kept = shown & (answers >= fewest) & (sheets.answers(_main_class(sheets)) >= ALIKE)
    behind, decided = _fewest_behind(sheets, kept, answers)
    leaking = (behind > 0) & (behind < fewest)
    first = _least_answered(answers, kept)
    enough = (first & (sheets.answers(sheets.scored) >= fewest)).any(axis=0)
    kept = kept & ~(first & (decided & leaking & enough))
    behind, _ = _fewest_behind(sheets, kept, answers)
    _decide_singly(sheets, ~decided | (leaking & ~enough), kept, behind, fewest)
    return kept, behind


def _main_class(sheets: _Sheets) -> Mask:
    """Who has a score from as many answers as most in their cell, (raters,)."""
    numbers = sheets.by_count(sheets.scored)
    most = len(sheets.answered) - np.argmax(numbers[:, ::-1], axis=1)
    return np.asarray(sheets.scored & (sheets.count == most[sheets.cell]), dtype=bool)


def _least_answered(answers: Rows, kept: Mask) -> Mask:
    """One kept item (items, cells) of each cell: that with the fewest answers, of equal ones the last."""
    number = np.where(kept, answers, _MANY)[::-1]
    last = len(answers) - 1 - np.argmin(number, axis=0)
    return np.asarray(kept & (np.arange(len(answers))[:, None] == last), dtype=bool)


def _fewest_behind(sheets: _Sheets, kept: Mask, answers: Rows) -> tuple[Rows, Mask]:
    """The fewest raters that anything published tells of (cells,), and where that is sure to be exact.

    Any two raters with scores from different numbers of answers are taken to have a kept item in
    common, so that only those of one number drop out of a sum with the scale's mean.
    """
    can_drop_out = sheets.scored & ~sheets.meet(~kept)
    dropping = sheets.by_count(can_drop_out)
    least, most = _in_the_way(sheets, kept, can_drop_out, dropping)
    scored = sheets.raters(sheets.scored)
    of_scale = scored - (dropping - most).max(axis=1)
    at_least = scored - (dropping - least).max(axis=1)
    of_items = np.where(kept, answers, _MANY).min(axis=0)
    behind = np.minimum(of_items, np.where(of_scale > 0, of_scale, _MANY))
    exact = (at_least == of_scale) | (at_least >= of_items)
    return np.where(behind == _MANY, 0, behind), exact & _overlap(dropping, kept)


def _in_the_way(sheets: _Sheets, kept: Mask, can_drop_out: Mask, dropping: Rows) -> tuple[Rows, Rows]:
    """How many raters, at least and at most, have to stay if those of a number of answers drop out.

    (cells, counts) both. Somebody without a score who answered a kept item drops out only beside
    raters with scores who answered other items. A single one is compared with each of these; of
    several it is known where the numbers of answers leave no room for other items.
    """
    among = ~sheets.scored & sheets.meet(kept)
    without_score = sheets.raters(among)[:, None]
    met = can_drop_out & sheets.meet(kept & _answered_by(sheets, among))
    most = np.minimum(dropping, without_score)
    single = np.minimum(sheets.by_count(met), 1)
    least = np.where(_no_room(sheets, kept, among), most, 0)
    return np.where(without_score == 1, single, least), np.where(without_score == 1, single, most)


def _no_room(sheets: _Sheets, kept: Mask, among: Mask) -> Mask:
    """Whether anybody with so many kept answers shares an item with each of some raters, (cells, counts)."""
    answered = (sheets.answered & kept[:, sheets.cell]).sum(axis=0)
    numbers = replace(sheets, count=answered).by_count(among)
    fewest = np.argmax(numbers > 0, axis=1)[:, None]
    return np.asarray(np.arange(numbers.shape[1]) + fewest > kept.sum(axis=0)[:, None], dtype=bool)


def _answered_by(sheets: _Sheets, among: Mask) -> Mask:
    """Which items some raters answered, (items, cells); of several raters in a cell, those of one."""
    items = np.zeros((len(sheets.answered), sheets.cells), dtype=bool)
    items[:, sheets.cell[among]] = sheets.answered[:, among]
    return items


def _overlap(dropping: Rows, kept: Mask) -> Mask:
    """Whether any two of the raters (cells, counts) with different counts have a kept item in common."""
    smallest = np.argmax(dropping > 0, axis=1)
    return np.asarray((2 * smallest >= kept.sum(axis=0)) | ((dropping > 0).sum(axis=1) <= 1), dtype=bool)


def _decide_singly(sheets: _Sheets, cells: Mask, kept: Mask, behind: Rows, fewest: Rows) -> None:
    """Audit some cells one by one, and write what was found into `kept` and `behind`."""
    rows = np.flatnonzero(cells[sheets.cell])
    rows = rows[np.argsort(sheets.cell[rows], kind="stable")]
    order = _order_of_withholding(sheets, kept)
    units = _units(sheets, rows, kept, order)
    places, starts = np.unique(sheets.cell[rows], return_index=True)
    shown = kept.sum(axis=0)
    for cell, (start, end) in zip(places.tolist(), pairwise([*starts.tolist(), len(rows)]), strict=True):
        found = audit(tuple(sorted(units[start:end])), int(shown[cell]), int(fewest[cell]))
        ranks = [rank for rank in range(shown[cell]) if found.withheld >> rank & 1]
        kept[order[ranks, cell], cell] = False
        behind[cell] = found.fewest_behind


def _order_of_withholding(sheets: _Sheets, kept: Mask) -> Rows:
    """The items (items, cells) by number of answers, of equal ones the last first; then those not kept."""
    answers = sheets.answers(np.ones_like(sheets.scored))
    number = np.where(kept, answers, _MANY)[::-1]
    return len(number) - 1 - np.argsort(number, axis=0, kind="stable")


def _units(sheets: _Sheets, rows: Rows, kept: Mask, order: Rows) -> list[Sheet]:
    """The sheet of each row, with the kept items as bits in the order of withholding."""
    cell, scored = sheets.cell[rows], sheets.scored[rows]
    ranked = sheets.answered[order[:, cell], rows]
    visible = np.take_along_axis(kept, order, axis=0)[:, cell]
    bits = np.packbits(ranked & visible, axis=0, bitorder="little")
    items = [int.from_bytes(column.tobytes(), "little") for column in bits.T]
    count = np.where(scored, sheets.count[rows], 0).tolist()
    elsewhere = (scored & (ranked & ~visible).any(axis=0)).tolist()
    return [Sheet(*sheet) for sheet in zip(count, items, elsewhere, strict=True)]
