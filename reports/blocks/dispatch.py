"""From a block of content to its fragments."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from reports.blocks.columns import columns
from reports.blocks.comment_lists import comment_list
from reports.blocks.commitments import commitment_form
from reports.blocks.dot_plots import dot_plot
from reports.blocks.gap_plots import gap_plot
from reports.blocks.headings import heading
from reports.blocks.item_rows import item_rows
from reports.blocks.keys import key
from reports.blocks.lanes import lanes_plot
from reports.blocks.notes import note
from reports.blocks.quadrants import quadrant
from reports.blocks.running_text import bullet_list, lead_sentences, paragraph
from reports.blocks.tables import table
from reports.content import (
    Block,
    BulletList,
    Columns,
    CommentList,
    CommitmentForm,
    DotPlot,
    GapPlot,
    Heading,
    ItemRows,
    Key,
    LeadSentences,
    Note,
    Paragraph,
    Quadrant,
    Spread,
    Table,
)
from reports.layout import Fragment, Frame


def _any_dot_plot(block: DotPlot, frame: Frame) -> list[Fragment]:
    return lanes_plot(block, frame) if block.spread is Spread.LANES else dot_plot(block, frame)


def _columns(block: Columns, frame: Frame) -> list[Fragment]:
    return columns(block, frame, lay_out)


# Any: each function takes its own kind of block, which the table pairs it with.
_KINDS: dict[type, Callable[[Any, Frame], list[Fragment]]] = {
    Heading: heading,
    Paragraph: paragraph,
    LeadSentences: lead_sentences,
    BulletList: bullet_list,
    Note: note,
    DotPlot: _any_dot_plot,
    GapPlot: gap_plot,
    Quadrant: quadrant,
    Table: table,
    ItemRows: item_rows,
    CommentList: comment_list,
    CommitmentForm: commitment_form,
    Key: key,
    Columns: _columns,
}


_ALIKE = (Heading, Paragraph, BulletList, Note, CommitmentForm, Key)
"""Blocks that are the same in most reports of a run, laid out once."""


def lay_out(block: Block, frame: Frame) -> list[Fragment]:
    """The fragments of a block in a frame."""
    if isinstance(block, _ALIKE):
        return list(_laid_out_once(block, frame))
    return _KINDS[type(block)](block, frame)


@lru_cache(maxsize=1024)
def _laid_out_once(block: Block, frame: Frame) -> tuple[Fragment, ...]:
    return tuple(_KINDS[type(block)](block, frame))
