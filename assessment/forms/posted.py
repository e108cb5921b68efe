"""What came back from a page: every field of it and no other, or nothing is taken at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from assessment.domain.answering import Answer
from assessment.domain.questions import LONGEST_COMMENT
from assessment.forms.pages import COMMENT_PREFIX, Outline, Stored

BASE_PREFIX = "base-"
CHROME = frozenset({"csrfmiddlewaretoken", "go", "language"})
GO = ("next", "back", "check", "stay")


class IncompletePostError(Exception):
    """A page came back with fields missing, twice, or that it does not have; the message lists them."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The answers of a page as they came back, and where the person wants to go."""

    answers: tuple[Answer, ...]
    go: str

    @property
    def too_long(self) -> tuple[Answer, ...]:
        """Comments that are longer than can be kept."""
        return tuple(answer for answer in self.answers if answer.is_comment and len(answer.value) > LONGEST_COMMENT)

    @property
    def typed(self) -> Stored:
        """What stood in the boxes."""
        return Stored(
            {answer.key: answer.value for answer in self.answers if not answer.is_comment},
            {answer.key: answer.value for answer in self.answers if answer.is_comment},
        )


def read_page(post: QueryDict, outline: Outline) -> Posted:
    """The answers of one page.

    Radio buttons of which none is chosen are not sent by browsers; everything else always is.

    Raises
    ------
    IncompletePostError
        With every field that is missing, sent twice, or not of this page.
    """
    problems = [*_unknown(post, outline), *_missing(post, outline), *_twice(post)]
    if post.get("go", "next") not in GO:
        problems.append("go: " + str(post.get("go")))
    if problems:
        raise IncompletePostError("; ".join(problems))
    answers = [_answer(post, name) for name in sorted(outline.names)]
    return Posted(tuple(answers), post.get("go", "next"))


def read_field(post: QueryDict) -> Answer:
    """One answer, as it is saved while a page is open.

    Raises
    ------
    IncompletePostError
        Where it is not exactly one field with its value and its base.
    """
    expected = {"field", "value", "base"}
    sent = set(post) - {"csrfmiddlewaretoken"}
    if sent != expected or list(_twice(post)):
        raise IncompletePostError(f"expected {', '.join(sorted(expected))}; got {', '.join(sorted(sent)) or 'none'}")
    return _made(post["field"], post["value"], post["base"])


def _unknown(post: QueryDict, outline: Outline) -> list[str]:
    known = CHROME | outline.names | {BASE_PREFIX + name for name in outline.names}
    return [f"{name}: unknown" for name in sorted(set(post) - known)]


def _missing(post: QueryDict, outline: Outline) -> list[str]:
    needed = {BASE_PREFIX + name for name in outline.names}
    needed |= {name for name in outline.names if name.startswith(COMMENT_PREFIX)}
    # A chosen radio button cannot be unchosen: one that had a base and sends nothing was lost on the way.
    needed |= {name for name in outline.names if post.get(BASE_PREFIX + name)}
    return [f"{name}: missing" for name in sorted(needed - set(post))]


def _twice(post: QueryDict) -> list[str]:
    lists: Mapping[str, Sequence[object]] = dict(post.lists())
    return [f"{name}: sent {len(values)} times" for name, values in lists.items() if len(values) != 1]


def _answer(post: QueryDict, name: str) -> Answer:
    return _made(name, post.get(name, ""), post[BASE_PREFIX + name])


def _made(name: str, value: str, base: str) -> Answer:
    if name.startswith(COMMENT_PREFIX):
        return Answer(name.removeprefix(COMMENT_PREFIX), _plain(value), _plain(base), is_comment=True)
    return Answer(name, value, base)


def _plain(text: str) -> str:
    """A text as it is kept: browsers send every line break as two characters."""
    return text.replace("\r\n", "\n").replace("\x00", "").strip()
