"""What came back from a page: every field of it and no other, or nothing is taken at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from assessment.domain.answering import Answer
from assessment.domain.questions import LONGEST_COMMENT
from assessment.forms.pages import COMMENT_PREFIX, Outline, Stored
from assessment.spoken import SPOKEN

BASE_PREFIX = "base-"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
OWN_TO_A_SENDING = frozenset({TOKEN, "language"})
"""What a post brings for itself: sent again, it would bring its own."""
CHROME = OWN_TO_A_SENDING | {"go"}
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
        return tuple(
            answer for answer in self.answers if answer.is_comment and len(answer.value) > LONGEST_COMMENT
        )

    @property
    def typed(self) -> Stored:
        """What stood in the boxes."""
        return Stored(
            {answer.key: answer.value for answer in self.answers if not answer.is_comment},
            {answer.key: answer.value for answer in self.answers if answer.is_comment},
        )


def fields_of(request: HttpRequest) -> QueryDict:
    """All fields of a post.

    Raises
    ------
    IncompletePostError
        Where it brings files, which no page of ours asks for.
    """
    if request.FILES:
        raise IncompletePostError("; ".join(f"{name}: a file" for name in sorted(request.FILES)))
    return request.POST


def read_page(post: QueryDict, outline: Outline) -> Posted:
    """The answers of one page.

    Radio buttons of which none is chosen are not sent by browsers; everything else always is.

    Raises
    ------
    IncompletePostError
        With every field that is missing, sent twice, or not of this page.
    """
    problems = [*_unknown(post, outline), *_missing(post, outline), *_twice(post), *_nowhere(post)]
    if problems:
        raise IncompletePostError("; ".join(problems))
    answers = [_answer(post, name) for name in sorted(outline.names)]
    return Posted(tuple(answers), post.get("go", "next"))


def read_field(post: QueryDict) -> Answer:
    """One answer, as it is saved while a page is open.

    Raises
    ------
    IncompletePostError
        Where it is not exactly one field with its value and its base, or an item without a value.
    """
    expected = {"field", "value", "base"}
    sent = set(post) - {TOKEN}
    if sent != expected or list(_twice(post)):
        raise IncompletePostError(
            f"expected {', '.join(sorted(expected))}; got {', '.join(sorted(sent)) or 'none'}"
        )
    answer = _made(*(str(post[name]) for name in ("field", "value", "base")))
    if not (answer.value or answer.is_comment):
        raise IncompletePostError("value: empty")
    return answer


def read_nothing(post: QueryDict, *also: str) -> None:
    """Make sure that a post without answers carries none, so that nothing is dropped unread.

    Raises
    ------
    IncompletePostError
        Where it has other fields than `also`.
    """
    sent = set(post) - {TOKEN, *also}
    if sent:
        raise IncompletePostError("; ".join(f"{name}: unknown" for name in sorted(sent)))


def _nowhere(post: QueryDict) -> list[str]:
    """Where the person wants to go, or the language that they want, if there is no such thing."""
    offered = {"go": GO, "language": SPOKEN}
    return [
        f"{name}: {post[name]} is not one of {', '.join(known)}"
        for name, known in offered.items()
        if name in post and post[name] not in known
    ]


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
    return _made(name, post.get(name, ""), str(post[BASE_PREFIX + name]))


def _made(name: str, value: str, base: str) -> Answer:
    if name.startswith(COMMENT_PREFIX):
        return Answer(name.removeprefix(COMMENT_PREFIX), _plain(value), _plain(base), is_comment=True)
    return Answer(name, value, base)


def _plain(text: str) -> str:
    """A text as it is kept: without what no database takes, and a line break as one character."""
    sayable = text.encode(errors="replace").decode().replace("\x00", "")
    return sayable.replace("\r\n", "\n").strip()
