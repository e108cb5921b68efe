"""Cohorts to score: small ones written as text, and random ones of every shape."""

from dataclasses import dataclass
from fractions import Fraction
from io import StringIO

import numpy as np
import pandas as pd
from hypothesis import strategies as st

PEOPLE = ["participant", "rater", "rater_group"]
GROUPS = ("self", "line_manager", "peer", "direct_report", "partner", "service_user")
RANGES = ((1, 5), (0, 4), (1, 7), (-2, 2))


def table(text: str) -> pd.DataFrame:
    """A table of words and whole numbers set with blanks; a dot is a missing cell."""
    return pd.read_csv(StringIO(text.strip()), sep=r"\s+", na_values=["."], keep_default_na=False)


@dataclass(frozen=True)
class Cohort:
    """A scoring key and a wide table of responses that fits it."""

    key: pd.DataFrame
    wide: pd.DataFrame
    share: Fraction = Fraction(2, 3)

    @property
    def items(self) -> list[str]:
        return [str(item) for item in self.key["item"]]

    @property
    def bounds(self) -> dict[str, tuple[int, int]]:
        """By item, the lowest and the highest option."""
        pairs = zip(self.key["minimum"].tolist(), self.key["maximum"].tolist(), strict=True)
        return dict(zip(self.items, pairs, strict=True))

    @property
    def long(self) -> pd.DataFrame:
        """The same answers, a row each; what is missing has no row."""
        return to_long(self.wide).dropna(subset="response")


def to_long(wide: pd.DataFrame) -> pd.DataFrame:
    return wide.melt(id_vars=PEOPLE, var_name="item", value_name="response")


def random_cohort(seed: int, *, missing: float = 0.2, longest: int = 9) -> Cohort:
    """Some people answering about some of each other, on scales of different lengths and ranges."""
    rng = np.random.default_rng(seed)
    key = random_key(rng, longest)
    people = _random_people(rng)
    answers = {
        str(row["item"]): rng.integers(row["minimum"], row["maximum"] + 1, size=len(people)).astype(float)
        for row in key.to_dict("records")
    }
    wide = pd.concat([people, pd.DataFrame(answers)], axis=1)
    items = key["item"].tolist()
    wide[items] = wide[items].mask(rng.random((len(people), len(items))) < missing * rng.random())
    share = Fraction(int(rng.integers(1, 5)), 4)
    return Cohort(key, wide, share)


def random_key(rng: np.random.Generator, longest: int) -> pd.DataFrame:
    rows: list[tuple[str, str, bool, int, int]] = []
    for scale in range(int(rng.integers(1, 4))):
        low, high = RANGES[rng.integers(len(RANGES))]
        items = range(int(rng.integers(1, longest + 1)))
        rows += [(f"S{scale}I{item}", f"S{scale}", bool(rng.integers(2)), low, high) for item in items]
    return pd.DataFrame(rows, columns=["item", "scale", "reverse", "minimum", "maximum"])


def _random_people(rng: np.random.Generator) -> pd.DataFrame:
    """Raters R0, R1, ... who answer about one or several participants, in one group each time."""
    raters = [f"R{i}" for i in range(int(rng.integers(1, 15)))]
    rows = []
    for participant in (f"P{i}" for i in range(int(rng.integers(1, 5)))):
        if rng.random() < 0.7:
            rows.append((participant, participant, "self"))
        chosen = rng.choice(raters, size=int(rng.integers(1, len(raters) + 1)), replace=False)
        groups = rng.choice(GROUPS[1:], size=len(chosen), p=[0.1, 0.3, 0.3, 0.15, 0.15])
        rows += [(participant, rater, group) for rater, group in zip(chosen, groups, strict=True)]
    return pd.DataFrame(rows, columns=PEOPLE)


random_cohorts = st.builds(random_cohort, st.integers(0, 2**32 - 1))
