"""In which languages a comment is written, and which languages enough raters wrote in.

One comment in Welsh among comments in English names its writer, so a comment is shown only if enough
raters wrote in every language that it uses. The rule knows English and Welsh by their small words and
by the looks of their spelling; every other language is one to it. It reads sentence by sentence, and
a single foreign word makes no sentence foreign. What it cannot tell is left out rather than shown.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from unicodedata import normalize

import numpy as np
import pandas as pd

from scoring.disclosure.small_words import FOREIGN_LETTER, SMALL_WORDS, SPELLINGS

OTHER = "other"
"""Every language but English and Welsh: they cannot be told from one another."""

_LONG_ENOUGH = 4
"""From so many words on, a sentence in English or Welsh has small words of its language."""

_SHARE_OF_SMALL_WORDS = 5
"""More than one word in so many is a small word; fewer are a chance likeness of another language."""

_SENTENCES = re.compile(r"[.!?…;:()\[\]\n]+")
_WORDS = re.compile(r"(?<=\w)'[^\W\d_]+|[^\W\d_]{2,}|\by\b")

Languages = frozenset[str]


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


def languages_of(text: str) -> Languages:
    """The languages of a text: `en`, `cy`, `OTHER`, several of them, or none where it has no word."""
    plain = normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower()
    sentences = [words for part in _SENTENCES.split(plain) if (words := _WORDS.findall(part))]
    known = frozenset(_sentence_languages(sentences))
    return known or (frozenset({OTHER}) if sentences else known)


def _sentence_languages(sentences: Iterable[list[str]]) -> Iterator[str]:
    """The language of each sentence; a few words that could be anything go with the rest of the text."""
    for words in sentences:
        language = _of_long(words) if len(words) >= _LONG_ENOUGH else _of_short(words)
        if language:
            yield language


def _of_long(words: list[str]) -> str:
    votes = _small_words(words)
    enough = votes.total() * _SHARE_OF_SMALL_WORDS > len(words)
    return (_first(votes) if enough else "") or OTHER


def _of_short(words: list[str]) -> str:
    """The language of a few words, by their spelling where they are not known; empty where nothing tells."""
    spelt = (language for word in words for language, looks in SPELLINGS.items() if looks.search(word))
    return _first(_small_words(words)) or _first(Counter(spelt))


def _small_words(words: list[str]) -> Counter[str]:
    """How many of the words are known to be of each language."""
    known = (OTHER if FOREIGN_LETTER.search(word) else SMALL_WORDS.get(word) for word in words)
    return Counter(language for language in known if language)


def _first(votes: Counter[str]) -> str:
    """The language with most votes; empty where there are none, or two have the same."""
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else ""
