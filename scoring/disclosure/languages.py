"""In which languages a comment is written.

English and Welsh are known by their small words and by the looks of their spelling; every other
language is one. A text is read sentence by sentence, and a single foreign word makes no sentence foreign.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from unicodedata import normalize

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
