"""Comments in languages that enough raters wrote in.

One comment in Welsh among comments in English names its writer, so a comment is shown only if enough
raters wrote in every language that it uses. What cannot be told is left out rather than shown.
"""

from collections.abc import Collection, Iterable, Mapping

import numpy as np
import pandas as pd

from scoring.disclosure.languages import OTHER, Languages, languages_of


def in_shared_languages(
    comments: pd.DataFrame, fewest: int, attributed: Collection[str] = ()
) -> pd.DataFrame:
    """The comments whose every language at least `fewest` protected raters of the participant wrote in.

    A comment without a word, such as a smile, is in no language and stands where any other is shown.

    Parameters
    ----------
    comments
        A row a comment, with `participant`, `rater`, `rater_group` and `text`.
    fewest
        Raters, not comments: somebody who answers three questions counts once.
    attributed
        The groups whose raters know that they are identifiable: nobody hides behind them, so they do
        not count; their comments are left out like all others.
    """
    languages = [languages_of(str(text)) for text in comments["text"]]
    protected = [str(group) not in attributed for group in comments["rater_group"]]
    participants = comments["participant"].astype(str).tolist()
    rows = zip(participants, comments["rater"].astype(str), languages, protected, strict=True)
    shared = _shared(rows, fewest)
    enough = (shared.get(who, frozenset()) for who in participants)
    shown = [bool(common) and used <= common for used, common in zip(languages, enough, strict=True)]
    return comments[np.array(shown, dtype=bool)]


def _shared(rows: Iterable[tuple[str, str, Languages, bool]], fewest: int) -> Mapping[str, Languages]:
    """By participant, the languages that enough protected raters wrote in."""
    writers: dict[str, dict[str, set[str]]] = {}
    for participant, rater, languages, protected in rows:
        of_participant = writers.setdefault(participant, {})
        for language in languages if protected else ():
            of_participant.setdefault(language, set()).add(rater)
    return {
        who: frozenset(language for language in found if _is_shared(language, found, fewest))
        for who, found in writers.items()
    }


def _is_shared(language: str, writers: Mapping[str, set[str]], fewest: int) -> bool:
    """Whether enough raters wrote in a language; several stray languages do not hide one another.

    `OTHER` may be many languages, so it counts only where most raters wrote in it, as they do
    where the questionnaire is in a language that is not known here.
    """
    most = len(writers[language]) * 2 > len(set().union(*writers.values()))
    return len(writers[language]) >= fewest and (language != OTHER or most)
