"""Headings: of the report, of a section, inside a section."""

from functools import partial

from reports.content import Heading, ReportContent, Section
from reports.drawing import Sink
from reports.layout import Fragment, Frame, draw_lines, kept_with_next, text_fragments, with_gap
from reports.style import ACCENT, GRID, HEADING, NAME, SECTION, SUBHEADING, SUBTITLE, TITLE, TextStyle
from reports.tags import PARAGRAPH, Tag
from reports.tags import heading as tag_of_heading
from reports.text import wrap, wrap_at_most

_MOST_LINES = 16
_NOTHING = "\N{EN DASH}"  # stands for a name that has nothing to be seen
_STYLES = {2: (HEADING, 4 * GRID), 3: (SUBHEADING, 3 * GRID)}


def _fragment(text: str, style: TextStyle, width: float, tag: Tag, bookmark_level: int | None) -> Fragment:
    lines = wrap_at_most(text, style.size, width, _MOST_LINES, style.emphasis)
    lines = lines or wrap(_NOTHING, style.size, width, style.emphasis)
    return Fragment(
        height=len(lines) * style.leading,
        draw=partial(draw_lines, style, lines, width),
        keeps=True,
        bookmark=None if bookmark_level is None else (text, bookmark_level),
        opens=(tag,),
        closes=1,
    )


def section_heading(section: Section, frame: Frame) -> list[Fragment]:
    """The heading of a section, in the outline at the top level; none where the text is empty."""
    tag = tag_of_heading(2, section.language)
    heading = _fragment(section.heading, SECTION, frame.width, tag, 0)
    return with_gap([heading], 7 * GRID) if section.heading else []


def heading(block: Heading, frame: Frame) -> list[Fragment]:
    """A heading inside a section."""
    style, gap = _STYLES[block.level]
    bookmark_level = 1 if block.bookmark else None
    tag = tag_of_heading(block.level + 1, block.language)
    return with_gap([_fragment(block.text, style, frame.width, tag, bookmark_level)], gap)


def _draw_bar(sink: Sink, x: float, y: float) -> None:
    sink.rect(x, y, 44, 3, ACCENT)


def title_block(content: ReportContent, frame: Frame) -> list[Fragment]:
    """The head of the first page: title, the participant's name, subtitle lines."""
    texts = [(content.title, TITLE, tag_of_heading(1)), (content.participant, NAME, PARAGRAPH)]
    texts += [(text, SUBTITLE, PARAGRAPH) for text in content.subtitle]
    fragments = [Fragment(GRID, _draw_bar)]
    for text, style, tag in texts:
        lines = wrap(text, style.size, frame.width, style.emphasis)
        if style is TITLE and not lines:
            lines = wrap(_NOTHING, style.size, frame.width, style.emphasis)
        gap = 2 * GRID if style in {TITLE, NAME} else 0.0
        own_width = max((line.width * style.size for line in lines), default=0.0)
        fragments += with_gap(text_fragments(style, lines, own_width, tag), gap)
    return kept_with_next(fragments)
