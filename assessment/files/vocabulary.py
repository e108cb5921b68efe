"""The names by which other tools call an instrument's items and comment questions.

A heading may be the item's code (`S01`), carry it (`S01. I listen`, `G02Q01[S01]`, `Q7_S01`), be the
item's wording in any language, or end in it (`Think of your work. - I listen`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assessment.files.text import squashed
from instruments.model import CommentQuestion, ImportanceItem, Instrument, Item

_BRACKETS = re.compile(r"[\[(]([^\[\]()]+)[\])]")
_CODE_END = re.compile(r"[.:)\]]\s+|\s+[-\u2013|]\s+|\s+")
_WORDING_START = re.compile(r"[.:)\]]\s+|\s+[-\u2013|]\s+")
# Microsoft Forms repeats the question in two further columns where a form is a quiz.
_NOT_AN_ANSWER = ("Points - ", "Feedback - ")


class Target(NamedTuple):
    """What a column answers: an item (importance items included) or a comment question."""

    id: str
    is_comment: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Targets by exact code and by code or wording without case, blanks and punctuation."""

    exact: Mapping[str, Target]
    loose: Mapping[str, Target]

    def target(self, names: Iterable[str]) -> Target | None:
        """The target that one of the headings of a column names, or None."""
        keys = [key for name in names for key in heading_keys(name)]
        found = (self.exact.get(key) or self.loose.get(squashed(key)) for key in keys)
        return next(filter(None, found), None)

    def ids(self) -> tuple[str, ...]:
        """All codes of items and ids of comment questions."""
        return tuple(self.exact)


def vocabulary_of(instrument: Instrument) -> Vocabulary:
    """The vocabulary of an instrument; a wording that two items share names neither."""
    names = [
        (target, name) for target, part in _targets(instrument) for name in (target.id, *_wordings(part))
    ]
    by_key: dict[str, set[Target]] = {}
    for target, name in names:
        by_key.setdefault(squashed(name), set()).add(target)
    loose = {key: next(iter(targets)) for key, targets in by_key.items() if len(targets) == 1}
    return Vocabulary({target.id: target for target, _ in reversed(names)}, loose)


def item_codes(instrument: Instrument) -> tuple[str, ...]:
    """The codes of all items, importance items last."""
    importance = instrument.importance.items if instrument.importance else ()
    return (*(item.code for item in instrument.items), *(item.code for item in importance))


def heading_keys(heading: str) -> Iterator[str]:
    """The parts of a heading that may be a code or a wording, the surest first."""
    if heading.startswith(_NOT_AN_ANSWER):
        return
    yield heading
    yield from reversed(_BRACKETS.findall(heading))
    yield _CODE_END.split(heading, maxsplit=1)[0]
    yield _WORDING_START.split(heading, maxsplit=1)[-1]
    yield re.split(r"\s[-\u2013]\s", heading)[-1]
    yield heading.rsplit("_", maxsplit=1)[-1]


def _targets(instrument: Instrument) -> Iterator[tuple[Target, Item | ImportanceItem | CommentQuestion]]:
    for item in instrument.items:
        yield Target(item.code, is_comment=False), item
    for importance in instrument.importance.items if instrument.importance else ():
        yield Target(importance.code, is_comment=False), importance
    for question in instrument.comments:
        yield Target(question.id, is_comment=True), question


def _wordings(part: Item | ImportanceItem | CommentQuestion) -> Iterator[str]:
    if isinstance(part, ImportanceItem):
        yield from part.wording.root.values()
        return
    yield from part.self_wording.root.values()
    if part.other_wording:
        yield from part.other_wording.root.values()
