"""Rater groups: the words of a file made ids of the instrument's groups."""

from collections.abc import Iterator

from assessment.files.table import Codes, Column
from assessment.files.terms import Terms
from assessment.files.text import squashed
from instruments.model import SELF

UNKNOWN_GROUP = -2
NO_GROUP = -1
_SELF_WORDS = ("self", "myself", "me", "self rating", "self assessment")


def read_groups(column: Column, terms: Terms) -> Codes:
    """For each row (rows,) the position of its group in the instrument.

    `NO_GROUP` stands for an empty cell and `UNKNOWN_GROUP` for a word that names no group.
    """
    book = _book(terms)
    codes = column.each_text(lambda text: book.get(_key(text), UNKNOWN_GROUP), NO_GROUP)
    return codes[column.codes]


def _book(terms: Terms) -> dict[str, int]:
    """Every word for a group; the mapping's words count first, then ids, then labels."""
    book: dict[str, int] = {}
    for word, group in (*terms.mapping.groups.items(), *_own_words(terms)):
        book.setdefault(_key(word), terms.groups().index(group))
    return book


def _own_words(terms: Terms) -> Iterator[tuple[str, str]]:
    groups = terms.instrument.rater_groups
    yield from ((group.id, group.id) for group in groups)
    yield from ((label, group.id) for group in groups for label in group.label.root.values())
    if SELF in terms.groups():
        yield from ((word, SELF) for word in _SELF_WORDS)


def _key(word: str) -> str:
    """Without case, blanks and punctuation; `Peers` is the same as `Peer`."""
    return squashed(word).removesuffix("s")


def group_named(word: str, terms: Terms) -> str | None:
    """The id of the rater group that a word names: by its id, or by its label in any language."""
    place = _book(terms).get(_key(word))
    return None if place is None else terms.groups()[place]
