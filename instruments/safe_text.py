"""Text that a spreadsheet program must not take for a formula.

Excel, LibreOffice and Google Sheets run a cell of a CSV file that begins with `=`, `+`, `-` or
`@`, also after blanks, a tab or a line break, and some take the full-width forms of these signs
for the same. `neutral` puts an apostrophe before such a text, the sign by which spreadsheets
themselves mark text. Numbers stay numbers.
"""

import re

_FORMULA_START = re.compile(r"[\s\x00-\x1f\ufeff\u200b]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?%?")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet program might take `text` for a formula."""
    return bool(_FORMULA_START.match(text)) and not _NUMBER.fullmatch(text)


def neutral(text: str) -> str:
    """`text` as it can be written to a CSV file: with a leading apostrophe if it looks like a formula."""
    return f"'{text}" if looks_like_formula(text) else text


def marked(text: str) -> str:
    """As `neutral`, such that `unmarked` gives back exactly `text`, whatever it is."""
    return f"'{text}" if looks_like_formula(text.lstrip("'")) else text


def unmarked(text: str) -> str:
    """`text` without the apostrophe that says that what follows is no formula."""
    return text[1:] if text.startswith("'") and looks_like_formula(text.lstrip("'")) else text
