"""Which fonts and glyphs one document uses."""

from reports.fonts.choice import AnyFace, usual_glyphs
from reports.fonts.embedding import add_font
from reports.pdf.packing import PackedDocument
from reports.shaping import Shaped

_NOTHING = "\N{ZERO WIDTH SPACE}"
"""What a glyph stands for whose text another one tells: every glyph has to stand for something."""


class FontUse:
    """Collects what is drawn in one document, then adds its fonts."""

    def __init__(self) -> None:
        self._names: dict[AnyFace, str] = {}
        self._texts: dict[AnyFace, dict[int, str]] = {}
        self._plain: dict[Shaped, bool] = {}

    def name(self, of_face: AnyFace) -> str:
        """The name by which a page's operators call a face."""
        name = self._names.get(of_face)
        if name is None:
            name = self._names[of_face] = f"F{len(self._names) + 1}"
            self._texts[of_face] = dict(usual_glyphs(of_face))
        return name

    def is_plain(self, piece: Shaped) -> bool:
        """Take note of a piece of text; whether its glyphs stand for the same text everywhere.

        Where they do not, the page has to say beside the glyphs which text they show. Pieces of
        usual glyphs need no note.
        """
        if piece.usual:
            return True
        plain = self._plain.get(piece)
        if plain is None:
            plain = self._plain[piece] = self._take(piece)
        return plain

    def _take(self, shaped: Shaped) -> bool:
        self.name(shaped.face)
        texts = self._texts[shaped.face]
        same = [texts.setdefault(glyph, text or _NOTHING) == text for glyph, text in shaped.glyphs]
        return shaped.tells and all(same)

    def add_to(self, document: PackedDocument) -> str:
        """Add every font to the document and give the dictionary that pages name them by."""
        fonts = [
            f"/{name} {add_font(document, of_face, tuple(sorted(self._texts[of_face].items())))} 0 R"
            for of_face, name in self._names.items()
        ]
        return f"<<{''.join(fonts)}>>"
