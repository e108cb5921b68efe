"""How far a factor model is from the data: the discrepancy of maximum likelihood, and its derivatives.

F = Σ (w_g / w) (log|Σ_g| + tr(S_g Σ_g⁻¹) - log|S_g| - p + d' Σ_g⁻¹ d) with d = mean - μ_g, over groups of
weight w_g, the number of rows or that less one (Jöreskog 1967, Psychometrika 32, 443-482).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scoring.structure.model import Floats, Group, Matrices, Model, Numbers

_STEP = 1e-30  # of a complex step: it leaves no difference that rounding could touch


class Sample(NamedTuple):
    """What a group's rows tell a factor model: their number, means and covariances."""

    n: int
    weight: float
    mean: Floats
    covariance: Floats

    def log_determinant(self) -> float:
        """Of the covariances."""
        return float(np.linalg.slogdet(self.covariance)[1])


def ml_discrepancy(parameters: Floats, model: Model, samples: Sequence[Sample]) -> float:
    """F, or infinity where the model's covariances are not positive definite.

    Parameters
    ----------
    parameters
        Shape (parameters,), in the order of their numbers in `model`.
    model, samples
        A model, and the moments of each of its groups.
    """
    total = sum(sample.weight for sample in samples)
    each = zip(model.matrices(parameters), samples, strict=True)
    return sum(sample.weight / total * _distance(one, sample) for one, sample in each)


def gradient(parameters: Numbers, model: Model, samples: Sequence[Sample]) -> Numbers:
    """The first derivatives of F; parameters and derivatives may be complex."""
    total = sum(sample.weight for sample in samples)
    each = zip(model.groups, samples, strict=True)
    slopes = [sample.weight / total * _group_slope(parameters, group, sample) for group, sample in each]
    return np.asarray(sum(slopes))


def expected_information(parameters: Floats, model: Model, samples: Sequence[Sample]) -> Floats:
    """The information on the parameters in one row, as it is expected under the model.

    ½ tr(Σ⁻¹ Σᵢ Σ⁻¹ Σⱼ) + μᵢ' Σ⁻¹ μⱼ, with Σᵢ and μᵢ the derivatives by a parameter; of several groups
    the weighted mean.
    """
    total = sum(sample.weight for sample in samples)
    information = np.zeros((model.size, model.size))
    for group, one, sample in zip(model.groups, model.matrices(parameters), samples, strict=True):
        covariances, means = _whitened(group, one, model.size)
        information += sample.weight / total * (covariances @ covariances.T / 2 + means @ means.T)
    return information


def observed_information(parameters: Floats, model: Model, samples: Sequence[Sample]) -> Floats:
    """The information on the parameters in one row of these samples: half of the second derivatives of F.

    The gradient is differentiated by a complex step, which is exact but for rounding (Squire & Trapp
    1998, SIAM Review 40, 110-112).
    """
    total = sum(sample.weight for sample in samples)
    hessian = np.zeros((model.size, model.size))
    for group, sample in zip(model.groups, samples, strict=True):
        for used in _used(group):
            moved = parameters.astype(complex)
            moved[used] += 1j * _STEP
            hessian[used] += sample.weight / total * _group_slope(moved, group, sample).imag / _STEP
    return np.asarray((hessian + hessian.T) / 4)


def _group_slope(parameters: Numbers, group: Group, sample: Sample) -> Numbers:
    """The derivatives of a group's F by all parameters, those of other groups too."""
    slope = np.zeros(parameters.shape, dtype=parameters.dtype)
    one = Matrices(*(cells.filled(parameters) for cells in group))
    for cells, slopes in zip(group, _slopes(one, sample), strict=True):
        free = cells.number >= 0
        np.add.at(slope, cells.number[free], slopes[free])
    return slope


def _used(group: Group) -> list[int]:
    """The numbers of the parameters of a group."""
    return sorted({int(number) for cells in group for number in cells.number.ravel() if number >= 0})


def _distance(one: Matrices, sample: Sample) -> float:
    """F of one group."""
    covariance, gap = one.covariance(), sample.mean - one.mean()
    try:
        root = np.linalg.cholesky(covariance)
    except np.linalg.LinAlgError:
        return np.inf
    spread = sample.covariance + np.outer(gap, gap)
    fit = float((np.linalg.inv(covariance) * spread).sum()) + 2 * float(np.log(np.diag(root)).sum())
    return fit - sample.log_determinant() - len(gap)


def _slopes(one: Matrices, sample: Sample) -> Matrices:
    """The derivatives of a group's F by each cell of its matrices."""
    inverse, gap = np.linalg.inv(one.covariance()), sample.mean - one.mean()
    by_covariance = inverse - inverse @ (sample.covariance + np.outer(gap, gap)) @ inverse
    by_mean = -2 * inverse @ gap
    common = 2 * by_covariance @ one.loadings @ one.factor_covariances
    return Matrices(
        loadings=common + np.outer(by_mean, one.factor_means),
        factor_covariances=one.loadings.T @ by_covariance @ one.loadings,
        residuals=np.diag(by_covariance),
        intercepts=by_mean,
        factor_means=one.loadings.T @ by_mean,
    )


def _whitened(group: Group, one: Matrices, size: int) -> tuple[Floats, Floats]:
    """By each parameter, the derivatives of covariances (flat) and means, in units of the root of Σ."""
    whiten = np.asarray(np.linalg.inv(np.linalg.cholesky(one.covariance())), dtype=float)
    items = len(whiten)
    covariances, means = np.zeros((size, items, items)), np.zeros((size, items))
    for cells, (left, right, shifts) in zip(group, _directions(group, one, whiten), strict=True):
        index = cells.number[cells.free()]
        outer = left[:, :, np.newaxis] * right[:, np.newaxis, :]
        covariances[index] += outer + outer.transpose(0, 2, 1)
        means[index] += shifts
    return covariances.reshape(size, -1), means


def _directions(group: Group, one: Matrices, whiten: Floats) -> list[tuple[Floats, Floats, Floats]]:
    """For the free cells of each matrix a, b and c: the derivatives are a b' + b a' and c."""
    row, column = group.loadings.free()
    first, second = group.factor_covariances.free()
    items, factors = whiten.T, (whiten @ one.loadings).T
    common = (whiten @ one.loadings @ one.factor_covariances).T
    residual = items[group.residuals.free()]
    intercept, mean = items[group.intercepts.free()], factors[group.factor_means.free()]
    half = np.where(first == second, 0.5, 1.0)[:, np.newaxis]
    return [
        (items[row], common[column], items[row] * one.factor_means[column, np.newaxis]),
        (half * factors[first], factors[second], 0 * factors[first]),
        (residual / 2, residual, 0 * residual),
        (0 * intercept, intercept, intercept),
        (0 * mean, mean, mean),
    ]
