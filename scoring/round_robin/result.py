"""What a social relations analysis gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.estimate import Estimate
from scoring.printing import Printed, Table

Floats = NDArray[np.float64]
Labels = NDArray[Any]

_ORDER = (
    "actor_variance",
    "partner_variance",
    "relationship_variance",
    "actor_share",
    "partner_share",
    "relationship_share",
    "actor_partner_covariance",
    "generalised_reciprocity",
    "relationship_covariance",
    "dyadic_reciprocity",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Estimate):
    """A component, share or correlation, with its standard error `se` and degrees of freedom `df`."""

    se: float
    df: float

    def _basis(self) -> str:
        return f"standard error {self.se:.3f}, {self.df:g} degrees of freedom"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEffects(Printed):
    """Actor and partner effect of each person, in response units: one entry a person in each array.

    An effect is how far a person is from the mean of the group (`group_mean`) in giving or in
    receiving, freed of who the others were. NaN in a group whose ratings do not determine them.
    """

    group: Labels
    person: Labels
    actor: Floats
    partner: Floats
    group_mean: Floats
    added: bool = False

    def with_group_mean(self) -> "PersonEffects":
        """The same with the mean of the group added to both effects; that is done once at most."""
        mean = np.where(self.added, 0.0, self.group_mean)
        return replace(self, actor=self.actor + mean, partner=self.partner + mean, added=True)

    def table(self) -> Table:
        """A row a person."""
        columns = (self.group, self.person, self.actor, self.partner)
        note = "with the mean of the group" if self.added else "around the mean of the group"
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return Table("Person effects", ("group", "person", "actor", "partner"), list(rows), (note,))


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipEffects(Printed):
    """What is left of each rating: one entry a rating in each array, in response units.

    It is what an actor gives this partner beyond what the actor gives everybody and the partner
    receives from everybody. Error is part of it: one rating a pair cannot tell them apart.
    """

    group: Labels
    actor: Labels
    partner: Labels
    effect: Floats

    def table(self) -> Table:
        """A row a rating."""
        columns = (self.group, self.actor, self.partner, self.effect)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return Table("Relationship effects", ("group", "actor", "partner", "effect"), list(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class SrmResult(Printed):
    """The social relations model of one or several round robins.

    Variances and covariances are in squared response units; the relationship variance holds the
    error too. `negative` names the variances that are estimated as less than 0. `method` is what was
    used, which for missing ratings is not always what was asked for. `groups` were used; `too_small`
    groups, of fewer than 4 people, were not. `people_left_out` kept their groups from being complete
    (`missing="persons"` only), `missing` counts the pairs without a rating in the groups that were
    used, and `self_ratings` those on the diagonal, which are never used.
    """

    actor_variance: Component
    partner_variance: Component
    relationship_variance: Component
    actor_share: Component
    partner_share: Component
    relationship_share: Component
    actor_partner_covariance: Component
    generalised_reciprocity: Component
    relationship_covariance: Component
    dyadic_reciprocity: Component
    people_effects: PersonEffects
    relationship_effects: RelationshipEffects
    negative: tuple[str, ...]
    method: str
    errors: str
    confidence: float
    groups: int
    people: int
    ratings: int
    missing: int
    too_small: int
    people_left_out: int
    self_ratings: int

    def __iter__(self) -> Iterator[Component]:
        """The ten figures, in the order of the table."""
        return (getattr(self, name) for name in _ORDER)

    def table(self) -> Table:
        """The ten figures with their intervals, the data behind them, and what is undefined and why."""
        rows = [(one.name, one.value, one.se, one.low, one.high) for one in self]
        reasons: dict[str, list[str]] = {}
        for one in self:
            reasons.setdefault(one.reason, []).append(one.name)
        told = [_told(names, reason) for reason, names in reasons.items() if reason]
        headings = ("", "value", "se", "low", "high")
        return Table("Social relations model", headings, rows, (self._basis(), *self._left_out(), *told))

    def _basis(self) -> str:
        level = f"{self.confidence * 100:g} % intervals ({self.errors}); {self.method}; "
        return f"{level}ratings: {self.ratings}, people: {self.people}, groups: {self.groups}"

    def _left_out(self) -> list[str]:
        """What there is beside the data that were used."""
        counts = {
            "missing ratings": self.missing,
            "groups of fewer than 4 people, left out": self.too_small,
            "people left out of incomplete groups": self.people_left_out,
            "self ratings, left out": self.self_ratings,
        }
        below = f"below 0: {', '.join(self.negative)}" if self.negative else ""
        return [*(f"{what}: {count}" for what, count in counts.items() if count), below]


def _told(names: Sequence[str], reason: str) -> str:
    """A reason with what it is about, unless that is everything."""
    return reason if len(names) == len(_ORDER) else f"{', '.join(names)}: {reason}"
