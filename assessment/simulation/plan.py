"""What is simulated: how many teams and leaders, from which seed, in which wave."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from assessment.simulation.places import PLACES


class Wave(IntEnum):
    """The first wave is the year before; the second is the programme itself."""

    EARLIER = 1
    NOW = 2


class Stream(IntEnum):
    """One source of chance for each subject, so that a change to one leaves the others as they are."""

    PEOPLE = 1
    NAMES = 2
    SIZES = 3
    RATERS = 4
    TRUE_SCORES = 5
    RATER_EFFECTS = 6
    GROUP_VIEWS = 7
    ITEMS = 8
    NOISE = 9
    VISIBILITY = 10
    UNSEEN = 11
    LEFT_OUT = 12
    COMMENTS = 13
    DATES = 14


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of the programme and the seed that everything in it follows from.

    With few leaders some of the teams have nobody.

    Raises
    ------
    ValueError
        Where there are no leaders, more teams than places, or a negative seed.
    """

    seed: int
    teams: int
    leaders: int
    wave: Wave = Wave.NOW

    def __post_init__(self) -> None:
        if not 1 <= self.teams <= len(PLACES):
            raise ValueError(f"teams is {self.teams}: expected 1 to {len(PLACES)}, a place for each")
        if self.leaders < 1:
            raise ValueError(f"leaders is {self.leaders}: expected at least 1")
        if self.seed < 0:
            raise ValueError(f"seed is {self.seed}: expected a number from 0 upwards")

    def chance(self, stream: Stream, *, shared: bool = False) -> np.random.Generator:
        """The random numbers of one subject; the same in both waves where `shared`."""
        wave = Wave.NOW if shared else self.wave
        return np.random.default_rng([self.seed, wave, stream])
