"""What raters and the participant wrote, by theme."""

from reports.content import Block, CommentList, NotShown, Paragraph, Section, plain
from reports.reading import Reading
from scoring.profile import Suppressed


def comments(reading: Reading) -> Section | None:
    """A list for each open question; no section where the questionnaire has none."""
    if not reading.instrument.comments:
        return None
    words = reading.wording.comments
    lists = tuple(
        _list(question.id, question.theme.in_language(reading.instrument_language), reading)
        for question in reading.instrument.comments
    )
    blocks: tuple[Block, ...] = lists
    if any(isinstance(each.comments, tuple) for each in lists):
        blocks = (Paragraph(plain(words.intro)), *lists)
    return Section(words.heading, blocks, starts_page=False)


def _list(question: str, theme: str, reading: Reading) -> CommentList:
    words = reading.wording.comments
    return CommentList(
        theme=theme,
        comments=_shown(reading.profile.comments.get(question, ()), reading),
        own=reading.profile.own_comments.get(question, ""),
        own_heading=words.own_heading,
    )


def _shown(said: tuple[str, ...] | Suppressed, reading: Reading) -> tuple[str, ...] | NotShown:
    if isinstance(said, Suppressed):
        return NotShown(reading.why(said))
    return said or NotShown(reading.wording.comments.none)
