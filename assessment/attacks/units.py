"""Sets of raters whose n and total follow from the tables: shown groups, and the rest of a total."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessment.attacks.figures import ALL_OTHERS, SELF, Figure
from assessment.attacks.questionnaire import Questionnaire
from assessment.attacks.released import Release

REST = "those not shown"


@dataclass(frozen=True, slots=True)
class Cut:
    """Some raters with what they gave together on one measure.

    `groups` are the rater groups that they may belong to. `totals` are the sums that are possible;
    there is one where it is known.
    """

    who: str
    groups: frozenset[str]
    n: int
    totals: tuple[Fraction, ...]

    @property
    def total(self) -> Fraction | None:
        """The sum, where only one is possible."""
        return self.totals[0] if len(self.totals) == 1 else None


def shown_groups(release: Release, participant: str, measure: str) -> dict[str, Figure]:
    """The rater groups that have a figure of their own."""
    figures = release.of(participant, measure)
    return {name: found for name, found in figures.items() if name not in {SELF, ALL_OTHERS}}


def cuts(release: Release, participant: str, measure: str) -> list[Cut]:
    """Every set of raters of which the tables tell n and total: protected groups, and the rest."""
    public, groups = release.questionnaire, shown_groups(release, participant, measure)
    found = [
        Cut(name, frozenset(each.members), each.n, (each.total,))
        for name, each in groups.items()
        if each.total is not None and name not in public.attributed
    ]
    rest = remainder(release, participant, measure)
    return [*found, *([rest] if rest else [])]


def remainder(release: Release, participant: str, measure: str) -> Cut | None:
    """All others less the groups that are shown; None where nobody is left, or a figure is a band."""
    total = release.of(participant, measure).get(ALL_OTHERS)
    groups = shown_groups(release, participant, measure)
    if total is None or total.bound or any(each.bound for each in groups.values()):
        return None
    n = total.n - sum(each.n for each in groups.values())
    if n <= 0:
        return None
    public = release.questionnaire
    hidden = _hidden_groups(release.named[participant], groups, public)
    return Cut(REST, hidden, n, _totals(total, groups, n, len(hidden), public))


def _hidden_groups(
    named: frozenset[str], groups: Mapping[str, Figure], public: Questionnaire
) -> frozenset[str]:
    """Protected groups that have no figure of their own."""
    shown = {member for each in groups.values() for member in each.members}
    return (named | set(public.groups)) - shown - public.attributed - {SELF, ALL_OTHERS}


def _totals(
    total: Figure, groups: Mapping[str, Figure], n: int, hidden: int, public: Questionnaire
) -> tuple[Fraction, ...]:
    """What the rest may have given together.

    Where every group counts the same, this depends on how many hidden groups the rest is: as one,
    its mean follows; where each hidden rater is a group, their sum does. A crowd that is large
    enough counts as one group, as the page on method says.
    """
    if not public.equal_groups:
        return _possible(
            (total.n * total.mean - sum(each.n * each.mean for each in groups.values()),),
            n,
            total.measure,
            public,
        )
    means = sum(each.mean for each in groups.values())
    together = n * ((len(groups) + 1) * total.mean - means)
    if n == 1 or n >= public.fewest:
        return _possible((together,), n, total.measure, public)
    apart = (len(groups) + n) * total.mean - means
    return _possible((together, apart) if n <= hidden else (together,), n, total.measure, public)


def _possible(
    totals: tuple[Fraction, ...], n: int, measure: str, public: Questionnaire
) -> tuple[Fraction, ...]:
    """Those of the sums that n raters can give."""
    low, high = public.range_of(measure)
    whole = measure not in public.scales
    fitting = [
        each for each in totals if n * low <= each <= n * high and (each.denominator == 1 or not whole)
    ]
    return tuple(dict.fromkeys(fitting))


def behind_counts(total: Figure, groups: Mapping[str, Figure], public: Questionnaire) -> int:
    """How many raters the counts of options are about.

    They are the protected ones, as the page says, unless there are more counts than these.
    """
    protected = total.n - sum(each.n for name, each in groups.items() if name in public.attributed)
    return protected if sum(count.low for count in total.counts) <= protected else total.n


def protected_scales(release: Release) -> list[tuple[str, str]]:
    """Participants and scales, of which anything is shown."""
    return [
        (participant, scale)
        for participant in release.participants
        for scale in release.questionnaire.scales
        if release.of(participant, scale)
    ]


def measures(release: Release) -> list[tuple[str, str]]:
    """Participants and measures, scales and items alike, of which anything is shown."""
    return [(name, measure) for name, columns in release.figures.items() for measure in columns]
