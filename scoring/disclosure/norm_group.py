"""The norm group of a cohort's profiles, and where each participant stands in it.

Where no norm group is given, a cohort that is large enough is its own, made from the scores that
are shown and from no others.
"""

from math import isnan

import numpy as np

from scoring.disclosure.cells import UNDEFINED, known
from scoring.disclosure.cohort import Cleared
from scoring.groups import Floats
from scoring.norms.groups import NormTable, cohort_norms
from scoring.policy import DisclosurePolicy
from scoring.profile import Norm, NormGroup, Standing, Suppressed
from scoring.scores import Scores
from scoring.standings import OWN, Standings, standings


class CohortStandings:
    """The standings of every participant's own and all-others scores on every scale."""

    def __init__(self, scores: Scores, cleared: Cleared, policy: DisclosurePolicy) -> None:
        self.scales = scores.key.scale_names
        others = np.where(cleared.others_shown, cleared.others.mean, np.nan)
        self.norms = scores.norms or _cohort(self.scales, cleared.own, others, policy)
        self.is_cohort = scores.norms is None
        self._others = standings(others, self.scales, self.norms)
        self._own = standings(cleared.own, tuple(name + OWN for name in self.scales), self.norms)

    @property
    def group(self) -> NormGroup | None:
        """The norm group as a report names it, or None where there is none."""
        if self.norms is None:
            return None
        scales = (norm for name, norm in self.norms.scales.items() if not name.endswith(OWN))
        compared = max((norm.n for norm in scales), default=0)
        return NormGroup(self.norms.name, compared or self.norms.n, self.is_cohort)

    def norm(self, scale: int) -> Norm | None:
        """The norm group's all-others figures on a scale, or None where they are undefined."""
        found = self.norms.scales.get(self.scales[scale]) if self.norms else None
        return None if found is None or isnan(found.sd) else Norm(found.n, found.mean, found.sd)

    def own(self, scale: int, participant: int) -> Standing | Suppressed:
        """Where the participant's own score lies among the norm group's own scores."""
        return _standing(self._own, scale, participant)

    def others(self, scale: int, participant: int) -> Standing | Suppressed:
        """Where the all-others score lies among the norm group's all-others scores."""
        return _standing(self._others, scale, participant)


def _cohort(
    scales: tuple[str, ...], own: Floats, others: Floats, policy: DisclosurePolicy
) -> NormTable | None:
    known = dict(zip(scales, others, strict=True))
    known |= {name + OWN: row for name, row in zip(scales, own, strict=True)}
    return cohort_norms(known, minimum=policy.minimum_norm_participants)


def _standing(found: Standings, scale: int, participant: int) -> Standing | Suppressed:
    place = scale, participant
    t_score, rank = float(found.t_score[place]), float(found.percentile_rank[place])
    return UNDEFINED if isnan(t_score) else Standing(t_score, int(found.sten[place]), known(rank))
