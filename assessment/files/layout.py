"""Where a file holds what, settled before any cell is read; everything unclear is listed at once."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping as Mappings
from dataclasses import dataclass

from assessment.files import catalogue
from assessment.files.headings import HeadingIndex
from assessment.files.mapping import Constant, RowNumber, Shape
from assessment.files.mapping_checks import check_mapping
from assessment.files.problems import Findings
from assessment.files.roles import (
    EXAMPLES,
    LONG_ROLES,
    PURPOSES,
    USUAL_HEADINGS,
    Place,
    Roles,
    mapped_roles,
    usual_roles,
)
from assessment.files.table import RawTable
from assessment.files.targets import Columns, find_targets, mapped_names, named_targets, patterned
from assessment.files.terms import Terms
from assessment.files.text import listed

Places = Mappings[str, Place]


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a file, the places of its roles and, in a wide file, the columns of each target."""

    shape: Shape
    roles: Roles
    targets: Columns

    def columns_of(self, *, comments: bool) -> dict[str, tuple[int, ...]]:
        """The columns of the items, or of the comment questions, that have any."""
        return {target.id: places for target, places in self.targets.items() if target.is_comment == comments}

    def positions(self) -> set[int]:
        """The positions of all columns that are read."""
        return {*self.roles.positions(), *(at for places in self.targets.values() for at in places)}


def find_layout(table: RawTable, terms: Terms, findings: Findings) -> Layout:
    """The layout of `table`.

    Raises
    ------
    ResponsesError
        With everything that keeps the file from being read: columns that the mapping names and
        the file lacks, roles or items without a column, a column with two purposes.
    """
    check_mapping(terms, findings)
    mapped = mapped_roles(table, terms.mapping, findings)
    shape = terms.mapping.shape or _shape(table, terms, mapped)
    wide = shape is Shape.WIDE
    taken = _positions(mapped) | _ignored(table, terms)
    targets = find_targets(table, terms, taken, findings) if wide else {}
    taken = taken.union(*targets.values())
    places = {**usual_roles(table, taken, wide=wide), **mapped}
    layout = Layout(shape, Roles(_completed(places, mapped, terms, shape, findings)), targets)
    _check_layout(layout, table, terms, findings)
    findings.raise_refusals()
    return layout


def _shape(table: RawTable, terms: Terms, mapped: Places) -> Shape:
    """Long where the mapping or the headings place item and response and no column is an item."""
    if any(role in mapped for role in LONG_ROLES):
        return Shape.LONG
    index = HeadingIndex.of(table)
    usual = all(index.first(USUAL_HEADINGS[role]) is not None for role in LONG_ROLES)
    names = [name for target, name in mapped_names(terms).items() if not target.is_comment]
    items = [target for target, _ in named_targets(table, terms, _positions(mapped)) if not target.is_comment]
    has_items = items or patterned(table, terms) or any(index.find(name) is not None for name in names)
    return Shape.LONG if usual and not has_items else Shape.WIDE


def _ignored(table: RawTable, terms: Terms) -> set[int]:
    """The columns that the mapping says to ignore."""
    places = map(HeadingIndex.of(table).find, terms.mapping.ignore)
    return {place for place in places if place is not None}


def _positions(places: Places) -> set[int]:
    return {place for place in places.values() if isinstance(place, int)}


def _completed(places: Places, mapped: Places, terms: Terms, shape: Shape, findings: Findings) -> Places:
    """The places with those that go without saying.

    An instrument with one rater group needs no column for it; one for participants alone needs no
    rater; in a wide file each row is a rater of its own if nothing tells raters apart.
    """
    completed = dict(places)
    if len(terms.groups()) == 1 and "rater_group" not in mapped:
        completed["rater_group"] = Constant(constant=terms.groups()[0])
    if terms.is_self_only() and "participant" in places and "rater" not in mapped:
        completed["rater"] = places["participant"]
    if "rater" not in completed and shape is Shape.WIDE:
        completed["rater"] = RowNumber(row_number=True)
        findings.add(catalogue.RATERS_BY_ROW)
    return completed


def _check_layout(layout: Layout, table: RawTable, terms: Terms, findings: Findings) -> None:
    _check_purposes(layout, terms, findings)
    _check_used_once(layout, table, findings)
    if layout.shape is Shape.LONG and isinstance(layout.roles.places.get("rater"), RowNumber):
        findings.add(catalogue.ROW_NUMBER_LONG)
    if layout.shape is Shape.WIDE and not layout.columns_of(comments=False):
        headings = listed(column.heading for column in table.columns)
        findings.add(catalogue.NO_ITEM_COLUMNS, instrument=terms.instrument.id, headings=headings)


def _check_purposes(layout: Layout, terms: Terms, findings: Findings) -> None:
    """List the roles without a place, save those whose column the mapping misnames."""
    for role, purpose in PURPOSES.items():
        needed = layout.shape is Shape.LONG or role not in LONG_ROLES
        if needed and not layout.roles.has(role) and getattr(terms.mapping, role) is None:
            findings.add(catalogue.PURPOSE_MISSING, purpose=purpose, example=EXAMPLES[role])


def _check_used_once(layout: Layout, table: RawTable, findings: Findings) -> None:
    purposes: dict[int, list[str]] = defaultdict(list)
    for purpose, place in _purposes(layout):
        purposes[place].append(purpose)
    for place, names in purposes.items():
        if len(names) > 1 and set(names) != {"participant", "rater"}:
            heading = table.columns[place].heading
            findings.add(catalogue.COLUMN_USED_TWICE, value=heading, purposes=listed(names))


def _purposes(layout: Layout) -> Iterable[tuple[str, int]]:
    for role, place in layout.roles.places.items():
        if isinstance(place, int):
            yield role, place
    for target, places in layout.targets.items():
        yield from ((target.id, place) for place in places)
