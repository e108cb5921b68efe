"""Who of a release is who of the next, whatever ids they have."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from scoring.disclosure.published import Line, lines_about
from scoring.scores import Scores


def with_ids_of(last: Scores, now: Scores, participants: Sequence[str]) -> Scores:
    """The scores of `now`, where raters about some participants have the ids that they had in `last`.

    Sheets that nobody can tell apart count as the same rater's, so that ids which were given anew do
    not make new raters of old ones.
    """
    then, today = lines_about(last, participants), lines_about(now, participants)
    names = {
        name: same_raters(list(today[name].values()), list(then[name].values())) for name in participants
    }
    ids = now.ratings.people.raters.astype(object)
    for name in participants:
        for row, line in today[name].items():
            ids.iloc[row] = names[name][line.rater]
    ratings = replace(now.ratings, people=replace(now.ratings.people, raters=ids))
    return replace(now, ratings=ratings, comments=_with_ids(now.comments, names))


def _with_ids(comments: pd.DataFrame, names: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """The comments with the ids (by participant and rater) that `names` has for their raters."""
    rows = zip(comments["participant"], comments["rater"], strict=True)
    ids = [names.get(str(name), {}).get(str(rater), str(rater)) for name, rater in rows]
    return comments.assign(rater=pd.Series(ids, comments.index, object))


def renamed(now: Scores, last: Scores) -> set[str]:
    """The participants of both, about whom not the same ids answer in the same groups."""
    here, there = (_places(scores) for scores in (now, last))
    both = set(now.ratings.people.participants) & set(last.ratings.people.participants)
    return {participant for participant, *_ in here ^ there if participant in both}


def _places(scores: Scores) -> set[tuple[str, str, int]]:
    """Each rater of a participant, with their group."""
    people = scores.ratings.people
    names = (people.participants[place] for place in people.participant.tolist())
    return set(zip(names, map(str, people.raters.tolist()), people.group.tolist(), strict=True))


def same_raters(now: Sequence[Line], last: Sequence[Line]) -> dict[str, str]:
    """By rater of `now`, the id under which `last` has them.

    A rater who is not there with the same sheet is taken for one of the same group with the same
    answers, if one is missing, and otherwise for the one of the same id, if that is still free.
    """
    gone = sorted(set(last) - set(now))
    names = {line.rater: line.rater for line in set(now) & set(last)}
    for line in sorted(set(now) - set(last)):
        twin = next((one for one in gone if one[1:] == line[1:]), None)
        if twin:
            gone.remove(twin)
            names[line.rater] = twin.rater
    for line in now:
        names.setdefault(line.rater, _free(line.rater, set(names.values())))
    return names


def _free(name: str, taken: set[str]) -> str:
    """The id, or a like one where it stands for somebody else."""
    return _free(name + "'", taken) if name in taken else name
