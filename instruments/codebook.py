"""The codebook: what each column in a file of answers means, for people who analyse it."""

import csv
import io
import re
from dataclasses import dataclass, fields

from instruments.key import importance_scale
from instruments.model import CommentQuestion, Importance, ImportanceItem, Instrument, Item, Text
from instruments.safe_text import neutral

_MARKUP = re.compile(r"[\\`*\[<|&]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookRow:
    """One question. `kind` is `item`, `importance` or `comment`; what does not apply is empty."""

    code: str
    kind: str
    dimension: str = ""
    scale: str = ""
    reverse: bool = False
    self_wording: str
    other_wording: str = ""
    options: str = ""
    not_observed: str = ""


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(CodebookRow))


def codebook(instrument: Instrument, language: str) -> list[CodebookRow]:
    """One row a question, in the order of the questionnaire, worded in `language`.

    Raises
    ------
    ValueError
        The instrument does not have the language.
    """
    if language not in instrument.languages:
        raise ValueError(f"language {language!r} is not one of {', '.join(instrument.languages)}")
    words = _Words(instrument, language)
    return [
        *(_item(item, words) for item in instrument.items),
        *_importance_rows(instrument.importance, words),
        *(_comment(question, words) for question in instrument.comments),
    ]


def codebook_markdown(instrument: Instrument, language: str) -> str:
    """The codebook as a Markdown table."""
    rows = [[_escaped(cell) for cell in _cells(row)] for row in codebook(instrument, language)]
    lines = [COLUMNS, ["---"] * len(COLUMNS), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def codebook_csv(instrument: Instrument, language: str) -> str:
    """The codebook as CSV with one heading row; no cell is a formula to a spreadsheet program."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([neutral(cell) for cell in _cells(row)] for row in codebook(instrument, language))
    return written.getvalue()


def _cells(row: CodebookRow) -> list[str]:
    """The texts of a row; whether an item is reversed becomes `yes` or nothing."""
    values = (getattr(row, column) for column in COLUMNS)
    return ["yes" if value is True else value or "" for value in values]


def _escaped(text: str) -> str:
    """A text on one line in which Markdown sees no table cell and no markup."""
    return " ".join(_MARKUP.sub(r"\\\g<0>", text).split())


def _item(item: Item, words: "_Words") -> CodebookRow:
    return CodebookRow(
        code=item.code,
        kind="item",
        dimension=words.dimension(item.scale),
        scale=item.scale,
        reverse=item.reverse,
        self_wording=words.of(item.self_wording),
        other_wording=words.of(item.other_wording),
        options=words.options(item.format),
        not_observed=words.not_observed(item.format),
    )


def _importance_rows(importance: Importance | None, words: "_Words") -> list[CodebookRow]:
    if importance is None:
        return []
    return [_importance(item, importance.format, words) for item in importance.items]


def _importance(item: ImportanceItem, response_format: str, words: "_Words") -> CodebookRow:
    return CodebookRow(
        code=item.code,
        kind="importance",
        dimension=words.dimension(item.scale),
        scale=importance_scale(item.scale),
        self_wording=words.of(item.wording),
        options=words.options(response_format),
        not_observed=words.not_observed(response_format),
    )


def _comment(question: CommentQuestion, words: "_Words") -> CodebookRow:
    return CodebookRow(
        code=question.id,
        kind="comment",
        self_wording=words.of(question.self_wording),
        other_wording=words.of(question.other_wording),
    )


class _Words:
    """What the parts of one instrument are called in one language."""

    def __init__(self, instrument: Instrument, language: str) -> None:
        self._language = language
        self._formats = {used.id: used for used in instrument.response_formats}
        names = {dimension.id: dimension.name for dimension in instrument.dimensions}
        self._dimensions = {scale.id: names[scale.dimension] for scale in instrument.scales}

    def of(self, text: Text | None) -> str:
        """The wording of a text; empty where there is none."""
        return text.in_language(self._language) if text else ""

    def dimension(self, scale: str) -> str:
        """The name of the dimension that a scale belongs to."""
        return self.of(self._dimensions[scale])

    def options(self, response_format: str) -> str:
        """`1 = Never; 2 = Rarely`."""
        options = self._formats[response_format].options
        return "; ".join(f"{option.value} = {self.of(option.label)}" for option in options)

    def not_observed(self, response_format: str) -> str:
        """`NO = I have not seen this`; empty where a format has no such answer."""
        answer = self._formats[response_format].not_observed
        return f"{answer.code} = {self.of(answer.label)}" if answer else ""
