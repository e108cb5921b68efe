"""Blocks that are read: text, tables and forms. All text is literal; no markup is read in it.

A `language` is a tag such as `cy`, given where a passage is in another language than the report.
"""

from dataclasses import dataclass
from enum import StrEnum


class Emphasis(StrEnum):
    """How a run of text stands out."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one emphasis. The text is literal: no markup is read in it."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


Text = tuple[Run, ...]


def plain(text: str) -> Text:
    """Give a text without emphasis."""
    return (Run(text),)


def bold(text: str) -> Text:
    """Give a text all in bold."""
    return (Run(text, Emphasis.BOLD),)


@dataclass(frozen=True, slots=True)
class NotShown:
    """Stands where a figure or comments would stand, and says why they do not."""

    reason: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `level` 2 or 3 (a section's own heading is level 1)."""

    text: str
    level: int = 2
    bookmark: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; one that `leads` stays on the page of what follows it."""

    text: Text
    leads: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class LeadSentences:
    """The few sentences that a page wants to be remembered for, set larger."""

    sentences: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """Short points of equal weight."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A set-off remark: how to read something, what was not possible. `title` may be empty."""

    title: str
    text: Text


class Align(StrEnum):
    """Where a column's text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its header, alignment and share of the width; `language` is that of its cells."""

    header: str
    weight: float = 1.0
    align: Align = Align.LEFT
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of formatted cells, as many in each row as there are columns.

    `roles`, where given, holds for each row the role whose marker stands before its first cell, or None;
    `beneath`, for each row what stands small beneath its cells.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    roles: tuple[int | None, ...] = ()
    caption: str = ""
    beneath: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CommentList:
    """Comments on one theme, or why there are none. `own` is the participant's own, or empty.

    `language` is that of the theme; `languages` holds one for each comment, or nothing at all.
    """

    theme: str
    comments: tuple[str, ...] | NotShown
    own: str = ""
    own_heading: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    own_language: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment to write by hand: a title and, for each prompt, ruled lines."""

    title: str
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommitmentForm:
    """The commitments of a debrief, with room to write."""

    commitments: tuple[Commitment, ...]
