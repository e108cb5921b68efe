"""From the cleared figures of a cohort to the profile of each participant."""

from collections.abc import Mapping, Sequence

import numpy as np

from scoring.disclosure.cells import ColumnCells, column_cells
from scoring.disclosure.changes import change_of_others, change_of_own
from scoring.disclosure.cohort import ClearedCohort
from scoring.disclosure.norm_group import CohortStandings
from scoring.disclosure.ranking import ranked_items
from scoring.disclosure.receipt import Figures, Found, receipt, shown_groups
from scoring.disclosure.said import by_participant, of_heard, shown_comments
from scoring.disclosure.spread_cells import agreement_of, deviations, distributions
from scoring.policy import DisclosurePolicy
from scoring.profile import (
    ItemProfile,
    Profile,
    Receipt,
    ScaleProfile,
    ShownGroup,
    Suppressed,
)
from scoring.scores import Scores
from scoring.version import VERSION


class Assembly:
    """Cuts the profiles out of a cleared cohort."""

    def __init__(
        self,
        scores: Scores,
        policy: DisclosurePolicy,
        cohort: ClearedCohort,
        earlier: Mapping[str, Profile],
        kept: Mapping[str, tuple[str, ...]],
        instrument_digest: str,
    ) -> None:
        self.scores, self.policy, self.cohort = scores, policy, cohort
        self.earlier, self.kept, self.instrument_digest = earlier, kept, instrument_digest
        self.standings = CohortStandings(scores, cohort.scales, policy)
        self.own_said = by_participant(scores.comments, own=True)
        self.said = by_participant(
            of_heard(scores.comments, self._unheard()),
            own=False,
            fewest=policy.minimum_raters_comments,
            attributed={group.id for group in policy.groups if group.attributed},
        )
        self.questions = tuple(sorted(self._questions()))

    def profile(self, place: int) -> Profile:
        """The profile of the participant at a place in the cohort."""
        name = self.scores.ratings.people.participants[place]
        groups = shown_groups(self.cohort, place, self.policy)
        scales = self._scales(place, groups, self.earlier.get(name))
        items = self._items(place, groups)
        comments = self._comments(name, place)
        ranked = ranked_items(items)
        return Profile(
            participant=name,
            instrument_digest=self.instrument_digest,
            code_version=VERSION,
            rule=self.scores.policy.all_others.value,
            confidence=self.scores.policy.confidence,
            groups=groups,
            raters=_all_raters(groups),
            scales=scales,
            items=items,
            highest=ranked.highest,
            lowest=ranked.lowest,
            disputed=ranked.disputed,
            own_comments={q: "\n".join(texts) for q, texts in self.own_said.get(name, {}).items()},
            comments=comments,
            norm_group=self.standings.group,
            earlier_wave=name in self.earlier,
            receipt=self._receipt(place, groups, scales, items, comments),
        )

    def _receipt(
        self,
        place: int,
        groups: tuple[ShownGroup, ...],
        scales: Mapping[str, ScaleProfile],
        items: Mapping[str, ItemProfile],
        comments: Mapping[str, tuple[str, ...] | Suppressed],
    ) -> Receipt:
        found = Found(
            banded=bool(self.cohort.banded[place]),
            left_out=self._left_out(place),
            kept=self.kept.get(self.scores.ratings.people.participants[place], ()),
            fewest_behind=int(self.cohort.fewest_behind[place]) or None,
        )
        return receipt(groups, Figures(scales, items, comments), found, self.policy)

    def _scales(
        self, place: int, groups: Sequence[ShownGroup], earlier: Profile | None
    ) -> dict[str, ScaleProfile]:
        cells = column_cells(self.cohort.scales, place, groups, self._places(groups))
        then = earlier.scales if earlier else {}
        return {
            name: self._scale(scale, place, cells[scale], then.get(name))
            for scale, name in enumerate(self.scores.key.scale_names)
        }

    def _scale(self, scale: int, place: int, cells: ColumnCells, then: ScaleProfile | None) -> ScaleProfile:
        return ScaleProfile(
            own=cells.own,
            all_others=cells.others,
            groups=cells.groups,
            gap=cells.gap,
            agreement=agreement_of(self.cohort.spreads, scale, place, cells.others),
            norm=self.standings.norm(scale),
            own_standing=self.standings.own(scale, place),
            others_standing=self.standings.others(scale, place),
            own_change=change_of_own(cells.own, then.own if then else None),
            others_change=change_of_others(cells.others, then.all_others if then else None),
        )

    def _items(self, place: int, groups: Sequence[ShownGroup]) -> dict[str, ItemProfile]:
        spreads, items = self.cohort.spreads, self.cohort.items
        cells = column_cells(items, place, groups, self._places(groups))
        others = [column.others for column in cells]
        counts = distributions(spreads, place, others, items.protected[:, place].tolist(), self.policy)
        rows = zip(self.scores.key.items, cells, counts, deviations(spreads, place, others), strict=True)
        return {
            code: ItemProfile(column.own, column.others, column.groups, distribution, deviation)
            for code, column, distribution, deviation in rows
        }

    def _left_out(self, place: int) -> tuple[str, ...]:
        """The items that the audit keeps back for some group."""
        kept_back = self.cohort.left_out[:, place].tolist()
        return tuple(code for code, gone in zip(self.scores.key.items, kept_back, strict=True) if gone)

    def _comments(self, name: str, place: int) -> Mapping[str, tuple[str, ...] | Suppressed]:
        fewest = self.policy.minimum_raters_comments
        raters = int(self.cohort.speakers[place])
        return shown_comments(self.said.get(name, {}), self.questions, raters=raters, fewest=fewest)

    def _unheard(self) -> set[tuple[str, str]]:
        """The participants and rater groups whose comments are not shown."""
        names, groups = self.scores.ratings.people.participants, self.policy.groups
        pairs = np.argwhere(~self.cohort.heard).tolist()
        return {(names[place], groups[group].id) for place, group in pairs}

    def _questions(self) -> set[str]:
        """The questions on which anybody's comments are shown: others leave no trace."""
        fewest, names = self.policy.minimum_raters_comments, self.scores.ratings.people.participants
        return {
            question
            for place, name in enumerate(names)
            if name in self.said and self.cohort.speakers[place] >= fewest
            for question in self.said[name]
        }

    def _places(self, groups: Sequence[ShownGroup]) -> list[int]:
        order = [rule.id for rule in self.policy.groups]
        return [order.index(group.id) for group in groups]


def _all_raters(groups: Sequence[ShownGroup]) -> int | None:
    """How many raters there are, None where that would tell the size of a group that is withheld."""
    sizes = [group.n for group in groups]
    return None if any(size is None for size in sizes) else sum(size for size in sizes if size)
