"""The social relations model: what actors, partners and relationships have to do with ratings."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike

from scoring.arguments import choice_problems, level_problems
from scoring.problems import raise_all
from scoring.round_robin.effects import least_squares_effects
from scoring.round_robin.figures import ten_figures
from scoring.round_robin.fit import Errors, Weights, fit_by_likelihood, fit_by_moments
from scoring.round_robin.moments import COMPONENTS, FEWEST, Effects
from scoring.round_robin.ratios import Negative
from scoring.round_robin.result import PersonEffects, RelationshipEffects, SrmResult
from scoring.round_robin.table import RoundRobin, RoundRobins, complete_people, read_round_robins

Method = Literal["moments", "reml", "ml"]
Missing = Literal["reml", "ml", "persons"]

_KNOWN = {"method": Method, "missing": Missing, "weights": Weights, "errors": Errors, "negative": Negative}


class Choices(NamedTuple):
    """What was asked for, under the names of the arguments of `social_relations`."""

    method: Method
    missing: Missing
    weights: Weights
    errors: Errors
    negative: Negative
    confidence: float


class _Used(NamedTuple):
    """The groups that an analysis uses, and how much they leave out."""

    groups: tuple[RoundRobin, ...]
    too_small: int
    people_left_out: int
    self_ratings: int


def social_relations(  # noqa: PLR0913 - each keyword is a choice that is reported
    ratings: ArrayLike,
    actors: ArrayLike,
    partners: ArrayLike,
    groups: ArrayLike | None = None,
    *,
    method: Method = "moments",
    missing: Missing = "reml",
    weights: Weights = "degrees_of_freedom",
    errors: Errors = "between_groups",
    negative: Negative = "undefined",
    confidence: float = 0.95,
) -> SrmResult:
    """The social relations model of round robins, in which everyone rates everyone else in a group.

    rating = mean of the group + actor effect + partner effect + relationship effect. The variance
    of each effect, the covariance of a person's actor and partner effects (generalised reciprocity)
    and that of the two relationship effects of a dyad (dyadic reciprocity).

    Parameters
    ----------
    ratings, actors, partners, groups
        Shape (ratings,): one rating a row, as `table.read_round_robins` takes them; square matrices
        become rows with `table.rows_of_matrices`. Self ratings are not used, and counted.
    method
        `moments`: unbiased estimates in closed form, which may be negative. `reml` or `ml`: maximum
        likelihood, restricted or full, with variances of at least 0.
    missing
        What is done about pairs without a rating under `moments`, which needs complete groups: all
        groups are fitted by `reml` or `ml`; or `persons` are left out until their groups are
        complete. The other methods use the ratings there are. Nothing is imputed.
    weights
        Of the groups under `moments`: `degrees_of_freedom`, n - 1, or `equal`.
    errors
        `between_groups`: from how groups differ; at least 2. `within_groups`: for normal effects.
        `jackknife`: leaving out a person at a time; at least 5 in a group.
    negative
        A negative variance leaves the shares `undefined`, or counts as `zero` in them.
    confidence
        Of the intervals: see `fit` for the components; for shares and correlations t times the
        standard error of the delta method, on the logistic scale and on Fisher's.

    Returns
    -------
    Effects are those of least squares, whatever the method, for all groups that are used. Groups of
    fewer than 4 people cannot tell the components apart; they are left out, and counted. Figures are
    NaN with a reason where every rating is the same, where a variance that a correlation needs is
    not positive, and as in `fit`.

    Raises
    ------
    TableError
        For an unknown choice, a level outside 0 to 1, what `read_round_robins` refuses, and where no
        group has 4 people.

    References
    ----------
    Warner, Kenny & Stoto (1979), Journal of Personality and Social Psychology 37, 1742-1757; Kenny
    (1994), Interpersonal Perception; Kenny, Kashy & Cook (2006), Dyadic Data Analysis, chapter 8.
    """
    choices = Choices(method, missing, weights, errors, negative, confidence)
    raise_all(_problems(choices))
    return _analysis(_used(read_round_robins(ratings, actors, partners, groups), choices), choices)


def _problems(choices: Choices) -> list[str]:
    """A problem for each choice that there is not."""
    problems = []
    for name, known in _KNOWN.items():
        problems += choice_problems(name, getattr(choices, name), get_args(known))
    return [*problems, *level_problems("confidence", choices.confidence)]


def _used(found: RoundRobins, choices: Choices) -> _Used:
    """The groups that are large enough, and complete where that is asked for."""
    groups = found.groups
    if choices.method == "moments" and choices.missing == "persons":
        groups = tuple(complete_people(group) for group in groups)
    large = tuple(group for group in groups if len(group.people) >= FEWEST)
    if not large:
        raise_all([_none_left(found.groups)])
    dropped = sum(
        len(before.people) - len(after.people) for before, after in zip(found.groups, groups, strict=True)
    )
    return _Used(large, len(groups) - len(large), dropped, found.self_ratings)


def _none_left(groups: Sequence[RoundRobin]) -> str:
    """What to tell where no group is large enough."""
    most = max((len(group.people) for group in groups), default=0)
    told = (
        f"groups: of {len(groups)}, none has {FEWEST} people who can be used; the largest has {most} in all."
    )
    return f"{told} Give {FEWEST} people or more; fewer cannot tell the components apart."


def _analysis(used: _Used, choices: Choices) -> SrmResult:
    """The result of groups that can be used."""
    how = _how(used.groups, choices)
    if how == "moments":
        fit = fit_by_moments(used.groups, choices.weights, choices.errors, choices.confidence)
    else:
        fit = fit_by_likelihood(used.groups, how, choices.errors, choices.confidence)
    told: dict[str, Any] = {"method": how, "errors": choices.errors, "confidence": choices.confidence}
    effects = [least_squares_effects(group) for group in used.groups]
    return SrmResult(
        **ten_figures(fit, choices.negative, choices.confidence),
        **told,
        **_counts(used),
        people_effects=_people(used.groups, effects),
        relationship_effects=_relationships(used.groups, effects),
        negative=tuple(name for name, one in zip(COMPONENTS[:3], fit.components[:3], strict=True) if one < 0),
    )


def _how(groups: Sequence[RoundRobin], choices: Choices) -> Method:
    """The method that is used: the one asked for, unless ratings are missing that it needs."""
    if choices.method != "moments":
        return choices.method
    if choices.missing == "persons" or not any(group.missing for group in groups):
        return "moments"
    return choices.missing


def _counts(used: _Used) -> dict[str, Any]:
    """How many there were of everything."""
    sizes = [len(group.people) for group in used.groups]
    missing = sum(group.missing for group in used.groups)
    return {
        "groups": len(used.groups),
        "people": sum(sizes),
        "ratings": sum(size * (size - 1) for size in sizes) - missing,
        "missing": missing,
        "too_small": used.too_small,
        "people_left_out": used.people_left_out,
        "self_ratings": used.self_ratings,
    }


def _people(groups: Sequence[RoundRobin], effects: Sequence[Effects]) -> PersonEffects:
    """The effects of all people."""
    sizes = [len(group.people) for group in groups]
    return PersonEffects(
        group=np.repeat([group.label for group in groups], sizes),
        person=np.concatenate([group.people for group in groups]),
        actor=np.concatenate([one.actor for one in effects]),
        partner=np.concatenate([one.partner for one in effects]),
        group_mean=np.repeat([float(one.mean) for one in effects], sizes),
    )


def _relationships(groups: Sequence[RoundRobin], effects: Sequence[Effects]) -> RelationshipEffects:
    """The effects of all ratings."""
    places = [np.nonzero(~np.isnan(group.cells)) for group in groups]
    both = list(zip(groups, places, strict=True))
    return RelationshipEffects(
        group=np.repeat([group.label for group in groups], [len(actor) for actor, _ in places]),
        actor=np.concatenate([group.people[actor] for group, (actor, _) in both]),
        partner=np.concatenate([group.people[partner] for group, (_, partner) in both]),
        effect=np.concatenate([one.relationship[place] for one, place in zip(effects, places, strict=True)]),
    )
