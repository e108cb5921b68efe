"""The catalogue of sentences, a package for each language, read when it is first asked for."""

from importlib import import_module

from reports.wording.catalogue import Wording

__all__ = ["LANGUAGES", "Wording", "wording_in"]

_FALLBACK = "en"
_HOMES = {
    "en": ("reports.wording.english", "ENGLISH"),
    "cy": ("reports.wording.welsh", "WELSH"),
}
LANGUAGES = tuple(_HOMES)


def wording_in(language: str) -> Wording:
    """The catalogue for a language tag such as `cy` or `cy-GB`, else the English one."""
    module, name = _HOMES.get(language.partition("-")[0], _HOMES[_FALLBACK])
    wording: Wording = getattr(import_module(module), name)
    return wording
