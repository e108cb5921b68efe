"""What may be shown about one participant: every cell is a number or a reason for its absence.

Only `scoring.protect` makes a `Profile`. A suppressed cell holds no number, so nothing downstream
can show, export or log one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SELF = "self"
ALL_OTHERS = "all_others"


class Reason(StrEnum):
    """Why a cell holds no number. Nobody and too few people give the same reason."""

    TOO_FEW = "too_few"
    WOULD_REVEAL = "would_reveal"
    NO_ANSWER = "no_answer"
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A cell without a number, and why."""

    reason: Reason


class Bound(StrEnum):
    """On which side of a printed figure the true one may lie."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class GroupScore:
    """Mean of `n` rater scores in the units of the response format, with its interval.

    `low` and `high` bound the interval and lie within the response range; both are None where no
    interval can be given (the participant's own score has none: it is not a sample). `assumed`
    says that the interval takes answers to spread as if they were given at random, because there
    are too few participants to learn the spread from. With a `bound`, the mean is not told
    exactly: `mean` is the edge of a band ("4.9 or above"), and there is no interval.
    """

    n: int
    mean: float
    low: float | None = None
    high: float | None = None
    assumed: bool = False
    bound: Bound | None = None


Cell = GroupScore | Suppressed


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike `n` raters answered on `items` items of one scale: those whose spread may be shown.

    `rwg` holds the index by the name of its null distribution (`uniform`, `slight_skew`), in its
    multi-item form; `ad_mean` is the average deviation in response units. A figure that is
    undefined (fewer than two raters on an item) is None.
    """

    n: int
    items: int
    rwg: Mapping[str, float | None]
    ad_mean: float | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Self minus all others, in response units, with its interval (that of the others' mean).

    With a `bound`, `value` is the gap to the edge of the others' band ("at most 0.40"), and there
    is no interval.
    """

    value: float
    low: float | None
    high: float | None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one score lies in the norm group.

    The percentile rank is None where only the norm group's mean and SD are known.
    """

    t_score: float
    sten: int
    percentile_rank: float | None


@dataclass(frozen=True, slots=True)
class Norm:
    """The norm group's figures on one scale, in response units."""

    n: int
    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Change:
    """A score now minus the same score in the earlier wave, with the interval of the difference.

    `reliable` says whether the change is larger than measurement error explains, and is None
    where that cannot be judged. With a `bound`, `value` is the least or the most that the change
    can be, and there is no interval; `earlier_bound` is the bound of the earlier score.
    """

    earlier: float
    value: float
    low: float | None
    high: float | None
    reliable: bool | None
    bound: Bound | None = None
    earlier_bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class ScaleProfile:
    """Everything that may be shown about one scale. `groups` is keyed by `ShownGroup.id`."""

    own: Cell
    all_others: Cell
    groups: Mapping[str, Cell]
    gap: Gap | Suppressed
    agreement: Agreement | Suppressed
    norm: Norm | None
    own_standing: Standing | Suppressed
    others_standing: Standing | Suppressed
    own_change: Change | Suppressed
    others_change: Change | Suppressed


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How many ratings took one option: from `low` to `high`, both included.

    A number below the threshold is told as 0 to the threshold less 1, whether or not it is 0.
    """

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ItemProfile:
    """Everything that may be shown about one item.

    Ratings are keyed: a high number is always the favourable end, also for a reversed item.
    `distribution` counts the protected raters' ratings from the lowest to the highest option;
    `ad_mean` is the average deviation over all others, in response units.
    """

    own: Cell
    all_others: Cell
    groups: Mapping[str, Cell]
    distribution: tuple[OptionCount, ...] | Suppressed
    ad_mean: float | Suppressed


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A rater group as the report names it.

    `members` are the groups that may be counted in it, itself first: whether each of the others
    had nobody or too few is not told. `n` is the number of its raters, None where it is withheld.
    """

    id: str
    members: tuple[str, ...]
    attributed: bool
    n: int | None


class Action(StrEnum):
    """What the gate did to a rater group or a figure."""

    SHOWN = "shown"
    MERGED = "merged"
    WITHHELD = "withheld"
    BANDED = "banded"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the receipt: what was done to `subject`, by which rule, at which threshold."""

    subject: str
    action: Action
    rule: str
    threshold: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the gate checked and did for one profile.

    `fewest_behind` is the smallest number of protected raters that any figure, or anything that
    can be worked out from figures by adding and subtracting, rests on; None where nothing rests on
    protected raters. `colluders` is how many of them were supposed to tell a reader their answers:
    so many fewer are then left behind the figure.
    """

    checks: tuple[str, ...]
    decisions: tuple[Decision, ...]
    fewest_behind: int | None = None
    colluders: int = 0


@dataclass(frozen=True, slots=True)
class NormGroup:
    """Which norm group the standings refer to, and whether it is the cohort itself."""

    name: str
    n: int
    is_cohort: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the outside ever sees of one participant's answers.

    `scales` and `items` are keyed by scale and item id. `highest`, `lowest` and `disputed` list
    items by id, the most telling first, and use only figures that are shown. `comments` is keyed
    by comment question, in an order that says nothing about who wrote what. `rule` names how the
    all-others score was made (`equal_groups` or `equal_raters`), `confidence` the interval's level.
    """

    participant: str
    instrument_digest: str
    code_version: str
    rule: str
    confidence: float
    groups: tuple[ShownGroup, ...]
    raters: int | None
    scales: Mapping[str, ScaleProfile]
    items: Mapping[str, ItemProfile]
    highest: tuple[str, ...]
    lowest: tuple[str, ...]
    disputed: tuple[str, ...]
    own_comments: Mapping[str, str]
    comments: Mapping[str, tuple[str, ...] | Suppressed]
    norm_group: NormGroup | None
    earlier_wave: bool
    receipt: Receipt
