"""Dates as tools and spreadsheets write them: ISO 8601, Excel's day numbers, day or month first."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessment.files import catalogue
from assessment.files.layout import Layout
from assessment.files.problems import Findings
from assessment.files.table import Column, RawTable, Rows

Moments = npt.NDArray[np.datetime64]

_SERIAL = r"[2-7][0-9]{4}(?:[.,][0-9]+)?"
_SLASHED = r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}.*"
_MONTH_FIRST = r"[0-9]{1,2}/(?:1[3-9]|2[0-9]|3[01])/.*"
_EXCEL_DAY_ZERO = pd.Timestamp("1899-12-30")
_UNIT = "datetime64[us]"


def read_moments(column: Column, rows: Rows, findings: Findings) -> Moments:
    """The moment (rows,) that each row gives, NaT where it gives none; what is no date is listed.

    In `3/4/2026` the day comes first, unless some date of the column can only be read with the
    month first. Moments with a time zone are taken as UTC, others as they stand.
    """
    texts = pd.Series(column.texts.to_pylist(), dtype="str").str.strip()
    by_text = _moments(texts).to_numpy(dtype=_UNIT)
    moments: Moments = np.append(by_text, np.array(["NaT"], dtype=_UNIT))[column.codes]
    for at in np.flatnonzero((column.codes >= 0) & np.isnat(moments)).tolist():
        row, value = rows[at], column.text_at(at)
        findings.add(catalogue.UNREADABLE_DATE, row=row, column=column.heading, value=value)
    return moments


def _moments(texts: "pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    """Moments of distinct texts, each by the one way of writing that it follows."""
    serial, slashed = texts.str.fullmatch(_SERIAL), texts.str.fullmatch(_SLASHED)
    iso = pd.to_datetime(texts[~serial & ~slashed], format="ISO8601", errors="coerce", utc=True)
    days = texts[serial].str.replace(",", ".").astype(float)
    counted = _EXCEL_DAY_ZERO + pd.to_timedelta(days, unit="D").dt.round("s")
    day_first = not texts.str.fullmatch(_MONTH_FIRST).any()
    named = pd.to_datetime(texts[slashed], format="mixed", dayfirst=day_first, errors="coerce", utc=True)
    parts = [iso.dt.tz_localize(None), counted, named.dt.tz_localize(None)]
    return pd.concat([part.dt.as_unit("us") for part in parts]).reindex(texts.index)


def read_dates(table: RawTable, layout: Layout, findings: Findings) -> Moments:
    """When each row (rows,) was submitted, NaT where the file does not say."""
    if not layout.roles.has("submitted"):
        return np.full(len(table), "NaT", dtype=_UNIT)
    return read_moments(layout.roles.column("submitted", table), table.rows, findings)
