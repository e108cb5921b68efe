"""The one place that makes any text fit to be drawn: names, comments and our own words alike.

No markup is read anywhere, so nothing needs escaping. What is left is to show what cannot be
shown, to drop what would act on its neighbours without being seen, and to end what never ends.
"""

import re
import unicodedata

LONGEST_TEXT = 4000
"""The most characters of one text that are drawn."""

ELLIPSIS = "…"
REPLACEMENT = "\ufffd"
BREAK_HERE = "\u200b"

_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TURNS_OR_HIDES = re.compile(
    "[\u00ad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]",
)
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f]")
_UNSHOWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]",
)


def safe(text: str) -> str:
    """Give the text as it may be drawn on one line or wrapped.

    Line ends become spaces; control characters, lone surrogates and noncharacters become U+FFFD;
    directional controls and invisible characters are dropped; a text over `LONGEST_TEXT`
    characters ends in an ellipsis.
    """
    if is_shortened(text):
        text = text[: _last_whole(text, LONGEST_TEXT)] + ELLIPSIS
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", _LINE_ENDS.sub(" ", text))
    return _UNSHOWABLE.sub(REPLACEMENT, _TURNS_OR_HIDES.sub("", text))


def lines(text: str) -> list[str]:
    """Give the paragraphs of a text that may hold line ends, each safe; empty ones left out."""
    if is_shortened(text):
        text = text[: _last_whole(text, LONGEST_TEXT)] + ELLIPSIS
    return [line for each in _LINE_ENDS.split(text) if (line := safe(each).strip())]


def is_shortened(text: str) -> bool:
    """Whether a text is too long to be drawn whole."""
    return len(text) > LONGEST_TEXT


def _last_whole(text: str, end: int) -> int:
    """The last place up to `end` where no mark is parted from its letter."""
    earliest = max(0, end - 20)
    while end > earliest and unicodedata.category(text[end])[0] == "M":
        end -= 1
    return end
