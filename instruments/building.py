"""Plain values with their lines, built from a stream of YAML events with a stack.

Nothing is resolved, expanded or nested beyond a limit before it has been looked at: anchors,
aliases and tags are refused as they come, and there is no recursion.
"""

from dataclasses import dataclass, field

from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from instruments.catalogue import writing
from instruments.catalogue.kind import Kind
from instruments.decoding import CONTROL, named
from instruments.problems import quoted
from instruments.scalars import other_reading, plain_value
from instruments.source import Path

DEEPEST = 20
MOST_VALUES = 50_000

_STANDARD_TAG = "tag:yaml.org,2002:"
_MEANT = {"yes": "true", "on": "true", "no": "false", "off": "false"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with how a value is written; `hides` says that the value is not to be used."""

    kind: Kind
    path: Path
    line: int
    details: dict[str, object]
    suggestion: str = ""
    hides: bool = False


class Halt(Exception):  # noqa: N818 - no failure of the program: the text is not read further
    """What has been read so far makes it pointless or dangerous to go on."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled; `key` is the field whose value comes next."""

    path: Path
    container: list[object] | dict[str, object]
    key: str | None = None
    discards: bool = False

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None

    def next_path(self) -> Path:
        return (*self.path, len(self.container) if self.key is None else self.key)

    def expect(self, key: str, *, discards: bool) -> None:
        self.key, self.discards = key, discards

    def take(self, value: object) -> None:
        if isinstance(self.container, list):
            self.container.append(value)
        elif not self.discards and self.key is not None:
            self.container[self.key] = value
        self.key, self.discards = None, False


@dataclass(slots=True)
class Builder:
    """Takes events one by one. `root` holds the value of each document; paths begin with its place."""

    root: list[object] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    spellings: dict[Path, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _frames: list[_Frame] = field(default_factory=list)
    _values: int = 0

    def __post_init__(self) -> None:
        self._frames.append(_Frame((), self.root))

    def take(self, event: Event) -> None:
        """Build on with one more event; raises `Halt` where reading must end."""
        if isinstance(event, NodeEvent):
            self._node(event)
        elif isinstance(event, CollectionEndEvent):
            self._frames.pop()
        elif isinstance(event, DocumentStartEvent) and self.root:
            self._halt(writing.SEVERAL_DOCUMENTS, event)

    def _node(self, event: NodeEvent) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self._halt(writing.TOO_MANY_VALUES, event, most=f"{MOST_VALUES:,}")
        frame = self._frames[-1]
        self.lines.setdefault(frame.next_path(), _line(event))
        if isinstance(event, ScalarEvent):
            self._refuse_marks(event, frame)
            self._scalar(event, frame)
        elif isinstance(event, CollectionStartEvent):
            self._refuse_marks(event, frame)
            self._open(event, frame)
        else:
            self._alias(event, frame)

    def _refuse_marks(self, event: ScalarEvent | CollectionStartEvent, frame: _Frame) -> None:
        if event.anchor is not None:
            self._fault(writing.ANCHOR, event, frame.next_path(), value=quoted(f"&{event.anchor}"))
        if event.tag is not None:
            written = event.tag.replace(_STANDARD_TAG, "!!", 1)
            self._fault(writing.TAG, event, frame.next_path(), value=quoted(written))

    def _scalar(self, event: ScalarEvent, frame: _Frame) -> None:
        if frame.awaits_key:
            self._key(event, frame)
            return
        path = frame.next_path()
        value = plain_value(event.value) if event.implicit[0] else event.value
        if isinstance(value, str):
            self._check_text(event, path)
        else:
            self.spellings[path] = event.value
        frame.take(value)

    def _key(self, event: ScalarEvent, frame: _Frame) -> None:
        path = (*frame.path, event.value)
        first = self.lines.setdefault(path, _line(event))
        twice = event.value in frame.container
        if twice:
            self._fault(writing.KEY_TWICE, event, path, field=quoted(event.value), first=first)
        elif event.implicit[0] and not isinstance(plain_value(event.value), str):
            self._fault(writing.KEY_NOT_A_WORD, event, path, hides=True, value=quoted(event.value))
        else:
            self._check_text(event, path)
        frame.expect(event.value, discards=twice)

    def _check_text(self, event: ScalarEvent, path: Path) -> None:
        if found := CONTROL.search(event.value):
            self._fault(writing.CONTROL_CHARACTER, event, path, hides=True, value=named(found.group()))
        if event.implicit[0] and (reading := other_reading(event.value)):
            value, suggestion = quoted(event.value), _remedy(event.value)
            self._fault(
                writing.AMBIGUOUS,
                event,
                path,
                hides=True,
                suggestion=suggestion,
                value=value,
                reading=reading,
            )

    def _open(self, event: CollectionStartEvent, frame: _Frame) -> None:
        if len(self._frames) > DEEPEST:
            self._halt(writing.TOO_DEEP, event, most=DEEPEST)
        container: list[object] | dict[str, object] = {} if isinstance(event, MappingStartEvent) else []
        path = frame.next_path()
        if frame.awaits_key:
            self._discard(writing.KEY_NOT_A_WORD, event, frame, quoted(container))
        else:
            frame.take(container)
        self._frames.append(_Frame(path, container))

    def _alias(self, event: NodeEvent, frame: _Frame) -> None:
        if frame.awaits_key:
            self._discard(writing.ALIAS, event, frame, quoted(f"*{event.anchor}"))
            return
        self._fault(writing.ALIAS, event, frame.next_path(), hides=True, value=quoted(f"*{event.anchor}"))
        frame.take(None)

    def _discard(self, kind: Kind, event: NodeEvent, frame: _Frame, value: str) -> None:
        """Refuse a field's name that is no text, and pass over its value."""
        self._fault(kind, event, frame.path, value=value)
        frame.expect("", discards=True)

    def _fault(
        self,
        kind: Kind,
        event: Event,
        path: Path,
        *,
        hides: bool = False,
        suggestion: str = "",
        **details: object,
    ) -> None:
        self.faults.append(Fault(kind, path, _line(event), details, suggestion, hides))

    def _halt(self, kind: Kind, event: Event, **details: object) -> None:
        self.faults.append(Fault(kind, self._frames[-1].path, _line(event), details))
        raise Halt


def _line(event: Event) -> int:
    return int(getattr(event.start_mark, "line", 0)) + 1


def _remedy(written: str) -> str:
    meant = _MEANT.get(written.lower())
    quotes = f"Put quotes round it: {quoted(written)}"
    return f"{quotes}, or write {meant}." if meant else f"{quotes}."
