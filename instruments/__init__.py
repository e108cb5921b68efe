"""Questionnaires as data: a YAML definition in, a checked and typed instrument out.

Nothing is imported before it is used, so that a command that needs no questionnaire starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from instruments.key import scoring_key
    from instruments.loading import load_instrument
    from instruments.model import Instrument
    from instruments.problems import InstrumentError, Problem

__all__ = ["Instrument", "InstrumentError", "Problem", "load_instrument", "scoring_key"]

_MODULES = {
    "Instrument": "model",
    "InstrumentError": "problems",
    "Problem": "problems",
    "load_instrument": "loading",
    "scoring_key": "key",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
