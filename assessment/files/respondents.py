"""Who answers about whom, and in which rater group."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from assessment.files import catalogue
from assessment.files.groups import NO_GROUP, UNKNOWN_GROUP, read_groups
from assessment.files.identities import tidy_ids
from assessment.files.layout import Layout
from assessment.files.problems import Findings
from assessment.files.rejections import Rejections, RowsOf
from assessment.files.table import Codes, Column, Mask, RawTable, Rows
from assessment.files.terms import Terms
from assessment.files.text import hint, listed
from instruments.model import SELF

NO_RATER = -1
NO_SELF_GROUP = -3


@dataclass(frozen=True, slots=True)
class Respondents:
    """One rater's answers about one participant each: a row of a wide file, several of a long one.

    `participant` and `rater` (respondents,) point into `participants` and `raters`; `group` is
    the position of the rater group in the instrument. `own_rater` (participants,) is the rater
    who has the participant's id, or `NO_RATER`; `filled` marks raters whose id was not given and
    is the participant's. `rows` holds the number of the (first) row in the file.
    """

    participant: Codes
    participants: pa.StringArray
    rater: Codes
    raters: pa.StringArray
    group: Codes
    own_group: int
    own_rater: Codes
    filled: Mask
    rows: Rows

    def __len__(self) -> int:
        """The number of respondents."""
        return len(self.rows)

    def at(self, keep: "Mask | Rows") -> "Respondents":
        """Only the respondents selected."""
        return replace(
            self,
            participant=self.participant[keep],
            rater=self.rater[keep],
            group=self.group[keep],
            filled=self.filled[keep],
            rows=self.rows[keep],
        )

    def is_self(self) -> Mask:
        """Which respondents (respondents,) are the participants themselves."""
        own: Mask = self.group == self.own_group
        return own

    def has_own_id(self) -> Mask:
        """Which respondents' rater id is the participant's."""
        same: Mask = self.own_rater[self.participant] == self.rater
        return same & (self.participant >= 0) & (self.rater >= 0)

    def participant_id(self, at: int) -> str:
        """The participant's id at a position."""
        return str(self.participants[int(self.participant[at])].as_py())

    def rater_id(self, at: int) -> str:
        """The rater's id at a position."""
        return str(self.raters[int(self.rater[at])].as_py())


def read_respondents(
    table: RawTable, layout: Layout, terms: Terms, rows_of: RowsOf, findings: Findings
) -> tuple[Respondents, Mask]:
    """The respondents of a table with a row each, and which rows (rows,) they stand in.

    Rows that do not say who, or in which group, are left out and listed. An empty rater group is
    `self` where the rater's id is the participant's (any group is, if the mapping says so); an
    empty rater of the group `self` is the participant.
    """
    words = layout.roles.column("rater_group", table)
    people = _with_own_groups(_people(table, layout, terms, findings), terms)
    people = _with_own_raters(people)
    rejections = Rejections(len(table))
    _reject_unclear(people, words, terms, rejections)
    rejections.report(rows_of, findings)
    return people.at(rejections.kept()), rejections.kept()


def _people(table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> Respondents:
    participant = tidy_ids(layout.roles.column("participant", table), table.rows, findings)
    same = layout.roles.places["rater"] == layout.roles.places["participant"]
    rater = participant if same else tidy_ids(layout.roles.column("rater", table), table.rows, findings)
    return Respondents(
        participant=participant.codes,
        participants=participant.texts,
        rater=rater.codes,
        raters=rater.texts,
        group=read_groups(layout.roles.column("rater_group", table), terms),
        own_group=terms.groups().index(SELF) if SELF in terms.groups() else NO_SELF_GROUP,
        own_rater=_own_raters(participant.texts, rater.texts),
        filled=np.zeros(len(table), dtype=np.bool_),
        rows=table.rows,
    )


def _own_raters(participants: pa.StringArray, raters: pa.StringArray) -> Codes:
    found = pc.index_in(pc.utf8_lower(participants), value_set=pc.utf8_lower(raters))
    codes: Codes = found.fill_null(NO_RATER).to_numpy(zero_copy_only=False).astype(np.int32)
    return codes if len(codes) else np.array([NO_RATER], dtype=np.int32)


def _with_own_groups(people: Respondents, terms: Terms) -> Respondents:
    """The group `self` for those who have the participant's id and no group, or by the mapping's rule."""
    if people.own_group == NO_SELF_GROUP:
        return people
    open_ = (
        np.full(len(people), fill_value=True) if terms.mapping.same_id_is_self else people.group == NO_GROUP
    )
    own = open_ & people.has_own_id() if open_.any() else open_
    return replace(people, group=np.where(own, np.int32(people.own_group), people.group))


def _with_own_raters(people: Respondents) -> Respondents:
    """The participant as the rater of answers about themself that name no rater."""
    filled = people.is_self() & (people.rater == NO_RATER) & (people.participant >= 0)
    if not filled.any():
        return people
    added = len(people.raters) + np.arange(len(people.participants), dtype=np.int32)
    own = np.where(people.own_rater == NO_RATER, added, people.own_rater)
    rater = np.where(filled, own[people.participant], people.rater)
    raters = pa.concat_arrays([people.raters, people.participants])
    return replace(people, rater=rater, raters=raters, own_rater=own, filled=filled)


def _reject_unclear(people: Respondents, words: Column, terms: Terms, rejections: Rejections) -> None:
    absent = (
        (people.participant < 0, catalogue.NO_PARTICIPANT),
        (people.rater < 0, catalogue.NO_RATER),
        (people.group == NO_GROUP, catalogue.NO_GROUP),
    )
    for mask, kind in absent:
        for at in np.flatnonzero(mask).tolist():
            rejections.add(at, kind)
    known = [
        group.label.in_language(terms.instrument.languages[0]) for group in terms.instrument.rater_groups
    ]
    for at in np.flatnonzero(people.group == UNKNOWN_GROUP).tolist():
        word = words.text_at(at)
        details = {"groups": listed(terms.groups()), "hint": hint(word, (*terms.groups(), *known))}
        rejections.add(at, catalogue.UNKNOWN_GROUP, words.heading, word, **details)
