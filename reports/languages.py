"""In which language a passage stands, where that is not the report's own.

A reader program pronounces a passage by its language, so a comment in Welsh in an English report,
or a statement that has no English wording, says which it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.disclosure.languages import languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from instruments.model import Text

_KNOWN = ("en", "cy")
_ANY = "*"


def language_of_text(text: Text, asked: str, report: str) -> str:
    """The language that a text of the instrument is found in, empty where it is that of the report."""
    given = text.root
    found = asked if asked in given or _ANY in given else next(iter(given))
    return "" if found.partition("-")[0] == report else found


def language_of_comment(text: str, report: str) -> str:
    """English or Welsh where a comment is wholly in the one that the report is not in, else empty."""
    found = languages_of(text)
    return next((each for each in _KNOWN if found == {each} and each != report), "")


def languages_of_comments(comments: tuple[str, ...], report: str) -> tuple[str, ...]:
    """The language of each comment; nothing at all where none is in another one than the report."""
    found = tuple(language_of_comment(comment, report) for comment in comments)
    return found if any(found) else ()


def shared(languages: Iterable[str]) -> str:
    """The language of several passages together, empty where they differ."""
    found = set(languages)
    return found.pop() if len(found) == 1 else ""
