"""The bytes of a text file as UTF-8, whatever the program that wrote them chose."""

import codecs

from assessment.files import catalogue
from assessment.files.problems import Findings

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def as_utf8(data: bytes, findings: Findings) -> bytes:
    """`data` in UTF-8 without a byte-order mark.

    UTF-8 and UTF-16 (with its mark) are recognised; anything else is read as Windows-1252, with a
    remark, because that is what older spreadsheet programs write on a British machine.

    Raises
    ------
    ResponsesError
        Where the bytes are none of the three.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith(_UTF_16):
        return _decoded(data, "utf-16", findings)
    if _is_utf8(data):
        return data
    text = _decoded(data, "cp1252", findings)
    findings.add(catalogue.READ_AS_CP1252)
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, encoding: str, findings: Findings) -> bytes:
    if encoding == "cp1252" and b"\x00" in data:
        raise findings.refuse(catalogue.UNKNOWN_ENCODING)
    try:
        return data.decode(encoding).encode("utf-8")
    except UnicodeError:
        raise findings.refuse(catalogue.UNKNOWN_ENCODING) from None
