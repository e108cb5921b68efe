"""Texts as strings of a PDF file."""


def text_string(text: str) -> str:
    """A text as a PDF string: plain where it is ASCII, in UTF-16 elsewhere."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
