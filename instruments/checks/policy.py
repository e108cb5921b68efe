"""Thresholds that protect raters do not undo each other."""

from collections.abc import Iterator

from instruments.catalogue import structure
from instruments.checks.groups import answers_of_others, is_attributed
from instruments.model import SELF
from instruments.problems import Problem, quoted
from instruments.source import Entry, Source

FEWEST = 2
_FLOORS = {
    "minimum_raters_item": "minimum_raters",
    "minimum_raters_distribution": "minimum_raters_item",
    "minimum_raters_comments": "minimum_raters",
}


def check_policy(source: Source) -> Iterator[Problem]:
    """What tells more needs at least as many raters, and one protected rater is never alone."""
    policy = source.block("policy")
    for field, floor_field in _FLOORS.items():
        yield from _order(policy, field, floor_field)
    if answers_of_others(source):
        yield from _low(policy, "minimum_raters", FEWEST)
        yield from _low(policy, "release_difference", FEWEST)
        yield from _low(policy, "minimum_options", FEWEST)
        yield from _group_minima(source, policy.integer("minimum_raters"))
    yield from _more_than_there_are(source, policy)


def _order(policy: Entry, field: str, floor_field: str) -> Iterator[Problem]:
    value, floor = policy.integer(field), policy.integer(floor_field)
    if value is not None and floor is not None and value < floor:
        yield policy.problem(
            structure.THRESHOLDS_OUT_OF_ORDER, field, value=value, floor_field=floor_field, floor=floor
        )


def _low(entry: Entry, field: str, floor: int) -> Iterator[Problem]:
    value = entry.integer(field)
    if value is not None and 1 <= value < floor:
        yield entry.problem(structure.THRESHOLD_TOO_LOW, field, value=value, floor=floor)


def _more_than_there_are(source: Source, policy: Entry) -> Iterator[Problem]:
    """No more options can stay possible for an answer than its response format has."""
    value = policy.integer("minimum_options")
    for form in source.entries("response_formats"):
        options = len(form.entries("options"))
        if value is not None and 0 < options < value:
            name = quoted(form.text("id") or "")
            yield policy.problem(
                structure.MORE_THAN_THE_OPTIONS, "minimum_options", value=value, name=name, options=options
            )


def _group_minima(source: Source, floor: int | None) -> Iterator[Problem]:
    for group in source.entries("rater_groups"):
        if floor is not None and group.text("id") != SELF and not is_attributed(group):
            yield from _low(group, "minimum", floor)
