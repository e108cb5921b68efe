"""Every state of a profile: nothing overlaps, nothing is cut or lost, no heading stands alone."""

import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from reports import render_pdf
from reports.content import Heading
from tests.gallery.states import EIGHTY, LONG_NAME, STATES, content_of
from tests.reports.geometry import body_of, outside, overlaps, texts_on

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"
KEPT = ("usual", "usual-in-welsh", "only-self", "only-a-manager", "learning-needs")
MOST_KILOBYTES = 150

every_state = pytest.mark.parametrize("state", STATES)


@cache
def pdf_of(state: str) -> bytes:
    return render_pdf(content_of(state))


@cache
def pages_of(state: str) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(pdf_of(state)))


def found_on(
    state: str, look: Callable[[pypdfium2.PdfPage], Sequence[object]]
) -> dict[int, Sequence[object]]:
    """What is found on the pages of a state, by the number of the page."""
    return {number: found for number, page in enumerate(pages_of(state), 1) if (found := look(page))}


@every_state
def test_no_two_texts_overlap(state: str) -> None:
    assert found_on(state, overlaps) == {}


@every_state
def test_nothing_is_drawn_outside_the_margins(state: str) -> None:
    assert found_on(state, outside) == {}


@every_state
def test_no_page_is_next_to_empty(state: str) -> None:
    assert [number for number, page in enumerate(pages_of(state), 1) if len(body_of(page)) < 5] == []


@every_state
def test_no_heading_stands_at_the_foot_of_a_page(state: str) -> None:
    content = content_of(state)
    blocks = [block for section in content.sections for block in section.blocks]
    headings = {section.heading for section in content.sections}
    headings |= {block.text for block in blocks if isinstance(block, Heading)}
    last = [body_of(page)[-1].text for page in pages_of(state)]
    assert [text for text in last if text in headings] == []


@every_state
def test_nothing_is_cut_short(state: str) -> None:
    """An ellipsis of ours stands only after group names of sixty letters, and in the running head."""
    cut = {ink.text for page in pages_of(state) for ink in texts_on(page) if ink.text.endswith("…")}
    assert {text for text in cut if LONG_NAME not in text and "Rhyngsefydliadol" not in text} == set()


@every_state
def test_a_profile_is_small_enough_to_be_sent(state: str) -> None:
    assert len(pdf_of(state)) <= MOST_KILOBYTES * 1000


def words_of(state: str) -> str:
    texts = (page.get_textpage().get_text_bounded() for page in pages_of(state))
    return re.sub(r"\s+", " ", " ".join(texts))


def test_a_long_name_is_given_whole() -> None:
    assert LONG_NAME in words_of("very-long-welsh")


def test_names_of_eighty_characters_are_given_whole() -> None:
    assert words_of("long-team-and-cohort").count(EIGHTY) >= 4


def test_sixty_comments_are_all_there() -> None:
    words = words_of("sixty-long-comments")
    assert [number for number in range(1, 61) if f"{number}. She brings people" not in words] == []


def test_nobody_and_too_few_give_the_same_pages() -> None:
    assert pdf_of("only-self") == pdf_of("every-group-too-small")


@pytest.mark.parametrize("state", KEPT)
def test_each_page_reads_as_it_did(state: str) -> None:
    """After a change that is meant, renew the texts with RENEW_GOLDEN=1 and read the difference."""
    path = GOLDEN / f"{state}.txt"
    texts = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pages_of(state)]
    written = "\n\f\n".join(texts) + "\n"
    if os.environ.get("RENEW_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(written, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == written
