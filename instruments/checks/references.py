"""What one part says of another is declared, and what is declared is used."""

from collections.abc import Iterator, Sequence
from itertools import islice

from instruments.catalogue import structure
from instruments.catalogue.kind import Kind
from instruments.problems import MOST_LISTED, Problem, closest, did_you_mean, listed, quoted
from instruments.source import Entry, Source


def check_references(source: Source) -> Iterator[Problem]:
    """Dimensions, formats and scales that are named are declared; none is declared for nothing."""
    dimensions, scales = source.entries("dimensions"), source.entries("scales")
    items, importance = source.entries("items"), source.entries("importance", "items")
    formats = source.entries("response_formats")
    yield from undeclared(scales, "dimension", dimensions, structure.UNDECLARED_DIMENSION)
    yield from undeclared([*items, *importance], "scale", scales, structure.UNDECLARED_SCALE)
    users = [*items, source.block("importance")]
    yield from undeclared(users, "format", formats, structure.UNDECLARED_FORMAT)
    yield from _unused(dimensions, scales, "dimension", structure.DIMENSION_WITHOUT_SCALE)
    yield from _unused(scales, items, "scale", structure.SCALE_WITHOUT_ITEM)


def undeclared(
    users: Sequence[Entry], field: str, declared: Sequence[Entry], kind: Kind
) -> Iterator[Problem]:
    """A problem for each user whose field names none of the declared; none if nothing is declared."""
    choices = dict.fromkeys(ids(declared))
    for user in users:
        name = user.text(field)
        if choices and name is not None and name not in choices:
            suggestion = did_you_mean(name, choices)
            yield user.problem(
                kind, field, suggestion=suggestion, value=quoted(name), choices=listed(choices)
            )


def ids(entries: Sequence[Entry]) -> list[str]:
    """The ids that are given as texts."""
    return [name for entry in entries if (name := entry.text("id")) is not None]


def _unused(declared: Sequence[Entry], users: Sequence[Entry], field: str, kind: Kind) -> Iterator[Problem]:
    """A problem for each declared one that no user names; none where a misspelt name may mean it."""
    named = {name: None for user in users if (name := user.text(field)) is not None}
    choices = dict.fromkeys(ids(declared))
    strays = islice((name for name in named if name not in choices), MOST_LISTED)
    used = {*named, *(closest(name, choices) for name in strays)}
    for entry in declared:
        name = entry.text("id")
        if users and name is not None and name not in used:
            yield entry.problem(kind)
