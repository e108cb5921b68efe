"""Lines of text as they are drawn: shaped pieces in their order, and their codes joined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reports.fonts.choice import AnyFace
from reports.shaping import Shaped


class FaceRun(NamedTuple):
    """Neighbouring pieces of usual glyphs in one face as one code; any other piece by itself."""

    face: AnyFace
    code: str
    piece: Shaped | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of text, in the order it is drawn; `width` is in type sizes.

    `code` is that of the whole line where one face sets it, all in usual glyphs; elsewhere it is
    empty.
    """

    pieces: tuple[Shaped, ...]
    width: float
    runs: tuple[FaceRun, ...]
    code: str
    leftwards: bool = False


def line_of(pieces: list[Shaped], *, leftwards: bool = False, hidden: float = 0.0) -> Line:
    """A line of pieces; `hidden` is the width of a space at its end."""
    runs = tuple(_face_runs(pieces))
    code = runs[0].code if len(runs) == 1 else ""
    return Line(tuple(pieces), sum([piece.width for piece in pieces]) - hidden, runs, code, leftwards)


def _face_runs(pieces: Iterable[Shaped]) -> Iterator[FaceRun]:
    codes: list[str] = []
    last: AnyFace | None = None
    for piece in pieces:
        if codes and last is not None and not (piece.usual and piece.face is last):
            yield FaceRun(last, _joined(codes))
            codes = []
        if piece.usual:
            last = piece.face
            codes.append(piece.code)
        else:
            yield FaceRun(piece.face, "", piece)
    if codes and last is not None:
        yield FaceRun(last, _joined(codes))


def _joined(codes: list[str]) -> str:
    return "".join(codes).replace(")(", "")
