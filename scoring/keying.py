"""Reverse keying: from responses as chosen to ratings, once and in one place.

A `Responses` goes in and a `Ratings` comes out; nothing takes a `Ratings` and keys it again.
"""

from dataclasses import dataclass

import numpy as np

from scoring.key import Key
from scoring.tables import Codes, People, Responses


@dataclass(frozen=True, slots=True)
class Ratings:
    """Keyed ratings: `codes` has one array (rows,) an item; 0 is missing, high is favourable."""

    people: People
    key: Key
    codes: tuple[Codes, ...]


def key_responses(responses: Responses) -> Ratings:
    """Turn reverse-keyed items round within their own bounds: lo + hi - x.

    The bounds are those of the response format, never the observed range, so that a rating does
    not depend on what other people answered.
    """
    key = responses.key
    codes = tuple(
        _reversed(column, key.options(item)) if key.reverse[item] else column
        for item, column in enumerate(responses.codes)
    )
    return Ratings(people=responses.people, key=key, codes=codes)


def _reversed(codes: Codes, options: int) -> Codes:
    """Option numbers counted from the other end; a missing answer stays 0."""
    turned = np.uint8(options + 1) - codes
    turned *= (codes > 0).view(np.uint8)
    return turned
