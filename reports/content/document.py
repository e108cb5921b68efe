"""A whole report: its sections, the blocks they may hold, and what the file says about itself."""

from dataclasses import dataclass

from reports.content.figures import DotPlot, GapPlot, ItemRows, Key, Quadrant
from reports.content.prose import (
    BulletList,
    CommentList,
    CommitmentForm,
    Heading,
    LeadSentences,
    Note,
    Paragraph,
    Table,
)

PlainBlock = (
    Heading
    | Paragraph
    | LeadSentences
    | BulletList
    | Note
    | DotPlot
    | GapPlot
    | Quadrant
    | Table
    | ItemRows
    | CommentList
    | CommitmentForm
    | Key
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Two or more stacks of blocks side by side, kept together on one page."""

    stacks: tuple[tuple[PlainBlock, ...], ...]
    weights: tuple[float, ...]


Block = PlainBlock | Columns


@dataclass(frozen=True, slots=True)
class Section:
    """A bookmarked part of the report; `language` is that of the heading where it is another one."""

    heading: str
    blocks: tuple[Block, ...]
    starts_page: bool = True
    language: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself to a reader program."""

    author: str
    subject: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words that pages carry besides their content.

    `page_of` holds `{page}` and `{pages}`. `continued` follows a heading whose list goes on from
    the page before. `shortened` follows a text that was too long to be shown whole.
    """

    header: str
    footer: str
    page_of: str
    continued: str
    shortened: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report in one language, ready to be drawn.

    `language` is a tag such as `en` or `cy`. `document_id` is printed on every page, so that a
    loose sheet finds its report again.
    """

    title: str
    subtitle: tuple[str, ...]
    participant: str
    language: str
    metadata: Metadata
    document_id: str
    furniture: Furniture
    sections: tuple[Section, ...]
