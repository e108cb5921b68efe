"""What scoring has to give, in plain pandas and with no thought of speed."""

from fractions import Fraction

import pandas as pd

from tests.scoring.cohorts import PEOPLE, Cohort

PLACE = ["participant", "rater_group", "scale"]


def ratings(cohort: Cohort) -> pd.DataFrame:
    """A row an answer, keyed, with its item's scale."""
    answers = cohort.long.merge(cohort.key, on="item")
    turned = answers["minimum"] + answers["maximum"] - answers["response"]
    return answers.assign(rating=answers["response"].where(~answers["reverse"].astype(bool), turned))


def rater_scores(cohort: Cohort) -> pd.DataFrame:
    """A row a rater, participant and scale with enough answers: `score`, the mean of the answers."""
    length = cohort.key["scale"].value_counts()
    answered = ratings(cohort).groupby([*PEOPLE, "scale"])["rating"].agg(["count", "mean"]).reset_index()
    enough = [
        Fraction(count, int(length[scale])) >= cohort.share
        for count, scale in zip(answered["count"], answered["scale"], strict=True)
    ]
    return answered[pd.Series(enough, index=answered.index, dtype=bool)].rename(columns={"mean": "score"})


def group_scores(cohort: Cohort) -> pd.DataFrame:
    """`n`, `mean` and `sd` of every participant, rater group and scale."""
    scores = rater_scores(cohort).groupby(PLACE)["score"].agg(["size", "mean", "std"])
    return scores.rename(columns={"size": "n", "std": "sd"}).reset_index()


def all_others(cohort: Cohort, rule: str) -> pd.DataFrame:
    """`n` and `mean` of every participant and scale over all groups but `self`."""
    place = ["participant", "scale"]
    others = rater_scores(cohort).query("rater_group != 'self'")
    groups = group_scores(cohort).query("rater_group != 'self'")
    mean = (others if rule == "equal_raters" else groups).groupby(place)
    column = "score" if rule == "equal_raters" else "mean"
    return pd.DataFrame({"n": others.groupby(place).size(), "mean": mean[column].mean()}).reset_index()
