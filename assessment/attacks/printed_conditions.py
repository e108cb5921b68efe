"""What a page prints about a scale and its items, as conditions on the answers behind it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from assessment.attacks.figures import ALL_OTHERS, Figure
from assessment.attacks.possible_answers import Possible
from assessment.attacks.questionnaire import Questionnaire
from assessment.attacks.released import Release
from assessment.attacks.units import REST, behind_counts, cuts, remainder, shown_groups

_LAST_BITS = Fraction(1, 10**6)
_MOST_OPEN = 6
"""A spread beside more possible means than this is left out: it says little, and takes long."""


def conditions_of(release: Release, participant: str, scale: str, items: Sequence[str]) -> list[Possible]:
    """The conditions of some items of a scale, and of the scale itself where these are all of them.

    The average deviation goes by the raters' mean. Where bands leave several means open there is a
    set of conditions for each, and the answers fit one of them.
    """
    open_totals = {item: _open_totals(release, participant, item) for item in items}
    told = {item: totals for item, totals in open_totals.items() if 0 < len(totals) <= _MOST_OPEN}
    return [
        _model(release, participant, scale, items, dict(zip(told, totals, strict=True)))
        for totals in product(*told.values())
    ]


def _model(
    release: Release, participant: str, scale: str, items: Sequence[str], totals: Mapping[str, int]
) -> Possible:
    model = Possible()
    for item in items:
        _add_item(model, release, participant, item)
    for item, total in totals.items():
        _add_spread(model, release, participant, item, total)
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
    _add_counts(model, total, _counted(model, release, participant, item), item)


def _open_totals(release: Release, participant: str, item: str) -> list[int]:
    """The sums that the raters behind a spread can have given, by what is told of their groups.

    None where no spread is told, or where nothing is told of some of them.
    """
    total = release.of(participant, item).get(ALL_OTHERS)
    if total is None or total.spread is None:
        return []
    ends = [
        _of_group(release, participant, item, group) for group in _behind_spread(release, participant, item)
    ]
    known = [each for each in ends if each]
    low, high = (sum((each[end] for each in known), Fraction(0)) for end in (0, 1))
    return list(range(-(-low // 1), high // 1 + 1)) if len(known) == len(ends) else []


def _behind_spread(release: Release, participant: str, item: str) -> list[str]:
    model = Possible()
    _add_item(model, release, participant, item)
    return _counted(model, release, participant, item)


def _of_group(release: Release, participant: str, item: str, group: str) -> tuple[Fraction, Fraction] | None:
    """The lowest and the highest sum that is told of a group, or of those not shown."""
    figure = shown_groups(release, participant, item).get(group)
    return _ends(figure, release.questionnaire) if figure else _rest(release, participant, item)


def _ends(figure: Figure, public: Questionnaire) -> tuple[Fraction, Fraction]:
    """The lowest and the highest sum that a figure leaves open."""
    low, high = (Fraction(figure.n * end) for end in public.range_of(figure.measure))
    told = figure.n * figure.mean
    return (low if figure.bound == "at_most" else told), (high if figure.bound == "at_least" else told)


def _rest(release: Release, participant: str, item: str) -> tuple[Fraction, Fraction] | None:
    rest = remainder(release, participant, item)
    return None if rest is None or rest.total is None else (rest.total, rest.total)


def _add_spread(model: Possible, release: Release, participant: str, item: str, total: int) -> None:
    """The average distance from the mean of raters who gave so much together."""
    counted, spread = (
        _counted(model, release, participant, item),
        release.of(participant, item)[ALL_OTHERS].spread,
    )
    n = sum(model.heads[group, item] for group in counted)
    if not n or spread is None:
        return
    mean, width = Fraction(total, n), n * _LAST_BITS
    places = [(group, item, option) for group in counted for option in model.options[item]]
    model.add((place, abs(place[2] - mean)) for place in places).between(
        n * spread - width, n * spread + width
    )
    model.add((place, place[2]) for place in places).between(total, total)


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


def _add_counts(model: Possible, total: Figure, counted: Sequence[str], item: str) -> None:
    """How many of the raters that are counted chose each option."""
    n = sum(model.heads[group, item] for group in counted)
    for option, count in zip(model.options[item], total.counts, strict=False):
        chosen = [((group, item, option), 1) for group in counted]
        model.add(chosen).between(count.low, n if count.high is None else count.high)


def _counted(model: Possible, release: Release, participant: str, item: str) -> list[str]:
    """The groups that counts and spread are about."""
    total, groups = release.of(participant, item)[ALL_OTHERS], shown_groups(release, participant, item)
    everybody = behind_counts(total, groups, release.questionnaire) == total.n
    known = frozenset() if everybody else release.questionnaire.attributed
    return [group for group in _groups_on(model, item) if group not in known]


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
