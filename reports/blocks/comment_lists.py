"""Comments on one theme, each set apart, the list going on over as many pages as it needs."""

from functools import partial
from itertools import repeat, zip_longest

from reports.blocks.headings import heading
from reports.content import CommentList, Heading, NotShown
from reports.drawing import Sink
from reports.layout import (
    Draw,
    Fragment,
    Frame,
    draw_lines,
    kept_with_next,
    text_fragments,
    with_gap,
    within,
)
from reports.safety import is_shortened, lines
from reports.style import BODY, FINE, GRID, MEASURE, QUOTATION, SMALL, SUBHEADING
from reports.tags import ARTIFACT, DIVISION, LIST, LIST_BODY, LIST_ITEM, in_language
from reports.tags import heading as tag_of_heading
from reports.text import one_line, wrap, wrap_at_most

_INDENT = 14.0
_MARK = "\N{LEFT DOUBLE QUOTATION MARK}"


def _draw_indented(draw: Draw, sink: Sink, x: float, y: float) -> None:
    draw(sink, x + _INDENT, y)


def _draw_opening(draw: Draw, sink: Sink, x: float, y: float) -> None:
    """Draw the first lines of a comment with a mark of quotation hanging beside them."""
    sink.begin(ARTIFACT)
    mark = one_line(_MARK, QUOTATION.emphasis)
    sink.text(x, y + QUOTATION.baseline, mark, QUOTATION.size, QUOTATION.colour)
    sink.end()
    draw(sink, x + _INDENT, y)


def _comment(text: str, frame: Frame) -> list[Fragment]:
    """One comment, its paragraphs below each other."""
    width = min(frame.width, MEASURE) - _INDENT
    parts = [
        part for line in lines(text) for part in text_fragments(BODY, wrap(line, BODY.size, width), width)
    ]
    if is_shortened(text):
        parts += text_fragments(FINE, wrap(frame.furniture.shortened, FINE.size, width), width)
    drawn = (_draw_opening, *repeat(_draw_indented, len(parts) - 1))
    return [part._replace(draw=partial(how, part.draw)) for how, part in zip(drawn, parts, strict=False)]


def _continued(theme: str, frame: Frame) -> Fragment:
    """What stands over the list where it goes on on another page."""
    text = f"{theme} {frame.furniture.continued}".strip()
    rows = wrap_at_most(text, FINE.size, frame.width, 1)
    draw = partial(draw_lines, FINE, rows, frame.width)
    return Fragment(len(rows) * FINE.leading + GRID, draw)


def _own(block: CommentList, frame: Frame) -> list[Fragment]:
    """What the participant wrote, under a heading of its own."""
    title = wrap(block.own_heading, SUBHEADING.size, frame.width, SUBHEADING.emphasis)
    head = kept_with_next(text_fragments(SUBHEADING, title, frame.width, tag_of_heading(4)))
    own = within(in_language(DIVISION, block.own_language), _comment(block.own, frame))
    return [*with_gap(head, 3 * GRID), *with_gap(own, GRID)]


def _listed(comments: tuple[str, ...], languages: tuple[str, ...], frame: Frame) -> list[Fragment]:
    """The comments; the first two and the last two stay together, so that none stands alone."""
    said = zip_longest(comments, languages, fillvalue="")
    parted = [with_gap(_list_item(text, language, frame), 3 * GRID) for text, language in said]
    for place in {0, len(parted) - 2} & set(range(len(parted) - 1)):
        parted[place][-1:] = kept_with_next(parted[place][-1:])
    return within(LIST, [part for parts in parted for part in parts])


def _list_item(text: str, language: str, frame: Frame) -> list[Fragment]:
    return within(LIST_ITEM, within(in_language(LIST_BODY, language), _comment(text, frame)))


def comment_list(block: CommentList, frame: Frame) -> list[Fragment]:
    """The theme, the raters' comments or why there are none, and the participant's own."""
    running = _continued(block.theme, frame)
    if isinstance(block.comments, NotShown):
        reason = wrap(block.comments.reason, SMALL.size, frame.width)
        body = with_gap(text_fragments(SMALL, reason, frame.width), GRID)
    else:
        body = _listed(block.comments, block.languages, frame)
    own = _own(block, frame) if block.own else []
    if own:
        body[-1:] = kept_with_next(body[-1:])
    return [
        *heading(Heading(block.theme, language=block.language), frame),
        *(part._replace(running=running) for part in [*body, *own]),
    ]
