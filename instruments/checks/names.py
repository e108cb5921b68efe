"""Names are given once."""

from collections.abc import Iterable, Iterator

from instruments.catalogue import structure
from instruments.problems import Problem, quoted
from instruments.source import Path, Source

Named = tuple[str, Path]


def check_names(source: Source) -> Iterator[Problem]:
    """Ids within their list, codes across everything that is a column in a file of answers."""
    for part in ("dimensions", "scales", "response_formats", "rater_groups"):
        yield from _twice(source, "id", _named(source, "id", part))
    columns = [
        *_named(source, "code", "items"),
        *_named(source, "code", "importance", "items"),
        *_named(source, "id", "comments"),
    ]
    yield from _twice(source, "name", columns)
    yield from _twice(source, "language", source.words("languages"))


def _named(source: Source, field: str, *part: str) -> list[Named]:
    return [
        (name, (*entry.path, field))
        for entry in source.entries(*part)
        if (name := entry.text(field)) is not None
    ]


def _twice(source: Source, noun: str, named: Iterable[Named]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for name, path in named:
        earlier = first.setdefault(name.casefold(), path)
        if earlier != path:
            yield source.problem(
                structure.NAME_TAKEN, path, noun=noun, value=quoted(name), first=source.line(earlier)
            )
