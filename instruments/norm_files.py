"""Norm files: the figures of a norm group, as a YAML file that is checked like a definition."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from instruments.catalogue import norms
from instruments.checks.fields import check_fields
from instruments.composing import compose
from instruments.decoding import decode
from instruments.fields import Identifier, Wording
from instruments.loading import read_file
from instruments.model import Instrument
from instruments.problems import InstrumentError, Problem, did_you_mean, listed, quoted
from instruments.source import Source

OWN = ".self"
"""The end of a scale's name that stands for the norm group's own scores on it."""

Percentile = Annotated[str, Field(pattern=r"^p([1-9]|[1-9][0-9])$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ScaleFigures(_Part):
    """The norm group on one scale: how many participants, mean and SD (n-1) in response units.

    `percentiles` gives the score at a percentile rank: `p10`, `p50` and so on.
    """

    scale: Wording
    n: Annotated[int, Field(ge=2)]
    mean: float
    sd: Annotated[float, Field(gt=0)]
    percentiles: dict[Percentile, float] = {}

    @property
    def ranked(self) -> tuple[tuple[float, float], ...]:
        """Pairs of percentile rank and score, rising by rank."""
        return tuple(sorted((float(name[1:]), score) for name, score in self.percentiles.items()))


class NormFile(_Part):
    """A norm group: who it is, where its figures come from, and which instrument they belong to."""

    name: Wording
    source: Wording
    population: Wording
    instrument: Identifier
    version: Annotated[int, Field(ge=1)]
    scales: Annotated[tuple[ScaleFigures, ...], Field(min_length=1)]


def load_norms(path: Path, instrument: Instrument) -> NormFile:
    """The norm group in a file, checked against the instrument that it is to serve.

    Raises
    ------
    InstrumentError
        With every problem of the file, each with its line.
    """
    source, written = compose(decode(read_file(path), str(path)), str(path))
    found, problems = check_fields(source, NormFile)
    if found is None or written or problems:
        raise InstrumentError([*written, *problems])
    if problems := list(_misfits(found, instrument, source)):
        raise InstrumentError(problems)
    return found


def _misfits(found: NormFile, instrument: Instrument, source: Source) -> Iterator[Problem]:
    """What does not fit the instrument, or itself."""
    given, wanted = f"{found.instrument} {found.version}", f"{instrument.id} {instrument.version}"
    if given != wanted:
        yield source.problem(norms.OTHER_INSTRUMENT, ("instrument",), value=given, wanted=wanted)
    known = [scale.id + end for scale in instrument.scales for end in ("", OWN)]
    names = [figures.scale for figures in found.scales]
    for place, figures in enumerate(found.scales):
        path = ("scales", place)
        if figures.scale not in known:
            choice = {"suggestion": did_you_mean(figures.scale, known), "choices": listed(known)}
            yield source.problem(norms.UNKNOWN_SCALE, path, value=quoted(figures.scale), **choice)
        if figures.scale in names[:place]:
            yield source.problem(norms.SCALE_TWICE, path, value=quoted(figures.scale))
        if [score for _, score in figures.ranked] != sorted(figures.percentiles.values()):
            yield source.problem(norms.PERCENTILES_FALL, path, value=quoted(figures.scale))
