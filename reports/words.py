"""What a line may not part: words, the parts of words between hyphens, single East Asian characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from reports.content import Emphasis, Run
from reports.safety import BREAK_HERE, safe
from reports.shaping import Word, word

_FIRST_EAST_ASIAN = "\u2e80"
_PARTS = re.compile(f" |{BREAK_HERE}|[^ {BREAK_HERE}]+")
_HYPHENS = re.compile("[-\u2010\u2013\u2014/]")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-\u2010\u2013\u2014/])(?=[^\W\d_])")
_VIRAMA = 9


class Unit(NamedTuple):
    """What a line may not break: a word, or a part of one.

    `spaced` says that a space stands before it, `run` which of the text's runs it belongs to.
    """

    word: Word
    emphasis: Emphasis
    spaced: bool
    run: int


@cache
def _east_asian_parts() -> re.Pattern[str]:
    """As `_PARTS`, breaking after each East Asian character; no line starts with a closing mark."""
    chars = (
        "\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3020-\u30ff\u3100-\ua4cf\uac00-\ud7af\uf900-\ufaff"
        "\uff10-\uff1a\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f"
    )
    closing = (
        "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301e\u301f"
        "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
    )
    return re.compile(f" |{BREAK_HERE}|[{chars}][{closing}]*|[^ {BREAK_HERE}{chars}]+")


def _parts(text: str) -> list[str]:
    """The words of a text, the spaces between them, and the parts that a line may end after."""
    east_asian = not text.isascii() and max(text) >= _FIRST_EAST_ASIAN
    parts = (_east_asian_parts() if east_asian else _PARTS).findall(text)
    if not _HYPHENS.search(text):
        return list(parts)
    return [each for part in parts for each in (_AFTER_HYPHEN.split(part) if len(part) > 1 else (part,))]


def units(runs: Iterable[Run]) -> Iterator[Unit]:
    """The units of a text, spaces taken into them."""
    spaced = False
    for number, run in enumerate(runs):
        emphasis = run.emphasis
        for part in _parts(safe(run.text)):
            if part in {" ", BREAK_HERE}:
                spaced = spaced or part == " "
                continue
            yield Unit(word(part, emphasis), emphasis, spaced, number)
            spaced = False


def narrow_units(runs: Iterable[Run], widest: float) -> Iterator[Unit]:
    """The units of a text, those wider than a line broken inside."""
    for unit in units(runs):
        if unit.word.width <= widest:
            yield unit
        else:
            yield from _broken(unit, widest)


def groups(of: Iterable[Unit], widest: float) -> Iterator[list[Unit]]:
    """Units that no line may part: a run that follows another without a space goes on its word."""
    group: list[Unit] = []
    total = 0.0
    for unit in of:
        follows = bool(group) and not unit.spaced and unit.run != group[-1].run
        if not follows or total + unit.word.width > widest:
            if group:
                yield group
            group, total = [], 0.0
        group.append(unit)
        total += unit.word.width
    if group:
        yield group


def clusters(text: str) -> Iterator[str]:
    """The smallest parts that a word may be broken into: a letter with its marks."""
    start = 0
    for place in range(1, len(text)):
        if not _belongs_to(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    yield text[start:]


def _belongs_to(before: str, char: str) -> bool:
    joined = before == "\u200d" or unicodedata.combining(before) == _VIRAMA
    modifier = "\U0001f3fb" <= char <= "\U0001f3ff"
    return joined or modifier or char in "\u200c\u200d" or unicodedata.category(char)[0] == "M"


def _broken(unit: Unit, widest: float) -> Iterator[Unit]:
    """Break a word that no line can hold wherever it fills one."""
    part, spaced, room = "", unit.spaced, widest
    for cluster in clusters(unit.word.text):
        needed = word(cluster, unit.emphasis).width
        if part and needed > room:
            yield Unit(word(part, unit.emphasis), unit.emphasis, spaced, unit.run)
            part, spaced, room = "", False, widest
        part += cluster
        room -= needed
    yield Unit(word(part, unit.emphasis), unit.emphasis, spaced, unit.run)
