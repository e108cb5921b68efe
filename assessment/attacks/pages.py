"""What stands on the pages of reports: head counts, lists of items, comments."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment.attacks.questionnaire import Questionnaire

Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One participant's report as its reader takes it in.

    `heads` are the numbers of raters by group, where they are printed, and `raters` the number of
    all of them. `lists` hold item codes by `highest`, `lowest` and `disputed`, in their order;
    `comments` the raters' comments by theme, in their order. `text` is everything in one piece.
    """

    text: str
    heads: Mapping[str, int] = field(default_factory=dict)
    raters: int | None = None
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def page_of_json(text: str, questionnaire: Questionnaire) -> Page:
    """The page that a report's JSON describes."""
    content = json.loads(text)
    parts = list(_parts(content))
    words = " ".join(_texts(content))
    return Page(
        text=words,
        heads=heads_in(words, questionnaire),
        raters=raters_in(words, content["language"]),
        lists=_lists(parts, content["language"], questionnaire),
        comments={part["theme"]: _comments(part) for part in parts if part["kind"] == "CommentList"},
    )


def page_of_text(text: str, questionnaire: Questionnaire) -> Page:
    """The page as far as the text drawn from a PDF tells."""
    words = " ".join(text.split())
    found = (raters_in(words, language) for language in questionnaire.languages)
    return Page(
        text=words,
        heads=heads_in(words, questionnaire),
        raters=next((number for number in found if number is not None), None),
    )


def _parts(node: object) -> Iterator[Part]:
    """Every object of a JSON document that names its kind."""
    if isinstance(node, dict):
        if "kind" in node:
            yield node
        yield from (part for value in node.values() for part in _parts(value))
    elif isinstance(node, list):
        yield from (part for value in node for part in _parts(value))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from (text for key, value in node.items() if key != "kind" for text in _texts(value))
    elif isinstance(node, list):
        yield from (text for value in node for text in _texts(value))


def _comments(part: Part) -> tuple[str, ...]:
    """The comments of a list, none where the list gives a reason instead."""
    return tuple(part["comments"]) if isinstance(part["comments"], list) else ()


def _lists(parts: list[Part], language: str, questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """The lists of items that stand out, told apart by their headings."""
    from reports.wording import wording_in  # noqa: PLC0415 - loads the catalogue of a language

    words = wording_in(language).items
    names = {words.highest: "highest", words.lowest: "lowest", words.disputed: "disputed"}
    tables = [part for part in parts if part["kind"] == "Table"]
    headed = [(names.get(table["columns"][0]["header"]), table["rows"]) for table in tables]
    return {name: tuple(_codes(rows, questionnaire)) for name, rows in headed if name}


def _codes(rows: list[list[str]], questionnaire: Questionnaire) -> Iterator[str]:
    """The item of each row, known by the statement with which its first cell begins."""
    for row in rows:
        begun = [text for text in questionnaire.wordings if row[0].startswith(text)]
        if begun:
            yield questionnaire.wordings[max(begun, key=len)]


def heads_in(text: str, questionnaire: Questionnaire) -> dict[str, int]:
    """How many raters of each group answered, from the sentence that says who did."""
    found: dict[str, int] = {}
    for label, group in questionnaire.labels.items():
        place = re.search(rf"(?:^|[:,] ){re.escape(label)}(?: \([^)]*\))? (\d+)(?=[,.])", text)
        if place:
            found[group] = int(place.group(1))
    return found


def raters_in(text: str, language: str) -> int | None:
    """The number of all raters, from the sentence that tells it."""
    from reports.wording import wording_in  # noqa: PLC0415 - loads the catalogue of a language

    sentences = (form for form in wording_in(language).summary.raters if form and "{count}" in form)
    for sentence in sentences:
        place = re.search(re.escape(sentence).replace(r"\{count\}", r"(\d+)"), text)
        if place:
            return int(place.group(1))
    return None
