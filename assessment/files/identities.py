"""Ids of participants and raters made comparable: stray blanks, case, Excel's decimals."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from assessment.files import catalogue
from assessment.files.problems import Findings
from assessment.files.table import Codes, Column, Rows, holds_empty
from assessment.files.text import tidy_text
from instruments.safe_text import looks_like_formula

# Ids that may need a closer look; all others are taken as they are, without looking at each.
_UNUSUAL = r"[^\x21-\x7e]|^[=+\-@]|\.0+$"
_LEADING_ZERO = r"^0+[^0]"


def tidy_ids(column: Column, rows: Rows, findings: Findings) -> Column:
    """The column with ids that differ only in case, blanks or an added `.0` made one.

    Of several spellings the first in the alphabet is kept. Spellings that were joined are
    remarked on one by one, other tidying once for the column.
    """
    tidied, unusual = _tidied(column.texts)
    recode, texts = _joined(tidied)
    tidy = replace(column, codes=np.append(recode, np.int32(-1))[column.codes], texts=texts)
    if unusual or len(texts) < len(column.texts):
        _note_changes(column, tidy, rows, findings)
    _note_lost_zeros(tidy, rows, findings)
    return tidy


def first_rows(codes: Codes, length: int) -> Rows:
    """The position of the first row with each code (length,), -1 where there is none."""
    first = np.full(length, -1, dtype=np.int64)
    filled = np.flatnonzero(codes >= 0)[::-1]
    first[codes[filled]] = filled
    return first


def _tidied(texts: pa.StringArray) -> tuple[pa.StringArray, list[int]]:
    """The texts tidied, and the codes of those that were looked at."""
    matches = pc.match_substring_regex(texts, _UNUSUAL).to_numpy(zero_copy_only=False)
    unusual: list[int] = np.flatnonzero(matches).tolist()
    if not unusual:
        return texts, unusual
    plain = texts.to_pylist()
    for code in unusual:
        plain[code] = tidy_text(plain[code])
    return pa.array(plain, type=pa.string()), unusual


def _joined(texts: pa.StringArray) -> tuple[Codes, pa.StringArray]:
    """For each text the code of its id, -1 for none, and the distinct ids."""
    groups = pc.utf8_lower(texts).dictionary_encode()
    codes = groups.indices.to_numpy().astype(np.int32)
    if len(groups.dictionary) == len(texts) and not holds_empty(texts):
        return codes, texts
    spellings: dict[int, list[str]] = {}
    for code, text in zip(codes.tolist(), texts.to_pylist(), strict=True):
        spellings.setdefault(code, []).append(text)
    ids = [min(spellings[code]) for code in range(len(spellings))]
    empty = np.array([not id_ for id_ in ids], dtype=np.bool_)
    return np.where(empty[codes], np.int32(-1), codes), pa.array(ids, type=pa.string())


def _note_changes(column: Column, tidy: Column, rows: Rows, findings: Findings) -> None:
    """Remark on the ids that were joined, tidied or look like formulas, at their first rows."""
    changes = list(_changes(column, tidy))
    spellings = Counter(new for _, _, new in changes)
    for first, old, new in changes:
        where: dict[str, Any] = {"row": int(rows[first]), "column": column.heading, "value": old}
        if looks_like_formula(old):
            findings.add(catalogue.FORMULA_LIKE, **where)
        if old != new and spellings[new] > 1:
            findings.add(catalogue.IDS_JOINED, **where, tidy=new)
    tidied = [change for change in changes if change[1] != change[2] and spellings[change[2]] == 1]
    if tidied:
        first, old, new = tidied[0]
        where = {"row": int(rows[first]), "column": column.heading, "value": old}
        findings.add(catalogue.IDS_TIDIED, **where, tidy=new, count=len(tidied))


def _changes(column: Column, tidy: Column) -> Iterator[tuple[int, str, str]]:
    """For each spelling that occurs: the position of its first row, itself, and the id made of it."""
    for code, first in enumerate(first_rows(column.codes, len(column.texts)).tolist()):
        if first >= 0 and tidy.codes[first] >= 0:
            yield first, column.texts[code].as_py(), tidy.text_at(first)


def _note_lost_zeros(tidy: Column, rows: Rows, findings: Findings) -> None:
    """Remark on ids that stand in the file with and without leading zeros, as `007` and `7`."""
    padded = pc.filter(tidy.texts, pc.match_substring_regex(tidy.texts, _LEADING_ZERO)).to_pylist()
    if not padded:
        return
    positions = first_rows(tidy.codes, len(tidy.texts)).tolist()
    first = {text: row for text, row in zip(tidy.texts.to_pylist(), positions, strict=True) if row >= 0}
    for text in padded:
        short = text.lstrip("0")
        if text in first and short in first:
            row = int(rows[first[short]])
            findings.add(catalogue.ZEROS_DIFFER, row=row, column=tidy.heading, value=short, other=text)
