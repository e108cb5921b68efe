"""The item or comment question of each row of a long file."""

from dataclasses import dataclass, replace

import numpy as np

from assessment.files import catalogue
from assessment.files.layout import Layout
from assessment.files.problems import Findings
from assessment.files.table import Codes, Column, Mask, RawTable
from assessment.files.targets import mapped_names, pattern_names
from assessment.files.terms import Terms
from assessment.files.text import hint, squashed
from assessment.files.vocabulary import Target

_NONE, _UNKNOWN = -1, -2


@dataclass(frozen=True, slots=True)
class ItemRows:
    """The rows of a long table that answer something.

    `target` (rows,) points into `targets`, the items and comment questions that the file names;
    `respondent` (rows,) is the position of who answered, once that is known.
    """

    table: RawTable
    targets: tuple[Target, ...]
    target: Codes
    respondent: Codes

    def at(self, keep: Mask) -> "ItemRows":
        """Only the rows selected."""
        if keep.all():
            return self
        target, respondent = self.target[keep], self.respondent[keep]
        return replace(self, table=self.table.at(keep), target=target, respondent=respondent)

    def answered_by(self, respondent: Codes) -> "ItemRows":
        """The rows with those who gave them; -1 for those who are left out takes their rows away."""
        rows = replace(self, respondent=respondent)
        return rows.at(respondent >= 0) if (respondent < 0).any() else rows


def known_items(table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> ItemRows:
    """The rows that answer an item or a comment question; the others are listed."""
    column = layout.roles.column("item", table)
    named = _named_targets(column, terms)
    targets = tuple(dict.fromkeys(target for target in named.values() if target))
    places = {text: targets.index(target) if target else _UNKNOWN for text, target in named.items()}
    target = column.each_text(places.__getitem__, _NONE)[column.codes]
    nobody = np.broadcast_to(np.int32(-1), target.shape)
    rows = ItemRows(table, targets, target, nobody)
    _list_unknown(rows, column, terms, findings)
    return rows.at(target >= 0)


def _named_targets(column: Column, terms: Terms) -> dict[str, Target | None]:
    """What each text of the item column names; the mapping's names count first."""
    mapped = {squashed(name): target for target, name in (pattern_names(terms) | mapped_names(terms)).items()}
    return {
        text: mapped.get(squashed(text)) or terms.vocabulary.target((text,))
        for text in column.texts.to_pylist()
    }


def _list_unknown(rows: ItemRows, column: Column, terms: Terms, findings: Findings) -> None:
    for at in np.flatnonzero(rows.target < 0).tolist():
        kind = catalogue.UNKNOWN_ITEM if rows.target[at] == _UNKNOWN else catalogue.NO_ITEM
        value, row = column.text_at(at), rows.table.rows[at]
        findings.add(
            kind, row=row, column=column.heading, value=value, hint=hint(value, terms.vocabulary.exact)
        )
