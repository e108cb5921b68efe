"""A language of which every text is known at sight: it is what it translates, in brackets.

What a page shows in that language outside brackets did not come from the catalogue. It is data, or
it was forgotten.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from instruments.model import Instrument, Text
from tests.house import catalogue

OPEN, CLOSE = "⟦", "⟧"
_EMPTY = {"br", "hr", "img", "input", "link", "meta"}
_SILENT = {"script", "style"}
_AS_IT_IS = " as it is"
_READ = {"alt", "aria-description", "aria-label", "aria-roledescription", "label", "placeholder", "title"}
# What scripts read as names, addresses and numbers, never to show it.
_MACHINE = {
    "data-autosave",
    "data-autosave-error",
    "data-autosave-status",
    "data-maxlength",
    "data-module",
    "data-passkey",
    "data-passkey-ask",
    "data-passkey-failed",
    "data-passkey-missing",
    "data-prevent-double-click",
}
# Components that have English texts built in, and the attributes by which a page replaces them.
_BUILT_IN = {
    "govuk-character-count": ("characters-under-limit", "characters-at-limit", "characters-over-limit"),
    "govuk-password-input": (
        *("show-password", "hide-password", "show-password-aria-label", "hide-password-aria-label"),
        *("password-shown-announcement", "password-hidden-announcement"),
    ),
}
_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+")


def write_pseudo_language(folder: Path) -> None:
    """A catalogue in the place of the Welsh one, with every text that the Welsh one has."""
    texts = catalogue.kept()
    for message in texts:
        if message.id:
            message.string = _bracketed(message.id, len(catalogue.forms(message)))
    made = folder / "cy" / "LC_MESSAGES" / "django.mo"
    made.parent.mkdir(parents=True)
    made.write_bytes(catalogue.compiled(texts))


def _bracketed(text: str | tuple[str, ...] | list[str], forms: int) -> str | tuple[str, ...]:
    if isinstance(text, str):
        return f"{OPEN}{text}{CLOSE}"
    return (f"{OPEN}{text[-1]}{CLOSE}",) * forms


@dataclass(frozen=True)
class Shown:
    """A text that somebody may see or hear: where it stands, and what of it stands outside brackets."""

    where: str
    text: str
    outside: str


class _Reader(HTMLParser):
    """Reads a page. Brackets may open in one element and close in another."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Shown] = []
        self.within: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += [
            Shown(f"{tag} {name}", given[name], _outside(given[name])[0])
            for name in given
            if _is_read(tag, name, given)
        ]
        self.found += [Shown(tag, f"{name} is built in", name) for name in _left_built_in(given)]
        if tag not in _EMPTY:
            self.within.append(f"{tag}{_AS_IT_IS}" if given.get("translate") == "no" else tag)

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop().removesuffix(_AS_IT_IS) != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(tag in _SILENT or tag.endswith(_AS_IT_IS) for tag in self.within):
            return
        outside, self.depth = _outside(data, self.depth)
        if outside.strip():
            self.found.append(Shown(self.within[-1] if self.within else "text", data.strip(), outside))


def _is_read(tag: str, name: str, given: dict[str, str]) -> bool:
    if name.startswith("data-"):
        return name not in _MACHINE
    if name == "value":
        return tag == "input" and given.get("type") in {"button", "reset", "submit"}
    return name in _READ


def _left_built_in(given: dict[str, str]) -> list[str]:
    wanted = _BUILT_IN.get(given.get("data-module", ""), ())
    return [f"data-i18n.{name}" for name in wanted if f"data-i18n.{name}" not in given]


def escaped(page: str, data: Iterable[str]) -> list[tuple[str, str]]:
    """Where each text of a page stands that is neither from the catalogue nor data, and the text."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    known = _pattern(frozenset(data))
    return [(one.where, one.text) for one in reader.found if _is_text(known.sub("", one.outside))]


@lru_cache
def _pattern(data: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(data, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in longest_first))


def _is_text(rest: str) -> bool:
    return re.search(r"[^\W\d_]", _ADDRESS.sub("", rest)) is not None


def _outside(text: str, depth: int = 0) -> tuple[str, int]:
    """What stands outside all brackets, and how many are still open at the end."""
    kept = []
    for character in text:
        depth += character == OPEN
        if not depth:
            kept.append(character)
        depth -= character == CLOSE
    return "".join(kept), depth


def words_of(instrument: Instrument) -> set[str]:
    """Every text of a questionnaire, in each of its languages."""
    return {text.in_language(language) for text in _texts(instrument) for language in instrument.languages}


def _texts(part: Any) -> Iterator[Text]:
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from _texts(one)
    elif hasattr(type(part), "model_fields"):
        for name in type(part).model_fields:
            yield from _texts(getattr(part, name))
