"""Which face holds a character: the text face first, then a face for the character's script."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache

from reports.content import Emphasis
from reports.fonts.faces import Face, face
from reports.fonts.missing import MissingFace, missing_face

TEXT_FACES = {
    Emphasis.PLAIN: "NotoSans-Regular.ttf",
    Emphasis.BOLD: "NotoSans-Bold.ttf",
    Emphasis.ITALIC: "NotoSans-Italic.ttf",
}
SYMBOLS = "DejaVuSans.ttf"
EMOJI = "NotoEmoji-Regular.ttf"
EAST_ASIAN = "wqy-microhei.ttc"

# The letters of the report's own languages: every document that uses a text face carries them.
_USUAL = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "ŴŵŶŷ–—‘’“”•…−×≤≥±√"  # noqa: RUF001 - the signs themselves
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}

# First and last code point of a script's blocks; its face is tried before the text face.
_SCRIPT_BLOCKS = (
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"),
    (0x0780, 0x07BF, "Thaana"),
    (0x07C0, 0x07FF, "NKo"),
    (0x0860, 0x08FF, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Oriya"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x13A0, 0x13FF, "Cherokee"),
    (0x1780, 0x17FF, "Khmer"),
    (0x19E0, 0x19FF, "Khmer"),
    (0x1C90, 0x1CBF, "Georgian"),
    (0x2D00, 0x2D2F, "Georgian"),
    (0x2D30, 0x2D7F, "Tifinagh"),
    (0x2D80, 0x2DDF, "Ethiopic"),
    (0xA8E0, 0xA8FF, "Devanagari"),
    (0xAA60, 0xAA7F, "Myanmar"),
    (0xA9E0, 0xA9FF, "Myanmar"),
    (0xAB00, 0xAB2F, "Ethiopic"),
    (0xAB70, 0xABBF, "Cherokee"),
    (0xFB13, 0xFB17, "Armenian"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFF, "Arabic"),
)
_BLOCKS = sorted(_SCRIPT_BLOCKS)
_STARTS = [first for first, _, _ in _BLOCKS]
_FIRST_EAST_ASIAN = 0x2E80
_FIRST_EMOJI = 0x1F000

AnyFace = Face | MissingFace


@cache
def usual_glyphs(of_face: AnyFace) -> Mapping[int, str]:
    """The glyphs that every document carries of a text face, each with its text."""
    if not isinstance(of_face, Face) or of_face.file_name not in TEXT_FACES.values():
        return {}
    glyphs = {of_face.glyph(char): char for char in reversed(_USUAL)}
    glyphs |= {of_face.glyph(ligature): letters for ligature, letters in _LIGATURES.items()}
    return {glyph: text for glyph, text in glyphs.items() if glyph}


def _script_faces(code_point: int) -> tuple[str, ...]:
    """The face for the script's block that a code point lies in; none outside the known blocks."""
    place = bisect_right(_STARTS, code_point) - 1
    if place < 0 or code_point > _BLOCKS[place][1]:
        return ()
    return (f"NotoSans{_BLOCKS[place][2]}-Regular.ttf",)


def _other_faces(code_point: int) -> tuple[str, ...]:
    """The faces to try after the text face, the likeliest first."""
    if code_point >= _FIRST_EMOJI:
        return (EMOJI, SYMBOLS, EAST_ASIAN)
    if code_point >= _FIRST_EAST_ASIAN:
        return (EAST_ASIAN, SYMBOLS, EMOJI)
    return (SYMBOLS, EMOJI, EAST_ASIAN)


@lru_cache(maxsize=65536)
def face_for(char: str, emphasis: Emphasis) -> AnyFace:
    """The face to set one character in; a face of labelled boxes where no font has it."""
    text_face = TEXT_FACES[emphasis]
    if char.isascii():
        return face(text_face)
    code_point = ord(char)
    for name in (*_script_faces(code_point), text_face, *_other_faces(code_point)):
        if face(name).covers(char):
            return face(name)
    return missing_face(code_point >> 8)
