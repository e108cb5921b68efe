"""The parts of a document's structure, by the names that PDF 1.7 gives them (ISO 32000-1, 14.8.4).

Whoever draws says what it is that is drawn: a paragraph, a cell, a figure. A screen reader reads
the parts in this order and leaves artifacts out.
"""

from typing import NamedTuple


class Tag(NamedTuple):
    """A part of the structure.

    `groups` says that it holds other parts only: what is drawn directly in it, such as a rule, is
    an artifact. `alt` tells a figure in words, `language` is given where it is not that of what is
    around it, `scope` says what a header cell heads.
    """

    kind: str
    groups: bool = False
    alt: str = ""
    language: str = ""
    scope: str = ""


ARTIFACT = Tag("Artifact")
"""What a reader is spared: rules, grounds, page numbers, heads that are drawn again."""

SECTION = Tag("Sect", groups=True)
DIVISION = Tag("Div", groups=True)
PARAGRAPH = Tag("P")
LIST = Tag("L", groups=True)
LIST_ITEM = Tag("LI", groups=True)
LIST_BODY = Tag("LBody")
LABEL = Tag("Lbl")
TABLE = Tag("Table", groups=True)
ROW = Tag("TR", groups=True)
CELL = Tag("TD")
CAPTION = Tag("Caption")
COLUMN_HEADER = Tag("TH", scope="Column")
ROW_HEADER = Tag("TH", scope="Row")


def first_cell(columns: int, rows: int) -> Tag:
    """The first cell of a row: its header, but where that would make more headers than other cells."""
    return ROW_HEADER if rows * (columns - 2) >= columns else CELL


def heading(level: int, language: str = "") -> Tag:
    """A heading; the report's title is the only one of level 1."""
    return Tag(f"H{level}", language=language)


def label(alt: str) -> Tag:
    """What stands before the text of a list item, told in words."""
    return LABEL._replace(alt=alt)


def figure(alt: str) -> Tag:
    """A figure that is told in words."""
    return Tag("Figure", alt=alt)


def is_figure(tag: Tag) -> bool:
    """Whether a part is a figure, which needs its box."""
    return tag.kind == "Figure"


def in_language(tag: Tag, language: str) -> Tag:
    """The same part in a language of its own, where one is given."""
    return tag._replace(language=language) if language else tag
