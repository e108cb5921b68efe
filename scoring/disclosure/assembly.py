"""From the cleared figures of a cohort to the profile of each participant."""

from collections.abc import Mapping, Sequence

from scoring.disclosure.cells import TOO_FEW, UNDEFINED, ColumnCells, column_cells, known
from scoring.disclosure.changes import change_of_others, change_of_own
from scoring.disclosure.cohort import ClearedCohort
from scoring.disclosure.norm_group import CohortStandings
from scoring.disclosure.ranking import ranked_items
from scoring.disclosure.receipt import receipt, shown_groups
from scoring.disclosure.said import by_participant, shown_comments
from scoring.policy import DisclosurePolicy
from scoring.profile import Agreement, ItemProfile, Profile, ScaleProfile, ShownGroup, Suppressed
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
        instrument_digest: str,
    ) -> None:
        self.scores, self.policy, self.cohort = scores, policy, cohort
        self.earlier, self.instrument_digest = earlier, instrument_digest
        self.standings = CohortStandings(scores, cohort.scales, policy)
        self.own_said = by_participant(scores.comments, own=True)
        self.said = by_participant(scores.comments, own=False)
        self.questions = tuple(sorted({q for each in self.said.values() for q in each}))

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
            receipt=receipt(groups, scales, items, comments, self.policy),
        )

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
            agreement=self._agreement(scale, place, cells),
            norm=self.standings.norm(scale),
            own_standing=self.standings.own(scale, place),
            others_standing=self.standings.others(scale, place),
            own_change=change_of_own(cells.own, then.own if then else None),
            others_change=change_of_others(cells.others, then.all_others if then else None),
        )

    def _agreement(self, scale: int, place: int, cells: ColumnCells) -> Agreement | Suppressed:
        figures = self.cohort.agreement
        if isinstance(cells.others, Suppressed):
            return cells.others
        rwg = {null: known(float(table[scale, place])) for null, table in figures.rwg_j.items()}
        deviation = known(float(figures.ad_scale[scale, place]))
        return UNDEFINED if deviation is None else Agreement(cells.others.n, rwg, deviation)

    def _items(self, place: int, groups: Sequence[ShownGroup]) -> dict[str, ItemProfile]:
        cells = column_cells(self.cohort.items, place, groups, self._places(groups))
        return {code: self._item(i, place, cells[i]) for i, code in enumerate(self.scores.key.items)}

    def _item(self, item: int, place: int, cells: ColumnCells) -> ItemProfile:
        enough = self.cohort.items.protected[item, place] >= self.policy.minimum_raters_distribution
        visible = enough and not isinstance(cells.others, Suppressed)
        options = self.scores.key.options(item)
        counts = tuple(self.cohort.counts[item, place, :options].tolist())
        deviation = known(float(self.cohort.agreement.ad_item[item, place]))
        return ItemProfile(
            own=cells.own,
            all_others=cells.others,
            groups=cells.groups,
            distribution=counts if visible else TOO_FEW,
            ad_mean=TOO_FEW if isinstance(cells.others, Suppressed) or deviation is None else deviation,
        )

    def _comments(self, name: str, place: int) -> Mapping[str, tuple[str, ...] | Suppressed]:
        raters = self.cohort.merging.raters[place].tolist()
        protected = sum(
            n for n, group in zip(raters, self.policy.groups, strict=True) if not group.attributed
        )
        fewest = self.policy.minimum_raters_comments
        return shown_comments(self.said.get(name, {}), self.questions, raters=protected, fewest=fewest)

    def _places(self, groups: Sequence[ShownGroup]) -> list[int]:
        order = [rule.id for rule in self.policy.groups]
        return [order.index(group.id) for group in groups]


def _all_raters(groups: Sequence[ShownGroup]) -> int | None:
    """How many raters there are, None where that would tell the size of a group that is withheld."""
    sizes = [group.n for group in groups]
    return None if any(size is None for size in sizes) else sum(size for size in sizes if size)
