"""From a cohort's responses to its profiles: the same steps for files and for the web."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from assessment.policies import disclosure_policy, scoring_policy
from instruments.key import scoring_key
from instruments.model import Instrument
from scoring import Profile, Scores, protect, score
from scoring.norms.groups import NormTable


@dataclass(frozen=True, slots=True)
class Answers:
    """What a cohort answered: the `responses` table (wide or long) and the comments."""

    responses: pd.DataFrame
    comments: pd.DataFrame


def score_answers(answers: Answers, instrument: Instrument, norms: NormTable | None = None) -> Scores:
    """Score a cohort's answers by the instrument's key and policy."""
    key, policy = scoring_key(instrument), scoring_policy(instrument)
    return score(answers.responses, key, norms, policy=policy, comments=answers.comments)


def make_profiles(
    answers: Answers,
    instrument: Instrument,
    *,
    norms: NormTable | None = None,
    earlier: Answers | None = None,
    released: Sequence[Answers] = (),
    only: Iterable[str] | None = None,
) -> tuple[Profile, ...]:
    """The profiles of a cohort, with the change since `earlier` where an earlier wave is given.

    `released` are the answers, oldest first, from which profiles of this wave were made and handed
    out before: what is new since then is shown only where it tells of nobody.

    Raises
    ------
    TableError
        Where the answers do not fit the instrument, or `only` names somebody without answers.
    """
    policy, digest = disclosure_policy(instrument), instrument.digest
    then = {} if earlier is None else _by_participant(make_profiles(earlier, instrument))
    scores = score_answers(answers, instrument, norms)
    before = [score_answers(each, instrument, norms) for each in released]
    return protect(scores, policy, then, instrument_digest=digest, only=only, released=before)


def _by_participant(profiles: Iterable[Profile]) -> dict[str, Profile]:
    return {profile.participant: profile for profile in profiles}
