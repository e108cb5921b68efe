"""What an attacker may know besides the release."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment.attacks.released import Release


@dataclass(frozen=True, slots=True)
class Colluder:
    """A rater who tells the attacker what they themselves answered about a participant.

    `answers` are the ratings by item, a high one always the favourable end, as in a release.
    """

    participant: str
    group: str
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that an attacker may have heard.

    `earlier` is an earlier release of the same campaign, and `one_changed` says that since then
    one rater answered anew or gave way to another, by participant and rater group. `twin` is the
    release that there would have been had the raters of hidden groups not answered. `arrivals` are
    comments in the order in which they stood in the file of answers, by participant and question.
    `heads` are numbers of raters who answered, by participant and rater group: participants know
    whom they asked. `raters` are ids of raters.
    """

    earlier: Release | None = None
    one_changed: frozenset[tuple[str, str]] = frozenset()
    twin: Release | None = None
    colluders: tuple[Colluder, ...] = ()
    arrivals: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    heads: Mapping[tuple[str, str], int] = field(default_factory=dict)
    raters: tuple[str, ...] = ()


NOTHING = Knowledge()
