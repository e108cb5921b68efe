"""Pools of comments, by the question and by the dimension that they speak of."""

from collections.abc import Mapping

ANY = "*"

Pool = Mapping[str, tuple[str, ...]]
PhraseBook = Mapping[str, Pool]


def texts_on(pool: Pool, subject: str) -> tuple[str, ...]:
    """The texts on a subject, else those that fit any."""
    return pool.get(subject) or pool[ANY]


def answers_to(book: PhraseBook, question: str) -> Pool:
    """The pool for a comment question, else the one that fits any question."""
    return book.get(question) or book[ANY]
