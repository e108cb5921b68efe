"""A face for characters that no font has: a box with the code point in it.

Each character gets its own glyph, drawn from filled cells, so that it takes part in the layout
like any other and its text can still be copied out of the page.
"""

from functools import cache

_CELL = 60
_DIGIT_ROWS = {
    # Five rows of three cells for each hexadecimal digit, a row an octal digit.
    "0": "75557",
    "1": "26227",
    "2": "71747",
    "3": "71717",
    "4": "55711",
    "5": "74717",
    "6": "74757",
    "7": "71111",
    "8": "75757",
    "9": "75717",
    "A": "75755",
    "B": "65656",
    "C": "74447",
    "D": "65556",
    "E": "74747",
    "F": "74744",
}
_SIDE = 40
_BOTTOM = -100
_TOP = 740


class MissingFace:
    """The boxes for the 256 characters whose code points share all but the last byte."""

    ascent = _TOP
    descent = _BOTTOM

    def __init__(self, block: int) -> None:
        self.name = f"Missing-{block:04X}"
        self.block = block
        self.columns = 2 if block <= 0xFF else 3  # noqa: PLR2004 - four digits or six

    @property
    def width(self) -> int:
        """The width of every box, in thousandths of the type size."""
        return 2 * _SIDE + _CELL * (4 * self.columns + 2)

    def outline(self, code: int) -> str:
        """The operators that draw the box of one character, `code` being its last byte."""
        digits = f"{self.block << 8 | code:0{2 * self.columns}X}"
        inner, height = self.width - 2 * _SIDE, _TOP - _BOTTOM
        line = _CELL // 2
        frame = [
            f"{_SIDE} {_BOTTOM} {inner} {height} re",
            f"{_SIDE + line} {_BOTTOM + line} {inner - 2 * line} {height - 2 * line} re",
        ]
        cells = [cell for place, digit in enumerate(digits) for cell in self._cells(place, digit)]
        return " ".join(
            [f"{self.width} 0 {_SIDE} {_BOTTOM} {self.width - _SIDE} {_TOP} d1", *frame, *cells, "f*"]
        )

    def _cells(self, place: int, digit: str) -> list[str]:
        """The filled cells of the digit at `place`, counted along the upper line, then the lower."""
        line, column = divmod(place, self.columns)
        left = _SIDE + _CELL * (3 + 8 * column) // 2
        top = _TOP - _CELL * (3 + 12 * line) // 2
        return [
            f"{left + _CELL * x} {top - _CELL * (y + 1)} {_CELL} {_CELL} re"
            for y, row in enumerate(_DIGIT_ROWS[digit])
            for x in range(3)
            if int(row) & (4 >> x)
        ]


@cache
def missing_face(block: int) -> MissingFace:
    """The face of boxes for one block of 256 code points."""
    return MissingFace(block)
