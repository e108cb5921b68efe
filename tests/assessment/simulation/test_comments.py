import numpy as np
import pandas as pd
import pytest

from assessment.simulation import SimulatedProgramme, simulate_programme
from assessment.simulation.phrases.differently import DIFFERENTLY
from assessment.simulation.phrases.keep import KEEP
from assessment.simulation.phrases.more import MORE
from assessment.simulation.phrases.welsh import KEEP as KEEP_IN_WELSH
from instruments.model import Instrument

SIGNS = ["&", "<3", "<b>", "😊", "—", "شكرا", "ę", "ŵ", "ŷ", "\n", "£", '"']


@pytest.fixture(scope="module")
def comments(programme: SimulatedProgramme) -> pd.DataFrame:
    return programme.comments


def dimension_of(text: str, pool: dict[str, tuple[str, ...]]) -> str:
    """The dimension whose phrase stands in a comment, empty where there is none."""
    return next((name for name, texts in pool.items() if any(phrase in text for phrase in texts)), "")


def regard(programme: SimulatedProgramme) -> pd.DataFrame:
    """The mean keyed rating by dimension, as a share of the dimension's mean over all raters."""
    items = programme.instrument.items
    keyed = {
        i.code: 6 - programme.responses[i.code] if i.reverse else programme.responses[i.code] for i in items
    }
    scales = {
        scale.id: pd.DataFrame(keyed)[[i.code for i in items if i.scale == scale.id]].mean(axis=1)
        for scale in programme.instrument.scales
    }
    return pd.DataFrame(scales).set_index(programme.responses["rater"]).astype(float)


def test_about_two_in_five_questions_are_answered(
    programme: SimulatedProgramme, comments: pd.DataFrame
) -> None:
    assert 0.35 < len(comments) / (3 * len(programme.responses)) < 0.5
    assert list(comments.columns) == ["participant", "rater", "rater_group", "question", "text"]
    assert not comments.duplicated(["participant", "rater", "question"]).any()
    assert (comments["text"].str.strip() != "").all()


def test_there_are_hundreds_of_different_comments_on_each_question(comments: pd.DataFrame) -> None:
    different = comments.groupby("question")["text"].nunique()
    assert sorted(different.index) == ["differently", "keep", "more"]
    assert different.min() >= 300


def test_no_two_raters_write_the_same_about_a_leader(comments: pd.DataFrame) -> None:
    assert not comments.duplicated(["participant", "question", "text"]).any()


@pytest.mark.parametrize("sign", SIGNS)
def test_comments_hold_what_real_ones_hold(comments: pd.DataFrame, sign: str) -> None:
    assert comments["text"].str.contains(sign, regex=False).any()


def test_no_comment_names_a_participant(programme: SimulatedProgramme, comments: pd.DataFrame) -> None:
    last_names = programme.people["name"].str.split(" ", n=1).str[1]
    everything = "\n".join(comments["text"])
    assert [name for name in last_names if name in everything and len(name) > 2] == []


def test_comments_in_welsh_are_about_the_team_in_wales(
    programme: SimulatedProgramme, comments: pd.DataFrame
) -> None:
    phrases = tuple(text for texts in KEEP_IN_WELSH.values() for text in texts)
    in_welsh = comments[comments["text"].isin(phrases)]
    teams = programme.people.set_index("participant")["team"]
    assert {*teams[in_welsh["participant"]]} == {"Wales"}
    assert len(in_welsh) >= 5


def test_praise_is_for_what_was_rated_high_and_advice_for_what_was_rated_low(
    programme: SimulatedProgramme, comments: pd.DataFrame
) -> None:
    ratings = regard(programme)
    others = comments[comments["rater_group"] != "self"]
    for question, pool in (("keep", KEEP), ("more", MORE), ("differently", DIFFERENTLY)):
        written = others[others["question"] == question]
        subjects = written["text"].map(lambda text, pool=pool: dimension_of(text, pool))
        rated = written[subjects.isin(ratings.columns)]
        differences = [
            ratings.at[rater, subject] - ratings.loc[rater].mean()
            for rater, subject in zip(rated["rater"], subjects[rated.index], strict=True)
        ]
        assert len(differences) > 300
        assert (np.nanmean(differences) > 0.2) if question == "keep" else (np.nanmean(differences) < -0.2)


def test_a_question_that_is_not_known_is_answered_with_something_that_fits_any(small: Instrument) -> None:
    texts = (
        simulate_programme(small, teams=3)
        .comments["text"]
        .str.lower()
        .str.removesuffix(".")
        .str.removesuffix("!")
    )
    general = {"nothing to add", "happy to talk about it", "it depends on the day", "no comment"}
    odd = {"n/a", "see above & below", "…"}
    assert general < {*texts} <= general | odd


def test_an_instrument_without_comment_questions_gets_none(small: Instrument) -> None:
    silent = small.model_copy(update={"comments": ()})
    assert simulate_programme(silent, leaders=3).comments.to_dict("list") == {
        "participant": [],
        "rater": [],
        "rater_group": [],
        "question": [],
        "text": [],
    }
