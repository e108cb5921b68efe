"""The restricted likelihood of ratings by raters within participants, who rate items, with gaps.

Ratings of one participant on one item share a covariance matrix that can be inverted by hand; those of
a participant are joined by the raters' own effects (Woodbury), and those of all by the effects of items
and rater groups (Woodbury again). So no matrix is larger than a participant's raters, or rater groups
times items. Variances are in units of the residual's, which has its best value for any of the others
(Bates, Mächler, Bolker & Walker 2015, Journal of Statistical Software 67(1)).

Items and rater groups together are one axis of items x groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.generalizability.layout import Layout

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Likelihood:
    """The likelihood at one place: `ratios` of variances, by effect, to that of the residual.

    What it is made of is computed when it is first asked for: V is the covariance matrix, U the
    inverse one within participant and item as seen from items x groups on one side and raters on the
    other, S as seen from raters on both.
    """

    layout: Layout
    ratios: Mapping[str, float]

    @cached_property
    def deviance(self) -> float:
        """-2 log restricted likelihood, but for a constant."""
        return self._logs + self.layout.free * float(np.log(self.residual))

    @cached_property
    def residual(self) -> float:
        """The best residual variance for these ratios."""
        projected = float(self._seen @ self._removed @ self._seen)
        return (self._squares - projected) / self.layout.free

    @cached_property
    def fixed(self) -> Floats:
        """The fixed means."""
        return np.asarray(np.linalg.solve(self._precision, self._means_left.T @ self._seen))

    def slope(self, effect: str) -> float:
        """The derivative of the deviance with respect to one ratio: trace(P K) - y'P K P y / residual.

        P is the inverse covariance with the fixed means taken out, K that of the effect alone.
        """
        projected = self._projected_values
        explained = float((projected * self.layout.over_levels(effect, projected)).sum())
        return self._traces[effect] - explained / self.residual

    def projected(self, values: Floats) -> Floats:
        """Values times the inverse covariance, the fixed means taken out."""
        seen = (self._within(values) @ self.layout.member).sum(axis=0).ravel()
        effects = (self._removed @ seen).reshape(self._weights.shape[1:])
        return self._within(values - self.layout.to_raters(np.broadcast_to(effects, self._weights.shape)))

    @cached_property
    def _counts(self) -> Floats:
        return np.asarray(self.layout.present @ self.layout.member)

    @cached_property
    def _weights(self) -> Floats:
        """What a rating counts for, the others of its participant, group and item being like it."""
        return np.asarray(1 / (1 + self.ratios["pgi"] * self._counts))

    @cached_property
    def _item_spread(self) -> Floats:
        return np.asarray(1 + self.ratios["pi"] * (self._counts * self._weights).sum(axis=2, keepdims=True))

    @cached_property
    def _across(self) -> Floats:
        """What the groups' ratings of an item take off each other; the last axis is 1."""
        return np.asarray(self.ratios["pi"] / self._item_spread)

    @cached_property
    def _rater_weights(self) -> Floats:
        return self.layout.to_raters(self._weights)

    @cached_property
    def _same(self) -> Floats:
        """1 for two raters of one group."""
        return np.asarray(self.layout.member @ self.layout.member.swapaxes(1, 2))

    @cached_property
    def _own(self) -> Floats:
        """The covariance of the effects of raters, their groups and the participant."""
        exists = self.layout.member.sum(axis=2)
        alike = exists[:, :, np.newaxis] * exists[:, np.newaxis]
        each = self._same * np.eye(exists.shape[1])
        return np.asarray(self.ratios["p"] * alike + self.ratios["pg"] * self._same + self.ratios["r"] * each)

    @cached_property
    def _by_rater(self) -> Floats:
        """S: (participants, raters, raters)."""
        present, weight = self.layout.present, self._rater_weights
        taken = (self.ratios["pgi"] * weight).swapaxes(1, 2) @ present * self._same
        taken += (self._across * weight).swapaxes(1, 2) @ weight
        return np.asarray(present.sum(axis=1)[:, np.newaxis] * np.eye(taken.shape[1]) - taken)

    @cached_property
    def _joined(self) -> Floats:
        return np.asarray(np.eye(self._own.shape[1]) + self._own @ self._by_rater)

    @cached_property
    def _raters(self) -> Floats:
        """The covariance of the raters' effects, given all ratings of the participant."""
        return np.asarray(np.linalg.solve(self._joined, self._own))

    @cached_property
    def _to_shared(self) -> Floats:
        """U: (participants, items x groups, raters)."""
        scaled = self._across * self._counts * self._weights
        apart = self.layout.member.swapaxes(1, 2)[:, np.newaxis] - scaled[..., np.newaxis]
        wide = apart * self._rater_weights[:, :, np.newaxis]
        return wide.reshape(len(wide), -1, wide.shape[3])

    @cached_property
    def _half(self) -> Floats:
        return np.asarray(self._to_shared @ self._raters)

    @cached_property
    def _blocks(self) -> Floats:
        """The inverse covariance within participant and item: (participants, items, groups, groups)."""
        sums = self._counts * self._weights
        taken = (self._across * sums)[..., np.newaxis] * sums[:, :, np.newaxis]
        return np.asarray(sums[..., np.newaxis] * np.eye(sums.shape[2]) - taken)

    @cached_property
    def _inside(self) -> Floats:
        """The inverse covariance within participants, as seen from items x groups."""
        items, groups = self._counts.shape[1:]
        inside = -np.tensordot(self._half, self._to_shared, axes=([0, 2], [0, 2]))
        every = np.arange(items)
        inside.reshape(items, groups, items, groups)[every, :, every] += self._blocks.sum(axis=0)
        return np.asarray(inside)

    @cached_property
    def _first(self) -> Floats:
        return self._in_cells(self.layout.values)

    @cached_property
    def _seen(self) -> Floats:
        """The ratings as seen from items x groups."""
        effects = self._half @ self._first.sum(axis=1)[..., np.newaxis]
        return np.asarray((self._first @ self.layout.member).sum(axis=0).ravel() - effects.sum(axis=0)[:, 0])

    @cached_property
    def _squares(self) -> float:
        sums = self._first.sum(axis=1)[..., np.newaxis]
        effects = sums.swapaxes(1, 2) @ self._raters @ sums
        return float((self.layout.values * self._first).sum() - effects.sum())

    @cached_property
    def _shared(self) -> Floats:
        """The covariance of the effects of items and rater groups, which all participants share."""
        items, groups = self._counts.shape[1:]
        by_item = np.kron(np.eye(items), np.full((groups, groups), self.ratios["i"]))
        by_group = np.kron(np.full((items, items), self.ratios["g"]), np.eye(groups))
        return np.asarray(by_item + by_group + self.ratios["gi"] * np.eye(items * groups))

    @cached_property
    def _shared_joined(self) -> Floats:
        return np.asarray(np.eye(len(self._shared)) + self._inside @ self._shared)

    @cached_property
    def _shared_removed(self) -> Floats:
        return np.asarray(np.linalg.solve(self._shared_joined.T, self._shared).T)

    @cached_property
    def _means_left(self) -> Floats:
        """The fixed means, less what the effects of items and groups take of them."""
        return np.asarray(self.layout.means - self._shared_removed @ (self._inside @ self.layout.means))

    @cached_property
    def _precision(self) -> Floats:
        return np.asarray(self.layout.means.T @ self._inside @ self._means_left)

    @cached_property
    def _removed(self) -> Floats:
        """What the effects all share, and the fixed means, take off the inverse covariance."""
        means = self._means_left
        return np.asarray(self._shared_removed + means @ np.linalg.solve(self._precision, means.T))

    @cached_property
    def _logs(self) -> float:
        """The logarithms of the determinants of the covariance and of the precision of the means."""
        cells = float(np.log(self._item_spread).sum() - np.log(self._weights).sum())
        return cells + sum(map(_log_det, (self._joined, self._shared_joined, self._precision)))

    @cached_property
    def _projected_values(self) -> Floats:
        return self.projected(self.layout.values)

    @cached_property
    def _traces(self) -> dict[str, float]:
        """Of P K, for every effect K but the residual."""
        wide = self._removed @ self._to_shared
        inner = self._to_shared.swapaxes(1, 2) @ wide
        left = np.eye(inner.shape[1]) - self._raters @ self._by_rater
        raters = self._by_rater @ left - left.swapaxes(1, 2) @ inner @ left
        return {
            "p": float(raters.sum()),
            "pg": float((raters * self._same).sum()),
            "r": float(np.trace(raters, axis1=1, axis2=2).sum()),
            **self._shared_traces(),
            **self._cell_traces(wide, inner),
        }

    def _shared_traces(self) -> dict[str, float]:
        items, groups = self._counts.shape[1:]
        left = self._inside - self._inside @ self._removed @ self._inside
        seen = left.reshape(items, groups, items, groups)
        return {
            "gi": float(np.trace(left)),
            "i": float(np.einsum("igih->", seen)),
            "g": float(np.einsum("igjg->", seen)),
        }

    def _cell_traces(self, wide: Floats, inner: Floats) -> dict[str, float]:
        shape = (*self._counts.shape, -1)
        every = np.arange(shape[1])
        removed = self._removed.reshape(*shape[1:3], *shape[1:3])[every, :, every]
        half, blocks = self._half.reshape(shape), self._blocks
        near = self._to_shared.reshape(shape)
        own = blocks - half @ near.swapaxes(2, 3) - blocks @ removed @ blocks
        own += 2 * (blocks @ wide.reshape(shape) @ half.swapaxes(2, 3))
        own -= (half @ inner[:, np.newaxis]) @ half.swapaxes(2, 3)
        return {"pi": float(own.sum()), "pgi": float(np.trace(own, axis1=2, axis2=3).sum())}

    def _in_cells(self, values: Floats) -> Floats:
        """Values times the inverse covariance within participant and item alone."""
        weight, layout = self._rater_weights, self.layout
        own = layout.to_raters(self.ratios["pgi"] * self._weights * (values @ layout.member))
        total = (weight * values).sum(axis=2, keepdims=True)
        return np.asarray(values - own - weight * self._across * total)

    def _within(self, values: Floats) -> Floats:
        """Values times the inverse covariance within participants."""
        first = self._in_cells(values)
        effects = (self._raters @ first.sum(axis=1)[..., np.newaxis])[..., 0]
        return first - self._in_cells(effects[:, np.newaxis] * self.layout.present)


def _log_det(matrices: Floats) -> float:
    return float(np.linalg.slogdet(matrices)[1].sum())
