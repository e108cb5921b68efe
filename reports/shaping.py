"""Words as glyphs: which glyphs, where they stand, and which characters each stands for.

A shaped word is the same in every document, so words are shaped once a process.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz

from reports.content import Emphasis
from reports.fonts.choice import AnyFace, face_for, usual_glyphs
from reports.fonts.faces import Face
from reports.fonts.missing import MissingFace

_MOST_WORDS = 1 << 16
_HIGHEST_RISE = 700
_JOINERS = "\u200c\u200d"
_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A piece of text in one face and one direction.

    `code` is what stands between `[` and `]TJ`: glyph numbers, and moves between them. Where
    glyphs are raised or lowered, `raised` holds the parts with the rise of each, in thousandths of
    the type size, and `code` is empty. `width` is in type sizes; `glyphs` pairs each glyph number
    with its text. `tells` says that the glyphs tell the text by themselves, one after the other;
    `usual`, that every document holds all of them.
    """

    face: AnyFace
    text: str
    width: float
    code: str
    raised: tuple[tuple[int, str], ...]
    glyphs: tuple[tuple[int, str], ...]
    tells: bool = True
    usual: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A piece of text that is not broken, as one shaped piece for each face it needs."""

    text: str
    pieces: tuple[Shaped, ...]
    width: float


class _Glyph(NamedTuple):
    number: int
    cluster: int
    advance: int
    right: int
    rise: int


def _is_mark(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char)[0] == "M"


def _buffer(text: str, *, rightwards: bool | None) -> uharfbuzz.Buffer:
    """A buffer that holds the text by code points; the direction is guessed where it is None."""
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_codepoints(list(map(ord, text)))
    buffer.guess_segment_properties()
    if rightwards is not None:
        buffer.direction = "ltr" if rightwards else "rtl"
    return buffer


def _placed(face: Face, text: str, *, rightwards: bool | None) -> list[_Glyph]:
    """The glyphs of a text from left to right, in thousandths of the type size."""
    buffer = _buffer(text, rightwards=rightwards)
    uharfbuzz.shape(face.hb_font, buffer)
    scale = face.scale
    return [
        _Glyph(
            number=info.codepoint,
            cluster=info.cluster,
            advance=round(position.x_advance * scale),
            right=round(position.x_offset * scale),
            rise=max(-_HIGHEST_RISE, min(_HIGHEST_RISE, round(position.y_offset * scale))),
        )
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _glyph_texts(text: str, glyphs: list[_Glyph]) -> tuple[tuple[int, str], ...]:
    """The text of each glyph: the first of a cluster's glyphs has all of the cluster's text."""
    if [glyph.cluster for glyph in glyphs] == list(range(len(text))):
        return tuple([(glyph.number, char) for glyph, char in zip(glyphs, text, strict=True)])
    starts = sorted({glyph.cluster for glyph in glyphs} | {len(text)})
    ends = dict(pairwise(starts))
    taken: set[int] = set()
    texts = []
    for glyph in glyphs:
        own = "" if glyph.cluster in taken else text[glyph.cluster : ends[glyph.cluster]]
        taken.add(glyph.cluster)
        texts.append((glyph.number, own))
    return tuple(texts)


def _tell(texts: tuple[tuple[int, str], ...], text: str) -> bool:
    """Whether glyphs tell a text by themselves, in reading order or (right to left) against it."""
    own = [each for _, each in texts]
    return all(own) and text in {"".join(own), "".join(reversed(own))}


def _moves(face: Face, glyphs: list[_Glyph]) -> Iterator[tuple[int, int, int]]:
    """For each glyph its rise, the move to the right before it, and its number; a last move ends them."""
    pen = drawn = 0
    for glyph in glyphs:
        place = pen + glyph.right
        yield glyph.rise, place - drawn, glyph.number
        drawn = place + face.advance(glyph.number)
        pen += glyph.advance
    yield 0, pen - drawn, -1


def _operands(moves: list[tuple[int, int]]) -> str:
    """Moves and glyph numbers as operands, to stand between `[` and `]TJ`."""
    parts = []
    for move, number in moves:
        parts.append(f"){-move}(" if move else "")
        parts.append(_code(number) if number >= 0 else "")
    return f"({''.join(parts)})"


@cache
def _code(number: int) -> str:
    """The two bytes of a glyph number in a literal string: half as long as in hexadecimal digits."""
    return f"{chr(number >> 8)}{chr(number & 0xFF)}".translate(_ESCAPES)


def _parts(moves: list[tuple[int, int, int]]) -> tuple[tuple[int, str], ...]:
    """Neighbours with the same rise as one part each."""
    parts: list[tuple[int, list[tuple[int, int]]]] = []
    for rise, move, number in moves:
        if not parts or parts[-1][0] != rise:
            parts.append((rise, []))
        parts[-1][1].append((move, number))
    return tuple((rise, _operands(part)) for rise, part in parts)


def _boxes(face: MissingFace, text: str) -> Shaped:
    """Characters that no font has."""
    codes = [ord(char) & 0xFF for char in text]
    return Shaped(
        face=face,
        text=text,
        width=len(text) * face.width / 1000,
        code=f"({''.join(map(chr, codes)).translate(_ESCAPES)})",
        raised=(),
        glyphs=tuple(zip(codes, text, strict=True)),
    )


@lru_cache(maxsize=_MOST_WORDS)
def shape(face: AnyFace, text: str, *, rightwards: bool | None = None) -> Shaped:
    """Shape a text that one face can set; the direction follows the script where it is None."""
    if isinstance(face, MissingFace):
        return _boxes(face, text)
    glyphs = _placed(face, text, rightwards=rightwards)
    moves = list(_moves(face, glyphs))
    flat = not any(glyph.rise for glyph in glyphs)
    texts = _glyph_texts(text, glyphs)
    tells = flat and _tell(texts, text)
    usual = usual_glyphs(face)
    return Shaped(
        face=face,
        text=text,
        width=sum(glyph.advance for glyph in glyphs) / 1000,
        code=_operands([(move, number) for _, move, number in moves]) if flat else "",
        raised=() if flat else _parts(moves),
        glyphs=texts,
        tells=tells,
        usual=tells and all(usual.get(glyph) == own for glyph, own in texts),
    )


def by_face(text: str, emphasis: Emphasis) -> list[tuple[AnyFace, str]]:
    """Split a text where the face changes; marks and joiners stay with what they follow."""
    if text.isascii():
        return [(face_for(text[0], emphasis), text)] if text else []
    parts: list[tuple[AnyFace, str]] = []
    for char in text:
        last = parts[-1][0] if parts else None
        stays = isinstance(last, Face) and _is_mark(char) and (char in _JOINERS or last.covers(char))
        face = last if stays and last is not None else face_for(char, emphasis)
        if face is last:
            parts[-1] = (face, parts[-1][1] + char)
        else:
            parts.append((face, char))
    return parts


@lru_cache(maxsize=_MOST_WORDS)
def word(text: str, emphasis: Emphasis) -> Word:
    """Shape a piece of safe text, face by face."""
    pieces = tuple(shape(face, part) for face, part in by_face(text, emphasis))
    return Word(text, pieces, sum(piece.width for piece in pieces))
