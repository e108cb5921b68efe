"""How raters answered an item: a bar for each response option, and what a range of counts means."""

from collections.abc import Iterable, Sequence

from reports.content import Bar, NotShown
from reports.reading import Reading
from scoring.profile import Cell, GroupScore, ItemProfile, OptionCount, Reason, ShownGroup, Suppressed


def has_answers(reading: Reading) -> bool:
    """Whether raters are in the report at all, so that bars, or why there are none, have a place."""
    return reading.has_raters or has_bars(reading.profile.items.values())


def has_bars(items: Iterable[ItemProfile]) -> bool:
    """Whether it is told of any item how raters answered."""
    return any(isinstance(item.distribution, tuple) for item in items)


def bars(item: ItemProfile, reading: Reading) -> tuple[Bar, ...] | NotShown:
    """A bar for each option, as long as the least that its count can be; or why there are none."""
    counts = item.distribution
    if isinstance(counts, Suppressed):
        return NotShown(reading.wording.labels.in_table.of(counts.reason))
    answers = _answers(item, counts, reading)
    return tuple(Bar(count.low / answers, _label(count, reading)) for count in counts)


def _answers(item: ItemProfile, counts: Sequence[OptionCount], reading: Reading) -> int:
    """How many of those who are counted answered: all others less the attributed groups.

    Where no score tells it, as many as the bars stand for.
    """
    others = _raters(item.all_others)
    not_counted = sum(_raters(item.groups[group.id]) for group in _not_counted(reading))
    told = max((count.high for count in counts if _is_many(count)), default=others - not_counted)
    return max(told, sum(count.low for count in counts), 1)


def _raters(cell: Cell) -> int:
    return cell.n if isinstance(cell, GroupScore) else 0


def _not_counted(reading: Reading) -> list[ShownGroup]:
    """Bars count those who were promised not to be recognised, and nobody else."""
    return [group for group in reading.profile.groups if group.attributed]


def _label(count: OptionCount, reading: Reading) -> str:
    words = reading.wording.items
    if _is_few(count):
        return words.few.format(threshold=count.high + 1)
    return words.many.format(threshold=count.low) if _is_many(count) else str(count.low)


def _is_few(count: OptionCount) -> bool:
    """Whether the count lies below the threshold, so that nobody and a few look the same."""
    return count.low == 0 < count.high


def _is_many(count: OptionCount) -> bool:
    """Whether the count is told from the threshold up only."""
    return 0 < count.low < count.high


def who_is_not_counted(reading: Reading) -> list[str]:
    """Which groups are left out of the bars."""
    labels = [reading.group_label(group.id) or group.id for group in _not_counted(reading)]
    words = reading.wording.items
    return [words.not_counted.format(groups=", ".join(labels))] if labels else []


def withheld_notes(items: Iterable[ItemProfile], reading: Reading) -> list[str]:
    """Why bars are withheld, where any are because they would give answers away."""
    if not any(item.distribution == Suppressed(Reason.WOULD_REVEAL) for item in items):
        return []
    withheld = reading.wording.labels.in_table.of(Reason.WOULD_REVEAL)
    return [reading.wording.items.withheld_note.format(withheld=withheld)]


def range_notes(items: Iterable[ItemProfile], reading: Reading) -> list[str]:
    """What each kind of range means that is among the bars of these items."""
    words = reading.wording.items
    counts = {count for item in items if isinstance(item.distribution, tuple) for count in item.distribution}
    few = sorted({count.high + 1 for count in counts if _is_few(count)})
    many = sorted({count.low for count in counts if _is_many(count)})
    return [words.few_note.format(threshold=threshold) for threshold in few] + [
        words.many_note.format(threshold=threshold) for threshold in many
    ]
