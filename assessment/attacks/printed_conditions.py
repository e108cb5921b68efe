"""What a page prints about a scale and its items, as conditions on the answers behind it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from assessment.attacks.figures import ALL_OTHERS, Figure
from assessment.attacks.possible_answers import Possible
from assessment.attacks.questionnaire import Questionnaire
from assessment.attacks.released import Release
from assessment.attacks.units import REST, cuts, shown_groups

_LAST_BITS = Fraction(1, 10**6)


def conditions_of(release: Release, participant: str, scale: str, items: Sequence[str]) -> Possible:
    """The conditions of some items of a scale, and of the scale itself where these are all of them."""
    model = Possible()
    for item in items:
        _add_item(model, release, participant, item)
    if set(items) == set(release.questionnaire.scales[scale]):
        _add_scale(model, release, participant, scale)
    return model


def _add_item(model: Possible, release: Release, participant: str, item: str) -> None:
    groups, total = shown_groups(release, participant, item), release.of(participant, item).get(ALL_OTHERS)
    public, options = release.questionnaire, release.questionnaire.options[item]
    for name, each in groups.items():
        model.add_raters(name, item, each.n, options)
        model.add(model.totals(name, item)).told(each.n * each.mean, each.bound)
    rest = total.n - sum(each.n for each in groups.values()) if total else 0
    if total is None or rest < 0:
        return
    if rest > 0:
        model.add_raters(REST, item, rest, options)
    if _says_more(total, groups, rest, public):
        _add_total(model, total, item, equal_groups=public.equal_groups)
        _add_spread(model, total, groups, item, equal_groups=public.equal_groups)
    _add_counts(model, total, item)


def _says_more(total: Figure, groups: Mapping[str, Figure], rest: int, public: Questionnaire) -> bool:
    """Whether a total says more than the figures that it may have been made from.

    Where a group is told as a band, the page on method says that the middle of the band stands in
    for its mean. So a total over bands counts only where it is not made of such middles.
    """
    if 0 < rest < public.fewest:
        return False
    if not any(each.bound for each in groups.values()):
        return True
    made = _mean_of([(each.n, _middle(each, public)) for each in groups.values()], public)
    return rest == 0 and not total.bound and abs(made - total.mean) > _LAST_BITS


def _mean_of(groups: Sequence[tuple[int, Fraction]], public: Questionnaire) -> Fraction:
    """The mean of groups' means, in which every group or every rater counts the same."""
    weights = [1 if public.equal_groups else n for n, _ in groups]
    means = [mean for _, mean in groups]
    parts = (weight * mean for weight, mean in zip(weights, means, strict=True))
    return sum(parts, Fraction(0)) / sum(weights)


def _middle(figure: Figure, public: Questionnaire) -> Fraction:
    """The middle of a band, or the mean itself."""
    low, high = public.range_of(figure.measure)
    ends = {"at_least": high, "at_most": low}
    return (figure.mean + ends.get(figure.bound, figure.mean)) / 2


def _groups_on(model: Possible, item: str) -> dict[str, int]:
    """The groups that answered an item, with the number of their raters."""
    return {group: n for (group, what), n in model.heads.items() if what == item and n}


def _add_total(model: Possible, total: Figure, item: str, *, equal_groups: bool) -> None:
    """The mean of all others, in which every group or every rater counts the same."""
    heads = _groups_on(model, item)
    weights = {group: Fraction(1, n) if equal_groups else Fraction(1) for group, n in heads.items()}
    coefficients = [part for group in heads for part in model.totals(group, item, weights[group])]
    model.add(coefficients).told((len(heads) if equal_groups else total.n) * total.mean, total.bound)


def _add_counts(model: Possible, total: Figure, item: str) -> None:
    for option, count in zip(model.options.get(item, ()), total.counts, strict=False):
        chosen = [((group, item, option), 1) for group in _groups_on(model, item)]
        model.add(chosen).between(count.low, total.n if count.high is None else count.high)


def _add_spread(
    model: Possible, total: Figure, groups: Mapping[str, Figure], item: str, *, equal_groups: bool
) -> None:
    """The average distance from the raters' mean, where that mean is known."""
    mean = _raters_mean(total, groups, equal_groups=equal_groups)
    if total.spread is None or mean is None:
        return
    apart = [
        ((group, item, option), abs(option - mean))
        for group in _groups_on(model, item)
        for option in model.options[item]
    ]
    width = total.n * _LAST_BITS
    model.add(apart).between(total.n * total.spread - width, total.n * total.spread + width)


def _raters_mean(total: Figure, groups: Mapping[str, Figure], *, equal_groups: bool) -> Fraction | None:
    """The mean over raters, None where the page does not tell it."""
    if not equal_groups:
        return None if total.bound else total.mean
    everybody = sum(each.n for each in groups.values()) == total.n
    if not everybody or any(each.bound for each in groups.values()):
        return None
    return sum((each.n * each.mean for each in groups.values()), Fraction(0)) / total.n


def _add_scale(model: Possible, release: Release, participant: str, scale: str) -> None:
    """A scale's mean is the mean of its items' where everybody answered all of them."""
    items = release.questionnaire.scales[scale]
    told = {cut.who: (cut.n, cut.total, "") for cut in cuts(release, participant, scale)}
    told |= {
        name: (each.n, each.n * each.mean, each.bound)
        for name, each in shown_groups(release, participant, scale).items()
    }
    for who, (n, total, bound) in told.items():
        if total is not None and all(model.heads.get((who, item)) == n for item in items):
            coefficients = [part for item in items for part in model.totals(who, item)]
            _tell(model, release, participant, scale, who, (coefficients, len(items) * total, bound))


def _tell(
    model: Possible,
    release: Release,
    participant: str,
    scale: str,
    who: str,
    condition: tuple[list[tuple[tuple[str, str, int], Fraction]], Fraction, str],
) -> None:
    """The scale's total; one next to the end of what is left open may have been moved there."""
    coefficients, total, bound = condition
    spare = release.questionnaire.spare_options
    short, over = _room(release, participant, scale, who, total)
    down, up = (spare if room == spare else 0 for room in (over, short))
    if bound:
        model.add(coefficients).told(total, bound)
    else:
        model.add(coefficients).between(total - down, total + up)


def _room(
    release: Release, participant: str, scale: str, who: str, total: Fraction
) -> tuple[Fraction, Fraction]:
    """By how much the vaguely told items lie below the highest and above the lowest they can be."""
    low, high = release.questionnaire.range_of(scale)
    short, over = -total, total
    for item in release.questionnaire.scales[scale]:
        found = shown_groups(release, participant, item).get(who)
        n = found.n if found else 0
        exact = found.total if found else None
        short += n * high if exact is None else exact
        over -= n * low if exact is None else exact
    return short, over
