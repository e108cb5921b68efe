"""Draw every state of a profile as pictures to look at: `make gallery`.

For each state a PDF file, a contact sheet of all pages, and the pages at reading size.
"""

import sys
from math import ceil
from pathlib import Path

import pypdfium2
from PIL import Image

from reports import render_pdf
from tests.gallery.states import STATES, content_of

READING_SIZE = 110 / 72
SMALL = 45 / 72
ABREAST = 5
BETWEEN = 8
GROUND = "#8A929A"


def pictures(pdf: bytes, scale: float) -> list[Image.Image]:
    """The pages of a document as pictures."""
    return [page.render(scale=scale).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def contact_sheet(pages: list[Image.Image]) -> Image.Image:
    """All pages beside each other."""
    wide, high = pages[0].width + BETWEEN, pages[0].height + BETWEEN
    columns = min(ABREAST, len(pages))
    size = columns * wide + BETWEEN, ceil(len(pages) / columns) * high + BETWEEN
    sheet = Image.new("RGB", size, GROUND)
    for place, page in enumerate(pages):
        row, column = divmod(place, columns)
        sheet.paste(page, (BETWEEN + column * wide, BETWEEN + row * high))
    return sheet


def draw(name: str, folder: Path) -> None:
    """One state: its file, its contact sheet, its pages."""
    pdf = render_pdf(content_of(name))
    (folder / f"{name}.pdf").write_bytes(pdf)
    contact_sheet(pictures(pdf, SMALL)).save(folder / f"{name}.png")
    pages = folder / name
    pages.mkdir(exist_ok=True)
    for number, page in enumerate(pictures(pdf, READING_SIZE), start=1):
        page.save(pages / f"{number:02d}.png")


def main(out: Path, names: list[str]) -> None:
    """Draw the states that are named, or all of them."""
    out.mkdir(parents=True, exist_ok=True)
    for name in names or STATES:
        draw(name, out)
        print(out / f"{name}.png")  # noqa: T201 - says where to look


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
