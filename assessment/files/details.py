"""What the file says about the participants themselves: one row each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from assessment.files import catalogue
from assessment.files.answered import Answered
from assessment.files.identities import first_rows
from assessment.files.layout import Layout
from assessment.files.problems import Findings
from assessment.files.roles import DETAILS
from assessment.files.table import Codes, Column, Mask
from assessment.files.terms import Terms
from assessment.files.text import CONTROL, listed, without_control
from instruments.safe_text import unmarked

Texts = npt.NDArray[np.object_]


def people_frame(answered: Answered, layout: Layout, terms: Terms, findings: Findings) -> pd.DataFrame:
    """One row a participant: participant, the details that the file gives, and when last submitted.

    What stands in the participants' own rows counts before what stands in their raters'. A detail
    that the file does not give is an empty text.
    """
    people, details = answered.people, _Details(answered, terms, findings)
    present = np.unique(people.participant)
    frame = {"participant": np.array(people.participants.to_pylist(), dtype=object)[present]}
    for role in DETAILS:
        column = layout.roles.column(role, answered.table) if layout.roles.has(role) else None
        frame[role] = (
            details.read(role, column)[present] if column else np.full(len(present), "", dtype=object)
        )
    frame["submitted"] = _last_submitted(answered)[present]
    return pd.DataFrame(frame, dtype="str")


@dataclass(frozen=True, slots=True)
class _Details:
    """Reads what the rows of respondents say about their participants."""

    answered: Answered
    terms: Terms
    findings: Findings

    def read(self, role: str, column: Column) -> Texts:
        """A detail (participants,) by the participant's code."""
        column = self._languages(column) if role == "language" else self._tidied(column)
        chosen = self._chosen(column)
        differs = (column.codes >= 0) & (column.codes != chosen[self.answered.people.participant])
        if role == "language":
            chosen[self._without_own(column, differs)] = -1
        else:
            self._note_differences(column, chosen, differs)
        return np.array([*column.texts.to_pylist(), ""], dtype=object)[chosen]

    def _tidied(self, column: Column) -> Column:
        """The column without surplus blanks and control characters."""
        for code in np.flatnonzero(_holds_control(column)).tolist():
            at = int(first_rows(column.codes, len(column.texts))[code])
            row, value = self.answered.table.rows[at], without_control(column.text_at(at))
            self.findings.add(catalogue.CONTROL_CHARACTERS, row=row, column=column.heading, value=value)
        return _recoded(column, lambda text: " ".join(without_control(unmarked(text)).split()))

    def _languages(self, column: Column) -> Column:
        """The column with languages of the instrument; other languages are listed."""
        known = {name.casefold(): name for name in self.terms.instrument.languages}
        found = _recoded(column, lambda text: _language(text, known))
        for at in np.flatnonzero((column.codes >= 0) & (found.codes < 0)).tolist():
            value, row = column.text_at(at), self.answered.table.rows[at]
            details = {"languages": listed(known.values())}
            self.findings.add(
                catalogue.UNKNOWN_LANGUAGE, row=row, column=column.heading, value=value, **details
            )
        return found

    def _chosen(self, column: Column) -> Codes:
        """The code (participants,) of the first text in a participant's own rows, or else in any."""
        people = self.answered.people
        order = np.argsort(~people.is_self(), kind="stable")
        given = order[column.codes[order] >= 0][::-1]
        chosen = np.full(len(people.participants), -1, dtype=np.int32)
        chosen[people.participant[given]] = column.codes[given]
        return chosen

    def _without_own(self, column: Column, differs: Mask) -> Codes:
        """The participants whose raters differ and who do not say themselves."""
        people = self.answered.people
        own = people.participant[people.is_self() & (column.codes >= 0)]
        return np.setdiff1d(people.participant[differs], own)

    def _note_differences(self, column: Column, chosen: Codes, differs: Mask) -> None:
        """Remark once on each text that differs from the one chosen."""
        people = self.answered.people
        differing = differs & np.isin(people.participant, self._without_own(column, differs))
        for at in _first_of_each(people.participant, column.codes, differing):
            row, value = self.answered.table.rows[at], column.text_at(at)
            kept = column.texts[int(chosen[people.participant[at]])].as_py()
            participant, heading = people.participant_id(at), column.heading
            self.findings.add(
                catalogue.DETAILS_DIFFER,
                row=row,
                column=heading,
                value=value,
                participant=participant,
                kept=kept,
            )


def _first_of_each(participant: Codes, codes: Codes, among: Mask) -> list[int]:
    """The first position of each participant and text, among some."""
    positions = np.flatnonzero(among)
    pairs = np.stack([participant[positions], codes[positions]])
    _, first = np.unique(pairs, axis=1, return_index=True)
    return sorted(positions[first].tolist())


def _holds_control(column: Column) -> Mask:
    found: Mask = pc.match_substring_regex(column.texts, CONTROL.pattern).to_numpy(zero_copy_only=False)
    return found & column.used()


def _recoded(column: Column, text_of: Callable[[str], str]) -> Column:
    """The column with each distinct text replaced; an empty one is an empty cell."""
    texts = [text_of(text) for text in column.texts.to_pylist()]
    distinct = list(dict.fromkeys(text for text in texts if text))
    places = {text: place for place, text in enumerate(distinct)}
    recode = np.array([*(places.get(text, -1) for text in texts), -1], dtype=np.int32)
    return replace(column, codes=recode[column.codes], texts=pa.array(distinct, type=pa.string()))


def _language(text: str, known: Mapping[str, str]) -> str:
    """The instrument's language that `text` names: `CY`, `cy_GB` and `cy-GB` are Welsh; or nothing."""
    plain = text.strip().casefold().replace("_", "-")
    return known.get(plain) or known.get(plain.split("-", maxsplit=1)[0]) or ""


def _last_submitted(answered: Answered) -> Texts:
    """When the last of a participant's respondents submitted (participants,), as ISO 8601."""
    people, given = answered.people, ~np.isnat(answered.moments)
    last = np.full(len(people.participants), np.datetime64("NaT"), dtype=answered.moments.dtype)
    order = np.argsort(answered.moments[given], kind="stable")
    last[people.participant[given][order]] = answered.moments[given][order]
    texts = np.datetime_as_string(last, unit="s").astype(object)
    texts[np.isnat(last)] = ""
    return texts
