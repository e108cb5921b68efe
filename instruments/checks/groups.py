"""Who answers: the participant, and the groups of raters that may be merged."""

from collections.abc import Iterator, Mapping

from instruments.catalogue import structure
from instruments.checks.references import ids, undeclared
from instruments.model import ALL_OTHERS, SELF
from instruments.problems import Problem, quoted
from instruments.source import Entry, Source


def check_groups(source: Source) -> Iterator[Problem]:
    """`self` is there and plain; merging ends at a group whose members stay unknown."""
    groups = source.entries("rater_groups")
    if groups and SELF not in ids(groups):
        yield source.problem(structure.SELF_MISSING, ("rater_groups",))
    for group in groups:
        yield from _reserved(group)
    yield from undeclared(groups, "merges_into", groups, structure.UNDECLARED_GROUP)
    yield from _targets(groups)
    yield from _circles(groups)
    if answers_of_others(source):
        yield from _other_wording(source)


def answers_of_others(source: Source) -> bool:
    """Whether there are rater groups besides the participant."""
    return any(name != SELF for name in ids(source.entries("rater_groups")))


def _reserved(group: Entry) -> Iterator[Problem]:
    name = group.text("id")
    if name == ALL_OTHERS:
        yield group.problem(structure.RESERVED_GROUP, "id")
    for field in ("attributed", "minimum", "merges_into"):
        if name == SELF and group.fields.get(field):
            yield group.problem(structure.SELF_SETTING, field)


def _targets(groups: list[Entry]) -> Iterator[Problem]:
    closed = {SELF} | {group.text("id") for group in groups if is_attributed(group)}
    for group in groups:
        name, target = group.text("id"), group.text("merges_into")
        if target is None or name == SELF:
            continue
        if target in closed | {name}:
            yield group.problem(structure.CANNOT_TAKE_IN, "merges_into", value=quoted(target))
        elif is_attributed(group):
            yield group.problem(structure.ATTRIBUTED_MERGES, "merges_into", value=quoted(target))


def is_attributed(group: Entry) -> bool:
    """Whether members are told that they can be identified."""
    return group.fields.get("attributed") is True


def _circles(groups: list[Entry]) -> Iterator[Problem]:
    """A problem for each circle of two groups or more, at one of its groups."""
    by_id = {name: group for group in groups if (name := group.text("id")) is not None}
    target = {name: group.text("merges_into") for name, group in by_id.items()}
    for circle in _ways_round(target):
        if len(circle) > 1:
            shown = quoted(" > ".join([*circle, circle[0]]))
            yield by_id[circle[0]].problem(structure.MERGES_IN_A_CIRCLE, "merges_into", value=shown)


def _ways_round(target: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Each circle in a graph in which every group has one target at most; each group is visited once."""
    seen: set[str] = set()
    for start in target:
        way: list[str] = []
        step: str | None = start
        while step is not None and step not in seen:
            seen.add(step)
            way.append(step)
            step = target.get(step)
        if step in way:
            yield way[way.index(step) :]


def _other_wording(source: Source) -> Iterator[Problem]:
    for entry in [*source.entries("items"), *source.entries("comments")]:
        if entry.fields.get("other") is None and not source.is_hidden((*entry.path, "other")):
            yield entry.problem(structure.OTHER_WORDING_MISSING)
