"""Scores from tables of responses, and the gate that decides what may be shown of them.

`score` and `protect` are all that a profile needs. They are found when first asked for, so that
importing this package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scoring.disclosure.gate import protect
    from scoring.policy import DisclosurePolicy, GroupRule, ScoringPolicy
    from scoring.problems import TableError
    from scoring.profile import Profile
    from scoring.scores import Scores, score

__all__ = [
    "DisclosurePolicy",
    "GroupRule",
    "Profile",
    "Scores",
    "ScoringPolicy",
    "TableError",
    "protect",
    "score",
]

_HOME = {
    "DisclosurePolicy": "scoring.policy",
    "GroupRule": "scoring.policy",
    "Profile": "scoring.profile",
    "Scores": "scoring.scores",
    "ScoringPolicy": "scoring.policy",
    "TableError": "scoring.problems",
    "protect": "scoring.disclosure.gate",
    "score": "scoring.scores",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    if name not in _HOME:
        raise AttributeError(f"module 'scoring' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
