"""The comments of a file: whole, with their questions, without invisible control characters."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from assessment.files import catalogue
from assessment.files.answered import Answered, CommentCells
from assessment.files.frames import person_columns
from assessment.files.problems import Findings, Kind
from assessment.files.terms import Terms
from assessment.files.text import CONTROL, NO_ANSWER
from instruments.safe_text import unmarked

# What reports print of one comment; the data keep all of it.
PRINTED_LENGTH = 4_000
COLUMNS = ("participant", "rater", "rater_group", "question", "text")


def comments_frame(answered: Answered, terms: Terms, findings: Findings) -> pd.DataFrame:
    """A row a comment: participant, rater, rater_group, question, text.

    A cell with nothing but a sign for no answer, such as `N/A`, is no comment.
    """
    parts = [_part(cells, answered, terms, findings) for cells in answered.comments]
    filled = [part for part in parts if len(part)]
    return (
        pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(COLUMNS), dtype="str")
    )


def _part(cells: CommentCells, answered: Answered, terms: Terms, findings: Findings) -> pd.DataFrame:
    written = _unmarked(cells.column.texts.take(pa.array(cells.column.codes)))
    texts = pc.utf8_trim_whitespace(pc.replace_substring_regex(written, CONTROL.pattern, " "))
    _note(catalogue.CONTROL_CHARACTERS, pc.match_substring_regex(written, CONTROL.pattern), cells, findings)
    _note(catalogue.LONG_COMMENT, pc.greater(pc.utf8_length(texts), PRINTED_LENGTH), cells, findings)
    is_comment = pc.invert(pc.is_in(pc.utf8_lower(texts), value_set=pa.array(sorted(NO_ANSWER))))
    kept = is_comment.to_numpy(zero_copy_only=False)
    people = person_columns(answered.people, cells.respondents[kept], terms)
    text = pd.Series(texts.filter(is_comment).to_pandas(), dtype="str")
    return pd.DataFrame({**people, "question": cells.question, "text": text}).astype({"question": "str"})


def _unmarked(texts: pa.StringArray) -> pa.StringArray:
    """The texts without the apostrophes that keep spreadsheets from running them."""
    if not pc.any(pc.starts_with(texts, "'")).as_py():
        return texts
    return pa.array(map(unmarked, texts.to_pylist()), type=pa.string())


def _note(kind: Kind, mask: pa.BooleanArray, cells: CommentCells, findings: Findings) -> None:
    """Remark on the comments that a mask marks, without repeating what they say."""
    for at in np.flatnonzero(mask.to_numpy(zero_copy_only=False)).tolist():
        row, column, length = cells.rows[at], cells.column.heading, len(cells.column.text_at(at))
        findings.add(kind, row=row, column=column, length=length, limit=PRINTED_LENGTH)
