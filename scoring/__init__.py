"""Scores from tables of responses, the statistics of a cohort, and the gate before what may be shown.

`score` and `protect` are all that a profile needs; the rest is for research and needs nothing but
arrays. Names are found when they are first asked for, so that importing this package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scoring.agreement import ad_mean as ad_mean
    from scoring.agreement import rwg as rwg
    from scoring.agreement import rwg_j as rwg_j
    from scoring.change import change_interval as change_interval
    from scoring.change import reliable_change as reliable_change
    from scoring.disclosure.gate import protect as protect
    from scoring.intraclass import icc_1 as icc_1
    from scoring.intraclass import icc_1k as icc_1k
    from scoring.intraclass import icc_crossed as icc_crossed
    from scoring.norms import percentile_rank as percentile_rank
    from scoring.norms import sten as sten
    from scoring.norms import t_score as t_score
    from scoring.policy import DisclosurePolicy as DisclosurePolicy
    from scoring.policy import GroupRule as GroupRule
    from scoring.policy import ScoringPolicy as ScoringPolicy
    from scoring.problems import TableError as TableError
    from scoring.profile import Profile as Profile
    from scoring.reliability import cronbach_alpha as cronbach_alpha
    from scoring.reliability import mcdonald_omega as mcdonald_omega
    from scoring.scores import Scores as Scores
    from scoring.scores import score as score

# The same names once more, for a running program. A test holds the two lists together.
_NAMES_OF = {
    "scoring.agreement": ("ad_mean", "rwg", "rwg_j"),
    "scoring.change": ("change_interval", "reliable_change"),
    "scoring.disclosure.gate": ("protect",),
    "scoring.intraclass": ("icc_1", "icc_1k", "icc_crossed"),
    "scoring.norms": ("percentile_rank", "sten", "t_score"),
    "scoring.policy": ("DisclosurePolicy", "GroupRule", "ScoringPolicy"),
    "scoring.problems": ("TableError",),
    "scoring.profile": ("Profile",),
    "scoring.reliability": ("cronbach_alpha", "mcdonald_omega"),
    "scoring.scores": ("Scores", "score"),
}
_HOME = {name: module for module, names in _NAMES_OF.items() for name in names}

__all__ = sorted(_HOME)  # noqa: PLE0605 - the names are told once


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    if name not in _HOME:
        raise AttributeError(f"module 'scoring' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
