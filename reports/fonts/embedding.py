"""Fonts in the file: the glyphs that were drawn, their widths, and the text they stand for.

Glyph numbers are kept as they are in the font, so that a shaped word has the same code in every
document. The letters of the report's own language are always included: most documents then hold
the same subset, which is made once a process.
"""

import zlib
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

import uharfbuzz

from reports.fonts.choice import AnyFace
from reports.fonts.faces import Face
from reports.fonts.missing import MissingFace
from reports.pdf.packing import PackedDocument

GlyphTexts = tuple[tuple[int, str], ...]

_DROPPED_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "name",
    "post",
    "cmap",
    "OS/2",
    "STAT",
    "gasp",
    "kern",
    "vhea",
    "vmtx",
)
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"
)
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_MOST_PAIRS = 100


class FontProgram(NamedTuple):
    """The parts of an embedded font that depend on its glyphs; both streams are compressed."""

    tag: str
    data: bytes
    length: int
    widths: str
    to_unicode: bytes


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii").ljust(4))


def _subset(of_face: Face, glyphs: list[int]) -> bytes:
    """The font file with only these glyphs, numbered as before, and only what a page needs."""
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(map(_tag_number, _DROPPED_TABLES))
    return bytes(uharfbuzz.subset(of_face.hb_face, wanted).blob.data)


def _widths(of_face: Face, glyphs: list[int]) -> str:
    """The width array: for each run of neighbouring glyphs, its first number and its widths."""
    runs = groupby(enumerate(glyphs), key=lambda numbered: numbered[1] - numbered[0])
    parts = [[glyph for _, glyph in run] for _, run in runs]
    texts = [f"{part[0]} [{' '.join(str(of_face.advance(glyph)) for glyph in part)}]" for part in parts]
    return f"[{' '.join(texts)}]"


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _unicode_map(pairs: GlyphTexts, digits: int) -> bytes:
    """The map from glyph codes of `digits` hexadecimal digits back to text, compressed."""
    lines = [_CMAP_HEAD, f"<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n"]
    for start in range(0, len(pairs), _MOST_PAIRS):
        part = pairs[start : start + _MOST_PAIRS]
        lines += [f"{len(part)} beginbfchar\n"]
        lines += [f"<{code:0{digits}X}> <{_utf16(text)}>\n" for code, text in part]
        lines += ["endbfchar\n"]
    return zlib.compress("".join([*lines, _CMAP_TAIL]).encode("ascii"), 6)


def _letters(digest: bytes) -> str:
    """Six capital letters that tell one subset from another."""
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


@lru_cache(maxsize=64)
def font_program(of_face: Face, texts: GlyphTexts) -> FontProgram:
    """The embedded program for the glyphs in `texts`, which are sorted by glyph number."""
    glyphs = [glyph for glyph, _ in texts]
    data = _subset(of_face, glyphs)
    return FontProgram(
        tag=_letters(sha256(data).digest()),
        data=zlib.compress(data, 6),
        length=len(data),
        widths=_widths(of_face, glyphs),
        to_unicode=_unicode_map(texts, 4),
    )


def _descriptor(document: PackedDocument, of_face: Face, name: str, program: FontProgram) -> int:
    italic, symbolic = 64, 4
    flags = symbolic | (italic if of_face.italic_angle else 0)
    left, bottom, right, top = of_face.box
    file = document.add_stream(program.data, f"/Length1 {program.length}")
    return document.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{left} {bottom} {right} {top}]"
        f"/ItalicAngle {of_face.italic_angle:g}/Ascent {of_face.ascent}/Descent {of_face.descent}"
        f"/CapHeight {of_face.cap_height}/StemV 80/FontFile2 {file} 0 R>>"
    )


def _composite_font(document: PackedDocument, of_face: Face, texts: GlyphTexts) -> int:
    """Add a font whose codes are glyph numbers."""
    program = font_program(of_face, texts)
    name = f"{program.tag}+{of_face.name}"
    descendant = document.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity"
        f"/FontDescriptor {_descriptor(document, of_face, name, program)} 0 R/W{program.widths}>>"
    )
    return document.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {document.add_stream(program.to_unicode)} 0 R>>"
    )


def _box_font(document: PackedDocument, of_face: MissingFace, texts: GlyphTexts) -> int:
    """Add a font of labelled boxes; its codes are the last bytes of the code points."""
    codes = [code for code, _ in texts]
    drawn = {code: zlib.compress(of_face.outline(code).encode("ascii"), 6) for code in codes}
    boxes = "".join(f"/b{code:02X} {document.add_stream(data)} 0 R" for code, data in drawn.items())
    differences = " ".join(f"{code} /b{code:02X}" for code in codes)
    widths = [of_face.width if code in codes else 0 for code in range(codes[0], codes[-1] + 1)]
    return document.add(
        f"<</Type/Font/Subtype/Type3/Name/{of_face.name}/FontMatrix[0.001 0 0 0.001 0 0]"
        f"/FontBBox[0 {of_face.descent} {of_face.width} {of_face.ascent}]"
        f"/FirstChar {codes[0]}/LastChar {codes[-1]}/Widths[{' '.join(map(str, widths))}]"
        f"/Encoding<</Type/Encoding/Differences[{differences}]>>/CharProcs<<{boxes}>>/Resources<<>>"
        f"/ToUnicode {document.add_stream(_unicode_map(texts, 2))} 0 R>>"
    )


def add_font(document: PackedDocument, of_face: AnyFace, texts: GlyphTexts) -> int:
    """Add a font that holds the glyphs in `texts`, sorted by number, with the text of each."""
    if isinstance(of_face, MissingFace):
        return _box_font(document, of_face, texts)
    return _composite_font(document, of_face, texts)
