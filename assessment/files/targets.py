"""Which columns of a wide file belong to which item or comment question."""

from collections.abc import Collection, Iterator
from collections.abc import Mapping as Mappings

from assessment.files.headings import HeadingIndex
from assessment.files.problems import Findings
from assessment.files.roles import add_unknown_column
from assessment.files.table import RawTable
from assessment.files.terms import Terms
from assessment.files.vocabulary import Target, item_codes

Columns = Mappings[Target, tuple[int, ...]]


def find_targets(table: RawTable, terms: Terms, taken: Collection[int], findings: Findings) -> Columns:
    """The columns of every target: the one that the mapping names, or else all whose heading does."""
    mapped = _mapped(table, terms, findings)
    columns: dict[Target, tuple[int, ...]] = {target: (place,) for target, place in mapped.items()}
    for target, place in named_targets(table, terms, {*taken, *mapped.values()}):
        if target not in mapped:
            columns[target] = (*columns.get(target, ()), place)
    return columns


def named_targets(table: RawTable, terms: Terms, taken: Collection[int]) -> Iterator[tuple[Target, int]]:
    """Each column, among those not taken, whose heading names a target."""
    for place, column in enumerate(table.columns):
        target = None if place in taken else terms.vocabulary.target(column.names)
        if target:
            yield target, place


def patterned(table: RawTable, terms: Terms) -> dict[Target, int]:
    """The columns of items that exist by the mapping's `item_pattern`."""
    index = HeadingIndex.of(table)
    places = {target: index.find(name) for target, name in pattern_names(terms).items()}
    return {target: place for target, place in places.items() if place is not None}


def pattern_names(terms: Terms) -> dict[Target, str]:
    """The name of each item by the mapping's `item_pattern`, if it has one."""
    pattern, codes = terms.mapping.item_pattern, item_codes(terms.instrument)
    names = {code: pattern.replace("{item}", code) for code in codes} if pattern else {}
    return {Target(code, is_comment=False): name for code, name in names.items()}


def _mapped(table: RawTable, terms: Terms, findings: Findings) -> dict[Target, int]:
    """The columns that the mapping gives to targets; those that the file lacks are listed."""
    index = HeadingIndex.of(table)
    found = patterned(table, terms)
    for target, name in mapped_names(terms).items():
        place = index.find(name)
        if place is None:
            add_unknown_column(name, repr(target.id), index, findings)
        else:
            found[target] = place
    return found


def mapped_names(terms: Terms) -> dict[Target, str]:
    """The name that the mapping gives to each target, item by item."""
    items = {Target(code, is_comment=False): name for code, name in terms.mapping.items.items()}
    return items | {Target(id_, is_comment=True): name for id_, name in terms.mapping.comments.items()}
