"""Right-to-left text: the order in which the parts of a line are set (Unicode Annex 9).

Directional controls never get here: text is made safe first, so a run of text can turn nothing
around beyond itself.
"""

import re
import unicodedata

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Whether a text has a character that is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is written from right to left (rule P2)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


def _stand_in(char: str) -> str:
    """A character of the same direction for one that the algorithm drops or does not know."""
    kind = unicodedata.bidirectional(char)
    if kind == "BN":
        return "\u0300"  # a joiner: a mark takes its neighbour's level, too
    if not kind:
        return "\u05d0" if has_right_to_left(char) else "a"
    return char


def levels(text: str, *, leftwards: bool) -> list[int]:
    """The embedding level of each character; odd levels run from right to left."""
    from bidi import algorithm  # noqa: PLC0415 - a tenth of the documents need it

    text = "".join(map(_stand_in, text))
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(leftwards)
    storage["base_dir"] = "R" if leftwards else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [char["level"] for char in storage["chars"]]


def visual_order(level_of_part: list[int]) -> list[int]:
    """The places of a line's parts from left to right (rule L2)."""
    order = list(range(len(level_of_part)))
    for level in range(max(level_of_part, default=0), 0, -1):
        _turn_around(order, level_of_part, level)
    return order


def _turn_around(order: list[int], level_of_part: list[int], level: int) -> None:
    """Reverse every stretch of parts at this level or above."""
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and level_of_part[order[end]] >= level:
            end += 1
        order[start:end] = reversed(order[start:end])
        start = end + 1
