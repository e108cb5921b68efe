"""What raters and the participant wrote, by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.content import Block, CommentList, NotShown, Paragraph, Section, plain
from reports.languages import language_of_comment, language_of_text, languages_of_comments
from reports.reading import Reading
from scoring.profile import Suppressed

if TYPE_CHECKING:
    from instruments.model import CommentQuestion


def comments(reading: Reading) -> Section | None:
    """A list for each open question; no section where nobody's comment may be shown."""
    words = reading.wording.comments
    lists = tuple(_list(question, reading) for question in reading.instrument.comments)
    if not any(isinstance(each.comments, tuple) or each.own for each in lists):
        return None
    blocks: tuple[Block, ...] = lists
    if any(isinstance(each.comments, tuple) for each in lists):
        blocks = (Paragraph(plain(words.intro), leads=True), *lists)
    return Section(words.heading, blocks, starts_page=False)


def _list(question: CommentQuestion, reading: Reading) -> CommentList:
    asked, report = reading.instrument_language, reading.language
    own = reading.profile.own_comments.get(question.id, "")
    shown = _shown(reading.profile.comments.get(question.id, ()), reading)
    return CommentList(
        theme=question.theme.in_language(asked),
        comments=shown,
        own=own,
        own_heading=reading.wording.comments.own_heading,
        language=language_of_text(question.theme, asked, report),
        languages=languages_of_comments(shown if isinstance(shown, tuple) else (), report),
        own_language=language_of_comment(own, report),
    )


def _shown(said: tuple[str, ...] | Suppressed, reading: Reading) -> tuple[str, ...] | NotShown:
    if isinstance(said, Suppressed):
        return NotShown(reading.why(said))
    return said or NotShown(reading.wording.comments.none)
