"""The parts of a document's structure, by the names that PDF 1.7 gives them (ISO 32000-1, 14.8.4).

Whoever draws says what it is that is drawn: a paragraph, a cell, a figure. A screen reader reads
the parts in this order and leaves artifacts out.
"""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a part is."""

    SECTION = "Sect"
    DIVISION = "Div"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    HEADING_4 = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    LIST_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    ARTIFACT = "Artifact"


GROUPS = frozenset({Kind.SECTION, Kind.DIVISION, Kind.LIST, Kind.LIST_ITEM, Kind.TABLE, Kind.ROW})
"""Parts that hold other parts only: what is drawn directly in them, such as a rule, is an artifact."""


class Scope(StrEnum):
    """What a header cell heads."""

    COLUMN = "Column"
    ROW = "Row"


class Tag(NamedTuple):
    """A part of the structure.

    `alt` tells a figure in words, `language` is given where it is not that of what is around it,
    `scope` says what a header cell heads.
    """

    kind: Kind
    alt: str = ""
    language: str = ""
    scope: Scope | None = None


ARTIFACT = Tag(Kind.ARTIFACT)
"""What a reader is spared: rules, grounds, page numbers, heads that are drawn again."""

SECTION = Tag(Kind.SECTION)
DIVISION = Tag(Kind.DIVISION)
PARAGRAPH = Tag(Kind.PARAGRAPH)
LIST = Tag(Kind.LIST)
LIST_ITEM = Tag(Kind.LIST_ITEM)
LIST_BODY = Tag(Kind.LIST_BODY)
TABLE = Tag(Kind.TABLE)
ROW = Tag(Kind.ROW)
CELL = Tag(Kind.CELL)
CAPTION = Tag(Kind.CAPTION)
COLUMN_HEADER = Tag(Kind.HEADER_CELL, scope=Scope.COLUMN)
ROW_HEADER = Tag(Kind.HEADER_CELL, scope=Scope.ROW)

_HEADINGS = (Kind.HEADING_1, Kind.HEADING_2, Kind.HEADING_3, Kind.HEADING_4)


def heading(level: int, language: str = "") -> Tag:
    """A heading; the report's title is the only one of level 1."""
    return Tag(_HEADINGS[level - 1], language=language)


def figure(alt: str) -> Tag:
    """A figure that is told in words."""
    return Tag(Kind.FIGURE, alt=alt)


def in_language(tag: Tag, language: str) -> Tag:
    """The same part in a language of its own, where one is given."""
    return tag._replace(language=language) if language else tag
