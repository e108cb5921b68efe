"""Null distributions: how ratings vary among people who do not agree.

The agreement indices of `scoring.agreement` compare the raters' variance with one of these.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.agreement.answers import option_problems
from scoring.problems import TableError, raise_all


@dataclass(frozen=True, slots=True)
class Null:
    """How people answer who do not agree: the expected variance by the number of response options.

    `five` holds the probabilities of the five options where the source prints them. `variances`
    holds the published expected variances; it is empty where a formula serves every number.
    """

    description: str
    five: tuple[float, ...] = ()
    variances: Mapping[int, float] | None = None

    def variance(self, options: int) -> float | None:
        """The expected variance with `options` response options, None where none is published."""
        return (options**2 - 1) / 12 if self.variances is None else self.variances.get(options)


def _published(*variances: float) -> dict[int, float]:
    """Variances for 5, 6, ... 11 response options, in that order."""
    return dict(enumerate(variances, start=5))


# LeBreton & Senter (2008), table 2: two decimals for 5 to 11 response options.
NULLS: Mapping[str, Null] = {
    "uniform": Null("every option equally likely", five=(0.2,) * 5),
    "slight_skew": Null(
        "a slight leaning to one end, as from leniency",
        five=(0.05, 0.15, 0.20, 0.35, 0.25),
        variances=_published(1.34, 1.85, 2.90, 3.47, 5.66, 6.30, 7.31),
    ),
    "moderate_skew": Null(
        "a moderate leaning to one end",
        five=(0.00, 0.10, 0.15, 0.40, 0.35),
        variances=_published(0.90, 1.26, 2.14, 2.79, 4.73, 5.09, 6.32),
    ),
    "heavy_skew": Null(
        "a heavy leaning to one end",
        five=(0.00, 0.00, 0.10, 0.40, 0.50),
        variances=_published(0.44, 0.69, 1.39, 2.35, 3.16, 3.46, 4.02),
    ),
    "triangular": Null(
        "a peak in the middle, falling evenly, as from central tendency",
        five=(0.11, 0.22, 0.34, 0.22, 0.11),
        variances=_published(1.32, 1.45, 2.10, 2.81, 3.00, 2.89, 3.32),
    ),
    "normal": Null(
        "a bell around the middle",
        five=(0.07, 0.24, 0.38, 0.24, 0.07),
        variances=_published(1.04, 1.25, 1.40, 1.73, 1.58, 1.45, 1.40),
    ),
}


def nulls_for(options: int) -> tuple[str, ...]:
    """The names of the null distributions that have a variance for `options` response options."""
    return tuple(name for name, null in NULLS.items() if null.variance(options) is not None)


def null_variance(null: str, options: int) -> float:
    """The variance expected of raters who do not agree, in squared response units.

    Parameters
    ----------
    null
        A name in `NULLS`.
    options
        How many response options there are; at least 2.

    Raises
    ------
    TableError
        Unless `options` is a whole number of at least 2, and where the null has no variance for that
        number; the message says which have.

    References
    ----------
    James, Demaree & Wolf (1984), Journal of Applied Psychology 69: uniform, (A² - 1) / 12.
    LeBreton & Senter (2008), Organizational Research Methods 11, table 2: the others.
    """
    raise_all(option_problems(options))
    variance = NULLS[null].variance(options) if null in NULLS else None
    if variance is None:
        choices = ", ".join(nulls_for(options))
        raise TableError(
            [f"There is no null '{null}' for {options} response options. Choose from: {choices}."]
        )
    return variance
