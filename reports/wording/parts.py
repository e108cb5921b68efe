"""Sentences that come in several forms: by number, by what follows, by reason."""

from typing import NamedTuple

from scoring.profile import Bound, Reason


class Plural(NamedTuple):
    """A sentence by number, in the categories of Unicode CLDR for Welsh, which hold those for English.

    A category that is not given takes `other`: `few` is 3 and `many` is 6, as in Welsh.
    """

    one: str
    other: str
    zero: str | None = None
    two: str | None = None
    few: str | None = None
    many: str | None = None

    def of(self, count: int) -> str:
        """The sentence for `count`, its places not yet filled."""
        special = {0: self.zero, 1: self.one, 2: self.two, 3: self.few, 6: self.many}
        return special.get(count) or self.other


class Conjunction(NamedTuple):
    """The word before the last of a list; some languages have another one before a vowel."""

    usual: str
    before_vowel: str

    def before(self, name: str) -> str:
        """The word that stands before `name`."""
        return self.before_vowel if name[:1].lower() in set("aeiouwyâêîôûŵŷ") else self.usual


class Bounds(NamedTuple):
    """What is said of a figure of which only the least or the most is told."""

    at_least: str
    at_most: str

    def of(self, bound: Bound) -> str:
        """The words for `bound`, their place not yet filled."""
        return self.at_least if bound is Bound.AT_LEAST else self.at_most


class Reasons(NamedTuple):
    """Why a figure is not shown; nobody and too few people get the same words."""

    too_few: str
    would_reveal: str
    no_answer: str
    undefined: str

    def of(self, reason: Reason) -> str:
        """The words for `reason`."""
        return str(getattr(self, reason.value))
