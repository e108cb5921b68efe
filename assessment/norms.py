"""A norm file's figures as the norm group that scoring compares with."""

from instruments.norm_files import NormFile, ScaleFigures
from scoring.norms.groups import NormTable, ScaleNorm


def norm_group(found: NormFile) -> NormTable:
    """The norm group of a checked file."""
    scales = {figures.scale: _scale(figures) for figures in found.scales}
    return NormTable(found.name, found.source, found.population, scales)


def _scale(figures: ScaleFigures) -> ScaleNorm:
    return ScaleNorm(figures.n, figures.mean, figures.sd, percentiles=figures.ranked)
