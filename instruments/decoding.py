"""From the bytes of a file to text that is safe to compose, with a clear refusal of the rest."""

import re
from collections.abc import Iterator

from instruments.catalogue import writing
from instruments.problems import InstrumentError, Problem

LARGEST_FILE = 1_000_000

# What YAML does not allow in a file, and the ends of line that editors do not count as such.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE = "Save the file as UTF-8"


def decode(content: bytes, file: str) -> str:
    """The text of a definition.

    Raises
    ------
    InstrumentError
        The file is over 1 MB, is not in UTF-8, or holds control characters.
    """
    if len(content) > LARGEST_FILE:
        raise InstrumentError([Problem.of(writing.TOO_LARGE, file, 0, most=f"{LARGEST_FILE:,}")])
    _refuse_wide_characters(content, file)
    text = _as_utf_8(content, file)
    if problems := list(_control_characters(text, file)):
        raise InstrumentError(problems)
    return text


def _refuse_wide_characters(content: bytes, file: str) -> None:
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    name = marked or ("UTF-16" if 0 in content[:2] and len(content) > 1 else "")
    if name:
        raise _wrong_encoding(file, 1, f"it looks like {name}", f"{_SAVE}: iconv -f {name} -t UTF-8.")


def _as_utf_8(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _not_utf_8(file, line, error.object[error.start : error.start + 1]) from None


def _not_utf_8(file: str, line: int, byte: bytes) -> InstrumentError:
    character = byte.decode("cp1252", errors="ignore")
    if not character:
        return _wrong_encoding(file, line, f"byte 0x{byte.hex()} cannot stand here", f"{_SAVE}.")
    value = f"byte 0x{byte.hex()} looks like {character!r} in Windows-1252"
    return _wrong_encoding(file, line, value, f"{_SAVE}: iconv -f WINDOWS-1252 -t UTF-8.")


def _wrong_encoding(file: str, line: int, value: str, suggestion: str) -> InstrumentError:
    problem = Problem.of(writing.WRONG_ENCODING, file, line, suggestion=suggestion, value=value)
    return InstrumentError([problem])


def _control_characters(text: str, file: str) -> Iterator[Problem]:
    """One problem a line that has any."""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := CONTROL.search(line):
            yield Problem.of(writing.CONTROL_CHARACTER, file, number, value=named(found.group()))


def named(character: str) -> str:
    """`U+0007`."""
    return f"U+{ord(character):04X}"
