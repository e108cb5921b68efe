"""One font file, opened by HarfBuzz when the first text needs it."""

from functools import cache, cached_property
from pathlib import Path
from struct import unpack_from

import uharfbuzz

FOLDER = Path(__file__).parent / "ttf"


class Face:
    """A font file: what it covers, and its measures in thousandths of the type size."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.file_name = path.name
        self.hb_face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
        self.hb_font = uharfbuzz.Font(self.hb_face)
        self.scale: float = 1000 / self.hb_face.upem
        self._advances: dict[int, int] = {}

    def covers(self, char: str) -> bool:
        """Whether the font has a glyph for one character."""
        return bool(self.hb_font.get_nominal_glyph(ord(char)))

    def glyph(self, char: str) -> int:
        """The glyph of one character without shaping; 0 where there is none."""
        return int(self.hb_font.get_nominal_glyph(ord(char)) or 0)

    def advance(self, glyph: int) -> int:
        """The width of a glyph, rounded as it is written into the file."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._scaled(self.hb_font.get_glyph_h_advance(glyph))
            self._advances[glyph] = width
        return width

    def _scaled(self, units: float) -> int:
        return round(units * self.scale)

    @cached_property
    def box(self) -> tuple[int, int, int, int]:
        """The box that holds every glyph: left, bottom, right, top."""
        corners = unpack_from(">4h", self.hb_face.reference_table("head").data, 36)
        left, bottom, right, top = map(self._scaled, corners)
        return left, bottom, right, top

    @cached_property
    def ascent(self) -> int:
        """How far the font's lines reach above the baseline."""
        return self._scaled(self.hb_font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """How far the font's lines reach below the baseline, as a negative number."""
        return self._scaled(self.hb_font.get_font_extents("ltr").descender)

    @cached_property
    def cap_height(self) -> int:
        """The height of a capital letter."""
        tag = uharfbuzz.OTMetricsTag.CAP_HEIGHT
        return self._scaled(self.hb_font.get_metric_position_with_fallback(tag))

    @cached_property
    def italic_angle(self) -> float:
        """The slant in degrees, negative to the right."""
        (fixed,) = unpack_from(">i", self.hb_face.reference_table("post").data, 4)
        return float(fixed) / 65536


@cache
def face(name: str) -> Face:
    """The face from the file of that name; opened once a process."""
    return Face(FOLDER / name)
