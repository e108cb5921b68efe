"""A definition as it stands in its file: plain values, and the line of each.

The checks work on this and not on the typed model, because they also run when some fields are
wrong and no model can be made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from instruments.catalogue.kind import Kind
from instruments.problems import Problem, quoted

Path = tuple[str | int, ...]

NOUNS: Mapping[Path, str] = {
    ("dimensions",): "dimension",
    ("scales",): "scale",
    ("response_formats",): "response format",
    ("items",): "item",
    ("importance", "items"): "importance item",
    ("rater_groups",): "rater group",
    ("comments",): "comment question",
}
_BLOCKS = ("policy", "importance")


@dataclass(frozen=True, slots=True)
class Source:
    """The values of one file by path, such as `("items", 6, "scale")`.

    `lines` counts from one. `spellings` keeps how a value that is not text was written (`1.10`).
    Values under a path in `hidden` have been refused already and are not worth a second problem.
    `nouns` says what the entries of a list are called, and `whole` what the file declares.
    """

    file: str
    data: Mapping[str, object]
    lines: Mapping[Path, int]
    spellings: Mapping[Path, str] = field(default_factory=dict)
    hidden: frozenset[Path] = frozenset()
    nouns: Mapping[Path, str] = field(default_factory=lambda: NOUNS)
    whole: str = "instrument"

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def is_hidden(self, path: Path) -> bool:
        """Whether the value at `path`, or one that it lies in, has been refused already."""
        return any(path[:end] in self.hidden for end in range(len(path) + 1))

    def shown(self, path: Path, value: object) -> str:
        """The value at `path` as a message shows it: as it was written, where it is not text."""
        return self.spellings.get(path) or quoted(value)

    def entries(self, *path: str | int) -> "list[Entry]":
        """The mappings in the list at `path`; whatever else is there breaks the model's rules."""
        found = self._at(path)
        values = found if isinstance(found, list) else []
        return [Entry(self, (*path, i), value) for i, value in enumerate(values) if isinstance(value, dict)]

    def words(self, name: str) -> list[tuple[str, Path]]:
        """The texts in the list in the field `name`, each with its path."""
        found = self.data.get(name)
        values = found if isinstance(found, list) else []
        return [(value, (name, i)) for i, value in enumerate(values) if isinstance(value, str)]

    def block(self, name: str) -> "Entry":
        """The mapping in the field `name`, or an empty one."""
        found = self.data.get(name)
        return Entry(self, (name,), found if isinstance(found, dict) else {})

    def problem(self, kind: Kind, path: Path, *, suggestion: str = "", **details: object) -> Problem:
        """A problem with the value at `path`."""
        subject, within = self.describe(path)
        details = {"field": f"field {quoted(within)}" if within else "it", **details}
        line = self.line(path)
        return Problem.of(kind, self.file, line, subject=subject, suggestion=suggestion, **details)

    def describe(self, path: Path) -> tuple[str, str]:
        """The part that `path` lies in (`item S07`) and the field within it (`self.en`)."""
        for depth in (1, 2):
            noun, place = self.nouns.get(path[:depth]), path[depth : depth + 1]
            if noun and place and isinstance(place[0], int):
                return f"{noun} {self._name(path[:depth], place[0])}", _dotted(path[depth + 1 :])
        if len(path) > 1 and path[0] in _BLOCKS:
            return str(path[0]), _dotted(path[1:])
        return self.whole, _dotted(path)

    def _name(self, part: Path, place: int) -> str:
        """The code or id of an entry as it is written, else its number, counted from one."""
        value = self._at((*part, place))
        fields = value if isinstance(value, dict) else {}
        name = fields.get("code", fields.get("id"))
        return quoted(name)[1:-1] if isinstance(name, str) and name else f"number {place + 1}"

    def _at(self, path: Path) -> object:
        value: object = self.data
        for step in path:
            value = _step(value, step)
        return value


def _step(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _dotted(path: Path) -> str:
    """`self.en`; places in a list count from one."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a definition, such as one item, and where it stands."""

    source: Source
    path: Path
    fields: Mapping[str, object]

    def text(self, name: str) -> str | None:
        """The text in the field `name`; None where there is none or it has been refused already."""
        value = self.fields.get(name)
        if not isinstance(value, str) or self.source.is_hidden((*self.path, name)):
            return None
        return value

    def integer(self, name: str) -> int | None:
        """The whole number in the field `name`; None where there is none."""
        value = self.fields.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def entries(self, name: str) -> "list[Entry]":
        """The mappings in the list in the field `name`."""
        return self.source.entries(*self.path, name)

    def problem(self, kind: Kind, *within: str | int, suggestion: str = "", **details: object) -> Problem:
        """A problem with this part, or with a field within it."""
        return self.source.problem(kind, (*self.path, *within), suggestion=suggestion, **details)


def texts(source: Source, names: frozenset[str]) -> Iterator[Entry]:
    """Every mapping in a field of one of `names`: there, a text in several languages."""
    yield from _texts(source, (), source.data, names)


def _texts(source: Source, path: Path, value: object, names: frozenset[str]) -> Iterator[Entry]:
    for step, part in _parts(value):
        if step in names and isinstance(part, dict):
            yield Entry(source, (*path, step), part)
        else:
            yield from _texts(source, (*path, step), part, names)


def _parts(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, dict):
        yield from value.items()
    if isinstance(value, list):
        yield from enumerate(value)
